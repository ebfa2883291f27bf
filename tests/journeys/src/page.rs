//! One window of a browser, and what a person or a script of the page does in it.

use std::rc::Rc;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
pub use thirtyfour::common::print::PrintPage;
use thirtyfour::common::print::PrintParameters;
use thirtyfour::{By, WebDriver, WebElement, WindowHandle};

use crate::settings::axe;
use crate::site::JOURNAL;
use crate::{Browser, PATIENCE, Site, Widget};

/// A browser at a page. Cheap to copy: all copies are the same browser.
#[derive(Clone)]
pub struct Page {
    inner: Rc<Inner>,
}

struct Inner {
    session: WebDriver,
    browser: Browser,
    site: Site,
}

impl Page {
    pub(crate) fn new(session: WebDriver, browser: Browser, site: Site) -> Self {
        Self { inner: Rc::new(Inner { session, browser, site }) }
    }

    /// The server of this journey.
    pub fn site(&self) -> &Site {
        &self.inner.site
    }

    /// The engine this journey is done in.
    pub fn browser(&self) -> Browser {
        self.inner.browser
    }

    /// Goes to a page of `tests/pages`, given by its file name, with or without a query.
    pub async fn open(&self, file: &str) {
        self.go(&self.site().url(&format!("tests/pages/{file}"))).await;
    }

    /// Puts the journal into every page that is opened from now on, also into those that other servers send. Chromium only.
    pub async fn journal_everywhere(&self) {
        let script = json!({ "source": JOURNAL });
        let cdp = self.inner.session.cdp();
        cdp.send_raw("Page.addScriptToEvaluateOnNewDocument", script)
            .await
            .expect("Chromium takes scripts for pages to come");
    }

    /// Brings the journal into the page as it stands, which may be of no server and forbid scripts. What happened before is not in it.
    pub async fn bring_journal(&self) {
        // Firefox gives each script of a driver a global object of its own.
        self.run::<()>(&format!("((globalThis) => {{ {JOURNAL} }})(window)"), vec![]).await;
    }

    /// Goes to an address and waits until it is loaded.
    pub async fn go(&self, url: &str) {
        self.inner.session.goto(url).await.unwrap_or_else(|error| panic!("{url} did not open: {error}"));
    }

    /// Loads the page again, as its user would.
    pub async fn reload(&self) {
        self.inner.session.refresh().await.expect("the page reloads");
    }

    /// Opens a second tab beside this one and goes there; [`Page::switch_to`] goes back.
    pub async fn new_tab(&self) -> WindowHandle {
        let tab = self.inner.session.new_tab().await.expect("a tab opens");
        self.switch_to(&tab).await;
        tab
    }

    /// The tab that is driven now.
    pub async fn tab(&self) -> WindowHandle {
        self.inner.session.window().await.expect("a tab has a handle")
    }

    /// Drives `tab` from now on.
    pub async fn switch_to(&self, tab: &WindowHandle) {
        self.inner.session.switch_to_window(tab.clone()).await.expect("the tab is still open");
    }

    /// Drives the document inside a frame from now on.
    pub async fn enter_frame(&self, selector: &str) {
        let frame = self.element("return document.querySelector(arguments[0])", vec![json!(selector)]).await;
        frame.enter_frame().await.unwrap_or_else(|error| panic!("the frame {selector} cannot be entered: {error}"));
    }

    /// Drives the outermost document again.
    pub async fn leave_frame(&self) {
        self.inner.session.enter_default_frame().await.expect("the outermost document is there");
    }

    /// The first element of that kind on the page, when it is interactive.
    pub async fn widget(&self) -> Widget {
        self.widget_at("alignment-checklist").await
    }

    /// The element at `selector`, when it is interactive.
    pub async fn widget_at(&self, selector: &str) -> Widget {
        let widget = self.widget_unready(selector);
        widget.ready().await;
        widget
    }

    /// The element at `selector`, whether or not it ever becomes interactive.
    pub fn widget_unready(&self, selector: &str) -> Widget {
        Widget::new(self.clone(), selector)
    }

