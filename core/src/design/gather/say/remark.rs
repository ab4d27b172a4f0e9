//! What people say about a thing: "can leave a comment under an order", "posts messages about a viewing".

use alloc::format;

use super::pair::tie;
use super::{Gather, Said, evidence, push_field};
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::language::phrase::Phrases;
use crate::language::sentence::{Act, Lead, Noun, Part};

/// Words without which no sentence tells of it.
const SAYING: Phrases = Phrases::new(&["comment", "message", "repl"]);

/// Reads one sentence.
pub(super) fn remarks(gather: &mut Gather<'_>, said: &Said<'_>) {
    if !SAYING.are_in(said.text) {
        return;
    }
    let says = |act: &Act| {
        !(act.is_passive || act.is_denied)
            && is_one_of(act.verb.base, "leave write post add exchange put make")
    };
    let is_remark = |noun: &Noun| {
        noun.thing.modifiers.is_empty()
            && is_one_of(&noun.thing.head, "comment message reply")
            && (noun.thing.is_plural || matches!(noun.lead, Lead::One | Lead::Several))
    };
    for window in said.parts.windows(4) {
        let [Part::Act(act), Part::Noun(remark), Part::Tie(about), Part::Noun(whole)] = window else {
            continue;
        };
        let is_about = is_one_of(about, "under below beneath on about to");
        let is_one = !whole.thing.is_plural && matches!(whole.lead, Lead::One | Lead::Each | Lead::The);
        if !says(act) || !is_remark(remark) || !is_about || !is_one || is_person(&whole.thing.head) {
            continue;
        }
        let Some(of) = gather.table_of(&whole.thing).filter(|of| gather.nouns.get(of).is_some()) else {
            continue;
        };
        let name = format!("{of} {}", remark.thing.head);
        tie(gather, &name, &[&of, "user"], said.line, "somebody says it about the thing");
        push_field(gather, &name, "body", &evidence(said.line));
    }
}
