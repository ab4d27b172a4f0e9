//! Blocks laid out as `prisma format` lays them out: the parts of fields in columns, attributes at the end.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::ordered::CollectVec;

/// A block.
pub(super) struct Block {
    header: String,
    docs: Vec<String>,
    lines: Vec<Line>,
    attributes: Vec<String>,
    comments: Vec<String>,
}

enum Line {
    /// `/// …`
    Docs(String),
    /// Name, type, attributes.
    Field([String; 3]),
    /// Name, value.
    Property([String; 2]),
}

impl Block {
    pub(super) fn new(header: impl Into<String>) -> Self {
        Self {
            header: header.into(),
            docs: Vec::new(),
            lines: Vec::new(),
            attributes: Vec::new(),
            comments: Vec::new(),
        }
    }

    /// `///` comments above the block.
    pub(super) fn docs_above(&mut self, docs: Option<&str>) {
        self.docs.extend(docs.into_iter().flat_map(str::lines).map(str::to_owned));
    }

    /// `///` comments above the next field.
    pub(super) fn docs(&mut self, docs: Option<&str>) {
        self.lines.extend(docs.into_iter().flat_map(str::lines).map(|line| Line::Docs(line.to_owned())));
    }

    /// `name type attributes`
    pub(super) fn field(&mut self, name: &str, ty: &str, attributes: &str) {
        self.lines.push(Line::Field([name, ty, attributes].map(str::to_owned)));
    }

    /// `name = value`
    pub(super) fn property(&mut self, name: &str, value: &str) {
        self.lines.push(Line::Property([name, value].map(str::to_owned)));
    }

    /// `@@…`
    pub(super) fn attribute(&mut self, attribute: &str) {
        self.attributes.push(attribute.to_owned());
    }

    /// `// …`, in one line
    pub(super) fn comment(&mut self, comment: &str) {
        self.comments.push(comment.split_whitespace().collect_vec().join(" "));
    }

    /// The text of the block, with its line end.
    pub(super) fn print(&self) -> String {
        let width = |at: usize| {
            let parts = self.lines.iter().map(|line| match line {
                Line::Docs(_) => 0,
                Line::Field(parts) => parts[at].chars().count(),
                Line::Property(parts) => parts[at].chars().count(),
            });
            parts.max().unwrap_or_default()
        };
        let (names, types) = (width(0), width(1));
        let mut out: Vec<String> = self.docs.iter().map(|line| docs(line)).collect_vec();
        out.push(format!("{} {{", self.header));
        for line in &self.lines {
            let line = match line {
                Line::Docs(line) => docs(line),
                Line::Field([name, ty, attributes]) if types == 0 => {
                    format!("{name:names$} {attributes}{ty}")
                }
                Line::Field([name, ty, attributes]) => format!("{name:names$} {ty:types$} {attributes}"),
                Line::Property([name, value]) => format!("{name:names$} = {value}"),
            };
            out.push(format!("  {}", line.trim_end()));
        }
        let mut section = |lines: &mut dyn Iterator<Item = String>| {
            for (at, line) in lines.enumerate() {
                if at == 0 && !self.lines.is_empty() {
                    out.push(String::new());
                }
                out.push(format!("  {line}"));
            }
        };
        section(&mut self.attributes.iter().cloned());
        section(&mut self.comments.iter().map(|comment| format!("// {comment}")));
        out.push("}\n".to_owned());
        out.join("\n")
    }
}

fn docs(line: &str) -> String {
    if line.is_empty() { "///".to_owned() } else { format!("/// {line}") }
}

/// A string literal.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            char if char.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(char))),
            char => out.push(char),
        }
    }
    out + "\""
}
