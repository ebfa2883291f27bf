//! What cannot be read or written is said, and nothing is lost.

use wasm_bindgen_test::wasm_bindgen_test;

use super::{ASIDE, SAVED, WILL_BE_SAVED, another_tab_stores};
use crate::element_side::*;

#[wasm_bindgen_test]
async fn what_is_of_another_team_is_set_aside() {
    let copied = ticked("original", "goals-short", 1);
    store("copy", &copied);
    let embed = Embed::of_team("here", "copy").await;
    assert_eq!(embed.kinds(), ["error storage-unreadable"]);
    assert!(!embed.is_ticked("goals-short"));
    embed.act("tick", "goals-mid").await;
    assert_eq!(set_aside("copy").as_deref(), Some(&*copied));
    assert_eq!(stored("copy").unwrap(), embed.widget.state());
    another_tab_stores("copy", &copied).await;
    assert!(!embed.is_ticked("goals-short"));
}

#[wasm_bindgen_test]
async fn what_is_wrong_with_saving_is_told_to_all_that_are_there() {
    let (one, other) = (Embed::of_team("one", "alive").await, Embed::of_team("other", "alive").await);
    {
        let _full = Refusal::full();
        other.act("tick", "goals-short").await;
    }
    for embed in [&one, &other] {
        let mut kinds = embed.kinds();
        kinds.sort();
        assert_eq!(kinds, ["change", "error storage-full"]);
    }
    one.widget.clear();
    store("alive", r#"{"format":2}"#);
    other.act("tick", "goals-mid").await;
    let mut kinds = other.kinds();
    kinds.sort();
    assert_eq!(kinds, ["change", "error storage-newer"]);
    assert_eq!(one.kinds(), [""; 0]);
}

#[wasm_bindgen_test]
async fn unreadable_data_is_set_aside_at_the_first_write_and_not_before() {
    let unreadable = [
        ("not-json", "{\"format\":1,", "The saved state is not valid JSON at byte 12."),
        ("no-document", "[\"mine\"]", "The saved state is not a document of this checklist."),
    ];
    for (team, text, sentence) in unreadable {
        store(team, text);
        let embed = Embed::of_team("here", team).await;
        assert_eq!(
            embed.told(),
            [format!(
                r#"error {{"code":"storage-unreadable","message":"{sentence} It is copied to a key of its own before anything is written over it."}}"#
            )]
        );
        assert_eq!(embed.text("[part=status]"), [ASIDE, WILL_BE_SAVED].concat());
        assert_eq!((stored(team).as_deref(), set_aside(team)), (Some(text), None));

        embed.act("tick", "goals-short").await;
        assert_eq!(set_aside(team).as_deref(), Some(text));
        assert_eq!(stored(team).unwrap(), embed.widget.state());
        assert_eq!(embed.text("[part=status]"), [ASIDE, SAVED].concat());
        // What is readable now is not set aside over it.
        embed.act("tick", "goals-mid").await;
        assert_eq!(set_aside(team).as_deref(), Some(text));
    }
}

#[wasm_bindgen_test]
async fn what_became_unreadable_meanwhile_is_set_aside_and_told_too() {
    let embed = Embed::of_team("here", "meanwhile").await;
    embed.act("tick", "goals-short").await;
    embed.told();
    store("meanwhile", "mine");
    embed.act("tick", "goals-mid").await;
    assert_eq!(set_aside("meanwhile").as_deref(), Some("mine"));
    assert_eq!(stored("meanwhile").unwrap(), embed.widget.state());
    assert_eq!(embed.text("[part=status]"), [ASIDE, SAVED].concat());
    let mut kinds = embed.kinds();
    kinds.sort();
    assert_eq!(kinds, ["change", "error storage-unreadable"]);
}

#[wasm_bindgen_test]
async fn what_was_set_aside_before_is_never_written_over() {
    store("asides", "{FIRST");
    let embed = Embed::of_team("here", "asides").await;
    assert_eq!(embed.kinds(), ["error storage-unreadable"]);
    embed.act("tick", "goals-short").await;
    // Told already.
    assert_eq!(embed.kinds(), ["change"]);
    let another = |number| {
        let key = format!("alignment-checklist-unreadable-{number}:pm-em:asides");
        storage().get_item(&key).unwrap()
    };
    // The same text again needs no other place; another text does, and is told each time.
    for text in ["{SECOND", "{FIRST", "{THIRD"] {
        store("asides", text);
        embed.act("tick", "goals-mid").await;
        embed.act("untick", "goals-mid").await;
        let mut kinds = embed.kinds();
        kinds.sort();
        assert_eq!(kinds, ["change", "change", "error storage-unreadable"], "{text}");
        assert_eq!(stored("asides").unwrap(), embed.widget.state());
    }
    assert_eq!(set_aside("asides").as_deref(), Some("{FIRST"));
    assert_eq!([2, 3, 4].map(another), [Some("{SECOND".to_owned()), Some("{THIRD".to_owned()), None]);
}

#[wasm_bindgen_test]
async fn what_is_wrong_is_told_to_those_who_come_later_as_long_as_it_lasts() {
    store("later", "mine");
    let (one, other) = (Embed::of_team("one", "later").await, Embed::of_team("other", "later").await);
    for embed in [&one, &other] {
        assert_eq!(embed.kinds(), ["error storage-unreadable"]);
    }
    one.act("tick", "goals-short").await;
    assert_eq!(Embed::of_team("third", "later").await.kinds(), [""; 0]);
}

#[wasm_bindgen_test]
async fn a_newer_format_is_left_alone() {
    const NEWER: &str = r#"{"format":2,"everything":"else"}"#;
    store("newer", NEWER);
    let embed = Embed::of_team("here", "newer").await;
    assert_eq!(embed.kinds(), ["error storage-newer"]);
    embed.act("tick", "goals-short").await;
    assert!(embed.is_ticked("goals-short"));
    assert_eq!((stored("newer").as_deref(), set_aside("newer")), (Some(NEWER), None));
    assert_eq!(
        embed.text("[part=status]"),
        "Not saved here: what a newer version of this checklist saved stays untouched. Reload the page; if this stays, the page needs that version."
    );
    assert_eq!(embed.kinds(), ["change"]);
}

#[wasm_bindgen_test]
async fn a_newer_format_that_came_meanwhile_is_left_alone() {
    const NEWER: &str = r#"{"format":2,"everything":"else"}"#;
    let embed = Embed::of_team("here", "newer-meanwhile").await;
    embed.act("tick", "goals-short").await;
    store("newer-meanwhile", NEWER);
    embed.told();
    embed.act("tick", "goals-mid").await;
    assert_eq!(stored("newer-meanwhile").as_deref(), Some(NEWER));
    let mut kinds = embed.kinds();
    kinds.sort();
    assert_eq!(kinds, ["change", "error storage-newer"]);
}

#[wasm_bindgen_test]
async fn where_storage_is_blocked_the_widget_works_and_says_so_once() {
    let embed = {
        let _blocked = Refusal::blocked();
        let embed = Embed::of_team("here", "blocked").await;
        assert_eq!(embed.widget.announcement(), "", "nothing is said on load");
        embed.act("tick", "goals-short").await;
        assert_eq!(embed.widget.announcement(), embed.text("[part=status]") + " 1 of 15 agreed");
        embed.add_note("goals-short", "Still here").await;
        embed
    };
    assert!(embed.is_ticked("goals-short"));
    assert_eq!(
        embed.text("[part=status]"),
        "Not saved here: the browser blocks storage for this page. What you do stays until the page is closed; copy the link to keep it."
    );
    assert_eq!(embed.kinds(), ["error storage-blocked", "change", "change"]);
}

#[wasm_bindgen_test]
async fn where_storage_is_full_the_widget_works_and_saves_when_there_is_room() {
    let embed = Embed::of_team("here", "full").await;
    {
        let _full = Refusal::full();
        embed.act("tick", "goals-short").await;
        assert_eq!(embed.widget.announcement(), embed.text("[part=status]") + " 1 of 15 agreed");
        embed.act("tick", "goals-mid").await;
        assert_eq!(embed.widget.announcement(), "2 of 15 agreed");
        assert_eq!(
            embed.text("[part=status]"),
            "Not saved here: the browser’s storage for this site is full. What you do stays until the page is closed; copy the link to keep it."
        );
        let mut kinds = embed.kinds();
        kinds.sort();
        assert_eq!(kinds, ["change", "change", "error storage-full"]);
    }
    assert_eq!(stored("full"), None);

    embed.act("tick", "goals-long").await;
    assert_eq!(stored("full").unwrap(), embed.widget.state());
    assert_eq!(embed.text("[part=status]"), SAVED);
    assert_eq!(embed.progress(), "3 of 15 agreed");
}

#[wasm_bindgen_test]
async fn unreadable_data_that_cannot_be_set_aside_is_not_written_over() {
    store("full-aside", "mine");
    let embed = Embed::of_team("here", "full-aside").await;
    {
        let _full = Refusal::full();
        embed.act("tick", "goals-short").await;
    }
    assert_eq!(stored("full-aside").as_deref(), Some("mine"));
}
