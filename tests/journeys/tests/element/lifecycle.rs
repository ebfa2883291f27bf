//! It may be moved, removed, added again, and there more than once.

use super::{state, ticked};
use journeys::Page;
use serde_json::{Value, json};

journeys::journeys![
    a_moved_element_stays_as_it_is,
    a_removed_element_can_be_added_again,
    what_is_being_written_survives_what_the_page_does,
    what_the_page_touches_without_a_change_leaves_everything_open,
    after_a_failure_it_can_become_ready_yet,
    a_failure_of_a_list_that_was_replaced_meanwhile_is_none,
    an_element_that_replaces_another_begins_with_its_state,
    ready_is_new_for_an_element_that_comes_back,
    an_element_that_comes_back_has_what_could_not_be_stored,
    an_element_that_was_in_another_document_has_its_styles,
    the_script_can_be_there_three_times,
];

async fn a_moved_element_stays_as_it_is(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    widget.open("goals-mid").await;
    page.run::<()>(
        "const host = document.querySelector('alignment-checklist');
         journal.box = journal.inside('alignment-checklist', '[data-item=goals-short] input')[0];
         const place = document.createElement('section');
         document.querySelector('main').prepend(place);
         place.append(host);",
        vec![],
    )
    .await;
    page.promised::<()>("new Promise((resolve) => setTimeout(resolve)).then(() => null)").await;
    assert!(
        widget.ask::<bool>("journal.box === inside('[data-item=goals-short] input')[0]").await,
        "it was built anew"
    );
    assert_eq!(widget.count("[data-item=goals-mid] [data-field=note]").await, 1, "what was open is open");
    widget.toggle("goals-mid").await;
    assert_eq!(widget.ticked().await, ["goals-short", "goals-mid"]);
    assert_eq!(page.heard("alignment-ready").await.len(), 1);
    page.expect_no_errors().await;
}

async fn a_removed_element_can_be_added_again(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    page.promised::<()>(
        "(async () => {
           const host = document.querySelector('alignment-checklist');
           host.remove();
           // The end of a task, and a frame, in which a removal is told from a move.
           await new Promise((resolve) => setTimeout(resolve));
           await new Promise(requestAnimationFrame);
           await new Promise((resolve) => setTimeout(resolve));
           document.querySelector('main').append(host);
         })().then(() => null)",
    )
    .await;
    let widget = page.widget().await;
    widget.until("inside('[data-item=goals-short]')[0]?.dataset.level === 'yes'").await;
    widget.toggle("goals-mid").await;
    assert_eq!(widget.progress().await, "2 of 15 agreed");
    assert_eq!(widget.items().await.len(), 15);
    page.reload().await;
    assert_eq!(page.widget().await.ticked().await, ["goals-short", "goals-mid"]);
    page.expect_no_errors().await;
}

/// Firefox tells nobody that the field with the focus is taken away.
async fn what_is_being_written_survives_what_the_page_does(page: Page) {
    page.open("own-list.html").await;
    let widget = page.widget().await;
    let item = widget.items().await.remove(0);
    let field = format!("[data-item='{item}'] [data-field=note]");
    widget.open(&item).await;
    widget.type_into(&field, "Before the list changes").await;
    widget.ask::<()>("void host.setAttribute('only', 'what-we-promise-design')").await;
    widget.until("inside('[part~=note]').length === 1").await;

    widget.open(&item).await;
    widget.type_into(&field, "Before it goes").await;
    widget.ask::<()>("void host.remove()").await;
    page.until::<bool>("JSON.stringify({ ...localStorage }).includes('Before it goes')").await;
    page.reload().await;
    assert_eq!(page.widget().await.notes(&item).await, ["Before the list changes", "Before it goes"]);
    page.expect_no_errors().await;
}

async fn what_the_page_touches_without_a_change_leaves_everything_open(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.open("goals-short").await;
    widget.act("share").await;
    widget.until("inside('.share')[0]").await;
    widget.ask::<()>("void host.append(document.createComment('hydrated'))").await;
    // Told after the element has been, which then has its configuration ready within the task.
    widget.until("inside('[data-item=goals-short]')[0].dataset.level === 'unset'").await;
    page.promised::<()>("new Promise((resolve) => setTimeout(resolve)).then(() => null)").await;
    assert_eq!((widget.count(".share").await, widget.count("[data-field=note]").await), (1, 1));
    // A look is no content.
    widget.ask::<()>("void host.setAttribute('theme', 'dark')").await;
    widget.ask::<()>("void host.setAttribute('loading', 'lazy')").await;
    widget.ask::<()>("void host.append(document.createComment('again'))").await;
    page.promised::<()>("new Promise((resolve) => setTimeout(resolve)).then(() => null)").await;
    assert_eq!((widget.count(".share").await, widget.count("[data-field=note]").await), (1, 1));
    // What is a change is shown.
    widget.ask::<()>("void host.setAttribute('only', 'pm')").await;
    widget.until("inside('[part~=item]').length === 5").await;
    page.expect_no_errors().await;
}

