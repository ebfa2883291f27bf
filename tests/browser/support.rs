//! Plumbing of these tests: a widget in a shadow root, a state of its own, and what can be read from the page.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use alignment_checklist::core::builtin::pm_em;
use alignment_checklist::core::catalogue::{Catalogue, Key};
use alignment_checklist::core::checklist::Checklist;
use alignment_checklist::core::document::{Document, Level, Side, Writer};
use alignment_checklist::core::json::Json;
use alignment_checklist::core::outline;
use alignment_checklist::core::state::{Action, State, update};
use alignment_checklist::core::summary::Count;
use alignment_checklist::ui::act::{Command, act};
use alignment_checklist::ui::part::{Part, PartProps};
use alignment_checklist::ui::store::{Environment, Origin, Saving, Store};
use alignment_checklist::ui::view::{Abilities, Shared, View};
use js_sys::Promise;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, ShadowRoot, ShadowRootInit, ShadowRootMode};
use yew::{AppHandle, Renderer};

pub const NOW: u64 = 1_790_000_000_000;

/// A list, a state and how they are shown, before they are.
pub struct Scene {
    pub checklist: Checklist,
    pub document: Document,
    pub text: Catalogue,
    pub readonly: bool,
    pub heading_level: u8,
    pub abilities: Abilities,
}

impl Scene {
    pub fn of(checklist: Checklist) -> Scene {
        let document = Document::new(&checklist.id, checklist.revision, "default");
        let text = Catalogue::english();
        Scene { checklist, document, text, readonly: false, heading_level: 2, abilities: Abilities::default() }
    }

    pub fn built_in() -> Scene {
        Scene::of(pm_em())
    }

    pub async fn mount(self) -> Page {
        let (view, effects) = self.view();
        let root = Root::new().await;
        let app = Renderer::<Part>::with_root_and_props(root.0.clone(), whole(Some(view.clone()))).render();
        settled().await;
        Page { root, view, effects, app }
    }

    /// The view, and where every effect of its store is recorded.
    pub fn view(self) -> (Shared, Effects) {
        let effects = Effects::default();
        let recorder = effects.clone();
        let effect = Box::new(move |_: &Store, origin| recorder.borrow_mut().push(origin));
        let environment = Environment { replica: "here".to_owned(), now: || NOW, effect };
        let saving = Saving { key: Key::WillBeSaved, time: String::new(), set_aside: false };
        let counted = Cell::new(Count::of_list(&self.checklist, &self.document));
        let view = View {
            store: Store::new(State::new(self.document), saving, environment),
            whole: self.checklist.clone().into(),
            checklist: self.checklist,
            text: self.text,
            readonly: self.readonly,
            heading_level: self.heading_level,
            team: "default".to_owned(),
            link: Box::new(|payload| ["https://example.org/#ac=", payload].concat()),
            moment: Box::new(|time| time.to_string()),
            abilities: self.abilities,
            sharing: Cell::default(),
            refusal: RefCell::default(),
            counted,
            open_only: Cell::default(),
            said: Cell::default(),
            differences_only: Cell::default(),
            open: RefCell::default(),
            editing: RefCell::default(),
        };
        (Shared(Rc::new(view)), effects)
    }
}

/// The whole widget, or nothing.
pub fn whole(view: Option<Shared>) -> PartProps {
    PartProps { view, ..PartProps::default() }
}

pub type Effects = Rc<RefCell<Vec<Origin>>>;

/// A mounted widget.
pub struct Page {
    pub root: Root,
    pub view: Shared,
    pub effects: Effects,
    pub app: AppHandle<Part>,
}

impl std::ops::Deref for Page {
    type Target = Root;

    fn deref(&self) -> &Root {
        &self.root
    }
}

pub const NOTHING: Command<'_> = Command { name: "", item: "", note: "", text: "", author: "" };

impl Page {
    /// Does something, and waits until it is drawn.
    pub async fn act(&self, command: Command<'_>) {
        act(&self.view, command);
        settled().await;
    }

    /// Does something with an item or with the whole list.
    pub async fn press(&self, name: &str, item: &str) {
        self.act(Command { name, item, ..NOTHING }).await;
    }

