//! What is printed, as people read it. That PostgreSQL takes it is tested over generated schemas.

use expect_test::{Expect, expect};

use crate::dialect::Dialect;
use crate::diff::{Pair, Purpose, compare};
use crate::replay::Replay;
use crate::schema::Schema;
use crate::text::{Sources, Text};

/// What PostgreSQL builds of these statements.
fn built(sql: &str) -> Schema {
    built_of(Dialect::PostgreSql, sql)
}

fn built_of(dialect: Dialect, sql: &str) -> Schema {
    let mut sources = Sources::default();
    let file = sources.add(Text::new("migration.sql", sql));
    let mut replay = Replay::new(dialect);
    replay.file(file, &sources);
    let replayed = replay.finish();
    assert_eq!(replayed.findings, [], "the database would take the statements");
    assert_eq!(replayed.opaque, 0, "{sql}");
    replayed.schema
}

fn prints(sql: &str, expected: &Expect) {
    expected.assert_eq(&super::schema(&built(sql)));
}

fn changes(before: &str, after: &str, expected: &Expect) {
    let (before, after) = (built(before), built(after));
    let pair = Pair { before: &before, after: &after, purpose: Purpose::Migration };
    let comparison = compare(&pair);
    expected.assert_eq(&super::changes(&pair, &comparison.changes));
}

