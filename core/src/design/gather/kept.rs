//! Labels that say only that something is kept, "Kept", "What we store": it is told of what the section is called after.

use alloc::string::String;

use super::Gather;
use super::define::Owner;
use super::form::framed;
use crate::language::clause::things;
use crate::language::is_one_of;
use crate::language::noun::{self as words, Class};
use crate::language::sentence::Part;
use crate::language::verb;
use crate::product::{Kind, Line};

/// Whether a label says that what follows is kept, and not of what.
pub(super) fn is_kept(label: &str) -> bool {
    let mut says = false;
    label.split(' ').all(|word| {
        let keeps = is_one_of(
            &word.to_ascii_lowercase(),
            "keep keeps kept store stored note noted record recorded save saved capture captured data \
fields attributes columns properties shows",
        );
        says |= keeps;
        keeps
            || is_one_of(
                &word.to_ascii_lowercase(),
                "what we is are it the to be system key main form important",
            )
    }) && says
}

/// Whether a line is a cell of a column that is headed so: `| What happens | What we keep |`.
pub(super) fn is_column(gather: &Gather<'_>, line: &Line) -> bool {
    let Kind::Cell { table, column, .. } = line.kind else { return false };
    gather.product.tables[table].header.get(column).is_some_and(|header| is_kept(header))
}

/// What a section is called after: several of a thing, `Introductions`, or a deed, `Reserving`.
pub(super) fn titled(gather: &Gather<'_>, line: &Line) -> Option<Owner> {
    let title = &*gather.product.sections[line.section?].title;
    // "S4 · Ship sheet [clerk]".
    let title = title.split(['[', '(']).next().unwrap_or(title);
    let title = match title.split_once(" · ") {
        Some((number, title)) if number.contains(|char: char| char.is_ascii_digit()) => title,
        Some(_) | None => title,
    };
    let title = title.trim_start_matches(|char: char| !char.is_alphabetic()).trim_end();
    let strong = |noun: String| Some(Owner { noun, is_weak: false });
    if let Some(deed) = verb::nominal(&title.to_lowercase()).filter(|_| title.ends_with("ing")) {
        return strong(deed.into());
    }
    // "The phone rings" names nothing.
    let is_sentence = crate::language::sentence::parts(title).iter().any(Part::tells);
    let [thing] = &things(title)[..] else { return None };
    // What a report shows is gathered from elsewhere.
    if words::class(&thing.head) == Some(Class::Output) && line.label.as_deref().is_some_and(shows) {
        return None;
    }
    let is_whole = thing.start == 0 && thing.end == title.len();
    // "Loan dialog": a screen shows what it is called after, if that is not known by the whole name: "score sheet".
    let whole = gather.name(thing);
    let is_known = |name: &str| gather.nouns.get(name).is_some();
    let name = match framed(thing) {
        Some(inner) if !is_known(&whole) => gather.name(&inner),
        Some(_) | None => whole,
    };
    let is_named = thing.is_plural || is_known(&name) || line.label.as_deref().is_some_and(lists_columns);
    if is_whole && !is_sentence && is_named && !gather.actors.contains(&name) {
        return strong(name);
    }
    None
}

/// Whether a label says what is seen rather than kept.
fn shows(label: &str) -> bool {
    is_one_of(&label.to_ascii_lowercase(), "columns shows")
}

/// Whether a label says that the columns of a thing follow: "Fields", "Attributes".
fn lists_columns(label: &str) -> bool {
    let last = label.rsplit(' ').next().unwrap_or(label).to_ascii_lowercase();
    is_one_of(&last, "fields attributes columns properties")
}
