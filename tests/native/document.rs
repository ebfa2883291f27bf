//! The stored document: reads what it wrote, keeps what it does not know, says in a sentence what it cannot read.

use std::sync::LazyLock;

use alignment_checklist::core::document::{Author, Document, DocumentError, Level, Place, Side};
use alignment_checklist::core::json::Json;
use alignment_checklist::core::state::Action;
use proptest::prelude::*;

use crate::support::*;

fn error(text: &str) -> DocumentError {
    Document::parse(text).unwrap_err()
}

#[test]
fn a_new_document_says_nothing_yet() {
    let document = Document::new("pm-em", 1, "checkout");
    assert_eq!(
        document.to_text(),
        r#"{"commitments":{},"format":1,"list":"pm-em","list_revision":1,"marks":{},"notes":{},"syncs":{},"team":"checkout"}"#,
    );
    assert_eq!((document.list(), document.team()), ("pm-em", "checkout"));
    assert_eq!(agreed(&document, "goals"), None);
    assert_eq!(document.notes("goals"), []);
}

#[test]
fn a_tick_is_stored_under_its_item_and_view() {
    let json = parse(&after(empty(), [tick("goals")]).document.to_text());
    assert_eq!(
        json.get("marks").unwrap().to_text(),
        r#"{"goals":{"agreed":{"at":1789999980000,"stamp":[1,""],"value":"yes"}}}"#,
    );
}

#[test]
fn what_does_not_apply_is_stored_with_the_level_to_come_back_to() {
    let marks = |document: &Document| parse(&document.to_text()).get("marks").unwrap().to_text();
    let away = after(empty(), [not_applicable("goals", Level::Partly)]);
    assert_eq!(
        marks(&away.document),
        r#"{"goals":{"agreed":{"at":1789999980000,"before":"partly","stamp":[1,""],"value":"not_applicable"}}}"#,
    );
    let back = act(away, applicable("goals"));
    assert_eq!(marks(&back.document), r#"{"goals":{"agreed":{"at":1789999980000,"stamp":[2,""],"value":"partly"}}}"#);
}

#[test]
fn a_note_is_stored_under_its_own_id() {
    let action = Action::AddNote { item: "goals".to_owned(), author: Author::Em, text: "Ask the team".to_owned() };
    let document = after(empty(), [tick("goals"), action]).document;
    assert_eq!(
        parse(&document.to_text()).get("notes").unwrap().to_text(),
        r#"{"0000000000000002-me":{"author":"em","item":"goals","text":{"at":1789999980000,"stamp":[2,""],"value":"Ask the team"}}}"#,
    );
    assert_eq!(document.notes("goals")[0].author, Author::Em);
    assert_eq!(document.item_of(&Place::note_text("0000000000000002-me")), "goals");
}

#[test]
fn is_of_one_list_and_one_pair() {
    let document = Document::new("pm-em", 1, "checkout");
    assert!(document.is_of("pm-em", "checkout"));
    assert!(!document.is_of("pm-em", "search") && !document.is_of("charter", "checkout"));
}

#[test]
fn reads_every_side_and_level() {
    let document = document(
        r#"{"format":1,"list":"l","team":"t","marks":{"goals":{
            "agreed":{"value":"partly","stamp":[1,"a"]},"owner":{"value":"yes","stamp":[2,"a"]},"counterpart":{"value":"not_yet","stamp":[3,"a"]}}}}"#,
    );
    assert_eq!(
        SIDES.map(|side| document.level("goals", side)),
        [Some(Level::Partly), Some(Level::Yes), Some(Level::NotYet)]
    );
    assert_eq!(Level::ALL.map(Level::as_str), ["unset", "not_yet", "partly", "yes", "not_applicable"]);
    assert_eq!(SIDES.map(Side::as_str), ["agreed", "owner", "counterpart"]);
}

