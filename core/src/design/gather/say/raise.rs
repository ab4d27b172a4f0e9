//! Nouns that say little by themselves, and are things where their columns are told.

use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

use super::super::{define, kept};
use super::each::{each_with, for_every};
use super::headed::{Headed, before_parentheses, headed};
use super::tell::column_words;
use super::{Gather, form, refer, value};
use crate::language::clause::things;
use crate::language::is_one_of;
use crate::language::noun as words;
use crate::language::person::is_person;
use crate::language::phrase::Phrases;
use crate::language::sentence::{Act, Item, Lead, Noun, Part, Subject, items, parts, sentences, subject};
use crate::language::verb::Class;
use crate::ordered::CollectVec;
use crate::product::{Line, Sense};

/// Words without which no sentence tells of columns.
const TELLING: Phrases = Phrases::new(&[
    "shall |each of |for each |for every |another |by giving |by entering |by typing |by filling |by stating \
|by choosing |by setting |larger |with |has |have |had |having |comment|message|note|maintain|curate|list\
|saves |arrange|split|divide|organi|group|report|kept per |kept for each |stored per |recorded per \
|carries |bears |is the |= ",
]);

/// Nouns that say little, or name a part, a figure or a paper, but are told with columns of their own.
pub(in crate::design::gather) fn raise(gather: &mut Gather<'_>, line: &Line) {
    // Most lines tell of no columns.
    let told: Vec<(&str, Rc<Vec<Part>>)> = if TELLING.find_in_any_case(&line.text).is_some()
        || holds_columns(&line.text)
        || is_state(&line.text)
    {
        sentences(&line.text).into_iter().map(|(_, text)| (text, gather.parts(text))).collect_vec()
    } else {
        Vec::new()
    };
    let mut found: Vec<String> = Vec::new();
    if let Some(label) = line.label.as_deref().filter(|_| line.sense != Sense::Entity)
        && let [Part::Noun(noun)] = &parts(label)[..]
        && ((noun.thing.is_plural || noun.lead == Lead::Each) && (may_be(noun) || are_kinds(noun))
            || noun.thing.modifiers.is_empty()
                && words::countable().any(|word| word == noun.thing.head)
                && gather.spoken.count(&noun.thing.head) > 1
            || may_be_listed(noun) && is_nobody(gather, noun))
        && matches!(value::read(&line.text), value::List::Columns(columns)
            if columns.len() > 2 || columns.len() > 1 && are_kinds(noun))
    {
        // "Feed types" are no types.
        found.push(if are_kinds(noun) { noun.thing.name() } else { gather.name(&noun.thing) });
    }
    if let Some(label) = line.label.as_deref()
        && let Some(of) = called(gather, line, label)
        && matches!(value::read(&line.text), value::List::Columns(columns) if columns.len() > 2)
    {
        found.push(of);
    }
    for (text, parts) in &told {
        raised(gather, text, parts, &mut found);
    }
    gather.raised.extend(found);
}

/// "Defect types": kinds of a thing, kept as a list.
fn are_kinds(noun: &Noun) -> bool {
    noun.thing.is_plural && noun.thing.head == "type" && !noun.thing.modifiers.is_empty()
}

/// Whether a text tells in which states one of a thing is.
fn is_state(text: &str) -> bool {
    ["A ", "An ", "Each ", "Every "].iter().any(|lead| text.starts_with(lead))
        && define::listed_states(text).is_some()
}

/// Whether a list tells of at least so many columns, and of more columns than of else.
fn columns_in(list: &[Item], text: &str, least: usize) -> bool {
    let is_known =
        |item: &Item, noun| item.inner.is_some() || value::may_be_column(&column_words(item, noun, text));
    let told = list.iter().filter_map(|item| Some(is_known(item, item.noun.as_ref()?)));
    let (known, other): (Vec<bool>, Vec<bool>) = told.partition(|is_known| *is_known);
    known.len() >= least && known.len() >= other.len()
}

fn columns(list: &[Item], text: &str) -> bool {
    columns_in(list, text, 2)
}

/// What is told with three columns where it is made is a thing, whatever its word means elsewhere; a name never is.
fn is_made(noun: &Noun, list: &[Item], text: &str) -> bool {
    let is_name = noun.thing.modifiers.is_empty() && is_one_of(&noun.thing.head, "name title text code");
    !is_name
        && matches!(noun.lead, Lead::One | Lead::Each | Lead::Several)
        && !words::is_kind(&noun.thing.head)
        && columns_in(list, text, 3)
}

