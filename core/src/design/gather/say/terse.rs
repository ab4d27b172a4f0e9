//! Terse prose: "Adds a kite. Name, span, price." A sentence that is a bare list tells of what the sentence before it
//! speaks of.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::super::list::claim_states;
use super::super::one::one_per_of;
use super::{Gather, Owner, Sort, define, evidence, push_field, value};
use crate::design::gather::define::Column;
use crate::design::state;
use crate::language::clause::things;
use crate::language::is_one_of;
use crate::language::noun as words;
use crate::language::person::is_person;
use crate::language::sentence::{Item, Lead, Part, Subject, items, subject};
use crate::language::singular;
use crate::language::verb::{self, Class, Form};
use crate::ordered::CollectVec;
use crate::product::{Kind, Line};

/// At most so many bytes stand between two sentences of one paragraph.
const GAP: u32 = 3;

/// At most so many words name what a thing has.
const LONGEST: usize = 5;

/// A sentence looks back over so many for what it tells of.
const BACK: usize = 3;

/// The paragraph that is read.
#[derive(Debug, Default)]
pub(in crate::design::gather) struct Paragraph {
    /// Its lines.
    lines: Vec<usize>,
    /// What its last bare list tells of.
    about: Option<String>,
    /// A bare list of a deed that may have a better name: "Measures. Weight, height. One examination per visit."
    open: Option<usize>,
}

impl Paragraph {
    /// Reads one line: that it is a bare list is known before its words are taken for verbs and their objects.
    pub(in crate::design::gather) fn line(&mut self, gather: &mut Gather<'_>, at: usize) {
        let product = gather.product;
        let line = &product.lines[at];
        let before = self.lines.last().map(|before| &product.lines[*before]);
        let goes_on = |before: &Line| {
            before.section == line.section
                && before.place.file == line.place.file
                && matches!(line.kind, Kind::Bullet { .. } | Kind::Prose)
                && line.label.is_none()
                && (before.place.span.end..=before.place.span.end + GAP).contains(&line.place.span.start)
        };
        if !before.is_some_and(goes_on) {
            *self = Self { lines: Vec::from([at]), about: None, open: None };
            return;
        }
        let from = self.lines.len().saturating_sub(BACK);
        let said = self.lines[from..].to_vec();
        self.lines.push(at);
        if let Some(what) = one_of(gather, &line.text) {
            if line.text.contains(" and ") {
                gather.raised.insert(what.clone());
            }
            if let Some(open) = self.open.take() {
                gather.raised.insert(what.clone());
                gather.terse.insert(open, what);
            }
            return;
        }
        let is_one = ["One per ", "Once per ", "One for each "].iter().any(|one| line.text.starts_with(one));
        if !is_one && !is_bare(&line.text) {
            return;
        }
        let parts = value::parts(&line.text).0;
        if !is_one && self.about.is_some() && said.last().is_some_and(|last| gather.terse.contains_key(last))
        {
            // One more list of the same.
        } else if let Some(about) =
            said.iter().rev().find_map(|before| about(gather, &product.lines[*before]))
        {
            self.about = Some(about);
        }
        match &self.about {
            Some(about) => {
                if is_one || are_columns(&parts) {
                    gather.raised.insert(about.clone());
                }
                gather.terse.insert(at, about.clone());
            }
            None if !is_one && are_columns(&parts) => self.open = Some(at),
            None => {}
        }
    }
}

/// "One examination per visit": the examination.
fn one_of(gather: &mut Gather<'_>, text: &str) -> Option<String> {
    let rest = text.strip_prefix("One ").filter(|rest| rest.contains(" per "))?;
    let what = things(rest.split(" per ").next()?).pop()?;
    (!value::is_property(&what.name())).then(|| gather.name(&what))
}

/// Whether a sentence is a list of words, "Title, date, sector", or says of a word that it is unique.
fn is_bare(text: &str) -> bool {
    if !text.contains(',') {
        return unique(text).is_some();
    }
    let first = text.split([' ', ',']).next().unwrap_or_default().to_lowercase();
    let acts = verb::verb(&first).is_some_and(|verb| verb.form == Form::Third);
    let is_name = |part: &String| {
        let name = bare(part);
        let tells = |word: &str| {
            is_one_of(word, "is are has have can may must not then by") || words::is_determiner(word)
        };
        asks(name)
            || part.split_whitespace().count() <= LONGEST + 1
                && name.split_whitespace().count() <= LONGEST
                && !name.split_whitespace().any(tells)
    };
    // "Wardens report defects: the pier, what is wrong" is a sentence before its list.
    let is_led = text.split(',').next().and_then(|part| part.split_once(':'));
    let is_led = is_led.is_some_and(|(head, _)| head.split_whitespace().count() > 2) || is_done(text);
    let begins = !acts && !is_led && !words::is_function_word(&first) && !words::is_determiner(&first);
    begins && value::parts(text).0.iter().all(is_name)
}

/// "Guests fill in a name": a sentence of what people do.
fn is_done(text: &str) -> bool {
    let mut words = text.split(' ');
    let who = words.next().unwrap_or_default().to_lowercase();
    let one = singular(&who);
    one != who
        && is_person(&one)
        && words.next().and_then(verb::verb).is_some_and(|verb| verb.form == Form::Base)
}

