//! What is worked out is not kept: "free slots are calculated from working hours and bookings"; nor is what the docs say
//! is thrown away: "we do not store the messages", "reads the file and throws it away".

use super::{Gather, Said, evidence};
use crate::design::noun::Ground;
use crate::language::is_one_of;
use crate::language::sentence::{Act, Part, Subject, subject};

/// Reads one sentence.
pub(super) fn derived(gather: &mut Gather<'_>, said: &Said<'_>) {
    for (at, part) in said.parts.iter().enumerate() {
        let Some(act) = part.act().filter(|act| act.is_passive && !act.is_denied && !act.is_loose) else {
            continue;
        };
        let is_from = said.parts.get(at + 1).and_then(Part::tie) == Some("from");
        if !is_from || !is_one_of(act.verb.base, "calculate compute derive count") {
            continue;
        }
        let Subject::Noun(noun) = subject(said.parts, at) else { continue };
        let Some(name) = gather.table_of(&noun.thing) else { continue };
        let is_made = |ground: &Ground| *ground <= Ground::Stored || *ground == Ground::Created;
        let is_open = gather.nouns.get(&name).is_some_and(|noun| !noun.grounds().keys().any(is_made));
        if is_open {
            gather.nouns.at(&name).not_kept.get_or_insert_with(|| evidence(said.line));
        }
    }
}

/// "We do not store the messages", "the mails are not kept", "reads the file and throws it away"; of `it`, what was
/// spoken of before.
pub(super) fn denied(gather: &mut Gather<'_>, said: &Said<'_>, before: Option<&str>) {
    for (at, part) in said.parts.iter().enumerate() {
        let Some(act) = part.act().filter(|act| goes(act)) else { continue };
        // "Not kept in the database", "not stored for longer than a week": but elsewhere, but for a while.
        let is_limited =
            |part: Option<&Part>| part.and_then(Part::tie).is_some_and(|tie| tie != "by" && tie != "away");
        let (of, next) = if act.is_passive { (None, at + 1) } else { (said.parts.get(at + 1), at + 2) };
        if is_limited(said.parts.get(next)) {
            continue;
        }
        let back = || said.parts[..at].iter().rev().find_map(Part::noun);
        let noun = match of {
            Some(Part::Noun(noun)) => Some(noun),
            // "Count it from the lists, don't save it": of what was counted, and of no list.
            Some(Part::It) if !act.is_denied => back(),
            Some(_) => continue,
            None => match subject(said.parts, at) {
                Subject::Noun(noun) => Some(noun),
                Subject::It => back(),
                Subject::Somebody | Subject::None => continue,
            },
        };
        let name = match noun {
            Some(noun) => gather.table_of(&noun.thing),
            None => before.map(Into::into),
        };
        if let Some(name) = name.filter(|name| gather.nouns.get(name).is_some()) {
            gather.nouns.at(&name).not_kept.get_or_insert_with(|| evidence(said.line));
        }
    }
}

/// Whether a verb says that something is not kept: "do not store", "are never saved", "throw away".
fn goes(act: &Act) -> bool {
    if is_one_of(act.verb.base, "throw discard") {
        return !act.is_denied && !act.is_loose && !act.is_passive;
    }
    act.is_denied && !act.is_loose && is_one_of(act.verb.base, "store keep save persist retain")
}
