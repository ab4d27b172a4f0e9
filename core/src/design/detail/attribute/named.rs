//! Columns that the docs name as they will be called: `share_percent`, `returned_at`, `decided_by`.

use alloc::borrow::ToOwned;
use alloc::vec::Vec;

use super::super::Said;
use crate::design::Class;
use crate::design::entity::{Entity, Field, Link, LinkKind};
use crate::design::mention::Mention;
use crate::language::noun;

/// Endings of columns that are called so in no other place than a database.
const ENDINGS: &[&str] = &[
    "_at", "_on", "_by", "_cents", "_key", "_hash", "_url", "_count", "_number", "_token", "_percent", "_ms",
    "_bytes", "_minutes", "_seconds", "_days", "_name", "_date", "_code", "_type", "_days", "_cm", "_kg",
    "_reason",
];

/// The last thing before a byte that is no more than what another is of or for: of "members with loans", the members.
fn subject<'s>(said: &'s Said<'_>, at: usize) -> Option<&'s Mention> {
    let end = said.named.partition_point(|mention| mention.end <= at);
    said.named[..end].iter().rev().take(8).find(|mention| {
        let before = said.words.partition_point(|word| word.end <= mention.start);
        let mut words = said.words[..before].iter().rev().skip_while(|word| noun::is_determiner(&word.lower));
        words.next().is_none_or(|word| {
            let is_apart =
                said.text.get(word.end..mention.start).is_none_or(|gap| gap.contains(['.', ';', ':']));
            is_apart || !TIES.contains(&&*word.lower)
        })
    })
}

/// Words behind which stands what a thing is of, for or with.
pub(in crate::design::detail) const TIES: &[&str] = &[
    "with", "of", "for", "per", "in", "to", "on", "from", "by", "without", "at", "into", "under", "against",
];

/// Reads one line; `about` is what it is about where it does not say.
pub(in crate::design) fn read(entities: &mut [Entity], said: &Said<'_>, about: Option<usize>) {
    let text = &*said.text;
    if !text.contains('_') {
        return;
    }
    let mut at = 0;
    let mut seen: Vec<&str> = Vec::new();
    for word in text.split(|char: char| !(char.is_ascii_lowercase() || char.is_ascii_digit() || char == '_'))
    {
        let start = at;
        at += word.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
        let is_column = word.len() < 40
            && word.starts_with(|char: char| char.is_ascii_lowercase())
            && ENDINGS.iter().any(|end| word.len() > end.len() && word.ends_with(end));
        if !is_column || seen.contains(&word) || seen.len() > 12 {
            continue;
        }
        seen.push(word);
        let before =
            subject(said, start).or_else(|| said.before(start, entities)).map(|mention| mention.entity);
        let Some(owner) = said.labelled.or(before).or(about) else { continue };
        let evidence = said.evidence("named as a column");
        if let (Some(user), true) = (said.user, word.ends_with("_by")) {
            let column = Some(word.to_owned());
            let is_there = entities[owner].links.iter().take(48).any(|link| link.column == column);
            if user != owner && !is_there && entities[owner].class != Class::User {
                let to = entities[user].noun.clone();
                entities[owner].links.push(Link { to, kind: LinkKind::OptionalOne, column, evidence });
            }
            continue;
        }
        entities[owner].fields.push(Field {
            words: word.to_owned(),
            meaning: None,
            values: Vec::new(),
            range: None,
            required: None,
            unique: false,
            evidence,
        });
    }
}
