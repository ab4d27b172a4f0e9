//! Each noun gets its verdict: a table, a part of one, somebody, something passing, or too little said.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::entity::Entity;
use super::noun::{Ground, Noun, Nouns};
use super::spoken::Spoken;
use super::{Class, Fate, Verdict};
use crate::config::Decisions;
use crate::language::noun as words;
use crate::language::plural;
use crate::language::verb::{self, verb};
use crate::ordered::{BTreeMap, BTreeSet, CollectVec, Order};
use crate::product::{Evidence, Product, Role};
use crate::text::FileId;

/// A table needs this much, in tenths, and grounds of two classes.
const ENOUGH: u32 = 40;
/// A noun with this much, but not enough, is asked about.
pub(super) const WORTH_ASKING: u32 = 25;

/// Makes one noun of each group of nouns that mean the same: `compliance framework` and `framework`, `content` and
/// `content item`, and whatever the user says.
pub(super) fn merge(nouns: &mut Nouns, decisions: &Decisions, spoken: &dyn Fn(&str) -> usize) {
    for merge in &decisions.merge {
        nouns.merge(&merge.name.replace('_', " "), &merge.value.replace('_', " "));
    }
    let names: Vec<String> = nouns.iter().map(|(name, _)| name.to_owned()).collect_vec();
    for name in names.iter().filter(|name| name.contains(' ')) {
        let head = name.rsplit(' ').next().unwrap_or(name);
        let fixed = nouns.get(name).is_some_and(is_fixed);
        let stands_bare = nouns.get(head).is_some_and(|noun| !noun.claims.is_empty());
        let full = spoken(name);
        let bare = spoken(head).saturating_sub(full);
        // "A work order" that is an order two or three times is a work order.
        let is_full = full > 2 * bare && !nouns.get(head).is_some_and(is_fixed);
        if !fixed && stands_bare && bare > 0 && words::class(head).is_none() {
            if is_full { nouns.merge(head, name) } else { nouns.merge(name, head) }
        }
    }
    // Of one thing that has lines, a line is one of them.
    let mut lines = names
        .iter()
        .filter(|name| name.ends_with(" line") && nouns.get(name).is_some_and(|noun| noun.is(Ground::Part)));
    if let (Some(line), None) = (lines.next(), lines.next()) {
        for short in ["line", "line item"] {
            if nouns.get(short).is_some_and(|noun| !noun.is(Ground::Listed) && !noun.is(Ground::Ddl)) {
                nouns.merge(short, line);
            }
        }
    }
    // An entry of a log is a row of it.
    for name in &names {
        let stem = [" entry", " record", " row"].iter().find_map(|end| name.strip_suffix(end));
        let is_log =
            |stem: &&str| ["log", "journal", "ledger", "history"].iter().any(|log| stem.ends_with(log));
        if let Some(stem) =
            stem.filter(is_log).filter(|stem| nouns.get(stem).is_some_and(|noun| !noun.claims.is_empty()))
        {
            nouns.merge(name, stem);
        }
    }
    // Of one thing that is listed by its full name, the head alone speaks too.
    let mut longer: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
    for name in names.iter().filter(|name| nouns.get(name).is_some_and(is_fixed)) {
        if let Some((_, head)) = name.rsplit_once(' ') {
            longer.entry(head).or_default().push(name);
        }
    }
    for name in names.iter().filter(|name| !name.contains(' ')) {
        let Some([longer]) = longer.get(name.as_str()).map(Vec::as_slice) else { continue };
        // A pair of it and another is not it.
        let is_pair = nouns.get(longer).is_some_and(|noun| noun.links.iter().any(|link| link.to == *name));
        // A word that says little by itself is the longer name cut short.
        let says_little = words::class(name) == Some(words::Class::Generic);
        if nouns.get(name).is_some_and(|noun| says_little || !is_fixed(noun)) && !is_pair {
            nouns.merge(name, longer);
        }
    }
    // A mass noun goes by its counted form: content, content item.
    for name in names.iter().filter(|name| !name.contains(' ')) {
        for counted in ["item", "entry", "record", "piece", "file"] {
            let long = format!("{name} {counted}");
            if plural(name) == *name
                && spoken(&long) > 0
                && nouns.get(name).is_some_and(|noun| !noun.claims.is_empty())
            {
                nouns.merge(name, &long);
            }
        }
    }
}

