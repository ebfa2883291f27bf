//! The page that is one file, opened from disk.

use journeys::{Browser, Page};
use packages::packages;

journeys::journeys![
    it_is_ticked_and_kept,
    it_asks_for_no_other_file.only_in(&[Browser::Chromium]),
    it_is_readable_without_scripts.without_scripts(),
];

fn address(query: &str) -> String {
    format!(
        "file://{}{query}",
        packages().canonicalize().expect("it is there").join("alignment-checklist.html").display()
    )
}

async fn it_is_ticked_and_kept(page: Page) {
    page.go(&address("?team=kept")).await;
    page.bring_journal().await;
    let widget = page.widget().await;
    assert_eq!(widget.items().await.len(), 15);
    widget.toggle("goals-short").await;
    let link: String = widget.ask("host.shareUrl()").await;
    assert!(link.starts_with(&address("?team=kept#ac=")), "{link}");

    page.reload().await;
    page.bring_journal().await;
    assert_eq!(page.widget().await.ticked().await, ["goals-short"]);
    page.run::<()>("localStorage.clear()", vec![]).await;
}

async fn it_asks_for_no_other_file(page: Page) {
    page.journal_everywhere().await;
    page.go(&address("?team=alone&storage=none")).await;
    let widget = page.widget().await;
    widget.act("share").await;
    widget.act("qr-code").await;
    widget.until("inside('svg[role=img]').some(journal.drawn)").await;
    assert_eq!(
        page.value::<Vec<String>>("performance.getEntriesByType('resource').map((entry) => entry.name)").await,
        [""; 0]
    );
    page.expect_no_errors().await;
}

async fn it_is_readable_without_scripts(page: Page) {
    page.go(&address("")).await;
    assert_eq!(page.readable_items().await.len(), 15);
}
