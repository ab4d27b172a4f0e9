//! What is worked out is not kept: "free slots are calculated from working hours and bookings".

use super::{Gather, Said, evidence};
use crate::design::noun::Ground;
use crate::language::is_one_of;
use crate::language::sentence::{Part, Subject, subject};

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
