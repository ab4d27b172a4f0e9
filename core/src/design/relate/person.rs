//! Columns that name somebody: whoever signs in is a user, and kept as one.

use alloc::format;
use alloc::string::String;

use crate::design::detail::done;
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::language::singular;
use crate::product::Product;

/// The column that refers to a user instead of a column of these words, if they name one: `responsible attorney`, `fixer`,
/// the `inspector` of an inspection, the `person` of anything.
pub(super) fn column(words: &str, noun: &str, product: &Product) -> Option<String> {
    let last = words.rsplit(' ').next().unwrap_or(words);
    if matches!(words, "person" | "user" | "colleague" | "signed in user") {
        return Some(format!("{}_by", done(noun)));
    }
    if words.split(' ').count() > 3 || singular(last) != last {
        return None;
    }
    let head = noun.rsplit(' ').next().unwrap_or(noun);
    let is_role = || {
        product.journey.actors.iter().filter(|actor| actor.is_user).any(|actor| {
            let name = singular(&actor.name);
            name == words || name.rsplit(' ').next() == Some(last) && is_person(last)
        })
    };
    // The inspector of an inspection: both are of one verb.
    let is_doer = || is_person(last) && head.get(..5).is_some_and(|stem| last.starts_with(stem));
    let is_author = is_one_of(last, "author creator reporter reviewer approver assignee uploader");
    (is_author || is_doer() || is_role()).then(|| format!("{}_id", words.replace([' ', '-'], "_")))
}
