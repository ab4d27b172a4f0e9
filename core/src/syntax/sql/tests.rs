//! What the reader makes of statements as migrations write them.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use proptest::prelude::*;

use super::tree::{Alter, Block, ColumnRule, Element, Step};
use super::*;

fn one(text: &str) -> Reading {
    let mut read = statements(text, Dialect::PostgreSql);
    assert_eq!(read.len(), 1, "{text}");
    read.remove(0).reading
}

fn tree(text: &str) -> Tree {
    match one(text) {
        Reading::Tree(tree) => tree,
        Reading::Skipped(kind) => panic!("{text} is skipped as {kind}"),
        Reading::Opaque(opaque) => panic!("{text} is {opaque:?}"),
    }
}

fn opaque(text: &str) -> Opaque {
    match one(text) {
        Reading::Opaque(opaque) => opaque,
        Reading::Skipped(kind) => panic!("{text} is skipped as {kind}"),
        Reading::Tree(tree) => panic!("{text} is {tree:?}"),
    }
}

#[test]
fn a_column_is_read_with_its_constraints() {
    let Tree::CreateTable(table) = tree(
        "CREATE TABLE IF NOT EXISTS app.\"Order\" (id int, total numeric(10, 2) DEFAULT (1 + 1) * 2 NOT NULL \
         CONSTRAINT positive CHECK (total > 0) REFERENCES x ON DELETE SET NULL)",
    ) else {
        panic!("no table")
    };
    assert!(table.if_not_exists);
    assert_eq!(table.path.name.text, "Order");
    let [_, Element::Column(total)] = &table.elements[..] else { panic!("no two columns") };
    assert_eq!(total.ty.as_ref().expect("a type").modifiers, ["10", "2"]);
    let ColumnRule::Default(default) = &total.constraints[0].rule else { panic!("no default") };
    assert_eq!(default.text, "(1 + 1) * 2");
    assert_eq!(total.constraints.len(), 4);
}

#[test]
fn names_are_folded_and_cut_as_the_database_does() {
    let long = "x".repeat(70);
    let Tree::Drop { paths, .. } = tree(&format!("DROP TABLE Users, \"Users\", {long}")) else {
        panic!("no drop")
    };
    let names: Vec<&str> = paths.iter().map(|path| path.name.text.as_str()).collect();
    assert_eq!(names, ["users", "Users", &long[..63]]);
}

#[test]
fn an_alter_has_as_many_actions_as_commas() {
    let Tree::AlterTable { actions, .. } = tree(
        "ALTER TABLE ONLY t ADD COLUMN a int DEFAULT f(1, 2), DROP b, ALTER c TYPE text USING c::text, OWNER TO me",
    ) else {
        panic!("no alter")
    };
    assert_eq!(actions.len(), 4);
    assert_eq!(actions[3].what, Alter::Other);
}

#[test]
fn what_changes_no_schema_is_skipped() {
    let text = "BEGIN; SET x = 1; INSERT INTO a VALUES (';'); SELECT 1; GRANT ALL ON a TO b; COMMENT ON FUNCTION f() IS 'x';
                CREATE FUNCTION f() RETURNS int AS $$ BEGIN; DROP TABLE a; END $$ LANGUAGE plpgsql; DROP TRIGGER t ON a; COMMIT;";
    let read = statements(text, Dialect::PostgreSql);
    assert_eq!(read.len(), 9);
    assert!(read.iter().all(|statement| matches!(statement.reading, Reading::Skipped(_))));
}

#[test]
fn a_statement_that_is_not_understood_names_what_it_may_touch() {
    let read = opaque("ALTER TABLE \"Order\" FROBNICATE COLUMN total WITH bells");
    assert_eq!(read.kind, "ALTER TABLE");
    assert_eq!(read.mentions, ["Order", "bells", "frobnicate", "total"]);
    assert_eq!(read.expected, "an action");
}

#[test]
fn a_text_that_ends_in_a_string_costs_one_statement() {
    let text = "CREATE TABLE a (id int); ALTER TABLE b ADD c text DEFAULT 'x\n; CREATE TABLE d (id int);";
    let read = statements(text, Dialect::PostgreSql);
    assert_eq!(read.len(), 2);
    let Reading::Opaque(opaque) = &read[1].reading else { panic!("it is read") };
    assert!(opaque.is_unfinished);
    assert!(opaque.mentions.contains(&String::from("b")) && opaque.mentions.contains(&String::from("d")));
}

