//! Nothing is lost when the tab closes.

use journeys::Page;
use serde_json::json;

journeys::journeys![
    ticks_and_notes_are_there_after_a_reload,
    unticks_are_there_after_a_reload,
    ticks_of_two_tabs_both_survive,
    a_tick_of_another_tab_that_was_not_heard_of_survives,
    a_page_that_comes_back_from_the_history_shows_what_was_stored_meanwhile,
    a_checklist_that_is_not_kept_stores_nothing,
    a_site_next_door_has_its_own_storage_and_works,
];

const KEY: &str = "alignment-checklist:pm-em:default";

async fn ticks_and_notes_are_there_after_a_reload(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    assert_eq!(widget.progress().await, "0 of 15 agreed");
    widget.toggle("goals-short").await;
    widget.toggle("em-customers").await;
    widget.open("pm-research").await;
    widget.write_note("pm-research", "pm", "Until the end of May").await;
    assert!(widget.status().await.starts_with("Saved in this browser"), "{}", widget.status().await);

    page.reload().await;

    let widget = page.widget().await;
    assert_eq!(widget.ticked().await, ["goals-short", "em-customers"]);
    assert_eq!(widget.progress().await, "2 of 15 agreed");
    widget.open("pm-research").await;
    assert_eq!(widget.notes("pm-research").await, ["PM Until the end of May"]);
    page.expect_no_errors().await;
}

async fn unticks_are_there_after_a_reload(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    widget.toggle("goals-mid").await;
    page.reload().await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    page.reload().await;
    assert_eq!(page.widget().await.ticked().await, ["goals-mid"]);
}

async fn ticks_of_two_tabs_both_survive(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    let first = page.tab().await;

    page.new_tab().await;
    page.open("built-in.html").await;
    page.widget().await.toggle("pm-research").await;

    page.switch_to(&first).await;
    widget.until("inside('[data-item=pm-research]')[0].dataset.level === 'yes'").await;
    widget.toggle("goals-short").await;
    assert_eq!(widget.ticked().await, ["goals-short", "pm-research"]);

    page.reload().await;
    assert_eq!(page.widget().await.ticked().await, ["goals-short", "pm-research"]);
    page.expect_no_errors().await;
}

async fn a_tick_of_another_tab_that_was_not_heard_of_survives(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    // A page hears no storage event for what it stores itself: this is a tab whose event is still on its way.
    let mut document = page.stored_document(KEY).await;
    document["marks"]["pm-research"] =
        json!({ "agreed": { "value": "yes", "stamp": [9, "other"], "at": 1_790_000_000_000_u64 } });
    page.store(KEY, &document.to_string()).await;

    widget.toggle("goals-mid").await;
    widget.until("inside('[data-item=pm-research]')[0].dataset.level === 'yes'").await;

    page.reload().await;
    assert_eq!(page.widget().await.ticked().await, ["goals-short", "goals-mid", "pm-research"]);
}

async fn a_page_that_comes_back_from_the_history_shows_what_was_stored_meanwhile(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    // While it rests there a page hears nothing, as here of what it stores itself.
    let mut document = page.stored_document(KEY).await;
    document["marks"]["pm-research"] =
        json!({ "agreed": { "value": "yes", "stamp": [9, "other"], "at": 1_790_000_000_000_u64 } });
    page.store(KEY, &document.to_string()).await;
    page.run::<()>("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))", vec![]).await;
    widget.until("inside('[data-item=pm-research]')[0].dataset.level === 'yes'").await;
    assert_eq!(widget.ticked().await, ["goals-short", "pm-research"]);
    assert_eq!(page.stored_document(KEY).await["marks"], document["marks"], "showing is not changing");
    page.expect_no_errors().await;
}

async fn a_checklist_that_is_not_kept_stores_nothing(page: Page) {
    page.open("not-kept.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    assert_eq!(widget.progress().await, "1 of 15 agreed");
    assert!(widget.status().await.starts_with("Not saved"), "{}", widget.status().await);
    assert_eq!(page.stored_keys().await, [""; 0]);
    page.reload().await;
    assert_eq!(page.widget().await.progress().await, "0 of 15 agreed");
    page.expect_no_errors().await;
}

async fn a_site_next_door_has_its_own_storage_and_works(page: Page) {
    page.open("built-in.html").await;
    page.widget().await.toggle("goals-short").await;
    let address = page.site().url_elsewhere("dist/index.html");
    page.site().write("host.html", format!("<!doctype html><html lang=en><head><title>Host</title></head><body><iframe src=\"{address}\" width=600 height=800></iframe></body></html>"));
    page.go(&page.site().url("host.html")).await;
    page.enter_frame("iframe").await;
    let widget = page.widget().await;
    assert_eq!(widget.ticked().await, [""; 0]);
    widget.toggle("goals-mid").await;
    assert_eq!(widget.progress().await, "1 of 15 agreed");
    page.expect_no_errors().await;
}