/// Whether the docs fix the noun's name: by DDL, diagram, entity list or decision.
fn is_fixed(noun: &Noun) -> bool {
    [
        Ground::Ddl,
        Ground::Diagram,
        Ground::Listed,
        Ground::Told,
        Ground::Several,
        Ground::Part,
        Ground::Named,
        Ground::Decided,
        Ground::Concept,
        Ground::Identifier,
    ]
    .into_iter()
    .any(|ground| noun.is(ground))
}

/// The verdict on each noun, and the entities among them.
pub(super) fn decide(
    nouns: &Nouns,
    decisions: &Decisions,
    product: &Product,
    spoken: &Spoken<'_>,
) -> (Vec<Entity>, Vec<Verdict>) {
    let backlog = backlog(product);
    let renamed: BTreeMap<String, &str> = decisions
        .rename
        .iter()
        .map(|rename| (rename.name.replace('_', " "), rename.value.as_str()))
        .collect();
    let tails = tails(nouns);
    let mut entities = Vec::new();
    let mut verdicts = Vec::new();
    for (name, noun) in nouns.iter() {
        // A verb that is never used as a noun was misread.
        let is_mere_verb = || {
            verb(name).is_some_and(|verb| verb.form == verb::Form::Base || verb.class == verb::Class::Other)
                && !verb::is_deed(name)
                && !words::is_noun_or_verb(name)
        };
        let is_being =
            matches!(name, "belong" | "consist" | "contain" | "appear" | "exist" | "remain" | "become");
        // What is a noun of no thing too, and told with columns, was none: `contacts`.
        let is_told = || words::class(name).is_some() && noun.fields.len() > 1;
        let is_misread = || {
            is_being && !is_fixed(noun)
                || !is_fixed(noun) && is_mere_verb() && !is_told() && !spoken.is_noun(name)
        };
        if noun.claims.is_empty() || is_misread() {
            continue;
        }
        let (fate, rule) = fate(name, noun, decisions, &backlog, spoken);
        // Of a registration plate that a car has, the plate is no thing of its own.
        let is_part = |of: &&str| {
            *of != name && !words::is_shared(name) && noun.fields.is_empty() && noun.stands_alone().is_none()
        };
        let (fate, rule) = match tails.get(name).copied().filter(|_| fate == Fate::Entity).filter(is_part) {
            Some(of) => (Fate::Attribute, format!("a column of `{of}`")),
            None => (fate, rule),
        };
        let table = matches!(fate, Fate::Entity | Fate::Lookup).then(|| {
            let singular = renamed.get(name).map_or_else(|| name.to_owned(), |name| name.replace('_', " "));
            noun.table.clone().unwrap_or_else(|| plural(&singular).replace([' ', '-'], "_"))
        });
        let evidence = noun.evidence();
        if let Some(table) = &table {
            entities.push(entity(name, noun, evidence.clone(), fate, table));
        }
        verdicts.push(Verdict { noun: name.to_owned(), fate, table, rule, weight: noun.weight(), evidence });
    }
    (entities, verdicts)
}

/// The last words of columns that have others before it, each with a thing that has it.
fn tails(nouns: &Nouns) -> BTreeMap<&str, &str> {
    let fields = nouns.iter().flat_map(|(name, noun)| noun.fields.iter().map(move |field| (name, field)));
    fields.filter_map(|(name, field)| Some((field.words.rsplit_once(' ')?.1, name))).collect()
}

/// The documents that plan the work: they support a claim, and make none. None where there is no journey.
fn backlog(product: &Product) -> Vec<FileId> {
    let plans =
        |document: &&crate::product::Document| matches!(document.role, Role::Backlog | Role::Scaffold);
    if !product.has_journey() {
        return Vec::new();
    }
    product.documents.iter().filter(plans).map(|document| document.file).collect_vec()
}

