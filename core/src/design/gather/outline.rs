//! Notes in an outline: a bare name, and below it, bullet by bullet, what is noted of it.
//!
//! ```text
//! ## Aircraft
//! - registration, competition sign, seats
//! - kind: glider / motor glider / tug
//! ```

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::define::{items, owner};
use super::list::push_field;
use super::{Gather, evidence, is_told, value};
use crate::design::noun::Ground;
use crate::design::state;
use crate::ordered::{BTreeMap, CollectVec};
use crate::product::{Evidence, Kind, Line, Role, Sense, is_known};

/// Fewer columns tell of no thing.
const COLUMNS: usize = 3;

/// Reads every outline.
pub(super) fn all(gather: &mut Gather<'_>) {
    let product = gather.product;
    // For each line that others stand below, which.
    let mut below: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut heading: Option<usize> = None;
    for (at, line) in product.lines.iter().enumerate() {
        match line.kind {
            Kind::Heading => heading = Some(at),
            Kind::Bullet { depth } => {
                let own =
                    heading.filter(|heading| depth == 0 && product.lines[*heading].section == line.section);
                if let Some(head) = line.parent.or(own) {
                    below.entry(head).or_default().push(at);
                }
            }
            // "start time · level · instructor".
            Kind::Prose if line.text.matches(" · ").count() > 1 => {
                let own = heading.filter(|heading| product.lines[*heading].section == line.section);
                if let Some(head) = own {
                    below.entry(head).or_default().push(at);
                }
            }
            Kind::Prose | Kind::Cell { .. } => {}
        }
    }
    for (head, notes) in below {
        let line = &product.lines[head];
        let is_of_journey =
            matches!(product.documents[line.document].role, Role::Journey | Role::Requirements);
        if is_of_journey && line.sense != Sense::Entity && is_told(product, line) {
            outline(gather, line, &notes);
        }
    }
}

fn outline(gather: &mut Gather<'_>, head: &Line, notes: &[usize]) {
    let product = gather.product;
    let named = name(head).filter(|name| !is_known(name)).and_then(|name| owner(gather, name));
    let Some(owner) = named.filter(|owner| !owner.is_weak) else { return };
    let told = notes.iter().map(|at| &product.lines[*at]).filter(|line| is_told(product, line));
    let told: Vec<(&Line, Note)> = told.map(|line| (line, note(gather, line))).collect_vec();
    let known = told.iter().filter(|(_, note)| note.is_known).count();
    // Among several columns a word that is none by itself is one too.
    let counts = |note: &Note| note.is_known || known > 1;
    let count: usize = told.iter().filter(|(_, note)| counts(note)).map(|(_, note)| note.columns.len()).sum();
    if known * 3 < told.len() || count < COLUMNS {
        return;
    }
    for (line, note) in told.into_iter().filter(|(_, note)| note.is_known || known > 1) {
        let evidence = Evidence { rule: "noted below its name", ..evidence(line) };
        for column in note.columns {
            gather.nouns.claim(&owner.noun, Ground::Noted, &line.steps, &evidence);
            push_field(gather, &owner.noun, &column, &evidence);
        }
    }
}

/// What an outline is headed by: a title, or a label or a bullet that says no more.
fn name(head: &Line) -> Option<&str> {
    match (&head.label, head.text.trim()) {
        (Some(label), "") => Some(label),
        (Some(_), _) => None,
        (None, text) => (head.kind != Kind::Prose).then_some(text),
    }
}

/// The columns that a line notes, and whether they are known to be columns.
struct Note {
    columns: Vec<String>,
    is_known: bool,
}

/// What a line notes: a list of columns, or one with its values; nothing where it says something else.
fn note(gather: &Gather<'_>, line: &Line) -> Note {
    let one = |column: String| Note { columns: Vec::from([column]), is_known: true };
    let chain = state::chain(&line.text);
    if line.label.is_none() && chain.len() > 1 {
        return one(format!("status ({})", chain.join(", ")));
    }
    if let Some(label) = &line.label {
        if !value::may_be_column(label) {
            return Note { columns: Vec::new(), is_known: false };
        }
        let text = line.text.split(" (").next().unwrap_or_default();
        let values = text.split(['/', '·', '|', ',']).map(str::trim).filter(|value| !value.is_empty());
        let values = values.map(state::state).collect::<Option<Vec<String>>>();
        let values = values.filter(|values| values.len() > 1);
        return one(values.map_or_else(|| label.clone(), |values| format!("{label} ({})", values.join(", "))));
    }
    let (parts, _) = value::parts(&line.text);
    let bare = |part: String| {
        [" — ", " – ", " → ", " = "]
            .iter()
            .find_map(|mark| part.split_once(mark))
            .map_or(part.clone(), |(bare, _)| String::from(bare))
    };
    let parts = parts.into_iter().map(bare).collect_vec();
    let count = parts.len();
    let columns = items(gather, parts);
    let known = columns.iter().filter(|column| column.is_known || column.is_likely).count();
    let is_known = known > 0 && known * 2 >= count;
    // A bullet of one bare word or two says nothing but a name.
    let is_bare = count == 1 && line.text.split(' ').count() < 3;
    let columns = if is_known || is_bare { columns } else { Vec::new() };
    Note { columns: columns.into_iter().map(|column| column.words).collect_vec(), is_known }
}
