//! What steps and stories do: verbs and their objects.

mod deed;

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use deed::{asked_for, happening, invited, sought};

use super::{Gather, Sort, evidence, said};
use crate::design::entity::Field;
use crate::design::noun::{Ground, Making};
use crate::language::clause::{Clause, Thing};
use crate::language::is_one_of;
use crate::language::noun as words;
use crate::language::verb::{self, Class, Form};
use crate::ordered::CollectVec;
use crate::product::{Evidence, Line, Sense};

/// Nouns of what is asked for later.
pub(super) fn later<'p>(gather: &mut Gather<'p>, line: &'p Line) {
    let read = gather.read(said(line));
    let clauses = &read.clauses;
    for thing in clauses.iter().flat_map(|clause| &clause.objects) {
        if let Sort::Table(name) = gather.sort(thing) {
            gather.nouns.at(&name).later.get_or_insert_with(|| evidence(line));
        }
    }
}

/// The title of a step: `Upload Document`, `AI Assessment`.
pub(super) fn title<'p>(gather: &mut Gather<'p>, at: usize, line: &'p Line) {
    let read = gather.read(said(line));
    let clauses = &read.clauses;
    let things: Vec<Thing> = if clauses.is_empty() {
        crate::language::clause::things(said(line))
    } else {
        clauses.iter().flat_map(|clause| clause.objects.clone()).collect_vec()
    };
    for thing in things {
        if let Sort::Table(name) = gather.sort(&thing) {
            gather.nouns.claim(&name, Ground::Title, &line.steps, &evidence(line));
            gather.about[at].get_or_insert(name);
        }
    }
    if let Some(deed) = deed_of(gather, said(line)) {
        gather.nouns.claim(&deed, Ground::Title, &line.steps, &evidence(line));
        gather.about[at].get_or_insert(deed);
    }
    // Where a step is one line, its title is what it does.
    let is_all = line.steps.first().is_some_and(|step| !gather.told.contains(step));
    if is_all {
        self::clauses(gather, at, line);
        super::list::fields_of_line(gather, at, line);
    } else {
        for clause in clauses {
            happening(gather, line, clause);
        }
    }
    if let Some(name) = &gather.about[at] {
        gather.current = Some((name.clone(), line.steps.clone()));
    }
}

/// Of `Reserving` the reservation, where the docs speak of it.
fn deed_of(gather: &Gather<'_>, title: &str) -> Option<String> {
    let does = title.to_lowercase();
    let is_gerund = verb::verb(&does).is_some_and(|verb| verb.form == Form::Gerund);
    let deed = verb::nominal(&does).filter(|deed| is_gerund && gather.spoken.is_noun(deed))?;
    Some(deed.into())
}

/// A line of a step or of a story.
pub(super) fn clauses<'p>(gather: &mut Gather<'p>, at: usize, line: &'p Line) {
    // "Will the messages be kept?" says nothing of it.
    if said(line).trim_end().ends_with('?') {
        return;
    }
    let read = gather.read(said(line));
    let clauses = &read.clauses;
    let mut before: Option<Thing> = None;
    let mut asks = false;
    for clause in clauses {
        let clause = &*belonging(clause, before.as_ref(), line);
        if asks && let Some(object) = clause.objects.first() {
            asked_for(gather, line, clause, object);
        }
        asks = clause.verb.base == "request" && clause.objects.is_empty();
        happening(gather, line, clause);
        invited(gather, line, clause);
        sought(gather, line, clause);
        for thing in &clause.objects {
            object(gather, at, line, clause, copied(clause, thing));
            if clause.verb.class == Class::Store && thing.head == "data" {
                super::store::figures_are_stored(gather, line);
            }
        }
        let table = clause.objects.iter().find(|thing| gather.table_of(thing).is_some());
        before = table.filter(|_| clause.verb.class == Class::Create).cloned().or(before);
        for (_, thing) in &clause.around {
            if let Sort::Table(name) = gather.sort(thing) {
                gather.nouns.claim(&name, Ground::Read, &line.steps, &evidence(line));
            }
        }
        if let Some(subject) = &clause.subject
            && let Sort::Table(name) = gather.sort(subject)
        {
            gather.nouns.claim(&name, Ground::Read, &line.steps, &evidence(line));
        }
    }
    super::store::not_kept(gather, line, clauses);
}

