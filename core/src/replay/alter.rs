//! `ALTER TABLE`: its actions in the order in which PostgreSQL carries them out.

use alloc::vec::Vec;

use super::constraint::Constraint;
use super::database::{Database, Done};
use crate::ordered::Order;
use crate::schema::{ObjectName, TableId};
use crate::syntax::sql::tree::{
    Alter, AlterAction, ColumnChange, ColumnDefinition, ColumnRule, Kind, Name, Path, TableRule,
};

impl Database {
    pub(super) fn alter_table(
        &mut self,
        path: &Path,
        if_exists: bool,
        only: bool,
        mut actions: Vec<AlterAction>,
    ) -> Done {
        if self.is_temporary(path) || actions.is_empty() {
            return Ok(());
        }
        let Some(table) = self.table(path) else {
            let is_other =
                self.find(path, |database, name| database.has_relation(name).then_some(())).is_some();
            return if is_other { Ok(()) } else { self.absent(Kind::Table, if_exists, path) };
        };
        if self.facts().defines_indexes_in_tables {
            return self.alter_keyed_table(table, actions);
        }
        actions.order_by_key(|action| pass(&action.what));
        actions.into_iter().try_for_each(|action| self.act(table, action, only))
    }

    pub(super) fn act(&mut self, table: TableId, action: AlterAction, only: bool) -> Done {
        let place = self.place(action.span);
        let heirs = if only { Vec::new() } else { self.heirs(table, &action.what) };
        for child in heirs {
            self.act(child, as_inherited(&action), false)?;
        }
        match action.what {
            Alter::AddColumn { if_not_exists, column, .. } => {
                if if_not_exists && self.find_column(table, &column.name).is_some() {
                    return Ok(());
                }
                if !self.facts().adds_keys {
                    self.refuse_key(table, &column)?;
                }
                let constraints = self.define_column(table, column, true)?;
                constraints.into_iter().try_for_each(|constraint| self.add_constraint(table, constraint))
            }
            Alter::DropColumn { if_exists, name, cascade } => {
                self.drop_column(table, if_exists, &name, cascade)
            }
            Alter::RenameColumn { before, after } => self.rename_column(table, &before, &after, place),
            Alter::Column { name, change } => self.change_column(table, &name, &change, place),
            Alter::AddConstraint(constraint) => self.add_constraint(table, constraint),
            Alter::DropConstraint { if_exists, name, cascade } => {
                self.drop_constraint(table, if_exists, &name, cascade)
            }
            Alter::RenameConstraint { before, after } => {
                self.rename_constraint(table, &before, &after, place)
            }
            Alter::AlterConstraint { name, deferrable } => match self.constraint(table, &name.text) {
                Some(Constraint::ForeignKey(id)) => {
                    let record = self.schema.foreign_key_mut(id);
                    record.deferrable = deferrable;
                    record.origin.set = place;
                    Ok(())
                }
                Some(_) => Ok(()),
                None => self.absent_in(table, "constraint", "undefined_object", &name),
            },
            Alter::ValidateConstraint(name) => self.validate(table, &name),
            Alter::Inherit { parent, no } => self.relate(table, &parent, no),
            Alter::Partition { table: child, attach } => self.attach(table, &child, attach),
            Alter::Comment(words) => {
                self.schema.table_mut(table).comment = Some(words).filter(|words| !words.is_empty());
                Ok(())
            }
            Alter::RenameTable(path) => self.rename_from(table, &path),
            Alter::AddDefault { constraint, column, expression } => {
                self.add_default(table, constraint, &column, &expression, place)
            }
            Alter::DropConstraints => {
                self.drop_constraints(table);
                Ok(())
            }
            Alter::DropIndex { if_exists, name } => self.drop_index_of(table, if_exists, &name),
            Alter::RenameIndex { before, after } => self.rename_index_of(table, &before, &after, place),
            // Of a database whose tables define their indexes: `act_on_keys`.
            Alter::AddElements(_)
            | Alter::DefineColumn { .. }
            | Alter::DropForeignKey { .. }
            | Alter::DropPrimaryKey { .. }
            | Alter::Other => Ok(()),
        }
    }

    /// Refuses a column that is a key by itself.
    fn refuse_key(&self, table: TableId, column: &ColumnDefinition) -> Done {
        let mut rules = column.constraints.iter().map(|constraint| &constraint.rule);
        if rules.any(|rule| matches!(rule, ColumnRule::PrimaryKey | ColumnRule::Unique { .. })) {
            let why = "cannot get a primary key or a unique constraint after it is made";
            return self.refuse_in(table, "feature_not_supported", &column.name, why);
        }
        Ok(())
    }

