//! Tokens of every dialect.

use alloc::vec::Vec;

use super::*;
use crate::dialect::Dialect;

fn tokens(dialect: Dialect, text: &str) -> Vec<(TokenKind, &str)> {
    Scanner::new(text, dialect.facts().lexis, Within::At(0)).map(|token| (token.kind, token.text)).collect()
}

#[test]
fn a_string_holds_what_looks_like_an_end() {
    use TokenKind::*;
    let read = tokens(Dialect::PostgreSql, "'a;''b' E'\\';' $x$;$$;$x$ \"c;\"\"\" 1.5e-3 d$1");
    assert_eq!(
        read,
        [
            (String, "'a;''b'"),
            (String, "E'\\';'"),
            (String, "$x$;$$;$x$"),
            (Quoted, "\"c;\"\"\""),
            (Number, "1.5e-3"),
            (Word, "d$1"),
        ]
    );
}

#[test]
fn comments_nest_where_the_database_nests_them() {
    assert_eq!(tokens(Dialect::PostgreSql, "/* /* */ a */ b -- c\nd").len(), 2);
    assert_eq!(tokens(Dialect::Sqlite, "/* /* */ b").len(), 1);
}

#[test]
fn quotes_are_the_dialects_own() {
    use TokenKind::*;
    assert_eq!(tokens(Dialect::MySql, "`a` \"b\\\"\" # c"), [(Quoted, "`a`"), (String, "\"b\\\"\"")]);
    assert_eq!(tokens(Dialect::Sqlite, "[a b]"), [(Quoted, "[a b]")]);
    assert_eq!(tokens(Dialect::PostgreSql, "[1]").len(), 3);
}

#[test]
fn mysql_runs_what_stands_in_its_comments() {
    let words = |text| tokens(Dialect::MySql, text).iter().map(|(_, text)| *text).collect::<Vec<_>>();
    assert_eq!(words("/*!40101 SET a */ b /* c */ /*! d */"), ["SET", "a", "b", "d"]);
    assert_eq!(words("/*!100401 a */ /*M!100401 b */ c"), ["c"]);
}

#[test]
fn dashes_without_space_are_signs_to_mysql_except_at_the_start_of_a_line() {
    assert_eq!(tokens(Dialect::MySql, "a --1").len(), 4);
    assert_eq!(tokens(Dialect::MySql, "  --a\nb -- c").len(), 1);
}

#[test]
fn a_name_of_mysql_may_start_with_a_digit() {
    use TokenKind::*;
    assert_eq!(
        tokens(Dialect::MySql, "2fa_key 1e5 0x2f 12"),
        [(Word, "2fa_key"), (Number, "1e5"), (Number, "0x2f"), (Number, "12")]
    );
}

#[test]
fn a_string_without_an_end_is_unfinished() {
    for text in ["'a", "\"a", "$$a", "/* a", "E'a\\"] {
        assert_eq!(tokens(Dialect::PostgreSql, text), [(TokenKind::Unfinished, text)], "{text}");
    }
}
