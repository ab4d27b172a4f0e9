//! Schemas that nobody wrote: small ones with a bit of everything, over few names, so that two of them overlap.

pub mod sqlite;

use std::fmt;

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::{Index as Pick, select, subsequence};
use throughline_core::dialect::Dialect;
use throughline_core::schema::*;
use throughline_core::text::{FileId, Place, Sources, Span, Text};

/// A schema that shows itself as SQL.
#[derive(Clone)]
pub struct Generated(pub Schema);

impl fmt::Debug for Generated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{}", throughline_core::print::sql::schema(&self.0))
    }
}

/// A PostgreSQL schema as PostgreSQL would keep it: every constraint named, keys not null.
pub fn schema() -> impl Strategy<Value = Generated> {
    plan().prop_map(|plan| Generated(Builder::new().build(&plan)))
}

/// Names that are plain, reserved, mixed in case, spaced, and quoted.
const TABLES: [&str; 6] = ["apiary", "Beekeeper", "order", "honey jar", "flight_log", "we\"ird"];
const COLUMNS: [&str; 8] = ["name", "Weight", "group", "opened at", "tags", "state", "flag", "notes"];
const ENUMS: [&str; 3] = ["mood", "Season", "state_of_hive"];
const VALUES: [&str; 5] = ["calm", "Wild", "it's", "gone", "new"];

#[derive(Debug, Clone)]
struct Plan {
    enums: Vec<(usize, Vec<usize>)>,
    tables: Vec<(usize, TablePlan)>,
}

#[derive(Debug, Clone)]
struct TablePlan {
    counter: u8,
    columns: Vec<(usize, ColumnPlan)>,
    key: Vec<Pick>,
    key_is_named: bool,
    references: Vec<ReferencePlan>,
    indexes: Vec<IndexPlan>,
    check: Option<Pick>,
    comment: Option<String>,
}

#[derive(Debug, Clone)]
struct ColumnPlan {
    ty: u8,
    values: Pick,
    nullable: bool,
    default: u8,
    comment: bool,
}

#[derive(Debug, Clone)]
struct ReferencePlan {
    to: Pick,
    nullable: bool,
    on_delete: Action,
    on_update: Action,
    deferrable: Deferrable,
    is_named: bool,
}

#[derive(Debug, Clone)]
struct IndexPlan {
    columns: Vec<Pick>,
    kind: u8,
    descending: bool,
    is_named: bool,
}

fn plan() -> impl Strategy<Value = Plan> {
    let values = subsequence((0..VALUES.len()).collect::<Vec<_>>(), 1..=VALUES.len()).prop_shuffle();
    let enums = btree_map(0..ENUMS.len(), values, 0..=ENUMS.len());
    let tables = btree_map(0..TABLES.len(), table(), 1..=4);
    (enums, tables).prop_map(|(enums, tables)| Plan {
        enums: enums.into_iter().collect(),
        tables: tables.into_iter().collect(),
    })
}

fn table() -> impl Strategy<Value = TablePlan> {
    (
        0_u8..6,
        btree_map(0..COLUMNS.len(), column(), 0..=5),
        vec(any::<Pick>(), 0..=2),
        any::<bool>(),
        vec(reference(), 0..=2),
        vec(index(), 0..=3),
        proptest::option::of(any::<Pick>()),
        proptest::option::of(select(vec!["where bees live".to_owned(), "it's theirs".to_owned()])),
    )
        .prop_map(|(counter, columns, key, key_is_named, references, indexes, check, comment)| {
            TablePlan {
                counter,
                columns: columns.into_iter().collect(),
                key,
                key_is_named,
                references,
                indexes,
                check,
                comment,
            }
        })
}

fn column() -> impl Strategy<Value = ColumnPlan> {
    (0_u8..16, any::<Pick>(), any::<bool>(), 0_u8..3, prop::bool::weighted(0.2)).prop_map(
        |(ty, values, nullable, default, comment)| ColumnPlan { ty, values, nullable, default, comment },
    )
}

