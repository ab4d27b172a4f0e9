//! The WASM face of Throughline: the protocol between core and a front end, one export per public function.

mod shape;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
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
    pub fn list(&mut self, tree: JsValue, paths: Vec<String>) -> Result<(), JsError> {
        let tree: shape::Tree = read(tree)?;
        self.0.insert(tree.into(), Snapshot::of_paths(paths));
        Ok(())
    }

    /// Hands in the bytes of a path.
    pub fn supply(&mut self, tree: JsValue, path: String, bytes: Vec<u8>) -> Result<(), JsError> {
        let tree: shape::Tree = read(tree)?;
        self.0.entry(tree.into()).or_default().supply(path, bytes);
        Ok(())
    }
}

/// Every option of every command, for a parser: `{ name, short, takesValue }`.
#[wasm_bindgen]
pub fn records() -> Result<JsValue, JsError> {
    let options = COMMANDS.iter().flat_map(CommandRecord::all_options);
    show(&options.map(shape::OptionRecord::from).collect::<Vec<_>>())
}

/// What was typed, as a [`Request`]; or at once the outcome, where it asks for help or is not understood.
#[wasm_bindgen]
pub fn request(invocation: JsValue, look: JsValue) -> Result<JsValue, JsError> {
    let invocation: shape::Invocation = read(invocation)?;
    let look: shape::Look = read(look)?;
    match cli::request(&invocation.into(), look.into()) {
        Ok(request) => Ok(Request(request).into()),
        Err(outcome) => show(&shape::Outcome::from(outcome)),
    }
}

/// Which trees a request needs.
#[wasm_bindgen]
pub fn trees(request: &Request) -> Result<JsValue, JsError> {
    show(&command::trees(&request.0).into_iter().map(shape::Tree::from).collect::<Vec<_>>())
}

/// Which files of those trees are wanted and not supplied yet; empty when [`run`] can go.
#[wasm_bindgen]
pub fn wanted(request: &Request, trees: &Trees) -> Result<JsValue, JsError> {
    show(&command::wanted(&request.0, &trees.0).into_iter().map(shape::Wanted::from).collect::<Vec<_>>())
}

/// Carries out a request.
#[wasm_bindgen]
pub fn run(request: &Request, trees: &Trees) -> Result<JsValue, JsError> {
    show(&shape::Outcome::from(command::run(&request.0, &trees.0)))
}

fn read<T: DeserializeOwned>(value: JsValue) -> Result<T, JsError> {
    Ok(serde_wasm_bindgen::from_value(value)?)
}

fn show(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&Serializer::json_compatible().serialize_bytes_as_arrays(false))?)
}
