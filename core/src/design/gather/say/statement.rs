//! The forms of plain statements: which thing a sentence tells of, and the list of what it has.

use alloc::vec::Vec;

use super::form::{forms, of_each};
use super::owner::is_bare_row;
use super::value;
use crate::language::has_one_form;
use crate::language::is_one_of;
use crate::language::noun::{self as words, Class as Kind};
use crate::language::person::is_person;
use crate::language::sentence::{Act, Item, Lead, Noun, Part, Subject, items, subject};
use crate::language::verb::{Class, Form};
use crate::ordered::CollectVec;

/// A thing, and what is told of it.
pub(super) struct Plain<'p> {
    /// The thing.
    pub(super) of: &'p Noun,
    /// The list of what it has.
    pub(super) list: Vec<Item>,
    /// How many columns clauses tell: "who loaded it", "when it was filled".
    pub(super) clauses: usize,
    /// Whether it is of one that was spoken of before: "the order states the side and the price".
    pub(super) is_back: bool,
    /// Whether it says that the list is written down.
    pub(super) is_kept: bool,
}

impl<'p> Plain<'p> {
    /// What the list that begins at `from` tells.
    pub(super) fn new(of: &'p Noun, parts: &[Part], from: usize) -> Self {
        Self { of, list: items(parts, from).0, clauses: clauses(parts, from), is_back: false, is_kept: false }
    }

    /// "Adds tasks: pruning, mowing", "has 500 trees": examples and figures are no columns.
    fn is_examples(&self) -> bool {
        let nouns = || self.list.iter().filter_map(|item| item.noun.as_ref());
        let is_told = |noun: &Noun| {
            matches!(noun.lead, Lead::One | Lead::The | Lead::Own) || value::may_be_column(&noun.thing.name())
        };
        // "Each agency gets its own deployment and database" is about what runs.
        let is_run = |noun: &Noun| words::class(&noun.thing.head) == Some(Kind::Infrastructure);
        nouns().any(|noun| noun.lead == Lead::Counted)
            || nouns().next().is_some_and(|noun| noun.lead == Lead::Own) && nouns().all(is_run)
            || self.clauses == 0 && !nouns().any(is_told)
    }

    /// How many columns are told.
    pub(super) fn count(&self) -> usize {
        self.list.len() + self.clauses
    }
}

/// At most so many parts stand between a verb and the list of what its thing has.
const REACH: usize = 8;

/// At most so many parts of a list are asked for more than its nouns, so that an endless sentence takes time in step with its length.
const LONGEST: usize = 64;

/// The plain statements of a sentence: those of what may be a thing by its word, or is one by what is told of it.
pub(super) fn statements<'p>(
    parts: &'p [Part],
    text: &str,
    is_raised: impl Fn(&Noun) -> bool,
) -> Vec<Plain<'p>> {
    let acts = parts.iter().enumerate().filter_map(|(at, part)| Some((at, part.act()?)));
    acts.filter(|(_, act)| !act.is_denied && !act.is_loose)
        .filter_map(|(at, act)| {
            if act.is_passive {
                is_kept(parts, at, act)
            } else {
                has(parts, at, act).or_else(|| of_each(parts, at, act)).or_else(|| made(parts, at, act))
            }
        })
        .chain(forms(parts, text))
        .filter(|plain| plain.count() > 1 && (may_be(plain) || is_raised(plain.of)) && !plain.is_examples())
        .collect_vec()
}

/// Whether a noun may be a thing with columns: none of a screen, of the machinery or of a figure.
fn may_be(plain: &Plain<'_>) -> bool {
    let noun = plain.of;
    let head = &*noun.thing.head;
    let is_modified = !noun.thing.modifiers.is_empty();
    let blocked = match words::class(head) {
        Some(Kind::Infrastructure) => !((is_modified || plain.count() > 2) && words::may_be_modified(head)),
        Some(Kind::Feeling) => !is_modified,
        // "Each lot carries a number, a title and a starting price".
        Some(Kind::Quantity) => {
            !(matches!(noun.lead, Lead::Each | Lead::One)
                && plain.count() > 2
                && words::countable().any(|word| word == head))
        }
        Some(Kind::Interface | Kind::Measure) => true,
        _ => {
            words::is_kind(head) && !is_modified && !may_be_kept(head, plain.count())
                || is_one_of(head, "data content information detail")
        }
    };
    noun.lead != Lead::No && noun.lead != Lead::Counted && !blocked
}