fn reference() -> impl Strategy<Value = ReferencePlan> {
    let actions =
        [Action::NoAction, Action::Restrict, Action::Cascade, Action::SetNull, Action::SetDefault].to_vec();
    let deferrable = vec![Deferrable::Not, Deferrable::Not, Deferrable::Immediate, Deferrable::Deferred];
    (
        any::<Pick>(),
        any::<bool>(),
        select(actions.clone()),
        select(actions),
        select(deferrable),
        any::<bool>(),
    )
        .prop_map(|(to, nullable, on_delete, on_update, deferrable, is_named)| ReferencePlan {
            to,
            nullable,
            on_delete,
            on_update,
            deferrable,
            is_named,
        })
}

fn index() -> impl Strategy<Value = IndexPlan> {
    (vec(any::<Pick>(), 1..=2), 0_u8..6, any::<bool>(), any::<bool>())
        .prop_map(|(columns, kind, descending, is_named)| IndexPlan { columns, kind, descending, is_named })
}

struct Builder {
    schema: Schema,
    place: Place,
    enums: Vec<EnumId>,
}

impl Builder {
    fn new() -> Self {
        let file: FileId = Sources::default().add(Text::new("generated", ""));
        let schema = Schema::new(Dialect::PostgreSql, Vocabulary::ALL);
        Self { schema, place: Place::new(file, Span::default()), enums: Vec::new() }
    }

    fn build(mut self, plan: &Plan) -> Schema {
        for (name, values) in &plan.enums {
            let value = |value: &usize| EnumValue { name: VALUES[*value].to_owned(), place: self.place };
            let values = values.iter().map(value).collect();
            let name = self.schema.default_name(ENUMS[*name]);
            self.enums.push(self.schema.add_enum(Enum { name, values, origin: self.place.into() }));
        }
        let tables: Vec<(TableId, &TablePlan)> =
            plan.tables.iter().map(|(name, plan)| (self.table(TABLES[*name], plan), plan)).collect();
        for (id, plan) in &tables {
            self.references(*id, plan, &tables);
        }
        for (id, plan) in &tables {
            self.indexes(*id, plan);
        }
        self.schema
    }

    fn table(&mut self, name: &str, plan: &TablePlan) -> TableId {
        let record = Table::new(self.schema.default_name(name), self.place);
        let id = self.schema.add_table(Table { comment: plan.comment.clone(), ..record });
        let counter = self.counter(id, plan.counter);
        for (name, column) in &plan.columns {
            self.column(id, COLUMNS[*name], column);
        }
        let own: Vec<ColumnId> = self.schema.walk(id).columns().map(|column| column.id).collect();
        let mut columns: Vec<ColumnId> = Vec::new();
        for pick in &plan.key {
            let column = counter
                .filter(|_| columns.is_empty())
                .or(Some(own.get(pick.index(own.len().max(1))).copied()).flatten());
            columns.extend(column.filter(|column| !columns.contains(column) && self.can_be_key(*column)));
        }
        if !columns.is_empty() {
            for column in &columns {
                self.schema.column_mut(*column).nullable = false;
            }
            let name = if plan.key_is_named { format!("key of {name}") } else { format!("{name}_pkey") };
            let key = PrimaryKey { name: Some(name), columns, origin: self.place.into() };
            self.schema.table_mut(id).primary_key = Some(key);
        }
        id
    }

