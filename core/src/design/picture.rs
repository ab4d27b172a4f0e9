//! Pictures and papers that a thing has several of: rows of their own that belong to it.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::Class;
use super::detail::counts;
use super::entity::{Entity, Field, Link, LinkKind};
use super::gather::is_one_statement;
use super::mention::{Mention, Mentions, Word, words};
use super::relate::title;
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::language::phrase::Phrases;
use crate::language::{plural, singular};
use crate::ordered::BTreeMap;
use crate::product::{Evidence, Line, Product};

/// Words without which no line tells of pictures.
const PICTURES: Phrases = Phrases::new(&["attachments", "images", "photographs", "photos", "pictures"]);

/// What says that there may be several.
const SEVERAL: Phrases = Phrases::new(&[
    "up to ",
    "any number of ",
    "a few ",
    "several ",
    "as many ",
    "one or more ",
    "multiple ",
]);

/// A picture's noun, and whose pictures they are.
struct Told {
    picture: String,
    owner: usize,
    /// Whether the sentence itself says whose.
    is_plain: bool,
    evidence: Evidence,
    steps: Vec<usize>,
}

/// "Takes up to six photos", "an incident goes with its pictures", "photos can be taken of the inspection": gives each
/// thing its own.
pub(super) fn of_entities(entities: &mut Vec<Entity>, mentions: &Mentions, product: &Product) {
    // A statement of requirements names its things; a picture is a part of one.
    if is_one_statement(product) {
        return;
    }
    let worked_off = made(entities, |entity| entity.states.len() > 1);
    let made = made(entities, |_| true);
    let mut told: Vec<Told> = Vec::new();
    let mut last: Option<(Option<usize>, &[usize], usize)> = None;
    for (at, line) in product.lines.iter().enumerate().filter(|(_, line)| counts(product, line)) {
        let named = mentions.in_line(at);
        if PICTURES.stand_in(&line.text) {
            let before = last.filter(|(section, steps, _)| *section == line.section && *steps == line.steps);
            let before = before.map(|(.., entity)| entity);
            let main = || {
                let step = line.steps.first()?;
                let title = &product.journey.steps.get(*step)?.title;
                let named = || title::thing(title, entities, mentions);
                let own = before.filter(|at| entities[*at].made_in == Some(*step));
                let made = made.get(step).copied().flatten();
                own.or(made).or(before).or_else(named).or_else(|| worked_off.get(step).copied().flatten())
            };
            told.extend(read(entities, line, named, main));
        }
        if let Some(core) = named.iter().find(|mention| is_core(entities, mention)) {
            last = Some((line.section, &line.steps, core.entity));
        }
    }
    let is_plain = told.iter().any(|told| told.is_plain);
    let mut owners: BTreeMap<usize, Told> = BTreeMap::new();
    for told in told.into_iter().filter(|told| told.is_plain == is_plain) {
        owners.entry(told.owner).or_insert(told);
    }
    for told in owners.into_values() {
        add(entities, told);
    }
}

fn is_core(entities: &[Entity], mention: &Mention) -> bool {
    entities[mention.entity].class == Class::Core
}

