//! Texts with places: decoded files, byte spans, lines and columns, and the snapshot that a host hands in.
//!
//! **Invariant: a [`Span`] always lies on character boundaries of the text it was made from.**

use alloc::borrow::ToOwned;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::OnceCell;

use crate::ordered::{BTreeMap, BTreeSet, CollectVec};

/// A half-open byte range in a decoded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The range `start..end`, in bytes.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The same range, `by` bytes further on: from a part of a text to the whole.
    #[must_use]
    pub const fn shift(self, by: u32) -> Self {
        Self::new(self.start + by, self.end + by)
    }

    /// The words of `text` in this range; empty where the range does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// Which of the [`Sources`] a place is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FileId(u32);

/// A range in one of the [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// The range in its decoded text.
    pub span: Span,
}

impl Place {
    /// The range `span` of `file`.
    pub const fn new(file: FileId, span: Span) -> Self {
        Self { file, span }
    }
}

/// A 1-based line and a 1-based column in UTF-16 units, as editors count them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// 1-based line.
    pub line: u32,
    /// 1-based column, in UTF-16 units.
    pub column: u32,
}

/// Why the bytes of a file are not (wholly) text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Defect {
    /// The file holds a NUL byte where no UTF-16 mark explains it.
    Binary,
    /// Not UTF-8 from this byte on; the bad bytes were read as U+FFFD.
    NotUtf8 {
        /// Offset of the first bad byte in the file.
        at: u32,
    },
}

/// A decoded file: UTF-8 or UTF-16 (by its byte order mark), the mark taken off, line ends as they are.
#[derive(Debug, Clone)]
pub struct Text {
    path: String,
    content: String,
    defect: Option<Defect>,
    line_starts: OnceCell<Vec<u32>>,
}

impl Text {
    /// A text that is already decoded.
    pub fn new(path: impl Into<String>, content: impl Into<String>) -> Self {
        Self { path: path.into(), content: content.into(), defect: None, line_starts: OnceCell::new() }
    }

    /// Decodes the bytes of a file. Never fails: what is no text is told by [`Text::defect`].
    pub fn decode(path: impl Into<String>, bytes: &[u8]) -> Self {
        let (content, defect) = decode(bytes);
        Self { defect, ..Self::new(path, content) }
    }

    /// The path as the host named it, with `/` between folders.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The decoded text.
    pub fn content(&self) -> &str {
        &self.content
    }

    /// Why the bytes were not (wholly) text, if so.
    pub const fn defect(&self) -> Option<Defect> {
        self.defect
    }

    /// Where `offset` (in bytes) stands. An offset past the end is the end.
    pub fn position(&self, offset: u32) -> Position {
        let line = self.line_of(offset);
        let start = self.line_starts()[line as usize - 1] as usize;
        let end = (offset as usize).min(self.content.len());
        let before = self.content.get(start..end).unwrap_or_default();
        Position { line, column: 1 + before.encode_utf16().count() as u32 }
    }

    /// The 1-based line that `offset` stands in.
    pub fn line_of(&self, offset: u32) -> u32 {
        self.line_starts().partition_point(|start| *start <= offset).max(1) as u32
    }

    /// How many bytes into its line `offset` stands.
    pub fn offset_in_line(&self, offset: u32) -> usize {
        (offset - self.line_starts()[self.line_of(offset) as usize - 1]) as usize
    }

    /// The 1-based line without its line end; empty past the end.
    pub fn line(&self, line: u32) -> &str {
        let starts = self.line_starts();
        let Some(start) = (line as usize).checked_sub(1).and_then(|at| starts.get(at)) else { return "" };
        let end = starts.get(line as usize).map_or(self.content.len(), |next| *next as usize);
        self.content.get(*start as usize..end).unwrap_or_default().trim_end_matches(['\r', '\n'])
    }

    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let ends = self.content.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            core::iter::once(0).chain(ends.map(|(at, _)| at as u32 + 1)).collect_vec()
        })
    }
}

fn decode(bytes: &[u8]) -> (String, Option<Defect>) {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => decode_utf8(rest),
        [0xFF, 0xFE, rest @ ..] => decode_utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => decode_utf16(rest, u16::from_be_bytes),
        _ => decode_utf8(bytes),
    }
}