fn fate(
    name: &str,
    noun: &Noun,
    decisions: &Decisions,
    backlog: &[FileId],
    spoken: &Spoken<'_>,
) -> (Fate, String) {
    let is = |said: &crate::config::Said| {
        let said = said.name.replace('_', " ");
        said == name || crate::language::singular(&said) == name || noun.aliases.contains(&said)
    };
    if decisions.ignore.iter().any(is) {
        return (Fate::Transient, "ignored in throughline.toml".to_string());
    }
    let all = noun.weight();
    let planned = noun;
    let without = (!backlog.is_empty()).then(|| noun.without(backlog));
    let noun = without.as_ref().unwrap_or(noun);
    let is_named = [
        Ground::Decided,
        Ground::Ddl,
        Ground::Diagram,
        Ground::Listed,
        Ground::Concept,
        Ground::Part,
        Ground::Named,
        Ground::Endpoint,
        Ground::Told,
    ];
    if !is_named.iter().any(|ground| noun.is(*ground)) && spoken.is_only_one(name) {
        return (Fate::External, "there is only one of it".to_string());
    }
    if !is_named.iter().any(|ground| noun.is(*ground)) && spoken.is_proper(name) {
        return (Fate::External, "the name of one, always written in upper case".to_string());
    }
    if let Some(ground) = noun.stands_alone() {
        return (kind(noun), ground.words().to_string());
    }
    if noun.claims.is_empty()
        && all >= ENOUGH
        && planned
            .grounds()
            .keys()
            .any(|ground| matches!(ground, Ground::Named | Ground::Stored | Ground::Ddl))
    {
        return (Fate::Thin, "only the backlog speaks of it".to_string());
    }
    if noun.not_kept.is_some() {
        return (Fate::Transient, "the docs say that it is not kept".to_string());
    }
    let grounds = noun.grounds();
    let weight = noun.weight();
    let is_made = is_made(name, noun, grounds);
    if let Some((values, true, _)) = &noun.examples
        && noun.makings.is_empty()
        && !grounds.contains_key(&Ground::Stored)
    {
        return (Fate::Attribute, format!("a closed list of {} values that nobody adds to", values.len()));
    }
    if noun.acts && noun.fields.len() < 2 {
        return (Fate::Role, "acts in the docs, and nothing else is kept of them".to_string());
    }
    // What somebody does is told by its very name, and by a rule.
    let has_grounds = grounds.len() >= 2;
    if weight >= ENOUGH && has_grounds && is_made && is_told_twice(noun, grounds) {
        let strongest: Vec<&str> = grounds.keys().take(2).map(|ground| ground.words()).collect_vec();
        return (kind(noun), strongest.join("; "));
    }
    if noun.later.is_some() {
        return (Fate::Deferred, "asked for later".to_string());
    }
    if is_made {
        return (Fate::Thin, format!("too little is said of it ({}.{} of 4)", weight / 10, weight % 10));
    }
    (Fate::Transient, "only looked at, never made, stored or described".to_string())
}

/// Whether it is told to be made, kept or described.
fn is_made(name: &str, noun: &Noun, grounds: &BTreeMap<Ground, u32>) -> bool {
    let is_somebody = crate::language::person::is_person(name.rsplit(' ').next().unwrap_or(name));
    let is_described = grounds.contains_key(&Ground::Attributes)
        && (!is_somebody
            || noun.fields.len() > 1
            || [Ground::Title, Ground::Related, Ground::States, Ground::Changed]
                .iter()
                .any(|ground| grounds.contains_key(ground)));
    let is_counted = grounds.get(&Ground::Counted).is_some_and(|count| *count > 1);
    // Somebody whom the docs only let act is no row.
    is_described
        || is_counted && !is_somebody
        || [
            Ground::Created,
            Ground::Deed,
            Ground::Defined,
            Ground::Related,
            Ground::Ruled,
            Ground::Stored,
            Ground::Named,
            Ground::Identifier,
            Ground::Endpoint,
            Ground::Selected,
            Ground::Sought,
            Ground::States,
        ]
        .iter()
        .filter(|ground| {
            let acts = [Ground::Related, Ground::Ruled, Ground::Selected, Ground::Sought, Ground::Identifier];
            !is_somebody || !acts.contains(ground)
        })
        .any(|ground| grounds.contains_key(ground))
}

