//! What test runners print, counted: cargo's harness (and those that imitate it) and Node's test runner.

use std::collections::BTreeMap;

/// Counts of one suite.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

/// Counts by suite, and what was skipped.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    suites: BTreeMap<String, Counts>,
    skipped: Vec<String>,
    current: String,
}

/// How a skipped test begins its line.
const SKIPPED: &str = "SKIPPED ";

impl Tally {
    /// Begins a suite.
    pub(crate) fn begin(&mut self, suite: &str) {
        suite.clone_into(&mut self.current);
        self.suites.entry(suite.to_owned()).or_default();
    }

    /// Reads one line that a runner printed.
    pub(crate) fn line(&mut self, line: &str) {
        let line = line.trim();
        if let Some(binary) = line.strip_prefix("Running ") {
            self.begin(&suite_of(binary));
        } else if let Some(package) = line.strip_prefix("Doc-tests ") {
            // A package need not have examples in its docs: they count, but are no suite of their own.
            self.current = format!("docs of {package}");
        } else if let Some(result) = line.strip_prefix("test result: ") {
            let counts = self.suites.entry(self.current.clone()).or_default();
            counts.passed += number_before(result, " passed");
            counts.failed += number_before(result, " failed");
            if self.current.starts_with("docs of") && *counts == Counts::default() {
                self.suites.remove(&self.current);
            }
        } else if let Some(number) = node_count(line, "pass") {
            self.suites.entry(self.current.clone()).or_default().passed += number;
        } else if let Some(number) = node_count(line, "fail") {
            self.suites.entry(self.current.clone()).or_default().failed += number;
        } else if line.starts_with(SKIPPED) {
            self.skipped.push(line.to_owned());
        }
    }

    /// Counts one test of the suite that was begun last.
    pub(crate) fn count(&mut self, passed: bool) {
        let counts = self.suites.entry(self.current.clone()).or_default();
        if passed { counts.passed += 1 } else { counts.failed += 1 }
    }

    /// Notes a suite that could not run.
    pub(crate) fn skip(&mut self, what: &str) {
        self.skipped.push(format!("{SKIPPED}{what}"));
    }

    /// What was skipped, and why.
    pub(crate) fn skipped(&self) -> &[String] {
        &self.skipped
    }

    /// Every suite with its counts, by name.
    pub(crate) fn suites(&self) -> impl Iterator<Item = (&str, Counts)> {
        self.suites.iter().map(|(name, counts)| (name.as_str(), *counts))
    }

    /// All suites together.
    pub(crate) fn sum(&self) -> Counts {
        self.suites.values().fold(Counts::default(), |sum, suite| Counts {
            passed: sum.passed + suite.passed,
            failed: sum.failed + suite.failed,
        })
    }
}

/// `unittests src/lib.rs (target/debug/deps/throughline_core-0123456789abcdef)` → `throughline_core`
fn suite_of(binary: &str) -> String {
    let path = binary.rsplit_once('(').map_or(binary, |(_, path)| path).trim_end_matches(')');
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('-').map_or(name, |(name, _)| name).to_owned()
}

/// The number that stands before a word: `12 passed`.
fn number_before(text: &str, word: &str) -> u64 {
    let before = text.split(word).next().unwrap_or_default();
    before.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or_default()
}

/// `ℹ pass 12` (spec reporter) or `# pass 12` (TAP).
fn node_count(line: &str, word: &str) -> Option<u64> {
    let rest = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# "))?;
    rest.strip_prefix(word)?.strip_prefix(' ')?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(lines: &[&str]) -> Tally {
        let mut tally = Tally::default();
        for line in lines {
            tally.line(line);
        }
        tally
    }

    #[test]
    fn results_belong_to_the_binary_that_printed_them() {
        let tally = tally(&[
            "     Running unittests src/lib.rs (target/debug/deps/throughline_core-0123abc)",
            "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "     Running tests/cases.rs (target/debug/deps/cases-0123abc)",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
        ]);
        let suites: Vec<_> = tally.suites().collect();
        assert_eq!(
            suites,
            [
                ("cases", Counts { passed: 3, failed: 2 }),
                ("throughline_core", Counts { passed: 12, failed: 0 })
            ]
        );
    }

    #[test]
    fn a_suite_that_ran_nothing_stays_in_sight() {
        let tally = tally(&["Running unittests src/main.rs (target/debug/deps/throughline-0123abc)"]);
        assert_eq!(tally.suites().collect::<Vec<_>>(), [("throughline", Counts::default())]);
    }

    #[test]
    fn docs_without_examples_are_no_suite() {
        let tally =
            tally(&["   Doc-tests throughline_core", "test result: ok. 0 passed; 0 failed; 0 ignored"]);
        assert_eq!(tally.suites().count(), 0);
    }

    #[test]
    fn both_reporters_of_node_are_counted() {
        let mut tally = Tally::default();
        tally.begin("npm");
        for line in ["ℹ tests 5", "ℹ pass 4", "ℹ fail 1", "# pass 2", "# fail 0"] {
            tally.line(line);
        }
        assert_eq!(tally.sum(), Counts { passed: 6, failed: 1 });
    }

    #[test]
    fn a_skip_is_kept_with_its_reason() {
        assert_eq!(
            tally(&["SKIPPED catalog (no PostgreSQL)"]).skipped(),
            ["SKIPPED catalog (no PostgreSQL)"]
        );
    }
}
