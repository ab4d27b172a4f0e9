//! What a history for SQL Server builds, by the Transact-SQL reference: no server here proves it.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::*;
use crate::schema::walk::TableWalker;
use crate::schema::{BaseType, DefaultValue, IndexKind, Value};

fn built(text: &str) -> Replayed {
    let mut sources = Sources::default();
    let mut replay = Replay::new(Dialect::SqlServer);
    let file = sources.add(Text::new("migration.sql", text));
    replay.file(file, &sources);
    let replayed = replay.finish();
    assert_eq!(replayed.opaque, 0, "{text}");
    replayed
}

fn clean(text: &str) -> Replayed {
    let replayed = built(text);
    assert_eq!(messages(&replayed), Vec::<&str>::new(), "{text}");
    replayed
}

fn jar(replayed: &Replayed) -> TableWalker<'_> {
    replayed.schema.table(&replayed.schema.default_name("Jar")).expect("the table stands")
}

const JAR: &str = "CREATE TABLE [dbo].[Jar] (\n\
    [id] INT NOT NULL IDENTITY(1,1),\n\
    [label] NVARCHAR(1000) NOT NULL,\n\
    [sealed] BIT NOT NULL CONSTRAINT [Jar_sealed_df] DEFAULT 0,\n\
    [fill] DECIMAL(32,16),\n\
    CONSTRAINT [Jar_pkey] PRIMARY KEY CLUSTERED ([id]),\n\
    CONSTRAINT [Jar_label_key] UNIQUE NONCLUSTERED ([label])\n);\n\
    CREATE NONCLUSTERED INDEX [Jar_fill_idx] ON [dbo].[Jar]([fill] DESC);\n";

#[test]
fn a_table_is_built_as_prisma_writes_it() {
    let replayed = clean(JAR);
    let jar = jar(&replayed);
    let id = jar.column("id").expect("the column stands").record();
    assert!(id.identity.is_some() && !id.nullable);
    assert_eq!(jar.primary_key().and_then(|key| key.name.as_deref()), Some("Jar_pkey"));
    let sealed = jar.column("sealed").expect("the column stands");
    assert_eq!(sealed.default(), Some(&DefaultValue::Value(Value::Number("0".into()))));
    let kinds: Vec<(IndexKind, &str)> =
        jar.indexes().map(|index| (index.record().kind, index.name().unwrap_or_default())).collect();
    assert_eq!(kinds, [(IndexKind::Constraint, "Jar_label_key"), (IndexKind::Plain, "Jar_fill_idx")]);
}

#[test]
fn a_default_is_dropped_by_its_name_and_set_again() {
    let text = JAR.to_string()
        + "ALTER TABLE dbo.Jar DROP CONSTRAINT [jar_SEALED_df];\n\
           ALTER TABLE [dbo].[Jar] ADD CONSTRAINT [Jar_label_df] DEFAULT N'none' FOR [label], [lid] INT;";
    let replayed = clean(&text);
    assert_eq!(jar(&replayed).column("sealed").expect("the column stands").default(), None);
    assert_eq!(
        jar(&replayed).column("label").expect("the column stands").default(),
        Some(&DefaultValue::Value(Value::Text("none".into())))
    );
    assert!(jar(&replayed).column("lid").is_some());
}

#[test]
fn a_column_that_is_altered_takes_null_unless_it_is_told_not_to() {
    let text = JAR.to_string()
        + "ALTER TABLE [dbo].[Jar] ALTER COLUMN [label] NVARCHAR(max);\n\
           ALTER TABLE [dbo].[Jar] ALTER COLUMN [fill] FLOAT NOT NULL;";
    let replayed = clean(&text);
    let label = jar(&replayed).column("label").expect("the column stands").record().clone();
    assert!(label.nullable);
    let max = BaseType::Builtin { name: "nvarchar".into(), modifiers: alloc::vec!["max".into()] };
    assert_eq!(label.ty.base, max);
    assert!(!jar(&replayed).column("fill").expect("the column stands").record().nullable);
}

#[test]
fn names_are_one_in_any_case() {
    let replayed =
        clean(&(JAR.to_string() + "alter table JAR add Lid int; DROP INDEX jar_FILL_idx ON dbo.jar;"));
    assert_eq!(columns(&replayed.schema, "Jar"), ["id", "label", "sealed", "fill", "Lid"]);
    assert_eq!(jar(&replayed).indexes().count(), 1);
}

