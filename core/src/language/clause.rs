//! Clauses: who does what to what, read shallowly from one line.

use alloc::string::String;
use alloc::vec::Vec;

use super::verb::{self, Form, Verb};
use super::word::{Word, words};
use super::{is_singular, noun, singular};

/// A thing that a clause speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Its head, singular.
    pub head: String,
    /// The nouns before the head, in order; what only describes is left out.
    pub modifiers: Vec<String>,
    /// Whether several are spoken of.
    pub is_plural: bool,
    /// Byte where it begins.
    pub start: usize,
    /// Byte where its head ends.
    pub end: usize,
}

impl Thing {
    /// Its name: modifiers and head.
    pub fn name(&self) -> String {
        let mut name = self.modifiers.join(" ");
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(&self.head);
        name
    }
}

/// A verb with what stands around it.
#[derive(Debug, Clone)]
pub struct Clause {
    /// The verb.
    pub verb: Verb,
    /// Who acts, where that is said before the verb.
    pub subject: Option<Thing>,
    /// What it is done to.
    pub objects: Vec<Thing>,
    /// Prepositions and what follows them.
    pub around: Vec<(String, Thing)>,
}

#[rustfmt::skip]
const PREPOSITIONS: &[&str] = &[
        "about", "across", "after", "against", "are", "around", "as", "at", "based", "be", "because",
        "been", "before", "between", "by", "can", "during", "for", "from", "has", "have", "how", "if",
        "in", "including", "inside", "instead", "into", "is", "may", "must", "not", "of", "off", "on",
        "onto", "out", "over", "per", "should", "so", "than", "that", "then", "through", "to", "toward",
        "under", "until", "up", "upon", "using", "via", "was", "were", "when", "where", "whether", "which",
        "while", "who", "why", "will", "with", "within", "without",
    ];
/// Words that open another clause, and so end the things around a verb; `to` only before a verb.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "are", "because", "can", "has", "have", "how", "if", "is", "must", "should", "so", "that", "then", "to", "was", "were", "when",
    "where", "whether", "which", "while", "who", "will",
];
const AND: &[&str] = &["and", "or", "plus", "then"];

/// The clauses of a line, in order.
pub fn clauses(text: &str) -> Vec<Clause> {
    let words = words(text);
    let mut clauses: Vec<Clause> = Vec::new();
    let mut at = 0;
    let mut clause_start = 0;
    while at < words.len() {
        if breaks(words[at].mark) {
            clause_start = at;
        }
        if words[at].mark == '(' {
            at = after_parenthesis(&words, at);
            clause_start = at;
            continue;
        }
        match verb_at(&words, clause_start, at, clauses.last()) {
            Some(Found::Active(verb)) => {
                let subject = if at > clause_start { last_thing(&words[clause_start..at]) } else { None };
                let (objects, around, after) = complements(&words, at + 1);
                let subject = subject.or_else(|| {
                    clauses
                        .last()
                        .filter(|_| clause_start == at && !ends(words[at].mark))
                        .and_then(|before| before.subject.clone())
                });
                clauses.push(Clause { verb, subject, objects, around });
                at = after.max(at + 1);
                clause_start = at;
            }
            Some(Found::Passive(verb, object)) => {
                let goes_on = words.get(at + 1).is_some_and(|next| next.mark == ' ');
                let (_, around, after) =
                    if goes_on { complements(&words, at + 1) } else { (Vec::new(), Vec::new(), at + 1) };
                clauses.push(Clause { verb, subject: None, objects: [object].into(), around });
                at = after.max(at + 1);
                clause_start = at;
            }
            None => at += 1,
        }
    }
    clauses
}

/// The things that a text without verb speaks of: a title, an item of a list.
pub fn things(text: &str) -> Vec<Thing> {
    let mut words = words(text);
    let is_verb = |word: &Word| verb::verb(&word.lower).is_some_and(|verb| verb.form == Form::Base);
    if words.len() > 1 && words[1].mark == ' ' && is_verb(&words[0]) {
        words.remove(0);
    }
    let mut things = Vec::new();
    let mut run: Vec<&Word> = Vec::new();
    for word in &words {
        let is_link = is_preposition(&word.lower) || AND.contains(&word.lower.as_str());
        if word.mark != ' ' || is_link {
            things.extend(thing(&run));
            run.clear();
        }
        if word.mark == '(' {
            break;
        }
        if !is_link {
            run.push(word);
        }
    }
    things.extend(thing(&run));
    things
}

enum Found {
    Active(Verb),
    Passive(Verb, Thing),
}

