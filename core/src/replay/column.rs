//! Columns: their definition, their types and what `ALTER COLUMN` makes of them.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::database::{Database, Done, Refusal};
use super::default_value::default_value;
use super::names::Hidden;
use crate::dialect::{Counter, Facts};
use crate::ordered::CollectVec;
use crate::schema::type_name::{builtin, serial};
use crate::schema::{
    BaseType, Column, ColumnId, ColumnType, DefaultValue, Identity, ObjectName, Sequence, TableId,
};
use crate::syntax::sql::token::{Scanner, Within};
use crate::syntax::sql::tree::{
    ColumnChange, ColumnConstraint, ColumnDefinition, ColumnRule, DataType, Expression, Name,
    TableConstraint, TableRule,
};
use crate::text::{Place, Span};

/// What a string says.
fn said(text: &str, facts: &'static Facts) -> String {
    let token = Scanner::new(text, facts.lexis, Within::At(0)).next();
    token.map_or_else(String::new, |token| token.unquoted())
}

/// `UNIQUE`, of one column
fn unique(column: Name, span: Span) -> TableConstraint {
    let rule =
        TableRule::Unique { columns: alloc::vec![column], include: Vec::new(), nulls_not_distinct: false };
    TableConstraint { name: None, if_not_exists: false, is_clustered: None, rule, span }
}

impl Database {
    /// Adds a column, or says more of one that a partition has already. Gives the constraints that it carries.
    pub(super) fn define_column(
        &mut self,
        table: TableId,
        definition: ColumnDefinition,
        is_alter: bool,
    ) -> Result<Vec<TableConstraint>, Refusal> {
        let place = self.place(definition.span);
        let mut serial = None;
        let id = match (self.find_column(table, &definition.name), &definition.ty) {
            (Some(id), None) => id,
            (Some(id), Some(_)) if !is_alter && self.is_child(table) => id,
            (Some(_), _) => {
                let why = alloc::format!("has a column `{}` already", definition.name.text);
                self.refuse_in(table, "duplicate_column", &definition.name, &why)?;
                return Ok(Vec::new());
            }
            (None, ty) => {
                let (ty, counts) = match ty {
                    Some(ty) => self.column_type(ty),
                    None if self.facts().types_are_free => (ColumnType::builtin(""), false),
                    None => (ColumnType { base: BaseType::Unknown, array: false }, false),
                };
                let column = Column::new(table, definition.name.text.clone(), ty, place);
                let id = self.schema.add_column(column);
                match self.facts().counts_by {
                    _ if !counts => {}
                    Counter::Sequence => self.count_up(table, id, place),
                    Counter::Identity => {
                        self.set_identity(table, id, Identity::AutoIncrement);
                        serial = Some(definition.name.clone());
                    }
                    Counter::Function(call) => {
                        let column = self.schema.column_mut(id);
                        column.nullable = false;
                        column.default = Some(DefaultValue::Expression(call.into()));
                    }
                }
                id
            }
        };
        let mut constraints = self.define_rules(table, id, &definition.name, definition.constraints);
        constraints.extend(serial.map(|name| unique(name, definition.span)));
        Ok(constraints)
    }

    /// Sets what is said behind the type of a column; gives the constraints that it carries.
    pub(super) fn define_rules(
        &mut self,
        table: TableId,
        id: ColumnId,
        name: &Name,
        rules: Vec<ColumnConstraint>,
    ) -> Vec<TableConstraint> {
        let constraints = rules.into_iter().filter_map(|constraint| {
            if self.facts().defaults_are_constraints && matches!(constraint.rule, ColumnRule::Default(_)) {
                self.name_default(id, constraint.name.clone());
            }
            let rule = self.define(table, id, name, constraint.rule)?;
            let (name, span) = (constraint.name, constraint.span);
            Some(TableConstraint { name, if_not_exists: false, is_clustered: None, rule, span })
        });
        constraints.collect_vec()
    }

