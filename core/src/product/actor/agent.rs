//! Whoever does something, known by the shape of the word.

use alloc::string::String;
use alloc::vec::Vec;

use crate::language::person::person;
use crate::language::verb::{Form, verb};
use crate::ordered::CollectVec;
use crate::product::{Line, Product, Scope, Sense, persona};

/// Whoever does something, by the shape of the word, where only persons are told of: `Annotator`.
pub(super) fn agent(label: &str) -> Option<String> {
    let lower = label.to_lowercase();
    let is_name =
        lower.split(' ').count() < 3 && lower.chars().all(|char| char.is_alphabetic() || char == ' ');
    (is_name && ["er", "or", "ist"].iter().any(|end| lower.ends_with(end))).then_some(lower)
}

/// `Route Setter Rafi`, `Rafi (route setter)`: whoever is named, by the shape of the word for what they do.
fn named_agent(title: &str) -> Option<String> {
    let segments = title.split(['(', ')', ',', '–', '—', ':']).map(str::trim).filter(|part| !part.is_empty());
    let segments = segments.map(|part| part.split_whitespace().collect_vec()).collect_vec();
    let named = segments.iter().find(|words| words.last().is_some_and(|word| persona::is_name(word)))?;
    let own = &named[..named.iter().position(|word| persona::is_name(word))?];
    let beside = segments.iter().filter(|words| *words != named).map(Vec::as_slice);
    [own].into_iter().chain(beside).find_map(|words| agent(&words.join(" ")))
}

/// `Harbour Master Hana (daily user)`, `Hana - Harbour Master`, `Hana (harbour master)`, `Office (Hana)`.
pub(super) fn heading(product: &Product, title: &str) -> Option<String> {
    let outside = title.split('(').next().unwrap_or_default();
    let known = person(outside).or_else(|| person(title)).or_else(|| named_agent(title));
    known.or_else(|| at_work(product, title))
}

/// `Office (Hana)`: whoever is told to act by name goes by the place of work.
fn at_work(product: &Product, title: &str) -> Option<String> {
    let (place, name) = title.strip_suffix(')')?.split_once(" (")?;
    let lower = place.to_lowercase();
    let is_place =
        lower.split(' ').count() < 3 && lower.chars().all(|char| char.is_alphabetic() || char == ' ');
    (is_place && persona::is_name(name) && acts(product, name)).then_some(lower)
}

/// Whether somebody of that name is told to do something: `Hana logs the boat`.
fn acts(product: &Product, name: &str) -> bool {
    let counts = |line: &&Line| line.scope == Scope::Now && line.sense != Sense::Ignored;
    product.lines.iter().filter(counts).any(|line| {
        let rest = line.text.strip_prefix(name).and_then(|rest| rest.strip_prefix(' '));
        let next = rest.and_then(|rest| rest.split([' ', ',', '.']).next());
        next.and_then(verb).is_some_and(|verb| verb.form == Form::Third)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::product::{Role, read};
    use crate::text::{Sources, Text};

    #[test]
    fn whoever_is_told_to_act_by_name_goes_by_the_place_of_work() {
        let mut sources = Sources::default();
        let text = "# J\n## Flow\n### Step 1: Berth\n- **User Action**: Hana writes a quote.\n";
        let file = sources.add(Text::new("journey.md", text));
        let product = read(&[(Role::Journey, file)], &sources).0;
        assert_eq!(heading(&product, "Office (Hana)").as_deref(), Some("office"));
        assert_eq!(heading(&product, "Office (Aalborg)"), None);
    }
}
