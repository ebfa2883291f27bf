//! The checklist as its user sees it. Where things are inside its shadow root is known here and nowhere else.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::Page;

/// One `<alignment-checklist>` on a page.
#[derive(Clone)]
pub struct Widget {
    page: Page,
    host: String,
}

impl Widget {
    pub(crate) fn new(page: Page, host: &str) -> Self {
        Self { page, host: host.to_owned() }
    }

    /// Waits until it is interactive.
    pub async fn ready(&self) {
        let host = &self.host;
        self.page
            .promised::<()>(&format!(
                "customElements.whenDefined('alignment-checklist').then(() => document.querySelector('{host}').ready).then(() => null)"
            ))
            .await;
    }

    /// The ids of all items shown, from top to bottom.
    pub async fn items(&self) -> Vec<String> {
        self.ask("inside('[part~=item]').filter(journal.drawn).map((i) => i.dataset.item)").await
    }

    /// The ids of all ticked items shown, from top to bottom.
    pub async fn ticked(&self) -> Vec<String> {
        self.ask(
            "inside('[part~=checkbox]').filter((c) => c.checked).map((c) => c.closest('[data-item]').dataset.item)",
        )
        .await
    }

    /// The statements of all items shown.
    pub async fn statements(&self) -> Vec<String> {
        self.ask("inside('[part~=statement]').filter(journal.drawn).map(journal.words)").await
    }

    /// The headings of all sections shown.
    pub async fn headings(&self) -> Vec<String> {
        self.ask("inside('[part~=section-title]').filter(journal.drawn).map(journal.words)").await
    }

    /// The level of an item as the list shows it: `unset`, `yes`, `partly`, `not_yet` or `not_applicable`.
    pub async fn level(&self, item: &str) -> String {
        self.ask_about("inside(`[data-item=\"${given}\"]`)[0].dataset.level", json!(item)).await
    }

    /// The overall progress in words.
    pub async fn progress(&self) -> String {
        self.ask("journal.words(inside('[data-progress]')[0])").await
    }

    /// The counts of the sections in words.
    pub async fn section_progress(&self) -> Vec<String> {
        self.ask("inside('[part~=section-progress]').map(journal.words)").await
    }

    /// The line that tells the truth about saving.
    pub async fn status(&self) -> String {
        self.ask("journal.words(inside('[part~=status]')[0])").await
    }

    /// The banner, if there is one.
    pub async fn banner(&self) -> Option<String> {
        self.ask("inside('[part~=banner]').filter(journal.drawn).map(journal.words)[0] ?? null").await
    }

    /// All the text the widget shows.
    pub async fn text(&self) -> String {
        self.ask("host.shadowRoot.textContent.replace(/\\s+/g, ' ').trim()").await
    }

    /// Clicks the checkbox of an item and waits until the list shows the other mark.
    pub async fn toggle(&self, item: &str) {
        let before = self.level(item).await;
        self.click_tick(item).await;
        self.until_about(
            "inside(`[data-item=\"${given.item}\"]`)[0]?.dataset.level !== given.before",
            json!({ "item": item, "before": before }),
        )
        .await;
    }

    /// Clicks the checkbox of an item, whatever comes of it.
    pub async fn click_tick(&self, item: &str) {
        self.click(&format!("[data-item='{item}'] [part~=checkbox]")).await;
    }

    /// Clicks a button of the toolbar or a banner by its action.
    pub async fn act(&self, action: &str) {
        self.click(&format!("[data-action='{action}']")).await;
    }

    /// Clicks the undo that is always there, in the toolbar.
    pub async fn undo(&self) {
        self.click("[part~=toolbar] [data-action=undo]").await;
    }

    /// Opens what an item keeps folded away: notes and the way to "does not apply here".
    pub async fn open(&self, item: &str) {
        self.click(&format!("[data-item='{item}'] [data-action=more]")).await;
        self.until_about("inside(`[data-item=\"${given}\"] [data-field=note]`).some(journal.drawn)", json!(item)).await;
    }

    /// Clicks a button within an item by its action.
    pub async fn act_on(&self, item: &str, action: &str) {
        self.click(&format!("[data-item='{item}'] [data-action='{action}']")).await;
    }

    /// Writes a note to an item whose notes are open, as `author`: "pm", "em" or "" for nobody.
    pub async fn write_note(&self, item: &str, author: &str, text: &str) {
        let before = self.notes(item).await.len();
        let author_field = format!("[data-item='{item}'] [data-field=author]");
        self.choose(&author_field, author).await;
        self.type_into(&format!("[data-item='{item}'] [data-field=note]"), text).await;
        self.act_on(item, "add-note").await;
        self.until_about(
            "inside(`[data-item=\"${given.item}\"] [part~=note]`).length === given.count",
            json!({ "item": item, "count": before + 1 }),
        )
        .await;
    }

