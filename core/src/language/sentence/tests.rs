//! Sentences in parts.

use super::*;
use alloc::format;

fn told(text: &str) -> String {
    let words: Vec<String> = parts(text)
        .into_iter()
        .map(|part| match part {
            Part::Noun(noun) => noun.thing.name(),
            Part::It => "IT".into(),
            Part::Somebody => "SOMEBODY".into(),
            Part::Act(act) => format!("<{}{}>", if act.is_passive { "~" } else { "" }, act.verb.base),
            Part::Be(_) => "BE".into(),
            Part::Tie(word) => format!("+{word}"),
            Part::Clause(word) => format!("/{word}"),
            Part::And => "&".into(),
            Part::Comma => ",".into(),
            Part::Colon => ":".into(),
            Part::Open(_) => "(".into(),
            Part::Close(_) => ")".into(),
        })
        .collect();
    words.join(" ")
}

#[test]
fn a_sentence_falls_into_things_and_verbs() {
    for (text, parts) in [
        ("The warden records the date and the weight", "warden <record> date & weight"),
        (
            "She gives it a title, a subtitle and a hall from the list of halls",
            "SOMEBODY <give> IT title , subtitle & hall +from list +of hall",
        ),
        ("Each berth has a number", "berth <have> number"),
        ("Berths have a number, a length and a price", "berth <have> number , length & price"),
        (
            "Adds a keeper (name, phone), then registers the goat",
            "<add> keeper ( name , phone ) , & <register> goat",
        ),
        ("the day and hour it starts and when doors open", "day & hour IT <start> & /when door"),
        ("Halls are kept once", "hall <~keep>"),
        ("The lantern keeper trims the wick", "lantern keeper <> wick"),
        ("A boat can belong to several skippers", "boat <belong> +to skipper"),
        ("No boat is stored", "boat <~store>"),
        ("The keeper's phone is optional", "phone BE"),
        ("Goats kept at a farm", "goat <~keep> +at farm"),
    ] {
        assert_eq!(told(text), parts, "{text}");
    }
}

/// What a verb is said of, and what it is done to.
fn around(text: &str, base: &str) -> (String, Vec<String>) {
    let parts = parts(text);
    let at = parts
        .iter()
        .position(|part| matches!(part, Part::Act(act) if act.verb.base == base))
        .expect("a verb");
    let name = |noun: &Noun| noun.thing.name();
    let subject = match subject(&parts, at) {
        Subject::Noun(noun) => name(noun),
        Subject::It => "IT".into(),
        Subject::Somebody => "SOMEBODY".into(),
        Subject::None => String::new(),
    };
    let items = items(&parts, at + 1).0;
    (subject, items.iter().map(|item| item.noun.as_ref().map_or("IT".into(), name)).collect())
}

#[test]
fn a_verb_is_said_of_the_thing_before_it() {
    for (text, base, of, to) in [
        (
            "Each berth at the pier has a number, a length and, for yachts, a price",
            "have",
            "berth",
            "number,length,price",
        ),
        ("The price of a ticket depends on the day", "depend", "price", ""),
        (
            "She gives it a title, a hall from the list of halls, the day and hour it starts and a kind",
            "give",
            "SOMEBODY",
            "IT,title,hall,day,hour,kind",
        ),
        (
            "The warden opens the gate, weighs the goat and notes the weight, the date and who was there",
            "note",
            "warden",
            "weight,date",
        ),
        (
            "An inspection (by the vet) that failed gets a reason and a second date",
            "get",
            "inspection",
            "reason,date",
        ),
        ("We note the weight, and the keeper signs it", "sign", "keeper", "IT"),
    ] {
        let (subject, items) = around(text, base);
        assert_eq!((subject.as_str(), items.join(",").as_str()), (of, to), "{text}");
    }
}

#[test]
fn a_parenthesis_does_not_end_the_clause_that_it_stands_in() {
    let parts = parts("Requests each permit that the port wants (anchoring, parking) with a fee");
    let (list, end) = items(&parts, 1);
    let heads: Vec<&str> =
        list.iter().filter_map(|item| Some(item.noun.as_ref()?.thing.head.as_str())).collect();
    assert_eq!((heads.as_slice(), parts[end].tie()), (&["permit"][..], Some("with")));
}
