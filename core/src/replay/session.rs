//! What a session holds: variables whose value is known, prepared statements, procedures.
//!
//! **Invariant: a value that rests on what was not understood is not known, and what is run with it is told.**

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::database::{Database, Done};
use crate::ordered::{BTreeMap, BTreeSet, CollectVec};
use crate::syntax::sql::token::{Scanner, TokenKind, Within};
use crate::syntax::sql::tree::{
    CatalogQuery, Comparison, Formula, Name, Path, Procedure, Sought, SoughtKind,
};
use crate::syntax::sql::{Reading, statements_said};
use crate::text::Span;

/// A value that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Known {
    Null,
    Number(i64),
    Text(String, Span),
    List(Vec<Known>),
}

/// What a formula came to, and the names that stand in its strings.
#[derive(Debug, Clone, Default)]
struct Held {
    value: Option<Known>,
    mentions: BTreeSet<String>,
}

/// What a session holds beside tables.
#[derive(Debug, Clone)]
pub(super) struct Session {
    variables: BTreeMap<String, Held>,
    prepared: BTreeMap<String, Held>,
    pub(super) procedures: BTreeMap<String, Procedure>,
    /// How deep calls stand in one another.
    depth: u8,
}

impl Default for Session {
    fn default() -> Self {
        let on = Held { value: Some(Known::Number(1)), mentions: BTreeSet::new() };
        let variables = [(String::from("foreign_key_checks"), on)].into_iter().collect();
        Self { variables, prepared: BTreeMap::new(), procedures: BTreeMap::new(), depth: 0 }
    }
}

impl Session {
    /// Ends it; procedures stay in the database.
    pub(super) fn end(&mut self) {
        let procedures = core::mem::take(&mut self.procedures);
        *self = Self { procedures, ..Self::default() };
    }

    /// No variable is known any more.
    pub(super) fn forget(&mut self) {
        self.variables.clear();
    }

    /// Sets a variable.
    pub(super) fn set(&mut self, name: &str, value: Known) {
        self.variables.insert(name.into(), Held { value: Some(value), mentions: BTreeSet::new() });
    }
}

/// How deep procedures may call one another.
const DEPTH: u8 = 8;

impl Database {
    pub(super) fn set_variables(&mut self, variables: Vec<(String, Formula)>) {
        for (name, formula) in variables {
            let held = self.held(&formula);
            if name == "foreign_key_checks" {
                // What is not known may have switched them off.
                let is_on = match &held.value {
                    Some(Known::Number(number)) => *number != 0,
                    Some(Known::Text(text, _)) => !text.eq_ignore_ascii_case("off") && text != "0",
                    Some(Known::Null | Known::List(_)) | None => false,
                };
                self.checks_references = is_on && self.facts().checks_references;
            }
            self.session.variables.insert(name, held);
        }
    }

    pub(super) fn prepare(&mut self, name: &Name, text: &Formula) {
        let held = self.held(text);
        self.session.prepared.insert(name.text.to_lowercase(), held);
    }

    /// Runs a prepared statement; one that is not known makes all it may name unknown.
    pub(super) fn execute(&mut self, name: &Name) -> Done {
        let Some(held) = self.session.prepared.get(&name.text.to_lowercase()).cloned() else {
            self.is_uncertain = true;
            self.taint("EXECUTE", Vec::new());
            return Ok(());
        };
        let Some(Known::Text(text, span)) = held.value else {
            self.is_uncertain |= held.mentions.is_empty();
            self.taint("EXECUTE", held.mentions.into_iter().collect_vec());
            return Ok(());
        };
        self.run_text(&text, span)
    }

    /// Runs a text that was composed; of one that is not known, what it names is unknown, and what else there is may be
    /// another.
    pub(super) fn execute_text(&mut self, text: &Formula, mentions: Vec<String>, is_dynamic: bool) -> Done {
        let held = self.held(text);
        if let Some(Known::Text(text, span)) = held.value {
            return self.run_text(&text, span);
        }
        self.is_uncertain |= is_dynamic;
        self.taint("EXECUTE", held.mentions.into_iter().chain(mentions).collect_vec());
        Ok(())
    }

    fn run_text(&mut self, text: &str, span: Span) -> Done {
        for statement in statements_said(text, self.schema.dialect(), span) {
            match statement.reading {
                Reading::Tree(tree) => self.apply(tree)?,
                Reading::Opaque(opaque) => self.taint(&opaque.kind, opaque.mentions),
                Reading::Skipped(_) => {}
            }
        }
        Ok(())
    }

    /// Runs a procedure that changes the schema; every other is of no account.
    pub(super) fn call(&mut self, path: &Path, arguments: &[Formula]) -> Done {
        let Some(procedure) = self.session.procedures.get(&path.name.text.to_lowercase()).cloned() else {
            return Ok(());
        };
        let Some(steps) = procedure.steps.filter(|_| self.session.depth < DEPTH) else {
            self.taint("CALL", procedure.mentions);
            return Ok(());
        };
        let given: Vec<Held> = arguments.iter().map(|argument| self.held(argument)).collect_vec();
        self.session.variables.extend(procedure.parameters.into_iter().zip(given));
        let at = self.at;
        self.session.depth += 1;
        let done = self.run_steps(steps);
        self.session.depth -= 1;
        self.at = at;
        done
    }

