//! Things with their fields between braces: a `classDiagram` of Mermaid, classes and entities of `PlantUML`, interfaces
//! of `TypeScript`, models of Prisma, tables of DBML.
//!
//! ```text
//! class Kite {
//!   +String serialNumber
//!   size: float
//! }
//! Kite "1" --> "*" Loan : is lent as
//! ```

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::sketch::{End, Tie, claim, end_of};
use super::{field_of_diagram, line_of_diagram, noun_of};
use crate::design::entity::{Link, LinkKind};
use crate::design::noun::{Ground, Nouns};
use crate::design::state;
use crate::language::is_one_of;
use crate::ordered::{BTreeSet, CollectVec};
use crate::product::{CodeBlock, Evidence};

/// How a fence writes what has fields.
#[derive(Clone, Copy)]
struct Syntax {
    /// What stands before a name.
    openers: &'static [&'static str],
    /// Whether a field's name stands before its type where no colon parts them.
    is_name_first: bool,
    ground: Ground,
}

/// How a fence writes things, if it does; an interface may be of what is never kept, so that it is no diagram.
fn syntax(block: &CodeBlock) -> Option<Syntax> {
    let (openers, is_name_first, ground): (&[&str], _, _) = match block.language.as_str() {
        "mermaid" if block.text.trim_start().starts_with("classDiagram") => {
            (&["class "], false, Ground::Diagram)
        }
        "plantuml" | "puml" | "uml" => (&["class ", "abstract class ", "entity "], false, Ground::Diagram),
        "ts" | "typescript" => {
            (&["interface ", "export interface ", "type ", "export type "], true, Ground::Noted)
        }
        "prisma" => (&["model "], true, Ground::Diagram),
        "dbml" => (&["Table ", "table "], true, Ground::Diagram),
        _ => return None,
    };
    Some(Syntax { openers, is_name_first, ground })
}

/// Claims the things of a fence, their fields, and what is drawn between them; nothing where it is no such fence.
pub(super) fn diagram(nouns: &mut Nouns, block: &CodeBlock) {
    let Some(syntax) = syntax(block) else { return };
    let lines = block.text.lines().map(str::trim).collect_vec();
    let all: BTreeSet<String> = lines.iter().filter_map(|line| name(syntax, line)).map(noun_of).collect();
    let others = others(syntax, &lines);
    let mut about: Option<String> = None;
    // How many braces are open within a thing.
    let mut depth = 0_usize;
    for line in lines {
        let evidence = Evidence { place: block.place, words: line.into(), rule: "in an entity diagram" };
        let is_drawn = || line.contains(['{', '|']) && line.contains(['-', '.']) && !line.contains('>');
        if let Some(noun) = name(syntax, line).map(noun_of) {
            if !others.contains(&noun) {
                nouns.claim(&noun, syntax.ground, &block.steps, &evidence);
            }
            (about, depth) = (line.ends_with('{').then_some(noun), 0);
        } else if line.starts_with('}') {
            about = about.filter(|_| depth > 0);
            depth = depth.saturating_sub(1);
        } else if let Some(noun) = about.clone() {
            // `address: {` is one field, whatever it holds; `Indexes {` is none.
            let is_own = depth == 0 && (!line.ends_with('{') || line.contains(':'));
            depth += usize::from(line.ends_with('{'));
            if is_own && !others.contains(&noun) {
                field(nouns, (syntax, &all), &noun, line, &evidence);
            }
        } else if let Some(tie) = tie(line).filter(|_| !syntax.is_name_first) {
            if !others.contains(&tie.one) && !others.contains(&tie.other) {
                claim(nouns, &[tie], &block.steps, &evidence);
            }
        } else if is_drawn() && !syntax.is_name_first {
            line_of_diagram(nouns, block, line, &evidence);
        } else if let Some((class, member)) = line.split_once(" : ").filter(|(class, _)| !class.contains(' '))
        {
            field(nouns, (syntax, &all), &noun_of(class), member, &evidence);
        }
    }
}

/// Lists of values, services and what goes over the wire are no things that are kept.
fn others(syntax: Syntax, lines: &[&str]) -> BTreeSet<String> {
    let mut others = BTreeSet::new();
    let mut about: Option<&str> = None;
    for line in lines {
        if let Some(name) = name(syntax, line) {
            about = Some(name);
            let passes =
                ["Props", "Request", "Response", "Dto", "DTO", "State", "Context", "Config", "Options"];
            if passes.iter().any(|end| name.ends_with(end)) {
                others.insert(noun_of(name));
            }
        }
        let marks = ["<<enumeration>>", "<<enum>>", "<<interface>>", "<<service>>"];
        if marks.iter().any(|mark| line.contains(mark)) {
            others.extend(about.map(noun_of));
        }
    }
    others
}

/// The thing that a line begins: `class Kite {`, `entity "Kite" as k {`, `type Kite = {`.
fn name(syntax: Syntax, line: &str) -> Option<&str> {
    let rest = syntax.openers.iter().find_map(|word| line.trim().strip_prefix(word))?;
    let is_open = rest.ends_with('{');
    let rest =
        [" as ", " extends ", " ="].iter().fold(rest, |rest, end| rest.split(end).next().unwrap_or(rest));
    let name = rest.trim_end_matches('{').trim().trim_matches(['"', '`']);
    let name = name.split(['<', '~', '[', ':']).next().unwrap_or(name).trim();
    let is_part = |char: char| char.is_alphanumeric() || matches!(char, '_' | ' ' | '-');
    let is_name = !name.is_empty() && name.chars().all(is_part) && (is_open || !syntax.is_name_first);
    is_name.then_some(name)
}

