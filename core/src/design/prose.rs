//! Requirement prose: sentences that give things their attributes, and things that are told to be several.
//!
//! Read where the docs hold no journey; a list without a plain owner goes to the topic, the heading above it.
//!
//! **Invariant: what a sentence does not say of a thing by grammar is not claimed of it.**

mod deed;
mod list;
mod owner;
mod phrase;
mod sentence;
mod settle;
mod several;
mod tie;
mod word;

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use crate::language::is_one_of;
use crate::language::noun::{self, Class, is_organization};
use crate::language::verb::{Form, verb};
use crate::ordered::{BTreeMap, BTreeSet, CollectVec};
use crate::product::{Evidence, Kind, Line, Product, Role, Scope, Sense};
use list::Item;
use phrase::{entity, head};
use word::is_information;

pub(super) use settle::Told;

/// Longer sentences are lists of something else.
const LONGEST_SENTENCE: usize = 400;

/// What a document of prose tells, where the docs hold no journey.
pub(super) fn requirements(product: &Product) -> Vec<Told> {
    if !is_prose(product) {
        return Vec::new();
    }
    let lines: Vec<&Line> = product.lines.iter().filter(|line| is_of_prose(product, line)).collect_vec();
    Reader::new(lines).read()
}

/// Whether there is nothing but requirements to design from.
pub(super) fn is_prose(product: &Product) -> bool {
    product.journey.steps.is_empty()
}

/// Whether a line is of requirement prose.
pub(super) fn is_of_prose(product: &Product, line: &Line) -> bool {
    product.documents[line.document].role == Role::Requirements
        && line.scope == Scope::Now
        && !matches!(line.sense, Sense::Ignored | Sense::Entity)
        && !matches!(line.kind, Kind::Cell { .. })
}

/// What was found of a thing.
#[derive(Debug, Clone, Default)]
struct Found {
    fields: Vec<(String, Evidence)>,
    parents: Vec<(String, Evidence)>,
    evidence: Vec<(Evidence, Vec<usize>)>,
    is_described: bool,
}

/// The walk through prose: once to learn the names, once to read.
struct Reader<'p> {
    lines: Vec<&'p Line>,
    is_second: bool,
    found: BTreeMap<String, Found>,
    topic: Option<String>,
    last: Option<String>,
    /// Who the sentence is about.
    who: Option<String>,
    /// What the sentence before was about: `they`.
    lead: Option<String>,
    /// The words of the names that the first walk found.
    words: BTreeSet<String>,
    /// What the first walk found to be several, whatever else it is.
    many: BTreeSet<String>,
    /// "Each A has several B."
    several: Vec<(String, String, Evidence)>,
    at: usize,
}

impl<'p> Reader<'p> {
    fn new(lines: Vec<&'p Line>) -> Self {
        Self {
            lines,
            is_second: false,
            found: BTreeMap::new(),
            topic: None,
            last: None,
            who: None,
            lead: None,
            words: BTreeSet::new(),
            many: BTreeSet::new(),
            several: Vec::new(),
            at: 0,
        }
    }

    fn read(mut self) -> Vec<Told> {
        for is_second in [false, true] {
            self.is_second = is_second;
            (self.topic, self.last, self.lead) = (None, None, None);
            self.words = self.found.keys().flat_map(|name| name.split(' ')).map(ToOwned::to_owned).collect();
            let mut label: Option<&str> = None;
            for at in 0..self.lines.len() {
                self.at = at;
                let line = self.lines[at];
                let own = line.label.as_deref().filter(|own| label != Some(own));
                label = line.label.as_deref();
                match own {
                    Some(own) => self.line(&alloc::format!("{own}: {}", line.text)),
                    None => self.line(&line.text),
                }
            }
        }
        settle::settle(self)
    }

    fn evidence(&self) -> Evidence {
        let line = self.lines[self.at];
        let words = if line.text.is_empty() {
            line.label.as_deref().unwrap_or_default().into()
        } else {
            line.words.clone()
        };
        Evidence { place: line.place, words, rule: "its attributes are told" }
    }

    fn line(&mut self, text: &str) {
        let text = text.trim();
        let tokens = word::tokens(text);
        let colon = tokens.iter().position(|token| token == ":");
        let tells = |tokens: &[String]| {
            let is_managed = tokens.iter().any(|token| token == "management");
            // A heading may end in "record" or "log".
            let last = tokens.iter().rposition(|token| !word::is_mark(token));
            tokens.iter().enumerate().any(|(at, token)| {
                word::records(token) && !is_managed && Some(at) != last
                    || is_one_of(token.as_str(), "has have including such-as")
            })
        };
        let is_title = self.lines[self.at].kind == Kind::Heading
            || text.split_whitespace().count() <= 6
                && (text.ends_with(':') || !text.ends_with(['.', ';', ',']))
                && !tells(&tokens);
        if is_title {
            self.title(&tokens[..colon.unwrap_or(tokens.len())]);
            return;
        }
        let mut rest = tokens.as_slice();
        let is_label = |label: &[String]| {
            label.len() <= 5
                && !label.iter().any(|word| {
                    word::records(word) && !matches!(word.as_str(), "record" | "records")
                        || is_one_of(word.as_str(), "including such-as has have is are")
                })
        };
        if let Some(at) = colon.filter(|at| is_label(&tokens[..*at])) {
            let label = &tokens[..at];
            if !is_of_form(label) {
                self.title(label);
            }
            let list = list::read(&tokens, at + 1);
            if list.inner.is_none()
                && list.items.len() > 1
                && list::are_attributes(&list.items)
                && let Some(topic) = self.topic.clone()
            {
                self.describe(&topic, &list.items);
                return;
            }
            rest = &tokens[at + 1..];
        }
        for sentence in rest.split(|token| is_one_of(token.as_str(), ". ; ! ?")) {
            if (1..=LONGEST_SENTENCE).contains(&sentence.len()) {
                self.sentence(sentence);
            }
        }
    }

