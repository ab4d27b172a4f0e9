//! What docs say in code: identifiers, endpoints with their bodies, names of tables and records.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::entity::name_of;
use super::{Gather, evidence, path};
use crate::design::entity::{Field, Link, LinkKind};
use crate::design::noun::Ground;
use crate::design::{Meaning, state};
use crate::language::is_one_of;
use crate::language::noun::{self as words, Class};
use crate::language::singular;
use crate::language::verb::Class as Verb;
use crate::ordered::CollectVec;
use crate::product::{CodeBlock, Evidence, Line, Product, Role, Scope};
use crate::text::{Place, Sources, Span};

/// Identifiers, endpoints and named tables in a line.
pub(super) fn mentions(gather: &mut Gather<'_>, line: &Line) {
    let evidence = evidence(line);
    text(gather, &line.text, &line.steps, &|_, _| evidence.clone());
    named(gather, &line.text, line);
}

/// The same in fenced blocks that hold neither SQL nor a diagram.
pub(super) fn blocks(gather: &mut Gather<'_>, sources: &Sources) {
    let product = gather.product;
    for block in product.blocks.iter().filter(|block| is_said(product, block)) {
        let of = |from: usize, to: usize| at(block, from, to, sources);
        text(gather, &block.text, &block.steps, &of);
        records(gather, block, &of);
    }
}

/// Whether a block counts, and holds neither SQL nor a diagram.
pub(super) fn is_said(product: &Product, block: &CodeBlock) -> bool {
    let role = product.documents[block.document].role;
    block.scope == Scope::Now
        && !matches!(role, Role::SchemaDoc | Role::Backlog | Role::Scaffold)
        && matches!(block.language.as_str(), "" | "text" | "plaintext" | "txt" | "json" | "http" | "jsonc")
}

/// The line of a block around these bytes, as evidence.
pub(super) fn at(block: &CodeBlock, from: usize, to: usize, sources: &Sources) -> Evidence {
    let start = block.text[..from].rfind('\n').map_or(0, |at| at + 1);
    let end = block.text[to..].find('\n').map_or(block.text.len(), |at| at + to);
    let whole = sources.words(block.place);
    let words = block.text[start..end].trim();
    // The block's text may have lost its indentation: find the words again, no earlier than they stand in it.
    let found = whole.get(start..).and_then(|rest| rest.find(words)).map(|at| at + start);
    let offset = found.or_else(|| whole.find(words)).unwrap_or_default() as u32;
    let start = block.place.span.start + offset;
    let span = Span::new(start, (start + words.len() as u32).min(block.place.span.end.max(start)));
    Evidence { place: Place::new(block.place.file, span), words: words.into(), rule: "" }
}

type At<'a> = &'a dyn Fn(usize, usize) -> Evidence;

fn text(gather: &mut Gather<'_>, text: &str, steps: &[usize], at: At<'_>) {
    // A glance is cheaper than a reading.
    let has = |wanted: &[u8]| text.bytes().any(|byte| wanted.contains(&byte));
    let identifiers = if has(b"_I") { Some(identifiers(text)) } else { None };
    for (from, word) in identifiers.into_iter().flatten() {
        let snake = snake(word);
        let stem = snake.strip_suffix("_ids").or_else(|| snake.strip_suffix("_id"));
        if let Some(noun) = stem.and_then(kept_noun) {
            gather.nouns.claim(&noun, Ground::Identifier, steps, &at(from, from + word.len()));
        }
    }
}

/// A noun that an identifier may stand for; not machinery (`job_id`) nor a provider's own (`clerk_id`).
fn kept_noun(stem: &str) -> Option<String> {
    let name = stem.replace('_', " ");
    let head = name.rsplit(' ').next().unwrap_or_default();
    if words::is_provider(name.split(' ').next().unwrap_or_default()) {
        return None;
    }
    let is_kept = !matches!(
        words::class(head),
        Some(
            Class::Infrastructure
                | Class::Interface
                | Class::Measure
                | Class::Feeling
                | Class::Actor
                | Class::Generic
        )
    ) || name.contains(' ') && words::may_be_modified(head);
    (is_kept && name.len() > 2).then_some(name)
}

