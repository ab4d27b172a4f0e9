//! Queries that the docs tell in words: "open claims of a buyer by due date, oldest first".
//!
//! Whose rows and which values they ask for come first in the index, the order in which they are wanted last.

mod path;
mod phrase;

use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::vec::Vec;

use super::{Access, Pattern};
use crate::design::detail::{counts, is_attribute};
use crate::design::entity::{Entity, Field};
use crate::design::mention::{Mention, Mentions, Word, words};
use crate::design::{Class, Table};
use crate::language::is_one_of;
use crate::language::noun;
use crate::language::phrase::Phrases;
use crate::language::verb::{self, Form};
use crate::ordered::{BTreeMap, CollectVec};
use crate::product::{Evidence, Kind, Line, Product, Scope};
use crate::text::Place;
use phrase::{Phrase, happened_at};

/// Every query that the lines tell of, as the columns that serve it.
pub(in crate::design) fn read(
    product: &Product,
    entities: &[Entity],
    mentions: &Mentions,
    tables: &[Table],
) -> Vec<Access> {
    let by_name: BTreeMap<&str, usize> =
        tables.iter().enumerate().map(|(at, table)| (table.name.as_str(), at)).collect();
    let mut found = Vec::new();
    let table = |entity: usize| by_name.get(entities[entity].table.as_str()).copied();
    for (text, line) in paths(product) {
        if let Some((at, columns)) = path::read(text, entities, mentions, table, tables) {
            found.push(Access {
                table: tables[at].name.clone(),
                pattern: Pattern::Columns(columns),
                query: text.trim().to_owned(),
                steps: Vec::new(),
                evidence: Evidence { place: line, words: text.trim().into(), rule: "read in this way" },
            });
        }
    }
    each(product, entities, mentions, |line, phrase| {
        let Some(at) = by_name.get(entities[phrase.main.entity].table.as_str()) else { return };
        let columns = phrase.columns(&tables[*at], entities, mentions);
        // In a step, whoever sees the newest sees their own; that is told elsewhere.
        let newest = happened_at(&tables[*at]).unwrap_or("created_at");
        let is_told =
            line.steps.is_empty() || columns.iter().any(|(name, _)| name != "created_at" && name != newest);
        if columns.is_empty() || !is_told {
            return;
        }
        found.push(Access {
            table: tables[*at].name.clone(),
            pattern: Pattern::Columns(columns),
            query: phrase.text.trim().to_owned(),
            steps: line.steps.clone(),
            evidence: Evidence { place: line.place, words: line.words.clone(), rule: "read in this way" },
        });
    });
    found
}

/// A thing of more columns gets none by what it is read by.
const MOST: usize = 64;

/// Gives things the columns by which they are wanted: "jobs by promised day".
pub(in crate::design) fn claim(entities: &mut [Entity], product: &Product, mentions: &Mentions) {
    let mut found: Vec<(usize, Field)> = Vec::new();
    each(product, entities, mentions, |line, phrase| {
        let entity = &entities[phrase.main.entity];
        if entity.class == Class::User || entity.fields.len() > MOST {
            return;
        }
        for words in phrase.by().into_iter().filter(|words| is_told(words, entity)) {
            if mentions.in_text(&words).is_empty() {
                let evidence =
                    Evidence { place: line.place, words: line.words.clone(), rule: "what it is read by" };
                found.push((phrase.main.entity, Field::new(words, evidence)));
            }
        }
    });
    for (thing, field) in found {
        let fields = &mut entities[thing].fields;
        if fields.len() <= MOST && !fields.iter().any(|other| other.words == field.words) {
            fields.push(field);
        }
    }
}

/// Whether words by which something is wanted are a column of its own that nothing else has told.
fn is_told(words: &str, entity: &Entity) -> bool {
    let last = words.rsplit(' ').next().unwrap_or(words);
    let is_known = |field: &Field| {
        let own = field.words.to_lowercase();
        own.split([' ', '_']).any(|part| part == last) || words.split(' ').any(|word| own == word)
    };
    let is_moment = is_one_of(last, "time date day month week year period start end");
    is_attribute(words)
        && (words.contains(' ') || !is_moment)
        && !is_one_of(last, "status state name distance relevance count popularity total number order age id")
        && !entity.fields.iter().any(is_known)
}

