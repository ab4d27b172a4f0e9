//! Relations: foreign keys, and the tables of implicit many-to-many relations.

use alloc::borrow::ToOwned;
use alloc::vec::Vec;

use super::column::FieldKind;
use super::*;
use crate::ordered::CollectVec;
use crate::schema::{
    Action, Column, ColumnId, Deferrable, ForeignKey, Index, IndexKind, IndexPart, PrimaryKey,
};
use crate::syntax::prisma::{Arity, Attribute, Field, convention};

/// A relation field: of which source, and which of its fields.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct End {
    pub(super) source: usize,
    pub(super) field: usize,
}

/// The two models of a relation in the order of their names, and its name.
type Between<'a> = (&'a str, &'a str, Option<&'a str>);

impl<'a> Lowering<'a> {
    /// Pairs relation fields, then writes each relation down.
    pub(super) fn relations(&mut self) {
        let mut relations: BTreeMap<Between<'a>, Vec<End>> = BTreeMap::new();
        let mut order: Vec<Between<'a>> = Vec::new();
        for (at, source) in self.sources.iter().enumerate() {
            for (index, field) in source.model.fields.iter().enumerate() {
                let FieldKind::Relation(target) = self.kind(field) else { continue };
                if source.fields.get(field.name.value) != Some(&index) {
                    continue;
                }
                let (one, other) = (source.model.name.value, self.sources[target].model.name.value);
                let name = field.attribute("relation").and_then(relation_name);
                let between = (one.min(other), one.max(other), name);
                let ends = relations.entry(between).or_default();
                if ends.is_empty() {
                    order.push(between);
                }
                ends.push(End { source: at, field: index });
            }
        }
        for between in order {
            self.relation(between, &relations[&between]);
        }
    }

    pub(super) fn field(&self, end: End) -> &'a Field<'a> {
        &self.sources[end.source].model.fields[end.field]
    }

    fn relation(&mut self, between: Between<'a>, ends: &[End]) {
        let views = |end: &End| self.sources[end.source].model.kind == ModelKind::View;
        if ends.iter().any(views) {
            return;
        }
        if let [one, other] = ends {
            self.validate_relation(*one, *other);
        }
        let declares = |end: &&End| {
            self.field(**end)
                .attribute("relation")
                .is_some_and(|relation| relation.argument("fields", None).is_some())
        };
        let declaring: Vec<End> = ends.iter().filter(declares).copied().collect_vec();
        match ends {
            [end] => self.one_sided(*end, between),
            [_, _, third, ..] => self.ambiguous(*third, between),
            _ => {}
        }
        if let ([one, other], []) = (ends, declaring.as_slice()) {
            self.undeclared(*one, *other, between);
        }
        for end in declaring {
            self.foreign_key(end);
        }
    }

    fn one_sided(&mut self, end: End, (one, other, _): Between<'a>) {
        let (field, source) = (self.field(end), &self.sources[end.source]);
        let opposite = if source.model.name.value == one { other } else { one };
        let message = alloc::format!(
            "relation field `{}` of model `{}` has no opposite field on model `{opposite}`",
            field.name.value,
            source.model.name.value
        );
        let finding = Finding::error(INVALID_SCHEMA, source.place(field.name.reach).into(), message);
        self.findings.push(finding.help("run `npx prisma format`, which writes the missing field"));
    }

    fn ambiguous(&mut self, end: End, (one, other, name): Between<'a>) {
        let field = self.field(end);
        let message = match name {
            Some(name) => {
                alloc::format!("more than two fields are of relation `{name}` between `{one}` and `{other}`")
            }
            None => {
                alloc::format!("models `{one}` and `{other}` have several relations, so each needs a name")
            }
        };
        let place = self.sources[end.source].place(field.name.reach);
        let finding = Finding::error(INVALID_SCHEMA, place.into(), message);
        self.findings.push(finding.help("write `@relation(\"Name\")` on both fields of each relation"));
    }

