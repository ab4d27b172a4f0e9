//! Prisma schemas made up by rule from a number: the same number, the same schema, always a valid one.

use std::fmt::Write as _;

use super::Provider;

/// A schema.
pub fn schema(seed: u64, provider: Provider) -> String {
    Maker {
        provider,
        choices: Choices(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1),
        enums: Vec::new(),
        models: Vec::new(),
    }
    .make()
}

/// A row of choices (xorshift64*).
struct Choices(u64);

impl Choices {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % count
    }

    fn of<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        &list[self.below(list.len())]
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }
}

/// Type, attributes, whether it can stand in an index.
type Scalar = (&'static str, &'static str, bool);

const SCALARS: &[Scalar] = &[
    ("String", "", true),
    ("String", "@db.VarChar(80)", true),
    ("String", "@default(\"it's \\\"so\\\"\")", true),
    ("String", "@db.Char(4)", true),
    ("String", "@db.Uuid @default(dbgenerated(\"gen_random_uuid()\"))", true),
    ("String", "@db.Xml", false),
    ("String", "@db.Inet", true),
    ("String", "@default(cuid())", true),
    ("Int", "", true),
    ("Int", "@default(-3)", true),
    ("Int", "@db.SmallInt @default(autoincrement())", true),
    ("BigInt", "@default(4611686018427387904)", true),
    ("Float", "@default(1.5)", true),
    ("Float", "@db.Real", true),
    ("Decimal", "@default(0)", true),
    ("Decimal", "@db.Decimal(12, 4)", true),
    ("Decimal", "@db.Money", false),
    ("Boolean", "@default(false)", true),
    ("DateTime", "@default(now())", true),
    ("DateTime", "@updatedAt @db.Timestamptz(6)", true),
    ("DateTime", "@db.Date @default(now())", true),
    ("DateTime", "@db.Time(2)", true),
    ("Json", "@default(\"[1, {}]\")", true),
    ("Json", "@db.Json", false),
    ("Bytes", "@default(\"aGVsbG8=\")", true),
];

/// Those that have no native type.
const PLAIN_SCALARS: &[Scalar] = &[
    ("String", "", true),
    ("String", "@default(\"it's so\")", true),
    ("String", "@default(cuid())", true),
    ("Int", "", true),
    ("Int", "@default(-3)", true),
    ("BigInt", "@default(4611686018427387904)", true),
    ("Float", "@default(1.5)", true),
    ("Decimal", "@default(0)", true),
    ("Boolean", "@default(false)", true),
    ("DateTime", "@default(now())", true),
    ("DateTime", "@updatedAt", true),
    ("Json", "", true),
    ("Bytes", "", true),
];

const LISTS: &[&str] = &[
    "String[]",
    "Int[] @default([1, 2])",
    "String[] @default([])",
    "DateTime[] @db.Timestamptz(3)",
    "Decimal[]",
];

/// Type and attributes of an id of one field, then of a field that references it.
const IDS: &[[&str; 2]] = &[
    ["Int @default(autoincrement())", "Int"],
    ["BigInt @default(autoincrement())", "BigInt"],
    ["String @default(cuid())", "String"],
    ["String @default(uuid()) @db.Uuid", "String @db.Uuid"],
    ["String @db.VarChar(20)", "String @db.VarChar(20)"],
];

const PLAIN_IDS: &[[&str; 2]] =
    &[["Int @default(autoincrement())", "Int"], ["BigInt", "BigInt"], ["String @default(cuid())", "String"]];

const MODELS: &[&str] = &[
    "Boat",
    "Harbour",
    "Sailor",
    "Voyage",
    "Chart",
    "Berth",
    "Sail_Plan",
    "HarbourMasterOfTheWesternApproaches",
];
const FIELDS: &[&str] = &[
    "name",
    "depth",
    "draught_m",
    "callSign",
    "launched",
    "note",
    "rank",
    "colour",
    "aVeryLongFieldNameThatFillsTheIdentifier",
];
/// Names that, after that of a model, fill an identifier; one a model, so that no two are cut to the same.
const LONG_FIELD: &str = "aVeryLongFieldNameThatFillsTheIdentifier";
const ACTIONS: &[&str] = &["Cascade", "Restrict", "NoAction"];