#[test]
fn an_unknown_level_counts_as_unset_and_an_unknown_author_as_nobody() {
    let document = document(
        r#"{"format":1,"list":"l","team":"t","marks":{"goals":{"agreed":{"value":"blocked","stamp":[1,"a"]}}},
            "notes":{"n":{"item":"goals","author":"hr","text":{"value":"hi","stamp":[2,"a"]}}}}"#,
    );
    assert_eq!(agreed(&document, "goals"), Some(Level::Unset));
    assert_eq!(document.notes("goals")[0].author, Author::Nobody);
}

#[test]
fn notes_come_oldest_first_and_tombstones_do_not() {
    let ten: Vec<String> = (1..=12).map(|number| format!("note {number}")).collect();
    let written = after(empty(), ten.iter().map(|text| note("goals", text))).document;
    assert_eq!(note_texts(&written, "goals"), ten);
    let id = written.notes("goals")[3].id.clone();
    let removed = after(written, [remove(&id)]).document;
    assert_eq!(removed.notes("goals").len(), 11);
    assert!(removed.to_text().contains(&format!(
        r#""{id}":{{"author":"","item":"goals","text":{{"at":1789999980000,"stamp":[13,""],"value":null}}}}"#
    )));
}

#[test]
fn unknown_members_survive_a_load_and_a_change() {
    let stored = r#"{"commitments":{"c":{"x":1}},"format":1,"list":"l","marks":{"goals":{"agreed":{"confidence":0.50,"stamp":[1,"a"],"value":"yes"},"observer":1},"gone":{"agreed":{"stamp":[1,"a"],"value":"yes"}}},"mood":[1e9],"notes":{},"syncs":{"s":7},"team":"t"}"#;
    assert_eq!(document(stored).to_text(), stored);
    let changed = after(document(stored), [untick("goals")]).document.to_text();
    for kept in [
        r#""commitments":{"c":{"x":1}}"#,
        r#""confidence":0.50,"stamp":[2,""],"value":"unset"},"observer":1}"#,
        r#""gone":{"agreed":{"stamp":[1,"a"],"value":"yes"}}"#,
        r#""mood":[1e9]"#,
        r#""syncs":{"s":7}"#,
    ] {
        assert!(changed.contains(kept), "{kept} is not in {changed}");
    }
}

