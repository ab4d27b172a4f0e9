//! What an architecture demands by its nature: tenancy, sign-in, usage, audit. On the docs' word only.

mod obligation;

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::language::phrase::{Phrases, joined};
use crate::language::word::words;
use crate::language::{plural, singular};
use crate::product::{Evidence, Line, Product, Role, Scope, Sense};

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
}

/// Nouns that a tenant can go by.
const TENANTS: &[&str] = &[
    "organization",
    "organisation",
    "team",
    "workspace",
    "tenant",
    "company",
    "clinic",
    "school",
    "hospital",
    "practice",
    "agency",
    "household",
    "club",
    "studio",
    "firm",
    "department",
    "branch",
    "community",
];

const TENANCY: Phrases = Phrases::new(TENANTS);
const MANY_TENANTS: Phrases = Phrases::new(&["multi-tenant", "multitenant", "multi tenant"]);

/// What says that data belongs to tenants, with `{}` for the noun.
const BELONGING: &[&str] = &[
    "{}-based isolation",
    "{} isolation",
    "isolated by {}",
    "isolated per {}",
    "{}-scoped",
    "scoped to the {}",
    "per-{}",
    "{}_id",
    "{} admin",
    "{} members can",
    "{}s can only",
    "{} can only see",
    "belongs to one {}",
    "belong to one {}",
    "your {}'s",
    "their {}'s data",
    "another {}'s",
    "other {}s' data",
    "each {} sees only",
    "own {}'s",
    "{}s never see",
    "{}s cannot see",
    "{}s do not see",
];