    /// Sets a property of a column; a rule that is a constraint of its own is given back.
    fn define(&mut self, table: TableId, id: ColumnId, name: &Name, rule: ColumnRule) -> Option<TableRule> {
        let column = || alloc::vec![name.clone()];
        match rule {
            ColumnRule::Null => self.schema.column_mut(id).nullable = true,
            ColumnRule::NotNull => self.schema.column_mut(id).nullable = false,
            ColumnRule::Default(expression) => self.set_default(id, &expression),
            ColumnRule::Generated(expression) => self.schema.column_mut(id).generated = Some(expression.text),
            ColumnRule::Identity(identity) => self.set_identity(table, id, identity),
            ColumnRule::Comment(words) => self.schema.column_mut(id).comment = Some(words),
            ColumnRule::Other => {}
            ColumnRule::PrimaryKey => return Some(TableRule::PrimaryKey(column())),
            ColumnRule::Unique { nulls_not_distinct } => {
                return Some(TableRule::Unique {
                    columns: column(),
                    include: Vec::new(),
                    nulls_not_distinct,
                });
            }
            ColumnRule::Check(expression) => return Some(TableRule::Check(expression)),
            ColumnRule::References(references) => {
                return Some(TableRule::ForeignKey {
                    columns: column(),
                    references,
                    index: None,
                    at_column: true,
                });
            }
        }
        None
    }

    /// `serial`: NOT NULL and a default from a sequence of its own (manual, 8.1.4).
    fn count_up(&mut self, table: TableId, id: ColumnId, place: Place) {
        let of = self.name_of(table);
        let column = self.schema.walk(id).name().to_string();
        let name = ObjectName::new(of.namespace.clone(), self.choose_relation(&of, &[&column], "seq", false));
        self.schema.add_sequence(Sequence { name: name.clone(), owner: Some(id), origin: place.into() });
        let column = self.schema.column_mut(id);
        column.nullable = false;
        column.default = Some(DefaultValue::Sequence(Some(name)));
    }

    fn set_identity(&mut self, table: TableId, id: ColumnId, identity: Identity) {
        let has_sequence = self.facts().counts_by == Counter::Sequence;
        if has_sequence && self.facts().names_constraints && self.schema.walk(id).record().identity.is_none()
        {
            let of = self.name_of(table);
            let column = self.schema.walk(id).name().to_string();
            let name = self.choose_relation(&of, &[&column], "seq", false);
            self.names.hide(ObjectName::new(of.namespace, name), Hidden::Identity(id));
        }
        let column = self.schema.column_mut(id);
        column.identity = Some(identity);
        column.nullable = false;
    }

    pub(super) fn set_default(&mut self, id: ColumnId, expression: &Expression) {
        let facts = self.facts();
        let mut default = default_value(&expression.text, self.schema.walk(id).ty(), facts);
        if let Some(DefaultValue::Sequence(Some(name))) = &mut default {
            self.resolve_sequence(name);
        }
        self.casts.remove(&id);
        self.schema.column_mut(id).default = default;
    }

    /// Changes a type; a default that stays is cast from the enum it was of, and so needs it.
    fn retype(&mut self, id: ColumnId, ty: ColumnType) {
        let before = self.schema.set_column_type(id, ty);
        let column = self.schema.walk(id);
        if let BaseType::Enum(before) = before.base
            && column.default().is_some()
            && column.ty().base != BaseType::Enum(before)
        {
            self.casts.insert(id, before);
        }
    }

    /// A sequence that was written without its namespace is the first of the search path.
    fn resolve_sequence(&self, name: &mut ObjectName) {
        if self.schema.sequence(name).is_none() {
            let found = self
                .search_path
                .iter()
                .map(|namespace| ObjectName::new(namespace.clone(), name.name.clone()))
                .find(|candidate| self.schema.sequence(candidate).is_some());
            if let Some(found) = found {
                *name = found;
            }
        }
    }

