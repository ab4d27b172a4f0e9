//! Whose a list is, where the thing named beside it is not what has it: "gives rise to one grant: …", "suspends a rider with
//! a reason", "for each kiln there is a card with …".

use super::super::Said;
use super::give;
use super::part::until_sentence;
use crate::design::Class;
use crate::design::entity::Entity;
use crate::design::mention::{Mention, Mentions, Word};
use crate::language::is_one_of;
use crate::language::noun;
use crate::language::verb::{Form, nominal, noun_of, verb};

/// The words before a mention, the last first, without those that lead to it.
fn before<'s, 't>(said: &'s Said<'t>, mention: &Mention) -> impl Iterator<Item = &'s Word<'t>> {
    let at = said.words.partition_point(|word| word.start < mention.start);
    let is_lead = |word: &Word<'_>| noun::is_determiner(&word.lower) || word.lower == "one";
    said.words[..at].iter().rev().skip_while(move |word| is_lead(word))
}

/// "Gives rise to one grant: …", "leads to a sale: …": what comes of it.
pub(super) fn is_outcome(said: &Said<'_>, mention: &Mention) -> bool {
    let mut words = before(said, mention);
    let (Some(tie), Some(act)) = (words.next(), words.next()) else { return false };
    matches!(
        (&*act.lower, &*tie.lower),
        ("rise" | "leads" | "lead" | "led", "to")
            | ("results" | "result", "in")
            | ("turns" | "turn" | "made", "into")
    )
}

/// "The following is held for a member: …", "what we need of a member: …": the member has it.
pub(super) fn is_asked_of(said: &Said<'_>, mention: &Mention) -> bool {
    let mut words = before(said, mention);
    let is_of = words.next().is_some_and(|tie| is_one_of(&tie.lower, "for of about on from"));
    let first = said.own_words().first().map(|word| &*word.lower);
    let asks = matches!(first, Some("what" | "whatever" | "of" | "for"));
    let is_held = |word: &Word<'_>| {
        super::who::KEPT.contains(&&*word.lower) || is_one_of(&word.lower, "held known needed required")
    };
    is_of && (asks || words.take(2).any(is_held))
}

/// "Suspends a rider with a reason": what the suspension has, where there are suspensions.
pub(super) fn deed(
    entities: &[Entity],
    mentions: &Mentions,
    said: &Said<'_>,
    (mention, owner): (&Mention, usize),
    from: usize,
) -> usize {
    let is_beside = said.text[..from].ends_with("with") || said.text[..from].ends_with("including");
    let act = before(said, mention).next().filter(|_| is_beside);
    let verb = act.and_then(|act| verb(&act.lower)).filter(|verb| verb.form != Form::Past);
    let Some(verb) = verb else { return owner };
    let named = [noun_of(verb.base), nominal(verb.base)].into_iter().flatten().find_map(|deed| {
        let named = mentions.in_text(deed);
        named.first().filter(|one| one.start == 0 && one.end == deed.len()).map(|one| one.entity)
    });
    named.filter(|deed| matches!(entities[*deed].class, Class::Core)).unwrap_or(owner)
}

/// "For each kiln there is a card with its number and its fuel": the kiln. Whether it gave any.
pub(super) fn card(entities: &mut [Entity], mentions: &Mentions, said: &Said<'_>) -> bool {
    let Some(first) = said.own_words().first().filter(|word| is_one_of(&word.lower, "for of about")) else {
        return false;
    };
    let is_near = |one: &&Mention| one.start > first.start && one.start < first.end + 12;
    let Some(one) = said.named.iter().find(is_near) else { return false };
    let rest = said.words.iter().skip_while(|word| word.start < one.end).take(10);
    let is_card = |word: &str| is_one_of(word, "card sheet page entry row line file form record label");
    let mut has_there = false;
    let mut has_card = false;
    for word in rest {
        match &*word.lower {
            "there" => has_there = true,
            "with" if has_card => {
                let list = until_sentence(&said.text[word.end..]);
                return give(entities, mentions, said, one.entity, list, 2);
            }
            lower if has_there && is_card(lower) => has_card = true,
            _ => {}
        }
    }
    false
}
