//! What the lines tell of tables that are known: values, attributes, references, and what may not occur twice.
//!
//! **Invariant: nothing here makes a table; what names none of the known ones is left alone.**

mod attribute;
mod course;
mod implied;
mod link;
mod moment;
mod ordered;
mod value;

pub(super) use attribute::done;
pub(super) use link::is_own_part;

use alloc::borrow::Cow;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

use super::Class;
use super::entity::Entity;
use super::gather::is_read_whole;
use super::mention::{Mention, Mentions, Word, words};
use crate::language::is_one_of;
use crate::language::noun::is_determiner;
use crate::language::person::is_person;
use crate::language::verb::{Form, verb};
use crate::ordered::{BTreeMap, BTreeSet, CollectVec, Order};
use crate::product::{Evidence, Kind, Line, Product, Role, Scope, Sense};
use crate::text::Place;

/// Reads every line that counts, and gives the entities what it tells of them.
pub(super) fn read(entities: &mut [Entity], mentions: &Mentions, product: &Product) {
    let user = entities.iter().position(|entity| entity.class == Class::User);
    let mut focus = Focus::default();
    let mut scene = link::Scene::of(entities);
    let implied = implied::Implied::of(entities);
    let mut courses = course::Courses::of(entities.len());
    let mut moments = moment::Moments::default();
    let mains = mains(entities, mentions, product);
    let of_people = of_people(product);
    let titled = titled(entities, mentions, product);
    let of_queries = super::access::query::sections(product);
    let mut asked = BTreeSet::new();
    let fields = entities.iter().flat_map(|entity| &entity.fields);
    let mut told: Vec<Place> = fields.map(|field| field.evidence.place).collect_vec();
    told.order();
    for (at, line) in product.lines.iter().enumerate().filter(|(_, line)| counts(product, line)) {
        if line.section.is_some_and(|section| of_people[section]) {
            continue;
        }
        let mut said = Said::of(line, mentions.in_line(at), mentions, product, user);
        said.main = line.steps.first().and_then(|step| mains.get(step)).copied();
        let about = focus.at(&said, entities);
        let (titled, is_of_states) = line.section.and_then(|section| titled[section]).unzip();
        let is_read = match titled.filter(|_| is_of_states == Some(true)) {
            Some(owner) => value::of_title(&mut entities[owner], &said),
            None => false,
        };
        if !is_read {
            value::read(entities, &said, of_values(&said, about, titled), before_it(product, at));
        }
        // Prose that is read as a whole has given its things their attributes.
        if !is_read_whole(product, line) {
            attribute::noted::read(entities, mentions, &said, about);
            let gave = attribute::read(entities, mentions, &said, about);
            if !gave && attribute::stray::may_be(&said) && told.binary_search(&line.place).is_err() {
                let before = at.checked_sub(1).filter(|_| before_it(product, at).is_some());
                let named = before.map_or(&[][..], |before| mentions.in_line(before));
                let is_near = named.last().is_some_and(|last| Some(last.entity) == about);
                attribute::stray::read(entities, mentions, &said, about, is_near);
            }
        }
        attribute::named::read(entities, &said, about);
        attribute::who::read(entities, &said, about);
        attribute::span::read(entities, &said, about);
        attribute::body::read(entities, mentions, product, line, &said);
        link::read(entities, &said, about, &mut scene);
        implied.read(entities, &said, about);
        ordered::read(entities, &said, about);
        courses.read(entities, &said, about);
        moments.read(&said);
        if line.section.is_some_and(|section| of_queries[section]) || super::access::query::is_labelled(line)
        {
            asked.insert(line.place);
        }
    }
    link::without_ways(entities, &asked);
    for line in drawn(product) {
        let said = Said::of(&line, &mentions.in_text(&line.text), mentions, product, user);
        let about = focus.at(&said, entities);
        value::read(entities, &said, about, None);
        link::read(entities, &said, about, &mut scene);
    }
    courses.settle(entities);
    moments.settle(entities);
    link::by_name(entities);
    attribute::units::in_their_unit(entities, product);
    attribute::units::without_doubles(entities);
    attribute::units::as_places(entities);
}