#[test]
fn whatever_has_a_name_is_renamed() {
    let text = JAR.to_string()
        + "EXEC SP_RENAME N'dbo.Jar_pkey', N'PK_Jar';\n\
           EXEC SP_RENAME N'dbo.Jar_label_key', N'UQ_Jar';\n\
           EXEC SP_RENAME N'dbo.Jar_sealed_df', N'DF_Jar';\n\
           EXEC SP_RENAME N'dbo.Jar.Jar_fill_idx', N'IX_Jar', N'INDEX';\n\
           EXEC SP_RENAME N'dbo.Jar.label', N'name', N'COLUMN';\n\
           EXEC SP_RENAME N'dbo.Jar', N'Pot';\n\
           ALTER TABLE Pot DROP CONSTRAINT DF_Jar, UQ_Jar;";
    let replayed = clean(&text);
    let pot = replayed.schema.table(&replayed.schema.default_name("Pot")).expect("the table stands");
    assert_eq!(pot.primary_key().and_then(|key| key.name.as_deref()), Some("PK_Jar"));
    assert_eq!(pot.indexes().filter_map(|index| index.name()).collect::<Vec<_>>(), ["IX_Jar"]);
    assert!(pot.column("name").is_some() && pot.column("label").is_none());
    assert_eq!(pot.column("sealed").expect("the column stands").default(), None);
}

#[test]
fn a_table_that_is_redefined_keeps_its_constraints_names() {
    let text = JAR.to_string()
        + "BEGIN TRANSACTION;\nALTER TABLE [dbo].[Jar] DROP CONSTRAINT [Jar_label_key];\n\
           DROP INDEX [Jar_fill_idx] ON [dbo].[Jar];\n\
           DECLARE @SQL NVARCHAR(MAX) = N''\nSELECT @SQL += N'ALTER TABLE ' + QUOTENAME(OBJECT_SCHEMA_NAME(PARENT_OBJECT_ID)) \
           + '.' + QUOTENAME(OBJECT_NAME(PARENT_OBJECT_ID)) + ' DROP CONSTRAINT ' + OBJECT_NAME(OBJECT_ID) + ';'\n\
           FROM SYS.OBJECTS WHERE TYPE_DESC LIKE '%CONSTRAINT' AND OBJECT_NAME(PARENT_OBJECT_ID) = 'Jar' \
           AND SCHEMA_NAME(SCHEMA_ID) = 'dbo'\nEXEC sp_executesql @SQL\n;\n\
           CREATE TABLE [dbo].[_prisma_new_Jar] (\n[id] NVARCHAR(1000) NOT NULL,\n\
           [sealed] BIT NOT NULL CONSTRAINT [Jar_sealed_df] DEFAULT 1,\n\
           CONSTRAINT [Jar_pkey] PRIMARY KEY CLUSTERED ([id])\n);\n\
           SET IDENTITY_INSERT [dbo].[_prisma_new_Jar] ON;\n\
           IF EXISTS(SELECT * FROM [dbo].[Jar])\n\
           EXEC('INSERT INTO [dbo].[_prisma_new_Jar] ([id]) SELECT [id] FROM [dbo].[Jar] WITH (holdlock tablockx)');\n\
           SET IDENTITY_INSERT [dbo].[_prisma_new_Jar] OFF;\nDROP TABLE [dbo].[Jar];\n\
           EXEC SP_RENAME N'dbo._prisma_new_Jar', N'Jar';\nCOMMIT;\n\
           ALTER TABLE [dbo].[Jar] DROP CONSTRAINT [Jar_sealed_df];";
    let replayed = clean(&text);
    assert_eq!(columns(&replayed.schema, "Jar"), ["id", "sealed"]);
    assert_eq!(replayed.schema.tables().count(), 1);
    assert_eq!(jar(&replayed).primary_key().and_then(|key| key.name.as_deref()), Some("Jar_pkey"));
    assert_eq!(jar(&replayed).column("sealed").expect("the column stands").default(), None);
}

#[test]
fn a_table_in_a_namespace_of_its_own_is_made_once() {
    let guard = "IF NOT EXISTS (SELECT * FROM sys.schemas WHERE name = N'app') EXEC sp_executesql N'CREATE SCHEMA [app];';\n";
    let replayed = clean(&alloc::format!("{guard}{guard}CREATE TABLE [app].[Jar] ([id] INT);"));
    let names: Vec<String> = replayed.schema.tables().map(|table| table.name().to_string()).collect();
    assert_eq!(names, ["app.Jar"]);
}

