//! The names that Prisma gives to what a schema does not name, as PostgreSQL would, cut to fit
//! (`ConstraintNames` in Prisma's `psl`).

use alloc::string::String;

/// `{table}_pkey`
pub fn primary_key(table: &str, longest: usize) -> String {
    suffixed(table.into(), "_pkey", longest)
}

/// `{table}_{columns}_key`
pub fn unique(table: &str, columns: &[&str], longest: usize) -> String {
    suffixed(joined(table, columns), "_key", longest)
}

/// `{table}_{columns}_idx`
pub fn index(table: &str, columns: &[&str], longest: usize) -> String {
    suffixed(joined(table, columns), "_idx", longest)
}

/// `{table}_{columns}_fkey`
pub fn foreign_key(table: &str, columns: &[&str], longest: usize) -> String {
    suffixed(joined(table, columns), "_fkey", longest)
}

/// What Prisma calls the table of an implicit many-to-many relation, and what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinNames {
    /// `_AToB`, or `_` and the name of the relation.
    pub table: String,
    /// `_AToB_AB_pkey`: the primary key.
    pub primary_key: String,
    /// Of the unique index that stands for it.
    pub unique: String,
    /// `_AToB_B_index`: the index on the second column.
    pub index: String,
    /// `_AToB_A_fkey` and `_AToB_B_fkey`.
    pub foreign_keys: [String; 2],
}

/// The columns of the table of an implicit many-to-many relation: the model whose name comes first, then the other.
pub const JOIN_COLUMNS: [&str; 2] = ["A", "B"];

/// The names for an implicit many-to-many relation between two models, in the order of their names.
pub fn join(relation: Option<&str>, models: [&str; 2], longest: usize) -> JoinNames {
    let table = match relation {
        Some(name) => alloc::format!("_{name}"),
        None => alloc::format!("_{}To{}", models[0], models[1]),
    };
    let table: String = table.chars().take(longest).collect();
    let with = |suffix: &str| {
        let stem: String = table.chars().take(longest.saturating_sub(suffix.len())).collect();
        stem + suffix
    };
    let foreign_key = |column: &str| {
        let end = table.floor_char_boundary(longest.saturating_sub("_A_fkey".len()));
        alloc::format!("{}_{column}_fkey", &table[..end])
    };
    JoinNames {
        primary_key: with("_AB_pkey"),
        unique: with("_AB_unique"),
        index: with("_B_index"),
        foreign_keys: JOIN_COLUMNS.map(foreign_key),
        table,
    }
}

fn joined(table: &str, columns: &[&str]) -> String {
    alloc::format!("{table}_{}", columns.join("_"))
}

fn suffixed(mut stem: String, suffix: &str, longest: usize) -> String {
    let room = longest.saturating_sub(suffix.len());
    stem.truncate(stem.floor_char_boundary(room));
    stem + suffix
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_keeps_its_suffix() {
        let name = index("a_table_with_quite_a_long_name", &["one_long_column", "another_long_column"], 63);
        assert_eq!(name, "a_table_with_quite_a_long_name_one_long_column_another_long_idx");
        assert_eq!(name.len(), 63);
    }

    #[test]
    fn a_name_is_cut_between_characters() {
        let name = primary_key(&"é".repeat(40), 63);
        assert_eq!(name, "é".repeat(29) + "_pkey");
    }

    #[test]
    fn an_implicit_many_to_many_relation_names_its_table() {
        let names = join(None, ["Author", "Book"], 63);
        assert_eq!(names.table, "_AuthorToBook");
        assert_eq!(names.foreign_keys, ["_AuthorToBook_A_fkey", "_AuthorToBook_B_fkey"]);
        assert_eq!(names.primary_key, "_AuthorToBook_AB_pkey");
        assert_eq!(names.unique, "_AuthorToBook_AB_unique");
        assert_eq!(names.index, "_AuthorToBook_B_index");
        assert_eq!(join(Some("Wrote"), ["Author", "Book"], 63).table, "_Wrote");
    }
}
