//! A list told of a thing: its columns, what belongs to it, and what it belongs to.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Column, Gather, Owner, define, evidence, push_field, value};
use crate::design::column;
use crate::design::entity::{HAS_ONE, Link, LinkKind, NAMED};
use crate::design::noun::Ground;
use crate::language::clause::Thing;
use crate::language::is_one_of;
use crate::language::noun as words;
use crate::language::sentence::{Item, Lead, Noun};
use crate::ordered::CollectVec;
use crate::product::{Evidence, Line};

/// How plainly a list is told of its owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strength {
    /// "A has b and c."
    Plain,
    /// "Adds A with b and c."
    Beside,
    /// "Enters b and c."
    Entered,
    /// The form of the sentence says that they are columns, known or not.
    Formal,
}

/// Gives a thing what a list tells of it: columns, things that belong to it, things that it belongs to.
pub(super) fn told(
    gather: &mut Gather<'_>,
    owner: &Owner,
    list: &[Item],
    line: &Line,
    text: &str,
    strength: Strength,
) {
    let mut columns: Vec<Column> = Vec::new();
    let mut others: Vec<(String, bool)> = Vec::new();
    let mut shared: Vec<String> = Vec::new();
    let mut own_many: Vec<String> = Vec::new();
    let first = list.iter().find_map(|item| item.noun.as_ref());
    let are_own = first.is_some_and(|noun| matches!(noun.lead, Lead::Own | Lead::Several));
    let is_sole = first.is_some_and(|first| is_sole(first, list.len(), text));
    for item in list {
        let Some(noun) = &item.noun else { continue };
        match sorted(gather, owner, item, noun, text) {
            // "Fees, fines and deposits" are no things of its own.
            Told::Many(_) if strength == Strength::Formal && noun.lead == Lead::Bare && !are_own => {}
            Told::Column(column) => columns.push(column),
            // "Two runs a day".
            Told::One(name) => others.push((name, is_counted(noun, text, &["two ", "three ", "four "]))),
            Told::Many(name) => {
                if is_own(noun, text) {
                    own_many.push(name.clone());
                }
                others.push((name, true));
            }
            Told::Shared(name) => shared.push(name),
            Told::Nothing => {}
        }
    }
    if strength == Strength::Formal {
        for column in &mut columns {
            column.is_known = true;
        }
    }
    let known = columns.iter().filter(|column| column.is_known).count();
    let is_list = (known + others.len()) * 2 >= columns.len() + others.len();
    if strength == Strength::Entered {
        columns
            .retain(|column| column.is_known || is_list && known > 0 && column.words.split(' ').count() < 3);
        // "Enters the pupil's name, phone and date of birth": who acts, and is kept with more than a sign-in.
        let is_own = |column: &Column| !is_one_of(&column.words, "name email password");
        let is_kept =
            gather.actors.contains(&owner.noun) && columns.iter().filter(|one| is_own(one)).count() > 1;
        if is_kept && is_list && gather.actors.len() > MANY_ROLES {
            define(gather, &Owner { noun: owner.noun.clone(), is_weak: false }, &columns, line);
            return;
        }
        if !columns.is_empty() && is_list && gather.nouns.get(&owner.noun).is_some() {
            let evidence = Evidence { rule: "entered in a step", ..evidence(line) };
            if columns.iter().filter(|column| column.is_known).count() > 2 {
                gather.nouns.claim(&owner.noun, Ground::Attributes, &line.steps, &evidence);
            }
            for column in &columns {
                push_field(gather, &owner.noun, &column.words, &evidence);
            }
        }
        return;
    }
    if !is_list || columns.is_empty() && (owner.is_weak || gather.nouns.get(&owner.noun).is_none()) {
        return;
    }
    if !columns.is_empty() {
        define(gather, owner, &columns, line);
    }
    if gather.nouns.get(&owner.noun).is_none() {
        return;
    }
    for to in shared {
        if gather.nouns.at(&to).links.iter().any(|link| link.to == owner.noun) {
            continue;
        }
        let evidence = Evidence { rule: "several of them are chosen for it", ..evidence(line) };
        gather.nouns.at(&owner.noun).links.push(Link { to, kind: LinkKind::Many, column: None, evidence });
    }
    for (name, is_many) in others {
        let rule = match (is_many, is_sole) {
            (true, _) => "told as a relation",
            (false, true) => HAS_ONE,
            (false, false) => NAMED,
        };
        let evidence = Evidence { rule, ..evidence(line) };
        let (child, parent) = if is_many { (name, owner.noun.clone()) } else { (owner.noun.clone(), name) };
        if child == parent {
            continue;
        }
        gather.nouns.claim(&child, Ground::Related, &line.steps, &evidence);
        if own_many.contains(&child) {
            gather.nouns.claim(&child, Ground::Several, &line.steps, &evidence);
        }
        // Tags and categories are shared by what has them.
        if is_many && words::is_shared(child.rsplit(' ').next().unwrap_or(&child)) {
            gather.nouns.at(&parent).links.push(Link {
                to: child,
                kind: LinkKind::Many,
                column: None,
                evidence,
            });
            continue;
        }
        gather.nouns.at(&child).links.push(Link { to: parent, kind: LinkKind::One, column: None, evidence });
    }
}

/// With more names for roles than these, each of whom may be kept for itself: the user, a role and its last word.
const MANY_ROLES: usize = 3;

enum Told {
    Column(Column),
    /// It belongs to this.
    One(String),
    /// These belong to it.
    Many(String),
    /// Several of these are chosen for it, which are there already.
    Shared(String),
    Nothing,
}

