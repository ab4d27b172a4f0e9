//! Whoever does something, known by the shape of the word.

use alloc::string::String;
use alloc::vec::Vec;

use crate::language::noun::is_function_word;
use crate::language::person::person;
use crate::language::verb::{Form, verb};
use crate::ordered::{BTreeSet, CollectVec};
use crate::product::{Line, Product, Scope, Sense, persona};

/// Whoever does something, by the shape of the word, where only persons are told of: `Annotator`.
pub(super) fn agent(label: &str) -> Option<String> {
    plain(label).filter(|lower| ["er", "or", "ist"].iter().any(|end| lower.ends_with(end)))
}

/// One or two words of letters, in lower case.
fn plain(label: &str) -> Option<String> {
    let lower = label.to_lowercase();
    let is_name =
        lower.split(' ').count() < 3 && lower.chars().all(|char| char.is_alphabetic() || char == ' ');
    is_name.then_some(lower)
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
pub(super) fn heading(title: &str, acts: impl Fn(&str) -> bool) -> Option<String> {
    let outside = title.split('(').next().unwrap_or_default();
    let known = person(outside).or_else(|| person(title)).or_else(|| named_agent(title));
    known.or_else(|| at_work(title, acts))
}

/// `Office (Hana)`: whoever is told to act by name goes by the place of work.
fn at_work(title: &str, acts: impl Fn(&str) -> bool) -> Option<String> {
    let (place, name) = title.strip_suffix(')')?.split_once(" (")?;
    plain(place).filter(|_| persona::is_name(name) && acts(name))
}

/// `Office.`, `Head of rooms (group)`, `The crew`: whoever is introduced by no word for people and no name, where the docs
/// speak of them elsewhere as "the office".
pub(super) fn spoken_of(product: &Product, title: &str) -> Option<String> {
    let bare = title.split('(').next().unwrap_or_default().trim().trim_end_matches(['.', ':']).to_lowercase();
    let name = ["the ", "our "].iter().fold(&*bare, |name, lead| name.strip_prefix(lead).unwrap_or(name));
    let is_name = (1..=3).contains(&name.split(' ').count())
        && name.len() > 3
        && name.chars().all(|char| char.is_alphabetic() || matches!(char, ' ' | '-'))
        && name.split(' ').next().is_some_and(|first| !is_function_word(first))
        && person(name).is_none();
    let said = alloc::format!("the {name}");
    let is_said = |line: &Line| {
        let at = line.text.to_lowercase().find(&said);
        at.and_then(|at| line.text.get(at + 4..)).is_some_and(|text| text.starts_with(name))
    };
    (is_name && product.lines.iter().any(is_said)).then(|| String::from(name))
}

/// Whoever is told to do something: `Hana logs the boat`.
pub(super) fn acting(product: &Product) -> BTreeSet<&str> {
    let counts = |line: &&Line| line.scope == Scope::Now && line.sense != Sense::Ignored;
    let acts = |line: &'_ Line| {
        let (first, rest) = line.text.split_once(' ')?;
        let next = rest.split([' ', ',', '.']).next()?;
        verb(next).filter(|verb| verb.form == Form::Third).map(|_| first.len())
    };
    let mut names = BTreeSet::new();
    for line in product.lines.iter().filter(counts) {
        if let Some(name) = acts(line).and_then(|end| line.text.get(..end)) {
            names.insert(name);
        }
    }
    names
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
        let acts = |name: &str| acting(&product).contains(name);
        assert_eq!(heading("Office (Hana)", acts).as_deref(), Some("office"));
        assert_eq!(heading("Office (Aalborg)", acts), None);
    }
}
