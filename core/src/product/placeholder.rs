//! Placeholders of templates that nobody filled in: `[Product name]`, `{{product_name}}`.

use alloc::vec::Vec;
use core::ops::Range;

use super::inline::{Inline, Style};
use super::line::cut;
use super::markdown::Content;
use super::outline::Draft;
use super::{Evidence, step};
use crate::ordered::{BTreeMap, BTreeSet, CollectVec, Order};
use crate::text::Place;

/// The placeholders of one document.
#[derive(Debug, Default)]
pub(super) struct Placeholders {
    /// By block, in ranges of the block's text.
    by_block: BTreeMap<usize, Vec<Range<usize>>>,
    /// Whether there are so many that the document is a template.
    pub(super) is_template: bool,
}

/// A bracket that may be a placeholder.
struct Candidate {
    block: usize,
    range: Range<usize>,
    /// Whether it stands for a whole title, value or cell.
    is_whole: bool,
    /// Whether nothing else is written like it.
    is_sure: bool,
}

impl Placeholders {
    /// Finds the placeholders of a document.
    pub(super) fn find(draft: &Draft) -> Self {
        let candidates: Vec<Candidate> = (draft.blocks.iter().enumerate())
            .flat_map(|(index, block)| {
                let is_bullet = matches!(block.content, Content::Bullet { .. });
                candidates(&block.inline, is_bullet).map(move |(range, is_whole, is_sure)| Candidate {
                    block: index,
                    range,
                    is_whole,
                    is_sure,
                })
            })
            .collect_vec();
        let whole = candidates.iter().filter(|candidate| candidate.is_whole).count();
        let is_template = whole >= 3;
        let mut placeholders = Self { is_template, ..Self::default() };
        for candidate in candidates.into_iter().filter(|candidate| is_template || candidate.is_sure) {
            placeholders.by_block.entry(candidate.block).or_default().push(candidate.range);
        }
        placeholders
    }

    /// Whether any part of a range of a block is one.
    pub(super) fn touch(&self, block: usize, range: &Range<usize>) -> bool {
        let Some(ranges) = self.by_block.get(&block) else { return false };
        let next = ranges.partition_point(|own| own.end <= range.start);
        ranges.get(next).is_some_and(|own| own.start < range.end)
    }

    /// Each with its place.
    pub(super) fn evidence<'d>(&'d self, draft: &'d Draft) -> impl Iterator<Item = Evidence> + 'd {
        self.by_block.iter().flat_map(move |(block, ranges)| {
            let inline = &draft.blocks[*block].inline;
            ranges.iter().map(move |range| Evidence {
                place: Place::new(draft.file, inline.source(range.clone())),
                words: inline.text()[range.clone()].into(),
                rule: "unfilled placeholder",
            })
        })
    }
}

/// The brackets of a block: where, whether they are a whole value, whether they are surely placeholders.
fn candidates(inline: &Inline, is_bullet: bool) -> impl Iterator<Item = (Range<usize>, bool, bool)> {
    let text = inline.text();
    let mut found = Vec::new();
    if text.contains('[') || text.contains("{{") {
        let values = values(inline, is_bullet);
        for range in brackets(text) {
            if inline.style(range.start) == Style::Code {
                continue;
            }
            let words = text[range.clone()].trim_matches(['[', ']', '{', '}']).trim();
            let is_mustache = text[range.start..].starts_with("{{");
            let is_mark = is_mark(words);
            if !(is_mustache || is_mark || is_fillable(text, &range, words)) {
                continue;
            }
            let is_whole = values.contains(&(range.start, range.end));
            found.push((range, is_whole, is_mustache || is_mark));
        }
    }
    found.into_iter()
}

/// `[…]` on one line, and `{{…}}`.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let mut brackets = Vec::new();
    for (open, close) in [('[', "]"), ('{', "}}")] {
        let mut from = 0;
        while let Some(start) = text[from..].find(open).map(|at| from + at) {
            let opening = if open == '{' { "{{" } else { "[" };
            from = start + 1;
            if !text[start..].starts_with(opening) {
                continue;
            }
            let window = text[start..].char_indices().nth(120).map_or(text.len(), |(at, _)| start + at);
            let Some(end) = text[start..window].find(close).map(|at| start + at + close.len()) else {
                continue;
            };
            if !text[start + 1..end - 1].contains(['[', '\n']) {
                brackets.push(start..end);
                from = end;
            }
        }
    }
    brackets.order_by_key(|bracket| bracket.start);
    brackets
}

