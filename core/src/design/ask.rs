//! Questions: what the docs leave open, what is assumed meanwhile, and the lines that answer.

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::concept::Concepts;
use super::noun::Nouns;
use super::verdict::WORTH_ASKING;
use super::{Class, Fate, Question, Table, Verdict};
use crate::language::plural;
use crate::ordered::{CollectVec, Order};
use crate::product::Product;

/// At most this many are asked.
const MOST: usize = 12;

/// The questions, most valuable first.
pub(super) fn questions(
    verdicts: &[Verdict],
    nouns: &Nouns,
    tables: &[Table],
    concepts: &Concepts,
    product: &Product,
) -> Vec<Question> {
    let mut questions: Vec<Question> = verdicts.iter().filter_map(thin).collect_vec();
    questions.extend(audit(concepts));
    questions.extend(outputs(tables));
    questions.extend(tables.iter().filter_map(|table| unfilled_catalogue(table, nouns)));
    questions.extend(stack(product));
    questions.order_by(|one, other| other.value.cmp(&one.value).then_with(|| one.text.cmp(&other.text)));
    questions.truncate(MOST);
    questions
}

/// A noun that is made once, but of which too little is said.
fn thin(verdict: &Verdict) -> Option<Question> {
    if verdict.fate != Fate::Thin || verdict.weight < WORTH_ASKING {
        return None;
    }
    let noun = &verdict.noun;
    Some(Question {
        text: format!("Are {} kept as rows of their own?", plural(noun)),
        assumed: format!("no: {}", verdict.rule),
        answers: [
            format!("[design]\nadd = [\"{noun}\"] # yes: a table `{}`", plural(noun).replace(' ', "_")),
            format!("[design]\nignore = [\"{noun}\"] # no, and do not ask again"),
        ]
        .into(),
        evidence: verdict.evidence.iter().take(3).cloned().collect_vec(),
        value: verdict.weight,
    })
}

fn audit(concepts: &Concepts) -> Option<Question> {
    let evidence = concepts.audit_maybe.as_ref().filter(|_| concepts.audit.is_none())?;
    Some(Question {
        text: "Is every change to be logged, with who made it and when?".to_string(),
        assumed: "no: an audit trail is spoken of, but no log of it".to_string(),
        answers: ["[design]\nadd = [\"audit log\"] # yes: an append-only table `audit_logs`".to_string()]
            .into(),
        evidence: [evidence.clone()].into(),
        value: 45,
    })
}

/// A report that is kept with what it is made from: one, or several?
fn outputs(tables: &[Table]) -> Vec<Question> {
    let keys = tables.iter().flat_map(|table| table.columns.iter().map(move |column| (table, column)));
    keys.filter(|(_, column)| column.evidence.rule == "made from it, one at a time")
        .map(|(table, column)| {
            let noun = column.name.trim_end_matches("_key").replace('_', " ");
            Question {
                text: format!("Is more than one {noun} of each {} kept?", table.singular),
                assumed: format!("no: `{}.{}` holds the last one", table.name, column.name),
                answers: [format!(
                    "[design]\nadd = [\"{noun}\"] # yes: a table `{}`",
                    plural(&noun).replace(' ', "_")
                )]
                .into(),
                evidence: [column.evidence.clone()].into(),
                value: 30,
            }
        })
        .collect_vec()
}

/// A catalogue: who fills it?
fn unfilled_catalogue(table: &Table, nouns: &Nouns) -> Option<Question> {
    if table.class != Class::Catalogue {
        return None;
    }
    let examples = nouns.get(&table.singular).and_then(|noun| noun.examples.clone());
    let (values, _, _) = examples.unwrap_or((Vec::new(), false, table.evidence.first()?.clone()));
    let seeds = if values.is_empty() { "nothing".to_string() } else { format!("`{}`", values.join("`, `")) };
    Some(Question {
        text: format!("Who adds {}: you, once for all, or users?", plural(&table.singular)),
        assumed: format!("you: it is a catalogue without an owner, filled with {seeds}"),
        answers: [format!(
            "[design.entity.{}]\ncolumns = {{ user_id = \"reference\" }} # users: each has an owner",
            table.singular.replace(' ', "_")
        )]
        .into(),
        evidence: table.evidence.iter().take(1).cloned().collect_vec(),
        value: 20,
    })
}

/// The stack names no database, or no tool.
fn stack(product: &Product) -> Vec<Question> {
    let mut questions = Vec::new();
    let evidence = |choice: Option<crate::product::Evidence>| choice.into_iter().collect_vec();
    if product.stack.database.is_none() {
        questions.push(Question {
            text: "Which database is it?".to_string(),
            assumed: "PostgreSQL".to_string(),
            answers: ["[[project]]\ndatabase = \"postgresql\" # or mysql, sqlite, mongodb".to_string()]
                .into(),
            evidence: evidence(None),
            value: 100,
        });
    }
    if let Some(tool) = &product.stack.tool
        && tool.evidence.is_none()
    {
        questions.push(Question {
            text: "Which tool runs the migrations?".to_string(),
            assumed: format!("{} ({})", super::decide::tool_name(tool.value), tool.why),
            answers: ["[[project]]\ntool = \"prisma\" # or another".to_string()].into(),
            evidence: evidence(product.stack.framework.as_ref().and_then(|choice| choice.evidence.clone())),
            value: 60,
        });
    }
    questions
}
