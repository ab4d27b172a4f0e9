//! Entities become tables: the key, references, fields, state, file, link, results, times; and join tables between them.

mod essential;
mod merge;

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use essential::essential;
use merge::{merged_fields, values};

use super::column::{self, column as plain};
use super::entity::{Entity, Field, Link, LinkKind};
use super::gather::Gathered;
use super::{
    Cardinality, Class, Column, Default, Limit, Meaning, Relation, Table, Unique, order, referential, state,
};
use crate::language::{is_one_of, plural};
use crate::ordered::{BTreeMap, BTreeSet, CollectVec};
use crate::product::Evidence;

/// The tables of these entities, parents before children, join tables after both.
pub(super) fn tables(entities: &[Entity]) -> Vec<Table> {
    let by_noun: BTreeMap<&str, &Entity> =
        entities.iter().map(|entity| (entity.noun.as_str(), entity)).collect();
    let mut tables: Vec<Table> = entities.iter().map(|entity| table(entity, &by_noun)).collect_vec();
    let names: BTreeSet<&str> = entities.iter().map(|entity| entity.table.as_str()).collect();
    tables.extend(entities.iter().flat_map(|entity| joins(entity, &by_noun, &names)));
    order::parents_first(tables)
}

fn table(entity: &Entity, by_noun: &BTreeMap<&str, &Entity>) -> Table {
    let mut table = Table {
        name: entity.table.clone(),
        singular: entity.noun.clone(),
        class: entity.class,
        columns: [key(&entity.noun, entity.first_evidence())].into(),
        relations: Vec::new(),
        uniques: Vec::new(),
        indexes: Vec::new(),
        evidence: entity.evidence.clone(),
        steps: entity.steps.iter().copied().collect_vec(),
        notes: entity.notes.clone(),
    };
    for link in entity.links.iter().filter(|link| link.kind != LinkKind::Many) {
        if let Some(parent) = by_noun.get(link.to.as_str()) {
            refer(&mut table, entity, link, parent);
        }
    }
    let is_name = |field: &Field| {
        let front = field.words.strip_suffix("name").map(str::trim_end);
        front.is_some_and(|front| front.is_empty() || entity.noun.ends_with(front))
    };
    if entity.class == Class::Catalogue && !entity.fields.iter().any(is_name) {
        let evidence = by(entity.first_evidence(), "a catalogue is chosen from by name");
        // Of what is kept apart for each of another, the names are too.
        let within = table.relations.iter().find(|relation| relation.parent != "users");
        let within = within.map(|relation| relation.column.clone());
        let name = Column {
            unique: within.is_none(),
            purpose: format!("what the {} is called", entity.noun),
            ..plain("name", Meaning::Text, &evidence)
        };
        add(&mut table, Some(name));
        if let Some(within) = within {
            table.uniques.push(Unique { columns: [within, "name".into()].into(), predicate: None, evidence });
        }
    }
    let fields = merged_fields(&entity.fields);
    let is_value = values(entity, &fields);
    for field in fields.iter().filter(|field| !is_value(field)) {
        add(&mut table, field_column(field));
    }
    of_its_deed(&mut table, entity);
    if let Some(field) = essential(entity, &table) {
        add(&mut table, field_column(&field));
    }
    // Beside a day, a time is a time of that day.
    if table.columns.iter().any(|column| column.name == "date" && column.meaning == Meaning::Date) {
        let times = table
            .columns
            .iter_mut()
            .filter(|column| column.name.ends_with("time") && column.meaning == Meaning::Timestamp);
        times.for_each(|column| column.meaning = Meaning::Time);
    }
    add_file(&mut table, entity);
    add_states(&mut table, entity);
    add_share(&mut table, entity);
    add_times(&mut table, entity);
    table
}