    /// A column `id` that the database fills: serial, identity, or a generated UUID.
    fn counter(&mut self, table: TableId, kind: u8) -> Option<ColumnId> {
        let integer = ColumnType::builtin(if kind == 1 { "bigint" } else { "integer" });
        let mut column = Column::new(table, "id", integer, self.place);
        column.nullable = false;
        let mut owned = None;
        match kind {
            0 | 1 => {
                let name =
                    self.schema.default_name(format!("{}_id_seq", self.schema.walk(table).name().name));
                column.default = Some(DefaultValue::Sequence(Some(name.clone())));
                owned = Some(name);
            }
            2 => column.identity = Some(Identity::Always),
            3 => column.identity = Some(Identity::ByDefault),
            4 => {
                column.ty = ColumnType::builtin("uuid");
                column.default = Some(DefaultValue::Expression("gen_random_uuid()".to_owned()));
            }
            _ => return None,
        }
        let id = self.schema.add_column(column);
        if let Some(name) = owned {
            self.schema.add_sequence(Sequence { name, owner: Some(id), origin: self.place.into() });
        }
        Some(id)
    }

    fn column(&mut self, table: TableId, name: &str, plan: &ColumnPlan) {
        let text = |text: &str| DefaultValue::Value(Value::Text(text.to_owned()));
        let number = |number: &str| DefaultValue::Value(Value::Number(number.to_owned()));
        let with = |name: &str, modifiers: &[&str]| {
            ColumnType::builtin_with(name, modifiers.iter().map(ToString::to_string).collect())
        };
        let (ty, defaults) = match plan.ty {
            0 => (with("text", &[]), [text("it's"), text("")]),
            1 => (with("character varying", &["30"]), [text("a"), text("b c")]),
            2 => (with("integer", &[]), [number("0"), number("-5")]),
            3 => (with("bigint", &[]), [number("1"), number("9000000000")]),
            4 => (with("smallint", &[]), [number("1"), number("2")]),
            5 => (with("numeric", &["10", "2"]), [number("0"), number("1.5")]),
            6 => (
                with("boolean", &[]),
                [DefaultValue::Value(Value::Boolean(true)), DefaultValue::Value(Value::Boolean(false))],
            ),
            7 => (with("timestamp with time zone", &[]), [DefaultValue::Now, DefaultValue::Now]),
            8 => (with("timestamp without time zone", &["3"]), [DefaultValue::Now, DefaultValue::Now]),
            9 => (with("jsonb", &[]), [text("{}"), text("[1, 2]")]),
            10 => (
                with("uuid", &[]),
                [
                    DefaultValue::Expression("gen_random_uuid()".to_owned()),
                    DefaultValue::Expression("gen_random_uuid()".to_owned()),
                ],
            ),
            11 => {
                let values = ["a", "b \"c\""].map(|value| Value::Text(value.to_owned())).to_vec();
                (
                    with("text", &[]).array(true),
                    [DefaultValue::Value(Value::List(Vec::new())), DefaultValue::Value(Value::List(values))],
                )
            }
            12 => (with("double precision", &[]), [number("0"), number("0.5")]),
            _ if self.enums.is_empty() => (with("date", &[]), [DefaultValue::Now, text("2020-02-02")]),
            _ => {
                let of = self.enums[plan.values.index(self.enums.len())];
                let values: Vec<String> = self.schema.walk(of).values().map(str::to_owned).collect();
                let value = |at: usize| text(&values[at % values.len()]);
                (
                    ColumnType::of_enum(of).array(plan.ty == 15 && plan.default == 2),
                    [value(0), value(values.len() - 1)],
                )
            }
        };
        let default =
            defaults.into_iter().nth(usize::from(plan.default)).filter(|_| !(ty.array && plan.ty == 15));
        let mut column = Column::new(table, name, ty, self.place);
        column.nullable = plan.nullable;
        column.default = default;
        column.comment = plan.comment.then(|| format!("the {name}"));
        self.schema.add_column(column);
    }

    /// Whether PostgreSQL orders the type, so that a B-tree can be over it.
    fn can_be_key(&self, column: ColumnId) -> bool {
        !matches!(&self.schema.walk(column).ty().base, BaseType::Builtin { name, .. } if name == "json")
    }

