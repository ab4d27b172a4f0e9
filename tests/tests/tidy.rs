//! What rustc and clippy do not check: sizes, module docs, registries, versions, paths, lock files.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use throughline_core::rules::RULES;

/// The lines that a file of code may have.
const LINES: usize = 400;

fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().expect("tests is a folder of the repository").to_owned()
}

/// The files of the repository: what Git has, and what it would take.
fn files() -> Vec<String> {
    let args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let listed = Command::new("git").args(args).current_dir(root()).output().expect("git lists the files");
    let listed = String::from_utf8(listed.stdout).expect("paths here are UTF-8");
    let files = listed.split('\0').filter(|path| root().join(path).is_file());
    files.map(ToOwned::to_owned).collect()
}

fn with_extension(extension: &str) -> Vec<String> {
    files().into_iter().filter(|path| path.ends_with(&format!(".{extension}"))).collect()
}

fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_default()
}

/// Fails with the list of faults, and where nothing was looked at.
fn tidy(looked_at: usize, faults: &[String]) {
    assert!(looked_at > 0, "nothing was looked at");
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn no_file_of_code_is_longer_than_400_lines() {
    let code: Vec<String> = with_extension("rs").into_iter().chain(with_extension("js")).collect();
    let lines = code.iter().map(|path| (path, text(path).lines().count()));
    let faults: Vec<String> = lines
        .filter(|(_, lines)| *lines > LINES)
        .map(|(path, lines)| format!("{path}: {lines} lines want a folder"))
        .collect();
    tidy(code.len(), &faults);
}

/// The tests of a module, in a file beside it, are told by its name.
#[test]
fn every_module_begins_with_its_docs() {
    let code = with_extension("rs");
    let faults: Vec<String> = code
        .iter()
        .filter(|path| !text(path).starts_with("//!") && !path.ends_with("/tests.rs"))
        .map(|path| format!("{path}: begins without `//!`"))
        .collect();
    tidy(code.len(), &faults);
}

#[test]
fn no_module_is_called_mod() {
    let code = with_extension("rs");
    let faults: Vec<String> = code.iter().filter(|path| path.ends_with("/mod.rs")).cloned().collect();
    tidy(code.len(), &faults);
}

/// `lib.rs` lists the modules of core in reading order. Tests may use all of them.
#[test]
fn a_module_of_core_imports_only_those_that_stand_before_it() {
    let lib = text("core/src/lib.rs");
    let order: Vec<&str> =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let place = |module: &str| order.iter().position(|other| *other == module);
    let mut faults = Vec::new();
    let mut imports = 0;
    for path in with_extension("rs") {
        let Some(inside) = path.strip_prefix("core/src/").filter(|inside| !inside.ends_with("tests.rs"))
        else {
            continue;
        };
        let Some(own) = inside.split(['/', '.']).next().and_then(place) else { continue };
        let code = text(&path);
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        for import in code.split("crate::").skip(1) {
            let name: String =
                import.chars().take_while(|char| char.is_alphanumeric() || *char == '_').collect();
            imports += 1;
            if place(&name).is_some_and(|other| other > own) {
                faults.push(format!("{path}: imports `{name}`, which stands after it"));
            }
        }
    }
    tidy(imports, &faults);
}

/// Each type that the standard ones hold makes them anew, with kilobytes of code.
#[test]
fn core_has_its_own_maps_sets_and_sort() {
    let code: Vec<String> = with_extension("rs")
        .into_iter()
        .filter(|path| path.starts_with("core/src/") && !path.starts_with("core/src/ordered"))
        .filter(|path| !path.ends_with("tests.rs") && !path.contains("/tests/"))
        .collect();
    let standard = ["collections::BTree", "collections::{BTree", ".sort_by", ".sort_unstable", ".sort()"];
    let mut faults = Vec::new();
    for path in &code {
        let code = text(path);
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        for (at, line) in code.lines().enumerate() {
            if standard.iter().any(|standard| line.contains(standard)) {
                faults.push(format!("{path}:{}: `crate::ordered` has maps, sets and an order", at + 1));
            }
        }
    }
    tidy(code.len(), &faults);
}

#[test]
fn only_facts_and_printers_compare_dialects() {
    let code: Vec<String> = with_extension("rs")
        .into_iter()
        .filter(|path| path.starts_with("core/src/"))
        .filter(|path| path != "core/src/dialect.rs" && !path.starts_with("core/src/print/"))
        .filter(|path| !path.ends_with("/tests.rs"))
        .collect();
    let mut faults = Vec::new();
    for path in &code {
        for (at, line) in text(path).lines().enumerate() {
            let names_one = line.contains("== Dialect::") || line.contains("!= Dialect::");
            if names_one || (line.contains("matches!") && line.contains("Dialect::")) {
                faults
                    .push(format!("{path}:{}: a difference between databases is a field of `Facts`", at + 1));
            }
        }
    }
    tidy(code.len(), &faults);
}

#[test]
fn cargo_and_npm_give_one_version() {
    let version_of = |path: &str, before: &str| {
        let text = text(path);
        let line = text.lines().find_map(|line| line.trim().strip_prefix(before));
        line.expect("it names a version").split('"').next().unwrap_or_default().to_owned()
    };
    let cargo = version_of("Cargo.toml", "version = \"");
    assert_eq!(cargo, version_of("npm/package.json", "\"version\": \""));
    assert_eq!(cargo, version_of("npm/package-lock.json", "\"version\": \""));
}

#[test]
fn lock_files_hold_no_download_addresses() {
    let locks: Vec<String> = files()
        .into_iter()
        .filter(|path| path.ends_with("package-lock.json") || path.ends_with("Cargo.lock"))
        .collect();
    let mut faults = Vec::new();
    for path in &locks {
        for (at, line) in text(path).lines().enumerate() {
            let line = line.trim();
            let is_index = line == "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
            let is_address = line.starts_with("\"resolved\"") || (line.starts_with("source =") && !is_index);
            if is_address {
                faults.push(format!("{path}:{}: {line}", at + 1));
            }
        }
    }
    tidy(locks.len(), &faults);
}

#[test]
fn no_file_names_a_place_on_one_machine() {
    let files = files();
    let home = format!("/{}/", "home");
    let places =
        [format!("/{}/", "work"), format!("/{}/.", "root"), format!("{home}runner"), format!("{home}user")];
    let mut faults = Vec::new();
    for path in files.iter().filter(|path| !path.ends_with("-lock.json")) {
        for (at, line) in text(path).lines().enumerate() {
            if places.iter().any(|place| line.contains(place.as_str())) {
                faults.push(format!("{path}:{}: {line}", at + 1));
            }
        }
    }
    tidy(files.len(), &faults);
}

#[test]
fn every_rule_has_its_page_and_every_page_its_rule() {
    let pages = with_extension("md");
    let pages = pages.iter().filter_map(|path| path.strip_prefix("core/src/rules/")?.strip_suffix(".md"));
    let pages: BTreeSet<&str> = pages.collect();
    let rules: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
    assert!(!rules.is_empty());
    assert_eq!(pages, rules);
}

/// What readings claim is weighed by the words of their rules: a rule that nothing claims would weigh nothing, unseen.
#[test]
fn every_rule_that_is_weighed_is_claimed_somewhere() {
    let design = with_extension("rs").into_iter().filter(|path| path.starts_with("core/src/design"));
    let (weighing, reading): (Vec<String>, Vec<String>) = design.partition(|path| path.contains("/weigh"));
    let read: String =
        reading.iter().filter(|path| !path.contains("/tests")).map(|path| text(path)).collect();
    let weighed: BTreeSet<String> = weighing.iter().flat_map(|path| rules_of(&text(path))).collect();
    let unclaimed = weighed.iter().filter(|rule| !read.contains(&format!("\"{rule}\"")));
    let faults: Vec<String> =
        unclaimed.map(|rule| format!("`{rule}` is weighed and never claimed")).collect();
    tidy(weighed.len(), &faults);
}

/// The rules in the lists of those that are weighed, `CLAIMED` and `UNSURE`.
fn rules_of(code: &str) -> Vec<String> {
    let lists = ["static CLAIMED", "const UNSURE"].iter().filter_map(|list| code.split_once(list));
    let lists = lists.filter_map(|(_, list)| list.split_once("];"));
    let words = lists.flat_map(|(list, _)| list.split('"').skip(1).step_by(2).map(ToOwned::to_owned));
    words.collect()
}
