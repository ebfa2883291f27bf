//! The checklist in a frame fits the page around it, and that page keeps it.

mod fit;
mod keeping;
mod talk;

use journeys::{Journey, Page, Widget};
use serde_json::{Value, json};

/// All journeys with frames.
pub fn journeys() -> Vec<Journey> {
    [fit::journeys(), keeping::journeys(), talk::journeys()].concat()
}

const SEARCH: &str = "alignment-checklist:pm-em:search";

/// Opens a page of `tests/pages` as it would stand on somebody's site: its frames come from the site next door.
async fn open(page: &Page, file: &str) {
    write(page, file, |html| html);
    page.open(file).await;
}

/// Puts such a page on the site, changed by `change`.
fn write(page: &Page, file: &str, change: impl FnOnce(String) -> String) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../pages");
    let html = std::fs::read_to_string(folder.join(file)).unwrap_or_else(|error| panic!("tests/pages/{file}: {error}"));
    let html = html.replace("../../dist/index.html", &page.site().url_elsewhere("dist/index.html"));
    page.site().write(&format!("tests/pages/{file}"), change(html));
}

/// Looks at a frame, which is driven from now on. Browsers let those rest that nobody has scrolled to, and an upper one moves
/// those below while it grows, so it is looked at first.
async fn enter(page: &Page, frame: &str) {
    page.run::<()>("document.querySelector(arguments[0]).scrollIntoView()", vec![json!(frame)]).await;
    page.enter_frame(frame).await;
}

/// The widget in a frame, which is driven from now on.
async fn inside(page: &Page, frame: &str) -> Widget {
    enter(page, frame).await;
    let widget = page.widget().await;
    // A click while the frame grows would miss, and WebKit scrolls no page on behalf of a frame from elsewhere.
    fitted(page).await;
    page.leave_frame().await;
    enter(page, frame).await;
    widget
}

/// Waits until the frame that is driven shows all there is, and tells how tall that is.
async fn fitted(page: &Page) -> u32 {
    page.until(
        "innerHeight === Math.ceil(document.querySelector('main').getBoundingClientRect().height)
           && document.documentElement.scrollHeight <= innerHeight && innerHeight",
    )
    .await
}

/// The same for a frame of the page that is driven.
async fn fitted_at(page: &Page, frame: &str) -> u32 {
    inside(page, frame).await;
    let height = fitted(page).await;
    page.leave_frame().await;
    height
}

/// Ticks an item by a script: what has just been said of saving makes the frame taller, and a pointer would miss.
async fn tick(widget: &Widget, item: &str) {
    widget
        .ask_about::<Value>("(inside(`[data-item='${given}'] [part~=checkbox]`)[0].click(), null)", json!(item))
        .await;
    is_ticked(widget, item).await;
}

/// A script of the page says something to the frame in it.
async fn say(page: &Page, message: Value) {
    page.run::<()>("document.querySelector('iframe').contentWindow.postMessage(arguments[0], '*')", vec![message])
        .await;
}

/// A message as the page and the frame send them.
fn message(kind: &str, detail: &Value) -> Value {
    let mut message = json!({ "source": "alignment-checklist", "version": 1, "type": kind });
    let members = detail.as_object().expect("details are members").clone();
    message.as_object_mut().expect("an object").extend(members);
    message
}

/// A document of team search in which one item is ticked.
fn ticked(item: &str) -> Value {
    json!({
        "format": 1, "list": "pm-em", "team": "search",
        "marks": { item: { "agreed": { "value": "yes", "stamp": [50, "there"], "at": 1_790_000_000_000_u64 } } },
    })
}

/// Waits until what the page keeps holds this item.
async fn kept(page: &Page, item: &str) {
    page.until_with::<bool>(
        "localStorage.getItem(given.key)?.includes(given.item)",
        json!({ "key": SEARCH, "item": item }),
    )
    .await;
}

async fn is_ticked(widget: &Widget, item: &str) {
    widget.until_about("inside(`[data-item='${given}']`)[0]?.dataset.level === 'yes'", json!(item)).await;
}
