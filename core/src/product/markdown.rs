//! Markdown, block by block, before anything in it is understood.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::gherkin::{self, Told};
use super::inline::{Inline, Style};
use crate::text::Span;

/// One block of a document.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) content: Content,
    /// Its words; none for a table, a fenced block and a rule.
    pub(super) inline: Inline,
    pub(super) span: Span,
    /// The list item around it: the block of that item's first words.
    pub(super) parent: Option<usize>,
    pub(super) is_quoted: bool,
}

/// What a block is.
#[derive(Debug)]
pub(super) enum Content {
    Heading(u8),
    Prose,
    /// The first words of a list item; `ordinal` where the list counts.
    Bullet {
        depth: u8,
        ordinal: Option<u64>,
    },
    /// A table, followed by its cells.
    Table {
        header: Vec<String>,
    },
    Cell {
        row: usize,
        column: usize,
    },
    Code {
        language: String,
        text: String,
    },
    Rule,
}

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS);

/// The blocks of a document, in order.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        reader.event(event, range);
    }
    reader.blocks
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    inline: Inline,
    /// Whether words are being gathered, and for what.
    open: Option<Content>,
    start: usize,
    lists: Vec<Option<u64>>,
    items: Vec<Item>,
    quotes: usize,
    bold: usize,
    emphasis: usize,
    /// How many constructs are open whose words do not count: struck text, images, metadata.
    unread: usize,
    code: Option<(String, String, Option<Range<usize>>)>,
    table: Table,
    /// The level of the last heading that is written as one.
    level: u8,
    /// How many scenarios stood in fences.
    scenarios: u32,
}

#[derive(Default)]
struct Table {
    header: Option<Vec<String>>,
    row: usize,
    column: usize,
}

/// An open list item.
struct Item {
    /// The block of its first words, once it has some.
    block: Option<usize>,
    /// The block of the item around it.
    outer: Option<usize>,
    ordinal: Option<u64>,
}

