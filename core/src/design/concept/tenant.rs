//! Whose data is kept apart: the tenant, by whatever noun the docs have for it.

use alloc::string::String;
use alloc::vec::Vec;

use super::{counts, evidence, said};
use crate::language::clause::things;
use crate::language::is_one_of;
use crate::language::noun::class;
use crate::language::person::is_person;
use crate::language::phrase::Phrases;
use crate::language::sentence::{Lead, Noun, Part, Subject, parts, sentences, subject};
use crate::language::word::words;
use crate::language::{plural, singular};
use crate::ordered::{BTreeMap, CollectVec};
use crate::product::{Evidence, Line, Product};

/// Nouns that a tenant can go by.
pub(super) const TENANTS: &[&str] = &[
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

pub(super) const TENANCY: Phrases = Phrases::new(TENANTS);
pub(super) const MANY_TENANTS: Phrases = Phrases::new(&["multi-tenant|multitenant|multi tenant"]);

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

/// "The tenant is the lab", "each studio is a tenant": whatever its noun.
pub(super) fn told(product: &Product) -> Option<(String, Evidence)> {
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
    "multi-tenant by |multi-tenant per |multitenant by |tenancy by |tenancy per |row-level security by \
|row-level security per |row level security by |row level security per |rls by |rls per \
|strictly separate per |strictly separated by |strictly separated per |data is separate per \
|data is separated by |data is separated per |data is isolated by |data is isolated per \
|data is kept apart per |isolation by |isolation per |isolated by |isolated per ",
]);

/// The noun that tenancy is told by.
pub(super) fn by(product: &Product) -> Option<(String, Evidence)> {
    product.lines.iter().filter(|line| counts(product, line)).find_map(|line| {
        let said = said(line);
        let (at, cue) = TENANT_BY.find_in_any_case(&said)?;
        let rest = said[at + cue.len()..].split(['.', ',', ';', ':', '(']).next()?;
        let noun = things(rest).pop()?.name();
        // "Multi-tenant by design" names none: of tenants, there are several.
        let is_noun = TENANTS.contains(&&*noun) || are_several(product, &noun);
        is_noun.then(|| (noun, evidence(line, "tenancy is demanded")))
    })
}

/// Whether the docs speak of several of a noun.
fn are_several(product: &Product, noun: &str) -> bool {
    let cues = [alloc::format!("very {noun} "), alloc::format!("ach {noun} "), plural(noun)];
    let tells = |line: &Line| cues.iter().any(|cue| line.text.to_lowercase().contains(cue));
    product.lines.iter().any(|line| counts(product, line) && tells(line))
}

/// What a line says of all data where it names the key that keeps it apart.
const BY_KEY: Phrases = Phrases::new(&["isolated|isolation|scoped|filtered|restricted|tenan"]);

/// "Every query is scoped by `company_id`": the key names the tenant, of whom there are several.
pub(super) fn by_key(product: &Product) -> Option<(String, Evidence)> {
    let lines = product.lines.iter().filter(|line| counts(product, line) && BY_KEY.are_in(&line.text));
    lines.into_iter().find_map(|line| {
        let is_key = |code: &&String| {
            code.ends_with("_id") && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        };
        let key = line.code.iter().find(is_key)?;
        let noun = key.trim_end_matches("_id").replace('_', " ");
        let is_own = matches!(&*noun, "user" | "tenant" | "");
        (!is_own && are_several(product, &noun)).then(|| (noun, evidence(line, "tenancy is demanded")))
    })
}

/// What says that somebody is of one of several.
const OF_ONE: Phrases = Phrases::new(&["belongs to exactly one |belong to exactly one |belongs to one "]);

/// Whom users belong to, or what is told to be kept apart, where that is something else: an employee of one team, in an
/// organisation that never sees another's data.
pub(super) fn of_users_or_apart(product: &Product) -> Option<(String, Evidence)> {
    match (of_users(product), apart(product)) {
        (Some((noun, of)), Some((other, apart))) => {
            Some(if apart.words.contains(&*noun) { (noun, of) } else { (other, apart) })
        }
        (one, other) => one.or(other),
    }
}

/// "Everybody belongs to exactly one museum and sees that museum's tapes only": whom users belong to, where some do not see
/// what is another's.
fn of_users(product: &Product) -> Option<(String, Evidence)> {
    let lines = || product.lines.iter().filter(|line| counts(product, line));
    let told = lines().find_map(|line| {
        let (at, cue) = OF_ONE.find_in_any_case(&line.text)?;
        let who = line.text[..at].split(['.', ';', ':', ',']).next_back()?.trim().to_lowercase();
        let is_anybody = [
            "everybody",
            "everyone",
            "user",
            "person",
            "people",
            "users",
            "employee",
            "employees",
            "account",
        ]
        .iter()
        .any(|word| who.rsplit(' ').next() == Some(*word));
        let rest = line.text[at + cue.len()..].split(['.', ',', ';', '(']).next()?;
        let noun = things(rest.split(" and ").next()?).into_iter().next()?.name();
        is_anybody.then(|| (noun, evidence(line, "users belong to one")))
    })?;
    let is_of_it = |line: &Line| {
        let lower = line.text.to_lowercase();
        lower.contains(&told.0) || lower.contains("tenant") || lower.contains("row-level")
    };
    let is_apart = |line: &Line| is_unseen(line) || super::APART.find_in_any_case(&line.text).is_some();
    let is_kept = |line: &Line| is_apart(line) && is_of_it(line);
    let is_only = |line: &Line| line.place == told.1.place && line.text.contains(" only");
    lines().any(|line| is_kept(line) || is_only(line)).then_some(told)
}

