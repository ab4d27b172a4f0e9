//! A document's outline: its headings become sections, each with a sense and a scope that it hands down.

use alloc::string::String;
use alloc::vec::Vec;

use super::actor::introduces;
use super::cue::{cue, denied};
use super::inline::Style;
use super::markdown::{Block, Content, blocks};
use super::placeholder::Placeholders;
use super::step::Keyword;
use super::{Kind, Product, Role, Scope, Section, Sense, line, step};
use crate::language::english::is_english;
use crate::ordered::{BTreeSet, CollectVec};
use crate::text::{FileId, Place};

/// A document between its blocks and its lines.
pub(super) struct Draft {
    /// Which of [`Product::documents`].
    pub(super) document: usize,
    pub(super) role: Role,
    pub(super) file: FileId,
    pub(super) blocks: Vec<Block>,
    /// For each block, which of [`Product::sections`] it stands in; a heading stands in its own.
    pub(super) sections: Vec<Option<usize>>,
    /// For each block, which of [`super::Journey::steps`] it is, where it is one.
    pub(super) steps: Vec<Option<usize>>,
    /// The sections that are stories of a backlog; their lists are criteria.
    pub(super) stories: BTreeSet<usize>,
    /// Whether priorities are counted from P0, so that P2 is what comes later.
    pub(super) counts_from_p0: bool,
    pub(super) placeholders: Placeholders,
}

impl Draft {
    /// Reads the outline of a document and adds its sections to the product.
    pub(super) fn read(product: &mut Product, document: usize, content: &str) -> Self {
        let super::Document { role, file, .. } = product.documents[document];
        let mut blocks = blocks(content);
        let counts_from_p0 = content.contains("P0");
        if matches!(role, Role::Journey | Role::Requirements) {
            title_in_bold(&mut blocks);
            title_in_bullets(&mut blocks);
        }
        let mut sections = Vec::with_capacity(blocks.len());
        let mut open: Vec<usize> = Vec::new();
        let mut stories = BTreeSet::new();
        let mut is_first = true;
        let mut title = None;
        for block in &mut blocks {
            if matches!(role, Role::Journey | Role::Requirements) && is_bold_step(block, role) {
                let around = open.iter().rev().map(|section| &product.sections[*section]);
                let level = around.map(|around| around.level).find(|level| *level <= DEEPEST).unwrap_or(0);
                block.content = Content::Heading(BOLD + level);
            }
            if let Content::Heading(level) = block.content {
                open.retain(|section| product.sections[*section].level < level);
                let parent = open.last().copied();
                let is_title = core::mem::take(&mut is_first) && level == 1;
                let mut section = section(block, level, Place::new(file, block.span));
                section.document = document;
                section.parent = parent;
                if is_title {
                    title = Some(product.sections.len());
                }
                let around = parent.map(|around| {
                    let Section { sense, scope, .. } = product.sections[around];
                    // Below the title begins what the document is for.
                    (if parent == title { role.told(block.inline.text()) } else { sense }, scope)
                });
                meaning(&mut section, around, role, is_title, block);
                if is_deferred(block, role, counts_from_p0) {
                    section.scope = section.scope.max(Scope::Later);
                }
                if role == Role::Backlog && is_story(block) {
                    stories.insert(product.sections.len());
                }
                open.push(product.sections.len());
                product.sections.push(section);
            } else if let Some(section) = open.last().filter(|_| counts_from_p0 && is_low(block)) {
                let section = &mut product.sections[*section];
                section.scope = section.scope.max(Scope::Later);
            }
            sections.push(open.last().copied());
        }
        let prose =
            blocks.iter().filter(|block| matches!(block.content, Content::Prose | Content::Bullet { .. }));
        product.documents[document].is_english = is_english(prose.map(|block| block.inline.text()));
        let steps = blocks.iter().map(|_| None).collect_vec();
        let placeholders = Placeholders::default();
        let mut draft =
            Self { document, role, file, blocks, sections, steps, stories, counts_from_p0, placeholders };
        draft.placeholders = Placeholders::find(&draft);
        draft
    }
}

/// The deepest heading that Markdown has.
const DEEPEST: u8 = 6;

/// Added to the level around it, the level of a step that is set in bold where others set a heading.
const BOLD: u8 = DEEPEST + 1;

/// Whether a paragraph is a step's title set in bold: `**Step 2: Pay**`; in a journey, `**2. Pay**` too.
fn is_bold_step(block: &Block, role: Role) -> bool {
    let text = block.inline.text().trim_end_matches([':', ' ', '\n']);
    let is_bold = matches!(block.content, Content::Prose)
        && block.inline.style(0) == Style::Bold
        && block.inline.run(0, Style::Bold) >= text.len();
    is_bold
        && step::counted(text).is_some_and(|counted| {
            let is_step = match counted.keyword {
                Some(keyword) => matches!(keyword, Keyword::Step | Keyword::Stage),
                None => role == Role::Journey && counted.is_marked,
            };
            is_step && !counted.title.is_empty()
        })
}

