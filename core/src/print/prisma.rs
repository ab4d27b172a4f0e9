//! A schema as Prisma's schema language, laid out as `prisma format` would.
//!
//! Tables become models in the singular, columns fields in camel case, each mapped to its name in the database where
//! that differs. What the language cannot say (a CHECK, a partial index) stays in sight as a comment.

mod case;
mod column;
mod index;
mod layout;
mod name;
mod relation;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use self::layout::{Block, quoted};
use self::name::Names;
use self::relation::Relations;
use crate::ordered::{BTreeSet, CollectVec};
use crate::schema::walk::{EnumWalker, TableWalker};
use crate::schema::{Schema, TableId};

/// A whole schema file: generator, datasource, enums, models.
pub fn schema(schema: &Schema) -> String {
    let writer = Writer::new(schema);
    let mut blocks = alloc::vec![generator(), writer.datasource()];
    blocks.extend(schema.enums().map(|record| writer.enum_block(record)));
    for (column, name) in writer.names.inline_enums(schema) {
        let mut block = Block::new(format!("enum {name}"));
        let mut taken = BTreeSet::new();
        for value in column {
            write_value(&mut block, value, &mut taken);
        }
        blocks.push(block);
    }
    for table in schema.tables().filter(|table| !writer.relations.is_implicit(table.id)) {
        blocks.push(writer.model(table));
    }
    blocks.iter().map(Block::print).collect_vec().join("\n")
}

/// What is known of a schema before its blocks are written.
struct Writer<'s> {
    schema: &'s Schema,
    names: Names,
    relations: Relations,
    has_namespaces: bool,
}

fn generator() -> Block {
    let mut block = Block::new("generator client");
    block.property("provider", &quoted("prisma-client-js"));
    block
}

impl<'s> Writer<'s> {
    fn new(schema: &'s Schema) -> Self {
        let names = Names::of(schema);
        let ignored = schema.tables().filter(|table| !has_identity(*table)).map(|table| table.id).collect();
        let relations = Relations::of(schema, &names, &ignored);
        let default = schema.dialect().facts().default_namespace;
        let has_namespaces = namespaces(schema).iter().any(|namespace| *namespace != default);
        Self { schema, names, relations, has_namespaces }
    }

    fn datasource(&self) -> Block {
        let mut block = Block::new("datasource db");
        block.property("provider", &quoted(self.schema.dialect().facts().key));
        // Up to Prisma 6; from Prisma 7 on it stands in prisma.config.ts.
        block.property("url", "env(\"DATABASE_URL\")");
        if self.has_namespaces {
            let names: Vec<String> = namespaces(self.schema).into_iter().map(quoted).collect_vec();
            block.property("schemas", &format!("[{}]", names.join(", ")));
        }
        block
    }

    fn enum_block(&self, record: EnumWalker<'_>) -> Block {
        let name = self.names.enum_name(record.id);
        let mut block = Block::new(format!("enum {name}"));
        let mut taken = BTreeSet::new();
        record.values().for_each(|value| write_value(&mut block, value, &mut taken));
        self.mapped(&mut block, name, record.name());
        block
    }

    fn model(&self, table: TableWalker<'_>) -> Block {
        let name = self.names.model(table.id);
        let mut block = Block::new(format!("model {name}"));
        block.docs_above(table.record().comment.as_deref());
        for column in table.columns() {
            self.column(&mut block, column);
        }
        for field in self.relations.of_table(table.id) {
            block.field(&field.name, &field.ty, &field.attributes);
        }
        self.keys(&mut block, table);
        self.mapped(&mut block, name, table.name());
        if !has_identity(table) {
            block.attribute("@@ignore");
        }
        self.unsaid(&mut block, table);
        block
    }

    /// `@@map` and `@@schema`
    fn mapped(&self, block: &mut Block, name: &str, object: &crate::schema::ObjectName) {
        if name != object.name {
            block.attribute(&format!("@@map({})", quoted(&object.name)));
        }
        if self.has_namespaces {
            block.attribute(&format!("@@schema({})", quoted(&object.namespace)));
        }
    }

    /// What the language cannot say, as comments.
    fn unsaid(&self, block: &mut Block, table: TableWalker<'_>) {
        for check in table.checks() {
            let record = check.record();
            let kind = if record.is_exclusion { "EXCLUDE" } else { "CHECK" };
            let name = record.name.as_deref().map_or(String::new(), |name| format!("{name}: "));
            block.comment(&format!("{name}{kind} ({})", record.expression));
        }
        for index in table.indexes().filter(|index| !index::is_sayable(*index)) {
            block.comment(&self.index_in_words(index));
        }
        for unsaid in self.relations.unsaid(table.id) {
            block.comment(unsaid);
        }
    }
}

fn write_value(block: &mut Block, value: &str, taken: &mut BTreeSet<String>) {
    let name = name::enum_value(value, taken);
    let mapped = if name == value { String::new() } else { format!("@map({})", quoted(value)) };
    block.field(&name, "", &mapped);
}

/// Every namespace that holds a table or an enum.
fn namespaces(schema: &Schema) -> BTreeSet<&str> {
    let tables = schema.tables().map(|table| table.name().namespace.as_str());
    tables.chain(schema.enums().map(|record| record.name().namespace.as_str())).collect()
}

/// Whether a row can be told by columns that are never null and that Prisma knows, as it asks of a model.
fn has_identity(table: TableWalker<'_>) -> bool {
    let is_known = |column: crate::schema::walk::ColumnWalker<'_>| column::scalar(column).is_some();
    let by_key = table.primary_key().is_some() && table.primary_key_columns().all(is_known);
    by_key
        || table.indexes().any(|index| {
            index.is_unique()
                && index::is_sayable(index)
                && index.columns().all(|column| !column.is_nullable() && is_known(column))
        })
}

/// Which tables have no identity.
type Ignored = BTreeSet<TableId>;

#[cfg(test)]
mod tests;