/// Where tenancy is demanded without a noun, the one that its section keeps apart: "a person works for one farm", "seen
/// by the staff of that theatre only".
pub(super) fn near(product: &Product, demanded: &Evidence) -> Option<String> {
    let at = product.lines.iter().position(|line| line.place == demanded.place)?;
    let section = product.lines[at].section;
    let lines = product.lines.iter().filter(|line| line.section == section && counts(product, line));
    let mut spoken: BTreeMap<String, usize> = BTreeMap::new();
    for (_, text) in lines.flat_map(|line| sentences(&line.text)) {
        for noun in parts(text).iter().filter_map(Part::noun).filter(|noun| !noun.thing.is_plural) {
            let lead = text.get(noun.start..noun.thing.start).unwrap_or_default().trim().to_lowercase();
            let keeps = ["one", "exactly one", "that", "their own", "its own", "each", "another", "own"];
            let says = keeps.contains(&lead.as_str()) || text[..noun.start].ends_with("per ");
            if says && !is_role(noun, product) && class(&noun.thing.head).is_none() {
                *spoken.entry(noun.thing.name()).or_default() += 1;
            }
        }
    }
    let most = spoken.into_iter().max_by_key(|(_, count)| *count)?;
    Some(most.0)
}

/// Whether a noun is of somebody.
fn is_role(noun: &Noun, product: &Product) -> bool {
    let head = &*noun.thing.head;
    let is_called = |name: &str| singular(name.rsplit(' ').next().unwrap_or(name)) == head;
    is_person(head)
        || is_one_of(head, "user person account tenant")
        || product.journey.actors.iter().any(|actor| is_called(&actor.name))
}

/// What says that one does not see what is another's.
const UNSEEN: Phrases = Phrases::new(&[
    "sees nothing of|see nothing of|sees none of|sees only its own|see only its own|see only their own\
|sees only what is its own|only sees its own|only see their own|never sees another|never see another\
|never see each other|never see one another|cannot see another|cannot see each other|share nothing\
|shares nothing|isolated from each other|isolated from one another|invisible to other\
|invisible to all other|not visible to other|never visible to other|hidden from other|strictly separate\
|strictly apart|kept apart",
]);

/// What says so where it is denied: "no guild sees another's", and not "guilds see each other's".
const SEEN: Phrases = Phrases::new(&["can see another|sees another|see each other's|see another"]);

/// Whether a line says that one does not see what is another's.
fn is_unseen(line: &Line) -> bool {
    let is_denied = |text: &str| {
        let lower = alloc::format!(" {}", text.to_lowercase());
        [" no ", " not ", " never ", " nobody ", " none ", " cannot ", "n't "]
            .iter()
            .any(|no| lower.contains(no))
    };
    UNSEEN.are_in(&line.text)
        || SEEN.are_in(&line.text)
            && sentences(&line.text).iter().any(|(_, text)| SEEN.are_in(text) && is_denied(text))
}

/// "Several guilds use the product; each sees nothing of the others": who sees only what is their own, and is no person.
fn apart(product: &Product) -> Option<(String, Evidence)> {
    let lines = product.lines.iter().filter(|line| counts(product, line) && is_unseen(line));
    lines.into_iter().find_map(|line| {
        let told =
            sentences(&line.text).into_iter().find_map(|(_, text)| sees_its_own(&parts(text), product));
        Some((told?, evidence(line, "each sees only what is its own")))
    })
}

fn sees_its_own(parts: &[Part], product: &Product) -> Option<String> {
    let verbs = (0..parts.len()).filter(|at| {
        let act = parts[*at].act();
        act.is_some_and(|act| is_one_of(act.verb.base, "use share see run work isolate"))
    });
    // "Rows of one shop are invisible to others": the shop's.
    let of = parts.windows(3).find_map(|window| match window {
        [Part::Noun(rows), Part::Tie(of), Part::Noun(one)]
            if of == "of"
                && one.lead == Lead::One
                && is_one_of(&rows.thing.head, "row record data entry") =>
        {
            Some(one)
        }
        _ => None,
    });
    if let Some(one) = of.filter(|one| !is_role(one, product)) {
        return Some(one.thing.name());
    }
    let who = verbs.filter_map(|at| match subject(parts, at) {
        Subject::Noun(noun) => Some(noun),
        Subject::It | Subject::Somebody | Subject::None => None,
    });
    let is_each =
        |noun: &&Noun| noun.thing.is_plural || matches!(noun.lead, Lead::Each | Lead::One | Lead::No);
    who.filter(is_each).find(|noun| !is_role(noun, product)).map(|noun| noun.thing.name())
}

/// Counts whom a line that demands tenancy names.
pub(super) fn demanded(
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
        words(lower).iter().map(|word| singular(&word.lower)).collect_vec()
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
    let stem = noun.char_indices().next_back().map_or(noun, |(end, _)| &noun[..end]);
    told(noun, false) || lower.contains(stem) && told(&plural(noun), true)
}
