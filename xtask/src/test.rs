//! `cargo xtask test`: every suite, one after the other, streamed and counted.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;

use crate::process::{cargo, is_there, run as run_to_the_end, stream};
use crate::tally::{Counts, Tally};
use crate::{package, wasm};

/// What a suite needs that cargo does not bring.
struct Tool {
    program: &'static str,
    without_it: &'static str,
}

static TOOLS: &[Tool] = &[
    Tool { program: "git", without_it: "commits in real repositories" },
    Tool { program: "node", without_it: "the npm package, literate cases through it, and Prisma's engines" },
    Tool { program: "npm", without_it: "the npm package, literate cases through it, and Prisma's engines" },
];

/// Runs everything. Fails where a test fails, a suite ran no test, or (under CI) a suite was skipped.
pub(crate) fn run(_: &[String]) -> Result<ExitCode> {
    let started = Instant::now();
    let mut tally = Tally::default();
    let missing: Vec<&Tool> = TOOLS.iter().filter(|tool| !is_there(tool.program)).collect();
    for tool in &missing {
        tally.skip(&format!("{} (no `{}`)", tool.without_it, tool.program));
    }
    let has_node = !missing.iter().any(|tool| ["node", "npm"].contains(&tool.program));

    let project = tempfile::tempdir()?;
    let project = project.path().join("project");
    // What makes the module small runs on one core for minutes: the tests are built beside it.
    let (package, built) = std::thread::scope(|scope| {
        let package = scope.spawn(|| has_node.then(|| package_to_test(&project)).transpose());
        let built = lints(&mut tally).and_then(|()| build());
        (package.join().expect("the package is built without a panic"), built)
    });
    let package = package?;
    built?;
    let mut whole = cargo_tests(package.as_ref(), &mut tally)?;
    if let Some(package) = &package {
        whole &= package_tests(package, &mut tally)?;
    }
    Ok(report(&tally, whole, started))
}

/// Builds, packs and installs the npm package as a user would, and gives the path of its program. Installs Prisma's engines
/// before.
fn package_to_test(project: &std::path::Path) -> Result<PathBuf> {
    step("the npm package");
    package::install("tests/prisma")?;
    package::install("npm")?;
    let module = wasm::build()?;
    println!("{}", wasm::size(&module)?);
    std::fs::create_dir_all(project)?;
    package::packed(project)
}

/// What is built for this machine; the module for npm is built by itself.
const WORKSPACE: [&str; 3] = ["--workspace", "--exclude", "throughline-wasm"];

/// Builds the programs, which tests run, and the tests.
fn build() -> Result<()> {
    step("cargo build");
    run_to_the_end(cargo().arg("build").args(WORKSPACE))?;
    run_to_the_end(cargo().args(["test", "--no-run"]).args(WORKSPACE))
}

fn cargo_tests(package: Option<&PathBuf>, tally: &mut Tally) -> Result<bool> {
    step("cargo test");
    let mut tests = cargo();
    tests.args(["test", "--no-fail-fast"]).args(WORKSPACE);
    if let Some(program) = package {
        tests.env("THROUGHLINE_NPM", program);
    }
    stream(&mut tests, |line| tally.line(line))
}

/// Format and lints; each counts as a test.
fn lints(tally: &mut Tally) -> Result<()> {
    step("lints");
    tally.begin("lints");
    let clippy = ["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"];
    for lint in [&["fmt", "--check"][..], &clippy[..]] {
        let is_clean = stream(cargo().args(lint), |_| {})?;
        tally.count(is_clean);
    }
    Ok(())
}

fn package_tests(package: &PathBuf, tally: &mut Tally) -> Result<bool> {
    step("npm test");
    tally.begin("npm");
    let folder = crate::process::root().join("npm");
    let mut tests = package::npm();
    tests.args(["test", "--silent"]).current_dir(folder).env("THROUGHLINE_NPM", package);
    stream(&mut tests, |line| tally.line(line))
}

/// Prints the counts by suite, what was skipped and what fell short; the last line is `N passed, N failed`.
fn report(tally: &Tally, whole: bool, started: Instant) -> ExitCode {
    step("in all");
    for (suite, Counts { passed, failed }) in tally.suites() {
        println!("{suite:<24} {passed:>5} passed {failed:>5} failed");
    }
    let seconds = started.elapsed().as_secs();
    println!("{:<24} {} min {} s", "time", seconds / 60, seconds % 60);
    for skipped in tally.skipped() {
        println!("{skipped}");
    }
    let empty: Vec<&str> =
        tally.suites().filter(|(_, counts)| *counts == Counts::default()).map(|(suite, _)| suite).collect();
    for suite in &empty {
        println!("FAILED  {suite} ran no test");
    }
    let is_ci = std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false");
    let skipped_in_ci = is_ci && !tally.skipped().is_empty();
    if skipped_in_ci {
        println!("FAILED  under CI nothing may be skipped");
    }
    let sum = tally.sum();
    if !whole && sum.failed == 0 {
        println!("FAILED  a suite ended before its last test");
    }
    println!("{} passed, {} failed", sum.passed, sum.failed);
    let succeeded = whole && sum.failed == 0 && sum.passed > 0 && empty.is_empty() && !skipped_in_ci;
    if succeeded { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn step(name: &str) {
    println!("\n──── {name} ────");
}
