//! The page around keeps what the frame cannot.

use journeys::{Browser, Fault, Page, repository};
use serde_json::json;

use super::{SEARCH, enter, fitted, inside, is_ticked, kept, message, open, say, tick, ticked, write};

journeys::journeys![
    the_page_around_remembers.only_in(&[Browser::Chromium, Browser::Firefox]),
    what_the_browser_keeps_for_no_frame_the_page_around_keeps,
    tabs_of_the_page_around_meet,
    two_frames_of_one_team_share,
    a_team_with_a_colon_has_the_key_of_the_element,
    what_is_not_to_be_kept_is_not,
    what_another_tab_stored_is_not_written_over,
    a_page_around_that_comes_back_from_the_history_hands_over_what_was_stored_meanwhile,
    what_the_frame_refuses_stays_stored,
    blocked_and_full_storage_of_the_page_around_cost_nothing,
    what_the_page_around_cannot_keep_stays_in_the_frame,
    a_reader_goes_on_seeing_what_was_shown,
    what_another_tab_has_spoiled_is_no_error_of_the_page,
    a_page_may_keep_an_element,
];

async fn the_page_around_remembers(page: Page) {
    // To such a frame its own server is another site.
    page.site().fault("/dist/", Fault::Header("access-control-allow-origin", "*"));
    open(&page, "frame-sandboxed.html").await;
    let widget = inside(&page, "#frame").await;
    widget.toggle("goals-short").await;
    widget.open("goals-mid").await;
    widget.write_note("goals-mid", "em", "Kept around the frame").await;
    assert_eq!(widget.status().await, "Kept by this page.");
    assert_eq!(page.error_codes().await, [""; 0]);
    page.leave_frame().await;
    page.until::<bool>("localStorage.getItem('alignment-checklist:pm-em:default')?.includes('Kept around')").await;

    page.reload().await;
    let widget = inside(&page, "#frame").await;
    is_ticked(&widget, "goals-short").await;
    assert_eq!(widget.ticked().await, ["goals-short"]);
    assert_eq!(widget.notes("goals-mid").await, ["EM Kept around the frame"]);
    page.leave_frame().await;
    assert_eq!(page.stored_keys().await, ["alignment-checklist:pm-em:default"]);
    page.expect_no_errors().await;
}

/// Browsers can be set so that a frame from elsewhere stores nothing.
async fn what_the_browser_keeps_for_no_frame_the_page_around_keeps(page: Page) {
    let bare = std::fs::read_to_string(repository().join("index.html")).expect("the page can be read");
    let block = "<script>Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } });</script>";
    // Its policy would have none of that script.
    let bare = bare.replace("http-equiv", "data-policy").replacen("<title>", &format!("{block}<title>"), 1);
    page.site().write("dist/blocked.html", bare);
    write(&page, "frames.html", |html| {
        html.replace("index.html?team=search&amp;storage=host", "blocked.html?team=search")
    });
    page.open("frames.html").await;
    let widget = inside(&page, "#search").await;
    assert!(widget.status().await.starts_with("Not saved here: "), "{}", widget.status().await);
    let warned: String = page.value("journal.console.join()").await;
    assert!(!warned.contains("without a sandbox"), "there is none: {warned}");
    tick(&widget, "goals-short").await;
    widget.until("inside('[part~=status]')[0].textContent === 'Kept by this page.'").await;
    widget
        .ask::<()>(
            "void (window.said = [], new MutationObserver(() => said.push(inside('[part~=status]')[0].textContent, ...inside('.notice').map(journal.words)))
               .observe(host.shadowRoot, { childList: true, subtree: true, characterData: true }))",
        )
        .await;
    tick(&widget, "goals-mid").await;
    page.leave_frame().await;
    kept(&page, "goals-mid").await;

    // What the page around can keep no longer is saved nowhere.
    say(&page, message("lost", &json!({}))).await;
    page.enter_frame("#search").await;
    widget.until("inside('.notice')[0] && inside('[part~=status]')[0].textContent.startsWith('Not saved')").await;
    let said: Vec<String> = page.value("window.said").await;
    let last = said.iter().position(|words| words.starts_with("Not saved")).expect("that is said");
    assert!(said[..last].iter().all(|words| words == "Kept by this page."), "between two ticks it said {said:?}");
    tick(&widget, "goals-long").await;
    widget.until("!inside('.notice')[0] && inside('[part~=status]')[0].textContent === 'Kept by this page.'").await;
    page.leave_frame().await;
    kept(&page, "goals-long").await;

    page.reload().await;
    let widget = inside(&page, "#search").await;
    is_ticked(&widget, "goals-long").await;
    assert_eq!(widget.ticked().await, ["goals-short", "goals-mid", "goals-long"]);
    widget.until("inside('[part~=status]')[0].textContent === 'Kept by this page.'").await;
    assert_eq!(widget.banner().await, None);
    page.leave_frame().await;
    page.expect_no_errors().await;
}