    /// Two fields that name no columns: a many-to-many relation if both are lists.
    fn undeclared(&mut self, one: End, other: End, between: Between<'a>) {
        let is_list = |end: End| self.field(end).arity == Arity::List;
        match (is_list(one), is_list(other)) {
            (true, true) => self.join_table(one, other, between),
            (is_one_list, _) => {
                let end = if is_one_list { other } else { one };
                let message = alloc::format!(
                    "neither side of the relation between `{}` and `{}` says `fields` and `references`",
                    between.0,
                    between.1
                );
                let source = &self.sources[end.source];
                let place = source.place(self.field(end).name.reach);
                let table = source.table;
                self.error(place, message);
                if let Some(table) = table {
                    self.unknown(place, "relation without fields", table);
                }
            }
        }
    }

    fn foreign_key(&mut self, end: End) {
        let field = self.field(end);
        let FieldKind::Relation(target) = self.kind(field) else { return };
        let (Some(table), Some(relation)) = (self.sources[end.source].table, field.attribute("relation"))
        else {
            return;
        };
        let Some(referenced) = self.sources[target].table else { return };
        let columns = self.fields_of(end, end.source, relation, "fields");
        let referenced_columns = self.fields_of(end, target, relation, "references");
        let place = self.sources[end.source].place(relation.reach);
        let (Some(columns), Some(referenced_columns)) = (columns, referenced_columns) else {
            self.unknown(place, "relation of unknown fields", table);
            return;
        };
        if columns.is_empty() || columns.len() != referenced_columns.len() {
            self.error(
                place,
                "`fields` and `references` must name as many fields, and at least one".to_owned(),
            );
            self.unknown(place, "relation of unknown fields", table);
            return;
        }
        if !self.datasource.has_foreign_keys || !self.facts().is_relational {
            return;
        }
        let is_required = field.arity == Arity::Required
            || columns.iter().any(|column| !self.schema.walk(*column).is_nullable());
        let on_delete = self.action(end.source, relation, "onDelete");
        let on_update = self.action(end.source, relation, "onUpdate");
        let written = relation.argument("map", None).and_then(|map| map.value.text());
        let convention = || {
            let names: Vec<&str> =
                columns.iter().map(|column| self.schema.walk(*column).name()).collect_vec();
            let table = &self.schema.walk(table).name().name;
            convention::foreign_key(table, &names, self.facts().identifier_bytes)
        };
        let name = self.facts().names_foreign_keys.then(|| written.map_or_else(convention, str::to_owned));
        let names = referenced_columns.iter().map(|column| self.schema.walk(*column).name().to_owned());
        let record = ForeignKey {
            table,
            name,
            references: self.schema.walk(referenced).name().clone(),
            referenced: Some(referenced),
            referenced_columns: names.collect_vec(),
            columns,
            on_delete: on_delete.unwrap_or(self.default_on_delete(is_required)),
            on_update: on_update.unwrap_or(Action::Cascade),
            deferrable: Deferrable::Not,
            not_valid: false,
            origin: place.into(),
        };
        self.schema.add_foreign_key(record);
    }

    /// Prisma's `default_on_delete_action`.
    fn default_on_delete(&self, is_required: bool) -> Action {
        match (is_required, self.facts().has_restrict) {
            (true, true) => Action::Restrict,
            (true, false) => Action::NoAction,
            (false, _) => Action::SetNull,
        }
    }

    fn action(&mut self, source: usize, relation: &Attribute<'a>, name: &str) -> Option<Action> {
        let value = relation.argument(name, None)?;
        let action = match value.value.word() {
            Some("Cascade") => Some(Action::Cascade),
            Some("Restrict") => Some(Action::Restrict),
            Some("NoAction") => Some(Action::NoAction),
            Some("SetNull") => Some(Action::SetNull),
            Some("SetDefault") => Some(Action::SetDefault),
            _ => None,
        };
        let is_refused = !self.facts().has_restrict && self.datasource.has_foreign_keys;
        if is_refused && action == Some(Action::Restrict) {
            let message =
                alloc::format!("{} has no action `Restrict`; `NoAction` does the same", self.facts().name);
            self.error(self.sources[source].place(value.reach), message);
        }
        if action.is_none() {
            let message = alloc::format!("`{name}` is no referential action that Prisma has");
            self.error(self.sources[source].place(value.reach), message);
        }
        action
    }

