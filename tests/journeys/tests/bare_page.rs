//! The page that frames point at and that can be used directly.

use journeys::{Browser, Fault, Page};

journeys::journeys![
    the_page_works_and_asks_nobody_else,
    query_parameters_are_the_attributes,
    a_list_of_its_own_has_its_own_name,
    a_list_that_cannot_be_had_is_no_other,
    any_folder_of_any_server_will_do,
    the_list_is_in_the_page_before_any_script,
    without_scripts_the_list_can_be_read.without_scripts(),
    what_trunk_builds_works.with_trunk(),
    nothing_moves_while_it_starts.only_in(&[Browser::Chromium]),
];

async fn the_page_works_and_asks_nobody_else(page: Page) {
    page.go(&page.site().url("dist/index.html")).await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    assert_eq!(widget.progress().await, "1 of 15 agreed");
    let policy: String =
        page.value("document.querySelector('meta[http-equiv=content-security-policy i]').content").await;
    for directive in
        ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "require-trusted-types-for 'script'"]
    {
        assert!(policy.contains(directive), "{policy}");
    }
    let asked: Vec<String> =
        page.value("[...new Set(performance.getEntriesByType('resource').map((e) => e.name))].sort()").await;
    // The journal is of the journeys; the icon is not listed by every browser.
    let asked: Vec<_> = asked
        .iter()
        .filter(|name| !name.ends_with("/journal.js") && !name.ends_with("/dist/icon.svg"))
        .map(|name| without_hash(name))
        .collect();
    let own = [
        "alignment-checklist-<hash>.js",
        "alignment-checklist-<hash>.wasm",
        "alignment-checklist-page.css",
        "alignment-checklist-page.js",
        "alignment-checklist.js",
    ];
    assert_eq!(asked, own.map(|name| page.site().url(&format!("dist/{name}"))));
    page.reload().await;
    assert_eq!(page.widget().await.ticked().await, ["goals-short"]);
    page.expect_no_errors().await;
}

/// An address with `<hash>` in place of the sixteen digits that change with each build.
fn without_hash(address: &str) -> String {
    let digits = |part: &str| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    match address.split(['-', '.']).find(|part| digits(part)) {
        Some(hash) => address.replace(hash, "<hash>"),
        None => address.to_owned(),
    }
}

async fn query_parameters_are_the_attributes(page: Page) {
    page.go(&page.site().url("dist/index.html?team=checkout")).await;
    let widget = page.widget().await;
    widget.toggle("pm-research").await;
    assert_eq!(page.stored_keys().await, ["alignment-checklist:pm-em:checkout"]);
    let before = page.stored("alignment-checklist:pm-em:checkout").await;

    page.go(&page.site().url("dist/index.html?team=checkout&only=pm&theme=dark&readonly")).await;
    let widget = page.widget().await;
    assert_eq!(
        widget.items().await,
        ["pm-research", "pm-team-health", "pm-technology", "pm-intangibles", "pm-product-sense"]
    );
    assert_eq!(widget.ticked().await, ["pm-research"]);
    assert!(widget.ask::<bool>("inside('[part~=checkbox]').every((box) => box.disabled)").await);
    assert_eq!(widget.ask::<String>("host.getAttribute('theme')").await, "dark");
    assert_eq!(page.stored("alignment-checklist:pm-em:checkout").await, before);
    page.expect_no_errors().await;
}

async fn a_list_of_its_own_has_its_own_name(page: Page) {
    page.go(&page.site().url("dist/index.html?src=../tests/pages/lists/charter.json")).await;
    let widget = page.widget().await;
    let item = widget.items().await.remove(0);
    widget.toggle(&item).await;
    assert_eq!(page.stored_keys().await, ["alignment-checklist:charter:default"]);
    page.expect_no_errors().await;
}

async fn a_list_that_cannot_be_had_is_no_other(page: Page) {
    page.site()
        .write("tests/pages/lists/comma.json", r#"{ "sections": [{ "items": [{ "statement": "We talk" },] }] }"#);
    for (list, why) in
        [("none", "could not be fetched (status 404); check src"), ("comma", "The list is not valid JSON")]
    {
        page.go(&page.site().url(&format!("dist/index.html?src=../tests/pages/lists/{list}.json"))).await;
        let shown: String =
            page.until("!document.querySelector('main li') && document.querySelector('main').innerText").await;
        assert!(shown.contains(why), "{shown}");
    }
}

async fn any_folder_of_any_server_will_do(page: Page) {
    page.go(&page.site().url("any/sub/path/")).await;
    page.widget().await.toggle("goals-short").await;
    let outside: Vec<String> = page
        .site()
        .requests()
        .into_iter()
        .filter(|path| !path.starts_with("/any/sub/path/") && path != "/journal.js" && path != "/favicon.ico")
        .collect();
    assert_eq!(outside, [""; 0]);
    page.expect_no_errors().await;
}

async fn the_list_is_in_the_page_before_any_script(page: Page) {
    page.site().fault("alignment-checklist", Fault::Missing);
    page.go(&page.site().url("dist/index.html")).await;
    let readable = page.readable_items().await;
    assert_eq!(readable.len(), 15);
    assert!(readable[0].starts_with("We have the same goals for the next few weeks."), "{}", readable[0]);
}

async fn without_scripts_the_list_can_be_read(page: Page) {
    page.go(&page.site().url("dist/index.html")).await;
    let readable = page.readable_items().await;
    assert_eq!(readable.len(), 15);
    assert!(readable[0].starts_with("We have the same goals for the next few weeks."), "{}", readable[0]);
}

async fn what_trunk_builds_works(page: Page) {
    page.go(&page.site().url("trunk/index.html")).await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    page.reload().await;
    assert_eq!(page.widget().await.ticked().await, ["goals-short"]);
    page.expect_no_errors().await;
}

async fn nothing_moves_while_it_starts(page: Page) {
    for path in ["dist/index.html", "tests/pages/post.html"] {
        page.go(&page.site().url(path)).await;
        page.widget().await;
        page.promised::<()>(
            "new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r))).then(() => null)",
        )
        .await;
        let shifts: f64 = page.value("journal.shifts").await;
        assert!(shifts < 0.1, "{path} shifts by {shifts}");
    }
}
