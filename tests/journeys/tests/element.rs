//! The element behaves like a native one.

use journeys::{Fault, Page};
use serde_json::{Value, json};

journeys::journeys![
    two_elements_of_one_team_share_and_another_team_does_not,
    a_moved_element_stays_as_it_is,
    a_removed_element_can_be_added_again,
    what_is_being_written_survives_what_the_page_does,
    what_the_page_touches_without_a_change_leaves_everything_open,
    after_a_failure_it_can_become_ready_yet,
    a_failure_of_a_list_that_was_replaced_meanwhile_is_none,
    a_state_set_with_its_team_is_taken,
    an_element_that_replaces_another_begins_with_its_state,
    ready_is_new_for_an_element_that_comes_back,
    an_element_that_comes_back_has_what_could_not_be_stored,
    another_list_or_team_is_said_and_another_look_is_not,
    its_language_is_that_around_its_shadow_root,
    an_element_that_was_in_another_document_has_its_styles,
    a_state_that_is_none_keeps_nobody_waiting,
    properties_set_before_the_script_came_are_used,
    the_script_can_be_there_three_times,
    attributes_can_change_at_any_time,
    changes_are_heard_by_the_page,
    its_properties_tell_the_state_and_take_one,
    elements_known_by_their_class_are_upgraded,
    elements_known_by_their_class_ask_no_other_server,
    what_was_done_in_memory_comes_back_when_it_may,
    several_sections_can_be_chosen,
    read_only_changes_and_writes_nothing,
    a_language_that_is_no_tag_is_passed_over,
];

/// A state as a host would hand it over.
fn state(marks: &Value) -> Value {
    json!({ "format": 1, "list": "pm-em", "list_revision": 1, "team": "default", "marks": marks, "notes": {}, "commitments": {}, "syncs": {} })
}

/// One item, ticked later than anything done by hand in a journey.
fn ticked(item: &str) -> Value {
    json!({ item: { "agreed": { "value": "yes", "stamp": [50, "host"], "at": 1_790_000_000_000_u64 } } })
}

async fn two_elements_of_one_team_share_and_another_team_does_not(page: Page) {
    page.open("teams.html").await;
    let first = page.widget_at("#first").await;
    let second = page.widget_at("#second").await;
    let other = page.widget_at("#other").await;
    first.toggle("goals-short").await;
    second.until("inside('[data-item=goals-short]')[0].dataset.level === 'yes'").await;
    second.toggle("goals-mid").await;
    first.until("inside('[data-item=goals-mid]')[0].dataset.level === 'yes'").await;
    other.toggle("goals-long").await;
    assert_eq!(first.ticked().await, ["goals-short", "goals-mid"]);
    assert_eq!(second.ticked().await, ["goals-short", "goals-mid"]);
    assert_eq!(other.ticked().await, ["goals-long"]);

    page.reload().await;
    assert_eq!(page.widget_at("#first").await.ticked().await, ["goals-short", "goals-mid"]);
    assert_eq!(page.widget_at("#second").await.ticked().await, ["goals-short", "goals-mid"]);
    assert_eq!(page.widget_at("#other").await.ticked().await, ["goals-long"]);
    assert_eq!(page.stored_keys().await, ["alignment-checklist:pm-em:checkout", "alignment-checklist:pm-em:search"]);
    assert_eq!(
        page.site().requests_for(".wasm"),
        2,
        "one WebAssembly instance serves all elements of each of the two visits"
    );
    page.expect_no_errors().await;
}

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
    page.promised::<()>(
        "(async () => {
           const host = document.querySelector('alignment-checklist');
           host.remove();
           await new Promise((resolve) => setTimeout(resolve));
           document.querySelector('main').append(host);
         })().then(() => null)",
    )
    .await;
    let widget = page.widget().await;
    widget.until("inside('[data-item=goals-short]')[0]?.dataset.level === 'yes'").await;
    assert_eq!(page.stored_keys().await, [""; 0]);
    page.expect_no_errors().await;
}

async fn another_list_or_team_is_said_and_another_look_is_not(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    page.run::<()>(
        "window.totals = [];
         addEventListener('alignment-ready', ({ target }) => totals.push(`${target.summary.done}/${target.summary.total}`))",
        vec![],
    )
    .await;
    for (change, totals) in [
        ("host.setAttribute('team', 'other')", &["0/15"][..]),
        ("host.setAttribute('theme', 'dark')", &[]),
        ("host.setAttribute('loading', 'lazy')", &[]),
        ("host.setAttribute('only', 'pm')", &["0/5"]),
        ("(host.removeAttribute('team'), host.removeAttribute('only'))", &["1/15"]),
        (
            "(host.removeAttribute('list'), host.append(document.createElement('ul')), host.querySelector('ul').append(document.createElement('li')), \
          host.querySelector('li').append('Ours'))",
            &["0/1"],
        ),
    ] {
        page.promised::<()>(&format!(
            "new Promise((resolve) => setTimeout(() => {{
               const host = document.querySelector('alignment-checklist');
               {change};
               setTimeout(resolve);
             }})).then(() => null)"
        ))
        .await;
        assert_eq!(page.value::<Vec<String>>("window.totals.splice(0)").await, totals, "{change}");
    }
    page.expect_no_errors().await;
}

