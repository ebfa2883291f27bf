//! Pages that give names and keys another meaning, change what stands inside the element, or keep it in unusual places.

use journeys::{Key, Page, Widget};
use serde_json::json;

journeys::journeys![
    an_own_list_is_read_where_the_page_has_other_nodes_and_arrays,
    an_answer_counts_where_the_page_has_its_own_history,
    an_answer_counts_where_the_address_cannot_be_changed,
    an_answer_counts_where_the_page_has_its_own_events,
    an_element_in_a_frame_of_the_page_has_its_styles,
    the_space_bar_ticks_where_the_page_uses_it,
    an_element_without_a_box_starts,
    a_page_that_wraps_fetch_is_no_obstacle,
    content_that_changes_waits_until_the_note_is_written,
    a_translated_list_keeps_its_ticks,
    how_the_page_breaks_and_indents_its_lines_is_no_matter,
    what_the_page_deletes_stays_deleted,
];

const OWN_LIST: &str = "<alignment-checklist list=\"ours\" loading=\"eager\"><ul><li>We meet</li><li>We <em>talk</em></li></ul></alignment-checklist>";
const BUILT_IN: &str = "<alignment-checklist loading=\"eager\"></alignment-checklist>";
const KEY: &str = "alignment-checklist:pm-em:default";

/// Opens a page with that script before everything else.
async fn open(page: &Page, script: &str, body: &str, fragment: &str) {
    page.site().write(
        "tests/pages/odd.html",
        [
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Odd</title><script>",
            script,
            "</script><script type=\"module\" src=\"../../dist/alignment-checklist.js\"></script><main>",
            body,
            "</main></html>",
        ]
        .concat(),
    );
    page.open(&format!("odd.html{fragment}")).await;
}

/// The fragment of a reader from the site next door, who ticked something.
async fn fragment_from_next_door(page: &Page) -> String {
    page.go(&page.site().url_elsewhere("tests/pages/built-in.html")).await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    let link = widget.share_url().await;
    link[link.find("#ac=").expect("the payload stands in the fragment")..].to_owned()
}

/// Opens such a link on a page with that script, and gives an answer.
async fn answered(page: &Page, script: &str, fragment: &str, action: &str) -> Widget {
    open(page, script, BUILT_IN, fragment).await;
    let widget = page.widget().await;
    widget.until("inside('.offer')[0]").await;
    widget.act(action).await;
    widget.until("!inside('.offer')[0]").await;
    widget
}

async fn an_own_list_is_read_where_the_page_has_other_nodes_and_arrays(page: Page) {
    // Drivers hand arrays over as JSON, so it is taken back before they look.
    let script = "class Node {}
        Array.prototype.toJSON = function () { return `[${[...this].map((value) => JSON.stringify(value))}]`; };
        addEventListener('alignment-ready', () => delete Array.prototype.toJSON, { capture: true, once: true });";
    open(&page, script, OWN_LIST, "").await;
    assert_eq!(page.widget().await.statements().await, ["We meet", "We talk"]);
    page.expect_no_errors().await;
}

async fn an_answer_counts_where_the_page_has_its_own_history(page: Page) {
    let fragment = fragment_from_next_door(&page).await;
    let widget = answered(&page, "const history = [];", &fragment, "merge").await;
    assert_eq!(widget.ticked().await, ["goals-short"]);
    assert_eq!(page.value::<String>("location.hash").await, "");
    page.expect_no_errors().await;
}

async fn an_answer_counts_where_the_address_cannot_be_changed(page: Page) {
    let fragment = fragment_from_next_door(&page).await;
    let refuses = "history.replaceState = () => { throw new DOMException('Too many calls', 'SecurityError'); };";
    let widget = answered(&page, refuses, &fragment, "merge").await;
    assert_eq!(widget.ticked().await, ["goals-short"]);
    assert_eq!(page.value::<String>("location.hash").await, fragment);
    page.expect_no_errors().await;
}

async fn an_answer_counts_where_the_page_has_its_own_events(page: Page) {
    let fragment = fragment_from_next_door(&page).await;
    let widget = answered(&page, "class Event {}", &fragment, "keep").await;
    assert_eq!(widget.ticked().await, [""; 0]);
    assert_eq!(page.stored(KEY).await, None);
    assert_eq!(page.value::<String>("location.hash").await, "");
    page.expect_no_errors().await;
}

