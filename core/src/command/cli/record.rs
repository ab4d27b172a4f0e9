//! The records of commands and options.

use alloc::borrow::ToOwned;
use alloc::string::String;

use super::{Arguments, Names};
use crate::command::{CheckOptions, Command, Format};
use crate::dialect::Dialect;
use crate::finding::Severity;

/// A command.
pub struct CommandRecord {
    /// Its words: `hook install`.
    pub path: &'static [&'static str],
    /// What it does, in a line.
    pub summary: &'static str,
    /// Its arguments, in order.
    pub positionals: &'static [Positional],
    /// Its own options; it also takes the [`GLOBAL`] ones.
    pub options: &'static [&'static OptionRecord],
    /// Command lines that show it, without the program's name.
    pub examples: &'static [&'static str],
    /// What it asks for.
    pub(super) build: fn(&Arguments) -> Command,
}

impl CommandRecord {
    /// Its own options, then the global ones.
    pub fn all_options(&self) -> impl Iterator<Item = &'static OptionRecord> {
        self.options.iter().chain(GLOBAL).copied()
    }
}

/// An argument of a command.
pub struct Positional {
    /// As help shows it: `SOURCE`.
    pub name: &'static str,
    /// What it is, in a line.
    pub summary: &'static str,
    /// What it names.
    pub names: Names,
    /// Whether the command cannot do without.
    pub required: bool,
}

/// An option.
pub struct OptionRecord {
    /// Its long name, without dashes.
    pub name: &'static str,
    /// Its short name.
    pub short: Option<char>,
    /// The value it takes; none for a switch.
    pub value: Option<Value>,
    /// What it does, in a line.
    pub summary: &'static str,
}

impl OptionRecord {
    const fn switch(name: &'static str, summary: &'static str) -> Self {
        Self { name, short: None, value: None, summary }
    }

    const fn with_value(name: &'static str, value: Value, summary: &'static str) -> Self {
        Self { name, short: None, value: Some(value), summary }
    }

    /// Whether this is its long or short name.
    pub fn is_called(&self, name: &str) -> bool {
        let mut chars = name.chars();
        self.name == name || (self.short.is_some() && chars.next() == self.short && chars.next().is_none())
    }
}

/// The value of an option.
pub struct Value {
    /// As help shows it: `PATH`.
    pub name: &'static str,
    /// What it names.
    pub names: Names,
    /// The values it may have; empty: any.
    pub allowed: &'static [&'static str],
    /// What it is when it is not given.
    pub default: Option<&'static str>,
}

impl Value {
    const fn any(name: &'static str, names: Names) -> Self {
        Self { name, names, allowed: &[], default: None }
    }

    /// Whether it may be this.
    pub fn allows(&self, value: &str) -> bool {
        self.allowed.is_empty() || self.allowed.contains(&value)
    }

    /// As help shows it: the values it may have, or its name.
    pub fn shape(&self) -> String {
        if self.allowed.is_empty() { self.name.to_owned() } else { self.allowed.join("|") }
    }
}

pub(super) static HELP: OptionRecord =
    OptionRecord { name: "help", short: Some('h'), value: None, summary: "Print this help" };
pub(super) static VERSION: OptionRecord =
    OptionRecord { name: "version", short: Some('V'), value: None, summary: "Print the version" };
pub(super) static QUIET: OptionRecord =
    OptionRecord { name: "quiet", short: Some('q'), value: None, summary: "Print findings only" };
pub(super) static COLOR: OptionRecord = OptionRecord::with_value(
    "color",
    Value { name: "WHEN", names: Names::Word, allowed: &["auto", "always", "never"], default: Some("auto") },
    "Whether to colour; auto: where a terminal reads along and NO_COLOR is not set",
);

/// The options that every command takes.
pub static GLOBAL: &[&OptionRecord] = &[&QUIET, &COLOR, &HELP, &VERSION];

static EXPLAIN: OptionRecord =
    OptionRecord::switch("explain", "Say of every noun in the docs what became of it, and why");
static NOUN: OptionRecord = OptionRecord::with_value(
    "noun",
    Value::any("NOUN", Names::Word),
    "Say it of this noun only; implies --explain",
);
static DRY_RUN: OptionRecord =
    OptionRecord::switch("dry-run", "Print what would be written, and write nothing");