/// For each section, the thing that its title is, as a whole, and whether the title says that its states are told: `4.2
/// Boats`, `States of a boat`.
fn titled(entities: &[Entity], mentions: &Mentions, product: &Product) -> Vec<Option<(usize, bool)>> {
    let own = |title: &str| {
        let named = mentions.in_text(title);
        let [one] = named.as_slice() else { return None };
        let is_of_states = value::is_of_states(title);
        let is_passed_over = |word: &Word<'_>| {
            word.lower.chars().all(|char| char.is_ascii_digit() || char == '.')
                || is_of_states && (word.lower == "of" || is_determiner(&word.lower))
                || value::is_of_states(&word.lower)
        };
        let mut rest = words(&title[..one.start]).into_iter().chain(words(&title[one.end..]));
        let is_whole = rest.all(|word| is_passed_over(&word));
        Some((one.entity, is_of_states))
            .filter(|(entity, _)| is_whole && entities[*entity].class != Class::User)
    };
    product.sections.iter().map(|section| own(&section.title)).collect_vec()
}

/// Whose values a line tells that names nothing: what was spoken of, or what its section is titled by, where nothing was or
/// the line is a label and a list, `State: moored, at sea`.
fn of_values(said: &Said<'_>, about: Option<usize>, titled: Option<usize>) -> Option<usize> {
    let is_labelled = said.named.is_empty() && said.text.find(": ").is_some_and(|at| at < 24);
    if is_labelled { titled.or(about) } else { about.or(titled) }
}

/// The line before one, in the same section.
fn before_it(product: &Product, at: usize) -> Option<&Line> {
    let before = product.lines.get(at.checked_sub(1)?)?;
    (before.section == product.lines[at].section).then_some(before)
}

/// What each step is about: the one thing that its title names, else the first that is made in it.
fn mains(entities: &[Entity], mentions: &Mentions, product: &Product) -> BTreeMap<usize, usize> {
    let mut mains = BTreeMap::new();
    for (at, entity) in entities.iter().enumerate().filter(|(_, entity)| entity.class == Class::Core) {
        if let Some(step) = entity.made_in {
            mains.entry(step).or_insert(at);
        }
    }
    for (step, title) in product.journey.steps.iter().map(|step| &step.title).enumerate() {
        if let Some(thing) = super::relate::title::thing(title, entities, mentions) {
            mains.insert(step, thing);
        }
    }
    mains
}

/// For each section, whether it introduces people; what they do and have there is no rule of the product.
fn of_people(product: &Product) -> Vec<bool> {
    let mut found: Vec<bool> = Vec::new();
    for section in &product.sections {
        let is_own = section.title.to_lowercase().contains("persona");
        let is_below = section.parent.is_some_and(|parent| found.get(parent).copied().unwrap_or_default());
        found.push(is_own || is_below);
    }
    found
}

/// The lines of fences without a language, in which flows are drawn up step by step.
fn drawn(product: &Product) -> impl Iterator<Item = Line> + '_ {
    let blocks = product.blocks.iter().enumerate().filter(|(_, block)| {
        let role = product.documents[block.document].role;
        block.scope == Scope::Now
            && matches!(block.language.as_str(), "" | "text")
            && matches!(role, Role::Journey | Role::Architecture | Role::Requirements)
    });
    blocks.flat_map(|(at, block)| {
        let lines = block.text.lines().map(str::trim).filter(|text| {
            text.len() < 400 && text.contains(' ') && !text.contains(|char| matches!(char, '─'..='╿' | '+'))
        });
        let read = |text: &str| {
            Rc::from(text.trim_start_matches(|char: char| char.is_ascii_digit() || char == '.').trim())
        };
        lines.map(read).map(move |text: Rc<str>| Line {
            text: Rc::clone(&text),
            words: text,
            code: Vec::new(),
            stressed: Vec::new(),
            label: None,
            place: block.place,
            document: block.document,
            section: Some(usize::MAX - at),
            kind: Kind::Prose,
            sense: Sense::Support,
            scope: Scope::Now,
            parent: None,
            steps: Vec::new(),
        })
    })
}

/// Whether a line tells of what is to be built.
pub(super) fn counts(product: &Product, line: &Line) -> bool {
    let role = product.documents[line.document].role;
    line.scope == Scope::Now
        && !matches!(line.sense, Sense::Ignored | Sense::StepTitle)
        && line.kind != Kind::Heading
        && matches!(role, Role::Journey | Role::Architecture | Role::Requirements | Role::Backlog)
}