async fn after_a_failure_it_can_become_ready_yet(page: Page) {
    page.open("list-from-file.html").await;
    let widget = page.widget().await;
    let good: String = widget.ask("host.getAttribute('src')").await;
    let outcome: String = page
        .promised(&format!(
            "(async () => {{
               const host = document.createElement('alignment-checklist');
               host.setAttribute('src', 'lists/none.json');
               document.querySelector('main').append(host);
               const first = await host.ready.then(() => 'ready', (error) => error.code);
               host.setAttribute('src', '{good}');
               return `${{first}}, ${{await host.ready.then(() => 'ready', (error) => error.code)}}`;
             }})()"
        ))
        .await;
    assert_eq!(outcome, "list-not-found, ready");
}

async fn a_failure_of_a_list_that_was_replaced_meanwhile_is_none(page: Page) {
    page.open("built-in.html").await;
    page.widget().await;
    let total: Value = page
        .promised(
            "(async () => {
               const ask = fetch;
               const host = document.createElement('alignment-checklist');
               host.setAttribute('src', 'late.json');
               host.setAttribute('loading', 'eager');
               let fail;
               const asked = new Promise((resolve) => {
                 window.fetch = (url) => {
                   if (url === 'late.json') {
                     resolve();
                     return new Promise((_, reject) => (fail = reject));
                   }
                   fail(new TypeError('too late'));
                   return new Promise((later) => setTimeout(later)).then(() => ask(url));
                 };
               });
               document.querySelector('main').append(host);
               await asked;
               host.setAttribute('src', 'lists/charter.json');
               return host.ready.then(() => host.summary.total, (error) => error.code);
             })()",
        )
        .await;
    assert_eq!(total, 2);
    assert_eq!(page.error_codes().await, [""; 0]);
    page.expect_no_errors().await;
}

async fn an_element_that_replaces_another_begins_with_its_state(page: Page) {
    page.open("built-in.html").await;
    page.widget().await.toggle("goals-short").await;
    let mut other = state(&ticked("goals-long"));
    other["team"] = json!("other");
    page.run::<()>("window.handed = arguments[0]", vec![other]).await;
    let begun: Value = page
        .promised(
            "(async () => {
               const next = document.createElement('alignment-checklist');
               next.setAttribute('team', 'other');
               next.setAttribute('loading', 'eager');
               next.state = window.handed;
               document.querySelector('alignment-checklist').replaceWith(next);
               await next.ready;
               return [next.state.team, next.summary.done, Boolean(next.shadowRoot.querySelector('[part~=item]'))];
             })()",
        )
        .await;
    assert_eq!(begun, json!(["other", 1, true]));
    assert_eq!(page.widget().await.ticked().await, ["goals-long"]);
    page.expect_no_errors().await;
}

async fn ready_is_new_for_an_element_that_comes_back(page: Page) {
    page.open("built-in.html").await;
    page.widget().await;
    let total: u32 = page
        .promised(
            "(async () => {
               const host = document.querySelector('alignment-checklist');
               host.remove();
               await new Promise((resolve) => setTimeout(resolve));
               document.querySelector('main').append(host);
               await host.ready;
               return host.summary?.total ?? 0;
             })()",
        )
        .await;
    assert_eq!(total, 15);
    page.expect_no_errors().await;
}

async fn an_element_that_comes_back_has_what_could_not_be_stored(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    page.run::<()>(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
        vec![],
    )
    .await;
    widget.toggle("goals-short").await;
    page.remove_and_add_again().await;
    let widget = page.widget().await;
    widget.until("inside('[data-item=goals-short]')[0]?.dataset.level === 'yes'").await;
    assert_eq!(page.stored_keys().await, [""; 0]);
    page.expect_no_errors().await;
}

/// Constructed sheets are of one document, so that of a frame takes them away.
async fn an_element_that_was_in_another_document_has_its_styles(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    let display = "getComputedStyle(inside('[part~=toolbar]')[0]).display";
    let before: String = widget.ask(display).await;
    page.run::<()>(
        "const host = document.querySelector('alignment-checklist');
         const frame = document.createElement('iframe');
         document.querySelector('main').append(frame);
         frame.contentDocument.body.append(host);
         document.querySelector('main').append(host);",
        vec![],
    )
    .await;
    assert_eq!(widget.ask::<String>(display).await, before);
    widget.toggle("goals-short").await;
    page.expect_no_errors().await;
}

async fn the_script_can_be_there_three_times(page: Page) {
    page.open("script-twice.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    assert_eq!(widget.progress().await, "1 of 15 agreed");
    assert_eq!(page.site().requests_for(".wasm"), 1);
    assert_eq!(page.heard("alignment-ready").await.len(), 1);
    page.expect_no_errors().await;
}
