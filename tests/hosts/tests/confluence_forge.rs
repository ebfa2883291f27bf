//! The app for Confluence Cloud, built as Forge deploys it, in a page that stands for Confluence: its frames come from another site under the
//! policy that Forge sends, and its functions run for real.

use hosts::{Server, Workshop, listen_under};
use journeys::{Browser, JOURNAL, Page, Widget, repository};
use serde_json::{Value, json};
use std::fs;

journeys::journeys![
    a_page_has_a_checklist_that_all_of_its_readers_share.only_in(&[Browser::Chromium]).needs(installed),
    a_reader_who_may_not_edit_the_page_changes_nothing.only_in(&[Browser::Chromium]).needs(installed),
    a_pasted_link_begins_the_checklist.only_in(&[Browser::Chromium]).needs(installed),
    a_link_that_was_made_on_the_page_is_opened_there.only_in(&[Browser::Chromium]).needs(installed),
    an_own_list_is_set_up_in_the_form.only_in(&[Browser::Chromium]).needs(installed),
];

const APP: &str = "integrations/confluence-forge";

fn installed() -> Result<(), String> {
    if repository().join(APP).join("node_modules/.package-lock.json").is_file() {
        return Ok(());
    }
    Err(format!("{APP} is not set up: run `npm ci --ignore-scripts` there."))
}

async fn a_page_has_a_checklist_that_all_of_its_readers_share(page: Page) {
    let confluence = Confluence::start(&page, &[("one", json!({})), ("other", json!({}))]).await;
    confluence.open("theme=dark").await;
    let one = confluence.enter("one").await;
    assert_eq!(one.items().await.len(), 15);
    assert_eq!(one.status().await, "Kept by this page.");
    assert_eq!(one.ask::<String>("getComputedStyle(inside('[part~=checklist]')[0]).colorScheme").await, "dark");
    one.click("a[href^='https://engineering-manager.com/']").await;
    confluence.leave().await;
    let opened: Value = page.until("opened[0]").await;
    assert_eq!(opened["type"], "new-tab");
    confluence.enter("other").await;
    confluence.leave().await;
    assert_eq!(confluence.called().await, ["load", "load"], "looking writes nothing");

    // Both frames have begun from the same version.
    confluence.enter("one").await.toggle("goals-short").await;
    confluence.leave().await;
    confluence.keeps("goals-short").await;
    let other = confluence.enter("other").await;
    other.toggle("goals-mid").await;
    other.until("inside('[data-item=goals-short]')[0].dataset.level === 'yes'").await;
    confluence.leave().await;
    confluence.keeps("goals-mid").await;
    confluence.keeps("goals-short").await;
    assert_eq!(confluence.called().await, ["load", "load", "save", "save", "save"]);

    confluence.open("").await;
    assert_eq!(confluence.enter("one").await.ticked().await, ["goals-short", "goals-mid"]);
    page.expect_no_errors().await;
    confluence.leave().await;
    page.expect_no_errors().await;
    // The browser keeps nothing of its own beside it.
    assert_eq!(page.stored_keys().await.len(), 1);
}

async fn a_reader_who_may_not_edit_the_page_changes_nothing(page: Page) {
    let confluence = Confluence::start(&page, &[("one", json!({}))]).await;
    confluence.open("").await;
    confluence.enter("one").await.toggle("goals-short").await;
    confluence.leave().await;
    confluence.keeps("goals-short").await;

    confluence.open("reader=viewer").await;
    let widget = confluence.enter("one").await;
    widget.until("inside('[data-item=goals-short]')[0].dataset.level === 'yes'").await;
    assert_eq!(widget.count("[part~=checkbox]:enabled").await, 0);
    // Past the macro, as a script of the reader's could.
    let answer: Value = page
        .promised(
            "__bridge.callBridge('invoke', { functionKey: 'save', payload: {
               text: JSON.stringify({ ...document.querySelector('alignment-checklist').state, marks: {} }), version: 1,
             } })",
        )
        .await;
    assert_eq!(answer, json!({ "refused": "Only people who can edit this page can change its checklist." }));
    page.expect_no_errors().await;
    confluence.leave().await;
    confluence.keeps("goals-short").await;
}

