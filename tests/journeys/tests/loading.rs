//! Whatever goes wrong while loading or later, the list stays readable and the page's author learns what to repair.

use journeys::{Fault, Page, interface};

journeys::journeys![
    what_is_read_stays_where_it_is_while_it_starts,
    nothing_is_loaded_before_somebody_is_near,
    eager_loads_at_once,
    a_strict_policy_is_no_obstacle,
    a_policy_without_webassembly_leaves_a_readable_list,
    a_missing_file_is_named,
    a_wrong_content_type_is_no_obstacle,
    a_page_instead_of_the_file_is_named,
    an_old_file_under_a_new_name_is_named,
    a_module_that_does_not_run_is_named,
    a_trap_leaves_a_readable_list_and_the_stored_state,
];

/// Waits until a failure is named, and checks that the page's author can read it and everybody the list.
async fn expect_named(page: &Page, code: &str, readable: &str) {
    page.until::<bool>("journal.events.some((e) => e.type === 'alignment-error')").await;
    assert_eq!(page.error_codes().await, [code]);
    let message: String = page.value("journal.events.find((e) => e.type === 'alignment-error').detail.message").await;
    assert!(message.ends_with('.') && message.contains(' '), "no sentence: {message}");
    let console: Vec<String> = page.value("journal.console").await;
    assert!(console.iter().any(|line| line.contains(&message)), "{message} is not on the console: {console:?}");
    expect_readable(page, readable).await;
}

/// Somebody sees these words on the page, from whichever tree.
async fn expect_readable(page: &Page, words: &str) {
    let seen: bool = page
        .run(
            "return journal.all('li, p, span').some((e) => journal.words(e).includes(arguments[0]) && journal.drawn(e))",
            vec![serde_json::json!(words)],
        )
        .await;
    assert!(seen, "\"{words}\" cannot be read");
}

async fn nothing_is_loaded_before_somebody_is_near(page: Page) {
    page.open("far-below.html").await;
    // Our observer comes after the element's own, so when it has been told, so has the element; the fetch gives
    // a request that it might have made the time to arrive.
    page.promised::<()>(
        "customElements.whenDefined('alignment-checklist')
           .then(() => new Promise((resolve) => new IntersectionObserver(resolve).observe(document.querySelector('alignment-checklist'))))
           .then(() => fetch('/journal.js')).then((answer) => answer.text()).then(() => null)",
    )
    .await;
    assert_eq!(page.site().requests_for(".wasm"), 0);
    expect_readable(&page, "The list is here, readable before anything is loaded.").await;
    page.run::<()>("document.querySelector('alignment-checklist').scrollIntoView()", vec![]).await;
    let widget = page.widget().await;
    assert_eq!(page.site().requests_for(".wasm"), 1);
    assert_eq!(widget.items().await.len(), 15);
    page.expect_no_errors().await;
}

async fn eager_loads_at_once(page: Page) {
    page.open("far-below.html").await;
    page.run::<()>("document.querySelector('alignment-checklist').setAttribute('loading', 'eager')", vec![]).await;
    page.widget().await;
    assert_eq!(page.site().requests_for(".wasm"), 1);
    assert!(page.value::<bool>("scrollY === 0").await, "starting does not scroll");
}

