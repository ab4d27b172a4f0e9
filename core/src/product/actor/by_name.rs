//! People who are introduced by nothing but their names.

use alloc::string::String;
use alloc::vec::Vec;

use super::agent::spoken_of;
use super::{actor, add, denied, introduces};
use crate::language::person::person;
use crate::language::singular;
use crate::ordered::CollectVec;
use crate::product::{Actor, Kind, Product, Scope, Sense, persona};

/// "**Ines** takes orders at the counter.": people who are introduced by nothing but their names are users.
pub(super) fn find(product: &Product, actors: &mut Vec<Actor>) {
    let introducing = product.sections.iter().map(|section| introduces(&section.title)).collect_vec();
    for line in product.lines.iter().filter(|line| line.scope == Scope::Now && line.sense != Sense::Ignored) {
        let in_personas = line.section.is_some_and(|section| introducing[section]);
        if line.kind == Kind::Heading || line.label.is_some() || !in_personas || denied(&line.text).is_some()
        {
            continue;
        }
        let Some(first) = line.stressed.first().filter(|first| line.text.starts_with(first.as_str())) else {
            continue;
        };
        // "**Editors** such as Mateo, freelance": a role, and who has it.
        let rest = line.text[first.len()..].trim_start();
        let is_told = rest.starts_with("such as ") || rest.starts_with(',');
        let role = person(first).filter(|role| is_told && singular(&first.to_lowercase()) == *role);
        if let Some(role) = role {
            let such = line
                .text
                .split_once("such as ")
                .map(|(_, such)| such.split([',', ' ', '.', ';']).next().unwrap_or(such));
            let called =
                such.filter(|such| persona::is_name(such)).map(String::from).into_iter().collect_vec();
            add(actors, Actor { called, ..actor(role, line.place, &line.text, "persona") });
            continue;
        }
        // "**Crew** of the two boats": no name.
        if let Some(role) = spoken_of(product, first) {
            add(actors, actor(role, line.place, &line.text, "persona"));
            continue;
        }
        let mut before = first.len();
        for name in &line.stressed {
            let Some(at) = line.text.find(name.as_str()).filter(|at| *at <= before + " and ".len()) else {
                break;
            };
            before = at + name.len();
            let called = persona::names(name, "user");
            let is_known = |actor: &Actor| actor.called.iter().any(|known| called.contains(known));
            if !called.is_empty() && person(name).is_none() && !actors.iter().any(is_known) {
                add(actors, Actor { called, ..actor("user".into(), line.place, &line.text, "persona") });
            }
        }
    }
}
