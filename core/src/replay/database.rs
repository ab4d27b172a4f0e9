//! What a database holds while statements run: the schema, and what a schema does not say.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::names::Names;
use super::session::Session;
use crate::dialect::{Dialect, Facts};
use crate::ordered::{BTreeMap, BTreeSet, CollectVec};
use crate::schema::{
    ColumnId, EnumId, ForeignKeyId, IndexId, ObjectName, Opaque, Schema, TableId, Vocabulary,
};
use crate::syntax::sql::tree::{Kind, Name, Path, Tree};
use crate::text::{FileId, Place, Span};

/// Extensions that make no tables or views, so that a missing table is missing although they stand.
const WITHOUT_TABLES: &[&str] = &[
    "btree_gin",
    "btree_gist",
    "citext",
    "cube",
    "dblink",
    "earthdistance",
    "fuzzystrmatch",
    "hstore",
    "intarray",
    "ltree",
    "moddatetime",
    "pg_trgm",
    "pgcrypto",
    "plpgsql",
    "rum",
    "tablefunc",
    "unaccent",
    "uuid-ossp",
    "vector",
];

/// A database between two statements.
#[derive(Debug, Clone)]
pub(super) struct Database {
    pub(super) schema: Schema,
    /// Names that are taken by what the schema does not name.
    pub(super) names: Names,
    /// Where unqualified names are looked for.
    pub(super) search_path: Vec<String>,
    /// Temporary tables and views, which the schema does not hold.
    pub(super) temporary: BTreeSet<String>,
    /// Domains, composite types and ranges.
    pub(super) types: BTreeSet<ObjectName>,
    /// Tables whose columns a query made, and where.
    pub(super) queried: BTreeMap<TableId, Place>,
    /// How names of relations are spelled that are one in any case; by their lower case.
    pub(super) spellings: BTreeMap<String, ObjectName>,
    /// Foreign keys whose table does not stand, by its name in lower case.
    pub(super) waiting: BTreeMap<String, Vec<ForeignKeyId>>,
    /// The settings of the session that are on.
    pub(super) settings: BTreeSet<String>,
    /// The tables behind virtual ones, and the ends of their names.
    pub(super) shadows: BTreeMap<TableId, Vec<(TableId, &'static str)>>,
    /// Partitions, and tables that inherit.
    pub(super) children: BTreeMap<TableId, Vec<TableId>>,
    /// Enums that a default passes through, since its column was of the type when it was written.
    pub(super) casts: BTreeMap<ColumnId, EnumId>,
    /// The names of defaults that are constraints.
    pub(super) default_names: BTreeMap<ColumnId, String>,
    /// What a refused statement would have made: that it is missing is told once.
    pub(super) refused: BTreeSet<String>,
    /// Whether a statement may have made or dropped objects that it does not name.
    pub(super) is_uncertain: bool,
    /// Whether foreign keys are checked: the database does, and no setting told it not to.
    pub(super) checks_references: bool,
    /// Indexes that the database made for foreign keys, until another one serves.
    pub(super) made_indexes: BTreeSet<IndexId>,
    /// Variables, prepared statements and procedures.
    pub(super) session: Session,
    /// The columns of the keys that the statement that runs still makes.
    pub(super) coming: Vec<Vec<ColumnId>>,
    /// The statement that runs.
    pub(super) at: Place,
}

/// Why the database does not carry a statement out.
#[derive(Debug)]
pub(super) struct Refusal {
    /// PostgreSQL's name of the error (manual, appendix A), which PL/pgSQL handlers name.
    pub(super) code: &'static str,
    /// What is wrong.
    pub(super) message: String,
    /// Where.
    pub(super) place: Place,
    /// The table it is about.
    pub(super) table: Option<String>,
    /// What of the table it is about.
    pub(super) object: Option<String>,
}

/// What comes of a statement.
pub(super) type Done = Result<(), Refusal>;

impl Database {
    pub(super) fn new(dialect: Dialect) -> Self {
        Self {
            schema: Schema::new(dialect, Vocabulary::ALL),
            names: Names::default(),
            search_path: alloc::vec![dialect.facts().default_namespace.to_string()],
            temporary: BTreeSet::new(),
            types: BTreeSet::new(),
            queried: BTreeMap::new(),
            spellings: BTreeMap::new(),
            waiting: BTreeMap::new(),
            settings: BTreeSet::new(),
            shadows: BTreeMap::new(),
            children: BTreeMap::new(),
            casts: BTreeMap::new(),
            default_names: BTreeMap::new(),
            refused: BTreeSet::new(),
            is_uncertain: false,
            checks_references: dialect.facts().checks_references,
            made_indexes: BTreeSet::new(),
            session: Session::default(),
            coming: Vec::new(),
            at: Place::new(FileId::default(), Span::default()),
        }
    }