async fn a_strict_policy_is_no_obstacle(page: Page) {
    page.open("strict-policy.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    widget.open("goals-short").await;
    widget.write_note("goals-short", "pm", "Under a strict policy").await;
    widget.act_on("goals-short", "remove-note").await;
    widget.until("inside('[part~=banner]').some(journal.drawn)").await;
    widget.act("open-only").await;
    widget.act("reset").await;
    widget.until("journal.words(inside('[data-progress]')[0]) === '0 of 15 agreed'").await;
    assert_ne!(
        widget.ask::<String>("getComputedStyle(inside('[part~=toolbar]')[0]).display").await,
        "block",
        "the styles have arrived"
    );
    page.expect_no_errors().await;
}

async fn a_policy_without_webassembly_leaves_a_readable_list(page: Page) {
    page.open("no-wasm-policy.html").await;
    expect_named(&page, "blocked-by-policy", "The list is readable.").await;
}

async fn a_missing_file_is_named(page: Page) {
    page.site().fault(".wasm", Fault::Missing);
    page.open("edited-before.html").await;
    expect_named(&page, "not-found", "We plan on Mondays").await;
    page.site().repair();
    page.reload().await;
    page.widget().await.toggle("plan").await;
}

async fn a_wrong_content_type_is_no_obstacle(page: Page) {
    page.site().fault(".wasm", Fault::Type("application/octet-stream"));
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    assert_eq!(widget.progress().await, "1 of 15 agreed");
    assert_eq!(page.error_codes().await, [""; 0]);
    page.expect_no_errors().await;
}

async fn a_page_instead_of_the_file_is_named(page: Page) {
    page.site().fault(".wasm", Fault::HtmlInstead);
    page.open("edited-before.html").await;
    expect_named(&page, "wrong-type", "We plan on Mondays").await;
}

async fn an_old_file_under_a_new_name_is_named(page: Page) {
    page.site().fault(".wasm", Fault::OtherModule);
    page.open("edited-before.html").await;
    expect_named(&page, "out-of-date", "We plan on Mondays").await;
}

async fn a_module_that_does_not_run_is_named(page: Page) {
    page.site().fault(interface(), Fault::Throws);
    page.open("edited-before.html").await;
    expect_named(&page, "load-failed", "We plan on Mondays").await;
    let message: String = page.value("journal.events.find((e) => e.type === 'alignment-error').detail.message").await;
    assert_eq!(
        message,
        "The checklist could not start (broken on purpose); reload the page, or publish the files anew."
    );
    page.site().repair();
    page.reload().await;
    page.widget().await.toggle("plan").await;
}

async fn a_trap_leaves_a_readable_list_and_the_stored_state(page: Page) {
    page.open("teams.html").await;
    let first = page.widget_at("#first").await;
    let other = page.widget_at("#other").await;
    first.toggle("goals-short").await;
    other.toggle("goals-long").await;
    let key = "alignment-checklist:pm-em:search";
    let before = page.stored(key).await;

    // The next element cannot be made, which the renderer takes for impossible: a real trap. After it all is well again.
    page.run::<()>(
        "for (const name of ['createElement', 'createElementNS']) {
           const make = Document.prototype[name];
           Document.prototype[name] = () => { Document.prototype[name] = make; throw new Error('broken on purpose') };
         }",
        vec![],
    )
    .await;
    first.act_on("goals-mid", "more").await;
    page.until::<bool>("journal.events.some((e) => e.type === 'alignment-error')").await;
    // One for each element.
    assert_eq!(page.error_codes().await, ["stopped"; 3]);
    expect_readable(&page, "We have the same goals for the next few weeks.").await;
    assert_eq!(page.stored(key).await, before);

    page.reload().await;
    let first = page.widget_at("#first").await;
    assert_eq!(first.ticked().await, ["goals-short"]);
    first.toggle("goals-mid").await;
    assert_eq!(page.widget_at("#other").await.ticked().await, ["goals-long"]);
}

async fn what_is_read_stays_where_it_is_while_it_starts(page: Page) {
    let items: Vec<_> = (1..=40).map(|item| format!("<li id=\"i{item}\">Item {item}</li>")).collect();
    let items = items.concat();
    page.site().write(
        "tests/pages/read.html",
        format!(
            "<!doctype html><title>Read</title><alignment-checklist><h2>Items</h2><ul>{items}</ul></alignment-checklist><p style=\"height: 3000px\">Below</p>"
        ),
    );
    page.open("read.html").await;
    let top = |of: &str| format!("{of}.getBoundingClientRect().top");
    page.run::<()>("scrollBy(0, document.querySelector('#i30').getBoundingClientRect().top)", vec![]).await;
    let before: f64 = page.value(&top("document.querySelector('#i30')")).await;
    page.run::<()>(
        "document.head.append(Object.assign(document.createElement('script'), { type: 'module', src: '../../dist/alignment-checklist.js' }))",
        vec![],
    )
    .await;
    let widget = page.widget().await;
    widget.until("inside('[part~=toolbar]')[0]").await;
    page.promised::<()>("new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r))).then(() => null)")
        .await;
    let after: f64 = widget.ask(&top("inside('[data-item=i30]')[0]")).await;
    assert!((after - before).abs() < 2.0, "it was at {before} and is at {after}");
    page.expect_no_errors().await;
}
