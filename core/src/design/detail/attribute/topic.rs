//! What a paragraph goes on telling of the thing that it is about: "A kiln has a name. It gets a number when it is lit.
//! Volume in litres. We note the fuel and who built it."
//!
//! **Invariant: a sentence about something else, known or not, ends what the paragraph was about.**

use super::super::Said;
use super::item::{Item, item};
use super::part::{parts, until_sentence};
use super::{give, who};
use crate::design::Class;
use crate::design::entity::Entity;
use crate::design::mention::{Mention, Mentions, Word};
use crate::language::is_one_of;
use crate::language::verb::{self, Form, verb};
use crate::language::{noun, singular};
use crate::product::{Kind, Line, Product};

/// At most so many bytes stand between two sentences of one paragraph.
const GAP: u32 = 3;

/// A longer sentence is no bare list.
const LONGEST: usize = 200;

/// What the paragraph that is read is about.
#[derive(Debug, Default)]
pub(in crate::design) struct Topic {
    entity: Option<usize>,
    section: Option<usize>,
    /// Where its last sentence ended.
    end: Option<u32>,
    /// Whether its first sentence is read.
    is_first: bool,
    /// What the title above it names.
    titled: Option<usize>,
}

impl Topic {
    /// Reads one sentence; `gave` is whether another reading has given what it tells.
    pub(in crate::design) fn read(
        &mut self,
        entities: &mut [Entity],
        mentions: &Mentions,
        product: &Product,
        said: &Said<'_>,
        gave: bool,
    ) {
        self.begin(entities, mentions, product, said.line);
        if matches!(said.line.kind, Kind::Cell { .. }) {
            *self = Self::default();
            return;
        }
        match about(entities, said) {
            About::Thing(entity) => self.entity = Some(entity),
            About::Other => self.entity = None,
            About::Same => {}
        }
        let Some(owner) = self.entity.filter(|owner| may_have(entities, *owner)) else { return };
        if gave {
            return;
        }
        let text = &*said.text;
        if let Some(from) = list(said).or_else(|| each_has(said)) {
            let list = until_sentence(&text[from..]);
            give(entities, mentions, said, owner, list, 1);
        } else if said.line.label.is_none() && (!self.is_first || is_noted(text)) {
            // In notes that begin small, a line holds several.
            for part in text.split(". ").skip(usize::from(self.is_first)).take(12) {
                if is_bare(part, mentions, entities) {
                    give(entities, mentions, said, owner, part.trim_end_matches('.'), 1);
                }
            }
        }
    }

    /// Begins a new paragraph where one begins; the first below a title is about what the title names.
    fn begin(&mut self, entities: &[Entity], mentions: &Mentions, product: &Product, line: &Line) {
        let is_section = self.section != line.section;
        if is_section {
            let title = line.section.and_then(|section| product.sections.get(section));
            self.titled = title.and_then(|title| titled(&title.title, mentions, entities));
            self.section = line.section;
        }
        let start = line.place.span.start;
        let goes_on = !is_section && self.end.is_some_and(|end| (end..=end + GAP).contains(&start));
        if !goes_on {
            self.entity = self.titled;
        }
        self.is_first = !goes_on;
        self.end = Some(line.place.span.end);
    }
}

/// The one thing that a title is: "The kilns".
fn titled(title: &str, mentions: &Mentions, entities: &[Entity]) -> Option<usize> {
    let named = mentions.in_text(title);
    let [one] = named.as_slice() else { return None };
    let is_whole = title[one.end..].trim().is_empty() && {
        let before = title[..one.start].trim().to_ascii_lowercase();
        before.is_empty() || noun::is_determiner(&before)
    };
    (is_whole && entities[one.entity].class != Class::User).then_some(one.entity)
}

/// Whether a thing may have columns of its own here.
fn may_have(entities: &[Entity], owner: usize) -> bool {
    !matches!(entities[owner].class, Class::User | Class::Tenant | Class::Event)
}