    fn validate(&mut self, table: TableId, name: &Name) -> Done {
        match self.constraint(table, &name.text) {
            Some(Constraint::ForeignKey(id)) => self.schema.foreign_key_mut(id).not_valid = false,
            Some(_) => {}
            None => return self.absent_in(table, "constraint", "undefined_object", name),
        }
        Ok(())
    }

    fn relate(&mut self, table: TableId, parent: &Path, no: bool) -> Done {
        let Some(parent_id) = self.table(parent) else { return self.absent(Kind::Table, false, parent) };
        let children = self.children.entry(parent_id).or_default();
        if no {
            children.retain(|child| *child != table);
        } else {
            children.push(table);
        }
        Ok(())
    }

    /// The tables that do with their columns what this one does.
    fn heirs(&self, table: TableId, what: &Alter) -> Vec<TableId> {
        let is_of_columns = match what {
            Alter::AddColumn { .. }
            | Alter::DropColumn { .. }
            | Alter::RenameColumn { .. }
            | Alter::Column { .. } => true,
            Alter::AddConstraint(constraint) => {
                matches!(constraint.rule, TableRule::Check(_)) || self.is_partitioned(table)
            }
            Alter::DropConstraint { .. }
            | Alter::DropConstraints
            | Alter::AddDefault { .. }
            | Alter::RenameConstraint { .. }
            | Alter::AlterConstraint { .. }
            | Alter::ValidateConstraint(_)
            | Alter::Inherit { .. }
            | Alter::Partition { .. }
            | Alter::AddElements(_)
            | Alter::DefineColumn { .. }
            | Alter::DropIndex { .. }
            | Alter::DropForeignKey { .. }
            | Alter::DropPrimaryKey { .. }
            | Alter::RenameIndex { .. }
            | Alter::RenameTable(_)
            | Alter::Comment(_)
            | Alter::Other => false,
        };
        if is_of_columns { self.children.get(&table).cloned().unwrap_or_default() } else { Vec::new() }
    }

    /// The namespace-wide name of something of a table.
    pub(super) fn beside(&self, table: TableId, name: &str) -> ObjectName {
        ObjectName::new(self.name_of(table).namespace, name)
    }
}

/// The action as a partition or an heir has it: a key of its own name, since no two indexes share one.
fn as_inherited(action: &AlterAction) -> AlterAction {
    let mut action = action.clone();
    if let Alter::AddConstraint(constraint) = &mut action.what
        && matches!(constraint.rule, TableRule::PrimaryKey(_) | TableRule::Unique { .. })
    {
        constraint.name = None;
    }
    action
}

/// In which pass PostgreSQL carries an action out (`AlterTablePass`).
fn pass(what: &Alter) -> u8 {
    match what {
        Alter::DropColumn { .. }
        | Alter::DropConstraint { .. }
        | Alter::DropConstraints
        | Alter::DropIndex { .. }
        | Alter::DropForeignKey { .. }
        | Alter::DropPrimaryKey { .. } => 0,
        Alter::AddDefault { .. } => 5,
        Alter::Column { change, .. } => match change {
            ColumnChange::DropDefault
            | ColumnChange::DropNotNull
            | ColumnChange::DropIdentity
            | ColumnChange::DropExpression => 0,
            ColumnChange::Type(_) => 1,
            ColumnChange::SetNotNull | ColumnChange::Identity(_) | ColumnChange::SetExpression(_) => 3,
            ColumnChange::SetDefault(_) => 5,
            ColumnChange::Other => 6,
        },
        Alter::AddColumn { .. } | Alter::AddElements(_) => 2,
        Alter::AddConstraint(constraint) => match constraint.rule {
            TableRule::PrimaryKey(_)
            | TableRule::Unique { .. }
            | TableRule::UsingIndex { .. }
            | TableRule::Index(_)
            | TableRule::Exclude { .. } => 4,
            TableRule::Check(_) | TableRule::ForeignKey { .. } => 5,
        },
        Alter::DefineColumn { .. } => 1,
        Alter::RenameColumn { .. }
        | Alter::RenameIndex { .. }
        | Alter::RenameTable(_)
        | Alter::Comment(_)
        | Alter::RenameConstraint { .. }
        | Alter::AlterConstraint { .. }
        | Alter::ValidateConstraint(_)
        | Alter::Inherit { .. }
        | Alter::Partition { .. }
        | Alter::Other => 6,
    }
}
