//! Documents are found by what they are for, not by their number: `00-user-journey.md`, `stack/04-tech-stack.md`,
//! `docs/PRD.md`, `specs/003-billing/spec.md`, `10-backlog/issues/story-007.md`.

use alloc::string::String;

use super::Role;
use crate::ordered::CollectVec;

/// What a document at this path is for; none for every other file.
pub fn is_document(path: &str) -> Option<Role> {
    let path = path.to_ascii_lowercase();
    let mut folders: alloc::vec::Vec<&str> = path.split('/').collect_vec();
    let name = folders.pop()?;
    let stem = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending))?;
    if folders.iter().any(|folder| FOREIGN.contains(folder)) {
        return None;
    }
    let name = plain(stem);
    if STRANGERS.iter().any(|stranger| name.ends_with(stranger)) {
        return None;
    }
    if folders.iter().any(|folder| of_folder(folder) == Some(Role::SchemaDoc)) {
        return Some(Role::SchemaDoc);
    }
    // The plan of a spec-kit feature holds its technical context.
    if name == "plan" && folders.contains(&"specs") {
        return Some(Role::TechStack);
    }
    let by_name = NAMES.iter().find(|(pattern, _)| pattern.fits(&name)).map(|(_, role)| *role);
    by_name.or_else(|| folders.iter().rev().find_map(|folder| of_folder(folder)))
}

/// Whether the path is of prose that may tell what a product does, where no document is named for it.
pub fn may_tell(path: &str) -> bool {
    const OTHERS: [&str; 14] = [
        "api",
        "authors",
        "changelog",
        "code-of-conduct",
        "contributing",
        "deployment",
        "faq",
        "history",
        "install",
        "license",
        "releases",
        "security",
        "testing",
        "todo",
    ];
    let path = path.to_ascii_lowercase();
    let name = path.rsplit('/').next().unwrap_or(&path);
    let stem = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending));
    let is_foreign = path.split('/').any(|folder| FOREIGN.contains(&folder));
    stem.is_some_and(|stem| !OTHERS.contains(&plain(stem).as_str()))
        && !is_foreign
        && is_document(&path).is_none()
}

/// Whether the path is a condensed twin, `00-user-journey.ctx.md`.
pub(super) fn twin(path: &str) -> Option<String> {
    path.strip_suffix(".ctx.md").map(|stem| alloc::format!("{stem}.md"))
}

const ENDINGS: [&str; 4] = [".ctx.md", ".md", ".markdown", ".mdx"];

/// Folders whose documents are somebody else's, or forms to fill in.
const FOREIGN: [&str; 10] = [
    ".git",
    "build",
    "dist",
    "fixtures",
    "node_modules",
    "site-packages",
    "target",
    "template",
    "templates",
    "vendor",
];

/// Documents about a document.
const STRANGERS: [&str; 11] = [
    "-action-plan",
    "-audit",
    "-changelog",
    "-checklist",
    "-example",
    "-findings",
    "-report",
    "-retrospective",
    "-review",
    "-template",
    "-validation",
];

