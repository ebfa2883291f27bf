//! What is done is kept in the browser, and what stands there is never lost. Each test has a team of its own.

use alignment_checklist::shell::session::stored_elsewhere;
use js_sys::Date;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::element_side::*;
use crate::support::settled;

const WILL_BE_SAVED: &str = "Ticks and notes are saved in this browser.";
const SAVED: &str = "Saved in this browser, 10:15.";
const ASIDE: &str = "What was saved before could not be read. It is set aside, not deleted. To go on from there, open a link or file that you kept. ";

#[wasm_bindgen_test]
async fn nothing_is_written_before_anything_is_done() {
    let embed = Embed::of_team("here", "untouched").await;
    embed.act("more", "goals-short").await;
    embed.act("open-only", "").await;
    embed.act("reset", "").await;
    assert_eq!(stored("untouched"), None);
    assert_eq!(embed.text("[part=status]"), WILL_BE_SAVED);
}

#[wasm_bindgen_test]
async fn a_tick_is_stored_under_list_and_team_as_json() {
    let before = Date::now();
    let embed = Embed::of_team("k3f9", "literal").await;
    embed.act("tick", "goals-short").await;
    let text = stored("literal").unwrap();
    let at = text.split_once(r#""at":"#).unwrap().1.split(',').next().unwrap();
    assert_eq!(
        text,
        format!(
            r#"{{"commitments":{{}},"format":1,"list":"pm-em","list_revision":1,"marks":{{"goals-short":{{"agreed":{{"at":{at},"stamp":[1,""],"value":"yes"}}}}}},"notes":{{}},"syncs":{{}},"team":"literal"}}"#
        )
    );
    assert_eq!(at.parse::<u64>().unwrap() % 60_000, 0);
    let at: f64 = at.parse().unwrap();
    assert!((before - before % 60_000.0..=Date::now()).contains(&at), "{at}");
    assert_eq!(text, embed.widget.state());
    assert_eq!(embed.text("[part=status]"), SAVED);
}

#[wasm_bindgen_test]
async fn what_was_stored_is_there_again() {
    let embed = Embed::of_team("first", "again").await;
    embed.act("tick", "goals-short").await;
    embed.add_note("goals-mid", "Every other week").await;
    embed.widget.clear();

    let embed = Embed::of_team("second", "again").await;
    assert!(embed.is_ticked("goals-short"));
    assert_eq!(embed.texts("[part=note] .text"), ["Every other week"]);
    assert_eq!(embed.progress(), "1 of 15 agreed");
    let status = embed.text("[part=status]");
    let day = &String::from(Date::new_0().to_iso_string())[..10];
    assert!(status.starts_with(&format!("{WILL_BE_SAVED} Last changed {day}T")), "{status}");
    assert_eq!(embed.told(), [""; 0]);
    another_tab_stores("again", &ticked("again", "goals-mid", 9).replace("{\"format", "{\"at\":0,\"format")).await;
    embed.act("tick", "goals-long").await;
    assert_eq!(embed.text("[part=status]"), SAVED);
}

#[wasm_bindgen_test]
async fn teams_do_not_share_ticks() {
    let one = Embed::of_team("one", "team-one").await;
    let other = Embed::of_team("other", "team-two").await;
    one.act("tick", "goals-short").await;
    assert!(!other.is_ticked("goals-short"));
    assert_eq!(stored("team-two"), None);
}

#[wasm_bindgen_test]
async fn a_colon_in_a_name_mixes_no_two_up() {
    let of = async |list: &str, team: &str| {
        let embed = Embed::new("here").await;
        let config = format!(r#"{{"list":"{list}","team":"{team}","nodes":[["ul",{{}},["li",{{}},"One"]]]}}"#);
        assert_eq!(embed.configure(&config).await, None);
        embed
    };
    let one = of("page:a", "b").await;
    let other = of("page", "a:b").await;
    let third = of("page", "a%3Ab").await;
    one.act("tick", "one").await;
    assert!(one.is_ticked("one") && !other.is_ticked("one") && !third.is_ticked("one"));
    other.act("tick", "one").await;
    assert!(other.is_ticked("one") && !third.is_ticked("one"));
}

#[wasm_bindgen_test]
async fn in_memory_nothing_is_written() {
    let embed = Embed::new("here").await;
    embed.configure(r#"{"list":"pm-em","team":"memory","storage":"none"}"#).await;
    embed.act("tick", "goals-short").await;
    assert_eq!(stored("memory"), None);
    assert_eq!(embed.text("[part=status]"), "Not saved: this page keeps ticks and notes only while it is open.");
}

#[wasm_bindgen_test]
async fn kept_by_the_host_nothing_is_read_or_written() {
    store("host", &ticked("host", "goals-mid", 1));
    let before = stored("host");
    let embed = Embed::new("here").await;
    embed.configure(r#"{"list":"pm-em","team":"host","storage":"host"}"#).await;
    assert_eq!(embed.text("[part=status]"), "Kept by this page.");
    embed.act("tick", "goals-short").await;
    assert_eq!(embed.merge(&ticked("host", "goals-long", 1)).await, None);
    assert!(embed.is_ticked("goals-short") && embed.is_ticked("goals-long") && !embed.is_ticked("goals-mid"));
    assert_eq!(stored("host"), before);
    assert_eq!(embed.text("[part=status]"), "Kept by this page.");
    assert_eq!(embed.kinds(), ["change", "change"]);
}

#[wasm_bindgen_test]
async fn kept_by_the_host_blocked_storage_is_no_matter() {
    let _blocked = Refusal::blocked();
    let embed = Embed::new("here").await;
    embed.configure(r#"{"list":"pm-em","team":"host-blocked","storage":"host"}"#).await;
    embed.act("tick", "goals-short").await;
    assert_eq!(embed.text("[part=status]"), "Kept by this page.");
    assert_eq!(embed.kinds(), ["change"]);
}

#[wasm_bindgen_test]
async fn read_only_a_host_shows_what_it_keeps() {
    let embed = Embed::new("here").await;
    embed.configure(r#"{"list":"pm-em","team":"host-reader","storage":"host","readonly":true}"#).await;
    assert_eq!(embed.merge(&ticked("host-reader", "goals-short", 1)).await, None);
    assert!(embed.is_ticked("goals-short"));
    embed.act("untick", "goals-short").await;
    assert!(embed.is_ticked("goals-short"));
    assert_eq!(embed.text("[part=status]"), "Read only: nothing can be changed here.");
}

#[wasm_bindgen_test]
async fn read_only_nothing_is_written_and_nothing_told() {
    store("reader", &ticked("reader", "goals-short", 1));
    let before = stored("reader");
    let embed = Embed::new("here").await;
    embed.configure(r#"{"list":"pm-em","team":"reader","readonly":true}"#).await;
    assert!(embed.is_ticked("goals-short"));
    for name in ["tick", "untick", "reset", "undo", "not-applicable"] {
        embed.act(name, "goals-short").await;
    }
    assert_eq!(stored("reader"), before);
    assert_eq!(embed.told(), [""; 0]);
}

#[wasm_bindgen_test]
async fn a_tick_survives_the_tick_of_another_tab() {
    let embed = Embed::of_team("here", "tabs").await;
    embed.act("tick", "goals-short").await;
    // The other tab writes, and its event has not come yet.
    store("tabs", &ticked("tabs", "goals-mid", 1));
    embed.told();
    embed.act("tick", "goals-long").await;
    for item in ["goals-short", "goals-mid", "goals-long"] {
        assert!(embed.is_ticked(item), "{item}");
        assert!(stored("tabs").unwrap().contains(item), "{item}");
    }
    assert_eq!(embed.progress(), "3 of 15 agreed");
    assert_eq!(stored("tabs").unwrap(), embed.widget.state());
}

#[wasm_bindgen_test]
async fn a_later_untick_of_another_tab_is_not_undone() {
    let embed = Embed::of_team("here", "untick").await;
    embed.act("tick", "goals-short").await;
    store("untick", &ticked("untick", "goals-short", 5).replace(r#""yes""#, r#""unset""#));
    embed.act("tick", "goals-long").await;
    assert!(!embed.is_ticked("goals-short"));
    assert!(embed.is_ticked("goals-long"));
}

/// Of which this page hears.
async fn another_tab_stores(team: &str, text: &str) {
    store(team, text);
    stored_elsewhere();
    settled().await;
}

#[wasm_bindgen_test]
async fn what_another_tab_stored_is_shown() {
    let embed = Embed::of_team("here", "event").await;
    let other = Embed::of_team("other", "event-of-others").await;
    embed.act("tick", "goals-short").await;
    embed.told();
    let theirs = ticked("event", "goals-mid", 1);
    another_tab_stores("event", &theirs).await;
    assert!(embed.is_ticked("goals-short") && embed.is_ticked("goals-mid"));
    assert!(!other.is_ticked("goals-mid"));
    assert_eq!(embed.kinds(), ["change"]);

    for text in ["", "[]", "{", r#"{"format":2}"#] {
        another_tab_stores("event", text).await;
    }
    assert_eq!(embed.progress(), "2 of 15 agreed");
}

/// A document in which one item is ticked long ago, with something besides that no item shows.
fn with_more(team: &str, more: &str) -> String {
    ticked(team, "goals-short", 1).replacen('{', &format!("{{{more},"), 1)
}

const MORE: [&str; 3] = [
    r#""syncs":{"s":{"date":"2026-11-22","outcome":"fine"}}"#,
    r#""commitments":{"c":{"item":"goals-mid","text":{"stamp":[1,"there"],"value":"Ask"}}}"#,
    r#""moods":{"monday":1}"#,
];

#[wasm_bindgen_test]
async fn what_no_item_shows_is_saved_and_told_too() {
    for (number, more) in MORE.into_iter().enumerate() {
        let team = &format!("more-{number}");
        let embed = Embed::of_team("here", team).await;
        for name in ["tick", "untick", "tick", "untick", "not-applicable"] {
            embed.act(name, "goals-short").await;
        }
        assert_eq!(embed.count(".notice"), 1);
        assert_eq!(embed.widget.open(&with_more(team, more), false), None);
        settled().await;
        embed.told();
        // What stands here is later, so that the rest is all that comes of it, and none of it can be taken back.
        embed.act("merge", "").await;
        assert_eq!(embed.kinds(), ["change"], "{more}");
        assert!(stored(team).unwrap().contains(more), "{more}");
        assert_eq!(embed.texts(".notice"), [""; 0], "{more}");
        assert_eq!(embed.level("goals-short"), "not_applicable");
    }
}

#[wasm_bindgen_test]
async fn what_no_item_shows_is_taken_over_from_another_tab_and_from_the_page() {
    for (number, more) in MORE.into_iter().enumerate() {
        let team = &format!("more-elsewhere-{number}");
        let embed = Embed::of_team("here", team).await;
        embed.act("tick", "goals-short").await;
        embed.act("untick", "goals-short").await;
        embed.told();
        for _ in 0..2 {
            another_tab_stores(team, &with_more(team, more)).await;
        }
        assert_eq!(embed.kinds(), ["change"], "{more}");
        assert!(embed.widget.state().contains(more), "{more}");
        assert_eq!(stored(team).unwrap(), embed.widget.state());

        let later = more.replace('1', "2");
        assert_eq!(embed.merge(&with_more(team, &later)).await, None);
        assert_eq!(stored(team).unwrap(), embed.widget.state());
        assert!(embed.widget.state().contains(&later), "{more}");
    }
}

/// Both have read before either has written: the second writes over the first without knowing.
#[wasm_bindgen_test]
async fn what_two_tabs_write_in_the_same_moment_is_there_in_the_end() {
    let embed = Embed::of_team("here", "moment").await;
    embed.act("tick", "goals-short").await;
    another_tab_stores("moment", &ticked("moment", "goals-mid", 1)).await;
    for item in ["goals-short", "goals-mid"] {
        assert!(embed.is_ticked(item) && stored("moment").unwrap().contains(item), "{item}");
    }
    assert_eq!(stored("moment").unwrap(), embed.widget.state());
    // Anyone who has done nothing has nothing to say again: what is gone was deleted.
    let reader = Embed::of_team("reader", "moment-of-a-reader").await;
    store("moment-of-a-reader", &ticked("moment-of-a-reader", "goals-short", 1));
    stored_elsewhere();
    let theirs = ticked("moment-of-a-reader", "goals-mid", 1);
    another_tab_stores("moment-of-a-reader", &theirs).await;
    assert!(reader.is_ticked("goals-short") && reader.is_ticked("goals-mid"));
    assert_eq!(stored("moment-of-a-reader").unwrap(), theirs);
}

#[wasm_bindgen_test]
async fn what_another_tab_deletes_is_not_called_saved_and_stays_deleted_until_something_is_done() {
    let embed = Embed::of_team("here", "cleared").await;
    embed.act("tick", "goals-short").await;
    assert_eq!(embed.text("[part=status]"), SAVED);
    remove("cleared");
    stored_elsewhere();
    settled().await;
    assert_eq!(stored("cleared"), None);
    assert!(embed.is_ticked("goals-short"));
    assert!(embed.text("[part=status]").starts_with(WILL_BE_SAVED), "{}", embed.text("[part=status]"));
    embed.act("tick", "goals-mid").await;
    assert_eq!(stored("cleared").unwrap(), embed.widget.state());
    assert_eq!(embed.text("[part=status]"), SAVED);
}

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
async fn what_could_not_be_saved_outlives_the_element_that_showed_it() {
    for (team, refusal) in
        [("lost-to-a-block", Refusal::blocked as fn() -> Refusal), ("lost-to-a-full-one", Refusal::full)]
    {
        let embed = Embed::of_team("here", team).await;
        let refusal = refusal();
        embed.act("tick", "goals-short").await;
        assert_eq!(embed.configure(&config("somebody-else")).await, None);
        assert!(!embed.is_ticked("goals-short"));
        assert_eq!(embed.configure(&config(team)).await, None);
        assert!(embed.is_ticked("goals-short"), "{team}");
        embed.widget.clear();
        let embed = Embed::of_team("other", team).await;
        assert!(embed.is_ticked("goals-short"), "{team}");
        assert!(embed.text("[part=status]").starts_with("Not saved here"), "{team}");
        embed.widget.clear();
        drop(refusal);
        // It is tried again for the next.
        let embed = Embed::of_team("third", team).await;
        assert_eq!(stored(team).unwrap(), embed.widget.state());
        assert!(stored(team).unwrap().contains("goals-short"));
        assert_eq!(embed.text("[part=status]"), SAVED);
    }
}

#[wasm_bindgen_test]
async fn where_nothing_was_done_storage_is_read_anew() {
    store("allowed-later", &ticked("allowed-later", "goals-short", 1));
    let before = stored("allowed-later");
    {
        let _blocked = Refusal::blocked();
        let embed = Embed::of_team("here", "allowed-later").await;
        assert!(!embed.is_ticked("goals-short"));
        embed.widget.clear();
    }
    let embed = Embed::of_team("other", "allowed-later").await;
    assert!(embed.is_ticked("goals-short"));
    assert_eq!(stored("allowed-later"), before);
}

#[wasm_bindgen_test]
async fn what_was_refused_is_tried_again_when_another_tab_writes() {
    let embed = Embed::of_team("here", "room").await;
    {
        let _full = Refusal::full();
        embed.act("tick", "goals-short").await;
    }
    another_tab_stores("room", &ticked("room", "goals-mid", 1)).await;
    assert!(stored("room").unwrap().contains("goals-short"));
    assert_eq!(stored("room").unwrap(), embed.widget.state());
}

#[wasm_bindgen_test]
async fn undo_is_not_offered_any_more_for_what_somebody_else_has_changed() {
    let embed = Embed::of_team("here", "superseded").await;
    embed.act("tick", "goals-short").await;
    embed.add_note("goals-mid", "Weekly").await;
    embed.act_on_note("remove-note", "goals-mid", "0000000000000002-here").await;
    assert_eq!(embed.text(".notice > span"), "Note removed.");
    let other = ticked("superseded", "goals-long", 9);
    another_tab_stores("superseded", &other).await;
    assert_eq!(embed.text(".notice > span"), "Note removed.");

    let written = r#""notes":{"0000000000000002-here":{"text":{"value":"Monthly","stamp":[9,"there"]}}}"#;
    another_tab_stores("superseded", &other.replacen('{', &format!("{{{written},"), 1)).await;
    assert_eq!(embed.texts("[part=note] .text"), ["Monthly"]);
    assert_eq!(embed.texts(".notice"), [""; 0]);
    // The tools still have it, and they do not say of what.
    embed.act("undo", "").await;
    assert!(!embed.is_ticked("goals-short"));
}

#[wasm_bindgen_test]
async fn other_words_stay_when_another_tab_writes() {
    let embed = Embed::of_team("here", "words").await;
    embed.act("tick", "goals-short").await;
    embed.act("copied-link", "").await;
    another_tab_stores("words", &ticked("words", "goals-short", 9)).await;
    assert_eq!(embed.text(".notice > span"), "Link copied.");
}

#[wasm_bindgen_test]
async fn two_widgets_of_one_list_and_team_are_one() {
    let one = Embed::of_team("one", "pair").await;
    let other = Embed::of_team("other", "pair").await;
    one.act("tick", "goals-short").await;
    assert!(other.is_ticked("goals-short"));
    other.act("untick", "goals-short").await;
    assert!(!one.is_ticked("goals-short"));
    assert_eq!(one.widget.state(), other.widget.state());
    assert_eq!((one.kinds().len(), other.kinds().len()), (2, 2));
    // The state goes on when the first of them goes.
    one.widget.clear();
    other.act("tick", "goals-mid").await;
    assert_eq!(stored("pair").unwrap(), other.widget.state());
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
async fn two_widgets_in_memory_are_two() {
    let (one, other) = (Embed::new("one").await, Embed::new("other").await);
    for embed in [&one, &other] {
        embed.configure(r#"{"list":"pm-em","team":"memories","storage":"none"}"#).await;
    }
    one.act("tick", "goals-short").await;
    assert!(!other.is_ticked("goals-short"));
}

#[wasm_bindgen_test]
async fn unknown_members_are_written_back() {
    let theirs = ticked("tomorrow", "goals-short", 1).replacen('{', r#"{"moods":{"monday":[1.50]},"#, 1);
    store("tomorrow", &theirs);
    let embed = Embed::of_team("here", "tomorrow").await;
    embed.act("tick", "goals-mid").await;
    assert!(stored("tomorrow").unwrap().contains(r#""moods":{"monday":[1.50]}"#));
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
