//! By what people sign in: a user name, a staff number, a password, a PIN.

use crate::language::phrase::Phrases;
use crate::product::{Evidence, Line};

/// By what people sign in, where the docs say it.
#[derive(Debug, Clone)]
pub(in crate::design) struct SignIn {
    /// The column of what they are known by, where it is no email.
    pub(in crate::design) name: Option<&'static str>,
    /// The column that keeps the secret, hashed.
    pub(in crate::design) secret: Option<&'static str>,
    pub(in crate::design) evidence: Evidence,
}

/// What says that somebody signs in.
const SIGNING: Phrases = Phrases::new(&["log in|logs in|login|sign in|signs in|sign-in|signing in"]);

/// What people are known by, and its column.
const NAMES: [(&str, &str); 10] = [
    ("badge number", "badge_number"),
    ("employee number", "employee_number"),
    ("login name", "login_name"),
    ("member number", "member_number"),
    ("membership number", "membership_number"),
    ("mobile number", "mobile_number"),
    ("personnel number", "personnel_number"),
    ("staff number", "staff_number"),
    ("user name", "username"),
    ("username", "username"),
];

/// So far behind what says it stands by what.
const NEAR: usize = 80;

/// What a line says of it; `None` where it says that nobody signs in, or not by what.
pub(super) fn told(line: &Line) -> Option<SignIn> {
    let is_label = line.label.as_deref().is_some_and(|label| {
        matches!(label.to_lowercase().as_str(), "auth" | "login" | "sign-in" | "sign in" | "authentication")
    });
    let (at, _) = SIGNING.find_in_any_case(&line.text).or_else(|| is_label.then_some((0, "")))?;
    let said = line.text.get(at..)?.to_lowercase();
    let sentence = said.split(['.', ';']).next().unwrap_or_default();
    let mut end = sentence.len().min(NEAR);
    while !sentence.is_char_boundary(end) {
        end -= 1;
    }
    let near = &sentence[..end];
    let by = if is_label {
        0
    } else {
        [" with ", " by ", " using "].iter().filter_map(|by| near.find(by)).min()?
    };
    let near = &near[by..];
    let found = NAMES.iter().filter_map(|(name, column)| Some((near.find(name)?, *column))).min();
    let is_word = |word: &str| near.split(|char: char| !char.is_alphanumeric()).any(|one| one == word);
    let secret = match () {
        () if is_word("password") || is_word("passwords") => Some("password_hash"),
        () if is_word("pin") => Some("pin_hash"),
        () => None,
    };
    let mails = near.contains("mail") && found.is_none();
    let is_told = found.is_some() || secret.is_some() && (mails || is_label);
    let evidence = Evidence { place: line.place, words: line.words.clone(), rule: "what users sign in with" };
    is_told.then(|| SignIn { name: found.map(|(_, column)| column), secret, evidence })
}