/// The label of a line, or the first cell of its row.
pub(super) fn label<'p>(product: &'p Product, line: &'p Line) -> Option<&'p str> {
    match line.kind {
        Kind::Cell { table, row, column } if column > 0 => {
            Some(product.tables[table].rows.get(row)?.first()?.as_str())
        }
        Kind::Heading | Kind::Prose | Kind::Bullet { .. } | Kind::Cell { .. } => line.label.as_deref(),
    }
}

/// A line with its label, cut into words.
struct Said<'s> {
    line: &'s Line,
    /// The label, a colon, and the words.
    text: Cow<'s, str>,
    words: Vec<Word<'s>>,
    named: Vec<Mention>,
    /// What its label or the first cell of its row is, as a whole.
    labelled: Option<usize>,
    user: Option<usize>,
    /// What its step is about.
    main: Option<usize>,
}

impl<'s> Said<'s> {
    fn of(
        line: &'s Line,
        named: &[Mention],
        mentions: &Mentions,
        product: &'s Product,
        user: Option<usize>,
    ) -> Self {
        let label = label(product, line).filter(|label| label.split_whitespace().count() <= 5);
        let of = property_of_row(product, line);
        let labelled = label.and_then(|label| {
            let named = mentions.in_text(label);
            let [one] = named.as_slice() else { return None };
            let is_whole = words(&label[..one.start]).is_empty() && words(&label[one.end..]).is_empty();
            is_whole.then_some(one.entity)
        });
        let (text, named) = match label {
            Some(label) => {
                let label = label.trim_end_matches('.');
                let of = of.map_or_else(String::new, |of| alloc::format!(" {of}"));
                let text = alloc::format!("{label}{of}: {}", line.text);
                let named = mentions.in_text(&text);
                (Cow::Owned(text), named)
            }
            None => (Cow::Borrowed(&*line.text), named.to_vec()),
        };
        let words = match &text {
            Cow::Borrowed(text) => words(text),
            Cow::Owned(text) => {
                let owned = words(text).into_iter();
                owned.map(|word| Word { lower: word.lower.into_owned().into(), ..word }).collect_vec()
            }
        };
        Self { line, text, words, named, labelled, user, main: None }
    }

    /// The last thing that is named before a byte and no user.
    fn before(&self, at: usize, entities: &[Entity]) -> Option<&Mention> {
        let end = self.named.partition_point(|mention| mention.end <= at);
        let named = self.named[..end].iter().rev().take(8);
        named.into_iter().find(|mention| entities[mention.entity].class != Class::User)
    }

    /// The first thing that is named between two bytes.
    fn first(&self, from: usize, to: usize) -> Option<&Mention> {
        let start = self.named.partition_point(|mention| mention.start < from);
        self.named[start..].first().filter(|mention| mention.end <= to)
    }

    /// Whether a thing stands behind a preposition.
    fn is_tied(&self, mention: &Mention) -> bool {
        let before = self.words.partition_point(|word| word.start < mention.start);
        let mut words = self.words[..before].iter().rev().skip_while(|word| is_determiner(&word.lower));
        words.next().is_some_and(|word| {
            let gap = self.text.get(word.end..mention.start).unwrap_or_default();
            !gap.contains([',', '.', ';', ':']) && attribute::named::TIES.contains(&&*word.lower)
        })
    }

    fn evidence(&self, rule: &'static str) -> Evidence {
        Evidence { place: self.line.place, words: self.line.words.clone(), rule }
    }
}

/// "Found item | state | stored, returned": the one property that a row of a table of fields tells of.
fn property_of_row(product: &Product, line: &Line) -> Option<String> {
    let Kind::Cell { table, row, column: 2.. } = line.kind else { return None };
    let table = &product.tables[table];
    let header = table.header.get(1)?.to_lowercase();
    let is_field = ["field", "column", "attribute", "property"].iter().any(|field| header.starts_with(field));
    let of = table.rows.get(row)?.get(1)?;
    let is_one = is_field && !of.contains(',') && of.split_whitespace().count() < 3;
    is_one.then(|| of.trim_matches('`').replace('_', " "))
}

/// What was last spoken of, where a line names nothing itself.
#[derive(Debug, Default)]
struct Focus {
    entity: Option<usize>,
    section: Option<usize>,
    steps: Vec<usize>,
    /// The table and the row of a cell, and whether the row has named something.
    cell: Option<(usize, usize, bool)>,
}

