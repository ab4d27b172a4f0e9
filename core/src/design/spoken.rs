//! How often the docs speak of a noun, and where.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use hashbrown::HashMap;

use super::entity::{Link, LinkKind};
use super::gather::{is_one_statement, is_told};
use super::noun::{Ground, Nouns};
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::language::verb::verb;
use crate::language::word::{self, Word};
use crate::language::{noun, singular};
use crate::ordered::{BTreeMap, BTreeSet, CollectVec};
use crate::product::{Evidence, Kind, Line, Product, Role, Scope, Sense};

mod manner;
mod ruled;

pub(super) use manner::{How, Manner, WAYS};

/// At most this many places of one noun are looked at.
const PLACES: usize = 64;

/// At most this many places of its rarest word are looked at for a noun of several.
const SCANNED: usize = 4096;

/// Documents of fewer words than any that weights were found on are not weighed.
const WORDS: usize = 400;

/// What is spoken of so often, and never as one of many, is the only one of its kind.
const OFTEN: usize = 4;

/// What has this much evidence is a thing, of which there may be lines.
const WHOLE: u32 = 30;

/// A word of the docs.
#[derive(Debug, Clone, Copy)]
struct Spot {
    /// Its singular, by number.
    word: u32,
    /// Its line, by number.
    line: u32,
    /// Whether nothing but a blank stands between it and the word before.
    follows: bool,
    /// Whether the word before makes a noun of it: `the order`, `of orders`, `new orders`.
    is_noun: bool,
    /// Whether it is written in the plural.
    is_plural: bool,
    /// Whether one of many is spoken of, or several: `an order`, `each order`, `orders`.
    is_many: bool,
    /// Whether it is written as a name is.
    case: Case,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    /// In lower case, or as one that is known: `the Mux`.
    Common,
    /// In upper case within a sentence, and without an article: `handed to Mux`.
    Proper,
    /// Where any word may be in upper case: at the beginning of a sentence, in a title.
    Unknown,
}

/// Every word of the docs, singular, in order.
pub(super) struct Spoken<'p> {
    product: &'p Product,
    /// Word as written, in lower case → its singular's number, and whether it is a plural.
    numbers: HashMap<Cow<'p, str>, (u32, bool)>,
    spots: Vec<Spot>,
    /// Each number's singular.
    words: Vec<String>,
    /// Where each number stands in [`Spoken::spots`], number by number.
    places: Vec<u32>,
    /// For each number, where its places begin, which is where those of the one before end.
    firsts: Vec<u32>,
    /// For each number, how many sentences tell what holds of each of it, or that there are several of it.
    ruled: BTreeMap<u32, u32>,
}

impl<'p> Spoken<'p> {
    /// Of every line that is not rejected.
    pub(super) fn of(product: &'p Product) -> Self {
        let (numbers, spots, places) = (HashMap::new(), Vec::new(), Vec::new());
        let ruled = BTreeMap::new();
        let words = Vec::new();
        let mut spoken = Self { product, numbers, spots, words, places, firsts: alloc::vec![0], ruled };
        for (at, line) in product.lines.iter().enumerate() {
            if line.scope == Scope::Never || product.documents[line.document].role == Role::SchemaDoc {
                continue;
            }
            let mut before = "";
            let said = word::words(&line.text);
            let is_title =
                at.checked_sub(1).is_none_or(|before| product.lines[before].document != line.document);
            for (place, word) in said.iter().enumerate() {
                let is_alone = is_title
                    && (place == 0 || word.mark != ' ')
                    && said.get(place + 1).is_none_or(|next| next.mark != ' ');
                let (number, is_plural) = spoken.number(word);
                let follows = !before.is_empty() && word.mark == ' ';
                let is_noun = follows && makes_noun(before);
                let is_many = is_plural || follows && counts(before);
                let is_upper = line.text[word.start..].starts_with(char::is_uppercase);
                let case = match is_upper {
                    true if follows && noun::is_determiner(before) => Case::Common,
                    // "Requirements: Tallybay"
                    true if is_alone || follows && line.kind != Kind::Heading => Case::Proper,
                    true => Case::Unknown,
                    false => Case::Common,
                };
                spoken.spots.push(Spot {
                    word: number,
                    line: at as u32,
                    follows,
                    is_noun,
                    is_plural,
                    is_many,
                    case,
                });
                before = &word.lower;
            }
            if is_told(product, line) {
                spoken.rules(&said);
            }
        }
        spoken.place();
        spoken
    }

    /// The number of a word's singular, a new one where it was not seen before, and whether it is a plural.
    fn number(&mut self, Word { lower, .. }: &Word<'p>) -> (u32, bool) {
        if let Some(number) = self.numbers.get(lower) {
            return *number;
        }
        let one = singular(lower);
        let is_plural = one != **lower;
        let number = self.numbers.get(&*one).map_or(self.count_of_words() as u32, |(number, _)| *number);
        if number as usize == self.count_of_words() {
            self.firsts.push(0);
            self.words.push(one.clone());
        }
        if is_plural {
            self.numbers.insert(Cow::Owned(one), (number, false));
        }
        self.numbers.insert(lower.clone(), (number, is_plural));
        (number, is_plural)
    }

