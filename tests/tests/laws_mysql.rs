//! The law of printing for MySQL: what is printed is read as it was, and MariaDB takes it at the first try.

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::Index as Pick;
use proptest::test_runner::{Config, TestRunner};
use throughline_core::dialect::Dialect;
use throughline_core::diff::{Pair, Purpose, compare};
use throughline_core::print::sql;
use throughline_core::replay::Replay;
use throughline_core::schema::*;
use throughline_core::text::{FileId, Place, Sources, Span, Text};
use throughline_tests::mariadb::{catalog, server};

const TABLES: [&str; 5] = ["kiln", "Potter", "order", "glaze jar", "firing`log"];
const COLUMNS: [&str; 7] = ["name", "Weight", "group", "opened at", "key", "notes", "rank"];

#[derive(Debug, Clone)]
struct TablePlan {
    columns: Vec<(usize, (u8, bool, u8))>,
    indexes: Vec<(Pick, Pick, bool, bool)>,
    reference: Option<(Pick, bool, Action)>,
    counts: bool,
    comment: bool,
}

fn plan() -> impl Strategy<Value = Vec<(usize, TablePlan)>> {
    let columns = btree_map(0..COLUMNS.len(), (0_u8..12, any::<bool>(), 0_u8..3), 0..=5);
    let indexes = vec((any::<Pick>(), any::<Pick>(), any::<bool>(), any::<bool>()), 0..=2);
    let action = prop_oneof![Just(Action::Restrict), Just(Action::Cascade), Just(Action::NoAction)];
    let reference = proptest::option::of((any::<Pick>(), any::<bool>(), action));
    let table = (columns, indexes, reference, any::<bool>(), any::<bool>()).prop_map(
        |(columns, indexes, reference, counts, comment)| TablePlan {
            columns: columns.into_iter().collect(),
            indexes,
            reference,
            counts,
            comment,
        },
    );
    btree_map(0..TABLES.len(), table, 1..=4).prop_map(|tables| tables.into_iter().collect())
}

fn column_of(table: TableId, name: &str, (ty, nullable, default): (u8, bool, u8), place: Place) -> Column {
    let text = |text: &str| DefaultValue::Value(Value::Text(text.to_owned()));
    let number = |number: &str| DefaultValue::Value(Value::Number(number.to_owned()));
    let with = |name: &str, modifiers: &[&str]| {
        ColumnType::builtin_with(name, modifiers.iter().map(ToString::to_string).collect())
    };
    let values = || ["calm", "it's", "a\\b"].map(str::to_owned).to_vec();
    let (ty, defaults) = match ty {
        0 => (with("varchar", &["30"]), [text("it's"), text("a\\b")]),
        1 => (with("int", &[]), [number("0"), number("-5")]),
        2 => (with("bigint unsigned", &[]), [number("1"), number("9000000000")]),
        3 => (with("decimal", &["10", "2"]), [number("0"), number("1.5")]),
        4 => (with("tinyint", &["1"]), [number("1"), number("0")]),
        5 => (with("datetime", &["3"]), [DefaultValue::Now, DefaultValue::Now]),
        6 => (with("text", &[]), [text("long"), text("")]),
        7 => (with("char", &["36"]), [DefaultValue::Expression("uuid()".to_owned()), text("x")]),
        8 => (with("double", &[]), [number("0"), number("0.5")]),
        9 => {
            (ColumnType { base: BaseType::InlineEnum(values()), array: false }, [text("calm"), text("a\\b")])
        }
        10 => (with("timestamp", &[]), [DefaultValue::Now, DefaultValue::Now]),
        _ => (with("varbinary", &["20"]), [text("b"), text("c")]),
    };
    let mut column = Column::new(table, name, ty, place);
    column.nullable = nullable;
    column.default = defaults.into_iter().nth(usize::from(default));
    column.comment = (default == 2).then(|| format!("the {name}'s \\ words"));
    column
}

fn build(plan: &[(usize, TablePlan)]) -> Schema {
    let place = Place::new(FileId::default(), Span::default());
    let mut schema = Schema::new(Dialect::MySql, Vocabulary::ALL);
    let mut tables = Vec::new();
    for (at, plan) in plan {
        let mut record = Table::new(schema.default_name(TABLES[*at]), place);
        record.comment = plan.comment.then(|| "it's all of them".to_owned());
        let table = schema.add_table(record);
        let mut id = Column::new(table, "id", ColumnType::builtin("int"), place);
        id.nullable = false;
        id.identity = plan.counts.then_some(Identity::AutoIncrement);
        let id = schema.add_column(id);
        for (at, column) in &plan.columns {
            schema.add_column(column_of(table, COLUMNS[*at], *column, place));
        }
        schema.table_mut(table).primary_key =
            Some(PrimaryKey { name: None, columns: vec![id], origin: place.into() });
        tables.push((table, id));
    }
    for ((table, id), (at, plan)) in tables.iter().zip(plan) {
        let columns: Vec<ColumnId> = schema.walk(*table).columns().map(|column| column.id).collect();
        for (number, (one, other, is_unique, descending)) in plan.indexes.iter().enumerate() {
            let (one, other) = (columns[one.index(columns.len())], columns[other.index(columns.len())]);
            let part = |column: ColumnId| {
                let is_text = schema.walk(column).type_words() == "text";
                IndexPart {
                    length: is_text.then_some(20),
                    descending: *descending,
                    ..IndexPart::from(column)
                }
            };
            let parts = if one == other { vec![part(one)] } else { vec![part(one), part(other)] };
            add_index(&mut schema, *table, format!("by{number} {}", TABLES[*at]), parts, *is_unique, place);
        }
        let Some((to, nullable, on_delete)) = &plan.reference else { continue };
        let (referenced, key) = tables[to.index(tables.len())];
        let _ = id;
        let mut column = Column::new(*table, "other_id", ColumnType::builtin("int"), place);
        column.nullable = *nullable;
        let column = schema.add_column(column);
        let name = format!("{} needs it", TABLES[*at]);
        add_index(&mut schema, *table, name.clone(), vec![column.into()], false, place);
        let record = ForeignKey {
            table: *table,
            name: Some(name),
            columns: vec![column],
            references: schema.walk(referenced).name().clone(),
            referenced: Some(referenced),
            referenced_columns: vec![schema.walk(key).name().to_owned()],
            on_delete: *on_delete,
            on_update: Action::Cascade,
            deferrable: Deferrable::Not,
            not_valid: false,
            origin: place.into(),
        };
        schema.add_foreign_key(record);
    }
    schema
}

