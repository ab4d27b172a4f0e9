//! Who acts in the journey: personas, the subjects of step titles, the titles of chapters, `As a …`.

mod agent;
mod by_name;
mod denial;
mod roles;
mod table;

use alloc::string::String;
use alloc::vec::Vec;
use core::cell::LazyCell;

use agent::{acting, agent, heading, spoken_of};
pub(crate) use denial::denied;
use denial::without_account;

use super::{Actor, Evidence, Kind, Line, Product, Scope, Sense, persona};
use crate::language::is_one_of;
use crate::language::person::{is_person, person};
use crate::language::phrase::Phrases;
use crate::language::singular;
use crate::language::verb::{Form, verb};
use crate::language::word::{Word, words};
use crate::ordered::CollectVec;
use crate::text::Place;

/// Titles of sections that introduce people.
const PERSONAS: Phrases = Phrases::new(&[
    "actors|audience|cast|people|persona|personas|persons|primary user|primary users|roles|target users\
|user roles|user types|users|user groups|with a login|with an account|who log in|who sign in",
]);

/// Who builds the product and does not use it.
const BUILDERS: [&str; 6] =
    ["developer", "engineer", "programmer", "product manager", "product owner", "tester"];

/// The rule of whoever is told as one of the roles that users have: "Roles: skipper, deckhand".
pub(crate) const ROLE: &str = "told as a role";

/// Finds the actors and gives each step its own.
pub(super) fn find(product: &mut Product) {
    let mut actors = Vec::new();
    roles::find(product, &mut actors);
    table::find(product, &mut actors);
    personas(product, &mut actors);
    stories(product, &mut actors);
    told(product, &mut actors);
    by_name::find(product, &mut actors);
    for index in 0..product.journey.steps.len() {
        let actor = subject(product, index, &actors).or_else(|| chapter(product, index));
        product.journey.steps[index].actor = actor.map(|actor| add(&mut actors, actor));
    }
    without_account(product, &mut actors);
    product.journey.actors = actors;
}

fn add(actors: &mut Vec<Actor>, actor: Actor) -> usize {
    if let Some(known) = actors.iter().position(|known| known.name == actor.name) {
        actors[known].called.extend(actor.called);
        return known;
    }
    actors.push(actor);
    actors.len() - 1
}

fn actor(name: String, place: Place, words: &str, rule: &'static str) -> Actor {
    Actor {
        name,
        called: Vec::new(),
        is_user: true,
        evidence: Evidence { place, words: words.trim().into(), rule },
    }
}

/// Whoever has a role, introduced by these words.
fn persona_of(role: String, place: Place, words: &str, introduced: &str) -> Actor {
    let called = persona::names(introduced, &role);
    Actor { called, ..actor(role, place, words, "persona") }
}

/// Headings, labels and `Role` lines in sections that introduce people.
fn personas(product: &Product, actors: &mut Vec<Actor>) {
    let introducing = product.sections.iter().map(|section| introduces(&section.title)).collect_vec();
    let acting = LazyCell::new(|| acting(product));
    for section in &product.sections {
        let Some(parent) = section.parent else { continue };
        if introducing[parent] && section.scope == Scope::Now && section.sense != Sense::Ignored {
            let named = heading(&section.title, |name| acting.contains(name));
            if let Some(name) =
                named.or_else(|| spoken_of(product, &section.title)).filter(|name| name != "user")
            {
                add(actors, persona_of(name, section.place, &section.title, &section.title));
            }
        } else if let Some((_, name)) = section.title.split_once(':').filter(|(title, _)| introduces(title))
            && let Some(role) = person(name)
        {
            add(actors, persona_of(role, section.place, &section.title, name));
        }
    }
    for line in product.lines.iter().filter(|line| line.scope == Scope::Now && line.sense != Sense::Ignored) {
        // `- Student`: a bullet that names somebody and says no more.
        let is_bullet = matches!(line.kind, Kind::Bullet { depth: 0 });
        let bare = Some(&*line.text).filter(|text| is_bullet && text.split(' ').count() < 4);
        let Some(label) = line.label.as_deref().or(bare) else { continue };
        let lower = label.to_lowercase();
        let in_personas = line.section.is_some_and(|section| {
            introducing[section] || product.sections[section].parent.is_some_and(|parent| introducing[parent])
        });
        let name = match lower.as_str() {
            "role" | "who" | "who they are" | "primary user" | "user" | "persona"
                if in_personas || lower.contains("who") =>
            {
                // A persona whose heading is a mere name is known by its role.
                let heading = line.section.map_or("", |section| product.sections[section].title.as_str());
                let name = if person(heading).is_some() { None } else { person(before_place(&line.text)) };
                name.map(|name| (name, heading))
            }
            // `**Keeper Kim** (daily). Feeds the cats.`
            _ if line.kind == Kind::Prose && line.section.is_some_and(|section| introducing[section]) => {
                let told = person(label).filter(|role| persona::is_introduced(label, role));
                told.or_else(|| spoken_of(product, label)).map(|name| (name, label))
            }
            _ if in_personas && is_bullet && line.parent.is_none() => {
                // `Hana: harbour master of a small port`.
                let is_name = label.split(' ').all(persona::is_name);
                let told = || is_name.then(|| person(before_place(&line.text))).flatten();
                let named = person(label).or_else(told).or_else(|| agent(label));
                named.or_else(|| spoken_of(product, label)).map(|name| (name, label))
            }
            // `**Ines, head carer.** Plans who is where.`, wherever it stands.
            _ if label.contains(", ") => {
                let is_named = |role: &String| {
                    persona::is_introduced(label, role) && !persona::names(label, role).is_empty()
                };
                person(label).filter(is_named).map(|role| (role, label))
            }
            _ => None,
        };
        if let Some((name, introduced)) = name {
            add(actors, persona_of(name, line.place, &line.text, introduced));
        }
    }
}

