//! The Prisma schema language: models, views, enums, composite types, datasources and generators.
//!
//! The grammar is that of Prisma 4 to 8; what a generation refuses (a preview feature, `url` in a datasource) is
//! none of the reader's business. A line that cannot be read costs one error and the rest of its block is read; a
//! block that is never closed ends where the next one starts.

mod block;
pub mod convention;
mod expression;
pub mod native;
mod token;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::input::{Reach, Spanned};
use crate::text::Span;

/// A name and where it stands.
pub type Name<'a> = Spanned<&'a str>;

/// A schema file, read.
#[derive(Debug, Clone, Default)]
pub struct Document<'a> {
    /// Its blocks, in order.
    pub blocks: Vec<Block<'a>>,
    /// Its `//` comments outside brackets, in order, without the mark; `///` ones are docs.
    pub comments: Vec<Name<'a>>,
    /// Lines outside blocks that were not understood.
    pub unread: Vec<Reach>,
    end: u32,
}

impl Document<'_> {
    /// The range in the text that was read.
    pub const fn span(&self, reach: Reach) -> Span {
        reach.span(self.end)
    }
}

/// A block of a schema file.
#[derive(Debug, Clone)]
pub enum Block<'a> {
    /// `model`, `view` or `type`.
    Model(Model<'a>),
    /// `enum`.
    Enum(Enum<'a>),
    /// `datasource` or `generator`.
    Config(Config<'a>),
    /// A block of another kind, kept unread.
    Other(Other<'a>),
}

/// What a block of fields declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModelKind {
    /// `model`: a table.
    Model,
    /// `view`.
    View,
    /// `type`: a composite type of MongoDB.
    Composite,
}

/// A block of fields.
#[derive(Debug, Clone)]
pub struct Model<'a> {
    /// Table, view or composite type.
    pub kind: ModelKind,
    /// Its name.
    pub name: Name<'a>,
    /// Its fields, in order.
    pub fields: Vec<Field<'a>>,
    /// Its `@@` attributes, in order.
    pub attributes: Vec<Attribute<'a>>,
    /// Its `///` comments, line by line.
    pub docs: Vec<&'a str>,
    /// Lines that were not understood.
    pub unread: Vec<Reach>,
    /// The whole block.
    pub reach: Reach,
}

/// A field.
#[derive(Debug, Clone)]
pub struct Field<'a> {
    /// Its name.
    pub name: Name<'a>,
    /// Its type.
    pub ty: FieldType<'a>,
    /// How many values it holds.
    pub arity: Arity,
    /// Its `@` attributes, in order.
    pub attributes: Vec<Attribute<'a>>,
    /// Its `///` comments, line by line.
    pub docs: Vec<&'a str>,
    /// From its name to the end of its last attribute.
    pub reach: Reach,
}

/// The type of a field.
#[derive(Debug, Clone)]
pub enum FieldType<'a> {
    /// A scalar, an enum, a model or a composite type.
    Named(Name<'a>),
    /// `Unsupported("…")`: a type of the database that Prisma does not know.
    Unsupported(Spanned<Cow<'a, str>>),
}

/// How many values a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arity {
    /// One.
    Required,
    /// `?`: one or none.
    Optional,
    /// `[]`: any number.
    List,
}

/// An enum.
#[derive(Debug, Clone)]
pub struct Enum<'a> {
    /// Its name.
    pub name: Name<'a>,
    /// Its values, in order.
    pub values: Vec<EnumValue<'a>>,
    /// Its `@@` attributes, in order.
    pub attributes: Vec<Attribute<'a>>,
    /// Its `///` comments, line by line.
    pub docs: Vec<&'a str>,
    /// Lines that were not understood.
    pub unread: Vec<Reach>,
    /// The whole block.
    pub reach: Reach,
}

/// A value of an enum.
#[derive(Debug, Clone)]
pub struct EnumValue<'a> {
    /// Its name.
    pub name: Name<'a>,
    /// Its `@` attributes, in order.
    pub attributes: Vec<Attribute<'a>>,
    /// Its `///` comments, line by line.
    pub docs: Vec<&'a str>,
    /// From its name to the end of its last attribute.
    pub reach: Reach,
}

/// A datasource or generator.
#[derive(Debug, Clone)]
pub struct Config<'a> {
    /// `datasource` or `generator`.
    pub keyword: Name<'a>,
    /// Its name.
    pub name: Name<'a>,
    /// Its properties, in order.
    pub properties: Vec<Property<'a>>,
    /// Lines that were not understood.
    pub unread: Vec<Reach>,
    /// The whole block.
    pub reach: Reach,
}

/// A property of a datasource or generator.
#[derive(Debug, Clone)]
pub struct Property<'a> {
    /// Its name.
    pub name: Name<'a>,
    /// Its value; none is written as `name =`.
    pub value: Option<Expression<'a>>,
}

/// A block that starts with no word of the language.
#[derive(Debug, Clone)]
pub struct Other<'a> {
    /// The word it starts with.
    pub keyword: Name<'a>,
    /// Its name, where it has one.
    pub name: Option<Name<'a>>,
    /// The whole block.
    pub reach: Reach,
}

