//! Lists of the page's author: their headings, their text, nothing that runs.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

#[wasm_bindgen_test]
async fn headings_open_sections_and_list_items_are_items() {
    let checklist = outlined(
        r#"[["h2", {"data-owner": "Design", "data-expected-by": "PM"}, "What we promise design"],
            ["p", {}, "For a year."],
            ["ul", {},
                ["li", {"id": "early-review"}, "We show work ", ["em", {}, "early"], ". ",
                    ["a", {"href": "https://example.org/why"}, "Why"]],
                ["li", {}, "Nobody merges alone", ["ul", {}, ["li", {}, "Not even on Fridays"]]]]]"#,
    );
    let page = Scene { heading_level: 1, ..Scene::of(checklist) }.mount().await;

    assert_eq!(page.count("[part=title], .credit"), 0);
    assert_eq!(page.attribute("[part=checklist]", "aria-label").as_deref(), Some("What we promise design"));
    assert_eq!(page.text("h2[part=section-title]"), "What we promise design");
    assert_eq!(page.text(".directed"), "Design owns, PM expects");
    assert_eq!(page.text("section .intro"), "For a year.");
    assert_eq!(page.attributes("[part=item]", "data-item"), ["early-review", "nobody-merges-alone"]);
    assert_eq!(page.texts("[part=statement]"), ["We show work early. Why", "Nobody merges alone"]);
    assert_eq!(page.texts("[data-item=nobody-merges-alone] [part=details] p"), ["Not even on Fridays"]);
    assert_eq!(page.progress(), "0 of 2 agreed");
}