    pub async fn add_note(&self, item: &str, author: &str, text: &str) {
        self.act(Command { name: "add-note", item, text, author, ..NOTHING }).await;
    }

    /// Something that comes from elsewhere.
    pub async fn merge(&self, document: Document) {
        self.view.store.merge(document, Origin::Storage);
        settled().await;
    }

    pub async fn show(&mut self, view: Option<Shared>) {
        self.app.update(whole(view));
        settled().await;
    }
}

/// Where a widget is drawn, and what can be read there.
pub struct Root(pub Element);

impl Root {
    /// A `div` within the open shadow root of an element on the page.
    pub async fn new() -> Root {
        breath().await;
        let document = web_sys::window().and_then(|window| window.document()).expect("a page");
        let element = |name| document.create_element(name).expect("an element");
        let (host, root) = (element("div"), element("div"));
        document.body().expect("a body").append_child(&host).expect("a place for the host");
        let shadow = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).expect("a shadow root");
        shadow.append_child(&root).expect("a place for the root");
        Root(root)
    }

    pub fn find(&self, selector: &str) -> Option<Element> {
        self.0.query_selector(selector).expect("a selector")
    }

    pub fn get(&self, selector: &str) -> Element {
        self.find(selector).unwrap_or_else(|| panic!("nothing is {selector} in {}", self.0.inner_html()))
    }

    pub fn all(&self, selector: &str) -> Vec<Element> {
        let nodes = self.0.query_selector_all(selector).expect("a selector");
        (0..nodes.length()).filter_map(|index| nodes.item(index)?.dyn_into().ok()).collect()
    }

    pub fn count(&self, selector: &str) -> usize {
        self.all(selector).len()
    }

    /// The text of the first one.
    pub fn text(&self, selector: &str) -> String {
        text_of(&self.get(selector))
    }

    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).iter().map(text_of).collect()
    }

    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.get(selector).get_attribute(name)
    }

    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        self.all(selector).iter().filter_map(|element| element.get_attribute(name)).collect()
    }

    pub fn checkbox(&self, item: &str) -> HtmlInputElement {
        self.get(&format!("[data-item='{item}'] input[type=checkbox]")).unchecked_into()
    }

    pub fn is_ticked(&self, item: &str) -> bool {
        self.checkbox(item).checked()
    }

    pub fn level(&self, item: &str) -> String {
        self.attribute(&format!("[data-item='{item}']"), "data-level").expect("every item says its level")
    }

    /// The progress in words.
    pub fn progress(&self) -> String {
        self.text("[data-progress]")
    }
}

/// The page of all tests does not grow with them, since the browser lays all of it out whenever a field gets the focus.
impl Drop for Root {
    fn drop(&mut self) {
        self.0.get_root_node().unchecked_into::<ShadowRoot>().host().remove();
    }
}

pub fn text_of(element: &Element) -> String {
    element.text_content().unwrap_or_default()
}

/// A `div` within the open shadow root of an element on the page.
/// Everything that is to be drawn is drawn.
pub async fn settled() {
    yew::scheduler::flush().await;
}

/// Lets the browser do something else. Drawing is microtasks only, so that the tests would be one long task, during which
/// the driver that asks how far they are gets no answer and gives up.
async fn breath() {
    let next_task = Promise::new(&mut |resolve, _| {
        let window = web_sys::window().expect("a page");
        window.set_timeout_with_callback(&resolve).expect("a next task");
    });
    next_task.await.expect("a promise that is kept");
}

/// A list from its JSON.
pub fn list(text: &str) -> Checklist {
    Checklist::parse(text).expect("a list")
}

/// A list from what stands inside the element.
pub fn outlined(nodes: &str) -> Checklist {
    outline::read(&Json::parse(nodes).expect("JSON")).expect("a list")
}

/// The document in which another replica has done these things.
pub fn elsewhere(document: Document, actions: impl IntoIterator<Item = Action>) -> Document {
    let writer = Writer { replica: "there", now: NOW };
    actions.into_iter().fold(State::new(document), |state, action| update(state, action, writer).0).document
}

pub fn set(item: &str, level: Level) -> Action {
    Action::SetLevel { item: item.to_owned(), side: Side::Agreed, level }
}

pub fn tick(item: &str) -> Action {
    set(item, Level::Yes)
}
