//! What is typed, and what it means.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::*;
use crate::command::{Command, Format};

fn look() -> Look {
    Look { program: "throughline".into(), width: 80, color: false, quiet: false }
}

fn typed(words: &[&str], options: &[(&str, Option<&str>)]) -> Invocation {
    let own = |(name, value): &(&str, Option<&str>)| (name.to_string(), value.map(str::to_string));
    Invocation {
        words: words.iter().map(ToString::to_string).collect(),
        options: options.iter().map(own).collect(),
        standing: Standing::default(),
    }
}

fn refused(words: &[&str], options: &[(&str, Option<&str>)]) -> String {
    let outcome = request(&typed(words, options), look()).expect_err("this is not a request");
    assert_eq!(outcome.exit, 2);
    outcome.stderr
}

#[test]
fn a_check_takes_its_options() {
    let options = [("format", Some("json")), ("fail-on", Some("note")), ("strict", None), ("q", None)];
    let request = request(&typed(&["check"], &options), look()).expect("a check");
    assert!(request.look.quiet);
    let Command::Check(options) = request.command else { panic!("a check") };
    assert_eq!(options.format, Format::Json);
    assert_eq!(options.fail_on, crate::finding::Severity::Note);
    assert!(options.strict && !options.staged);
}

#[test]
fn an_unknown_option_is_named_with_its_command() {
    assert_eq!(
        refused(&["check"], &[("fromat", None)]),
        "error: `check` has no option `--fromat`\n  help: run `throughline check --help` for what it takes\n"
    );
}

#[test]
fn a_value_that_is_not_allowed_is_answered_with_those_that_are() {
    let said = refused(&["inspect", "x"], &[("format", Some("yaml"))]);
    assert!(said.contains("one of sql, prisma, json, mermaid"));
}

#[test]
fn a_missing_argument_is_named() {
    assert!(refused(&["diff", "a"], &[]).contains("`diff` needs AFTER"));
}

#[test]
fn an_argument_too_many_is_named() {
    assert!(refused(&["check", "prisma"], &[]).contains("takes no argument `prisma`"));
}

#[test]
fn half_a_command_is_answered_with_the_whole_ones() {
    assert!(refused(&["hook"], &[]).contains("`throughline hook install`"));
}

#[test]
fn an_unknown_command_is_named() {
    assert!(refused(&["chekc"], &[]).contains("there is no command `chekc`"));
}

#[test]
fn help_shows_every_option_of_a_command() {
    for command in COMMANDS {
        let words: Vec<String> = command.path.iter().map(ToString::to_string).collect();
        let help = help(&words, "throughline");
        for option in command.all_options() {
            assert!(help.contains(&format!("--{}", option.name)), "{} in {help}", option.name);
        }
    }
}

#[test]
fn every_example_is_a_request() {
    for example in COMMANDS.iter().flat_map(|command| command.examples) {
        let mut invocation = Invocation::default();
        let mut words = example.split(' ').peekable();
        while let Some(word) = words.next() {
            match word.strip_prefix("--") {
                Some(name) => {
                    let value = words.next_if(|next| !next.starts_with("--"));
                    invocation.options.push((name.to_string(), value.map(str::to_string)));
                }
                None => invocation.words.push(word.to_string()),
            }
        }
        assert!(request(&invocation, look()).is_ok(), "{example}");
    }
}
