//! SQL expressions made comparable: what a database prints back is rarely what was written.

mod condition;

use alloc::string::String;
use alloc::vec::Vec;

/// An expression in lower case outside quotes, without whitespace, casts, and parentheses that say nothing.
pub(super) fn normal(expression: &str) -> String {
    let tokens = condition::simple(&without_casts(&tokens(expression)));
    let mut tokens = tokens.as_slice();
    while let [Token::Mark('('), inner @ .., Token::Mark(')')] = tokens
        && closes_at_the_end(tokens)
    {
        tokens = inner;
    }
    let mut normal = String::with_capacity(expression.len());
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Word(word) => {
                if at > 0 && matches!(tokens[at - 1], Token::Word(_)) {
                    normal.push(' ');
                }
                normal.push_str(word);
            }
            Token::Text(text) => {
                normal.push('\'');
                normal.push_str(text);
                normal.push('\'');
            }
            Token::Mark(mark) => normal.push(*mark),
        }
    }
    normal
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    /// A word or number; of a quoted identifier, the inside.
    Word(String),
    /// A string, its quotes inside doubled as written.
    Text(String),
    /// Any other character.
    Mark(char),
}

fn tokens(expression: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut characters = expression.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\'' | '"' => {
                let mut inside = String::new();
                while let Some(next) = characters.next() {
                    if next == character {
                        if characters.peek() != Some(&character) {
                            break;
                        }
                        characters.next();
                        inside.push(next);
                    }
                    inside.push(next);
                }
                tokens.push(if character == '"' { Token::Word(inside) } else { Token::Text(inside) });
            }
            _ if is_word(character) => {
                let mut word: String = character.to_lowercase().collect();
                while let Some(next) = characters.next_if(|next| is_word(*next)) {
                    word.extend(next.to_lowercase());
                }
                // `E'…'` is a string; so are `B'…'` and `X'…'`, whose prefix stays a word of its own.
                if word != "e" || characters.peek() != Some(&'\'') {
                    tokens.push(Token::Word(word));
                }
            }
            _ if character.is_whitespace() => {}
            _ => tokens.push(Token::Mark(character)),
        }
    }
    tokens
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '$')
}

/// Leaves out `::type`, `CAST(… AS type)`, and the type of `type 'text'`.
fn without_casts(tokens: &[Token]) -> Vec<Token> {
    let mut kept: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token {
            Token::Mark(':') if tokens.get(at + 1) == Some(&Token::Mark(':')) => {
                at = after_type(tokens, at + 2);
                continue;
            }
            Token::Text(_) => {
                if let Some(Token::Word(word)) = kept.last()
                    && TYPED_LITERALS.contains(&word.as_str())
                {
                    kept.pop();
                }
                kept.push(token.clone());
            }
            Token::Word(_) | Token::Mark(_) => kept.push(token.clone()),
        }
        at += 1;
    }
    kept
}

/// Types that may stand before a string (PostgreSQL manual, 4.1.2.7).
const TYPED_LITERALS: [&str; 8] =
    ["interval", "timestamp", "timestamptz", "date", "time", "jsonb", "json", "uuid"];

/// Words that follow the first in the name of a type.
const TYPE_WORDS: [&str; 8] = ["varying", "precision", "with", "without", "time", "zone", "to", "month"];

/// Where a type that starts at `at` ends: words, modifiers in parentheses, array brackets.
fn after_type(tokens: &[Token], mut at: usize) -> usize {
    if matches!(tokens.get(at), Some(Token::Word(_))) {
        at += 1;
    }
    while let Some(Token::Mark('.')) = tokens.get(at) {
        at += 2;
    }
    let words = |mut at: usize| {
        while let Some(Token::Word(word)) = tokens.get(at)
            && TYPE_WORDS.contains(&word.as_str())
        {
            at += 1;
        }
        at
    };
    at = words(at);
    for (open, close) in [('(', ')'), ('[', ']'), ('[', ']')] {
        if tokens.get(at) == Some(&Token::Mark(open)) {
            at += tokens[at..].iter().position(|token| *token == Token::Mark(close)).map_or(1, |end| end + 1);
        }
        at = words(at);
    }
    at
}

fn closes_at_the_end(tokens: &[Token]) -> bool {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Mark('(') => depth += 1,
            Token::Mark(')') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1 == tokens.len();
                }
            }
            Token::Word(_) | Token::Text(_) | Token::Mark(_) => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::normal;

    #[test]
    fn casts_parentheses_case_and_space_say_nothing() {
        let same = [
            ("('{}'::jsonb)", "'{}'"),
            ("(now() + '30 days'::interval)", "NOW() + INTERVAL '30 days'"),
            ("gen_random_uuid ( )", "GEN_RANDOM_UUID()"),
            ("('a'::character varying(10))::text", "'a'"),
            ("ARRAY[]::text[]", "array[]"),
            ("nextval('orders_id_seq'::regclass)", "nextval('orders_id_seq')"),
            ("((1))", "1"),
            ("CURRENT_TIMESTAMP", "current_timestamp"),
            ("'a'::public.\"Mood\"", "'a'"),
            ("E'a'", "'a'"),
        ];
        for (one, other) in same {
            assert_eq!(normal(one), normal(other));
        }
    }

    #[test]
    fn what_stands_in_quotes_is_kept() {
        assert_ne!(normal("'A'"), normal("'a'"));
        assert_ne!(normal("'a b'"), normal("'ab'"));
        assert_eq!(normal("'it''s'"), "'it''s'");
    }

    #[test]
    fn parentheses_of_parts_are_kept() {
        assert_eq!(normal("(a + 1) * (b)"), "(a+1)*b");
        assert_ne!(normal("a > 1 AND (b OR c)"), normal("a > 1 AND b OR c"));
        assert_ne!(normal("NOT (a AND b)"), normal("NOT a AND b"));
    }

    #[test]
    fn a_condition_is_what_postgresql_prints_of_it() {
        let same = [
            ("((a > 3) AND (b IS NOT NULL))", "a > 3 AND b IS NOT NULL"),
            ("((a > 3) OR ((a < 1) AND b))", "a > 3 OR a < 1 AND b"),
            ("(a AND (b OR c))", "(a) AND ((b) OR (c))"),
            ("((code)::text = 'x'::text)", "code = 'x'"),
            ("(a <> 1)", "a != 1"),
            ("(b = ANY (ARRAY['x'::text, 'y'::text]))", "b IN ('x', 'y')"),
            ("((b)::text = ANY ((ARRAY['x'::character varying])::text[]))", "b in ('x')"),
            ("(b ~~ 'x%'::text)", "b LIKE 'x%'"),
            ("((n >= 1) AND (n <= 5))", "n >= 1 and n <= 5"),
            ("(a BETWEEN 1 AND 2 AND b)", "(a BETWEEN 1 AND 2) AND (b)"),
        ];
        for (one, other) in same {
            assert_eq!(normal(one), normal(other));
        }
    }

    #[test]
    fn any_text_is_read_to_its_end() {
        for text in ["", "(", "::", "'", "\"", "a::", "((", "))", "a::b(", "'::", "a::.", "a::b."] {
            let _ = normal(text);
        }
    }
}
