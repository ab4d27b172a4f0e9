//! What was claimed while the docs were read: links to what a noun is called after merging, and columns that name another
//! table or somebody.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::person;
use crate::design::entity::{Entity, Link, LinkKind};
use crate::design::noun::Nouns;
use crate::design::{Class, column};
use crate::language::is_one_of;
use crate::ordered::BTreeMap;
use crate::product::{Evidence, Product};

/// Nouns of claimed links, as they are called after merging; those of no table are dropped.
pub(super) fn claimed(entities: &mut [Entity], nouns: &Nouns, product: &Product) {
    let known: BTreeMap<String, Class> =
        entities.iter().map(|entity| (entity.noun.clone(), entity.class)).collect();
    for entity in entities.iter_mut() {
        let links = core::mem::take(&mut entity.links);
        for mut link in links {
            let to = nouns.resolve(&link.to).to_string();
            if known.contains_key(&to) && (to != entity.noun || link.column.is_some()) {
                link.to = to;
                entity.links.push(link);
            }
        }
    }
    // A list of things that are columns of themselves: `frameworks TEXT[]` where frameworks are a table.
    let mut turned: Vec<(String, String, Evidence)> = Vec::new();
    for entity in entities.iter_mut() {
        let fields = core::mem::take(&mut entity.fields);
        for field in fields {
            let words = column::parts(&field.words).join(" ");
            let stem = [" url", " key", " path", " name", " id"]
                .iter()
                .find_map(|end| words.strip_suffix(end))
                .unwrap_or(&words);
            let one = crate::language::singular(stem);
            let target = nouns.resolve(&one).to_string();
            let is_other = target != entity.noun && known.contains_key(&target);
            if known.contains_key("user")
                && !is_other
                && entity.class != Class::User
                && let Some(column) = person::column(&words, &entity.noun, product)
            {
                let evidence = Evidence { rule: "told to have it", ..field.evidence };
                let column = Some(column);
                entity.links.push(Link { to: "user".into(), kind: LinkKind::OptionalOne, column, evidence });
                continue;
            }
            if is_other && one != words {
                let is_many = one != stem;
                let is_reference = words.ends_with(" id")
                    || words.ends_with(" url")
                    || words.ends_with(" key")
                    || words.ends_with(" path")
                    || is_many;
                // "Each client has contacts (name, email)": what a sentence tells of many is of the one, unless it is shared.
                let is_shared = || target.rsplit(' ').next().is_some_and(crate::language::noun::is_shared);
                if is_many && field.evidence.rule == "told to have it" && !is_shared() {
                    turned.push((target, entity.noun.clone(), field.evidence));
                    continue;
                }
                if is_reference {
                    let kind = if is_many { LinkKind::Many } else { LinkKind::One };
                    entity.links.push(Link {
                        to: target,
                        kind,
                        column: None,
                        evidence: Evidence { rule: "a column that names another table", ..field.evidence },
                    });
                    continue;
                }
            } else if is_other && crate::language::plural(&one) == one {
                // Of a word with one form it cannot be told whether one or many are meant.
                continue;
            } else if is_other {
                entity.links.push(Link {
                    to: target,
                    kind: LinkKind::One,
                    column: None,
                    evidence: Evidence { rule: "a column that names another table", ..field.evidence },
                });
                continue;
            }
            if let Some(link) = in_a_place(&words, &field.evidence, nouns, &known) {
                entity.links.push(link);
                continue;
            }
            entity.fields.push(field);
        }
    }
    for (child, to, evidence) in turned {
        let Some(child) = entities.iter_mut().find(|entity| entity.noun == child) else { continue };
        if child.link_to(&to).is_none() && !matches!(child.class, Class::User | Class::Tenant) {
            let evidence = Evidence { rule: "what each of them has", ..evidence };
            child.links.push(Link { to, kind: LinkKind::One, column: None, evidence });
        }
    }
}

/// "Home depot", "the organising club", "target language": one of those, for what it is to this thing.
fn in_a_place(
    words: &str,
    evidence: &Evidence,
    nouns: &Nouns,
    known: &BTreeMap<String, Class>,
) -> Option<Link> {
    let (place, thing) = words.split_once(' ')?;
    let is_place = is_one_of(
        place,
        "home host away source target destination origin original previous current preferred main default \
replacement substitute visiting hosting organising organizing receiving sending issuing owning",
    );
    if !is_place || crate::language::singular(thing) != thing {
        return None;
    }
    let to = nouns.resolve(thing).to_string();
    let is_thing = known.get(&to).is_some_and(|class| !matches!(class, Class::User | Class::Tenant));
    let column = Some(alloc::format!("{}_id", words.replace([' ', '-'], "_")));
    let evidence = Evidence { rule: "a column that names another table", ..evidence.clone() };
    is_thing.then_some(Link { to, kind: LinkKind::OptionalOne, column, evidence })
}
