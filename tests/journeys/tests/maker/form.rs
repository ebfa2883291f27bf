//! The form itself: what is said, where it stands, and for everybody.

use std::fs;

use journeys::{Page, repository};
use serde_json::json;
use thirtyfour::Key;

use super::{choose, code, open};

journeys::journeys![
    what_is_shown_has_items_and_is_no_word_about_saving,
    what_was_copied_is_said_beside_its_button,
    no_barrier_and_nothing_wider_than_a_phone,
    a_page_whose_script_does_not_start_says_what_to_do,
    at_least_one_section_stays_ticked,
    sections_and_languages_are_those_there_are,
    names_and_fields_line_up,
    what_is_copied_is_large_enough_and_near_what_is_said_of_it,
    what_copies_stands_above_what_may_be_cut_off,
];

async fn what_is_shown_has_items_and_is_no_word_about_saving(page: Page) {
    open(&page).await;
    assert!(!page.value::<String>("document.querySelector('main').innerText").await.contains("Not saved"));
    let widget = page.widget().await;
    assert!(!widget.ask::<bool>("inside('[part~=status]')[0].checkVisibility()").await);
    let caption: String = page.value("document.querySelector('#preview + p').innerText").await;
    assert_eq!(caption, "A preview: nothing is kept.");
    let maker = page.site().url("dist/embed.html");
    for width in [390, 1280] {
        page.site().write("wide.html", format!("<!doctype html><title>Wide</title><iframe width=\"{width}\" height=\"900\" title=\"Maker\" src=\"{maker}\"></iframe>"));
        page.go(&page.site().url("wide.html")).await;
        page.enter_frame("iframe").await;
        let widget = page.widget().await;
        let [item, end]: [f64; 2] = widget
            .ask("[inside('[data-item]')[0], document.querySelector('#preview')].map((part) => part.getBoundingClientRect().bottom)")
            .await;
        assert!(item <= end, "{width}: the first item ends at {item}, what is seen without scrolling at {end}");
        page.leave_frame().await;
    }
}

async fn what_was_copied_is_said_beside_its_button(page: Page) {
    open(&page).await;
    page.run::<()>(
        "Object.defineProperty(navigator, 'clipboard', { value: { writeText: (text) => { journal.copied = text; return Promise.resolve() } } })",
        vec![],
    )
    .await;
    let expected = code(&page).await;
    for (index, expected) in expected.iter().take(2).enumerate() {
        page.run::<()>(
            "const button = document.querySelectorAll('#steps button')[arguments[0]]; button.focus(); button.click()",
            vec![json!(index)],
        )
        .await;
        page.until_with::<bool>("journal.copied === given", json!(expected)).await;
        let outcomes: Vec<String> =
            page.value("[...document.querySelectorAll('#steps li')].map((li) => li.querySelector('.bar > .outcome').textContent)").await;
        assert_eq!(outcomes.iter().position(|outcome| outcome == "Copied."), Some(index), "{outcomes:?}");
        assert_eq!(outcomes.iter().filter(|outcome| !outcome.is_empty()).count(), 1, "{outcomes:?}");
        assert_eq!(page.value::<String>("document.querySelector('[role=status]#said').textContent").await, "Copied.");
    }
    // In view, where the reader looks.
    assert!(
        page.value::<bool>(
            "(() => { const [button, said] = ['button', '.outcome'].map((part) => document.querySelector(`#steps li:nth-child(2) ${part}`).getBoundingClientRect());
               return said.width > 0 && said.top < button.bottom && said.bottom > button.top })()"
        )
        .await
    );
    // What was chosen meanwhile is not copied.
    choose(&page, "team", "checkout").await;
    let left: Vec<String> = page
        .value("[...document.querySelectorAll('#said, .outcome')].map((one) => one.textContent).filter(Boolean)")
        .await;
    assert_eq!(left, [""; 0]);

    page.run::<()>(
        "navigator.clipboard.writeText = () => Promise.reject(new Error()); document.querySelector('#steps button').click()",
        vec![],
    )
    .await;
    page.until::<bool>("document.querySelector('#steps .outcome').textContent.startsWith('The clipboard is blocked')")
        .await;
    assert_eq!(page.value::<String>("getSelection().toString().trim()").await, code(&page).await[0]);
}

