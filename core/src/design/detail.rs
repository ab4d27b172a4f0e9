//! What the lines tell of tables that are known: values, attributes, references, and what may not occur twice.
//!
//! **Invariant: nothing here makes a table; what names none of the known ones is left alone.**

mod attribute;
mod course;
mod focus;
mod how;
mod implied;
mod link;
mod moment;
mod ordered;
mod value;

pub(super) use attribute::{done, is_attribute};
use focus::{Focus, is_chosen};
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
    let in_titles = product.sections.iter().map(|section| mentions.in_text(&section.title)).collect_vec();
    let titled = titled(entities, &in_titles, product);
    let told_of = in_titles.iter().map(|named| told_of(entities, named)).collect_vec();
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
        let (titled, is_of_states) = line.section.and_then(|section| titled[section]).unzip();
        said.main = said.main.or(titled).or_else(|| line.section.and_then(|section| told_of[section]));
        let about = focus.at(&said, entities);
        let is_read = match titled.filter(|_| is_of_states == Some(true)) {
            Some(owner) => value::of_title(&mut entities[owner], &said),
            None => false,
        };
        if !is_read {
            let about = if acts(&said, entities) { said.main.or(about) } else { about };
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
fn titled(entities: &[Entity], titles: &[Vec<Mention>], product: &Product) -> Vec<Option<(usize, bool)>> {
    let own = |title: &str, named: &[Mention]| {
        let [one] = named else { return None };
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
    product.sections.iter().zip(titles).map(|(section, named)| own(&section.title, named)).collect_vec()
}

/// The one thing that a title names, among other words: `Story 5.2: Plan a voyage`.
fn told_of(entities: &[Entity], named: &[Mention]) -> Option<usize> {
    let mut things = named.iter().map(|one| one.entity).filter(|at| entities[*at].class != Class::User);
    things.next().filter(|first| things.all(|other| other == *first))
}

/// Whether somebody does something in a line: "The member picks …", "Says how bad it is".
fn acts(said: &Said<'_>, entities: &[Entity]) -> bool {
    let mut words = said.words.iter().skip_while(|word| is_determiner(&word.lower));
    let Some(first) = words.next() else { return false };
    let is_deed = |word: &Word<'_>| verb(&word.lower).is_some_and(|verb| verb.form == Form::Third);
    let is_user = said
        .named
        .first()
        .is_some_and(|one| one.start <= first.start && entities[one.entity].class == Class::User);
    let is_somebody =
        is_user || is_person(&first.lower) || is_one_of(&first.lower, "he she they somebody someone");
    is_deed(first) || is_somebody && words.take(2).any(is_deed)
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
    /// What its step is about, else the one thing that its section is called after.
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
