//! What a built-in list shows before anybody has done anything.

use alignment_checklist::core::builtin::pm_em;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlInputElement, HtmlLabelElement, HtmlProgressElement};

use crate::support::*;

#[wasm_bindgen_test]
async fn it_has_its_title_and_credits_the_post() {
    let page = Scene::built_in().mount().await;
    assert_eq!(page.text("h2[part=title]"), "Product and engineering, in step");
    assert_eq!(page.text(".credit"), "Based on “Best relationship between product and engineering manager” by Kuba");
    let link = page.get(".credit a");
    assert_eq!(text_of(&link), "Best relationship between product and engineering manager");
    assert_eq!(
        link.get_attribute("href").as_deref(),
        Some("https://engineering-manager.com/2020-01-11/relationship-product-engineering-manager")
    );
    assert_eq!(link.get_attribute("target").as_deref(), Some("_blank"));
    assert_eq!(link.get_attribute("rel").as_deref(), Some("noopener noreferrer"));
}

#[wasm_bindgen_test]
async fn what_takes_the_focus_of_what_goes_is_a_group_of_that_name() {
    let page = Scene::built_in().mount().await;
    let root = ["role", "aria-label", "tabindex"].map(|name| page.attribute("[part=checklist]", name).unwrap());
    assert_eq!(root, ["group", "Product and engineering, in step", "-1"]);
}

/// On a page of another language it would be read in that one's voice.
#[wasm_bindgen_test]
async fn it_says_that_it_is_english() {
    let page = Scene::built_in().mount().await;
    assert_eq!(page.attribute("[part=checklist]", "lang").as_deref(), Some("en"));
}

#[wasm_bindgen_test]
async fn it_has_three_directed_sections_of_five() {
    let page = Scene::built_in().mount().await;
    assert_eq!(
        page.texts("section > .section-head > h3[part=section-title]"),
        ["What we both agree on", "What the EM expects from the PM", "What the PM expects from the EM"]
    );
    assert_eq!(page.texts("section > .directed"), ["Owned by both", "PM owns, EM expects", "EM owns, PM expects"]);
    assert_eq!(page.texts("section [part=section-progress]"), ["0 of 5", "0 of 5", "0 of 5"]);
    assert_eq!(
        page.attributes("[part=section] > ul[part=list] > li[part=item]", "data-item"),
        [
            "goals-short",
            "goals-mid",
            "goals-long",
            "mutual-interest",
            "shared-values",
            "pm-research",
            "pm-team-health",
            "pm-technology",
            "pm-intangibles",
            "pm-product-sense",
            "em-direction",
            "em-requirements",
            "em-no-busywork",
            "em-no-bottleneck",
            "em-customers",
        ]
    );
}

#[wasm_bindgen_test]
async fn every_tick_is_a_native_check_box_named_by_its_statement() {
    let page = Scene::built_in().mount().await;
    assert_eq!(page.text("[data-item=goals-short] label"), "We have the same goals for the next few weeks.");
    for item in pm_em().items() {
        let checkbox = page.checkbox(&item.id);
        assert!(!checkbox.checked() && !checkbox.disabled(), "{}", item.id);
        assert_eq!(checkbox.get_attribute("part").as_deref(), Some("checkbox"));
        // Nothing else stands in the label, so its text is the accessible name.
        let label: HtmlLabelElement = checkbox.closest("label").unwrap().unwrap().unchecked_into();
        let labelled: HtmlInputElement = label.control().unwrap().unchecked_into();
        assert_eq!(labelled, checkbox);
        assert_eq!(text_of(&label), item.statement.plain_text());
        assert_eq!(checkbox.get_attribute("aria-label"), None);
    }
}

#[wasm_bindgen_test]
async fn every_item_says_what_it_looks_like_and_links_where_the_post_does() {
    let page = Scene::built_in().mount().await;
    assert_eq!(page.count("[part=item] > [part=details] > p"), 15);
    assert_eq!(
        page.text("[data-item=goals-short] [part=details] p"),
        "Asked separately, we would name the same aim for the current work, and so would the team."
    );
    let link = "[data-item=pm-research] [part=details] a";
    assert_eq!(page.text(link), "More on keeping business and engineers close");
    assert_eq!(page.attribute(link, "rel").as_deref(), Some("noopener noreferrer"));
}

#[wasm_bindgen_test]
async fn progress_is_a_native_bar_and_words() {
    let page = Scene::built_in().mount().await;
    let bar: HtmlProgressElement = page.get("progress[part=progress]").unchecked_into();
    assert_eq!(page.progress(), "0 of 15 agreed");
    assert_eq!((bar.value(), bar.max()), (0.0, 15.0));
    assert_eq!(bar.get_attribute("aria-label").as_deref(), Some("0 of 15 agreed"));

    page.press("tick", "goals-short").await;
    page.press("tick", "em-customers").await;
    assert_eq!(page.progress(), "2 of 15 agreed");
    assert_eq!((bar.value(), bar.max()), (2.0, 15.0));
    assert_eq!(bar.get_attribute("aria-label").as_deref(), Some("2 of 15 agreed"));
    assert_eq!(page.texts("[part=section-progress]"), ["1 of 5", "0 of 5", "1 of 5"]);
}

#[wasm_bindgen_test]
async fn when_all_is_agreed_nothing_is_open() {
    let page = Scene::built_in().mount().await;
    assert_eq!(page.count(".nothing-open"), 0);
    for item in pm_em().items() {
        page.press("tick", &item.id).await;
    }
    assert_eq!(page.progress(), "15 of 15 agreed");
    assert_eq!(page.text(".nothing-open"), "Nothing is open.");
}

#[wasm_bindgen_test]
async fn the_mark_is_there_in_words_for_paper() {
    let page = Scene::built_in().mount().await;
    assert_eq!(page.text("[data-item=goals-short] .mark"), "Open");
    page.press("tick", "goals-short").await;
    assert_eq!(page.text("[data-item=goals-short] .mark"), "Agreed");
}

#[wasm_bindgen_test]
async fn nothing_carries_a_style_or_a_handler_of_its_own() {
    let page = Scene::built_in().mount().await;
    page.press("more", "goals-short").await;
    page.add_note("goals-short", "pm", "Weekly").await;
    page.press("not-applicable", "goals-mid").await;
    assert_eq!(page.count("[style], style, script"), 0);
}
