//! The stories that stand in a table: `| As a | I want to | So that |`.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::super::markdown::Content;
use super::super::outline::Draft;
use super::super::{Product, Scope, Sense, Step};
use super::{number, step};
use crate::ordered::CollectVec;

/// What heads the column of wishes.
const WISHES: [&str; 4] = ["i want", "i need", "i can", "want to"];

/// Whether a table tells stories: whoever wants something, and what.
pub(in crate::product) fn is_story_table(header: &[String]) -> bool {
    let lower = header.iter().map(|cell| cell.trim().to_lowercase()).collect_vec();
    let is_who =
        |cell: &String| cell.starts_with("as a") || matches!(&**cell, "role" | "actor" | "user" | "who");
    lower.iter().any(is_who) && lower.iter().any(|cell| is_wish(cell))
}

/// Whether a column holds what is wanted.
fn is_wish(header: &str) -> bool {
    let lower = header.trim().to_lowercase();
    WISHES.iter().any(|wish| lower.starts_with(wish))
}

/// Each row is a step, by what is wanted.
pub(super) fn rows(product: &Product, draft: &Draft) -> Vec<(usize, Step)> {
    let mut steps = Vec::new();
    let mut wishes: Option<usize> = None;
    let mut first: Option<(usize, String)> = None;
    for (index, block) in draft.blocks.iter().enumerate() {
        match &block.content {
            Content::Table { header } => {
                let section = draft.sections[index].map(|section| &product.sections[section]);
                let counts = section.is_none_or(|section| {
                    section.scope == Scope::Now && !matches!(section.sense, Sense::Ignored | Sense::Entity)
                });
                wishes =
                    header.iter().position(|cell| is_wish(cell)).filter(|_| counts && is_story_table(header));
            }
            Content::Cell { column, .. } if wishes.is_some() => {
                let words = block.inline.text().trim();
                if *column == 0 {
                    first = Some((index, words.to_string()));
                }
                let Some((begin, code)) = first.take_if(|_| wishes == Some(*column)) else { continue };
                let is_code = !code.contains(' ') && code.contains(|char: char| char.is_ascii_digit());
                let number = if is_code { code } else { number(steps.len()) };
                steps.push(step(draft, begin, &number, words.trim_end_matches('.')));
            }
            Content::Heading(_)
            | Content::Prose
            | Content::Bullet { .. }
            | Content::Cell { .. }
            | Content::Code { .. }
            | Content::Rule => {}
        }
    }
    steps
}
