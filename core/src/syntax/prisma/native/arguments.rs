//! What native types take in parentheses: `@db.VarChar(255)`, `@db.Decimal(10, 2)`.

use core::ops::RangeInclusive;

use crate::dialect::Dialect;

/// What a native type takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Takes {
    /// Nothing.
    Nothing,
    /// One number of a range, or nothing where it need not be said.
    Number {
        /// Which numbers.
        range: RangeInclusive<u32>,
        /// Whether it must be said.
        is_required: bool,
        /// Whether it may be `Max`.
        or_max: bool,
    },
    /// A precision of a range, and a scale that is not greater than it; or neither.
    Precision(RangeInclusive<u32>, u32),
}

const fn up_to(most: u32) -> Takes {
    from(0, most)
}

const fn from(least: u32, most: u32) -> Takes {
    Takes::Number { range: least..=most, is_required: false, or_max: false }
}

const fn required(least: u32, most: u32) -> Takes {
    Takes::Number { range: least..=most, is_required: true, or_max: false }
}

const fn or_max(most: u32) -> Takes {
    Takes::Number { range: 0..=most, is_required: false, or_max: true }
}

/// What the native type of this name takes.
pub fn takes(dialect: Dialect, name: &str) -> Takes {
    match dialect {
        Dialect::PostgreSql | Dialect::CockroachDb => match name {
            "VarChar" | "Char" | "String" => up_to(u32::MAX),
            "Bit" | "VarBit" => from(1, u32::MAX),
            "Decimal" => Takes::Precision(1..=1000, 1000),
            "Timestamp" | "Timestamptz" | "Time" | "Timetz" => up_to(6),
            _ => Takes::Nothing,
        },
        Dialect::MySql => match name {
            "VarChar" => required(0, 65_535),
            "Char" => required(0, 255),
            "Bit" => required(1, 64),
            "Binary" | "VarBinary" => required(0, u32::MAX),
            "Decimal" => Takes::Precision(0..=65, 30),
            "DateTime" | "Timestamp" | "Time" => up_to(u32::MAX),
            _ => Takes::Nothing,
        },
        Dialect::SqlServer => match name {
            "NVarChar" => or_max(4000),
            "NChar" => up_to(4000),
            "VarChar" | "VarBinary" => or_max(8000),
            "Char" | "Binary" => up_to(8000),
            "Float" => from(1, 53),
            "Decimal" => Takes::Precision(1..=38, 38),
            _ => Takes::Nothing,
        },
        Dialect::Sqlite | Dialect::MongoDb => Takes::Nothing,
    }
}