/// `+String serialNumber`, `serialNumber: String`, `serial_number varchar [unique]`; not `book(): void`. `kiteId` refers to
/// the kite.
fn field(
    nouns: &mut Nouns,
    (syntax, all): (Syntax, &BTreeSet<String>),
    noun: &str,
    line: &str,
    evidence: &Evidence,
) {
    let line = line.trim_start_matches(['+', '-', '#', '~', '*', ' ', '@']).trim_end_matches([';', ',']);
    // "book(day) void", "void book(day)": what it does.
    let is_deed = line.split_whitespace().take(2).any(|word| word.contains('(')) && !syntax.is_name_first;
    if line.is_empty() || is_deed || line.starts_with("<<") {
        return;
    }
    let (name, ty) = match line.split_once(':') {
        Some((name, ty)) if !name.trim().contains(' ') => (name, ty),
        _ => {
            let (first, rest) = line.split_once(' ').unwrap_or((line, "string"));
            if syntax.is_name_first { (first, rest) } else { (rest, first) }
        }
    };
    let word = |text: &str| String::from(text.split_whitespace().next().unwrap_or_default());
    let (name, told) = (word(name.trim_matches(['"', '?', ' '])), ty.trim());
    let ty = word(told);
    let is_list =
        ty.ends_with("[]") || ["List", "Array", "Set", "Map"].iter().any(|list| ty.starts_with(list));
    let is_whole = name.chars().all(|char| char.is_alphanumeric() || char == '_');
    let of_thing = all.contains(&noun_of(ty.trim_end_matches(['?', '[', ']'])));
    if name.is_empty() || !is_whole || is_one_of(&name, "id uuid") || is_list || of_thing {
        return;
    }
    let to = name.strip_suffix("_id").or_else(|| name.strip_suffix("Id")).map(noun_of);
    if let Some(to) = to.filter(|to| all.contains(to)) {
        let kind = if told.contains('?') { LinkKind::OptionalOne } else { LinkKind::One };
        nouns.at(noun).links.push(Link { to, kind, column: None, evidence: evidence.clone() });
        return;
    }
    let key = if told.contains("unique") { " UK" } else { "" };
    let ty = if ty == "{" { "json" } else { ty.trim_end_matches('?') };
    field_of_diagram(nouns, noun, &format!("{ty} {name}{key}"), evidence);
    // `status: 'booked' | 'taught'`.
    let values = told.split('|').map(|value| state::state(value.trim().trim_matches(['\'', '"'])));
    let values = values.collect::<Option<Vec<String>>>().filter(|values| values.len() > 1);
    if let (Some(field), Some(values)) = (nouns.at(noun).fields.last_mut(), values) {
        field.values = values;
    }
}

/// `Kite "1" --> "*" Loan : is lent as`, `Order *-- Line`; nothing where neither end is told.
fn tie(line: &str) -> Option<Tie> {
    let line = line.split(" : ").next().unwrap_or(line);
    let words = line.split_whitespace().collect_vec();
    let is_arrow = |word: &&str| {
        word.len() > 1 && word.chars().all(|char| "-.<>*o|".contains(char)) && word.contains(['-', '.'])
    };
    let at = words.iter().position(is_arrow)?;
    let arrow = words[at];
    if arrow.contains('|') {
        return None;
    }
    let is_told = |word: &&&str| word.starts_with('"');
    let told = |word: Option<&&str>| word.filter(is_told).and_then(|word| end_of(word.trim_matches('"')));
    let left = told(at.checked_sub(1).and_then(|at| words.get(at)));
    let right = told(words.get(at + 1));
    let one = words[..at].iter().find(|word| !is_told(word))?;
    let other = words[at + 1..].iter().find(|word| !is_told(word))?;
    let (left, right) = match (left, right) {
        (Some(left), Some(right)) => (left, right),
        // The whole stands at the diamond.
        _ if arrow.starts_with(['*', 'o']) => (End::One, right.unwrap_or(End::Many)),
        _ if arrow.ends_with(['*', 'o']) => (left.unwrap_or(End::Many), End::One),
        // What points at one of another refers to it.
        (None, Some(End::Many)) => (End::One, End::Many),
        (None, Some(right)) => (End::Many, right),
        (Some(End::Many), None) => (End::Many, End::One),
        (Some(_) | None, None) => return None,
    };
    Some(Tie { one: noun_of(one), left, right, other: noun_of(other) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_between_classes_tells_how_many_there_are() {
        for line in [
            "Order \"1\" --> \"*\" Line : holds",
            "Order \"1\" *-- \"0..*\" Line",
            "Order *-- Line",
            "Line --o Order",
            "Line \"*\" -- \"1\" Order",
        ] {
            let tie = tie(line).expect(line);
            let (parent, child) =
                if tie.left == End::Many { (tie.other, tie.one) } else { (tie.one, tie.other) };
            assert_eq!((parent.as_str(), child.as_str()), ("order", "line"), "{line}");
        }
        assert_eq!(tie("Dog --|> Animal"), None);
        assert_eq!(tie("Order ..> Printer"), None);
    }
}