/// "Uploads a copy of a licence": what is uploaded is the licence.
fn copied<'c>(clause: &'c Clause, thing: &'c Thing) -> &'c Thing {
    let is_copy = is_one_of(&thing.head, "copy scan photocopy")
        && thing.modifiers.is_empty()
        && is_one_of(clause.verb.base, "upload attach send hand provide submit");
    let of = clause.around.first().filter(|(preposition, _)| is_copy && preposition == "of");
    of.map_or(thing, |(_, of)| of)
}

/// "Registers a client and adds their pets", "creates an invoice, adds line items": what is added belongs to what
/// the line made before it.
fn belonging<'c>(clause: &'c Clause, before: Option<&Thing>, line: &Line) -> Cow<'c, Clause> {
    let (Some(before), Some(object)) = (before, clause.objects.first()) else { return Cow::Borrowed(clause) };
    let begins = |word: &&str| {
        let words = &said(line)[object.start..];
        words.get(..word.len()).is_some_and(|words| words.eq_ignore_ascii_case(word))
    };
    let is_theirs = ["their ", "its ", "his ", "her "].iter().any(begins);
    let is_added = is_one_of(clause.verb.base, "add attach include")
        && !clause.around.iter().any(|(preposition, _)| preposition == "to");
    if (is_theirs || is_added) && *before != *object {
        let mut clause = clause.clone();
        clause.around.insert(0, ("of".into(), before.clone()));
        return Cow::Owned(clause);
    }
    Cow::Borrowed(clause)
}

fn object(gather: &mut Gather<'_>, at: usize, line: &Line, clause: &Clause, thing: &Thing) {
    match gather.sort(thing) {
        // Who is invited becomes a user.
        Sort::Table(name) if clause.verb.base == "invite" => {
            gather.nouns.claim(&name, Ground::Read, &line.steps, &evidence(line));
        }
        Sort::Table(name) => done_to(gather, at, line, clause, thing, &name),
        Sort::Measure => measured(gather, at, line, clause, thing),
        Sort::Property => property(gather, line, clause, thing),
        Sort::Output => output(gather, line, clause),
        Sort::Nothing if thing.head == "link" || thing.head == "url" => shared(gather, line),
        Sort::Role if clause.verb.class == Class::Select => {
            gather.people.push((thing.head.clone(), line.steps.clone(), evidence(line)));
        }
        Sort::Vague | Sort::Role | Sort::Nothing => {}
    }
}

