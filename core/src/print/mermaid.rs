//! A schema as a Mermaid `erDiagram`.

use alloc::string::String;

use crate::ordered::{CollectVec, Order};
use crate::schema::walk::*;
use crate::schema::{BaseType, Schema};

/// The diagram: entities with their columns and key marks in the order in which they were made, then relations.
pub fn schema(schema: &Schema) -> String {
    let mut tables: alloc::vec::Vec<TableWalker<'_>> = schema.tables().collect_vec();
    tables.order_by_key(|table| table.id);
    let mut text = String::from("erDiagram\n");
    for table in &tables {
        write_table(*table, &mut text);
    }
    for foreign_key in tables.iter().flat_map(|table| table.foreign_keys()) {
        write_relation(foreign_key, &mut text);
    }
    text
}

fn write_table(table: TableWalker<'_>, text: &mut String) {
    text.push_str(&alloc::format!("    {} {{\n", entity(&alloc::format!("{}", table.name()))));
    for column in table.columns() {
        let (name, comment) = word(column.name());
        let mut line = alloc::format!("        {} {name}", type_word(column));
        let marks = ["PK", "FK", "UK"].into_iter().zip([
            column.is_in_primary_key(),
            is_in_foreign_key(column),
            is_unique_alone(column),
        ]);
        let mut separator = ' ';
        for (mark, is_marked) in marks {
            if is_marked {
                line.push(separator);
                line.push_str(mark);
                separator = ',';
            }
        }
        if let Some(comment) = comment {
            line.push_str(&alloc::format!(" \"{}\"", quoted(comment)));
        }
        text.push_str(&line);
        text.push('\n');
    }
    text.push_str("    }\n");
}

/// `orders }o--|| customers : "customer_id"`, read from the side that references: many, or at most one where the
/// columns are unique; to exactly one, or to none where they take NULL.
fn write_relation(foreign_key: ForeignKeyWalker<'_>, text: &mut String) {
    let many = if is_unique_over(foreign_key) { "|o" } else { "}o" };
    let one = if foreign_key.columns().any(ColumnWalker::is_nullable) { "o|" } else { "||" };
    let (table, references) = (
        alloc::format!("{}", foreign_key.table().name()),
        alloc::format!("{}", foreign_key.record().references),
    );
    let columns: alloc::vec::Vec<&str> = foreign_key.columns().map(ColumnWalker::name).collect_vec();
    text.push_str(&alloc::format!(
        "    {} {many}--{one} {} : \"{}\"\n",
        entity(&table),
        entity(&references),
        quoted(&columns.join(", ")),
    ));
}

fn is_in_foreign_key(column: ColumnWalker<'_>) -> bool {
    column.table().foreign_keys().any(|foreign_key| foreign_key.columns().any(|other| other.id == column.id))
}

fn is_unique_alone(column: ColumnWalker<'_>) -> bool {
    let table = column.table();
    table
        .indexes()
        .any(|index| is_whole_unique(index) && index.columns().map(|column| column.id).eq([column.id]))
}

fn is_unique_over(foreign_key: ForeignKeyWalker<'_>) -> bool {
    let columns = &foreign_key.record().columns;
    let table = foreign_key.table();
    let is_key = table.primary_key().is_some_and(|key| key.columns.iter().all(|id| columns.contains(id)));
    is_key
        || table
            .indexes()
            .any(|index| is_whole_unique(index) && index.columns().all(|column| columns.contains(&column.id)))
}

/// Whether an index forbids twins among all rows by plain columns.
fn is_whole_unique(index: IndexWalker<'_>) -> bool {
    index.is_unique()
        && index.record().predicate.is_none()
        && index.columns().count() == index.record().parts.len()
}

/// The name of an entity: as it is where that is a word, in quotes where it is not.
fn entity(name: &str) -> String {
    let is_word =
        name.chars().all(is_word_character) && name.starts_with(|first: char| first.is_ascii_alphabetic());
    // Mermaid's own words end or begin a diagram wherever they stand.
    if is_word
        && !["end", "direction", "style", "class", "title"].contains(&name.to_ascii_lowercase().as_str())
    {
        name.into()
    } else {
        alloc::format!("\"{}\"", quoted(name))
    }
}

/// A word for an attribute, and the name itself where the word is another.
fn word(name: &str) -> (String, Option<&str>) {
    let mut word: String =
        name.chars().map(|char| if is_word_character(char) { char } else { '_' }).collect();
    if !word.starts_with(|first: char| first.is_ascii_alphabetic()) {
        word.insert(0, 'c');
    }
    let differs = word != name;
    (word, differs.then_some(name))
}

fn is_word_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_'
}

fn type_word(column: ColumnWalker<'_>) -> String {
    let ty = column.ty();
    let name = match &ty.base {
        BaseType::Builtin { name, .. } => name.as_str(),
        BaseType::Enum(id) => &column.schema().walk(*id).name().name,
        BaseType::InlineEnum(_) => "enum",
        BaseType::Named { name, .. } => &name.name,
        BaseType::Unknown => "unknown",
    };
    let short = match name {
        "timestamp with time zone" => "timestamptz",
        "timestamp without time zone" => "timestamp",
        "character varying" => "varchar",
        "double precision" => "double",
        name => name,
    };
    let (mut word, _) = word(short);
    if ty.array {
        word.push_str("[]");
    }
    word
}

fn quoted(text: &str) -> String {
    text.chars().map(|char| if char == '"' || char.is_control() { '\'' } else { char }).collect()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::dialect::Dialect;
    use crate::replay::Replay;
    use crate::text::{Sources, Text};

    fn drawn(sql: &str) -> alloc::string::String {
        let mut sources = Sources::default();
        let file = sources.add(Text::new("migration.sql", sql));
        let mut replay = Replay::new(Dialect::PostgreSql);
        replay.file(file, &sources);
        super::schema(&replay.finish().schema)
    }

    #[test]
    fn marks_and_cardinalities_follow_the_keys() {
        expect![[r#"
            erDiagram
                hive {
                    integer id PK
                    varchar name UK
                }
                frame {
                    integer hive PK,FK
                    integer at PK
                    timestamptz opened
                }
                queen {
                    integer hive FK,UK
                }
                frame }o--|| hive : "hive"
                queen |o--o| hive : "hive"
        "#]]
        .assert_eq(&drawn(
            "CREATE TABLE hive (id int PRIMARY KEY, name varchar(80) UNIQUE);
             CREATE TABLE frame (hive int REFERENCES hive, at int, opened timestamptz, PRIMARY KEY (hive, at));
             CREATE TABLE queen (hive int UNIQUE REFERENCES hive);",
        ));
    }

    #[test]
    fn names_that_are_no_words_of_mermaid_are_quoted_or_respelled() {
        expect![[r#"
            erDiagram
                "end" {
                    text two_words "two words"
                    text[] c1st "1st"
                }
                "honey 'jar'" {
                    point at
                }
        "#]]
        .assert_eq(&drawn(
            r#"CREATE TABLE "end" ("two words" text, "1st" text[]); CREATE TABLE "honey ""jar""" (at point);"#,
        ));
    }
}
