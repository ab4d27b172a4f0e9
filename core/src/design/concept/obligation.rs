//! Whether a line demands a record of what happens, speaks of one, or denies it.

/// What a log of actions is called.
const LOGS: [&str; 12] = [
    "audit log",
    "audit_log",
    "audit-log",
    "audit table",
    "audit entries",
    "audit entry",
    "audit record",
    "audit event",
    "activity log of every",
    "append-only log",
    "change log of every",
    "log of every change",
];

/// What is said of a trail that has to be kept.
const DEMANDS: [&str; 12] = [
    "every",
    "each",
    "all changes",
    "append-only",
    "must",
    "shall",
    "has to",
    "have to",
    "required",
    "years",
    "cannot be changed",
    "never edited",
];

/// Changes that are recorded, without a name for the record.
const CHANGES: [&str; 9] = [
    "every change is logged",
    "every change is recorded",
    "each change is logged",
    "each change is recorded",
    "all changes are logged",
    "all changes are recorded",
    "who did what",
    "who changed what",
    "every action is logged",
];

/// Words that deny what follows them, or put it off.
const DENIALS: [&str; 22] = [
    "against ",
    "avoid ",
    "considered ",
    "discussed ",
    "forgo ",
    "talked about ",
    "no ",
    "not ",
    "n't ",
    "n’t ",
    "never ",
    "without ",
    "neither ",
    "nor ",
    "instead of ",
    "rather than ",
    "skip ",
    "would ",
    "could ",
    "might ",
    "drop ",
    "nobody ",
];

/// How far before a word its denial may stand, in bytes.
const REACH: usize = 48;

/// Whether a line in lower case tells of a thing and does not deny it.
pub(super) fn is_told(lower: &str, cue: &str) -> bool {
    lower.match_indices(cue).any(|(at, _)| {
        let sentence = lower[..at].rfind(['.', ';', '!', '?', ':']).map_or(0, |end| end + 1);
        let mut from = at.saturating_sub(REACH).max(sentence);
        while !lower.is_char_boundary(from) {
            from += 1;
        }
        let before = &lower[from..at];
        // "don't": the end of a word denies too.
        let denies = |word: &str| {
            let is_end = word.starts_with("n'") || word.starts_with("n’");
            let mut found = before.match_indices(word);
            found.any(|(at, _)| is_end || !before[..at].ends_with(char::is_alphanumeric))
        };
        let rest = &lower[at + cue.len()..];
        let is_refused = [
            "said no",
            "is not",
            "are not",
            "out of scope",
            "not needed",
            "not kept",
            "against it",
            "overkill",
            "can wait",
            "not worth",
            "unnecessary",
            "was dropped",
            "too much",
        ];
        let clause = rest.split(['.', ';']).next().unwrap_or(rest);
        !DENIALS.iter().any(|word| denies(word)) && !is_refused.iter().any(|words| clause.contains(words))
    })
}

/// Whether a log of actions is demanded (`Some(true)`) or a trail only spoken of (`Some(false)`).
pub(super) fn audit(lower: &str) -> Option<bool> {
    if !["audit", "log", "change", "who did"].iter().any(|word| lower.contains(word)) {
        return None;
    }
    if LOGS.iter().chain(&CHANGES).any(|cue| is_told(lower, cue)) {
        return Some(true);
    }
    let is_trail = is_told(lower, "audit trail") || is_told(lower, "paper trail of");
    if is_trail && DEMANDS.iter().any(|demand| crate::language::holds(lower, demand)) {
        return Some(true);
    }
    lower.contains("audit trail").then_some(false)
}

/// Whether what a provider sends is kept, so that what is sent twice is handled once.
pub(super) fn webhook(lower: &str) -> bool {
    if !(lower.contains("webhook") || lower.contains("event")) {
        return false;
    }
    let is_sent = is_told(lower, "webhook") || lower.contains(" event id") || lower.contains("_event_id");
    let is_kept = [
        "recorded",
        "are stored",
        "is stored",
        "are kept",
        "is kept",
        "are logged",
        "is logged",
        "event id",
        "idempot",
        "twice",
        "duplicate",
        "repeat",
        "replay",
        "deduplicat",
        "exactly once",
    ];
    let is_from_outside = lower.contains("webhook")
        || ["before they are handled", "before it is handled", "handled once"]
            .iter()
            .any(|cue| lower.contains(cue));
    is_sent && is_from_outside && is_kept.iter().any(|cue| is_told(lower, cue))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_is_demanded_spoken_of_or_denied() {
        for (text, demand) in [
            ("every change of a claim is written to the audit log", Some(true)),
            ("there is no audit log", None),
            ("message broker, audit log (the council said no)", None),
            ("an audit trail would settle disputes", Some(false)),
            ("the audit trail must be kept for seven years", Some(true)),
            ("each change is logged with who made it", Some(true)),
            ("people log in with a link", None),
        ] {
            assert_eq!(audit(text), demand, "{text}");
        }
    }

    #[test]
    fn what_a_provider_sends_is_kept_where_the_docs_say_so() {
        assert!(webhook(
            "the gateway calls our webhook; each event is recorded by its id before it is handled"
        ));
        assert!(webhook("webhooks may arrive twice"));
        assert!(!webhook("the gateway calls our webhook"));
        assert!(!webhook("no webhooks; calls are not recorded"));
    }
}
