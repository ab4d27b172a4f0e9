//! Edits of files: all are prepared before the first is made.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use tempfile::NamedTempFile;
use throughline_core::command::{Edit, Tree, Trees, Write};

use crate::place::Place;
use crate::trees::hooks_folder;

/// An edit that can hardly fail any more.
enum Prepared {
    Put { file: NamedTempFile, path: PathBuf },
    Move { before: PathBuf, after: PathBuf },
    Remove(PathBuf),
}

/// Makes all edits in order, or none where one of them cannot be prepared.
pub(super) fn all(writes: &[Write], place: &Place, trees: &Trees) -> Result<()> {
    let mut moved = Vec::new();
    let mut prepared = Vec::new();
    for write in writes {
        let edit =
            prepare(write, place, trees, &moved).with_context(|| format!("cannot write {}", write.path))?;
        if let Some(Prepared::Move { before, .. } | Prepared::Remove(before)) = &edit {
            moved.push(before.clone());
        }
        prepared.extend(edit);
    }
    prepared.into_iter().try_for_each(Prepared::make)
}

/// Prepares an edit; none where the file is already as it is to be. `gone` are paths that an edit before it frees.
fn prepare(write: &Write, place: &Place, trees: &Trees, gone: &[PathBuf]) -> Result<Option<Prepared>> {
    let root = root(&write.tree, place)?;
    let path = root.join(&write.path);
    let is_free = gone.contains(&path);
    let seen = trees.get(&write.tree).and_then(|tree| tree.bytes(&write.path));
    Ok(Some(match &write.edit {
        Edit::Put { content, executable } if is_free => Prepared::put(path, content, *executable)?,
        Edit::Put { content, executable } => {
            refuse_links(&root, &path)?;
            let found = current(&path)?;
            if found.as_ref() == Some(content) && is_executable(&path) >= *executable {
                return Ok(None);
            }
            refuse_unseen(found.as_deref(), seen)?;
            Prepared::put(path, content, *executable)?
        }
        Edit::MoveTo(after) => {
            let after = root.join(after);
            if after.symlink_metadata().is_ok() && !gone.contains(&after) {
                bail!("{} stands in the way\n  help: move it away, then run this again", after.display());
            }
            Prepared::Move { before: path, after }
        }
        Edit::Remove => {
            refuse_unseen(current(&path)?.as_deref(), seen)?;
            Prepared::Remove(path)
        }
    }))
}

/// What stands on disk must be what core saw when it decided.
fn refuse_unseen(found: Option<&[u8]>, seen: Option<&[u8]>) -> Result<()> {
    if found.is_some() && found != seen {
        bail!("it stands there with a content that was not read\n  help: move it away, or run this again");
    }
    Ok(())
}

fn root(tree: &Tree, place: &Place) -> Result<PathBuf> {
    match tree {
        Tree::Working => Ok(place.root.clone()),
        Tree::Hooks => hooks_folder(place.repository()?),
        Tree::Index | Tree::Commit(_) => bail!("only files on disk can be written"),
    }
}

/// A link below the root may lead anywhere; what stands behind it was not meant.
fn refuse_links(root: &Path, path: &Path) -> Result<()> {
    let below = path.ancestors().take_while(|part| *part != root);
    for part in below {
        if part.symlink_metadata().is_ok_and(|found| found.is_symlink()) {
            bail!("{} is a symbolic link\n  help: put a file or folder in its place", part.display());
        }
    }
    Ok(())
}

fn current(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

impl Prepared {
    fn put(path: PathBuf, content: &[u8], executable: bool) -> Result<Self> {
        let folder = path.parent().context("it has no folder")?;
        fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
        let mut file = temporary(&path, folder, executable)?;
        file.write_all(content)?;
        file.as_file().sync_all()?;
        Ok(Self::Put { file, path })
    }

    fn make(self) -> Result<()> {
        match self {
            Self::Put { file, path } => {
                file.persist(&path).with_context(|| format!("cannot write {}", path.display()))?;
            }
            Self::Move { before, after } => {
                fs::rename(&before, &after).with_context(|| format!("cannot move {}", before.display()))?;
            }
            Self::Remove(path) => {
                fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
            }
        }
        Ok(())
    }
}

#[cfg(unix)]
fn temporary(path: &Path, folder: &Path, executable: bool) -> Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt as _;
    let wanted = if executable { 0o777 } else { 0o666 };
    // The umask takes its part of these; those of a file that stands are set as they are.
    let file = tempfile::Builder::new()
        .prefix(".throughline-")
        .permissions(fs::Permissions::from_mode(wanted))
        .tempfile_in(folder)?;
    if let Ok(found) = fs::symlink_metadata(path)
        && found.is_file()
    {
        let mode = found.permissions().mode();
        let readable_may_execute = if executable { mode >> 2 & 0o111 } else { 0 };
        file.as_file().set_permissions(fs::Permissions::from_mode(mode | readable_may_execute))?;
    }
    Ok(file)
}

#[cfg(not(unix))]
fn temporary(_path: &Path, folder: &Path, _executable: bool) -> Result<NamedTempFile> {
    Ok(tempfile::Builder::new().prefix(".throughline-").tempfile_in(folder)?)
}

#[cfg(unix)]
fn is_executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    fs::metadata(path).is_ok_and(|found| found.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(_path: &Path) -> bool {
    true
}

#[cfg(all(test, unix))]
mod tests;