/// What a sentence is about.
enum About {
    Thing(usize),
    /// Something that is no table.
    Other,
    /// What was spoken of before.
    Same,
}

/// What a sentence is about: its subject, else what somebody makes in it.
fn about(entities: &[Entity], said: &Said<'_>) -> About {
    if let Some(labelled) = said.labelled {
        return About::Thing(labelled);
    }
    let is_lead = |word: &str| noun::is_determiner(word) || is_one_of(word, "for of each every such new any");
    let words = said.own_words();
    let first = words.iter().take(4).position(|word| !is_lead(&word.lower)).unwrap_or(0);
    let Some(subject) = words.get(first) else { return About::Same };
    if let Some(one) = said.named.iter().find(|one| one.start == subject.start) {
        let is_somebody = entities[one.entity].class == Class::User;
        // "The office enters the firm": who acts is not what is told of.
        if !is_somebody {
            let several = several(said, one).filter(|several| may_have(entities, *several));
            return About::Thing(several.unwrap_or(one.entity));
        }
        let next = said.words.iter().find(|word| word.start >= one.end);
        if next.is_some_and(|next| is_one_of(&next.lower, "is are has have")) {
            return About::Other;
        }
    } else if is_other(words, first) || is_headed(said) {
        return About::Other;
    }
    we_have(words, said).or_else(|| made(entities, said)).map_or(About::Same, About::Thing)
}

