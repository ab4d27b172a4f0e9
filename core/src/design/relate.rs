//! Which entity refers to which: what the docs claim, what stands around the making, who owns, who came before.

mod claim;
mod person;
pub(super) mod title;

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::concept::Concepts;
use super::entity::{Entity, HAS_ONE, Link, LinkKind};
use super::mention::Mentions;
use super::noun::{Making, Nouns};
use super::{Class, circle, detail};
use crate::language::is_one_of;
use crate::ordered::{BTreeMap, BTreeSet, CollectVec};
use crate::product::{Evidence, Product};

/// Gives every entity its links.
pub(super) fn entities(
    entities: &mut [Entity],
    nouns: &Nouns,
    mentions: &Mentions,
    concepts: &Concepts,
    product: &Product,
    chosen_people: &[(String, Vec<usize>, Evidence)],
) {
    claim::claimed(entities, nouns, product);
    signing_in(entities);
    had(entities);
    around(entities, nouns);
    chosen(entities, nouns);
    title::done_by(entities, mentions, product);
    title::made_for(entities, mentions, product);
    people(entities, nouns, chosen_people);
    owners(entities, concepts);
    tenants(entities, concepts, product);
    for entity in entities.iter_mut() {
        tidy(entity);
    }
    circle::cut(entities);
    // What belongs to something that users make is no catalogue.
    for entity in entities.iter_mut().filter(|entity| entity.class == Class::Catalogue) {
        let belongs = entity.links.iter().any(|link| {
            link.kind != LinkKind::Many
                && concepts.tenant.as_ref().is_none_or(|(tenant, _)| *tenant != link.to)
        });
        if belongs {
            entity.class = Class::Core;
        }
    }
}

/// Whoever signs in has a password: what is told together with one is the user's.
fn signing_in(entities: &mut [Entity]) {
    let Some(user) = entities.iter().position(|entity| entity.class == Class::User) else { return };
    let mut moved = Vec::new();
    for entity in entities.iter_mut().filter(|entity| entity.class != Class::User) {
        let is_password =
            |words: &str| super::column::parts(words).last().is_some_and(|last| last == "password");
        let told: BTreeSet<_> = entity
            .fields
            .iter()
            .filter(|field| is_password(&field.words))
            .map(|field| field.evidence.place)
            .collect();
        if !told.is_empty() {
            let fields = core::mem::take(&mut entity.fields);
            let (theirs, own): (Vec<_>, Vec<_>) =
                fields.into_iter().partition(|field| told.contains(&field.evidence.place));
            entity.fields = own;
            moved.extend(theirs);
        }
    }
    entities[user].fields.extend(moved);
}

/// "Each unit may have one quiz": what is made and of nothing else is of the thing that has it.
fn had(entities: &mut [Entity]) {
    let is_above = |link: &Link| link.kind != LinkKind::Many && link.to != "user";
    let alone: BTreeSet<String> = entities
        .iter()
        .filter(|entity| entity.class == Class::Core && !entity.links.iter().any(is_above))
        .map(|entity| entity.noun.clone())
        .collect();
    let mut turned: Vec<(String, String, Evidence)> = Vec::new();
    for entity in entities.iter_mut().filter(|entity| entity.class == Class::Core) {
        let noun = &entity.noun;
        entity.links.retain(|link| {
            let is_turned =
                link.evidence.rule == HAS_ONE && link.column.is_none() && alone.contains(&link.to);
            if is_turned {
                turned.push((link.to.clone(), noun.clone(), link.evidence.clone()));
            }
            !is_turned
        });
    }
    for (child, to, evidence) in turned {
        let Some(child) = entities.iter_mut().find(|entity| entity.noun == child) else { continue };
        if child.link_to(&to).is_none() {
            child.links.push(Link { to, kind: LinkKind::One, column: None, evidence });
        }
    }
}

/// What stands around the verb that makes a thing: "adds criteria to a workflow", "queues jobs for each item".
fn around(entities: &mut [Entity], nouns: &Nouns) {
    let known: BTreeMap<String, Option<usize>> =
        entities.iter().map(|entity| (entity.noun.clone(), entity.made_in)).collect();
    // What is done with people is not what they belong to.
    for entity in entities.iter_mut().filter(|entity| entity.class != Class::User) {
        let Some(noun) = nouns.get(&entity.noun) else { continue };
        let is_done = crate::language::verb::is_deed(&entity.noun);
        for Making { around, evidence, .. } in &noun.makings {
            for (preposition, name, is_plural) in around {
                let to = nouns.resolve(name).to_string();
                if !known.contains_key(&to) || to == entity.noun || entity.link_to(&to).is_some() {
                    continue;
                }
                let belongs =
                    is_one_of(preposition.as_str(), "to for of in into on per at from within under against");
                // "A dataset of a thousand items": these are of it.
                if !belongs || *is_plural && preposition == "of" && !is_done {
                    continue;
                }
                let kind = if *is_plural && matches!(preposition.as_str(), "against") {
                    LinkKind::Many
                } else {
                    LinkKind::One
                };
                let evidence = Evidence { rule: "made for it", ..evidence.clone() };
                entity.links.push(Link { to, kind, column: None, evidence });
            }
        }
    }
}