/// Words with an underscore or a capital inside: `workflow_id`, `workflowId`.
fn identifiers(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |char: char| char.is_ascii_alphanumeric() || char == '_';
    text.split(move |char| !is_part(char))
        .filter(|word| {
            word.ends_with("_id") || word.ends_with("_ids") || word.ends_with("Id") || word.ends_with("Ids")
        })
        .map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

pub(super) fn snake(word: &str) -> String {
    use heck::ToSnakeCase;
    word.to_snake_case()
}

/// The `{ … }` that follows on this line or the next.
pub(super) fn body(text: &str) -> Option<&str> {
    let open = text.find('{')?;
    if text[..open].trim().contains(|char: char| char.is_alphabetic())
        || text[..open].matches('\n').count() > 2
    {
        return None;
    }
    let mut depth = 0_usize;
    for (at, char) in text[open..].char_indices() {
        match char {
            '{' => depth += 1,
            '}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(&text[open + 1..open + at]);
                }
            }
            _ => {}
        }
    }
    None
}

/// The keys of a body: references (`x_id`), lists of other things (`xs: [`), columns.
pub(super) fn fields(gather: &mut Gather<'_>, owner: &str, body: &str, at: &Evidence) {
    let evidence = Evidence { rule: "sent when it is made", ..at.clone() };
    for part in top_level(body) {
        let (key, sample) = part.split_once(':').unwrap_or((part, ""));
        let key = snake(key.trim().trim_matches(['"', '\'', '.']));
        let sample = sample.trim();
        if key.is_empty()
            || key == "id"
            || key.contains(' ')
            || !key.starts_with(|char: char| char.is_ascii_alphabetic())
        {
            continue;
        }
        if let Some(stem) = key.strip_suffix("_ids") {
            link(gather, owner, &stem.replace('_', " "), LinkKind::Many, &evidence);
        } else if let Some(stem) = key
            .strip_suffix("_id")
            .filter(|stem| !words::is_provider(stem.split('_').next().unwrap_or_default()))
        {
            link(gather, owner, &stem.replace('_', " "), LinkKind::One, &evidence);
        } else if sample.starts_with('[') && sample[1..].trim_start().starts_with('{') {
            // Rows within: they belong to what is sent.
            let other = singular(&key).replace('_', " ");
            let is_row = is_one_of(other.as_str(), "line item entry row position");
            let other = if is_row { alloc::format!("{owner} {other}") } else { other };
            let evidence = Evidence { rule: "sent as rows of it", ..evidence.clone() };
            if words::class(&other).is_none() {
                gather.nouns.claim(&other, Ground::Part, &[], &evidence);
            }
            link(gather, &other, owner, LinkKind::One, &evidence);
            let inner = sample[1..].trim_start()[1..].split(['}', '[']).next().unwrap_or_default();
            fields(gather, &other, inner, &evidence);
        } else if sample.starts_with('[') && plural_form(&key) {
            let other = singular(&key).replace('_', " ");
            gather.nouns.claim(&other, Ground::Selected, &[], &evidence);
            link(gather, owner, &other, LinkKind::Many, &evidence);
        } else {
            let field = Field {
                unique: key.ends_with("_id"),
                words: key,
                meaning: meaning(sample),
                values: Vec::new(),
                range: None,
                required: None,
                evidence: evidence.clone(),
            };
            gather.nouns.at(owner).fields.push(field);
        }
    }
}

fn plural_form(key: &str) -> bool {
    singular(key) != key || crate::language::plural(key) == key
}

fn link(gather: &mut Gather<'_>, owner: &str, to: &str, kind: LinkKind, evidence: &Evidence) {
    gather.nouns.at(owner).links.push(Link {
        to: to.to_owned(),
        kind,
        column: None,
        evidence: evidence.clone(),
    });
}

/// What a sample value shows.
fn meaning(sample: &str) -> Option<Meaning> {
    let sample = sample.trim().trim_end_matches(',');
    match sample {
        "true" | "false" | "true/false" | "true | false" => Some(Meaning::Boolean),
        _ if sample.starts_with('{') => Some(Meaning::Json),
        _ if !sample.is_empty() && sample.chars().all(|char| char.is_ascii_digit()) => Some(Meaning::Integer),
        _ => None,
    }
}