fn add_index(
    schema: &mut Schema,
    table: TableId,
    name: String,
    parts: Vec<IndexPart>,
    is_unique: bool,
    place: Place,
) {
    schema.add_index(Index {
        table,
        name: Some(name),
        parts,
        kind: if is_unique { IndexKind::Unique } else { IndexKind::Plain },
        method: None,
        predicate: None,
        include: Vec::new(),
        nulls_not_distinct: false,
        origin: place.into(),
    });
}

/// Runs a law over as many cases as `PROPTEST_CASES` says, or these.
fn law(cases: u32, test: impl Fn(Schema) -> Result<(), TestCaseError>) {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(cases);
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 200, ..Config::default() };
    if let Err(broken) = TestRunner::new(config).run(&plan(), |plan| test(build(&plan))) {
        panic!("{broken}");
    }
}

/// What Throughline builds of a script, which MySQL would take.
fn replayed(script: &str) -> Result<Schema, TestCaseError> {
    let mut sources = Sources::default();
    let file = sources.add(Text::new("migration.sql", script));
    let mut replay = Replay::new(Dialect::MySql);
    replay.file(file, &sources);
    let read = replay.finish();
    prop_assert_eq!(&read.findings, &[], "{}", script);
    prop_assert_eq!(read.opaque, 0, "{}", script);
    Ok(read.schema)
}

#[test]
fn a_printed_schema_of_mysql_is_read_as_it_was() {
    law(128, |schema| {
        let script = sql::schema(&schema);
        let read = replayed(&script)?;
        let pair = Pair { before: &schema, after: &read, purpose: Purpose::Migration };
        prop_assert_eq!(compare(&pair).changes, [], "{}", script);
        prop_assert_eq!(catalog::of_schema(&read), catalog::of_schema(&schema), "{}", script);
        Ok(())
    });
}

#[test]
fn printed_changes_lead_mariadb_from_one_schema_to_the_other() {
    let Some(server) = server("printed_changes_lead_mariadb_from_one_schema_to_the_other") else { return };
    let database = server.database();
    let config = Config { cases: 24, failure_persistence: None, max_shrink_iters: 100, ..Config::default() };
    let both = (plan(), plan());
    let done = TestRunner::new(config).run(&both, |(before, after)| {
        let (before, after) = (build(&before), build(&after));
        let pair = Pair { before: &before, after: &after, purpose: Purpose::Migration };
        let script = sql::schema(&before) + "\n" + &sql::changes(&pair, &compare(&pair).changes);
        let read = replayed(&script)?;
        let rest = compare(&Pair { before: &read, after: &after, purpose: Purpose::Migration });
        prop_assert_eq!(rest.changes, [], "{}", script);
        database.renew().map_err(TestCaseError::fail)?;
        let statements: Vec<&str> = script.split(";\n").filter(|sql| !sql.trim().is_empty()).collect();
        let errors = database.run(&statements);
        prop_assert!(errors.is_empty(), "{:?}\n{}", errors, script);
        let (built, wanted) =
            (unordered(&catalog::of_database(&database)), unordered(&catalog::of_schema(&after)));
        prop_assert_eq!(built, wanted, "{}", script);
        Ok(())
    });
    if let Err(broken) = done {
        panic!("{broken}");
    }
}

/// Without the places of columns, which a change leaves as they come.
fn unordered(lines: &catalog::Catalog) -> catalog::Catalog {
    let place = |word: &&str| !(word.starts_with('#') && word[1..].parse::<u32>().is_ok());
    lines.iter().map(|line| line.split(' ').filter(place).collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn mariadb_takes_a_printed_schema_at_the_first_try() {
    let Some(server) = server("mariadb_takes_a_printed_schema_at_the_first_try") else { return };
    let database = server.database();
    law(24, |schema| {
        let script = sql::schema(&schema);
        database.renew().map_err(TestCaseError::fail)?;
        let statements: Vec<&str> = script.split(";\n").filter(|sql| !sql.trim().is_empty()).collect();
        let errors = database.run(&statements);
        prop_assert!(errors.is_empty(), "{:?}\n{}", errors, script);
        prop_assert_eq!(catalog::of_database(&database), catalog::of_schema(&schema), "{}", script);
        Ok(())
    });
}
