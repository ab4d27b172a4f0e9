//! The WASM face of Throughline: the protocol between core and a front end, one export per public function.

mod shape;

use js_sys::Array;
use throughline_core::command::{self, cli, cli::COMMANDS, cli::CommandRecord};
use throughline_core::text::Snapshot;
use wasm_bindgen::prelude::*;

/// What to do, and how to say it.
#[wasm_bindgen]
pub struct Request(command::Request);

#[wasm_bindgen]
impl Request {
    /// Whether the hook asks, which a user may tell to be silent.
    #[wasm_bindgen(getter, js_name = isHookRun)]
    pub fn is_hook_run(&self) -> bool {
        self.0.command == command::Command::HookRun
    }
}

/// The trees that a front end opened for a request.
#[wasm_bindgen]
#[derive(Default)]
pub struct Trees(command::Trees);

#[wasm_bindgen]
impl Trees {
    /// No tree yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Opens a tree by listing its paths.
    pub fn list(&mut self, tree: &JsValue, paths: Vec<String>) -> Result<(), JsError> {
        self.0.insert(shape::read_tree(tree)?, Snapshot::of_paths(paths));
        Ok(())
    }

    /// Hands in the bytes of a path.
    pub fn supply(&mut self, tree: &JsValue, path: String, bytes: Vec<u8>) -> Result<(), JsError> {
        self.0.entry(shape::read_tree(tree)?).or_default().supply(path, bytes);
        Ok(())
    }
}

/// Every option of every command, for a parser: `{ name, short, takesValue }`.
#[wasm_bindgen]
pub fn records() -> Array {
    COMMANDS.iter().flat_map(CommandRecord::all_options).map(shape::option_record).collect()
}

/// What was typed, as a [`Request`]; or at once the outcome, where it asks for help or is not understood.
#[wasm_bindgen]
pub fn request(invocation: &JsValue, look: &JsValue) -> Result<JsValue, JsError> {
    let request = cli::request(&shape::invocation(invocation)?, shape::look(look)?);
    Ok(request.map_or_else(shape::outcome, |request| Request(request).into()))
}

/// Which trees a request needs.
#[wasm_bindgen]
pub fn trees(request: &Request) -> Array {
    command::trees(&request.0).into_iter().map(shape::tree).collect()
}

/// Which files of those trees are wanted and not supplied yet; empty when [`run`] can go.
#[wasm_bindgen]
pub fn wanted(request: &Request, trees: &Trees) -> Array {
    command::wanted(&request.0, &trees.0).into_iter().map(shape::wanted).collect()
}

/// Carries out a request.
#[wasm_bindgen]
pub fn run(request: &Request, trees: &Trees) -> JsValue {
    shape::outcome(command::run(&request.0, &trees.0))
}