async fn a_pasted_link_begins_the_checklist(page: Page) {
    let confluence = Confluence::start(&page, &[("one", Value::Null)]).await;
    confluence.open("").await;
    let widget = confluence.enter("one").await;
    widget.toggle("pm-research").await;
    let link: String = widget.ask("host.shareUrl()").await;
    assert!(link.starts_with("https://example.atlassian.net/wiki/pages/viewpage.action?pageId=7#ac="), "{link}");
    confluence.leave().await;
    confluence.keeps("pm-research").await;

    // On a page that has no checklist yet.
    page.run::<()>("localStorage.clear()", vec![]).await;
    let (_, payload) = link.split_once('#').expect("a link has a fragment");
    let pasted = format!("pasted=https%3A%2F%2Fexample.org%2Fchecklist%2F%23{payload}");
    confluence.open(&pasted).await;
    let widget = confluence.enter("one").await;
    widget.until("inside('.offer')[0]").await;
    widget.act("merge").await;
    widget.until("inside('[data-item=pm-research]')[0].dataset.level === 'yes'").await;
    confluence.leave().await;
    confluence.keeps("pm-research").await;
    confluence.open(&pasted).await;
    let widget = confluence.enter("one").await;
    assert_eq!(widget.ticked().await, ["pm-research"]);
    assert_eq!(widget.count(".offer").await, 0, "it has done its work");
    page.expect_no_errors().await;
}

async fn a_link_that_was_made_on_the_page_is_opened_there(page: Page) {
    let other = json!({ "team": "search" });
    let confluence = Confluence::start(&page, &[("one", json!({})), ("other", other)]).await;
    confluence.open("").await;
    let widget = confluence.enter("one").await;
    widget.toggle("pm-research").await;
    let link: String = widget.ask("host.shareUrl()").await;
    confluence.leave().await;
    confluence.keeps("pm-research").await;
    page.run::<()>("localStorage.clear()", vec![]).await;

    let (_, payload) = link.split_once('#').expect("a link has a fragment");
    // A reader who may not edit the page sees what was shared, and keeps nothing of it.
    confluence.open(&format!("reader=viewer#{payload}")).await;
    let widget = confluence.enter("one").await;
    widget.until("inside('.offer')[0]").await;
    assert_eq!(widget.count("[data-action=merge]").await, 0);
    widget.act("look").await;
    widget.until("inside('[data-item=pm-research]')[0].dataset.level === 'yes'").await;
    confluence.leave().await;

    confluence.open(&format!("reader=editor#{payload}")).await;
    let other = confluence.enter("other").await;
    assert_eq!(other.count(".offer, [part~=banner]").await, 0, "it is for another team");
    confluence.leave().await;
    let widget = confluence.enter("one").await;
    widget.until("inside('.offer')[0]").await;
    widget.act("merge").await;
    confluence.leave().await;
    confluence.keeps("pm-research").await;
    page.expect_no_errors().await;
}

async fn an_own_list_is_set_up_in_the_form(page: Page) {
    let items =
        "Before\n# What “we” promise\nWe show work early\n<b>Nobody</b> merges alone\n- [x] Nobody is on call alone";
    let own = json!({ "items": items, "team": "checkout", "only": "what-we-promise" });
    let confluence = Confluence::start(&page, &[("form", own.clone()), ("own", own)]).await;
    confluence.open("").await;
    page.enter_frame("#form").await;
    page.until::<bool>("document.querySelector('[name=team]').value === 'checkout'").await;
    page.run::<()>("document.querySelector('[name=only]').value = 'pm'", vec![]).await;
    page.element("return document.querySelector('[type=submit]')", vec![]).await.click().await.expect("a button");
    page.expect_no_errors().await;
    page.leave_frame().await;
    let submitted: Value = page.until("submitted[0]?.config").await;
    assert_eq!(submitted["only"], "pm");
    assert_eq!(submitted["team"], "checkout");
    assert!(submitted["items"].as_str().is_some_and(|items| items.starts_with("Before")), "{submitted}");

    let widget = confluence.enter("own").await;
    assert_eq!(widget.headings().await, ["What “we” promise"]);
    assert_eq!(
        widget.statements().await,
        ["We show work early", "<b>Nobody</b> merges alone", "Nobody is on call alone"]
    );
    assert_eq!(widget.ticked().await, ["nobody-is-on-call-alone"]);
    widget.toggle("we-show-work-early").await;
    confluence.leave().await;
    confluence.keeps("we-show-work-early").await;
    page.expect_no_errors().await;
}

