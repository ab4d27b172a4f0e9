//! Other programs that a test asks, and what becomes of the test where they are missing.
//!
//! **Invariant: a test that could not ask says so aloud, and under CI it fails.**

use std::io::Write as _;

/// Says that a test could not run, and why: loud on a laptop, a failure under CI.
///
/// A test calls it and returns. `cargo xtask test` counts the line.
#[allow(clippy::panic, reason = "it is how a test fails")]
pub fn missing(test: &str, why: &str) {
    let is_ci = std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false");
    assert!(!is_ci, "{test} could not run: {why}");
    // Around `eprintln!`, whose words the test harness keeps to itself where the test passes.
    let _ = writeln!(std::io::stderr(), "SKIPPED {test} ({why})");
}
