//! `DO` blocks: guarded statements, where the guard can be answered from what was replayed.

use alloc::string::String;
use alloc::vec::Vec;

use super::database::{Database, Done};
use crate::ordered::CollectVec;
use crate::schema::{BaseType, ObjectName};
use crate::syntax::sql::tree::{Block, Condition, Name, Path, Sought, SoughtKind, Step, Tree, Unread};
use crate::text::{Place, Span};

impl Database {
    pub(super) fn run_block(&mut self, block: Block) -> Done {
        let catches = block.catches;
        if catches.is_empty() {
            return self.run_steps(block.steps);
        }
        // An error undoes the whole block; a block of one action has nothing to undo.
        let before = if is_one_action(&block.steps) { None } else { Some(self.clone()) };
        let Err(refusal) = self.run_steps(block.steps) else { return Ok(()) };
        if let Some(before) = before {
            *self = before;
        }
        let is_caught = catches.iter().any(|condition| condition == refusal.code || condition == "others");
        if is_caught { Ok(()) } else { Err(refusal) }
    }

    pub(super) fn run_steps(&mut self, steps: Vec<Step>) -> Done {
        steps.into_iter().try_for_each(|step| self.run_step(step))
    }

    fn run_step(&mut self, step: Step) -> Done {
        match step {
            Step::Statement(tree, span) => {
                self.at = Place::new(self.at.file, span);
                self.apply(tree)
            }
            Step::Block(block) => self.run_block(block),
            Step::Return => Ok(()),
            Step::Forget => {
                self.session.forget();
                Ok(())
            }
            Step::Unread(unread) => {
                self.leave_unread(unread);
                Ok(())
            }
            Step::Each { name, over, steps, unread } => {
                let Some(values) = self.values(&over) else {
                    self.leave_unread(unread);
                    return Ok(());
                };
                values.into_iter().try_for_each(|value| {
                    self.session.set(&name, value);
                    self.run_steps(steps.clone())
                })
            }
            Step::If { condition, then, otherwise, unread } => match self.holds(&condition) {
                Some(true) => self.run_steps(then),
                Some(false) => self.run_steps(otherwise),
                None => {
                    if !Step::leave_schema(&then) || !Step::leave_schema(&otherwise) {
                        self.leave_unread(unread);
                    }
                    self.session.forget();
                    Ok(())
                }
            },
        }
    }

    /// Makes what a step may have changed unknown.
    fn leave_unread(&mut self, unread: Unread) {
        self.at = Place::new(self.at.file, unread.span);
        self.is_uncertain |= unread.is_dynamic;
        self.session.forget();
        self.taint(if self.facts().lexis.dollar_quotes { "DO" } else { "IF" }, unread.mentions);
    }

    /// Whether a condition holds; none where that rests on what was not understood.
    pub(super) fn holds(&self, condition: &Condition) -> Option<bool> {
        match condition {
            Condition::Exists(sought) => self.exists(sought),
            Condition::Unknown => None,
            Condition::Formula(formula) => self.truth(formula),
            Condition::Not(condition) => self.holds(condition).map(|holds| !holds),
            Condition::All(conditions) => {
                let answers: Vec<Option<bool>> = conditions.iter().map(|one| self.holds(one)).collect_vec();
                if answers.contains(&Some(false)) {
                    Some(false)
                } else {
                    answers.into_iter().collect::<Option<Vec<_>>>().map(|_| true)
                }
            }
            Condition::Any(conditions) => {
                let answers: Vec<Option<bool>> = conditions.iter().map(|one| self.holds(one)).collect_vec();
                if answers.contains(&Some(true)) {
                    Some(true)
                } else {
                    answers.into_iter().collect::<Option<Vec<_>>>().map(|_| false)
                }
            }
        }
    }

    pub(super) fn exists(&self, sought: &Sought) -> Option<bool> {
        let name = |text: &str| Name { text: text.into(), span: Span::default() };
        let path = |text: &str| Path { namespace: sought.namespace.as_deref().map(name), name: name(text) };
        let owner = sought.table.as_deref();
        // An extension makes tables and types, and parts of its own tables only.
        let is_certain = |name: &str| match sought.what {
            SoughtKind::Table
            | SoughtKind::View
            | SoughtKind::MaterializedView
            | SoughtKind::Relation
            | SoughtKind::Type
            | SoughtKind::Sequence => self.is_certain(&path(name)),
            SoughtKind::Column
            | SoughtKind::Constraint
            | SoughtKind::Index
            | SoughtKind::EnumValue
            | SoughtKind::Extension
            | SoughtKind::Namespace => self.is_certain_but_for_extensions(&path(name)),
        };
        if !is_certain(&sought.name) || !owner.is_none_or(is_certain) {
            return None;
        }
        self.found(sought).filter(|found| *found).map_or_else(
            || self.found(sought),
            |_| {
                sought.properties.iter().try_fold(true, |holds, (property, values)| {
                    let value = self.property(sought, property)?;
                    Some(holds && values.contains(&value))
                })
            },
        )
    }

