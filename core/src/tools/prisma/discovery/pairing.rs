//! Which migrations belong to which schema.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Found, is_own};
use crate::dialect::Dialect;
use crate::ordered::{BTreeMap, BTreeSet, CollectVec};
use crate::text::Snapshot;
use crate::tools::prisma::history::{LOCK, SCRIPT, dialect};
use crate::tools::{folder_of, join, name_of};

/// A schema or none, the folders that may be its history, and the database of a history alone.
type Paired = (Option<Found>, Vec<String>, Option<Dialect>);

/// Gives every schema its migrations; what is left over stands alone at the end. Where nothing tells which of several
/// schemas a folder belongs to, each of them has it.
pub(super) fn pair(snapshot: &Snapshot, schemas: Vec<Found>) -> Vec<Paired> {
    let histories = histories(snapshot);
    let mut claims: Vec<Claim> = schemas.iter().map(|schema| Claim::of(schema, &histories)).collect_vec();
    drop_mistakes_of_several(&mut claims);
    let mut claimants: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, claim) in claims.iter().enumerate() {
        for folder in &claim.folders {
            claimants.entry(folder).or_default().push(at);
        }
    }
    let mut taken = BTreeSet::new();
    let mut paired = Vec::new();
    for (at, claim) in claims.iter().enumerate() {
        let is_best = |folder: &&String| {
            let rivals = claimants.get(folder.as_str()).into_iter().flatten();
            rivals.filter(|rival| **rival != at).all(|rival| {
                let rival = (claims[*rival].strength, affinity(&schemas[*rival].root, folder));
                (claim.strength, affinity(&schemas[at].root, folder)) >= rival
            })
        };
        let mut folders: Vec<String> = claim.folders.iter().filter(is_best).cloned().collect_vec();
        let closest = folders.iter().map(|folder| affinity(&schemas[at].root, folder)).max();
        folders.retain(|folder| Some(affinity(&schemas[at].root, folder)) == closest);
        taken.extend(folders.iter().cloned());
        paired.push(folders);
    }
    let alone = histories
        .into_iter()
        .filter(|(folder, _)| !taken.contains(folder) && !claimants.contains_key(folder.as_str()))
        .map(|(folder, dialect)| (None, alloc::vec![folder], dialect))
        .collect_vec();
    schemas
        .into_iter()
        .zip(paired)
        .map(|(schema, folders)| (Some(schema), folders, None))
        .chain(alone)
        .collect_vec()
}

/// A folder of another database is taken for the history of a schema only where nothing else claims it: it is told
/// that they do not fit, and nothing is compared.
fn drop_mistakes_of_several(claims: &mut [Claim]) {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for folder in claims.iter().flat_map(|claim| &claim.folders) {
        *count.entry(folder.clone()).or_default() += 1;
    }
    for claim in claims.iter_mut().filter(|claim| claim.strength == Strength::Mistaken) {
        claim.folders.retain(|folder| count.get(folder) == Some(&1));
    }
}

/// Every folder that holds migrations of Prisma, and the database it names.
fn histories(snapshot: &Snapshot) -> BTreeMap<String, Option<Dialect>> {
    let mut folders = BTreeSet::new();
    for path in snapshot.paths().filter(|path| is_own(path)) {
        match name_of(path) {
            LOCK => folders.insert(folder_of(path)),
            SCRIPT => folders.insert(folder_of(folder_of(path))),
            _ => continue,
        };
    }
    folders.into_iter().map(|folder| (folder.to_owned(), dialect(snapshot, folder))).collect()
}

/// How sure a claim is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    /// Where Prisma looks without being told, but of another database.
    Mistaken,
    /// Another folder nearby, of the same database.
    Near,
    /// Where Prisma looks without being told.
    Usual,
    /// Where the project says.
    Said,
}

/// The folders that may be the history of a schema.
struct Claim {
    folders: Vec<String>,
    strength: Strength,
}

impl Claim {
    fn of(schema: &Found, histories: &BTreeMap<String, Option<Dialect>>) -> Self {
        let is_of_another = |folder: &str| match (histories.get(folder), schema.dialect) {
            (Some(Some(history)), Some(dialect)) => *history != dialect,
            _ => false,
        };
        let said = schema.hint.as_ref().and_then(|hint| hint.migrations.clone());
        if let Some(folder) = said.filter(|folder| histories.contains_key(folder)) {
            return Self { folders: alloc::vec![folder], strength: Strength::Said };
        }
        let own = folder_of(&schema.root);
        let mut homes = alloc::vec![own];
        if let Some(folder) = &schema.folder {
            homes.extend([folder.as_str(), folder_of(folder)]);
        }
        let usual = homes.iter().map(|home| join(home, "migrations"));
        if let Some(folder) =
            { usual }.find(|folder| histories.contains_key(folder) && !is_of_another(folder))
        {
            return Self { folders: alloc::vec![folder], strength: Strength::Usual };
        }
        let beside = |is_mistaken: bool| -> Vec<String> {
            let folders = histories.keys().filter(|folder| is_of_another(folder) == is_mistaken);
            // One for each database stand side by side in `migrations`.
            let is_beside = |folder: &&String| {
                let above = folder_of(folder);
                homes.iter().any(|home| *home == above || join(home, "migrations") == above)
            };
            folders.filter(is_beside).cloned().collect_vec()
        };
        let near = beside(false);
        if !near.is_empty() {
            return Self { folders: near, strength: Strength::Near };
        }
        let mut mistaken = beside(true);
        mistaken.retain(|folder| *folder == join(own, "migrations"));
        Self { folders: mistaken, strength: Strength::Mistaken }
    }
}

/// How many words the name of a schema and that of a folder share; `schema.prisma` goes with `migrations`.
fn affinity(root: &str, folder: &str) -> usize {
    let words = |path: &str| -> BTreeSet<String> {
        let name = name_of(path).trim_end_matches(".prisma").to_lowercase();
        let words = name.split(|char: char| !char.is_alphanumeric());
        words
            .filter(|word| !matches!(*word, "" | "schema" | "migrations" | "migration"))
            .map(str::to_owned)
            .collect()
    };
    let (root, folder) = (words(root), words(folder));
    if root.is_empty() && folder.is_empty() { 1 } else { root.intersection(&folder).count() }
}