/// Whether a word for a kind names things that are kept, with columns of their own: species, methods.
pub(super) fn may_be_kept(kind: &str, count: usize) -> bool {
    has_one_form(kind) || count > 2 && is_one_of(kind, "method grade level condition mode")
}

/// How many items of the list that begins at `from` are clauses that ask: "who did it", "how many came".
fn clauses(parts: &[Part], from: usize) -> usize {
    let asks = |word: &str| is_one_of(word, "who when whether how what where why which whom whose");
    (from..parts.len().min(from + LONGEST))
        .take_while(|at| !matches!(parts[*at], Part::Colon))
        .filter(|at| matches!(&parts[*at], Part::Clause(word) if asks(word)))
        .filter(|at| {
            *at == from
                || matches!(
                    parts[at - 1],
                    Part::Comma | Part::And | Part::Colon | Part::Tie(_) | Part::Act(_)
                )
        })
        .count()
}

/// "A poll has a question and a closing time".
fn has<'p>(parts: &'p [Part], at: usize, act: &Act) -> Option<Plain<'p>> {
    let Subject::Noun(of) = subject(parts, at) else { return None };
    let is_one = matches!(of.lead, Lead::One | Lead::Each)
        || of.lead == Lead::Bare && (of.thing.is_plural || has_one_form(&of.thing.head))
        || is_register(of) && keeps(act) && !of.thing.modifiers.is_empty();
    // "Species come with a code".
    let comes = act.verb.base == "come" && parts.get(at + 1).and_then(Part::tie) == Some("with");
    if comes && is_one {
        return Some(Plain::new(of, parts, at + 2));
    }
    let has = is_one_of(
        act.verb.base,
        "have carry hold bear get contain include comprise list say tell name state quote record \
keep show need give bring store note cover receive",
    );
    let has = has && (act.verb.base == "have" || !is_person(&of.thing.head));
    let holds = is_one_of(act.verb.base, "have carry bear contain include quote");
    let is_back = !is_one && of.lead == Lead::The && !of.thing.is_plural;
    let plain = || Plain { is_back, ..Plain::new(of, parts, at + 1) };
    if act.verb.base.is_empty() {
        // "The order states the side, the material and the price": a verb that no list holds.
        return Some(plain()).filter(|plain| (is_one || is_back) && plain.count() > 2);
    }
    (has && is_one || is_back && holds).then(plain)
}

/// "It has a nose, a palate and a score": what `it` has.
pub(super) fn of_what_was_spoken(parts: &[Part]) -> Option<Vec<Item>> {
    let has = |act: &Act| {
        is_one_of(act.verb.base, "have carry hold get record name list state need")
            && !(act.is_passive || act.is_denied || act.is_loose)
    };
    let at = parts.windows(2).position(|pair| pair[0] == Part::It && pair[1].act().is_some_and(has))? + 1;
    let (list, _) = items(parts, at + 1);
    let nouns = || list.iter().filter_map(|item| item.noun.as_ref());
    let is_told = |noun: &Noun| {
        matches!(noun.lead, Lead::One | Lead::The | Lead::Own) || value::may_be_column(&noun.thing.name())
    };
    let are_told = list.len() > 1 && nouns().any(is_told) && !nouns().any(|noun| noun.lead == Lead::Counted);
    are_told.then_some(list)
}

/// "Fire drills: the date, how many people left and what has to be improved": what the label names, and its list.
pub(super) fn labelled<'p>(label: &'p [Part], parts: &[Part]) -> Option<Plain<'p>> {
    let [Part::Noun(of)] = label else { return None };
    let is_list = matches!(parts, [Part::Noun(first), Part::Comma | Part::And, ..]
        if matches!(first.lead, Lead::One | Lead::The | Lead::Own) || value::may_be_column(&first.thing.name()))
        // "Print runs: which edition, which printer, how many copies".
        || matches!(parts, [Part::Clause(which), Part::Noun(_), Part::Comma, ..] if which == "which");
    let plain = Plain::new(of, parts, 0);
    let is_free = words::class(&of.thing.head).is_none() && !is_person(&of.thing.head);
    (is_list && is_free && of.thing.is_plural && plain.count() > 2 && !plain.is_examples()).then_some(plain)
}

