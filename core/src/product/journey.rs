//! The journey's steps: headings that count, or lists, or tables, wherever a document keeps them.

mod table;
mod told;
mod wish;

pub(super) use table::is_step_table;
pub(super) use wish::story_columns;

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::markdown::Content;
use super::outline::Draft;
use super::step::{self, Keyword};
use super::{Product, Role, Scope, Sense, Step};
use crate::language::holds;
use crate::ordered::{BTreeSet, CollectVec};
use crate::text::Place;

/// Titles of sections whose numbered headings, lists or tables are steps.
const CONTAINERS: [&str; 18] = [
    "flow",
    "flows",
    "happy path",
    "journey",
    "journeys",
    "path",
    "scenario",
    "scenarios",
    "steps",
    "user stories",
    "walkthrough",
    "how it works",
    "workflow",
    "use cases",
    "end to end",
    "from start to finish",
    "step by step",
    "what happens",
];

/// Finds the steps: in journeys, or where none has any, in requirements.
pub(super) fn find(product: &mut Product, drafts: &mut [Draft]) {
    let has_journey = product.has_journey();
    for role in [Role::Journey, Role::Requirements, Role::Backlog] {
        if role == Role::Backlog && has_journey {
            return;
        }
        for draft in drafts.iter_mut().filter(|draft| draft.role == role) {
            let mut steps =
                if role == Role::Backlog { stories(product, draft) } else { steps(product, draft) };
            steps.retain(|(_, step)| {
                role != Role::Backlog
                    || !product.journey.steps.iter().any(|other| other.number == step.number)
            });
            for (block, step) in steps {
                let index = product.journey.steps.len();
                draft.steps[block] = Some(index);
                if let (Content::Heading(_), Some(section)) =
                    (&draft.blocks[block].content, draft.sections[block])
                {
                    product.sections[section].sense = Sense::Action;
                    product.sections[section].steps.push(index);
                }
                product.journey.steps.push(step);
            }
            inherit(product, draft.document);
        }
        // Where there is no journey, story files go on with what the requirements began.
        if !product.journey.steps.is_empty() && (has_journey || role == Role::Backlog) {
            return;
        }
    }
}

/// `# Story 2.1: Book a collection`: a file that tells one step.
fn stories(product: &Product, draft: &Draft) -> Vec<(usize, Step)> {
    let first = headings(product, draft).next();
    let counted = first.and_then(|(block, _, words)| Some((block, step::counted(words)?)));
    let story = counted.filter(|(_, counted)| counted.keyword == Some(Keyword::Story));
    story.map(|(block, counted)| step(draft, block, counted.number, counted.title)).into_iter().collect_vec()
}

/// Sections in a step are of that step, and action where their titles say nothing else.
fn inherit(product: &mut Product, document: usize) {
    let first = product.sections.partition_point(|section| section.document < document);
    let last = product.sections.partition_point(|section| section.document <= document);
    for index in first..last {
        let section = &product.sections[index];
        let Some(parent) = section.parent else { continue };
        if !section.steps.is_empty() || product.sections[parent].steps.is_empty() {
            continue;
        }
        let steps = product.sections[parent].steps.clone();
        let sense = super::cue::cue(&product.sections[index].title).sense;
        let around = product.sections[parent].sense;
        let section = &mut product.sections[index];
        section.steps = steps;
        section.sense = if around == Sense::Ignored { around } else { sense.unwrap_or(around) };
    }
}

/// The steps of one document, each with the block that begins it.
fn steps(product: &Product, draft: &Draft) -> Vec<(usize, Step)> {
    let readers = [
        counted_headings,
        numbered_headings,
        telling_headings,
        ordered_lists,
        table::rows,
        wish::rows,
        chapters,
        telling_chapters,
        told::list,
        told::stories,
        told::narrative,
        told::led,
        told::paragraphs,
    ];
    let found = readers.into_iter().map(|reader| reader(product, draft));
    let mut found = found.into_iter().find(|steps| !steps.is_empty()).unwrap_or_default();
    found.retain(|(block, _)| {
        let words = 0..draft.blocks[*block].inline.text().len();
        !draft.placeholders.touch(*block, &words)
    });
    found
}

