//! What a change costs.

use alloc::vec::Vec;

use super::{Change, Pair};
use crate::schema::BaseType;

/// What a change can cost on a database with rows and running code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hazard {
    /// Data is gone, whatever is run afterwards.
    LosesData,
    /// It is refused where rows stand in its way.
    FailsOnRows,
    /// Every row is written anew or read, under a lock.
    RewritesTable,
    /// Writes wait while it runs.
    BlocksWrites,
    /// Code of the schema before no longer works.
    BreaksCode,
}

impl Hazard {
    /// In words, as the end of a sentence that the change begins: `loses data`.
    pub const fn words(self) -> &'static str {
        match self {
            Self::LosesData => "loses data",
            Self::FailsOnRows => "fails on rows that stand in its way",
            Self::RewritesTable => "rewrites the table",
            Self::BlocksWrites => "blocks writes while it runs",
            Self::BreaksCode => "breaks running code",
        }
    }
}

impl Change {
    /// What it can cost, each hazard once, in order.
    pub fn hazards(&self, pair: &Pair<'_>) -> Vec<Hazard> {
        use Hazard::{BlocksWrites, BreaksCode, FailsOnRows, LosesData, RewritesTable};
        match self {
            Self::CreateNamespace(_)
            | Self::CreateExtension(_)
            | Self::CreateEnum(_)
            | Self::CreateSequence(_)
            | Self::CreateTable(_)
            | Self::CommentTable(_)
            | Self::RenamePrimaryKey(_)
            | Self::RenameIndex(_)
            | Self::RenameForeignKey(_)
            | Self::RenameCheck(_)
            | Self::DropForeignKey(_)
            | Self::DropCheck(_)
            | Self::DropIndex(_)
            | Self::DropEnum(_)
            | Self::DropSequence(_)
            | Self::CreateView(_) => Vec::new(),
            Self::DropView(_) => alloc::vec![BreaksCode],
            Self::DropTable(_) | Self::DropColumn(_) => alloc::vec![LosesData, BreaksCode],
            Self::AlterEnum { dropped, reordered, .. } => {
                let mut hazards = Vec::new();
                if !dropped.is_empty() {
                    hazards.push(FailsOnRows);
                }
                if !dropped.is_empty() || *reordered {
                    hazards.push(RewritesTable);
                }
                if !dropped.is_empty() {
                    hazards.push(BreaksCode);
                }
                hazards
            }
            Self::AddColumn(id) => {
                let column = pair.after.walk(*id);
                let record = column.record();
                let is_filled =
                    record.default.is_some() || record.identity.is_some() || record.generated.is_some();
                if column.is_nullable() || is_filled {
                    Vec::new()
                } else {
                    alloc::vec![FailsOnRows, BreaksCode]
                }
            }
            Self::AlterColumn { of, altered } => {
                let (before, after) = (pair.before.walk(of.before), pair.after.walk(of.after));
                let mut hazards = Vec::new();
                let becomes_required = altered.nullability && !after.is_nullable();
                if becomes_required || altered.ty && !widens(&before.ty().base, &after.ty().base) {
                    hazards.push(FailsOnRows);
                }
                if altered.ty {
                    hazards.push(RewritesTable);
                }
                if becomes_required {
                    hazards.push(BreaksCode);
                }
                hazards
            }
            Self::AlterIndex(both) => index_hazards(pair.after.walk(both.after).is_unique()),
            Self::CreateIndex(id) => index_hazards(pair.after.walk(*id).is_unique()),
            Self::AlterPrimaryKey(_)
            | Self::AlterCheck(_)
            | Self::AddCheck(_)
            | Self::AlterForeignKey(_)
            | Self::AddForeignKey(_) => {
                alloc::vec![FailsOnRows, BlocksWrites]
            }
        }
    }
}

fn index_hazards(is_unique: bool) -> Vec<Hazard> {
    if is_unique {
        alloc::vec![Hazard::FailsOnRows, Hazard::BlocksWrites]
    } else {
        alloc::vec![Hazard::BlocksWrites]
    }
}

/// Whether every value of one type is one of the other.
fn widens(before: &BaseType, after: &BaseType) -> bool {
    const WIDER: [(&str, &str); 8] = [
        ("smallint", "integer"),
        ("smallint", "bigint"),
        ("integer", "bigint"),
        ("real", "double precision"),
        ("character varying", "text"),
        ("character", "text"),
        ("int", "bigint"),
        ("tinyint", "int"),
    ];
    match (before, after) {
        (BaseType::Builtin { name: before, .. }, BaseType::Builtin { name: after, modifiers })
            if modifiers.is_empty() =>
        {
            before == after || WIDER.contains(&(before.as_str(), after.as_str()))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::Dialect;
    use crate::diff::{Purpose, compare};
    use crate::replay::Replay;
    use crate::text::{Sources, Text};

    /// The hazards of the one change between two tables of these columns.
    fn hazards(before: &str, after: &str) -> Vec<Hazard> {
        let built = |columns: &str| {
            let mut sources = Sources::default();
            let file = sources.add(Text::new("migration.sql", alloc::format!("CREATE TABLE t ({columns})")));
            let mut replay = Replay::new(Dialect::PostgreSql);
            replay.file(file, &sources);
            replay.finish().schema
        };
        let (before, after) = (built(before), built(after));
        let pair = Pair { before: &before, after: &after, purpose: Purpose::Migration };
        let changes = compare(&pair).changes;
        assert_eq!(changes.len(), 1, "one change: {changes:?}");
        changes[0].hazards(&pair)
    }

    #[test]
    fn what_a_change_costs_depends_on_what_it_does() {
        assert_eq!(hazards("a int, b int", "a int"), [Hazard::LosesData, Hazard::BreaksCode]);
        assert_eq!(hazards("a int", "a int, b int"), []);
        assert_eq!(hazards("a int", "a int, b int NOT NULL"), [Hazard::FailsOnRows, Hazard::BreaksCode]);
        assert_eq!(hazards("a int", "a int, b int NOT NULL DEFAULT 0"), []);
        assert_eq!(hazards("a int", "a int NOT NULL"), [Hazard::FailsOnRows, Hazard::BreaksCode]);
        assert_eq!(hazards("a int NOT NULL", "a int"), []);
        assert_eq!(hazards("a int", "a bigint"), [Hazard::RewritesTable]);
        assert_eq!(hazards("a bigint", "a int"), [Hazard::FailsOnRows, Hazard::RewritesTable]);
        assert_eq!(hazards("a int", "a int CHECK (a > 0)"), [Hazard::FailsOnRows, Hazard::BlocksWrites]);
    }
}