#[test]
fn a_local_table_is_none() {
    let replayed = clean(
        "CREATE TABLE #jar (id INT); ALTER TABLE #jar ADD lid INT; SELECT 1 AS a INTO #pot; DROP TABLE #jar;",
    );
    assert_eq!(replayed.schema.tables().count(), 0);
}

#[test]
fn what_the_database_would_refuse_is_told() {
    for (text, why) in [
        ("DROP TABLE [dbo].[Lid];", "there is no table `Lid`"),
        ("ALTER TABLE [dbo].[Jar] DROP CONSTRAINT [Jar_x_df];", "has no constraint `Jar_x_df`"),
        ("DROP INDEX [Jar_x_idx] ON [dbo].[Jar];", "has no index `Jar_x_idx`"),
        ("DROP INDEX [Jar_label_key] ON [dbo].[Jar];", "needs the index `Jar_label_key` for a constraint"),
        ("EXEC SP_RENAME N'dbo.Lid_pkey', N'PK_Lid';", "there is no object `Lid_pkey`"),
        ("EXEC SP_RENAME N'dbo.Jar.lid', N'cap', N'COLUMN';", "has no column `lid`"),
        ("CREATE INDEX [jar_fill_IDX] ON [dbo].[Jar]([fill]);", "is there already"),
    ] {
        let replayed = built(&(JAR.to_string() + text));
        assert!(
            messages(&replayed).iter().any(|told| told.contains(why)),
            "{text}: {:?}",
            messages(&replayed)
        );
    }
}

#[test]
fn a_default_without_a_name_is_dropped_through_the_catalog() {
    let text = JAR.to_string()
        + "ALTER TABLE Jar ADD lid INT NOT NULL DEFAULT 1;\n\
           DECLARE @n SYSNAME; SELECT @n = name FROM sys.default_constraints WHERE parent_object_id = OBJECT_ID('[dbo].[Jar]') \
           AND COL_NAME(parent_object_id, parent_column_id) = 'LID'; \
           IF @n IS NOT NULL EXEC('ALTER TABLE [dbo].[Jar] DROP CONSTRAINT ' + @n); ALTER TABLE Jar ADD DEFAULT 2 FOR lid;";
    let replayed = clean(&text);
    let lid = jar(&replayed).column("lid").expect("the column stands");
    assert_eq!(lid.default(), Some(&DefaultValue::Value(Value::Number("2".into()))));
    let gone = clean(&text.replace("; ALTER TABLE Jar ADD DEFAULT 2 FOR lid", ""));
    assert_eq!(jar(&gone).column("lid").expect("the column stands").default(), None);
}

#[test]
fn a_key_says_whether_the_rows_are_in_its_order() {
    let text = "CREATE TABLE a (id INT, b INT, CONSTRAINT k PRIMARY KEY NONCLUSTERED (id), CONSTRAINT u UNIQUE CLUSTERED (b));
                CREATE TABLE c (id INT PRIMARY KEY, CONSTRAINT v UNIQUE (id)); CREATE TABLE d (id INT NOT NULL);
                CREATE CLUSTERED INDEX e ON d (id); ALTER TABLE d ADD CONSTRAINT f PRIMARY KEY (id);";
    let replayed = clean(text);
    let told: Vec<(bool, Option<&str>)> = replayed
        .schema
        .tables()
        .map(|table| {
            let first = table.indexes().next().expect("an index stands");
            (table.record().key_is_apart, first.record().method.as_deref())
        })
        .collect();
    assert_eq!(told, [(true, Some("clustered")), (false, None), (true, Some("clustered"))]);
}

#[test]
fn a_name_that_the_database_makes_is_not_known() {
    let text = "CREATE TABLE Jar (id INT PRIMARY KEY, lid INT UNIQUE REFERENCES Jar (id), CHECK (lid > 0));";
    let replayed = clean(text);
    assert_eq!(jar(&replayed).primary_key().and_then(|key| key.name.as_deref()), None);
    assert_eq!(jar(&replayed).foreign_keys().next().and_then(|key| key.name()), None);
    let dropped = clean(&alloc::format!("{text} ALTER TABLE Jar DROP CONSTRAINT FK__Jar__lid__5AEE82B9;"));
    assert!(jar(&dropped).taint().is_unknown());
}
