//! The command line, cut into words and options. Core's records say which options take a value, and core judges.

use std::ffi::OsString;

use anyhow::Result;
use lexopt::{Arg, Parser, ValueExt as _};
use throughline_core::command::cli::{COMMANDS, CommandRecord, Invocation, Standing};

/// Cuts arguments (without the program's name), typed here, into words and options.
pub(crate) fn cut(arguments: impl IntoIterator<Item = OsString>, standing: Standing) -> Result<Invocation> {
    let mut parser = Parser::from_args(arguments);
    let mut invocation = Invocation { standing, ..Invocation::default() };
    loop {
        let name = match parser.next()? {
            None => return Ok(invocation),
            Some(Arg::Value(word)) => {
                invocation.words.push(word.string()?);
                continue;
            }
            Some(Arg::Long(name)) => name.to_owned(),
            Some(Arg::Short(name)) => name.to_string(),
        };
        let value = match parser.optional_value() {
            None if takes_value(&name) => parser.value().ok(),
            value => value,
        };
        invocation.options.push((name, value.map(OsString::string).transpose()?));
    }
}

fn takes_value(name: &str) -> bool {
    let mut options = COMMANDS.iter().flat_map(CommandRecord::all_options);
    options.any(|option| option.is_called(name) && option.value.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_line(line: &str) -> Invocation {
        cut(line.split(' ').map(OsString::from), Standing::default()).expect("the line is UTF-8")
    }

    #[test]
    fn a_value_follows_its_option_or_an_equals_sign() {
        let format = vec![("format".to_owned(), Some("json".to_owned()))];
        assert_eq!(cut_line("check --format json").options, format);
        assert_eq!(cut_line("check --format=json").options, format);
    }

    #[test]
    fn a_switch_takes_no_word_that_follows() {
        let invocation = cut_line("check --staged here");
        assert_eq!(invocation.words, ["check", "here"]);
        assert_eq!(invocation.options, [("staged".to_owned(), None)]);
    }

    #[test]
    fn an_unknown_option_is_left_to_core() {
        assert_eq!(cut_line("check --moon").options, [("moon".to_owned(), None)]);
    }

    #[test]
    fn what_follows_two_dashes_are_words() {
        assert_eq!(cut_line("inspect -- --odd").words, ["inspect", "--odd"]);
    }
}