/// Whether the steps may stand in the section of a block.
fn may_hold_steps(product: &Product, draft: &Draft, block: usize) -> bool {
    draft.sections[block].is_none_or(|section| {
        let section = &product.sections[section];
        section.scope == Scope::Now && !matches!(section.sense, Sense::Ignored | Sense::Entity)
    })
}

fn step(draft: &Draft, block: usize, number: &str, title: &str) -> (usize, Step) {
    let title = step::undecorated(title).to_string();
    let place = Place::new(draft.file, draft.blocks[block].span);
    (block, Step { number: number.to_string(), actor: None, title, section: draft.sections[block], place })
}

/// The blocks that are headings of what is to be built, with their sections and words.
fn headings<'d>(product: &'d Product, draft: &'d Draft) -> impl Iterator<Item = (usize, usize, &'d str)> {
    draft.blocks.iter().enumerate().filter_map(|(index, block)| {
        let section = draft.sections[index].filter(|_| matches!(block.content, Content::Heading(_)))?;
        let counts = product.sections[section].scope == Scope::Now;
        counts.then(|| (index, section, block.inline.text()))
    })
}

/// `### Step 3: Pay`: of the kinds of heading that count, the most particular that the document has.
fn counted_headings(product: &Product, draft: &Draft) -> Vec<(usize, Step)> {
    let counted: Vec<_> = headings(product, draft)
        .filter_map(|(block, section, words)| {
            let counted = step::counted(words)?;
            let keyword = counted.keyword?;
            // In requirements, phases are the builders'.
            let is_own = match keyword {
                Keyword::Stage => draft.role == Role::Journey,
                Keyword::Demand => tells_stories(draft),
                Keyword::Step | Keyword::Story | Keyword::Scenario | Keyword::Journey => true,
            };
            is_own.then_some((block, section, keyword, counted))
        })
        .collect_vec();
    let Some(keyword) = counted.iter().map(|(_, _, keyword, _)| *keyword).min() else { return Vec::new() };
    let is_outline = keyword == Keyword::Journey || keyword == Keyword::Stage;
    let counted = counted.into_iter().filter(|(_, _, own, _)| *own == keyword);
    // `Journey 1` with numbered headings below is a chapter of steps and not a step.
    let chapters: BTreeSet<usize> = headings(product, draft)
        .filter(|(.., words)| step::counted(words).is_some())
        .filter_map(|(_, section, _)| product.sections[section].parent)
        .collect();
    counted
        .filter(|(_, section, ..)| !is_outline || !chapters.contains(section))
        .map(|(block, _, _, counted)| step(draft, block, counted.number, counted.title))
        .collect_vec()
}

/// Whether demands are told as stories: `**User Story:** As a skipper, …`.
fn tells_stories(draft: &Draft) -> bool {
    draft.blocks.iter().any(|block| {
        let words = block.inline.text().trim_start();
        ["User Story:", "User story:", "As a ", "As an "].iter().any(|story| words.starts_with(story))
    })
}

/// `### 3. Pay` below a heading that announces steps.
fn numbered_headings(product: &Product, draft: &Draft) -> Vec<(usize, Step)> {
    let announced =
        |section: usize| product.sections[section].parent.is_some_and(|parent| is_container(product, parent));
    outermost(product, draft, announced)
}

/// `## 3. Pay` at the top of a journey that announces nothing.
fn chapters(product: &Product, draft: &Draft) -> Vec<(usize, Step)> {
    let is_chapter = |section: usize| {
        let section = &product.sections[section];
        let is_known = super::cue::cue(&section.title).sense.is_some();
        !is_known && section.parent.is_none_or(|parent| product.sections[parent].parent.is_none())
    };
    if draft.role == Role::Journey { outermost(product, draft, is_chapter) } else { Vec::new() }
}

