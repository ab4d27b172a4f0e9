//! Words that name a state that things go through, and verbs that bring them there.

use alloc::format;
use alloc::string::{String, ToString};

use crate::design::mention::Word;
use crate::language::is_one_of;

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

/// What a word tells of a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tells {
    /// A state by itself.
    Sure,
    /// No more than what happened, perhaps.
    Slight,
    /// With the next word a state: "called off".
    First,
    /// Both.
    SureOrFirst,
    /// Either.
    SlightOrFirst,
    /// What is done to a thing, and the state that it is in then: `publishes`, published.
    Done(&'static str),
}

/// Words that tell of courses, in order.
#[rustfmt::skip]
const WORDS: &[(&str, Tells)] = &[
    ("abandoned", Tells::Sure), ("accept", Tells::Done("accepted")), ("accepted", Tells::Sure),
    ("accepts", Tells::Done("accepted")), ("active", Tells::Sure), ("announced", Tells::Slight),
    ("answered", Tells::Slight), ("applied", Tells::Slight), ("approve", Tells::Done("approved")),
    ("approved", Tells::Sure), ("approves", Tells::Done("approved")), ("archive", Tells::Done("archived")),
    ("archived", Tells::Sure), ("archives", Tells::Done("archived")), ("arrived", Tells::Slight),
    ("assigned", Tells::Slight), ("available", Tells::Sure), ("blocked", Tells::Sure),
    ("booked", Tells::Slight), ("bounced", Tells::Slight), ("called", Tells::First),
    ("cancel", Tells::Done("cancelled")), ("canceled", Tells::Sure), ("cancelled", Tells::Sure),
    ("cancels", Tells::Done("cancelled")), ("checked", Tells::First), ("claimed", Tells::Slight),
    ("close", Tells::Done("closed")), ("closed", Tells::Sure), ("closes", Tells::Done("closed")),
    ("collected", Tells::Slight), ("complete", Tells::Slight), ("completed", Tells::Sure),
    ("confirm", Tells::Done("confirmed")), ("confirmed", Tells::Sure),
    ("confirms", Tells::Done("confirmed")), ("deactivate", Tells::Done("deactivated")),
    ("deactivated", Tells::Sure), ("deactivates", Tells::Done("deactivated")),
    ("decline", Tells::Done("declined")), ("declined", Tells::Sure), ("declines", Tells::Done("declined")),
    ("deferred", Tells::Sure), ("delivered", Tells::Slight), ("denied", Tells::Sure),
    ("disabled", Tells::Sure), ("dismiss", Tells::Done("dismissed")), ("dismissed", Tells::Sure),
    ("dismisses", Tells::Done("dismissed")), ("dispatched", Tells::Slight), ("disputed", Tells::Sure),
    ("done", Tells::Sure), ("draft", Tells::Sure), ("ended", Tells::Sure), ("escalated", Tells::Slight),
    ("expired", Tells::Sure), ("failed", Tells::Sure), ("filed", Tells::Slight), ("finished", Tells::Sure),
    ("fixed", Tells::Slight), ("free", Tells::Slight), ("frozen", Tells::Sure), ("fulfilled", Tells::Sure),
    ("given", Tells::First), ("granted", Tells::Slight), ("handed", Tells::First), ("held", Tells::Slight),
    ("hired", Tells::Slight), ("in", Tells::First), ("inactive", Tells::Sure), ("invited", Tells::Slight),
    ("issued", Tells::Slight), ("lapsed", Tells::Sure), ("let", Tells::Slight), ("live", Tells::Sure),
    ("locked", Tells::Sure), ("lost", Tells::Slight), ("matched", Tells::Slight), ("missed", Tells::Sure),
    ("no", Tells::First), ("occupied", Tells::Sure), ("offered", Tells::Slight), ("on", Tells::First),
    ("open", Tells::Sure), ("overdue", Tells::Sure), ("packed", Tells::Slight), ("paid", Tells::Sure),
    ("passed", Tells::Slight), ("past", Tells::First), ("pause", Tells::Done("paused")),
    ("paused", Tells::Sure), ("pauses", Tells::Done("paused")), ("pending", Tells::Sure),
    ("picked", Tells::First), ("planned", Tells::Sure), ("played", Tells::Slight),
    ("postpone", Tells::Done("postponed")), ("postponed", Tells::Sure),
    ("postpones", Tells::Done("postponed")), ("processing", Tells::Slight), ("proposed", Tells::Slight),
    ("publish", Tells::Done("published")), ("published", Tells::Sure),
    ("publishes", Tells::Done("published")), ("put", Tells::First), ("queued", Tells::Sure),
    ("reached", Tells::Slight), ("ready", Tells::Sure), ("received", Tells::Slight),
    ("refund", Tells::Done("refunded")), ("refunded", Tells::Sure), ("refunds", Tells::Done("refunded")),
    ("refuse", Tells::Done("refused")), ("refused", Tells::Sure), ("refuses", Tells::Done("refused")),
    ("reject", Tells::Done("rejected")), ("rejected", Tells::Sure), ("rejects", Tells::Done("rejected")),
    ("release", Tells::Done("released")), ("released", Tells::Sure), ("releases", Tells::Done("released")),
    ("requested", Tells::Slight), ("reserved", Tells::Sure), ("resolve", Tells::Done("resolved")),
    ("resolved", Tells::Sure), ("resolves", Tells::Done("resolved")), ("retire", Tells::Done("retired")),
    ("retired", Tells::Sure), ("retires", Tells::Done("retired")), ("returned", Tells::Slight),
    ("revoke", Tells::Done("revoked")), ("revoked", Tells::Sure), ("revokes", Tells::Done("revoked")),
    ("running", Tells::Sure), ("scheduled", Tells::Sure), ("sent", Tells::Slight), ("settled", Tells::Sure),
    ("shipped", Tells::Slight), ("shortlisted", Tells::Sure), ("signed", Tells::SlightOrFirst),
    ("skip", Tells::Done("skipped")), ("skipped", Tells::Sure), ("skips", Tells::Done("skipped")),
    ("sold", Tells::SureOrFirst), ("started", Tells::Slight), ("submitted", Tells::Slight),
    ("superseded", Tells::Sure), ("suspend", Tells::Done("suspended")), ("suspended", Tells::Sure),
    ("suspends", Tells::Done("suspended")), ("taken", Tells::Slight),
    ("terminate", Tells::Done("terminated")), ("terminated", Tells::Sure),
    ("terminates", Tells::Done("terminated")), ("trialing", Tells::Sure), ("trialling", Tells::Sure),
    ("turned", Tells::First), ("under", Tells::First), ("underway", Tells::Sure), ("unpaid", Tells::Sure),
    ("uploaded", Tells::Slight), ("used", Tells::Slight), ("vacant", Tells::Sure), ("valid", Tells::Slight),
    ("verified", Tells::Slight), ("verifies", Tells::Done("verified")), ("verify", Tells::Done("verified")),
    ("void", Tells::Sure), ("voided", Tells::Sure), ("voids", Tells::Done("voided")),
    ("waiting", Tells::Slight), ("waitlisted", Tells::Sure), ("waive", Tells::Done("waived")),
    ("waived", Tells::Sure), ("waives", Tells::Done("waived")), ("withdraw", Tells::Done("withdrawn")),
    ("withdrawn", Tells::Sure), ("withdraws", Tells::Done("withdrawn")), ("won", Tells::Slight),
    ("written", Tells::First),
];