/// An attribute, of a field (`@`) or of a block (`@@`).
#[derive(Debug, Clone)]
pub struct Attribute<'a> {
    /// Its name without the `@`s: `id`, `db.VarChar`.
    pub name: Name<'a>,
    /// Its arguments, in order.
    pub arguments: Vec<Argument<'a>>,
    /// The whole attribute.
    pub reach: Reach,
}

/// An argument, by position or by name.
#[derive(Debug, Clone)]
pub struct Argument<'a> {
    /// Its name, where it has one.
    pub name: Option<Name<'a>>,
    /// Its value.
    pub value: Expression<'a>,
}

/// A value and where it stands.
pub type Expression<'a> = Spanned<Value<'a>>;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// A string, its escapes resolved.
    Text(Cow<'a, str>),
    /// A number, as written.
    Number(&'a str),
    /// A bare word: an enum value, a field, `true`, `Cascade`, `address.city`.
    Word(&'a str),
    /// `[a, b]`.
    Array(Vec<Expression<'a>>),
    /// `name(a, key: b)`.
    Function(Function<'a>),
    /// `{ key: value }`: the predicate of a partial index.
    Object(Vec<Argument<'a>>),
}

/// A call of a function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function<'a> {
    /// Its name: `now`, `dbgenerated`.
    pub name: &'a str,
    /// Its arguments, in order.
    pub arguments: Vec<Argument<'a>>,
}

impl PartialEq for Argument<'_> {
    /// By what they say, wherever they stand.
    fn eq(&self, other: &Self) -> bool {
        self.name.map(|name| name.value) == other.name.map(|name| name.value)
            && self.value.value == other.value.value
    }
}

impl Eq for Argument<'_> {}

/// A place where the text is no Prisma schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where.
    pub span: Span,
    /// What was expected and what stands there.
    pub message: String,
    /// What was expected, as [`super::input::Expected`] prints it.
    pub expected: String,
}

/// Reads a schema file.
pub fn parse(text: &str) -> (Document<'_>, Vec<SyntaxError>) {
    block::document(text)
}

impl<'a> Config<'a> {
    /// The value of a property.
    pub fn property(&self, name: &str) -> Option<&Expression<'a>> {
        self.properties.iter().find(|property| property.name.value == name)?.value.as_ref()
    }
}

/// The attribute of this name.
pub fn attribute<'t, 'a>(attributes: &'t [Attribute<'a>], name: &str) -> Option<&'t Attribute<'a>> {
    attributes.iter().find(|attribute| attribute.name.value == name)
}

/// The name in the database that `@map` or `@@map` gives.
pub fn mapped<'t>(attributes: &'t [Attribute<'_>]) -> Option<&'t str> {
    attribute(attributes, "map")?.argument("name", Some(0))?.value.text()
}

impl<'a> Field<'a> {
    /// Its attribute of this name.
    pub fn attribute(&self, name: &str) -> Option<&Attribute<'a>> {
        attribute(&self.attributes, name)
    }

    /// Its native type: the attribute whose name starts with that of the datasource.
    pub fn native(&self) -> Option<&Attribute<'a>> {
        self.attributes.iter().find(|attribute| attribute.name.value.contains('.'))
    }

    /// Its name in the database.
    pub fn database_name(&self) -> &str {
        mapped(&self.attributes).unwrap_or(self.name.value)
    }
}

impl<'a> Model<'a> {
    /// Its attribute of this name.
    pub fn attribute(&self, name: &str) -> Option<&Attribute<'a>> {
        attribute(&self.attributes, name)
    }

    /// Its name in the database.
    pub fn database_name(&self) -> &str {
        mapped(&self.attributes).unwrap_or(self.name.value)
    }
}

impl<'a> Attribute<'a> {
    /// The argument of this name, or else the one without a name at this position.
    pub fn argument(&self, name: &str, position: Option<usize>) -> Option<&Expression<'a>> {
        let named = self.arguments.iter().find(|argument| argument.name.is_some_and(|it| it.value == name));
        let unnamed = || self.arguments.iter().filter(|argument| argument.name.is_none()).nth(position?);
        named.or_else(unnamed).map(|argument| &argument.value)
    }
}

impl<'a> Value<'a> {
    /// The string, if it is one.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The number as written, if it is one.
    pub const fn number(&self) -> Option<&'a str> {
        if let Self::Number(number) = self { Some(number) } else { None }
    }

    /// The call, if it is one.
    pub const fn function(&self) -> Option<&Function<'a>> {
        if let Self::Function(function) = self { Some(function) } else { None }
    }

    /// The elements of an array; none where it is no array.
    pub fn elements(&self) -> &[Expression<'a>] {
        if let Self::Array(elements) = self { elements } else { &[] }
    }

    /// The bare word, if it is one.
    pub const fn word(&self) -> Option<&'a str> {
        if let Self::Word(word) = self { Some(word) } else { None }
    }
}

#[cfg(test)]
mod tests;