/// Verbs that say that something is written down.
const KEEPING: &str = "keep store save preserve record log note file register enter retain capture hold remember document \
maintain curate";

/// Whether a verb says that something is written down.
pub(super) fn keeps(act: &Act) -> bool {
    is_one_of(act.verb.base, KEEPING)
}

/// "Deliveries are noted with the supplier and the number of crates".
fn is_kept<'p>(parts: &'p [Part], at: usize, act: &Act) -> Option<Plain<'p>> {
    let Subject::Noun(of) = subject(parts, at) else { return None };
    let is_all = matches!(of.lead, Lead::One | Lead::Each) || of.thing.is_plural;
    let is_made = keeps(act) || act.verb.class == Class::Create;
    // "Every look is written to a log": the log is kept.
    let is_logged = matches!(&parts[at + 1..], [Part::Tie(_), Part::Noun(log), ..] if is_register(log));
    if !(is_made || is_all) || is_logged && !keeps(act) {
        return None;
    }
    // "Every attempt is kept as a payment: amount, month".
    let of = match &parts[at + 1..] {
        [Part::Tie(tie), Part::Noun(kept), ..] if tie == "as" && !is_register(kept) => kept,
        _ => of,
    };
    // "Items are agreed: what is to be done, by whom".
    let asks = |at: usize| matches!(parts.get(at + 1), Some(Part::Colon)) && clauses(parts, at + 2) > 1;
    let is_told = is_made || is_all && asks(at);
    let lists = |part: &Part| part.tie() == Some("with") || is_told && *part == Part::Colon;
    let from = parts[at + 1..].iter().take(REACH).position(lists)?;
    let plain = Plain { is_kept: keeps(act), ..Plain::new(of, parts, at + from + 2) };
    // Of somebody it takes more.
    (!is_person(&of.thing.head) || is_made && plain.count() > 2).then_some(plain)
}

/// How many parts from `next` on only say which of many are meant: "the subcontractors the company works with", "the
/// relatives who may decide".
fn told_which(parts: &[Part], of: &Noun, next: usize) -> usize {
    match parts.get(next..).unwrap_or_default() {
        [Part::Noun(who), Part::Act(act), rest @ ..]
            if of.lead == Lead::The && who.lead == Lead::The && !act.is_passive =>
        {
            2 + rest.iter().take_while(|part| matches!(part, Part::Tie(_))).count()
        }
        [Part::Clause(who), rest @ ..] if is_one_of(who, "who that which") => {
            rest.iter().take(REACH).position(|part| *part == Part::Colon).map_or(0, |colon| colon + 1)
        }
        _ => 0,
    }
}

