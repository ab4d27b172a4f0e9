//! What prose tells becomes claims: things with their attributes, and what they refer to.

use alloc::vec::Vec;

use super::{Gather, is_one_statement};
use crate::design::entity::{Field, Link, LinkKind};
use crate::design::noun::Ground;
use crate::design::prose;
use crate::language::is_one_of;
use crate::language::noun as words;
use crate::language::person::is_person;
use crate::product::Evidence;

/// Requirement prose without a journey: what is told there is a table.
pub(super) fn requirements(gather: &mut Gather<'_>) {
    let is_one = is_one_statement(gather.product);
    for told in prose::requirements(gather.product) {
        if !is_one && is_no_thing(&told.name) {
            continue;
        }
        // Where much is told, one attribute of what a section is called after makes no thing.
        let head = told.name.rsplit(' ').next().unwrap_or_default();
        let is_somebody = is_person(head) || words::class(head) == Some(words::Class::Actor);
        let is_little = !is_one && told.fields.len() < 2 && !is_somebody;
        let ground = match told.is_described {
            true if is_little => Ground::Attributes,
            true => Ground::Told,
            false => Ground::Several,
        };
        for (evidence, steps) in &told.evidence {
            gather.nouns.claim(&told.name, ground, steps, evidence);
        }
        for (words, evidence) in &told.fields {
            push(gather, &told.name, words, evidence);
        }
        for (kind, links) in [(LinkKind::One, &told.parents), (LinkKind::Many, &told.joined)] {
            for (to, evidence) in links {
                let link = Link { to: to.clone(), kind, column: None, evidence: evidence.clone() };
                gather.nouns.at(&told.name).links.push(link);
            }
        }
    }
}

/// Whether a bare word is a piece of time, a kind or of the screen, whatever is told beside it: `year`, `state`, `list`.
fn is_no_thing(name: &str) -> bool {
    is_one_of(name, "year month week day hour minute")
        || words::class(name) == Some(words::Class::Interface)
        || words::is_kind(name)
}

fn push(gather: &mut Gather<'_>, owner: &str, words: &str, evidence: &Evidence) {
    let last = words.rsplit(' ').next().unwrap_or(words);
    let is_own = words.split(' ').next().is_some_and(|first| owner.split(' ').any(|word| word == first));
    let is_key = is_own && matches!(last, "number" | "code") && words.contains(' ');
    let field = Field {
        words: words.into(),
        meaning: None,
        values: Vec::new(),
        range: None,
        required: is_key.then_some(true),
        unique: is_key,
        evidence: Evidence { rule: "told of it", ..evidence.clone() },
    };
    gather.nouns.at(owner).fields.push(field);
}
