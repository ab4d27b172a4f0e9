//! Relation fields: both sides of every foreign key, and of every implicit many-to-many relation.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use heck::ToSnakeCase;

use super::Ignored;
use super::case;
use super::index::is_sayable;
use super::layout::quoted;
use super::name::{Names, free};
use crate::language;
use crate::ordered::{BTreeMap, BTreeSet, CollectVec};
use crate::schema::walk::{ColumnWalker, ForeignKeyWalker, TableWalker};
use crate::schema::{Action, ColumnId, Schema, TableId};
use crate::syntax::prisma::convention;

/// A relation field.
pub(super) struct RelationField {
    pub(super) name: String,
    pub(super) ty: String,
    pub(super) attributes: String,
}

/// Every relation field of a schema.
pub(super) struct Relations {
    fields: BTreeMap<TableId, Vec<RelationField>>,
    implicit: BTreeSet<TableId>,
    unsaid: BTreeMap<TableId, Vec<String>>,
}

/// Two models with a relation, in the order of their ids.
type Between = (TableId, TableId);

fn between(one: TableId, other: TableId) -> Between {
    (one.min(other), one.max(other))
}

impl Relations {
    pub(super) fn of(schema: &Schema, names: &Names, ignored: &Ignored) -> Self {
        let joins: Vec<Join<'_>> = schema.tables().filter_map(|table| Join::of(table, names)).collect_vec();
        let implicit: BTreeSet<TableId> = joins.iter().map(|join| join.table.id).collect();
        let mut planner = Planner {
            names,
            ignored,
            counts: BTreeMap::new(),
            taken: BTreeMap::new(),
            fields: BTreeMap::new(),
        };
        let mut unsaid: BTreeMap<TableId, Vec<String>> = BTreeMap::new();
        let mut keys = Vec::new();
        for table in schema.tables().filter(|table| !implicit.contains(&table.id)) {
            let fields = table.columns().map(|column| names.field(column.id).to_owned());
            planner.taken.insert(table.id, fields.collect());
            for key in table.foreign_keys() {
                match Link::of(key, &implicit) {
                    Some(link) => keys.push(link),
                    None => unsaid.entry(table.id).or_default().push(in_words(key)),
                }
            }
        }
        for link in &keys {
            *planner.counts.entry(between(link.key.table().id, link.referenced.id)).or_default() += 1;
        }
        for join in &joins {
            *planner.counts.entry(between(join.ends[0].id, join.ends[1].id)).or_default() += 1;
        }
        for link in &keys {
            planner.link(link);
        }
        for join in &joins {
            planner.join(join);
        }
        Self { fields: planner.fields, implicit, unsaid }
    }

    /// The relation fields of a table, in order.
    pub(super) fn of_table(&self, table: TableId) -> &[RelationField] {
        self.fields.get(&table).map_or(&[], Vec::as_slice)
    }

    /// Whether a table is said by two lists, and is no model.
    pub(super) fn is_implicit(&self, table: TableId) -> bool {
        self.implicit.contains(&table)
    }

    /// The foreign keys of a table that the language cannot say, in words.
    pub(super) fn unsaid(&self, table: TableId) -> impl Iterator<Item = &str> {
        self.unsaid.get(&table).into_iter().flatten().map(String::as_str)
    }
}

/// A foreign key that can be said.
struct Link<'s> {
    key: ForeignKeyWalker<'s>,
    referenced: TableWalker<'s>,
    referenced_columns: Vec<ColumnId>,
}

impl<'s> Link<'s> {
    /// The foreign key, if it references columns that are unique in a table that is a model.
    fn of(key: ForeignKeyWalker<'s>, implicit: &BTreeSet<TableId>) -> Option<Self> {
        let referenced = key.referenced_table().filter(|table| !implicit.contains(&table.id))?;
        let columns = key.record().referenced_columns.iter();
        let columns: Option<Vec<ColumnId>> = columns.map(|name| Some(referenced.column(name)?.id)).collect();
        let referenced_columns = columns.filter(|columns| is_unique(referenced, columns))?;
        Some(Self { key, referenced, referenced_columns })
    }