/// The time of a filling is when it was filled, that of an appointment when it starts.
fn of_its_deed(table: &mut Table, entity: &Entity) {
    let head = entity.noun.rsplit(' ').next().unwrap_or_default();
    let is_planned = is_one_of(head, "appointment lesson meeting session concert rehearsal interview class");
    let name =
        if is_planned { "starts_at".to_owned() } else { column::parts(&format!("time of {head}")).join("_") };
    // "Log", "run": too short for their participle to be told from them.
    let is_moment = name.ends_with("_at") && !name.contains(' ') && !name.contains("_of_") && head.len() > 4;
    if is_moment
        && !table
            .columns
            .iter()
            .any(|column| column.name == name || matches!(&*column.name, "date" | "starts_at"))
        && let Some(time) = table.columns.iter_mut().find(|column| column.name == "time")
    {
        time.name = name;
    }
}

fn key(noun: &str, evidence: &Evidence) -> Column {
    Column {
        purpose: format!("identifies the {noun}"),
        nullable: false,
        default: Some(Default::NewKey),
        ..plain("id", Meaning::Key, &by(evidence, "every table has a surrogate key"))
    }
}

/// The column of a reference: as the docs name it, or after the noun.
fn reference_column(link: &Link, parent: &Entity) -> String {
    let called = parent.called.as_ref().unwrap_or(&link.to);
    link.column.clone().unwrap_or_else(|| format!("{}_id", called.replace([' ', '-'], "_")))
}

fn refer(table: &mut Table, entity: &Entity, link: &Link, parent: &Entity) {
    let name = reference_column(link, parent);
    if table.columns.iter().any(|column| column.name == name) {
        return;
    }
    let nullable = link.kind == LinkKind::OptionalOne;
    let (on_delete, why) = referential::on_delete(entity, parent, link);
    table.columns.push(Column {
        purpose: match (link.evidence.rule, parent.class) {
            ("made by a user" | "made by a user, owned by the tenant", _) => "who made it".to_owned(),
            (_, Class::User) => format!("the {} of it", name.trim_end_matches("_id").replace('_', " ")),
            _ => format!("the {} it belongs to", parent.noun),
        },
        nullable,
        unique: link.kind == LinkKind::OnlyOne,
        ..plain(name.clone(), Meaning::Reference, &link.evidence)
    });
    table.relations.push(Relation {
        column: name,
        parent: parent.table.clone(),
        cardinality: match link.kind {
            _ if entity.class == Class::Join => Cardinality::ManyToMany,
            LinkKind::OnlyOne => Cardinality::OneToOne,
            LinkKind::One | LinkKind::OptionalOne | LinkKind::Many => Cardinality::OneToMany,
        },
        on_delete,
        on_delete_why: why,
        evidence: link.evidence.clone(),
    });
}

fn field_column(field: &Field) -> Option<Column> {
    let mut column = column::from_words(&field.words, &field.evidence)?;
    if let Some(meaning) = field.meaning {
        column.meaning = meaning;
        if !matches!(meaning, Meaning::Integer | Meaning::BigInteger | Meaning::Decimal(..)) {
            column.limit = None;
        }
        if !matches!((meaning, &column.default), (Meaning::Boolean, Some(Default::Boolean(_)))) {
            column.default = None;
        }
    }
    if field.values.len() > 1 {
        column.meaning = Meaning::Text;
        column.default = None;
        column.limit = Some(Limit::Values(field.values.clone()));
    }
    if let Some((least, most)) = field.range {
        column.limit = Some(Limit::Between(least, most));
    }
    if let Some(required) = field.required {
        column.nullable = !required;
    }
    column.unique = field.unique;
    Some(column)
}

/// An uploaded file: its name, size, type and where it is stored.
fn add_file(table: &mut Table, entity: &Entity) {
    let Some(evidence) = &entity.file else { return };
    let evidence = by(evidence, "a stored file");
    let present = |name: &str, meaning, purpose: &str| Column {
        nullable: false,
        purpose: purpose.to_owned(),
        ..plain(name, meaning, &evidence)
    };
    add(table, Some(present("file_name", Meaning::Text, "the file's name, as its owner knows it")));
    let size = present("file_size_bytes", Meaning::BigInteger, "its size");
    add(table, Some(Column { limit: Some(Limit::MoreThan(0)), ..size }));
    add(table, Some(present("mime_type", Meaning::Text, "what kind of file it is")));
    let place = present("storage_key", Meaning::Text, "where the object storage keeps it");
    add(table, Some(Column { unique: true, ..place }));
}

