//! Files that stand in Git's object store.

use anyhow::{Result, anyhow, bail};
use git2::{Oid, Repository};

use crate::obstacle;

/// The mode of a regular file, without its permissions.
const REGULAR: u32 = 0o100_000;

/// Whether a mode of the index or a tree is a file's: no link, no submodule.
pub(super) const fn is_file(mode: u32) -> bool {
    mode & 0o170_000 == REGULAR
}

/// The bytes of a blob.
pub(super) fn read(repository: &Repository, id: Oid) -> Result<Vec<u8>> {
    let store = repository.odb().map_err(|error| obstacle::explain(&error))?;
    let (size, _) = store.read_header(id).map_err(|_| {
        anyhow!("its object {id} is not in this clone\n  help: run `git cat-file -e {id}`, which fetches it")
    })?;
    if u32::try_from(size).is_err() {
        bail!("it is larger than 4 GiB");
    }
    let object = store.read(id).map_err(|error| obstacle::explain(&error))?;
    Ok(object.data().to_vec())
}
