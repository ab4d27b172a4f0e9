//! The words of one Markdown block without their marks, and the way back to their places.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::ordered::CollectVec;
use crate::text::Span;

/// Running text: breaks are `\n`, marks are gone, struck words are left out.
#[derive(Debug, Default)]
pub(super) struct Inline {
    text: String,
    pieces: Vec<Piece>,
}

/// A stretch of an [`Inline`] that was set in one style.
#[derive(Debug, Clone, Copy)]
struct Piece {
    /// Where it begins in the text.
    at: usize,
    /// Its place in the document, marks of code included.
    source: Span,
    style: Style,
}

/// How words are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Bold,
    Emphasis,
    Code,
    /// A break that the author wrote as one; a soft one is plain.
    Break,
}

impl Inline {
    /// The words.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether it has no words.
    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Adds words of one style.
    pub(super) fn push(&mut self, text: &str, source: Span, style: Style) {
        self.pieces.push(Piece { at: self.text.len(), source, style });
        self.text.push_str(text);
    }

    /// The place of a range of the text that is not empty.
    pub(super) fn source(&self, range: Range<usize>) -> Span {
        let first = self.piece(range.start);
        let last = self.piece(range.end.saturating_sub(1).max(range.start));
        let (Some(first), Some(last)) = (first, last) else { return Span::default() };
        Span::new(self.exact(first, range.start, true), self.exact(last, range.end, false))
    }

    /// The offset in the document of `at`, which lies in piece `index`. Where the text differs from its source
    /// (entities, code), the piece counts as a whole.
    fn exact(&self, index: usize, at: usize, is_start: bool) -> u32 {
        let piece = self.pieces[index];
        let end = self.pieces.get(index + 1).map_or(self.text.len(), |next| next.at);
        let source = piece.source;
        if (source.end - source.start) as usize == end - piece.at {
            source.start + (at.clamp(piece.at, end) - piece.at) as u32
        } else if is_start {
            source.start
        } else {
            source.end
        }
    }

    fn piece(&self, at: usize) -> Option<usize> {
        self.pieces.partition_point(|piece| piece.at <= at).checked_sub(1)
    }

    /// How the character at `at` is set.
    pub(super) fn style(&self, at: usize) -> Style {
        self.piece(at).map_or(Style::Plain, |index| self.pieces[index].style)
    }

    /// Where the run of `style` that holds `at` ends; `at` itself where it is set otherwise.
    pub(super) fn run(&self, at: usize, style: Style) -> usize {
        let Some(first) = self.piece(at) else { return at };
        let run = self.pieces[first..].iter().take_while(|piece| piece.style == style).count();
        if run == 0 {
            return at;
        }
        self.pieces.get(first + run).map_or(self.text.len(), |next| next.at)
    }

    /// The words set as code that begin in a range.
    pub(super) fn code(&self, range: Range<usize>) -> Vec<String> {
        self.set(range, |style| style == Style::Code)
    }

    /// The words set in italics or in bold that begin in a range.
    pub(super) fn stressed(&self, range: Range<usize>) -> Vec<String> {
        self.set(range, |style| matches!(style, Style::Bold | Style::Emphasis))
    }

    fn set(&self, range: Range<usize>, is_one: impl Fn(Style) -> bool) -> Vec<String> {
        let first = self.pieces.partition_point(|piece| piece.at < range.start);
        let last = self.pieces.partition_point(|piece| piece.at < range.end);
        let end = |index: usize| self.pieces.get(index + 1).map_or(self.text.len(), |next| next.at);
        let set = (first..last).filter(|index| is_one(self.pieces[*index].style));
        set.map(|index| String::from(&self.text[self.pieces[index].at..end(index)])).collect_vec()
    }
}