fn done_to(gather: &mut Gather<'_>, at: usize, line: &Line, clause: &Clause, thing: &Thing, name: &str) {
    let reported = reported(gather, clause, name);
    let name = reported.as_deref().unwrap_or(name);
    let is_backlog = line.sense == Sense::Requirement
        && gather.product.has_journey()
        && gather.product.documents[line.document].role != crate::product::Role::Journey;
    let is_sent = clause.verb.base == "send" && verb::is_deed(name);
    // "Opens a dispute" begins one; "opens the dispute" looks at it.
    let is_begun = clause.verb.base == "open" && begins_indefinite(said(line), thing);
    // "Reports rubbish": what is made is the report.
    let is_mass = clause.verb.base == "report" && super::list::is_mass(said(line), thing);
    // "What is left", "a name can be taken only once", "whoever leaves the club": nothing is made.
    let is_left_behind =
        clause.verb.base == "leave" && begins_with(said(line), thing, &["the ", "our ", "their "]);
    let is_left = is_left_behind
        || clause.verb.form == verb::Form::Past
            && (clause.verb.base == "leave" || clause.verb.base == "take" && said(line).contains(" once"));
    // "Enters the temperature": what is entered into a thing is a part of it, and no thing.
    // "For each tree we record the district": so is what is recorded for each of another thing.
    let is_for_each = ["For each ", "For every "].iter().any(|each| said(line).starts_with(each));
    let records = is_for_each && is_one_of(clause.verb.base, "record keep store log save");
    let enters = records || is_one_of(clause.verb.base, "enter note write type give set state take post");
    // "Notes the mileage and a comment": among what is entered, a comment is too.
    let is_given = clause.verb.base == "give"
        && clause.objects.first().is_some_and(|first| super::value::is_column(&first.name()));
    let is_among = clause.objects.len() > 1 && (super::value::is_column(name) || is_given);
    // "The initials of a person are kept", "the porter who carried it is recorded": columns of what they are told of.
    let is_column_of = is_one_of(clause.verb.base, "record keep store log save")
        && begins_with(said(line), thing, &["the "])
        && (clause.around.iter().any(|(tie, _)| tie == "of")
            || !thing.is_plural && crate::language::person::is_person(&thing.head));
    // "No core is measured once", "each look at a file is logged": no such thing is made.
    let is_none = begins_with(said(line), thing, &["no "]) || is_one_of(name, "look view access");
    let is_entered = enters
        && (is_among || !begins_indefinite(said(line), thing))
        && !thing.is_plural
        && !clause.around.iter().any(|(preposition, _)| preposition == "with");
    let ground = match clause.verb.class {
        Class::Create | Class::Store if is_none || is_column_of => Ground::Read,
        Class::Create if is_left || is_entered => Ground::Read,
        Class::Create if is_mass && reported.is_none() => Ground::Read,
        Class::Share if is_sent => Ground::Created,
        Class::Read if is_begun => Ground::Created,
        Class::Create if is_backlog => Ground::Backlog,
        Class::Create => Ground::Created,
        Class::Store => Ground::Stored,
        Class::Select if thing.is_plural || line.sense != Sense::Requirement => Ground::Selected,
        Class::Change | Class::Share => Ground::Changed,
        Class::Select | Class::Read | Class::Other => Ground::Read,
    };
    gather.nouns.claim(name, ground, &line.steps, &evidence(line));
    if ground == Ground::Created && verb::is_deed(name) {
        gather.nouns.claim(name, Ground::Deed, &line.steps, &evidence(line));
    }
    // "Uploads the scan and types the number": of what is at hand, a file.
    let is_at_hand = begins_with(said(line), thing, &["the ", "its ", "their "])
        && !thing.is_plural
        && clause.verb.form != verb::Form::Past;
    if ground == Ground::Created && clause.verb.base == "upload" && !is_at_hand {
        gather.nouns.claim(name, Ground::Stored, &line.steps, &evidence(line));
    }
    match clause.verb.class {
        Class::Share if is_sent => make(gather, line, clause, name),
        Class::Read if is_begun => make(gather, line, clause, name),
        Class::Create | Class::Store if ground == Ground::Read => {}
        Class::Create => {
            make(gather, line, clause, name);
            if is_one_of(clause.verb.base, "upload drag drop") && words::is_file(&thing.head) {
                gather.nouns.at(name).file.get_or_insert_with(|| evidence(line));
            }
        }
        Class::Select => {
            let step = line.steps.first().copied();
            gather.nouns.at(name).chosen.push((step, thing.is_plural, evidence(line)));
        }
        Class::Share if clause.verb.base == "share" => {
            let evidence = Evidence { rule: "shared by a link", ..evidence(line) };
            gather.nouns.at(name).shared.get_or_insert(evidence);
        }
        Class::Store | Class::Share | Class::Change | Class::Read | Class::Other => {}
    }
    if matches!(clause.verb.class, Class::Create | Class::Store | Class::Change | Class::Select) {
        gather.about[at].get_or_insert_with(|| name.to_string());
    }
    if matches!(clause.verb.class, Class::Create | Class::Store | Class::Change) {
        gather.current = Some((name.to_string(), line.steps.clone()));
    }
}

/// What is spoken of more often was there before it was reported.
const MUCH: usize = 5;

/// "Reports a leak": what is made is a leak report, where the docs speak of one.
fn reported(gather: &Gather<'_>, clause: &Clause, name: &str) -> Option<String> {
    let report = format!("{name} report");
    // "Reports a post", which was there before, where the docs speak of reports.
    let is_there = || gather.spoken.count(name) > MUCH && gather.spoken.count("report") > 2;
    (clause.verb.base == "report" && (gather.spoken.has(&report) || is_there())).then_some(report)
}

/// Whether a thing is spoken of as one among others: `a dispute`, `new disputes`.
fn begins_indefinite(text: &str, thing: &Thing) -> bool {
    begins_with(text, thing, &["a ", "an ", "new ", "another "])
}

/// Whether one of these words introduces a thing: `no core`.
fn begins_with(text: &str, thing: &Thing, leads: &[&str]) -> bool {
    let from = text.get(thing.start..).unwrap_or_default();
    leads.iter().any(|lead| from.get(..lead.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(lead)))
}