static NO_QUESTIONS: OptionRecord =
    OptionRecord::switch("no-questions", "Take the stated defaults without printing the open questions");
static STAGED: OptionRecord =
    OptionRecord::switch("staged", "Read the Git index, and judge only what HEAD does not have");
static RANGE: OptionRecord = OptionRecord::with_value(
    "range",
    Value::any("BEFORE..AFTER", Names::Word),
    "Read the later of two commits, and judge only what the earlier one does not have",
);
static SCHEMA: OptionRecord = OptionRecord::with_value(
    "schema",
    Value::any("PATH", Names::Path),
    "The schema file or folder, instead of what is found",
);
static MIGRATIONS: OptionRecord = OptionRecord::with_value(
    "migrations",
    Value::any("PATH", Names::Path),
    "The migrations folder, instead of what is found",
);
static DATABASE: OptionRecord = OptionRecord::with_value(
    "database",
    Value { name: "DATABASE", names: Names::Word, allowed: DATABASES, default: None },
    "The database of migrations that do not say theirs",
);
static FAIL_ON: OptionRecord = OptionRecord::with_value(
    "fail-on",
    Value {
        name: "SEVERITY",
        names: Names::Word,
        allowed: &[Severity::Error.name(), Severity::Warning.name(), Severity::Note.name()],
        default: Some(Severity::Error.name()),
    },
    "The lightest severity that fails",
);
static STRICT: OptionRecord =
    OptionRecord::switch("strict", "Fail where statements that were not understood leave something unknown");
static CHECK_FORMAT: OptionRecord =
    format_option(&[Format::Human.name(), Format::Json.name(), Format::Markdown.name()], Format::Human);
static DIFF_FORMAT: OptionRecord = format_option(
    &[Format::Human.name(), Format::Json.name(), Format::Markdown.name(), Format::Sql.name()],
    Format::Human,
);
static INSPECT_FORMAT: OptionRecord = format_option(
    &[Format::Sql.name(), Format::Prisma.name(), Format::Json.name(), Format::Mermaid.name()],
    Format::Sql,
);

const fn format_option(allowed: &'static [&'static str], default: Format) -> OptionRecord {
    OptionRecord::with_value(
        "format",
        Value { name: "FORMAT", names: Names::Word, allowed, default: Some(default.name()) },
        "How to print it",
    )
}

/// The databases that migrations can be of, as configuration writes them.
const DATABASES: &[&str] = &[
    Dialect::PostgreSql.facts().key,
    Dialect::MySql.facts().key,
    Dialect::Sqlite.facts().key,
    Dialect::CockroachDb.facts().key,
    Dialect::SqlServer.facts().key,
];

const SOURCE: &str = "a schema file or folder, a migrations folder, REV:PATH, journey or empty";