    /// A type as written, in its canonical spelling; whether it is `serial`.
    pub(super) fn column_type(&self, ty: &DataType) -> (ColumnType, bool) {
        if self.facts().has_inline_enums && ty.path.name.text.eq_ignore_ascii_case("enum") {
            let values = ty.modifiers.iter().map(|value| said(value, self.facts())).collect_vec();
            return (ColumnType { base: BaseType::InlineEnum(values), array: false }, false);
        }
        let (base, counts) = self.base_type(ty);
        (ColumnType { base, array: ty.array }, counts)
    }

    fn base_type(&self, ty: &DataType) -> (BaseType, bool) {
        let dialect = self.schema.dialect();
        let (mut name, modifiers) = (ty.path.name.text.as_str(), ty.modifiers.clone());
        if self.facts().has_wide_integers && matches!(name, "int" | "integer") {
            name = "bigint";
        }
        let namespace = ty.path.namespace.as_ref().map(|namespace| namespace.text.as_str());
        let is_system = matches!(namespace, None | Some("pg_catalog"));
        if namespace.is_none()
            && !ty.quoted
            && !self.facts().types_are_free
            && let Some(counted) = serial(dialect, name)
        {
            return (BaseType::Builtin { name: counted.to_string(), modifiers: Vec::new() }, true);
        }
        if is_system && ty.quoted && name == "char" && self.facts().folds_to_lower {
            return (BaseType::Builtin { name: "\"char\"".to_string(), modifiers }, false);
        }
        if is_system
            && !ty.quoted
            && let Some(base) = builtin(dialect, name, modifiers.clone())
        {
            return (base, false);
        }
        let found =
            self.find(&ty.path, |database, name| database.schema.enum_named(name).map(|found| found.id));
        if let Some(id) = found {
            return (BaseType::Enum(id), false);
        }
        let found = self.find(&ty.path, |database, name| database.types.contains(name).then(|| name.clone()));
        if found.is_none()
            && is_system
            && let Some(base) = builtin(dialect, name, modifiers.clone())
        {
            return (base, false);
        }
        (BaseType::Named { name: found.unwrap_or_else(|| self.new_name(&ty.path)), modifiers }, false)
    }

    /// What `ALTER COLUMN` makes of a column.
    pub(super) fn change_column(
        &mut self,
        table: TableId,
        name: &Name,
        change: &ColumnChange,
        place: Place,
    ) -> Done {
        let Some(id) = self.find_column(table, name) else {
            return self.absent_in(table, "column", "undefined_column", name);
        };
        match change {
            ColumnChange::Type(ty) => {
                let (ty, _) = self.column_type(ty);
                self.retype(id, ty);
            }
            ColumnChange::SetDefault(expression) => self.set_default(id, expression),
            ColumnChange::DropDefault => {
                self.casts.remove(&id);
                self.default_names.remove(&id);
                self.schema.column_mut(id).default = None;
            }
            ColumnChange::SetNotNull => self.schema.column_mut(id).nullable = false,
            ColumnChange::DropNotNull => {
                let column = self.schema.walk(id);
                if column.is_in_primary_key() {
                    return self.refuse_in(
                        table,
                        "invalid_table_definition",
                        name,
                        "has the column in its primary key",
                    );
                }
                self.schema.column_mut(id).nullable = true;
            }
            ColumnChange::Identity(identity) => self.set_identity(table, id, *identity),
            ColumnChange::DropIdentity => {
                self.names.forget_identity(id);
                self.schema.column_mut(id).identity = None;
            }
            ColumnChange::DropExpression => self.schema.column_mut(id).generated = None,
            ColumnChange::SetExpression(expression) => {
                self.schema.column_mut(id).generated = Some(expression.text.clone());
            }
            ColumnChange::Other => return Ok(()),
        }
        self.schema.column_mut(id).origin.set = place;
        Ok(())
    }
}
