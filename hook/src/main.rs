//! The native command line and Git hook: reads files or Git, calls core, writes, prints, exits.
//!
//! **Invariant: decides nothing about schemas.**
#![allow(clippy::print_stderr, reason = "a program that cannot run says so")]

mod arguments;
mod look;
mod obstacle;
mod outcome;
mod place;
mod trees;

use std::env;
use std::process::ExitCode;

use anyhow::Result;
use throughline_core::command::{Command, cli, run};

use crate::place::Place;

/// Docs of megabytes are millions of small texts: with the allocator of the C library they take a fifth longer.
/// It asks for no huge pages (`no_thp`): a system that must first make them takes longer than they save.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Could not run.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|panic| {
        eprintln!("error: throughline met a fault of its own\n  help: please report this: {panic}");
        std::process::exit(FAILED.into());
    }));
    serve().unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::from(FAILED)
    })
}

fn serve() -> Result<ExitCode> {
    let place = Place::find()?;
    let invocation = arguments::cut(env::args_os().skip(1), place.standing())?;
    let request = match cli::request(&invocation, look::of_terminal()) {
        Ok(request) => request,
        Err(outcome) => return outcome::print(&outcome),
    };
    if request.command == Command::HookRun && look::is_set("THROUGHLINE_SKIP") {
        return Ok(ExitCode::SUCCESS);
    }
    let trees = trees::gather(&place, &request)?;
    outcome::carry_out(&run(&request, &trees), &place, &trees)
}
