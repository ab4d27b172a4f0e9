//! Words that name a state that things go through, and verbs that bring them there.

use alloc::format;
use alloc::string::{String, ToString};

use crate::design::mention::Word;

/// How much a word says of a course that a thing takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// It is a state: open, overdue.
    Sure,
    /// It may be no more than something that happened: sent, used.
    Slight,
}

/// A state that words name.
pub(super) struct State {
    pub(super) name: String,
    pub(super) weight: Weight,
    /// How many words it has.
    pub(super) width: usize,
}

/// Words that are states by themselves, in order.
const SURE: &[&str] = &[
    "abandoned",
    "accepted",
    "active",
    "approved",
    "archived",
    "available",
    "blocked",
    "canceled",
    "cancelled",
    "closed",
    "completed",
    "confirmed",
    "deactivated",
    "declined",
    "deferred",
    "denied",
    "disabled",
    "dismissed",
    "disputed",
    "done",
    "draft",
    "ended",
    "expired",
    "failed",
    "finished",
    "frozen",
    "fulfilled",
    "inactive",
    "lapsed",
    "live",
    "locked",
    "missed",
    "occupied",
    "open",
    "overdue",
    "paid",
    "paused",
    "pending",
    "planned",
    "postponed",
    "published",
    "queued",
    "ready",
    "refunded",
    "refused",
    "rejected",
    "released",
    "reserved",
    "resolved",
    "retired",
    "revoked",
    "running",
    "scheduled",
    "settled",
    "shortlisted",
    "skipped",
    "sold",
    "superseded",
    "suspended",
    "terminated",
    "trialing",
    "trialling",
    "unpaid",
    "vacant",
    "void",
    "voided",
    "waitlisted",
    "waived",
    "withdrawn",
];

/// Words that may tell no more than what happened, in order.
const SLIGHT: &[&str] = &[
    "announced",
    "answered",
    "applied",
    "arrived",
    "assigned",
    "booked",
    "bounced",
    "claimed",
    "collected",
    "complete",
    "delivered",
    "dispatched",
    "escalated",
    "filed",
    "fixed",
    "free",
    "granted",
    "held",
    "hired",
    "invited",
    "issued",
    "let",
    "lost",
    "matched",
    "offered",
    "packed",
    "passed",
    "played",
    "processing",
    "proposed",
    "reached",
    "received",
    "requested",
    "returned",
    "sent",
    "shipped",
    "signed",
    "started",
    "submitted",
    "taken",
    "uploaded",
    "used",
    "valid",
    "verified",
    "waiting",
    "won",
];

/// Verbs with a word that goes with them: "called off".
const WITH: &[(&str, &str)] = &[
    ("called", "off"),
    ("checked", "in"),
    ("checked", "out"),
    ("given", "up"),
    ("handed", "in"),
    ("handed", "over"),
    ("picked", "up"),
    ("put", "off"),
    ("signed", "off"),
    ("sold", "out"),
    ("turned", "down"),
    ("written", "off"),
];

/// What a thing may be in, on or under: "in review".
const WITHIN: &[(&str, &str)] = &[
    ("in", "progress"),
    ("in", "repair"),
    ("in", "review"),
    ("in", "stock"),
    ("in", "transit"),
    ("in", "use"),
    ("on", "hold"),
    ("on", "sale"),
    ("under", "review"),
    ("under", "way"),
    ("past", "due"),
    ("no", "show"),
];

/// Whether a word may tell a state, alone or with the next: cheaper to see than to read.
pub(super) fn may_tell(word: &str) -> bool {
    SURE.binary_search(&word).is_ok()
        || SLIGHT.binary_search(&word).is_ok()
        || may_go_with(word)
        || done_to(word).is_some()
        || matches!(word, "underway" | "as")
}

/// Whether a word begins a state of two words.
fn may_go_with(word: &str) -> bool {
    matches!(
        word,
        "called"
            | "checked"
            | "given"
            | "handed"
            | "picked"
            | "put"
            | "signed"
            | "sold"
            | "turned"
            | "written"
            | "in"
            | "on"
            | "under"
            | "past"
            | "no"
    )
}

