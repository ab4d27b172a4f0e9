//! Carries out what core decided: edits files, prints, and gives the exit code.
//!
//! **Invariant: no file is lost. What core has not seen is not overwritten, and every edit is whole or not at all.**

mod edit;

use std::io::{self, ErrorKind, Write as _, stderr, stdout};
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use throughline_core::command::{Outcome, Trees};

use crate::place::Place;

/// Edits first, so that what is printed about them is true.
pub(crate) fn carry_out(outcome: &Outcome, place: &Place, trees: &Trees) -> Result<ExitCode> {
    edit::all(&outcome.writes, place, trees)?;
    print(outcome)
}

/// Prints both streams. A reader that has gone away is no error, and changes no verdict.
pub(crate) fn print(outcome: &Outcome) -> Result<ExitCode> {
    unless_closed(stdout().write_all(outcome.stdout.as_bytes()).and_then(|()| stdout().flush()))
        .context("cannot write to standard output")?;
    unless_closed(stderr().write_all(outcome.stderr.as_bytes())).context("cannot write to standard error")?;
    Ok(ExitCode::from(outcome.exit))
}

fn unless_closed(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}
