//! The text of the interface: complete in English, in the right plural form, and English wherever a language lacks a message.

use alignment_checklist::core::catalogue::{Catalogue, Key, in_order};
use alignment_checklist::core::json::Json;

use crate::support::{file, parse};

/// The names in braces in a text.
fn holes(text: &str) -> Vec<&str> {
    text.split('{').skip(1).map(|rest| rest.split_once('}').unwrap().0).collect()
}

fn english() -> Json {
    parse(&file("content/text/en.json"))
}

/// A language with these messages, in which 0 and 1 are `one`, 2 to 4 `few`, 102 to 104 `few` and the rest `many`.
fn language(messages: &str) -> Catalogue {
    let category = |number| match number {
        0 | 1 => "one",
        2..=4 | 102..=104 => "few",
        _ => "many",
    };
    Catalogue::new(in_order(&parse(messages)), (0..200).map(|number| category(number).to_owned()).collect())
}

fn count(catalogue: &Catalogue, count: usize) -> String {
    catalogue.count(Key::Notes, count, &[("count", &count.to_string())])
}

#[test]
fn english_has_every_message_and_no_other() {
    let file = file("content/text/en.json");
    let written: Vec<&str> = file.lines().filter_map(|line| line.trim().strip_prefix('"')?.split('"').next()).collect();
    // In the same order, since builds leave the names out.
    assert_eq!(written, Key::ALL.iter().map(|key| key.name()).collect::<Vec<_>>());
    for key in Key::ALL {
        let message = english().get(key.name()).unwrap().clone();
        let one = message.as_str().or_else(|| message.text("one")).unwrap();
        assert_eq!(Catalogue::english().count(*key, 1, &[]), one);
    }
}

#[test]
fn no_message_is_empty_and_every_plural_has_the_other_form() {
    for (name, message) in english().as_object().unwrap() {
        match message {
            Json::String(text) => assert!(!text.trim().is_empty(), "{name}"),
            Json::Object(forms) => {
                assert!(forms.get("other").is_some(), "{name}");
                for (category, text) in forms {
                    assert!(["zero", "one", "two", "few", "many", "other"].contains(&&**category), "{name}");
                    assert!(!text.as_str().unwrap().trim().is_empty(), "{name}");
                }
            }
            other => panic!("{name} is {other}"),
        }
    }
}

#[test]
fn messages_have_these_holes_and_no_others() {
    let english = Catalogue::english();
    let found: Vec<(&str, Vec<String>)> = Key::ALL
        .iter()
        .map(|key| (key.name(), holes(&english.say(*key)).into_iter().map(str::to_owned).collect::<Vec<_>>()))
        .filter(|(_, holes)| !holes.is_empty())
        .collect();
    let expected: [(&str, &[&str]); 31] = [
        ("progress", &["done", "total"]),
        ("section-progress", &["done", "total"]),
        ("credit", &["title", "author"]),
        ("directed", &["owner", "expected_by"]),
        ("notes", &["count"]),
        ("undone-item", &["statement"]),
        ("share-holds", &["marks", "notes"]),
        ("marks", &["count"]),
        ("share-long", &["count"]),
        ("offered", &["progress"]),
        ("last-changed", &["time"]),
        ("new-marks", &["count"]),
        ("differing-marks", &["count"]),
        ("new-notes", &["count"]),
        ("changed-notes", &["count"]),
        ("removed-notes", &["count"]),
        ("gone-notes", &["count"]),
        ("own-marks", &["count"]),
        ("own-notes", &["count"]),
        ("hidden-items", &["count"]),
        ("unknown-marks", &["count"]),
        ("mark-differs", &["theirs", "mine"]),
        ("note-there", &["text"]),
        ("note-changed-there", &["new", "text"]),
        ("note-removed-there", &["text"]),
        ("note-gone-here", &["text"]),
        ("note-here", &["text"]),
        ("link-elsewhere", &["list", "team"]),
        ("saved", &["time"]),
        ("team", &["team"]),
        ("open-state", &["link"]),
    ];
    assert_eq!(found, expected.map(|(name, holes)| (name, holes.iter().map(|&hole| hole.to_owned()).collect())));
}

#[test]
fn says_and_fills_and_counts() {
    let english = Catalogue::english();
    assert_eq!(english.say(Key::Undo), "Undo");
    assert_eq!(english.fill(Key::Progress, &[("done", "7"), ("total", "15")]), "7 of 15 agreed");
    assert_eq!(count(&english, 0), "0 notes");
    assert_eq!(count(&english, 1), "1 note");
    assert_eq!(count(&english, 2), "2 notes");
    assert_eq!(count(&english, 101), "101 notes");
}

#[test]
fn braces_around_no_value_stay_as_they_are() {
    for text in ["} {} {unknown} }", "a } b {c}", "}"] {
        let language = language(&serde_json::json!({ "undo": text }).to_string());
        assert_eq!(language.say(Key::Undo), text);
    }
    assert_eq!(count(&language(r#"{"notes":"} {count} }"}"#), 3), "} 3 }");
}

#[test]
fn a_message_is_cut_at_a_value() {
    let english = Catalogue::english();
    let cut = english.around(Key::Credit, "title", &[("author", "Kuba")]);
    assert_eq!(cut, ("Based on “".to_owned(), "” by Kuba".to_owned()));
    assert_eq!(english.around(Key::Undo, "title", &[]), ("Undo".to_owned(), String::new()));
}

#[test]
fn plural_forms_follow_the_language() {
    let language = language(r#"{"notes":{"one":"{count} uwaga","few":"{count} uwagi","many":"{count} uwag"}}"#);
    for (number, expected) in [
        (0, "0 uwaga"),
        (1, "1 uwaga"),
        (2, "2 uwagi"),
        (5, "5 uwag"),
        (102, "102 uwagi"),
        (199, "199 uwag"),
        (200, "200 uwag"),
        (203, "203 uwagi"),
        (1_001, "1001 uwag"),
        (1_000_002, "1000002 uwagi"),
    ] {
        assert_eq!(count(&language, number), expected);
    }
}

#[test]
fn a_missing_form_is_the_other_one() {
    let language = language(r#"{"notes":{"one":"{count} uwaga","other":"{count} uwag"}}"#);
    assert_eq!(count(&language, 3), "3 uwag");
}

#[test]
fn a_language_that_says_nothing_of_its_plurals_has_those_of_english() {
    let language =
        Catalogue::new(in_order(&parse(r#"{"notes":{"one":"{count} nota","other":"{count} note"}}"#)), Vec::new());
    for (number, expected) in [(0, "0 note"), (1, "1 nota"), (2, "2 note"), (101, "101 note")] {
        assert_eq!(count(&language, number), expected);
    }
}

#[test]
fn one_form_may_do_for_all() {
    assert_eq!(count(&language(r#"{"notes":"{count} メモ"}"#), 3), "3 メモ");
}

#[test]
fn what_a_language_lacks_is_english_in_english_forms() {
    for messages in [
        "{}",
        "null",
        "[]",
        "7",
        r#"{"notes":7}"#,
        r#"{"notes":{}}"#,
        r#"{"notes":{"zero":"x"}}"#,
        r#"{"undo":"Cofnij"}"#,
    ] {
        let language = language(messages);
        assert_eq!(count(&language, 0), "0 notes", "{messages}");
        assert_eq!(count(&language, 1), "1 note", "{messages}");
        assert_eq!(language.say(Key::Reset), "Untick all", "{messages}");
    }
    assert_eq!(language(r#"{"undo":"Cofnij"}"#).say(Key::Undo), "Cofnij");
}
