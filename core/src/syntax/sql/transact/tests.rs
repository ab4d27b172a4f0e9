//! Where statements of Transact-SQL begin and end, and what is surely run.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::dialect::Dialect;
use crate::syntax::sql::tree::{Alter, Condition, Step, Tree};
use crate::syntax::sql::{Opaque, Reading, statements};

/// What each statement is: its text, `-` before one that is skipped and `?` before one that was not understood.
fn cut(text: &str) -> Vec<String> {
    let told = statements(text, Dialect::SqlServer).into_iter().map(|statement| {
        let words = statement.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        match statement.reading {
            Reading::Tree(_) => words,
            Reading::Skipped(kind) => format!("- {kind}"),
            Reading::Opaque(_) => format!("? {words}"),
        }
    });
    told.collect()
}

fn trees(text: &str) -> Vec<Tree> {
    let trees =
        statements(text, Dialect::SqlServer).into_iter().filter_map(|statement| match statement.reading {
            Reading::Tree(tree) => Some(tree),
            Reading::Skipped(_) => None,
            Reading::Opaque(opaque) => panic!("{text} is {opaque:?}"),
        });
    trees.collect()
}

fn opaque(text: &str) -> Opaque {
    let read =
        statements(text, Dialect::SqlServer).into_iter().find_map(|statement| match statement.reading {
            Reading::Opaque(opaque) => Some(opaque),
            Reading::Tree(_) | Reading::Skipped(_) => None,
        });
    read.expect("one is not understood")
}

#[test]
fn a_statement_ends_where_the_next_begins() {
    assert_eq!(
        cut("CREATE TABLE a (b INT)\nALTER TABLE a ADD c INT DROP TABLE a UPDATE a SET b = 1 SELECT 1"),
        [
            "CREATE TABLE a (b INT)",
            "ALTER TABLE a ADD c INT",
            "DROP TABLE a",
            "- UPDATE",
            "- SET",
            "- SELECT"
        ]
    );
}

#[test]
fn words_that_belong_to_a_statement_begin_none() {
    for whole in [
        "ALTER TABLE a ALTER COLUMN b INT NOT NULL",
        "ALTER TABLE a DROP CONSTRAINT c",
        "ALTER TABLE a DROP COLUMN IF EXISTS c, d",
        "ALTER TABLE a DROP c",
        "ALTER TABLE a ADD CONSTRAINT c FOREIGN KEY (b) REFERENCES d (e) ON DELETE SET NULL ON UPDATE CASCADE",
        "ALTER TABLE a SET (LOCK_ESCALATION = AUTO)",
        "ALTER TABLE a ENABLE TRIGGER b",
        "ALTER TABLE a ADD b INT DEFAULT (CASE WHEN 1 = 1 THEN 1 ELSE 2 END)",
        "DROP TABLE IF EXISTS a",
        "CREATE OR ALTER VIEW a AS SELECT 1 AS b UNION SELECT 2",
    ] {
        assert_eq!(cut(whole), [whole]);
    }
    assert_eq!(cut("UPDATE a SET b = CASE WHEN c = 1 THEN 2 ELSE NULL END DROP TABLE a")[2], "DROP TABLE a");
    assert_eq!(cut("GRANT SELECT, EXECUTE, CREATE TABLE TO b; DROP TABLE a"), ["- GRANT", "DROP TABLE a"]);
}

#[test]
fn a_batch_ends_at_go_alone_on_its_line() {
    let text =
        "CREATE PROCEDURE p AS BEGIN DROP TABLE a END\nGO\nDROP TABLE b\ngo 3 -- thrice\nDROP TABLE go";
    assert_eq!(cut(text), ["- PROCEDURE", "- GO", "DROP TABLE b", "- GO", "DROP TABLE go"]);
}

#[test]
fn what_is_tried_is_run_and_its_handler_is_not() {
    let text = "BEGIN TRY\n\nBEGIN TRAN;\n\nCREATE TABLE a (b INT);\n\nCOMMIT TRAN;\n\nEND TRY\nBEGIN CATCH\n\nIF @@TRANCOUNT > 0\n\
                BEGIN\n    ROLLBACK TRAN; DROP TABLE a;\nEND;\nTHROW\n\nEND CATCH\nDROP TABLE c";
    assert_eq!(
        cut(text),
        ["- BEGIN", "- BEGIN", "CREATE TABLE a (b INT)", "- COMMIT", "- END", "- CATCH", "DROP TABLE c"]
    );
}

