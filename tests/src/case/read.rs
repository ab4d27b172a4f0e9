//! Markdown to cases.
#![allow(clippy::wildcard_enum_match_arm, reason = "the events of Markdown are a foreign enum")]

use std::collections::BTreeMap;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};

use super::{Case, Fence, Page, Step};
use crate::front::Files;

/// Reads a page. An error says what is wrong with it, and where.
pub fn read(text: &str) -> Result<Page, String> {
    let mut reader = Reader::default();
    let mut events = Parser::new(text).into_offset_iter();
    let mut path = None;
    while let Some((event, range)) = events.next() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let mut title = String::new();
                for (event, _) in events.by_ref() {
                    match event {
                        Event::Text(words) | Event::Code(words) => title.push_str(&words),
                        Event::End(TagEnd::Heading(_)) => break,
                        _ => {}
                    }
                }
                reader.heading(level, title);
            }
            Event::Start(Tag::Paragraph) => path = path_before_fence(&text[range]),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let mut content = String::new();
                for (event, _) in events.by_ref() {
                    let Event::Text(words) = event else { break };
                    content.push_str(&words);
                }
                let line = text[..range.start].lines().count() + 1;
                let fence = Fence { range, info: info.to_string(), content };
                reader.fence(path.take(), fence).map_err(|what| format!("line {line}: {what}"))?;
            }
            _ => {}
        }
    }
    Ok(Page { text: text.to_owned(), cases: reader.cases() })
}

/// A paragraph that is a path in code and a colon names the fence after it.
fn path_before_fence(paragraph: &str) -> Option<String> {
    let path = paragraph.trim().strip_prefix('`')?.strip_suffix("`:")?;
    (!path.contains('`')).then(|| path.to_owned())
}

#[derive(Default)]
struct Reader {
    /// The headings that the next fence stands under, outermost first.
    open: Vec<Section>,
    closed: Vec<Case>,
}

struct Section {
    level: HeadingLevel,
    title: String,
    files: Files,
    steps: Vec<Step>,
}

impl Reader {
    fn heading(&mut self, level: HeadingLevel, title: String) {
        while self.open.last().is_some_and(|section| section.level >= level) {
            self.close();
        }
        self.open.push(Section { level, title, files: Files::new(), steps: Vec::new() });
    }

    fn fence(&mut self, path: Option<String>, fence: Fence) -> Result<(), String> {
        let section = self.open.last_mut().ok_or("a fence stands under a heading")?;
        match (path, section.steps.last_mut()) {
            (Some(path), None) => {
                let bytes = encoded(&fence)?;
                if section.files.insert(path.clone(), bytes).is_some() {
                    return Err(format!("`{path}` stands here twice"));
                }
            }
            (Some(path), Some(step)) => step.files.push((path, fence)),
            (None, _) if fence.info == "console" => section.steps.push(step(fence)?),
            (None, _) => return Err("a fence has a path before it, or is `console`".to_owned()),
        }
        Ok(())
    }

    fn close(&mut self) {
        let outer: Vec<&str> = self.open.iter().map(|section| section.title.as_str()).collect();
        let name = outer.join(" › ");
        let files: Files = self.open.iter().flat_map(|section| section.files.clone()).collect();
        let Some(Section { steps, .. }) = self.open.pop() else { return };
        if !steps.is_empty() {
            self.closed.push(Case { name, files, steps });
        }
    }

    fn cases(mut self) -> Vec<Case> {
        while !self.open.is_empty() {
            self.close();
        }
        self.closed
    }
}

fn step(console: Fence) -> Result<Step, String> {
    let command = console.content.lines().next().unwrap_or_default();
    let words = command.strip_prefix("$ throughline").and_then(shlex::split);
    let words = words.ok_or("a console begins with `$ throughline …`")?;
    Ok(Step { words, console, files: Vec::new() })
}

/// How the content of a fence becomes the bytes of a file, by the words behind its language.
fn encoded(fence: &Fence) -> Result<Vec<u8>, String> {
    let encoders: BTreeMap<&str, fn(&str) -> Vec<u8>> = BTreeMap::from([
        ("crlf", (|text| text.replace('\n', "\r\n").into_bytes()) as fn(&str) -> Vec<u8>),
        ("binary", |text| format!("\0{text}").into_bytes()),
        ("bom", |text| format!("\u{feff}{text}").into_bytes()),
        ("utf-16", |text| format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()),
    ]);
    match fence.info.split_whitespace().nth(1) {
        None => Ok(fence.content.clone().into_bytes()),
        Some(word) => {
            let encode = encoders.get(word).ok_or_else(|| format!("there is no encoding `{word}`"))?;
            Ok(encode(&fence.content))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# Plants\n\n`a.sql`:\n\n```sql\none\n```\n\n## Told\n\n```console\n$ throughline check 'x y'\n? 1\nsaid\n```\n\n`b.sql`:\n\n```sql\ntwo\n```\n";

    #[test]
    fn files_hold_for_the_headings_below() {
        let page = read(PAGE).expect("a page");
        assert_eq!(page.cases.len(), 1);
        assert_eq!(page.cases[0].name, "Plants › Told");
        assert_eq!(page.cases[0].files["a.sql"], b"one\n");
    }

    #[test]
    fn a_fence_after_a_command_is_expected_of_it() {
        let case = &read(PAGE).expect("a page").cases[0];
        assert_eq!(case.steps[0].words, ["check", "x y"]);
        assert_eq!(case.steps[0].files[0].0, "b.sql");
        assert_eq!(case.steps[0].console.content, "$ throughline check 'x y'\n? 1\nsaid\n");
    }

    #[test]
    fn a_fence_of_no_use_is_refused() {
        let error = read("# A\n\n```sql\none\n```\n").expect_err("no path");
        assert_eq!(error, "line 3: a fence has a path before it, or is `console`");
    }

    #[test]
    fn a_page_rewritten_with_its_own_contents_is_the_same() {
        let page = read(PAGE).expect("a page");
        let step = page.cases[0].steps[0].clone();
        let content = step.console.content.clone();
        assert_eq!(page.with(vec![(step.console, content)]), PAGE);
    }

    #[test]
    fn an_encoding_makes_other_bytes() {
        let page =
            read("# A\n\n`a`:\n\n```sql utf-16\nx\n```\n\n```console\n$ throughline\n```\n").expect("a page");
        assert_eq!(page.cases[0].files["a"], b"\xFF\xFEx\0\n\0");
    }
}
