//! The tools, and controls that say what the state says.

use alignment_checklist::core::document::Level;
use alignment_checklist::ui::act::Command;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

#[wasm_bindgen_test]
async fn the_tools_are_a_named_group_of_three() {
    let page = Scene::built_in().mount().await;
    assert_eq!(page.attribute("[part=toolbar]", "role").as_deref(), Some("group"));
    assert_eq!(page.attribute("[part=toolbar]", "aria-label").as_deref(), Some("Tools"));
    assert_eq!(page.attributes("[part=toolbar] button", "data-action"), ["open-only", "undo", "share"]);
    assert_eq!(page.texts("[part=toolbar] button"), ["Open only", "Undo", "Share"]);
    assert_eq!(page.attributes("[part=toolbar] button", "type"), ["button", "button", "button"]);
}

#[wasm_bindgen_test]
async fn what_is_done_at_the_end_stands_below_the_list() {
    let page = Scene::built_in().mount().await;
    assert_eq!(page.attributes("[part=section] ~ .foot button", "data-action"), ["copy-summary", "reset"]);
    assert_eq!(page.texts(".foot button"), ["Copy summary", "Untick all"]);
    let disabled = || page.attribute("[data-action=reset]", "aria-disabled").unwrap();
    assert_eq!(disabled(), "true");
    page.press("tick", "goals-short").await;
    assert_eq!(disabled(), "false");
    page.press("reset", "").await;
    assert_eq!(disabled(), "true");
}

#[wasm_bindgen_test]
async fn the_filter_says_whether_it_is_on() {
    let page = Scene::built_in().mount().await;
    let pressed = || page.attribute("[data-action=open-only]", "aria-pressed").unwrap();
    assert_eq!(pressed(), "false");
    page.press("open-only", "").await;
    assert_eq!(pressed(), "true");
    assert_eq!(page.attribute("[part=checklist]", "data-shows").as_deref(), Some("open"));
    page.press("open-only", "").await;
    assert_eq!(pressed(), "false");
    assert_eq!(page.attribute("[part=checklist]", "data-shows").as_deref(), Some("all"));
    assert!(page.effects.borrow().is_empty());
}

#[wasm_bindgen_test]
async fn undo_says_whether_it_would_do_anything_and_keeps_the_focus() {
    let page = Scene::built_in().mount().await;
    let undo = page.get("[part=toolbar] [data-action=undo]");
    let disabled = || undo.get_attribute("aria-disabled").unwrap();
    assert_eq!(disabled(), "true");
    page.press("tick", "goals-short").await;
    assert_eq!(disabled(), "false");
    page.press("undo", "").await;
    assert_eq!(disabled(), "true");
    // A button with `disabled` would drop the focus.
    assert!(!undo.has_attribute("disabled"));
    assert_eq!(page.get("[part=toolbar] [data-action=undo]"), undo);
    assert!(!page.is_ticked("goals-short"));
}

#[wasm_bindgen_test]
async fn a_box_shows_the_state_when_the_state_refuses() {
    let page = Scene::built_in().mount().await;
    page.press("tick", "goals-short").await;
    let checkbox = page.checkbox("goals-short");

    // The browser unticks it before anybody is asked; the state says yes already.
    checkbox.click();
    assert!(!checkbox.checked());
    page.press("tick", "goals-short").await;
    assert!(checkbox.checked());
    assert_eq!(page.effects.borrow().len(), 1);
}

#[wasm_bindgen_test]
async fn a_tick_by_the_browser_and_a_tick_in_the_state_are_one() {
    let page = Scene::built_in().mount().await;
    let checkbox = page.checkbox("goals-short");
    checkbox.click();
    page.press("tick", "goals-short").await;
    assert!(checkbox.checked());
    assert_eq!(page.level("goals-short"), "yes");
    checkbox.click();
    page.press("untick", "goals-short").await;
    assert!(!checkbox.checked());
    assert_eq!(page.level("goals-short"), "unset");
    assert_eq!(page.checkbox("goals-short"), checkbox);
}

#[wasm_bindgen_test]
async fn a_box_follows_what_comes_from_elsewhere() {
    let page = Scene::built_in().mount().await;
    let document = page.view.store.read(|state| state.document.clone());
    page.checkbox("goals-short").click();
    page.press("tick", "goals-short").await;
    page.press("untick", "goals-short").await;
    // Later than both.
    let third = [tick("goals-short"), set("goals-short", Level::Partly), tick("goals-short")];
    page.merge(elsewhere(document, third)).await;
    assert!(page.is_ticked("goals-short"));
}

#[wasm_bindgen_test]
async fn restored_form_fields_do_not_fool_anybody() {
    let page = Scene::built_in().mount().await;
    assert_eq!(page.count("input[type=checkbox][autocomplete=off]"), 15);
}

#[wasm_bindgen_test]
async fn what_is_unknown_does_nothing() {
    let page = Scene::built_in().mount().await;
    let before = page.0.inner_html();
    page.press("self-destruct", "goals-short").await;
    page.press("not-applicable", "no-such-item").await;
    page.press("undo", "").await;
    for name in ["save-note", "remove-note"] {
        page.act(Command { name, item: "goals-short", note: "no-such-note", text: "Text", author: "" }).await;
    }
    assert_eq!(page.0.inner_html(), before);
    assert!(page.effects.borrow().is_empty());
}