#[test]
fn a_schema_is_aligned_and_in_the_order_of_its_making() {
    prints(
        "CREATE TYPE mood AS ENUM ('calm', 'it''s wild');
         CREATE TABLE hive (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name varchar(80) NOT NULL UNIQUE,
             mood mood NOT NULL DEFAULT 'calm', opened timestamptz(3), weight numeric(10,2) CHECK (weight > 0));
         CREATE TABLE frame (id serial PRIMARY KEY, hive uuid REFERENCES hive ON DELETE CASCADE, tags text[] DEFAULT '{}');
         CREATE INDEX frame_hive_idx ON frame (hive);
         CREATE INDEX heavy ON hive (lower(name), weight DESC) WHERE weight > 50;
         COMMENT ON TABLE hive IS 'where bees live';",
        &expect![[r#"
            CREATE TYPE mood AS ENUM ('calm', 'it''s wild');

            CREATE TABLE hive (
                id     UUID           PRIMARY KEY DEFAULT gen_random_uuid(),
                name   VARCHAR(80)    UNIQUE NOT NULL,
                mood   mood           NOT NULL DEFAULT 'calm',
                opened TIMESTAMPTZ(3),
                weight NUMERIC(10, 2),
                CONSTRAINT hive_weight_check CHECK (weight > 0)
            );

            CREATE TABLE frame (
                id   SERIAL PRIMARY KEY,
                hive UUID,
                tags TEXT[] DEFAULT '{}'
            );

            CREATE INDEX heavy ON hive ((lower(name)), weight DESC) WHERE weight > 50;
            CREATE INDEX frame_hive_idx ON frame (hive);

            ALTER TABLE frame ADD CONSTRAINT frame_hive_fkey FOREIGN KEY (hive) REFERENCES hive (id) ON DELETE CASCADE;

            COMMENT ON TABLE hive IS 'where bees live';
        "#]],
    );
}

#[test]
fn names_are_quoted_only_where_they_must_be() {
    prints(
        r#"CREATE TABLE "order" ("Id" int, "user" int, name text, "two words" int, "q""uote" int);"#,
        &expect![[r#"
            CREATE TABLE "order" (
                "Id"        INTEGER,
                "user"      INTEGER,
                name        TEXT,
                "two words" INTEGER,
                "q""uote"   INTEGER
            );
        "#]],
    );
}

#[test]
fn a_value_is_added_to_an_enum_in_its_place() {
    changes(
        "CREATE TYPE mood AS ENUM ('calm', 'wild')",
        "CREATE TYPE mood AS ENUM ('calm', 'sleepy', 'wild')",
        &expect![[r#"
            ALTER TYPE mood ADD VALUE 'sleepy' BEFORE 'wild';
        "#]],
    );
}

#[test]
fn a_value_is_taken_out_of_an_enum_by_writing_the_type_anew() {
    changes(
        "CREATE TYPE mood AS ENUM ('calm', 'wild'); CREATE TABLE hive (mood mood DEFAULT 'calm');
         CREATE INDEX calm ON hive (mood) WHERE mood = 'calm';",
        "CREATE TYPE mood AS ENUM ('calm'); CREATE TABLE hive (mood mood DEFAULT 'calm');
         CREATE INDEX calm ON hive (mood) WHERE mood = 'calm';",
        &expect![[r#"
            DROP INDEX calm;

            ALTER TYPE mood RENAME TO mood_before;
            CREATE TYPE mood AS ENUM ('calm');

            ALTER TABLE hive
                ALTER COLUMN mood DROP DEFAULT,
                ALTER COLUMN mood TYPE mood USING mood::TEXT::mood,
                ALTER COLUMN mood SET DEFAULT 'calm';

            CREATE INDEX calm ON hive (mood) WHERE mood = 'calm';

            DROP TYPE mood_before;
        "#]],
    );
}

#[test]
fn two_indexes_that_trade_names_step_aside() {
    changes(
        "CREATE TABLE hive (bees int, combs int); CREATE INDEX one ON hive (bees); CREATE INDEX two ON hive (combs);",
        "CREATE TABLE hive (bees int, combs int); CREATE INDEX two ON hive (bees); CREATE INDEX one ON hive (combs);",
        &expect![[r#"
            ALTER INDEX one RENAME TO one_aside;
            ALTER INDEX two RENAME TO two_aside;

            ALTER INDEX one_aside RENAME TO two;
            ALTER INDEX two_aside RENAME TO one;
        "#]],
    );
}

#[test]
fn a_foreign_key_steps_aside_while_its_columns_change_their_type() {
    changes(
        "CREATE TABLE hive (id text PRIMARY KEY); CREATE TABLE frame (hive text REFERENCES hive);",
        "CREATE TABLE hive (id uuid PRIMARY KEY); CREATE TABLE frame (hive uuid REFERENCES hive);",
        &expect![[r#"
            ALTER TABLE frame DROP CONSTRAINT frame_hive_fkey;

            ALTER TABLE hive ALTER COLUMN id TYPE UUID USING id::UUID;
            ALTER TABLE frame ALTER COLUMN hive TYPE UUID USING hive::UUID;

            ALTER TABLE frame ADD CONSTRAINT frame_hive_fkey FOREIGN KEY (hive) REFERENCES hive (id);
        "#]],
    );
}

#[test]
fn what_loses_data_comes_last() {
    changes(
        "CREATE TABLE hive (id int PRIMARY KEY, old text); CREATE TABLE gone (id int);",
        "CREATE TABLE hive (id int PRIMARY KEY, new text NOT NULL DEFAULT '');",
        &expect![[r#"
            DROP TABLE gone;

            ALTER TABLE hive ADD COLUMN new TEXT NOT NULL DEFAULT '';

            ALTER TABLE hive DROP COLUMN old;
        "#]],
    );
}

#[test]
fn other_databases_are_spelled_their_own_way() {
    use crate::schema::{Column, ColumnType, DefaultValue, Identity, PrimaryKey, Table, Vocabulary};
    use crate::text::{Place, Span};
    let spelled = |dialect: Dialect| {
        let place = Place::new(Sources::default().add(Text::new("a", "")), Span::default());
        let mut schema = Schema::new(dialect, Vocabulary::ALL);
        let table = schema.add_table(Table::new(schema.default_name("order"), place));
        let mut id = Column::new(table, "id", ColumnType::builtin("integer"), place);
        (id.nullable, id.identity) = (false, Some(Identity::AutoIncrement));
        let columns = [schema.add_column(id)].into();
        schema.table_mut(table).primary_key = Some(PrimaryKey { name: None, columns, origin: place.into() });
        let mut at =
            Column::new(table, "at", ColumnType::builtin_with("datetime", ["3".into()].into()), place);
        at.default = Some(DefaultValue::Now);
        schema.add_column(at);
        super::schema(&schema)
    };
    expect![[r#"
        CREATE TABLE `order` (
            id INTEGER     PRIMARY KEY AUTO_INCREMENT,
            at DATETIME(3) DEFAULT CURRENT_TIMESTAMP(3)
        );
    "#]]
    .assert_eq(&spelled(Dialect::MySql));
    expect![[r#"
        CREATE TABLE "order" (
            id INTEGER     PRIMARY KEY AUTOINCREMENT,
            at DATETIME(3) DEFAULT CURRENT_TIMESTAMP
        );
    "#]]
    .assert_eq(&spelled(Dialect::Sqlite));
}

#[test]
fn a_schema_of_sql_server_reads_back_as_it_was() {
    let before = built_of(
        Dialect::SqlServer,
        "CREATE SEQUENCE [dbo].[Counted] START WITH 1 INCREMENT BY 1;
         CREATE TABLE [dbo].[Hive] ([id] INT NOT NULL IDENTITY(1,1), [order] NVARCHAR(max) NOT NULL, \
         [isCalm] BIT NOT NULL CONSTRAINT [Hive_isCalm_df] DEFAULT 1, [at] DATETIME2(3) DEFAULT getdate(), \
         [twice] AS ([id] * 2) PERSISTED, CONSTRAINT [Hive_pkey] PRIMARY KEY NONCLUSTERED ([id]), \
         CONSTRAINT [Hive_calm_key] UNIQUE CLUSTERED ([isCalm]));
         IF NOT EXISTS (SELECT * FROM sys.schemas WHERE name = N'app') EXEC('CREATE SCHEMA [app]');
         CREATE TABLE [app].[Frame] ([id] INT, [hive] INT, CHECK ([id] > 0));
         CREATE UNIQUE INDEX [Frame_hive_idx] ON [app].[Frame] ([hive] DESC) INCLUDE ([id]) WHERE [hive] IS NOT NULL;
         ALTER TABLE [app].[Frame] ADD CONSTRAINT [f] FOREIGN KEY ([hive]) REFERENCES [dbo].[Hive] ([id]) ON DELETE CASCADE;",
    );
    let printed = super::schema(&before);
    let after = built_of(Dialect::SqlServer, &printed);
    let pair = Pair { before: &before, after: &after, purpose: Purpose::Migration };
    let comparison = compare(&pair);
    assert!(comparison.changes.is_empty(), "{:?}\n{printed}", comparison.changes);
    assert_eq!((comparison.compared.tables, comparison.compared.indexes), (2, 2));
    assert_eq!(super::schema(&after), printed);
    assert!(
        printed.contains("PRIMARY KEY NONCLUSTERED (id)") && printed.contains("UNIQUE CLUSTERED (isCalm)"),
        "{printed}"
    );
}
