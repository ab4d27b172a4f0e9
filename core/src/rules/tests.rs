//! The slice of rules, and how findings are settled.

use alloc::string::{String, ToString};

use super::*;
use crate::config;
use crate::text::{Sources, Text};

#[test]
fn every_rule_has_its_own_name_and_page() {
    for (at, rule) in RULES.iter().enumerate() {
        assert!(RULES[..at].iter().all(|other| other.name != rule.name), "{}", rule.name);
        assert!(rule.docs.starts_with(&alloc::format!("# {}\n", rule.name)), "{}", rule.name);
        for part in ["## What it sees", "## Why it hurts", "## Do this instead"] {
            assert!(rule.docs.contains(part), "{}: {part}", rule.name);
        }
    }
}

fn settled(toml: &str, findings: &[Finding]) -> Vec<(&'static str, Severity, String)> {
    let mut sources = Sources::default();
    let file = sources.add(Text::new(config::FILE_NAME, toml));
    let (config, wrong) = config::read(file, &sources);
    assert!(wrong.is_empty(), "{wrong:?}");
    let configs = config::Configs { by_folder: alloc::vec![(String::new(), config)] };
    let settled = settle(findings.to_vec(), &configs, &sources).into_iter();
    settled.map(|finding| (finding.rule, finding.severity, finding.message)).collect()
}

fn missing_index() -> Finding {
    Finding::note("foreign-key-without-index", Location::Path("schema.prisma".into()), "no index")
        .table("loans")
        .object("member_id")
}

#[test]
fn a_severity_is_what_the_configuration_says() {
    let settled = settled("[rules]\nforeign-key-without-index = \"error\"\n", &[missing_index()]);
    assert_eq!(settled, [("foreign-key-without-index", Severity::Error, "no index".to_string())]);
}

#[test]
fn a_rule_that_is_off_says_nothing() {
    assert_eq!(settled("[rules]\nforeign-key-without-index = \"off\"\n", &[missing_index()]), []);
}

#[test]
fn an_ignored_finding_is_gone() {
    for object in ["loans", "loans.member_id", "schema.prisma"] {
        let toml = alloc::format!(
            "[[ignore]]\nrule = \"foreign-key-without-index\"\nobject = \"{object}\"\nreason = \"ten rows\"\n"
        );
        assert_eq!(settled(&toml, &[missing_index()]), [], "{object}");
    }
}

#[test]
fn an_unused_ignore_is_a_finding() {
    let toml =
        "[[ignore]]\nrule = \"foreign-key-without-index\"\nobject = \"tools\"\nreason = \"ten rows\"\n";
    let settled = settled(toml, &[missing_index()]);
    let rules: Vec<&str> = settled.iter().map(|(rule, _, _)| *rule).collect();
    assert_eq!(rules, ["foreign-key-without-index", "unused-ignore"]);
}

#[test]
fn a_rule_that_does_not_exist_cannot_be_set() {
    assert_eq!(
        settled("[rules]\nno-such-rule = \"off\"\n", &[]),
        [("invalid-configuration", Severity::Error, "there is no rule `no-such-rule`".to_string())]
    );
}
