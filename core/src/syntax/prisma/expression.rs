//! Values, argument lists and attributes.

use alloc::vec::Vec;

use nom::branch::alt;
use nom::combinator::{cut, map, opt};
use nom::error::context;
use nom::sequence::terminated;
use nom::{Err, Parser};

use super::super::input::{Expected, Input, Parsed, Reach, Spanned, spanned, symbol};
use super::token::{blank, blanks, name, number, path, text, token};
use super::{Argument, Attribute, Expression, Function, Value};

/// How deep values nest before the reader gives up.
const DEEPEST: u8 = 32;

/// A string, a number, an array, a call, an object or a bare word.
pub(super) fn expression(input: Input<'_>) -> Parsed<'_, Expression<'_>> {
    nested(0)(input)
}

fn nested<'a>(depth: u8) -> impl Fn(Input<'a>) -> Parsed<'a, Expression<'a>> {
    move |input| {
        if depth == DEEPEST {
            return Err(Err::Failure(Expected::at(input, "a value that is nested less deeply")));
        }
        let value = alt((
            map(text, Value::Text),
            map(number, Value::Number),
            map(list("[", nested(depth + 1), "]"), Value::Array),
            map(list("{", argument(depth + 1), "}"), Value::Object),
            word_or_function(depth),
        ));
        context("a value", spanned(value)).parse(input)
    }
}

/// `name` or `name(…)`
fn word_or_function<'a>(depth: u8) -> impl Fn(Input<'a>) -> Parsed<'a, Value<'a>> {
    move |input| {
        let (rest, name) = path(input)?;
        let (rest, arguments) = opt(list("(", argument(depth + 1), ")")).parse(rest)?;
        let value = match arguments {
            Some(arguments) => Value::Function(Function { name: name.value, arguments }),
            None => Value::Word(name.value),
        };
        Ok((rest, value))
    }
}

/// `open (element (, element)* ,?)? close`, over any number of lines
fn list<'a, T>(
    open: &'static str,
    element: impl Fn(Input<'a>) -> Parsed<'a, T>,
    close: &'static str,
) -> impl Fn(Input<'a>) -> Parsed<'a, Vec<T>> {
    move |input| {
        let mut elements = Vec::new();
        let (mut rest, _) = token(symbol(open))(input)?;
        loop {
            if let Ok((rest, _)) = symbol(close)(rest) {
                return Ok((rest, elements));
            }
            let (after, element) = cut(&element).parse(rest)?;
            elements.push(element);
            rest = blanks(after);
            match token(symbol(","))(rest) {
                Ok((after, _)) => rest = after,
                Err(comma) => {
                    let (rest, _) =
                        cut(symbol(close)).parse(rest).map_err(|end| end.map(|end| both(end, &comma)))?;
                    return Ok((rest, elements));
                }
            }
        }
    }
}

fn both(end: Expected, comma: &Err<Expected>) -> Expected {
    super::super::input::failure(comma).furthest(end)
}

/// `value` or `name: value`
fn argument<'a>(depth: u8) -> impl Fn(Input<'a>) -> Parsed<'a, Argument<'a>> {
    move |input| {
        let (input, name) = opt(terminated(token(name), token(symbol(":")))).parse(input)?;
        let (input, value) =
            if name.is_some() { cut(nested(depth)).parse(input)? } else { nested(depth)(input)? };
        Ok((input, Argument { name, value }))
    }
}

/// `@name(…)` of a field, or `@@name(…)` of a block
pub(super) fn attribute<'a>(mark: &'static str) -> impl Fn(Input<'a>) -> Parsed<'a, Attribute<'a>> {
    move |start| {
        let (input, _) = symbol(mark)(start)?;
        let (input, name) = cut(path).parse(input)?;
        let (input, arguments) = match list("(", argument(0), ")")(blank(input)) {
            Ok(read) => read,
            Err(Err::Error(_)) => (input, Vec::new()),
            Err(error) => return Err(error),
        };
        Ok((input, Attribute { name, arguments, reach: Reach::between(start, input) }))
    }
}

/// `Unsupported("…")`, after its name
pub(super) fn unsupported(input: Input<'_>) -> Parsed<'_, Spanned<alloc::borrow::Cow<'_, str>>> {
    let (input, _) = token(symbol("("))(input)?;
    let (input, ty) = cut(token(spanned(text))).parse(input)?;
    let (input, _) = cut(symbol(")")).parse(input)?;
    Ok((input, ty))
}