    /// The notes of an item as they are read, with their authors.
    pub async fn notes(&self, item: &str) -> Vec<String> {
        self.ask_about(
            "inside(`[data-item=\"${given}\"] [part~=note]`).map((note) => { const copy = note.cloneNode(true); \
             copy.querySelectorAll('button, .written').forEach((b) => b.remove()); return [...copy.children].map(journal.words).join(' ').trim(); })",
            json!(item),
        )
        .await
    }

    /// Chooses the option with that value, as a user of the native select would.
    pub async fn choose(&self, field: &str, value: &str) {
        // Options of a closed list are drawn by nobody, and a driver opens the list to click one.
        let option = self.find(&format!("{field} option[value='{value}']"), "() => true").await;
        option.click().await.unwrap_or_else(|error| panic!("{value} cannot be chosen in {field}: {error}"));
    }

    /// Clicks into a field and types key by key. (A driver's own way of typing first takes the focus from an element in a
    /// shadow root, which no person does.)
    pub async fn type_into(&self, field: &str, text: &str) {
        self.click(field).await;
        self.page.press(text).await;
    }

    /// Clicks the first drawn element that matches inside the shadow root, as a mouse would.
    pub async fn click(&self, selector: &str) {
        let element = self.find(selector, "journal.drawn").await;
        element.click().await.unwrap_or_else(|error| panic!("{selector} cannot be clicked: {error}"));
    }

    /// Clicks it twice, as fast as a double click.
    pub async fn double_click(&self, selector: &str) {
        let element = self.find(selector, "journal.drawn").await;
        self.page.double_click(&element).await;
    }

    /// Clicks the first drawn element that matches inside the shadow root where it begins, not in its middle.
    pub async fn click_start_of(&self, selector: &str) {
        let element = self.find(selector, "journal.drawn").await;
        let half: i64 = self
            .ask_about(
                "Math.floor(inside(given).find(journal.drawn).getBoundingClientRect().width / 2)",
                json!(selector),
            )
            .await;
        self.page.click_beside(&element, 4 - half).await;
    }

    /// The link that carries the state.
    pub async fn share_url(&self) -> String {
        self.ask("host.shareUrl()").await
    }

    /// A picture, as PNG, of the first drawn element that matches inside the shadow root.
    pub async fn picture(&self, selector: &str) -> Vec<u8> {
        let element = self.find(selector, "journal.drawn").await;
        element.screenshot_as_png().await.unwrap_or_else(|error| panic!("there is no picture of {selector}: {error}"))
    }

    /// Puts the focus on the first drawn element that matches inside the shadow root.
    pub async fn focus(&self, selector: &str) {
        self.page
            .run::<()>(
                "journal.inside(arguments[0], arguments[1]).find(journal.drawn).focus()",
                vec![json!(self.host), json!(selector)],
            )
            .await;
    }

    /// How many elements match inside the shadow root and are drawn.
    pub async fn count(&self, selector: &str) -> usize {
        self.ask_about("inside(given).filter(journal.drawn).length", json!(selector)).await
    }

    /// A JavaScript expression in which `host` is the element and `inside(selector)` looks into its shadow root.
    pub async fn ask<T: DeserializeOwned>(&self, expression: &str) -> T {
        self.ask_about(expression, Value::Null).await
    }

    /// The same with `given` in the expression.
    pub async fn ask_about<T: DeserializeOwned>(&self, expression: &str, given: Value) -> T {
        self.page
            .run(&format!("const given = arguments[0]; {} return ({expression});", self.words()), vec![given])
            .await
    }

    /// Waits until such an expression is true.
    pub async fn until(&self, expression: &str) {
        self.until_about(expression, Value::Null).await;
    }

    /// The same with `given` in the expression.
    pub async fn until_about(&self, expression: &str, given: Value) {
        let whole = format!("(() => {{ {} return Boolean({expression}); }})()", self.words());
        self.page.until_with::<bool>(&whole, given).await;
    }

    fn words(&self) -> String {
        let host = json!(self.host);
        format!(
            "const host = document.querySelector({host}); const inside = (selector) => journal.inside({host}, selector);"
        )
    }

    /// The first element that matches, brought to where a person who means to use it would scroll it.
    async fn find(&self, selector: &str, fits: &str) -> thirtyfour::WebElement {
        let body = format!(
            "const found = journal.inside(arguments[0], arguments[1]).find({fits}) ?? null;
             found?.scrollIntoView({{ block: 'center' }});
             return found;"
        );
        self.page.element(&body, vec![json!(self.host), json!(selector)]).await
    }
}
