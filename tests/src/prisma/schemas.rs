//! Prisma schemas to compare on, and our reading of them.

use throughline_core::schema::Schema;
use throughline_core::text::{Sources, Text};
use throughline_core::tools::prisma::models;

/// The schemas of `tests/prisma/schemas`, by name.
pub fn written() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/prisma/schemas");
    let read = std::fs::read_dir(folder).expect("a folder of schemas").map(|entry| {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        (name, std::fs::read_to_string(&path).expect("a schema"))
    });
    let mut schemas: Vec<_> = read.collect();
    schemas.sort();
    schemas
}

/// Our reading of a schema that is not at fault.
pub fn model(name: &str, text: &str) -> Schema {
    let (schema, findings) = read(name, text);
    assert_eq!(findings, [""; 0], "{name}\n{text}");
    schema
}

/// Our reading of a schema, and what we find fault with.
pub fn read(name: &str, text: &str) -> (Schema, Vec<String>) {
    let mut sources = Sources::default();
    let file = sources.add(Text::new(name, text));
    let (schema, findings) = models::read(&[file], &sources);
    (schema, findings.into_iter().map(|finding| finding.message).collect())
}
