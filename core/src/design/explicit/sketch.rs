//! Relationships that the docs sketch in plain letters: `farm 1--n turbine n--1 model`, `order 1:n line`, `post *--* tag`,
//! `order --< line`.
//!
//! **Invariant: a line is a sketch as a whole, or it is none.**

use alloc::string::String;
use alloc::vec::Vec;

use super::noun_of;
use crate::design::entity::{Link, LinkKind};
use crate::design::noun::{Ground, Nouns};
use crate::language::is_one_of;
use crate::ordered::CollectVec;
use crate::product::{CodeBlock, Evidence, Line, Product, Role, Scope, Sense};

/// A name has at most so many words.
const WORDS: usize = 3;

/// How many of a thing there are for one of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    One,
    OneOrNone,
    Many,
}

/// Two things, and how many there are of each.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tie {
    pub(super) one: String,
    pub(super) left: End,
    pub(super) right: End,
    pub(super) other: String,
}

/// Claims what the lines of a fence without a language sketch.
pub(super) fn block(nouns: &mut Nouns, block: &CodeBlock) {
    let lines: Vec<(&str, Vec<Tie>)> = block.text.lines().map(|line| (line, ties(line))).collect_vec();
    // "1:1" alone is a scale, or a talk of two.
    if !lines.iter().flat_map(|(_, ties)| ties).any(has_many) {
        return;
    }
    for (line, ties) in &lines {
        let words = line.trim().into();
        claim(
            nouns,
            ties,
            &block.steps,
            &Evidence { place: block.place, words, rule: "in an entity diagram" },
        );
    }
}

/// Claims what lines of text sketch: `- Farm 1:n Turbine`.
pub(super) fn lines(nouns: &mut Nouns, product: &Product) {
    let counts = |line: &&Line| {
        line.scope == Scope::Now
            && line.sense != Sense::Ignored
            && product.documents[line.document].role != Role::SchemaDoc
    };
    for line in product.lines.iter().filter(counts).filter(|line| line.text.len() < 120) {
        let ties = ties(&line.text);
        if ties.iter().any(has_many) {
            let evidence =
                Evidence { place: line.place, words: line.words.clone(), rule: "in an entity diagram" };
            claim(nouns, &ties, &line.steps, &evidence);
        }
    }
}

fn has_many(tie: &Tie) -> bool {
    tie.left == End::Many || tie.right == End::Many
}

/// Claims what is tied, and the references between.
pub(super) fn claim(nouns: &mut Nouns, ties: &[Tie], steps: &[usize], evidence: &Evidence) {
    for Tie { one, left, right, other } in ties {
        for noun in [one, other] {
            nouns.claim(noun, Ground::Diagram, steps, evidence);
        }
        let (child, parent, kind) = match (left, right) {
            (End::Many, End::Many) => (one, other, LinkKind::Many),
            (End::Many, End::One) => (one, other, LinkKind::One),
            (End::Many, End::OneOrNone) => (one, other, LinkKind::OptionalOne),
            (End::OneOrNone, End::Many) => (other, one, LinkKind::OptionalOne),
            (End::One, End::Many) => (other, one, LinkKind::One),
            (End::One | End::OneOrNone, End::One | End::OneOrNone) => (other, one, LinkKind::OnlyOne),
        };
        // Of a thing and another of its kind, the first has none above it.
        let is_own = child == parent && kind != LinkKind::Many;
        let kind = if is_own { LinkKind::OptionalOne } else { kind };
        let column = is_own.then(|| alloc::format!("parent_{}_id", parent.replace(' ', "_")));
        let link = Link { to: parent.clone(), kind, column, evidence: evidence.clone() };
        nouns.at(child).links.push(link);
    }
}

/// What a line sketches, from left to right; nothing where it says anything else.
fn ties(line: &str) -> Vec<Tie> {
    let line = line.trim().trim_end_matches(['.', ';', ',']).replace('`', "");
    let mut found: Vec<Tie> = Vec::new();
    let mut name: Vec<&str> = Vec::new();
    // What stands before the name, and how many there are on both sides.
    let mut before: Option<(String, End, End)> = None;
    let words: Vec<&str> = line.split_whitespace().collect_vec();
    let mut at = 0;
    while at < words.len() {
        // `1 -- n` is written apart too.
        let apart = words.get(at..at + 3).map(|three| three.concat());
        let tie = ends(words[at]).map(|ends| (1, ends));
        let tie = tie.or_else(|| apart.as_deref().and_then(ends).map(|ends| (3, ends)));
        let Some((taken, (left, right))) = tie else {
            name.push(words[at]);
            at += 1;
            continue;
        };
        let Some(noun) = named(&name) else { return Vec::new() };
        if let Some((one, left, right)) = before.take() {
            found.push(Tie { one, left, right, other: noun.clone() });
        }
        before = Some((noun, left, right));
        name.clear();
        at += taken;
    }
    match (before, named(&name)) {
        (Some((one, left, right)), Some(other)) => found.push(Tie { one, left, right, other }),
        _ => found.clear(),
    }
    found
}

