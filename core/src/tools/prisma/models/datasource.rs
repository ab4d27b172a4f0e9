//! The datasource block.

use alloc::vec::Vec;

use super::*;
use crate::dialect::Dialect;

/// What the datasource block says.
pub(super) struct Datasource<'a> {
    /// The database; PostgreSQL where no provider says another.
    pub(super) dialect: Dialect,
    /// Whether relations become foreign keys: not with `relationMode = "prisma"`.
    pub(super) has_foreign_keys: bool,
    /// Its name: `db`.
    pub(super) name: Option<&'a str>,
    /// `schemas`.
    pub(super) namespaces: Vec<(&'a str, Place)>,
    /// `extensions`, by their names in the database.
    pub(super) extensions: Vec<(&'a str, Place)>,
    /// Its name, if there is one.
    pub(super) place: Option<Place>,
}

impl<'a> Datasource<'a> {
    /// Reads the first datasource; a second one is an error, and none a warning.
    pub(super) fn of(parsed: &'a [Parsed<'a>], findings: &mut Vec<Finding>) -> Self {
        let mut found = Self {
            dialect: Dialect::PostgreSql,
            has_foreign_keys: true,
            name: None,
            namespaces: Vec::new(),
            extensions: Vec::new(),
            place: None,
        };
        for parsed in parsed {
            for block in &parsed.document.blocks {
                let Block::Config(config) = block else { continue };
                if config.keyword.value != "datasource" {
                    continue;
                }
                let place = parsed.place(config.name.reach);
                if let Some(first) = found.place {
                    findings.push(
                        Finding::error(INVALID_SCHEMA, place.into(), "a schema has only one datasource")
                            .related(first, "the first one"),
                    );
                } else {
                    found.place = Some(place);
                    found.name = Some(config.name.value);
                    found.read(config, parsed, findings);
                }
            }
        }
        // A file that is no text may hold the datasource: that is told of the file.
        let is_seen = parsed.iter().all(|parsed| parsed.is_text);
        if let (None, Some(first), true) = (found.place, parsed.first(), is_seen) {
            let place = Place::new(first.file, Span::new(0, 0));
            findings.push(
                Finding::warning(
                    INVALID_SCHEMA,
                    place.into(),
                    "the schema has no datasource, so it is read as PostgreSQL's",
                )
                .help("add `datasource db { provider = \"postgresql\" }`"),
            );
        }
        found
    }

    fn read(&mut self, config: &'a psl::Config<'a>, parsed: &Parsed<'a>, findings: &mut Vec<Finding>) {
        let provider = config.property("provider");
        let dialect = provider.and_then(|provider| Dialect::from_key(provider.value.text()?));
        if let Some(dialect) = dialect {
            self.dialect = dialect;
        } else {
            let place = parsed.place(provider.map_or(config.name.reach, |provider| provider.reach));
            let message = "the datasource names no provider that Prisma has, so it is read as PostgreSQL's";
            findings.push(
                Finding::warning(INVALID_SCHEMA, place.into(), message)
                    .help("write `provider = \"postgresql\"`, or the database that it is for"),
            );
        }
        let mode = config.property("relationMode").or_else(|| config.property("referentialIntegrity"));
        self.has_foreign_keys = mode.and_then(|mode| mode.value.text()) != Some("prisma");
        let elements = |name| config.property(name).map_or(&[][..], |list| list.value.elements());
        for namespace in elements("schemas") {
            if let Some(name) = namespace.value.text() {
                self.namespaces.push((name, parsed.place(namespace.reach)));
            }
        }
        for extension in elements("extensions") {
            let function = extension.value.function();
            let mapped = function.and_then(|function| {
                let is_map =
                    |argument: &&psl::Argument<'_>| argument.name.is_some_and(|name| name.value == "map");
                function.arguments.iter().find(is_map)?.value.value.text()
            });
            let named = extension.value.word().or(function.map(|function| function.name));
            let Some(name) = mapped.or(named) else { continue };
            self.extensions.push((name, parsed.place(extension.reach)));
        }
    }
}
