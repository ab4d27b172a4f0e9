//! Every literate case of `tests/cases`, through core, the native binary and the npm package, which must say and write
//! the same bytes. `UPDATE=1` writes what core says into the pages; read it before you commit it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use throughline_tests::case::{Case, Page, read};
use throughline_tests::front::{Files, Front, Ran, npm};
use throughline_tests::program::missing;

fn main() {
    let arguments = Arguments::from_args();
    let fronts: Arc<[Front]> = fronts().into();
    let mut trials = Vec::new();
    for path in pages(&cases()) {
        let page = page(&path);
        if is_update() {
            std::fs::write(&path, updated(&page)).expect("a page can be written");
        }
        let folder = path.strip_prefix(cases()).expect("it was found below").with_extension("");
        for case in self::page(&path).cases {
            let fronts = Arc::clone(&fronts);
            let name = format!("{} › {}", folder.display(), case.name);
            trials.push(Trial::test(name, move || fronts.iter().try_for_each(|front| check(&case, *front))));
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases")
}

fn is_update() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| value == "1")
}

/// The front ends that are there.
fn fronts() -> Vec<Front> {
    let mut fronts = vec![Front::Core, Front::Native];
    if npm().is_some() {
        fronts.push(Front::Npm);
    } else {
        missing("literate cases through npm", "`cargo xtask test` packs and installs the package");
    }
    fronts
}

fn pages(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder of cases");
    let mut entries: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    let mut pages = Vec::new();
    for path in entries {
        if path.is_dir() {
            pages.extend(self::pages(&path));
        } else if path.extension().is_some_and(|extension| extension == "md") {
            pages.push(path);
        }
    }
    pages
}

fn page(path: &Path) -> Page {
    let text = std::fs::read_to_string(path).expect("a page of cases");
    read(&text).unwrap_or_else(|what| panic!("{}: {what}", path.display()))
}

/// The page as core would have it.
fn updated(page: &Page) -> String {
    let mut contents = Vec::new();
    for case in &page.cases {
        let mut files = case.files.clone();
        for step in &case.steps {
            let ran = Front::Core.run(&step.words, &files);
            contents.push((step.console.clone(), step.console_of(&ran)));
            for (path, fence) in &step.files {
                contents.push((fence.clone(), file(&ran, path)));
            }
            files = ran.files;
        }
    }
    page.with(contents)
}

fn file(ran: &Ran, path: &str) -> String {
    ran.files.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
}

fn check(case: &Case, front: Front) -> Result<(), Failed> {
    let mut files = case.files.clone();
    for step in &case.steps {
        let ran = front.run(&step.words, &files);
        let at = format!("{}, `throughline {}`", front.name(), step.words.join(" "));
        same(&format!("{at}: the console"), &step.console.content, &step.console_of(&ran))?;
        for (path, fence) in &step.files {
            same(&format!("{at}: {path}"), &fence.content, &file(&ran, path))?;
        }
        if front != Front::Core {
            let core = Front::Core.run(&step.words, &files);
            same(&format!("{at}: standard output"), &core.stdout, &ran.stdout)?;
            same(&format!("{at}: standard error"), &core.stderr, &ran.stderr)?;
            if let Some(path) = differing(&core.files, &ran.files) {
                return Err(format!("{at}: `{path}` is not what core writes").into());
            }
        }
        files = ran.files;
    }
    Ok(())
}

fn differing(expected: &Files, found: &Files) -> Option<String> {
    let mut paths = expected.keys().chain(found.keys());
    paths.find(|path| expected.get(*path) != found.get(*path)).cloned()
}

fn same(what: &str, expected: &str, found: &str) -> Result<(), Failed> {
    if expected == found {
        return Ok(());
    }
    let line =
        expected.lines().zip(found.lines()).take_while(|(expected, found)| expected == found).count() + 1;
    Err(format!("{what} differs from line {line} on\n--- expected\n{expected}\n--- found\n{found}").into())
}
