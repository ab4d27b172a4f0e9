//! What a word means besides, where the docs speak of it: a loan that is late has a day by which it is due, a
//! membership that ends has its last day, an account that is closed is active until then.
//!
//! A word alone implies nothing; it is the sentence about it that says so.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Said;
use crate::design::entity::{Entity, Field};
use crate::design::{Class, Meaning, column};
use crate::language::{holds, verb};
use crate::ordered::{BTreeMap, BTreeSet, CollectVec, Order};

/// What is implied of things of some name.
struct Rule {
    /// The last words of their names; none for things of any name.
    heads: &'static [&'static str],
    /// What is said of them.
    cues: &'static [&'static str],
    /// The column, and what it holds.
    column: (&'static str, Meaning),
    /// Words of columns that say it already.
    unless: &'static [&'static str],
}

const LENT: &[&str] = &["loan", "checkout", "rental", "hire", "lending", "borrowing"];
const OWED: &[&str] = &[
    "loan",
    "checkout",
    "rental",
    "hire",
    "lending",
    "borrowing",
    "invoice",
    "bill",
    "task",
    "reminder",
    "installment",
    "instalment",
    "assignment",
];
const SPANS: &[&str] = &[
    "membership",
    "contract",
    "absence",
    "lease",
    "tenancy",
    "subscription",
    "reservation",
    "booking",
    "rental",
    "hire",
    "agreement",
    "permit",
    "exhibition",
    "closure",
    "holiday",
    "licence",
    "license",
    "season",
    "project",
    "campaign",
    "placement",
    "internship",
    "vacation",
    "employment",
    "residency",
    "course",
    "semester",
];
const PLANNED: &[&str] =
    &["visit", "appointment", "meeting", "lesson", "consultation", "interview", "call", "session", "viewing"];

static RULES: &[Rule] = &[
    Rule {
        heads: OWED,
        cues: &[
            "is due",
            "are due",
            "due on",
            "due after",
            "overdue",
            "by which",
            "past its day",
            "due first",
        ],
        column: ("due date", Meaning::Date),
        unless: &["due", "deadline"],
    },
    Rule {
        heads: LENT,
        cues: &["return", "returned", "returns", "comes back", "brings it back", "late", "overdue"],
        column: ("returned at", Meaning::Timestamp),
        unless: &["return", "returned"],
    },
    Rule {
        heads: SPANS,
        cues: &[
            "span of",
            "from one day",
            "from when to when",
            "starts",
            "begins",
            "first day",
            "valid from",
            "from, until",
            "date range",
        ],
        column: ("starts on", Meaning::Date),
        unless: &["start", "starts", "from", "begin", "begins", "first", "arrival", "date", "day"],
    },
    Rule {
        heads: SPANS,
        cues: &[
            "span of",
            "to another",
            "from when to when",
            "ends",
            "last day",
            "runs out",
            "runs until",
            "valid until",
            "from, until",
            "date range",
        ],
        column: ("ends on", Meaning::Date),
        unless: &["end", "ends", "until", "to", "last", "expiry", "expires", "departure", "date", "day"],
    },
    Rule {
        heads: PLANNED,
        cues: &["schedule", "schedules", "scheduled", "date and time", "day and time"],
        column: ("scheduled at", Meaning::Timestamp),
        unless: &["date", "day", "time", "at", "start", "starts", "scheduled"],
    },
    Rule {
        heads: &["reading", "measurement"],
        cues: &["instant", "same time", "minutes", "hour", "moment"],
        column: ("recorded at", Meaning::Timestamp),
        unless: &["date", "day", "time", "at", "on"],
    },
    Rule {
        heads: &["invitation"],
        cues: &["link", "token", "accepts"],
        column: ("token", Meaning::Text),
        unless: &["token", "code"],
    },
    Rule {
        heads: &["invitation"],
        cues: &["expire", "expires", "valid", "days"],
        column: ("expires at", Meaning::Timestamp),
        unless: &["expires", "expiry", "until"],
    },
    Rule {
        heads: &["invitation"],
        cues: &["e-mail", "email", "by mail", "invites", "invited"],
        column: ("email", Meaning::Text),
        unless: &["email"],
    },
    Rule {
        heads: &["version", "revision"],
        cues: &["numbered", "version number"],
        column: ("version number", Meaning::Integer),
        unless: &["version", "number"],
    },
    Rule {
        heads: &["order", "invoice", "bill", "cart", "receipt"],
        cues: &["total", "totals", "in all"],
        column: ("total", Meaning::Integer),
        unless: &["total", "amount", "sum"],
    },
    Rule {
        heads: &[],
        cues: &[
            "switched off",
            "inactive",
            "deactivated",
            "deactivates",
            "deactivate",
            "closed, not removed",
            "is retired",
            "are retired",
            "be retired",
            "no longer used",
            "no longer offered",
            "no longer sold",
        ],
        column: ("active", Meaning::Boolean),
        unless: &["active", "inactive", "deactivated", "enabled", "retired", "archived"],
    },
    Rule {
        heads: &["user"],
        cues: &["is blocked", "are blocked", "be blocked", "is disabled", "are disabled", "be disabled"],
        column: ("active", Meaning::Boolean),
        unless: &["active", "inactive", "deactivated", "enabled", "blocked", "disabled"],
    },
    Rule {
        heads: &[],
        cues: &["is archived", "are archived", "be archived"],
        column: ("archived at", Meaning::Timestamp),
        unless: &["archived"],
    },
];