/// What is chosen belongs to what is made in the same step or the next.
fn chosen(entities: &mut [Entity], nouns: &Nouns) {
    let choices: Vec<(String, usize, bool, Evidence)> = entities
        .iter()
        .filter_map(|entity| Some((entity, nouns.get(&entity.noun)?)))
        .flat_map(|(entity, noun)| {
            noun.chosen.iter().filter_map(|(step, is_plural, evidence)| {
                Some((entity.noun.clone(), (*step)?, *is_plural, evidence.clone()))
            })
        })
        .collect_vec();
    let mut linked: BTreeSet<String> =
        entities.iter().flat_map(|entity| entity.links.iter().map(|link| link.to.clone())).collect();
    let is_maker = |entity: &Entity| !matches!(entity.class, Class::Catalogue | Class::User | Class::Tenant);
    let makers: BTreeSet<(usize, usize)> = (entities.iter().enumerate())
        .filter(|(_, entity)| is_maker(entity))
        .filter_map(|(at, entity)| Some((entity.made_in?, at)))
        .collect();
    for (chosen, step, is_plural, evidence) in choices {
        let next = makers.range((step, 0)..).find(|(_, at)| entities[*at].noun != chosen);
        let Some((made, maker)) = next.copied() else { continue };
        // What is chosen and made in one step belong together, whatever else it is chosen for.
        if linked.contains(&chosen) && made != step || entities[maker].link_to(&chosen).is_some() {
            continue;
        }
        let kind = if is_plural { LinkKind::Many } else { LinkKind::One };
        linked.insert(chosen.clone());
        entities[maker].links.push(Link {
            to: chosen,
            kind,
            column: None,
            evidence: Evidence { rule: "chosen for it", ..evidence },
        });
    }
}

/// Whom a thing is made with: a tutor for a lesson, a veterinarian for an appointment.
fn people(entities: &mut [Entity], nouns: &Nouns, chosen: &[(String, Vec<usize>, Evidence)]) {
    let mut chosen_in: BTreeMap<usize, Vec<(&String, &Evidence)>> = BTreeMap::new();
    for (role, steps, evidence) in chosen {
        for step in steps.iter().collect::<BTreeSet<_>>() {
            chosen_in.entry(*step).or_default().push((role, evidence));
        }
    }
    for entity in entities.iter_mut().filter(|entity| entity.class == Class::Core) {
        let made_with = nouns.get(&entity.noun).map(|noun| noun.with.clone()).unwrap_or_default();
        let chosen = entity.made_in.and_then(|step| chosen_in.get(&step)).into_iter().flatten();
        let chosen = chosen.map(|(role, evidence)| ((*role).clone(), (*evidence).clone()));
        for (role, evidence) in made_with.into_iter().chain(chosen) {
            let column = Some(alloc::format!("{}_id", role.replace([' ', '-'], "_")));
            if !entity.links.iter().any(|link| link.column == column) {
                let evidence = Evidence { rule: "made with somebody of this role", ..evidence };
                entity.links.push(Link { to: "user".into(), kind: LinkKind::One, column, evidence });
            }
        }
    }
}

/// What users make is theirs; what the system makes belongs to what it was made from, or else to a user too.
fn owners(entities: &mut [Entity], concepts: &Concepts) {
    // What users are told to belong to is no user's.
    let users = entities.iter().filter(|entity| entity.class == Class::User);
    let above = users.flat_map(|user| &user.links).filter(|link| link.kind != LinkKind::Many);
    let above: BTreeSet<String> = above.map(|link| link.to.clone()).collect();
    for entity in entities.iter_mut() {
        if entity.class != Class::Core
            || above.contains(&entity.noun)
            || entity.links.iter().any(|link| link.to == "user" && link.column.is_none())
        {
            continue;
        }
        let has_parent = entity.links.iter().any(|link| link.kind != LinkKind::Many && link.column.is_none());
        let by_user = entity.made_by_user.clone();
        let is_deed = crate::language::verb::is_deed(&entity.noun) || is_authored(&entity.noun);
        if let (Some(evidence), Some(_), true) = (&by_user, &concepts.isolation, !has_parent || is_deed) {
            // The tenant owns it; whoever made it may leave.
            let evidence = Evidence { rule: "made by a user, owned by the tenant", ..evidence.clone() };
            entity.links.push(Link {
                to: "user".into(),
                kind: LinkKind::OptionalOne,
                column: Some("created_by".into()),
                evidence,
            });
            continue;
        }
        let evidence = match (by_user, has_parent && !is_deed) {
            (Some(evidence), false) => Evidence { rule: "made by a user", ..evidence },
            (None, false) if concepts.isolation.is_some() => continue,
            (None, _) if has_parent || entity.made_in.is_none() => continue,
            (None, false) => {
                Evidence { rule: "belongs to the user of the journey", ..entity.first_evidence().clone() }
            }
            (_, true) => continue,
        };
        entity.links.push(Link { to: "user".into(), kind: LinkKind::One, column: None, evidence });
    }
}

