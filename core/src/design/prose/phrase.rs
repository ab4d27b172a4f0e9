//! Noun phrases: which words before a verb name the thing, and by what name.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::word::{
    is_doing, is_empty, is_helper, is_information, is_mark, opens_phrase, possessive, records,
};
use crate::language::is_one_of;
use crate::language::noun::{self, is_noun_or_verb, is_organization};
use crate::language::person::is_person;
use crate::language::singular;
use crate::language::verb::{Form, is_nominal, nominal, verb};
use crate::ordered::CollectVec;

/// Heads that say nothing of the thing whose name they end.
const HOLLOW: [&str; 16] = [
    "management",
    "module",
    "process",
    "generation",
    "operation",
    "functionality",
    "feature",
    "activity",
    "table",
    "list",
    "form",
    "entity",
    "profile",
    "function",
    "archive",
    "file",
];

/// Words that end no name.
const NO_NAMES: [&str; 9] =
    ["recorded", "stored", "recording", "including", "completion", "them", "it", "following", "implemented"];

/// The thing that these words name, singular, without what describes it.
pub(super) fn entity(words: &[String]) -> Option<String> {
    if let Some(at) = words.iter().position(|word| word == "of") {
        let (left, right) = (entity(&words[..at]), entity(&words[at + 1..]));
        // "the process of allocating goods": an allocation.
        if left.as_deref().is_none_or(|left| HOLLOW.contains(&left))
            && let Some(deed) =
                words.get(at + 1).filter(|verb| verb.ends_with("ing")).and_then(|verb| nominal(verb))
        {
            return Some(deed.into());
        }
        let (Some(left), Some(right)) = (&left, &right) else { return left.or(right) };
        return Some(match head(left) {
            "record" | "history" => format!("{right} {left}"),
            // "usage of boats": boat usage.
            deed if deed == left && deed != right && is_nominal(deed) => format!("{right} {left}"),
            "management" if left == "management" => right.clone(),
            "number" | "part" | "status" | "list" | "type" | "category" => right.clone(),
            head if is_information(head) => right.clone(),
            _ => left.clone(),
        });
    }
    let says = |word: &&str| {
        let is_count = word.starts_with(|first: char| first.is_ascii_digit());
        // "order items" and "gas fields" are things, "items" and "fields" are not.
        let is_item = is_one_of(word, "item items field fields");
        !(is_count || is_mark(word) || is_empty(word) || is_information(word) && !is_item || is_helper(word))
    };
    let describes = |word: &str| {
        noun::is_describing(word) || ["ly", "-related", "-based"].iter().any(|ending| word.ends_with(ending))
    };
    let mut kept: Vec<&str> = words.iter().map(|word| possessive(word).0).filter(says).collect_vec();
    // "The major entity": majors.
    let is_described =
        |kept: &[&str]| matches!(kept, [first, "entity" | "table" | "module"] if describes(first));
    if !is_described(&kept) {
        kept.retain(|word| !describes(word));
    }
    let is_account = |kept: &[&str]| {
        matches!(
            kept,
            ["user" | "users", "account" | "accounts" | "registration" | "login" | "authentication"]
        )
    };
    let says_nothing = |kept: &[&str]| match kept {
        [.., who, "file"] => is_person(&singular(who)),
        // "A maintenance history" is of maintenances.
        [.., deed, "history" | "histories"] if is_nominal(&singular(deed)) => true,
        [.., last] => kept.len() > 1 && HOLLOW.contains(last) || is_participle(last),
        [] => false,
    };
    while says_nothing(&kept)
        || is_account(&kept)
        || matches!(&kept[..], ["item" | "items" | "field" | "fields"])
    {
        kept.pop();
    }
    let is_record = |kept: &[&str]| matches!(kept, [_, "record" | "records" | "history"]);
    while kept.len() > 1 && !is_record(&kept) && is_no_part(kept[0], kept.len()) {
        kept.remove(0);
    }
    if kept.len() > 3 {
        kept.drain(..kept.len() - 3);
    }
    // "A video recording" is a thing, "recording" is not.
    let is_thing = |last: &str| kept.len() > 1 && last == "recording";
    if kept.last().is_none_or(|last| NO_NAMES.contains(last) && !is_thing(last)) {
        return None;
    }
    let name: Vec<String> = kept.iter().map(|word| singular(word)).collect_vec();
    let name = name.join(" ");
    (name.len() > 2 && name.contains(char::is_alphabetic)).then_some(name)
}

/// Whether a word says what was done with the thing named before it.
pub(super) fn is_participle(word: &str) -> bool {
    verb(word).is_some_and(|verb| verb.form == Form::Past)
}

fn is_no_part(first: &str, words: usize) -> bool {
    let acts = |form: Form| form == Form::Base || form == Form::Third && words > 2;
    let is_verb = || verb(first).is_some_and(|verb| acts(verb.form)) && !is_noun_or_verb(&singular(first));
    is_doing(first) || first.len() > 4 && first.ends_with("ed") || words > 2 && is_verb()
}

/// The last word of a name.
pub(super) fn head(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

/// The words of the noun phrase that ends before `at`.
pub(super) fn before(tokens: &[String], at: usize) -> &[String] {
    let mut start = at;
    while start > 0 {
        let word = tokens[start - 1].as_str();
        let earlier = start.checked_sub(2).map(|earlier| tokens[earlier].as_str());
        let is_noun = is_one_of(word, "record records document documents log logs register store stores");
        if is_mark(word)
            || opens_phrase(word)
            || is_helper(word)
            || matches!(word, "and" | "or")
            || records(word) && !is_noun
        {
            break;
        }
        let acts = earlier.is_none_or(|earlier| {
            start < at && is_organization(earlier)
                || is_helper(earlier)
                || is_one_of(earlier, "to system and")
        });
        // "A ledger records customer payments": a plural stands last, or it is a verb.
        if is_noun && word.ends_with('s') && start < at {
            break;
        }
        let is_alone = start == at && !word.starts_with("record") && !word.starts_with("log");
        if is_noun && acts && !is_alone {
            break;
        }
        let form = verb(word).map(|verb| verb.form);
        // "members submit"
        let is_many_people = |noun: &str| singular(noun) != noun && is_person(&singular(noun));
        let led =
            earlier.is_some_and(|earlier| earlier == "to" || is_helper(earlier) || is_many_people(earlier));
        if form == Some(Form::Base) && led && start < at {
            break;
        }
        // "adding, deleting and modifying users"
        let coordinated = earlier.is_some_and(|earlier| is_one_of(earlier, ", and or /"));
        if form == Some(Form::Gerund) && coordinated && start < at {
            break;
        }
        let follows_noun = earlier.is_some_and(|earlier| !is_empty(earlier));
        if form == Some(Form::Third)
            && follows_noun
            && start < at
            && tokens.get(start).is_some_and(|next| is_empty(next))
        {
            break;
        }
        start -= 1;
        if is_one_of(word, "each every the a an this multiple all any")
            && tokens.get(start.wrapping_sub(1)).is_none_or(|before| before != "of")
        {
            break;
        }
    }
    &tokens[start..at]
}

/// The noun phrase that begins at `at`, up to what ends it.
pub(super) fn after(tokens: &[String], at: usize) -> Vec<String> {
    let rest = tokens.get(at..).unwrap_or_default();
    let ends = |word: &str| {
        is_helper(word) || is_mark(word) || opens_phrase(word) || is_one_of(word, "and or of each")
    };
    rest.iter().take_while(|word| !ends(word)).map(ToString::to_string).collect_vec()
}
