//! `cargo xtask wasm`: core as a WebAssembly module for the npm package, small, with its JavaScript glue.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use walrus::ModuleConfig;
use wasm_bindgen_cli_support::Bindgen;

use crate::package;
use crate::process::{artifacts, cargo, command, output, root, run as run_to_the_end};

/// What rustc turns on for `wasm32-unknown-unknown` (`rustc --print cfg`); `wasm-opt` must know to read the module.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// How `wasm-opt` shrinks the module. Functions that differ in constants alone become one before others are inlined.
///
/// The lowest kilobyte of memory is the end of the stack, which nothing reaches but an overflow: offsets can be folded
/// into addresses. What is called once and is long stays a function: in one of half a megabyte all variables have long
/// numbers, and its optimisation takes minutes.
const SHRINKING: &[&str] = &[
    "--one-caller-inline-max-function-size=1000",
    "--low-memory-unused",
    "--duplicate-function-elimination",
    "--merge-similar-functions",
    "-Oz",
    "--strip-target-features",
];

/// There is no console to tell of a panic: it is a trap, and nobody reads where it was, or of what value.
const SILENT: &[&str] =
    &["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

/// The standard library is made small with the rest, from its sources (`rust-src` of `rust-toolchain.toml`).
const STANDARD: &[&str] = &["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];

/// The flags are stable in all but name: the toolchain is pinned, and this makes it take them.
const UNSTABLE: &str = "RUSTC_BOOTSTRAP";

const MODULE: &str = "throughline_bg.wasm";

/// Builds and tells the size.
pub(crate) fn run(_: &[String]) -> Result<ExitCode> {
    package::install("npm")?;
    let module = build()?;
    println!("{}", size(&module)?);
    Ok(ExitCode::SUCCESS)
}

/// Builds `npm/wasm` where it is older than what it is made of, and gives the path of the module.
pub(crate) fn build() -> Result<PathBuf> {
    let compiled = compile()?;
    let package = root().join("npm/wasm");
    let module = package.join(MODULE);
    if !(is_newer(&module, &compiled) && is_newer(&module, &std::env::current_exe()?)) {
        let bound = compiled.with_file_name("bound");
        bind(&compiled, &bound)?;
        std::fs::create_dir_all(&package)?;
        for glue in ["throughline.js", "throughline.d.ts"] {
            std::fs::copy(bound.join(glue), package.join(glue))?;
        }
        optimise(&bound.join(MODULE), &module)?;
    }
    Ok(module)
}

fn compile() -> Result<PathBuf> {
    let target = "wasm32-unknown-unknown";
    let args = ["build", "--profile", "wasm", "--target", target, "--package", "throughline-wasm"];
    let mut flags = remapped()?;
    flags.extend(SILENT.iter().map(ToString::to_string));
    let mut build = cargo();
    build.args(args).args(STANDARD).env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}")).env(UNSTABLE, "1");
    run_to_the_end(&mut build)?;
    Ok(artifacts().join(target).join("wasm/throughline_wasm.wasm"))
}

/// The flags that keep the home of whoever builds out of the module: it is the same wherever it is built.
fn remapped() -> Result<Vec<String>> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home =
        home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo"))).context("cargo has no home")?;
    let registries = std::fs::read_dir(home.join("registry/src")).into_iter().flatten();
    registries.map(|folder| Ok(format!("--remap-path-prefix={}/=", folder?.path().display()))).collect()
}

/// Writes the module and its glue: an ES module that takes the bytes from whoever loads it.
fn bind(compiled: &Path, folder: &Path) -> Result<()> {
    let mut config = ModuleConfig::new();
    config.strict_validate(false).generate_name_section(false).generate_producers_section(false);
    let module = config.parse_file(compiled).context("could not read the module")?;
    let mut bindgen = Bindgen::new();
    bindgen.input_module("throughline", module).web(true)?.typescript(true).omit_default_module_path(true);
    bindgen.generate(folder).context("wasm-bindgen could not bind the module")
}

/// Shrinks a module. It appears under its name only when it is whole: a cut one must not look fresh.
fn optimise(module: &Path, optimised: &Path) -> Result<()> {
    let unfinished = optimised.with_extension("unfinished");
    let program = root().join("npm/node_modules/binaryen/bin/wasm-opt");
    let files = [module.as_os_str(), "-o".as_ref(), unfinished.as_os_str()];
    output(command("node").arg(program).args(SHRINKING).args(FEATURES).args(files))?;
    std::fs::rename(unfinished, optimised).context("could not keep what wasm-opt made")
}

fn is_newer(made: &Path, from: &Path) -> bool {
    let changed = |path: &Path| path.metadata().and_then(|data| data.modified());
    matches!((changed(made), changed(from)), (Ok(made), Ok(from)) if made > from)
}

/// The size of a file, raw and gzipped, for people.
pub(crate) fn size(module: &Path) -> Result<String> {
    let gzip = "console.log(require('zlib').gzipSync(require('fs').readFileSync(process.argv[1]), {level:9}).length)";
    let gzipped = output(command("node").args(["--eval", gzip]).arg(module))?;
    let raw = module.metadata()?.len();
    Ok(format!("npm/wasm/throughline_bg.wasm: {raw} bytes, {} gzipped", gzipped.trim()))
}
