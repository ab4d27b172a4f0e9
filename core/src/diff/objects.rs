//! Objects that stand by themselves: namespaces, extensions, enums, tables, sequences, views.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::doubt::Doubt;
use super::expression::normal;
use super::tables::Tables;
use super::{Both, Change, Comparer, Kind, Subject};
use crate::ordered::{BTreeMap, BTreeSet, CollectVec};
use crate::schema::walk::*;
use crate::schema::{ObjectName, Schema, cut};

/// Tables in which migration tools keep their books. No schema file declares them.
const BOOKKEEPING: [&str; 10] = [
    "_cf_KV",
    "_prisma_migrations",
    "__drizzle_migrations",
    "alembic_version",
    "ar_internal_metadata",
    "d1_migrations",
    "django_migrations",
    "flyway_schema_history",
    "goose_db_version",
    "schema_migrations",
];

/// The objects of one name before and after; there is at least one.
type OneOrBoth<'s, Id> = (Option<Walker<'s, Id>>, Option<Walker<'s, Id>>);

impl<'s> Comparer<'s> {
    pub(super) fn compare_namespaces(&mut self) {
        let (before, after) = (self.pair.before, self.pair.after);
        let default = after.dialect().facts().default_namespace;
        for name in after.namespaces.keys() {
            if name != default && !before.namespaces.contains_key(name) {
                let doubt = Doubt::about(&self.pair, &[name]);
                let change = Change::CreateNamespace(name.clone());
                self.conclude(doubt, || Subject::named(Kind::Namespace, name), Some(change));
            }
        }
        if !self.can.extensions {
            return;
        }
        for name in after.extensions.keys() {
            if !before.extensions.contains_key(name) {
                let doubt = Doubt::about(&self.pair, &[name]);
                let change = Change::CreateExtension(name.clone());
                self.conclude(doubt, || Subject::named(Kind::Extension, name), Some(change));
            }
        }
    }

    pub(super) fn compare_enums(&mut self) {
        let pairs = self.by_name(Schema::enums, |of| Some(of.name()));
        for pair in pairs {
            let change = match pair {
                (Some(before), Some(after)) => self.altered_enum(before, after),
                (Some(before), None) => Some(Change::DropEnum(before.id)),
                (None, Some(after)) => Some(Change::CreateEnum(after.id)),
                (None, None) => None,
            };
            let Some(of) = pair.0.or(pair.1) else { continue };
            let doubt = Doubt::about(&self.pair, &[&of.name().name]);
            let is_known = self.conclude(doubt, || Subject::of_enum(of), change);
            self.compared.enums += usize::from(is_known);
        }
    }

    fn altered_enum(&self, before: EnumWalker<'s>, after: EnumWalker<'s>) -> Option<Change> {
        let only = |of: EnumWalker<'s>, other: EnumWalker<'s>| -> Vec<String> {
            let others: BTreeSet<&str> = other.values().collect();
            of.values().filter(|value| !others.contains(value)).map(ToOwned::to_owned).collect_vec()
        };
        let (added, dropped) = (only(after, before), only(before, after));
        let shared = |of: EnumWalker<'s>, without: &[String]| -> Vec<&'s str> {
            let without: BTreeSet<&str> = without.iter().map(String::as_str).collect();
            of.values().filter(|value| !without.contains(value)).collect_vec()
        };
        let reordered = self.can.value_order && shared(before, &dropped) != shared(after, &added);
        let of = Both { before: before.id, after: after.id };
        let is_altered = reordered || !added.is_empty() || !dropped.is_empty();
        is_altered.then_some(Change::AlterEnum { of, added, dropped, reordered })
    }