/// The verb that stands at `at`, judged by what stands before it.
fn verb_at(words: &[Word], clause_start: usize, at: usize, before: Option<&Clause>) -> Option<Found> {
    let verb = verb::verb(&words[at].lower)?;
    let previous =
        at.checked_sub(1).filter(|previous| *previous >= clause_start).map(|previous| &words[previous]);
    let next = words.get(at + 1).filter(|next| !breaks(next.mark) && next.mark != ',');
    let Some(previous) = previous else {
        // "Uploads documents", "Upload document"; not "Orders are shown".
        // "Documents uploaded" is a passive; in "Reviews flagged issues" the participle describes.
        let describes = words.get(at + 2).is_some_and(|after| after.mark == ' ' && is_plain(&after.lower));
        let next_is_verb = next.is_some_and(|next| {
            matches!(next.lower.as_str(), "is" | "are" | "was" | "were")
                || verb::verb(&next.lower).is_some_and(|next| next.form == Form::Past)
                    && verb.form != Form::Gerund
                    && !is_singular(&words[at].lower)
                    && !describes
        });
        return (verb.form != Form::Past && !next_is_verb).then_some(Found::Active(verb));
    };
    let is_linked = words[at].mark == ',' || words[at].mark == '/' || AND.contains(&previous.lower.as_str());
    match verb.form {
        Form::Past => {
            let object = last_thing(&words[clause_start..at])?;
            let is_followed = next.is_some_and(|next| is_plain(&next.lower));
            let helper = matches!(
                previous.lower.as_str(),
                "is" | "are" | "was" | "were" | "be" | "been" | "gets" | "get"
            );
            (helper || !is_followed).then_some(Found::Passive(verb, object))
        }
        Form::Third if is_noun_context(previous) => None,
        Form::Third => {
            let subject_before = last_thing(&words[clause_start..at]).is_some();
            (subject_before || is_linked || before.is_some() && clause_start == at)
                .then_some(Found::Active(verb))
        }
        Form::Base => {
            let after_helper = matches!(
                previous.lower.as_str(),
                "to" | "can"
                    | "must"
                    | "may"
                    | "will"
                    | "should"
                    | "could"
                    | "shall"
                    | "i"
                    | "we"
                    | "you"
                    | "they"
                    | "not"
                    | "please"
            );
            let series = is_linked
                && before.is_some_and(|before| before.verb.form == Form::Base)
                && words[at].mark != '/';
            (after_helper || series || is_linked && next.is_some_and(|next| noun::is_determiner(&next.lower)))
                .then_some(Found::Active(verb))
        }
        Form::Gerund => {
            let led = matches!(
                previous.lower.as_str(),
                "by" | "for" | "of" | "when" | "while" | "after" | "before"
            );
            led.then_some(Found::Active(verb))
        }
    }
}

fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.binary_search(&word).is_ok()
}

/// Whether the word may be part of a thing: no preposition, conjunction, participle or gerund.
fn is_plain(word: &str) -> bool {
    !is_preposition(word)
        && !AND.contains(&word)
        && verb::verb(word).is_none_or(|verb| matches!(verb.form, Form::Base | Form::Third))
}

/// Whether the word before makes a noun of what follows: "the uploads", "of orders".
fn is_noun_context(previous: &Word) -> bool {
    noun::is_determiner(&previous.lower)
        || noun::is_describing(&previous.lower)
        || matches!(
            previous.lower.as_str(),
            "of" | "with" | "for" | "in" | "on" | "into" | "from" | "by" | "to"
        )
        || previous.lower.chars().all(|char| char.is_ascii_digit())
}