async fn tabs_of_the_page_around_meet(page: Page) {
    open(&page, "frames.html").await;
    let one = inside(&page, "#search").await;
    one.toggle("goals-short").await;
    page.leave_frame().await;
    kept(&page, "goals-short").await;
    let first = page.tab().await;

    page.new_tab().await;
    page.open("frames.html").await;
    let other = inside(&page, "#search").await;
    is_ticked(&other, "goals-short").await;
    other.toggle("goals-mid").await;
    page.leave_frame().await;
    kept(&page, "goals-mid").await;

    page.switch_to(&first).await;
    enter(&page, "#search").await;
    is_ticked(&one, "goals-mid").await;
    assert_eq!(one.ticked().await, ["goals-short", "goals-mid"]);
    page.expect_no_errors().await;
}

async fn two_frames_of_one_team_share(page: Page) {
    write(&page, "frames.html", |html| {
        html.replace("team=checkout&amp;only=pm", "team=search&amp;storage=host&amp;only=together")
    });
    page.open("frames.html").await;
    let one = inside(&page, "#search").await;
    one.toggle("goals-short").await;
    page.leave_frame().await;
    let other = inside(&page, "#checkout").await;
    is_ticked(&other, "goals-short").await;
    other.toggle("goals-mid").await;
    page.leave_frame().await;
    enter(&page, "#search").await;
    is_ticked(&one, "goals-mid").await;
    page.leave_frame().await;
    assert_eq!(page.stored_keys().await, [SEARCH]);
    page.expect_no_errors().await;
}

async fn a_team_with_a_colon_has_the_key_of_the_element(page: Page) {
    write(&page, "frames.html", |html| html.replace("team=search", "team=web%3A50%25"));
    page.open("frames.html").await;
    let widget = inside(&page, "#search").await;
    widget.toggle("goals-short").await;
    page.leave_frame().await;
    page.until::<bool>("localStorage.length > 0").await;
    assert_eq!(page.stored_keys().await, ["alignment-checklist:pm-em:web%3A50%25"]);
    page.expect_no_errors().await;
}

async fn what_is_not_to_be_kept_is_not(page: Page) {
    write(&page, "frames.html", |html| html.replace("storage=host", "storage=none"));
    page.open("frames.html").await;
    let widget = inside(&page, "#search").await;
    widget.toggle("goals-short").await;
    // What is said after the tick has arrived, so the tick has as well.
    widget.open("goals-mid").await;
    fitted(&page).await;
    page.leave_frame().await;
    assert_eq!(page.stored_keys().await, [""; 0]);
    page.expect_no_errors().await;
}

async fn what_another_tab_stored_is_not_written_over(page: Page) {
    open(&page, "frames.html").await;
    let widget = inside(&page, "#search").await;
    widget.toggle("goals-short").await;
    page.leave_frame().await;
    kept(&page, "goals-short").await;
    // No event tells the page of what it stores itself: as if that of another tab had not come yet.
    page.store(SEARCH, &ticked("goals-long").to_string()).await;
    inside(&page, "#search").await.toggle("goals-mid").await;
    is_ticked(&widget, "goals-long").await;
    page.leave_frame().await;
    for item in ["goals-short", "goals-mid", "goals-long"] {
        kept(&page, item).await;
    }
    page.expect_no_errors().await;
}

async fn a_page_around_that_comes_back_from_the_history_hands_over_what_was_stored_meanwhile(page: Page) {
    open(&page, "frames.html").await;
    let widget = inside(&page, "#search").await;
    widget.toggle("goals-short").await;
    page.leave_frame().await;
    kept(&page, "goals-short").await;
    page.store(SEARCH, &ticked("goals-long").to_string()).await;
    page.run::<()>("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))", vec![]).await;
    enter(&page, "#search").await;
    is_ticked(&widget, "goals-long").await;
    assert_eq!(widget.ticked().await, ["goals-short", "goals-long"]);
    page.expect_no_errors().await;
}

async fn what_the_frame_refuses_stays_stored(page: Page) {
    for text in [r#"{"format": 2, "ticks": []}"#, r#"{"format":1,"marks":{"goals-sh"#] {
        write(&page, "frames.html", |html| html);
        page.open("not-kept.html").await;
        page.store(SEARCH, text).await;
        page.open("frames.html").await;
        let widget = inside(&page, "#search").await;
        tick(&widget, "goals-short").await;
        widget.until("inside('[part~=status]')[0].textContent.startsWith('Not saved')").await;
        // Two ticks, since the first might have been answered by the refusal.
        tick(&widget, "goals-mid").await;
        fitted(&page).await;
        page.leave_frame().await;
        assert_eq!(page.stored(SEARCH).await.as_deref(), Some(text));
        page.expect_no_errors().await;
    }
}

