//! Whose a state is, read back from where its word stands.

use alloc::string::String;

use super::word::{self, State, Tells, Weight};
use super::{Said, Telling};
use crate::design::Class;
use crate::design::entity::Entity;
use crate::design::mention::Mention;
use crate::language::is_one_of;
use crate::language::{noun, verb};

/// Goes over the words of a line.
pub(super) struct Reader<'s, 'l> {
    pub(super) said: &'l Said<'s>,
    pub(super) entities: &'l [Entity],
    /// What the sentences before were about.
    pub(super) focus: Option<usize>,
    /// The last state in this sentence, and whose it is.
    pub(super) row: Option<(usize, String)>,
    /// The word behind it.
    pub(super) last: usize,
    /// The first thing that this sentence names.
    pub(super) own: Option<usize>,
}

impl Reader<'_, '_> {
    pub(super) fn next_sentence(&mut self) {
        self.focus = self.own.or(self.focus);
        (self.row, self.own) = (None, None);
    }

    pub(super) fn ends_between(&self, at: usize, next: usize) -> bool {
        let gap = self.said.text.get(self.said.words[at].end..self.said.words[next].start);
        gap.is_none_or(|gap| gap.contains(['.', '!', '?']))
    }

    fn lower(&self, at: usize) -> &str {
        &self.said.words[at].lower
    }

    fn is_thing(&self, mention: &Mention) -> bool {
        !matches!(self.entities[mention.entity].class, Class::User)
    }

    /// The thing whose name ends with a word.
    fn ending(&self, at: usize) -> Option<&Mention> {
        let end = self.said.words[at].end;
        let from = self.said.named.partition_point(|mention| mention.end < end);
        self.said.named.get(from).filter(|mention| mention.end == end)
    }

    /// The thing whose name begins with a word.
    fn beginning(&self, at: usize) -> Option<&Mention> {
        let start = self.said.words.get(at)?.start;
        let from = self.said.named.partition_point(|mention| mention.start < start);
        self.said.named.get(from).filter(|mention| mention.start == start)
    }

    /// Notes what a sentence names first.
    pub(super) fn pass(&mut self, at: usize) {
        if self.own.is_none()
            && let Some(mention) = self.ending(at).filter(|mention| self.is_thing(mention))
        {
            self.own = Some(mention.entity);
        }
    }

    /// "Starts out as operational": whatever it begins as is a state.
    pub(super) fn first_state(&self, at: usize) -> Option<State> {
        let lower = self.lower(at);
        let mut back =
            (0..at).rev().map(|before| self.lower(before)).skip_while(|word| noun::is_determiner(word));
        let is_led = back.next() == Some("as");
        let mut back = back.skip_while(|word| is_one_of(word, "out life its"));
        let begins = is_led && matches!(back.next(), Some("start" | "starts" | "begin" | "begins"));
        let is_word = lower.len() > 3 && !noun::is_function_word(lower) && !noun::is_determiner(lower);
        let is_named = || self.beginning(at).is_some();
        (begins && is_word && !is_named()).then(|| State {
            name: lower.into(),
            weight: Weight::Sure,
            width: 1,
        })
    }

    /// "Is not paid", "cannot be cancelled".
    pub(super) fn is_denied(&self, at: usize) -> bool {
        (at.saturating_sub(3)..at).any(|before| {
            is_one_of(self.lower(before), "not never cannot can't isn't aren't nothing")
                && !self.ends_between(before, at)
        })
    }

    /// Whose the state at a word is.
    pub(super) fn owner(&self, at: usize, state: &State) -> Option<(usize, Telling)> {
        if let Some(found) = self.behind_verb(at) {
            return Some(found);
        }
        // "Open orders", and no "can open orders".
        let is_apart = at == 0 || !word::is_before_verb(self.lower(at - 1));
        let next = at + state.width;
        let beside = self.said.words.get(next).filter(|_| is_apart)?;
        // "Draft until it is handed in".
        let begins = at == 0 || self.ends_between(at - 1, at) || self.is_behind_label(at);
        if begins && matches!(&*beside.lower, "until" | "till") {
            return Some((self.focus?, Telling::Being));
        }
        let gap = self.said.text.get(self.said.words[next - 1].end..beside.start);
        let mention = self.beginning(next).filter(|_| gap == Some(" "))?;
        self.is_thing(mention).then_some((mention.entity, Telling::Passing))
    }

