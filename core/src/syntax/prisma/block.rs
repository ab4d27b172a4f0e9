//! Blocks and their lines, and how reading goes on after one that is not understood.

use alloc::string::ToString;
use alloc::vec::Vec;

use nom::Parser;
use nom::combinator::{cut, opt};
use nom::error::context;
use nom::multi::many0;

use super::super::input::{
    Expected, Input, Parsed, Reach, Spanned, expected, explain, failure, line_comment, spanned, symbol,
};
use super::expression::{attribute, expression, unsupported};
use super::token::{blank, name};
use super::*;

/// Reads a whole file, block by block.
pub(super) fn document(text: &str) -> (Document<'_>, Vec<SyntaxError>) {
    let mut reader = Reader {
        text,
        document: Document { end: text.len() as u32, ..Document::default() },
        errors: Vec::new(),
    };
    let mut input = text;
    loop {
        let (at, docs) = reader.comments(input);
        if at.is_empty() {
            return (reader.document, reader.errors);
        }
        input = reader.block(at, docs);
    }
}

/// The words that start a block.
const KEYWORDS: [&str; 6] = ["model", "view", "type", "enum", "datasource", "generator"];

/// What is collected beside the blocks.
struct Reader<'a> {
    text: &'a str,
    document: Document<'a>,
    errors: Vec<SyntaxError>,
}

/// What stands in a block of one kind, line by line.
trait Lines<'a> {
    /// One line, and the `///` comments above it.
    fn line(&mut self, input: Input<'a>, docs: Vec<&'a str>) -> Parsed<'a, ()>;

    /// Takes the `///` comment after a line.
    fn docs_after(&mut self, _docs: &'a str) {}

    /// Keeps a line that was not understood.
    fn unread(&mut self, reach: Reach);
}

impl<'a> Reader<'a> {
    /// Blank lines and comments; gives the `///` comments that stand directly above what follows.
    fn comments(&mut self, mut input: Input<'a>) -> (Input<'a>, Vec<&'a str>) {
        let mut docs = Vec::new();
        loop {
            input = blank(input).trim_start();
            if let Ok((rest, doc)) = line_comment("///")(input) {
                docs.push(doc.trim());
                input = rest;
            } else if let Ok((rest, comment)) = spanned(line_comment("//"))(input) {
                self.comment(comment);
                input = rest;
            } else if !input.starts_with("/*") {
                return (input, docs);
            }
        }
    }

