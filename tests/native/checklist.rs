//! Lists as JSON: what is read, what is made up for what is missing, and what is said when there is nothing to read.

use std::collections::BTreeSet;

use alignment_checklist::core::checklist::{Checklist, MAX_LIST_BYTES, Party};
use alignment_checklist::core::rich::Rich;
use proptest::prelude::*;

use crate::support::{json, list, texts};

fn error(text: &str) -> String {
    Checklist::parse(text).unwrap_err().to_string()
}

/// The ids of items with these statements; an id before a bar is the one that the author chose.
fn ids(items: &[&str]) -> Vec<String> {
    let items = items.iter().map(|item| match item.split_once('|') {
        Some((id, statement)) => serde_json::json!({ "id": id, "statement": statement }),
        None => serde_json::json!({ "statement": item }),
    });
    let json = serde_json::json!({ "sections": [{ "items": items.collect::<Vec<_>>() }] });
    list(&json.to_string()).items().map(|item| item.id.clone()).collect()
}

#[test]
fn reads_all_of_a_list() {
    let list = list(
        r#"{"id":"charter","revision":3,"lang":"en-GB","title":"Charter","intro":["First",["Second ",{"em":"one"}]],
            "credit":{"title":"T","author":"A","href":"https://example.org"},
            "sections":[{"id":"s","heading":"S","owner":"pm","expected_by":"Design","intro":["I"],
                "items":[{"id":"a","statement":"A?","details":["D","E"],"ticked":true,"retired":false},
                         {"id":"b","statement":"B?","retired":true}]}]}"#,
    );
    assert_eq!((&*list.id, list.revision, &*list.lang, list.title), ("charter", 3, "en-GB", Rich::from("Charter")));
    assert_eq!(texts(&list.intro), ["First", "Second one"]);
    let credit = list.credit.unwrap();
    assert_eq!((&*credit.title, &*credit.author, credit.href.as_str()), ("T", "A", "https://example.org"));
    let section = &list.sections[0];
    assert_eq!((&*section.id, section.heading.plain_text().as_str()), ("s", "S"));
    assert_eq!((&section.owner, &section.expected_by), (&Some(Party::Pm), &Some(Party::Named("Design".to_owned()))));
    assert_eq!(texts(&section.intro), ["I"]);
    let [a, b] = &section.items[..] else { panic!("two items") };
    assert_eq!((&*a.id, a.statement.plain_text().as_str(), a.ticked, a.retired), ("a", "A?", true, false));
    assert_eq!(texts(&a.details), ["D", "E"]);
    assert_eq!((b.ticked, b.retired), (false, true));
    assert_eq!(section.asked().count(), 1);
}

#[test]
fn a_statement_is_all_that_a_list_needs() {
    let list = list(r#"{"sections":[{"items":[{"statement":"Ship it"}]}]}"#);
    assert_eq!((&*list.id, list.revision, &*list.lang, list.credit), ("", 0, "", None));
    assert_eq!(list.sections[0].items[0].id, "ship-it");
}

#[test]
fn what_is_not_understood_is_skipped() {
    let list = list(
        r#"{"id":1,"revision":"1","credit":{"title":"T","author":"A","href":"javascript:alert(1)"},"extra":[],
            "sections":[7,{"items":"none"},{"owner":3,"items":[null,{},{"statement":" "},{"id":9,"statement":"Kept","ticked":"yes","details":"no"}]}]}"#,
    );
    assert_eq!((&*list.id, list.revision, &list.credit), ("", 0, &None));
    let items: Vec<_> = list.items().collect();
    assert_eq!((items.len(), &*items[0].id, items[0].ticked, items[0].details.len()), (1, "kept", false, 0));
}