/// The parts between commas outside brackets and strings.
fn top_level(body: &str) -> Vec<&str> {
    let (mut depth, mut start, mut quoted) = (0_usize, 0, false);
    let mut parts = Vec::new();
    for (at, char) in body.char_indices() {
        match char {
            '"' => quoted = !quoted,
            '{' | '[' if !quoted => depth += 1,
            '}' | ']' if !quoted => depth = depth.saturating_sub(1),
            ',' | '\n' if depth == 0 && !quoted => {
                parts.push(body[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(body[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// `assessment record`, `workflows table`, `tables (workflows, buckets, criteria)`.
fn named(gather: &mut Gather<'_>, text: &str, line: &Line) {
    let role = gather.product.documents[line.document].role;
    if !matches!(
        role,
        Role::Architecture | Role::TechStack | Role::Backlog | Role::Requirements | Role::Scaffold
    ) {
        return;
    }
    for name in named_in(text) {
        gather.nouns.claim(&name, Ground::Named, &line.steps, &evidence(line));
    }
}

fn named_in(text: &str) -> Vec<String> {
    let words = crate::language::word::words(text);
    let mut found = Vec::new();
    for at in 0..words.len().saturating_sub(1) {
        let pair = &words[at..words.len().min(at + 3)];
        let [before, kind] = &pair[..2] else { continue };
        // "No commits table".
        if at.checked_sub(1).is_some_and(|no| matches!(&*words[no].lower, "no" | "without")) {
            continue;
        }
        // "The chair tables it": what is done, and to what.
        let is_done = pair.get(2).is_some_and(|after| {
            after.mark == ' '
                && (words::is_determiner(&after.lower) || matches!(&*after.lower, "it" | "them"))
        });
        if is_done && kind.lower == "tables"
            || kind.mark != ' '
            || !is_one_of(&kind.lower, "table record records collection tables")
        {
            continue;
        }
        let noun = singular(&before.lower.replace('_', " "));
        let head = noun.rsplit(' ').next().unwrap_or_default();
        let is_noun = words::class(head).is_none()
            && head.chars().all(char::is_alphabetic)
            && !words::is_describing(&before.lower)
            && !words::is_adjectival(&before.lower)
            && !words::is_determiner(&before.lower)
            && crate::language::verb::verb(&before.lower).is_none_or(|_| before.lower.ends_with('s'))
            && !is_one_of(
                &before.lower,
                "lookup join junction relational of in database per key and dead track parent child",
            );
        if is_noun {
            found.push(noun);
        }
    }
    if let Some(at) = text.to_lowercase().find("tables (") {
        let inner = text.get(at + 8..).unwrap_or_default();
        let inner = inner.split(')').next().unwrap_or(inner);
        let parts: Vec<&str> = inner.split(',').map(str::trim).collect_vec();
        if parts.iter().all(|part| {
            !part.contains(' ') && singular(&part.to_lowercase()) != *part || part.ends_with("ia")
        }) {
            found.extend(parts.iter().filter_map(|part| name_of(part)));
        }
    }
    found
}

/// In a block: `assessment_results table: {assessment_id, pass}`, `creates assessment record`, `status: "processing"`.
fn records(gather: &mut Gather<'_>, block: &CodeBlock, at: At<'_>) {
    let mut offset = 0;
    let mut about: Option<String> = None;
    for line in block.text.split_inclusive('\n') {
        let from = offset;
        offset += line.len();
        let claim = at(from, from + line.trim_end().len());
        let endpoint = path::named(line);
        let named = named_in(line);
        for name in &named {
            gather.nouns.claim(name, Ground::Named, &block.steps, &claim);
        }
        if let (Some(name), Some(open)) = (named.first(), line.find('{')) {
            let inner = line[open + 1..].split('}').next().unwrap_or_default();
            fields(gather, name, inner, &claim);
        }
        if line.trim_start().starts_with('{')
            && let Some(owner) = &about
        {
            let inner = line.trim().trim_start_matches('{').split('}').next().unwrap_or_default();
            fields(gather, &owner.clone(), inner, &claim);
        }
        let made = crate::language::clause::clauses(line)
            .into_iter()
            .filter(|clause| matches!(clause.verb.class, Verb::Create | Verb::Store))
            .flat_map(|clause| clause.objects)
            .find_map(|thing| gather.table_of(&thing));
        about = named.first().cloned().or(endpoint).or(made).or(about);
        if let Some(value) = line.split_once("status:").map(|(_, value)| value) {
            let value = value
                .trim()
                .trim_matches(['"', '\'', ')', ',', '}'])
                .split(['"', '\'', ',', ')', '}'])
                .next()
                .unwrap_or_default();
            let owner = things_before_status(gather, line).or_else(|| about.clone());
            if let (Some(state), Some(owner)) = (state::state(value), owner) {
                let noun = gather.nouns.at(&owner);
                noun.states = state::merged(core::mem::take(&mut noun.states), [state].into());
                noun.states_evidence.get_or_insert(Evidence { rule: "its states", ..claim });
            }
        }
    }
}

fn things_before_status(gather: &Gather<'_>, line: &str) -> Option<String> {
    let before = line.split("status:").next().unwrap_or_default();
    crate::language::word::words(before)
        .iter()
        .rev()
        .map(|word| singular(&word.lower))
        .find(|word| gather.nouns.get(word).is_some_and(|noun| !noun.claims.is_empty()))
}
