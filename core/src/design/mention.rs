//! Which entities a line speaks of.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use hashbrown::HashMap;

use super::entity::Entity;
use crate::language::person::is_person;
use crate::language::verb::verb;
use crate::language::{is_singular, is_singular_of, noun, plural, singular, word};
use crate::ordered::{BTreeMap, BTreeSet, CollectVec, Order};
use crate::product::{Line, Product, Scope, Sense};

/// Finds entities by the words that name them.
#[derive(Debug)]
pub(super) struct Mentions {
    /// First word of a name → (the name's words, singular; the entity), longest first.
    names: HashMap<String, Vec<(Vec<String>, usize)>>,
    /// Last words of names that stand for the whole.
    heads: BTreeSet<String>,
    /// For each line that counts, what it speaks of.
    lines: Vec<Vec<Mention>>,
}

/// An entity in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mention {
    /// Which of the entities.
    pub(super) entity: usize,
    /// Whether several are spoken of.
    pub(super) is_plural: bool,
    /// Byte where its name begins.
    pub(super) start: usize,
    /// Byte where its name ends.
    pub(super) end: usize,
}

impl Mentions {
    /// Of these entities, under their names and these others (words, singular → entity), in every line that counts.
    pub(super) fn of(entities: &[Entity], aliases: &BTreeMap<String, usize>, product: &Product) -> Self {
        let mut names: HashMap<String, Vec<(Vec<String>, usize)>> = HashMap::new();
        let own = entities.iter().enumerate().map(|(at, entity)| (entity.noun.as_str(), at));
        for (noun, at) in own.chain(aliases.iter().map(|(noun, at)| (noun.as_str(), *at))) {
            let words: Vec<String> = noun.split([' ', '-']).map(String::from).collect_vec();
            let Some(first) = words.first() else { continue };
            // Under its plural too, so that most words of a text are passed over at a glance.
            let many = plural(first);
            if many != *first {
                names.entry(many).or_default().push((words.clone(), at));
            }
            names.entry(first.clone()).or_default().push((words, at));
        }
        for same in names.values_mut() {
            same.order_by_key(|(words, _)| core::cmp::Reverse(words.len()));
        }
        let heads = aliases.keys().filter(|alias| !alias.contains(' ')).cloned().collect();
        let mut mentions = Self { names, heads, lines: Vec::new() };
        let counts = |line: &Line| line.scope == Scope::Now && line.sense != Sense::Ignored;
        let of_line = |line| if counts(line) { mentions.in_text(&line.text) } else { Vec::new() };
        mentions.lines = product.lines.iter().map(of_line).collect_vec();
        mentions
    }

    /// Every entity that a line of the product speaks of, in order; none where the line does not count.
    pub(super) fn in_line(&self, line: usize) -> &[Mention] {
        &self.lines[line]
    }

    /// Every entity that a text speaks of, in order; of two names that overlap, the longer.
    pub(super) fn in_text(&self, text: &str) -> Vec<Mention> {
        let words = words(text);
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match self.longest_at(&words[at..]) {
                Some((length, entity)) => {
                    let last = &words[at + length - 1];
                    // "The ticket secretary" is somebody, and no ticket.
                    let is_of_person = words.get(at + length).is_some_and(|next| {
                        text.get(last.end..next.start) == Some(" ")
                            && is_singular(&last.lower)
                            && is_person(&singular(&next.lower))
                            && self.longest_at(&words[at + length..]).is_none()
                    });
                    if is_of_person {
                        at += length + 1;
                        continue;
                    }
                    if length == 1
                        && at > 0
                        && (is_sequence(&words[..=at]) || self.is_of_another(text, &words[..=at]))
                    {
                        at += 1;
                        continue;
                    }
                    found.push(Mention {
                        entity,
                        is_plural: !is_singular(&last.lower),
                        start: words[at].start,
                        end: last.end,
                    });
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }

    /// Whether a word that stands for a longer name ends another: "log entry" is no entry of a waiting list.
    fn is_of_another(&self, text: &str, words: &[Word<'_>]) -> bool {
        let [rest @ .., before, word] = words else { return false };
        let lower = &*before.lower;
        let is_beside = |one: &Word<'_>, other: &Word<'_>| text.get(one.end..other.start) == Some(" ");
        let whose = text.get(before.start..before.end);
        let is_whose = whose.is_some_and(|word| word.ends_with("'s") || word.ends_with("’s"));
        let is_led =
            || rest.last().is_some_and(|lead| is_beside(lead, before) && noun::is_determiner(&lead.lower));
        is_beside(before, word)
            && !is_whose
            && self.heads.contains(&singular(&word.lower))
            && lower.len() > 2
            && !noun::is_determiner(lower)
            && !noun::is_function_word(lower)
            && !noun::is_describing(lower)
            && verb(lower).is_none_or(|verb| verb.base == lower && is_led())
            && noun::class(&singular(lower)) != Some(noun::Class::Quantity)
    }

    fn longest_at(&self, words: &[Word<'_>]) -> Option<(usize, usize)> {
        let fits = |name: &[String]| {
            name.len() <= words.len()
                && name
                    .iter()
                    .zip(words)
                    .all(|(part, word)| *part == word.lower || is_singular_of(part, &word.lower))
        };
        let named = self.names.get(&*words.first()?.lower)?;
        named.iter().find(|(name, _)| fits(name)).map(|(name, entity)| (name.len(), *entity))
    }
}

/// "In order", "in date order": how things stand, and no order of a customer's.
fn is_sequence(words: &[Word<'_>]) -> bool {
    let [rest @ .., before, word] = words else { return false };
    let is_in = |word: Option<&Word<'_>>| word.is_some_and(|word| word.lower == "in");
    let is_bare = !noun::is_determiner(&before.lower) && !noun::is_function_word(&before.lower);
    word.lower == "order" && (before.lower == "in" || is_bare && is_in(rest.last()))
}

/// A word of a text.
#[derive(Debug)]
pub(super) struct Word<'t> {
    pub(super) lower: Cow<'t, str>,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The words of a text; `snake_case` and `-` part words, digits and marks are no part of them.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, char) in text.char_indices().chain([(text.len(), ' ')]) {
        match (char.is_alphabetic() || char == '\'' || char == '’', start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let lower = match word::lower(&text[from..at]) {
                    Cow::Borrowed(lower) => Cow::Borrowed(bare(lower)),
                    Cow::Owned(lower) => Cow::Owned(bare(&lower).into()),
                };
                if !lower.is_empty() {
                    words.push(Word { lower, start: from, end: at });
                }
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn bare(lower: &str) -> &str {
    if lower.is_ascii() && !lower.as_bytes().contains(&b'\'') {
        return lower;
    }
    lower.trim_end_matches("'s").trim_end_matches("’s").trim_matches(['\'', '’'])
}
