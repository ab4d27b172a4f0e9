//! Blanks, names, numbers and strings.

use alloc::borrow::Cow;
use alloc::string::String;

use nom::Parser;
use nom::error::context;

use super::super::input::{Input, Parsed, block_comment, expected, is_word, line_comment, spanned};
use super::Name;

/// Spaces within a line, and `/* … */`.
pub(super) fn blank(mut input: Input<'_>) -> Input<'_> {
    loop {
        input = input.trim_start_matches([' ', '\t', '\u{a0}', '\u{feff}']);
        match block_comment(false)(input) {
            Ok((rest, _)) => input = rest,
            Err(_) => return input,
        }
    }
}

/// Spaces, line ends and comments: what may stand between the parts of an argument list.
pub(super) fn blanks(mut input: Input<'_>) -> Input<'_> {
    loop {
        input = blank(input).trim_start();
        match line_comment("//")(input) {
            Ok((rest, _)) => input = rest,
            Err(_) if input.starts_with("/*") => {}
            Err(_) => return input,
        }
    }
}

/// What `parser` reads, and the blanks after it.
pub(super) fn token<'a, T>(
    mut parser: impl Parser<Input<'a>, Output = T, Error = super::super::input::Expected>,
) -> impl FnMut(Input<'a>) -> Parsed<'a, T> {
    move |input| {
        let (rest, value) = parser.parse(input)?;
        Ok((blanks(rest), value))
    }
}

/// A letter, digit or `_`, then also `-`.
pub(super) fn name(input: Input<'_>) -> Parsed<'_, Name<'_>> {
    context("a name", spanned(bare_name)).parse(input)
}

fn bare_name(input: Input<'_>) -> Parsed<'_, &str> {
    let end = input.find(|char: char| !(is_letter(char) || char == '-')).unwrap_or(input.len());
    if end == 0 || input.starts_with('-') {
        return expected(input, "a name");
    }
    Ok((&input[end..], &input[..end]))
}

fn is_letter(char: char) -> bool {
    is_word(char) && !char.is_whitespace()
}

/// Names with dots between: `db.VarChar`, `address.city`.
pub(super) fn path(input: Input<'_>) -> Parsed<'_, Name<'_>> {
    context("a name", spanned(bare_path)).parse(input)
}

fn bare_path(input: Input<'_>) -> Parsed<'_, &str> {
    let (mut rest, _) = bare_name(input)?;
    while let Some(more) = rest.strip_prefix('.') {
        (rest, _) = bare_name(more)?;
    }
    Ok((rest, &input[..input.len() - rest.len()]))
}

/// `-12.5`, and not the start of a name.
pub(super) fn number(input: Input<'_>) -> Parsed<'_, &str> {
    let digits = input.strip_prefix('-').unwrap_or(input);
    let rest = digits.trim_start_matches(|char: char| char.is_ascii_digit());
    if rest.len() == digits.len() {
        return expected(input, "a number");
    }
    let rest = match rest.strip_prefix('.') {
        Some(fraction) => fraction.trim_start_matches(|char: char| char.is_ascii_digit()),
        None => rest,
    };
    if rest.starts_with(is_letter) {
        return expected(input, "a number");
    }
    Ok((rest, &input[..input.len() - rest.len()]))
}

/// `"…"` in one line, with the escapes of JSON.
pub(super) fn text(input: Input<'_>) -> Parsed<'_, Cow<'_, str>> {
    let Some(body) = input.strip_prefix('"') else { return expected(input, "a string") };
    let mut rest = body;
    let mut resolved: Option<String> = None;
    loop {
        let at = rest.find(['"', '\\', '\n', '\r']).unwrap_or(rest.len());
        let (plain, marked) = rest.split_at(at);
        if let Some(resolved) = &mut resolved {
            resolved.push_str(plain);
        }
        if let Some(after) = marked.strip_prefix('"') {
            let plain = &body[..body.len() - marked.len()];
            return Ok((after, resolved.map_or(Cow::Borrowed(plain), Cow::Owned)));
        }
        let Some(escape) = marked.strip_prefix('\\') else { return expected(marked, "a closing quote") };
        let so_far = &body[..body.len() - marked.len()];
        let (after, char) = escaped(escape)?;
        resolved.get_or_insert_with(|| String::from(so_far)).push(char);
        rest = after;
    }
}

/// What may follow a backslash.
fn escaped(input: Input<'_>) -> Parsed<'_, char> {
    let mut chars = input.chars();
    let char = match chars.next() {
        Some(char @ ('"' | '\\' | '/')) => char,
        Some('n') => '\n',
        Some('r') => '\r',
        Some('t') => '\t',
        Some('b') => '\u{8}',
        Some('f') => '\u{c}',
        Some('u') => return unicode(input),
        _ => return expected(input, "an escape"),
    };
    Ok((chars.as_str(), char))
}

/// `u00e9`, or a pair of surrogates: `ud83d\ude00`.
fn unicode(input: Input<'_>) -> Parsed<'_, char> {
    let unit = |input: &str| {
        let digits = input.strip_prefix('u')?.get(..4)?;
        if digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            u16::from_str_radix(digits, 16).ok()
        } else {
            None
        }
    };
    let Some(first) = unit(input) else { return expected(input, "an escape") };
    let second = input[5..].strip_prefix('\\').and_then(unit);
    if let (0xD800..0xDC00, Some(second)) = (first, second)
        && let Some(Ok(char)) = char::decode_utf16([first, second]).next()
    {
        return Ok((&input[11..], char));
    }
    match char::decode_utf16([first]).next() {
        Some(Ok(char)) => Ok((&input[5..], char)),
        _ => expected(input, "an escape"),
    }
}
