//! What somebody shared is shown before anything of it is taken over, and there are three answers.

use alignment_checklist::core::builtin::pm_em;
use alignment_checklist::core::catalogue::Key;
use alignment_checklist::core::document::Document;
use alignment_checklist::ui::store::Saving;
use alignment_checklist::ui::view::Abilities;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::element_side::{Embed, config, store, stored, ticked};
use crate::support::*;

/// The payload of somebody who ticked two items and wrote a note.
async fn payload(team: &str) -> String {
    let embed = Embed::new("there").await;
    embed.configure(&format!(r#"{{"list":"pm-em","team":"{team}","storage":"none"}}"#)).await;
    embed.act("tick", "goals-short").await;
    embed.act("tick", "goals-mid").await;
    embed.add_note("goals-mid", "Agree in June").await;
    embed.widget.link().replacen("https://example.org/", "", 1)
}

/// A widget at which this was opened.
async fn opened(team: &str, text: &str) -> Embed {
    let embed = Embed::of_team("here", team).await;
    assert_eq!(embed.widget.open(text, false), None);
    settled().await;
    embed
}

fn answers(embed: &Embed) -> Vec<String> {
    embed.attributes(".offer button", "data-action")
}

#[wasm_bindgen_test]
async fn nothing_is_written_before_the_answer() {
    let embed = opened("share-1", &payload("share-1").await).await;
    assert_eq!(embed.texts(".offer li"), ["2 new marks", "1 new note"]);
    assert_eq!(answers(&embed), ["merge", "look", "keep", "differences"]);
    assert_eq!(
        embed.texts(".differences li"),
        ["Shared: Agreed. Yours: Open", "Shared: Agreed. Yours: Open", "New note: “Agree in June”"]
    );
    assert!(!embed.is_ticked("goals-short"));
    assert_eq!(stored("share-1"), None);
    assert_eq!(embed.kinds(), ["said null"]);
    let sentence = embed.text(".offer p");
    assert!(
        sentence
            .starts_with("Nothing here has changed. Somebody shared where they stand: 2 of 15 agreed. Last changed"),
        "{sentence}"
    );
    assert_eq!(embed.widget.announcement(), sentence);
}

#[wasm_bindgen_test]
async fn merged_it_is_saved_and_told_and_taken_back_in_one_step() {
    let embed = opened("share-2", &payload("share-2").await).await;
    embed.act("merge", "").await;
    assert!(embed.is_ticked("goals-short") && embed.is_ticked("goals-mid"));
    assert_eq!(embed.texts("[part=note] .text"), ["Agree in June"]);
    assert_eq!(embed.find(".offer"), None);
    assert_eq!(embed.text(".notice > span"), "Merged. Your link now holds both.");
    assert!(stored("share-2").is_some_and(|text| text.contains("Agree in June")));
    assert_eq!(embed.kinds(), ["said null", "change"]);
    embed.act("undo", "").await;
    assert!(!embed.is_ticked("goals-short") && !embed.is_ticked("goals-mid"));
    assert_eq!(embed.count("[part=note]"), 0);
}

#[wasm_bindgen_test]
async fn looked_at_it_is_shown_and_nothing_can_be_changed() {
    let embed = opened("share-3", &payload("share-3").await).await;
    let own = embed.widget.state();
    embed.act("look", "").await;
    assert!(embed.is_ticked("goals-short"));
    assert!(embed.checkbox("goals-long").disabled());
    embed.act("tick", "goals-long").await;
    embed.act("undo", "").await;
    assert_eq!(embed.widget.state(), own);
    assert_eq!(embed.progress(), "2 of 15 agreed");
    embed.act("look", "").await;
    assert!(!embed.is_ticked("goals-short"));
    assert!(!embed.checkbox("goals-long").disabled());
    assert_eq!(stored("share-3"), None);
}

#[wasm_bindgen_test]
async fn put_aside_it_leaves_nothing() {
    let embed = opened("share-4", &payload("share-4").await).await;
    embed.act("keep", "").await;
    assert_eq!((embed.find(".offer"), embed.count(".differences")), (None, 0));
    assert!(!embed.is_ticked("goals-short"));
    assert_eq!(stored("share-4"), None);
}

#[wasm_bindgen_test]
async fn what_is_here_already_is_only_closed() {
    let payload = payload("share-5").await;
    let embed = opened("share-5", &payload).await;
    embed.act("merge", "").await;
    assert_eq!(embed.widget.open(&payload, false), None);
    settled().await;
    assert_eq!(answers(&embed), ["keep"]);
    assert_eq!(
        embed.texts(".offer p").last().map(String::as_str),
        Some("Nothing to merge: what is here is the same or newer.")
    );
}

#[wasm_bindgen_test]
async fn what_only_stands_here_is_counted_and_shown_in_its_place() {
    let payload = payload("share-17").await;
    let embed = opened("share-17", &payload).await;
    embed.act("merge", "").await;
    embed.act("tick", "em-customers").await;
    embed.add_note("goals-short", "Weekly").await;
    assert_eq!(embed.widget.open(&payload, false), None);
    settled().await;
    assert_eq!(embed.texts(".offer li"), ["1 mark only here", "1 note only here"]);
    assert_eq!(answers(&embed), ["look", "keep", "differences"]);
    let lines =
        ["Note only here: “Weekly” – merging keeps yours.", "Shared: Open. Yours: Agreed – merging keeps yours."];
    assert_eq!(embed.texts(".differences li"), lines);
    // What is looked at is theirs alone.
    embed.act("look", "").await;
    assert_eq!((embed.count(".differences"), embed.texts(".offer li")), (0, Vec::<String>::new()));
    assert_eq!(embed.count("[part=note]"), 1);
    embed.act("look", "").await;
    assert_eq!(embed.texts(".differences li"), lines);
}

#[wasm_bindgen_test]
async fn a_change_meanwhile_is_compared_again() {
    let embed = opened("share-6", &payload("share-6").await).await;
    embed.act("tick", "goals-short").await;
    assert_eq!(embed.texts(".offer li"), ["1 new mark", "1 new note"]);
    embed.act("merge", "").await;
    assert_eq!(embed.progress(), "2 of 15 agreed");
}

#[wasm_bindgen_test]
async fn what_another_tab_writes_meanwhile_stays() {
    let embed = opened("share-7", &payload("share-7").await).await;
    store("share-7", &ticked("share-7", "em-customers", 9));
    embed.act("merge", "").await;
    assert_eq!(embed.progress(), "3 of 15 agreed");
}

#[wasm_bindgen_test]
async fn an_element_that_shows_some_sections_knows_the_others() {
    let shared = ticked("share-18", "pm-research", 1).replace(r#""marks":{"#, r#""marks":{"gone":{"agreed":{"value":"yes","stamp":[1,"there"]}},"goals-mid":{"agreed":{"value":"yes","stamp":[2,"there"]}},"#);
    let (pm, em) = (Embed::new("here").await, Embed::new("here").await);
    for (embed, only) in [(&pm, "pm"), (&em, "em")] {
        embed.configure(&format!(r#"{{"list":"pm-em","team":"share-18","only":"{only}"}}"#)).await;
    }
    for opener in [&pm, &em] {
        assert_eq!(opener.widget.open(&shared, false), None);
        settled().await;
        for (embed, unseen) in [(&pm, "1 item not shown here"), (&em, "2 items not shown here")] {
            assert_eq!(
                embed.texts(".offer li"),
                ["2 new marks", unseen, "1 item not in this list; merging keeps it too"]
            );
        }
        assert_eq!((pm.count(".differences"), em.count(".differences")), (1, 0));
        assert_eq!((pm.count("[data-action=differences]"), em.count("[data-action=differences]")), (1, 0));
    }
    em.act("merge", "").await;
    assert_eq!((pm.progress(), em.progress()), ("1 of 5 agreed".to_owned(), "0 of 5 agreed".to_owned()));
}

#[wasm_bindgen_test]
async fn later_here_is_kept_and_said() {
    let payload = payload("share-8").await;
    let embed = Embed::of_team("here", "share-8").await;
    for _ in 0..3 {
        embed.act("tick", "goals-short").await;
        embed.act("untick", "goals-short").await;
    }
    embed.widget.open(&payload, false);
    settled().await;
    assert_eq!(embed.texts(".differences li")[0], "Shared: Agreed. Yours: Open – merging keeps yours.");
    embed.act("merge", "").await;
    assert!(!embed.is_ticked("goals-short") && embed.is_ticked("goals-mid"));
}

#[wasm_bindgen_test]
async fn later_there_is_taken_and_said() {
    let payload = payload("share-14").await;
    let embed = Embed::of_team("here", "share-14").await;
    embed.act("not-applicable", "goals-mid").await;
    embed.widget.open(&payload, false);
    settled().await;
    assert_eq!(
        embed.texts(".differences li")[1],
        "Shared: Agreed. Yours: Does not apply – merging takes what was shared."
    );
    embed.act("merge", "").await;
    assert!(embed.is_ticked("goals-mid"));
}

#[wasm_bindgen_test]
async fn what_was_taken_back_is_not_offered_to_be_merged_again() {
    let payload = payload("share-15").await;
    let embed = opened("share-15", &payload).await;
    embed.act("merge", "").await;
    embed.act("undo", "").await;
    embed.widget.open(&payload, false);
    settled().await;
    assert_eq!(
        embed.texts(".offer p").last().map(String::as_str),
        Some("Nothing to merge: what is here is the same or newer.")
    );
    assert_eq!(embed.texts(".offer li"), ["2 marks differ", "1 note removed here"]);
    assert_eq!(
        embed.texts(".differences li"),
        [
            "Shared: Agreed. Yours: Open – merging keeps yours.",
            "Shared: Agreed. Yours: Open – merging keeps yours.",
            "Note removed here: “Agree in June” – merging keeps yours.",
        ]
    );
    assert_eq!(answers(&embed), ["look", "keep", "differences"]);
}

#[wasm_bindgen_test]
async fn what_this_version_cannot_show_is_merged_all_the_same() {
    let newer = ticked("share-22", "goals-short", 1).replacen(
        '{',
        r#"{"commitments":{"c":{"item":"goals-short","owner":"pm"}},"#,
        1,
    );
    store("share-22", &ticked("share-22", "goals-short", 1));
    let embed = Embed::of_team("here", "share-22").await;
    assert_eq!(embed.widget.open(&newer, false), None);
    settled().await;
    assert_eq!(
        embed.texts(".offer p").last().map(String::as_str),
        Some("What is shown here is the same. Merging also keeps the rest.")
    );
    assert_eq!(answers(&embed), ["merge", "look", "keep"]);
    embed.act("merge", "").await;
    assert!(stored("share-22").unwrap().contains(r#""owner":"pm""#));
    embed.widget.open(&newer, false);
    settled().await;
    assert_eq!(answers(&embed), ["keep"]);
}

#[wasm_bindgen_test]
async fn what_is_shared_does_not_turn_the_words_around_it() {
    let embed = Embed::of_team("here", "share-23").await;
    embed.add_note("goals-short", "Weekly").await;
    let theirs = embed.widget.state().replace("Weekly", "a\u{202e}b\u{2066}c");
    assert_eq!(embed.widget.open(&theirs, false), None);
    settled().await;
    assert_eq!(
        embed.texts(".differences li"),
        ["Shared note: “abc”\nYours: “Weekly” – merging takes what was shared."]
    );
}

#[wasm_bindgen_test]
async fn read_only_it_is_shown_without_merging() {
    let payload = payload("share-9").await;
    let embed = Embed::new("here").await;
    embed.configure(r#"{"list":"pm-em","team":"share-9","readonly":true}"#).await;
    assert_eq!(embed.widget.open(&payload, false), None);
    settled().await;
    assert_eq!(answers(&embed), ["look", "keep", "differences"]);
    embed.act("merge", "").await;
    assert_eq!(embed.progress(), "0 of 15 agreed");
    assert_eq!(stored("share-9"), None);
}

#[wasm_bindgen_test]
async fn a_document_and_a_whole_text_are_opened_as_well() {
    let payload = payload("share-10").await;
    let embed = opened("share-10", &format!("See <https://example.org/wiki?x=1{payload}>.")).await;
    embed.act("merge", "").await;
    let state = embed.widget.state();
    let other = Embed::new("elsewhere").await;
    other.configure(r#"{"list":"pm-em","team":"share-10","storage":"none"}"#).await;
    assert_eq!(other.widget.open(&format!(" {state}"), false), None);
    settled().await;
    assert_eq!(other.texts(".offer li"), ["2 new marks", "1 new note"]);
}

#[wasm_bindgen_test]
async fn what_cannot_be_opened_is_said_in_words() {
    let payload = payload("share-11").await;
    let embed = Embed::of_team("here", "share-11").await;
    let cut = &payload[..payload.len() - 12];
    for (text, words) in [
        (
            cut.to_owned(),
            "This link was cut off on its way. Ask for the whole link, or for a file. Nothing here has changed.",
        ),
        (
            payload.replacen("#ac=1", "#ac=9", 1),
            "A newer version of this checklist made this. Reload the page to get it. Nothing here has changed.",
        ),
        (
            "no link".to_owned(),
            "This is not a link or summary of this checklist. Paste all of it, or open a file that was saved here.",
        ),
        ("{\"a\":1}".to_owned(), "This file was not saved by this checklist. Open one that was."),
        (
            r#"{"format":2}"#.to_owned(),
            "A newer version of this checklist made this. Reload the page to get it. Nothing here has changed.",
        ),
    ] {
        assert_eq!(embed.widget.open(&text, false).as_deref(), Some(words), "{text}");
    }
    assert_eq!(
        Embed::of_team("here", "share-12").await.widget.open(&payload, false).as_deref(),
        Some(
            "This is for another checklist: list “pm-em”, team “share-11”. Open it on the page it came from. Nothing here has changed."
        )
    );
}

#[wasm_bindgen_test]
async fn what_arrives_is_a_region_with_a_name() {
    let embed = Embed::of_team("here", "share-20").await;
    embed.widget.refuse("It was cut.");
    settled().await;
    let region = ["role", "aria-label"].map(|name| embed.attribute(".offer", name).unwrap());
    assert_eq!(region, ["region", "Shared with you"]);
}

#[wasm_bindgen_test]
async fn a_refusal_stands_until_it_is_closed() {
    let embed = Embed::of_team("here", "share-13").await;
    embed.widget.refuse("It was cut.");
    settled().await;
    assert_eq!(embed.text(".offer p"), "It was cut.");
    assert_eq!((embed.kinds(), embed.widget.announcement()), (vec!["said null".to_owned()], "It was cut.".to_owned()));
    assert_eq!(answers(&embed), ["dismiss"]);
    embed.act("dismiss", "").await;
    assert_eq!(embed.find(".offer"), None);
}

#[wasm_bindgen_test]
async fn closing_a_refusal_answers_no_offer() {
    let embed = opened("share-16", &payload("share-16").await).await;
    for offered in [&["merge", "look", "keep", "differences"][..], &["merge", "look", "keep"]] {
        let shown = embed.texts(".offer p");
        embed.widget.refuse("It was cut.");
        settled().await;
        assert_eq!((embed.text(".offer p"), answers(&embed)), ("It was cut.".to_owned(), vec!["dismiss".to_owned()]));
        embed.act("dismiss", "").await;
        assert_eq!(
            (embed.texts(".offer p"), answers(&embed)),
            (shown, offered.iter().map(|&action| action.to_owned()).collect())
        );
        // The second time round, while it is looked at.
        embed.act("look", "").await;
    }
}

#[wasm_bindgen_test]
async fn the_panel_says_what_the_link_holds() {
    let page = Scene::built_in().mount().await;
    page.press("share", "").await;
    assert_eq!(page.text(".share > p"), "The link holds 0 marks and 0 notes. Whoever has it can read them.");
    page.press("tick", "goals-short").await;
    page.add_note("goals-short", "", "Weekly").await;
    assert_eq!(page.texts(".share > p"), ["The link holds 1 mark and 1 note. Whoever has it can read them."]);
    page.press("share", "").await;
    assert_eq!(page.find(".share"), None);
}

#[wasm_bindgen_test]
async fn a_link_that_tools_would_cut_says_so() {
    let page = Scene::built_in().mount().await;
    // Text that does not repeat itself, since what does takes little room in a link.
    let mut number = 1_u32;
    let mut letter = || {
        number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b'a' + (number >> 24) as u8 % 26)
    };
    for item in pm_em().items() {
        let text: String = (0..200).map(|_| letter()).collect();
        page.add_note(&item.id, "", &text).await;
    }
    page.press("share", "").await;
    let words = page.texts(".share > p").pop().unwrap();
    assert!(
        words.ends_with("characters. Teams and Confluence cut links after about 2,000: save a file instead."),
        "{words}"
    );
}

#[wasm_bindgen_test]
async fn only_what_the_browser_can_do_is_offered() {
    let page = Scene::built_in().mount().await;
    page.press("share", "").await;
    assert_eq!(page.count("[data-action=send-link], [data-action=qr-code]"), 0);
    let abilities = Abilities { sheet: true, qr: true, forgets: false };
    let page = Scene { abilities, ..Scene::built_in() }.mount().await;
    page.press("share", "").await;
    assert_eq!(page.count("[data-action=send-link], [data-action=qr-code]"), 2);
}

fn all_agreed() -> Document {
    elsewhere(Document::new("pm-em", 1, "default"), pm_em().items().map(|item| tick(&item.id)))
}

#[wasm_bindgen_test]
async fn a_browser_that_forgets_reminds_at_the_end() {
    let finished = |abilities, readonly| async move {
        Scene { abilities, readonly, document: all_agreed(), ..Scene::built_in() }.mount().await
    };
    let reminders = |page: &Page| page.texts(".reminder p");
    let forgets = Abilities { forgets: true, ..Abilities::default() };
    let page = finished(forgets, false).await;
    assert_eq!(
        reminders(&page),
        ["This browser deletes what is saved seven days after your last visit. Copy the link to keep it."]
    );
    page.press("untick", "goals-short").await;
    assert_eq!(reminders(&page), [""; 0]);
    // Where it keeps nothing it deletes nothing.
    page.press("tick", "goals-short").await;
    for key in [Key::NotSavedMemory, Key::KeptByHost] {
        page.view.store.set_saving(Saving { key, ..page.view.store.saving() });
        settled().await;
        assert_eq!(reminders(&page), [""; 0], "{key:?}");
    }
    assert_eq!(reminders(&finished(Abilities::default(), false).await), [""; 0]);
    assert_eq!(reminders(&finished(forgets, true).await), [""; 0]);
}

#[wasm_bindgen_test]
async fn what_others_have_finished_reminds_nobody() {
    let abilities = Abilities { forgets: true, ..Abilities::default() };
    let page = Scene { abilities, ..Scene::built_in() }.mount().await;
    page.view.store.open(all_agreed(), &page.view.whole, false);
    page.press("look", "").await;
    assert_eq!(page.text("[data-progress]"), "15 of 15 agreed");
    assert_eq!(page.count(".reminder"), 0);
}

#[wasm_bindgen_test]
async fn what_is_longer_than_anything_stored_is_not_read() {
    let embed = Embed::of_team("here", "share-15").await;
    let huge = ["{", &" ".repeat(16 << 20)].concat();
    assert_eq!(
        embed.widget.open(&huge, false).as_deref(),
        Some("This is too long to be opened. Nothing here has changed.")
    );
}

#[wasm_bindgen_test]
async fn what_was_copied_is_not_said_for_ever() {
    let page = Scene::built_in().mount().await;
    page.press("copied-link", "").await;
    assert_eq!(page.count(".notice"), 1);
    page.press("fade", "").await;
    assert_eq!(page.count(".notice"), 0);
    // The way back stays.
    page.press("not-applicable", "goals-short").await;
    page.press("fade", "").await;
    assert_eq!(page.attributes(".notice button", "data-action"), ["undo", "clear"]);
}

#[wasm_bindgen_test]
async fn what_was_copied_is_said_aloud_and_what_was_not_is_shown() {
    let embed = Embed::new("here").await;
    embed.configure(&config("share-14")).await;
    embed.act("copied-link", "").await;
    assert_eq!(embed.widget.announcement(), "Link copied.");
    assert_eq!(embed.told(), ["said null"]);
    embed.act("copy-by-hand", "").await;
    assert_eq!(embed.widget.announcement(), "The text is selected: copy it by hand.");
    // For the shell to fill.
    assert_eq!(embed.count(".share .by-hand[hidden][readonly]"), 1);
}
