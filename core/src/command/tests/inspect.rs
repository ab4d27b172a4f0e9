//! `inspect`, `diff`, `explain` and `init`.

use super::*;

fn world() -> World {
    World::working(&[(SCHEMA, &with_field("owner String?")), (FIRST, CREATE_TOOLS)])
        .with(Tree::Commit("main".into()), &[(SCHEMA, TOOLS)])
}

#[test]
fn a_schema_is_printed_as_json() {
    let outcome = world().run("inspect prisma/schema.prisma --format=json");
    let json: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    let column = &json["tables"][0]["columns"][1];
    assert_eq!(column["name"], "name");
    assert_eq!(column["type"], "text");
    assert_eq!(column["nullable"], false);
    assert_eq!(json["tables"][0]["primaryKey"]["columns"][0], "id");
}

#[test]
fn a_migrations_folder_is_printed_as_what_it_builds() {
    let outcome = world().run("inspect prisma/migrations --format=json");
    assert_eq!(outcome.exit, 0, "{outcome:?}");
    assert!(outcome.stdout.contains("\"name\": \"Tool\""));
}

#[test]
fn a_diff_says_what_changes() {
    let outcome = world().run("diff prisma/migrations prisma/schema.prisma");
    assert_eq!(outcome.stdout, "create column `Tool.owner`\ncompared 1 table: 1 change\n");
}

#[test]
fn a_revision_is_a_source() {
    let outcome = world().run("diff main:prisma/schema.prisma prisma/schema.prisma --format=sql");
    assert!(outcome.stdout.contains("ALTER TABLE \"Tool\" ADD COLUMN owner TEXT"), "{outcome:?}");
}

#[test]
fn everything_is_new_to_an_empty_source() {
    let outcome = world().run("diff empty prisma/schema.prisma");
    assert!(outcome.stdout.contains("create table `Tool`"), "{outcome:?}");
}

#[test]
fn what_is_no_source_is_refused() {
    let outcome = World::working(&[("README.md", "")]).run("inspect README.md");
    assert_eq!(outcome.exit, 2);
    assert!(outcome.stderr.contains("neither a schema nor a migrations folder"), "{}", outcome.stderr);
}

#[test]
fn a_rule_is_explained_by_its_page() {
    let outcome = World::default().run("explain schema-ahead-of-migrations");
    assert!(outcome.stdout.starts_with("# schema-ahead-of-migrations\n"));
    assert_eq!(World::default().run("explain nothing").exit, 2);
}

#[test]
fn init_writes_what_it_found() {
    let outcome = world().run("init");
    let [write] = &outcome.writes[..] else { panic!("one file: {outcome:?}") };
    let Edit::Put { content, .. } = &write.edit else { panic!("a file that is written") };
    assert_eq!(
        core::str::from_utf8(content),
        Ok(
            "[[project]]\nschema = \"prisma/schema.prisma\"\nmigrations = \"prisma/migrations\"\ntool = \"prisma\"\n"
        )
    );
}

#[test]
fn init_leaves_a_configuration_as_it_is() {
    let outcome = World::working(&[("throughline.toml", ""), (SCHEMA, TOOLS)]).run("init");
    assert_eq!(outcome.writes, []);
    assert_eq!(outcome.exit, 0);
}

const PLAIN: &str = "CREATE TABLE crates (id INTEGER PRIMARY KEY, label VARCHAR(20))";

#[test]
fn migrations_that_name_no_database_are_read_for_the_one_that_is_named() {
    let world = World::working(&[("migrations/1.sql", PLAIN)]);
    assert_eq!(world.run("inspect migrations").exit, 2);
    let outcome = world.run("inspect migrations --database=postgresql --format=json");
    assert!(outcome.stdout.contains("\"name\": \"crates\""), "{outcome:?}");
}

#[test]
fn migrations_whose_words_tell_the_database_are_read_for_it() {
    let sql = "CREATE TABLE crates (id BIGSERIAL PRIMARY KEY, packed TIMESTAMPTZ)";
    let outcome = World::working(&[("migrations/1.sql", sql)]).run("inspect migrations");
    assert!(outcome.stdout.contains("CREATE TABLE crates"), "{outcome:?}");
}

#[test]
fn a_page_of_a_rule_ends_in_its_severity_on_a_line_of_its_own() {
    let outcome = world().run("explain untraced-table");
    assert!(outcome.stdout.ends_with("\n\nSeverity: note\n"), "{}", outcome.stdout);
}

#[test]
fn what_is_not_written_is_told() {
    let schema = with_field("owner String?").replace("postgresql", "sqlserver");
    let made = "CREATE TABLE [dbo].[Tool] ([id] INT NOT NULL, CONSTRAINT [Tool_pkey] PRIMARY KEY ([id]));";
    let world = World::working(&[(SCHEMA, &schema), (FIRST, made)]);
    let outcome = world.run("diff prisma/migrations prisma/schema.prisma --database=sqlserver --format=sql");
    assert_eq!((outcome.exit, outcome.stdout.as_str()), (2, ""));
    assert!(outcome.stderr.contains("not written as SQL of SQL Server yet"), "{}", outcome.stderr);
    let outcome = world.run("inspect prisma/schema.prisma");
    assert!(outcome.stdout.contains("NVARCHAR(1000)"), "{outcome:?}");
    let outcome = world.run("diff prisma/migrations prisma/schema.prisma --database=sqlserver");
    assert!(outcome.stdout.contains("create column `Tool.owner`"), "{outcome:?}");
}