struct Model {
    name: String,
    /// The type of a field that references its id; none where the id is of two fields.
    id: Option<&'static str>,
    lines: Vec<String>,
    attributes: Vec<String>,
}

struct Maker {
    provider: Provider,
    choices: Choices,
    enums: Vec<String>,
    models: Vec<Model>,
}

impl Maker {
    /// Whether the database has enums, lists and native types.
    fn is_rich(&self) -> bool {
        self.provider == Provider::Postgres
    }

    fn make(mut self) -> String {
        let provider = match self.provider {
            Provider::Postgres => "postgresql",
            Provider::Sqlite => "sqlite",
        };
        let mut out =
            format!("datasource db {{\n  provider = \"{provider}\"\n  url = env(\"DATABASE_URL\")\n}}\n");
        let enums = if self.is_rich() { self.choices.below(3) } else { 0 };
        for at in 0..enums {
            let name = format!("Weather{at}");
            let mapped =
                if self.choices.one_in(2) { format!("  @@map(\"weather_{at}\")\n") } else { String::new() };
            let _ = write!(out, "enum {name} {{\n  CALM\n  Squall @map(\"a squall\")\n  FOG\n{mapped}}}\n");
            self.enums.push(name);
        }
        for at in 0..2 + self.choices.below(4) {
            let base = self.choices.of(MODELS);
            let model = self.model(base, at);
            self.models.push(model);
        }
        for at in 0..self.choices.below(6) {
            self.relation(at);
        }
        for model in &self.models {
            let _ = writeln!(out, "model {} {{", model.name);
            for line in model.lines.iter().chain(&model.attributes) {
                let _ = writeln!(out, "  {line}");
            }
            out.push_str("}\n");
        }
        out
    }

    fn model(&mut self, base: &str, at: usize) -> Model {
        let name = format!("{base}{at}");
        let (mut lines, mut attributes, mut indexed) = (Vec::new(), Vec::new(), Vec::new());
        let id = if self.choices.one_in(6) {
            lines.push("one Int".to_owned());
            lines.push("other String @map(\"the other\")".to_owned());
            attributes.push("@@id([other, one])".to_owned());
            None
        } else {
            let ids = if self.is_rich() { IDS } else { PLAIN_IDS };
            let [id, reference] = *self.choices.of(ids);
            let map = if self.is_rich() && self.choices.one_in(4) {
                format!("(map: \"key_of_{at}\")")
            } else {
                String::new()
            };
            lines.push(format!("id {id} @id{map}"));
            Some(reference)
        };
        for count in 0..=self.choices.below(7) {
            let is_long = count == 0 && self.choices.one_in(4);
            let field = if is_long { LONG_FIELD } else { *self.choices.of(FIELDS) };
            let field = format!("{field}{count}");
            lines.push(self.field(&field, &mut indexed));
        }
        for _ in 0..self.choices.below(3) {
            if !indexed.is_empty() {
                attributes.push(self.index(&indexed));
            }
        }
        attributes.sort();
        attributes.dedup_by_key(|attribute| attribute.replace("(sort: Desc)", ""));
        if self.choices.one_in(3) {
            attributes.push(format!("@@map(\"{}_t\")", name.to_lowercase()));
        }
        Model { name, id, lines, attributes }
    }