/// What says that the rows of tenants are kept apart.
const APART: Phrases = Phrases::new(&[
    "multi-tenant",
    "multitenant",
    "multi tenant",
    "isolation",
    "row-level security",
    "row level security",
    "rls",
    "tenant_id",
    "isolated",
    "sees only",
    "only see",
    "cannot see",
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
const RECORDS: Phrases = Phrases::new(&["audit", "log", "change", "who did", "webhook", "event"]);

/// What says that passwords are kept here.
const PASSWORD: Phrases = Phrases::new(&[
    "email and password",
    "email + password",
    "email/password",
    "password hash",
    "hashed password",
    "bcrypt",
    "argon2",
]);

/// Any of the phrases above: most lines hold none.
const DEMANDS: Phrases = Phrases::new(&ANY);
const ANY: [&str; 58] = joined([&TENANCY, &MANY_TENANTS, &APART, &USAGE, &RECORDS, &PASSWORD]);

/// What says that a team is the one that builds the product.
const BUILDERS: Phrases = Phrases::new(&[
    "engineer",
    "team size",
    "team knows",
    "our team",
    "teams can work",
    "small team",
    "team expertise",
    "team familiar",
]);

/// Reads what the docs demand.
pub(super) fn read(product: &Product) -> Concepts {
    let mut concepts = Concepts::default();
    let mut tenants: BTreeMap<&'static str, (u32, Evidence)> = BTreeMap::new();
    let mut generic: Option<Evidence> = None;
    let has_journey = !product.journey.steps.is_empty();
    for line in product.lines.iter().filter(|line| counts(product, line)) {
        let text = &*line.text;
        if !DEMANDS.are_in(text) {
            continue;
        }
        let names_tenant = TENANCY.are_in(text) || MANY_TENANTS.are_in(text);
        let says_apart = APART.are_in(text);
        if (names_tenant || says_apart) && !BUILDERS.are_in(text) {
            if names_tenant {
                tenancy(&text.to_lowercase(), line, has_journey, &mut tenants, &mut generic);
            }
            if says_apart
                && words(text).iter().any(|word| {
                    TENANTS.contains(&singular(&word.lower).as_str())
                        || word.lower.contains("tenant")
                        || word.lower == "rls"
                })
            {
                concepts.isolation.get_or_insert_with(|| evidence(line, "data of tenants is kept apart"));
            }
        }
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
    if let Some((noun, evidence)) = told_tenant(product) {
        concepts.tenant = Some((noun, evidence));
        return concepts;
    }
    let most = tenants.into_iter().max_by_key(|(_, (count, _))| *count);
    concepts.tenant = most
        .map(|(noun, (_, evidence))| (noun.to_string(), evidence))
        .or_else(|| tenant_by(product))
        .or_else(|| generic.map(|evidence| ("organization".to_string(), evidence)));
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

/// "The tenant is the lab", "each studio is a tenant": whatever its noun.
fn told_tenant(product: &Product) -> Option<(String, Evidence)> {
    use crate::language::sentence::{Part, parts, sentences};
    product.lines.iter().filter(|line| counts(product, line) && line.text.contains("enant")).find_map(
        |line| {
            sentences(&line.text).into_iter().find_map(|(_, text)| {
                let parts = parts(text);
                let told = parts.windows(3).find_map(|window| {
                    let [Part::Noun(one), Part::Be(false), Part::Noun(other)] = window else { return None };
                    match (one.thing.name().as_str(), other.thing.name().as_str()) {
                        ("tenant", _) => Some(other.thing.name()),
                        (_, "tenant") => Some(one.thing.name()),
                        _ => None,
                    }
                });
                Some((told?, evidence(line, "tenancy is demanded")))
            })
        },
    )
}

/// What follows where tenancy is told by a noun of its own: "multi-tenant by co-op".
const TENANT_BY: Phrases = Phrases::new(&[
    "multi-tenant by ",
    "multi-tenant per ",
    "multitenant by ",
    "tenancy by ",
    "tenancy per ",
]);

/// The noun that tenancy is told by.
fn tenant_by(product: &Product) -> Option<(String, Evidence)> {
    product.lines.iter().filter(|line| counts(product, line) && line.text.contains("enan")).find_map(|line| {
        let (at, cue) = TENANT_BY.find_in_any_case(&line.text)?;
        let rest = line.text[at + cue.len()..].split(['.', ',', ';', '(']).next()?;
        let noun = crate::language::clause::things(rest).pop()?.name();
        // "Multi-tenant by design" names none: of tenants, there are several.
        let cues = [alloc::format!("very {noun} "), alloc::format!("ach {noun} "), plural(&noun)];
        let are_several = |line: &Line| cues.iter().any(|cue| line.text.to_lowercase().contains(cue));
        let is_noun = product.lines.iter().any(|line| counts(product, line) && are_several(line));
        is_noun.then(|| (noun, evidence(line, "tenancy is demanded")))
    })
}

fn counts(product: &Product, line: &Line) -> bool {
    let role = product.documents[line.document].role;
    line.scope == Scope::Now
        && line.sense != Sense::Ignored
        && role != Role::SchemaDoc
        && role != Role::Scaffold
}

fn tenancy(
    lower: &str,
    line: &Line,
    has_journey: bool,
    tenants: &mut BTreeMap<&'static str, (u32, Evidence)>,
    generic: &mut Option<Evidence>,
) {
    let evidence = evidence(line, "tenancy is demanded");
    if MANY_TENANTS.are_in(lower) {
        generic.get_or_insert_with(|| evidence.clone());
    }
    let is_demanded = MANY_TENANTS.are_in(lower);
    let spoken: Vec<String> = if is_demanded {
        words(lower).iter().map(|word| singular(&word.lower)).collect()
    } else {
        Vec::new()
    };
    for noun in TENANTS {
        // In a list of functions, "department management" is of any thing; in a journey, of who shares the product.
        let is_managed = || has_journey && lower.contains(&alloc::format!("{noun} management"));
        if spoken.iter().any(|word| word == noun) || belongs_to(lower, noun) || is_managed() {
            tenants.entry(noun).or_insert_with(|| (0, evidence.clone())).0 += 1;
        }
    }
}

/// Whether a text says that something is a tenant's.
fn belongs_to(lower: &str, noun: &str) -> bool {
    let told = |word: &str, is_many: bool| {
        lower.match_indices(word).any(|(at, _)| {
            let (before, after) = (&lower[..at], &lower[at + word.len()..]);
            BELONGING.iter().filter_map(|cue| cue.split_once("{}")).any(|(front, back)| {
                let back = if is_many { back.strip_prefix('s') } else { Some(back) };
                before.ends_with(front) && back.is_some_and(|back| after.starts_with(back))
            })
        })
    };
    told(noun, false) || lower.contains(&noun[..noun.len() - 1]) && told(&plural(noun), true)
}

fn evidence(line: &Line, rule: &'static str) -> Evidence {
    Evidence { place: line.place, words: line.text.clone(), rule }
}
