//! `explain`: the page of a rule, or the list of rules.

use alloc::format;
use alloc::string::String;

use super::{Look, Outcome};
use crate::rules::{self, RULES};

pub(super) fn run(rule: Option<&str>, look: &Look) -> Outcome {
    match rule {
        None => Outcome { stdout: list(), ..Outcome::default() },
        Some(name) => match rules::named(name) {
            Some(rule) => {
                let stdout = format!("{}\n\nSeverity: {}\n", rule.docs.trim_end(), rule.severity.name());
                Outcome { stdout, ..Outcome::default() }
            }
            None => Outcome::cannot(
                &format!("there is no rule `{name}`"),
                &format!("run `{} explain` for the rules", look.program),
            ),
        },
    }
}

fn list() -> String {
    let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    let row =
        |rule: &&rules::Rule| format!("{:width$}  {:7}  {}\n", rule.name, rule.severity.name(), rule.summary);
    RULES.iter().map(row).collect()
}
