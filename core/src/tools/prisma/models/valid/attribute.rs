//! Attributes: how often, and with which arguments.

use alloc::borrow::ToOwned;

use super::*;
use crate::ordered::BTreeSet;

/// An attribute: its name, whether it may be repeated, how many arguments it takes by position, which by name.
pub(super) type Known = (&'static str, bool, usize, &'static [&'static str]);

/// The attributes of a field.
pub(super) const FIELD: &[Known] = &[
    ("id", false, 0, &["map", "length", "sort", "clustered"]),
    ("unique", false, 0, &["map", "length", "sort", "clustered", "where"]),
    ("default", false, 1, &["value", "map"]),
    ("updatedAt", false, 0, &[]),
    ("relation", false, 1, &["name", "fields", "references", "onDelete", "onUpdate", "map"]),
    ("map", false, 1, &["name"]),
    ("ignore", false, 0, &[]),
];

/// The attributes of a block.
pub(super) const BLOCK: &[Known] = &[
    ("id", false, 1, &["fields", "name", "map", "length", "sort", "clustered"]),
    ("unique", true, 1, &["fields", "name", "map", "length", "sort", "clustered", "where"]),
    ("index", true, 1, &["fields", "name", "map", "length", "sort", "ops", "type", "clustered", "where"]),
    ("fulltext", true, 1, &["fields", "name", "map", "length", "sort"]),
    ("map", false, 1, &["name"]),
    ("schema", false, 1, &["map", "name"]),
    ("ignore", false, 0, &[]),
];

impl Lowering<'_> {
    pub(super) fn validate_attributes(
        &mut self,
        parsed: &Parsed<'_>,
        attributes: &[Attribute<'_>],
        known: &[Known],
    ) {
        let mut seen = BTreeSet::new();
        for attribute in attributes {
            let name = attribute.name.value;
            let place = parsed.place(attribute.reach);
            let Some((_, repeats, by_position, by_name)) = known.iter().find(|(known, ..)| *known == name)
            else {
                continue;
            };
            if !seen.insert(name) && !repeats {
                self.error(place, alloc::format!("attribute `{name}` can only be defined once"));
            }
            let mut named = BTreeSet::new();
            let mut unnamed = 0;
            for argument in &attribute.arguments {
                let place = parsed.place(argument.value.reach);
                match argument.name {
                    None => {
                        unnamed += 1;
                        if unnamed > *by_position {
                            let message = alloc::format!("`{name}` takes no such argument without a name");
                            self.error(place, message);
                        }
                    }
                    Some(of) if !by_name.contains(&of.value) => {
                        self.error(place, alloc::format!("`{name}` has no argument `{}`", of.value));
                    }
                    Some(of) if !named.insert(of.value) => {
                        self.error(place, alloc::format!("argument `{}` is said twice", of.value));
                    }
                    Some(_) => {}
                }
            }
            self.validate_name(parsed, attribute);
        }
    }

    /// The name in the database that an attribute gives.
    fn validate_name(&mut self, parsed: &Parsed<'_>, attribute: &Attribute<'_>) {
        let is_map = attribute.name.value == "map";
        let said = if is_map {
            attribute.argument("name", Some(0))
        } else {
            attribute.argument("map", None).filter(|_| attribute.name.value != "schema")
        };
        let Some(said) = said else { return };
        let place = parsed.place(said.reach);
        match said.value.text() {
            None => self.error(place, "a name in the database is a string".to_owned()),
            Some(name) if !is_map && name.len() > self.facts().identifier_bytes => {
                let longest = self.facts().identifier_bytes;
                let database = self.facts().name;
                let message =
                    alloc::format!("`{name}` is longer than the {longest} bytes that {database} keeps");
                self.error(place, message);
            }
            Some(_) => {}
        }
    }
}