/// Fewer lines in bold are labels, and no titles.
const TITLES: usize = 3;

/// A longer line in bold says something.
const TITLE: usize = 8;

/// Where a document sets no heading but its own, lines that are set in bold are its headings: `**The box**`,
/// `▸ **Flying day** (all year)`.
fn title_in_bold(blocks: &mut [Block]) {
    let headings = blocks.iter().filter(|block| matches!(block.content, Content::Heading(_))).count();
    let titles = (0..blocks.len()).filter(|at| is_title(&blocks[*at])).collect_vec();
    if headings > 1 || titles.len() < TITLES {
        return;
    }
    for at in titles {
        blocks[at].content = Content::Heading(2);
    }
}

/// Where a document sets no heading but its own, bullets of a bare name with others below are its headings: `- **Kites**`,
/// as a page of nested toggles is written out.
fn title_in_bullets(blocks: &mut [Block]) {
    let headings = blocks.iter().filter(|block| matches!(block.content, Content::Heading(_))).count();
    let around: BTreeSet<usize> = blocks.iter().filter_map(|block| block.parent).collect();
    // Of each block, how many titles it stands below, where all above it are titles.
    let mut titles: BTreeSet<usize> = BTreeSet::new();
    let mut below: Vec<u8> = Vec::with_capacity(blocks.len());
    let mut others = 0_usize;
    for (at, block) in blocks.iter().enumerate() {
        let above = block.parent.map_or(0, |parent| below[parent] + u8::from(titles.contains(&parent)));
        below.push(above);
        let Content::Bullet { depth, ordinal: None } = block.content else { continue };
        if depth == above && around.contains(&at) && is_name(block, depth) {
            titles.insert(at);
        } else {
            others += usize::from(depth == 0);
        }
    }
    let outer = titles.iter().filter(|at| below[**at] == 0).count();
    if headings > 1 || outer < TITLES || others * 2 > outer {
        return;
    }
    for (at, block) in blocks.iter_mut().enumerate() {
        if titles.contains(&at) {
            block.content = Content::Heading(2 + below[at]);
        }
        // What stood below a name stands in its section now.
        if let Content::Bullet { depth, .. } = &mut block.content {
            *depth = depth.saturating_sub(below[at]);
        }
        block.parent = block.parent.filter(|parent| !titles.contains(parent));
    }
}

/// Whether a bullet is a title: a bare name, or words in bold; below other titles, in bold only.
fn is_name(block: &Block, depth: u8) -> bool {
    let text = block.inline.text().trim();
    let words = text.split_whitespace().count();
    let is_bold = block.inline.run(0, Style::Bold) >= text.len();
    let is_bare = depth == 0 && words <= NAME;
    depth < DEEPEST - 2
        && (is_bold && words <= TITLE || is_bare)
        && !text.ends_with(['.', ',', ';', '?', '!'])
        && !text.contains(": ")
}

/// A bullet that is a title and not in bold is no longer than a name.
const NAME: usize = 4;

/// Whether a paragraph is a few words in bold, and no label of what follows.
fn is_title(block: &Block) -> bool {
    let text = block.inline.text().trim_end();
    let set = |char: &(usize, char)| char.1.is_alphanumeric();
    let mut words = text.char_indices().filter(set);
    matches!(block.content, Content::Prose)
        && block.parent.is_none()
        && !block.is_quoted
        && !text.ends_with([':', '.', ',', ';'])
        && text.split_whitespace().count() <= TITLE
        && text.contains(char::is_alphabetic)
        && words.all(|(at, _)| block.inline.style(at) == Style::Bold)
}

/// Whether a heading is a story's: `Story 1.2: Cost centres`.
fn is_story(heading: &Block) -> bool {
    step::counted(heading.inline.text()).is_some_and(|counted| counted.keyword == Some(Keyword::Story))
}

/// Whether a heading puts off what stands below it: by its priority, or as a phase after the first.
fn is_deferred(heading: &Block, role: Role, counts_from_p0: bool) -> bool {
    let text = heading.inline.text();
    let is_low = counts_from_p0 && priority(text).is_some_and(|priority| priority >= 2);
    let is_late = role != Role::Journey
        && text.trim_start().get(..5).is_some_and(|word| word.eq_ignore_ascii_case("phase"))
        && step::counted(text).is_some_and(|counted| !counted.number.starts_with(['0', '1']));
    is_low || is_late
}

/// Whether a line `**Priority**: P2` puts off the section that it stands in.
fn is_low(block: &Block) -> bool {
    let text = block.inline.text();
    text.split('\n').any(|line| {
        let line = line.trim_start_matches([' ', '-']);
        line.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("priority:"))
            && priority(line).is_some_and(|priority| priority >= 2)
    })
}