async fn blocked_and_full_storage_of_the_page_around_cost_nothing(page: Page) {
    let refusals = [
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } });",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
    ];
    for refusal in refusals {
        write(&page, "frames.html", |html| html.replace("<style>", &format!("<script>{refusal}</script><style>")));
        page.open("frames.html").await;
        let widget = inside(&page, "#search").await;
        tick(&widget, "goals-short").await;
        // Nothing that was done is lost with the news.
        widget.until("inside('[part~=status]')[0].textContent.startsWith('Not saved')").await;
        fitted(&page).await;
        assert_eq!(widget.ticked().await, ["goals-short"]);
        tick(&widget, "goals-mid").await;
        assert_eq!(widget.ticked().await, ["goals-short", "goals-mid"]);
        page.expect_no_errors().await;
        page.leave_frame().await;
        page.expect_no_errors().await;
    }
}

async fn what_the_page_around_cannot_keep_stays_in_the_frame(page: Page) {
    let refusal = "window.isFull = true; const setItem = Storage.prototype.setItem;
        Storage.prototype.setItem = function (...given) { if (isFull) throw new DOMException('full', 'QuotaExceededError'); setItem.apply(this, given); };";
    write(&page, "frames.html", |html| html.replace("<style>", &format!("<script>{refusal}</script><style>")));
    page.open("frames.html").await;
    let widget = inside(&page, "#search").await;
    widget.open("goals-mid").await;
    widget.focus("[data-item=goals-mid] [data-field=note]").await;
    page.press("Half a thou").await;
    page.leave_frame().await;
    say(&page, message("lost", &json!({}))).await;
    page.enter_frame("#search").await;
    widget.until("inside('[part~=status]')[0].textContent.startsWith('Not saved')").await;
    assert_eq!(widget.ask::<String>("inside('[data-item=goals-mid] [data-field=note]')[0].value").await, "Half a thou");
    tick(&widget, "goals-short").await;
    assert_eq!(widget.ask::<String>("inside('[part~=toolbar] [data-action=undo]')[0].ariaDisabled").await, "false");

    // As soon as there is room, all of it is kept, and said to be.
    page.leave_frame().await;
    page.run::<()>("window.isFull = false", vec![]).await;
    page.enter_frame("#search").await;
    widget.focus("[data-item=goals-long] [part~=checkbox]").await;
    tick(&widget, "goals-long").await;
    widget.until("inside('[part~=status]')[0].textContent === 'Kept by this page.'").await;
    page.expect_no_errors().await;
    page.leave_frame().await;
    for item in ["goals-short", "goals-long", "Half a thou"] {
        kept(&page, item).await;
    }
}

async fn a_reader_goes_on_seeing_what_was_shown(page: Page) {
    write(&page, "frames.html", |html| html.replace("storage=host", "storage=host&amp;readonly"));
    page.open("frames.html").await;
    let widget = inside(&page, "#search").await;
    page.leave_frame().await;
    say(&page, message("state", &json!({ "state": ticked("goals-short") }))).await;
    page.enter_frame("#search").await;
    is_ticked(&widget, "goals-short").await;
    page.leave_frame().await;
    // A newer version has written: refused, and followed by something that is not.
    let mut newer = ticked("goals-mid");
    newer["format"] = json!(2);
    say(&page, message("state", &json!({ "state": newer }))).await;
    say(&page, message("state", &json!({ "state": ticked("goals-long") }))).await;
    page.enter_frame("#search").await;
    is_ticked(&widget, "goals-long").await;
    assert_eq!(widget.ticked().await, ["goals-short", "goals-long"]);
    assert_eq!(widget.banner().await, None);
    assert_eq!(page.error_codes().await, [""; 0]);
}

async fn what_another_tab_has_spoiled_is_no_error_of_the_page(page: Page) {
    open(&page, "frames.html").await;
    let widget = inside(&page, "#search").await;
    widget.toggle("goals-short").await;
    page.leave_frame().await;
    kept(&page, "goals-short").await;
    page.run::<()>(
        "dispatchEvent(new StorageEvent('storage', { key: arguments[0], newValue: '{bro' }))",
        vec![json!(SEARCH)],
    )
    .await;
    page.enter_frame("#search").await;
    widget.until("inside('[part~=status]')[0].textContent.startsWith('Not saved')").await;
    assert_eq!(widget.ticked().await, ["goals-short"]);
    page.leave_frame().await;
    page.expect_no_errors().await;
}

async fn a_page_may_keep_an_element(page: Page) {
    page.open("kept-by-host.html").await;
    let widget = page.widget().await;
    assert_eq!(widget.status().await, "Kept by this page.");
    widget.toggle("goals-short").await;
    page.until::<bool>("localStorage.getItem('my-database')?.includes('goals-short')").await;
    page.reload().await;
    let widget = page.widget().await;
    is_ticked(&widget, "goals-short").await;
    assert_eq!(page.stored_keys().await, ["my-database"]);
    // An element that goes and comes back is the same one.
    page.remove_and_add_again().await;
    is_ticked(&widget, "goals-short").await;
    page.expect_no_errors().await;
}