    /// How many words have a number.
    fn count_of_words(&self) -> usize {
        self.firsts.len() - 1
    }

    /// Counts the spots of each number, then puts each spot behind those that its number has.
    fn place(&mut self) {
        for spot in &self.spots {
            self.firsts[spot.word as usize + 1] += 1;
        }
        let mut sum = 0;
        for first in &mut self.firsts {
            sum += *first;
            *first = sum;
        }
        let mut filled = self.firsts.clone();
        self.places.resize(self.spots.len(), 0);
        for (at, spot) in self.spots.iter().enumerate() {
            let place = &mut filled[spot.word as usize];
            self.places[*place as usize] = at as u32;
            *place += 1;
        }
    }

    /// Where a number stands in [`Spoken::spots`].
    fn places(&self, number: u32) -> &[u32] {
        let [first, end] = [number as usize, number as usize + 1].map(|at| self.firsts[at] as usize);
        &self.places[first..end]
    }

    /// Words that say little by themselves, each with the one name that the docs have for it in full: the item is a rental
    /// item.
    pub(super) fn shortened(&self) -> BTreeMap<String, String> {
        let mut words: Vec<&str> = alloc::vec![""; self.count_of_words()];
        // What has a plural is a thing, and no adjective.
        let mut are_several = alloc::vec![false; self.count_of_words()];
        for (word, (number, is_plural)) in &self.numbers {
            if *is_plural {
                are_several[*number as usize] = true;
            } else {
                words[*number as usize] = word;
            }
        }
        let is_vague = |word: &str| noun::class(word) == Some(noun::Class::Generic) && verb(word).is_none();
        let vague: Vec<bool> = words.iter().map(|word| is_vague(word)).collect_vec();
        let mut full: BTreeMap<u32, Option<u32>> = BTreeMap::new();
        for pair in self.spots.windows(2) {
            let (before, spot) = (pair[0], pair[1]);
            if !(vague[spot.word as usize] && spot.follows) {
                continue;
            }
            let word = words[before.word as usize];
            let names = are_several[before.word as usize]
                && noun::class(word).is_none()
                && !noun::is_function_word(word)
                && !noun::is_describing(word)
                && (verb(word).is_none() || noun::is_noun_or_verb(word))
                && !is_person(word);
            if names {
                let one = full.entry(spot.word).or_insert(Some(before.word));
                *one = one.filter(|one| *one == before.word);
            }
        }
        let full = full
            .into_iter()
            .filter_map(|(head, before)| Some((words[head as usize], words[before? as usize])));
        full.map(|(head, before)| (head.to_string(), alloc::format!("{before} {head}"))).collect()
    }

    /// Whether there is only one of it: it is spoken of often, and never as one of many.
    pub(super) fn is_only_one(&self, name: &str) -> bool {
        let mut count = 0;
        let last = name.split(' ').count() - 1;
        for (place, spot) in self.places_of(name) {
            count += 1;
            if spot.is_many || self.spots.get(place + last).is_some_and(|spot| spot.is_many) {
                return false;
            }
        }
        count >= OFTEN
    }

    /// Whether it is spoken of often, and often as one of many.
    pub(super) fn is_counted(&self, name: &str) -> bool {
        let many = self.spots_of(name).filter(|spot| spot.is_many).count();
        many * 2 >= OFTEN && self.count(name) >= OFTEN
    }

    /// Whether a word is the name of one: within sentences it is always written in upper case, and without an article.
    pub(super) fn is_proper(&self, name: &str) -> bool {
        let mut is_named = false;
        for spot in self.spots_of(name) {
            if spot.is_many || spot.case == Case::Common {
                return false;
            }
            is_named |= spot.case == Case::Proper;
        }
        is_named && !name.contains(' ')
    }

    /// The words, in the singular, that the docs say more than once, in the order of their first use.
    pub(super) fn again(&self) -> impl Iterator<Item = &str> {
        let words = self.words.iter().zip(self.firsts.windows(2));
        words.filter(|(_, places)| places[1] - places[0] > 1).map(|(word, _)| &**word)
    }

    /// How many words the docs have.
    pub(super) fn words(&self) -> usize {
        self.spots.len()
    }

    /// Whether nouns can be weighed: a few sentences say too little, and a statement of requirements names its things.
    pub(super) fn says_enough(&self) -> bool {
        self.spots.len() >= WORDS && !is_one_statement(self.product)
    }

    /// How often a noun of singular words is spoken of.
    pub(super) fn count(&self, name: &str) -> usize {
        self.spots_of(name).count()
    }