    /// A heading or a label sets the topic; "X management" tells that there are X.
    fn title(&mut self, words: &[String]) {
        if is_of_form(words) {
            return;
        }
        // "The club rents boats": boats.
        let keeps = |at: &usize| {
            is_organization(&words[at - 1]) && verb(&words[*at]).is_some_and(|verb| verb.form == Form::Third)
        };
        let words = (1..words.len()).find(keeps).map_or(words, |at| &words[at + 1..]);
        // "Submitting": what somebody does is called by its noun.
        let topic = match words {
            [word] if word.ends_with("ing") => crate::language::verb::nominal(word).map(ToOwned::to_owned),
            _ => entity(words),
        };
        if let Some(topic) = topic.as_ref().filter(|_| words.last().is_some_and(|last| last == "management"))
        {
            self.mention_kept(topic);
        }
        self.topic = topic;
    }

    /// A thing that is spoken of, though nothing is told of it, unless it is who runs the product.
    fn mention(&mut self, name: &str) {
        if !is_organization(name) {
            self.mention_kept(name);
        }
    }

    /// The same, whoever it is.
    fn mention_kept(&mut self, name: &str) {
        let head = head(name);
        let is_bare = !name.contains(' ');
        let is_blocked = match noun::class(head) {
            None | Some(Class::Property | Class::Output) => false,
            Some(Class::Generic) => is_bare,
            Some(
                Class::Interface
                | Class::Infrastructure
                | Class::Feeling
                | Class::Measure
                | Class::Quantity
                | Class::Actor,
            ) => name != "user",
        };
        let is_vague = is_one_of(head, "management process activity relationship time aspect requirement")
            || is_bare && is_one_of(head, "operation task evaluation");
        let is_attribute = || noun::is_attribute_head(head) && !self.many.contains(name);
        if !(is_blocked || is_vague || is_attribute()) {
            self.note(name);
        }
    }

    /// Notes that several of a thing are spoken of.
    fn note(&mut self, name: &str) {
        if self.is_second {
            let evidence = Evidence { rule: "several of it are spoken of", ..self.evidence() };
            let steps = self.lines[self.at].steps.clone();
            self.found.entry(name.to_owned()).or_default().evidence.push((evidence, steps));
        }
    }

    /// Makes one known thing refer to another.
    fn refer(&mut self, name: &str, to: &str) {
        let evidence = self.evidence();
        if self.is_second
            && name != to
            && self.found.contains_key(to)
            && let Some(found) = self.found.get_mut(name)
        {
            found.parents.push((to.to_owned(), evidence));
        }
    }

    /// Gives a thing the attributes of a list.
    fn describe(&mut self, owner: &str, items: &[Item]) {
        let evidence = self.evidence();
        let steps = self.lines[self.at].steps.clone();
        let found = self.found.entry(owner.to_owned()).or_default();
        found.is_described = true;
        if self.is_second {
            found.evidence.push((evidence.clone(), steps));
            for item in items.iter().filter(|item| !item.is_done) {
                // "skippers' rank", told of skippers, is their rank.
                let words = own_words(owner, item);
                let is_there = found.fields.iter().any(|(field, _)| {
                    *field == words || crate::language::singular(field) == crate::language::singular(&words)
                });
                if !is_there {
                    found.fields.push((words, evidence.clone()));
                }
            }
        }
        self.last = Some(owner.to_owned());
    }
}

/// The words of an attribute without those that say whose it is: "skippers' rank", told of skippers, is their rank.
fn own_words(owner: &str, item: &Item) -> String {
    let words = |from: usize| item.words.get(from..).unwrap_or_default().join(" ");
    let whose =
        |count: usize| crate::language::singular(&item.words.get(..count).unwrap_or_default().join(" "));
    let length = owner.split(' ').count();
    if !item.is_owned {
        words(0)
    } else if item.words.len() > length && whose(length) == owner {
        words(length)
    } else if item.words.len() > 1 && whose(1) == head(owner) {
        words(1)
    } else {
        words(0)
    }
}

/// Whether a label or a heading is of the form rather than of the matter: `Fields`, `Functional requirements`.
fn is_of_form(words: &[String]) -> bool {
    words.last().is_some_and(|last| {
        let always = is_one_of(
            last.as_str(),
            "description requirements requirement features functions follows system",
        );
        let alone = words.len() < 3
            && (is_information(last)
                || is_one_of(
                    last.as_str(),
                    "function purpose columns note notes example relationship relationships including",
                ));
        always || alone
    })
}

#[cfg(test)]
mod tests;