/// Objects and prepositional things from `at` on, and where they end.
fn complements(words: &[Word], mut at: usize) -> (Vec<Thing>, Vec<(String, Thing)>, usize) {
    let mut objects = Vec::new();
    let mut around = Vec::new();
    let mut preposition: Option<String> = None;
    let mut run: Vec<&Word> = Vec::new();
    let start = at;
    while at <= words.len() {
        let word = words.get(at);
        let ends_run = word.is_none_or(|word| {
            word.mark != ' ' && !run.is_empty()
                || is_preposition(&word.lower)
                || AND.contains(&word.lower.as_str())
                || noun::is_determiner(&word.lower) && !run.is_empty()
        });
        if ends_run && let Some(thing) = thing(&run) {
            match &preposition {
                Some(preposition) => around.push((preposition.clone(), thing)),
                None => objects.push(thing),
            }
        }
        if ends_run {
            run.clear();
        }
        let Some(word) = word else { break };
        if at > start && breaks(word.mark) && word.mark != ')' {
            break;
        }
        if word.mark == '(' {
            at = after_parenthesis(words, at);
            continue;
        }
        // A coordinated verb opens the next clause: "creates report, shares link".
        let is_joined = (at > start || word.mark == '/')
            && (matches!(word.mark, ',' | '/' | '&' | '+') || AND.contains(&words[at - 1].lower.as_str()));
        let is_verb = verb::verb(&word.lower);
        if is_joined
            && is_verb.is_some_and(|verb| {
                matches!(verb.form, Form::Third | Form::Base) && next_opens_object(words, at)
            })
        {
            break;
        }
        let passive = at > start
            && is_verb.is_some_and(|verb| verb.form == Form::Past)
            && words.get(at + 1).is_none_or(|next| next.mark != ' ');
        if is_preposition(&word.lower) {
            if OPENERS.contains(&word.lower.as_str())
                && (word.lower != "to"
                    || words.get(at + 1).is_some_and(|next| {
                        verb::verb(&next.lower).is_some_and(|verb| verb.form == Form::Base)
                            && is_singular(&next.lower)
                            && words.get(at + 2).is_some_and(|after| after.mark == ' ')
                    }))
            {
                break;
            }
            preposition = Some(word.lower.clone());
        } else if !AND.contains(&word.lower.as_str()) && !passive {
            run.push(word);
        }
        at += 1;
    }
    (objects, around, at)
}

fn next_opens_object(words: &[Word], at: usize) -> bool {
    words.get(at + 1).is_some_and(|next| {
        next.mark == ' '
            && !AND.contains(&next.lower.as_str())
            && !matches!(next.lower.as_str(), "of" | "for" | "from" | "is" | "are" | "was" | "were")
    })
}

/// The thing that these words name, if they name one.
fn thing(run: &[&Word]) -> Option<Thing> {
    let named: Vec<&&Word> = run
        .iter()
        .filter(|word| !noun::is_determiner(&word.lower))
        .filter(|word| word.lower.chars().any(char::is_alphabetic))
        .collect();
    let (head, before) = named.split_last()?;
    let is_name = |word: &str| {
        !noun::is_function_word(word)
            && !verb::is_irregular_past(word)
            && !noun::is_describing(word)
            && !is_participle(word)
            && !word.chars().any(|char| char.is_ascii_digit())
    };
    if !is_name(&head.lower) && !noun::is_file(&head.lower) || head.lower.len() < 3 {
        return None;
    }
    let lower = head.lower.trim_end_matches('-');
    let one = singular(lower);
    Some(Thing {
        is_plural: one != lower,
        head: one,
        modifiers: before
            .iter()
            .filter(|word| is_name(&word.lower) && word.lower.len() > 1)
            .map(|word| singular(&word.lower))
            .collect(),
        start: run.first()?.start,
        end: head.end,
    })
}

fn is_participle(word: &str) -> bool {
    word.len() > 4
        && (word.ends_with("ed")
            && !matches!(
                word,
                "need" | "feed" | "seed" | "speed" | "breed" | "weed" | "bleed" | "bed" | "shed"
            ))
}

/// The last thing of a run of words, which is what the verb after it speaks of.
fn last_thing(words: &[Word]) -> Option<Thing> {
    let from = words
        .iter()
        .rposition(|word| {
            is_preposition(&word.lower)
                && !matches!(
                    word.lower.as_str(),
                    "is" | "are"
                        | "was"
                        | "were"
                        | "be"
                        | "been"
                        | "has"
                        | "have"
                        | "can"
                        | "must"
                        | "may"
                        | "will"
                        | "should"
                        | "not"
                )
        })
        .map_or(0, |at| usize::from(at == 0));
    let run: Vec<&Word> = words[from..].iter().take_while(|word| !is_preposition(&word.lower)).collect();
    thing(&run)
}

/// Past the parenthesis that opens before `words[at]`.
fn after_parenthesis(words: &[Word], at: usize) -> usize {
    (at + 1..words.len()).find(|next| words[*next].mark == ')').unwrap_or(words.len())
}

fn breaks(mark: char) -> bool {
    matches!(mark, '.' | ';' | ':' | '!' | '?' | '→' | '—' | '–' | ')' | '[' | ']' | '{' | '}' | '|' | '>')
}

fn ends(mark: char) -> bool {
    matches!(mark, '.' | ';' | '!' | '?')
}

#[cfg(test)]
mod tests;
