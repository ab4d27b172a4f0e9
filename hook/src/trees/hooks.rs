//! Git's hooks folder.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use git2::{ErrorCode, Repository};

use super::Files;
use crate::obstacle;

/// The hooks that stand in Git's hooks folder.
pub(super) struct Hooks {
    hooks: BTreeMap<String, PathBuf>,
}

impl Hooks {
    /// Lists the folder; one that is not there yet has no hooks.
    pub(super) fn list(repository: &Repository) -> Result<Self> {
        let folder = folder(repository)?;
        let hooks =
            hooks(&folder).with_context(|| format!("cannot list the hooks in {}", folder.display()))?;
        Ok(Self { hooks })
    }
}

fn hooks(folder: &Path) -> Result<BTreeMap<String, PathBuf>> {
    let listing = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(BTreeMap::new()),
        listing => listing?,
    };
    let mut hooks = BTreeMap::new();
    for hook in listing {
        let hook = hook?;
        if !hook.file_type()?.is_dir() {
            hooks.insert(hook.file_name().to_string_lossy().into_owned(), hook.path());
        }
    }
    Ok(hooks)
}

/// Where Git looks for hooks: `core.hooksPath`, or the `hooks` folder that all worktrees share.
pub(crate) fn folder(repository: &Repository) -> Result<PathBuf> {
    let Some(named) = named(repository).map_err(|error| obstacle::explain(&error))? else {
        return Ok(repository.commondir().join("hooks"));
    };
    let folder = repository.workdir().unwrap_or(repository.path()).join(named);
    if folder.exists() && !folder.is_dir() {
        bail!(
            "hooks are turned off: core.hooksPath is {}, which is no folder\n  \
             help: run `git config --unset core.hooksPath`",
            folder.display()
        );
    }
    let above = folder.parent().filter(|_| is_generated_by_husky(&folder));
    Ok(above.map_or_else(|| folder.clone(), Path::to_owned))
}

fn named(repository: &Repository) -> Result<Option<PathBuf>, git2::Error> {
    match repository.config()?.snapshot()?.get_path("core.hooksPath") {
        Ok(path) => Ok(Some(path)),
        Err(error) if error.code() == ErrorCode::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Husky writes `.husky/_` anew at every install of packages; its hooks call those of the folder above.
fn is_generated_by_husky(folder: &Path) -> bool {
    folder.ends_with("_") && folder.join("h").is_file()
}

impl Files for Hooks {
    fn paths(&self) -> Vec<String> {
        self.hooks.keys().cloned().collect()
    }

    /// A link that leads nowhere reads as an empty hook, as it is to Git.
    fn read(&self, path: &str) -> Result<Vec<u8>> {
        let hook = self.hooks.get(path).context("there is no such hook")?;
        match fs::read(hook) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            bytes => Ok(bytes?),
        }
    }
}