/// Constructed sheets are of one document.
async fn an_element_in_a_frame_of_the_page_has_its_styles(page: Page) {
    open(&page, "", BUILT_IN, "").await;
    page.widget().await;
    let found: serde_json::Value = page
        .promised(
            "(async () => {
               const frame = document.createElement('iframe');
               frame.width = 800;
               await new Promise((resolve) => {
                 frame.addEventListener('load', resolve, { once: true });
                 document.querySelector('main').append(frame);
               });
               const moved = document.querySelector('alignment-checklist');
               const display = (element) => {
                 const toolbar = element.shadowRoot.querySelector('[part~=toolbar]');
                 return [element, toolbar].map((one) => one.ownerDocument.defaultView.getComputedStyle(one).display);
               };
               const before = display(moved);
               const fresh = document.createElement('alignment-checklist');
               fresh.setAttribute('team', 'other');
               fresh.setAttribute('loading', 'eager');
               frame.contentDocument.body.append(fresh, moved);
               await fresh.ready;
               fresh.shadowRoot.querySelector('[part~=checkbox]').click();
               return [before, display(moved), display(fresh), fresh.summary.done];
             })()",
        )
        .await;
    let displays = &found[0];
    assert_ne!(displays[1], "block", "the styles have arrived");
    assert_eq!(found, json!([displays, displays, displays, 1]));
    page.expect_no_errors().await;
}

/// Whatever has the focus inside, the page sees the element.
async fn the_space_bar_ticks_where_the_page_uses_it(page: Page) {
    let script = "for (const type of ['keydown', 'keypress', 'keyup']) {
          document.addEventListener(type, (event) => event.key === ' ' && !event.target.matches('input,button') && event.preventDefault());
        }";
    open(&page, script, BUILT_IN, "").await;
    let widget = page.widget().await;
    widget.focus("[data-item=goals-short] [part~=checkbox]").await;
    page.press(" ").await;
    widget.until("inside('[data-item=goals-short]')[0].dataset.level === 'yes'").await;
    widget.focus("[data-item=goals-mid] [data-action=more]").await;
    page.press(" ").await;
    widget.until("inside('[data-item=goals-mid] [data-field=note]').some(journal.drawn)").await;
    page.expect_no_errors().await;
}

async fn an_element_without_a_box_starts(page: Page) {
    let body = "<style>alignment-checklist { display: contents; }</style><alignment-checklist></alignment-checklist>";
    open(&page, "", body, "").await;
    page.widget().await.toggle("goals-short").await;
    page.expect_no_errors().await;
}

async fn a_page_that_wraps_fetch_is_no_obstacle(page: Page) {
    let script = "const ask = fetch;
        window.fetch = async (...what) => {
          const { ok, status, headers, ...answer } = await ask(...what).then((response) => ({
            ok: response.ok, status: response.status, headers: response.headers,
            arrayBuffer: () => response.arrayBuffer(), text: () => response.text(), json: () => response.json(),
          }));
          return { ok, status, headers, ...answer };
        };";
    open(&page, script, BUILT_IN, "").await;
    page.widget().await.toggle("goals-short").await;
    assert_eq!(page.value::<Vec<String>>("journal.console").await, [""; 0]);
    page.expect_no_errors().await;
}