#[wasm_bindgen_test]
async fn a_list_without_headings_has_no_empty_ones() {
    let page = Scene::of(outlined(r#"[["ul", {}, ["li", {}, "One"], ["li", {}, "Two"]]]"#)).mount().await;
    assert_eq!(page.count("h1, h2, h3, h4, h5, h6"), 0);
    assert_eq!(page.count("[part=section-progress]"), 0);
    assert_eq!(page.texts("[part=statement]"), ["One", "Two"]);
}

#[wasm_bindgen_test]
async fn a_section_without_items_has_no_list_and_no_count() {
    let checklist =
        outlined(r#"[["h2", {}, "Why"], ["p", {}, "Because."], ["h2", {}, "What"], ["ul", {}, ["li", {}, "One"]]]"#);
    let page = Scene::of(checklist).mount().await;
    assert_eq!(page.texts("[part=section-title]"), ["Why", "What"]);
    assert_eq!(page.texts("[part=section-progress]"), ["0 of 1"]);
    assert_eq!(page.count("ul[part=list]"), 1);
}

#[wasm_bindgen_test]
async fn headings_go_on_where_the_page_is_and_end_at_six() {
    let levels = [(0, "H1", "H1"), (1, "H1", "H2"), (2, "H2", "H3"), (5, "H5", "H6"), (6, "H6", "H6"), (9, "H6", "H6")];
    for (heading_level, title, section_title) in levels {
        let page = Scene { heading_level, ..Scene::built_in() }.mount().await;
        assert_eq!(page.get("[part=title]").tag_name(), title, "{heading_level}");
        assert_eq!(page.get("[part=section-title]").tag_name(), section_title, "{heading_level}");
    }
}

#[wasm_bindgen_test]
async fn headings_keep_their_depth_below_the_topmost() {
    let nodes = r#"[["p", {}, "Before"], ["h3", {}, "A"], ["ul", {}, ["li", {}, "One"]], ["h4", {}, "B"], ["h6", {}, "C"], ["h3", {}, "D"]]"#;
    let page = Scene::of(outlined(nodes)).mount().await;
    assert_eq!(page.texts("h3"), ["A", "D"]);
    assert_eq!((page.text("h4"), page.text("h6")), ("B".to_owned(), "C".to_owned()));
    assert_eq!(page.texts(".deep"), ["B", "C"]);
    let page = Scene { heading_level: 5, ..Scene::of(outlined(nodes)) }.mount().await;
    assert_eq!(page.count("h6"), 4);
}

#[wasm_bindgen_test]
async fn ticks_of_a_task_list_are_the_first_state() {
    let checklist = outlined(
        r#"[["ul", {}, ["li", {}, ["input", {"checked": true}], " Signed"], ["li", {}, ["input", {"checked": false}], " Announced"]]]"#,
    );
    let page = Scene::of(checklist).mount().await;
    assert!(page.is_ticked("signed") && !page.is_ticked("announced"));
    assert_eq!(page.progress(), "1 of 2 agreed");
    page.press("untick", "signed").await;
    assert_eq!(page.progress(), "0 of 2 agreed");
    page.press("undo", "").await;
    assert_eq!(page.progress(), "1 of 2 agreed");
}

#[wasm_bindgen_test]
async fn its_language_is_that_of_its_file_or_else_of_the_page() {
    let items = r#""sections": [{"items": [{"statement": "Wir sagen es laut"}]}]"#;
    let language = async |checklist| {
        let page = Scene::of(checklist).mount().await;
        page.attribute("[part=checklist]", "lang")
    };
    assert_eq!(language(list(&format!(r#"{{"lang": "de-AT", {items}}}"#))).await.as_deref(), Some("de-AT"));
    for of_the_page in
        [format!("{{{items}}}"), format!(r#"{{"lang": "", {items}}}"#), format!(r#"{{"lang": 7, {items}}}"#)]
    {
        assert_eq!(language(list(&of_the_page)).await, None, "{of_the_page}");
    }
    assert_eq!(language(outlined(r#"[["ul", {}, ["li", {}, "Wir sagen es laut"]]]"#)).await, None);
}

#[wasm_bindgen_test]
async fn only_emphasis_strong_code_and_checked_links_survive_from_a_page() {
    let checklist = outlined(
        r#"[["ul", {}, ["li", {"id": "one"},
            ["b", {}, "strong"], " ", ["i", {}, "emphasis"], " ", ["code", {}, "<code>"], " ",
            ["a", {"href": "mailto:someone@example.org"}, "mail"], " ",
            ["a", {"href": "javascript:alert(1)"}, "script"], " ",
            ["font", {}, "font"], ["img", {}], " <i>text</i>"]]]"#,
    );
    let page = Scene::of(checklist).mount().await;
    assert_eq!(page.text("[part=statement]"), "strong emphasis <code> mail script font <i>text</i>");
    let tags: Vec<String> = page.all("[part=statement] *").iter().map(web_sys::Element::tag_name).collect();
    assert_eq!(tags, ["STRONG", "EM", "CODE", "A"]);
    assert_eq!(page.attributes("[part=statement] a", "href"), ["mailto:someone@example.org"]);
}

#[wasm_bindgen_test]
async fn only_emphasis_strong_code_and_checked_links_survive_from_a_file() {
    let checklist = list(
        r#"{"title": ["A ", {"em": "fine"}, " list"], "intro": [["See ", {"link": "there", "href": "https://example.org/?a=1&b=2"}]],
            "sections": [{"heading": {"strong": "First"}, "items": [{"id": "one",
                "statement": [{"script": "alert(1)"}, {"code": "<b>"}, " ", {"link": {"em": "here"}, "href": "data:text/html,x"}]}]}]}"#,
    );
    let page = Scene::of(checklist).mount().await;
    assert_eq!(page.get("[part=title]").inner_html(), "A <em>fine</em> list");
    assert_eq!(page.get("[part=section-title]").inner_html(), "<strong>First</strong>");
    assert_eq!(page.get("[part=statement]").inner_html(), "<code>&lt;b&gt;</code> <em>here</em>");
    assert_eq!(page.attributes("[part=header] .intro a", "href"), ["https://example.org/?a=1&b=2"]);
    assert_eq!(page.attributes("[part=header] .intro a", "rel"), ["noopener noreferrer"]);
}

#[wasm_bindgen_test]
async fn what_is_retired_is_not_asked() {
    let checklist = list(
        r#"{"sections":[{"id":"s","heading":"S","items":[{"id":"old","statement":"Old","retired":true},{"id":"new","statement":"New"}]}]}"#,
    );
    let page = Scene::of(checklist).mount().await;
    assert_eq!(page.attributes("[part=item]", "data-item"), ["new"]);
    assert_eq!(page.progress(), "0 of 1 agreed");
}