    /// Whether a word is ever used as a noun: what is a verb too, as `start`, may never be.
    pub(super) fn is_noun(&self, word: &str) -> bool {
        self.spots_of(word).any(|spot| spot.is_noun)
    }

    /// Whether a noun of singular words is spoken of.
    pub(super) fn has(&self, name: &str) -> bool {
        self.spots_of(name).next().is_some()
    }

    fn spots_of<'s>(&'s self, name: &str) -> impl Iterator<Item = Spot> + use<'s> {
        self.places_of(name).map(|(_, spot)| spot)
    }

    /// Where a noun of singular words begins, and its first word there.
    fn places_of<'s>(&'s self, name: &str) -> impl Iterator<Item = (usize, Spot)> + use<'s> {
        let numbers: Option<Vec<u32>> =
            name.split(' ').map(|word| self.numbers.get(word).map(|(number, _)| *number)).collect();
        let numbers = numbers.unwrap_or_default();
        // Looked for where its rarest word stands.
        let rarest = numbers.iter().enumerate().min_by_key(|(_, number)| self.places(**number).len());
        let (before, places) = rarest.map_or((0, &[][..]), |(at, number)| (at, self.places(*number)));
        places.iter().take(SCANNED).filter_map(move |place| {
            let place = (*place as usize).checked_sub(before)?;
            let found = self.spots.get(place..place + numbers.len())?;
            let is_it = found
                .iter()
                .zip(&numbers)
                .enumerate()
                .all(|(at, (spot, number))| spot.word == *number && (at == 0 || spot.follows));
            is_it.then_some((place, found[0]))
        })
    }

    /// Whether what the product does speaks of it, and not only what it is built with.
    pub(super) fn is_of_product(&self, name: &str) -> bool {
        self.lines(name).any(|line| {
            !matches!(self.product.documents[line.document].role, Role::TechStack | Role::Scaffold)
        })
    }

    /// The lines that speak of it and count.
    pub(super) fn lines(&self, name: &str) -> impl Iterator<Item = &'p Line> + use<'_, 'p> {
        let product = self.product;
        let lines = self.spots_of(name).map(move |spot| &product.lines[spot.line as usize]);
        lines.filter(|line| line.scope == Scope::Now && line.sense != Sense::Ignored).take(PLACES)
    }
}

/// Whether a word says that what follows is one of many.
fn counts(word: &str) -> bool {
    is_one_of(word, "a an each every any per another which multiple no")
}

/// Whether a word makes a noun of the one after it.
fn makes_noun(word: &str) -> bool {
    noun::is_determiner(word)
        || is_one_of(word, "of per with without between no")
        || word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Claims the lines of each thing that has them: `invoice line`, `order line item`.
pub(super) fn parts(nouns: &mut Nouns, spoken: &Spoken<'_>) {
    let mut found: Vec<(String, String, Evidence)> = Vec::new();
    for (name, _) in nouns.iter().filter(|(_, noun)| noun.weight() >= WHOLE) {
        for line in ["line", "line item"]
            .map(|line| alloc::format!("{name} {line}"))
            .into_iter()
            .filter(|_| !name.ends_with("line"))
        {
            let is_told = |told: &&Line| !told.text.contains(" no ") && !told.text.contains(" not ");
            if let Some(told) = spoken.lines(&line).find(is_told) {
                let evidence = Evidence { place: told.place, words: told.words.clone(), rule: "" };
                found.push((line, name.to_string(), evidence));
            }
        }
    }
    for (part, whole, evidence) in found {
        nouns.claim(&part, Ground::Part, &[], &evidence);
        let evidence = Evidence { rule: "a line of it", ..evidence };
        nouns.at(&part).links.push(Link { to: whole, kind: LinkKind::One, column: None, evidence });
    }
}

/// Claims for each noun the steps and documents, other than those of its making, that speak of it.
pub(super) fn elsewhere(nouns: &mut Nouns, spoken: &Spoken<'_>) {
    let mut claims: Vec<(String, Evidence, Vec<usize>)> = Vec::new();
    for (name, noun) in nouns.iter() {
        let known: BTreeSet<_> = noun.claims.iter().map(|claim| claim.evidence.place).collect();
        let steps = noun.steps();
        let mut seen: BTreeSet<(usize, &[usize])> = BTreeSet::new();
        for line in spoken.lines(name) {
            let is_other = line.steps.is_empty() || line.steps.iter().any(|step| !steps.contains(step));
            let is_new = is_other && !known.contains(&line.place);
            if is_new && seen.insert((line.document, &line.steps)) && seen.len() <= 4 {
                let evidence = Evidence { place: line.place, words: line.words.clone(), rule: "" };
                claims.push((name.to_string(), evidence, line.steps.clone()));
            }
        }
    }
    for (name, evidence, steps) in claims {
        nouns.claim(&name, Ground::Elsewhere, &steps, &evidence);
    }
}
