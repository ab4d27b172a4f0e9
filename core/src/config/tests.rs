//! What a configuration says, and what is reported of it.

use super::*;
use crate::text::Text;

fn config(toml: &str) -> (Config, Vec<String>) {
    let mut sources = Sources::default();
    let file = sources.add(Text::new(FILE_NAME, toml));
    let (config, findings) = read(file, &sources);
    (config, findings.into_iter().map(|finding| finding.message).collect())
}

#[test]
fn a_project_has_its_paths() {
    let (config, findings) = config(
        "[[project]]\nname = \"api\"\nroot = \"apps/api\"\nschema = \"prisma/schema.prisma\"\ndatabase = \"postgresql\"\n",
    );
    assert!(findings.is_empty(), "{findings:?}");
    let [project] = &config.projects[..] else { panic!("one project") };
    assert_eq!(project.root, "apps/api");
    assert_eq!(project.schema.as_ref().map(|said| said.name.as_str()), Some("prisma/schema.prisma"));
    assert_eq!(project.database, Some(Dialect::PostgreSql));
}

#[test]
fn decisions_keep_the_order_they_are_written_in() {
    let (config, findings) = config(
        "[design]\nadd = [\"tag\", \"badge\"]\nrename = { member = \"user\" }\n\
         [design.entity.invoice]\nsteps = [3, \"4a\"]\ncolumns = { total = \"decimal\" }\n",
    );
    assert!(findings.is_empty(), "{findings:?}");
    let added: Vec<&str> = config.decisions.add.iter().map(|said| said.name.as_str()).collect();
    assert_eq!(added, ["tag", "badge"]);
    assert_eq!(config.decisions.rename[0].value, "user");
    let invoice = &config.decisions.entities[0];
    assert_eq!(invoice.name, "invoice");
    assert_eq!(invoice.value.steps[0].name, "3");
    assert_eq!(invoice.value.columns[0].value, "decimal");
}

#[test]
fn a_rule_can_be_turned_off() {
    let (config, _) = config("[rules]\nuntraced-table = \"off\"\nopaque-statement = \"error\"\n");
    assert_eq!(config.rules[0].value, None);
    assert_eq!(config.rules[1].value, Some(Severity::Error));
}

#[test]
fn a_table_serves_steps_or_the_system() {
    let (config, _) = config("[trace]\ninvoices = [\"2\"]\nsessions = \"system\"\n");
    assert_eq!(config.trace[0].value, Trace::Steps(alloc::vec!["2".into()]));
    assert_eq!(config.trace[1].value, Trace::System);
}

#[test]
fn an_unknown_key_is_reported_where_it_stands() {
    let toml = "[[project]]\nshema = \"x\"\n";
    let mut sources = Sources::default();
    let file = sources.add(Text::new(FILE_NAME, toml));
    let (_, findings) = read(file, &sources);
    let [finding] = &findings[..] else { panic!("one finding: {findings:?}") };
    assert_eq!(finding.message, "`project` has no key `shema`");
    let crate::finding::Location::Place(place) = finding.location else { panic!("a place") };
    assert_eq!(sources.words(place), "shema");
}

#[test]
fn an_unknown_table_is_reported() {
    assert_eq!(config("[rulez]\n").1, ["there is no table `rulez` in throughline.toml"]);
}

#[test]
fn a_wrong_value_is_answered_with_the_right_ones() {
    assert_eq!(
        config("[rules]\nx = \"fatal\"\n").1,
        ["`x` is one of \"error\", \"warning\", \"note\" and \"off\", not \"fatal\""]
    );
    assert_eq!(config("[design]\nadd = \"tag\"\n").1, ["`add` is a list of strings, not \"tag\""]);
    assert_eq!(
        config("[[project]]\ndatabase = \"oracle\"\n").1,
        ["`oracle` is not a database that Throughline knows"]
    );
}

#[test]
fn an_ignore_without_a_reason_ignores_nothing() {
    let (config, findings) = config("[[ignore]]\nrule = \"x\"\nobject = \"y\"\n");
    assert!(config.ignores.is_empty());
    assert_eq!(findings, ["an [[ignore]] without `reason` ignores nothing"]);
}

#[test]
fn broken_toml_is_reported_and_the_rest_is_read() {
    let (config, findings) = config("[rules]\na = \nb = \"off\"\n");
    assert_eq!(findings.len(), 1);
    assert!(findings[0].starts_with("throughline.toml is not TOML here: "));
    assert!(config.rules.iter().any(|rule| rule.name == "b"));
}