fn asks(part: &str) -> bool {
    let first = part.split_whitespace().next().unwrap_or_default();
    ["what", "who", "how", "when", "where", "which", "whether", "from"]
        .iter()
        .any(|word| first.eq_ignore_ascii_case(word))
}

/// "Mobile number unique", "name unique within a town": what is unique, and whether it is everywhere.
fn unique(text: &str) -> Option<(&str, bool)> {
    let (name, rest) = text.trim().trim_end_matches('.').split_once(" unique")?;
    let is_name = name.split_whitespace().count() <= 3 && value::is_column(name);
    (is_name && (rest.is_empty() || rest.starts_with(' '))).then_some((name, rest.is_empty()))
}

/// Whether words name what a thing has: two that are known, or one among several.
fn are_columns(parts: &[String]) -> bool {
    let known = parts.iter().filter(|part| is_known(part)).count();
    known >= 2 || known == 1 && parts.len() > 2
}

fn is_known(part: &str) -> bool {
    part.contains([':', '(']) || asks(part) || value::is_column(bare(part))
}

/// What a part of a list names, without what more is said of it: of `name of the party`, the name.
fn bare(part: &str) -> &str {
    let name = part.split([':', '(']).next().unwrap_or(part);
    [" of ", " in ", " if "].iter().fold(name, |name, cut| name.split(cut).next().unwrap_or(name)).trim()
}

/// What a sentence is about: what is made or kept in it, by its name or by that of the deed.
fn about(gather: &mut Gather<'_>, line: &Line) -> Option<String> {
    let parts = gather.parts(&line.text);
    if let [Part::Noun(noun)] = &parts[..] {
        // "Inspects."
        let word = line.text.trim_end_matches('.').to_lowercase();
        let verb =
            verb::verb(&word).filter(|verb| verb.form == Form::Third && noun.thing.modifiers.is_empty())?;
        return deed(verb.base);
    }
    let at = parts.iter().rposition(|part| part.act().is_some_and(|act| !act.is_loose))?;
    let act = parts[at].act().filter(|act| !act.is_denied && !act.is_passive)?;
    let (list, end) = items(&parts, at + 1);
    let into =
        parts.get(end.saturating_sub(2)..).unwrap_or_default().windows(2).find_map(|pair| match pair {
            [Part::Tie(tie), Part::Noun(noun)] if tie == "into" => Some(noun),
            _ => None,
        });
    let is_list = |item: &Item| item.noun.as_ref().is_some_and(|noun| noun.thing.head == "list");
    let of_list = |item: &Item| {
        let of = item.around.iter().find(|(tie, _)| tie == "of").map(|(_, noun)| noun.clone());
        of.filter(|of| of.thing.is_plural)
    };
    let noun = match list.last() {
        _ if into.is_some() => into.cloned(),
        Some(item) if is_list(item) => of_list(item),
        Some(item) => item.noun.clone(),
        None => return deed(act.verb.base),
    };
    let noun = noun.or_else(|| {
        let by = if let Subject::Noun(noun) = subject(&parts, at) { Some(noun.clone()) } else { None };
        by.filter(|by| by.thing.is_plural && by.lead == Lead::Bare)
    })?;
    if words::is_kind(&noun.thing.head) && noun.thing.modifiers.is_empty() {
        return None;
    }
    if gather.sort(&noun.thing) == Sort::Role {
        return Some("user".to_owned());
    }
    let opens = act.verb.base == "open" && matches!(noun.lead, Lead::One);
    if act.verb.class == Class::Read && !opens || noun.lead == Lead::No {
        return None;
    }
    let name = gather.name(&noun.thing);
    let report = alloc::format!("{name} report");
    if act.verb.base == "report" && gather.spoken.has(&report) {
        return Some(report);
    }
    (!value::is_property(&name) || gather.raised.contains(&name)).then_some(name)
}

/// What is made where somebody does something, and nothing is said of to what.
fn deed(base: &str) -> Option<String> {
    let deed = verb::noun_of(base).or_else(|| verb::nominal(base));
    deed.filter(|_| base != "register").map(ToOwned::to_owned)
}

/// Gives the thing of the paragraph what the bare list of its line names: columns, or the states that it goes through.
pub(in crate::design::gather) fn told(gather: &mut Gather<'_>, about: &str, line: &Line) {
    if let Some((name, is_everywhere)) = unique(&line.text) {
        if gather.nouns.get(about).is_some() && is_everywhere {
            push_field(gather, about, &alloc::format!("{name} (unique)"), &evidence(line));
        }
        return;
    }
    if one_per_of(gather, about, line) {
        return;
    }
    let (parts, _) = value::parts(&line.text);
    let states: Vec<String> = parts.iter().filter_map(|part| state::state(part)).collect_vec();
    let alike = states.iter().filter(|state| state::looks_like_one(state)).count();
    if states.len() == parts.len() && alike * 2 > states.len() {
        if gather.nouns.get(about).is_some() {
            claim_states(gather, about, states, line);
        }
        return;
    }
    if !are_columns(&parts) {
        return;
    }
    let columns = parts.iter().map(|part| {
        let words = match part.split_once(':') {
            Some((name, values)) => alloc::format!("{name} ({values})"),
            None => part.clone(),
        };
        Column { words, is_known: true, is_likely: true }
    });
    let columns: Vec<Column> = columns.collect_vec();
    let owner = Owner { noun: about.to_owned(), is_weak: false };
    define(gather, &owner, &columns, line);
}
