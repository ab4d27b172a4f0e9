//! Help, printed from the records.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::record::{COMMANDS, CommandRecord, GLOBAL, OptionRecord};
use crate::ordered::CollectVec;

/// The help of the whole program.
pub(super) fn program(program: &str) -> String {
    let commands = COMMANDS.iter().map(|command| (synopsis(command), command.summary.into())).collect_vec();
    let mut help = String::from("Keeps product docs, database schema and migrations true to one another.\n");
    help += &format!("\nUsage: {program} COMMAND [OPTIONS]\n");
    help += &section("Commands", commands);
    help +=
        &section("Options of every command", GLOBAL.iter().map(|option| option_row(option)).collect_vec());
    help += "\nExit codes: 0 nothing that fails, 1 findings, 2 could not run.\n";
    help += &format!("Run `{program} COMMAND --help` for the options of a command.\n");
    help
}

/// The help of one command.
pub(super) fn command(command: &CommandRecord, program: &str) -> String {
    let mut help = format!("{}.\n\nUsage: {program} {} [OPTIONS]\n", command.summary, synopsis(command));
    let positionals =
        command.positionals.iter().map(|each| (each.name.into(), each.summary.into())).collect_vec();
    help += &section("Arguments", positionals);
    help += &section("Options", command.all_options().map(option_row).collect_vec());
    help += "\nExamples:\n";
    for example in command.examples {
        help += &format!("  {program} {example}\n");
    }
    help
}

fn synopsis(command: &CommandRecord) -> String {
    let mut words = command.path.join(" ");
    for positional in command.positionals {
        let name = positional.name;
        words += &if positional.required { format!(" {name}") } else { format!(" [{name}]") };
    }
    words
}

fn option_row(option: &OptionRecord) -> (String, String) {
    let mut called = match option.short {
        Some(short) => format!("-{short}, --{}", option.name),
        None => format!("    --{}", option.name),
    };
    let mut summary = String::from(option.summary);
    if let Some(value) = &option.value {
        called += &format!(" {}", value.name);
        if !value.allowed.is_empty() {
            summary += &format!(" [{}]", value.allowed.join(", "));
        }
        if let Some(default) = value.default {
            summary += &format!(" (default: {default})");
        }
    }
    (called, summary)
}

/// Rows in two columns under a title; nothing where there are no rows.
fn section(title: &str, rows: Vec<(String, String)>) -> String {
    let Some(width) = rows.iter().map(|(left, _)| left.len()).max() else { return String::new() };
    let mut section = format!("\n{title}:\n");
    for (left, right) in rows {
        section += &format!("  {left:width$}  {right}\n");
    }
    section
}
