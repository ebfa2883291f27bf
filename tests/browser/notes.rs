//! Notes: several to an item, by the one or the other or nobody, and never markup.

use alignment_checklist::core::document::Document;
use alignment_checklist::core::json::Json;
use alignment_checklist::ui::act::Command;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlSelectElement, HtmlTextAreaElement, Node};

use crate::support::*;

const ITEM: &str = "[data-item=goals-short]";
const FIRST: &str = "0000000000000001-here";

fn within(selector: &str) -> String {
    format!("{ITEM} {selector}")
}

async fn with_note(text: &str) -> Page {
    let page = Scene::built_in().mount().await;
    page.press("more", "goals-short").await;
    page.add_note("goals-short", "pm", text).await;
    page
}

#[wasm_bindgen_test]
async fn the_fields_are_there_only_while_an_item_is_open() {
    let page = Scene::built_in().mount().await;
    let more = within("button[data-action=more]");
    assert_eq!(page.count("textarea"), 0);
    assert_eq!(page.text(&more), "Note: We have the same goals for the next few weeks.");
    assert_eq!(page.attribute(&more, "aria-expanded").as_deref(), Some("false"));

    page.press("more", "goals-short").await;
    assert_eq!(page.attribute(&more, "aria-expanded").as_deref(), Some("true"));
    assert_eq!(page.count("textarea"), 1);
    assert_eq!(page.attribute(&within("textarea[data-field=note]"), "aria-label").as_deref(), Some("New note"));
    assert_eq!(page.texts(&within("select[data-field=author] option")), ["No name", "PM", "EM"]);
    let author: HtmlSelectElement = page.get(&within("select")).unchecked_into();
    assert_eq!(author.value(), "");
    assert_eq!(page.text(&within("button[data-action=add-note]")), "Add note");
    assert_eq!(page.text(&within("button[data-action=not-applicable]")), "Does not apply here");

    page.press("more", "goals-short").await;
    assert_eq!(page.attribute(&more, "aria-expanded").as_deref(), Some("false"));
    assert_eq!(page.count("textarea, select"), 0);
}

#[wasm_bindgen_test]
async fn escape_closes_an_open_item_and_opens_none() {
    let page = Scene::built_in().mount().await;
    page.press("close", "goals-short").await;
    assert_eq!(page.count("textarea"), 0);
    page.press("more", "goals-short").await;
    page.press("close", "goals-short").await;
    assert_eq!(page.count("textarea"), 0);
}

#[wasm_bindgen_test]
async fn an_item_has_several_notes_each_with_its_author() {
    let page = Scene::built_in().mount().await;
    page.add_note("goals-short", "pm", "Agreed on Monday").await;
    page.add_note("goals-short", "em", "Ask the team too").await;
    page.add_note("goals-short", "", "Look again in May").await;

    assert_eq!(page.texts(&within("[part=note] .text")), ["Agreed on Monday", "Ask the team too", "Look again in May"]);
    assert_eq!(page.texts(&within("[part=note] .author")), ["PM", "EM"]);
    let more = within("button[data-action=more]");
    assert_eq!(page.text(&more), "3 notes: We have the same goals for the next few weeks.");
    assert_eq!(page.attribute(&more, "data-notes").as_deref(), Some("3"));
    // Closed, they are there for paper; what changes them is not.
    assert_eq!(page.attribute(&within(".panel"), "data-open").as_deref(), Some("false"));
    assert_eq!(page.count(&within(".panel button, .panel textarea")), 0);

    page.press("more", "goals-short").await;
    assert_eq!(page.texts(&within("[part=note] button")), ["Edit", "Remove", "Edit", "Remove", "Edit", "Remove"]);
    let about = page.attribute(&within(".panel"), "aria-label");
    assert_eq!(about.as_deref(), Some("We have the same goals for the next few weeks."), "whose buttons these are");
}

#[wasm_bindgen_test]
async fn one_note_is_counted_as_one() {
    let page = with_note("Weekly").await;
    assert_eq!(
        page.text(&within("button[data-action=more]")),
        "1 note: We have the same goals for the next few weeks."
    );
}

#[wasm_bindgen_test]
async fn a_note_is_text_whatever_it_looks_like() {
    const MARKUP: &str = "<img src=x onerror=this.remove()><b>bold</b> &amp; {title}";
    let page = with_note(MARKUP).await;
    let text = page.get(&within("[part=note] .text"));
    assert_eq!(text_of(&text), MARKUP);
    assert_eq!(text.child_nodes().length(), 1);
    assert_eq!(text.first_child().map(|node| node.node_type()), Some(Node::TEXT_NODE));
    assert_eq!(page.count("img"), 0);

    page.act(Command { name: "edit-note", note: FIRST, item: "goals-short", ..NOTHING }).await;
    let field: HtmlTextAreaElement = page.get(&within(".notes textarea")).unchecked_into();
    assert_eq!(field.value(), MARKUP);
    assert_eq!(page.count("img"), 0);
}

