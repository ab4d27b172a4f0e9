//! How the output is to look, as the terminal and the environment ask.

use std::env;
use std::io::{IsTerminal as _, stdout};

use terminal_size::{Width, terminal_size};
use throughline_core::command::Look;

/// Width where no terminal tells one.
const WIDTH: u16 = 100;

/// The look that the terminal and the environment ask for; options may still change it.
pub(crate) fn of_terminal() -> Look {
    Look {
        program: "throughline".into(),
        width: terminal_size().map_or(WIDTH, |(Width(columns), _)| columns),
        color: wants_color(is_set("NO_COLOR"), is_set("CLICOLOR_FORCE"), stdout().is_terminal()),
        quiet: false,
    }
}

/// `NO_COLOR` (no-color.org) wins over `CLICOLOR_FORCE` (bixense.com/clicolors), and both over the terminal.
const fn wants_color(no_color: bool, forced: bool, is_terminal: bool) -> bool {
    !no_color && (forced || is_terminal)
}

/// Whether an environment variable is set, and neither empty nor `0`.
pub(crate) fn is_set(variable: &str) -> bool {
    env::var_os(variable).is_some_and(|value| !value.is_empty() && value != "0")
}

#[cfg(test)]
mod tests {
    use super::wants_color;

    #[test]
    fn no_color_wins_over_force_and_terminal() {
        assert!(!wants_color(true, true, true));
    }

    #[test]
    fn force_colours_where_nobody_reads_along() {
        assert!(wants_color(false, true, false));
    }

    #[test]
    fn a_pipe_is_not_coloured() {
        assert!(!wants_color(false, false, false));
        assert!(wants_color(false, false, true));
    }
}
