//! What a thing is told to have: columns, or things of their own that belong to it.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::super::list::push_field;
use super::super::{Gather, Sort, evidence, value};
use super::{DEFINING, Owner};
use crate::design::column;
use crate::design::entity::{Link, LinkKind};
use crate::design::noun::Ground;
use crate::language::clause::things;
use crate::language::is_one_of;
use crate::language::noun as words;
use crate::language::{is_singular, singular};
use crate::ordered::CollectVec;
use crate::product::{Evidence, Line};

/// "Each concert has its ticket types", "a farm has one or more users": these belong to it. Whether the part says so.
pub(super) fn has_many(gather: &mut Gather<'_>, owner: &Owner, part: &str, said: &Line) -> bool {
    let things = things(part.split('(').next().unwrap_or(part));
    let [thing] = &things[..] else { return false };
    // "500 trees" tells how large it is.
    let is_counted = part.contains(|char: char| char.is_ascii_digit());
    if !thing.is_plural || owner.is_weak || is_counted || value::is_column(&thing.name()) {
        return false;
    }
    let Sort::Table(child) = gather.sort(thing) else { return false };
    if child == owner.noun || words::class(&thing.head).is_some() {
        return false;
    }
    let evidence = Evidence { rule: "told as a relation", ..evidence(said) };
    gather.nouns.claim(&child, Ground::Related, &said.steps, &evidence);
    let link = Link { to: owner.noun.clone(), kind: LinkKind::One, column: None, evidence };
    gather.nouns.at(&child).links.push(link);
    true
}

/// The parts of a list as names of columns: without articles, and without what follows a relative pronoun.
pub(in crate::design::gather) fn items(gather: &Gather<'_>, parts: Vec<String>) -> Vec<Column> {
    parts.into_iter().filter_map(|part| item(gather, &part)).collect_vec()
}

/// One thing that another is told to have.
pub(in crate::design::gather) struct Column {
    /// Its words, with what a parenthesis says of it.
    pub(in crate::design::gather) words: String,
    /// Whether it is known to head a column, or to be a thing of its own.
    pub(in crate::design::gather) is_known: bool,
    /// Whether it is known to head one in most texts: enough of a thing that is spoken of elsewhere too.
    pub(in crate::design::gather) is_likely: bool,
}

/// More words than these name no column.
const LONGEST: usize = 4;

/// One part as the name of a column; none where it is a sentence, or several of something.
fn item(gather: &Gather<'_>, part: &str) -> Option<Column> {
    let (before, told) = [" that ", " which ", " if ", " unique within ", " unique per "]
        .iter()
        .find_map(|cut| part.split_once(cut))
        .unwrap_or((part, ""));
    let is_alone = told.is_empty() || !["within", "per ", "in the"].iter().any(|scope| part.contains(scope));
    let said = before.split('(').next().unwrap_or(before).trim();
    let bare = column::moment::plain(said);
    let named: Vec<&str> = bare
        .split_whitespace()
        .skip_while(|word| words::is_determiner(&word.to_lowercase()) || is_one_of(word, "exactly its their"))
        .take(LONGEST + 2)
        .collect_vec();
    let (is_unique, named) = match &named[..] {
        ["unique", rest @ ..] => (true, rest.to_vec()),
        ["optional", rest @ ..] => (false, rest.to_vec()),
        _ => (told.contains("is unique"), named),
    };
    // "Up to four students" tells how many.
    if matches!(&named[..], ["up", "to", ..]) {
        return None;
    }
    let answers = matches!(&named[..], ["from" | "to" | "until" | "when" | "who" | "why"]);
    // "Starts at", "paid on".
    let is_moment = matches!(&named[..], [_, "at" | "on" | "by"]);
    // "Time out, time back".
    let is_turn =
        matches!(&named[..], [of, "out" | "back" | "in"] if is_one_of(&of.to_lowercase(), "time date day"));
    let is_name = answers
        || is_moment
        || is_turn
        || (1..=LONGEST).contains(&named.len())
            && !named
                .iter()
                .any(|word| words::is_function_word(&word.to_lowercase()) && !is_one_of(word, "of by per"));
    if !is_name {
        return None;
    }
    let head = named.join(" ");
    let is_measured = said.rsplit_once(" in ").is_some_and(|(_, of)| column::moment::unit(of).is_some());
    // Several of something are things of their own, or nothing that a column holds.
    if !is_measured && !is_singular(&head.to_lowercase()) && !value::is_column(&head) {
        return None;
    }
    let last = head.rsplit(' ').next().unwrap_or(&head);
    let is_likely = words::is_attribute_head(last) || words::is_kind(last);
    let is_known = value::is_column(&head)
        || is_measured
        || is_moment
        || is_turn
        || before.contains('(')
        || gather.nouns.get(&singular(&head.to_lowercase())).is_some();
    let parenthesis = before.find('(').map_or("", |at| &before[at..]);
    let parenthesis = parenthesis.rfind(')').map_or(parenthesis, |at| &parenthesis[..=at]);
    let unique = if is_unique && is_alone { " (unique)" } else { "" };
    Some(Column {
        words: alloc::format!("{head} {parenthesis}{unique}").trim_end().to_owned(),
        is_known,
        is_likely,
    })
}

/// Gives a thing its columns; enough of them define it.
pub(in crate::design::gather) fn define(
    gather: &mut Gather<'_>,
    owner: &Owner,
    columns: &[Column],
    line: &Line,
) {
    // "Enters a name, a short code and the first day": a name has none of them.
    if is_one_of(&owner.noun, "name title text url code month year") {
        return;
    }
    let is_there = gather.nouns.get(&owner.noun).is_some();
    let is_thing = gather
        .nouns
        .get(&owner.noun)
        .is_some_and(|noun| noun.grounds().keys().any(|ground| *ground < Ground::Read));
    let is_told = |column: &&Column| column.is_known || is_thing && column.is_likely;
    let known = columns.iter().filter(is_told).count();
    let noun = owner.noun.as_str();
    let least = match (is_there, owner.is_weak) {
        (true, _) => 1,
        (false, false) => 2,
        (false, true) => DEFINING,
    };
    if columns.len() < least || known == 0 || known * 2 < columns.len() {
        return;
    }
    // "Registration takes an email and a password": that is what users have.
    let signs_in = matches!(noun, "registration" | "sign up" | "signup" | "sign-up" | "login");
    let noun =
        if signs_in && columns.iter().any(|column| column.words == "password") { "user" } else { noun };
    let evidence = Evidence { rule: "told to have it", ..evidence(line) };
    // `Berth: number, length`: two are enough where it goes by one of them.
    let goes_by = |column: &Column| is_one_of(&column.words, "name title code number");
    let is_named = columns.len() > 1 && known == columns.len() && columns.iter().any(goes_by);
    let is_defined = (columns.len() >= DEFINING || is_named) && !owner.is_weak;
    let ground = if noun == "user" {
        Ground::Attributes
    } else if is_defined {
        Ground::Defined
    } else {
        Ground::Attributes
    };
    gather.nouns.claim(noun, ground, &line.steps, &evidence);
    for column in columns {
        push_field(gather, noun, &column.words, &evidence);
    }
}
