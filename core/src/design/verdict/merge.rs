//! Nouns that mean the same become one.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::config::Decisions;
use crate::design::noun::{Ground, Noun, Nouns};
use crate::language::noun as words;
use crate::language::plural;
use crate::ordered::{BTreeMap, CollectVec};

/// Makes one noun of each group of nouns that mean the same: `compliance framework` and `framework`, `content` and
/// `content item`, and whatever the user says.
pub(in crate::design) fn merge(nouns: &mut Nouns, decisions: &Decisions, spoken: &dyn Fn(&str) -> usize) {
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
    // "An invoice is made with a line for each visit; each line has a text and a price": the line of the invoice.
    let told = |name: &str, ground: fn(Ground) -> bool| -> Vec<_> {
        let claims = nouns.get(name).map_or(&[][..], |noun| &noun.claims[..]);
        claims.iter().filter(|claim| ground(claim.ground)).map(|claim| claim.evidence.place).collect_vec()
    };
    let bare = told("line", |ground| ground == Ground::Defined);
    let whole = names
        .iter()
        .filter(|name| name.ends_with(" line"))
        .find(|name| told(name, |ground| ground == Ground::Part).iter().any(|place| bare.contains(place)));
    if let Some(line) = whole {
        nouns.merge("line", line);
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
pub(super) fn is_fixed(noun: &Noun) -> bool {
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
