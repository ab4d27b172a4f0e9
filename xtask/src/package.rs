//! The npm package: what builds it, and the package as a user gets it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process::{command, output, root};

/// Installs what the package in a folder of the repository is built, tested or run with, unless what is installed there
/// is what its lock file says.
pub(crate) fn install(folder: &str) -> Result<()> {
    let folder = root().join(folder);
    let lock = std::fs::read(folder.join("package-lock.json"))?;
    let mark = folder.join("node_modules/.installed-from");
    if std::fs::read(&mark).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    output(npm().args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder))?;
    std::fs::write(mark, lock).context("could not remember what was installed")
}

/// Packs the package and installs the tarball, offline, in an empty project. Gives the path of its program.
pub(crate) fn packed(project: &Path) -> Result<PathBuf> {
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        std::fs::copy(root().join(licence), root().join("npm").join(licence))?;
    }
    let folder = root().join("npm");
    let said =
        output(npm().args(["pack", "--silent", "--pack-destination"]).arg(project).current_dir(folder))?;
    let tarball = project.join(said.lines().last().context("npm pack named no tarball")?.trim());
    std::fs::write(project.join("package.json"), "{ \"private\": true }\n")?;
    output(
        npm().args(["install", "--offline", "--no-audit", "--no-fund"]).arg(&tarball).current_dir(project),
    )?;
    Ok(project.join("node_modules/throughline/bin/throughline.js"))
}

/// The `npm` of this platform.
pub(crate) fn npm() -> std::process::Command {
    command(if cfg!(windows) { "npm.cmd" } else { "npm" })
}
