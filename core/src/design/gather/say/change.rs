//! What is logged: each change of a thing, "each change of an order's state is recorded: from, to, who, when", and each
//! look at it, "each viewing of a file is logged", "who opened which file".

use alloc::format;
use alloc::string::String;

use super::super::kept;
use super::owner::known;
use super::pair::tie;
use super::statement::keeps;
use super::{Gather, Said, evidence, push_field, value};
use crate::design::entity::{Link, LinkKind};
use crate::language::is_one_of;
use crate::language::phrase::Phrases;
use crate::language::sentence::{Lead, Noun, Part};
use crate::language::verb::Class;
use crate::product::Evidence;

/// Words without which no sentence tells of it.
const LOGGING: Phrases = Phrases::new(&[
    "change",
    "correction",
    "every move",
    "each move",
    "transition",
    "time",
    "view",
    "opening",
    "look",
    "access",
    "who opened",
    "who viewed",
    "who saw",
    "who read",
]);

const RULE: &str = "each change is kept";

/// A change of something, as a sentence tells of it.
struct Change {
    /// What is changed: the order.
    whole: String,
    /// What of it: the state; nothing, where it is changed as it is.
    what: String,
    /// The word for it: `change`, `move`.
    head: String,
}

/// Reads one sentence.
pub(super) fn logs(gather: &mut Gather<'_>, said: &Said<'_>, before: Option<&str>) {
    if !LOGGING.are_in(said.text) {
        return;
    }
    looked_at(gather, said);
    if let Some(change) = changed(gather, said, before).or_else(|| whenever(gather, said)) {
        kept(gather, said, &change);
    }
}

/// Whether a sentence says that something is written down.
fn is_kept(parts: &[Part]) -> bool {
    let mut acts = parts.iter().filter_map(Part::act);
    acts.any(|act| !act.is_denied && (keeps(act) || is_one_of(act.verb.base, "write remain land")))
}

/// How many things a sentence says to be kept of each change: "from, to, who, when and a comment".
fn asks(parts: &[Part]) -> usize {
    let asks = |part: &Part| {
        matches!(part, Part::Clause(word)
            if is_one_of(word.as_str(), "who whom when what which why how"))
            || matches!(part.tie(), Some("from" | "to" | "by"))
            || matches!(part, Part::Noun(noun) if value::may_be_column(&noun.thing.name()))
    };
    parts.iter().filter(|part| asks(part)).count()
}

/// "Each change of an order's state", "for every move", "for each correction".
fn changed(gather: &Gather<'_>, said: &Said<'_>, before: Option<&str>) -> Option<Change> {
    let parts = said.parts;
    let at = parts.iter().position(|part| part.noun().is_some_and(is_change))?;
    let noun = parts[at].noun()?;
    let rest = &parts[at + 1..];
    let is_several = matches!(rest.get(2), Some(Part::Comma | Part::And))
        && rest.get(3).and_then(Part::noun).is_some()
        && matches!(rest.first(), Some(Part::Tie(_)));
    if is_several || !is_kept(parts) || asks(rest) < 2 {
        return None;
    }
    let head = noun.thing.head.clone();
    let own = noun.thing.modifiers.join(" ");
    let of = match rest {
        [Part::Tie(tie), Part::Noun(of), ..] if is_one_of(tie, "of to in") => Some(of),
        _ => None,
    };
    let whose = noun.whose.as_ref().or_else(|| of?.whose.as_ref());
    let thing = whose.and_then(|whose| gather.table_of(whose)).or_else(|| known(gather, of?));
    let what = if whose.is_some() && own.is_empty() { of.map(|of| of.thing.name()) } else { None };
    let of_what = rest.get(2..4).and_then(|more| match more {
        [Part::Tie(of), Part::Noun(noun)] if &**of == "of" => known(gather, noun),
        _ => None,
    });
    // Else of what the line spoke of before, of what the section is called after, of what was spoken of before.
    let near = || {
        let named = before.and_then(|before| before.rsplit(' ').next())?;
        said.line.text.to_lowercase().contains(named).then(|| before.map(String::from))?
    };
    let about =
        || kept::titled(gather, said.line).map(|of| of.noun).filter(|of| gather.nouns.get(of).is_some());
    let thing = thing.or(of_what).or_else(near).or_else(about).or_else(|| before.map(String::from));
    let thing = thing.filter(|thing| thing.rsplit(' ').next() != Some(&*head)).unwrap_or_default();
    Some(Change { whole: thing, what: what.unwrap_or(own), head })
}

/// Whether a noun names each of the changes of a thing.
fn is_change(noun: &Noun) -> bool {
    let are_all = matches!(noun.lead, Lead::Each) || noun.lead == Lead::Bare && noun.thing.is_plural;
    are_all && is_one_of(&noun.thing.head, "change correction move transition")
}

