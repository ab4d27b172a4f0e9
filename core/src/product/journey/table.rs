//! The steps that stand in a table: `| No. | Who | What happens |`.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::super::markdown::Content;
use super::super::outline::Draft;
use super::super::step::counted;
use super::super::{Product, Step};
use super::{item_title, may_hold_steps, number, step};
use crate::language::holds;
use crate::ordered::CollectVec;

/// A table whose first column counts or names steps and whose others tell what is done.
pub(super) fn rows(product: &Product, draft: &Draft) -> Vec<(usize, Step)> {
    let mut steps = Vec::new();
    // The column that tells what is done, in a table of steps.
    let mut telling: Option<usize> = None;
    let mut pending: Option<(usize, String)> = None;
    for (index, block) in draft.blocks.iter().enumerate() {
        match &block.content {
            Content::Table { header } => {
                let counts = is_step_table(header) && may_hold_steps(product, draft, index);
                telling = counts.then(|| telling_column(header));
            }
            Content::Cell { column: 0, .. } if telling.is_some() => {
                pending = Some((index, block.inline.text().trim().to_string()));
            }
            Content::Cell { column, .. } if telling == Some(*column) => {
                let Some((first, words)) = pending.take() else { continue };
                let counted = counted(&words);
                let is_code = !words.contains(' ') && words.contains(|char: char| char.is_ascii_digit());
                let code = counted.as_ref().map(|counted| counted.number);
                let own = code.or_else(|| is_code.then_some(words.as_str()));
                let number = own.map_or_else(|| number(steps.len()), ToString::to_string);
                let named = counted.as_ref().map_or(words.as_str(), |counted| counted.title);
                let told = || item_title(draft, index).unwrap_or_else(|| words.clone());
                let title = if named.is_empty() || is_code { told() } else { String::from(named) };
                steps.push(step(draft, first, &number, title.trim_end_matches('.')));
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

/// The first column after the number that does not tell who acts: `| No. | Who | What happens |`.
fn telling_column(header: &[String]) -> usize {
    let is_who = |cell: &String| {
        ["who", "actor", "role", "person", "user"].iter().any(|who| cell.trim().eq_ignore_ascii_case(who))
    };
    header.iter().skip(1).position(|cell| !is_who(cell)).map_or(1, |at| at + 1)
}

/// Whether the first column of a table counts or names steps, and another tells what is done.
pub(in crate::product) fn is_step_table(header: &[String]) -> bool {
    let cells: Vec<String> = header.iter().map(|cell| cell.to_ascii_lowercase()).collect_vec();
    let tells = || {
        cells.iter().skip(1).any(|cell| {
            [
                "action",
                "actions",
                "activity",
                "description",
                "does",
                "step",
                "task",
                "user story",
                "what happens",
            ]
            .iter()
            .any(|word| holds(cell, word))
        })
    };
    match cells.first().map(String::as_str) {
        Some("step" | "steps" | "journey step") => true,
        Some("activity" | "stage" | "phase" | "#" | "no" | "no." | "nr" | "nr.") => tells(),
        Some(_) | None => false,
    }
}