    /// The block at the start of `input`; gives what follows it.
    fn block(&mut self, input: Input<'a>, docs: Vec<&'a str>) -> Input<'a> {
        let (body, header) = match header(input) {
            Ok(read) => read,
            Err(_) if !starts_with_keyword(input) => {
                return self.skip_lines(input, &Expected::at(input, "a block"));
            }
            Err(error) => return self.skip_lines(input, &failure(&error)),
        };
        let Header { keyword, name } = header;
        let kind = match keyword.value {
            "model" => Some(ModelKind::Model),
            "view" => Some(ModelKind::View),
            "type" => Some(ModelKind::Composite),
            _ => None,
        };
        let reach = |rest| Reach::between(input, rest);
        match (kind, keyword.value, name) {
            (Some(kind), _, Some(name)) => {
                let (fields, attributes, unread) = (Vec::new(), Vec::new(), Vec::new());
                let mut model = Model { kind, name, fields, attributes, docs, unread, reach: reach(body) };
                let rest = self.lines(body, name, &mut model);
                model.reach = reach(rest);
                self.document.blocks.push(Block::Model(model));
                rest
            }
            (None, "enum", Some(name)) => {
                let (values, attributes, unread) = (Vec::new(), Vec::new(), Vec::new());
                let mut block = Enum { name, values, attributes, docs, unread, reach: reach(body) };
                let rest = self.lines(body, name, &mut block);
                block.reach = reach(rest);
                self.document.blocks.push(Block::Enum(block));
                rest
            }
            (None, "datasource" | "generator", Some(name)) => {
                let (properties, unread) = (Vec::new(), Vec::new());
                let mut config = Config { keyword, name, properties, unread, reach: reach(body) };
                let rest = self.lines(body, name, &mut config);
                config.reach = reach(rest);
                self.document.blocks.push(Block::Config(config));
                rest
            }
            (_, _, name) => {
                let mut other = Other { keyword, name, reach: reach(body) };
                let rest = self.lines(body, name.unwrap_or(keyword), &mut other);
                other.reach = reach(rest);
                self.document.blocks.push(Block::Other(other));
                rest
            }
        }
    }

    /// The lines of a block up to its `}`; gives what follows it.
    fn lines(&mut self, mut input: Input<'a>, block: Name<'a>, into: &mut impl Lines<'a>) -> Input<'a> {
        loop {
            let (start, docs) = self.comments(input);
            if let Some(rest) = start.strip_prefix('}') {
                return rest;
            }
            if start.is_empty() || starts_block(start) {
                let span = self.document.span(block.reach);
                let message = alloc::format!("`{}` is never closed with `}}`", block.value);
                self.errors.push(SyntaxError { span, message, expected: "`}`".to_string() });
                return start;
            }
            let read = into.line(start, docs).and_then(|(rest, ())| end_of_line(rest));
            match read {
                Ok((rest, comment)) => {
                    match comment.map(|comment| (comment, comment.value.strip_prefix('/'))) {
                        Some((_, Some(docs))) => into.docs_after(docs.trim()),
                        Some((comment, None)) => self.comment(comment),
                        None => {}
                    }
                    input = rest;
                }
                Err(error) => {
                    let failed = failure(&error);
                    input = after_line(start, &failed);
                    into.unread(Reach::between(start, input));
                    self.error(&failed);
                }
            }
        }
    }

    /// Skips what is no block, up to the next line that starts one.
    fn skip_lines(&mut self, start: Input<'a>, failed: &Expected) -> Input<'a> {
        self.error(failed);
        let mut input = after_line(start, failed);
        loop {
            let next = input.trim_start();
            if next.is_empty() || next.starts_with("//") || header(&next[..line_length(next)]).is_ok() {
                self.document.unread.push(Reach::between(start, input));
                return next;
            }
            input = &next[line_length(next)..];
        }
    }

    fn comment(&mut self, comment: Name<'a>) {
        self.document.comments.push(Spanned { value: comment.value.trim(), ..comment });
    }

    fn error(&mut self, failed: &Expected) {
        let end = self.text.len() as u32;
        let from = failed.reach().span(end).start;
        let rest = self.text.get(from as usize..).unwrap_or_default();
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let word = rest.find(|char: char| !super::super::input::is_word(char)).unwrap_or(rest.len());
        let length = if rest.starts_with(['\r', '\n']) { 0 } else { word.max(first) };
        self.errors.push(SyntaxError {
            span: Span::new(from, from + length as u32),
            message: explain(failed, self.text, end),
            expected: failed.to_string(),
        });
    }
}

struct Header<'a> {
    keyword: Name<'a>,
    name: Option<Name<'a>>,
}

/// `keyword name? {`
fn header(input: Input<'_>) -> Parsed<'_, Header<'_>> {
    let (input, keyword) = name(input)?;
    let (input, name) = opt(name).parse(blank(input))?;
    let (input, _) = symbol("{")(blank(input))?;
    Ok((input, Header { keyword, name }))
}

/// Whether a line starts a block, so that a block that is still open was never closed.
fn starts_block(input: Input<'_>) -> bool {
    starts_with_keyword(input)
        && header(&input[..line_length(input)]).is_ok_and(|(_, header)| header.name.is_some())
}

fn starts_with_keyword(input: Input<'_>) -> bool {
    name(input).is_ok_and(|(_, name)| KEYWORDS.contains(&name.value))
}

/// What follows the line that starts at `start` and was not understood: its argument list to the end, where that
/// runs over lines and is closed.
fn after_line<'a>(start: Input<'a>, failed: &Expected) -> Input<'a> {
    let first = line_length(start);
    let reached = start.len() - failed.reach().start as usize;
    let from = if reached > first { closed_list(start).unwrap_or(first) } else { first };
    let rest = &start[from..];
    &rest[line_length(rest)..]
}

/// How far to look for the end of a broken argument list.
const LONGEST_LIST: usize = 2048;

/// Where the brackets that the first line opens are all closed; none where the block ends before.
fn closed_list(start: Input<'_>) -> Option<usize> {
    let mut depth = 0_usize;
    let mut is_text = false;
    let mut is_escaped = false;
    for (at, byte) in start.bytes().enumerate().take(LONGEST_LIST) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_text => is_escaped = true,
            b'"' => is_text = !is_text,
            b'\n' if depth == 0 => return Some(at),
            b'\n' => is_text = false,
            b'(' | b'[' if !is_text => depth += 1,
            b')' | b']' if !is_text => depth = depth.saturating_sub(1),
            b'}' if !is_text => return None,
            _ => {}
        }
    }
    None
}

/// Bytes up to the line end.
fn line_length(input: Input<'_>) -> usize {
    input.find(['\n', '\r']).unwrap_or(input.len())
}

