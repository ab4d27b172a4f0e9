//! What prose tells becomes claims: things with their attributes, and what they refer to.

use alloc::vec::Vec;

use super::Gather;
use crate::design::entity::{Field, Link, LinkKind};
use crate::design::noun::Ground;
use crate::design::prose;
use crate::product::Evidence;

/// Requirement prose without a journey: what is told there is a table.
pub(super) fn requirements(gather: &mut Gather<'_>) {
    for told in prose::requirements(gather.product) {
        let ground = if told.is_described { Ground::Told } else { Ground::Several };
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