async fn its_language_is_that_around_its_shadow_root(page: Page) {
    page.open("built-in.html").await;
    page.widget().await;
    let text: String = page
        .promised(
            "(async () => {
               document.documentElement.lang = 'de';
               const around = document.createElement('div');
               const host = document.createElement('alignment-checklist');
               around.attachShadow({ mode: 'open' }).append(host);
               document.querySelector('main').prepend(around);
               await host.ready;
               return host.toMarkdown();
             })()",
        )
        .await;
    let year: u32 = page.value("new Date().getFullYear()").await;
    assert!(text.contains(&format!(".{year}")), "no German date: {text}");
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

async fn the_script_can_be_there_three_times(page: Page) {
    page.open("script-twice.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    assert_eq!(widget.progress().await, "1 of 15 agreed");
    assert_eq!(page.site().requests_for(".wasm"), 1);
    assert_eq!(page.heard("alignment-ready").await.len(), 1);
    page.expect_no_errors().await;
}

async fn attributes_can_change_at_any_time(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;

    widget.ask::<()>("host.setAttribute('team', 'other')").await;
    widget.until("journal.words(inside('[data-progress]')[0]) === '0 of 15 agreed'").await;
    widget.toggle("goals-mid").await;
    widget.ask::<()>("host.removeAttribute('team')").await;
    widget.until("inside('[data-item=goals-short]')[0].dataset.level === 'yes'").await;
    assert_eq!(widget.ticked().await, ["goals-short"]);
    assert_eq!(page.stored_keys().await, ["alignment-checklist:pm-em:default", "alignment-checklist:pm-em:other"]);

    widget.ask::<()>("host.setAttribute('only', 'em')").await;
    widget.until("inside('[part~=item]').length === 5").await;
    assert_eq!(
        widget.items().await,
        ["em-direction", "em-requirements", "em-no-busywork", "em-no-bottleneck", "em-customers"]
    );
    widget.ask::<()>("host.removeAttribute('only')").await;
    widget.until("inside('[part~=item]').length === 15").await;

    widget.ask::<()>("host.setAttribute('readonly', '')").await;
    widget.until("inside('[part~=checkbox]').every((box) => box.disabled)").await;
    widget.ask::<()>("host.removeAttribute('readonly')").await;
    widget.until("inside('[part~=checkbox]').every((box) => !box.disabled)").await;

    let colour = "getComputedStyle(inside('[part~=statement]')[0]).color";
    widget.ask::<()>("host.setAttribute('theme', 'light')").await;
    let light: String = widget.ask(colour).await;
    widget.ask::<()>("host.setAttribute('theme', 'dark')").await;
    let dark: String = widget.ask(colour).await;
    assert_ne!(light, dark);
    widget.ask::<()>("void (host.removeAttribute('theme'), document.documentElement.style.colorScheme = 'dark')").await;
    assert_eq!(widget.ask::<String>(colour).await, dark, "by itself it follows the page");

    widget.ask::<()>("host.setAttribute('list', 'another')").await;
    widget.until("journal.words(inside('[data-progress]')[0]) === '0 of 15 agreed'").await;
    widget.toggle("pm-research").await;
    assert_eq!(page.stored_document("alignment-checklist:another:default").await["list"], "another");
    widget.ask::<()>("host.setAttribute('list', 'pm-em')").await;
    widget.until("inside('[data-item=goals-short]')[0].dataset.level === 'yes'").await;
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

async fn elements_known_by_their_class_are_upgraded(page: Page) {
    page.open("class-names.html").await;
    page.until::<bool>("journal.all('[part~=item]').length === 7").await;
    let items: Vec<String> = page.value("journal.all('[part~=item]').map((i) => i.dataset.item)").await;
    assert_eq!(
        items,
        ["em-direction", "em-requirements", "em-no-busywork", "em-no-bottleneck", "em-customers", "one", "two"]
    );
    for item in ["em-customers", "two"] {
        let find = "return journal.all(`[data-item=${arguments[0]}] [part~=checkbox]`)[0]";
        page.element(find, vec![json!(item)]).await.click().await.expect("a checkbox can be clicked");
    }
    page.until::<bool>("Object.keys(localStorage).length === 2").await;
    assert_eq!(page.stored_keys().await, ["alignment-checklist:by-class:default", "alignment-checklist:pm-em:wiki"]);
    page.expect_no_errors().await;
}

async fn elements_known_by_their_class_ask_no_other_server(page: Page) {
    let list = |id: &str| json!({ "id": id, "title": id, "sections": [{ "id": "s", "items": [{ "id": "i", "statement": id }] }] });
    for name in ["foreign", "behind"] {
        page.site().write(&format!("lists/{name}.json"), list(name).to_string());
    }
    let [foreign, behind] = ["foreign", "behind"].map(|name| page.site().url_elsewhere(&format!("lists/{name}.json")));
    page.site().fault("/lists/", Fault::Header("access-control-allow-origin", "*"));
    // A wiki may have a page that leads wherever its parameter says.
    page.site().fault("redirected.json", Fault::Redirect(behind.leak()));
    let placeholder = |id: &str, source: &str| {
        format!(
            "<div id=\"{id}\" class=\"alignment-checklist\" data-loading=\"eager\" data-src=\"{source}\"><ul><li>Inside {id}</li></ul></div>"
        )
    };
    page.site().write(
        "tests/pages/by-class.html",
        [
            "<!doctype html><title>Classes</title><script type=\"module\" src=\"../../dist/alignment-checklist.js\"></script>",
            &placeholder("own", "lists/charter.json"),
            &placeholder("other", &foreign),
            &placeholder("led", "lists/redirected.json"),
        ]
        .concat(),
    );
    page.open("by-class.html").await;
    let own = page.widget_at("#own > alignment-checklist").await;
    assert_ne!(own.statements().await, ["Inside own"]);
    page.until::<bool>("journal.events.filter((e) => e.type === 'alignment-error').length === 2").await;
    assert_eq!(page.error_codes().await, ["list-not-found"; 2]);
    assert_eq!([page.site().requests_for("foreign.json"), page.site().requests_for("behind.json")], [0, 0]);
    for id in ["other", "led"] {
        page.until_with::<bool>("journal.drawn(document.querySelector(`#${given} li`))", json!(id)).await;
    }
    // Applications that keep pages put copies in their place.
    page.run::<()>("document.body.replaceWith(document.body.cloneNode(true))", vec![]).await;
    page.until::<bool>("journal.events.filter((e) => e.type === 'alignment-error').length === 4").await;
    assert_eq!([page.site().requests_for("foreign.json"), page.site().requests_for("behind.json")], [0, 0]);
}

async fn what_was_done_in_memory_comes_back_when_it_may(page: Page) {
    page.open("not-kept.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    for readonly in [true, true, false] {
        page.promised::<()>(&format!(
            "(async () => {{ const host = document.querySelector('alignment-checklist'); host.remove();
               await new Promise((resolve) => setTimeout(resolve));
               host.toggleAttribute('readonly', {readonly}); document.querySelector('main').append(host); await host.ready; }})().then(() => null)"
        ))
        .await;
    }
    widget.until("inside('[data-item=goals-short]')[0].dataset.level === 'yes'").await;
    page.expect_no_errors().await;
}

