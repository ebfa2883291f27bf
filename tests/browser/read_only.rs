//! Read only: everything is there to read and nothing to change.

use alignment_checklist::core::catalogue::Key;
use alignment_checklist::core::document::Author;
use alignment_checklist::core::state::Action;
use alignment_checklist::ui::act::Command;
use alignment_checklist::ui::store::Saving;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

async fn page() -> Page {
    let mut scene = Scene { readonly: true, ..Scene::built_in() };
    let note =
        Action::AddNote { item: "goals-mid".to_owned(), author: Author::Em, text: "Planned together".to_owned() };
    scene.document = elsewhere(scene.document, [tick("goals-short"), note]);
    scene.mount().await
}

#[wasm_bindgen_test]
async fn ticks_are_shown_and_cannot_be_set() {
    let page = page().await;
    assert_eq!(page.count("input[type=checkbox]:disabled"), 15);
    assert!(page.is_ticked("goals-short"));
    assert_eq!(page.progress(), "1 of 15 agreed");
}

#[wasm_bindgen_test]
async fn only_the_filter_and_sharing_are_offered() {
    let page = page().await;
    assert_eq!(page.attributes("[part=toolbar] button", "data-action"), ["open-only", "share"]);
    assert_eq!(page.attributes(".foot button", "data-action"), ["copy-summary"]);
    page.press("open-only", "").await;
    assert_eq!(page.attribute("[data-action=open-only]", "aria-pressed").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn notes_can_be_opened_where_there_are_some_and_not_be_changed() {
    let page = page().await;
    assert_eq!(page.attributes("[part=item]:has([data-action=more])", "data-item"), ["goals-mid"]);
    page.press("more", "goals-mid").await;
    assert_eq!(page.attribute(".panel", "data-open").as_deref(), Some("true"));
    assert_eq!(page.texts("[part=note] :is(.author, .text)"), ["EM", "Planned together"]);
    assert_eq!(page.count(".panel button, textarea, select"), 0);
}

#[wasm_bindgen_test]
async fn where_nothing_is_saved_there_is_nothing_to_lose() {
    let page = page().await;
    page.view.store.set_saving(Saving { key: Key::NotSavedBlocked, time: String::new(), set_aside: false });
    settled().await;
    assert_eq!(page.count(".reminder"), 0);
}

#[wasm_bindgen_test]
async fn the_status_says_so_first_and_of_when_it_is() {
    assert_eq!(
        page().await.text("[part=checklist] > :first-child > [part=status]"),
        "Read only: nothing can be changed here. Last changed 1789999980000."
    );
}

#[wasm_bindgen_test]
async fn nothing_that_changes_is_obeyed() {
    let page = page().await;
    let (before, note) = (page.0.inner_html(), page.attribute("[part=note]", "data-note").unwrap());
    let names = [
        "tick",
        "untick",
        "reset",
        "undo",
        "add-note",
        "edit-note",
        "save-note",
        "remove-note",
        "not-applicable",
        "applicable",
    ];
    for name in names {
        page.act(Command { name, item: "goals-short", note: &note, text: "Text", author: "pm" }).await;
        page.act(Command { name, item: "goals-mid", note: &note, text: "", author: "" }).await;
    }
    assert_eq!(page.0.inner_html(), before);
    assert!(page.effects.borrow().is_empty());
}