    pub(super) fn compare_tables(&mut self) {
        let partitions = self.can.partitions;
        let pairs = self.by_name(Schema::tables, |table| {
            let is_said = partitions || !table.record().is_partition;
            (is_said && !BOOKKEEPING.contains(&table.name().name.as_str())).then_some(table.name())
        });
        for pair in pairs {
            let Some(table) = pair.0.or(pair.1) else { continue };
            let name = &table.name().name;
            let (doubt, change) = match pair {
                (Some(_), Some(_)) | (None, None) => (Doubt::about(&self.pair, &[name]), None),
                (Some(before), None) => {
                    (Doubt::about_existence(&self.pair, name), Some(Change::DropTable(before.id)))
                }
                (None, Some(after)) => {
                    (Doubt::about_existence(&self.pair, name), Some(Change::CreateTable(after.id)))
                }
            };
            let is_known = self.conclude(doubt, || Subject::table(table), change);
            self.compared.tables += usize::from(is_known);
            if let ((Some(before), Some(after)), true) = (pair, is_known) {
                self.compare_table(Tables { before, after });
            }
        }
    }

    pub(super) fn compare_sequences(&mut self) {
        if !self.can.sequences {
            return;
        }
        // One that a column owns comes and goes with it.
        let pairs = self.by_name(Schema::sequences, |sequence| {
            sequence.record().owner.is_none().then_some(&sequence.record().name)
        });
        for pair in pairs {
            let (change, sequence) = match pair {
                (Some(before), None) if self.pair.after.sequence(&before.record().name).is_none() => {
                    (Change::DropSequence(before.id), before)
                }
                (None, Some(after)) if self.pair.before.sequence(&after.record().name).is_none() => {
                    (Change::CreateSequence(after.id), after)
                }
                _ => continue,
            };
            let doubt = Doubt::about(&self.pair, &[&sequence.record().name.name]);
            self.conclude(doubt, || Subject::sequence(sequence), Some(change));
        }
    }

    pub(super) fn compare_views(&mut self) {
        if !self.can.views {
            return;
        }
        for pair in self.by_name(Schema::views, |view| Some(&view.record().name)) {
            let of = |view: ViewWalker<'s>| (normal(&view.record().query), view.record().is_materialized);
            let is_same = matches!(pair, (Some(before), Some(after)) if of(before) == of(after));
            let Some(view) = pair.0.or(pair.1) else { continue };
            let doubt = Doubt::about(&self.pair, &[&view.record().name.name]);
            let dropped = pair.0.filter(|_| !is_same).map(|view| Change::DropView(view.id));
            let created = pair.1.filter(|_| !is_same).map(|view| Change::CreateView(view.id));
            self.conclude(doubt, || Subject::view(view), dropped);
            if Doubt::about(&self.pair, &[&view.record().name.name]).is_none() {
                self.changes.extend(created);
            }
        }
    }

    /// The objects of one kind of both sides, matched by name, as far as both sides speak of their namespace.
    fn by_name<Id: Copy, Objects: Iterator<Item = Walker<'s, Id>>>(
        &self,
        objects: impl Fn(&'s Schema) -> Objects,
        name: impl Fn(Walker<'s, Id>) -> Option<&'s ObjectName>,
    ) -> Vec<OneOrBoth<'s, Id>> {
        let mut pairs: BTreeMap<(&str, &str), (Option<_>, Option<_>)> = BTreeMap::new();
        let (before, after) = (self.pair.before, self.pair.after);
        let bytes = after.dialect().facts().identifier_bytes;
        let key = |object| {
            let name = name(object).filter(|name| self.speaks_of(&name.namespace))?;
            Some((name.namespace.as_str(), cut(&name.name, bytes)))
        };
        for object in objects(before) {
            if let Some(key) = key(object) {
                pairs.entry(key).or_default().0 = Some(object);
            }
        }
        for object in objects(after) {
            if let Some(key) = key(object) {
                pairs.entry(key).or_default().1 = Some(object);
            }
        }
        pairs.into_values().collect_vec()
    }

    /// Whether both sides speak of the objects of a namespace: one that cannot speak of all names those it does.
    fn speaks_of(&self, namespace: &str) -> bool {
        let speaks = |schema: &Schema| {
            schema.vocabulary.all_namespaces
                || schema.namespaces.contains_key(namespace)
                || schema.namespaces.is_empty() && namespace == schema.dialect().facts().default_namespace
        };
        speaks(self.pair.before) && speaks(self.pair.after)
    }
}