enum Pattern {
    /// The name is this.
    Is(&'static str),
    /// The name has this part.
    Has(&'static str),
    /// The name begins with this.
    Begins(&'static str),
}

use Pattern::{Begins, Has, Is};

impl Pattern {
    fn fits(&self, name: &str) -> bool {
        match self {
            Is(words) => name == *words,
            Has(words) => crate::language::holds(name, words),
            Begins(words) => name.starts_with(words),
        }
    }
}

/// What names tell, the particular before the general. A name is in lower case, its number gone, `-` between words.
static NAMES: &[(Pattern, Role)] = &[
    (Has("database-schema"), Role::SchemaDoc),
    (Has("db-schema"), Role::SchemaDoc),
    (Is("core-tables"), Role::SchemaDoc),
    (Is("special-tables"), Role::SchemaDoc),
    (Is("relationships"), Role::SchemaDoc),
    (Has("user-journey"), Role::Journey),
    (Has("user-journeys"), Role::Journey),
    (Has("customer-journey"), Role::Journey),
    (Is("journey"), Role::Journey),
    (Is("journeys"), Role::Journey),
    (Has("user-flow"), Role::Journey),
    (Has("user-flows"), Role::Journey),
    (Has("tech-stack"), Role::TechStack),
    (Has("technology-stack"), Role::TechStack),
    (Is("techstack"), Role::TechStack),
    (Is("stack"), Role::TechStack),
    (Is("technology"), Role::TechStack),
    (Is("technologies"), Role::TechStack),
    (Has("tech-choices"), Role::TechStack),
    (Has("technology-choices"), Role::TechStack),
    (Has("backlog"), Role::Backlog),
    (Begins("story-"), Role::Backlog),
    (Begins("epic-"), Role::Backlog),
    (Has("scaffold"), Role::Scaffold),
    (Has("prd"), Role::Requirements),
    (Has("product-requirements"), Role::Requirements),
    (Has("requirements"), Role::Requirements),
    (Has("functional-spec"), Role::Requirements),
    (Has("product-spec"), Role::Requirements),
    (Has("user-stories"), Role::Requirements),
    (Has("use-cases"), Role::Requirements),
    (Has("story-map"), Role::Requirements),
    (Has("service-blueprint"), Role::Requirements),
    (Is("spec"), Role::Requirements),
    (Is("srs"), Role::Requirements),
    (Is("brd"), Role::Requirements),
    (Is("constraints"), Role::Requirements),
    (Has("product-brief"), Role::Requirements),
    (Is("brief"), Role::Requirements),
    (Is("behaviour"), Role::Requirements),
    (Is("behavior"), Role::Requirements),
    (Has("architecture"), Role::Architecture),
    (Is("constitution"), Role::Architecture),
    (Is("data-model"), Role::Architecture),
    (Has("business-rules"), Role::Architecture),
    (Has("domain-rules"), Role::Architecture),
    (Has("domain-model"), Role::Architecture),
    (Is("system-design"), Role::Architecture),
    (Is("technical-design"), Role::Architecture),
];

/// What a folder tells of the documents in it that their names do not.
fn of_folder(folder: &str) -> Option<Role> {
    match plain(folder).as_str() {
        "architecture" => Some(Role::Architecture),
        "journeys" | "user-journeys" => Some(Role::Journey),
        "prd" | "prds" | "requirements" => Some(Role::Requirements),
        "backlog" | "stories" | "user-stories" => Some(Role::Backlog),
        "database-schema" => Some(Role::SchemaDoc),
        _ => None,
    }
}

/// A name without its number, with `-` for blanks and underscores: `02a_Tech Stack` is `tech-stack`.
fn plain(name: &str) -> String {
    let name = name.replace(['_', ' ', '.'], "-");
    let (number, rest) = name.split_once('-').unwrap_or(("", &name));
    let is_number = number.bytes().next().is_some_and(|byte| byte.is_ascii_digit()) && number.len() <= 4;
    String::from(if is_number { rest } else { &name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_known_by_name_whatever_its_number() {
        for path in
            ["product-guidelines/00-user-journey.md", "foundation/00-user-journey.md", "docs/User Journey.md"]
        {
            assert_eq!(is_document(path), Some(Role::Journey), "{path}");
        }
        for path in ["product-guidelines/02-tech-stack.md", "stack/04-tech-stack.md", "01-tech-stack.ctx.md"]
        {
            assert_eq!(is_document(path), Some(Role::TechStack), "{path}");
        }
        assert_eq!(is_document("product-guidelines/04-architecture.md"), Some(Role::Architecture));
        assert_eq!(is_document("product-guidelines/12-project-scaffold.md"), Some(Role::Scaffold));
    }

    #[test]
    fn a_file_in_a_backlog_folder_is_backlog() {
        assert_eq!(is_document("product-guidelines/10-backlog/BACKLOG.md"), Some(Role::Backlog));
        assert_eq!(is_document("product-guidelines/10-backlog/issues/P0/login.md"), Some(Role::Backlog));
        assert_eq!(is_document("docs/stories/1.2.story.md"), Some(Role::Backlog));
    }

    #[test]
    fn a_folder_tells_what_a_name_does_not() {
        assert_eq!(is_document("docs/architecture/adr-0007-outbox.md"), Some(Role::Architecture));
        assert_eq!(is_document("docs/user-journeys/renter.md"), Some(Role::Journey));
        assert_eq!(is_document("specs/004-lending/plan.md"), Some(Role::TechStack));
    }

    #[test]
    fn requirements_come_in_many_names() {
        for path in
            ["docs/PRD.md", "specs/001-orders/spec.md", "docs/prd-v2.md", "requirements.md", "my-prd.mdx"]
        {
            assert_eq!(is_document(path), Some(Role::Requirements), "{path}");
        }
    }

    #[test]
    fn our_own_output_is_a_schema_document() {
        assert_eq!(is_document("product-guidelines/07-database-schema.md"), Some(Role::SchemaDoc));
        assert_eq!(is_document("product-guidelines/07-database-schema-essentials.md"), Some(Role::SchemaDoc));
        assert_eq!(is_document("product-guidelines/07-database-schema/journey.md"), Some(Role::SchemaDoc));
    }

    #[test]
    fn what_is_no_document_is_left_alone() {
        for path in [
            "README.md",
            "requirements.txt",
            "src/journey.rs",
            "node_modules/x/architecture.md",
            "validation/00-user-journey-validation.md",
            ".specify/templates/spec-template.md",
            "docs/architecture/review-findings.md",
        ] {
            assert_eq!(is_document(path), None, "{path}");
        }
    }
}
