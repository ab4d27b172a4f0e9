//! How the types of the protocol look in JavaScript: each is one function, written or read field by field.

use js_sys::{Array, Object, Reflect, Uint8Array};
use throughline_core::command::{self, cli};
use wasm_bindgen::prelude::*;

/// `{ words, options: [[name, value], …], standing }`
pub(crate) fn invocation(value: &JsValue) -> Result<cli::Invocation, JsError> {
    let options = list(value, "options")?.into_iter().map(|option| {
        let option = Array::from(&option);
        let name = option.get(0).as_string().ok_or_else(|| misshapen("options"))?;
        Ok((name, option.get(1).as_string()))
    });
    Ok(cli::Invocation {
        words: texts(value, "words")?,
        options: options.collect::<Result<_, JsError>>()?,
        standing: standing(&required(value, "standing")?)?,
    })
}

/// `{ root, folder, hooks: { folder, call }, merging: [id, …], published: id }`, without `hooks` where there is no
/// repository, and without `published` where no remote is known.
fn standing(value: &JsValue) -> Result<cli::Standing, JsError> {
    let hooks = field(value, "hooks").map(|hooks| {
        Ok::<_, JsError>(command::Hooks { folder: text(&hooks, "folder")?, call: texts(&hooks, "call")? })
    });
    let merging = field(value, "merging").map(|_| texts(value, "merging"));
    let published = field(value, "published").map(|_| text(value, "published"));
    Ok(cli::Standing {
        root: text(value, "root")?,
        folder: text(value, "folder")?,
        hooks: hooks.transpose()?.unwrap_or_default(),
        base: command::Base {
            merging: merging.transpose()?.unwrap_or_default(),
            published: published.transpose()?,
        },
    })
}

/// `{ program, width, color, quiet }`
pub(crate) fn look(value: &JsValue) -> Result<command::Look, JsError> {
    let width = required(value, "width")?.as_f64().ok_or_else(|| misshapen("width"))?;
    Ok(command::Look {
        program: text(value, "program")?,
        #[expect(clippy::cast_sign_loss, reason = "a width below none is none")]
        width: width as u16,
        color: truth(value, "color")?,
        quiet: truth(value, "quiet")?,
    })
}

/// `{ name, short, takesValue }`: what a parser of command lines must know of an option.
pub(crate) fn option_record(option: &cli::OptionRecord) -> JsValue {
    let short = option.short.map_or(JsValue::NULL, |short| short.to_string().into());
    object([("name", option.name.into()), ("short", short), ("takesValue", option.value.is_some().into())])
}

/// `{ kind: "commit", name: "HEAD" }`, or a `kind` alone.
pub(crate) fn tree(tree: command::Tree) -> JsValue {
    let kind = match tree {
        command::Tree::Working => "working",
        command::Tree::Index => "index",
        command::Tree::Commit(name) => return object([("kind", "commit".into()), ("name", name.into())]),
        command::Tree::Hooks => "hooks",
    };
    object([("kind", kind.into())])
}

/// The tree that [`tree`] shows so.
pub(crate) fn read_tree(value: &JsValue) -> Result<command::Tree, JsError> {
    match &*text(value, "kind")? {
        "working" => Ok(command::Tree::Working),
        "index" => Ok(command::Tree::Index),
        "commit" => Ok(command::Tree::Commit(text(value, "name")?)),
        "hooks" => Ok(command::Tree::Hooks),
        _ => Err(misshapen("kind")),
    }
}

/// `{ tree, path }`: a file that core wants to read.
pub(crate) fn wanted((of, path): (command::Tree, String)) -> JsValue {
    object([("tree", tree(of)), ("path", path.into())])
}

/// `{ stdout, stderr, writes, exit }`.
pub(crate) fn outcome(outcome: command::Outcome) -> JsValue {
    let writes: Array = outcome.writes.into_iter().map(write).collect();
    object([
        ("stdout", outcome.stdout.into()),
        ("stderr", outcome.stderr.into()),
        ("writes", writes.into()),
        ("exit", outcome.exit.into()),
    ])
}

/// `{ tree, path, edit }`, the edit being `{ kind: "put", content, executable }`, `{ kind: "moveTo", path }` or
/// `{ kind: "remove" }`. The content is a `Uint8Array`.
fn write(write: command::Write) -> JsValue {
    let edit = match write.edit {
        command::Edit::Put { content, executable } => object([
            ("kind", "put".into()),
            ("content", Uint8Array::new_from_slice(&content).into()),
            ("executable", executable.into()),
        ]),
        command::Edit::MoveTo(path) => object([("kind", "moveTo".into()), ("path", path.into())]),
        command::Edit::Remove => object([("kind", "remove".into())]),
    };
    object([("tree", tree(write.tree)), ("path", write.path.into()), ("edit", edit)])
}

fn object<const COUNT: usize>(fields: [(&str, JsValue); COUNT]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &name.into(), &value).expect("a new object takes every field");
    }
    object.into()
}

/// A field that is there.
fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &name.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

fn required(object: &JsValue, name: &str) -> Result<JsValue, JsError> {
    field(object, name).ok_or_else(|| misshapen(name))
}

fn text(object: &JsValue, name: &str) -> Result<String, JsError> {
    required(object, name)?.as_string().ok_or_else(|| misshapen(name))
}

fn truth(object: &JsValue, name: &str) -> Result<bool, JsError> {
    required(object, name)?.as_bool().ok_or_else(|| misshapen(name))
}

fn list(object: &JsValue, name: &str) -> Result<Array, JsError> {
    required(object, name)?.dyn_into().map_err(|_| misshapen(name))
}

fn texts(object: &JsValue, name: &str) -> Result<Vec<String>, JsError> {
    let texts = list(object, name)?.iter().map(|text| text.as_string()).collect::<Option<_>>();
    texts.ok_or_else(|| misshapen(name))
}

/// A front end handed in something else than the protocol says.
fn misshapen(name: &str) -> JsError {
    JsError::new(&format!("`{name}` is missing or of another kind"))
}