/// "We have three kilns", "there are eleven of the kilns": these.
fn we_have(words: &[Word<'_>], said: &Said<'_>) -> Option<usize> {
    let [first, second, third, ..] = words else { return None };
    let is_there =
        matches!((&*first.lower, &*second.lower), ("we", "have" | "run" | "keep" | "own") | ("there", "are"));
    let next = said.named.iter().find(|one| one.start >= third.start)?;
    let is_near = next.start < third.end + 12 && next.is_plural;
    (is_there && is_near).then_some(next.entity)
}

/// "A rack has shelves": the shelves are what is told of next.
fn several(said: &Said<'_>, one: &Mention) -> Option<usize> {
    let mut rest = said.words.iter().skip_while(|word| word.start < one.end);
    let has = rest.next().filter(|word| is_one_of(&word.lower, "has have contains"))?;
    let next = rest.find(|word| !is_one_of(&word.lower, "several many some one or more"))?;
    let several = said.first(has.end, said.text.len())?;
    (several.is_plural && several.start == next.start).then_some(several.entity)
}

/// Whether a sentence begins with one of something that is no table: "A recipe is a list".
fn is_other(words: &[Word<'_>], first: usize) -> bool {
    if first == 0 {
        // "Contributors are the people who made it".
        let are = words.get(1).is_some_and(|next| is_one_of(&next.lower, "are have come"));
        return are && singular(&words[0].lower) != words[0].lower;
    }
    let is_one = |word: &Word<'_>| is_one_of(&word.lower, "a an each every");
    let told = words.iter().skip(first + 1).take(3).any(|word| {
        is_one_of(&word.lower, "is are has have")
            || verb(&word.lower).is_some_and(|verb| verb.form == Form::Third)
    });
    is_one(&words[first - 1]) && told
}

/// Whether a list stands behind words that are no table: "Print runs: which edition, how many copies".
fn is_headed(said: &Said<'_>) -> bool {
    let head = said.text.split_once(": ").map(|(head, _)| head);
    head.is_some_and(|head| head.split(' ').count() < 4 && said.first(0, head.len()).is_none())
}

/// What somebody makes: "The clerk opens a case".
fn made(entities: &[Entity], said: &Said<'_>) -> Option<usize> {
    let named = said.named.iter().rev().find(|one| {
        let before = said.words.partition_point(|word| word.start < one.start);
        let [.., act, lead] = &said.words[..before] else { return false };
        let is_one = is_one_of(&lead.lower, "a an each every new");
        let makes =
            |verb: verb::Verb| verb.class == verb::Class::Create || matches!(verb.base, "open" | "enter");
        is_one
            && said.text.get(act.end..lead.start) == Some(" ")
            && verb(&act.lower).is_some_and(|verb| verb.form != Form::Past && makes(verb))
    });
    named.map(|one| one.entity).filter(|entity| may_have(entities, *entity))
}

/// Where the list begins of a sentence that says what the thing spoken of has: "It has …", "Has …", "We note …".
fn list(said: &Said<'_>) -> Option<usize> {
    let words = said.own_words();
    let is_small = |word: &str| is_one_of(word, "also always must may can will then further should shall");
    let is_having =
        |word: &str| is_one_of(word, "has have gets get carries carry bears bear holds receives states");
    let first = &*words.first()?.lower;
    let second = words.get(1).map(|word| &*word.lower);
    let (mut at, is_it) = match (first, second) {
        ("each" | "every", Some("one")) => (2, true),
        ("each", Some("of")) if words.get(2).is_some_and(|word| word.lower == "them") => (3, true),
        ("it" | "they" | "each", _) => (1, true),
        ("has" | "have" | "gets" | "carries", _) => (0, true),
        ("we" | "i" | "you" | "she" | "he", _) => (1, false),
        _ => return None,
    };
    while words.get(at).is_some_and(|word| is_small(&word.lower)) {
        at += 1;
    }
    let act = words.get(at)?;
    if is_it {
        return (is_having(&act.lower)
            && !super::part::is_perfect(said, said.words.len() - words.len() + at))
        .then_some(act.end);
    }
    let keeps = |word: &str| {
        who::KEPT.contains(&word)
            || is_one_of(word, "note notes record records keep keeps hold store enter enters")
    };
    keeps(&act.lower).then_some(act.end)
}

/// "There are forty of them, and each carries a number and a price": where the list of each begins.
fn each_has(said: &Said<'_>) -> Option<usize> {
    let at = said.words.windows(3).position(|words| {
        let has = is_one_of(&words[2].lower, "has carries gets bears needs");
        words[1].lower == "each" && has && is_one_of(&words[0].lower, "and them book list")
    });
    let each = at.map(|at| [&said.words[at + 1], &said.words[at + 2]]);
    let [each, has] = each?;
    said.first(0, each.start).is_none().then_some(has.end)
}

/// Whether a line is of notes: "opens a site. name, address. hours."
fn is_noted(text: &str) -> bool {
    text.split(". ").skip(1).take(2).all(|part| part.starts_with(char::is_lowercase)) && text.contains(". ")
}

/// Whether a sentence is a bare list of columns: "Number of rows.", "The pitch in hertz, and the temperament."
fn is_bare(text: &str, mentions: &Mentions, entities: &[Entity]) -> bool {
    let text = text.trim_end_matches('.');
    let is_plain =
        !text.is_empty() && text.len() < LONGEST && !text.contains(['?', '!', '"', '“', '→', ':', ';', '|']);
    if !is_plain {
        return false;
    }
    let parts = parts(text);
    let mut known = 0;
    for part in &parts {
        let Some(item) = item(part, mentions, entities, false).filter(|_| is_named(part)) else {
            return false;
        };
        known += usize::from(matches!(item, Item::Column { is_known: true, .. }));
    }
    let is_told = || {
        let lower = text.to_ascii_lowercase();
        ["number of ", "how many ", "how much ", "the ", "a ", "an "]
            .iter()
            .any(|lead| lower.starts_with(lead))
    };
    known * 2 >= parts.len() && (known > 1 || known == 1 && is_told() && text.split(' ').count() < 6)
}

/// Whether a part names something, and nobody does anything in it.
fn is_named(part: &str) -> bool {
    let mut words = part.split_whitespace().map(str::to_ascii_lowercase);
    let first = words.next().unwrap_or_default();
    let acts = verb(&first).is_some_and(|verb| verb.form == Form::Third || verb.class == verb::Class::Read);
    let speaks = |word: &str| is_one_of(word, "i we you they their our not no then");
    !acts && !speaks(&first) && !words.any(|word| speaks(&word))
}
