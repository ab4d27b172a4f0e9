//! What is told to be several, of what, and what a list that goes on behind a clause tells.

use super::lines;

#[test]
fn belonging_to_several_is_no_reference() {
    assert_eq!(
        lines(
            "Each tour has a number and a date. Each stop has a name. Each tour can belong to multiple seasons. \
             Season information includes the season name and the start date."
        ),
        ["season: season name, start date", "stop: name", "tour: number, date <-> season"]
    );
}

#[test]
fn each_clause_has_its_own_subject() {
    assert_eq!(
        lines(
            "Each cook has a name. Each tour has a date. \
             Each tour can take multiple cooks, and each cook can join multiple tours."
        ),
        ["cook: name", "tour: date <-> cook"]
    );
}

#[test]
fn stations_each_with_several_sensors_own_these() {
    assert_eq!(
        lines(
            "The company runs multiple stations, each with several sensors. Each sensor has a model and a range."
        ),
        ["sensor: model, range -> station", "station: "]
    );
}

#[test]
fn people_who_are_counted_are_kept() {
    assert_eq!(
        lines("The yard employs several riggers. Each crane has a model."),
        ["crane: model", "rigger: "]
    );
}

#[test]
fn a_list_goes_on_behind_a_clause_about_one_item() {
    assert_eq!(
        lines(
            "Chart information includes the skipper who drew the chart, the chart name, the scale and the date."
        ),
        ["chart: skipper, chart name, scale, date"]
    );
}

#[test]
fn what_is_done_is_no_attribute() {
    assert_eq!(
        lines("Each crane has a model, a status, improve service flow quickly and a load."),
        ["crane: model, status, load"]
    );
}

#[test]
fn a_parenthesis_that_begins_with_the_key_is_of_the_thing() {
    assert_eq!(
        lines("The database holds: Kite (Kite ID, Kite Name, Span, Sail, Bridle, Tail, Spars)."),
        ["kite: kite name, span, sail, bridle, tail, spars"]
    );
}

#[test]
fn each_record_is_of_the_records_just_named() {
    assert_eq!(
        lines(
            "Each tour generates several cost records, each record includes expense type, amount and date."
        ),
        ["cost record: expense type, amount, date"]
    );
}

#[test]
fn the_subject_that_the_key_names_owns_the_list() {
    assert_eq!(
        lines("Each board stands for a batch of a certain game, with a board ID and a board name."),
        ["board: board name"]
    );
}

#[test]
fn a_module_owns_what_it_records() {
    assert_eq!(
        lines("The berth management module shall record the number, depth, price and location."),
        ["berth: number, depth, price, location"]
    );
}
