//! Nouns that say little by themselves, and are things where their columns are told.

use alloc::string::String;
use alloc::vec::Vec;

use super::tell::column_words;
use super::{Gather, value};
use crate::language::noun as words;
use crate::language::phrase::Phrases;
use crate::language::sentence::{Item, Lead, Noun, Part, Subject, items, parts, sentences, subject};
use crate::language::verb::Class;
use crate::product::{Line, Sense};

/// Words without which no sentence tells of columns.
const TELLING: Phrases = Phrases::new(&["with ", "has ", "have ", "had ", "having ", "report"]);

/// Nouns that say little, or name a part, a figure or a paper, but are told with columns of their own.
pub(in crate::design::gather) fn raise(gather: &mut Gather<'_>, line: &Line) {
    // Most lines tell of no columns.
    let told: Vec<(&str, Vec<Part>)> = if TELLING.are_in(&line.text) {
        sentences(&line.text).into_iter().map(|(_, text)| (text, parts(text))).collect()
    } else {
        Vec::new()
    };
    let mut found: Vec<String> = Vec::new();
    let columns = |list: &[Item], text: &str| {
        let words = list.iter().filter_map(|item| Some(column_words(item, item.noun.as_ref()?, text)));
        let (known, other): (Vec<String>, Vec<String>) = words.partition(|words| value::is_column(words));
        known.len() >= 2 && known.len() > other.len()
    };
    let may_be = |noun: &Noun| {
        let is_one = matches!(noun.lead, Lead::One | Lead::Each | Lead::Several)
            || noun.lead != Lead::No && noun.thing.is_plural;
        is_one && may_be_raised(&noun.thing.head)
    };
    if let Some(label) = line.label.as_deref().filter(|_| line.sense != Sense::Entity)
        && let [Part::Noun(noun)] = &self::parts(label)[..]
        && (noun.thing.is_plural || noun.lead == Lead::Each)
        && may_be(noun)
        && matches!(value::read(&line.text), value::List::Columns(columns) if columns.len() > 2)
    {
        found.push(gather.name(&noun.thing));
    }
    for (text, parts) in &told {
        for (at, part) in parts.iter().enumerate() {
            let Some(act) = part.act().filter(|act| !act.is_passive && !act.is_denied) else { continue };
            let (list, end) = items(parts, at + 1);
            if act.verb.base == "report" {
                let nouns = list.iter().filter_map(|item| item.noun.as_ref());
                let reports = nouns.map(|noun| alloc::format!("{} report", gather.name(&noun.thing)));
                found.extend(reports.filter(|report| gather.spoken.has(report)));
            }
            if act.verb.base == "have"
                && let Subject::Noun(noun) = subject(parts, at)
                && may_be(noun)
                && columns(&list, text)
            {
                found.push(gather.name(&noun.thing));
            }
            if let Some(noun) = list.last().and_then(|item| item.noun.as_ref())
                && parts.get(end).and_then(Part::tie) == Some("with")
                && act.verb.class == Class::Create
                && may_be(noun)
                && columns(&items(parts, end + 1).0, text)
            {
                found.push(gather.name(&noun.thing));
            }
        }
    }
    gather.raised.extend(found);
}

/// Whether a word that is no thing by itself may be one where its columns are told.
fn may_be_raised(head: &str) -> bool {
    use words::Class as Noun;
    !words::is_kind(head)
        && match words::class(head) {
            Some(Noun::Generic | Noun::Property | Noun::Output | Noun::Actor | Noun::Feeling) => true,
            Some(Noun::Infrastructure) => words::may_be_modified(head),
            Some(Noun::Interface | Noun::Measure | Noun::Quantity) | None => false,
        }
}
