//! Runs `check` over real projects that stand outside the repository, and prints what came of each.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process::{artifacts, cargo, run as run_to_end};

/// What `check` said of a project.
#[derive(Default)]
struct Score {
    migrations: u64,
    statements: u64,
    opaque: u64,
    skipped: u64,
    tables: u64,
    /// Errors, warnings, notes.
    findings: [u64; 3],
    time: Duration,
}

pub(crate) fn run(folders: &[String]) -> Result<ExitCode> {
    if folders.is_empty() {
        bail!(
            "no folder is named\n  help: cargo xtask corpus DIR…, each a checkout or a folder of checkouts"
        );
    }
    run_to_end(cargo().args(["build", "--quiet", "--release", "--package", "throughline"]))?;
    let program = artifacts().join("release/throughline");
    let mut checkouts = Vec::new();
    for folder in folders {
        checkouts.extend(checkouts_in(Path::new(folder))?);
    }
    println!(
        "{:<48}{:>6}{:>8}{:>8}{:>8}{:>8}{:>8}{:>7}{:>6}{:>6}{:>6}{:>7}",
        "project",
        "exit",
        "migr.",
        "stmts",
        "read",
        "opaque",
        "skipped",
        "tables",
        "err",
        "warn",
        "note",
        "ms"
    );
    let mut total = Score::default();
    for checkout in &checkouts {
        let name = checkout.file_name().unwrap_or(checkout.as_os_str()).to_string_lossy();
        let (score, exit) = score(&program, checkout).with_context(|| name.clone().into_owned())?;
        println!("{name:<48}{exit:>6}{}", score.row());
        total.add(&score);
    }
    println!("{:<48}{:>6}{}", format!("{} projects", checkouts.len()), "", total.row());
    Ok(ExitCode::SUCCESS)
}

/// The folder itself where it is a checkout, or else those in it; itself where there is none.
fn checkouts_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let is_checkout = |folder: &Path| folder.join(".git").exists();
    let mut inside = Vec::new();
    if !is_checkout(folder) {
        let listed = fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
        for entry in listed {
            inside.push(entry?.path());
        }
        inside.retain(|folder| is_checkout(folder));
        inside.sort();
    }
    Ok(if inside.is_empty() { vec![folder.to_owned()] } else { inside })
}

fn score(program: &Path, checkout: &Path) -> Result<(Score, i32)> {
    let started = Instant::now();
    let mut command = Command::new(program);
    let output = command.args(["check", "--format", "json"]).current_dir(checkout).output()?;
    let time = started.elapsed();
    let exit = output.status.code().context("the program was killed")?;
    let json: Value = serde_json::from_slice(&output.stdout)
        .with_context(|| String::from_utf8_lossy(&output.stderr).into_owned())?;
    let summary = &json["summary"];
    let number = |value: &Value| value.as_u64().context("the summary lacks a number");
    let found = |severity: &str| number(&summary["findings"][severity]);
    let score = Score {
        migrations: number(&summary["migrations"])?,
        statements: number(&summary["statements"])?,
        opaque: number(&summary["opaque"])?,
        skipped: number(&summary["skipped"])?,
        tables: number(&summary["comparedTables"])?,
        findings: [found("error")?, found("warning")?, found("note")?],
        time,
    };
    Ok((score, exit))
}

impl Score {
    fn add(&mut self, other: &Self) {
        self.migrations += other.migrations;
        self.statements += other.statements;
        self.opaque += other.opaque;
        self.skipped += other.skipped;
        self.tables += other.tables;
        for (sum, count) in self.findings.iter_mut().zip(other.findings) {
            *sum += count;
        }
        self.time += other.time;
    }

    fn row(&self) -> String {
        let Self { migrations, statements, opaque, skipped, tables, findings: [error, warning, note], time } =
            self;
        let read = statements - opaque - skipped;
        format!(
            "{migrations:>8}{statements:>8}{read:>8}{opaque:>8}{skipped:>8}{tables:>7}{error:>6}{warning:>6}{note:>6}{:>7}",
            time.as_millis()
        )
    }
}