impl Focus {
    /// What a line is about: its label, what was spoken of before it; what it names first is what the next is about.
    fn at(&mut self, said: &Said<'_>, entities: &[Entity]) -> Option<usize> {
        let line = said.line;
        let cell = if let Kind::Cell { table, row, .. } = line.kind { Some((table, row)) } else { None };
        let is_same_table = cell.zip(self.cell).is_some_and(|(cell, last)| cell.0 == last.0);
        if self.section != line.section || self.steps != line.steps && !is_same_table {
            *self = Self { entity: None, section: line.section, ..Self::default() };
        }
        self.steps.clone_from(&line.steps);
        // The first that a row names is what the row is about; rows go on with what was spoken of above them.
        let is_named = cell.zip(self.cell).is_some_and(|(cell, last)| cell == (last.0, last.1) && last.2);
        let before = self.entity;
        // In a flow that is drawn up, several things are what comes out of a step; it goes on with the one.
        let is_drawn = line.section > Some(usize::MAX / 2);
        let own = said.labelled.or_else(|| {
            let mut named = said.named.iter().filter(|mention| !(is_drawn && mention.is_plural));
            let first = named.find(|mention| entities[mention.entity].class != Class::User);
            first.filter(|first| before.is_none() || !is_chosen(said, first)).map(|first| first.entity)
        });
        self.cell = cell.map(|(table, row)| (table, row, is_named || own.is_some()));
        let goes_on = || {
            starts_with_pronoun(&said.text)
                || said.labelled.is_none() && cell.is_none() && goes_on(said, entities)
        };
        let own = own.filter(|_| !(is_named || before.is_some() && goes_on()));
        self.entity = own.or(self.entity);
        said.labelled.or(before)
    }
}

/// Whether a thing is only chosen for another that is spoken of: "she chooses the berth".
fn is_chosen(said: &Said<'_>, mention: &Mention) -> bool {
    let first = said.words.partition_point(|word| word.start < mention.start);
    let mut before = said.words[..first].iter().rev().skip_while(|word| is_determiner(&word.lower));
    before.next().is_some_and(|word| {
        is_one_of(&word.lower, "choose chooses pick picks select selects chose picked selected")
    })
}

/// Whether a sentence begins with what was spoken of: "It belongs to a shelf", "Each one stands on a shelf".
fn starts_with_pronoun(text: &str) -> bool {
    const PRONOUNS: [&str; 8] =
        ["It ", "They ", "Each one ", "Each of them ", "Each has ", "Each gets ", "Its ", "Their "];
    PRONOUNS.iter().any(|pronoun| text.starts_with(pronoun))
}

/// Whether a sentence goes on with what was spoken of: "it is planned", "the clerk enters it: …", "after the firing it is
/// cold". "It is possible to cancel an order" speaks of no `it`.
fn goes_on(said: &Said<'_>, entities: &[Entity]) -> bool {
    let Some(it) = said.words.iter().take(9).position(|word| word.lower == "it") else { return false };
    let is_empty =
        |word: &Word<'_>| is_one_of(&word.lower, "possible necessary important allowed clear takes begins");
    if said.words.iter().skip(it).take(5).any(is_empty) {
        return false;
    }
    let end = said.words[it].start;
    // "A member closes it": whoever does something is not what it is done to.
    let is_somebody =
        |mention: &Mention| is_person(entities[mention.entity].noun.rsplit(' ').next().unwrap_or_default());
    let is_aside =
        |mention: &Mention| mention.end > end || is_somebody(mention) || is_behind_tie(said, mention);
    let is_verb = |at: usize| said.words.get(at).is_some_and(|word| is_finite(&word.lower));
    said.named.iter().take(4).all(is_aside) && (is_verb(it + 1) || it.checked_sub(1).is_some_and(is_verb))
}

/// Whether a preposition stands not far before a thing: "after the first reel".
fn is_behind_tie(said: &Said<'_>, mention: &Mention) -> bool {
    let first = said.words.partition_point(|word| word.start < mention.start);
    let is_tie = |word: &str| attribute::named::TIES.contains(&word) || is_one_of(word, "after before until");
    said.words[first.saturating_sub(3)..first].iter().any(|word| is_tie(&word.lower))
}

fn is_finite(word: &str) -> bool {
    is_one_of(word, "is has was can may will must shall cannot")
        || verb(word).is_some_and(|verb| verb.form != Form::Gerund)
}
