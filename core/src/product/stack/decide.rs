//! Claims become choices; where nothing is claimed, the decision tree of the framework's session 7 chooses.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::technology::{Technology, Use};
use super::{Choice, Claim, Evidence, How, Reader, Slot, Stack, ToolName, chosen, database, first_of};
use crate::dialect::Dialect;
use crate::finding::{Finding, Location};
use crate::ordered::{CollectVec, Order};

/// Chooses the whole stack.
pub(super) fn decide(reader: &Reader<'_>, findings: &mut Vec<Finding>) -> Stack {
    let framework = framework(reader);
    let language = language(reader, framework.as_ref(), findings);
    let database = choose_database(reader, findings);
    let tool = tool(reader, framework.as_ref(), language.as_ref(), &database, findings);
    Stack {
        tool: Some(tool),
        language: language.map(|language| language.map(String::from)),
        framework: framework.map(|framework| framework.map(|framework| framework.name.to_string())),
        auth: service(reader, Slot::Auth, Use::Auth),
        storage: service(reader, Slot::Storage, Use::Storage),
        payments: service(reader, Slot::Payments, Use::Payments),
        database: Some(database),
    }
}

impl<T> Choice<T> {
    fn map<U>(self, with: impl FnOnce(T) -> U) -> Choice<U> {
        Choice { value: with(self.value), evidence: self.evidence, why: self.why }
    }

    fn by_rule(value: T, why: impl Into<String>) -> Self {
        Self { value, evidence: None, why: why.into() }
    }
}

fn choose_database(reader: &Reader<'_>, findings: &mut Vec<Finding>) -> Choice<Dialect> {
    let mut said = reader.said(Slot::Database, database);
    // Spec-kit plans say `**Storage**: PostgreSQL`.
    said.extend(reader.said(Slot::Storage, database));
    let known: Vec<(Dialect, &Claim)> =
        said.iter().filter_map(|(value, claim)| value.ok().map(|dialect| (dialect, *claim))).collect_vec();
    if let Some((dialect, claim)) = known.first() {
        let others =
            known.iter().filter(|(other, other_claim)| other != dialect && other_claim.how <= How::Heading);
        for (other, other_claim) in others {
            let names = (dialect.facts().name, other.facts().name);
            findings.push(conflict(reader, names, claim.line, other_claim.line));
        }
        return reader.choice(*dialect, claim);
    }
    if let Some((Err(name), claim)) = said.first() {
        let place = reader.product.lines[claim.line].place;
        let message = format!("the docs choose {name}, for which Throughline designs no schema");
        let help = "name a database that it designs for, as in `**Database**: PostgreSQL`; until then PostgreSQL counts";
        findings.push(Finding::warning(UNDECIDED, place.into(), message).help(help));
        return Choice::by_rule(
            Dialect::PostgreSql,
            format!("{name} is not known; PostgreSQL is the default"),
        );
    }
    let named = reader.named(Use::database);
    let Some((dialect, line)) = named.first().copied() else {
        return Choice::by_rule(
            Dialect::PostgreSql,
            "no document names a database; PostgreSQL is the default",
        );
    };
    if let Some((other, at)) = named.iter().find(|(other, _)| *other != dialect) {
        findings.push(conflict(reader, (dialect.facts().name, other.facts().name), line, *at));
    }
    let evidence = Some(reader.evidence(line, How::Mention.rule()));
    Choice { value: dialect, evidence, why: "the docs name it in passing".to_string() }
}

/// What serves requests: of the backend, else of the frontend where that can serve them too.
fn framework(reader: &Reader<'_>) -> Option<Choice<&'static Technology>> {
    let framework = |value: &str| {
        let is_it = |used: &Use| matches!(used, Use::Framework(_));
        chosen(value, |mention| mention.technology.uses.iter().any(is_it)).map(|mention| mention.technology)
    };
    let backend = reader.said(Slot::Backend, framework);
    let (technology, claim) = match backend.first() {
        Some(first) => *first,
        // With a backend of its own that is no framework, a frontend serves nothing.
        None if !reader.said(Slot::Backend, spoken).is_empty() => return None,
        None => *reader.said(Slot::Frontend, framework).first()?,
    };
    Some(reader.choice(technology, claim))
}

fn spoken(value: &str) -> Option<&'static str> {
    let mention = chosen(value, |_| true)?;
    mention.technology.used(Use::language)
}

