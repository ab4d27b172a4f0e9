//! Who is told of and never signs in.

use super::ROLE;
use crate::language::phrase::Phrases;
use crate::language::singular;
use crate::language::word::words;
use crate::product::{Actor, Line, Product, Scope, Sense};

/// What is said of those who are only told of: "clients never sign in".
const DENIALS: Phrases = Phrases::new(&[
    "cannot log in|cannot sign in|do not log in|do not sign in|does not log in|does not sign in|don't log in\
|don't sign in|get no account|get no login|has no account|has no login|have no account|have no login\
|having an account|need no account|need no login|needs no account|do not use the system|never log in\
|never sign in|never touch the system|never use the system|never logs in|never signs in|without a login\
|without account|without an account|without login",
]);

/// Whether a text denies that somebody signs in, and what it says before that.
pub(crate) fn denied(text: &str) -> Option<&str> {
    DENIALS.find_in_any_case(text).and_then(|(at, _)| text.get(..at))
}

/// Who has no account is no user.
pub(super) fn without_account(product: &Product, actors: &mut [Actor]) {
    let counts = |line: &&Line| line.scope == Scope::Now && line.sense != Sense::Ignored;
    for line in product.lines.iter().filter(counts) {
        let Some(before) = denied(&line.text) else { continue };
        let said = words(before);
        let from = said.iter().rposition(|word| word.mark == '.' || word.mark == ';').unwrap_or(0);
        for actor in actors.iter_mut().filter(|actor| actor.evidence.rule != ROLE) {
            let head = actor.name.rsplit(' ').next().unwrap_or(&actor.name);
            actor.is_user &= !said[from..].iter().any(|word| singular(&word.lower) == head);
        }
    }
}