/// Whether a thing is somebody's word or deed: whoever wrote or reported it is kept with it.
fn is_authored(noun: &str) -> bool {
    let head = noun.rsplit(' ').next().unwrap_or(noun);
    is_one_of(
        head,
        "annotation checkout comment defect incident inspection measurement message move note \
observation post rating reading remark reply report review",
    )
}

/// Users belong to the tenant; where tenants are kept apart, so does everything that has no other parent.
fn tenants(entities: &mut [Entity], concepts: &Concepts, product: &Product) {
    let Some((tenant, evidence)) = &concepts.tenant else { return };
    // "Every row carries practice_id."
    let column = alloc::format!("{}_id", tenant.replace(' ', "_"));
    let is_everywhere = product.lines.iter().any(|line| {
        (line.text.contains(&column) || line.text.contains("tenant_id"))
            && ["very", "each", "all", "All", "Each"].iter().any(|word| line.text.contains(word))
    });
    if !entities.iter().any(|entity| entity.noun == *tenant) {
        return;
    }
    for entity in entities.iter_mut().filter(|entity| entity.noun != *tenant) {
        if entity.class == Class::Event && entity.noun.ends_with("log") {
            for link in entity.links.iter_mut().filter(|link| link.to == "user") {
                link.kind = LinkKind::OptionalOne;
            }
        }
        if entity.class == Class::User {
            entity.links.retain(|link| link.to != *tenant);
            let evidence = Evidence { rule: "users belong to the tenant", ..evidence.clone() };
            let kind = if concepts.isolation.is_some() { LinkKind::One } else { LinkKind::OptionalOne };
            entity.links.push(Link { to: tenant.clone(), kind, column: None, evidence });
        } else if entity.class == Class::Event && concepts.isolation.is_none() {
            for link in entity.links.iter_mut().filter(|link| link.to == *tenant) {
                link.kind = LinkKind::OptionalOne;
            }
        } else if let Some(isolation) = &concepts.isolation {
            let is_root = entity.links.iter().all(|link| link.kind == LinkKind::Many || link.to == "user");
            let is_carried = is_everywhere && entity.class != Class::User;
            if (is_root && entity.class != Class::Catalogue || is_carried) && entity.link_to(tenant).is_none()
            {
                let evidence = Evidence { rule: "kept apart by tenant", ..isolation.clone() };
                entity.links.push(Link { to: tenant.clone(), kind: LinkKind::One, column: None, evidence });
            }
        }
    }
}

/// One link a target, the strongest claim first; many-to-many and one-to-many to the same target exclude one another.
fn tidy(entity: &mut Entity) {
    let mut kept: Vec<Link> = Vec::new();
    for link in core::mem::take(&mut entity.links) {
        let same = kept.iter_mut().find(|other| other.to == link.to && other.column == link.column);
        match same {
            Some(other) if link.kind == LinkKind::Many && other.kind != LinkKind::Many => *other = link,
            Some(_) => {}
            None => kept.push(link),
        }
    }
    entity.links = kept;
    let noun = entity.noun.clone();
    // A part that is called after its thing is of one of them: no `hive_hive_moves`.
    let is_called_after = |to: &str| noun.strip_prefix(to).is_some_and(|rest| rest.starts_with(' '));
    for link in &mut entity.links {
        if link.kind == LinkKind::Many && is_called_after(&link.to) {
            link.kind = LinkKind::One;
        }
    }
    entity.links.retain(|link| {
        let is_whole = link.to.strip_prefix(&*noun).is_some_and(|rest| rest.starts_with(' '));
        link.kind != LinkKind::Many || !is_whole
    });
    entity
        .links
        .retain(|link| (link.to != noun || link.column.is_some()) && !detail::is_own_part(&noun, link));
}