fn may_be(noun: &Noun) -> bool {
    let is_one = matches!(noun.lead, Lead::One | Lead::Each | Lead::Several)
        || noun.lead != Lead::No && noun.thing.is_plural;
    is_one && may_be_raised(&noun.thing.head)
}

/// What a sentence raises.
fn raised(gather: &Gather<'_>, text: &str, parts: &[Part], found: &mut Vec<String>) {
    if let Some(Headed { of: Subject::Noun(noun), list, .. }) = headed(parts)
        && (may_be(noun) && columns(&list, text) || is_made(noun, &list, text))
    {
        found.push(gather.name(&noun.thing));
    }
    for (noun, from) in before_parentheses(parts) {
        let inner = text.get(from..).and_then(|rest| rest.split(')').next()).unwrap_or_default();
        let is_one = matches!(noun.lead, Lead::One | Lead::Each) && !words::is_kind(&noun.thing.head);
        let least = if may_be(noun) { 1 } else { 3 };
        let is_told = |columns: &[String]| columns.len() >= least && (least == 1 || is_one);
        if matches!(value::read(inner), value::List::Columns(columns) if is_told(&columns)) {
            found.push(gather.name(&noun.thing));
        }
    }
    // "For every load the order, the car and the number of pieces are saved".
    if let Some((noun, list)) = for_every(parts)
        && columns(&list, text)
        && !words::is_kind(&noun.thing.head)
    {
        found.push(gather.name(&noun.thing));
    }
    // "Addresses, each with a street and a town".
    if let Some((noun, list)) = each_with(parts, text)
        && columns_in(&list, text, 1)
        && (may_be(noun) || words::is_kind(&noun.thing.head) && !noun.thing.modifiers.is_empty())
    {
        found.push(gather.name(&noun.thing));
    }
    // "A report is new, under review or resolved": what has states is a thing.
    if let [Part::Noun(noun), Part::Be(false), ..] = parts
        && may_be(noun)
        && define::listed_states(text).is_some()
    {
        found.push(gather.name(&noun.thing));
    }
    // "For every product we keep a name, the unit and the price", "a round score is the game, the round and the points".
    let of_each = parts.iter().enumerate().filter_map(|(at, part)| form::of_each(parts, at, part.act()?));
    for plain in form::forms(parts, text).chain(of_each) {
        let noun = plain.of;
        let is_modified = !noun.thing.modifiers.is_empty() && !words::is_kind(&noun.thing.head);
        if may_be(noun) && columns(&plain.list, text) || is_modified && columns_in(&plain.list, text, 2) {
            found.push(gather.name(&noun.thing));
        }
    }
    found.extend(refer::parted(parts).into_iter().map(|(_, part)| gather.name(&part.thing)));
    for (at, part) in parts.iter().enumerate() {
        if let Some(act) = part.act().filter(|act| !act.is_denied) {
            done(gather, text, parts, (at, act), found);
        }
    }
}

/// "A line has a short code, the race and the breeder", "a supplier has a name, an e-mail and a phone": enough is told of
/// each to make a thing of it, whatever its word means elsewhere.
fn is_told_plainly(gather: &Gather<'_>, noun: &Noun, list: &[Item]) -> bool {
    let is_each = matches!(noun.lead, Lead::One | Lead::Each) || noun.thing.is_plural;
    // "A reason has a code and a text".
    let first = list.first().and_then(|item| item.noun.as_ref());
    let is_named = first.is_some_and(|first| is_one_of(&first.thing.head, "name code"));
    let is_listed = is_named && words::is_kind(&noun.thing.head) && noun.thing.modifiers.is_empty();
    // With two numbers somebody may still be one of the users.
    let is_enough = list.len() > 2 || !is_person(&noun.thing.head);
    is_each && is_enough && may_be_told(noun) && (is_listed || is_nobody(gather, noun))
}

/// Whether a noun is no role, no bare word for a column, and says more than which kind something is of.
fn is_nobody(gather: &Gather<'_>, noun: &Noun) -> bool {
    let name = gather.name(&noun.thing);
    !is_one_of(&name, NO_THING) && !words::is_kind(&name) && !gather.actors.contains(&name)
}

/// Whether a word may name a thing at all: a screen or what runs the product does not.
fn may_be_told(noun: &Noun) -> bool {
    use words::Class as Noun;
    let head = &*noun.thing.head;
    let is_screen =
        matches!(words::class(head), Some(Noun::Interface | Noun::Infrastructure | Noun::Quantity))
            && !words::countable().any(|word| word == head);
    !is_screen && !matches!(noun.lead, Lead::No | Lead::Counted)
}

