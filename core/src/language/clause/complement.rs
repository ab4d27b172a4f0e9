//! What stands behind a verb: its objects, and the things that prepositions tie to it.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Thing, after_parenthesis, breaks, thing};
use crate::language::is_one_of;
use crate::language::is_singular;
use crate::language::token::Token;
use crate::language::verb::Form;

/// Objects and prepositional things from `at` on, and where they end.
pub(super) fn complements(words: &[Token<'_>], mut at: usize) -> (Vec<Thing>, Vec<(String, Thing)>, usize) {
    let mut objects = Vec::new();
    let mut around = Vec::new();
    let mut preposition: Option<String> = None;
    let mut run: Vec<&Token<'_>> = Vec::new();
    let start = at;
    while at <= words.len() {
        let word = words.get(at);
        let ends_run = word.is_none_or(|word| {
            word.mark != ' ' && !run.is_empty()
                || word.is_preposition
                || word.is_and
                || word.is_determiner && !run.is_empty()
        });
        if ends_run && let Some(thing) = thing(&run) {
            match &preposition {
                Some(preposition) => around.push((preposition.clone(), thing)),
                None => objects.push(thing),
            }
        }
        if ends_run {
            run.clear();
        }
        let Some(word) = word else { break };
        // "Adds the subcontractors the company works with": what the company does only says which.
        if ends_run && word.is_determiner && word.mark == ' ' && is_relative(words, at) {
            break;
        }
        if at > start && breaks(word.mark) && word.mark != ')' {
            break;
        }
        if word.mark == '(' {
            at = after_parenthesis(words, at);
            continue;
        }
        // A coordinated verb opens the next clause: "creates report, shares link".
        let is_joined = (at > start || word.mark == '/')
            && (matches!(word.mark, ',' | '/' | '&' | '+') || words[at - 1].is_and);
        let is_verb = word.verb;
        if is_joined
            && is_verb.is_some_and(|verb| {
                matches!(verb.form, Form::Third | Form::Base) && next_opens_object(words, at)
            })
        {
            break;
        }
        if at > start && word.mark == ',' && opens_clause(words, at) {
            break;
        }
        let passive = at > start
            && is_verb.is_some_and(|verb| verb.form == Form::Past)
            && words.get(at + 1).is_none_or(|next| next.mark != ' ');
        if word.is_preposition {
            if word.is_opener
                && (word.lower != "to"
                    || words.get(at + 1).is_some_and(|next| {
                        next.verb.is_some_and(|verb| verb.form == Form::Base)
                            && is_singular(&next.lower)
                            && words.get(at + 2).is_some_and(|after| after.mark == ' ')
                    }))
            {
                break;
            }
            preposition = Some(word.lower.to_string());
        } else if !word.is_and && !passive {
            run.push(word);
        }
        at += 1;
    }
    (objects, around, at)
}

/// Whether a thing right behind another tells which: "the company works with".
fn is_relative(words: &[Token<'_>], at: usize) -> bool {
    let is_near = |at: usize| words.get(at).filter(|word| word.mark == ' ');
    let (Some(who), Some(acts)) = (is_near(at + 1), is_near(at + 2)) else { return false };
    let ends = words.get(at + 3).is_none_or(|next| next.mark != ' ' || next.is_preposition);
    who.is_name() && is_singular(&who.lower) && acts.verb.is_some_and(|verb| verb.form == Form::Third) && ends
}

/// Whether somebody acts from `at` on: "after signing up, the owner adds a horse".
fn opens_clause(words: &[Token<'_>], at: usize) -> bool {
    let acts = |verb: usize| {
        let before = &words[at..verb];
        words[verb].mark == ' '
            && words[verb].verb.is_some_and(|verb| verb.form == Form::Third)
            && before.iter().skip(1).all(|word| word.mark == ' ' && word.is_plain() && !word.is_determiner)
            && next_opens_object(words, verb)
    };
    words[at].is_determiner && (at + 2..words.len().min(at + 5)).any(acts)
}

pub(super) fn next_opens_object(words: &[Token<'_>], at: usize) -> bool {
    words.get(at + 1).is_some_and(|next| {
        next.mark == ' ' && !next.is_and && !is_one_of(&next.lower, "of for from is are was were")
    })
}
