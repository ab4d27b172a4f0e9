//! What an architecture demands by its nature: tenancy, sign-in, usage, audit. On the docs' word only.

mod obligation;
mod sign_in;
mod tenant;

use alloc::borrow::Cow;
use alloc::string::{String, ToString};

use crate::language::phrase::{Phrases, joined};
use crate::language::singular;
use crate::language::word::words;
use crate::ordered::BTreeMap;
use crate::product::{Evidence, Line, Product, Role, Scope, Sense};
use sign_in::SignIn;
use tenant::{MANY_TENANTS, TENANCY, TENANTS};

/// What the docs demand of the whole schema.
#[derive(Debug, Clone, Default)]
pub(super) struct Concepts {
    /// The noun of the tenant, and where tenancy is said.
    pub(super) tenant: Option<(String, Evidence)>,
    /// Where the data of tenants is said to be kept apart, row by row.
    pub(super) isolation: Option<Evidence>,
    /// Where what is used is said to be counted or billed.
    pub(super) usage: Option<Evidence>,
    /// Where actions are said to be logged for audit.
    pub(super) audit: Option<Evidence>,
    /// Where an audit is spoken of, but no log of it.
    pub(super) audit_maybe: Option<Evidence>,
    /// Where what a provider sends is said to be recorded before it is handled.
    pub(super) webhook: Option<Evidence>,
    /// Where passwords are said to be kept here.
    pub(super) password: Option<Evidence>,
    /// By what people are said to sign in.
    pub(super) sign_in: Option<SignIn>,
}

/// What says that the rows of tenants are kept apart.
const APART: Phrases = Phrases::new(&[
    "multi-tenant|multitenant|multi tenant|isolation|row-level security|row level security|rls|tenant_id\
|isolated|sees only|only see|cannot see",
]);

const USAGE_CUES: &[&str] = &[
    "usage tracking",
    "usage event",
    "usage-based",
    "metered",
    "pay-as-you-go",
    "pay as you go",
    "payg",
    "usage billing",
    "count usage",
    "billed per",
    "bill per",
    "usage counts",
];

const USAGE: Phrases = Phrases::new(USAGE_CUES);

/// What a line says that demands a record of what happens, or speaks of one: cheaper to see than to read.
const RECORDS: Phrases = Phrases::new(&["audit|log|change|who did|webhook|event"]);

/// What says that passwords are kept here.
const PASSWORD: Phrases = Phrases::new(&[
    "email and password|e-mail and password|e-mail and a password|email + password|email/password|password hash\
|hashed password|bcrypt|argon2",
]);

/// What says that somebody signs in; who logs in is found by the records above.
const SIGNS: Phrases = Phrases::new(&["sign in|signs in|sign-in"]);

/// Any of the phrases above: most lines hold none.
const DEMANDS: Phrases = Phrases::new(&ANY);
const ANY: [&str; 35] = joined([&TENANCY, &MANY_TENANTS, &APART, &USAGE, &RECORDS, &PASSWORD, &SIGNS]);

/// What says that a team is the one that builds the product.
const BUILDERS: Phrases = Phrases::new(&[
    "engineer|team size|team knows|our team|teams can work|small team|team expertise|team familiar",
]);

/// Reads what the docs demand.
pub(super) fn read(product: &Product) -> Concepts {
    let mut concepts = Concepts::default();
    let mut tenants: BTreeMap<&'static str, (u32, Evidence)> = BTreeMap::new();
    let mut generic: Option<Evidence> = None;
    let has_journey = !product.journey.steps.is_empty();
    for line in product.lines.iter().filter(|line| counts(product, line)) {
        let is_open = concepts.sign_in.as_ref().is_none_or(|sign_in| sign_in.name.is_none());
        let said = said(line);
        let demands = DEMANDS.are_in(&said);
        if is_open && (demands || line.label.is_some()) {
            concepts.sign_in = sign_in::told(line).or(concepts.sign_in);
        }
        if !demands {
            continue;
        }
        let names_tenant = TENANCY.are_in(&said) || MANY_TENANTS.are_in(&said);
        let says_apart = APART.are_in(&said);
        if (names_tenant || says_apart) && !BUILDERS.are_in(&said) {
            if names_tenant {
                tenant::demanded(&said.to_lowercase(), line, has_journey, &mut tenants, &mut generic);
            }
            if says_apart
                && words(&said).iter().any(|word| {
                    TENANTS.contains(&singular(&word.lower).as_str())
                        || word.lower.contains("tenant")
                        || word.lower == "rls"
                })
            {
                concepts.isolation.get_or_insert_with(|| evidence(line, "data of tenants is kept apart"));
            }
        }
        let text = &*line.text;
        if line.sense != Sense::Response && USAGE.are_in(text) {
            let lower = text.to_lowercase();
            if USAGE_CUES.iter().any(|cue| obligation::is_told(&lower, cue)) {
                concepts.usage.get_or_insert_with(|| evidence(line, "usage is counted"));
            }
        }
        if RECORDS.are_in(text) {
            recorded(&mut concepts, line);
        }
        if PASSWORD.are_in(text) {
            concepts.password.get_or_insert_with(|| evidence(line, "passwords are kept here"));
        }
    }
    concepts.tenant = tenant::told(product)
        .or_else(|| tenant::of_users_or_apart(product))
        .or_else(|| tenant::by_key(product));
    if concepts.tenant.is_none() {
        let most = tenants.into_iter().max_by_key(|(_, (count, _))| *count);
        let most = most.map(|(noun, (_, evidence))| (noun.to_string(), evidence));
        let is_counted = most.is_some();
        concepts.tenant = most.or_else(|| tenant::by(product));
        if is_counted {
            return concepts;
        }
    }
    match &concepts.tenant {
        // Who is called the tenant, or keeps data apart, has rows of its own.
        Some((_, evidence)) => {
            let apart = Evidence { rule: "data of tenants is kept apart", ..evidence.clone() };
            concepts.isolation.get_or_insert(apart);
        }
        None => {
            concepts.tenant = generic.map(|evidence| {
                let noun = tenant::near(product, &evidence).unwrap_or_else(|| "organization".to_string());
                (noun, evidence)
            });
        }
    }
    concepts
}

/// Logs and webhooks that are demanded.
fn recorded(concepts: &mut Concepts, line: &Line) {
    let lower = line.text.to_lowercase();
    match obligation::audit(&lower) {
        Some(true) => {
            concepts.audit.get_or_insert_with(|| evidence(line, "actions are logged for audit"));
        }
        Some(false) => {
            concepts.audit_maybe.get_or_insert_with(|| evidence(line, "an audit trail is spoken of"));
        }
        None => {}
    }
    if obligation::webhook(&lower) {
        concepts.webhook.get_or_insert_with(|| evidence(line, "what a provider sends is recorded"));
    }
}

/// A line with its label: "**Multi-tenant:** all data is a team's".
fn said(line: &Line) -> Cow<'_, str> {
    match &line.label {
        Some(label) => Cow::Owned(alloc::format!("{label}: {}", line.text)),
        None => Cow::Borrowed(&line.text),
    }
}

fn counts(product: &Product, line: &Line) -> bool {
    let role = product.documents[line.document].role;
    line.scope == Scope::Now
        && line.sense != Sense::Ignored
        && role != Role::SchemaDoc
        && role != Role::Scaffold
}

fn evidence(line: &Line, rule: &'static str) -> Evidence {
    Evidence { place: line.place, words: line.words.clone(), rule }
}
