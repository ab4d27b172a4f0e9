//! The labels under which documents choose.

use super::Slot;

/// The labels of each slot, in lower case; sorted.
#[rustfmt::skip]
pub(super) const LABELS: [(Slot, &[&str]); 8] = [
    (Slot::Database, &[
        "data layer", "data storage", "data store", "database", "database engine", "database layer",
        "databases", "datastore", "db", "main database", "persistence", "primary database",
        "relational database",
    ]),
    (Slot::Tool, &[
        "data access", "database access", "database client", "database migrations", "database orm",
        "database toolkit", "migration tool", "migrations", "odm", "orm", "query builder",
        "schema migrations",
    ]),
    (Slot::Backend, &[
        "api", "api framework", "api layer", "application framework", "back-end", "backend", "backend api",
        "backend framework", "framework", "full stack", "full-stack framework", "fullstack",
        "primary dependencies", "runtime", "server", "server framework", "web framework",
    ]),
    (Slot::Language, &[
        "backend language", "language", "languages", "primary language", "programming language",
    ]),
    (Slot::Frontend, &[
        "front-end", "frontend", "frontend framework", "web", "web app", "web frontend",
    ]),
    (Slot::Auth, &[
        "auth", "auth provider", "authentication", "authentication provider", "authn", "identity",
        "identity provider", "user authentication", "user management",
    ]),
    (Slot::Storage, &[
        "blob storage", "document storage", "file storage", "file upload", "file uploads", "files",
        "image storage", "media", "media storage", "object storage", "storage",
    ]),
    (Slot::Payments, &[
        "billing", "payment", "payment gateway", "payment processing", "payment processor",
        "payment provider", "payments", "subscriptions",
    ]),
];

/// Labels that name the choice in a section about it; sorted.
#[rustfmt::skip]
pub(super) const CHOOSERS: &[&str] = &[
    "choice", "chosen", "decision", "our choice", "primary", "provider", "recommendation",
    "recommended", "selected", "selection", "technology",
];