fn language(
    reader: &Reader<'_>,
    framework: Option<&Choice<&'static Technology>>,
    findings: &mut Vec<Finding>,
) -> Option<Choice<&'static str>> {
    let language = |value: &str| {
        let mention = chosen(value, |mention| mention.technology.used(Use::language).is_some())?;
        // `Node.js (Express, TypeScript)` is TypeScript.
        if is_javascript(mention.technology.used(Use::language)?) && value.contains("typescript") {
            return Some("typescript");
        }
        mention.technology.used(Use::language)
    };
    let mut said = reader.said(Slot::Backend, language);
    let spoken = reader.said(Slot::Language, language);
    if let (Some((backend, claim)), Some((other, other_claim))) = (said.first(), spoken.first())
        && !are_kin(backend, other)
        && !reader.product.lines[other_claim.line].text.to_lowercase().contains(backend)
    {
        findings.push(conflict(reader, (name(backend), name(other)), claim.line, other_claim.line));
    }
    if let Some((first, claim)) = said.first() {
        let others = said
            .iter()
            .filter(|(other, other_claim)| other_claim.how <= How::Heading && !are_kin(first, other));
        for (other, other_claim) in others {
            findings.push(conflict(reader, (name(first), name(other)), claim.line, other_claim.line));
        }
    }
    said.extend(spoken);
    let chosen = said.first().map(|(language, claim)| reader.choice(*language, claim));
    let chosen = chosen.or_else(|| {
        let framework = framework?;
        let language = framework.value.used(Use::language)?;
        let why = format!("{} is written in it", framework.value.name);
        Some(Choice { value: language, evidence: framework.evidence.clone(), why })
    })?;
    if chosen.value == "javascript" {
        let typed = reader.named(|used| (used == Use::Language("typescript")).then_some(()));
        if let Some(((), line)) = typed.first() {
            let evidence = Some(reader.evidence(*line, How::Mention.rule()));
            return Some(Choice { value: "typescript", evidence, why: "the docs name it".to_string() });
        }
    }
    Some(chosen)
}

fn is_javascript(language: &str) -> bool {
    matches!(language, "javascript" | "typescript")
}

/// Whether two names of languages are no contradiction: what runs in one place.
fn are_kin(one: &str, other: &str) -> bool {
    let is_jvm = |language: &str| matches!(language, "java" | "kotlin");
    one == other || is_javascript(one) && is_javascript(other) || is_jvm(one) && is_jvm(other)
}

/// A language as people write it.
fn name(language: &str) -> &str {
    let known = super::technology::TECHNOLOGIES.iter();
    let mut known = known.filter(|technology| technology.used(Use::language) == Some(language));
    known
        .find(|technology| technology.name.eq_ignore_ascii_case(language))
        .map_or(language, |found| found.name)
}

fn tool(
    reader: &Reader<'_>,
    framework: Option<&Choice<&'static Technology>>,
    language: Option<&Choice<&'static str>>,
    database: &Choice<Dialect>,
    findings: &mut Vec<Finding>,
) -> Choice<ToolName> {
    let mut said = named_tools(reader);
    // "Goose, plain SQL": the files of a tool are SQL, too.
    if said.iter().any(|choice| choice.value != ToolName::Sql) {
        said.retain(|choice| choice.value != ToolName::Sql);
    }
    let files = reader.tool_of_files();
    if let Some(chosen) = said.first().cloned() {
        said.retain(|other| other.value != chosen.value);
        for other in &said {
            let places = (chosen.evidence.as_ref(), other.evidence.as_ref());
            findings.extend(evidence_conflict((chosen.value.name(), other.value.name()), places));
        }
        if let Some(language) = language.filter(|language| !chosen.value.speaks(language.value)) {
            let names = (name(language.value), chosen.value.name());
            findings.extend(evidence_conflict(names, (language.evidence.as_ref(), chosen.evidence.as_ref())));
        }
        return chosen;
    }
    if let Some((tool, evidence)) = files {
        return Choice {
            value: tool,
            evidence: Some(evidence),
            why: "the project tree shows its files".to_string(),
        };
    }
    by_tree(framework, language, database, findings)
}

/// The tools that documents name, the most trusted first.
fn named_tools(reader: &Reader<'_>) -> Vec<Choice<ToolName>> {
    let tool = |value: &str| {
        let mention = chosen(first_of(value), |mention| mention.technology.used(Use::tool).is_some())?;
        mention.technology.used(Use::tool)
    };
    let mut said: Vec<Choice<ToolName>> = Vec::new();
    for slot in [Slot::Tool, Slot::Database, Slot::Storage, Slot::Backend] {
        said.extend(reader.said(slot, tool).into_iter().map(|(tool, claim)| reader.choice(tool, claim)));
    }
    // A framework that has its own migrations counts as a tool only where no other is named.
    let named =
        reader.named(|used| used.tool().filter(|tool| !matches!(tool, ToolName::Django | ToolName::Rails)));
    said.extend(named.into_iter().map(|(tool, line)| {
        let evidence = Some(reader.evidence(line, How::Mention.rule()));
        Choice { value: tool, evidence, why: "the docs name it".to_string() }
    }));
    said.order_by_key(|choice| matches!(choice.value, ToolName::Django | ToolName::Rails));
    said
}

