//! Pages of statement kinds: a heading names a kind, the line below it says what becomes of the statements in its fence.
//!
//! **Invariant: a page is told anew from what is read of it, so that what it says cannot be wrong for long.**

use std::collections::BTreeMap;

use throughline_core::dialect::Dialect;
use throughline_core::syntax::sql::{Reading, statements};

/// One kind of statement.
#[derive(Debug)]
pub struct Kind<'p> {
    /// Its heading.
    pub name: &'p str,
    /// What its page says of it.
    pub told: &'p str,
    /// Its statements.
    pub sql: &'p str,
}

/// The kinds of a page. Lines before the first heading of a kind are prose.
pub fn kinds(page: &str) -> Vec<Kind<'_>> {
    page.split("\n## ").skip(1).filter_map(kind).collect()
}

fn kind(section: &str) -> Option<Kind<'_>> {
    let (name, rest) = section.split_once('\n')?;
    let (told, rest) = rest.split_once("```sql")?;
    let (_, rest) = rest.split_once('\n')?;
    let (sql, _) = rest.split_once("```")?;
    Some(Kind { name, told: told.trim(), sql })
}

/// The statements of a page that a server knows.
pub fn script(page: &str) -> String {
    let served = page.split("\n## ").skip(1).filter(|section| !section.contains("```sql client"));
    served.filter_map(kind).map(|kind| kind.sql).collect()
}

/// What becomes of statements: `read 3, skipped UPDATE 1, not understood ALTER TABLE 1`.
pub fn reading(sql: &str, dialect: Dialect) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for statement in statements(sql, dialect) {
        let what = match statement.reading {
            Reading::Tree(_) => "read".to_owned(),
            Reading::Skipped(what) => format!("skipped {what}"),
            Reading::Opaque(opaque) => format!("unknown {}", opaque.kind),
        };
        *counts.entry(what).or_default() += 1;
    }
    let counts: Vec<String> = counts.into_iter().map(|(what, count)| format!("{what} {count}")).collect();
    counts.join(", ")
}

/// The page with what becomes of each kind told anew.
pub fn retold(page: &str, dialect: Dialect) -> String {
    let mut sections = page.split("\n## ");
    let mut told = sections.next().unwrap_or_default().to_owned();
    for section in sections {
        told.push_str("\n## ");
        match (kind(section), section.find("```sql")) {
            (Some(kind), Some(fence)) => {
                told.push_str(&format!("{}\n{}\n\n", kind.name, reading(kind.sql, dialect)));
                told.push_str(&section[fence..]);
            }
            _ => told.push_str(section),
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# Kinds\n\n## UPDATE\n\n```sql\nUPDATE a SET b = 1;\n```\n\n## psql\nread 9\n\n```sql client\n\\x\n```\n";

    #[test]
    fn a_page_tells_what_becomes_of_its_statements() {
        let told = retold(PAGE, Dialect::PostgreSql);
        assert!(told.contains("## UPDATE\nskipped UPDATE 1\n\n```sql\nUPDATE a"), "{told}");
        assert_eq!(retold(&told, Dialect::PostgreSql), told);
        assert_eq!(kinds(&told)[1].told, "skipped psql command 1");
    }

    #[test]
    fn commands_of_the_client_are_not_sent() {
        assert_eq!(script(PAGE), "UPDATE a SET b = 1;\n");
    }
}