/// The values of a block: what a title says after its number, what follows a label, what a cell holds.
fn values(inline: &Inline, is_bullet: bool) -> BTreeSet<(usize, usize)> {
    let text = inline.text();
    let whole = text.len() - text.trim_start().len()..text.trim_end().len();
    let title = step::counted(text).map(|counted| {
        let start = text.len() - counted.title.len();
        start..start + counted.title.trim_end().len()
    });
    let after_colon = text.find(": ").map(|at| at + 2..whole.end.max(at + 2));
    let cuts = cut(inline, is_bullet).into_iter().flat_map(|cut| cut.sentences.into_iter().chain(cut.label));
    [whole]
        .into_iter()
        .chain(title)
        .chain(after_colon)
        .chain(cuts)
        .map(|range| (range.start, range.end))
        .collect()
}

/// `TBD`, `TODO: …`.
fn is_mark(words: &str) -> bool {
    ["TBD", "TODO", "FIXME", "PLACEHOLDER"]
        .iter()
        .any(|mark| words.strip_prefix(mark).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

/// Whether a bracket reads as something to fill in: words, and no link, priority, reference or button.
fn is_fillable(text: &str, range: &Range<usize>, words: &str) -> bool {
    let has_lower = words.chars().any(char::is_lowercase) || words.contains(' ');
    let begins = words.starts_with(|char: char| char.is_alphabetic() || char == '#' || char == '$');
    let before = text[..range.start].trim_end();
    let is_button =
        ["click", "clicks", "press", "presses", "tap", "taps", "hit", "hits", "select", "selects", "button"]
            .iter()
            .any(|word| ends_in(before, word));
    let is_link = text[range.end..].starts_with(['(', ':', '[']);
    let is_note = words.starts_with("NEEDS CLARIFICATION") || words.contains(['=', '"', '{', '|', '\\']);
    let is_array = text[..range.start].trim_end().ends_with(':') && words.contains(',');
    has_lower && begins && words.len() > 2 && !is_button && !is_link && !is_note && !is_array
}

/// Whether a text ends in this word, in any case.
fn ends_in(text: &str, word: &str) -> bool {
    let start = text.len().checked_sub(word.len());
    start.is_some_and(|start| {
        text.get(start..).is_some_and(|end| end.eq_ignore_ascii_case(word))
            && (start == 0 || text[..start].ends_with(' '))
    })
}

#[cfg(test)]
mod tests {
    use crate::product::{Role, Sense, read};
    use crate::text::{Sources, Text};
    use alloc::string::String;
    use alloc::vec::Vec;

    fn placeholders(text: &str) -> Vec<String> {
        let mut sources = Sources::default();
        let file = sources.add(Text::new("journey.md", text));
        let (product, _) = read(&[(Role::Journey, file)], &sources);
        product.placeholders.into_iter().map(|evidence| String::from(&*evidence.words)).collect()
    }

    #[test]
    fn a_template_names_what_is_to_be_filled_in() {
        let text = "# User Journey: [Product name]\n\n**Role**: [job title]\n\n### Step 1: [Step name]\n\
                    - **User Action**: They [do something]\n";
        let expected = ["[Product name]", "[job title]", "[Step name]", "[do something]"];
        assert_eq!(placeholders(text), expected);
    }

    #[test]
    fn a_link_a_checkbox_a_priority_and_a_button_are_no_placeholders() {
        let text = "## Steps [P0]\n- [ ] Water [the plants](plants.md)\n- [x] click [Water now]\n- see [FR-001]\n\
                    - [rota]\n\n[rota]: rota.md\n";
        assert_eq!(placeholders(text), [] as [&str; 0]);
    }

    #[test]
    fn a_bracket_in_a_filled_document_is_text() {
        assert_eq!(placeholders("1. The gardener waters [if dry] the bed\n"), [] as [&str; 0]);
    }

    #[test]
    fn a_mark_is_a_placeholder_wherever_it_stands() {
        assert_eq!(
            placeholders("**Owner**: [TBD]\n\nHello {{gardener_name}}\n"),
            ["[TBD]", "{{gardener_name}}"]
        );
    }

    #[test]
    fn a_line_with_a_placeholder_is_not_read() {
        let mut sources = Sources::default();
        let text = "## Flow\n### Step 1: Water\n- **User Action**: Waters [TBD]\n- **User Action**: Waters the bed\n";
        let file = sources.add(Text::new("journey.md", text));
        let (product, _) = read(&[(Role::Journey, file)], &sources);
        let senses: Vec<Sense> =
            product.lines.iter().filter(|line| line.label.is_some()).map(|line| line.sense).collect();
        assert_eq!(senses, [Sense::Ignored, Sense::Action]);
    }
}