#[test]
fn a_string_that_is_executed_is_read() {
    for text in [
        "EXEC('DROP TABLE [a]')",
        "EXECUTE sp_executesql N'DROP TABLE [a];'",
        "EXEC sys.sp_executesql @stmt = N'DROP TABLE [a]'",
        "DECLARE @s NVARCHAR(MAX) = N'DROP TABLE '; SET @s += N'[a]'; EXEC sp_executesql @s",
        "DECLARE @s NVARCHAR(MAX), @t SYSNAME = '[a]' SELECT @s = 'DROP TABLE ' + @t EXEC (@s)",
    ] {
        let [Tree::Drop { paths, .. }] = &trees(text)[..] else { panic!("{text}") };
        assert_eq!(paths[0].name.text, "a", "{text}");
    }
    assert_eq!(cut("EXEC('INSERT INTO a (b) SELECT b FROM c')"), ["- INSERT", "- SELECT"]);
}

#[test]
fn a_string_that_is_not_known_names_what_is_in_it() {
    let read = opaque(
        "DECLARE @c SYSNAME = CAST(1 AS SYSNAME); EXEC('ALTER TABLE [dbo].[Jar] DROP CONSTRAINT ' + @c)",
    );
    assert!(read.mentions.contains(&"Jar".into()), "{read:?}");
    assert!(!read.is_dynamic);
    assert!(opaque("EXEC(@unknown)").is_dynamic);
}

#[test]
fn the_constraints_of_a_table_are_dropped_as_prisma_drops_them() {
    let text = "DECLARE @SQL NVARCHAR(MAX) = N''\nSELECT @SQL += N'ALTER TABLE '\n + \
                QUOTENAME(OBJECT_SCHEMA_NAME(PARENT_OBJECT_ID))\n + '.'\n + QUOTENAME(OBJECT_NAME(PARENT_OBJECT_ID))\n + \
                ' DROP CONSTRAINT '\n + OBJECT_NAME(OBJECT_ID) + ';'\nFROM SYS.OBJECTS\nWHERE TYPE_DESC LIKE '%CONSTRAINT'\n \
                AND OBJECT_NAME(PARENT_OBJECT_ID) = 'Jar'\n AND SCHEMA_NAME(SCHEMA_ID) = 'dbo'\nEXEC sp_executesql @SQL\n;";
    let [Tree::AlterTable { table, actions, .. }] = &trees(text)[..] else { panic!("no table") };
    assert_eq!(table.name.text, "Jar");
    assert_eq!(actions[0].what, Alter::DropConstraints);
    let other = text.replace("TYPE_DESC LIKE '%CONSTRAINT'", "TYPE_DESC LIKE '%KEY%'");
    assert!(opaque(&other).mentions.contains(&"Jar".into()));
}

#[test]
fn a_name_in_a_string_is_renamed() {
    let text = "EXEC SP_RENAME N'dbo.Jar', N'Pot'; EXEC sp_rename 'dbo.Jar.lid', 'cap', 'COLUMN'; \
                EXEC sp_rename @objname = N'[dbo].[Jar].[a.b]', @newname = N'c', @objtype = N'INDEX'";
    let read = trees(text);
    let [
        Tree::RenameObject { path, after },
        Tree::AlterTable { actions, .. },
        Tree::AlterTable { table, actions: others, .. },
    ] = &read[..]
    else {
        panic!("{read:?}")
    };
    assert_eq!((path.name.text.as_str(), after.text.as_str()), ("Jar", "Pot"));
    assert!(matches!(&actions[0].what, Alter::RenameColumn { before, .. } if before.text == "lid"));
    assert!(matches!(&others[0].what, Alter::RenameIndex { before, .. } if before.text == "a.b"));
    assert_eq!(table.name.text, "Jar");
}

#[test]
fn a_question_to_the_catalog_guards_what_follows() {
    for text in [
        "IF NOT EXISTS (SELECT * FROM sys.schemas WHERE name = N'app') EXEC sp_executesql N'CREATE SCHEMA [app];';",
        "IF OBJECT_ID(N'[dbo].[Jar]', N'U') IS NOT NULL BEGIN DROP TABLE [dbo].[Jar] END ELSE PRINT 'none'",
        "IF COL_LENGTH('dbo.Jar', 'lid') IS NULL ALTER TABLE Jar ADD lid INT",
        "IF NOT EXISTS (SELECT 1 FROM sys.columns c WHERE c.name = 'lid' AND c.object_id = OBJECT_ID('dbo.Jar')) \
         ALTER TABLE Jar ADD lid INT",
        "IF EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'dbo' AND TABLE_NAME = 'Jar') DROP TABLE Jar",
        "IF EXISTS (SELECT * FROM sys.objects WHERE object_id = OBJECT_ID(N'dbo.Jar') AND type in (N'U')) DROP TABLE Jar",
        "IF EXISTS (SELECT * FROM sys.indexes WHERE name = 'i' AND object_id = OBJECT_ID('Jar')) DROP INDEX i ON Jar",
    ] {
        let [Tree::Block(block)] = &trees(text)[..] else { panic!("{text}") };
        let [Step::If { condition, then, .. }] = &block.steps[..] else { panic!("{text}") };
        assert_eq!(then.len(), 1, "{text}");
        assert!(matches!(condition, Condition::Exists(_) | Condition::Not(_)), "{text}");
    }
    assert_eq!(
        cut("IF EXISTS(SELECT * FROM a) EXEC('INSERT INTO b SELECT * FROM a'); DROP TABLE a"),
        ["- IF", "DROP TABLE a"]
    );
}