impl Reader {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, &range),
            Event::End(end) => self.end(end, &range),
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.words(&text, &range, Style::Code);
            }
            Event::InlineHtml(html) if html.starts_with("<br") => self.words("\n", &range, Style::Break),
            Event::SoftBreak => self.words("\n", &range, Style::Plain),
            Event::HardBreak => self.words("\n", &range, Style::Break),
            Event::Rule => {
                self.finish(range.start);
                self.push(Content::Rule, &range);
            }
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.level = level as u8;
                self.open(Content::Heading(self.level), range.start);
            }
            Tag::Paragraph => self.open_text(range.start),
            Tag::BlockQuote(_) => {
                self.finish(range.start);
                self.quotes += 1;
            }
            Tag::CodeBlock(kind) => {
                self.finish(range.start);
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                let language = info.split([' ', ',', '{']).next().unwrap_or_default().to_ascii_lowercase();
                self.code = Some((language, String::new(), None));
            }
            Tag::List(first) => {
                self.finish(range.start);
                self.lists.push(first);
            }
            Tag::Item => {
                let ordinal = self.lists.last_mut().and_then(|list| {
                    let ordinal = *list;
                    *list = ordinal.map(|ordinal| ordinal.saturating_add(1));
                    ordinal
                });
                let outer = self.items.last().and_then(|item| item.block.or(item.outer));
                self.items.push(Item { block: None, outer, ordinal });
            }
            Tag::Table(_) => self.finish(range.start),
            Tag::TableHead => self.table = Table { header: Some(Vec::new()), row: 0, column: 0 },
            Tag::TableRow => self.table.column = 0,
            Tag::TableCell => {
                let Table { row, column, .. } = self.table;
                self.open(Content::Cell { row, column }, range.start);
            }
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Strikethrough | Tag::Image { .. } | Tag::MetadataBlock(_) => self.unread += 1,
            Tag::HtmlBlock
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. } => {}
        }
    }

    fn end(&mut self, end: TagEnd, range: &Range<usize>) {
        match end {
            TagEnd::Heading(_) | TagEnd::Paragraph => self.finish(range.end),
            TagEnd::BlockQuote(_) => {
                self.finish(range.end);
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::CodeBlock => {
                if let Some((language, text, inner)) = self.code.take() {
                    let inner = inner.unwrap_or_else(|| range.clone());
                    if gherkin::is_told(&language, &text) {
                        self.scenarios(&text, |at| {
                            inner.start + at.start..(inner.start + at.end).min(inner.end)
                        });
                    } else {
                        self.push(Content::Code { language, text }, &inner);
                    }
                }
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Item => {
                self.finish(range.end);
                self.items.pop();
            }
            TagEnd::TableHead => {
                if let Some(header) = self.table.header.take() {
                    self.push(Content::Table { header }, range);
                }
            }
            TagEnd::TableRow => self.table.row += 1,
            TagEnd::TableCell => self.end_cell(range),
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Strikethrough | TagEnd::Image | TagEnd::MetadataBlock(_) => {
                self.unread = self.unread.saturating_sub(1);
            }
            TagEnd::HtmlBlock
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Table
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link => {}
        }
    }

    /// Scenarios are read as headings, and their clauses as lists below them.
    fn scenarios(&mut self, text: &str, place: impl Fn(Range<usize>) -> Range<usize>) {
        let mut count = self.scenarios;
        for (told, at) in gherkin::lines(text, &mut count) {
            let range = place(at);
            let (content, words) = match told {
                Told::Title(words) => (Content::Heading((self.level + 1).min(6)), words),
                Told::Clause(words) => (Content::Bullet { depth: 0, ordinal: None }, words),
            };
            self.inline.push(&words, span(&range), Style::Plain);
            self.push(content, &range);
        }
        self.scenarios = count;
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        if let Some((_, code, inner)) = &mut self.code {
            code.push_str(text);
            let start = inner.as_ref().map_or(range.start, |inner| inner.start);
            *inner = Some(start..range.end);
            return;
        }
        let style = match (self.bold, self.emphasis) {
            (0, 0) => Style::Plain,
            (0, _) => Style::Emphasis,
            _ => Style::Bold,
        };
        self.words(text, &range, style);
    }

    fn words(&mut self, text: &str, range: &Range<usize>, style: Style) {
        if self.unread > 0 {
            return;
        }
        if self.open.is_none() {
            // The words of a tight list item stand in no paragraph.
            self.open_text(range.start);
        }
        self.inline.push(text, span(range), style);
    }

    /// Opens prose, or the first words of a list item.
    fn open_text(&mut self, start: usize) {
        let depth = (self.items.len().saturating_sub(1)).min(usize::from(u8::MAX)) as u8;
        let content = match self.items.last() {
            Some(Item { block: None, ordinal, .. }) => Content::Bullet { depth, ordinal: *ordinal },
            _ => Content::Prose,
        };
        self.open(content, start);
    }

    fn open(&mut self, content: Content, start: usize) {
        self.finish(start);
        self.open = Some(content);
        self.start = start;
    }

    /// Closes what is open, if it has words.
    fn finish(&mut self, end: usize) {
        let Some(content) = self.open.take() else { return };
        if self.inline.is_empty() {
            self.inline = Inline::default();
            return;
        }
        if matches!(content, Content::Prose) && gherkin::is_bare(self.inline.text()) {
            let told = core::mem::take(&mut self.inline);
            self.scenarios(told.text(), |at| {
                let place = told.source(at);
                place.start as usize..place.end as usize
            });
            return;
        }
        let is_bullet = matches!(content, Content::Bullet { .. });
        self.push(content, &(self.start..end));
        if is_bullet && let Some(item) = self.items.last_mut() {
            item.block = Some(self.blocks.len() - 1);
        }
    }

    fn end_cell(&mut self, range: &Range<usize>) {
        if let Some(header) = &mut self.table.header {
            header.push(self.inline.text().replace('\n', " ").trim().to_string());
            self.inline = Inline::default();
            self.open = None;
        } else {
            self.finish(range.end);
            self.table.column += 1;
        }
    }

    fn push(&mut self, content: Content, range: &Range<usize>) {
        // The first words of an item hang under the item around it, all else under its own item.
        let parent = self.items.last().and_then(|item| item.block.or(item.outer));
        let inline = core::mem::take(&mut self.inline);
        self.blocks.push(Block { content, inline, span: span(range), parent, is_quoted: self.quotes > 0 });
    }
}

fn span(range: &Range<usize>) -> Span {
    Span::new(range.start as u32, range.end as u32)
}