/// "Files an objection under the parcel, with the name and the grounds", "logs the import: file name, rows".
fn made<'p>(parts: &'p [Part], at: usize, act: &Act) -> Option<Plain<'p>> {
    let particle = |word: &str| is_one_of(word, "in up together out down");
    let is_phrasal = parts.get(at + 1).and_then(Part::tie).is_some_and(particle)
        && is_one_of(act.verb.base, "fill write put draw set make take hand type key");
    // "Reports a leak with a photo" makes a report; "report faults: the bell, what is wrong", faults.
    let are_reported =
        matches!(parts.get(at + 1..), Some([Part::Noun(of), Part::Colon, ..]) if of.thing.is_plural);
    if act.verb.base == "report" && !are_reported {
        return None;
    }
    let makes = matches!(act.verb.class, Class::Create | Class::Store)
        || is_one_of(act.verb.base, "keep maintain curate list track collect gather document archive")
        || act.verb.base == "open"
            && matches!(parts.get(at + 1), Some(Part::Noun(of)) if of.lead == Lead::One)
        || is_phrasal;
    // "Anglers hold licences: the number, the class".
    let may_make = !matches!(act.verb.class, Class::Read | Class::Select)
        || is_one_of(act.verb.base, "attach invite link");
    let first = at + 1 + usize::from(is_phrasal);
    let mut of = parts.get(first).and_then(Part::noun).filter(|_| makes || may_make)?;
    // Colleagues who are invited become users.
    if act.verb.base == "invite"
        && is_one_of(&of.thing.head, "colleague coworker teammate user person employee")
    {
        return None;
    }
    let mut next = first + 1;
    // "Keeps a register of keys": the keys.
    if let (Some("of"), Some(Part::Noun(kept))) = (parts.get(next).and_then(Part::tie), parts.get(next + 1))
        && (is_register(of) || of.thing.head == "copy")
    {
        of = kept;
        next += 2;
    }
    // "… such as these and those"
    if let (Some("as"), Some(colon)) = (
        parts.get(next).and_then(Part::tie),
        parts.iter().skip(next).take(REACH).position(|part| *part == Part::Colon),
    ) {
        next += colon;
    }
    // "… under the parcel": where it is made.
    while let (Some(Part::Tie(tie)), Some(Part::Noun(_) | Part::It)) = (parts.get(next), parts.get(next + 1))
    {
        if matches!(tie.as_str(), "with" | "including") {
            break;
        }
        next += 2;
    }
    if makes && of.thing.is_plural {
        next += told_which(parts, of, next);
    }
    // "A card report for each: …"
    if matches!((parts.get(next), parts.get(next + 1)), (Some(Part::Tie(_)), Some(Part::Colon))) {
        next += 1;
    }
    let ties = |at: usize| matches!(parts.get(at).and_then(Part::tie), Some("with" | "including"));
    let gives = |at: usize| {
        parts.get(at).and_then(Part::act).is_some_and(|act| act.verb.form == Form::Gerund && is_giving(act))
    };
    // "Issues a permit to fish for the day, bearing …", "keeps a revision whenever somebody edits, with …"
    if makes && !matches!(parts.get(next), Some(Part::Colon | Part::Open(_))) && !ties(next) {
        let begins = |at: &usize| parts[*at] == Part::Comma && (ties(at + 1) || gives(at + 1));
        next = (next..parts.len()).take(REACH).find(begins).unwrap_or(next);
    }
    let is_comma = matches!(parts.get(next), Some(Part::Comma));
    // "Describes the types once (these, those) with a name and a price".
    if let Some(Part::Open(_)) = parts.get(next)
        && let Some(close) = parts[next..].iter().position(|part| matches!(part, Part::Close(_)))
        && (ties(next + close + 1)
            || parts.get(next + close + 1) == Some(&Part::Comma) && ties(next + close + 2))
    {
        next += close + 1;
    }
    let from = match parts.get(next)? {
        Part::Colon => next + 1,
        Part::Open(_) if makes => next + 1,
        Part::Tie(_) if makes && ties(next) => next + 1,
        Part::Comma if makes && (ties(next + 1) || gives(next + 1)) => next + 2,
        // "Raises a request naming the article and the supplier".
        Part::Act(_) if makes && gives(next) => next + 1,
        Part::Noun(_)
        | Part::It
        | Part::Somebody
        | Part::Act(_)
        | Part::Be(_)
        | Part::Tie(_)
        | Part::Clause(_)
        | Part::And
        | Part::Comma
        | Part::Open(_)
        | Part::Close(_) => return None,
    };
    // "Writes an offer: lines with a text and a price": of the lines.
    if parts.get(from).and_then(Part::noun).is_some_and(|noun| is_bare_row(noun) && noun.thing.is_plural) {
        return None;
    }
    // "Every change writes a row with …": of what is written so, [`forms`] tells.
    let is_row = is_one_of(&of.thing.head, "row record entry line") && of.thing.modifiers.is_empty();
    if is_row && matches!(subject(parts, at), Subject::Noun(by) if !is_person(&by.thing.head)) {
        return None;
    }
    let mut plain = Plain { is_kept: keeps(act), ..Plain::new(of, parts, from) };
    // "…, ticking the grounds and adding a statement".
    if is_comma && gives(next + 1) {
        for (at, _) in parts.iter().enumerate().skip(from).take(LONGEST).filter(|(at, _)| gives(*at)) {
            plain.list.extend(items(parts, at + 1).0);
        }
    }
    Some(plain)
}

/// Whether a noun names what holds all of something: "the list of reasons", "a register of keys".
fn is_register(noun: &Noun) -> bool {
    is_one_of(&noun.thing.head, "list register catalogue catalog directory history log set inventory record")
}

/// Verbs that give a thing one of its columns.
const GIVING: &str = "tick add give note state choose pick set enter type quote name select specify write record mark say \
explain tell describe list include rate bear carry";

/// Whether a verb gives a thing one of its columns.
fn is_giving(act: &Act) -> bool {
    is_one_of(act.verb.base, GIVING)
}
