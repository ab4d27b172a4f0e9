//! The unit of all lengths, where the docs tell it once.

use super::item;
use crate::design::column::moment::unit;
use crate::design::entity::Entity;
use crate::language::phrase::Phrases;
use crate::product::Product;

/// What is said before the unit of all lengths.
const IN_UNITS: Phrases = Phrases::new(&[
    "lengths in ",
    "lengths and widths in ",
    "dimensions in ",
    "sizes in ",
    "lengths are in ",
]);

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