    fn is_behind_label(&self, at: usize) -> bool {
        let gap = self.said.text.get(self.said.words[at - 1].end..self.said.words[at].start);
        gap.is_some_and(|gap| gap.contains(':'))
    }

    /// Reads back from a state over the verb to whose it is.
    fn behind_verb(&self, state: usize) -> Option<(usize, Telling)> {
        let mut has_verb = false;
        let mut is_led = false;
        for at in (state.saturating_sub(9)..state).rev() {
            let gap = self.said.text.get(self.said.words[at].end..self.said.words[at + 1].start)?;
            // "A draft, then published".
            if let Some((owner, _)) = self.row.as_ref().filter(|_| at < self.last) {
                return Some((*owner, Telling::Row));
            }
            if gap.contains(['.', '!', '?', ':', ')']) || gap.contains(';') && self.row.is_none() {
                return None;
            }
            let lower = self.lower(at);
            // "It is planned until that day, then in progress".
            if let Some((owner, _)) = self.row.as_ref().filter(|_| word::goes_on(lower)) {
                return Some((*owner, Telling::Row));
            }
            if let Some(mention) = self.ending(at) {
                // "Marks the order as paid", "saves it as a draft", "moves the order to paid".
                let is_told = has_verb || is_led || self.is_brought(mention);
                // "The invoice of a voyage is open": the invoice.
                let own = self.own.filter(|_| has_verb && self.said.is_tied(mention));
                if let Some(own) = own {
                    return Some((own, Telling::Being));
                }
                return (is_told && self.is_thing(mention)).then_some((mention.entity, Telling::Being));
            }
            has_verb |= self.is_contracted(at);
            match lower {
                "it" | "they" | "them" | "which" | "that" | "each" | "this" | "these" | "one" | "both"
                | "all" => {
                    let is_brought = || at.checked_sub(1).is_some_and(|verb| word::brings(self.lower(verb)));
                    if !(has_verb || is_led || is_brought()) {
                        return None;
                    }
                    let before = at.checked_sub(1).filter(|_| matches!(lower, "which" | "that"));
                    if let Some(mention) = before.and_then(|before| self.ending(before)) {
                        return self.is_thing(mention).then_some((mention.entity, Telling::Being));
                    }
                    return Some((self.own.or(self.focus)?, Telling::Being));
                }
                "as" => is_led = true,
                _ if word::is_becoming(lower) => has_verb = true,
                _ if word::is_between(lower) => {}
                "until" | "till" | "when" | "if" | "unless" if !has_verb => {
                    return Some((self.own.or(self.focus)?, Telling::Being));
                }
                _ if noun::is_determiner(lower) => {}
                // "Waits as pending".
                _ if is_led && !has_verb && verb::verb(lower).is_some() => has_verb = true,
                _ => return None,
            }
        }
        None
    }

    /// "It's open", whose verb is a part of the word.
    fn is_contracted(&self, at: usize) -> bool {
        let word = &self.said.words[at];
        let end = self.said.text.get(word.start..word.end).unwrap_or_default();
        is_one_of(&word.lower, "it that this") && (end.ends_with("'s") || end.ends_with("’s"))
    }

    /// "Moves the order to".
    fn is_brought(&self, mention: &Mention) -> bool {
        let first = self.said.words.partition_point(|word| word.start < mention.start);
        let mut before =
            self.said.words[..first].iter().rev().skip_while(|word| noun::is_determiner(&word.lower));
        before.next().is_some_and(|word| word::brings(&word.lower))
    }

    /// "Cancels the order", "can retire it": the state that it is in then.
    pub(super) fn done(&self, at: usize) -> Option<(&'static str, usize)> {
        let Some(Tells::Done(state)) = word::tells(self.lower(at)) else { return None };
        if self.is_denied(at) {
            return None;
        }
        for next in at + 1..self.said.words.len().min(at + 6) {
            if self.ends_between(next - 1, next) {
                return None;
            }
            if let Some(mention) = self.beginning(next) {
                return self.is_thing(mention).then_some((state, mention.entity));
            }
            match self.lower(next) {
                "it" | "them" => return Some((state, self.own.or(self.focus)?)),
                "or" | "and" => {}
                lower if noun::is_determiner(lower) || matches!(word::tells(lower), Some(Tells::Done(_))) => {
                }
                _ => return None,
            }
        }
        None
    }
}