/// The last words of names, and whose they are.
#[derive(Debug)]
pub(super) struct Implied {
    /// For a deed's name, the one thing that is called so.
    deeds: BTreeMap<String, Option<usize>>,
    /// A word of each cue: without any of them a line implies nothing.
    triggers: BTreeSet<&'static str>,
}

/// What people who sign in are called where their accounts are spoken of.
const ACCOUNTS: [&str; 7] = ["account", "staff", "people", "colleague", "leaver", "persons", "employee"];

/// Between a thing and what is said of it there are no more bytes than these.
const NEAR: usize = 160;

impl Implied {
    /// Of these things.
    pub(super) fn of(entities: &[Entity]) -> Self {
        let mut deeds: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (at, entity) in entities.iter().enumerate() {
            let head = head(entity);
            if RULES.iter().any(|rule| rule.heads.contains(&head)) {
                deeds.entry(head.to_string()).and_modify(|one| *one = None).or_insert(Some(at));
            }
        }
        let cues = RULES.iter().flat_map(|rule| rule.cues);
        let longest = |cue: &'static str, at: fn(char) -> bool| cue.split(at).max_by_key(|word| word.len());
        let triggers = cues.flat_map(|cue| {
            [longest(cue, char::is_whitespace), longest(cue, |char| !char.is_alphanumeric())]
        });
        Self { deeds, triggers: triggers.flatten().collect() }
    }

    /// Reads one line; `about` is what it is about where it does not say.
    pub(super) fn read(&self, entities: &mut [Entity], said: &Said<'_>, about: Option<usize>) {
        let is_told = said.words.iter().any(|word| self.triggers.contains(&*word.lower));
        if !is_told || said.text.len() > 2000 {
            return;
        }
        let text = said.text.to_ascii_lowercase();
        let named = said.named.iter().take(24).map(|mention| (mention.start, mention.end, mention.entity));
        let done = said.words.iter().take(200).filter_map(|word| {
            let noun = verb::noun_of(verb::verb(&word.lower)?.base)?;
            Some((word.start, word.end, self.deeds.get(noun).copied().flatten()?))
        });
        let mut all: Vec<(usize, usize, usize)> = named.chain(done).collect_vec();
        all.order();
        all.dedup_by_key(|one| one.2);
        // "Accounts of staff who leave are closed": accounts are those who sign in.
        let account = ACCOUNTS.iter().filter_map(|word| text.find(word)).min();
        all.extend(account.and_then(|at| Some((at, at, said.user?))));
        if all.is_empty() {
            all.extend(about.map(|about| (0, 0, about)));
        }
        for (at, (start, end, entity)) in all.iter().copied().enumerate() {
            // Up to the end of the sentence, or where another thing is spoken of.
            let next = all.get(at + 1).map_or(text.len(), |next| next.0);
            let rest = text.get(end..).unwrap_or_default();
            let stop = rest.find(". ").map_or(text.len(), |stop| end + stop);
            let near = rest.char_indices().nth(NEAR).map_or(text.len(), |(at, _)| end + at);
            let own = text.get(end..stop.min(near).min(next.max(end))).unwrap_or_default();
            let whole = text.get(end..stop.min(near)).unwrap_or_default();
            let before = text.get(start.saturating_sub(12)..start).unwrap_or_default();
            give(entities, said, entity, before, own, whole);
        }
    }
}

fn head(entity: &Entity) -> &str {
    entity.noun.rsplit(' ').next().unwrap_or_default()
}

/// Gives a thing what its name and the words behind it imply.
fn give(entities: &mut [Entity], said: &Said<'_>, at: usize, before: &str, own: &str, whole: &str) {
    let entity = &mut entities[at];
    if matches!(entity.class, Class::Event | Class::Join) {
        return;
    }
    for rule in RULES {
        let is_named = rule.heads.contains(&head(entity));
        let told = if is_named { whole } else { own };
        let says = |cue: &&str| holds(told, cue) || is_named && holds(before, cue);
        if !(is_named || rule.heads.is_empty()) || !rule.cues.iter().any(says) {
            continue;
        }
        let (words, meaning) = rule.column;
        let says_already = |field: &Field| {
            column::parts(&field.words).iter().any(|part| rule.unless.contains(&part.as_str()))
        };
        let is_state = entity.states.iter().any(|state| rule.unless.contains(&state.as_str()));
        if is_state || entity.fields.len() >= 64 || entity.fields.iter().any(says_already) {
            continue;
        }
        entity.fields.push(Field {
            words: words.into(),
            meaning: Some(meaning),
            values: Vec::new(),
            range: None,
            required: (meaning != Meaning::Boolean).then_some(false),
            unique: words == "token",
            evidence: said.evidence("implied by what is said of it"),
        });
    }
}