    /// Columns that reference the primary key of a table, and the foreign key over them.
    fn references(&mut self, table: TableId, plan: &TablePlan, tables: &[(TableId, &TablePlan)]) {
        for (at, reference) in plan.references.iter().enumerate() {
            let (to, _) = tables[reference.to.index(tables.len())];
            let referenced = self.schema.walk(to);
            let Some(key) = referenced.primary_key() else { continue };
            let (key, to_name) = (key.columns.clone(), referenced.name().clone());
            let mut columns = Vec::new();
            let mut names = Vec::new();
            for of in key {
                let of = self.schema.walk(of);
                let (ty, of) = (of.ty().clone(), of.name().to_owned());
                let mut column = Column::new(table, format!("{}_{of}{at}", to_name.name), ty, self.place);
                column.nullable = reference.nullable;
                columns.push(self.schema.add_column(column));
                names.push(of);
            }
            let own = self.schema.walk(table).name().name.clone();
            let name = if reference.is_named {
                format!("{own} needs {} {at}", to_name.name)
            } else {
                format!("{own}_ref{at}_fkey")
            };
            self.schema.add_foreign_key(ForeignKey {
                table,
                name: Some(name),
                columns,
                references: to_name,
                referenced: Some(to),
                referenced_columns: names,
                on_delete: reference.on_delete,
                on_update: reference.on_update,
                deferrable: reference.deferrable,
                not_valid: false,
                origin: self.place.into(),
            });
        }
    }

    fn indexes(&mut self, table: TableId, plan: &TablePlan) {
        let walker = self.schema.walk(table);
        let own = walker.name().name.clone();
        let columns: Vec<(ColumnId, ColumnType, String)> = walker
            .columns()
            .map(|column| (column.id, column.ty().clone(), column.name().to_owned()))
            .collect();
        if columns.is_empty() {
            return;
        }
        let check = plan.check.as_ref().map(|pick| &columns[pick.index(columns.len())]);
        if let Some((_, _, column)) = check {
            let expression = format!("\"{}\" IS NOT NULL", column.replace('"', "\"\""));
            let name = Some(format!("{own}_check"));
            self.schema.add_check(Check {
                table,
                name,
                expression,
                is_exclusion: false,
                origin: self.place.into(),
            });
        }
        for (at, index) in plan.indexes.iter().enumerate() {
            let mut parts: Vec<IndexPart> = Vec::new();
            for pick in &index.columns {
                let (id, ..) = &columns[pick.index(columns.len())];
                if parts.iter().all(|part| part.of != Indexed::Column(*id)) {
                    parts.push(IndexPart {
                        descending: index.descending && index.kind != 2,
                        ..IndexPart::from(*id)
                    });
                }
            }
            let (_, ty, first) = &columns[index.columns[0].index(columns.len())];
            let is_json = matches!(&ty.base, BaseType::Builtin { name, .. } if name == "jsonb");
            let quoted = format!("\"{}\"", first.replace('"', "\"\""));
            let is_text = !ty.array && matches!(&ty.base, BaseType::Builtin { name, .. } if name == "text");
            let mut record = Index {
                table,
                name: Some(if index.is_named { format!("by {own} {at}") } else { format!("{own}_{at}_idx") }),
                parts,
                kind: match index.kind {
                    0 | 3 => IndexKind::Unique,
                    2 => IndexKind::Constraint,
                    _ => IndexKind::Plain,
                },
                method: None,
                predicate: (index.kind == 3 || index.kind == 4).then(|| format!("{quoted} IS NOT NULL")),
                include: Vec::new(),
                nulls_not_distinct: false,
                origin: self.place.into(),
            };
            if is_json && record.kind == IndexKind::Plain {
                record.parts.truncate(1);
                record.parts[0].descending = false;
                record.method = Some("gin".to_owned());
            } else if is_text && index.kind == 5 {
                record.parts[0].of = Indexed::Expression(format!("lower({quoted})"));
            }
            self.schema.add_index(record);
        }
    }
}