#[wasm_bindgen_test]
async fn addresses_in_a_note_are_links_beside_the_page() {
    let page = with_note("See https://example.org/a?b=c, not javascript:alert(1).").await;
    assert_eq!(page.text(&within("[part=note] .text")), "See https://example.org/a?b=c, not javascript:alert(1).");
    let link = ["href", "target", "rel"].map(|name| page.attribute(&within("[part=note] a"), name).unwrap());
    assert_eq!(link, ["https://example.org/a?b=c", "_blank", "noopener noreferrer"]);
    assert_eq!(page.count("[part=note] a"), 1);
}

#[wasm_bindgen_test]
async fn a_note_of_no_known_time_names_none() {
    let mut scene = Scene::built_in();
    scene.document = Document::parse(
        r#"{"format":1,"list":"pm-em","team":"default","notes":{
            "a":{"item":"goals-short","author":"","text":{"at":0,"stamp":[1,"a"],"value":"One"}},
            "b":{"item":"goals-short","author":"","text":{"stamp":[2,"a"],"value":"Two"}},
            "c":{"item":"goals-short","author":"","text":{"at":9000000000000000,"stamp":[3,"a"],"value":"Three"}}}}"#,
    )
    .unwrap();
    let page = scene.mount().await;
    assert_eq!(page.texts("[part=note]"), ["One", "Two", "Three"]);
}

#[wasm_bindgen_test]
async fn a_blank_note_is_none() {
    let page = with_note(" \n ").await;
    assert_eq!(page.count("[part=note]"), 0);
    assert!(page.effects.borrow().is_empty());
}

#[wasm_bindgen_test]
async fn a_note_is_changed_in_a_field_that_holds_it() {
    let page = with_note("Weekly").await;
    page.act(Command { name: "edit-note", item: "goals-short", note: FIRST, ..NOTHING }).await;
    let field: HtmlTextAreaElement = page.get(&within(".notes textarea")).unchecked_into();
    assert_eq!(field.value(), "Weekly");
    assert_eq!(field.get_attribute("aria-label").as_deref(), Some("Change note"));
    assert_eq!(page.texts(&within("[part=note] button")), ["Save", "Cancel"]);

    page.act(Command { name: "save-note", item: "goals-short", note: FIRST, text: "Every other week", author: "" })
        .await;
    assert_eq!(page.count(&within(".notes textarea")), 0);
    assert_eq!(page.texts(&within("[part=note] .text")), ["Every other week"]);
    assert_eq!(page.text(&within("[part=note] .author")), "PM");
}

#[wasm_bindgen_test]
async fn a_change_that_is_cancelled_changes_nothing() {
    let page = with_note("Weekly").await;
    page.act(Command { name: "edit-note", item: "goals-short", note: FIRST, ..NOTHING }).await;
    let field: HtmlTextAreaElement = page.get(&within(".notes textarea")).unchecked_into();
    field.set_value("Half a thought");
    page.act(Command { name: "cancel", item: "goals-short", note: FIRST, text: "Half a thought", author: "" }).await;
    assert_eq!(page.count(&within(".notes textarea")), 0);
    assert_eq!(page.texts(&within("[part=note] .text")), ["Weekly"]);
    assert_eq!(page.effects.borrow().len(), 1);
}

#[wasm_bindgen_test]
async fn one_note_at_a_time_is_changed() {
    let page = with_note("Weekly").await;
    page.add_note("goals-short", "em", "Or less").await;
    for note in [FIRST, "0000000000000002-here"] {
        page.act(Command { name: "edit-note", item: "goals-short", note, ..NOTHING }).await;
        assert_eq!(page.attributes("[part=note]:has(textarea)", "data-note"), [note]);
    }
}

#[wasm_bindgen_test]
async fn a_note_is_removed_and_comes_back() {
    let page = with_note("Weekly").await;
    page.act(Command { name: "remove-note", item: "goals-short", note: FIRST, ..NOTHING }).await;
    assert_eq!(page.count("[part=note]"), 0);
    assert_eq!(page.text(&within("button[data-action=more]")), "Note: We have the same goals for the next few weeks.");
    page.press("undo", "").await;
    assert_eq!(page.texts("[part=note] .text"), ["Weekly"]);
}

#[wasm_bindgen_test]
async fn what_is_being_written_stays_while_the_row_is_drawn_again() {
    let page = with_note("Weekly").await;
    let field: HtmlTextAreaElement = page.get(&within(".panel > .compose textarea")).unchecked_into();
    field.set_value("Half a thought");
    field.focus().unwrap();
    page.press("tick", "goals-short").await;
    page.add_note("goals-short", "em", "From the other side").await;

    let same: HtmlTextAreaElement = page.get(&within(".panel > .compose textarea")).unchecked_into();
    assert_eq!(same, field);
    assert_eq!(same.value(), "Half a thought");
}

#[wasm_bindgen_test]
async fn a_note_says_who_wrote_it_and_when() {
    let page = with_note("Weekly").await;
    assert_eq!(page.texts("[part=note] > :not(.note-tools)"), ["PM", "Weekly", "1789999980000"]);
    let text = page.view.store.read(|state| state.document.to_text());
    assert_eq!(
        Json::parse(&text).unwrap().get("notes").unwrap().to_text(),
        r#"{"0000000000000001-here":{"author":"pm","item":"goals-short","text":{"at":1789999980000,"stamp":[1,""],"value":"Weekly"}}}"#
    );
}
