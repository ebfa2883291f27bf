//! What a change costs: one part is drawn for each thing that differs, also among a thousand.

use alignment_checklist::core::builtin::pm_em;
use alignment_checklist::core::catalogue::Key;
use alignment_checklist::core::checklist::Checklist;
use alignment_checklist::core::document::Author;
use alignment_checklist::core::document::Level;
use alignment_checklist::core::state::Action;
use alignment_checklist::ui::act::Command;
use alignment_checklist::ui::part::{Part, renderings};
use alignment_checklist::ui::store::{Origin, Saving};
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use yew::Renderer;

use crate::support::*;

/// Ten sections of a hundred items: `s0` holds `i0` to `i99`.
fn thousand() -> Checklist {
    let section = |section: usize| {
        let items: Vec<String> = (section * 100..section * 100 + 100)
            .map(|item| format!(r#"{{"id":"i{item}","statement":"Item {item}"}}"#))
            .collect();
        format!(r#"{{"id":"s{section}","heading":"Section {section}","items":[{}]}}"#, items.join(","))
    };
    let sections: Vec<String> = (0..10).map(section).collect();
    list(&format!(r#"{{"sections":[{}]}}"#, sections.join(",")))
}

/// A page on which undo is offered already and something has been saved, so that neither the tools nor the status need be drawn for the
/// next tick.
async fn ticked(checklist: Checklist, item: &str) -> Page {
    let page = Scene::of(checklist).mount().await;
    page.press("tick", item).await;
    page.view.store.set_saving(Saving { key: Key::Saved, ..page.view.store.saving() });
    settled().await;
    renderings::take();
    page
}

async fn large() -> Page {
    ticked(thousand(), "i0").await
}

async fn small() -> Page {
    ticked(pm_em(), "goals-short").await
}

/// What was drawn since the last look, sorted; of too much only the beginning, so that a failure can be read.
fn drawn() -> Vec<String> {
    let mut parts = renderings::take();
    parts.sort();
    parts.truncate(12);
    parts
}

#[wasm_bindgen_test]
async fn everything_is_drawn_once_in_the_beginning() {
    renderings::take();
    let page = Scene::of(thousand()).mount().await;
    // A thousand items, ten counts, the total, the tools, the ways to share, what was opened, the end with the banner, the status and the frame.
    assert_eq!(renderings::take().len(), 1017);
    assert_eq!(page.count("[part=item]"), 1000);
}

#[wasm_bindgen_test]
async fn a_tick_draws_its_row_its_section_and_the_total() {
    let page = large().await;
    page.press("tick", "i555").await;
    assert_eq!(drawn(), ["item i555", "section s5", "total"]);
    page.press("untick", "i555").await;
    assert_eq!(drawn(), ["item i555", "section s5", "total"]);
}

#[wasm_bindgen_test]
async fn the_first_tick_draws_the_tools_and_the_status_too() {
    let page = Scene::built_in().mount().await;
    renderings::take();
    page.press("tick", "em-customers").await;
    assert_eq!(drawn(), ["banner", "item em-customers", "section em", "status", "toolbar", "total"]);
}

#[wasm_bindgen_test]
async fn what_comes_from_elsewhere_draws_what_differs() {
    let page = large().await;
    let document = page.view.store.read(|state| state.document.clone());
    let note = Action::AddNote { item: "i7".to_owned(), author: Author::Pm, text: "Here".to_owned() };
    page.merge(elsewhere(document.clone(), [tick("i310"), tick("i320"), note])).await;
    assert_eq!(drawn(), ["item i310", "item i320", "item i7", "section s3", "total"]);
    assert!(page.is_ticked("i310") && page.is_ticked("i320"));
    assert_eq!(page.texts("[part=note] :is(.author, .text)"), ["PM", "Here"]);

    // What is known already is no news.
    page.merge(document).await;
    assert_eq!(drawn(), [""; 0]);
}

#[wasm_bindgen_test]
async fn opening_an_item_draws_its_row() {
    let page = large().await;
    page.press("more", "i42").await;
    assert_eq!(drawn(), ["item i42"]);
    page.press("close", "i42").await;
    assert_eq!(drawn(), ["item i42"]);
}

#[wasm_bindgen_test]
async fn the_filter_draws_no_row() {
    let page = large().await;
    page.press("open-only", "").await;
    assert_eq!(drawn(), ["frame", "toolbar"]);
}

#[wasm_bindgen_test]
async fn a_note_draws_its_row() {
    let page = small().await;
    page.press("more", "goals-mid").await;
    renderings::take();
    page.add_note("goals-mid", "em", "Here").await;
    assert_eq!(drawn(), ["item goals-mid"]);
    page.act(Command { name: "edit-note", item: "goals-mid", note: "0000000000000002-here", ..NOTHING }).await;
    assert_eq!(drawn(), ["item goals-mid"]);
}

#[wasm_bindgen_test]
async fn saving_draws_the_status() {
    let page = small().await;
    let saving = Saving { time: "10:16".to_owned(), ..page.view.store.saving() };
    page.view.store.set_saving(saving.clone());
    settled().await;
    assert_eq!(drawn(), ["status"]);
    page.view.store.set_saving(saving);
    settled().await;
    assert_eq!(drawn(), [""; 0]);
}

#[wasm_bindgen_test]
async fn unticking_everything_draws_what_was_ticked() {
    let page = small().await;
    page.press("tick", "em-customers").await;
    renderings::take();
    page.press("reset", "").await;
    assert_eq!(drawn(), ["banner", "item em-customers", "item goals-short", "section em", "section together", "total"]);
}

/// Yew lets the browser breathe before a long list has been drawn to its end.
#[wasm_bindgen_test]
async fn a_change_while_the_rows_are_drawn_is_shown() {
    let (view, _) = Scene::of(thousand()).view();
    let root = Root::new().await;
    Renderer::<Part>::with_root_and_props(root.0.clone(), whole(Some(view.clone()))).render();
    while root.find("[part=item]").is_none() {
        Promise::resolve(&JsValue::NULL).await.expect("a promise that is resolved");
    }
    let document = view.store.read(|state| state.document.clone());
    view.store.merge(elsewhere(document, [tick("i555")]), Origin::Storage);
    settled().await;
    assert!(root.is_ticked("i555"));
    assert_eq!(root.progress(), "1 of 1000 agreed");
    // And so is the way back to what was drawn first.
    let document = view.store.read(|state| state.document.clone());
    view.store.merge(elsewhere(document, [set("i555", Level::Unset)]), Origin::Storage);
    settled().await;
    assert_eq!(root.progress(), "0 of 1000 agreed");
}