/// The state, its default, the moment of each later state, and what went wrong.
fn add_states(table: &mut Table, entity: &Entity) {
    let values = state::from_the_beginning(entity.states.clone());
    let (Some(evidence), Some(first)) = (&entity.states_evidence, values.first()) else { return };
    if values.len() < 2 {
        return;
    }
    let status = Column {
        nullable: false,
        default: Some(Default::Text(first.clone())),
        limit: Some(Limit::Values(values.clone())),
        purpose: format!("where the {} stands", entity.noun),
        ..plain("status", Meaning::Text, evidence)
    };
    table.columns.retain(|column| column.name != "status");
    add(table, Some(status));
    let evidence = by(evidence, "a moment for each state that is reached later");
    // When work on it began is kept where a machine does the work, which may fail.
    let is_run = values.iter().any(|state| state::is_failure(state));
    let moments = values
        .iter()
        .skip(usize::from(!state::is_under_way(first)))
        .filter(|state| is_run || !state::is_under_way(state))
        .filter(|state| is_run || entity.asked.contains(state.as_str()))
        .filter_map(|state| state::moment(state));
    for (name, what) in moments {
        let purpose = format!("when it {what}");
        add(table, Some(Column { purpose, nullable: true, ..plain(name, Meaning::Timestamp, &evidence) }));
    }
    if values.iter().any(|state| state::is_failure(state)) {
        let purpose = "what went wrong, if something did".to_owned();
        add(
            table,
            Some(Column { purpose, nullable: true, ..plain("error_message", Meaning::Text, &evidence) }),
        );
    }
}

fn add_share(table: &mut Table, entity: &Entity) {
    let Some(evidence) = &entity.shared else { return };
    let token = Column {
        nullable: true,
        unique: true,
        purpose: "the secret part of its public link, while it is shared".to_owned(),
        ..plain("share_token", Meaning::Text, evidence)
    };
    add(table, Some(token));
}

fn add_times(table: &mut Table, entity: &Entity) {
    let evidence = by(entity.first_evidence(), "audit columns of every table");
    let moment = |name: &str, purpose: &str| Column {
        nullable: false,
        default: Some(Default::Now),
        purpose: purpose.to_owned(),
        ..plain(name, Meaning::Timestamp, &evidence)
    };
    for name in ["created_at", "updated_at"] {
        table.columns.retain(|column| column.name != name);
    }
    add(table, Some(moment("created_at", "when the row was written")));
    if !matches!(entity.class, Class::Event | Class::Join) {
        add(table, Some(moment("updated_at", "when it was last changed")));
    }
}

/// Adds a column unless the table has one of that name, or the reference that it stands for.
fn add(table: &mut Table, column: Option<Column>) {
    let Some(column) = column else { return };
    let is_there = table
        .columns
        .iter()
        .any(|other| other.name == column.name || other.name.strip_suffix("_id") == Some(&column.name));
    if !is_there {
        table.columns.push(column);
    }
}

/// The join tables of an entity's links to many.
fn joins<'e>(entity: &'e Entity, by_noun: &BTreeMap<&str, &'e Entity>, names: &BTreeSet<&str>) -> Vec<Table> {
    let many = entity.links.iter().filter(|link| link.kind == LinkKind::Many);
    // Where the docs describe the join itself, it is a table already.
    let refers = |other: &Entity, to: &str| {
        other.links.iter().any(|link| link.kind != LinkKind::Many && link.column.is_none() && link.to == to)
    };
    // The lines of an order name its wares.
    let is_row =
        |other: &Entity, of: &str| other.noun.strip_prefix(of).is_some_and(|row| row.starts_with(' '));
    let is_described = |link: &&Link| {
        let is_pair = |other: &&Entity| {
            (is_row(other, &entity.noun) || is_row(other, &link.to))
                && refers(other, &entity.noun)
                && refers(other, &link.to)
        };
        names.contains(join_name(&entity.noun, &link.to).as_str()) || by_noun.values().any(is_pair)
    };
    many.filter(|link| !is_described(link))
        .filter_map(|link| Some(join(entity, by_noun.get(link.to.as_str())?, link)))
        .collect_vec()
}