/// The state that the first of these words begin to name.
pub(super) fn at(words: &[Word<'_>], text: &str) -> Option<State> {
    let [first, rest @ ..] = words else { return None };
    let one = &*first.lower;
    if let Some(second) = rest.first().filter(|_| may_go_with(one)) {
        let is_beside = matches!(text.get(first.end..second.start), Some(" " | "-" | "_"));
        let both = (one, &*second.lower);
        if is_beside && (WITH.contains(&both) || WITHIN.contains(&both)) {
            return Some(State { name: format!("{}_{}", both.0, both.1), weight: Weight::Sure, width: 2 });
        }
    }
    let weight = match () {
        () if one == "underway" => {
            return Some(State { name: "under_way".into(), weight: Weight::Sure, width: 1 });
        }
        () if SURE.binary_search(&one).is_ok() => Weight::Sure,
        () if SLIGHT.binary_search(&one).is_ok() => Weight::Slight,
        () => return None,
    };
    Some(State { name: one.to_string(), weight, width: 1 })
}

/// Verbs that bring a thing into a state, in order, and the state.
const DOING: &[(&str, &str)] = &[
    ("accept", "accepted"),
    ("approve", "approved"),
    ("archive", "archived"),
    ("cancel", "cancelled"),
    ("close", "closed"),
    ("confirm", "confirmed"),
    ("deactivate", "deactivated"),
    ("decline", "declined"),
    ("dismiss", "dismissed"),
    ("pause", "paused"),
    ("postpone", "postponed"),
    ("publish", "published"),
    ("refund", "refunded"),
    ("refuse", "refused"),
    ("reject", "rejected"),
    ("release", "released"),
    ("resolve", "resolved"),
    ("retire", "retired"),
    ("revoke", "revoked"),
    ("skip", "skipped"),
    ("suspend", "suspended"),
    ("terminate", "terminated"),
    ("verify", "verified"),
    ("void", "voided"),
    ("waive", "waived"),
    ("withdraw", "withdrawn"),
];

/// The state of what this is done to: `publishes`, published.
pub(super) fn done_to(word: &str) -> Option<&'static str> {
    let base = |base: &str| DOING.binary_search_by_key(&base, |(verb, _)| verb).ok().map(|at| DOING[at].1);
    base(word).or_else(|| base(word.strip_suffix('s')?)).or_else(|| base(word.strip_suffix("es")?))
}

/// What is decided of a thing that waits for it.
pub(super) fn is_decision(state: &str) -> bool {
    is_yes(state) || matches!(state, "declined" | "refused" | "rejected" | "dismissed")
}

pub(super) fn is_yes(state: &str) -> bool {
    matches!(state, "accepted" | "approved" | "confirmed")
}

/// Verbs that lead to a state.
pub(super) fn is_becoming(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "be"
            | "been"
            | "was"
            | "were"
            | "becomes"
            | "become"
            | "turns"
            | "turn"
            | "gets"
            | "get"
            | "marked"
            | "marks"
            | "mark"
            | "set"
            | "sets"
            | "counts"
            | "count"
            | "starts"
            | "start"
            | "begins"
            | "begin"
            | "moves"
            | "move"
            | "goes"
            | "go"
            | "stays"
            | "stay"
            | "remains"
            | "remain"
            | "ticks"
            | "ticked"
            | "put"
            | "changes"
            | "ends"
            | "appears"
            | "runs"
            | "run"
            | "passes"
            | "pass"
    )
}

/// Words between a verb and a state, or between two states.
pub(super) fn is_between(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "to"
            | "from"
            | "then"
            | "first"
            | "now"
            | "again"
            | "automatically"
            | "immediately"
            | "at"
            | "once"
            | "still"
            | "either"
            | "or"
            | "and"
            | "later"
            | "finally"
            | "eventually"
            | "also"
            | "afterwards"
            | "out"
            | "up"
            | "through"
            | "back"
            | "only"
            | "can"
            | "may"
            | "must"
            | "will"
            | "shall"
            | "should"
            | "has"
            | "have"
            | "into"
            | "else"
            | "otherwise"
            | "over"
            | "so"
    )
}

/// Words behind which a verb stands: "can open", "to cancel".
pub(super) fn is_before_verb(word: &str) -> bool {
    matches!(word, "to" | "can" | "may" | "must" | "will" | "shall" | "should" | "could" | "would" | "not")
}

/// Verbs that bring what stands behind them into a state.
pub(super) fn brings(word: &str) -> bool {
    matches!(
        word,
        "marks"
            | "mark"
            | "marked"
            | "sets"
            | "set"
            | "ticks"
            | "tick"
            | "moves"
            | "move"
            | "puts"
            | "put"
            | "turns"
            | "turn"
            | "makes"
            | "make"
            | "changes"
            | "change"
            | "switches"
            | "switch"
            | "leaves"
            | "leave"
    )
}

/// States in which things of any kind end early, told apart from the others: "it can be cancelled until the day before".
pub(super) fn ends_any(state: &str) -> bool {
    matches!(state, "cancelled" | "canceled" | "called_off" | "withdrawn" | "no_show" | "retired")
}

/// Words that lead on from one state to the next.
pub(super) fn goes_on(word: &str) -> bool {
    matches!(word, "then" | "later" | "finally" | "eventually" | "afterwards")
}

/// The column of the moment at which a thing comes into a state that it may be in without any other.
pub(super) fn moment(state: &str) -> Option<String> {
    let is_deed = matches!(
        state,
        "archived"
            | "checked_in"
            | "checked_out"
            | "closed"
            | "completed"
            | "handed_in"
            | "handed_over"
            | "picked_up"
            | "resolved"
            | "retired"
            | "returned"
            | "signed"
            | "signed_off"
            | "withdrawn"
    );
    is_deed.then(|| format!("{state}_at"))
}
