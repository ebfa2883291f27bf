//! After something was removed, the way back stands beside the words.

use alignment_checklist::core::builtin::pm_em;
use alignment_checklist::core::document::Level;
use alignment_checklist::ui::act::Command;
use alignment_checklist::ui::banner::announcement;
use alignment_checklist::ui::store::Origin;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

/// The words of the banner and its buttons.
fn said(page: &Page) -> Option<(String, Vec<String>)> {
    page.find("[part=banner]")?;
    Some((page.text("[part=banner] > span"), page.attributes("[part=banner] button", "data-action")))
}

fn offered(words: &str) -> (String, Vec<String>) {
    (words.to_owned(), vec!["undo".to_owned(), "clear".to_owned()])
}

fn taken_back(words: &str) -> (String, Vec<String>) {
    (words.to_owned(), vec!["redo".to_owned(), "clear".to_owned()])
}

#[wasm_bindgen_test]
async fn nothing_is_said_before_anything_was_removed() {
    let page = Scene::built_in().mount().await;
    assert_eq!(said(&page), None);
    page.press("tick", "goals-short").await;
    page.add_note("goals-short", "", "Weekly").await;
    assert_eq!(said(&page), None);
}

#[wasm_bindgen_test]
async fn a_removed_note_can_be_had_back() {
    let page = Scene::built_in().mount().await;
    page.add_note("goals-short", "", "Weekly").await;
    page.act(Command { name: "remove-note", item: "goals-short", note: "0000000000000001-here", ..NOTHING }).await;
    assert_eq!(said(&page), Some(offered("Note removed.")));
    page.press("undo", "").await;
    assert_eq!(said(&page), Some(taken_back("Undone: We have the same goals for the next few weeks.")));
    assert_eq!(page.texts("[part=note] .text"), ["Weekly"]);
}

#[wasm_bindgen_test]
async fn what_was_taken_back_can_be_done_again() {
    let page = Scene::built_in().mount().await;
    page.add_note("goals-short", "", "Weekly").await;
    page.press("not-applicable", "goals-short").await;
    page.press("undo", "").await;
    page.press("undo", "").await;
    // A note that was added is a note removed now.
    assert_eq!(page.texts("[part=note] .text"), [""; 0]);
    page.press("redo", "").await;
    assert_eq!((said(&page), announcement(&page.view)), (Some(taken_back("Undone.")), "Note saved.".to_owned()));
    assert_eq!(page.texts("[part=note] .text"), ["Weekly"]);
    page.press("redo", "").await;
    assert_eq!(said(&page), Some(offered("Marked as “does not apply”.")));
    // There is no more.
    page.press("redo", "").await;
    assert_eq!(
        (said(&page), page.progress()),
        (Some(offered("Marked as “does not apply”.")), "0 of 14 agreed".to_owned())
    );
    page.press("undo", "").await;
    page.press("tick", "goals-mid").await;
    page.press("redo", "").await;
    assert_eq!(page.progress(), "1 of 15 agreed");
}

#[wasm_bindgen_test]
async fn what_somebody_else_has_changed_is_not_offered_to_be_done_again() {
    let page = Scene::built_in().mount().await;
    page.press("tick", "goals-short").await;
    page.press("undo", "").await;
    let theirs = |item| elsewhere(page.view.store.read(|state| state.document.clone()), [set(item, Level::Partly)]);
    page.view.store.merge(theirs("goals-mid"), Origin::Storage);
    settled().await;
    assert_eq!(said(&page), Some(taken_back("Undone: We have the same goals for the next few weeks.")));
    page.view.store.merge(theirs("goals-short"), Origin::Storage);
    settled().await;
    let words = "Undone: We have the same goals for the next few weeks.".to_owned();
    assert_eq!(said(&page), Some((words, vec!["clear".to_owned()])));
}

#[wasm_bindgen_test]
async fn what_was_said_goes_with_the_next_thing_that_is_done() {
    let page = Scene::built_in().mount().await;
    for command in ["clear", "open-only", "share", "more", "tick"] {
        page.press("not-applicable", "goals-mid").await;
        assert!(said(&page).is_some(), "{command}");
        page.press(command, "goals-short").await;
        assert_eq!(said(&page), None, "{command}");
        page.press("undo", "").await;
        page.press("applicable", "goals-mid").await;
    }
}

#[wasm_bindgen_test]
async fn a_note_emptied_is_a_note_removed() {
    let page = Scene::built_in().mount().await;
    page.add_note("goals-short", "", "Weekly").await;
    page.act(Command { name: "save-note", item: "goals-short", note: "0000000000000001-here", ..NOTHING }).await;
    assert_eq!(said(&page), Some(offered("Note removed.")));
}

