//! Which database a text of SQL is for, where its own words tell.
//!
//! **Invariant: words that tell two databases tell none.**

use super::token::{Scanner, TokenKind, Within};
use crate::dialect::Dialect;

/// The database whose own words ([`crate::dialect::Facts::own_words`]) stand in these texts; none where there are none
/// or those of several. Comments, strings and quoted names say nothing.
pub fn told_by_words<'t>(texts: impl Iterator<Item = &'t str>) -> Option<Dialect> {
    let mut told = None;
    for text in texts {
        let tokens = Scanner::new(text, Dialect::PostgreSql.facts().lexis, Within::At(0));
        for word in tokens.filter(|token| token.kind == TokenKind::Word) {
            let is_own = |dialect: &Dialect| dialect.facts().own_words.iter().any(|own| word.is_word(own));
            match (told, Dialect::ALL.into_iter().find(is_own)) {
                (Some(told), Some(other)) if told != other => return None,
                (told_before, found) => told = told_before.or(found),
            }
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<Dialect> {
        told_by_words([text].into_iter())
    }

    #[test]
    fn a_type_or_word_of_one_database_alone_tells_it() {
        assert_eq!(told("CREATE TABLE a (at TIMESTAMPTZ)"), Some(Dialect::PostgreSql));
        assert_eq!(told("create table a (id int auto_increment primary key)"), Some(Dialect::MySql));
        assert_eq!(told("PRAGMA foreign_keys = OFF"), Some(Dialect::Sqlite));
    }

    #[test]
    fn what_every_database_takes_tells_none() {
        assert_eq!(told("CREATE TABLE a (id INTEGER PRIMARY KEY, name VARCHAR(20))"), None);
    }

    #[test]
    fn words_of_two_databases_tell_none() {
        assert_eq!(told("CREATE TABLE a (at TIMESTAMPTZ); PRAGMA foreign_keys = ON"), None);
    }

    #[test]
    fn comments_strings_and_quoted_names_tell_nothing() {
        assert_eq!(told("-- was auto_increment\nCREATE TABLE a (\"pragma\" TEXT DEFAULT 'bytea')"), None);
    }
}