fn make(gather: &mut Gather<'_>, line: &Line, clause: &Clause, name: &str) {
    let by_user = match &clause.subject {
        Some(subject) => matches!(gather.sort(subject), Sort::Role),
        None => line.sense != Sense::Response,
    };
    let around = clause
        .around
        .iter()
        .filter_map(|(preposition, thing)| match gather.sort(thing) {
            Sort::Table(name) => Some((preposition.clone(), name, thing.is_plural)),
            Sort::Property | Sort::Output | Sort::Measure | Sort::Vague | Sort::Role | Sort::Nothing => None,
        })
        .collect_vec();
    for (preposition, thing) in &clause.around {
        if is_one_of(preposition.as_str(), "with to for from")
            && gather.sort(thing) == Sort::Role
            && thing.head != "user"
            && !thing.is_plural
            && !acts(gather, line, &thing.head)
        {
            gather.nouns.at(name).with.push((thing.head.clone(), evidence(line)));
        }
    }
    let making = Making { step: line.steps.first().copied(), by_user, around, evidence: evidence(line) };
    gather.nouns.at(name).makings.push(making);
}

/// Whether the step is this role's own, so that it is no second person.
fn acts(gather: &Gather<'_>, line: &Line, role: &str) -> bool {
    let step = line.steps.first().and_then(|step| gather.product.journey.steps.get(*step));
    step.is_some_and(|step| {
        let by = step.actor.and_then(|actor| gather.product.journey.actors.get(actor));
        by.is_some_and(|actor| actor.name.ends_with(role)) || step.title.to_lowercase().starts_with(role)
    })
}

/// "Aggregates metrics from all platforms": figures that are gathered of something are rows of their own.
fn measured(gather: &mut Gather<'_>, at: usize, line: &Line, clause: &Clause, thing: &Thing) {
    if !is_one_of(clause.verb.base, "aggregate collect record log import pull ingest sync capture") {
        return;
    }
    let of = clause
        .around
        .iter()
        .filter(|(preposition, _)| is_one_of(preposition.as_str(), "from of per for across"))
        .find_map(|(_, of)| gather.table_of(of));
    let Some(of) = of else { return };
    let name = format!("{of} {}", thing.head);
    gather.nouns.claim(&name, Ground::Created, &line.steps, &evidence(line));
    make(gather, line, clause, &name);
    gather.about[at].get_or_insert_with(|| name.clone());
    gather.figures.push((name.clone(), line.steps.clone()));
    gather.current = Some((name, line.steps.clone()));
}

/// "Enters name and phone": columns of what the line is about.
fn property(gather: &mut Gather<'_>, line: &Line, clause: &Clause, thing: &Thing) {
    if !matches!(clause.verb.class, Class::Create | Class::Store | Class::Select) {
        return;
    }
    let of = clause
        .around
        .iter()
        .find(|(preposition, _)| preposition == "of" || preposition == "for")
        .and_then(|(_, of)| gather.table_of(of));
    let made_beside = clause.objects.iter().find_map(|other| gather.table_of(other));
    let Some(owner) = of.or(made_beside).or_else(|| gather.context_of(line)) else { return };
    if thing.modifiers.is_empty() && is_one_of(thing.head.as_str(), "time id key text") {
        return;
    }
    if words::is_kind(&thing.head) && clause.verb.class != Class::Select {
        return;
    }
    let words = if words::is_kind(&thing.head) {
        thing.head.clone()
    } else if thing.is_plural {
        crate::language::plural(&thing.name())
    } else {
        thing.name()
    };
    let field = Field {
        words,
        meaning: None,
        values: Vec::new(),
        range: None,
        required: None,
        unique: false,
        evidence: Evidence { rule: "entered in a step", ..evidence(line) },
    };
    gather.nouns.at(&owner).fields.push(field);
}

/// A report that is made of something is kept with it, and its link is that thing's.
fn output(gather: &mut Gather<'_>, line: &Line, clause: &Clause) {
    // A report of a season or a month is of no single row.
    let is_periodic = clause
        .objects
        .iter()
        .flat_map(|thing| &thing.modifiers)
        .any(|word| words::class(word) == Some(words::Class::Quantity));
    if matches!(clause.verb.class, Class::Create | Class::Share) && !is_periodic {
        gather.outputs.push((
            clause.objects.first().map_or_else(String::new, Thing::name),
            line.steps.clone(),
            evidence(line),
        ));
    }
}

fn shared(gather: &mut Gather<'_>, line: &Line) {
    let lower = said(line).to_lowercase();
    if !["share", "sharing", "public"].iter().any(|word| lower.contains(word)) {
        return;
    }
    gather.shares.push((gather.context_of(line), line.steps.clone(), evidence(line)));
}