#[test]
fn says_what_is_wrong_with_a_list() {
    assert_eq!(error("{"), "The list is not valid JSON at byte 1.");
    let no_items = "The list has no items: it needs \"sections\", each with \"items\", each with a \"statement\".";
    for text in [
        "{}",
        "[]",
        r#"{"sections":[]}"#,
        r#"{"sections":[{"heading":"Alone"}]}"#,
        r#"{"sections":[{"items":[{"statement":""}]}]}"#,
        r#"{"sections":[{"items":[{"statement":"gone","retired":true}]}]}"#,
    ] {
        assert_eq!(error(text), no_items, "{text}");
    }
    let at_most = [r#"{"sections":[{"items":[{"statement":"a"}]}]}"#, &" ".repeat(MAX_LIST_BYTES - 44)].concat();
    assert_eq!(at_most.len(), MAX_LIST_BYTES);
    assert!(Checklist::parse(&at_most).is_ok());
    assert_eq!(error(&(at_most + " ")), "The list is longer than 4 MiB.");
}

#[test]
fn an_id_is_the_one_that_was_chosen() {
    assert_eq!(ids(&["goals-short|Anything", " Mixed Case | text", "é|e"]), ["goals-short", "Mixed Case", "é"]);
}

#[test]
fn an_id_is_derived_from_the_text_when_none_was_chosen() {
    assert_eq!(
        ids(&[
            "We show work EARLY.",
            "  --Nobody; merges… alone!--",
            "Größe zählt",
            "日本語",
            "?!",
            "|Blank id",
            "\t|Blank too"
        ]),
        ["we-show-work-early", "nobody-merges…-alone", "größe-zählt", "日本語", "item", "blank-id", "blank-too"],
    );
}

#[test]
fn equal_texts_get_two_ids() {
    assert_eq!(ids(&["Same", "same!", "Same"]), ["same", "same-2", "same-3"]);
}

#[test]
fn an_id_that_was_chosen_is_never_taken_by_a_text() {
    assert_eq!(ids(&["Goals", "goals|Something else", "Goals"]), ["goals-2", "goals", "goals-3"]);
}

#[test]
fn an_id_that_was_chosen_is_never_taken_by_one_that_was_chosen_twice() {
    assert_eq!(ids(&["a|1", "a|2", "a-2|3"]), ["a", "a-3", "a-2"]);
    assert_eq!(ids(&["a", "a|1", "a|2", "a-3|3", "a|4", "a-2|5"]), ["a-6", "a", "a-4", "a-3", "a-5", "a-2"]);
}

#[test]
fn long_texts_with_the_same_beginning_keep_their_ids_wherever_they_stand() {
    let beginning = "The same words over and over again until it is long enough to be cut";
    let (one, two) = ([beginning, " one"].concat(), [beginning, " two"].concat());
    let both = ids(&[&one, &two]);
    assert_eq!(
        both,
        [
            "the-same-words-over-and-over-again-until-it-is-l-1404051387",
            "the-same-words-over-and-over-again-until-it-is-l-2858462933"
        ]
    );
    assert_eq!(ids(&[&two, &one]), [both[1].clone(), both[0].clone()]);
}

#[test]
fn many_equal_texts_are_numbered_quickly() {
    let many = vec!["Same"; 5_000];
    assert_eq!(ids(&many).last().unwrap(), "same-5000");
}

#[test]
fn ids_of_sections_are_found_in_the_same_way() {
    let list = list(
        r#"{"sections":[{"heading":"Us","items":[{"statement":"a"}]},{"heading":"Us"},{"id":"us","heading":"We"},{"id":"a"},{"id":"a"},{"id":"a-2"}]}"#,
    );
    let ids: Vec<&str> = list.sections.iter().map(|section| &*section.id).collect();
    assert_eq!(ids, ["us-2", "us-3", "us", "a", "a-3", "a-2"]);
}

#[test]
fn parties_are_read_in_any_case() {
    for (text, party, name) in [
        ("both", Some(Party::Both), "both"),
        (" PM ", Some(Party::Pm), "PM"),
        ("em", Some(Party::Em), "EM"),
        (" Design lead ", Some(Party::Named("Design lead".to_owned())), "Design lead"),
        ("  ", None, ""),
    ] {
        assert_eq!(Party::parse(text), party);
        assert_eq!(party.as_ref().map_or("", Party::as_str), name);
    }
}

#[test]
fn only_keeps_the_sections_that_were_asked_for() {
    let list = || list(r#"{"sections":[{"id":"a","items":[{"statement":"1"}]},{"id":"b"},{"id":"c"}]}"#);
    let only =
        |ids: &str| -> Vec<String> { list().only(ids).sections.iter().map(|section| section.id.clone()).collect() };
    assert_eq!(only("c a"), ["a", "c"]);
    assert_eq!(only(" b\n nothing-like-it "), ["b"]);
    assert_eq!(only("nothing-like-it"), ["a", "b", "c"]);
    assert_eq!(only(""), ["a", "b", "c"]);
}

proptest! {
    #[test]
    fn never_panics_on_any_text(text in any::<String>()) {
        let _ = Checklist::parse(&text);
    }

    #[test]
    fn every_list_that_is_read_has_an_item_and_unique_ids(
        sections in prop::collection::vec(("[ab]?", prop::collection::vec(("[ab-]{0,2}", "[ab2 -]{0,3}"), 0..6)), 0..4),
        stray in json(),
    ) {
        let sections: Vec<_> = sections
            .into_iter()
            .map(|(id, items)| {
                let items: Vec<_> = items.into_iter().map(|(id, text)| serde_json::json!({ "id": id, "statement": text })).collect();
                serde_json::json!({ "id": id, "items": items })
            })
            .collect();
        let json = serde_json::json!({ "sections": sections, "title": serde_json::to_value(&stray).unwrap() });
        if let Ok(list) = Checklist::parse(&json.to_string()) {
            let items: Vec<_> = list.items().map(|item| &item.id).collect();
            prop_assert!(!items.is_empty() && items.iter().all(|id| !id.is_empty()));
            prop_assert_eq!(items.iter().collect::<BTreeSet<_>>().len(), items.len());
            let sections: BTreeSet<_> = list.sections.iter().map(|section| &section.id).collect();
            prop_assert_eq!(sections.len(), list.sections.len());
        }
    }

    #[test]
    fn never_panics_on_any_json(json in json()) {
        let members = [("sections", json.clone()), ("title", json)];
        let _ = Checklist::parse(&alignment_checklist::core::json::Json::object(members).to_text());
    }
}
