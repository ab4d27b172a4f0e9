//! What stands in a list that somebody keeps, and what the list tells of each: "chooses a contractor from the firm's address
//! book (company, trade, phone)", "we have the courts in a list: name, town".

use super::tell::{Strength, told};
use super::{Gather, Owner, Said, evidence};
use crate::design::noun::Ground;
use crate::language::is_one_of;
use crate::language::noun as words;
use crate::language::sentence::{Lead, Noun, Part, items};

/// At most so many parts stand between a list and what it tells: "which we load once a year".
const REACH: usize = 7;

/// Reads one sentence.
pub(super) fn booked(gather: &mut Gather<'_>, said: &Said<'_>) {
    let parts = said.parts;
    for (at, pair) in parts.windows(2).enumerate() {
        let [Part::Tie(tie), Part::Noun(list)] = pair else { continue };
        if !is_one_of(tie, "from in on out") || !is_book(list) {
            continue;
        }
        let Some(of) = in_it(parts, at) else { continue };
        let after = &parts[at + 2..];
        let begins = |part: &Part| matches!(part, Part::Open(_) | Part::Colon);
        let Some(from) = after.iter().take(REACH).position(begins) else { continue };
        let (told_of, _) = items(parts, at + 3 + from);
        let known = told_of.iter().filter_map(|item| item.noun.as_ref());
        let known = known.filter(|noun| super::value::may_be_column(&noun.thing.name())).count();
        // Beside one that is known, three are columns all.
        if known == 0 || known < 2 && told_of.len() < 3 {
            continue;
        }
        let owner = Owner { noun: gather.name(&of.thing), is_weak: false };
        told(gather, &owner, &told_of, said.line, said.text, Strength::Formal);
        if gather.nouns.get(&owner.noun).is_some() {
            gather.nouns.claim(&owner.noun, Ground::Defined, &said.line.steps, &evidence(said.line));
        }
        return;
    }
}

/// Whether a noun names what holds all of something: "the address book", "a list".
fn is_book(noun: &Noun) -> bool {
    is_one_of(&noun.thing.head, "list catalogue catalog register directory panel roster")
        || noun.thing.head == "book" && !noun.thing.modifiers.is_empty()
}

/// What stands in the list: right before it, or before the verb that keeps it there.
fn in_it(parts: &[Part], at: usize) -> Option<&Noun> {
    let before = at.checked_sub(1)?;
    let of = match &parts[before] {
        Part::Noun(noun) => noun,
        Part::Act(act) if act.is_passive || act.verb.base == "come" => parts[..before].last()?.noun()?,
        Part::Act(_)
        | Part::It
        | Part::Somebody
        | Part::Be(_)
        | Part::Tie(_)
        | Part::Clause(_)
        | Part::And
        | Part::Comma
        | Part::Colon
        | Part::Open(_)
        | Part::Close(_) => return None,
    };
    let may_be = !words::is_kind(&of.thing.head)
        && !matches!(words::class(&of.thing.head), Some(words::Class::Interface | words::Class::Quantity));
    (may_be && !matches!(of.lead, Lead::No | Lead::Counted)).then_some(of)
}
