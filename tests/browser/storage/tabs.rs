//! Several tabs write, and nothing of either is lost.

use alignment_checklist::shell::session::stored_elsewhere;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{SAVED, WILL_BE_SAVED, another_tab_stores};
use crate::element_side::*;
use crate::support::settled;

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