/// "Suppliers: name, e-mail, phone", "Buyer: business name, contact person": but "Contact: name, phone" is of another.
fn may_be_listed(noun: &Noun) -> bool {
    let class = words::class(&noun.thing.head);
    let is_other = match class {
        Some(words::Class::Output | words::Class::Measure | words::Class::Feeling) => true,
        Some(words::Class::Property) => !noun.thing.is_plural,
        None => !is_person(&noun.thing.head),
        Some(_) => false,
    };
    may_be_told(noun) && !is_other
}

/// Words that are a column, a part of the text, or everything.
const NO_THING: &str = "name title text code date day time year month number amount data content information detail \
address status state user person people one it thing everything somebody someone app product step column field \
list action response context note system";

/// What a verb of a sentence raises.
fn done(gather: &Gather<'_>, text: &str, parts: &[Part], (at, act): (usize, &Act), found: &mut Vec<String>) {
    if act.is_passive {
        found.extend(
            are_kept(parts, at, &may_be, &|list| columns(list, text)).map(|noun| gather.name(&noun.thing)),
        );
        // "A rate is saved for the machine with a unit, a price and the first day".
        if let Subject::Noun(noun) = subject(parts, at)
            && is_one_of(act.verb.base, "keep store record log save note create")
            && let Some(with) = parts[at + 1..].iter().take(REACH).position(|part| part.tie() == Some("with"))
            && let (list, _) = items(parts, at + with + 2)
            && list.len() > 2
            && is_told_plainly(gather, noun, &list)
            && columns(&list, text)
        {
            found.push(gather.name(&noun.thing));
        }
        return;
    }
    // "Holds duty rates per code and country".
    if let [Part::Noun(noun), Part::Tie(per), Part::Noun(_), ..] = &parts[at + 1..]
        && per == "per"
        && is_one_of(act.verb.base, "hold keep store record save")
        && noun.thing.is_plural
        && !noun.thing.modifiers.is_empty()
        && !words::is_kind(&noun.thing.head)
    {
        found.push(gather.name(&noun.thing));
    }
    // "Creates an API token, gives it a name".
    if act.verb.class == Class::Create
        && let [Part::Noun(noun), Part::Comma | Part::And, rest @ ..] = &parts[at + 1..]
        && noun.lead == Lead::One
        && !words::is_kind(&noun.thing.head)
        && let [Part::And, Part::Act(give), Part::It, Part::Noun(name), ..]
        | [Part::Act(give), Part::It, Part::Noun(name), ..] = rest
        && give.verb.base == "give"
        && is_one_of(&name.thing.head, "name title code number label")
    {
        found.push(gather.name(&noun.thing));
    }
    let (list, end) = items(parts, at + 1);
    if act.verb.base == "report" {
        let nouns = list.iter().filter_map(|item| item.noun.as_ref());
        let reports = nouns.map(|noun| alloc::format!("{} report", gather.name(&noun.thing)));
        found.extend(reports.filter(|report| gather.spoken.has(report)));
    }
    let least = if act.verb.base == "have" { 2 } else { 3 };
    if is_one_of(act.verb.base, "have carry bear")
        && let Subject::Noun(noun) = subject(parts, at)
        && (may_be(noun) && columns_in(&list, text, least)
            || is_told_of_all(noun, &list)
            || is_told_plainly(gather, noun, &list) && columns(&list, text))
    {
        found.push(gather.name(&noun.thing));
    }
    if let Some(noun) = list.last().and_then(|item| item.noun.as_ref())
        && parts.get(end).and_then(Part::tie) == Some("with")
        && (matches!(act.verb.class, Class::Create | Class::Store) || act.verb.base == "open")
        && let (with, _) = items(parts, end + 1)
        && ((may_be(noun)
            || !noun.thing.modifiers.is_empty()
                && (noun.lead == Lead::One || act.verb.class == Class::Store))
            && columns(&with, text)
            || is_made(noun, &with, text))
        && !is_bare_row(noun)
    {
        found.push(gather.name(&noun.thing));
    }
    if let Some(noun) = list.last().and_then(|item| item.noun.as_ref())
        && let Some(giving) = by_giving(parts, end)
        && matches!(act.verb.class, Class::Create | Class::Store)
        && (may_be(noun) && columns(&giving, text) || is_made(noun, &giving, text))
    {
        found.push(gather.name(&noun.thing));
    }
}