async fn several_sections_can_be_chosen(page: Page) {
    page.open("only.html").await;
    let widget = page.widget().await;
    assert_eq!(widget.headings().await.len(), 2);
    assert_eq!(widget.items().await.len(), 10);
    assert!(widget.items().await.iter().all(|id| !id.starts_with("em-")));
    assert_eq!(widget.progress().await, "0 of 10 agreed");
}

async fn read_only_changes_and_writes_nothing(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    widget.open("goals-short").await;
    widget.write_note("goals-short", "", "For everybody to read").await;
    let key = "alignment-checklist:pm-em:default";
    let before = page.stored(key).await;

    page.open("readonly.html").await;
    let widget = page.widget().await;
    assert_eq!(widget.ticked().await, ["goals-short"]);
    widget.click_tick("goals-mid").await;
    widget.click_tick("goals-short").await;
    widget.ask::<()>("void host.reset()").await;
    let refused: String = widget
        .ask_about(
            "(() => { try { host.state = given } catch (error) { return error.message } })()",
            state(&ticked("goals-mid")),
        )
        .await;
    assert_eq!(refused, "The checklist is read only.");
    page.promised::<()>(
        "new Promise(requestAnimationFrame).then(() => new Promise((r) => setTimeout(r))).then(() => null)",
    )
    .await;
    assert_eq!(widget.ticked().await, ["goals-short"]);
    widget.act_on("goals-short", "more").await;
    widget.until("inside('[data-item=goals-short] [part~=note]').some(journal.drawn)").await;
    assert_eq!(widget.notes("goals-short").await, ["For everybody to read"]);
    assert_eq!(widget.count("textarea, [data-action=undo], [data-action=reset], [data-action=remove-note]").await, 0);
    assert!(widget.status().await.starts_with("Read only"), "{}", widget.status().await);
    assert_eq!(page.stored(key).await, before);
    assert_eq!(page.heard("alignment-change").await, [Value::Null; 0]);
    page.expect_no_errors().await;
}

async fn a_language_that_is_no_tag_is_passed_over(page: Page) {
    page.open("odd-language.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    widget.until("inside('[part~=status]')[0].textContent.startsWith('Saved in this browser, ')").await;
    widget.toggle("goals-mid").await;
    assert_eq!(widget.ticked().await, ["goals-short", "goals-mid"]);
}