async fn no_barrier_and_nothing_wider_than_a_phone(page: Page) {
    open(&page).await;
    choose(&page, "host", "frame").await;
    page.until::<bool>("document.querySelector('iframe') !== null").await;
    assert_eq!(page.barriers().await, [""; 0]);
    assert!(
        page.value::<bool>("document.documentElement.scrollHeight <= Math.max(innerHeight, Math.ceil(document.querySelector('main').getBoundingClientRect().bottom + scrollY) + 1)").await,
        "the page goes on below its content"
    );
    let maker = page.site().url("dist/embed.html");
    page.site().write("phone.html", format!("<!doctype html><title>Phone</title><iframe width=\"320\" height=\"900\" title=\"Maker\" src=\"{maker}\"></iframe>"));
    page.go(&page.site().url("phone.html")).await;
    page.enter_frame("iframe").await;
    page.widget().await;
    assert!(page.value::<bool>("document.documentElement.scrollWidth <= innerWidth").await);
    // With text of twice the size, too: each field has the whole width, and nothing that copies covers anything.
    choose(&page, "kind", "own").await;
    page.run::<()>("document.documentElement.style.fontSize = '200%'", vec![]).await;
    assert!(page.value::<bool>("document.documentElement.scrollWidth <= innerWidth").await);
    let widths: Vec<f64> = page
        .value("['host', 'list', 'lines', 'team'].map((name) => { const field = document.querySelector(`[name=${name}]`); return field.offsetWidth / field.labels[0].clientWidth })")
        .await;
    assert!(widths.iter().all(|width| *width > 0.95), "{widths:?}");
    let covered: bool = page
        .value(
            "[...document.querySelectorAll('#steps li')].some((step) => {
               const boxes = [...step.querySelectorAll('p, button, pre')].map((part) => part.getBoundingClientRect());
               return boxes.some((one, index) => boxes.slice(index + 1).some((other) =>
                 one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom)) })",
        )
        .await;
    assert!(!covered);
}

async fn a_page_whose_script_does_not_start_says_what_to_do(page: Page) {
    // Its origin is opaque and the server gives its modules to no other.
    let maker = page.site().url("dist/embed.html");
    page.site().write(
        "dead.html",
        format!("<!doctype html><title>Dead</title><iframe sandbox=\"allow-scripts\" title=\"Maker\" width=\"320\" height=\"900\" src=\"{maker}\"></iframe>"),
    );
    page.go(&page.site().url("dead.html")).await;
    page.enter_frame("iframe").await;
    // WebKit takes no style there, so it is seen at once.
    page.promised::<()>(
        "Promise.all(document.getAnimations().map((animation) => animation.finished)).then(() => null)",
    )
    .await;
    let said: String = page.value("document.querySelector('#dead').innerText").await;
    assert!(said.contains("Access-Control-Allow-Origin: *") && said.contains("tab of its own"), "{said}");
    assert!(page.value::<bool>("document.querySelector('#dead').checkVisibility({ visibilityProperty: true })").await);
    assert!(!page.value::<bool>("document.querySelector('#choices').checkVisibility()").await, "there is a dead form");
    assert!(page.value::<bool>("document.documentElement.scrollWidth <= innerWidth").await);

    open(&page).await;
    assert!(page.value::<bool>("document.querySelector('#dead') === null").await);
    assert!(page.value::<bool>("document.querySelector('#choices').checkVisibility()").await);
}