/// The framework's decision tree, step 7: by language and framework.
fn by_tree(
    framework: Option<&Choice<&'static Technology>>,
    language: Option<&Choice<&'static str>>,
    database: &Choice<Dialect>,
    findings: &mut Vec<Finding>,
) -> Choice<ToolName> {
    let named = framework.map_or("", |framework| framework.value.name);
    let spoken = language.map_or("", |language| language.value);
    let relational = database.value.facts().is_relational;
    let (tool, why) = match (named, spoken) {
        ("NestJS", _) if relational => (ToolName::TypeOrm, "NestJS goes with TypeORM".to_string()),
        (_, "typescript" | "javascript") => {
            let default = if relational { ToolName::Prisma } else { ToolName::Mongoose };
            if named == "Express" {
                findings.push(undecided(framework, default));
                return Choice::by_rule(
                    default,
                    format!("Express prescribes no ORM; {} is the default", default.name()),
                );
            }
            (default, format!("{} is the default for {}", default.name(), name(spoken)))
        }
        ("Django", _) => (ToolName::Django, "Django has its own migrations".to_string()),
        ("FastAPI", _) => (ToolName::Alembic, "FastAPI goes with Alembic".to_string()),
        (_, "python") => (ToolName::Alembic, "Alembic is the default for Python".to_string()),
        (_, "ruby") => (ToolName::Rails, "Rails migrations are the default for Ruby".to_string()),
        (_, "rust") => (ToolName::Diesel, "Diesel is the default for Rust".to_string()),
        (_, "java" | "kotlin") => (ToolName::Flyway, "Flyway is the default on the JVM".to_string()),
        (_, "") => (ToolName::Prisma, "no document names a language; Prisma is the default".to_string()),
        (_, other) => (ToolName::Sql, format!("plain SQL files are the default for {}", name(other))),
    };
    Choice::by_rule(tool, why)
}

/// The rule that tells what the docs leave open.
const UNDECIDED: &str = "undecided-stack";

fn undecided(framework: Option<&Choice<&'static Technology>>, default: ToolName) -> Finding {
    let evidence = framework.and_then(|framework| framework.evidence.as_ref());
    let location = evidence.map_or(Location::Project, |evidence| evidence.place.into());
    let help = format!(
        "name one in the tech stack, as in `**ORM**: {default}`; until then {default} counts",
        default = default.name()
    );
    Finding::warning(UNDECIDED, location, "no document names an ORM or migration tool for Express").help(help)
}

fn conflict(reader: &Reader<'_>, (first, other): (&str, &str), line: usize, other_line: usize) -> Finding {
    let place = |line: usize| reader.product.lines[line].place;
    conflict_at((first, other), place(line), place(other_line))
}

fn evidence_conflict(
    names: (&str, &str),
    (first, other): (Option<&Evidence>, Option<&Evidence>),
) -> Option<Finding> {
    Some(conflict_at(names, first?.place, other?.place))
}

fn conflict_at(
    (first, other): (&str, &str),
    place: crate::text::Place,
    other_place: crate::text::Place,
) -> Finding {
    Finding::warning(
        "stack-conflict",
        other_place.into(),
        format!("the docs name {other} here, but {first} elsewhere"),
    )
    .help(format!("make the documents agree; until then {first} counts"))
    .related(place, format!("{first} is named here"))
}

/// Who serves a slot: a technology by its name, or in the tech stack whatever stands before a qualifier.
fn service(reader: &Reader<'_>, slot: Slot, wanted: Use) -> Option<Choice<String>> {
    let known = |value: &str| {
        let mention = chosen(value, |mention| mention.technology.uses.contains(&wanted))?;
        Some(mention.technology.name.to_string())
    };
    if let Some((name, claim)) = reader.said(slot, known).first() {
        return Some(reader.choice(name.clone(), claim));
    }
    let labelled = reader.claims.iter().find(|claim| {
        let document = reader.product.lines[claim.line].document;
        let in_stack = reader.product.documents[document].role == super::Role::TechStack;
        let is_other = || is_nothing(&claim.value) || database(&claim.value.to_lowercase()).is_some();
        claim.slot == slot && in_stack && claim.how == How::Label && !is_other()
    });
    if let Some(claim) = labelled {
        let name = first_of(&claim.value).split(['(', ',']).next().unwrap_or_default().trim();
        return Some(reader.choice(name.to_string(), claim));
    }
    let named = reader.named(|used| (used == wanted).then_some(()));
    let ((), line) = named.first()?;
    let text = &reader.product.lines[*line].text;
    let mention = chosen(&text.to_lowercase(), |mention| mention.technology.uses.contains(&wanted))?;
    let evidence = Some(reader.evidence(*line, How::Mention.rule()));
    let why = "the docs name it in passing".to_string();
    Some(Choice { value: mention.technology.name.to_string(), evidence, why })
}

/// Whether a value says that there is none.
fn is_nothing(value: &str) -> bool {
    let value = value.to_lowercase();
    ["none", "no ", "n/a", "not ", "tbd", "-"].iter().any(|word| value.starts_with(word))
}