    /// Runs the body of a function in the page; `arguments` holds `given`.
    pub async fn run<T: DeserializeOwned>(&self, body: &str, given: Vec<Value>) -> T {
        let answer = self.inner.session.execute(body, given).await.unwrap_or_else(|error| panic!("{error}\nin {body}"));
        answer.convert().unwrap_or_else(|error| panic!("{error}\nin the answer {:?} of {body}", answer.json()))
    }

    /// What the JavaScript expression is now.
    pub async fn value<T: DeserializeOwned>(&self, expression: &str) -> T {
        self.run(&format!("return ({expression})"), vec![]).await
    }

    /// What the promise that the JavaScript expression makes becomes.
    pub async fn promised<T: DeserializeOwned>(&self, expression: &str) -> T {
        self.settled(expression, vec![]).await
    }

    /// Waits until the JavaScript expression is true, asking after each mutation and event, and gives its answer.
    pub async fn until<T: DeserializeOwned>(&self, expression: &str) -> T {
        self.settled(&format!("journal.until(() => ({expression}))"), vec![]).await
    }

    /// The same with `given` as `given` in the expression.
    pub async fn until_with<T: DeserializeOwned>(&self, expression: &str, given: Value) -> T {
        self.settled(&format!("journal.until(() => ({expression}))"), vec![given]).await
    }

    async fn settled<T: DeserializeOwned>(&self, promise: &str, given: Vec<Value>) -> T {
        let body = format!(
            "const done = arguments[arguments.length - 1]; const given = arguments[0];
             Promise.resolve({promise}).then((value) => done({{ value: value ?? null }}), (error) => done({{ error: String(error) }}));"
        );
        let answer = self.inner.session.execute_async(body, given).await.unwrap_or_else(|error| {
            panic!("nothing happened for {} s while waiting for {promise}: {error}", PATIENCE.as_secs())
        });
        let answer = answer.json();
        assert!(answer["error"].is_null(), "{promise} failed: {}", answer["error"]);
        serde_json::from_value(answer["value"].clone())
            .unwrap_or_else(|error| panic!("{error}\nin {answer} of {promise}"))
    }

    /// The element that a script finds, in whichever shadow root.
    pub async fn element(&self, body: &str, given: Vec<Value>) -> WebElement {
        let answer =
            self.inner.session.execute(body, given.clone()).await.unwrap_or_else(|error| panic!("{error}\nin {body}"));
        answer.element().unwrap_or_else(|error| panic!("no element for {body} with {given:?}: {error}"))
    }

    /// Clicks so many pixels to the right of the middle of an element.
    pub async fn click_beside(&self, element: &WebElement, right: i64) {
        let chain = self.inner.session.action_chain().move_to_element_with_offset(element, right, 0);
        chain.click().perform().await.expect("the pointer can be moved and pressed");
    }

    /// Clicks an element twice, as fast as a double click.
    pub async fn double_click(&self, element: &WebElement) {
        let chain = self.inner.session.action_chain().double_click_element(element);
        chain.perform().await.expect("the pointer can be pressed twice");
    }

    /// Presses keys one after the other, wherever the focus is. Named keys are those of `thirtyfour::Key`.
    pub async fn press(&self, keys: impl Into<thirtyfour::TypingData>) {
        let keys: thirtyfour::TypingData = keys.into();
        self.inner.session.action_chain().send_keys(keys).perform().await.expect("keys can be pressed");
    }

    /// Presses the last key while the ones before it are held down.
    pub async fn press_together(&self, keys: &[impl Into<char> + Clone]) {
        let (last, held) = keys.split_last().expect("a key is pressed");
        let chain = held.iter().fold(self.inner.session.action_chain(), |chain, key| chain.key_down(key.clone()));
        let chain = chain.key_down(last.clone()).key_up(last.clone());
        let chain = held.iter().fold(chain, |chain, key| chain.key_up(key.clone()));
        chain.perform().await.expect("keys can be pressed");
    }

