//! Which nouns are attributes of which things: how the docs speak of the two, weighed at once.
//!
//! Readers of sentences know the forms in which attributes are told. This one knows none: a noun that stands beside a thing
//! again and again, as attributes stand, is one of its columns.

mod name;
mod told;
mod weights;

use alloc::string::String;
use alloc::vec::Vec;

use super::{ONE, are_weighed, log, share};
use crate::design::entity::{Entity, Field};
use crate::design::mention::Mentions;
use crate::design::spoken::Spoken;
use crate::design::{Class, column};
use crate::language::noun::{self, Class as NounClass};
use crate::language::{is_one_of, singular};
use crate::ordered::{BTreeMap, BTreeSet, CollectVec, Order};
use crate::product::{Evidence, Product};
use name::{Name, Said};
use told::{How, Pair, Told};
use weights::{HEADS, MANNERS, OTHERS, SPOKEN, WEIGHTS, ZERO};

/// Last words of columns that mean the same: of a thing that has the one, the other is another word for it.
const TWINS: [&str; 14] = [
    "body comment content description explanation instruction message note remark statement summary text wording",
    "category class kind sort type",
    "label name title",
    "code number reference",
    "amount charge cost fee price total",
    "outcome result state status verdict",
    "mobile phone telephone",
    "order place position rank",
    "file image photo picture",
    "date day deadline time",
    "cause reason",
    "quantity volume weight",
    "address city location place postcode street town village",
    "email mail",
];

/// Gives things the columns for which much speaks.
pub(in crate::design) fn claim(
    entities: &mut [Entity],
    mentions: &Mentions,
    product: &Product,
    spoken: &Spoken<'_>,
) {
    if !are_weighed(entities, spoken) {
        return;
    }
    let columns = entities.iter().map(columns).collect_vec();
    let claims = entities.iter().map(claims).collect_vec();
    let told = Told::of(entities, &columns, mentions, product, spoken);
    let mut spread = alloc::vec![0; told.names.len()];
    for (_, name) in told.pairs.keys() {
        spread[*name] += 1;
    }
    let states: BTreeSet<&str> =
        entities.iter().flat_map(|entity| &entity.states).map(String::as_str).collect();
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    let mut dropped: Vec<(usize, usize)> = Vec::new();
    for ((thing, at), pair) in &told.pairs {
        let name = &told.names[*at];
        if columns[*thing].contains(&name.column) {
            continue;
        }
        let claimed = claims[*thing].get(&name.column).copied();
        let known = Known {
            entity: &entities[*thing],
            columns: &columns[*thing],
            lines: told.lines[*thing],
            name,
            spread: spread[*at],
            is_proper: spoken.is_proper(&name.head),
            is_state: states.contains(&*name.column),
            is_claimed: claimed.is_some(),
        };
        match (known.weight(pair) > 0, claimed) {
            (true, None) => found.push((*thing, *at, pair.line)),
            (false, Some(field)) => dropped.push((*thing, field)),
            (true, Some(_)) | (false, None) => {}
        }
    }
    dropped.order();
    for (thing, field) in dropped.into_iter().rev() {
        entities[thing].fields.remove(field);
    }
    for (thing, name, line) in found {
        let line = &product.lines[line];
        let evidence = Evidence {
            place: line.place,
            words: line.words.clone(),
            rule: "spoken of as one of its attributes",
        };
        entities[thing].fields.push(Field::new(told.names[name].words.clone(), evidence));
    }
}

/// Readings that are wrong so often that how the docs speak may overrule them.
const UNSURE: [&str; 2] = ["entered in a step", "told to be kept"];

fn may_be_dropped(field: &Field) -> bool {
    let head = field.words.rsplit(' ').next().unwrap_or_default();
    UNSURE.contains(&field.evidence.rule)
        && !noun::is_file(&singular(head))
        && field.values.is_empty()
        && field.range.is_none()
        && !field.unique
}

/// The columns of a thing that may be dropped → which of its fields.
fn claims(entity: &Entity) -> BTreeMap<String, usize> {
    let fields = entity.fields.iter().enumerate().filter(|(_, field)| may_be_dropped(field));
    fields
        .filter_map(|(at, field)| Some((column::from_words(&field.words, &field.evidence)?.name, at)))
        .collect()
}

/// The columns that a thing has for good.
fn columns(entity: &Entity) -> BTreeSet<String> {
    let fields = entity.fields.iter().filter(|field| !may_be_dropped(field));
    let named = fields.filter_map(|field| column::from_words(&field.words, &field.evidence));
    let mut columns: BTreeSet<String> = named.map(|column| column.name).collect();
    if !entity.states.is_empty() {
        columns.insert("status".into());
    }
    columns
}

/// What is known of a noun and a thing.
struct Known<'k> {
    entity: &'k Entity,
    /// The columns that the thing has.
    columns: &'k BTreeSet<String>,
    /// How many lines speak of the thing.
    lines: u32,
    name: &'k Name,
    /// Beside how many things the noun stands.
    spread: u32,
    is_proper: bool,
    /// Whether it is a state of something.
    is_state: bool,
    /// Whether a reading claims it, though one that is often wrong.
    is_claimed: bool,
}

impl Known<'_> {
    /// How much says that the noun is an attribute of the thing, in thousandths of a logit.
    fn weight(&self, pair: &Pair) -> i32 {
        let sentences = pair.counts[How::Sentence as usize];
        let manners = pair.counts.iter().zip(&MANNERS).map(|(count, (often, part))| {
            log(*count) * often + share((*count).min(sentences), sentences) * part
        });
        let all = self.name.said[Said::All as usize];
        let said = self.name.said.iter().zip(&SPOKEN);
        let said = said.map(|(count, weight)| share(*count, all) * weight);
        let others = self.others();
        let others = others.iter().zip(&WEIGHTS).map(|(feature, weight)| feature * weight);
        ZERO + (manners.sum::<i32>() + said.sum::<i32>() + others.sum::<i32>()) / ONE
    }

    /// Whether the thing has a column whose name means the same.
    fn has_twin(&self) -> bool {
        let twins = TWINS.iter().find(|twins| is_one_of(&self.name.head, twins));
        let is_unit = |word: &&str| !is_one_of(word, "at cents count id kg on url");
        twins.is_some_and(|twins| {
            let mut heads = self.columns.iter().filter_map(|column| column.rsplit('_').find(is_unit));
            heads.any(|head| is_one_of(&singular(head), twins))
        })
    }

    /// What else is known of the two, in hundredths; each place means what [`WEIGHTS`] says.
    fn others(&self) -> [i32; OTHERS] {
        let yes = |is: bool| if is { ONE } else { 0 };
        let Self { entity, name, .. } = self;
        let class = noun::class(&name.head);
        let head = HEADS.iter().find(|(words, _)| is_one_of(&name.head, words));
        [
            head.map_or(0, |(_, weight)| *weight),
            log(self.columns.len() as u32),
            log(self.lines),
            log(self.spread),
            log(name.said[Said::All as usize]),
            yes(entity.class == Class::User),
            yes(entity.class == Class::Tenant),
            yes(class.is_none()),
            yes(class == Some(NounClass::Property)),
            yes(noun::is_kind(&name.head)),
            yes(name.is_text),
            yes(name.is_like),
            yes(name.words.contains(' ')),
            yes(self.is_proper),
            yes(self.is_state),
            yes(self.is_claimed),
            yes(self.has_twin()),
        ]
    }
}