/// Every query that a line tells in words.
fn each(
    product: &Product,
    entities: &[Entity],
    mentions: &Mentions,
    mut read: impl FnMut(&Line, &Phrase<'_>),
) {
    let listed = sections(product);
    for (number, line) in product.lines.iter().enumerate().filter(|(_, line)| counts(product, line)) {
        let is_silent = mentions.in_line(number).is_empty() && line.label.is_none();
        if is_silent && !matches!(line.kind, Kind::Cell { .. }) {
            continue;
        }
        let is_listed = line.section.is_some_and(|section| listed[section]) || is_labelled(line);
        let Some(mut text) = asked(product, line, mentions.in_line(number), is_listed) else { continue };
        // "History of a kite: its crashes": the label says whose.
        if let Some(label) = line.label.as_deref().filter(|_| text.starts_with("its ")) {
            text = [label, ": ", &text].concat().to_lowercase();
        }
        let phrases = text.split([';', '·']).flat_map(sentences).filter(|phrase| phrase.len() < 240);
        for phrase in phrases.flat_map(each_way) {
            let phrase = &*phrase;
            let named = mentions.in_text(phrase);
            let main = main(phrase, &named, entities).filter(|main| !is_of(phrase, main.start));
            let main = main.filter(|main| is_listed || is_wanted(phrase) || is_plain(phrase, main));
            if let Some(main) = main {
                read(line, &Phrase { text: phrase, words: words(phrase), named: &named, main });
            }
        }
    }
}

/// Lines and lines of fences that hold a path with what it asks for.
fn paths(product: &Product) -> impl Iterator<Item = (&str, Place)> {
    let asks = |text: &&str| text.contains("GET /") && text.contains('?');
    let lines =
        product.lines.iter().filter(|line| counts(product, line)).map(|line| (&*line.text, line.place));
    let blocks = product.blocks.iter().filter(|block| block.scope == Scope::Now);
    let fenced = blocks.flat_map(|block| block.text.lines().map(|text| (text, block.place)));
    lines.chain(fenced).filter(move |(text, _)| asks(text))
}

/// What a query asks for: the first thing that it names, but for one whose rows are asked for: "a voyage's incidents",
/// "history of a voyage: its incidents".
fn main<'m>(phrase: &str, named: &'m [Mention], entities: &[Entity]) -> Option<&'m Mention> {
    let mut things = named.iter().filter(|mention| entities[mention.entity].class != Class::User);
    let first = things.next().or(named.first())?;
    let rest = phrase.get(first.end..).unwrap_or_default();
    let name = phrase.get(first.start..first.end).unwrap_or_default();
    let is_whose = name.ends_with("'s")
        || name.ends_with("’s")
        || ["'s ", "’s ", ": its "].iter().any(|whose| rest.starts_with(whose))
        || rest.starts_with(" shows its ")
        || rest.starts_with(" lists its ");
    let many = things.find(|mention| mention.is_plural);
    Some(many.filter(|_| is_whose && !first.is_plural).unwrap_or(first))
}

/// "By town or by name" are two queries.
fn each_way(phrase: &str) -> Vec<Cow<'_, str>> {
    let by = phrase.rfind(" by ").and_then(|last| phrase[..last].find(" by ").or(Some(last)));
    let Some((head, tail)) = by.map(|at| phrase.split_at(at + " by ".len())) else {
        return Vec::from([phrase.into()]);
    };
    let ways = tail.split(" or ").map(|way| way.trim_start_matches("by ")).take(4);
    if tail.contains(" or ") {
        ways.map(|way| Cow::Owned([head, way].concat())).collect_vec()
    } else {
        Vec::from([phrase.into()])
    }
}

/// "Open voyages of a port by day": a name with nothing said of it but by what.
fn is_plain(phrase: &str, main: &Mention) -> bool {
    let Some(gap) = phrase.get(main.end..).and_then(|rest| rest.split_once(" by ")).map(|(gap, _)| gap)
    else {
        return false;
    };
    let before = words(&phrase[..main.start]);
    let between = words(gap);
    let tells = |word: &str| {
        verb::is_of_being(word)
            || is_one_of(word, "is are was were be can may must will has have")
            || verb::verb(word).is_some_and(|verb| matches!(verb.form, Form::Past | Form::Third))
    };
    before.len() < 4 && between.len() < 5 && !between.iter().any(|word| tells(&word.lower))
}

/// The sentences of a part of a list; what stands before a colon names the list.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let named = text.split_once(": ").filter(|(name, _)| is_asking(name));
    named.map_or(text, |(_, rest)| rest).split(". ").flat_map(|text| text.split(", and "))
}

/// Whether words name a list of queries.
fn is_asking(name: &str) -> bool {
    name.len() < 60 && (QUERIES.are_in(name) || ASKING.stand_in(name))
}

/// Names of such lists that mean it only at their beginning.
const ASKING: Phrases = Phrases::new(&["hot|most often|most asked|questions|what they ask for|asked for"]);