    pub(super) fn facts(&self) -> &'static Facts {
        self.schema.dialect().facts()
    }

    /// Ends the session that a file runs in.
    pub(super) fn forget_session(&mut self) {
        self.temporary.clear();
        self.settings.clear();
        self.session.end();
        self.search_path = alloc::vec![self.facts().default_namespace.to_string()];
    }

    /// Carries a statement out.
    pub(super) fn apply(&mut self, tree: Tree) -> Done {
        match tree {
            Tree::CreateTable(table) => self.create_table(*table),
            Tree::AlterTable { table, if_exists, only, actions } => {
                self.alter_table(&table, if_exists, only, actions)
            }
            Tree::CreateIndex(index) => self.create_index(*index),
            Tree::CreateEnum { path, values } => self.create_enum(&path, values),
            Tree::CreateType { path } => self.create_type(&path),
            Tree::AddValue { path, if_not_exists, value, position } => {
                self.add_value(&path, if_not_exists, value, position.as_ref())
            }
            Tree::RenameValue { path, before, after } => self.rename_value(&path, &before, after),
            Tree::Rename { kind, if_exists, path, after } => self.rename(kind, if_exists, &path, &after),
            Tree::SetSchema { kind, if_exists, path, namespace } => {
                self.set_namespace(kind, if_exists, &path, &namespace.text)
            }
            Tree::RenameTables(pairs) => pairs
                .iter()
                .try_for_each(|(before, after)| self.rename(Kind::Table, false, before, &after.name)),
            Tree::RenameObject { path, after } => self.rename_object(&path, &after),
            Tree::Drop { kind, if_exists, paths, cascade } => self.drop_all(kind, if_exists, &paths, cascade),
            Tree::CreateSequence { path, if_not_exists, owner } => {
                self.create_sequence(&path, if_not_exists, owner)
            }
            Tree::SetSequenceOwner { path, if_exists, owner } => {
                self.set_sequence_owner(&path, if_exists, owner)
            }
            Tree::CreateView(view) => self.create_view(view),
            Tree::CreateExtension { name } => {
                self.schema.extensions.insert(name.text, self.place(name.span));
                Ok(())
            }
            Tree::CreateNamespace { name, if_not_exists } => self.create_namespace(name, if_not_exists),
            Tree::Comment { table, column, words } => self.comment(&table, column.as_ref(), words),
            Tree::SearchPath(names) => {
                let names = names.into_iter().map(|name| name.text);
                self.search_path = names.filter(|name| name != "$user").collect_vec();
                Ok(())
            }
            Tree::Setting { name, is_on } => {
                let name = name.text.to_ascii_lowercase();
                if is_on {
                    self.settings.insert(name)
                } else {
                    self.settings.remove(&name)
                };
                Ok(())
            }
            Tree::SetVariables(variables) => {
                self.set_variables(variables);
                Ok(())
            }
            Tree::Prepare { name, text } => {
                self.prepare(&name, &text);
                Ok(())
            }
            Tree::Execute { name } => self.execute(&name),
            Tree::ExecuteText { text, mentions, is_dynamic } => {
                self.execute_text(&text, mentions, is_dynamic)
            }
            Tree::CreateProcedure(procedure) => {
                self.session.procedures.insert(procedure.name.text.to_lowercase(), *procedure);
                Ok(())
            }
            Tree::Call { path, arguments } => self.call(&path, &arguments),
            Tree::Block(block) => {
                self.session.forget();
                self.run_block(block)
            }
        }
    }

    /// A range of the file whose statement runs.
    pub(super) fn place(&self, span: Span) -> Place {
        Place::new(self.at.file, span)
    }

    /// The name that a new object of this path gets.
    pub(super) fn new_name(&self, path: &Path) -> ObjectName {
        let alias = self.facts().namespace_alias;
        let is_usual = |name: &Name| alias.is_some_and(|alias| name.text.eq_ignore_ascii_case(alias));
        let namespace = match path.namespace.as_ref().filter(|name| !is_usual(name)) {
            // A history builds one database, by whatever name it is called there.
            Some(_) if self.facts().default_namespace.is_empty() => String::new(),
            Some(namespace) => namespace.text.clone(),
            None => self.search_path.first().cloned().unwrap_or_default(),
        };
        self.spelled(ObjectName::new(namespace, path.name.text.clone()))
    }

    /// The object of a path, by how objects of its kind are found.
    pub(super) fn find<'d, T>(
        &'d self,
        path: &Path,
        mut get: impl FnMut(&'d Self, &ObjectName) -> Option<T>,
    ) -> Option<T> {
        if path.namespace.is_some() {
            return get(self, &self.new_name(path));
        }
        self.search_path.iter().find_map(|namespace| {
            get(self, &self.spelled(ObjectName::new(namespace.clone(), path.name.text.clone())))
        })
    }