/// A page that stands for one of Confluence, with macros on it.
struct Confluence {
    page: Page,
    _frames: Server,
    _workshop: Workshop,
}

impl Confluence {
    /// Frames by their ids, each with the values of its form. The one called `form` is the form itself.
    async fn start(page: &Page, frames: &[(&str, Value)]) -> Self {
        page.journal_everywhere().await;
        let workshop = Workshop::empty();
        let dist = journeys::dist().expect("a journey begins only where there is a build");
        let script = repository().join(APP).join("test/confluence/build.js");
        Workshop::finish(workshop.program("node").arg(script).arg(workshop.path("app")).arg(dist));
        let read = |file: &str| fs::read_to_string(workshop.path("app").join(file)).expect("the script has written it");
        // The driver puts the journal into pages, and not into frames of another site.
        for index in ["macro/index.html", "form/index.html"] {
            let html = read(index).replacen("<head>", "<head><script src=\"journal.js\"></script>", 1);
            workshop.write(&format!("app/{index}"), html);
            workshop.write(&format!("app/{}", index.replace("index.html", "journal.js")), JOURNAL);
        }
        for licenses in ["LICENSE", "THIRD-PARTY-LICENSES.txt"] {
            assert!(!read(&format!("macro/{licenses}")).is_empty(), "what is deployed comes with its licences");
        }
        let server = listen_under(&workshop.path("app"), &read("policy.txt")).await;
        let frames: String = frames.iter().map(|(id, config)| frame(&server.address, id, config)).collect();
        let script = read("page.js");
        let html = format!("<!doctype html><html lang=\"en\"><title>A page</title><script>{script}</script>{frames}");
        page.site().write("confluence.html", html);
        Self { page: page.clone(), _frames: server, _workshop: workshop }
    }

    /// Opens the page as one of its readers; `query` is what the stand-in reads.
    async fn open(&self, query: &str) {
        self.page.go(&self.page.site().url(&format!("confluence.html?{query}"))).await;
    }

    /// The checklist in a frame, which is driven from now on, once it has what is kept for the page.
    async fn enter(&self, frame: &str) -> Widget {
        self.page.enter_frame(&format!("#{frame}")).await;
        self.page.until::<bool>("Boolean(document.querySelector('main[aria-busy=false] alignment-checklist'))").await;
        self.page.widget().await
    }

    async fn leave(&self) {
        self.page.leave_frame().await;
    }

    /// Waits until the page keeps something about `item`.
    async fn keeps(&self, item: &str) {
        let kept = "Object.values(localStorage).some((record) => record.includes(given))";
        self.page.until_with::<bool>(kept, json!(item)).await;
    }

    /// The functions that were called since the page was opened.
    async fn called(&self) -> Vec<String> {
        self.page.value("called").await
    }
}

fn frame(address: &str, id: &str, config: &Value) -> String {
    let resource = if id == "form" { "form" } else { "macro" };
    // A macro that nobody has set up has none.
    let config = if config.is_null() { String::new() } else { config.to_string() };
    let config = config.replace('&', "&amp;").replace('\'', "&#39;");
    format!(
        "<iframe id=\"{id}\" title=\"{id}\" src=\"{address}{resource}/index.html\" width=\"700\" height=\"900\" \
         data-config='{config}'></iframe>"
    )
}