fn decode_utf8(bytes: &[u8]) -> (String, Option<Defect>) {
    if bytes.contains(&0) {
        return (String::new(), Some(Defect::Binary));
    }
    match core::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), None),
        Err(error) => {
            let at = error.valid_up_to() as u32;
            (String::from_utf8_lossy(bytes).into_owned(), Some(Defect::NotUtf8 { at }))
        }
    }
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (String, Option<Defect>) {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let text: String =
        char::decode_utf16(units).map(|char| char.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    let defect = if text.contains('\0') { Some(Defect::Binary) } else { None };
    (text, defect)
}

/// The texts of one run, by id.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    texts: Vec<Text>,
}

impl Sources {
    /// Keeps a text and names it.
    pub fn add(&mut self, text: Text) -> FileId {
        self.texts.push(text);
        FileId(self.texts.len() as u32 - 1)
    }

    /// The text of an id that [`Sources::add`] of these sources gave.
    pub fn text(&self, file: FileId) -> &Text {
        &self.texts[file.0 as usize]
    }

    /// The words at a place.
    pub fn words(&self, place: Place) -> &str {
        place.span.of(self.text(place.file).content())
    }
}

/// What a host lets core see of one tree: every path, and the bytes of those that core asked for.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    paths: BTreeSet<String>,
    files: BTreeMap<String, Rc<Vec<u8>>>,
}

impl Snapshot {
    /// A tree of these paths (relative to its root, with `/`), nothing read yet.
    pub fn of_paths(paths: impl IntoIterator<Item = String>) -> Self {
        Self { paths: paths.into_iter().collect(), files: BTreeMap::new() }
    }

    /// Every path, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }

    /// Whether the tree has a file of this path, read or not.
    pub fn contains(&self, path: &str) -> bool {
        self.paths.contains(path)
    }

    /// The paths below a folder (`""` is the root), sorted.
    pub fn below<'s>(&'s self, folder: &'s str) -> impl Iterator<Item = &'s str> {
        self.paths().filter(move |path| is_below(path, folder))
    }

    /// Hands in the bytes of a path.
    pub fn supply(&mut self, path: impl Into<String>, bytes: Vec<u8>) {
        let path = path.into();
        self.paths.insert(path.clone());
        self.files.insert(path, Rc::new(bytes));
    }

    /// The part of the tree whose paths are kept; bytes are shared, not copied.
    #[must_use]
    pub fn only(&self, is_kept: impl Fn(&str) -> bool) -> Self {
        let files = self.files.iter().filter(|(path, _)| is_kept(path));
        Self {
            paths: self.paths.iter().filter(|path| is_kept(path)).cloned().collect(),
            files: files.map(|(path, bytes)| (path.clone(), Rc::clone(bytes))).collect(),
        }
    }

    /// The bytes, once supplied.
    pub fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(|bytes| bytes.as_slice())
    }
}

/// Whether `path` lies in `folder` or deeper; `""` and `"."` are the root.
pub fn is_below(path: &str, folder: &str) -> bool {
    let folder = folder.trim_end_matches('/');
    folder.is_empty() || folder == "." || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_utf16_units() {
        let text = Text::new("a", "ab\n💡x");
        assert_eq!(text.position(7), Position { line: 2, column: 3 });
    }

    #[test]
    fn a_byte_order_mark_is_taken_off() {
        assert_eq!(Text::decode("a", b"\xEF\xBB\xBFx").content(), "x");
        assert_eq!(Text::decode("a", b"\xFF\xFEx\0").content(), "x");
        assert_eq!(Text::decode("a", b"\xFE\xFF\0x").content(), "x");
    }

    #[test]
    fn a_nul_byte_makes_a_file_binary() {
        assert_eq!(Text::decode("a", b"x\0y").defect(), Some(Defect::Binary));
    }

    #[test]
    fn a_line_is_given_without_its_end() {
        assert_eq!(Text::new("a", "one\r\ntwo").line(1), "one");
        assert_eq!(Text::new("a", "one\r\ntwo").line(3), "");
    }
}