/// `assessment_frameworks`: what has the others, and these in the plural.
pub(super) fn join_name(one: &str, other: &str) -> String {
    let (first, second) = in_order(one, other);
    format!("{}_{}", first.replace([' ', '-'], "_"), plural(second).replace([' ', '-'], "_"))
}

/// The two nouns of a join in the order of its name: what has the others stands first, but for what is shared by all, as
/// tags are, which stands second.
fn in_order<'n>(one: &'n str, other: &'n str) -> (&'n str, &'n str) {
    let is_shared = |noun: &str| crate::language::noun::is_shared(noun.rsplit(' ').next().unwrap_or(noun));
    if is_shared(one) && !is_shared(other) { (other, one) } else { (one, other) }
}

fn join(entity: &Entity, other: &Entity, link: &Link) -> Table {
    let is_first = in_order(&entity.noun, &other.noun).0 == entity.noun;
    let (first, second) = if is_first { (entity, other) } else { (other, entity) };
    let evidence = by(&link.evidence, link.evidence.rule);
    let mut joined = Entity::new(
        format!("{} {}", first.noun, second.noun),
        join_name(&entity.noun, &other.noun),
        Class::Join,
        link.evidence.clone(),
    );
    joined.steps = entity.steps.intersection(&other.steps).copied().collect();
    if joined.steps.is_empty() {
        joined.steps = entity.steps.iter().chain(&other.steps).copied().collect();
    }
    let mut table = Table {
        columns: [key(&joined.noun, &evidence)].into(),
        name: joined.table.clone(),
        singular: joined.noun.clone(),
        class: Class::Join,
        relations: Vec::new(),
        uniques: Vec::new(),
        indexes: Vec::new(),
        evidence: [evidence].into(),
        steps: joined.steps.iter().copied().collect_vec(),
        notes: Vec::new(),
    };
    for end in [first, second] {
        let link =
            Link { to: end.noun.clone(), kind: LinkKind::One, column: None, evidence: link.evidence.clone() };
        refer(&mut table, &joined, &link, end);
    }
    table.uniques.push(Unique {
        columns: table.relations.iter().map(|relation| relation.column.clone()).collect_vec(),
        predicate: None,
        evidence: by(&link.evidence, "a pair is joined once"),
    });
    add_times(&mut table, &joined);
    table
}

/// Adds the unique keys that the docs ask for: one review per student and lesson.
pub(super) fn one_of_each(tables: &mut [Table], gathered: &Gathered) {
    for (noun, each, evidence) in &gathered.uniques {
        let noun = gathered.nouns.resolve(noun);
        let parents: Vec<String> =
            each.iter().map(|one| plural(gathered.nouns.resolve(one)).replace([' ', '-'], "_")).collect_vec();
        let Some(table) = tables.iter_mut().find(|table| table.singular == noun) else { continue };
        let columns: Vec<String> = parents
            .iter()
            .filter_map(|parent| table.relations.iter().find(|relation| relation.parent == *parent))
            .map(|relation| relation.column.clone())
            .collect_vec();
        if (1..columns.len()).any(|at| columns[..at].contains(&columns[at])) {
            continue;
        }
        let is_new = !table.uniques.iter().any(|unique| unique.columns == columns);
        if columns.len() == each.len() && is_new {
            table.uniques.push(Unique { columns, predicate: None, evidence: evidence.clone() });
        }
    }
}

/// The same place and words, under another rule.
pub(super) fn by(evidence: &Evidence, rule: &'static str) -> Evidence {
    Evidence { rule, ..evidence.clone() }
}