    /// The table of a path.
    pub(super) fn table(&self, path: &Path) -> Option<TableId> {
        self.find(path, |database, name| database.schema.table(name).map(|table| table.id))
    }

    /// Whether a path names a temporary table.
    pub(super) fn is_temporary(&self, path: &Path) -> bool {
        let namespace = path.namespace.as_ref().map(|namespace| namespace.text.as_str());
        let name = self.temporary_name(&path.name.text);
        matches!(namespace, None | Some("pg_temp" | "temp")) && self.temporary.contains(&name)
    }

    /// Whether nothing that was not understood can have made or dropped an object of this path.
    pub(super) fn is_certain(&self, path: &Path) -> bool {
        let makes_tables = |extension: &String| !WITHOUT_TABLES.contains(&extension.as_str());
        self.is_certain_but_for_extensions(path) && !self.schema.extensions.keys().any(makes_tables)
    }

    /// Whether none but an extension can have made or dropped an object of this path unseen.
    pub(super) fn is_certain_but_for_extensions(&self, path: &Path) -> bool {
        let name = self.new_name(path);
        let is_own = name.namespace == self.facts().default_namespace
            || self.schema.namespaces.contains_key(&name.namespace);
        is_own
            && !self.is_uncertain
            && !self.refused.contains(&name.name)
            && !self.schema.taint(&name.name).is_unknown()
    }

    /// A refusal that can be told more about.
    pub(super) fn refusal(&self, code: &'static str, span: Span, message: String) -> Refusal {
        Refusal { code, message, place: self.place(span), table: None, object: None }
    }

    /// What comes of a statement on an object that is not there: refused, where that is certain.
    pub(super) fn absent(&self, kind: Kind, if_exists: bool, path: &Path) -> Done {
        if if_exists || self.is_temporary(path) || !self.is_certain(path) {
            return Ok(());
        }
        let code = match kind {
            Kind::Table | Kind::View | Kind::Sequence => "undefined_table",
            Kind::Index | Kind::Type | Kind::Extension => "undefined_object",
            Kind::Namespace => "invalid_schema_name",
        };
        let message = format!("there is no {} `{}` at this point", kind.noun(), path.name.text);
        let mut refusal = self.refusal(code, path.name.span, message);
        let named = if kind == Kind::Table { &mut refusal.table } else { &mut refusal.object };
        *named = Some(path.name.text.clone());
        Err(refusal)
    }

    /// What comes of a statement that makes an object whose name is taken.
    pub(super) fn taken(&self, code: &'static str, kind: Kind, path: &Path) -> Done {
        if !self.is_certain(path) {
            return Ok(());
        }
        let message = format!("{} `{}` is there already", kind.noun(), path.name.text);
        let mut refusal = self.refusal(code, path.name.span, message);
        refusal.object = Some(path.name.text.clone());
        Err(refusal)
    }

    /// What comes of an action on a column or constraint of a table that has none of this name.
    pub(super) fn absent_in(&self, table: TableId, what: &str, code: &'static str, name: &Name) -> Done {
        let message = format!("has no {what} `{}` at this point", name.text);
        self.refuse_in(table, code, name, &message)
    }

    /// Refuses an action on a part of a table, where everything that touched both was understood.
    pub(super) fn refuse_in(&self, table: TableId, code: &'static str, name: &Name, why: &str) -> Done {
        let table = self.schema.walk(table);
        let is_unknown = table.taint().is_unknown() || self.schema.taint(&name.text).is_unknown();
        if is_unknown || self.is_uncertain || self.queried.contains_key(&table.id) {
            return Ok(());
        }
        let mut refusal = self.refusal(code, name.span, format!("table `{}` {why}", table.name()));
        refusal.table = Some(table.name().to_string());
        refusal.object = Some(name.text.clone());
        Err(refusal)
    }

    /// Leaves unknown what the tables that queries made are made of.
    pub(super) fn taint_queried(&mut self) {
        for (table, place) in core::mem::take(&mut self.queried) {
            let mentions = alloc::vec![self.schema.walk(table).name().name.clone()];
            let kind = "CREATE TABLE … AS".to_string();
            self.schema.add_opaque(Opaque { place, kind, expected: None, mentions, is_of_parts: true });
        }
    }

    /// Makes what a statement names unknown, and says why.
    pub(super) fn taint(&mut self, kind: &str, names: Vec<String>) {
        let opaque = Opaque {
            place: self.at,
            kind: kind.to_string(),
            expected: None,
            mentions: names,
            is_of_parts: false,
        };
        self.schema.add_opaque(opaque);
    }
}
