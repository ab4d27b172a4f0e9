//! The command line, once: the records of every command and option, from which both front ends build their parsers,
//! and the way from what was typed to a [`Request`].
//!
//! **Invariant: a front end names no command and no option; what is typed means the same in both.**

mod help;
mod record;
mod standing;

pub use record::{COMMANDS, CommandRecord, GLOBAL, OptionRecord, Positional, Value};
pub use standing::{Names, SOURCES, Standing};

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Hooks, Look, Outcome, Request};
use crate::ordered::CollectVec;

/// What was typed, cut into words and options, not yet judged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Invocation {
    /// The words that belong to no option: the command, then its arguments.
    pub words: Vec<String>,
    /// The options, by long or short name without dashes, with the value that was given.
    pub options: Vec<(String, Option<String>)>,
    /// Where it was typed.
    pub standing: Standing,
}

/// The arguments of one command, all of them allowed by its record, with paths from the root.
pub(super) struct Arguments {
    words: Vec<String>,
    options: Vec<(&'static str, String)>,
    standing: Standing,
}

impl Arguments {
    /// The argument at this place.
    pub(super) fn word(&self, at: usize) -> Option<&str> {
        self.words.get(at).map(String::as_str)
    }

    /// The folder where the program was called, from the root; `.` at the root.
    pub(super) fn here(&self) -> &str {
        if self.standing.folder.is_empty() { "." } else { &self.standing.folder }
    }

    /// The hooks folder.
    pub(super) fn hooks(&self) -> &Hooks {
        &self.standing.hooks
    }

    /// Whether an option was given.
    pub(super) fn has(&self, option: &OptionRecord) -> bool {
        self.options.iter().any(|(name, _)| *name == option.name)
    }

    /// The value of an option: the last one given, or its default.
    pub(super) fn value(&self, option: &OptionRecord) -> Option<&str> {
        let given = self.options.iter().rev().find(|(name, _)| *name == option.name);
        given.map(|(_, value)| value.as_str()).or(option.value.as_ref().and_then(|value| value.default))
    }
}

/// The version, as `--version` prints it.
pub fn version() -> String {
    concat!("throughline ", env!("CARGO_PKG_VERSION"), "\n").to_owned()
}

/// The help of a command, by its words; of the program as a whole where no command has these words.
pub fn help(words: &[String], program: &str) -> String {
    match find(words) {
        Some(command) => help::command(command, program),
        None => help::program(program),
    }
}

/// What was typed, as a request; or at once the outcome, where it asks for help or the version or is not understood.
pub fn request(invocation: &Invocation, mut look: Look) -> Result<Request, Outcome> {
    if has_flag(invocation, &record::VERSION) {
        return Err(Outcome { stdout: version(), ..Outcome::default() });
    }
    if has_flag(invocation, &record::HELP) {
        return Err(Outcome { stdout: help(&invocation.words, &look.program), ..Outcome::default() });
    }
    let Some(command) = find(&invocation.words) else {
        return Err(no_command(&invocation.words, &look.program));
    };
    let arguments = match judge(command, invocation) {
        Ok(arguments) => arguments,
        Err(what) => {
            let name = format!("{} {}", look.program, command.path.join(" "));
            return Err(usage(&what, &format!("run `{name} --help` for what it takes")));
        }
    };
    look.quiet |= arguments.has(&record::QUIET);
    match arguments.value(&record::COLOR) {
        Some("always") => look.color = true,
        Some("never") => look.color = false,
        _ => {}
    }
    Ok(Request { command: (command.build)(&arguments), look, base: invocation.standing.base.clone() })
}

/// The command whose path the words start with; the longest path wins.
fn find(words: &[String]) -> Option<&'static CommandRecord> {
    let starts = |command: &&CommandRecord| {
        command.path.len() <= words.len() && command.path.iter().zip(words).all(|(path, word)| path == word)
    };
    COMMANDS.iter().filter(starts).max_by_key(|command| command.path.len())
}

fn has_flag(invocation: &Invocation, flag: &OptionRecord) -> bool {
    invocation.options.iter().any(|(name, _)| flag.is_called(name))
}

fn judge(command: &'static CommandRecord, invocation: &Invocation) -> Result<Arguments, String> {
    let standing = &invocation.standing;
    let called = command.path.join(" ");
    let words = &invocation.words[command.path.len()..];
    if let Some(extra) = words.get(command.positionals.len()) {
        return Err(format!("`{called}` takes no argument `{extra}`"));
    }
    if let Some(missing) = command.positionals.iter().skip(words.len()).find(|positional| positional.required)
    {
        return Err(format!("`{called}` needs {}: {}", missing.name, missing.summary));
    }
    let mut options = Vec::new();
    for (name, value) in &invocation.options {
        let dashes = if name.chars().count() == 1 { "-" } else { "--" };
        let Some(option) = command.all_options().find(|option| option.is_called(name)) else {
            return Err(format!("`{called}` has no option `{dashes}{name}`"));
        };
        let value = option_value(option, value.as_deref())?;
        let names = option.value.as_ref().map_or(Names::Word, |value| value.names);
        options.push((option.name, standing.resolve(names, value)?));
    }
    let words = command.positionals.iter().zip(words);
    let words = words.map(|(positional, word)| standing.resolve(positional.names, word));
    Ok(Arguments { words: words.collect::<Result<_, _>>()?, options, standing: standing.clone() })
}

fn option_value<'i>(option: &OptionRecord, given: Option<&'i str>) -> Result<&'i str, String> {
    match (&option.value, given) {
        (None, None) => Ok(""),
        (None, Some(_)) => Err(format!("`--{}` takes no value", option.name)),
        (Some(value), None) => Err(format!("`--{}` needs a value: {}", option.name, value.shape())),
        (Some(value), Some(given)) if value.allows(given) => Ok(given),
        (Some(value), Some(given)) => {
            Err(format!("`--{}` is one of {}, not `{given}`", option.name, value.allowed.join(", ")))
        }
    }
}

fn no_command(words: &[String], program: &str) -> Outcome {
    let Some(word) = words.first() else {
        return Outcome { stderr: help::program(program), exit: 2, ..Outcome::default() };
    };
    let inside: Vec<String> = COMMANDS
        .iter()
        .filter(|command| command.path.len() > 1 && command.path[0] == word.as_str())
        .map(|command| command.path.join(" "))
        .collect_vec();
    if inside.is_empty() {
        return usage(
            &format!("there is no command `{word}`"),
            &format!("run `{program} --help` for the commands"),
        );
    }
    usage(
        &format!("`{}` is not a whole command", words.join(" ")),
        &format!(
            "run one of {}",
            inside.iter().map(|path| format!("`{program} {path}`")).collect_vec().join(", ")
        ),
    )
}

fn usage(what: &str, what_to_do: &str) -> Outcome {
    let stderr = format!("error: {what}\n  help: {what_to_do}\n");
    Outcome { stderr, exit: 2, ..Outcome::default() }
}

#[cfg(test)]
mod tests;
