//! What the docs look rows up by, in sentences of our own, and the indexes that serve it.

use super::details::{columns, told};
use super::table;
use alloc::string::String;
use alloc::vec::Vec;

const STEP: &str = "Creates a kite (name, town, category, price, planned start). Issues an invoice (amount, due date). Reports a crash (text, severity).";

const RULES: &str = "- A kite is open, booked or done.\n- An invoice belongs to a kite. An invoice is open or paid.\n- A crash belongs to a kite.\n";

/// The columns of the indexes of a table that are there because of a rule.
fn of(table_name: &str, rule: &str) -> Vec<String> {
    let all = |rules: &str| -> Vec<String> {
        let design = told(STEP, rules);
        let indexes = table(&design, table_name).indexes.iter();
        indexes
            .map(|index| index.columns.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", "))
            .collect()
    };
    let before = all(RULES);
    all(&alloc::format!("{RULES}- {rule}\n")).into_iter().filter(|index| !before.contains(index)).collect()
}

#[test]
fn what_is_looked_up_has_its_index() {
    for (name, rule, expected) in [
        ("kites", "The office looks up kites by town.", &["town"][..]),
        (
            "kites",
            "The start page lists kites by planned start, those that leave first on top.",
            &["planned_start"],
        ),
        ("kites", "The office finds a kite by town or by category.", &["town", "category"]),
        ("kites", "Kites are sorted by price.", &["price_cents"]),
        ("kites", "Coming kites by date.", &["planned_start"]),
        (
            "kites",
            "Open kites by category, those starting soonest first.",
            &["status, category, planned_start"],
        ),
        ("invoices", "The clerk works through open invoices, oldest due date first.", &["status, due_date"]),
        ("invoices", "Invoices are filtered by status and due date.", &["status, due_date"]),
        ("crashes", "The page of a kite shows its crashes, worst first.", &["kite_id, severity"]),
        ("crashes", "Crashes of a kite by severity.", &["kite_id, severity"]),
        ("crashes", "History of a kite: its crashes in the order they happened.", &["kite_id, created_at"]),
        ("invoices", "`GET /invoices?status=open&page=` is asked most.", &["status"]),
        ("invoices", "`GET /kites/:id/invoices?status=open` is asked most.", &["kite_id, status"]),
    ] {
        assert_eq!(of(name, rule), expected, "{rule}");
    }
}

#[test]
fn what_is_done_by_somebody_is_no_query() {
    for rule in ["Kites are flown by skippers.", "A kite is paid by card.", "The first kite flies at noon."] {
        assert!(of("kites", rule).is_empty(), "{rule}: {:?}", of("kites", rule));
    }
}

#[test]
fn what_rows_are_wanted_by_is_a_column() {
    for (rule, expected) in [
        ("Search kites by colour.", "colour"),
        ("Open kites by promised delivery date.", "promised_delivery_date"),
    ] {
        let design = told(STEP, &alloc::format!("{RULES}- {rule}\n"));
        assert!(columns(&design, "kites").iter().any(|column| column == expected), "{rule}");
    }
    for rule in ["Kites are sorted by relevance.", "Kites are flown by colour-blind skippers."] {
        let design = told(STEP, &alloc::format!("{RULES}- {rule}\n"));
        assert_eq!(columns(&design, "kites"), columns(&told(STEP, RULES), "kites"), "{rule}");
    }
}
