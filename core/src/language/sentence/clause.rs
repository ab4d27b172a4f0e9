//! What a verb is said of, and the list of what it is done to.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Act, Noun, Part};
use crate::language::is_one_of;
use crate::language::verb::Form;

/// One item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it names; none for `it`.
    pub noun: Option<Noun>,
    /// Prepositions and what follows them.
    pub around: Vec<(String, Noun)>,
    /// The words in the parenthesis behind it, in bytes of the sentence.
    pub inner: Option<(usize, usize)>,
}

/// Who or what a verb is said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject<'p> {
    /// A thing.
    Noun(&'p Noun),
    /// What was spoken of before.
    It,
    /// Whoever acts.
    Somebody,
    /// Nobody that is named.
    None,
}

/// At most so many parts before a verb are looked at for what it is said of.
const REACH: usize = 64;

/// What the verb at `at` is said of: the thing before it; of `which`, the thing before that; of a verb in a row, what
/// the first is said of.
pub fn subject(parts: &[Part], at: usize) -> Subject<'_> {
    said_of(parts, at, at.saturating_sub(REACH))
}

/// The same, looking no farther back than `from`.
fn said_of(parts: &[Part], at: usize, from: usize) -> Subject<'_> {
    let mut before = at;
    let mut around = false;
    while before > from {
        let index = before - 1;
        before = index;
        match &parts[index] {
            // Of "the price of a ticket", the price.
            Part::Noun(noun) => match index.checked_sub(1).map(|index| &parts[index]) {
                Some(Part::Tie(_)) => around = true,
                _ => return Subject::Noun(noun),
            },
            Part::It => return Subject::It,
            Part::Somebody => return Subject::Somebody,
            Part::Tie(_) if around => around = false,
            Part::Close(_) => {
                before = (from..index).rev().find(|at| matches!(parts[*at], Part::Open(_))).unwrap_or(from);
            }
            Part::Clause(word) if is_one_of(word.as_str(), "which that who") => {}
            // Of "zones, which have a name", the zones.
            Part::Comma
                if matches!(parts.get(index + 1), Some(Part::Clause(word)) if matches!(word.as_str(), "which" | "who"))
                    && index.checked_sub(1).is_some_and(|noun| parts[noun].noun().is_some()) =>
            {
                return Subject::Noun(which(parts, index - 1, index + 2));
            }
            Part::And | Part::Comma => {
                let first = (from..index).rev().find(|at| parts[*at].tells());
                return first.map_or(Subject::None, |first| said_of(parts, first, from));
            }
            Part::Act(act) if act.is_loose => {}
            // Of "bids that arrive before noon", the bids.
            Part::Act(_)
                if matches!(index.checked_sub(1).map(|index| &parts[index]),
                Some(Part::Clause(word)) if is_one_of(word.as_str(), "which that who")) =>
            {
                around = false;
            }
            Part::Tie(_) | Part::Act(_) | Part::Be(_) | Part::Clause(_) | Part::Colon | Part::Open(_) => {
                return Subject::None;
            }
        }
    }
    Subject::None
}

/// What `which` stands for: of "the quays of a harbour, which have a name", the quays.
fn which(parts: &[Part], at: usize, verb: usize) -> &Noun {
    let noun = |at: usize| parts[at].noun().expect("a noun stands before the comma");
    let are_many = parts.get(verb).and_then(Part::act).is_some_and(|act| act.verb.form == Form::Base);
    let is_tied = at > 1 && matches!(parts[at - 1], Part::Tie(_));
    match is_tied.then(|| parts[at - 2].noun()).flatten() {
        Some(many) if are_many && many.thing.is_plural && !noun(at).thing.is_plural => many,
        Some(_) | None => noun(at),
    }
}

/// The list that begins at `at`, and where it ends.
pub fn items(parts: &[Part], mut at: usize) -> (Vec<Item>, usize) {
    let mut items: Vec<Item> = Vec::new();
    let mut tie: Option<String> = None;
    let mut is_new = true;
    let mut depth = None;
    while let Some(part) = parts.get(at) {
        match part {
            Part::Close(to) => {
                if let (Some(from), Some(item)) = (depth.take(), items.last_mut()) {
                    item.inner.get_or_insert((from, *to));
                }
            }
            _ if depth.is_some() => {}
            Part::Open(from) => depth = Some(*from),
            Part::Noun(noun) => {
                if opens_clause(parts, at) && !is_new {
                    return (items, at);
                }
                let follows = at > 0 && matches!(parts[at - 1], Part::Noun(_) | Part::It);
                if let Some(tie) = tie.take() {
                    if let Some(item) = items.last_mut() {
                        item.around.push((tie, noun.clone()));
                    }
                } else if is_new || items.is_empty() || follows {
                    if opens_clause(parts, at) && !items.is_empty() {
                        return (items, at);
                    }
                    items.push(Item { noun: Some(noun.clone()), around: Vec::new(), inner: None });
                }
                is_new = false;
            }
            Part::It if is_new && items.is_empty() => {
                items.push(Item { noun: None, around: Vec::new(), inner: None });
                is_new = true;
            }
            Part::Tie(word) if matches!(word.as_str(), "with" | "including") && !items.is_empty() => {
                return (items, at);
            }
            Part::Tie(word) => tie = Some(word.clone()),
            Part::Comma | Part::And => {
                let acts = |part: Option<&Part>| matches!(part, Some(Part::Act(act)) if !act.is_loose);
                let next = parts.get(at + 1);
                let next = if matches!(next, Some(Part::And)) { parts.get(at + 2) } else { next };
                if acts(next) || matches!(next, Some(Part::It | Part::Somebody)) {
                    return (items, at);
                }
                is_new = true;
                tie = None;
            }
            // What more is said of the thing before it.
            Part::Clause(_) | Part::It | Part::Somebody => {
                at = skip(parts, at);
                continue;
            }
            Part::Act(Act { is_loose: true, .. }) => {}
            Part::Act(_) if at > 0 && matches!(parts[at - 1], Part::Noun(_) | Part::It) && is_new => {}
            Part::Act(_) | Part::Be(_) | Part::Colon => return (items, at),
        }
        at += 1;
    }
    (items, at)
}

/// Whether the thing at `at` is what another verb is said of.
fn opens_clause(parts: &[Part], at: usize) -> bool {
    let mut next = at + 1;
    while matches!(parts.get(next), Some(Part::Tie(_))) && matches!(parts.get(next + 1), Some(Part::Noun(_)))
    {
        next += 2;
    }
    parts.get(next).is_some_and(Part::tells)
}

/// Past the clause that begins at `at`: up to the mark or `and` that goes on with the list.
fn skip(parts: &[Part], at: usize) -> usize {
    let mut is_inside = false;
    for (next, part) in parts.iter().enumerate().skip(at + 1) {
        let goes_on = part.tie() == Some("with") && matches!(parts[next - 1], Part::Close(_));
        let ends = matches!(part, Part::Comma | Part::And | Part::Colon | Part::Close(_));
        if goes_on || ends && !is_inside {
            return next;
        }
        is_inside = matches!(part, Part::Open(_)) || is_inside && !matches!(part, Part::Close(_));
    }
    parts.len()
}
