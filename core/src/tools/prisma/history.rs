//! The history: folders with a `migration.sql`, in the order of their names, beside `migration_lock.toml`.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use crate::dialect::Dialect;
use crate::finding::{Finding, Location};
use crate::ordered::{BTreeMap, CollectVec};
use crate::text::{Snapshot, Sources};
use crate::tools::{History, HistoryStep, INVALID_HISTORY, decoded, folder_of, has_extension, join, name_of};

/// The SQL of a migration, in its folder.
pub(super) const SCRIPT: &str = "migration.sql";
/// Says which database the migrations are for.
pub(super) const LOCK: &str = "migration_lock.toml";

/// What the folder's history is read from.
pub(super) fn files(snapshot: &Snapshot, folder: &str) -> Vec<String> {
    let lock = Some(join(folder, LOCK)).filter(|path| snapshot.contains(path));
    lock.into_iter().chain(scripts(snapshot, folder).into_values().flatten()).collect_vec()
}

/// The migration that a path is the script of.
pub(super) fn migration_of(path: &str) -> Option<&str> {
    (name_of(path) == SCRIPT).then(|| name_of(folder_of(path)))
}

/// The folders in the migrations folder, and the path of the SQL of each that has one.
fn scripts(snapshot: &Snapshot, folder: &str) -> BTreeMap<String, Option<String>> {
    let mut scripts = BTreeMap::new();
    for path in snapshot.below(folder) {
        let Some((name, rest)) = inside(path, folder).split_once('/') else { continue };
        let script: &mut Option<String> = scripts.entry(name.to_owned()).or_default();
        if rest == SCRIPT {
            *script = Some(path.to_owned());
        }
    }
    scripts
}

/// The path as seen from the folder that it is in.
fn inside<'p>(path: &'p str, folder: &str) -> &'p str {
    path.strip_prefix(folder).unwrap_or(path).trim_start_matches('/')
}

/// Reads a migrations folder.
pub fn history(snapshot: &Snapshot, folder: &str, sources: &mut Sources) -> (History, Vec<Finding>) {
    let folder = folder.trim_end_matches('/');
    let mut findings = Vec::new();
    let mut steps = Vec::new();
    for (name, script) in scripts(snapshot, folder) {
        match script {
            Some(path) => {
                let file = decoded(snapshot, &path, sources, &mut findings);
                steps.extend(file.map(|file| HistoryStep { name, file }));
            }
            // A project that runs its own steps between the migrations keeps them here too.
            None => findings.push(
                Finding::warning(
                    INVALID_HISTORY,
                    Location::Path(join(folder, &name)),
                    alloc::format!("migration `{name}` has no {SCRIPT}"),
                )
                .help("restore the file, or delete the folder"),
            ),
        }
    }
    findings.extend(stray_scripts(snapshot, folder));
    findings.extend(of_one_name(folder, &steps));
    (History { folder: folder.to_owned(), dialect: dialect(snapshot, folder), steps }, findings)
}

/// Migrations whose names differ in capitals alone. (Several of one time are common, and ordered by the rest.)
fn of_one_name(folder: &str, steps: &[HistoryStep]) -> Vec<Finding> {
    let mut names: BTreeMap<String, &str> = BTreeMap::new();
    let mut told = Vec::new();
    for step in steps {
        if let Some(other) = names.insert(step.name.to_lowercase(), &step.name) {
            let name = &step.name;
            let message =
                alloc::format!("`{other}` and `{name}` are one folder wherever capitals do not count");
            let at = Location::Path(join(folder, name));
            told.push(
                Finding::warning("duplicate-migration", at, message).help("give one of them another name"),
            );
        }
    }
    told
}

/// SQL that stands in the migrations folder itself, where Prisma never runs it.
fn stray_scripts<'s>(snapshot: &'s Snapshot, folder: &'s str) -> impl Iterator<Item = Finding> + 's {
    let paths = snapshot.below(folder).filter(move |path| {
        let name = inside(path, folder);
        !name.contains('/') && has_extension(name, "sql")
    });
    paths.map(|path| {
        let message = "Prisma does not run SQL that stands outside the folder of a migration";
        let finding = Finding::warning(INVALID_HISTORY, Location::Path(path.to_owned()), message);
        finding.help(alloc::format!("move it to the folder of a migration, as its {SCRIPT}"))
    })
}

/// The database that `migration_lock.toml` names.
pub(super) fn dialect(snapshot: &Snapshot, folder: &str) -> Option<Dialect> {
    let text = core::str::from_utf8(snapshot.bytes(&join(folder, LOCK))?).ok()?;
    let (document, _) = toml::de::DeTable::parse_recoverable(text);
    Dialect::from_key(document.get_ref().get("provider")?.get_ref().as_str()?)
}

/// Says that `migration_lock.toml` names another database than the datasource: Prisma stops there (P3019).
pub(super) fn mismatch(snapshot: &Snapshot, folder: &str, datasource: Dialect) -> Option<Finding> {
    let locked = dialect(snapshot, folder).filter(|locked| *locked != datasource)?;
    let (locked, datasource) = (locked.facts(), datasource.facts());
    let message = alloc::format!(
        "the migrations are for {}, but the datasource is {}: they were not compared",
        locked.name,
        datasource.name
    );
    let help = "correct the provider of the datasource; or, where the product has moved to another database, move \
                the old migrations away and begin with `npx prisma migrate dev --name init`";
    Some(Finding::error("migration-lock-mismatch", Location::Path(join(folder, LOCK)), message).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snapshot(files: &[(&str, &[u8])]) -> Snapshot {
        let mut snapshot = Snapshot::default();
        for (path, bytes) in files {
            snapshot.supply(*path, bytes.to_vec());
        }
        snapshot
    }

    #[test]
    fn migrations_are_read_in_the_order_of_their_names() {
        let snapshot = snapshot(&[
            ("db/migrations/2_b.sql/migration.sql", b"2"),
            ("db/migrations/1_a/migration.sql", b"1"),
            ("db/migrations/1_a b/migration.sql", b"\xFF\xFE1\0b\0"),
            ("db/migrations/1_a/down.sql", b"-1"),
            ("db/migrations/migration_lock.toml", b"provider = \"postgresql\""),
        ]);
        assert_eq!(files(&snapshot, "db/migrations").len(), 4);
        let mut sources = Sources::default();
        let (history, findings) = history(&snapshot, "db/migrations/", &mut sources);
        assert_eq!(findings, []);
        let names: Vec<&str> = history.steps.iter().map(|step| step.name.as_str()).collect();
        assert_eq!(names, ["1_a", "1_a b", "2_b.sql"]);
        assert_eq!(sources.text(history.steps[1].file).content(), "1b");
        assert_eq!(history.dialect, Some(Dialect::PostgreSql));
    }

    #[test]
    fn a_folder_without_its_script_is_told() {
        let snapshot = snapshot(&[("migrations/1_a/notes.md", b""), ("migrations/2_b.sql", b"")]);
        let (history, findings) = history(&snapshot, "migrations", &mut Sources::default());
        assert_eq!(history.steps, []);
        let locations: Vec<&Location> = findings.iter().map(|finding| &finding.location).collect();
        assert_eq!(
            locations,
            [&Location::Path("migrations/1_a".into()), &Location::Path("migrations/2_b.sql".into())]
        );
    }

    #[test]
    fn a_script_that_was_not_supplied_is_told() {
        let snapshot = Snapshot::of_paths(["m/1/migration.sql".to_owned()]);
        let (_, findings) = history(&snapshot, "m", &mut Sources::default());
        assert_eq!(findings.len(), 1);
    }
}
