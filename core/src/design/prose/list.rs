//! Lists in a sentence: their items, and whether these are attributes or things.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::word::{
    includes, is_doing, is_empty, is_helper, is_information, is_mark, opens_phrase, possessive, records,
};
use crate::language::is_one_of;
use crate::language::noun::{is_attribute_head, is_noun_or_verb};
use crate::language::person::is_person;
use crate::language::singular;
use crate::language::verb::{Form, nominal, verb};
use crate::ordered::CollectVec;

/// One item of a list.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// Its words, the possessives undone, `B of A` turned to `A B`.
    pub(super) words: Vec<String>,
    /// Whether its first word says whose it is.
    pub(super) is_owned: bool,
    /// Whether its last word heads attributes.
    pub(super) is_attribute: bool,
    /// Whether its last word is a plural.
    pub(super) is_plural: bool,
    /// Whether it is something done rather than something kept.
    pub(super) is_done: bool,
}

/// A list that was read.
pub(super) struct List {
    pub(super) items: Vec<Item>,
    /// Where it ends.
    pub(super) end: usize,
    /// Where it gives way to an inner list, which begins with `including`.
    pub(super) inner: Option<usize>,
}

/// The list that begins at `at`.
pub(super) fn read(tokens: &[String], mut at: usize) -> List {
    let mut items = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    let mut is_closed = false;
    let mut depth = 0_usize;
    let mut inner = None;
    while let Some(token) = tokens.get(at).map(String::as_str) {
        match token {
            "(" => depth += 1,
            ")" if depth == 0 => break,
            ")" => depth -= 1,
            _ if depth > 0 => {}
            ":" if items.is_empty() && words.iter().all(|word| is_information(word) || is_empty(word)) => {
                words.clear();
            }
            "," | "and" | "/" | "or" => {
                items.extend(item(&core::mem::take(&mut words)));
                is_closed = false;
                if opens_clause(tokens, at + 1) || token == "," && tells_of_each(tokens, at + 1) {
                    break;
                }
            }
            // "tracks parts by their number and price"
            "by" if items.is_empty() && tokens.get(at + 1).is_some_and(|next| next == "their") => {
                inner = Some(at);
                break;
            }
            _ if includes(token) => {
                inner = Some(at);
                break;
            }
            "to" if items.is_empty() && words.is_empty() => break,
            // "the skipper who drew the chart, the date"
            "who" | "which" | "that" if !words.is_empty() && goes_on(tokens, at) => is_closed = true,
            "." | ";" | "!" | "?" | ":" | "which" | "that" | "who" | "whose" | "where" | "when" | "so"
            | "ensuring" | "allowing" | "enabling" | "while" | "because" => break,
            // "the project they work on, the time"
            "they" | "he" | "she" if !words.is_empty() && tokens[at..].iter().any(|next| next == ",") => {
                is_closed = true;
            }
            _ if opens_phrase(token) || token == "associated" => is_closed = true,
            _ if is_helper(token) => break,
            _ if !is_closed => words.push(token),
            _ => {}
        }
        at += 1;
    }
    // What stands before another verb is its subject.
    let is_subject =
        tokens.get(at).is_some_and(|next| is_helper(next) && !is_one_of(next.as_str(), "are is was were"));
    if !is_subject {
        items.extend(item(&words));
    }
    share_heads(&mut items);
    List { items, end: at, inner }
}

/// Whether attributes follow behind the comma that ends the clause at `at`.
fn goes_on(tokens: &[String], at: usize) -> bool {
    let Some(comma) = tokens[at..].iter().position(|word| word == ",").filter(|length| *length < 9) else {
        return false;
    };
    let next = &tokens[at + comma + 1..];
    let end = next.iter().position(|word| is_mark(word) || matches!(word.as_str(), "and" | "or"));
    end.is_some_and(|end| {
        (1..5).contains(&end)
            && is_attribute_head(&next[end - 1])
            && !next[..end].iter().any(|word| is_helper(word) || opens_phrase(word))
    })
}

/// "creation and update times": the times of both.
fn share_heads(items: &mut [Item]) {
    for at in 1..items.len() {
        let (front, back) = items.split_at_mut(at);
        let (Some(bare), Some(next)) = (front.last_mut(), back.first()) else { continue };
        if let ([_], [_, head]) = (bare.words.as_slice(), next.words.as_slice())
            && !bare.is_attribute
            && !bare.is_plural
            && next.is_attribute
            && next.is_plural
        {
            bare.words.push(head.clone());
            (bare.is_attribute, bare.is_plural) = (true, true);
        }
    }
}

/// ", each with a name": what follows is told of the things just named.
fn tells_of_each(tokens: &[String], at: usize) -> bool {
    let word = |at: usize| tokens.get(at).map(String::as_str).unwrap_or_default();
    matches!(word(at), "each" | "every") && is_one_of(word(at + 1), "with has having including requiring")
}

