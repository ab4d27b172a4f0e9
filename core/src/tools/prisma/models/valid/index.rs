//! Keys and indexes: what they take of a field, and their names.

use alloc::borrow::ToOwned;
use alloc::string::ToString;

use super::*;
use crate::dialect::{Counting, Unique};
use crate::ordered::{BTreeMap, BTreeSet};
use crate::syntax::prisma::native::Scalar;
use crate::syntax::prisma::{Argument, FieldType};
use crate::tools::prisma::models::column::FieldKind;

impl Lowering<'_> {
    /// The keys and indexes of a model.
    pub(super) fn validate_indexes(&mut self, at: usize) {
        let (parsed, model) = (self.sources[at].parsed, self.sources[at].model);
        for field in &model.fields {
            for attribute in &field.attributes {
                if ["id", "unique", "relation"].contains(&attribute.name.value) {
                    self.validate_options(parsed, attribute, &attribute.arguments);
                }
            }
        }
        for attribute in &model.attributes {
            let kind = attribute.name.value;
            if !["id", "unique", "index", "fulltext"].contains(&kind) {
                continue;
            }
            self.validate_options(parsed, attribute, &attribute.arguments);
            let place = parsed.place(attribute.reach);
            let mut seen = BTreeSet::new();
            if let Some(twice) =
                named_fields(attribute).find(|name| !name.contains('.') && !seen.insert(*name))
            {
                self.error(place, alloc::format!("`@@{kind}` names `{twice}` twice"));
            }
            let optional = named_fields(attribute).find(|name| !self.is_required(at, name));
            if let Some(optional) = optional.filter(|_| kind == "id") {
                self.error(place, alloc::format!("`@@id` names `{optional}`, which is not required"));
            }
            if kind == "fulltext" && !self.facts().limits.fulltext {
                self.error(place, alloc::format!("{} has no `@@fulltext`", self.facts().name));
            }
            let method = attribute.argument("type", None).and_then(|method| method.value.word());
            if let Some(method) = method.filter(|method| !self.facts().limits.index_methods.contains(method))
            {
                let database = self.facts().name;
                self.error(place, alloc::format!("`{method}` is no type of index of {database}"));
            }
            for part in parts(attribute) {
                let Some(function) = part.value.function() else { continue };
                self.validate_options(parsed, attribute, &function.arguments);
            }
            if let Some(fault) = parts(attribute).iter().find_map(|part| self.fault_of_part(at, part, method))
            {
                self.error(place, fault);
            }
        }
    }

    /// Arguments that one database takes, and another does not.
    fn validate_options(
        &mut self,
        parsed: &Parsed<'_>,
        attribute: &Attribute<'_>,
        arguments: &[Argument<'_>],
    ) {
        let facts = self.facts();
        for argument in arguments {
            let name = argument.name.map_or("", |name| name.value);
            let is_taken = match name {
                "length" => facts.limits.index_lengths && attribute.name.value != "fulltext",
                "clustered" => facts.limits.clustering,
                "map" if attribute.name.value == "id" => facts.names_primary_keys || !facts.is_relational,
                "map" if attribute.name.value == "relation" => {
                    facts.names_foreign_keys || !facts.is_relational
                }
                _ => true,
            };
            if !is_taken {
                let message =
                    alloc::format!("{} takes no `{name}` in `@{}`", facts.name, attribute.name.value);
                self.error(parsed.place(argument.value.reach), message);
            }
        }
    }

    /// Why an index of this type does not take a field.
    fn fault_of_part(&self, at: usize, part: &psl::Expression<'_>, method: Option<&str>) -> Option<String> {
        let function = part.value.function();
        let option = |name: &str| {
            let is_it = |argument: &&Argument<'_>| argument.name.is_some_and(|of| of.value == name);
            function?.arguments.iter().find(is_it).map(|argument| &argument.value.value)
        };
        let name = function.map(|function| function.name).or(part.value.word())?;
        let field = self.field_named(at, name)?;
        let FieldKind::Scalar(scalar) = self.kind(field) else { return None };
        let is_list = field.arity == Arity::List;
        let class = option("ops").map(|class| class.word());
        let fits = match (method, class) {
            (Some("Hash"), _) if option("sort").is_some() => {
                return Some("an index of type `Hash` takes no `sort`".to_owned());
            }
            (Some("Gin"), None) => is_list || scalar == Scalar::Json,
            (Some("Gin"), Some(Some("JsonbOps" | "JsonbPathOps"))) => scalar == Scalar::Json,
            (Some("Gin"), Some(Some("ArrayOps"))) => is_list,
            _ => true,
        };
        (!fits).then(|| alloc::format!("an index of type `Gin` with this class takes no field like `{name}`"))
    }

    /// `autoincrement()`, where few fields take it.
    pub(super) fn validate_counting(&mut self, at: usize) {
        let (parsed, model) = (self.sources[at].parsed, self.sources[at].model);
        let default = |field: &&Field<'_>| {
            let default = field.attribute("default").and_then(|default| default.argument("value", Some(0)));
            let function = default.and_then(|value| value.value.function());
            function.is_some_and(|function| function.name == "autoincrement")
        };
        let counts = self.facts().limits.counting;
        for (number, field) in model.fields.iter().filter(default).enumerate() {
            let name = field.name.value;
            let is_indexed = || {
                let keys = ["id", "unique"].iter().any(|key| field.attribute(key).is_some());
                let of_block = |attribute: &Attribute<'_>| {
                    ["id", "unique", "index"].contains(&attribute.name.value)
                        && named_fields(attribute).any(|of| of == name)
                };
                keys || model.attributes.iter().any(of_block)
            };
            let is_taken = match counts {
                Counting::Any => true,
                Counting::OneIndexed => number == 0 && is_indexed(),
                Counting::Id => field.attribute("id").is_some(),
            };
            if !is_taken {
                let database = self.facts().name;
                let message = alloc::format!("`{name}` cannot count up: {database} counts one key");
                self.error(parsed.place(field.name.reach), message);
            }
        }
    }

    /// Names of foreign keys.
    pub(super) fn validate_foreign_key_names(&mut self) {
        let kept = self.facts().limits.foreign_key_names;
        if kept == Unique::Nowhere {
            return;
        }
        let mut seen: BTreeSet<(Option<usize>, String)> = BTreeSet::new();
        let mut twice = Vec::new();
        for (number, table) in self.schema.tables().enumerate() {
            let scope = (kept == Unique::OfTable).then_some(number);
            if scope.is_some() {
                let key = table.primary_key().and_then(|key| key.name.clone());
                let indexes = table.indexes().filter_map(|index| index.name().map(ToOwned::to_owned));
                seen.extend(indexes.chain(key).map(|name| (scope, name)));
            }
            for key in table.foreign_keys() {
                let Some(name) = key.name() else { continue };
                if !seen.insert((scope, name.to_owned())) {
                    twice.push((name.to_owned(), key.place()));
                }
            }
        }
        for (name, place) in twice {
            let message = alloc::format!("the name `{name}` is that of another key or index");
            let finding = Finding::error(INVALID_SCHEMA, place.into(), message);
            self.findings.push(finding.help("write another name with `map`"));
        }
    }

    /// Whether a field takes no NULL, as far as is known.
    fn is_required(&self, at: usize, name: &str) -> bool {
        self.field_named(at, name).is_none_or(|field| field.arity == Arity::Required)
    }

    /// Whether a field can be part of what tells rows apart.
    pub(super) fn identifies(&self, at: usize, name: &str) -> bool {
        let of = self.field_named(at, name).map(|field| &field.ty);
        self.is_required(at, name) && !matches!(of, Some(FieldType::Unsupported(_)))
    }

    /// Names of indexes and keys, of which the database keeps one per namespace or table.
    pub(super) fn validate_index_names(&mut self) {
        let facts = self.facts();
        if !facts.is_relational {
            return;
        }
        let mut first: BTreeMap<(String, String), Place> = BTreeMap::new();
        let mut twice = Vec::new();
        for table in self.schema.tables().filter(|table| !table.record().is_implicit_join) {
            let by_table = facts.names_indexes_by_table;
            let scope = if by_table { table.name().to_string() } else { table.name().namespace.clone() };
            let key = table.primary_key().filter(|_| facts.names_primary_keys && !by_table);
            let key = key.and_then(|key| Some((key.name.clone()?, key.origin.created)));
            let indexes = table.indexes().filter_map(|index| Some((index.name()?.to_owned(), index.place())));
            for (name, place) in key.into_iter().chain(indexes) {
                match first.get(&(scope.clone(), name.clone())) {
                    Some(first) => twice.push((name, place, *first)),
                    None => {
                        first.insert((scope.clone(), name), place);
                    }
                }
            }
        }
        for (name, place, first) in twice {
            let message = alloc::format!("the name `{name}` is that of another index or key");
            let finding = Finding::error(INVALID_SCHEMA, place.into(), message);
            self.findings.push(finding.related(first, "the first one").help("write another name with `map`"));
        }
    }
}

/// The fields of a block attribute, each with what is said of it.
pub(super) fn parts<'a>(attribute: &'a Attribute<'a>) -> &'a [psl::Expression<'a>] {
    attribute.argument("fields", Some(0)).map_or(&[], |fields| match fields.value.elements() {
        [] => core::slice::from_ref(fields),
        elements => elements,
    })
}