    fn held(&self, formula: &Formula) -> Held {
        let mut mentions = BTreeSet::new();
        self.mention(formula, &mut mentions);
        Held { value: self.value(formula, None), mentions }
    }

    /// The names in the strings of a formula, and of the variables in it.
    fn mention(&self, formula: &Formula, names: &mut BTreeSet<String>) {
        match formula {
            Formula::Text(text, span) => {
                let tokens = Scanner::new(text, self.facts().lexis, Within::Escaped(*span));
                let is_name = |kind| matches!(kind, TokenKind::Word | TokenKind::Quoted);
                names.extend(tokens.filter(|token| is_name(token.kind)).map(|token| token.unquoted()));
            }
            Formula::Variable(name) => {
                if let Some(held) = self.session.variables.get(name) {
                    names.extend(held.mentions.iter().cloned());
                }
            }
            Formula::Joined(parts) | Formula::All(parts) | Formula::Any(parts) | Formula::List(parts) => {
                for part in parts {
                    self.mention(part, names);
                }
            }
            Formula::If(parts) => {
                for part in &**parts {
                    self.mention(part, names);
                }
            }
            Formula::Unknown(mentions) => names.extend(mentions.iter().cloned()),
            Formula::Query(query) => self.mention(&query.value, names),
            Formula::Identifier(of) | Formula::Literal(of) => self.mention(of, names),
            Formula::Compared(..)
            | Formula::IsNull(_)
            | Formula::Not(_)
            | Formula::Number(_)
            | Formula::Null
            | Formula::Database
            | Formula::Asked(_)
            | Formula::Property(..)
            | Formula::Rows => {}
        }
    }

    /// Whether a formula is true, as far as that is known.
    pub(super) fn truth(&self, formula: &Formula) -> Option<bool> {
        Some(is_true(&self.value(formula, None)?))
    }

    /// What a list holds; none where that is not known.
    pub(super) fn values(&self, formula: &Formula) -> Option<Vec<Known>> {
        match self.value(formula, None)? {
            Known::List(values) => Some(values),
            Known::Null | Known::Number(_) | Known::Text(..) => None,
        }
    }

    /// What a formula comes to, in a query that finds so many rows.
    fn value(&self, formula: &Formula, rows: Option<i64>) -> Option<Known> {
        let truth = |formula: &Formula| Some(is_true(&self.value(formula, rows)?));
        let known = |truth: bool| Some(Known::Number(i64::from(truth)));
        match formula {
            Formula::Text(text, span) => Some(Known::Text(text.clone(), *span)),
            Formula::Number(number) => Some(Known::Number(*number)),
            Formula::Null => Some(Known::Null),
            Formula::Variable(name) => self.session.variables.get(name)?.value.clone(),
            Formula::Database | Formula::Unknown(_) => None,
            Formula::Joined(parts) => {
                let mut text = String::new();
                let mut place: Option<Span> = None;
                for part in parts {
                    match self.value(part, rows)? {
                        Known::Null => return Some(Known::Null),
                        Known::List(_) => return None,
                        Known::Number(number) => text.push_str(&number.to_string()),
                        Known::Text(said, span) => {
                            text.push_str(&said);
                            place.get_or_insert(span);
                        }
                    }
                }
                Some(Known::Text(text, place.unwrap_or(self.at.span)))
            }
            Formula::If(parts) => {
                let [condition, then, otherwise] = &**parts;
                self.value(if truth(condition)? { then } else { otherwise }, rows)
            }
            Formula::Compared(how, sides) => {
                let [one, other] = &**sides;
                let any_case = self.facts().compares_in_any_case;
                compare(*how, &self.value(one, rows)?, &self.value(other, rows)?, any_case)
            }
            Formula::IsNull(value) => known(self.value(value, rows)? == Known::Null),
            Formula::Not(value) => known(!truth(value)?),
            Formula::All(parts) => {
                let answers: Vec<Option<bool>> = parts.iter().map(truth).collect_vec();
                if answers.contains(&Some(false)) {
                    return known(false);
                }
                known(answers.into_iter().collect::<Option<Vec<_>>>().is_some()).filter(is_true)
            }
            Formula::Any(parts) => {
                let answers: Vec<Option<bool>> = parts.iter().map(truth).collect_vec();
                if answers.contains(&Some(true)) {
                    return known(true);
                }
                answers.into_iter().collect::<Option<Vec<_>>>().and_then(|_| known(false))
            }
            Formula::Asked(condition) => known(self.holds(condition)?),
            Formula::Property(sought, property) => {
                if self.exists(sought)? {
                    self.property(sought, property).map(|text| Known::Text(text, self.at.span))
                } else {
                    Some(Known::Null)
                }
            }
            Formula::Identifier(of) => quoted(self.value(of, rows)?, '"'),
            Formula::Literal(of) => quoted(self.value(of, rows)?, '\''),
            Formula::List(parts) => {
                let values: Option<Vec<Known>> = parts.iter().map(|part| self.value(part, rows)).collect();
                values.map(Known::List)
            }
            Formula::Rows => rows.map(Known::Number),
            Formula::Query(query) => self.answer(query),
        }
    }

