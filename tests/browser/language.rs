//! Another language is a catalogue with its plural forms; what it lacks is English.

use alignment_checklist::core::catalogue::{Catalogue, in_order};
use alignment_checklist::core::json::Json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

/// A language that has a form for two, one for few and one for what ends in zero.
fn made_up() -> Catalogue {
    let messages = r#"{
        "progress": {"one": "{done} o {total} ita", "two": "{total}: {done} itas", "few": "{done} ro {total} iti", "other": "{done} ru {total} itu"},
        "section-progress": "{total}/{done}",
        "notes": {"one": "{count} nota", "two": "{count} notas", "few": "{count} noti", "other": "{count} notu"},
        "more": "Nota",
        "credit": "{author} — «{title}» — ko",
        "pm": "MP",
        "undo": "Ri!"
    }"#;
    let category = |number| match number {
        1 => "one",
        2 => "two",
        3..=6 => "few",
        _ => "other",
    };
    let categories = (0..200).map(|number| category(number).to_owned()).collect();
    Catalogue::new(in_order(&Json::parse(messages).unwrap()), categories)
}

fn items(number: usize) -> String {
    let items: Vec<String> =
        (0..number).map(|index| format!(r#"{{"id":"i{index}","statement":"Item {index}"}}"#)).collect();
    format!(r#"{{"sections":[{{"id":"s","heading":"S","items":[{}]}}]}}"#, items.join(","))
}

#[wasm_bindgen_test]
async fn the_form_follows_the_number() {
    let forms = [(1, "0 o 1 ita"), (2, "2: 0 itas"), (5, "0 ro 5 iti"), (7, "0 ru 7 itu")];
    for (number, words) in forms {
        let page = Scene { text: made_up(), ..Scene::of(list(&items(number))) }.mount().await;
        assert_eq!(page.progress(), words);
        assert_eq!(page.attribute("progress", "aria-label").as_deref(), Some(words));
    }
}

#[wasm_bindgen_test]
async fn values_stand_where_the_language_wants_them() {
    let page = Scene { text: made_up(), ..Scene::built_in() }.mount().await;
    page.press("tick", "goals-short").await;
    assert_eq!(page.texts("[part=section-progress]"), ["5/1", "5/0", "5/0"]);
    assert_eq!(page.text(".credit"), "Kuba — «Best relationship between product and engineering manager» — ko");
    assert_eq!(page.text(".credit a"), "Best relationship between product and engineering manager");
}

#[wasm_bindgen_test]
async fn notes_are_counted_in_the_language() {
    let page = Scene { text: made_up(), ..Scene::of(list(&items(1))) }.mount().await;
    let mut counted = vec![page.text("[data-action=more]")];
    for text in ["A", "B", "C"] {
        page.add_note("i0", "pm", text).await;
        counted.push(page.text("[data-action=more]"));
    }
    assert_eq!(counted, ["Nota: Item 0", "1 nota: Item 0", "2 notas: Item 0", "3 noti: Item 0"]);
    assert_eq!(page.texts("[part=note] :is(.author, .text)"), ["MP", "A", "MP", "B", "MP", "C"]);
}

#[wasm_bindgen_test]
async fn what_a_language_lacks_is_english() {
    let page = Scene { text: made_up(), ..Scene::built_in() }.mount().await;
    assert_eq!(page.texts("[part=toolbar] button"), ["Open only", "Ri!", "Share"]);
    assert_eq!(page.texts(".directed"), ["Owned by both", "MP owns, EM expects", "EM owns, MP expects"]);
}
