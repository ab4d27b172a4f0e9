//! What `design` writes under `product-guidelines/`: the schema document, its essentials, and the files of the tool.
//!
//! **Invariant: every figure and every tick is computed from the [`Design`]; nothing is claimed by hand.**

mod alternatives;
mod checklist;
mod essentials;
mod migration;
mod phrase;
mod query;
mod schema_doc;
mod table;

use alloc::string::String;
use alloc::vec::Vec;

use crate::design::Design;
use crate::ordered::BTreeSet;
use crate::product::Product;
use crate::text::Sources;

/// A design with the docs that it was made from: what every page needs.
#[derive(Clone, Copy)]
struct Written<'d> {
    design: &'d Design,
    product: &'d Product,
    sources: &'d Sources,
    /// Numbers that two steps have, each an actor's own.
    repeated: &'d BTreeSet<&'d str>,
}

/// The page that tells whose a design is, below `product-guidelines/`.
pub const PAGE: &str = "07-database-schema.md";

/// How the page says that it is ours.
const MARK: &str = "> Designed by Throughline from ";

/// Whether a page is one that this module wrote.
pub fn is_designed(page: &str) -> bool {
    page.contains(MARK)
}

/// The files of a design: path below `product-guidelines/`, content.
pub fn files(design: &Design, product: &Product, sources: &Sources) -> Vec<(String, String)> {
    let mut known = BTreeSet::new();
    let numbers = product.journey.steps.iter().map(|step| step.number.as_str());
    let repeated: BTreeSet<&str> = numbers.filter(|number| !known.insert(*number)).collect();
    let written = Written { design, product, sources, repeated: &repeated };
    let migration = migration::files(design);
    let mut files = alloc::vec![
        (PAGE.into(), schema_doc::page(written, &migration)),
        ("07-database-schema-essentials.md".into(), essentials::page(written)),
    ];
    files.extend(migration.into_iter().map(|(path, content)| {
        let path = alloc::format!("{}/{path}", migration::FOLDER);
        (path, content)
    }));
    files
}
