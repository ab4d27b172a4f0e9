//! The walk over the words of a sentence: each is a verb where it stands as one, else a part of a noun phrase.

use alloc::string::ToString;
use alloc::vec::Vec;

use super::closed::{
    denies, is_auxiliary, is_hardly_noun, is_modal, is_of, is_several, is_somebody, opens_clause, says_more,
    takes_object,
};
use super::mark::{paired, without_examples};
use super::phrase::changes;
use super::{Act, Lead, Noun, Part};
use crate::language::clause::goes_with;
use crate::language::is_one_of;
use crate::language::token::{Token, tokens};
use crate::language::verb::{self, Class, Form, Verb};
use crate::language::{has_one_form, noun};

/// The parts of one sentence, in order.
pub fn parts(sentence: &str) -> Vec<Part> {
    let sentence = &*without_examples(sentence);
    let tokens = tokens(sentence);
    let dashes = paired(sentence);
    let mut reader = Reader {
        sentence,
        tokens: &tokens,
        at: 0,
        parts: Vec::new(),
        is_denied: false,
        is_several: false,
        dashes,
    };
    reader.read();
    changes(reader.parts)
}

pub(super) struct Reader<'t> {
    pub(super) sentence: &'t str,
    pub(super) tokens: &'t [Token<'t>],
    pub(super) at: usize,
    pub(super) parts: Vec<Part>,
    is_denied: bool,
    /// Whether what is spoken of next is several, as in `at least one item`.
    pub(super) is_several: bool,
    /// Two dashes that set something apart.
    pub(super) dashes: Option<(usize, usize)>,
}

impl<'t> Reader<'t> {
    fn read(&mut self) {
        while self.at < self.tokens.len() {
            self.marks(self.at);
            self.part();
        }
        let end = self.tokens.last().map_or(0, |token| token.end);
        self.gap(end, self.sentence.len());
    }

    /// The marks before a word.
    fn marks(&mut self, at: usize) {
        let from = at.checked_sub(1).map_or(0, |before| self.tokens[before].end);
        self.gap(from, self.tokens[at].start);
    }

    pub(super) fn token(&self, at: usize) -> Option<&'t Token<'t>> {
        self.tokens.get(at)
    }

    /// The word at `at`, if nothing but blanks stands before it.
    pub(super) fn next(&self, at: usize) -> Option<&'t Token<'t>> {
        self.token(at).filter(|token| token.mark == ' ')
    }

    fn push(&mut self, part: Part) {
        self.parts.push(part);
        self.at += 1;
    }

    fn part(&mut self) {
        let token = &self.tokens[self.at];
        if self.is_of_all_before(token) {
            self.at += 1;
            return;
        }
        // Most words are none of the grammar's own, and are not compared with them.
        let is_own = token.is_function_word
            || token.is_preposition
            || token.is_and
            || is_one_of(&token.lower, "get gets people both more any");
        if is_own { self.tie(token) } else { self.word(token) }
    }