fn section(block: &Block, level: u8, place: Place) -> Section {
    let words: String = block.inline.text().replace('\n', " ");
    let counted = step::counted(&words);
    let title = counted.as_ref().map_or(words.as_str(), |counted| counted.title);
    let title = step::undecorated(if title.is_empty() { &words } else { title });
    Section {
        title: String::from(title),
        level,
        parent: None,
        document: 0,
        sense: Sense::Support,
        scope: Scope::Now,
        steps: Vec::new(),
        place,
    }
}

/// A section means what its title says, else what the section around it means, else what its document is for.
fn meaning(section: &mut Section, around: Option<(Sense, Scope)>, role: Role, is_title: bool, block: &Block) {
    if is_title {
        section.sense = role.introduced();
        return;
    }
    let text = block.inline.text();
    let cue = cue(text);
    let inherited = around.unwrap_or_else(|| (role.told(text), Scope::Now));
    (section.sense, section.scope) = inherited;
    if let Some(sense) = cue.sense
        && (inherited.0 != Sense::Ignored || sense == Sense::Entity)
        && !(sense >= Sense::Support && is_part(text, inherited.0, &section.title))
    {
        section.sense = role.capped(sense);
    }
    let is_step = || step::counted(text).is_some_and(|counted| counted.keyword.is_some());
    if let Some(scope) = cue.scope.or_else(|| if is_step() { None } else { denied(text) }) {
        section.scope = section.scope.max(scope);
    }
    let sign = text.trim_start().chars().next().filter(|char| line::is_sign(*char));
    if sign.is_some_and(is_rejection) && role == Role::TechStack {
        section.scope = Scope::Never;
    }
}

/// Whether a heading counts a part of what is demanded and names it by one word, `4.5 Interviews`: such a part is built,
/// whatever its word says of other documents.
fn is_part(heading: &str, around: Sense, title: &str) -> bool {
    around < Sense::Support
        && !title.contains(' ')
        && step::counted(heading)
            .is_some_and(|counted| counted.keyword.is_none() && counted.number.contains('.'))
}

/// Whether a sign says no.
pub(super) fn is_rejection(sign: char) -> bool {
    matches!(sign, '❌' | '✗' | '✘' | '🚫' | '⛔')
}

impl Role {
    /// What a line of such a document says where nothing tells: whatever a journey tells beside its steps is a rule of
    /// what is built.
    pub(super) const fn sense(self) -> Sense {
        match self {
            Self::TechStack | Self::Architecture | Self::Backlog | Self::Scaffold => Sense::Support,
            Self::Journey | Self::Requirements => Sense::Requirement,
            Self::SchemaDoc => Sense::Ignored,
        }
    }

    /// The same below a heading of the first order: a journey introduces people there too.
    fn told(self, heading: &str) -> Sense {
        if self == Self::Journey && introduces(heading) { Sense::Support } else { self.sense() }
    }

    /// The same of what stands below the title, before the first section: a journey is introduced there.
    const fn introduced(self) -> Sense {
        match self {
            Self::Journey | Self::TechStack | Self::Architecture | Self::Backlog | Self::Scaffold => {
                Sense::Support
            }
            Self::Requirements => Sense::Requirement,
            Self::SchemaDoc => Sense::Ignored,
        }
    }

    /// A tech stack and a scaffold talk of demands to explain a choice; they make none.
    pub(super) fn capped(self, sense: Sense) -> Sense {
        match self {
            Self::TechStack | Self::Scaffold if sense < Sense::Support => Sense::Support,
            Self::TechStack
            | Self::Scaffold
            | Self::Journey
            | Self::Architecture
            | Self::Backlog
            | Self::Requirements
            | Self::SchemaDoc => sense,
        }
    }
}

/// The number of a priority, as in `[P2]`, `(Priority: P1)`, `P0 (MVP Critical)`.
pub(super) fn priority(text: &str) -> Option<u8> {
    text.match_indices('P').find_map(|(at, _)| {
        let before = text[..at].chars().next_back();
        let mut after = text[at + 1..].chars();
        let digit = after.next()?.to_digit(10)?;
        let is_whole =
            !before.is_some_and(char::is_alphanumeric) && !after.next().is_some_and(char::is_alphanumeric);
        is_whole.then_some(digit as u8)
    })
}

impl Draft {
    /// The kind of line that a block's words are.
    pub(super) fn kind(&self, block: usize, table: usize) -> Kind {
        match self.blocks[block].content {
            Content::Heading(_) => Kind::Heading,
            Content::Bullet { depth, .. } => Kind::Bullet { depth },
            Content::Cell { row, column } => Kind::Cell { table, row, column },
            Content::Prose | Content::Table { .. } | Content::Code { .. } | Content::Rule => Kind::Prose,
        }
    }
}