    fn columns(&self) -> Vec<ColumnId> {
        self.key.columns().map(|column| column.id).collect_vec()
    }

    /// What the relation is called by its only column, `reviewer` for `reviewer_id`; else by the referenced model.
    fn name(&self, names: &Names) -> String {
        let columns: Vec<&str> = self.key.columns().map(ColumnWalker::name).collect_vec();
        let stem = match columns.as_slice() {
            [column] => ["_id", "Id", "_ID", "ID", "_uuid"].iter().find_map(|end| column.strip_suffix(end)),
            _ => None,
        };
        match stem.filter(|stem| stem.starts_with(|char: char| char.is_ascii_alphabetic())) {
            Some(stem) => case::camel(stem),
            None => case::camel(names.model(self.referenced.id)),
        }
    }
}

/// Whether columns, in any order, are told apart in a table by its primary key or a unique index.
fn is_unique(table: TableWalker<'_>, columns: &[ColumnId]) -> bool {
    let is_same = |others: &mut dyn Iterator<Item = ColumnId>| {
        let others: BTreeSet<ColumnId> = others.collect();
        others.len() == columns.len() && columns.iter().all(|column| others.contains(column))
    };
    table.primary_key().is_some_and(|key| is_same(&mut key.columns.iter().copied()))
        || table.indexes().any(|index| {
            index.is_unique() && is_sayable(index) && is_same(&mut index.columns().map(|column| column.id))
        })
}

/// A table that two lists say.
struct Join<'s> {
    table: TableWalker<'s>,
    /// What its columns A and B reference.
    ends: [TableWalker<'s>; 2],
}

impl<'s> Join<'s> {
    /// The table, if it stands for an implicit relation between models in the order of their printed names.
    fn of(table: TableWalker<'s>, names: &Names) -> Option<Self> {
        if !table.record().is_implicit_join {
            return None;
        }
        let end = |name: &str| {
            let key = table.foreign_keys().find(|key| key.columns().map(ColumnWalker::name).eq([name]))?;
            let end = key.referenced_table()?;
            (end.primary_key()?.columns.len() == 1).then_some(end)
        };
        let ends = [end(convention::JOIN_COLUMNS[0])?, end(convention::JOIN_COLUMNS[1])?];
        let is_named = table.name().name.starts_with('_');
        (is_named && names.model(ends[0].id) <= names.model(ends[1].id)).then_some(Self { table, ends })
    }
}

struct Planner<'n> {
    names: &'n Names,
    ignored: &'n Ignored,
    /// How many relations two models have.
    counts: BTreeMap<Between, usize>,
    /// The names of the fields that a model has.
    taken: BTreeMap<TableId, BTreeSet<String>>,
    fields: BTreeMap<TableId, Vec<RelationField>>,
}

