//! Primary keys, uniques and indexes: `@@id`, `@@unique`, `@@index`.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::Writer;
use super::layout::{Block, quoted};
use crate::ordered::CollectVec;
use crate::schema::walk::{ColumnWalker, IndexWalker, TableWalker};
use crate::schema::{ColumnId, IndexPart, Indexed};
use crate::syntax::prisma::convention;

/// Access methods, and what `type:` calls them.
const METHODS: [(&str, &str); 5] =
    [("hash", "Hash"), ("gin", "Gin"), ("gist", "Gist"), ("spgist", "SpGist"), ("brin", "Brin")];

/// Whether the language can say the index.
pub(super) fn is_sayable(index: IndexWalker<'_>) -> bool {
    let record = index.record();
    let method = record.method.as_deref();
    record.predicate.is_none()
        && record.include.is_empty()
        && !record.nulls_not_distinct
        && record.parts.iter().all(|part| matches!(part.of, Indexed::Column(_)) && part.nulls_first.is_none())
        && method
            .is_none_or(|method| method == "fulltext" || METHODS.iter().any(|(known, _)| *known == method))
}

/// Whether it is the first plain unique index of the column alone, which the field says.
pub(super) fn is_of_column(index: IndexWalker<'_>, column: ColumnId) -> bool {
    let is_candidate = |index: IndexWalker<'_>| {
        index.is_unique()
            && is_sayable(index)
            && index.record().method.is_none()
            && index.record().parts == [IndexPart::from(column)]
    };
    is_candidate(index)
        && index.table().indexes().find(|other| is_candidate(*other)).map(|first| first.id) == Some(index.id)
}

impl Writer<'_> {
    /// `@@id`, `@@unique`, `@@index`, `@@fulltext`
    pub(super) fn keys(&self, block: &mut Block, table: TableWalker<'_>) {
        if let Some(key) = table.primary_key().filter(|key| key.columns.len() != 1) {
            let fields: Vec<&str> = key.columns.iter().map(|column| self.names.field(*column)).collect_vec();
            let name = self.key_name(table, key.name.as_deref());
            let arguments = [format!("[{}]", fields.join(", "))].into_iter().chain(name);
            block.attribute(&format!("@@id({})", arguments.collect_vec().join(", ")));
        }
        let is_said = |index: &IndexWalker<'_>| {
            index.columns().next().is_some_and(|column| is_of_column(*index, column.id))
        };
        let (uniques, plain): (Vec<_>, Vec<_>) = table
            .indexes()
            .filter(|index| is_sayable(*index) && !is_said(index))
            .partition(|index| index.is_unique());
        for index in uniques.into_iter().chain(plain) {
            block.attribute(&self.index(index));
        }
    }

    fn index(&self, index: IndexWalker<'_>) -> String {
        let record = index.record();
        let method = record.method.as_deref();
        let attribute = match method {
            _ if index.is_unique() => "@@unique",
            Some("fulltext") => "@@fulltext",
            _ => "@@index",
        };
        let parts: Vec<String> = record.parts.iter().map(|part| self.part(part)).collect_vec();
        let mut arguments = alloc::vec![format!("[{}]", parts.join(", "))];
        let ty = METHODS.iter().find(|(known, _)| Some(*known) == method);
        arguments.extend(ty.map(|(_, ty)| format!("type: {ty}")));
        arguments.extend(self.index_name(index));
        format!("{attribute}({})", arguments.join(", "))
    }

    fn part(&self, part: &IndexPart) -> String {
        let Indexed::Column(column) = part.of else { return String::new() };
        let mut arguments = Vec::new();
        arguments.extend(part.operator_class.as_ref().map(|class| format!("ops: raw({})", quoted(class))));
        arguments.extend(part.length.map(|length| format!("length: {length}")));
        arguments.extend(part.descending.then(|| "sort: Desc".to_owned()));
        format!("{}{}", self.names.field(column), self::arguments(&arguments))
    }

    /// `map: "…"`, where the primary key is not named as Prisma would.
    pub(super) fn key_name(&self, table: TableWalker<'_>, name: Option<&str>) -> Option<String> {
        let facts = self.schema.dialect().facts();
        let usual = || convention::primary_key(&table.name().name, facts.identifier_bytes);
        let name = name.filter(|name| facts.names_primary_keys && *name != usual())?;
        Some(format!("map: {}", quoted(name)))
    }

    /// `map: "…"`, where the index is not named as Prisma would.
    pub(super) fn index_name(&self, index: IndexWalker<'_>) -> Option<String> {
        let columns: Vec<&str> = index.columns().map(ColumnWalker::name).collect_vec();
        let (table, longest) = (&index.table().name().name, self.schema.dialect().facts().identifier_bytes);
        let usual = if index.is_unique() {
            convention::unique(table, &columns, longest)
        } else {
            convention::index(table, &columns, longest)
        };
        let name = index.name().filter(|name| *name != usual)?;
        Some(format!("map: {}", quoted(name)))
    }

    /// An index that the language cannot say.
    pub(super) fn index_in_words(&self, index: IndexWalker<'_>) -> String {
        let record = index.record();
        let parts: Vec<String> = record
            .parts
            .iter()
            .map(|part| {
                let of = match &part.of {
                    Indexed::Column(column) => self.schema.walk(*column).name().to_owned(),
                    Indexed::Expression(expression) => format!("({expression})"),
                };
                let order = if part.descending { " DESC" } else { "" };
                format!("{of}{order}")
            })
            .collect_vec();
        let kind = if index.is_unique() { "UNIQUE INDEX" } else { "INDEX" };
        let name = index.name().map_or(String::new(), |name| format!("{name}: "));
        let method = record.method.as_ref().map_or(String::new(), |method| format!(" USING {method}"));
        let predicate =
            record.predicate.as_ref().map_or(String::new(), |predicate| format!(" WHERE {predicate}"));
        format!("{name}{kind}{method} ({}){predicate}", parts.join(", "))
    }
}

/// Arguments in brackets; nothing where there are none.
pub(super) fn arguments(arguments: &[String]) -> String {
    if arguments.is_empty() { String::new() } else { format!("({})", arguments.join(", ")) }
}
