//! Lines: rows that a thing is told to have.

use alloc::borrow::ToOwned;

use super::owner::is_row;
use super::{Gather, evidence};
use crate::design::entity::{Link, LinkKind};
use crate::design::noun::Ground;
use crate::language::sentence::{Item, Lead};
use crate::product::{Evidence, Line};

/// "An invoice has a line for each treatment": the lines of it.
pub(super) fn lines(gather: &mut Gather<'_>, whole: &str, list: &[Item], line: &Line) {
    let nouns = list.iter().filter_map(|item| item.noun.as_ref().map(|noun| (item, noun)));
    for (item, noun) in nouns.filter(|(_, noun)| is_row(noun)) {
        let is_counted = noun.thing.is_plural
            || noun.lead == Lead::Several
            || item
                .around
                .iter()
                .any(|(tie, of)| matches!(tie.as_str(), "for" | "per") && of.lead != Lead::The);
        // "The register holds one entry per tree": an entry is a tree.
        let is_register = matches!(
            whole.rsplit(' ').next(),
            Some("register" | "list" | "catalogue" | "catalog" | "inventory" | "directory")
        );
        // "Those rows" are of the database, "those lines" were spoken of.
        let is_stored = noun.thing.head == "row" && noun.lead == Lead::The
            || ["those lines", "these lines"].iter().any(|lines| line.text.contains(lines));
        if !is_counted
            || is_stored
            || is_register
            || whole.ends_with(&*noun.thing.head)
            || noun.lead == Lead::No
            || !noun.thing.modifiers.is_empty()
            || gather.nouns.get(whole).is_none()
        {
            continue;
        }
        let row = if noun.thing.head == "row" { "line" } else { &*noun.thing.head };
        let name = alloc::format!("{whole} {row}");
        let evidence = Evidence { rule: "it has lines", ..evidence(line) };
        gather.nouns.claim(&name, Ground::Part, &line.steps, &evidence);
        let of = item.around.iter().filter_map(|(_, of)| gather.table_of(&of.thing)).find(|of| of != whole);
        for to in [Some(whole.to_owned()), of].into_iter().flatten() {
            gather.nouns.at(&name).links.push(Link {
                to,
                kind: LinkKind::One,
                column: None,
                evidence: evidence.clone(),
            });
        }
    }
}
