//! Models, enums and configuration as a whole.

use alloc::borrow::ToOwned;

use super::*;
use crate::ordered::BTreeSet;
use crate::syntax::prisma::native::Scalar;

/// Names that no model may have, as the client is written in a language that has them.
const RESERVED: &[&str] = &[
    "PrismaClient",
    "async",
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "debugger",
    "default",
    "delete",
    "do",
    "else",
    "enum",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "function",
    "if",
    "implements",
    "import",
    "in",
    "instanceof",
    "interface",
    "let",
    "new",
    "null",
    "package",
    "private",
    "protected",
    "public",
    "return",
    "super",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "var",
    "void",
    "while",
    "with",
    "yield",
];

impl Lowering<'_> {
    pub(super) fn validate_blocks(&mut self) {
        for parsed in self.parsed {
            for block in &parsed.document.blocks {
                match block {
                    Block::Model(model) => {
                        self.validate_block_name(parsed, model.name);
                        let is_model = model.kind == ModelKind::Model;
                        if is_model && RESERVED.contains(&model.name.value) {
                            let message = alloc::format!("`{}` is a reserved name", model.name.value);
                            self.error(parsed.place(model.name.reach), message);
                        }
                        if model.kind != ModelKind::Composite {
                            self.validate_namespace(parsed, model.name, &model.attributes);
                        }
                    }
                    Block::Enum(block) => {
                        if !self.facts().takes_enums_and_json {
                            let message = alloc::format!("{} has no enums", self.facts().name);
                            self.error(parsed.place(block.name.reach), message);
                        }
                        self.validate_block_name(parsed, block.name);
                        self.validate_values(parsed, block);
                        self.validate_namespace(parsed, block.name, &block.attributes);
                    }
                    Block::Config(config) => self.validate_config(parsed, config),
                    Block::Other(_) => {}
                }
            }
        }
    }

    fn validate_block_name(&mut self, parsed: &Parsed<'_>, name: psl::Name<'_>) {
        let place = parsed.place(name.reach);
        if Scalar::from_name(name.value).is_some() {
            self.error(place, alloc::format!("`{}` is the name of a scalar type", name.value));
        }
        if name.value.contains('-') {
            self.error(place, "the character `-` is not allowed in a name".to_owned());
        }
    }

    fn validate_values(&mut self, parsed: &Parsed<'_>, block: &psl::Enum<'_>) {
        if block.values.is_empty() && block.unread.is_empty() {
            let message = alloc::format!("enum `{}` has no values", block.name.value);
            self.error(parsed.place(block.name.reach), message);
        }
        let mut seen = BTreeSet::new();
        for value in &block.values {
            if !seen.insert(value.name.value) {
                let message = alloc::format!(
                    "value `{}` is defined twice on enum `{}`",
                    value.name.value,
                    block.name.value
                );
                self.error(parsed.place(value.name.reach), message);
            }
        }
    }

    /// `@@schema`, where the datasource has `schemas`, and only there.
    fn validate_namespace(&mut self, parsed: &Parsed<'_>, name: psl::Name<'_>, attributes: &[Attribute<'_>]) {
        let said = psl::attribute(attributes, "schema");
        let namespace = said.and_then(|said| said.argument("map", Some(0)));
        let known = &self.datasource.namespaces;
        match (said, namespace.and_then(|namespace| namespace.value.text())) {
            (None, _) if !known.is_empty() => {
                let message =
                    alloc::format!("`{}` says no `@@schema`, and the datasource has `schemas`", name.value);
                self.error(parsed.place(name.reach), message);
            }
            (Some(said), Some(namespace)) if known.iter().all(|(known, _)| *known != namespace) => {
                let message = alloc::format!("the datasource has no schema `{namespace}`");
                self.error(parsed.place(said.reach), message);
            }
            _ => {}
        }
    }

    fn validate_config(&mut self, parsed: &Parsed<'_>, config: &psl::Config<'_>) {
        let mode = config.property("relationMode");
        if config.keyword.value == "generator"
            && config.property("provider").is_none()
            && config.unread.is_empty()
        {
            let message = alloc::format!("generator `{}` says no `provider`", config.name.value);
            self.error(parsed.place(config.name.reach), message);
        }
        if let Some((mode, said)) = mode.and_then(|mode| Some((mode, mode.value.text()?)))
            && !["prisma", "foreignKeys"].contains(&said)
        {
            let message = alloc::format!("`{said}` is no relation mode; `prisma` and `foreignKeys` are");
            self.error(parsed.place(mode.reach), message);
        }
    }

    /// What a model is known by, and its indexes.
    pub(super) fn validate_model(&mut self, at: usize) {
        let (parsed, model) = (self.sources[at].parsed, self.sources[at].model);
        let is_identified =
            self.uniques(at).iter().any(|fields| fields.iter().all(|name| self.identifies(at, name)));
        let is_read = model.unread.is_empty() && model.attribute("ignore").is_none();
        if !is_identified && is_read {
            let message = alloc::format!(
                "model `{}` has no `@id`, `@unique`, `@@id` or `@@unique` of required fields",
                model.name.value
            );
            self.error(parsed.place(model.name.reach), message);
        }
        self.validate_indexes(at);
        self.validate_counting(at);
    }
}