#[wasm_bindgen_test]
async fn what_does_not_apply_can_apply_again() {
    let page = Scene::built_in().mount().await;
    page.press("not-applicable", "goals-short").await;
    assert_eq!(said(&page), Some(offered("Marked as “does not apply”.")));
    page.press("undo", "").await;
    assert_eq!(page.level("goals-short"), "unset");
}

#[wasm_bindgen_test]
async fn unticking_everything_is_one_step_back() {
    let page = Scene::built_in().mount().await;
    for item in pm_em().items() {
        page.press("tick", &item.id).await;
    }
    page.press("reset", "").await;
    assert_eq!(said(&page), Some(offered("Everything is unticked. Notes stay.")));
    assert_eq!(page.progress(), "0 of 15 agreed");
    page.press("undo", "").await;
    assert_eq!(page.progress(), "15 of 15 agreed");
    assert_eq!(said(&page), Some(taken_back("Undone.")));
}

#[wasm_bindgen_test]
async fn the_next_tick_takes_the_words_away() {
    let page = Scene::built_in().mount().await;
    page.press("not-applicable", "goals-short").await;
    page.press("tick", "goals-mid").await;
    assert_eq!(said(&page), None);
}

#[wasm_bindgen_test]
async fn unticking_a_list_without_ticks_says_nothing() {
    let page = Scene::built_in().mount().await;
    page.press("reset", "").await;
    assert_eq!(said(&page), None);
    assert_eq!(page.attribute("[data-action=reset]", "aria-disabled").as_deref(), Some("true"));
    page.press("not-applicable", "goals-mid").await;
    assert_eq!(page.attribute("[data-action=reset]", "aria-disabled").as_deref(), Some("true"));
    let document = elsewhere(page.view.store.read(|state| state.document.clone()), [set("goals-short", Level::Partly)]);
    page.view.store.merge(document, Origin::Storage);
    settled().await;
    assert_eq!(page.attribute("[data-action=reset]", "aria-disabled").as_deref(), Some("false"));
}

#[wasm_bindgen_test]
async fn undo_says_what_it_took_back_also_of_what_was_not_said() {
    let page = Scene::built_in().mount().await;
    page.press("tick", "goals-short").await;
    page.press("tick", "goals-mid").await;
    page.press("undo", "").await;
    assert_eq!(said(&page), Some(taken_back("Undone: We have the same goals for the coming quarters.")));
    page.press("undo", "").await;
    assert_eq!(said(&page), Some(taken_back("Undone: We have the same goals for the next few weeks.")));
    assert_eq!(announcement(&page.view), "Undone: We have the same goals for the next few weeks.");
    page.press("undo", "").await;
    assert_eq!(announcement(&page.view), "");
}

#[wasm_bindgen_test]
async fn what_was_done_is_said_aloud_and_the_count_when_it_changed() {
    let page = Scene::built_in().mount().await;
    let say = async |name, text| {
        page.act(Command { name, item: "goals-short", note: "0000000000000001-here", text, ..NOTHING }).await;
        announcement(&page.view)
    };
    assert_eq!(say("add-note", "Weekly").await, "Note added.");
    assert_eq!(say("save-note", "Monthly").await, "Note saved.");
    assert_eq!(say("save-note", "Monthly").await, "");
    assert_eq!(say("remove-note", "").await, "Note removed.");
    assert_eq!(say("tick", "").await, "1 of 15 agreed");
    assert_eq!(say("not-applicable", "").await, "Marked as “does not apply”. 0 of 14 agreed");
    assert_eq!(say("applicable", "").await, "Applies again. 1 of 15 agreed");
    assert_eq!(say("reset", "").await, "Everything is unticked. Notes stay. 0 of 15 agreed");
    assert_eq!(say("more", "").await, "");
}

#[wasm_bindgen_test]
async fn a_note_that_is_left_for_a_tick_is_still_said() {
    let page = Scene::built_in().mount().await;
    page.add_note("goals-short", "", "Weekly").await;
    page.press("tick", "goals-short").await;
    assert_eq!(announcement(&page.view), "Note added. 1 of 15 agreed");
    assert_eq!(announcement(&page.view), "");
}

#[wasm_bindgen_test]
async fn what_the_filter_leaves_is_said_aloud() {
    let page = Scene::of(list(r#"{"sections":[{"items":[{"id":"a","statement":"A"}]}]}"#)).mount().await;
    page.press("open-only", "").await;
    assert_eq!((said(&page), announcement(&page.view)), (None, "0 of 1 agreed".to_owned()));
    page.press("tick", "a").await;
    assert_eq!(announcement(&page.view), "1 of 1 agreed");
    page.press("open-only", "").await;
    assert_eq!(announcement(&page.view), "1 of 1 agreed");
    page.press("open-only", "").await;
    assert_eq!(announcement(&page.view), "Nothing is open.");
}
