//! The unit of all lengths, where the docs tell it once, and the two figures of a place on the map.

use alloc::string::String;
use alloc::vec::Vec;

use super::item;
use crate::design::Meaning;
use crate::design::column;
use crate::design::column::moment::unit;
use crate::design::entity::{Entity, Field};
use crate::language::is_one_of;
use crate::language::phrase::Phrases;
use crate::ordered::CollectVec;
use crate::product::Product;

/// What is said before the unit of all lengths.
const IN_UNITS: Phrases =
    Phrases::new(&["lengths in |lengths and widths in |dimensions in |sizes in |lengths are in "]);

/// "Lengths in centimetres": the unit of every length that is told without one.
pub(in crate::design) fn in_their_unit(entities: &mut [Entity], product: &Product) {
    let told = product.lines.iter().filter(|line| super::super::counts(product, line)).find_map(|line| {
        let (at, cue) = IN_UNITS.find_in_any_case(&line.text)?;
        unit(&line.text[at + cue.len()..].to_lowercase())
    });
    let Some(unit) = told else { return };
    for field in entities.iter_mut().flat_map(|entity| &mut entity.fields) {
        if item::is_length(&field.words) {
            field.words = alloc::format!("{} {unit}", field.words);
        }
    }
}

/// "A length", "a length in minutes": one column, in its unit.
pub(in crate::design) fn without_doubles(entities: &mut [Entity]) {
    const UNITS: &str =
        "bytes cm days degrees grams hours kg km kwh litres m minutes ml mm months ms percent seconds weeks";
    for entity in entities {
        let all: Vec<Vec<String>> =
            entity.fields.iter().take(64).map(|field| column::parts(&field.words)).collect_vec();
        let has_unit = |parts: &[String]| {
            all.iter().any(|other| {
                other.len() == parts.len() + 1
                    && other.starts_with(parts)
                    && other.last().is_some_and(|unit| is_one_of(unit.as_str(), UNITS))
            })
        };
        entity.fields.retain(|field| {
            let parts = column::parts(&field.words);
            field.unique || !field.values.is_empty() || parts.is_empty() || !has_unit(&parts)
        });
    }
}

/// "The coordinates", "its GPS position": a latitude and a longitude.
pub(in crate::design) fn as_places(entities: &mut [Entity]) {
    for entity in entities {
        let is_place = |field: &Field| {
            let parts = column::parts(&field.words);
            let parts: Vec<&str> = parts.iter().map(String::as_str).collect_vec();
            match parts.as_slice() {
                [.., "coordinates"] => parts.len() < 3,
                ["gps" | "map", "position" | "location"] | ["position" | "place", "on", .., "map"] => true,
                _ => false,
            }
        };
        let Some(at) = entity.fields.iter().take(64).position(is_place) else { continue };
        let evidence = entity.fields[at].evidence.clone();
        entity.fields.retain(|field| !is_place(field));
        for words in ["latitude", "longitude"] {
            if !entity.fields.iter().any(|field| field.words == words) {
                let meaning = Some(Meaning::Decimal(9, 6));
                entity.fields.push(Field { meaning, ..Field::new(words.into(), evidence.clone()) });
            }
        }
    }
}