    /// The columns that `fields` or `references` names; none, with a finding, where one is no column.
    fn fields_of(
        &mut self,
        end: End,
        source: usize,
        relation: &Attribute<'a>,
        argument: &str,
    ) -> Option<Vec<ColumnId>> {
        let fields = relation.argument(argument, None).map_or(&[][..], |fields| fields.value.elements());
        let mut columns = Vec::new();
        let mut is_known = true;
        for field in fields {
            let name = field.value.word().unwrap_or_default();
            let source = &self.sources[source];
            if let Some(column) = source.fields.get(name).and_then(|index| source.columns[*index]) {
                columns.push(column);
                continue;
            }
            let model = source.model.name.value;
            let message =
                alloc::format!("`{argument}` names `{name}`, which is no scalar field of model `{model}`");
            self.error(self.sources[end.source].place(field.reach), message);
            is_known = false;
        }
        is_known.then_some(columns)
    }

    /// The table of an implicit many-to-many relation.
    fn join_table(&mut self, one: End, other: End, between: Between<'a>) {
        let longest = self.facts().identifier_bytes;
        let names = convention::join(between.2, [between.0, between.1], longest);
        let (a, b) =
            if self.sources[one.source].model.name.value == between.0 { (one, other) } else { (other, one) };
        let place = self.sources[a.source].place(self.field(a).name.reach);
        let (Some(key_a), Some(key_b)) = (self.only_key(a, place), self.only_key(b, place)) else { return };
        if !self.facts().is_relational {
            return;
        }
        let namespace = self.schema.walk(key_a.0).name().namespace.clone();
        let mut table = Table::new(ObjectName::new(namespace, names.table.clone()), place);
        table.is_implicit_join = true;
        let table = self.schema.add_table(table);
        let [column_a, column_b] = [(key_a, 0), (key_b, 1)].map(|((_, key), at)| {
            let ty = self.schema.walk(key).ty().clone();
            let mut column = Column::new(table, convention::JOIN_COLUMNS[at], ty, place);
            column.nullable = false;
            self.schema.add_column(column)
        });
        let columns = alloc::vec![column_a, column_b];
        let index = |name: String, columns: &[ColumnId], kind| Index {
            table,
            name: Some(name),
            parts: columns.iter().copied().map(IndexPart::from).collect_vec(),
            kind,
            method: None,
            predicate: None,
            include: Vec::new(),
            nulls_not_distinct: false,
            origin: place.into(),
        };
        if self.facts().keys_join_tables {
            let name = self.facts().names_primary_keys.then_some(names.primary_key);
            let key = PrimaryKey { name, columns, origin: place.into() };
            self.schema.table_mut(table).primary_key = Some(key);
        } else {
            self.schema.add_index(index(names.unique, &columns, IndexKind::Unique));
        }
        self.schema.add_index(index(names.index, &[column_b], IndexKind::Plain));
        if !self.datasource.has_foreign_keys {
            return;
        }
        let goes = if self.facts().refuses_circular_cascades && between.0 == between.1 {
            Action::NoAction
        } else {
            Action::Cascade
        };
        let [name_a, name_b] = names.foreign_keys;
        for (column, (referenced, key), name) in [(column_a, key_a, name_a), (column_b, key_b, name_b)] {
            let record = ForeignKey {
                table,
                name: self.facts().names_foreign_keys.then_some(name),
                columns: alloc::vec![column],
                references: self.schema.walk(referenced).name().clone(),
                referenced: Some(referenced),
                referenced_columns: alloc::vec![self.schema.walk(key).name().to_owned()],
                on_delete: goes,
                on_update: goes,
                deferrable: Deferrable::Not,
                not_valid: false,
                origin: place.into(),
            };
            self.schema.add_foreign_key(record);
        }
    }

    /// The table of a relation field and the one column of its primary key.
    fn only_key(&mut self, end: End, place: Place) -> Option<(TableId, ColumnId)> {
        let source = &self.sources[end.source];
        let table = source.table?;
        if let Some([column]) = self.schema.walk(table).primary_key().map(|key| key.columns.as_slice()) {
            return Some((table, *column));
        }
        let message = alloc::format!(
            "an implicit many-to-many relation needs an id of one field, which model `{}` has not",
            source.model.name.value
        );
        self.error(place, message);
        None
    }
}

/// The name of a relation, by position or by name.
fn relation_name<'a>(relation: &'a Attribute<'a>) -> Option<&'a str> {
    relation.argument("name", Some(0))?.value.text()
}
