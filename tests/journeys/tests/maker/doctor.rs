//! The self-check says what works and what to do.

use journeys::{Browser, Fault, Page};
use serde_json::json;

journeys::journeys![
    in_a_frame_it_says_what_works,
    the_answers_alone_are_a_page_without_barriers,
    with_the_script_around_the_frame_height_and_theme_work,
    a_sandbox_that_can_be_seen_is_read,
    what_keeps_the_checklist_from_starting_is_said,
    what_is_usual_is_no_alarm,
];

async fn in_a_frame_it_says_what_works(page: Page) {
    // The origin of such a frame is opaque, so its module comes from elsewhere as it sees it.
    page.site().fault("/dist/", Fault::Header("access-control-allow-origin", "*"));
    let maker = page.site().url_elsewhere("dist/embed.html?doctor");
    page.site().write(
        "doctor.html",
        format!("<!doctype html><title>Doctor</title><iframe sandbox=\"allow-scripts\" title=\"Doctor\" src=\"{maker}\"></iframe>"),
    );
    page.go(&page.site().url("doctor.html")).await;
    page.enter_frame("iframe").await;
    if page.browser() == Browser::WebKit {
        // Its opaque origin is allowed nothing by the page's own policy.
        return;
    }
    let mut works = diagnosis(&page, 11).await;
    // Firefox cannot be asked.
    works.retain(|what| !what.starts_with("Clipboard"));
    assert_eq!(
        works,
        [
            "The checklist: works.",
            "WebAssembly: works.",
            "Content Security Policy: allows it.",
            "Storage: blocked.",
            "Storage shared with other sites: no, which is usual.",
            "Printing: not known.",
            "Saving files: not known.",
            "Links to other pages: not known.",
            "Height that follows the list: blocked.",
            "Theme of the page: blocked.",
        ]
    );
    assert_eq!(page.value::<usize>("document.querySelectorAll('form').length").await, 0);
}

/// What the page says of each of so many things that it looked at.
async fn diagnosis(page: &Page, length: usize) -> Vec<String> {
    page.until_with::<bool>("document.querySelectorAll('#doctor li').length === given", json!(length)).await;
    page.value("[...document.querySelectorAll('#doctor strong')].map((strong) => strong.textContent)").await
}

async fn the_answers_alone_are_a_page_without_barriers(page: Page) {
    page.go(&page.site().url("dist/embed.html?doctor")).await;
    diagnosis(&page, 5).await;
    assert_eq!(page.barriers().await, [""; 0]);
    let headings: Vec<[String; 2]> = page
        .value("[...document.querySelectorAll('h1, h2, h3')].map((heading) => [heading.localName, heading.innerText])")
        .await;
    assert_eq!(headings, [["h1", "What works in this browser"]]);
}

async fn with_the_script_around_the_frame_height_and_theme_work(page: Page) {
    page.site().write(
        "doctor.html",
        "<!doctype html><title>Doctor</title>
         <script src=\"/dist/alignment-checklist-frame.js\" defer></script>
         <iframe data-alignment-checklist title=\"Doctor\" src=\"/dist/embed.html?doctor\"></iframe>",
    );
    page.go(&page.site().url("doctor.html")).await;
    page.enter_frame("iframe").await;
    let works = diagnosis(&page, 11).await;
    assert_eq!(works[3..5], ["Storage: works.", "Storage shared with other sites: works."]);
    assert_eq!(works[6..9], ["Printing: works.", "Saving files: works.", "Links to other pages: works."]);
    assert_eq!(works[9..], ["Height that follows the list: works.", "Theme of the page: works."]);
    page.until::<bool>("document.documentElement.scrollHeight <= innerHeight").await;
}

async fn a_sandbox_that_can_be_seen_is_read(page: Page) {
    page.site().write(
        "doctor.html",
        "<!doctype html><title>Doctor</title>
         <iframe sandbox=\"allow-scripts allow-same-origin allow-downloads allow-popups\" title=\"Doctor\" src=\"/dist/embed.html?doctor\"></iframe>",
    );
    page.go(&page.site().url("doctor.html")).await;
    page.enter_frame("iframe").await;
    let works = diagnosis(&page, 11).await;
    assert_eq!(works[6..9], ["Printing: blocked.", "Saving files: works.", "Links to other pages: blocked."]);
    let said: Vec<String> =
        page.value("[...document.querySelectorAll('#doctor li')].slice(6, 9).map((li) => li.textContent)").await;
    assert!(said[0].contains("needs allow-modals"), "{said:?}");
    assert!(said[2].contains("needs allow-popups and allow-popups-to-escape-sandbox"), "{said:?}");
    // Anyone who asks about a frame leaves it what it is to the page around it.
    page.leave_frame().await;
    assert!(page.value::<bool>("document.querySelector('iframe') instanceof HTMLIFrameElement").await);
}

async fn what_keeps_the_checklist_from_starting_is_said(page: Page) {
    page.site().fault(".wasm", Fault::Missing);
    page.go(&page.site().url("dist/embed.html?doctor")).await;
    assert_eq!(diagnosis(&page, 5).await[..2], ["The checklist: blocked.", "WebAssembly: works."]);
    let advice: String = page.value("document.querySelector('#doctor li').textContent").await;
    assert!(advice.contains(".wasm was answered with status 404; publish it beside"), "{advice}");
}

async fn what_is_usual_is_no_alarm(page: Page) {
    page.site().fault("/dist/", Fault::Header("access-control-allow-origin", "*"));
    let maker = page.site().url_elsewhere("dist/embed.html?doctor");
    page.site().write(
        "doctor.html",
        format!("<!doctype html><title>Doctor</title><iframe title=\"Doctor\" src=\"{maker}\"></iframe>"),
    );
    page.go(&page.site().url("doctor.html")).await;
    page.enter_frame("iframe").await;
    let answers = diagnosis(&page, 11).await;
    assert_eq!(answers[4], "Storage shared with other sites: no, which is usual.");
    assert_eq!(answers[9], "Height that follows the list: blocked.");
    let [text, usual, blocked]: [String; 3] = page
        .value("['h1', '#doctor li:nth-child(5) strong', '#doctor li:nth-child(10) strong'].map((one) => getComputedStyle(document.querySelector(one)).color)")
        .await;
    assert_eq!(usual, text);
    assert_ne!(blocked, text);
}