/// "Every time a job is touched keep a line: who did it, when, state before, state after".
fn whenever(gather: &Gather<'_>, said: &Said<'_>) -> Option<Change> {
    const TIME: Phrases = Phrases::new(&["every time ", "each time ", "whenever "]);
    const TOUCHED: Phrases =
        Phrases::new(&["touched", "changed", "edited", "updated", "altered", "modified", "moved"]);
    const LINE: Phrases = Phrases::new(&["line", "row", "entry", "record", "log", "note", "history"]);
    let (at, cue) = TIME.find_in_any_case(said.text)?;
    let after = said.text.get(at + cue.len()..)?;
    if !TOUCHED.are_in(after) || !LINE.are_in(after) || asks(said.parts) < 3 {
        return None;
    }
    let nouns = said.parts.iter().filter_map(Part::noun).filter(|noun| noun.thing.end > at + cue.len());
    let whole = nouns.take(2).find_map(|noun| {
        let whose = noun.whose.as_ref().and_then(|whose| gather.table_of(whose));
        whose.filter(|whose| gather.nouns.get(whose).is_some()).or_else(|| known(gather, noun))
    })?;
    Some(Change { whole, what: String::new(), head: "change".into() })
}

/// Adds the row of each change, with what is told to be kept of it.
fn kept(gather: &mut Gather<'_>, said: &Said<'_>, change: &Change) {
    let Change { whole, what, head } = change;
    let bare = if what.is_empty() { head.clone() } else { format!("{what} {head}") };
    let is_known = gather.nouns.get(whole).is_some();
    // A change of nothing that is named says too little.
    if !is_known && (bare == "change" || asks(said.parts) < 4) {
        return;
    }
    let is_named = !what.is_empty() && gather.nouns.get(&bare).is_some();
    let name = if is_known && !is_named { format!("{whole} {bare}") } else { bare.clone() };
    // What the sentence was read to name without its whole is the same.
    gather.nouns.merge(&bare, &name);
    tie(gather, &name, is_known.then_some(whole.as_str()).as_slice(), said.line, RULE);
    let evidence = Evidence { rule: RULE, ..evidence(said.line) };
    let has = |word: &str| {
        said.parts.iter().any(|part| part.tie() == Some(word) || *part == Part::Clause(word.into()))
    };
    let is_somebody = |part: &Part| part.noun().is_some_and(|noun| noun.thing.head == "person");
    if has("who") || has("whom") || has("by") || said.parts.iter().any(is_somebody) {
        let by = if head == "change" { "changed_by".into() } else { format!("{}_by", past(head)) };
        let link =
            Link { to: "user".into(), kind: LinkKind::One, column: Some(by), evidence: evidence.clone() };
        gather.nouns.at(&name).links.push(link);
    }
    let of = if what == "state" { "status" } else { what };
    if has("from") && has("to") && !of.is_empty() {
        push_field(gather, &name, &format!("from {of}"), &evidence);
        push_field(gather, &name, &format!("to {of}"), &evidence);
    }
    if has("when") || said.text.contains("time") {
        push_field(gather, &name, &format!("{} at", past(head)), &evidence);
    }
}

/// What was done: `changed`, of a change.
fn past(head: &str) -> &str {
    match head {
        "move" => "moved",
        "correction" => "corrected",
        _ => "changed",
    }
}

/// "Each viewing of a file is logged: who, when", "to tell who opened which file": the access log of the file.
fn looked_at(gather: &mut Gather<'_>, said: &Said<'_>) {
    let parts = said.parts;
    // An audit log is demanded of everything.
    if said.text.contains("audit") {
        return;
    }
    let logged = parts.windows(3).find_map(|window| match window {
        [Part::Noun(look), Part::Tie(tie), Part::Noun(of)]
            if look.lead == Lead::Each
                && is_one_of(&look.thing.head, "viewing opening view look access")
                && is_one_of(tie, "of at to into") =>
        {
            Some((of, look))
        }
        _ => None,
    });
    let tells = |part: &Part| {
        part.act().is_some_and(|act| {
            !act.is_denied && (keeps(act) || is_one_of(act.verb.base, "tell know say see"))
        })
    };
    let who = parts.windows(4).find_map(|window| match window {
        [Part::Clause(who), Part::Act(act), Part::Clause(which), Part::Noun(of)]
            if who == "who" && which == "which" && act.verb.class == Class::Read =>
        {
            Some(of)
        }
        _ => None,
    });
    let logged = logged.filter(|_| is_kept(parts) && asks(parts) > 1);
    let who = who.filter(|_| parts.iter().any(tells));
    let Some(of) = logged.map(|(of, _)| of).or(who) else { return };
    let whose = of.whose.as_ref().and_then(|whose| gather.table_of(whose));
    let Some(of) = known(gather, of).or(whose).filter(|of| gather.nouns.get(of).is_some()) else { return };
    if let Some((_, look)) = logged {
        gather.nouns.merge(&look.thing.name(), "access log");
    }
    tie(gather, "access log", &[&of, "user"], said.line, "each look at it is kept");
}
