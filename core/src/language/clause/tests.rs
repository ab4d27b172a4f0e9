//! Clauses of real sentences, taken apart.

use super::*;
use alloc::borrow::ToOwned;

fn read(text: &str) -> Vec<(&'static str, Vec<String>)> {
    clauses(text)
        .into_iter()
        .map(|clause| (clause.verb.base, clause.objects.iter().map(Thing::name).collect()))
        .collect()
}

#[test]
fn the_object_follows_its_verb() {
    assert_eq!(read("Uploads a new document"), [("upload", ["document".to_owned()].into())]);
}

#[test]
fn a_subject_may_stand_before_the_verb() {
    let clauses = clauses("System queues publish jobs for each platform");
    assert_eq!(clauses[0].objects[0].name(), "publish job");
    assert!(clauses[0].objects[0].is_plural);
    assert_eq!(clauses[0].subject.as_ref().map(Thing::name), Some("system".to_owned()));
    assert_eq!(clauses[0].around[0].0, "for");
}

#[test]
fn verbs_in_a_row_have_objects_of_their_own() {
    assert_eq!(
        read("Generates PDF report, shares link with stakeholders"),
        [("generate", ["report".to_owned()].into()), ("share", ["link".to_owned()].into())]
    );
}

#[test]
fn objects_in_a_row_share_their_verb() {
    assert_eq!(
        read("Adds workflows and buckets"),
        [("add", ["workflow".to_owned(), "bucket".to_owned()].into())]
    );
}

#[test]
fn a_participle_after_a_noun_is_a_passive() {
    assert_eq!(
        read("Workflow saved, shareable link generated"),
        [("save", ["workflow".to_owned()].into()), ("generate", ["link".to_owned()].into())]
    );
}

#[test]
fn what_stands_in_parentheses_is_no_object() {
    assert_eq!(read("Checks frameworks (SOC2, GDPR, etc.)"), [("check", ["framework".to_owned()].into())]);
}

#[test]
fn a_participle_before_a_noun_only_describes() {
    assert_eq!(read("Reviews flagged issues"), [("review", ["issue".to_owned()].into())]);
}

#[test]
fn a_parenthesis_ends_no_list() {
    let clauses = clauses("Creates an adoption (pending → active) with start date and fee");
    let around: Vec<String> = clauses[0].around.iter().map(|(_, thing)| thing.name()).collect();
    assert_eq!(around, ["start date", "fee"]);
}