/// The numbered headings that are accepted and stand in no other such heading.
fn outermost(product: &Product, draft: &Draft, accepts: impl Fn(usize) -> bool) -> Vec<(usize, Step)> {
    let mut found = Vec::new();
    let mut taken = BTreeSet::new();
    for (block, section, words) in headings(product, draft) {
        let Some(counted) = step::counted(words).filter(|counted| !counted.title.is_empty()) else {
            continue;
        };
        if product.sections[section].parent.is_some_and(|parent| taken.contains(&parent)) {
            taken.insert(section);
        } else if accepts(section) {
            taken.insert(section);
            found.push(step(draft, block, counted.number, counted.title));
        }
    }
    found
}

/// Headings without a number below a heading that announces steps, where their labels tell actions.
fn telling_headings(product: &Product, draft: &Draft) -> Vec<(usize, Step)> {
    let is_announced =
        |section: usize| product.sections[section].parent.is_some_and(|parent| is_container(product, parent));
    told_by_labels(product, draft, is_announced)
}

/// Several such headings in a journey that announces nothing.
fn telling_chapters(product: &Product, draft: &Draft) -> Vec<(usize, Step)> {
    let told =
        if draft.role == Role::Journey { told_by_labels(product, draft, |_| true) } else { Vec::new() };
    if told.len() > 2 { told } else { Vec::new() }
}

/// The accepted headings with labels below them that tell actions.
fn told_by_labels(product: &Product, draft: &Draft, accepts: impl Fn(usize) -> bool) -> Vec<(usize, Step)> {
    let telling: BTreeSet<usize> = (draft.blocks.iter().zip(&draft.sections))
        .filter(|(block, _)| matches!(block.content, Content::Prose | Content::Bullet { .. }))
        .filter_map(|(block, section)| {
            let first = super::line::cut(&block.inline, true).into_iter().next()?;
            let label = block.inline.text().get(first.label?)?;
            let sense = super::cue::cue(label).sense?;
            matches!(sense, Sense::Action | Sense::Response).then_some((*section)?)
        })
        .collect();
    let steps =
        headings(product, draft).filter(|(_, section, _)| telling.contains(section) && accepts(*section));
    steps
        .enumerate()
        .map(|(at, (block, section, _))| step(draft, block, &number(at), &product.sections[section].title))
        .collect_vec()
}

/// `1. The guest picks a room` in a section that announces steps.
fn ordered_lists(product: &Product, draft: &Draft) -> Vec<(usize, Step)> {
    let mut is_announced = false;
    let listed = draft.blocks.iter().enumerate().filter_map(|(index, block)| {
        if !matches!(block.content, Content::Bullet { .. }) && block.parent.is_none() {
            is_announced = announces(block.inline.text());
        }
        let Content::Bullet { depth: 0, ordinal: Some(ordinal) } = block.content else { return None };
        let section = draft.sections[index]?;
        let counts = product.sections[section].scope == Scope::Now;
        (counts && (is_announced || is_container(product, section))).then_some((index, ordinal))
    });
    listed
        .filter_map(|(block, ordinal)| {
            Some(step(draft, block, &ordinal.to_string(), &item_title(draft, block)?))
        })
        .collect_vec()
}

/// The label of a list item, or else its first sentence.
fn item_title(draft: &Draft, block: usize) -> Option<String> {
    let inline = &draft.blocks[block].inline;
    let cut = super::line::cut(inline, true).into_iter().next()?;
    let title = cut.label.or_else(|| cut.sentences.first().cloned())?;
    Some(inline.text()[title].replace('\n', " "))
}

/// Whether a paragraph announces the list after it: `**Steps:**`, `Main flow:`.
fn announces(text: &str) -> bool {
    let label = text.trim_end_matches([':', ' ']).to_ascii_lowercase();
    label.len() < 40 && CONTAINERS.iter().any(|words| holds(&label, words))
}

/// Whether a section announces steps; the title of the document announces none.
fn is_container(product: &Product, section: usize) -> bool {
    let section = &product.sections[section];
    let title = section.title.to_ascii_lowercase();
    section.parent.is_some()
        && !matches!(section.sense, Sense::Ignored | Sense::Entity)
        && CONTAINERS.iter().any(|words| holds(&title, words))
}

fn number(at: usize) -> String {
    (at + 1).to_string()
}
