//! The page sets its state, reads it, and hears of changes.

use super::{state, ticked};
use journeys::Page;
use serde_json::{Value, json};

journeys::journeys![
    a_state_set_with_its_team_is_taken,
    a_state_that_is_none_keeps_nobody_waiting,
    properties_set_before_the_script_came_are_used,
    changes_are_heard_by_the_page,
    its_properties_tell_the_state_and_take_one,
];

async fn a_state_set_with_its_team_is_taken(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    // In a task of the page: between two calls of a driver's own script WebKit does what was promised.
    let mut other = state(&ticked("goals-long"));
    other["team"] = json!("other");
    widget
        .ask_about::<()>(
            "void setTimeout(() => (host.setAttribute('team', 'other'), (host.state = given)))",
            other.clone(),
        )
        .await;
    widget.until("inside('[data-item=goals-long]')[0].dataset.level === 'yes'").await;
    assert_eq!(page.error_codes().await, [""; 0]);
    // What is for neither is refused when that is known.
    widget
        .ask_about::<()>("void setTimeout(() => (host.setAttribute('team', 'third'), (host.state = given)))", other)
        .await;
    page.until::<bool>("journal.events.some((e) => e.type === 'alignment-error')").await;
    assert_eq!(page.error_codes().await, ["state-refused"]);
    assert_eq!(widget.ask::<Value>("host.state.team").await, "third");
    assert_eq!(page.errors().await, [""; 0]);
}

async fn a_state_that_is_none_keeps_nobody_waiting(page: Page) {
    page.open("built-in.html").await;
    page.widget().await;
    page.run::<()>(
        "const element = document.createElement('alignment-checklist');
         element.id = 'early'; element.setAttribute('loading', 'eager'); element.state = () => {}; document.querySelector('main').append(element);",
        vec![],
    )
    .await;
    let early = page.widget_at("#early").await;
    early.toggle("goals-short").await;
    assert_eq!(page.error_codes().await, ["state-refused"]);
}

async fn properties_set_before_the_script_came_are_used(page: Page) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../pages");
    let html = std::fs::read_to_string(folder.join("before-upgrade.html")).expect("the page can be read");
    let address = "document.querySelector('alignment-checklist').address = 'https://example.org/wiki'";
    page.site().write("tests/pages/before-upgrade.html", html.replacen("<script>", &format!("<script>{address};"), 1));
    page.open("before-upgrade.html").await;
    let widget = page.widget().await;
    assert!(widget.share_url().await.starts_with("https://example.org/wiki#ac="), "{}", widget.share_url().await);
    // Frameworks set what is there as a property, and everything else as an attribute.
    assert!(page.value::<bool>("'address' in document.createElement('alignment-checklist')").await);
    widget.until("inside('[data-item=pm-research]')[0].dataset.level === 'yes'").await;
    assert_eq!(widget.ticked().await, ["pm-research"]);
    assert!(!widget.ask::<bool>("Object.hasOwn(host, 'state')").await, "the own property still hides the element's");
    page.expect_no_errors().await;
}

async fn changes_are_heard_by_the_page(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    assert_eq!(page.heard("alignment-ready").await.len(), 1);
    assert_eq!(page.heard("alignment-change").await, [Value::Null; 0]);
    widget.toggle("goals-short").await;
    page.until::<bool>("journal.events.some((e) => e.type === 'alignment-change')").await;
    let heard = page.heard("alignment-change").await;
    assert_eq!(heard.len(), 1);
    assert_eq!(heard[0]["changed"], json!(["goals-short"]));
    assert_eq!(heard[0]["summary"]["done"], 1);
    assert_eq!(heard[0]["summary"]["total"], 15);
    assert_eq!(heard[0]["state"]["marks"]["goals-short"]["agreed"]["value"], "yes");
    assert!(page.value::<bool>("journal.events.every((e) => e.bubbles && e.composed)").await);
}

async fn its_properties_tell_the_state_and_take_one(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    assert_eq!(
        widget.ask::<Value>("host.summary").await,
        json!({ "done": 1, "total": 15, "sections": [
            { "id": "together", "done": 1, "total": 5 }, { "id": "pm", "done": 0, "total": 5 }, { "id": "em", "done": 0, "total": 5 },
        ] })
    );
    let markdown: String = widget.ask("host.toMarkdown()").await;
    assert!(markdown.contains("- [x] We have the same goals for the next few weeks."), "{markdown}");
    assert!(markdown.contains("- [ ] We have the same goals for the coming quarters."), "{markdown}");

    // What is set is merged: nothing and an empty state take nothing away, and what is no state is refused with a sentence.
    widget.ask::<()>("void (host.state = null)").await;
    widget.ask::<()>("void (host.state = undefined)").await;
    widget.ask_about::<()>("void (host.state = given)", state(&json!({}))).await;
    assert_eq!(widget.ticked().await, ["goals-short"]);
    let refused: String = widget
        .ask("(() => { try { host.state = { format: 'none' } } catch (error) { return error.message } })()")
        .await;
    assert!(refused.ends_with('.') && refused.contains(' '), "no sentence: {refused}");
    widget.ask_about::<()>("void (host.state = given)", state(&ticked("goals-mid"))).await;
    widget.until("inside('[data-item=goals-mid]')[0].dataset.level === 'yes'").await;
    assert_eq!(widget.ticked().await, ["goals-short", "goals-mid"]);

    widget.ask::<()>("void host.reset()").await;
    widget.until("journal.words(inside('[data-progress]')[0]) === '0 of 15 agreed'").await;
    widget.undo().await;
    widget.until("journal.words(inside('[data-progress]')[0]) === '2 of 15 agreed'").await;
    page.expect_no_errors().await;
}