/// Whether two places tell of it, or one that makes or names it.
fn is_told_twice(noun: &Noun, grounds: &BTreeMap<Ground, u32>) -> bool {
    let places: BTreeSet<_> = noun.claims.iter().map(|claim| claim.evidence.place).collect();
    places.len() >= 2
        || grounds.get(&Ground::Ruled).is_some_and(|rules| *rules > 1)
        || [
            Ground::Created,
            Ground::Stored,
            Ground::Deed,
            Ground::Named,
            Ground::Endpoint,
            Ground::Identifier,
        ]
        .iter()
        .any(|ground| grounds.contains_key(ground))
}

/// A catalogue is chosen from and never made by a user.
fn kind(noun: &Noun) -> Fate {
    let is_made = noun.makings.iter().any(|making| making.by_user) || noun.file.is_some();
    if !noun.chosen.is_empty() && !is_made && noun.states.is_empty() { Fate::Lookup } else { Fate::Entity }
}

fn entity(name: &str, noun: &Noun, evidence: Vec<Evidence>, fate: Fate, table: &str) -> Entity {
    let class = if fate == Fate::Lookup {
        Class::Catalogue
    } else if is_event(name) {
        Class::Event
    } else {
        Class::Core
    };
    let first = evidence.first().expect("a noun with a verdict has a claim").clone();
    Entity {
        evidence,
        steps: noun.steps(),
        made_in: noun.makings.iter().filter_map(|making| making.step).min().or_else(|| titled(noun)),
        made_by_user: noun.makings.iter().find(|making| making.by_user).map(|making| making.evidence.clone()),
        fields: noun.fields.clone(),
        states: noun.states.clone(),
        states_evidence: noun.states_evidence.clone(),
        file: noun.file.clone(),
        shared: noun.shared.clone(),
        links: noun.links.clone(),
        ..Entity::new(name, table, class, first)
    }
}

/// The first step that is named after it.
fn titled(noun: &Noun) -> Option<usize> {
    noun.claims
        .iter()
        .filter(|claim| claim.ground == Ground::Title)
        .flat_map(|claim| claim.steps.iter().copied())
        .min()
}

/// Whether the name says that its rows tell what happened.
fn is_event(name: &str) -> bool {
    matches!(name.rsplit(' ').next().unwrap_or(name), "event" | "log" | "history")
        && name.contains(' ')
        && !matches!(name, "calendar event" | "community event" | "public event")
}

/// Adds what the tables show beyond the nouns: join tables.
pub(super) fn joins(verdicts: &mut Vec<Verdict>, tables: &[super::Table]) {
    for table in tables.iter().filter(|table| table.class == Class::Join) {
        verdicts.push(Verdict {
            noun: table.singular.clone(),
            fate: Fate::Join,
            table: Some(table.name.clone()),
            rule: "many to many: a join table".to_string(),
            weight: 0,
            evidence: table.evidence.clone(),
        });
    }
    verdicts.order_by(|one, other| one.noun.cmp(&other.noun));
}

/// Adds the kinds of a thing, told apart by a column of it.
pub(super) fn kinds(
    verdicts: &mut Vec<Verdict>,
    kinds: &[(String, String, crate::product::Evidence)],
    entities: &[Entity],
) {
    let mut known: BTreeSet<String> = verdicts.iter().map(|verdict| verdict.noun.clone()).collect();
    for (kind, of, evidence) in kinds {
        if !known.insert(kind.clone()) {
            continue;
        }
        verdicts.push(Verdict {
            noun: kind.clone(),
            fate: Fate::Subtype,
            table: entities.iter().find(|entity| entity.noun == *of).map(|entity| entity.table.clone()),
            rule: "a kind with attributes of its own".to_string(),
            weight: 0,
            evidence: [evidence.clone()].into(),
        });
    }
}