    /// "Studies and tags all belong to it": the word says how many of what stands before it.
    fn is_of_all_before(&self, token: &Token<'_>) -> bool {
        let tells = |next: &Token<'_>| {
            is_auxiliary(&next.lower)
                || is_modal(&next.lower)
                || verb::verb(&next.lower).is_some_and(|verb| verb.form == Form::Base)
        };
        token.mark == ' '
            && is_one_of(&token.lower, "all each both")
            && matches!(self.parts.last(), Some(Part::Noun(noun)) if noun.thing.is_plural)
            && self.next(self.at + 1).is_some_and(tells)
    }

    /// A word that names something, or a verb.
    fn word(&mut self, token: &Token<'_>) {
        match self.verb_here() {
            Some(verb) => {
                let is_loose = verb.form == Form::Past
                    || verb.form == Form::Gerund && matches!(self.parts.last(), Some(Part::Noun(_)));
                self.act(verb, verb.form == Form::Past, is_loose);
            }
            None if token.is_preposition => {
                let word = token.lower.to_string();
                self.push(Part::Tie(word));
            }
            None => self.noun(),
        }
    }

    /// A word that ties a sentence together.
    fn tie(&mut self, token: &Token<'_>) {
        let lower = &*token.lower;
        let next = self.next(self.at + 1);
        let opens_noun = next.is_some_and(|next| next.is_name() && !next.is_preposition && !next.is_and);
        match lower {
            "isn't" | "aren't" | "wasn't" | "weren't" => {
                self.is_denied = true;
                self.be();
            }
            _ if denies(lower) => {
                self.is_denied = true;
                self.at += 1;
            }
            "they've" | "they'll" | "they're" | "it'll" | "it" | "they" | "them" | "this" | "these"
            | "those"
                if lower.len() < 5 && lower != "this" || lower.contains('\'') || !opens_noun =>
            {
                self.push(Part::It);
            }
            "each" if next.is_some_and(says_more) => self.push(Part::It),
            "each"
                if next.is_some_and(|next| next.lower == "of")
                    && self.next(self.at + 2).is_some_and(|them| is_several(&them.lower)) =>
            {
                self.push(Part::It);
                self.at += 2;
            }
            "one"
                if next.is_some_and(|next| next.lower == "or")
                    && self.next(self.at + 2).is_some_and(|more| more.lower == "more") =>
            {
                self.at += 3;
                self.is_several = true;
            }
            "one" | "ones" if !opens_noun && next.is_none_or(|next| next.lower != "of") => {
                self.push(Part::It);
            }
            // "Both add points": two who were spoken of.
            "both"
                if next.is_some_and(|next| next.verb.is_some_and(|verb| verb.form == Form::Base))
                    && !next.is_some_and(|next| noun::is_noun_or_verb(&next.lower)) =>
            {
                self.push(Part::Somebody);
            }
            _ if is_somebody(lower) => self.push(Part::Somebody),
            "once" if next.is_none_or(|next| next.is_preposition) => self.at += 1,
            "her" if !opens_noun => self.push(Part::Somebody),
            "and" | "or" | "plus" | "then" | "but" | "nor" => self.push(Part::And),
            _ if is_auxiliary(lower) => self.at += 1,
            _ if opens_clause(lower) => {
                let word = lower.to_string();
                self.push(Part::Clause(word));
            }
            "that" if !opens_noun || matches!(self.parts.last(), Some(Part::Noun(_) | Part::Act(_))) => {
                self.push(Part::Clause("that".into()));
            }
            // "Any number of defects": several.
            "any"
                if next.is_some_and(|next| next.lower == "number")
                    && self.next(self.at + 2).is_some_and(|of| of.lower == "of") =>
            {
                self.at += 3;
                self.is_several = true;
            }
            // "Between one and five results", "more than one team": several.
            "between" if self.counts_from(self.at + 1) => {
                self.at += 4;
                self.is_several = true;
            }
            "more"
                if next.is_some_and(|next| next.lower == "than")
                    && self.next(self.at + 2).is_some_and(|one| one.lower == "one") =>
            {
                self.at += 3;
                self.is_several = true;
            }
            // "At least one item": several.
            "at" if next.is_some_and(|next| next.lower == "least") => {
                self.at += 2;
                self.is_several = true;
            }
            "at" if next.is_some_and(|next| next.lower == "most") => self.at += 2,
            "is" | "are" | "was" | "were" | "be" | "been" | "being" | "gets" | "get" => self.be(),
            "to" if next.is_some_and(|next| next.verb.is_some_and(|verb| verb.form == Form::Base)) => {
                self.at += 1;
                let verb = self.tokens[self.at].verb;
                if let Some(verb) = verb {
                    let is_loose = matches!(self.parts.last(), Some(Part::Noun(_)));
                    self.act(verb, false, is_loose);
                }
            }
            "to" if next.is_some_and(|next| next.lower == "be") => self.at += 1,
            "has" | "have" | "had" | "having" => self.have(),
            _ => self.word(token),
        }
    }

    /// Whether two numbers stand here: "one and five", "3 to 8".
    fn counts_from(&self, at: usize) -> bool {
        let counts = |at: usize| self.next(at).is_some_and(|word| is_count(&word.lower));
        let is_and = self.next(at + 1).is_some_and(|word| matches!(&*word.lower, "and" | "to"));
        let is_of = |word: &Token| !word.is_function_word && !word.is_preposition && !word.is_and;
        counts(at) && is_and && counts(at + 2) && self.next(at + 3).is_some_and(is_of)
    }

    fn act(&mut self, verb: Verb, is_passive: bool, is_loose: bool) {
        let is_denied = core::mem::take(&mut self.is_denied);
        self.push(Part::Act(Act { verb, is_passive, is_denied, is_loose }));
        if let (Some(particle), Some(after)) = (self.next(self.at), self.next(self.at + 1))
            && !is_passive
            && goes_with(&verb, particle, after)
        {
            self.at += 1;
        }
    }

    /// "is kept", "are not kept"; "is open".
    fn be(&mut self) {
        let mut at = self.at + 1;
        let mut is_denied = core::mem::take(&mut self.is_denied);
        let passes = |lower: &str| {
            is_one_of(lower, "not never also only always then still been being once")
                || lower.len() > 4 && lower.ends_with("ly")
        };
        while let Some(word) = self.next(at).filter(|word| passes(&word.lower)) {
            is_denied |= matches!(&*word.lower, "not" | "never");
            at += 1;
        }
        let is_past = |verb: &Verb| verb.form == Form::Past || verb::has_one_form(verb.base);
        let verb = self.next(at).and_then(|word| word.verb).filter(is_past);
        let is_get = matches!(&*self.tokens[self.at].lower, "get" | "gets");
        match verb {
            Some(verb) => {
                self.at = at;
                self.is_denied = is_denied;
                self.act(verb, true, false);
            }
            None if is_get => match self.tokens[self.at].verb {
                Some(verb) => self.act(verb, false, false),
                None => self.at += 1,
            },
            None => {
                self.at = at;
                self.parts.push(Part::Be(is_denied));
            }
        }
    }

    /// "has sold"; "has a name".
    fn have(&mut self) {
        let is_perfect = |word: &Token<'_>| word.verb.is_some_and(|verb| verb.form == Form::Past);
        let next = self.next(self.at + 1);
        let helps = next.is_some_and(is_perfect)
            && !self.next(self.at + 2).is_some_and(|after| after.is_name())
            || next.is_some_and(|next| matches!(&*next.lower, "to" | "been"));
        if helps {
            self.at += 1;
            return;
        }
        self.act(Verb { base: "have", class: Class::Other, form: Form::Third }, false, false);
    }

    /// The verb that the word here is, where it stands as one.
    fn verb_here(&self) -> Option<Verb> {
        let token = &self.tokens[self.at];
        let next = self.next(self.at + 1);
        let opens = |next: &Token<'_>| {
            next.is_determiner
                || next.is_preposition
                || is_one_of(&next.lower, "it them him her how when that what")
                || next.lower.bytes().all(|byte| byte.is_ascii_digit())
        };
        let after_noun = token.mark == ' ' && matches!(self.parts.last(), Some(Part::Noun(_)));
        let Some(verb) = token.verb else {
            // A word in -s between a single thing and its object can be nothing else.
            let is_third =
                token.lower.len() > 3 && token.lower.ends_with('s') && !token.lower.ends_with("ss");
            let before = self.parts.last().filter(|_| token.mark == ' ');
            let single = match before {
                Some(Part::Noun(noun)) => !noun.thing.is_plural && noun.lead != Lead::Bare,
                Some(Part::Somebody | Part::It) => true,
                _ => false,
            };
            let takes = next.is_some_and(takes_object);
            let verb = |form| Verb { base: "", class: Class::Other, form };
            let is_many = after_noun && matches!(before, Some(Part::Noun(noun)) if noun.thing.is_plural);
            if is_many && token.is_name() && next.is_some_and(|next| next.is_determiner) {
                return Some(verb(Form::Base));
            }
            return (is_third && single && takes).then(|| verb(Form::Third));
        };
        let before = self.parts.last();
        let after_person = matches!(before, Some(Part::Somebody | Part::It | Part::Clause(_)));
        let starts = before.is_none()
            || matches!(before, Some(Part::Comma | Part::And | Part::Colon | Part::Close(_) | Part::Act(_)));
        match verb.form {
            Form::Past => (after_noun
                && next.is_none_or(|next| next.is_preposition || next.is_and || opens(next))
                || after_person)
                .then_some(verb),
            Form::Gerund => {
                let led = matches!(before, Some(Part::Tie(_)));
                // "…, ticking the ground and adding a statement"
                let goes_on = !token.is_preposition
                    && matches!(before, Some(Part::Comma | Part::And))
                    && next.is_some_and(|next| next.is_determiner);
                (led && next.is_some_and(|next| opens(next) || next.is_name())
                    || after_noun && next.is_some_and(opens)
                    || goes_on)
                    .then_some(verb)
            }
            Form::Third => {
                // "Uploads a film, tags it": in a row of verbs, not in a row of things.
                let in_row = before.is_none()
                    || !matches!(before, Some(Part::Comma | Part::And))
                    || self.parts.iter().any(Part::tells)
                    // "After each call or letter, writes a note".
                    || next.is_some_and(|next| next.is_determiner && !is_several(&next.lower));
                // "Orders belong to a buyer": what is said to be is a thing.
                let is_thing =
                    next.is_some_and(|next| next.verb.is_some_and(|verb| verb::is_of_being(verb.base)));
                // "Posts updates": behind a verb stands a thing.
                let is_object = matches!(before, Some(Part::Act(act)) if !act.is_loose);
                // "Bids that arrive": a thing; "checks that the file" checks it.
                let is_relative = next.is_some_and(|next| is_one_of(&next.lower, "that which who"))
                    && self.next(self.at + 2).is_some_and(|word| word.verb.is_some() && !word.is_determiner);
                let is_no_verb = is_thing || is_object || is_relative;
                let begins = starts && in_row && !is_no_verb && next.is_some_and(|next| !is_of(next));
                // "A scan of a box that goes out makes a movement".
                let takes = next.is_some_and(|next| is_one_of(&next.lower, "a an the"));
                let makes = is_hardly_noun(verb.base) || takes && is_one_of(verb.base, "make take keep send");
                (after_noun || after_person || begins || makes).then_some(verb)
            }
            Form::Base => {
                let are_many = |noun: &Noun| {
                    noun.thing.is_plural || noun.lead == Lead::Bare && has_one_form(&noun.thing.head)
                };
                let many = matches!(before, Some(Part::Noun(noun)) if are_many(noun)) && token.mark == ' ';
                let helped = self.at > 0 && is_modal(&self.tokens[self.at - 1].lower) && token.mark == ' ';
                let is_let =
                    matches!(&self.parts[..], [.., Part::Act(act), Part::Noun(_)] if act.verb.base == "let");
                let goes_on = |next: &Token<'_>| next.is_name() || next.is_describing;
                // "Records leave for a vet": behind a verb that makes stands what it makes.
                let is_made = matches!(before, Some(Part::Act(act)) if !act.is_loose
                        && matches!(act.verb.class, Class::Create | Class::Store))
                    && token.mark == ' ';
                let starts = starts && !is_made;
                (helped
                    || after_person
                    || (many || is_let) && (next.is_none_or(opens) || next.is_some_and(goes_on))
                    || starts && next.is_some_and(|next| opens(next) && !is_of(next)))
                .then_some(verb)
            }
        }
    }
}

const COUNTS: &str = "one two three four five six seven eight nine ten eleven twelve";

fn is_count(word: &str) -> bool {
    is_one_of(word, COUNTS) || word.bytes().all(|byte| byte.is_ascii_digit())
}