/// "A field has a name, an area in hectares and a boundary": a field of a farm and none of a form, which has its own.
fn is_told_of_all(noun: &Noun, list: &[Item]) -> bool {
    let class = |noun: &Noun| words::class(&noun.thing.head);
    let mut items = list.iter().filter_map(|item| item.noun.as_ref());
    let is_first = items.next().is_some_and(|first| is_one_of(&first.thing.head, "name number code"));
    let is_screen = items.any(|item| {
        class(item) == Some(words::Class::Interface) && !is_one_of(&item.thing.head, "area map section")
    });
    let is_free = matches!(class(noun), Some(words::Class::Interface | words::Class::Infrastructure));
    matches!(noun.lead, Lead::One | Lead::Each) && is_free && is_first && list.len() > 2 && !is_screen
}

/// "Every change writes a row with …": what is written so is no thing of its own.
fn is_bare_row(noun: &Noun) -> bool {
    noun.thing.modifiers.is_empty() && matches!(&*noun.thing.head, "row" | "record")
}

/// The thing that a label tells of by its section, "Kept", or by its own words, "Data of the model".
fn called(gather: &Gather<'_>, line: &Line, label: &str) -> Option<String> {
    if kept::is_kept(label) {
        return kept::titled(gather, line).map(|owner| owner.noun);
    }
    let of = define::turned(label);
    if *of == *label {
        return None;
    }
    let [thing] = &things(&of)[..] else { return None };
    (!words::is_kind(&thing.head)).then(|| gather.name(thing))
}

/// At most so many parts stand between a verb and what a thing is made with.
const REACH: usize = 6;

/// "Adds a property by giving a name, a street and a city": what is given.
pub(super) fn by_giving(parts: &[Part], end: usize) -> Option<Vec<Item>> {
    let gives =
        |act: &Act| is_one_of(act.verb.base, "give enter type fill state provide specify choose name set");
    let is_by = end.checked_sub(1).is_some_and(|before| parts[before].tie() == Some("by"));
    let is_given = is_by && parts.get(end).and_then(Part::act).is_some_and(gives);
    is_given.then(|| items(parts, end + 1).0)
}

/// Whether a list of columns stands behind a colon or in a parenthesis: cheaper to see than to read.
fn holds_columns(text: &str) -> bool {
    let lists = |from: usize, is_inner: bool| {
        let ends: &[char] = if is_inner { &[')'] } else { &['.', ':', '–', '—'] };
        let list = text[from..].split(ends).next().unwrap_or_default();
        let is_list = list.contains(',');
        is_list
            && if is_inner {
                matches!(value::read(list), value::List::Columns(_))
            } else {
                value::are_columns(list)
            }
    };
    let marks = text.char_indices().filter(|(_, char)| matches!(char, ':' | '–' | '—' | '('));
    marks.take(4).any(|(at, char)| lists(at + char.len_utf8(), char == '('))
}

/// "Each import is kept with its time and the file's name", "fees are kept per year": what is kept so.
fn are_kept<'p>(
    parts: &'p [Part],
    at: usize,
    may_be: &dyn Fn(&Noun) -> bool,
    are_columns: &dyn Fn(&[Item]) -> bool,
) -> Option<&'p Noun> {
    let act = parts[at].act()?;
    let keeps = is_one_of(act.verb.base, "keep store record log save note");
    let Subject::Noun(noun) = subject(parts, at) else { return None };
    // "A certificate is issued once per course with a number and the date".
    let is_one = matches!(noun.lead, Lead::One | Lead::Each);
    if act.verb.class == Class::Create && is_one && may_be(noun) {
        let with = parts[at + 1..].iter().take(REACH).position(|part| part.tie() == Some("with"))?;
        return are_columns(&items(parts, at + with + 2).0).then_some(noun);
    }
    let is_kept = match parts.get(at + 1).and_then(Part::tie) {
        Some("with") => are_columns(&items(parts, at + 2).0),
        Some("per") => true,
        Some("for") => parts.get(at + 2).and_then(Part::noun).is_some_and(|of| of.lead == Lead::Each),
        _ => false,
    };
    (keeps && is_kept && may_be(noun)).then_some(noun)
}

/// Whether a word that is no thing by itself may be one where its columns are told.
fn may_be_raised(head: &str) -> bool {
    use words::Class as Noun;
    !words::is_kind(head)
        && match words::class(head) {
            Some(
                Noun::Generic | Noun::Property | Noun::Output | Noun::Actor | Noun::Feeling | Noun::Quantity,
            ) => true,
            Some(Noun::Infrastructure) => words::may_be_modified(head),
            Some(Noun::Interface | Noun::Measure) | None => false,
        }
}