async fn content_that_changes_waits_until_the_note_is_written(page: Page) {
    open(&page, "", OWN_LIST, "").await;
    let widget = page.widget().await;
    let item = widget.items().await.remove(0);
    let field = format!("[data-item='{item}'] [data-field=note]");
    widget.open(&item).await;
    widget.type_into(&field, "Half a ").await;
    for time in ["12:00", "12:01"] {
        widget.ask_about::<()>("void host.querySelector('ul').before(given)", json!(time)).await;
        // Told after the element has been, which then would have its configuration ready within the task.
        page.promised::<()>("new Promise((resolve) => setTimeout(resolve)).then(() => null)").await;
    }
    // From one field of the note to the other and back is no leaving.
    page.press(Key::Tab).await;
    page.press_together(&[Key::Shift, Key::Tab]).await;
    page.promised::<()>("new Promise((resolve) => setTimeout(() => setTimeout(resolve))).then(() => null)").await;
    assert_eq!(page.focused().await, format!("{item} note"));
    // Engines put the caret in different places.
    page.press(Key::End).await;
    page.press("thought").await;
    assert_eq!(widget.count("[part~=note]").await, 0);
    assert!(!widget.text().await.contains("12:0"));

    widget.focus("[part~=checkbox]").await;
    widget
        .until("host.shadowRoot.textContent.includes('12:00') && host.shadowRoot.textContent.includes('12:01')")
        .await;
    widget.until("host.summary && inside('[part~=note]').length === 1").await;
    page.reload().await;
    assert_eq!(page.widget().await.notes(&item).await, ["Half a thought"]);
    page.expect_no_errors().await;
}

/// Ids come from the words, where there are no others.
async fn a_translated_list_keeps_its_ticks(page: Page) {
    open(&page, "", OWN_LIST, "").await;
    let widget = page.widget().await;
    let items = widget.items().await;
    widget.toggle(&items[0]).await;
    // As Chromium does it, in two steps, the first without the class.
    for (step, way) in ["classList.length", "classList.add('translated-ltr')"].into_iter().enumerate() {
        page.run::<()>(
            &format!(
                "document.documentElement.{way};
                 const words = document.createElement('font');
                 words.append(document.createElement('font'));
                 [words, words.firstChild].forEach((font) => (font.style.verticalAlign = 'inherit'));
                 words.firstChild.append('Wir treffen uns');
                 document.querySelectorAll('alignment-checklist li')[{step}].replaceChildren(words);"
            ),
            vec![],
        )
        .await;
        page.promised::<()>("new Promise((resolve) => setTimeout(resolve)).then(() => null)").await;
        assert_eq!(widget.items().await, items);
        assert_eq!(widget.ticked().await, [items[0].clone()]);
    }
    // Shown in its own words again, the list follows its content.
    page.run::<()>(
        "document.documentElement.className = '';
         const [first, second] = document.querySelectorAll('alignment-checklist li');
         first.replaceChildren('We meet');
         second.replaceChildren('We write');",
        vec![],
    )
    .await;
    widget.until("inside('[part~=statement]').some((statement) => journal.words(statement) === 'We write')").await;
    assert_eq!(widget.ticked().await, [items[0].clone()]);
    page.expect_no_errors().await;
}

async fn how_the_page_breaks_and_indents_its_lines_is_no_matter(page: Page) {
    let around = |style: &str| format!("<div style=\"{style}\">{BUILT_IN}</div>");
    open(&page, "", &around("width: 20em"), "").await;
    let height = "host.offsetHeight";
    let usual: u32 = page.widget().await.ask(height).await;
    for style in ["white-space: nowrap", "white-space: pre", "text-indent: 4em", "word-spacing: 2em"] {
        open(&page, "", &around(&format!("width: 20em; {style}")), "").await;
        let widget = page.widget().await;
        assert_eq!(widget.ask::<u32>(height).await, usual, "{style}");
        assert!(page.value::<bool>("document.documentElement.scrollWidth <= innerWidth").await, "{style}");
    }
}

/// As an application does when somebody logs out, and README where it says how to delete what is kept.
async fn what_the_page_deletes_stays_deleted(page: Page) {
    page.open("built-in.html").await;
    page.widget().await.toggle("goals-short").await;
    let here = page.tab().await;
    let there = page.new_tab().await;
    page.open("own-list.html").await;
    page.run::<()>("localStorage.clear(); return null;", vec![]).await;
    page.switch_to(&here).await;
    let widget = page.widget().await;
    widget
        .until("journal.words(inside('[part~=status]')[0]).startsWith('Ticks and notes are saved in this browser.')")
        .await;
    assert_eq!(page.stored(KEY).await, None);
    page.switch_to(&there).await;
    page.open("built-in.html").await;
    assert_eq!(page.widget().await.ticked().await, [""; 0]);
    page.expect_no_errors().await;
}