    fn field(&mut self, name: &str, indexed: &mut Vec<String>) -> String {
        let map = if self.choices.one_in(4) {
            format!(" @map(\"{}_c\")", name.to_lowercase())
        } else {
            String::new()
        };
        if !self.enums.is_empty() && self.choices.one_in(6) {
            let ty = self.choices.of(&self.enums).clone();
            indexed.push(name.to_owned());
            let rest = *self.choices.of(&["", "?", " @default(Squall)", "[] @default([FOG, CALM])"]);
            return format!("{name} {ty}{rest}{map}");
        }
        if self.is_rich() && self.choices.one_in(7) {
            return format!("{name} {}{map}", self.choices.of(LISTS));
        }
        if self.choices.one_in(20) {
            return format!("{name} Unsupported(\"polygon\")?{map}");
        }
        let scalars = if self.is_rich() { SCALARS } else { PLAIN_SCALARS };
        let (ty, attributes, is_indexable) = *self.choices.of(scalars);
        let is_optional = self.choices.one_in(3) && !attributes.contains("autoincrement");
        if is_indexable {
            indexed.push(name.to_owned());
        }
        let unique = if is_indexable && self.choices.one_in(5) { " @unique" } else { "" };
        format!("{name} {ty}{} {attributes}{unique}{map}", if is_optional { "?" } else { "" })
    }

    fn index(&mut self, fields: &[String]) -> String {
        let first = self.choices.of(fields).clone();
        let second = self.choices.of(fields).clone();
        let order = *self.choices.of(&["", "(sort: Desc)"]);
        let list =
            if first == second { format!("{first}{order}") } else { format!("{first}, {second}{order}") };
        // An index of one field could be named like another one, so it says its name.
        let is_single = first == second;
        let map = format!("{}_by_{}", self.models.len(), self.choices.below(1_000_000));
        match self.choices.below(5) {
            0 if !is_single => format!("@@unique([{list}])"),
            0 | 1 => format!("@@unique([{list}], map: \"u{map}\")"),
            2 if self.is_rich() => format!("@@index([{first}], type: Hash, map: \"h{map}\")"),
            3 if !is_single => format!("@@index([{list}])"),
            _ => format!("@@index([{list}], map: \"i{map}\")"),
        }
    }

    /// A relation between two models, which may be one and the same.
    fn relation(&mut self, at: usize) {
        let (one, other) = (self.choices.below(self.models.len()), self.choices.below(self.models.len()));
        let (from, to) = (self.models[one].name.clone(), self.models[other].name.clone());
        if self.choices.one_in(3) && self.models[one].id.is_some() && self.models[other].id.is_some() {
            self.models[one].lines.push(format!("many{at} {to}[] @relation(\"Rel{at}\")"));
            self.models[other].lines.push(format!("back{at} {from}[] @relation(\"Rel{at}\")"));
            return;
        }
        let is_optional = self.choices.one_in(2);
        let mark = if is_optional { "?" } else { "" };
        let mut rest = String::new();
        if self.choices.one_in(2) {
            let action =
                if is_optional && self.choices.one_in(3) { "SetNull" } else { self.choices.of(ACTIONS) };
            let _ = write!(rest, ", onDelete: {action}");
        }
        if self.choices.one_in(3) {
            let _ = write!(rest, ", onUpdate: {}", self.choices.of(ACTIONS));
        }
        if self.is_rich() && self.choices.one_in(4) {
            let _ = write!(rest, ", map: \"fk_{at}\"");
        }
        let is_one = self.choices.one_in(4);
        let (lines, columns, references) = if let Some(ty) = self.models[other].id {
            let (ty, native) = ty.split_once(' ').unwrap_or((ty, ""));
            let unique = if is_one { " @unique" } else { "" };
            (vec![format!("ref{at} {ty}{mark} {native}{unique}")], format!("ref{at}"), "id")
        } else {
            if is_one {
                self.models[one].attributes.push(format!("@@unique([ref{at}a, ref{at}b])"));
            }
            let lines = vec![format!("ref{at}a String{mark}"), format!("ref{at}b Int{mark} @map(\"r{at}\")")];
            (lines, format!("ref{at}a, ref{at}b"), "other, one")
        };
        self.models[one].lines.extend(lines);
        self.models[one].lines.push(format!(
            "to{at} {to}{mark} @relation(\"Rel{at}\", fields: [{columns}], references: [{references}]{rest})"
        ));
        let back = if is_one { "?" } else { "[]" };
        self.models[other].lines.push(format!("of{at} {from}{back} @relation(\"Rel{at}\")"));
    }
}
