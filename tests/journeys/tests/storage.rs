//! Storage that is blocked, full, broken or from the future costs nobody their work.

use std::fs;

use journeys::{Browser, Fault, Page, repository};
use serde_json::json;

journeys::journeys![
    blocked_storage_leaves_a_working_checklist_that_says_so,
    the_bare_page_in_a_sandboxed_frame_can_at_least_be_read,
    the_list_can_be_read_where_other_sites_may_not_load_it,
    full_storage_leaves_a_working_checklist_that_says_so,
    what_cannot_be_read_is_set_aside_and_reported,
    what_a_newer_version_stored_is_not_touched,
    what_this_version_does_not_know_survives_a_tick,
    other_data_of_the_site_is_left_alone,
    what_readme_deletes_is_all_of_one_checklist,
];

const KEY: &str = "alignment-checklist:pm-em:default";
const ASIDE: &str = "alignment-checklist-unreadable:pm-em:default";

async fn blocked_storage_leaves_a_working_checklist_that_says_so(page: Page) {
    // The origin of such a frame is opaque, so its module and its WebAssembly come from elsewhere as it sees it.
    page.site().fault("/dist/", Fault::Header("access-control-allow-origin", "*"));
    page.open("sandboxed.html").await;
    page.enter_frame("#element").await;
    let widget = page.widget().await;
    assert!(page.value::<bool>("(() => { try { localStorage; return false } catch { return true } })()").await);
    widget.toggle("goals-short").await;
    widget.open("goals-mid").await;
    widget.write_note("goals-mid", "em", "Said in the frame").await;
    assert_eq!(widget.progress().await, "1 of 15 agreed");
    assert_eq!(widget.notes("goals-mid").await, ["EM Said in the frame"]);
    assert!(
        widget.status().await.starts_with("Not saved here: the browser blocks storage"),
        "{}",
        widget.status().await
    );
    assert_eq!(page.error_codes().await, ["storage-blocked"]);
    page.expect_no_errors().await;
}

async fn the_bare_page_in_a_sandboxed_frame_can_at_least_be_read(page: Page) {
    // Its policy names 'self', which WebKit takes for nothing at all where the origin is opaque.
    page.site().fault("/dist/", Fault::Header("access-control-allow-origin", "*"));
    page.open("sandboxed.html").await;
    page.enter_frame("#page").await;
    if page.browser() == Browser::WebKit {
        assert_eq!(page.readable_items().await.len(), 15);
    } else {
        let widget = page.widget().await;
        widget.toggle("goals-short").await;
        assert_eq!(widget.progress().await, "1 of 15 agreed");
        page.expect_no_errors().await;
    }
}

async fn the_list_can_be_read_where_other_sites_may_not_load_it(page: Page) {
    // To an opaque origin every server is another site, and this one allows none to read its scripts.
    page.open("sandboxed.html").await;
    page.enter_frame("#page").await;
    page.until::<bool>("document.readyState === 'complete'").await;
    assert!(!page.value::<bool>("Boolean(customElements.get('alignment-checklist'))").await);
    assert_eq!(page.readable_items().await.len(), 15);
}

async fn full_storage_leaves_a_working_checklist_that_says_so(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    page.run::<()>(
        "for (let size = 1 << 22, count = 0; size >= 1; ) {
           try { localStorage.setItem(`host-data-${count}`, 'x'.repeat(size)); count++; } catch { size = Math.floor(size / 2); }
         }",
        vec![],
    )
    .await;
    widget.toggle("goals-short").await;
    widget.until("journal.words(inside('[part~=status]')[0]).startsWith('Not saved here: the browser’s storage for this site is full')").await;
    assert_eq!(widget.progress().await, "1 of 15 agreed");
    assert_eq!(page.error_codes().await, ["storage-full"]);

    page.run::<()>(
        "for (const key of Object.keys(localStorage)) if (key.startsWith('host-data-')) localStorage.removeItem(key)",
        vec![],
    )
    .await;
    widget.toggle("goals-mid").await;
    widget.until("journal.words(inside('[part~=status]')[0]).startsWith('Saved in this browser')").await;
    page.reload().await;
    assert_eq!(page.widget().await.ticked().await, ["goals-short", "goals-mid"]);
}