fn sorted(gather: &Gather<'_>, owner: &Owner, item: &Item, noun: &Noun, text: &str) -> Told {
    let thing = &noun.thing;
    // A status is a column of values, which another sentence tells.
    let is_status = matches!(&*thing.head, "status" | "state") && item.inner.is_none();
    if matches!(noun.lead, Lead::No | Lead::Counted) || is_status {
        return Told::Nothing;
    }
    if let Some(words) = moment(noun, text) {
        return Told::Column(Column { words, is_known: true, is_likely: true });
    }
    let words = column_words(item, noun, text);
    // "A complaint with the caller's name" has the caller's.
    let other = noun.whose.as_ref().map(Thing::name).filter(|whose| *whose != owner.noun);
    let words = other.map_or_else(|| words.clone(), |whose| alloc::format!("{whose} {words}"));
    let is_column = value::is_column(&words);
    let own = gather.table_of(thing).filter(|name| *name != owner.noun);
    let is_thing = own.as_ref().is_some_and(|name| {
        gather.nouns.get(name).is_some_and(|noun| noun.grounds().keys().any(|ground| *ground < Ground::Read))
    });
    match own {
        Some(name) if thing.is_plural && is_own(noun, text) => Told::Many(name),
        Some(name) if thing.is_plural && !is_column && words::class(&thing.head).is_none() => {
            let is_made = || {
                let grounds = gather.nouns.get(&name).map(crate::design::noun::Noun::grounds);
                grounds.is_some_and(|grounds| {
                    [Ground::Created, Ground::Listed, Ground::Defined]
                        .iter()
                        .any(|ground| grounds.contains_key(ground))
                })
            };
            // "One to four topics", which are of something else already.
            let is_of_another = || {
                let links = gather.nouns.get(&name).map_or(&[][..], |noun| &noun.links[..]);
                !links.is_empty() && links.iter().all(|link| link.to != owner.noun)
            };
            if noun.lead == Lead::Several && is_made() && is_of_another() {
                Told::Shared(name)
            } else if matches!(noun.lead, Lead::Own | Lead::Several | Lead::Bare) {
                Told::Many(name)
            } else if noun.lead == Lead::The && is_made() {
                Told::Shared(name)
            } else {
                Told::Nothing
            }
        }
        Some(name) if is_thing && !is_column => Told::One(name),
        _ if thing.is_plural && !is_column => Told::Nothing,
        _ if words.split_whitespace().count() > 4 => Told::Nothing,
        _ => {
            let inner =
                item.inner.and_then(|(from, to)| text.get(from..to)).filter(|inner| !inner.is_empty());
            let is_known = is_column || inner.is_some() || words::is_attribute_head(&thing.head);
            let words = match inner {
                Some(inner) => alloc::format!("{words} ({inner})"),
                None => words,
            };
            Told::Column(Column { words, is_known, is_likely: is_known })
        }
    }
}

/// "A client has one care plan": that, and nothing else.
fn is_sole(first: &Noun, items: usize, text: &str) -> bool {
    let before = text.get(..first.start).unwrap_or_default().trim_end();
    let is_had = [" has", " have", " gets", " get"].iter().any(|had| before.ends_with(had));
    let is_one = items == 1 && matches!(first.lead, Lead::One | Lead::Counted);
    is_had && (is_one || is_counted(first, text, &["one "]))
}

/// Whether a thing is led by one of these numbers.
fn is_counted(noun: &Noun, text: &str, numbers: &[&str]) -> bool {
    let named = text.get(noun.start..).unwrap_or_default();
    numbers.iter().any(|number| named.starts_with(number))
}

/// "Its own stages": a stage is a column elsewhere.
fn is_own(noun: &Noun, text: &str) -> bool {
    let lead = || text.get(noun.start..noun.thing.start).unwrap_or_default();
    noun.lead == Lead::Own && lead().contains("own ")
}

/// "The time when it was lifted".
fn moment(noun: &Noun, text: &str) -> Option<String> {
    let thing = &noun.thing;
    if !thing.modifiers.is_empty() {
        return None;
    }
    let rest = text.get(thing.start..)?;
    let rest = rest.split([',', '.', ';', ':', '(', ')']).next()?;
    let rest = rest.split(" and ").next()?.to_lowercase();
    let words: Vec<&str> = rest.split_whitespace().collect_vec();
    column::moment::clause(&words).map(|(words, _)| words)
}

/// The words of a column: `date of birth` is `birth date`; of `price of the ticket`, `price`.
pub(super) fn column_words(item: &Item, noun: &Noun, text: &str) -> String {
    let thing = &noun.thing;
    let start = if noun.whose.is_some() { thing.start } else { noun.start };
    let named = text.get(start..thing.end).unwrap_or_default().to_lowercase();
    let says_which = |word: &&str| {
        words::is_determiner(word) || is_one_of(word, "own optional unique single exact whole last first one")
    };
    // "First name" is no first one of names.
    let is_name = named.ends_with("first name") || named.ends_with("last name");
    let named: Vec<&str> = named
        .split_whitespace()
        .skip_while(|word| says_which(word) && !(is_name && named.len() < 11))
        .collect_vec();
    let named = named.join(" ");
    let of = item
        .around
        .iter()
        .find(|(tie, of)| tie == "of" && of.lead == Lead::Bare && of.thing.modifiers.len() < 2);
    match of {
        Some((_, of)) if thing.modifiers.is_empty() && !matches!(&*thing.head, "number") => {
            alloc::format!("{} {}", of.thing.name(), thing.head)
        }
        // "The largest number of pupils".
        Some((_, of)) if thing.head == "number" && !thing.modifiers.is_empty() => {
            alloc::format!("{named} of {}", text.get(of.thing.start..of.thing.end).unwrap_or_default())
        }
        Some((_, of)) if thing.head == "number" => alloc::format!("{} count", of.thing.name()),
        _ => named,
    }
}