/// Whether a section introduces people: "Who we build for", "Personas".
pub(super) fn introduces(title: &str) -> bool {
    // "Who we build for", "3. Who is in this story".
    let asks = || {
        title
            .trim_start_matches(|char: char| !char.is_alphabetic())
            .get(..4)
            .is_some_and(|who| who.eq_ignore_ascii_case("who "))
    };
    PERSONAS.stand_in(title)
        || asks() && title.split_whitespace().count() <= 8
        || title.trim().eq_ignore_ascii_case("who")
}

/// `Clinic receptionist at a small practice` without the place of work.
fn before_place(text: &str) -> &str {
    let ends =
        [" at ", " in ", " who ", " for ", " of ", " with ", ","].iter().filter_map(|end| text.find(end));
    ends.min().map_or(text, |end| &text[..end])
}

/// `As a warden, I want to …`.
fn stories(product: &Product, actors: &mut Vec<Actor>) {
    for line in product.lines.iter().filter(|line| line.scope == Scope::Now && line.sense < Sense::Support) {
        let label = line.label.as_deref().unwrap_or_default().to_lowercase();
        let text = if matches!(label.as_str(), "as a" | "as an") {
            Some(&*line.text)
        } else {
            ["As a ", "As an ", "as a ", "as an "].iter().find_map(|start| line.text.strip_prefix(start))
        };
        let who = text.and_then(|text| text.split([',', ':', ';']).next()).map(before_place);
        if let Some(name) = who.and_then(person).filter(|name| !builds(name)) {
            add(actors, actor(name, line.place, &line.text, "user story"));
        }
    }
}

/// `The lock keeper runs the lock`: who is the subject of a sentence among the personas, or of several in the steps.
fn told(product: &Product, actors: &mut Vec<Actor>) {
    let mut once: Vec<String> = Vec::new();
    let introducing = product.sections.iter().map(|section| introduces(&section.title)).collect_vec();
    for line in product.lines.iter().filter(|line| line.scope == Scope::Now && line.sense != Sense::Ignored) {
        let in_personas = line.section.is_some_and(|section| introducing[section]);
        let in_steps = !line.steps.is_empty() && line.sense <= Sense::Requirement;
        if line.kind == Kind::Heading || line.label.is_some() || !(in_personas || in_steps) {
            continue;
        }
        if in_personas && set_apart(product, line, actors) {
            continue;
        }
        let Some(name) = sentence_subject(&line.text).filter(|name| name != "user" && !builds(name)) else {
            continue;
        };
        if in_personas || once.contains(&name) {
            add(actors, actor(name, line.place, &line.text, "subject of a sentence"));
        } else {
            once.push(name);
        }
    }
}

/// "A **backer** lives nearby", "Some are **surveyors**": whoever is set apart among the people.
fn set_apart(product: &Product, line: &Line, actors: &mut Vec<Actor>) -> bool {
    let Some(first) = line.stressed.first() else { return false };
    let rest = ["A ", "An ", "The ", "Our "].iter().find_map(|article| line.text.strip_prefix(article));
    let named = rest.filter(|rest| rest.starts_with(first.as_str())).and_then(|_| agent(first));
    let named = named.or_else(|| rest.and_then(|_| spoken_of(product, first)));
    let is_whole = |name: &&String| person(name).is_some_and(|role| singular(&name.to_lowercase()) == role);
    let others = line.stressed.iter().filter(is_whole).filter_map(|name| person(name));
    let all = named.into_iter().chain(others).filter(|name| name != "user").collect_vec();
    for name in &all {
        add(actors, actor(name.clone(), line.place, &line.words, "among the people"));
    }
    !all.is_empty()
}

/// The person that a sentence begins with, where a verb follows.
fn sentence_subject(text: &str) -> Option<String> {
    // "**When** a coordinator plans a harvest": a clause begins in lower case.
    let (article, rest) = text.split_once(' ')?;
    let words = words(Some(rest).filter(|_| is_one_of(&article.to_lowercase(), "the a an each every"))?);
    let acts =
        |word: &Word| word.mark == ' ' && verb(&word.lower).is_some_and(|verb| verb.form == Form::Third);
    let verb = (1..words.len().min(4)).find(|at| acts(&words[*at]))?;
    let subject = rest.get(..words[verb - 1].end)?;
    is_person(&words[verb - 1].lower).then(|| person(subject)).flatten()
}

