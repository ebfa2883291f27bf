//! The height that a frame is given.

use journeys::Page;
use serde_json::json;
use thirtyfour::Key;

use super::{choose, open};

journeys::journeys![a_frame_is_as_tall_as_what_is_in_it, what_is_measured_is_nobodys_business,];

/// How much taller a frame is than what is in it, for what opens there.
const OPENED: f64 = 300.0;

/// The height that the steps say, once it is `expected`.
async fn said_height(page: &Page, expected: u64) {
    page.until_with::<bool>(
        "/height=\"(\\d+)\"/.exec(document.querySelector('#steps').textContent)?.[1] === String(given)",
        json!(expected),
    )
    .await;
}

async fn a_frame_is_as_tall_as_what_is_in_it(page: Page) {
    let content = "document.querySelector('main').getBoundingClientRect().height";
    // What the page around would find in such a frame.
    let mut needed = Vec::new();
    for query in ["", "?team=checkout", "?team=checkout&only=pm", "?team=search&readonly="] {
        let bare = page.site().url(&format!("dist/index.html{query}"));
        page.site().write("around.html", format!("<!doctype html><title>Around</title><iframe title=\"Checklist\" width=\"760\" height=\"9000\" src=\"{bare}\"></iframe>"));
        page.go(&page.site().url("around.html")).await;
        page.enter_frame("iframe").await;
        let widget = page.widget().await;
        let closed = page.value::<f64>(content).await.ceil();
        widget.act("share").await;
        widget.until("inside('.share')[0]").await;
        let opened: f64 = page.value(content).await;
        assert!(closed < opened && opened <= closed + OPENED, "{query}: with Share open {opened}, else {closed}");
        needed.push(closed + OPENED);
        page.leave_frame().await;
    }
    let mut needed = needed.into_iter().map(|height| height.to_string().parse().expect("it is a number"));
    let mut needed = || needed.next().expect("there is one for each query");

    open(&page).await;
    choose(&page, "host", "frame").await;
    said_height(&page, needed()).await;
    // Playing with the preview is not choosing.
    let preview = page.widget().await;
    preview.toggle("goals-short").await;
    preview.open("goals-mid").await;
    choose(&page, "team", "checkout").await;
    let with_team = needed();
    said_height(&page, with_team).await;
    // A theme is not part of what makes it taller, so nothing is measured anew.
    choose(&page, "theme", "dark").await;
    said_height(&page, with_team).await;
    assert_eq!(page.site().requests().iter().filter(|path| path.ends_with("/dist/index.html")).count(), 6);

    page.run::<()>(
        "for (const box of document.querySelectorAll('#sections input')) {
           box.checked = box.value === 'pm';
           box.dispatchEvent(new Event('input', { bubbles: true }));
         }",
        vec![],
    )
    .await;
    said_height(&page, needed()).await;
    page.run::<()>("document.querySelectorAll('#sections input').forEach((box) => { box.checked = true })", vec![])
        .await;
    page.run::<()>("document.querySelector('[name=readonly]').checked = true", vec![]).await;
    // As somebody who types does it, without a pause.
    page.run::<()>(
        "const field = document.querySelector('[name=team]');
         for (field.value of ['s', 'search']) { field.dispatchEvent(new Event('input', { bubbles: true })); }",
        vec![],
    )
    .await;
    said_height(&page, needed()).await;
    assert_eq!(page.site().requests().iter().filter(|path| path.ends_with("/dist/index.html")).count(), 8);
    assert_eq!(page.stored_keys().await, [""; 0]);
    page.expect_no_errors().await;
}

async fn what_is_measured_is_nobodys_business(page: Page) {
    open(&page).await;
    assert!(
        page.value::<bool>("document.querySelector('iframe') === null").await,
        "nothing is measured that is not said"
    );
    choose(&page, "host", "confluence-cloud").await;
    page.until::<bool>("!!document.querySelector('iframe')?.contentDocument?.querySelector('alignment-checklist')?.shadowRoot?.querySelector('[part~=checklist]')").await;
    assert!(page.value::<bool>("document.querySelector('iframe').closest('[inert][aria-hidden=true]') !== null").await);
    assert!(page.value::<bool>("document.documentElement.scrollWidth <= innerWidth").await);
    assert!(
        !page.value::<bool>("document.querySelector('iframe').checkVisibility({ visibilityProperty: true })").await
    );
    page.run::<()>("document.querySelector('iframe').focus()", vec![]).await;
    assert_ne!(page.value::<String>("document.activeElement.localName").await, "iframe");
    // From the last thing that can be reached.
    page.run::<()>("[...document.querySelectorAll('#steps button')].at(-1).focus()", vec![]).await;
    page.press(Key::Tab).await;
    assert_ne!(page.value::<String>("document.activeElement.localName").await, "iframe");
    // Going back leads away from here, not to what was measured before.
    let steps: u32 = page.value("history.length").await;
    page.run::<()>("document.querySelector('[name=readonly]').click()", vec![]).await;
    page.until::<bool>(
        "!!document.querySelector('iframe').contentDocument?.querySelector('alignment-checklist[readonly]')",
    )
    .await;
    assert_eq!(page.value::<u32>("history.length").await, steps);
}