impl Planner<'_> {
    fn link(&mut self, link: &Link<'_>) {
        let (table, referenced) = (link.key.table(), link.referenced);
        let forward = self.free(table.id, &link.name(self.names));
        let is_only =
            self.counts.get(&between(table.id, referenced.id)) == Some(&1) && table.id != referenced.id;
        let model = self.names.model(table.id).to_owned();
        let name = (!is_only).then(|| format!("{model}{}", case::pascal(&forward)));
        let is_one = is_unique(table, &link.columns());
        let back = if is_one { case::camel(&model) } else { plural(&model) };
        let back = if is_only { back } else { format!("{back}As{}", case::pascal(&forward)) };
        let back = self.free(referenced.id, &back);
        let optional = if link.key.columns().any(ColumnWalker::is_nullable) { "?" } else { "" };
        let target = self.names.model(referenced.id).to_owned();
        let arguments = self.arguments(link, name.as_deref());
        self.add(table.id, referenced.id, forward, format!("{target}{optional}"), &arguments);
        let many = if is_one { "?" } else { "[]" };
        let arguments: Vec<String> = name.iter().map(|name| quoted(name)).collect_vec();
        self.add(referenced.id, table.id, back, format!("{model}{many}"), &arguments);
    }

    /// The arguments of `@relation` on the side that has the columns.
    fn arguments(&self, link: &Link<'_>, name: Option<&str>) -> Vec<String> {
        let record = link.key.record();
        let facts = link.key.table().schema().dialect().facts();
        let fields = |columns: &[ColumnId]| {
            columns.iter().map(|column| self.names.field(*column)).collect_vec().join(", ")
        };
        let mut arguments: Vec<String> = name.map(quoted).into_iter().collect_vec();
        arguments.push(format!("fields: [{}]", fields(&link.columns())));
        arguments.push(format!("references: [{}]", fields(&link.referenced_columns)));
        let usual = match (link.key.columns().any(|column| !column.is_nullable()), facts.has_restrict) {
            (true, true) => Action::Restrict,
            (true, false) => Action::NoAction,
            (false, _) => Action::SetNull,
        };
        if record.on_delete != usual {
            arguments.push(format!("onDelete: {}", action(record.on_delete)));
        }
        if record.on_update != Action::Cascade {
            arguments.push(format!("onUpdate: {}", action(record.on_update)));
        }
        let columns: Vec<&str> = link.key.columns().map(ColumnWalker::name).collect_vec();
        let table = &link.key.table().name().name;
        let usual = convention::foreign_key(table, &columns, facts.identifier_bytes);
        let written = link.key.name().filter(|name| facts.names_foreign_keys && *name != usual);
        arguments.extend(written.map(|name| format!("map: {}", quoted(name))));
        arguments
    }

    fn join(&mut self, join: &Join<'_>) {
        let [a, b] = join.ends.map(|end| end.id);
        let models = [self.names.model(a).to_owned(), self.names.model(b).to_owned()];
        let table = join.table.name().name.trim_start_matches('_').to_owned();
        let is_only = self.counts.get(&between(a, b)) == Some(&1) && a != b;
        let is_usual = table == format!("{}To{}", models[0], models[1]);
        let name = (!(is_only && is_usual)).then(|| quoted(&table));
        for (owner, target, model) in [(a, b, &models[1]), (b, a, &models[0])] {
            let field = self.free(owner, &plural(model));
            self.add(owner, target, field, format!("{model}[]"), name.as_slice());
        }
    }

    fn free(&mut self, table: TableId, name: &str) -> String {
        free(name, self.taken.entry(table).or_default())
    }

    fn add(&mut self, table: TableId, target: TableId, name: String, ty: String, arguments: &[String]) {
        let mut attributes = Vec::new();
        if !arguments.is_empty() {
            attributes.push(format!("@relation({})", arguments.join(", ")));
        }
        // A model that Prisma cannot address takes no part in its client, nor do fields of it.
        if self.ignored.contains(&target) && !self.ignored.contains(&table) {
            attributes.push("@ignore".to_owned());
        }
        let field = RelationField { name, ty, attributes: attributes.join(" ") };
        self.fields.entry(table).or_default().push(field);
    }
}

/// What a field is called that holds many of a model.
fn plural(model: &str) -> String {
    let words = model.to_snake_case().replace('_', " ");
    case::camel(&language::plural(&language::singular(&words)))
}

fn action(action: Action) -> &'static str {
    match action {
        Action::NoAction => "NoAction",
        Action::Restrict => "Restrict",
        Action::Cascade => "Cascade",
        Action::SetNull => "SetNull",
        Action::SetDefault => "SetDefault",
    }
}

/// A foreign key that the language cannot say.
fn in_words(key: ForeignKeyWalker<'_>) -> String {
    let columns: Vec<&str> = key.columns().map(ColumnWalker::name).collect_vec();
    let record = key.record();
    let name = key.name().map_or(String::new(), |name| format!("{name}: "));
    let references = &record.references;
    format!(
        "{name}FOREIGN KEY ({}) REFERENCES {references}({})",
        columns.join(", "),
        record.referenced_columns.join(", ")
    )
}
