//! What happens to a row when its parent goes: the brief's tree of referential actions.

use alloc::format;
use alloc::string::{String, ToString};

use super::Class;
use super::entity::{Entity, Link, LinkKind};
use crate::language::is_one_of;
use crate::language::plural;
use crate::schema::Action;

/// ON DELETE of a reference, and why. SET NULL only where the reference may be empty.
pub(super) fn on_delete(child: &Entity, parent: &Entity, link: &Link) -> (Action, String) {
    let nullable = link.kind == LinkKind::OptionalOne;
    // Somebody in a role, where the row belongs to something else.
    let is_role = link.column.is_some()
        && child.links.iter().any(|other| other.kind == LinkKind::One && other.column.is_none());
    let children = plural(&child.noun);
    match (child.class, parent.class) {
        (Class::Join, Class::Catalogue) => {
            (Action::Restrict, format!("a {} that is in use is protected", parent.noun))
        }
        (_, Class::Catalogue) if !nullable => {
            (Action::Restrict, format!("a {} that is in use is protected", parent.noun))
        }
        (Class::Event, _) if nullable && child.noun.ends_with("log") => {
            (Action::SetNull, format!("{children} are history and outlive the {}", parent.noun))
        }
        (Class::Event, _) => {
            (Action::Restrict, format!("{children} are history: what they tell of is protected"))
        }
        (Class::Core, Class::Core | Class::User) if is_money(&child.noun) => {
            (Action::Restrict, format!("{children} are billing history: what was paid for is protected"))
        }
        (_, _) if nullable => (Action::SetNull, format!("{children} survive without the {}", parent.noun)),
        (Class::Core, Class::User) if is_role => {
            (Action::Restrict, format!("{children} tell who did what: the {} is protected", parent.noun))
        }
        (Class::Join, _) => (Action::Cascade, "the pair means nothing without both".to_string()),
        _ => (Action::Cascade, format!("{children} belong to the {}", parent.noun)),
    }
}

/// Whether the noun names something that was billed or paid.
fn is_money(noun: &str) -> bool {
    let head = noun.rsplit(' ').next().unwrap_or(noun);
    is_one_of(head, "payment invoice refund payout charge transaction receipt purchase")
}
