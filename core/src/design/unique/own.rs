//! What is unique by what it is called: natural keys, and taking part in something.

use alloc::vec::Vec;

use crate::design::entity::{ONCE_ON_IT, PUT_ON, TOLD_ONCE};
use crate::design::{Class, Meaning, Table, Unique};
use crate::language::is_one_of;
use crate::language::person::is_person;
use crate::language::singular;
use crate::ordered::CollectVec;
use crate::product::Evidence;

/// What a row is found by from outside is its own: a slug, the token of a link, the key of a repeated request; and what is
/// given out so that it tells things apart: a serial number, the order number of an order.
pub(super) fn known_by_it(table: &mut Table, tenant: Option<&str>, is_scoped: &dyn Fn(&str) -> bool) {
    const KNOWN: &str = "slug token public_token share_token invitation_token idempotency_key";
    const GIVEN: &str = "barcode imei inventory_number isbn licence_plate license_plate number_plate registration_plate \
serial_number sku subdomain tag_number";
    let Table { uniques, columns, relations, singular, .. } = table;
    let within = tenant.and_then(|tenant| relations.iter().find(|relation| relation.parent == tenant));
    let within = within.map(|relation| relation.column.clone());
    let head = singular.rsplit(' ').next().unwrap_or_default();
    // Versions are numbered within what they are of.
    let is_numbered = !is_one_of(head, "version revision line page lot");
    let own = alloc::format!("{head}_number");
    for column in columns {
        let is_known = is_one_of(&column.name, KNOWN) && column.meaning == Meaning::Text;
        let holds = matches!(column.meaning, Meaning::Text | Meaning::Integer | Meaning::BigInteger);
        let is_given = (is_one_of(&column.name, GIVEN) || is_numbered && column.name == own) && holds;
        let is_in_key = uniques.iter().any(|unique| unique.columns.contains(&column.name));
        if is_in_key || column.unique || is_given && is_scoped(&column.name) || !(is_known || is_given) {
            continue;
        }
        match within.as_ref().filter(|_| is_given) {
            Some(tenant) => uniques.push(Unique {
                columns: Vec::from([tenant.clone(), column.name.clone()]),
                predicate: None,
                evidence: Evidence { rule: "given out to tell them apart", ..column.evidence.clone() },
            }),
            None => column.unique = is_known || tenant.is_none(),
        }
    }
}

/// Whoever signs in does so by an email, which is nobody else's.
pub(super) fn signs_in(table: &mut Table) {
    let Table { uniques, columns, .. } = table;
    let is_secret =
        |name: &str| name == "password_hash" || name.ends_with("_uid") || name.ends_with("auth_id");
    let signs_in = columns.iter().any(|column| is_secret(&column.name));
    // They are known by something else: the address is where they are written to.
    let is_known =
        columns.iter().any(|column| column.unique && column.evidence.rule == "what users are known by");
    let signs_in = signs_in && !is_known;
    let email = columns.iter_mut().find(|column| column.name == "email").filter(|_| signs_in);
    if let Some(email) = email
        && !uniques.iter().any(|unique| unique.columns.contains(&email.name))
    {
        email.unique = true;
    }
}

/// Whether rows say that somebody takes part in something: votes, memberships.
pub(super) fn is_part(table: &Table) -> bool {
    PARTS.contains(&table.singular.rsplit(' ').next().unwrap_or_default())
}

/// What somebody's part in something is called.
const PARTS: [&str; 14] = [
    "attendance",
    "attendee",
    "enrollment",
    "enrolment",
    "favorite",
    "favourite",
    "follower",
    "invitee",
    "member",
    "membership",
    "participant",
    "signup",
    "vote",
    "watcher",
];

/// Somebody takes part in a thing once: a member of a crew, a vote for a wish.
pub(super) fn takes_part_once(table: &mut Table) {
    let own = table.relations.iter().filter(|relation| !relation.column.ends_with("_by"));
    let ends: Vec<_> = own.map(|relation| (&relation.column, &relation.parent)).collect_vec();
    let [(one, of), (other, with)] = ends[..] else { return };
    let columns = Vec::from([one.clone(), other.clone()]);
    let is_told =
        table.uniques.iter().any(|unique| columns.iter().all(|column| unique.columns.contains(column)));
    let is_somebody = |table: &str| {
        let one = singular(table.rsplit('_').next().unwrap_or(table));
        one == "member" || is_person(&one)
    };
    // What runs for a time may come again.
    let is_spell = table
        .columns
        .iter()
        .any(|column| column.name.starts_with("starts_") || column.name.starts_with("ends_"));
    let is_pair =
        table.class == Class::Join || [TOLD_ONCE, PUT_ON, ONCE_ON_IT].contains(&table.evidence[0].rule);
    let is_part = is_pair || is_part(table) && is_somebody(of) != is_somebody(with);
    let is_part = is_part && !is_spell;
    if of != with && !is_told && is_part {
        let evidence = Evidence { rule: "somebody takes part once", ..table.relations[0].evidence.clone() };
        table.uniques.push(Unique { columns, predicate: None, evidence });
    }
}
