//! What is done is kept, where and when it should be.

use js_sys::Date;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{SAVED, WILL_BE_SAVED, another_tab_stores};
use crate::element_side::*;

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