/// Every command, as help lists them.
pub static COMMANDS: &[CommandRecord] = &[
    CommandRecord {
        path: &["init"],
        summary: "Find docs, schema and migrations, and write throughline.toml",
        positionals: &[],
        options: &[],
        examples: &["init"],
        build: |_| Command::Init,
    },
    CommandRecord {
        path: &["design"],
        summary: "Design the schema that the product docs ask for",
        positionals: &[Positional {
            name: "DIR",
            summary: "the folder of the product; the docs are below it",
            names: Names::Path,
            required: false,
        }],
        options: &[&EXPLAIN, &NOUN, &DRY_RUN, &NO_QUESTIONS],
        examples: &["design", "design examples/repair-cafe", "design --noun invoice"],
        build: |arguments| Command::Design {
            folder: arguments.word(0).unwrap_or(arguments.here()).to_owned(),
            explain: match arguments.value(&NOUN) {
                Some(noun) => Some(Some(noun.to_owned())),
                None => arguments.has(&EXPLAIN).then_some(None),
            },
            dry_run: arguments.has(&DRY_RUN),
            questions: !arguments.has(&NO_QUESTIONS),
        },
    },
    CommandRecord {
        path: &["check"],
        summary: "Compare docs, schema and migrations, without a database",
        positionals: &[],
        options: &[&STAGED, &RANGE, &SCHEMA, &MIGRATIONS, &DATABASE, &CHECK_FORMAT, &FAIL_ON, &STRICT],
        examples: &[
            "check",
            "check --staged",
            "check --range main..HEAD",
            "check --schema prisma/schema.prisma --migrations prisma/migrations",
            "check --format json --fail-on warning",
        ],
        build: |arguments| {
            Command::Check(CheckOptions {
                staged: arguments.has(&STAGED),
                range: arguments.value(&RANGE).map(ToOwned::to_owned),
                schema: arguments.value(&SCHEMA).map(ToOwned::to_owned),
                migrations: arguments.value(&MIGRATIONS).map(ToOwned::to_owned),
                database: database_of(arguments),
                format: format_of(arguments, &CHECK_FORMAT),
                fail_on: arguments.value(&FAIL_ON).and_then(Severity::from_name).unwrap_or(Severity::Error),
                strict: arguments.has(&STRICT),
            })
        },
    },
    CommandRecord {
        path: &["diff"],
        summary: "Say what changes from one source to another",
        positionals: &[
            Positional { name: "BEFORE", summary: SOURCE, names: Names::Source, required: true },
            Positional { name: "AFTER", summary: SOURCE, names: Names::Source, required: true },
        ],
        options: &[&DATABASE, &DIFF_FORMAT],
        examples: &[
            "diff prisma/migrations prisma/schema.prisma",
            "diff main:prisma/schema.prisma prisma/schema.prisma --format sql",
            "diff empty journey --format sql",
        ],
        build: |arguments| Command::Diff {
            before: arguments.word(0).unwrap_or_default().to_owned(),
            after: arguments.word(1).unwrap_or_default().to_owned(),
            format: format_of(arguments, &DIFF_FORMAT),
            database: database_of(arguments),
        },
    },
    CommandRecord {
        path: &["inspect"],
        summary: "Print one source in another form",
        positionals: &[Positional { name: "SOURCE", summary: SOURCE, names: Names::Source, required: true }],
        options: &[&DATABASE, &INSPECT_FORMAT],
        examples: &[
            "inspect prisma/migrations --format json",
            "inspect db/migrations --database mysql",
            "inspect prisma/schema.prisma --format mermaid",
        ],
        build: |arguments| Command::Inspect {
            source: arguments.word(0).unwrap_or_default().to_owned(),
            format: format_of(arguments, &INSPECT_FORMAT),
            database: database_of(arguments),
        },
    },
    CommandRecord {
        path: &["explain"],
        summary: "Print the page of a rule, or the list of rules",
        positionals: &[Positional {
            name: "RULE",
            summary: "the name of a rule",
            names: Names::Word,
            required: false,
        }],
        options: &[],
        examples: &["explain", "explain schema-ahead-of-migrations"],
        build: |arguments| Command::Explain { rule: arguments.word(0).map(ToOwned::to_owned) },
    },
    CommandRecord {
        path: &["hook", "install"],
        summary: "Install the pre-commit hook; an existing one is kept and runs first",
        positionals: &[],
        options: &[],
        examples: &["hook install"],
        build: |arguments| Command::HookInstall(arguments.hooks().clone()),
    },
    CommandRecord {
        path: &["hook", "uninstall"],
        summary: "Take the hook out again; what was there before is put back",
        positionals: &[],
        options: &[],
        examples: &["hook uninstall"],
        build: |arguments| Command::HookUninstall(arguments.hooks().clone()),
    },
    CommandRecord {
        path: &["hook", "status"],
        summary: "Say whether the hook is installed",
        positionals: &[],
        options: &[],
        examples: &["hook status"],
        build: |arguments| Command::HookStatus(arguments.hooks().clone()),
    },
    CommandRecord {
        path: &["hook", "run"],
        summary: "Judge what is being committed; the hook runs this",
        positionals: &[],
        options: &[],
        examples: &["hook run"],
        build: |_| Command::HookRun,
    },
];

fn database_of(arguments: &Arguments) -> Option<Dialect> {
    arguments.value(&DATABASE).and_then(Dialect::from_key)
}

fn format_of(arguments: &Arguments, option: &OptionRecord) -> Format {
    arguments.value(option).and_then(Format::from_name).unwrap_or(Format::Human)
}
