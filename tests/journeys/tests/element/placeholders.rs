//! Hosts that remove unknown elements have a class instead.

use journeys::{Fault, Page};
use serde_json::json;

journeys::journeys![elements_known_by_their_class_are_upgraded, elements_known_by_their_class_ask_no_other_server,];

async fn elements_known_by_their_class_are_upgraded(page: Page) {
    page.open("class-names.html").await;
    page.until::<bool>("journal.all('[part~=item]').length === 7").await;
    let items: Vec<String> = page.value("journal.all('[part~=item]').map((i) => i.dataset.item)").await;
    assert_eq!(
        items,
        ["em-direction", "em-requirements", "em-no-busywork", "em-no-bottleneck", "em-customers", "one", "two"]
    );
    for item in ["em-customers", "two"] {
        let find = "return journal.all(`[data-item=${arguments[0]}] [part~=checkbox]`)[0]";
        page.element(find, vec![json!(item)]).await.click().await.expect("a checkbox can be clicked");
    }
    page.until::<bool>("Object.keys(localStorage).length === 2").await;
    assert_eq!(page.stored_keys().await, ["alignment-checklist:by-class:default", "alignment-checklist:pm-em:wiki"]);
    page.expect_no_errors().await;
}

async fn elements_known_by_their_class_ask_no_other_server(page: Page) {
    let list = |id: &str| json!({ "id": id, "title": id, "sections": [{ "id": "s", "items": [{ "id": "i", "statement": id }] }] });
    for name in ["foreign", "behind"] {
        page.site().write(&format!("lists/{name}.json"), list(name).to_string());
    }
    let [foreign, behind] = ["foreign", "behind"].map(|name| page.site().url_elsewhere(&format!("lists/{name}.json")));
    page.site().fault("/lists/", Fault::Header("access-control-allow-origin", "*"));
    // A wiki may have a page that leads wherever its parameter says.
    page.site().fault("redirected.json", Fault::Redirect(behind.leak()));
    let placeholder = |id: &str, source: &str| {
        format!(
            "<div id=\"{id}\" class=\"alignment-checklist\" data-loading=\"eager\" data-src=\"{source}\"><ul><li>Inside {id}</li></ul></div>"
        )
    };
    page.site().write(
        "tests/pages/by-class.html",
        [
            "<!doctype html><title>Classes</title><script type=\"module\" src=\"../../dist/alignment-checklist.js\"></script>",
            &placeholder("own", "lists/charter.json"),
            &placeholder("other", &foreign),
            &placeholder("led", "lists/redirected.json"),
        ]
        .concat(),
    );
    page.open("by-class.html").await;
    let own = page.widget_at("#own > alignment-checklist").await;
    assert_ne!(own.statements().await, ["Inside own"]);
    page.until::<bool>("journal.events.filter((e) => e.type === 'alignment-error').length === 2").await;
    assert_eq!(page.error_codes().await, ["list-not-found"; 2]);
    assert_eq!([page.site().requests_for("foreign.json"), page.site().requests_for("behind.json")], [0, 0]);
    for id in ["other", "led"] {
        page.until_with::<bool>("journal.drawn(document.querySelector(`#${given} li`))", json!(id)).await;
    }
    // Applications that keep pages put copies in their place.
    page.run::<()>("document.body.replaceWith(document.body.cloneNode(true))", vec![]).await;
    page.until::<bool>("journal.events.filter((e) => e.type === 'alignment-error').length === 4").await;
    assert_eq!([page.site().requests_for("foreign.json"), page.site().requests_for("behind.json")], [0, 0]);
}