#[test]
fn missing_collections_are_empty_ones() {
    let bare = document(r#"{"format":1,"list":"l","team":"t"}"#);
    look_at(&bare);
    assert_eq!(agreed(&after(bare, [tick("goals")]).document, "goals"), Some(Level::Yes));
}

#[test]
fn a_later_write_has_a_counter_above_all_there_are() {
    let loaded =
        document(r#"{"format":1,"list":"l","team":"t","commitments":{"c":{"text":{"stamp":[41,"a"],"value":"x"}}}}"#);
    assert!(after(loaded, [tick("goals")]).document.to_text().contains(r#""stamp":[42,""]"#));
}

#[test]
fn a_newer_format_is_named_and_not_read() {
    let text = r#"{"format":2,"anything":[]}"#;
    assert_eq!(error(text), DocumentError::Newer(2));
    assert_eq!(
        error(text).to_string(),
        "The saved state has format 2; this version reads format 1. Reload the page to get the newer version.",
    );
}

#[test]
fn text_that_is_not_json_is_named() {
    assert_eq!(error("{\"format\":1,").to_string(), "The saved state is not valid JSON at byte 12.");
    assert_eq!(error("").to_string(), "The saved state is not valid JSON at byte 0.");
}

#[test]
fn json_that_is_no_document_is_named() {
    for text in [
        "null",
        "[]",
        "{}",
        "7",
        r#"{"format":0,"list":"l","team":"t"}"#,
        r#"{"format":"1","list":"l","team":"t"}"#,
        r#"{"format":1.0,"list":"l","team":"t"}"#,
        r#"{"format":-1,"list":"l","team":"t"}"#,
        r#"{"list":"l","team":"t"}"#,
        r#"{"format":1,"team":"t"}"#,
        r#"{"format":1,"list":"l"}"#,
        r#"{"format":1,"list":1,"team":"t"}"#,
        r#"{"format":1,"list":"l","team":null}"#,
        r#"{"format":1,"list":"l","team":"t","marks":[]}"#,
        r#"{"format":1,"list":"l","team":"t","notes":null}"#,
        r#"{"format":1,"list":"l","team":"t","commitments":1}"#,
        r#"{"format":1,"list":"l","team":"t","syncs":"s"}"#,
        // Merged whole, these would take the place of everything that the other document says.
        r#"{"format":1,"list":"l","team":"t","stamp":[9,"z"]}"#,
        r#"{"format":1,"list":"l","team":"t","marks":{"stamp":[9,"z"]}}"#,
        r#"{"format":1,"list":"l","team":"t","marks":{"goals":{"stamp":[9,"z"]}}}"#,
        r#"{"format":1,"list":"l","team":"t","notes":{"n":{"item":"goals","stamp":[]}}}"#,
    ] {
        assert_eq!(error(text), DocumentError::Shape, "{text}");
    }
    assert_eq!(DocumentError::Shape.to_string(), "The saved state is not a document of this checklist.");
}

#[test]
fn what_a_merge_brings_is_found_by_item_and_by_place() {
    let common = after(empty(), [tick("goals"), note("values", "one")]).document;
    let ours = after(common.clone(), [untick("goals")]).document;
    let theirs = after(common.clone(), [note("stamp", "two"), note("stamp", "three")]).document;
    let news = |before: &Document, other: &Document| before.clone().merge(other.clone()).news(before);
    assert_eq!(news(&ours, &common), (vec![], vec![]));
    assert_eq!(news(&common, &ours), (vec!["goals".to_owned()], vec![Place::mark("goals", Side::Agreed)]));
    assert_eq!(
        news(&ours, &theirs),
        (
            vec!["stamp".to_owned()],
            vec![Place::note_text("0000000000000003-me"), Place::note_text("0000000000000004-me")]
        )
    );
    // What stood there already is no news, though it stands beside what is.
    let owner = Action::SetLevel { item: "goals".to_owned(), side: Side::Owner, level: Level::Partly };
    let beside = after(common.clone(), [owner]).document;
    assert_eq!(news(&common, &beside), (vec!["goals".to_owned()], vec![Place::mark("goals", Side::Owner)]));
    let committed = document(r#"{"format":1,"list":"pm-em","team":"default","commitments":{"c":{"item":"values"}}}"#);
    assert_eq!(news(&common, &committed), (vec!["values".to_owned()], vec![]));
    let noted =
        |item| document(&format!(r#"{{"format":1,"list":"l","team":"t","notes":{{"n":{{"item":"{item}"}}}}}}"#));
    assert_eq!(news(&noted("goals"), &noted("values")), (vec!["goals".to_owned(), "values".to_owned()], vec![]));
    let record = r#"{"format":1,"list":"l","team":"t","marks":{"goals":{"observer":{"value":"yes","stamp":[1,"a"]}}}}"#;
    assert_eq!(news(&empty(), &document(record)), (vec!["goals".to_owned()], vec![]));
}

#[test]
fn counts_each_item_that_has_an_answer_and_each_note_that_is_there() {
    assert_eq!(empty().counts(), (0, 0));
    let sides = SIDES.map(|side| Action::SetLevel { item: "goals".to_owned(), side, level: Level::NotYet });
    let state = after(empty(), sides);
    assert_eq!(state.document.counts(), (1, 0));
    let state = after(state.document, [not_applicable("values", Level::Unset), tick("stamp"), tick("value")]);
    assert_eq!(state.document.counts(), (4, 0));
    // Neither what was taken back nor what was undone is an answer.
    let state = undo(act(state, untick("stamp")), 2);
    assert_eq!(state.document.counts(), (3, 0));
    let state = undo(state, 1);
    assert_eq!(state.document.counts(), (2, 0));
    let state = after(state.document, [note("goals", "one"), note("goals", "two"), note("gone", "three")]);
    let id = state.document.notes("goals")[0].id.clone();
    assert_eq!(act(state, remove(&id)).document.counts(), (2, 2));
    let others = document(
        r#"{"format":1,"list":"l","team":"t","marks":{"of-tomorrow":{"observer":{"value":"yes","stamp":[1,"a"]}},
            "level-of-tomorrow":{"agreed":{"value":"blocked","stamp":[1,"a"]}},"by-hand":[]},"notes":{"n":{"item":"goals"}}}"#,
    );
    assert_eq!(others.counts(), (1, 0));
}

#[test]
fn goes_through_serde_as_part_of_other_data() {
    let document = after(empty(), [tick("goals"), note("goals", "é\n")]).document;
    let text = serde_json::to_string(&vec![&document]).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Document>>(&text).unwrap(), [document]);
    let newer = serde_json::from_str::<Document>(r#"{"format":3}"#).unwrap_err().to_string();
    assert_eq!(
        newer,
        "The saved state has format 3; this version reads format 1. Reload the page to get the newer version."
    );
}

/// What the schema has against this document.
fn against_schema(text: &str) -> Vec<String> {
    static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
        jsonschema::validator_for(&serde_json::from_str(&file("docs/document.schema.json")).unwrap()).unwrap()
    });
    let json = serde_json::from_str(text).unwrap();
    SCHEMA.iter_errors(&json).map(|error| error.to_string()).collect()
}

#[test]
fn what_is_stored_follows_the_schema() {
    let state =
        after(empty(), [tick("goals"), not_applicable("goals", Level::Yes), note("goals", "a"), note("values", "b")]);
    let id = state.document.notes("goals")[0].id.clone();
    let state = act(act(state, edit(&id, "c")), remove(&id));
    let text = state.document.to_text();
    for part in [r#""before":"yes""#, r#""value":null"#, r#""value":"b""#] {
        assert!(text.contains(part), "{part}");
    }
    assert_eq!(against_schema(&text), [""; 0]);
    // A first tick taken back is a mark of null.
    assert_eq!(against_schema(&undo(after(empty(), [tick("goals")]), 1).document.to_text()), [""; 0]);
    assert_eq!(against_schema(&Document::new("", 0, "").to_text()), [""; 0]);
    assert_eq!(against_schema(r#"{"format":1,"list":"a","team":"b"}"#), [""; 0]);
}

#[test]
fn the_schema_allows_what_newer_versions_add() {
    for text in [
        r#"{"format":1,"list":"a","team":"b","extra":{"any":[1.5]},"stamp":"x"}"#,
        r#"{"format":1,"list":"a","team":"b","marks":{"stamp":{"agreed":{"value":"somehow","stamp":[1,"r"],"at":1,"more":1}}}}"#,
        r#"{"format":1,"list":"a","team":"b","marks":{"goals":{"observer":7}}}"#,
        r#"{"format":1,"list":"a","team":"b","notes":{"1":{"item":"of-tomorrow","author":"hr","text":{"value":"t","stamp":[1,"r"],"at":1},"more":1}}}"#,
        r#"{"format":1,"list":"a","team":"b","commitments":{"1":{"item":"a","owner":"em","due":{"value":null,"stamp":[1,"r"],"at":1},"text":{"value":"t","stamp":[1,"r"],"at":1},"state":{"value":"open","stamp":[1,"r"],"at":1}}}}"#,
        r#"{"format":1,"list":"a","team":"b","syncs":{"1":{"date":"2026-11-22","outcome":"o","items":[{"any":1}]}}}"#,
    ] {
        assert_eq!(against_schema(text), [""; 0], "{text}");
        Document::parse(text).unwrap();
    }
}

#[test]
fn the_schema_refuses_what_is_no_document() {
    for wrong in [
        "null",
        "[]",
        "{}",
        r#"{"format":0,"list":"a","team":"b"}"#,
        r#"{"format":2,"list":"a","team":"b"}"#,
        r#"{"format":"1","list":"a","team":"b"}"#,
        r#"{"list":"a","team":"b"}"#,
        r#"{"format":1,"team":"b"}"#,
        r#"{"format":1,"list":"a"}"#,
        r#"{"format":1,"list":1,"team":"b"}"#,
        r#"{"format":1,"list":"a","team":null}"#,
        r#"{"format":1,"list":"a","team":"b","marks":[]}"#,
        r#"{"format":1,"list":"a","team":"b","notes":null}"#,
        r#"{"format":1,"list":"a","team":"b","commitments":"x"}"#,
        r#"{"format":1,"list":"a","team":"b","syncs":1}"#,
        r#"{"format":1,"list":"a","team":"b","stamp":[]}"#,
        r#"{"format":1,"list":"a","team":"b","marks":{"stamp":[]}}"#,
    ] {
        assert_ne!(against_schema(wrong), [""; 0], "{wrong}");
        error(wrong);
    }
}

#[test]
fn the_schema_refuses_what_no_writer_writes() {
    let mark =
        |register: &str| [r#"{"format":1,"list":"a","team":"b","marks":{"goals":{"agreed":"#, register, "}}}"].concat();
    assert_eq!(against_schema(&mark(r#"{"value":"yes","stamp":[9007199254740991,"r"],"at":0}"#)), [""; 0]);
    for wrong in [
        r#""yes""#,
        r#"{"value":"yes","at":0}"#,
        r#"{"stamp":[1,"r"],"at":0}"#,
        r#"{"value":"yes","stamp":[1,"r"]}"#,
        r#"{"value":"yes","stamp":[1,"r"],"at":"now"}"#,
        r#"{"value":true,"stamp":[1,"r"],"at":0}"#,
        r#"{"value":"not_applicable","before":1,"stamp":[1,"r"],"at":0}"#,
        r#"{"value":"yes","stamp":"1r","at":0}"#,
        r#"{"value":"yes","stamp":[],"at":0}"#,
        r#"{"value":"yes","stamp":[1],"at":0}"#,
        r#"{"value":"yes","stamp":["r",1],"at":0}"#,
        r#"{"value":"yes","stamp":[1,"r",1],"at":0}"#,
        r#"{"value":"yes","stamp":[-1,"r"],"at":0}"#,
        r#"{"value":"yes","stamp":[1.5,"r"],"at":0}"#,
        r#"{"value":"yes","stamp":[9007199254740992,"r"],"at":0}"#,
    ] {
        assert_ne!(against_schema(&mark(wrong)), [""; 0], "{wrong}");
    }
    for wrong in [
        r#""notes":{"1":"text"}"#,
        r#""notes":{"1":{"author":"pm","text":{"value":"t","stamp":[1,"r"],"at":1}}}"#,
        r#""notes":{"1":{"item":"a","author":"pm","text":"t"}}"#,
        r#""syncs":{"1":{"date":"22.11.2026","outcome":"o","items":[]}}"#,
    ] {
        let text = [r#"{"format":1,"list":"a","team":"b","#, wrong, "}"].concat();
        assert_ne!(against_schema(&text), [""; 0], "{wrong}");
    }
}

proptest! {
    #[test]
    fn whatever_people_do_is_stored_as_the_schema_says(events in events()) {
        for document in replicas_after(&events) {
            prop_assert_eq!(against_schema(&document.to_text()), Vec::<String>::new());
        }
    }

    #[test]
    fn what_is_stored_loads_as_it_was(events in events()) {
        for document in replicas_after(&events) {
            prop_assert_eq!(Document::parse(&document.to_text()), Ok(document.clone()));
            let through_serde: Document = serde_json::from_str(&serde_json::to_string(&document).unwrap()).unwrap();
            prop_assert_eq!(through_serde, document);
        }
    }

    #[test]
    fn whatever_stands_in_a_document_loads_and_saves_unchanged(document in any_document()) {
        look_at(&document);
        prop_assert_eq!(Document::parse(&document.to_text()), Ok(document));
    }

    #[test]
    fn never_panics_on_any_text(text in any::<String>()) {
        if let Ok(document) = Document::parse(&text) {
            look_at(&document);
        }
    }

    #[test]
    fn never_panics_on_any_json(json in json(), marks in json(), notes in json()) {
        let members = [("format", Json::from(1)), ("list", Json::from("l")), ("team", Json::from("t")), ("marks", marks), ("notes", notes)];
        for json in [json, Json::object(members)] {
            if let Ok(document) = Document::try_from(json) {
                look_at(&document);
            }
        }
    }
}