/// A comment, then the line end, the end of the file or the `}` of the block
fn end_of_line(input: Input<'_>) -> Parsed<'_, Option<Name<'_>>> {
    let (rest, comment) = opt(spanned(line_comment("//"))).parse(blank(input))?;
    if rest.is_empty() || rest.starts_with(['\r', '\n', '}']) {
        Ok((rest, comment))
    } else {
        expected(rest, "the end of the line")
    }
}

/// `@…` any number of times, in one line
fn attributes(input: Input<'_>) -> Parsed<'_, Vec<Attribute<'_>>> {
    many0(|input| attribute("@")(blank(input))).parse(input)
}

impl<'a> Lines<'a> for Model<'a> {
    /// `name Type attributes`, or `@@attribute`
    fn line(&mut self, start: Input<'a>, docs: Vec<&'a str>) -> Parsed<'a, ()> {
        if start.starts_with("@@") {
            let (rest, attribute) = attribute("@@")(start)?;
            self.attributes.push(attribute);
            return Ok((rest, ()));
        }
        let (input, name) = context("a field or a block attribute", name).parse(start)?;
        let (input, ty) = field_type(blank(input))?;
        let (input, arity) = arity(input)?;
        let (rest, attributes) = attributes(input)?;
        let reach = Reach::between(start, rest);
        self.fields.push(Field { name, ty, arity, attributes, docs, reach });
        Ok((rest, ()))
    }

    fn docs_after(&mut self, docs: &'a str) {
        if let Some(field) = self.fields.last_mut() {
            field.docs.push(docs);
        }
    }

    fn unread(&mut self, reach: Reach) {
        self.unread.push(reach);
    }
}

/// `Name` or `Unsupported("…")`
fn field_type(input: Input<'_>) -> Parsed<'_, FieldType<'_>> {
    let (rest, name) = context("a type", name).parse(input)?;
    if name.value == "Unsupported" {
        let (rest, ty) = unsupported(rest)?;
        return Ok((rest, FieldType::Unsupported(ty)));
    }
    Ok((rest, FieldType::Named(name)))
}

/// Nothing, `?` or `[]`
fn arity(input: Input<'_>) -> Parsed<'_, Arity> {
    if let Some(rest) = input.strip_prefix('?') {
        return Ok((rest, Arity::Optional));
    }
    match symbol("[")(input) {
        Ok((rest, _)) => {
            let (rest, _) = cut(symbol("]")).parse(blank(rest))?;
            Ok((rest, Arity::List))
        }
        Err(_) => Ok((input, Arity::Required)),
    }
}

impl<'a> Lines<'a> for Enum<'a> {
    /// `NAME attributes`, or `@@attribute`
    fn line(&mut self, start: Input<'a>, docs: Vec<&'a str>) -> Parsed<'a, ()> {
        if start.starts_with("@@") {
            let (rest, attribute) = attribute("@@")(start)?;
            self.attributes.push(attribute);
            return Ok((rest, ()));
        }
        let (input, name) = context("an enum value or a block attribute", name).parse(start)?;
        let (rest, attributes) = attributes(input)?;
        self.values.push(EnumValue { name, attributes, docs, reach: Reach::between(start, rest) });
        Ok((rest, ()))
    }

    fn docs_after(&mut self, docs: &'a str) {
        if let Some(value) = self.values.last_mut() {
            value.docs.push(docs);
        }
    }

    fn unread(&mut self, reach: Reach) {
        self.unread.push(reach);
    }
}

impl<'a> Lines<'a> for Config<'a> {
    /// `name = value`
    fn line(&mut self, input: Input<'a>, _docs: Vec<&'a str>) -> Parsed<'a, ()> {
        let (input, name) = context("a property", name).parse(input)?;
        let (rest, _) = symbol("=")(blank(input))?;
        let at = blank(rest);
        let (rest, value) =
            if at.is_empty() || at.starts_with(['\r', '\n']) { (at, None) } else { opt_value(at)? };
        self.properties.push(Property { name, value });
        Ok((rest, ()))
    }

    fn unread(&mut self, reach: Reach) {
        self.unread.push(reach);
    }
}

fn opt_value(input: Input<'_>) -> Parsed<'_, Option<Expression<'_>>> {
    let (rest, value) = expression(input)?;
    Ok((rest, Some(value)))
}

impl<'a> Lines<'a> for Other<'a> {
    /// Anything: it is not known what the lines of such a block are
    fn line(&mut self, input: Input<'a>, _docs: Vec<&'a str>) -> Parsed<'a, ()> {
        let end = line_length(input);
        let end = input[..end].find("//").unwrap_or(end);
        Ok((&input[end..], ()))
    }

    fn unread(&mut self, _reach: Reach) {}
}