    /// Whether an object stands, whatever it is like.
    fn found(&self, sought: &Sought) -> Option<bool> {
        let name = |text: &str| Name { text: text.into(), span: Span::default() };
        let path = |text: &str| Path { namespace: sought.namespace.as_deref().map(name), name: name(text) };
        let owner = sought.table.as_deref();
        let found = path(&sought.name);
        let named = |get: fn(&Self, &ObjectName) -> bool| {
            self.find(&found, |database, name| get(database, name).then_some(())).is_some()
        };
        Some(match sought.what {
            SoughtKind::Table => named(|database, name| {
                database.schema.table(name).is_some() || database.schema.view(name).is_some()
            }),
            SoughtKind::View => named(|database, name| {
                database.schema.view(name).is_some_and(|view| !view.record().is_materialized)
            }),
            SoughtKind::MaterializedView => named(|database, name| {
                database.schema.view(name).is_some_and(|view| view.record().is_materialized)
            }),
            SoughtKind::Relation => named(Self::has_relation),
            SoughtKind::Index if self.facts().names_indexes_by_table => {
                let table = self.table(&path(owner?))?;
                let key = sought.name.eq_ignore_ascii_case("primary");
                self.index_named(table, &sought.name).is_some()
                    || (key && self.schema.walk(table).primary_key().is_some())
            }
            SoughtKind::Index => named(|database, name| {
                database.schema.index(name).is_some() || database.names.hidden(name).is_some()
            }),
            SoughtKind::Sequence => named(|database, name| database.schema.sequence(name).is_some()),
            SoughtKind::Type => named(|database, name| {
                database.schema.enum_named(name).is_some() || database.types.contains(name)
            }),
            SoughtKind::Extension => self.schema.extensions.contains_key(&sought.name),
            SoughtKind::Namespace => {
                self.schema.namespaces.contains_key(&sought.name)
                    || self.facts().default_namespace == sought.name
            }
            SoughtKind::Column => match owner {
                Some(owner) if self.table(&path(owner)).is_some_and(|id| self.queried.contains_key(&id)) => {
                    return None;
                }
                Some(owner) => self
                    .table(&path(owner))
                    .is_some_and(|table| self.find_column(table, &name(&sought.name)).is_some()),
                None => self.schema.tables().any(|table| table.column(&sought.name).is_some()),
            },
            SoughtKind::Constraint => match owner {
                Some(owner) => self.table(&path(owner)).is_some_and(|table| {
                    self.constraint(table, &sought.name).is_some()
                        || self.default_named(table, &sought.name).is_some()
                }),
                None => named(|database, name| database.names.has_constraint(name)),
            },
            SoughtKind::EnumValue => {
                let owner = path(owner?);
                let found = self.find(&owner, |database, name| database.schema.enum_named(name));
                found.is_some_and(|of| of.values().any(|value| value == sought.name))
            }
        })
    }
}

impl Database {
    /// A property of a column, in the words of `information_schema`.
    pub(super) fn property(&self, sought: &Sought, property: &str) -> Option<String> {
        let name = |text: &str| Name { text: text.into(), span: Span::default() };
        let namespace = sought.namespace.as_deref().map(name);
        let table = self.table(&Path { namespace, name: name(sought.table.as_deref()?) })?;
        let column = self.schema.walk(self.find_column(table, &name(&sought.name))?);
        let is_known = sought.what == SoughtKind::Column && !self.schema.taint(&sought.name).is_unknown();
        match property {
            _ if !is_known => None,
            "is_nullable" => Some(String::from(if column.is_nullable() { "YES" } else { "NO" })),
            "data_type" => match (&column.ty().base, column.ty().array) {
                (BaseType::Unknown, _) | (BaseType::InlineEnum(_) | BaseType::Named { .. }, false) => None,
                (_, true) => Some(String::from("ARRAY")),
                (BaseType::Builtin { name, .. }, false) => Some(name.clone()),
                (BaseType::Enum(_), false) => Some(String::from("USER-DEFINED")),
            },
            _ => None,
        }
    }
}

fn is_one_action(steps: &[Step]) -> bool {
    match steps {
        [Step::Statement(Tree::AlterTable { actions, .. }, _)] => actions.len() == 1,
        [Step::Statement(Tree::Drop { paths, .. }, _)] => paths.len() == 1,
        [Step::Statement(..) | Step::Return | Step::Forget] | [] => true,
        [Step::Block(_) | Step::If { .. } | Step::Each { .. } | Step::Unread(_)] | [_, _, ..] => false,
    }
}
