//! Tasks of the repository: `cargo xtask test`, `cargo xtask wasm`, `cargo xtask corpus`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for people who watch it")]

mod corpus;
mod package;
mod process;
mod tally;
mod test;
mod wasm;

use std::process::ExitCode;

/// A task, by the name it is called with.
struct Task {
    name: &'static str,
    summary: &'static str,
    run: fn(&[String]) -> anyhow::Result<ExitCode>,
}

static TASKS: &[Task] = &[
    Task { name: "test", summary: "run every test; the last line is `N passed, N failed`", run: test::run },
    Task {
        name: "corpus",
        summary: "check the projects in DIR…, each a checkout or a folder of them",
        run: corpus::run,
    },
    Task { name: "wasm", summary: "build npm/wasm and tell its size", run: wasm::run },
];

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_default();
    let Some(task) = TASKS.iter().find(|task| task.name == name) else {
        eprintln!("usage: cargo xtask TASK\n");
        for Task { name, summary, .. } in TASKS {
            eprintln!("  {name:<8} {summary}");
        }
        return ExitCode::from(2);
    };
    (task.run)(&arguments.collect::<Vec<_>>()).unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::from(2)
    })
}