#[test]
fn a_block_of_data_changes_nothing() {
    let text =
        "DO $$ BEGIN UPDATE a SET b = 1; IF EXISTS (SELECT 1 FROM a) THEN DELETE FROM a; END IF; END $$";
    assert_eq!(tree(text), Tree::Block(Block { steps: Vec::new(), catches: Vec::new() }));
}

#[test]
fn what_a_loop_over_rows_composes_is_not_known_and_the_rest_of_its_block_is_read() {
    let text = "DO $$ DECLARE r record; BEGIN FOR r IN SELECT 1 LOOP EXECUTE format('DROP TABLE %I', r.name); END LOOP; \
                DROP TABLE a; END $$";
    let Tree::Block(block) = tree(text) else { panic!("no block") };
    let [Step::Statement(..), Step::Unread(unread), Step::Statement(_, span)] = &block.steps[..] else {
        panic!("{:?}", block.steps)
    };
    assert!(unread.is_dynamic);
    assert_eq!(span.of(text), "DROP TABLE a");
}

#[test]
fn what_follows_a_question_that_returns_stands_where_it_does_not() {
    let text = "DO $$ BEGIN IF EXISTS (SELECT FROM pg_type WHERE typname = 'a') THEN RETURN; END IF; DROP TABLE b; END $$";
    let Tree::Block(block) = tree(text) else { panic!("no block") };
    let [Step::If { then, otherwise, .. }] = &block.steps[..] else { panic!("{:?}", block.steps) };
    assert_eq!(then[..], [Step::Return]);
    assert!(matches!(otherwise[..], [Step::Statement(..)]));
}

#[test]
fn a_guarded_statement_stands_where_it_is_written() {
    let text = "DO $$ BEGIN ALTER TABLE a DROP b; EXCEPTION WHEN undefined_column THEN NULL; END $$";
    let Tree::Block(block) = tree(text) else { panic!("no block") };
    assert_eq!(block.catches, ["undefined_column"]);
    let [Step::Statement(_, span)] = &block.steps[..] else { panic!("no statement") };
    assert_eq!(span.of(text), "ALTER TABLE a DROP b");
}

/// Pieces that make the paths of the reader meet.
fn sql() -> impl Strategy<Value = String> {
    let words = prop::sample::select(alloc::vec![
        "CREATE",
        "TABLE",
        "ALTER",
        "DROP",
        "INDEX",
        "TYPE",
        "AS",
        "ENUM",
        "(",
        ")",
        ",",
        ";",
        "a",
        "\"b\"",
        "'c'",
        "1",
        "DO",
        "$$",
        "BEGIN",
        "END",
        "IF",
        "THEN",
        "EXCEPTION",
        "WHEN",
        "CASE",
        "NOT",
        "NULL",
        "DEFAULT",
        "ADD",
        "COLUMN",
        "CONSTRAINT",
        "PRIMARY",
        "KEY",
        "REFERENCES",
        "ON",
        "UNIQUE",
        "CHECK",
        "::",
        "[",
        "]",
        "E'\\",
        "--",
        "/*",
        "*/",
        "\n",
        "é",
        "EXECUTE",
        "RENAME",
        "TO",
        "USING",
        "LIKE",
        "EXISTS",
        "SELECT",
        "FROM",
        "pg_type",
        "WHERE",
        "=",
        ".",
    ]);
    prop::collection::vec(words, 0..60).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>()) {
        for dialect in Dialect::ALL {
            for statement in statements(&text, dialect) {
                prop_assert!(text.get(statement.span.start as usize..statement.span.end as usize).is_some());
            }
        }
    }

    #[test]
    fn no_words_make_the_reader_panic(text in sql()) {
        for dialect in Dialect::ALL {
            for statement in statements(&text, dialect) {
                prop_assert!(text.get(statement.span.start as usize..statement.span.end as usize).is_some());
            }
        }
    }
}