    /// What a question to the catalog comes to.
    fn answer(&self, query: &CatalogQuery) -> Option<Known> {
        let exists = self.exists(&self.sought(query)?)?;
        if holds_rows(&query.value) {
            return self.value(&query.value, Some(i64::from(exists)));
        }
        if exists { self.value(&query.value, None) } else { Some(Known::Null) }
    }

    /// The object that a question looks for; none where it asks for more than that.
    fn sought(&self, query: &CatalogQuery) -> Option<Sought> {
        let (mut table, mut name) = (None, None);
        let (what, column) = match query.view.as_str() {
            "tables" | "views" => (SoughtKind::Table, "table_name"),
            "columns" => (SoughtKind::Column, "column_name"),
            "statistics" => (SoughtKind::Index, "index_name"),
            "table_constraints" | "referential_constraints" | "key_column_usage" => {
                (SoughtKind::Constraint, "constraint_name")
            }
            _ => return None,
        };
        for (wanted, value) in &query.wanted {
            match wanted.as_str() {
                "table_schema" | "constraint_schema" | "index_schema" | "table_catalog"
                | "constraint_catalog" | "constraint_type" | "table_type" => continue,
                _ => {}
            }
            let Some(Known::Text(text, _)) = self.value(value, None) else { return None };
            match wanted.as_str() {
                wanted if wanted == column => name = Some(text),
                "table_name" => table = Some(text),
                _ => return None,
            }
        }
        let is_table = what == SoughtKind::Table;
        let table = table.filter(|_| !is_table);
        if !is_table && table.is_none() && what != SoughtKind::Constraint {
            return None;
        }
        Some(Sought { what, namespace: None, table, name: name?, properties: Vec::new() })
    }
}

fn holds_rows(formula: &Formula) -> bool {
    match formula {
        Formula::Rows => true,
        Formula::If(parts) => parts.iter().any(holds_rows),
        Formula::Compared(_, sides) => sides.iter().any(holds_rows),
        Formula::IsNull(inner)
        | Formula::Not(inner)
        | Formula::Identifier(inner)
        | Formula::Literal(inner) => holds_rows(inner),
        Formula::All(parts) | Formula::Any(parts) | Formula::Joined(parts) | Formula::List(parts) => {
            parts.iter().any(holds_rows)
        }
        Formula::Text(..)
        | Formula::Number(_)
        | Formula::Null
        | Formula::Variable(_)
        | Formula::Database
        | Formula::Query(_)
        | Formula::Asked(_)
        | Formula::Property(..)
        | Formula::Unknown(_) => false,
    }
}

fn is_true(value: &Known) -> bool {
    match value {
        Known::Null | Known::List(_) => false,
        Known::Number(number) => *number != 0,
        Known::Text(text, _) => text.trim().parse::<i64>().is_ok_and(|number| number != 0),
    }
}

/// A text in quotes.
fn quoted(value: Known, quote: char) -> Option<Known> {
    match value {
        Known::Text(text, span) => {
            let doubled = text.replace(quote, &String::from_iter([quote, quote]));
            Some(Known::Text(alloc::format!("{quote}{doubled}{quote}"), span))
        }
        Known::Number(number) if quote == '\'' => {
            Some(Known::Text(alloc::format!("'{number}'"), Span::default()))
        }
        Known::Null | Known::Number(_) | Known::List(_) => None,
    }
}

fn compare(how: Comparison, one: &Known, other: &Known, any_case: bool) -> Option<Known> {
    let order = match (one, other) {
        (Known::Null, _) | (_, Known::Null) => return Some(Known::Null),
        (Known::Number(one), Known::Number(other)) => one.cmp(other),
        (Known::Text(one, _), Known::Text(other, _)) if !any_case => one.cmp(other),
        (Known::Text(one, _), Known::Text(other, _)) => one.to_lowercase().cmp(&other.to_lowercase()),
        (Known::Number(_) | Known::Text(..) | Known::List(_), _) => return None,
    };
    let holds = match how {
        Comparison::Equal => order.is_eq(),
        Comparison::Unequal => order.is_ne(),
        Comparison::Less => order.is_lt(),
        Comparison::Greater => order.is_gt(),
        Comparison::AtMost => order.is_le(),
        Comparison::AtLeast => order.is_ge(),
    };
    Some(Known::Number(i64::from(holds)))
}