/// For each letter, with which second letters words that tell of courses go on: most words are passed over at a glance.
const HEADS: [u32; 26] = {
    let mut heads = [0; 26];
    let mut at = 0;
    while at < WORDS.len() {
        let word = WORDS[at].0.as_bytes();
        heads[(word[0] - b'a') as usize] |= 1 << (word[1] - b'a');
        at += 1;
    }
    heads
};

/// What a word tells of a course, if anything.
pub(super) fn tells(word: &str) -> Option<Tells> {
    let [first, second, ..] = word.as_bytes() else { return None };
    let seconds = HEADS.get(usize::from(first.wrapping_sub(b'a')))?;
    if !second.is_ascii_lowercase() || seconds >> (second - b'a') & 1 == 0 {
        return None;
    }
    WORDS.binary_search_by_key(&word, |(word, _)| word).ok().map(|at| WORDS[at].1)
}

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

/// The state that the first of these words begin to name; `told` is what the first of them tells.
pub(super) fn at(words: &[Word<'_>], text: &str, told: Tells) -> Option<State> {
    let [first, rest @ ..] = words else { return None };
    let one = &*first.lower;
    let may_go_with = matches!(told, Tells::First | Tells::SureOrFirst | Tells::SlightOrFirst);
    if let Some(second) = rest.first().filter(|_| may_go_with) {
        let is_beside = matches!(text.get(first.end..second.start), Some(" " | "-" | "_"));
        let both = (one, &*second.lower);
        if is_beside && (WITH.contains(&both) || WITHIN.contains(&both)) {
            return Some(State { name: format!("{}_{}", both.0, both.1), weight: Weight::Sure, width: 2 });
        }
    }
    let weight = match told {
        Tells::Sure | Tells::SureOrFirst => Weight::Sure,
        Tells::Slight | Tells::SlightOrFirst => Weight::Slight,
        Tells::First | Tells::Done(_) => return None,
    };
    let name = if one == "underway" { "under_way" } else { one };
    Some(State { name: name.to_string(), weight, width: 1 })
}

/// What is decided of a thing that waits for it.
pub(super) fn is_decision(state: &str) -> bool {
    is_yes(state) || is_one_of(state, "declined refused rejected dismissed")
}

pub(super) fn is_yes(state: &str) -> bool {
    is_one_of(state, "accepted approved confirmed")
}

/// Verbs that lead to a state.
pub(super) fn is_becoming(word: &str) -> bool {
    is_one_of(
        word,
        "is are be been was were becomes become turns turn gets get marked marks mark set sets \
counts count starts start begins begin moves move goes go stays stay remains remain \
ticks ticked put changes ends appears runs run passes pass",
    )
}

/// Words between a verb and a state, or between two states.
pub(super) fn is_between(word: &str) -> bool {
    is_one_of(
        word,
        "a an the to from then first now again automatically immediately at once still either or \
and later finally eventually also afterwards out up through back only can may must will \
shall should has have into else otherwise over so",
    )
}

/// Words behind which a verb stands: "can open", "to cancel".
pub(super) fn is_before_verb(word: &str) -> bool {
    is_one_of(word, "to can may must will shall should could would not")
}

/// Verbs that bring what stands behind them into a state.
pub(super) fn brings(word: &str) -> bool {
    is_one_of(
        word,
        "marks mark marked sets set ticks tick moves move puts put turns turn makes make changes \
change switches switch leaves leave",
    )
}

/// States in which things of any kind end early, told apart from the others: "it can be cancelled until the day before".
pub(super) fn ends_any(state: &str) -> bool {
    is_one_of(state, "cancelled canceled called_off withdrawn no_show retired")
}

/// Words that lead on from one state to the next.
pub(super) fn goes_on(word: &str) -> bool {
    is_one_of(word, "then later finally eventually afterwards")
}

/// The column of the moment at which a thing comes into a state that it may be in without any other.
pub(super) fn moment(state: &str) -> Option<String> {
    let is_deed = is_one_of(
        state,
        "archived checked_in checked_out closed completed handed_in handed_over picked_up \
resolved retired returned signed signed_off withdrawn",
    );
    is_deed.then(|| format!("{state}_at"))
}

#[cfg(test)]
mod tests {
    use super::WORDS;

    #[test]
    fn words_of_courses_are_sorted_and_stand_once() {
        assert!(WORDS.is_sorted_by(|(before, _), (after, _)| before < after));
    }
}