#[test]
fn what_may_be_run_or_not_is_not_understood() {
    assert_eq!(opaque("IF (SELECT COUNT(*) FROM Jar) > 3 DROP TABLE Lid").mentions, ["Jar", "Lid"]);
    assert_eq!(opaque("WHILE @i < 3 BEGIN DROP TABLE Lid END").mentions, ["Lid"]);
    assert_eq!(cut("WHILE @i < 3 BEGIN SET @i += 1 INSERT INTO a VALUES (@i) END"), ["- WHILE"]);
}

#[test]
fn no_depth_is_too_deep() {
    let deep = "BEGIN ".repeat(5000) + "DROP TABLE Jar";
    assert!(opaque(&deep).mentions.contains(&"Jar".into()));
    let asked = String::from("IF ") + &"(".repeat(5000) + "1=1 DROP TABLE Jar";
    let _ = statements(&asked, Dialect::SqlServer);
    // A line of two hundred thousand of them is read in no time that anybody notices.
    let many = "go ".repeat(200_000);
    assert_eq!(statements(&many, Dialect::SqlServer).len(), 1);
}

#[test]
fn a_default_that_the_catalog_is_asked_for_is_dropped() {
    for text in [
        "DECLARE @n SYSNAME; SELECT @n = name FROM sys.default_constraints WHERE parent_object_id = OBJECT_ID('[dbo].[Jar]') \
         AND col_name(parent_object_id, parent_column_id) = 'lid'; IF @n IS NOT NULL EXEC('ALTER TABLE [dbo].[Jar] DROP CONSTRAINT ' + @n);",
        "DECLARE @var0 sysname;\nSELECT @var0 = [d].[name]\nFROM [sys].[default_constraints] [d]\nINNER JOIN [sys].[columns] [c] ON \
         [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]\nWHERE ([d].[parent_object_id] = \
         OBJECT_ID(N'[Jar]') AND [c].[name] = N'lid');\nIF @var0 IS NOT NULL EXEC(N'ALTER TABLE [Jar] DROP CONSTRAINT [' + @var0 + '];');",
        "DECLARE @s NVARCHAR(MAX) SELECT TOP 1 @s = N'ALTER TABLE dbo.Jar DROP CONSTRAINT [' + dc.name + N']' FROM \
         sys.default_constraints dc JOIN sys.columns c ON c.default_object_id = dc.object_id WHERE dc.parent_object_id = \
         OBJECT_ID('dbo.Jar') AND c.name = 'lid' EXEC sp_executesql @s",
        "DECLARE @n NVARCHAR(128) SELECT @n = d.name FROM sys.tables t JOIN sys.default_constraints d ON d.parent_object_id = \
         t.object_id JOIN sys.columns c ON c.object_id = t.object_id AND c.column_id = d.parent_column_id WHERE t.name = 'Jar' \
         AND c.name = 'lid' EXEC('ALTER TABLE Jar DROP CONSTRAINT ' + QUOTENAME(@n))",
        "DECLARE @n SYSNAME SELECT @n = name FROM sys.default_constraints WHERE parent_object_id = OBJECT_ID('Jar') AND \
         parent_column_id = (SELECT column_id FROM sys.columns WHERE object_id = OBJECT_ID('Jar') AND name = 'lid') \
         EXEC('ALTER TABLE Jar DROP CONSTRAINT ' + @n)",
    ] {
        let [Tree::Block(block)] = &trees(text)[..] else { panic!("{text}") };
        let [Step::If { condition: Condition::Exists(sought), .. }] = &block.steps[..] else {
            panic!("{text}")
        };
        assert_eq!((sought.table.as_deref(), sought.name.as_str()), (Some("Jar"), "lid"), "{text}");
    }
    let other = "DECLARE @n SYSNAME SELECT @n = name FROM sys.default_constraints WHERE parent_object_id = OBJECT_ID('Jar') \
                 AND name LIKE 'DF%' EXEC('ALTER TABLE Jar DROP CONSTRAINT ' + @n)";
    assert!(opaque(other).mentions.contains(&"Jar".into()));
}
