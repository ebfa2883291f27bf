//! The harness can be trusted: it sees what it says it sees. A page of its own stands in for the checklist.

use journeys::{Browser, Fault, Page};

journeys::journeys![
    a_click_reaches_a_shadow_root_and_the_wait_ends_when_the_page_has_changed,
    errors_of_a_page_are_seen,
    tabs_share_storage_and_journeys_do_not,
    faults_come_and_go,
    a_printed_page_can_be_read.only_in(&[Browser::Chromium, Browser::Firefox]),
];

/// A list of one item that shows its mark only in a later task, as an asynchronous renderer would.
const STAND_IN: &str = r#"<!doctype html><html lang="en"><head><title>Stand-in</title></head><body>
<alignment-checklist></alignment-checklist>
<script>
  customElements.define("alignment-checklist", class extends HTMLElement {
    ready = Promise.resolve();
    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      root.innerHTML = `<p part="item" data-item="a" data-level="unset"><label><input type="checkbox" part="checkbox"> A</label></p>`;
      const box = root.querySelector("input");
      box.addEventListener("change", () => setTimeout(() => {
        root.querySelector("p").dataset.level = box.checked ? "yes" : "unset";
      }));
    }
  });
</script></body></html>"#;

async fn open_stand_in(page: &Page) {
    page.site().write("stand-in.html", STAND_IN);
    page.go(&page.site().url("stand-in.html")).await;
}

async fn a_click_reaches_a_shadow_root_and_the_wait_ends_when_the_page_has_changed(page: Page) {
    open_stand_in(&page).await;
    let widget = page.widget().await;
    assert_eq!(widget.items().await, ["a"]);
    widget.toggle("a").await;
    assert_eq!(widget.level("a").await, "yes");
    page.press(" ").await;
    widget.until("inside('[data-item=a]')[0].dataset.level === 'unset'").await;
    page.expect_no_errors().await;
}

async fn errors_of_a_page_are_seen(page: Page) {
    let html = "<!doctype html><html><head></head><body><script>
        console.error('said'); setTimeout(() => { throw new Error('thrown') }); Promise.reject(new Error('rejected'));
        </script><script src=\"missing.js\"></script></body></html>";
    page.site().write("errors.html", html);
    page.go(&page.site().url("errors.html")).await;
    page.until::<bool>("journal.errors.length >= 4").await;
    let errors = page.errors().await.join("\n");
    for error in ["said", "thrown", "rejected", "missing.js"] {
        assert!(errors.contains(error), "{errors}");
    }
}

async fn tabs_share_storage_and_journeys_do_not(page: Page) {
    open_stand_in(&page).await;
    assert_eq!(page.stored_keys().await, [""; 0]);
    let first = page.tab().await;
    page.new_tab().await;
    page.go(&page.site().url("stand-in.html")).await;
    page.store("key", "value").await;
    page.switch_to(&first).await;
    assert_eq!(page.stored("key").await.as_deref(), Some("value"));
}

async fn faults_come_and_go(page: Page) {
    open_stand_in(&page).await;
    let look = "fetch('stand-in.html').then((r) => `${r.status} ${r.headers.get('content-type')} ${r.headers.get('x-added')}`)";
    assert_eq!(page.promised::<String>(look).await, "200 text/html; charset=utf-8 null");
    page.site().fault("stand-in", Fault::Type("text/plain"));
    page.site().fault("stand-in", Fault::Header("x-added", "yes"));
    assert_eq!(page.promised::<String>(look).await, "200 text/plain yes");
    page.site().repair();
    page.site().fault("stand-in", Fault::Missing);
    assert_eq!(page.promised::<String>(look).await, "404 text/html null");
    page.site().repair();
    page.site().fault("stand-in", Fault::HtmlInstead);
    assert_eq!(page.promised::<String>(look).await, "200 text/html null");
}

async fn a_printed_page_can_be_read(page: Page) {
    page.site().write("paper.html", "<!doctype html><html><head></head><body><p>Good paper</p></body></html>");
    page.go(&page.site().url("paper.html")).await;
    assert_eq!(page.print().await, "Good paper");
}