fn builds(name: &str) -> bool {
    BUILDERS.iter().any(|builder| name.ends_with(builder))
}

/// `Shelter keeper feeds the cats`: who stands before the verb of a step's title.
fn subject(product: &Product, step: usize, actors: &[Actor]) -> Option<Actor> {
    let step = &product.journey.steps[step];
    let first = step.title.split([' ', '\'', '’']).next().unwrap_or_default();
    if let Some(named) = actors.iter().find(|actor| actor.called.iter().any(|name| name == first)) {
        return Some(actor(named.name.clone(), step.place, &step.title, "subject of a step"));
    }
    let words = words(&step.title);
    let acts = |word: &Word| {
        word.lower.ends_with('s') || verb(&word.lower).is_some_and(|verb| verb.form == Form::Third)
    };
    let ends = (1..words.len().min(5)).filter(|at| acts(&words[*at])).map(|at| words[at - 1].end);
    let mut before = ends.filter_map(|end| step.title.get(..end));
    let name = before.find_map(|before| {
        let lower = before.trim_start_matches("The ").to_lowercase();
        let last = lower.rsplit(' ').next().unwrap_or_default();
        let known = actors.iter().find(|actor| actor.name == lower).map(|actor| actor.name.clone());
        known.or_else(|| if is_person(last) { person(&lower) } else { None })
    })?;
    Some(actor(name, step.place, &step.title, "subject of a step"))
}

/// `Buyer Journey`, `For sellers`: the chapter that a step stands in.
fn chapter(product: &Product, step: usize) -> Option<Actor> {
    let own = product.journey.steps[step].section?;
    let is_step = product.sections[own].steps.contains(&step);
    let mut section = if is_step { product.sections[own].parent } else { Some(own) };
    while let Some(index) = section {
        let around = &product.sections[index];
        if around.parent.is_some()
            && let Some(name) = person(&around.title).filter(|name| !name.ends_with("user"))
        {
            return Some(actor(name, around.place, &around.title, "title of a chapter"));
        }
        section = around.parent;
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::product::{Product, Role, read};
    use crate::text::{Sources, Text};
    use alloc::vec::Vec;

    fn product(text: &str) -> Product {
        let mut sources = Sources::default();
        let file = sources.add(Text::new("journey.md", text));
        read(&[(Role::Journey, file)], &sources).0
    }

    fn actors(text: &str) -> Vec<alloc::string::String> {
        product(text).journey.actors.into_iter().map(|actor| actor.name).collect()
    }

    #[test]
    fn a_persona_is_an_actor_by_role() {
        assert_eq!(actors("# J\n## Personas\n### Shelter Keeper Kim (daily user)\n"), ["shelter keeper"]);
        assert_eq!(actors("# J\n## Voices\n**Ines, head keeper.** Plans.\n"), ["head keeper"]);
        assert_eq!(actors("# J\n## Primary Persona: Ana, Ferry Captain\n"), ["ferry captain"]);
        assert_eq!(
            actors("# J\n## Persona\n### Ana Lima\n**Role**: Ferry captain at a small island\n"),
            ["ferry captain"]
        );
        assert_eq!(actors("# J\n## User Roles\n- **Deckhands** - load the ferry\n"), ["deckhand"]);
    }

    #[test]
    fn the_subject_of_a_step_is_its_actor() {
        let product =
            product("# J\n## Flow\n### Step 1: Beekeeper weighs a hive\n### Step 2: Payment fails\n");
        let steps = &product.journey.steps;
        assert_eq!(
            steps[0].actor.map(|actor| product.journey.actors[actor].name.as_str()),
            Some("beekeeper")
        );
        assert_eq!(steps[1].actor, None);
    }

    #[test]
    fn the_subject_of_a_sentence_among_personas_is_an_actor() {
        let text = "# J\n## Users\nThe skipper wants to know when to come. The lock gets old.\n";
        assert_eq!(actors(text), ["skipper"]);
    }

    #[test]
    fn whoever_is_set_apart_is_an_actor() {
        assert_eq!(actors("# J\n## Who it is for\nA **backer** lives nearby.\n"), ["backer"]);
    }
    #[test]
    fn chapters_name_the_actors_of_their_steps() {
        let text = "# J\n## Renter Journey\n### Step 1: Find a boat\n## Boat Owner Journey\n### Step 1: List a boat\n";
        let product = product(text);
        let names: Vec<_> = product
            .journey
            .steps
            .iter()
            .map(|step| product.journey.actors[step.actor.unwrap_or(9)].name.as_str())
            .collect();
        assert_eq!(names, ["renter", "boat owner"]);
    }
}
