//! JSON: reads what RFC 8259 allows and nothing else, keeps numbers as written, never panics.

use std::collections::BTreeMap;

use alignment_checklist::core::json::{Json, MAX_DEPTH, Object, decimal};
use proptest::collection::vec;
use proptest::prelude::*;
use serde::de::IgnoredAny;

use crate::support::{json, number_text, parse};

fn error(text: &str) -> String {
    Json::parse(text).unwrap_err().to_string()
}

#[test]
fn reads_every_kind_of_value() {
    assert_eq!(parse(" null "), Json::Null);
    assert_eq!(parse("true"), Json::Bool(true));
    assert_eq!(parse("\tfalse\r\n"), Json::Bool(false));
    assert_eq!(parse("12").as_u64(), Some(12));
    assert_eq!(parse(r#""text""#).as_str(), Some("text"));
    assert_eq!(parse(" [ 1 , [ ] ] ").to_text(), "[1,[]]");
    assert_eq!(parse(" { \"b\" : { } , \"a\" : 1 } ").to_text(), r#"{"a":1,"b":{}}"#);
}

#[test]
fn reads_every_escape() {
    assert_eq!(parse(r#""\"\\\/\b\f\n\r\t\u0041\u00e9\uD83D\uDE00""#).as_str(), Some("\"\\/\u{8}\u{c}\n\r\tAé😀"));
}

#[test]
fn a_lone_surrogate_becomes_the_replacement_character() {
    for (text, expected) in [
        (r#""\ud800""#, "\u{fffd}"),
        (r#""\udc00""#, "\u{fffd}"),
        (r#""\udc00\ud800""#, "\u{fffd}\u{fffd}"),
        (r#""\ud800x""#, "\u{fffd}x"),
        (r#""\ud800\n""#, "\u{fffd}\n"),
        (r#""\ud800\u0041""#, "\u{fffd}A"),
        (r#""\ud800\ud83d\ude00""#, "\u{fffd}😀"),
    ] {
        assert_eq!(parse(text).as_str(), Some(expected), "{text}");
    }
}

#[test]
fn names_the_place_of_what_is_wrong() {
    for (text, expected) in [
        ("", "not valid JSON at byte 0"),
        ("nul", "not valid JSON at byte 0"),
        ("NaN", "not valid JSON at byte 0"),
        ("'a'", "not valid JSON at byte 0"),
        ("\u{feff}1", "not valid JSON at byte 0"),
        ("\u{a0}1", "not valid JSON at byte 0"),
        ("+1", "not valid JSON at byte 0"),
        (".5", "not valid JSON at byte 0"),
        ("01", "not valid JSON at byte 1"),
        ("-", "not valid JSON at byte 1"),
        ("1.", "not valid JSON at byte 2"),
        ("1e", "not valid JSON at byte 2"),
        ("1 2", "not valid JSON at byte 2"),
        ("[1,]", "not valid JSON at byte 3"),
        ("[1 2]", "not valid JSON at byte 3"),
        ("{\"a\"}", "not valid JSON at byte 4"),
        ("{a:1}", "not valid JSON at byte 1"),
        ("{\"a\":1,}", "not valid JSON at byte 7"),
        ("\"a", "not valid JSON at byte 2"),
        ("\"a\nb\"", "not valid JSON at byte 2"),
        ("\"\\x\"", "not valid JSON at byte 2"),
        ("\"\\u12g4\"", "not valid JSON at byte 5"),
        ("// note\n1", "not valid JSON at byte 0"),
    ] {
        assert_eq!(error(text), expected, "{text}");
    }
}

#[test]
fn of_two_equal_keys_the_last_wins() {
    assert_eq!(parse(r#"{"a":1,"a":2}"#).to_text(), r#"{"a":2}"#);
}

#[test]
fn keeps_numbers_as_they_were_written() {
    for text in ["0", "-0", "1.50", "1E+2", "123456789012345678901234567890", "1e999"] {
        assert_eq!(parse(text).to_text(), text);
    }
}

#[test]
fn only_whole_numbers_that_fit_are_counts() {
    assert_eq!(parse("18446744073709551615").as_u64(), Some(u64::MAX));
    for text in ["-1", "-0", "1.0", "1e0", "18446744073709551616", "\"1\"", "null"] {
        assert_eq!(parse(text).as_u64(), None, "{text}");
    }
}

#[test]
fn whole_numbers_are_ordered_by_value() {
    assert!(parse("9") < parse("10"));
    assert!(parse("1000") > parse("999"));
}

#[test]
fn kinds_are_ordered_with_objects_above_all() {
    let ordered = ["null", "false", "true", "9", "\"9\"", "[9]", "{}"].map(parse);
    assert!(ordered.is_sorted());
}

#[test]
fn writes_without_white_space_and_escapes_what_must_be() {
    assert_eq!(
        parse(r#" [ "\u0001\u001f\n\r\"\\/é\u007f" , { } ] "#).to_text(),
        "[\"\\u0001\\u001f\\n\\u000d\\\"\\\\/é\u{7f}\",{}]"
    );
    assert_eq!(Json::object([("b", Json::from(1)), ("a", Json::from("x"))]).to_string(), r#"{"a":"x","b":1}"#);
}

#[test]
fn reads_ninety_six_levels_and_refuses_more_without_exhausting_the_stack() {
    let nested = |open: &str, inner: &str, close: &str, levels: usize| {
        [open.repeat(levels), inner.to_owned(), close.repeat(levels)].concat()
    };
    assert_eq!(MAX_DEPTH, 96);
    for inner in ["", "1"] {
        assert!(Json::parse(&nested("[", inner, "]", 96)).is_ok());
        assert_eq!(error(&nested("[", inner, "]", 97)), "not valid JSON at byte 96");
    }
    assert!(Json::parse(&nested("{\"a\":", "1", "}", 96)).is_ok());
    assert!(Json::parse(&nested("{\"a\":", "1", "}", 97)).is_err());
    assert!(Json::parse(&"[".repeat(1_000_000)).is_err());
    assert!(Json::parse(&"{\"\":".repeat(1_000_000)).is_err());
}

#[test]
fn looking_into_the_wrong_kind_finds_nothing() {
    let text = Json::from("text");
    assert_eq!((text.as_u64(), text.as_object(), text.get("a"), text.text("a")), (None, None, None, None));
    assert_eq!(text.elements(), []);
    assert_eq!(Json::Null.as_str(), None);
    assert_eq!(parse(r#"{"a":1}"#).text("a"), None);
}

#[test]
fn members_are_sorted_and_each_name_stands_once() {
    let mut object: Object =
        [("b", 1), ("a", 2), ("b", 3)].map(|(name, value)| (name.to_owned(), Json::from(value))).into_iter().collect();
    assert_eq!(Json::Object(object.clone()).to_text(), r#"{"a":2,"b":3}"#);
    object.insert("aa", Json::Null);
    object.insert("a", Json::from(4));
    object.remove("b");
    object.remove("c");
    *object.member("") = Json::from(5);
    assert_eq!(Json::Object(object.clone()).to_text(), r#"{"":5,"a":4,"aa":null}"#);
    assert_eq!((object.get("a").and_then(Json::as_u64), object.get("b")), (Some(4), None));
}

#[test]
fn goes_through_serde_and_back() {
    let text = r#"{"a":[1,-2,0.5,"é\n",null,true],"b":{}}"#;
    let json: Json = serde_json::from_str(text).unwrap();
    assert_eq!(json, parse(text));
    assert_eq!(serde_json::to_string(&json).unwrap(), text);
    // Whole numbers to the last digit, which a floating point number would not hold.
    let ends = "[18446744073709551615,9007199254740993,-9223372036854775808]";
    let json: Json = serde_json::from_str(ends).unwrap();
    assert_eq!((json.to_text(), serde_json::to_string(&json).unwrap()), (ends.to_owned(), ends.to_owned()));
}

#[test]
fn a_number_that_serde_cannot_hold_is_an_error_not_another_value() {
    assert_eq!(serde_json::to_string(&parse("1e999")).unwrap_err().to_string(), "the number is too large");
    let infinity = serde::de::value::F64Deserializer::<serde::de::value::Error>::new(f64::INFINITY);
    assert_eq!(
        <Json as serde::Deserialize>::deserialize(infinity).unwrap_err().to_string(),
        "JSON has no number for infinity or NaN",
    );
}

#[test]
fn what_serde_has_beyond_json_is_named() {
    let bytes = serde::de::value::BytesDeserializer::<serde::de::value::Error>::new(b"x");
    assert_eq!(
        <Json as serde::Deserialize>::deserialize(bytes).unwrap_err().to_string(),
        "invalid type: byte array, expected a JSON value",
    );
}

/// As `serde_json` reads it, number by number.
fn by_the_oracle(json: &Json) -> serde_json::Value {
    match json {
        Json::Null => serde_json::Value::Null,
        Json::Bool(value) => serde_json::Value::Bool(*value),
        Json::Number(_) => serde_json::from_str(&json.to_text()).unwrap(),
        Json::String(text) => serde_json::Value::String(text.clone()),
        Json::Array(elements) => elements.iter().map(by_the_oracle).collect(),
        Json::Object(members) => members.iter().map(|(name, value)| (name.clone(), by_the_oracle(value))).collect(),
    }
}

/// The same with numbers by their value: `1.0` is `1`.
fn as_floats(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match value {
        Value::Number(number) => Value::from(number.as_f64().unwrap()),
        Value::Array(elements) => elements.into_iter().map(as_floats).collect(),
        Value::Object(members) => members.into_iter().map(|(name, value)| (name, as_floats(value))).collect(),
        other => other,
    }
}

/// `IgnoredAny` checks the grammar alone: neither the size of numbers, nor surrogates, nor depth.
fn agrees_with_the_oracle(text: &str) -> Result<(), TestCaseError> {
    let ours = Json::parse(text);
    let grammar = serde_json::from_str::<IgnoredAny>(text);
    prop_assert_eq!(ours.is_ok(), grammar.is_ok(), "{:?}", text);
    if let (Ok(ours), Ok(theirs)) = (ours, serde_json::from_str::<serde_json::Value>(text)) {
        prop_assert_eq!(by_the_oracle(&ours), theirs);
    }
    Ok(())
}

/// JSON text with a few characters changed, added or removed.
fn mutated() -> impl Strategy<Value = String> {
    let piece = || {
        prop::sample::select(vec![
            "", "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "0", "-", ".", "e", "nul", " ", "\u{1}", "é",
        ])
    };
    (json(), vec((any::<prop::sample::Index>(), any::<bool>(), piece()), 1..4)).prop_map(|(json, edits)| {
        let mut characters: Vec<String> = json.to_text().chars().map(String::from).collect();
        for (place, replaces, piece) in edits {
            let at = place.index(characters.len() + 1);
            if replaces && at < characters.len() {
                piece.clone_into(&mut characters[at]);
            } else {
                characters.insert(at, piece.to_owned());
            }
        }
        characters.concat()
    })
}

/// Pieces of JSON in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\\", "\\n", "\\ud83d", "\\ude00", "\\uD8", "0", "1", "-", "+",
        ".", "e", "E", "true", "false", "null", " ", "\n", "\u{0}", "\u{1f}", "\u{7f}", "é", "😀", "\u{feff}",
    ]);
    vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn what_is_written_reads_back(json in json()) {
        prop_assert_eq!(Json::parse(&json.to_text()), Ok(json));
    }

    #[test]
    fn reads_what_the_oracle_writes(json in json()) {
        let value = by_the_oracle(&json);
        agrees_with_the_oracle(&serde_json::to_string(&value).unwrap())?;
        agrees_with_the_oracle(&serde_json::to_string_pretty(&value).unwrap())?;
    }

    #[test]
    fn the_oracle_reads_what_is_written(json in json()) {
        agrees_with_the_oracle(&json.to_text())?;
    }

    #[test]
    fn accepts_and_refuses_changed_text_as_the_oracle_does(text in mutated()) {
        agrees_with_the_oracle(&text)?;
    }

    #[test]
    fn accepts_and_refuses_pieces_as_the_oracle_does(text in pieces()) {
        agrees_with_the_oracle(&text)?;
    }

    #[test]
    fn accepts_and_refuses_numbers_as_the_oracle_does(text in "[-+]?[0-9]{0,3}\\.?[0-9]{0,2}[eE]?[-+]?[0-9]{0,2}") {
        agrees_with_the_oracle(&text)?;
    }

    #[test]
    fn an_object_holds_what_a_map_holds(members in vec(("[a-c]{0,2}", 0..9_u64), 0..12)) {
        let map: BTreeMap<String, u64> = members.iter().cloned().collect();
        let object: Object = members.into_iter().map(|(name, value)| (name, Json::from(value))).collect();
        let held: BTreeMap<String, u64> = object.iter().map(|(name, value)| (name.clone(), value.as_u64().unwrap())).collect();
        prop_assert_eq!(object.iter().count(), map.len());
        prop_assert!(object.iter().map(|(name, _)| name).is_sorted());
        prop_assert_eq!(held, map);
    }

    #[test]
    fn decimal_digits_are_those_of_the_standard_library(value in prop_oneof![any::<u64>(), 0..1_000_u64, Just(u64::MAX)]) {
        prop_assert_eq!(decimal(value), value.to_string());
    }

    #[test]
    fn keeps_every_number(text in number_text()) {
        prop_assert_eq!(parse(&text).to_text(), text);
    }

    #[test]
    fn never_panics(text in any::<String>()) {
        let _ = Json::parse(&text);
    }

    #[test]
    fn goes_through_serde_unchanged_but_for_the_spelling_of_numbers(json in json()) {
        let text = serde_json::to_string(&json).unwrap();
        let back: Json = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(as_floats(by_the_oracle(&back)), as_floats(by_the_oracle(&json)));
    }

    #[test]
    fn the_order_is_total(a in json(), b in json(), c in json()) {
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(a == b, a.cmp(&b).is_eq());
        let mut sorted = [a, b, c];
        sorted.sort();
        prop_assert!(sorted[0] <= sorted[2]);
    }
}
