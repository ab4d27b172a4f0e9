//! Indexes, with the names that PostgreSQL gives them.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::database::{Database, Done};
use super::names::Hidden;
use crate::ordered::CollectVec;
use crate::schema::{ColumnId, Index, IndexKind, IndexPart, Indexed, ObjectName, TableId};
use crate::syntax::sql::token::{Scanner, Token, TokenKind, Within};
use crate::syntax::sql::tree::{CreateIndex, IndexElement, Kind, Name, Path};

impl Database {
    pub(super) fn create_index(&mut self, index: CreateIndex) -> Done {
        if self.is_temporary(&index.table) {
            let name = index.name.map(|name| self.temporary_name(&name.text));
            self.temporary.extend(name);
            return Ok(());
        }
        let Some(table) = self.table(&index.table) else {
            let view =
                self.find(&index.table, |database, name| database.schema.view(name).map(|_| name.clone()));
            if view.is_none() {
                self.absent(Kind::Table, false, &index.table)?;
            }
            let of = view.unwrap_or_else(|| self.new_name(&index.table));
            if let Some(name) = &index.name {
                self.names.hide(ObjectName::new(of.namespace, name.text.clone()), Hidden::Unmodelled);
            }
            return Ok(());
        };
        if self.facts().defines_indexes_in_tables {
            return self.create_table_index(table, index);
        }
        let namespace = self.name_of(table).namespace;
        if let Some(name) = &index.name
            && self.is_index_taken(table, &ObjectName::new(namespace, name.text.clone()))
        {
            let path = Path { namespace: index.table.namespace.clone(), name: name.clone() };
            return if index.if_not_exists {
                Ok(())
            } else {
                self.taken("duplicate_table", Kind::Index, &path)
            };
        }
        let Some(parts) = self.index_parts(table, &index.parts)? else {
            if let Some(name) = &index.name {
                self.names.hide(self.beside(table, &name.text), Hidden::Unmodelled);
            }
            return Ok(());
        };
        let include: Vec<ColumnId> =
            index.include.iter().filter_map(|name| self.find_column(table, name)).collect_vec();
        let span = index.name.as_ref().map_or(self.at.span, |name| name.span);
        let name = index.name.map_or_else(
            || {
                let names = self.part_names(&parts, &include);
                let names: Vec<&str> = names.iter().map(String::as_str).collect_vec();
                self.choose_relation(&self.name_of(table), &names, "idx", false)
            },
            |name| name.text,
        );
        let record = Index {
            table,
            name: Some(name),
            parts,
            kind: if index.is_unique { IndexKind::Unique } else { IndexKind::Plain },
            method: index.method.map(|method| method.text).filter(|method| method != "btree"),
            predicate: index.predicate.map(|predicate| predicate.text),
            include,
            nulls_not_distinct: index.nulls_not_distinct,
            origin: self.place(span).into(),
        };
        if let Some(name) = &record.name {
            let name = self.beside(table, name);
            self.spell(&name);
        }
        let partitions = if index.only { Vec::new() } else { self.partitions(table) };
        for child in partitions {
            self.copy_index(&record, child);
        }
        self.schema.add_index(record);
        Ok(())
    }

    /// Whether a new index of a table cannot have this name.
    fn is_index_taken(&self, table: TableId, name: &ObjectName) -> bool {
        if self.facts().names_indexes_by_table {
            self.index_named(table, &name.name).is_some()
        } else {
            self.has_relation(name)
        }
    }

    fn partitions(&self, table: TableId) -> Vec<TableId> {
        if self.is_partitioned(table) {
            self.children.get(&table).cloned().unwrap_or_default()
        } else {
            Vec::new()
        }
    }

    /// The parts of an index; none where a column is missing for a reason that was not understood.
    pub(super) fn index_parts(
        &self,
        table: TableId,
        elements: &[IndexElement],
    ) -> Result<Option<Vec<IndexPart>>, super::Refusal> {
        let mut parts = Vec::with_capacity(elements.len());
        for element in elements {
            let of = if let Some(name) = &element.column {
                let Some(column) = self.find_column(table, name) else {
                    self.absent_in(table, "column", "undefined_column", name)?;
                    return Ok(None);
                };
                Indexed::Column(column)
            } else {
                self.expression_or_column(table, &element.expression.text)
            };
            parts.push(IndexPart {
                of,
                descending: element.descending,
                nulls_first: element.nulls_first.filter(|first| *first != element.descending),
                operator_class: element.operator_class.clone(),
                length: element.length,
            });
        }
        Ok(Some(parts))
    }

    /// A column in parentheses is that column (`ComputeIndexAttrs`).
    fn expression_or_column(&self, table: TableId, text: &str) -> Indexed {
        let facts = self.facts();
        let tokens: Vec<Token<'_>> = Scanner::new(text, facts.lexis, Within::At(0)).collect_vec();
        if let [only] = tokens.as_slice()
            && matches!(only.kind, TokenKind::Word | TokenKind::Quoted)
            && let Some(column) = self.find_column(table, &Name { text: said(*only), span: only.span })
        {
            return Indexed::Column(column);
        }
        Indexed::Expression(text.into())
    }

    /// What the name of an index is made of (`ChooseIndexColumnNames`): its columns, INCLUDE too, each once.
    pub(super) fn part_names(&self, parts: &[IndexPart], include: &[ColumnId]) -> Vec<String> {
        let column = |id: ColumnId| self.schema.walk(id).name().to_string();
        let first = parts.iter().map(|part| match &part.of {
            Indexed::Column(id) => column(*id),
            Indexed::Expression(text) => {
                let tokens: Vec<Token<'_>> =
                    Scanner::new(text, self.facts().lexis, Within::At(0)).collect_vec();
                expression_name(&tokens)
            }
        });
        let mut names: Vec<String> = Vec::new();
        for name in first.chain(include.iter().map(|id| column(*id))) {
            let mut pass = 0_u32;
            let mut candidate = name.clone();
            while names.contains(&candidate) {
                pass += 1;
                candidate = format!("{name}{pass}");
            }
            names.push(candidate);
        }
        names
    }
}

/// What an expression is called (`FigureIndexColname`): by its function, its column, or `expr`.
fn expression_name(tokens: &[Token<'_>]) -> String {
    match tokens {
        [open, inner @ .., close] if open.is_sign("(") && close.is_sign(")") && is_one(inner) => {
            expression_name(inner)
        }
        [name] if matches!(name.kind, TokenKind::Word | TokenKind::Quoted) => said(*name),
        [function, open, inner @ .., close]
            if matches!(function.kind, TokenKind::Word | TokenKind::Quoted)
                && open.is_sign("(")
                && close.is_sign(")")
                && is_one(inner) =>
        {
            said(*function)
        }
        [case, ..] if case.is_word("case") => "case".into(),
        [operand @ .., colon, second, ty]
            if colon.is_sign(":") && second.is_sign(":") && ty.kind == TokenKind::Word =>
        {
            let name = expression_name(operand);
            if name == "expr" { said(*ty) } else { name }
        }
        _ => "expr".into(),
    }
}

/// Whether no parenthesis closes one that stands before.
fn is_one(tokens: &[Token<'_>]) -> bool {
    let mut depth = 0_i32;
    tokens.iter().all(|token| {
        depth += i32::from(token.is_sign("(")) - i32::from(token.is_sign(")"));
        depth >= 0
    }) && depth == 0
}

fn said(token: Token<'_>) -> String {
    if token.kind == TokenKind::Quoted { token.unquoted() } else { token.text.to_ascii_lowercase() }
}
