//! What a noun of the docs can be: a table's, a column's, a role's, or nothing that is kept.

use alloc::format;
use alloc::string::String;

use super::Gather;
use crate::design::noun::Ground;
use crate::language::clause::Thing;
use crate::language::is_one_of;
use crate::language::noun::{self as words, Class};

/// What a thing can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sort {
    /// A table of this noun.
    Table(String),
    /// A column of another.
    Property,
    /// Made from another thing: a report.
    Output,
    /// A count about the product.
    Measure,
    /// Says too little: `data`, `content`.
    Vague,
    /// Somebody who acts.
    Role,
    /// Nothing that is kept.
    Nothing,
}

/// Whether such an account holds money.
fn is_of_money(word: &str) -> bool {
    is_one_of(word, "bank savings saving checking current ledger deposit loan giro cash budget")
}

impl Gather<'_> {
    /// What a thing can be: a table's noun, an attribute's, a role's, or nothing that is kept.
    pub(super) fn sort(&self, thing: &Thing) -> Sort {
        if self.actors.contains(&thing.head)
            || !thing.modifiers.is_empty() && self.actors.contains(&thing.name())
        {
            return Sort::Role;
        }
        // "A pull request" is made in another place.
        let is_of_code = |word: &String| is_one_of(word, "pull merge");
        if thing.head == "request" && thing.modifiers.last().is_some_and(is_of_code) {
            return Sort::Nothing;
        }
        if thing.head == "request"
            && thing.modifiers.is_empty()
            && let Some(request) = &self.request
        {
            return Sort::Table(request.clone());
        }
        let name = self.name(thing);
        if self.is_listed(&name) || self.raised.contains(&name) {
            return Sort::Table(name);
        }
        if words::is_kind(&thing.head) {
            return Sort::Property;
        }
        let tells = |word: &&String| {
            !self.actors.contains(*word)
                && !matches!(
                    words::class(word),
                    Some(
                        Class::Infrastructure
                            | Class::Interface
                            | Class::Measure
                            | Class::Feeling
                            | Class::Actor
                            | Class::Quantity
                    )
                )
                || words::may_be_modified(word) && words::may_be_modified(&thing.head)
        };
        let is_told = || thing.modifiers.iter().any(|word| tells(&word));
        match words::class(&thing.head) {
            None => Sort::Table(name),
            Some(Class::Generic | Class::Quantity) if is_told() => Sort::Table(name),
            Some(Class::Generic)
                if thing.modifiers.is_empty() && self.shortened.contains_key(&thing.head) =>
            {
                Sort::Table(self.shortened[&thing.head].clone())
            }
            Some(Class::Generic) if self.counted(&thing.head).is_some() => {
                Sort::Table(self.counted(&thing.head).unwrap_or_default())
            }
            Some(Class::Infrastructure) if is_told() && words::may_be_modified(&thing.head) => {
                Sort::Table(name)
            }
            // "A bank account" is nobody's who signs in.
            Some(Class::Actor)
                if thing.head == "account"
                    && thing.modifiers.last().is_some_and(|word| is_of_money(word)) =>
            {
                Sort::Table(format!("{} account", thing.modifiers[thing.modifiers.len() - 1]))
            }
            // "A shopping list" is a thing, "the list" is on a screen.
            Some(Class::Interface) if is_one_of(&thing.head, "area list map section") && is_told() => {
                Sort::Table(name)
            }
            Some(Class::Property) => Sort::Property,
            Some(Class::Output) => Sort::Output,
            Some(Class::Generic) => Sort::Vague,
            Some(Class::Measure) => Sort::Measure,
            Some(
                Class::Interface | Class::Infrastructure | Class::Feeling | Class::Quantity | Class::Actor,
            ) => Sort::Nothing,
        }
    }

    /// Whether the docs list it as an entity.
    pub(super) fn is_listed(&self, noun: &str) -> bool {
        self.nouns.get(noun).is_some_and(|noun| noun.is(Ground::Listed))
    }
}
