//! Pictures and papers that a thing has several of: rows of their own that belong to it.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::Class;
use super::detail::counts;
use super::entity::{Entity, Field, Link, LinkKind};
use super::gather::is_one_statement;
use super::mention::{Mention, Mentions, Word, words};
use super::noun::Ground;
use super::relate::title;
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::language::phrase::Phrases;
use crate::language::{plural, singular};
use crate::ordered::BTreeMap;
use crate::product::{Evidence, Line, Product};
use crate::text::Place;

/// Words without which no line tells of pictures.
const PICTURES: Phrases =
    Phrases::new(&["attachments|images|photographs|photos|pictures|photo|photograph|picture"]);

/// What says that there may be several.
const SEVERAL: Phrases = Phrases::new(&[
    "up to |any number of |a few |several |as many |one or more |multiple |at least | at most",
]);

/// At most so many words stand between pictures and what they are told to belong to.
const FAR: usize = 12;

/// A picture's noun, and whose pictures they are.
struct Told {
    picture: String,
    /// Nobody, where it must be looked for behind it.
    owner: Option<usize>,
    /// Whether the sentence itself says whose.
    is_plain: bool,
    /// Whether it is only near by that its owner is spoken of.
    is_near: bool,
    evidence: Evidence,
    steps: Vec<usize>,
}

/// What was spoken of before in the same section and step.
#[derive(Default)]
struct Before<'p> {
    section: Option<usize>,
    steps: &'p [usize],
    /// The last thing that was named.
    named: Option<usize>,
    /// The last thing that was made.
    made: Option<usize>,
    /// Pictures of which nobody has yet said whose they are.
    waiting: Option<Told>,
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
    let made_at = made_at(entities);
    let mut told: Vec<Told> = Vec::new();
    let mut before = Before::default();
    for (at, line) in product.lines.iter().enumerate().filter(|(_, line)| counts(product, line)) {
        let named = mentions.in_line(at);
        if before.section != line.section || before.steps != line.steps {
            before = Before { section: line.section, steps: &line.steps, ..Before::default() };
        }
        let here = made_at.get(&line.place).copied().flatten();
        if PICTURES.stand_in(&line.text) {
            let main = || {
                let step = line.steps.first()?;
                let title = &product.journey.steps.get(*step)?.title;
                let named = || title::thing(title, entities, mentions);
                let own = before.named.filter(|at| entities[*at].made_in == Some(*step));
                let made = made.get(step).copied().flatten();
                own.or(made)
                    .or(before.made)
                    .or_else(named)
                    .or_else(|| worked_off.get(step).copied().flatten())
            };
            let main = || main().or(before.made);
            match read(entities, line, named, here, main) {
                Some(one) if one.owner.is_none() && before.named.is_none() => before.waiting = Some(one),
                Some(one) => told.push(Told { owner: one.owner.or(before.named), ..one }),
                None => {}
            }
        }
        let core = named.iter().find(|mention| is_core(entities, mention)).map(|mention| mention.entity);
        before.named = core.or(before.named);
        before.made = here.or(before.made);
        if let Some(owner) = core.filter(|owner| !is_somebody(&entities[*owner]))
            && let Some(waiting) = before.waiting.take()
        {
            told.push(Told { owner: Some(owner), ..waiting });
        }
    }
    let is_plain = told.iter().any(|told| told.is_plain);
    let mut owners: BTreeMap<Option<usize>, Told> = BTreeMap::new();
    for told in told.into_iter().filter(|told| told.is_plain == is_plain) {
        owners.entry(told.owner).or_insert(told);
    }
    let is_one = owners.len() == 1;
    let is_near = owners.values().all(|told| told.is_near);
    for mut told in owners.into_values().filter(|told| !told.is_near || is_near) {
        told.is_near &= is_one;
        add(entities, told);
    }
}

/// The one thing that each place makes.
fn made_at(entities: &[Entity]) -> BTreeMap<Place, Option<usize>> {
    let mut made: BTreeMap<Place, Option<usize>> = BTreeMap::new();
    for (at, entity) in entities.iter().enumerate() {
        let makes = |evidence: &&Evidence| {
            evidence.rule == Ground::Created.words() || evidence.rule == Ground::Defined.words()
        };
        if entity.class == Class::Core && !is_somebody(entity) && entity.file.is_none() {
            for evidence in entity.evidence.iter().filter(makes) {
                made.entry(evidence.place).and_modify(|one| *one = None).or_insert(Some(at));
            }
        }
    }
    made
}

fn is_core(entities: &[Entity], mention: &Mention) -> bool {
    entities[mention.entity].class == Class::Core
}

