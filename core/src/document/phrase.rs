//! Words that several pages share: citations, steps, types, constraints.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Written;
use crate::config;
use crate::design::{Column, Default, Limit, Table};
use crate::ordered::CollectVec;
use crate::product::Evidence;
use crate::schema::BaseType;
use crate::schema::walk::ColumnWalker;

/// The longest quotation, in characters.
const LONGEST: usize = 110;

impl Written<'_> {
    /// `"words" (00-user-journey.md:23)`
    pub(super) fn cited(&self, evidence: &Evidence) -> String {
        format!("“{}” ({})", quoted(&evidence.words), self.source(evidence))
    }

    /// `00-user-journey.md:23`
    pub(super) fn source(&self, evidence: &Evidence) -> String {
        let text = self.sources.text(evidence.place.file);
        let name = text.path().rsplit('/').next().unwrap_or_default();
        let line = text.line_of(evidence.place.span.start);
        if name == config::FILE_NAME { name.to_string() } else { format!("{name}:{line}") }
    }

    /// `step 3`, `steps 1, 2 and 5`; of a journey with several actors, with the actor.
    pub(super) fn steps(&self, steps: &[usize]) -> String {
        let all = self.product.journey.steps.len();
        if all > 1 && steps.len() == all {
            return "every step".to_string();
        }
        let numbers: Vec<String> = steps.iter().map(|step| self.step_number(*step)).collect_vec();
        match numbers.as_slice() {
            [] => "no step".to_string(),
            [one] => format!("step {one}"),
            [most @ .., last] => format!("steps {} and {last}", most.join(", ")),
        }
    }

    /// `3`, or `buyer 3` where each actor counts from one.
    pub(super) fn step_number(&self, step: usize) -> String {
        let Some(step) = self.product.journey.steps.get(step) else { return (step + 1).to_string() };
        match step.actor.and_then(|actor| self.product.journey.actors.get(actor)) {
            Some(actor) if self.repeated.contains(step.number.as_str()) => {
                format!("{} {}", actor.name, step.number)
            }
            _ => step.number.clone(),
        }
    }

    /// The name of the product, for titles.
    pub(super) fn title(&self) -> &str {
        self.product.name.as_deref().unwrap_or("Product")
    }

    /// The type of a column as the database writes it.
    pub(super) fn type_of(&self, table: &Table, column: &Column) -> String {
        let name = self.design.schema.default_name(table.name.clone());
        let found = self.design.schema.table(&name).and_then(|table| table.column(&column.name));
        found.map(type_name).unwrap_or_default()
    }
}

/// `uuid`, `numeric(10, 2)`, `text[]`.
fn type_name(column: ColumnWalker<'_>) -> String {
    let name = match &column.ty().base {
        BaseType::Builtin { name, modifiers } if modifiers.is_empty() => match name.as_str() {
            "timestamp with time zone" => "timestamptz".to_string(),
            "time without time zone" => "time".to_string(),
            _ => name.clone(),
        },
        BaseType::Builtin { name, modifiers } => format!("{name}({})", modifiers.join(", ")),
        BaseType::Enum(_) => column.enum_type().map(|record| record.name().to_string()).unwrap_or_default(),
        BaseType::InlineEnum(values) => format!("enum({})", values.join(", ")),
        BaseType::Named { name, .. } => name.to_string(),
        BaseType::Unknown => "unknown".to_string(),
    };
    if column.ty().array { format!("{name}[]") } else { name }
}

/// What a column refuses and how it is filled: `PRIMARY KEY`, `NOT NULL, DEFAULT now()`.
pub(super) fn constraints(table: &Table, column: &Column) -> String {
    let mut parts: Vec<String> = Vec::new();
    if column.name == "id" {
        parts.push("PRIMARY KEY".into());
    } else if !column.nullable {
        parts.push("NOT NULL".into());
    }
    if column.unique {
        parts.push("UNIQUE".into());
    }
    match &column.default {
        Some(Default::NewKey) => parts.push("DEFAULT new key".into()),
        Some(Default::Now) => parts.push("DEFAULT now".into()),
        Some(Default::Text(text)) => parts.push(format!("DEFAULT '{text}'")),
        Some(Default::Number(number)) => parts.push(format!("DEFAULT {number}")),
        Some(Default::Boolean(value)) => parts.push(format!("DEFAULT {value}")),
        Some(Default::EmptyList) => parts.push("DEFAULT empty".into()),
        None => {}
    }
    if let Some(limit) = &column.limit {
        parts.push(format!("CHECK {}", limited(limit)));
    }
    if let Some(relation) = table.relations.iter().find(|relation| relation.column == column.name) {
        parts.push(format!("→ {} ON DELETE {}", relation.parent, relation.on_delete.sql()));
    }
    parts.join(", ")
}

/// `in (open, closed)`, `>= 0`.
pub(super) fn limited(limit: &Limit) -> String {
    match limit {
        Limit::Values(values) => format!("in ({})", values.join(", ")),
        Limit::AtLeast(least) => format!(">= {least}"),
        Limit::MoreThan(under) => format!("> {under}"),
        Limit::Between(least, most) => format!("between {least} and {most}"),
    }
}

/// Words of a document, fit for one line of a list or table: no bars, no line ends, not too long.
pub(super) fn quoted(words: &str) -> String {
    let mut line = String::new();
    let mut length = 0;
    for word in words.split_whitespace() {
        let blank = usize::from(!line.is_empty());
        length += blank + word.chars().take(LONGEST + 1).count();
        if length > LONGEST {
            if line.is_empty() {
                line.extend(word.chars().take(LONGEST));
            }
            return format!("{line} …").replace('|', "/");
        }
        line.extend(core::iter::repeat_n(' ', blank));
        line.push_str(word);
    }
    line.replace('|', "/")
}

/// With its first letter in upper case.
pub(super) fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars
        .next()
        .map(|first| core::iter::once(first.to_ascii_uppercase()).chain(chars).collect())
        .unwrap_or_default()
}

/// `a, b and c`.
pub(super) fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// `an assessment`, `a user`.
pub(super) fn with_article(noun: &str) -> String {
    let is_vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u'])
        && !["us", "uni", "one", "eu"].iter().any(|start| noun.starts_with(start));
    format!("{} {noun}", if is_vowel { "an" } else { "a" })
}
