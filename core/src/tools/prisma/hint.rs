//! Where a project says that its schema and migrations are: `prisma.config.ts`, and `prisma` in `package.json`.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use crate::ordered::CollectVec;
use crate::text::{Snapshot, is_below};
use crate::tools::{folder_of, join, name_of};

/// What a project says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Hint {
    /// The folder that it is about.
    folder: String,
    /// The schema: a file or a folder.
    pub(super) schema: Option<String>,
    /// The migrations folder.
    pub(super) migrations: Option<String>,
}

impl Hint {
    /// Whether it is about this schema file: names it or a folder above it; or names none, and this is where Prisma
    /// looks then.
    pub(super) fn is_about(&self, root: &str) -> bool {
        match &self.schema {
            Some(schema) => schema == root || is_below(root, schema),
            None => self.migrations.is_some() && USUAL.iter().any(|usual| join(&self.folder, usual) == root),
        }
    }
}

/// Where Prisma looks for a schema that nothing names.
const USUAL: [&str; 2] = ["schema.prisma", "prisma/schema.prisma"];

/// The names of Prisma's own configuration.
const CONFIGS: [&str; 6] = [
    "prisma.config.ts",
    "prisma.config.mts",
    "prisma.config.cts",
    "prisma.config.js",
    "prisma.config.mjs",
    "prisma.config.cjs",
];

/// Whether a file may hold a hint.
pub(super) fn is_clue(path: &str) -> bool {
    let name = name_of(path);
    name == "package.json" || CONFIGS.contains(&name) || path.ends_with(".config/prisma.ts")
}

/// What the file says, if anything, in paths from the root of the tree.
pub(super) fn hint(snapshot: &Snapshot, path: &str) -> Option<Hint> {
    let text = core::str::from_utf8(snapshot.bytes(path)?).ok()?;
    let folder = folder_of(path);
    let (schema, migrations) = if name_of(path) == "package.json" {
        let package: serde_json::Value = serde_json::from_str(text).ok()?;
        let schema = package.get("prisma")?.get("schema")?.as_str()?.to_owned();
        (Some(schema), None)
    } else {
        let migrations = after_key(text, "migrations")
            .and_then(|rest| path_after(rest.get(..200).unwrap_or(rest), "path"));
        (path_after(text, "schema"), migrations)
    };
    let folder = folder.strip_suffix(".config").unwrap_or(folder).trim_end_matches('/');
    let resolve = |path: String| resolved(folder, &path);
    // A schema that is said and cannot be told is not the usual one.
    let is_said = schema.is_some() || after_key(text, "schema").is_some();
    let schema = schema.and_then(resolve);
    let migrations = migrations.and_then(resolve).filter(|_| !is_said || schema.is_some());
    Some(Hint { folder: folder.to_owned(), schema, migrations })
}

/// The path that is the value of a key: a string, or the strings of a call that joins them.
fn path_after(text: &str, key: &str) -> Option<String> {
    let rest = after_key(text, key)?;
    let line_end = rest.find('\n').unwrap_or(rest.len());
    let value = match rest.find('(') {
        Some(open) if open < line_end => &rest[..rest.find(')').unwrap_or(rest.len())],
        _ => {
            let literal = rest.trim_start();
            if !literal.starts_with(['"', '\'', '`']) {
                return None;
            }
            &rest[..line_end]
        }
    };
    let is_call = value.contains('(');
    let mut parts: Vec<&str> = strings(value).collect_vec();
    if !is_call {
        parts.truncate(1);
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// What follows `key:`, where that is no part of a longer name and stands in no comment.
fn after_key<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    text.match_indices(key).find_map(|(at, _)| {
        let before = &text[..at];
        let line = before.rsplit('\n').next().unwrap_or(before);
        let is_comment = line.contains("//") || line.trim_start().starts_with('*');
        let is_longer = before.ends_with(|char: char| char.is_alphanumeric() || char == '_' || char == '.');
        let rest = text[at + key.len()..].trim_start_matches(['"', '\'']).trim_start();
        rest.strip_prefix(':').filter(|_| !is_comment && !is_longer)
    })
}

/// The string literals in a piece of TypeScript.
fn strings(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    core::iter::from_fn(move || {
        let start = rest.find(['"', '\'', '`'])?;
        let quote = rest[start..].chars().next()?;
        let body = &rest[start + 1..];
        let end = body.find(quote)?;
        rest = &body[end + 1..];
        Some(&body[..end])
    })
}

/// `path` seen from `folder`, without `.` and `..`; none where it leaves the tree.
fn resolved(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.iter().fold(String::new(), |folder, part| join(&folder, part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: &str, text: &str) -> Option<(Option<String>, Option<String>)> {
        let mut snapshot = Snapshot::default();
        snapshot.supply(path, text.as_bytes().to_vec());
        hint(&snapshot, path).map(|hint| (hint.schema, hint.migrations))
    }

    #[test]
    fn package_json_names_the_schema() {
        let hint = read("apps/api/package.json", r#"{"prisma": {"schema": "../db/schema.prisma"}}"#);
        assert_eq!(hint, Some((Some("apps/db/schema.prisma".to_owned()), None)));
        assert_eq!(read("package.json", r#"{"prisma": {"seed": "x"}}"#), None);
    }

    #[test]
    fn prisma_config_names_schema_and_migrations() {
        let config = "// schema: 'no'\nexport default defineConfig({\n  schema: path.join('db', 'schema'),\n  migrations: {\n    path: \"./db/migrations\",\n    seed: 'tsx seed.ts',\n  },\n});\n";
        let hint = read("packages/db/prisma.config.ts", config);
        assert_eq!(
            hint,
            Some((Some("packages/db/db/schema".to_owned()), Some("packages/db/db/migrations".to_owned())))
        );
    }

    #[test]
    fn a_path_out_of_the_tree_is_no_hint() {
        assert_eq!(read("package.json", r#"{"prisma": {"schema": "../x.prisma"}}"#), Some((None, None)));
    }

    #[test]
    fn a_value_that_is_computed_is_no_hint() {
        let config = "export default {\n  schema: schemaPath,\n  datasource: { url: 'x' },\n}";
        assert_eq!(read("prisma.config.ts", config), Some((None, None)));
    }
}