/// What a line tells of pictures; `here` is what the line makes, `main` what its step is about.
fn read(
    entities: &[Entity],
    line: &Line,
    named: &[Mention],
    here: Option<usize>,
    main: impl Fn() -> Option<usize>,
) -> Option<Told> {
    let said = words(&line.text);
    let next = |from: usize| said.get(from).map_or("", |word: &Word<'_>| &*word.lower);
    let is_picture = |(at, word): (usize, &Word<'_>)| {
        PICTURES.stand_in(&word.lower)
            && !word.lower.contains('-')
            && (word.lower.ends_with('s') || is_one_of(next(at + 1), "belongs"))
    };
    let at = said.iter().enumerate().position(is_picture)?;
    let (picture, before) = (&said[at], &said[at.saturating_sub(4)..at]);
    let core = |mention: &&Mention| is_core(entities, mention);
    let behind = |from: usize| named.iter().filter(core).find(|mention| mention.start > from);
    let ahead = || named.iter().filter(core).rfind(|mention| mention.end < picture.start);
    let last = before.last().map_or("", |word| &*word.lower);
    let is_own = matches!(last, "its" | "their");
    // "Photos, as many as they like (these belong to the pond)".
    let belong = said[at..].iter().take(FAR).find(|word| is_one_of(&word.lower, "belong belongs"));
    let is_of = next(at + 1) == "of" || belong.is_some();
    // "Users attach photos and files to a product".
    let is_attached = words_before(&said, at)
        .iter()
        .any(|word| is_one_of(&word.lower, "add adds attach attaches attached upload uploads"))
        && said[at..].iter().take(6).any(|word| word.lower == "to");
    let is_taken_of = SEVERAL.are_in(&line.text) && said[at..].iter().take(6).any(|word| word.lower == "of");
    let plain = match () {
        () if is_of || is_taken_of || is_attached => behind(belong.map_or(picture.end, |word| word.start)),
        () if is_own => ahead(),
        () => None,
    };
    // "Photos and PDF files".
    let are_files = next(at + 1) == "and" || next(at + 1) == "or";
    let are_files = are_files
        && said[at..].iter().take(4).any(|word| is_one_of(&word.lower, "files documents papers pdfs sheets"));
    let told = |owner: Option<usize>, is_plain: bool| Told {
        picture: if are_files {
            "attachment".into()
        } else {
            singular(&picture.lower).replace("photograph", "photo")
        },
        owner,
        is_plain,
        is_near: false,
        evidence: Evidence { place: line.place, words: line.words.clone(), rule: "it may have several" },
        steps: line.steps.clone(),
    };
    if let Some(plain) = plain {
        return Some(told(Some(plain.entity), true));
    }
    // "Takes photos", "a leak is noted: its place, a remark, and pictures".
    let are_taken = is_one_of(last, "take takes add adds attach attaches upload uploads");
    let is_made_with = here.is_some_and(|here| {
        let lists = |from: usize| line.text.get(from..picture.start).is_some_and(|text| text.contains(": "));
        let is_ahead =
            |mention: &Mention| mention.entity == here && mention.end < picture.start && lists(mention.end);
        named.iter().any(is_ahead)
    });
    let is_counted = line.text.get(..picture.start).is_some_and(|text| {
        let last = text.trim_end().rsplit(' ').next().unwrap_or_default();
        last.ends_with(|char: char| char.is_ascii_digit())
    });
    let is_several = SEVERAL.are_in(&line.text) || are_taken || is_made_with || is_counted;
    if !is_several {
        return None;
    }
    let mut things = named.iter().filter(core).filter(|mention| !is_somebody(&entities[mention.entity]));
    let only = things.next().filter(|first| things.all(|other| other.entity == first.entity));
    let only = only.filter(|mention| mention.end < picture.start).map(|mention| mention.entity);
    let owner = here.or(only).or_else(main).filter(|owner| !is_somebody(&entities[*owner]));
    // "Uploads two to six photos": somebody does so with something that is spoken of near by.
    let takes = |word: &Word<'_>| {
        is_one_of(&word.lower, "take takes add adds attach attaches upload uploads put puts")
    };
    let is_near = owner.is_none();
    (!is_near || said[..at].iter().any(takes)).then(|| Told { is_near, ..told(owner, false) })
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
    let Some(at) = told.owner else { return };
    let owner = entities[at].noun.clone();
    let noun = if told.is_near { told.picture.clone() } else { format!("{owner} {}", told.picture) };
    let is_one = |entity: &Entity| {
        let known = entity.noun.replace("photograph", "photo");
        known == noun || known == told.picture
    };
    if let Some(known) = entities.iter_mut().find(|entity| is_one(entity)) {
        let is_free = known.links.iter().all(|link| link.to == "user");
        if is_free && known.noun != owner {
            known.links.push(Link { to: owner, kind: LinkKind::One, column: None, evidence: told.evidence });
        }
        return;
    }
    let many = plural(&told.picture);
    entities[at].fields.retain(|field: &Field| field.words != many);
    let mut picture =
        Entity::new(&*noun, plural(&noun).replace([' ', '-'], "_"), Class::Core, told.evidence.clone());
    picture.steps.extend(told.steps);
    picture.file = Some(told.evidence.clone());
    picture.links.push(Link { to: owner, kind: LinkKind::One, column: None, evidence: told.evidence });
    entities.push(picture);
}