async fn what_cannot_be_read_is_set_aside_and_reported(page: Page) {
    let broken = r#"{"format":1,"list":"pm-em","marks":{"goals-sh"#;
    page.open("not-kept.html").await;
    page.store(KEY, broken).await;
    page.open("built-in.html").await;
    let widget = page.widget().await;
    assert_eq!(page.error_codes().await, ["storage-unreadable"]);
    assert_eq!(widget.progress().await, "0 of 15 agreed");
    assert!(widget.status().await.contains("could not be read"), "{}", widget.status().await);

    widget.toggle("goals-short").await;
    assert_eq!(page.stored(ASIDE).await.as_deref(), Some(broken));
    assert_eq!(page.stored_document(KEY).await["marks"]["goals-short"]["agreed"]["value"], "yes");

    page.reload().await;
    assert_eq!(page.widget().await.ticked().await, ["goals-short"]);
    assert_eq!(page.error_codes().await, [""; 0]);
    assert_eq!(page.stored(ASIDE).await.as_deref(), Some(broken));
}

async fn what_a_newer_version_stored_is_not_touched(page: Page) {
    let newer = r#"{ "format": 2,  "ticks": ["goals-short"] }"#;
    page.open("not-kept.html").await;
    page.store(KEY, newer).await;
    page.open("built-in.html").await;
    let widget = page.widget().await;
    assert_eq!(page.error_codes().await, ["storage-newer"]);
    widget.toggle("goals-mid").await;
    assert_eq!(widget.progress().await, "1 of 15 agreed");
    assert!(widget.status().await.starts_with("Not saved here: what a newer version"), "{}", widget.status().await);
    assert_eq!(page.stored(KEY).await.as_deref(), Some(newer));
    assert_eq!(page.stored_keys().await, [KEY]);
}

async fn what_this_version_does_not_know_survives_a_tick(page: Page) {
    let stored = json!({
        "format": 1, "list": "pm-em", "list_revision": 1, "team": "default", "mood": { "today": "good" },
        "marks": {
            "item-of-next-year": { "agreed": { "value": "yes", "stamp": [3, "next"], "at": 1_790_000_000_000_u64, "why": "because" } },
            "goals-short": { "agreed": { "value": "yes", "stamp": [2, "next"], "at": 1_790_000_000_000_u64 }, "third-party": { "value": "yes" } },
        },
        "notes": { "n1": { "item": "item-of-next-year", "author": "pm", "text": { "value": "Kept", "stamp": [4, "next"], "at": 1_790_000_000_000_u64 }, "colour": "green" } },
        "commitments": {}, "syncs": {},
    });
    page.open("not-kept.html").await;
    page.store(KEY, &stored.to_string()).await;
    page.open("built-in.html").await;
    let widget = page.widget().await;
    assert_eq!(widget.ticked().await, ["goals-short"]);
    widget.toggle("goals-mid").await;

    let kept = page.stored_document(KEY).await;
    assert_eq!(kept["marks"]["goals-mid"]["agreed"]["value"], "yes");
    assert_eq!(kept["mood"], stored["mood"]);
    assert_eq!(kept["marks"]["item-of-next-year"], stored["marks"]["item-of-next-year"]);
    assert_eq!(kept["marks"]["goals-short"], stored["marks"]["goals-short"]);
    assert_eq!(kept["notes"], stored["notes"]);
    page.expect_no_errors().await;
}

async fn other_data_of_the_site_is_left_alone(page: Page) {
    page.open("not-kept.html").await;
    page.store("host-setting", "42").await;
    page.store("alignment-checklist:pm-em:other", "{}").await;
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    widget.act("reset").await;
    widget.until("inside('[data-item=goals-short]')[0].dataset.level === 'unset'").await;
    assert_eq!(
        page.stored_keys().await,
        ["alignment-checklist:pm-em:default", "alignment-checklist:pm-em:other", "host-setting"]
    );
    assert_eq!(page.stored("host-setting").await.as_deref(), Some("42"));
    assert_eq!(page.stored("alignment-checklist:pm-em:other").await.as_deref(), Some("{}"));
}

async fn what_readme_deletes_is_all_of_one_checklist(page: Page) {
    let readme = fs::read_to_string(repository().join("README.md")).expect("it is there");
    let (_, section) = readme.split_once("## Delete what is kept").expect("there is a section");
    let (_, code) = section.split_once("```js\n").expect("it has code");
    let (code, _) = code.split_once("```").expect("the code ends");
    page.open("built-in.html").await;
    let ours = [
        KEY,
        ASIDE,
        "alignment-checklist-unreadable-2:pm-em:default",
        "alignment-checklist-unreadable-10:pm-em:default",
    ];
    let others = [
        "alignment-checklist-unreadable:pm-em:checkout",
        "alignment-checklist:my:pm-em:default",
        "alignment-checklist:pm-em:checkout",
        "alignment-checklists:pm-em:default",
        "pm-em:default",
    ];
    for key in ours.iter().chain(&others) {
        page.store(key, "{}").await;
    }
    page.run::<()>(code, vec![]).await;
    assert_eq!(page.stored_keys().await, others);
}