/// Whether a line's label, or what stands before its colon, says that it is a list of queries.
pub(in crate::design) fn is_labelled(line: &Line) -> bool {
    line.label.as_deref().is_some_and(is_asking)
        || line.text.split_once(": ").is_some_and(|(name, _)| is_asking(name))
}

/// For each section, whether it lists queries.
pub(in crate::design) fn sections(product: &Product) -> Vec<bool> {
    let mut found: Vec<bool> = Vec::new();
    for section in &product.sections {
        let is_below = section.parent.is_some_and(|parent| found.get(parent).copied().unwrap_or_default());
        found.push(is_below || QUERIES.are_in(&section.title));
    }
    found
}

/// Whether a thing is only what something else is of, which is no table: "waiting list of the marina".
fn is_of(phrase: &str, at: usize) -> bool {
    let before = words(phrase.get(..at).unwrap_or_default());
    let mut back = before.iter().rev().skip_while(|word| {
        noun::is_determiner(&word.lower) || is_one_of(&word.lower, "one coming upcoming open")
    });
    let is_tied = back.next().is_some_and(|tie| is_one_of(&tie.lower, "of for per by in"));
    // "The list of voyages", "searches for voyages".
    let shows = |word: &str| {
        is_one_of(word, READING) || is_one_of(word, "page table overview history board look looks ask asks")
    };
    let is_shown = |word: &Word<'_>, mut back: core::iter::Peekable<_>| {
        let before: Option<&&Word<'_>> = back.peek();
        let is_bare = before.is_none_or(|lead| {
            noun::is_determiner(&lead.lower)
                || verb::verb(&lead.lower).is_some_and(|verb| verb.form != Form::Gerund)
        });
        shows(&word.lower) && is_bare
    };
    is_tied && back.next().is_some_and(|word| !is_shown(word, back.peekable()))
}

/// What a line asks for: anything in a section of queries, elsewhere what says how rows are wanted.
fn asked(product: &Product, line: &Line, named: &[Mention], is_listed: bool) -> Option<String> {
    match line.kind {
        Kind::Cell { table, row, column: 0 } if is_listed => {
            Some(product.tables[table].rows.get(row)?.join(", ").to_lowercase())
        }
        Kind::Cell { .. } if is_listed => None,
        Kind::Cell { .. } | Kind::Heading | Kind::Prose | Kind::Bullet { .. } => {
            // Something is named shortly before `by`.
            let by = || line.text.find(" by ");
            let is_near = |by: usize| named.iter().any(|one| one.end <= by && by - one.end < NEAR);
            let may_ask = is_listed || by().is_some_and(is_near) || is_wanted(&line.text);
            may_ask.then(|| line.text.to_lowercase())
        }
    }
}

/// No more bytes stand between a thing and `by` what it is wanted.
const NEAR: usize = 48;

/// What sections of queries are called.
const QUERIES: Phrases = Phrases::new(&[
    "access path|access pattern|quer|reads|reading pattern|look up|look-up|looked up|lookup|must be fast\
|to be fast|be instant|hot path|opened all day|read path|screens|searches|lists the",
]);

/// What says in which order rows are wanted, or which.
const ORDERED: Phrases = Phrases::new(&[
    "newest first|latest first|oldest first|most recent first|due first|soonest|in order of|sorted by\
|ordered by|filtered by|filter by|filters by|overdue first|needed first|grouped by|longest|in time order\
|in the order they|in date order|looked up|looks up|look up|on top|upcoming|coming |calendar",
]);

/// Whether a text says in which order rows are wanted, or by what: "the cheapest first", "lists voyages by day".
fn is_wanted(text: &str) -> bool {
    if ORDERED.are_in(text) {
        return true;
    }
    let is_first = text.contains(" first") || text.contains(" top");
    let is_by = text.contains(" by ");
    if !(is_first || is_by) {
        return false;
    }
    let said = words(text);
    let ranks =
        |word: &str| word.len() > 4 && word.ends_with("est") || is_one_of(word, "next worst best overdue");
    let first = said.iter().position(|word| matches!(&*word.lower, "first" | "top"));
    let is_ranked =
        first.is_some_and(|at| said[at.saturating_sub(4)..at].iter().any(|word| ranks(&word.lower)));
    let reads = |word: &str| is_one_of(word, READING);
    let read = said.iter().position(|word| reads(&word.lower));
    let by = said.iter().rposition(|word| word.lower == "by");
    is_ranked || read.zip(by).is_some_and(|(read, by)| read < by)
}

/// Verbs and nouns of reading, whose `by` tells by what.
const READING: &str = "browse browses filter filters filtered find finds found group groups grouped list lists listed \
narrow narrows search searches searched see sees show shows shown sort sorts sorted";
