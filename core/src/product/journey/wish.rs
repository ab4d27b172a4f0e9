//! The stories that stand in a table: `| As a | I want to | So that |`.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::super::markdown::Content;
use super::super::outline::Draft;
use super::super::{Product, Step};
use super::{may_hold_steps, number, step};
use crate::language::is_one_of;
use crate::ordered::CollectVec;

/// What heads the column of wishes.
const WISHES: [&str; 4] = ["i want", "i need", "i can", "want to"];

/// The columns of a table of stories: of whoever wants something, and of what; none of any other table.
pub(in crate::product) fn story_columns(header: &[String]) -> Option<(usize, usize)> {
    let lower = header.iter().map(|cell| cell.trim().to_lowercase()).collect_vec();
    let is_who = |cell: &String| cell.starts_with("as a") || is_one_of(cell, "role actor user who");
    let is_wish = |cell: &String| WISHES.iter().any(|wish| cell.starts_with(wish));
    Some((lower.iter().position(is_who)?, lower.iter().position(is_wish)?))
}

/// Each row is a step, by what is wanted.
pub(super) fn rows(product: &Product, draft: &Draft) -> Vec<(usize, Step)> {
    let mut steps = Vec::new();
    let mut wishes: Option<usize> = None;
    let mut first: Option<(usize, String)> = None;
    for (index, block) in draft.blocks.iter().enumerate() {
        match &block.content {
            Content::Table { header } => {
                let columns = story_columns(header).filter(|_| may_hold_steps(product, draft, index));
                wishes = columns.map(|(_, wish)| wish);
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
