//! What does not apply is neither open nor agreed, and comes back as it was.

use alignment_checklist::core::builtin::pm_em;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlProgressElement;

use crate::support::*;

#[wasm_bindgen_test]
async fn an_item_that_does_not_apply_is_not_counted() {
    let page = Scene::built_in().mount().await;
    page.press("tick", "goals-short").await;
    page.press("more", "goals-short").await;
    page.press("not-applicable", "goals-short").await;

    assert_eq!(page.level("goals-short"), "not_applicable");
    assert_eq!(page.text("[data-item=goals-short] .mark"), "Does not apply");
    assert!(!page.is_ticked("goals-short"));
    assert!(page.checkbox("goals-short").disabled());
    assert_eq!(page.progress(), "0 of 14 agreed");
    assert_eq!(page.text("[part=section-progress]"), "0 of 4");
    assert_eq!(page.count("button[data-action=not-applicable]"), 0);
    assert_eq!(page.text("button[data-action=applicable]"), "Applies after all");
}

#[wasm_bindgen_test]
async fn it_comes_back_with_the_mark_it_had() {
    for (tick, level, progress) in [("tick", "yes", "1 of 15 agreed"), ("untick", "unset", "0 of 15 agreed")] {
        let page = Scene::built_in().mount().await;
        page.press(tick, "goals-short").await;
        page.press("not-applicable", "goals-short").await;
        page.press("applicable", "goals-short").await;

        assert_eq!(page.level("goals-short"), level);
        assert_eq!(page.is_ticked("goals-short"), level == "yes");
        assert!(!page.checkbox("goals-short").disabled());
        assert_eq!(page.progress(), progress);
    }
}

#[wasm_bindgen_test]
async fn it_comes_back_with_the_tick_it_came_with() {
    let checklist = list(r#"{"sections":[{"items":[{"id":"one","statement":"Done before","ticked":true}]}]}"#);
    let page = Scene::of(checklist).mount().await;
    assert!(page.is_ticked("one"));
    page.press("not-applicable", "one").await;
    assert!(!page.is_ticked("one"));
    page.press("applicable", "one").await;
    assert!(page.is_ticked("one"));
}

#[wasm_bindgen_test]
async fn when_nothing_applies_it_says_so_instead_of_a_number() {
    let page = Scene::built_in().mount().await;
    for item in pm_em().items() {
        page.press("not-applicable", &item.id).await;
    }
    assert_eq!(page.progress(), "Nothing here applies");
    let bar: HtmlProgressElement = page.get("progress").unchecked_into();
    assert_eq!((bar.value(), bar.max()), (0.0, 1.0));
    assert_eq!(bar.get_attribute("max").as_deref(), Some("1"));
    // An indeterminate bar has the position -1.
    assert!(bar.position().abs() < f64::EPSILON);
    assert_eq!(bar.get_attribute("aria-label").as_deref(), Some("Nothing here applies"));
    assert_eq!(page.texts("[part=section-progress]"), ["0 of 0", "0 of 0", "0 of 0"]);
    assert!(!page.0.inner_html().contains("NaN"));
}
