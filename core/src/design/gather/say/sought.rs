//! What is looked up is kept: "stops of a tour in order", "matter by its number"; and what carries the id of another.

use super::{Gather, Said, evidence};
use crate::design::entity::{Link, LinkKind};
use crate::design::noun::Ground;
use crate::language::is_one_of;
use crate::language::phrase::Phrases;
use crate::language::sentence::{Lead, Part, items};
use crate::product::{Evidence, Kind, Line};

/// Titles of sections that tell what is looked up.
const SOUGHT: Phrases =
    Phrases::new(&["access|look-ups|lookups|looked up|queries|query patterns|reads|searches"]);

/// What announces a list of what is looked up.
const ANNOUNCED: Phrases = Phrases::new(&[
    "queries|pages|look up|looked up|asked for|come up|lists that|read most|read often|searches|hot path\
|most often|must be fast|lookups|access path",
]);

/// In which order what is looked up comes.
const ORDERED: Phrases = Phrases::new(&[
    "newest first|latest first|oldest first|most recent first|soonest first|newest on top|latest on top\
|longest first|earliest first|in order",
]);

/// Reads one sentence.
pub(super) fn sought(gather: &mut Gather<'_>, said: &Said<'_>) {
    let Said { parts, line, text } = *said;
    carried(gather, parts, line);
    if !matches!(line.kind, Kind::Bullet { .. } | Kind::Cell { .. }) {
        return;
    }
    let title = line.section.map_or("", |section| gather.product.sections[section].title.as_str());
    let announced = || {
        let before = line.parent.map(|parent| &*gather.product.lines[parent].text);
        before.is_some_and(|before| ANNOUNCED.are_in(before))
    };
    if !SOUGHT.are_in(title) && !ORDERED.are_in(text) && !announced() {
        return;
    }
    let [Part::Noun(noun), rest @ ..] = parts else { return };
    let is_by = rest.first().and_then(Part::tie) == Some("by");
    let is_listed = noun.thing.is_plural
        && matches!(rest.first(), None | Some(Part::Tie(_) | Part::Comma | Part::And | Part::Open(_)));
    if let Some(name) = gather.table_of(&noun.thing).filter(|_| is_by || is_listed) {
        gather.nouns.claim(&name, Ground::Sought, &line.steps, &evidence(line));
        // "Messages of an enquiry in order": they are the enquiry's.
        if let [Part::Tie(of), Part::Noun(whole), ..] = rest
            && is_one_of(of, "of on for in")
            && matches!(whole.lead, Lead::One | Lead::The | Lead::Each)
            && !whole.thing.is_plural
        {
            gather.nouns.claim(&name, Ground::Related, &line.steps, &evidence(line));
        }
    }
}

/// "`studio_id` on rooms, vouchers and props": these belong to a studio.
fn carried(gather: &mut Gather<'_>, parts: &[Part], line: &Line) {
    let [Part::Noun(id), Part::Tie(tie), ..] = parts else { return };
    let Some(of) = id.thing.head.strip_suffix("_id").filter(|_| tie == "on") else { return };
    let of = of.replace('_', " ");
    for noun in items(parts, 2).0.iter().filter_map(|item| item.noun.as_ref()) {
        let Some(name) = gather.table_of(&noun.thing).filter(|name| *name != of && noun.thing.is_plural)
        else {
            continue;
        };
        let evidence = Evidence { rule: "it carries its id", ..evidence(line) };
        gather.nouns.claim(&name, Ground::Identifier, &line.steps, &evidence);
        gather.nouns.claim(&name, Ground::Related, &line.steps, &evidence);
        let reference = Link { to: of.clone(), kind: LinkKind::One, column: None, evidence };
        gather.nouns.at(&name).links.push(reference);
    }
}