/// The noun that words are as a whole.
fn named(words: &[&str]) -> Option<String> {
    let is_word =
        |word: &&str| word.starts_with(char::is_alphabetic) && !word.contains(|char: char| !is_part(char));
    ((1..=WORDS).contains(&words.len()) && words.iter().all(is_word)).then(|| noun_of(&words.join(" ")))
}

fn is_part(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '_' | '-')
}

/// How many there are on both sides of a line: `1--n`, `0..1-*`, `n:m`, `--<`.
fn ends(word: &str) -> Option<(End, End)> {
    let is_dash = |char: char| matches!(char, '-' | '–' | '—' | '─');
    let is_line = |char: char| is_dash(char) || matches!(char, ':' | '>' | '<');
    let start = word.find(is_line)?;
    let end = word.rfind(is_line).map(|at| at + word[at..].chars().next().map_or(0, char::len_utf8))?;
    let line = &word[start..end];
    if !line.chars().all(is_line) {
        return None;
    }
    match (end_of(&word[..start]), end_of(&word[end..])) {
        (Some(left), Some(right)) => Some((left, right)),
        // The foot of a crow stands at the side of which there are many.
        (None, None) if start == 0 && end == word.len() => {
            let foot = |is_many: bool| if is_many { End::Many } else { End::One };
            let (left, right) = (line.starts_with('>'), line.ends_with('<'));
            let dashes = line.strip_prefix('>').unwrap_or(line);
            let dashes = dashes.strip_suffix('<').unwrap_or(dashes);
            let is_drawn = !dashes.is_empty() && dashes.chars().all(is_dash);
            (is_drawn && (left || right)).then(|| (foot(left), foot(right)))
        }
        _ => None,
    }
}

/// How many a mark says there are: `1`, `0..1`, `*`.
pub(super) fn end_of(word: &str) -> Option<End> {
    let word = word.trim_matches(['(', ')', '[', ']']);
    match word {
        "1" => Some(End::One),
        "0..1" | "0/1" | "?" => Some(End::OneOrNone),
        _ => is_one_of(word, "n m N M * 0..n 0..m 0..N 0..* 1..n 1..m 1..N 1..* ∞").then_some(End::Many),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each tie of a line, as it was written.
    fn read(line: &str) -> Vec<(String, End, End, String)> {
        ties(line).into_iter().map(|tie| (tie.one, tie.left, tie.right, tie.other)).collect()
    }

    fn tie(one: &str, left: End, right: End, other: &str) -> (String, End, End, String) {
        (one.into(), left, right, other.into())
    }

    #[test]
    fn a_line_ties_each_thing_to_the_next() {
        let farm = tie("farm", End::One, End::Many, "turbine");
        assert_eq!(
            read("farm 1--n turbine n--1 turbine model"),
            [farm, tie("turbine", End::Many, End::One, "turbine model")]
        );
    }

    #[test]
    fn whatever_the_line_is_drawn_with() {
        for line in [
            "Order 1:n Lines",
            "order 1 — * line",
            "orders --< lines",
            "`orders` (1)--(0..n) `lines`",
            "order 1->* line.",
        ] {
            assert_eq!(read(line), [tie("order", End::One, End::Many, "line")], "{line}");
        }
        assert_eq!(read("pass 0..1--* visit"), [tie("pass", End::OneOrNone, End::Many, "visit")]);
        assert_eq!(read("lines >-- orders"), [tie("line", End::Many, End::One, "order")]);
    }

    #[test]
    fn what_says_anything_else_is_no_sketch() {
        for line in [
            "settings >> users",
            "weight >= limit",
            "client +--+ server",
            "order --> payment",
            "mix sand 1:3 water",
            "from 1 - 5 to n",
            "a -- b",
            "order → line",
            "1--n line",
            "order 1--n",
            "x: 1--n",
        ] {
            assert_eq!(read(line), [], "{line}");
        }
    }
}