async fn at_least_one_section_stays_ticked(page: Page) {
    open(&page).await;
    let untick = "for (const box of document.querySelectorAll('#sections input:checked')) box.click()";
    page.run::<()>(untick, vec![]).await;
    let ticked: Vec<String> =
        page.value("[...document.querySelectorAll('#sections input:checked')].map((box) => box.value)").await;
    assert_eq!(ticked, ["em"]);
    assert!(code(&page).await[1].starts_with("<alignment-checklist list=\"pm-em\" only=\"em\">"));
    assert_eq!(
        page.value::<String>("document.querySelector('#sections legend').innerText").await,
        "Sections, at least one"
    );
}

async fn sections_and_languages_are_those_there_are(page: Page) {
    open(&page).await;
    let labels: Vec<String> =
        page.value("[...document.querySelectorAll('#sections label')].map((label) => label.innerText.trim())").await;
    assert_eq!(labels, page.widget().await.headings().await);
    let mut there = Vec::new();
    for text in fs::read_dir(repository().join("content/text")).expect("the texts are there") {
        let file = text.expect("it can be read").file_name().display().to_string();
        there.extend(file.strip_suffix(".json").map(str::to_owned));
    }
    there.sort();
    let offered: Vec<String> = page
        .value("[...document.querySelectorAll('[name=lang] option')].map((one) => one.value).filter(Boolean).sort()")
        .await;
    assert_eq!(offered, there);
}

async fn names_and_fields_line_up(page: Page) {
    open(&page).await;
    let edges: Vec<f64> = page
        .value("['host', 'team', 'theme', 'lang'].map((name) => document.querySelector(`[name=${name}]`).getBoundingClientRect().left)")
        .await;
    assert!(edges.iter().all(|edge| (edge - edges[0]).abs() < 0.5), "{edges:?}");
    let [form, preview]: [f64; 2] = page
        .value("['[name=host]', '#preview'].map((place) => document.querySelector(place).getBoundingClientRect().top)")
        .await;
    assert!((form - preview).abs() < 1.0, "{form} and {preview}");
    choose(&page, "kind", "own").await;
    let own: f64 = page.value("document.querySelector('[name=list]').getBoundingClientRect().left").await;
    assert!((own - edges[0]).abs() < 0.5, "{own} and {edges:?}");
}

async fn what_is_copied_is_large_enough_and_near_what_is_said_of_it(page: Page) {
    open(&page).await;
    let size: f64 = page.value("parseFloat(getComputedStyle(document.querySelector('#steps code')).fontSize)").await;
    assert!(size >= 14.0, "{size} pixels are small");
    let [within, between]: [f64; 2] = page
        .value(
            "(() => { const [said, code, button, next] = ['li p', 'li pre', 'li button', 'li + li p'].map((part) => document.querySelector(`#steps ${part}`).getBoundingClientRect());
               return [Math.max(button.top - said.bottom, code.top - button.bottom), next.top - code.bottom] })()",
        )
        .await;
    assert!(between >= 2.0 * within, "{within} and {between}");
}

async fn what_copies_stands_above_what_may_be_cut_off(page: Page) {
    open(&page).await;
    let [button, code]: [[f64; 2]; 2] = page
        .value(
            "(() => { const [button, code] = ['button', 'pre'].map((part) => document.querySelector(`#steps li:nth-child(2) ${part}`).getBoundingClientRect());
               return [[button.bottom, button.right], [code.top, code.right]] })()",
        )
        .await;
    assert!(button[0] <= code[0] + 0.5, "{button:?} and {code:?}");
    assert!((code[1] - button[1]).abs() < 10.0, "{button:?} and {code:?}");
    // From the button one goes on into what it copies.
    page.run::<()>("document.querySelector('#steps li:nth-child(2) button').focus()", vec![]).await;
    page.press(Key::Tab).await;
    assert!(
        page.value::<bool>("document.activeElement === document.querySelector('#steps li:nth-child(2) pre')").await
    );
}
