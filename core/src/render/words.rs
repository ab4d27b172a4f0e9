//! Counts and summaries in English, for every format that people read.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::finding::Severity;
use crate::ordered::CollectVec;
use crate::rules::{Tally, Verdict};

/// `1 table`, `2,431 statements`.
pub fn count(number: usize, one: &str) -> String {
    let many = if number == 1 { "" } else { "s" };
    format!("{} {one}{many}", thousands(number))
}

fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut words = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

/// What was compared: `checked 12 tables against 163 migrations (2,431 statements, 7 not understood)`.
pub fn compared(tally: &Tally) -> String {
    let mut parts = Vec::new();
    if tally.tables > 0 {
        let opaque = match tally.opaque {
            0 => String::new(),
            opaque => format!(", {} not understood", thousands(opaque)),
        };
        parts.push(format!(
            "{} against {} ({}{opaque})",
            count(tally.tables, "table"),
            count(tally.migrations, "migration"),
            count(tally.statements, "statement"),
        ));
    }
    if tally.designed > 0 {
        parts.push(format!("{} against the docs", count(tally.designed, "designed file")));
    }
    if parts.is_empty() { "compared nothing".into() } else { format!("checked {}", parts.join(" and ")) }
}

/// How many findings there are: `1 error, 2 notes`.
pub fn found(verdict: &Verdict) -> String {
    let counts: Vec<String> = Severity::ALL
        .into_iter()
        .map(|severity| (severity, verdict.count(severity)))
        .filter(|(_, number)| *number > 0)
        .map(|(severity, number)| count(number, severity.name()))
        .collect_vec();
    if counts.is_empty() { "no findings".into() } else { counts.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_says_what_was_compared() {
        let tally =
            Tally { migrations: 163, statements: 2431, opaque: 7, skipped: 0, tables: 12, designed: 0 };
        assert_eq!(
            compared(&tally),
            "checked 12 tables against 163 migrations (2,431 statements, 7 not understood)"
        );
    }

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(count(1, "table"), "1 table");
        assert_eq!(count(1_234_567, "byte"), "1,234,567 bytes");
        assert_eq!(count(100, "row"), "100 rows");
    }
}