fn opens_clause(tokens: &[String], at: usize) -> bool {
    let Some(word) = tokens.get(at).map(String::as_str) else { return false };
    let next = tokens.get(at + 1).map(String::as_str);
    let goes_on = next.is_some_and(|next| !is_mark(next) && next != "and");
    // "…, awarding gifts"
    let acts_on = |next: &str| {
        is_one_of(next, "the a an its their each all")
            || possessive(next).1
            || singular(next) != next && !is_attribute_head(next)
    };
    let is_gerund = || verb(word).is_some_and(|verb| verb.form == Form::Gerund);
    if word.ends_with("ing") && word != "including" && next.is_some_and(acts_on) && is_gerund() {
        return true;
    }
    if is_one_of(word, "it they we then but which where when while so with")
        || goes_on && word.ends_with("ing") && is_doing(word)
    {
        return true;
    }
    let is_third = verb(word).is_some_and(|verb| verb.form == Form::Third);
    let takes_object =
        next.is_some_and(|next| !is_mark(next) && !is_helper(next) && !is_one_of(next, "and or of"));
    let is_past = next.is_some_and(|next| verb(next).is_some_and(|verb| verb.form == Form::Past));
    let is_thing = is_noun_or_verb(&singular(word)) && (is_past || !records(word));
    if is_third && takes_object && !is_attribute_head(word) && !is_thing {
        return true;
    }
    for (ahead, other) in tokens.iter().enumerate().skip(at + 1).take(5) {
        if is_mark(other) || matches!(other.as_str(), "and" | "or") {
            break;
        }
        if is_helper(other) || includes(other) && is_one_of(word, "each every the") {
            let is_passive = is_one_of(other.as_str(), "is are was were")
                && tokens.get(ahead + 1).is_some_and(|verb| verb.ends_with("ed") || verb == "kept");
            return !matches!(other.as_str(), "not" | "only") && !is_passive;
        }
    }
    match word {
        "ensure" | "allow" | "provide" | "calculate" | "generate" | "analyze" | "manage" => goes_on,
        "support" | "track" | "record" | "query" | "help" => next.is_some_and(acts_on),
        _ => false,
    }
}

fn item(words: &[&str]) -> Option<Item> {
    let start = words.iter().position(|word| !is_empty(word) || *word == "key" && words.len() == 1)?;
    let mut words: Vec<&str> = words[start..].to_vec();
    let is_content = words.last() == Some(&"content");
    if words.iter().all(|word| is_information(word) || *word == "etc") && !is_content {
        return None;
    }
    words.retain(|word| {
        !is_one_of(
            word,
            "etc unique corresponding specific relevant detailed each the a an their its his her",
        )
    });
    let mut is_owned = words.len() > 1 && possessive(words[0]).1;
    if let Some(of) = words.iter().position(|word| *word == "of")
        && (1..words.len() - 1).contains(&of)
        && words.len() < 6
        && !matches!(words[0], "number" | "total")
    {
        // "date of storage" is "storage date".
        let (date, storage) = (words[..of].to_vec(), words[of + 1..].to_vec());
        // "management of names" is of names.
        is_owned = date.last() != Some(&"management");
        words = if is_owned { [storage, date].concat() } else { storage };
    }
    let first = *words.first()?;
    let last = possessive(words.last()?).0;
    if words.len() > 5 {
        return None;
    }
    let is_named = words.len() == 2 && is_attribute_head(last) && first != "support";
    if words.len() > 1 && is_doing(first) && !is_named {
        return None;
    }
    let is_contact = words.len() == 2
        && is_one_of(first, "contact address emergency identity payment bank shipping delivery");
    let is_attribute = (last != "information" || is_contact) && is_attribute_head(last)
        || is_one_of(first, "number total is whether starting ending");
    Some(Item {
        is_owned,
        is_attribute,
        is_plural: singular(last) != last,
        is_done: is_done(&words),
        words: words.iter().map(|word| possessive(word).0.to_string()).collect_vec(),
    })
}

/// "Improve service efficiency", "adding preparation steps", "associates them": what is done, not what is kept.
fn is_done(words: &[&str]) -> bool {
    let form = verb(words[0]).filter(|verb| !is_noun_or_verb(verb.base)).map(|verb| verb.form);
    let acts = match form {
        Some(Form::Base | Form::Third) => words.len() > 2,
        Some(Form::Gerund) => words.len() > 2 && nominal(words[0]).is_none(),
        Some(Form::Past) | None => false,
    };
    let is_attribute = words.last().is_some_and(|last| is_attribute_head(last));
    acts && !is_attribute || words.iter().any(|word| matches!(*word, "them" | "being"))
}

/// Whether enough items are attributes, people among them.
pub(super) fn are_attributes(items: &[Item]) -> bool {
    let attributes = items.iter().filter(|item| item.is_attribute).count();
    let is_somebody = |item: &&Item| {
        let last = item.words.last().map(String::as_str).unwrap_or_default();
        !item.is_attribute
            && !item.is_plural
            && (is_person(last)
                || is_one_of(last, "personnel staff party department")
                || last == "information" && item.words.len() > 1)
    };
    attributes > 0 && (attributes + items.iter().filter(is_somebody).count()) * 2 >= items.len()
}

/// Whether a third of the items are attributes: enough where the owner is plain.
pub(super) fn may_be_attributes(items: &[Item]) -> bool {
    let attributes = items.iter().filter(|item| item.is_attribute).count();
    attributes > 1 && attributes * 3 >= items.len()
}
