//! The status line tells the truth about saving.

use alignment_checklist::core::catalogue::Key;
use alignment_checklist::ui::store::Saving;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::element_side::Embed;
use crate::support::*;

#[wasm_bindgen_test]
async fn every_state_of_saving_has_its_sentence() {
    let page = Scene::built_in().mount().await;
    let sentences = [
        (Key::WillBeSaved, "Ticks and notes are saved in this browser."),
        (Key::Saved, "Saved in this browser, 10:15."),
        (
            Key::NotSavedBlocked,
            "Not saved here: the browser blocks storage for this page. What you do stays until the page is closed; copy the link to keep it.",
        ),
        (
            Key::NotSavedFull,
            "Not saved here: the browser’s storage for this site is full. What you do stays until the page is closed; copy the link to keep it.",
        ),
        (
            Key::NotSavedNewer,
            "Not saved here: what a newer version of this checklist saved stays untouched. Reload the page; if this stays, the page needs that version.",
        ),
        (Key::NotSavedMemory, "Not saved: this page keeps ticks and notes only while it is open."),
        (
            Key::NotSavedHost,
            "Not saved: this page cannot keep it. What you do stays until the page is closed; copy the link to keep it.",
        ),
        (Key::KeptByHost, "Kept by this page."),
    ];
    for (key, sentence) in sentences {
        let saving = Saving { key, time: "10:15".to_owned(), set_aside: false };
        page.view.store.set_saving(saving.clone());
        settled().await;
        assert_eq!(page.text("[part=status]"), sentence);
        // What is lost with the page is said where it is seen.
        assert_eq!(
            page.count(".reminder [part=status] ~ button") == 1,
            sentence.ends_with("copy the link to keep it.") || key == Key::NotSavedNewer
        );

        page.view.store.set_saving(Saving { set_aside: true, ..saving });
        settled().await;
        // And so is what was done before.
        assert_eq!(page.count("[part=checklist] > :first-child > [part=status]"), 1);
        assert_eq!(
            page.text("[part=status]"),
            format!(
                "What was saved before could not be read. It is set aside, not deleted. To go on from there, open a link or file that you kept. {sentence}"
            )
        );
    }
}

#[wasm_bindgen_test]
async fn what_the_host_cannot_keep_is_said_aloud_until_it_can() {
    let embed = Embed::new("here").await;
    embed.configure(r#"{"list":"pm-em","team":"kept","storage":"host"}"#).await;
    let sentence =
        "Not saved: this page cannot keep it. What you do stays until the page is closed; copy the link to keep it.";
    embed.act("kept", "").await;
    assert_eq!(embed.told(), [""; 0]);
    embed.act("lost", "").await;
    assert_eq!(embed.told(), ["said null"]);
    assert_eq!(embed.widget.announcement(), sentence);
    embed.act("lost", "").await;
    assert_eq!(embed.told(), [""; 0]);
    assert_eq!((embed.text("[part=status]"), embed.text(".notice > span")), (sentence.to_owned(), sentence.to_owned()));
    embed.act("kept", "").await;
    assert_eq!((embed.text("[part=status]"), embed.count(".notice")), ("Kept by this page.".to_owned(), 0));

    embed.configure(r#"{"list":"pm-em","team":"kept-for-readers","storage":"host","readonly":true}"#).await;
    embed.act("lost", "").await;
    assert_eq!(embed.count(".notice"), 0);
    // Others keep it themselves.
    let embed = Embed::of_team("here", "kept-by-itself").await;
    embed.act("lost", "").await;
    assert_eq!(embed.text("[part=status]"), "Ticks and notes are saved in this browser.");
}

#[wasm_bindgen_test]
async fn there_is_one_status_line() {
    let page = Scene::built_in().mount().await;
    page.press("tick", "goals-short").await;
    assert_eq!(page.count("[part=status]"), 1);
}

#[wasm_bindgen_test]
async fn what_is_not_saved_is_said_first_with_the_way_to_keep_it() {
    let page = Scene::built_in().mount().await;
    assert_eq!(page.count("[part=checklist] > :last-child > [part=status]"), 1);
    let saving = page.view.store.saving();
    page.view.store.set_saving(Saving { key: Key::NotSavedBlocked, ..saving.clone() });
    settled().await;
    assert_eq!(page.count("[part=checklist] > :first-child > [part=status]"), 1);
    assert_eq!(page.attributes("[part=status] ~ button", "data-action"), ["copy-link"]);
    assert_eq!(page.count("[part=status]"), 1);
    page.view.store.set_saving(saving);
    settled().await;
    assert_eq!(page.count("[part=checklist] > :last-child > [part=status]"), 1);
}

#[wasm_bindgen_test]
async fn saving_that_begins_to_fail_is_said_beside_the_list_until_it_is_closed_or_works_again() {
    let page = Scene::built_in().mount().await;
    let saved = Saving { key: Key::Saved, ..page.view.store.saving() };
    let full = Saving { key: Key::NotSavedFull, ..saved.clone() };
    let said = async |saving: &Saving, command: &str| {
        page.view.store.set_saving(saving.clone());
        page.press(command, "goals-short").await;
        (page.texts(".notice > span"), page.attributes(".notice button", "data-action"))
    };
    let sentence = "Not saved here: the browser’s storage for this site is full. What you do stays until the page is closed; copy the link to keep it.";
    let warning = (vec![sentence.to_owned()], vec!["copy-link".to_owned(), "clear".to_owned()]);
    let nothing = (Vec::new(), Vec::new());
    assert_eq!(said(&saved, "tick").await, nothing);
    assert_eq!(said(&full, "untick").await, warning);
    assert_eq!(said(&full, "tick").await, warning);
    assert_eq!(said(&full, "clear").await, nothing);
    assert_eq!(said(&full, "untick").await, nothing);
    assert_eq!(said(&saved, "tick").await, nothing);
    assert_eq!(said(&full, "untick").await, warning);
    assert_eq!(said(&saved, "tick").await, nothing);
}
