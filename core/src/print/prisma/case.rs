//! Names as Prisma's style guide writes them, of ASCII alone: Prisma takes no other letters.

use alloc::string::String;

use heck::ToSnakeCase;

/// `order_line` → `OrderLine`.
pub(super) fn pascal(name: &str) -> String {
    let mut written = String::new();
    for word in name.to_snake_case().split('_') {
        let start = written.len();
        written += word;
        if let Some(first) = written.get_mut(start..=start) {
            first.make_ascii_uppercase();
        }
    }
    written
}

/// `order_line` → `orderLine`.
pub(super) fn camel(name: &str) -> String {
    let mut written = pascal(name);
    if let Some(first) = written.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn models_start_with_a_capital() {
        assert_eq!(pascal("order_line 2nd"), "OrderLine2nd");
    }

    #[test]
    fn fields_start_small() {
        assert_eq!(camel("OrderLine"), "orderLine");
    }

    #[test]
    fn a_letter_that_is_not_ascii_stays_as_it_is() {
        assert_eq!(pascal("éclair_order"), "éclairOrder");
    }
}