    /// The name of the element that has the focus: its action, field or item, else its tag.
    pub async fn focused(&self) -> String {
        self.value(
            "(() => { const f = journal.focused(); const item = f.closest?.('[data-item]')?.dataset.item;
               const what = f.dataset.action ?? f.dataset.field ?? (f.type === 'checkbox' ? 'checkbox' : f.localName);
               return item ? `${item} ${what}` : what })()",
        )
        .await
    }

    /// What is stored in this browser for this site under `key`.
    pub async fn stored(&self, key: &str) -> Option<String> {
        self.run("return localStorage.getItem(arguments[0])", vec![json!(key)]).await
    }

    /// The document that is stored under `key`.
    pub async fn stored_document(&self, key: &str) -> Value {
        let text = self.stored(key).await.unwrap_or_else(|| panic!("nothing is stored under {key}"));
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error} in what is stored under {key}: {text}"))
    }

    /// Stores `text` under `key`, as an earlier visit would have.
    pub async fn store(&self, key: &str, text: &str) {
        self.run::<()>("localStorage.setItem(arguments[0], arguments[1])", vec![json!(key), json!(text)]).await;
    }

    /// All keys stored in this browser for this site, sorted.
    pub async fn stored_keys(&self) -> Vec<String> {
        self.value("Object.keys(localStorage).sort()").await
    }

    /// The details of all events of that type so far, the oldest first.
    pub async fn heard(&self, event: &str) -> Vec<Value> {
        self.run(
            "return journal.events.filter((e) => e.type === arguments[0]).map((e) => e.detail)",
            vec![json!(event)],
        )
        .await
    }

    /// The codes of all `alignment-error` events so far.
    pub async fn error_codes(&self) -> Vec<String> {
        self.value("journal.events.filter((e) => e.type === 'alignment-error').map((e) => e.detail.code)").await
    }

    /// Errors that the page, its scripts or the browser reported since the page was opened.
    pub async fn errors(&self) -> Vec<String> {
        let mut errors: Vec<String> = self.value("journal.errors").await;
        if self.browser() == Browser::Chromium {
            let log = self.inner.session.browser_log().await.expect("Chromium hands out its log");
            errors.extend(
                log.into_iter()
                    .filter(|entry| format!("{:?}", entry.level).eq_ignore_ascii_case("severe"))
                    .map(|entry| entry.message),
            );
        }
        errors
    }

    /// Fails when anything was reported as an error.
    pub async fn expect_no_errors(&self) {
        assert_eq!(self.errors().await, [""; 0], "the page reported errors");
    }

    /// The list items, without those inside others, that can be read on the page as it stands, without any script of ours or the page's own.
    pub async fn readable_items(&self) -> Vec<String> {
        let mut texts = Vec::new();
        for item in self.inner.session.find_all(By::Css("li:not(li li)")).await.expect("the page can be searched") {
            if item.is_displayed().await.expect("an item is shown or not") {
                let text = item.text().await.expect("an item has a text");
                texts.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
            }
        }
        texts
    }

    /// What axe-core finds wrong with the page as it stands: one line per rule and element.
    pub async fn barriers(&self) -> Vec<String> {
        if !self.value::<bool>("'axe' in journal").await {
            // A module or a policy of the page may not get in the way: the script is run as the driver's own.
            self.run::<()>(&format!("{}; journal.axe = axe;", axe()), vec![]).await;
        }
        self.promised(
            "journal.axe.run(document).then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) =>
               `${rule.id}: ${node.target.flat().join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`)))",
        )
        .await
    }

    /// Takes the first element out of the page and puts it back in a later task, as applications do that show something else meanwhile.
    pub async fn remove_and_add_again(&self) {
        self.promised::<()>(
            "(async () => {
               const host = document.querySelector('alignment-checklist');
               host.remove();
               await new Promise((resolve) => setTimeout(resolve));
               document.querySelector('main').append(host);
             })().then(() => null)",
        )
        .await;
    }

    /// Prints the page and reads the text on the paper.
    pub async fn print(&self) -> String {
        self.print_on(PrintPage::default()).await.join(" ")
    }

    /// Prints the page on paper of a size and reads the text on each sheet.
    pub async fn print_on(&self, page: PrintPage) -> Vec<String> {
        let parameters = PrintParameters { page, ..PrintParameters::default() };
        let paper = self.inner.session.print_page(parameters).await.expect("the page prints");
        let document = lopdf::Document::load_mem(&paper).expect("browsers print PDF");
        let text = |sheet: &u32| document.extract_text(&[*sheet]).expect("the text of the PDF can be read");
        let words = |sheet: String| sheet.split_whitespace().collect::<Vec<_>>().join(" ");
        document.get_pages().keys().map(text).map(words).collect()
    }
}
