//! "Each project has several developers": what is several, and of what.

use alloc::string::String;

use super::phrase::{after, before, entity, head};
use super::settle::{SHARED, TAKES, TIED};
use super::tie::tied;
use super::word::{is_helper, is_mark, opens_phrase};
use super::{Reader, list};
use crate::language::is_one_of;
use crate::language::noun::{is_kind, is_organization};
use crate::language::person::is_person;
use crate::language::verb::{Form, nominal, verb};
use crate::language::{plural, singular};
use crate::product::Evidence;

impl Reader<'_> {
    /// How those are tied to what is told to have, take or share several of them.
    fn share(&self, tokens: &[String], multiple: usize, thing: &str, takes: bool) -> &'static str {
        let by_people = multiple > 0 && tokens[multiple - 1] == "by" && is_person(head(thing));
        // "Participates in several", where participations are kept.
        let is_kept = || tokens.iter().filter_map(|word| nominal(word)).any(|deed| self.words.contains(deed));
        if (by_people || is_shared(tokens, multiple)) && !is_kept() {
            SHARED
        } else if takes || by_people || is_shared(tokens, multiple) {
            TAKES
        } else {
            "each has several of it"
        }
    }

    /// "Each project has several developers", "an order belongs to a customer".
    pub(super) fn several(&mut self, tokens: &[String]) {
        if !self.is_second {
            let many = tokens.iter().enumerate().filter(|(_, word)| *word == "multiple");
            let things = many.filter_map(|(at, _)| entity(&after(tokens, at + 1)));
            // "Different states" are words of a column.
            self.many.extend(things.filter(|name| name == "role" || !is_kind(name)));
            return;
        }
        let one = |word: &String| is_one_of(word.as_str(), "each every a an");
        // "The tour contains several stops"
        let holds =
            |pair: &[String]| is_one_of(pair[0].as_str(), "contains has including") && pair[1] == "multiple";
        let begins =
            tokens.first().is_some_and(|first| first == "the") && tokens.windows(2).take(4).any(holds);
        let start = if begins { Some(0) } else { tokens.iter().take(3).position(one) };
        let subject = start.and_then(|start| one_after(tokens, start));
        for (at, word) in tokens.iter().enumerate() {
            // "How many seats were sold" is a figure.
            if word == "multiple" && !(at > 0 && tokens[at - 1] == "how") {
                let phrase = after(tokens, at + 1);
                let is_many =
                    phrase.last().is_some_and(|last| singular(last) != *last || plural(last) == *last);
                let Some(thing) = entity(&phrase).filter(|_| is_many) else { continue };
                // "multiple directors, actors and producers"
                let list = list::read(tokens, at + 1);
                let others =
                    list.items.iter().skip(1).take_while(|item| item.is_plural && !item.is_attribute);
                let others = others.filter_map(|item| entity(&item.words));
                for thing in core::iter::once(thing).chain(others) {
                    // "Employs several fitters": people who are counted are kept.
                    if is_person(head(&thing)) {
                        self.note(&thing);
                    } else {
                        self.mention(&thing);
                    }
                    self.lead = Some(thing.clone());
                    let each = each_of(tokens, at);
                    let clause = clause(tokens, at);
                    let each = each.or_else(|| one_after(tokens, clause?));
                    let one = each.as_ref().or(subject.as_ref());
                    if let Some(one) = one.filter(|one| **one != thing && !is_organization(one)) {
                        let takes = takes(&tokens[clause.unwrap_or(0)..at]);
                        let rule = self.share(tokens, at, &thing, takes);
                        self.several.push((one.clone(), thing, Evidence { rule, ..self.evidence() }));
                    }
                }
            }
            if word == "between" && at > 0 {
                let end = at
                    + 1
                    + tokens[at + 1..]
                        .iter()
                        .take_while(|word| !is_mark(word) && !is_helper(word) && (!opens_phrase(word)))
                        .count();
                if let Some((one, other)) = tied(tokens, end) {
                    let evidence = Evidence { rule: TIED, ..self.evidence() };
                    self.several.push((one, other, evidence));
                }
            }
            let belongs = matches!(word.as_str(), "belongs" | "belong") || word == "associated";
            if belongs && let Some(subject) = &subject {
                let to = at + 1 + usize::from(tokens.get(at + 1).is_some_and(|next| next == "to"));
                // "Belongs to several": of none of them alone.
                let is_one = tokens.get(to).is_some_and(|next| next != "multiple");
                if let Some(parent) = entity(&after(tokens, to)).filter(|_| is_one) {
                    if start.is_some_and(|start| matches!(tokens[start].as_str(), "each" | "every")) {
                        self.mention_kept(subject);
                        self.mention(&parent);
                    }
                    self.refer(subject, &parent);
                }
            }
        }
    }
}

/// What the phrase behind "each" or "a" at `start` names.
fn one_after(tokens: &[String], start: usize) -> Option<String> {
    let phrase = after(tokens, start + 1);
    let acts = |word: &String| verb(word).is_some_and(|verb| verb.form == Form::Third);
    let end = phrase.iter().position(acts).unwrap_or(phrase.len());
    entity(&phrase[..end])
}

/// "…, and each cook can join several tours": where the clause begins that `at` stands in.
fn clause(tokens: &[String], at: usize) -> Option<usize> {
    let begins = |one: &usize| {
        let before = one.checked_sub(1).map(|before| tokens[before].as_str());
        matches!(tokens[*one].as_str(), "each" | "every")
            && matches!(before, None | Some("," | "and" | "with" | "where"))
    };
    (0..at).rev().take(9).take_while(|one| tokens[*one] != ",").find(begins)
}

/// "Each cook can join", told of what each may have to do with, rather than of what it has.
fn takes(clause: &[String]) -> bool {
    let says = |words: &[&str]| clause.iter().any(|token| words.contains(&token.as_str()));
    says(&["can", "may", "could"]) && !says(&["have", "own", "contain", "hold", "including"])
}

/// "Several stations, each with several sensors": of each of these.
fn each_of(tokens: &[String], multiple: usize) -> Option<String> {
    let each = multiple.checked_sub(2)?;
    let holds = is_one_of(tokens[each + 1].as_str(), "has having with contains including");
    let comma = each.checked_sub(1).filter(|comma| tokens[*comma] == "," && tokens[each] == "each")?;
    entity(before(tokens, comma)).filter(|_| holds)
}

/// "Written by several", "belongs to several", "uses several": those are others' too.
fn is_shared(tokens: &[String], multiple: usize) -> bool {
    let word = |back: usize| multiple.checked_sub(back).map(|at| tokens[at].as_str()).unwrap_or_default();
    match word(1) {
        "to" => !is_one_of(word(2), "correspond corresponds according"),
        "with" => word(2).ends_with("ed"),
        "in" | "across" | "associated" | "use" | "uses" | "require" | "requires" | "need" | "needs"
        | "involve" | "involves" => true,
        _ => false,
    }
}