/// What a line tells of pictures; `main` is what its step is about.
fn read(
    entities: &[Entity],
    line: &Line,
    named: &[Mention],
    main: impl Fn() -> Option<usize>,
) -> Option<Told> {
    let said = words(&line.text);
    let at = said.iter().position(|word| PICTURES.stand_in(&word.lower) && !word.lower.contains('-'))?;
    let (picture, before) = (&said[at], &said[at.saturating_sub(4)..at]);
    let next = |from: usize| said.get(from).map_or("", |word: &Word<'_>| &*word.lower);
    let core = |mention: &&Mention| is_core(entities, mention);
    let behind = || named.iter().filter(core).find(|mention| mention.start > picture.end);
    let ahead = || named.iter().filter(core).rfind(|mention| mention.end < picture.start);
    let is_own = before.last().is_some_and(|word| matches!(&*word.lower, "its" | "their"));
    let is_of = next(at + 1) == "of" || next(at + 1) == "belong";
    // "Users attach photos and files to a product".
    let is_attached = words_before(&said, at)
        .iter()
        .any(|word| is_one_of(&word.lower, "attach attaches attached upload uploads"))
        && said[at..].iter().take(6).any(|word| word.lower == "to");
    let is_taken_of = SEVERAL.are_in(&line.text) && said[at..].iter().take(6).any(|word| word.lower == "of");
    let plain = match () {
        () if is_of || is_taken_of || is_attached => behind(),
        () if is_own => ahead(),
        () => None,
    };
    // "Photos and PDF files".
    let are_files = next(at + 1) == "and" || next(at + 1) == "or";
    let are_files = are_files
        && said[at..].iter().take(4).any(|word| is_one_of(&word.lower, "files documents papers pdfs sheets"));
    let told = |owner: usize, is_plain: bool| Told {
        picture: if are_files {
            "attachment".into()
        } else {
            singular(&picture.lower).replace("photograph", "photo")
        },
        owner,
        is_plain,
        evidence: Evidence { place: line.place, words: line.words.clone(), rule: "it may have several" },
        steps: line.steps.clone(),
    };
    if let Some(plain) = plain {
        return Some(told(plain.entity, true));
    }
    let is_several = SEVERAL.are_in(&line.text)
        || before.last().is_some_and(|word| word.lower.bytes().all(|byte| byte.is_ascii_digit()));
    let mut things = named.iter().filter(core).filter(|mention| !is_somebody(&entities[mention.entity]));
    let only = things.next().filter(|first| things.all(|other| other.entity == first.entity));
    let owner = if is_several { only.map(|mention| mention.entity).or_else(main) } else { None };
    owner.filter(|owner| !is_somebody(&entities[*owner])).map(|owner| told(owner, false))
}

/// At most four words before a place.
fn words_before<'w, 't>(said: &'w [Word<'t>], at: usize) -> &'w [Word<'t>] {
    &said[at.saturating_sub(4)..at]
}

/// The one thing of this kind that is made in each step.
fn made(entities: &[Entity], is_it: impl Fn(&Entity) -> bool) -> BTreeMap<usize, Option<usize>> {
    let mut made: BTreeMap<usize, Option<usize>> = BTreeMap::new();
    for (at, entity) in entities.iter().enumerate() {
        if let Some(step) = entity.made_in.filter(|_| entity.class == Class::Core && is_it(entity)) {
            made.entry(step).and_modify(|one| *one = None).or_insert(Some(at));
        }
    }
    made
}

/// Whether it is somebody, who has no such pictures.
fn is_somebody(entity: &Entity) -> bool {
    is_person(entity.noun.rsplit(' ').next().unwrap_or(&entity.noun))
}

/// Adds the pictures of a thing, unless it has them.
fn add(entities: &mut Vec<Entity>, told: Told) {
    let owner = entities[told.owner].noun.clone();
    let noun = format!("{owner} {}", told.picture);
    let is_one = |entity: &Entity| entity.noun == noun || entity.noun == told.picture;
    if let Some(known) = entities.iter_mut().find(|entity| is_one(entity)) {
        let is_free = known.links.iter().all(|link| link.to == "user");
        if is_free && known.noun != owner {
            known.links.push(Link { to: owner, kind: LinkKind::One, column: None, evidence: told.evidence });
        }
        return;
    }
    let many = plural(&told.picture);
    entities[told.owner].fields.retain(|field: &Field| field.words != many);
    let mut picture =
        Entity::new(&*noun, plural(&noun).replace([' ', '-'], "_"), Class::Core, told.evidence.clone());
    picture.steps.extend(told.steps);
    picture.file = Some(told.evidence.clone());
    picture.links.push(Link { to: owner, kind: LinkKind::One, column: None, evidence: told.evidence });
    entities.push(picture);
}
