//! The exports that the element calls. What has more than one part crosses as JSON.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Renderer};

use super::config::{Config, Keep};
use super::host::{Host, now};
use super::session::Session;
use crate::core::catalogue::Key;
use crate::core::document::{Document, DocumentError};
use crate::core::json::Json;
use crate::core::name::file_name;
use crate::core::outcome::{self, Context, Format};
use crate::core::payload::{self, PayloadError};
use crate::core::state::State;
use crate::core::summary;
use crate::ui::act::{Command, act};
use crate::ui::banner::announcement;
use crate::ui::part::{Part, PartProps};
use crate::ui::store::{Event, Notice, Origin, Subscription};
use crate::ui::view::{Shared, View};

/// Bytes. What local storage can hold fits in; with much more the memory of the module would not do for reading it.
const LONGEST_TEXT: usize = 16 << 20;

/// Why nothing can be opened before there is a configuration, and after the last.
const NOTHING_SHOWN: &str = "There is no checklist to show it in.";

/// One mounted widget; all clones are the same one. The name of its class is not one that an application is likely to export: two of one
/// name cannot be linked.
#[wasm_bindgen(js_name = ChecklistWidget)]
#[derive(Clone)]
pub struct Widget(Rc<Mounted>);

struct Mounted {
    app: RefCell<AppHandle<Part>>,
    current: RefCell<Option<Current>>,
}

/// What is shown at the moment.
struct Current {
    session: Rc<Session>,
    view: Shared,
    keep: Keep,
    _subscription: Subscription,
}

#[wasm_bindgen(js_class = ChecklistWidget)]
impl Widget {
    /// A widget that renders into `root`. Yew never gives back the listeners of a root, so the element
    /// keeps a widget that it no longer needs, and its root, for the next element.
    #[wasm_bindgen(constructor)]
    pub fn new(root: Element) -> Widget {
        let app = Renderer::<Part>::with_root(root).render();
        Widget(Rc::new(Mounted { app: RefCell::new(app), current: RefCell::default() }))
    }

    /// Shows nothing and lets go of the state.
    pub fn clear(&self) {
        self.0.current.take();
        Session::drop_unused();
        self.0.app.borrow_mut().update(PartProps::default());
    }

    /// Shows what the configuration says (see `Config::read`). A change of list or team changes the state that is shown.
    /// Returns what is wrong with the list, if anything; then everything stays as it was.
    pub fn configure(&self, host: Host, config: &str) -> Option<String> {
        let json = Json::parse(config).unwrap_or(Json::Null);
        match Config::read(&json) {
            Ok(config) => {
                self.show(config, host, tell);
                None
            }
            Err(error) => Some(error.sentence()),
        }
    }

    /// The document.
    pub fn state(&self) -> String {
        self.look(|current| current.session.store.read_own(|state| state.document.to_text()))
    }

    /// Merges a document in. Returns what is wrong with it, if anything.
    pub fn merge(&self, text: &str) -> Option<String> {
        match Document::parse(text) {
            Ok(document) => self.take_in(document),
            Err(error) => Some(error.sentence()),
        }
    }

    /// Shows what somebody shared and what it says differently: a link or any text that holds one, or a document.
    /// Returns why not, if so; then nothing is shown. `apart` when the address has not brought it.
    pub fn open(&self, text: &str, apart: bool) -> Option<String> {
        let Some(view) = self.view() else {
            return Some(NOTHING_SHOWN.to_owned());
        };
        let document = match opened(text) {
            Ok(document) => document,
            Err(key) => return Some(view.say(key)),
        };
        if !document.is_of(&view.checklist.id, &view.team) {
            let whose = [("list", document.list()), ("team", document.team())];
            return Some(view.text.fill(Key::LinkElsewhere, &whose));
        }
        view.refusal.take();
        view.differences_only.set(false);
        view.store.open(document, &view.whole, apart);
        None
    }

    /// Says why something cannot be shown.
    pub fn refuse(&self, problem: &str) {
        if let Some(view) = self.view() {
            view.refusal.replace(problem.to_owned());
            view.say_aloud(Notice::Refused);
            view.store.redraw("");
        }
    }

    /// A link with the state in it.
    pub fn link(&self) -> String {
        self.look(link)
    }

    /// The name under which the state is saved as a file, with that date in it.
    #[wasm_bindgen(js_name = fileName)]
    pub fn file_name(&self, date: &str) -> String {
        self.look(|current| file_name(&current.view.checklist.id, &current.view.team, date))
    }

    /// The counts.
    pub fn summary(&self) -> String {
        self.look(|current| {
            current.session.store.read_own(|state| summary::to_json(&current.view.checklist, &state.document).to_text())
        })
    }

    /// The outcome in a format, with the link that opens it as its last line. An unknown format is plain text.
    pub fn outcome(&self, format: &str) -> String {
        let format = match format {
            "markdown" => Format::Markdown,
            "confluence" => Format::Confluence,
            "rich" => Format::Html,
            _ => Format::Plain,
        };
        self.look(|current| {
            let view = &current.view;
            let date = (view.moment)(now());
            let link = link(current);
            let context = Context { link: Some(&link), team: &view.team, date: &date };
            let render = |state: &State| outcome::render(format, &view.checklist, &state.document, &view.text, context);
            current.session.store.read_own(render)
        })
    }

    /// Does what somebody did: the members of a [`Command`], those that are not empty.
    pub fn act(&self, command: &str) {
        let command = Json::parse(command).unwrap_or(Json::Null);
        let text = |name| command.text(name).unwrap_or_default();
        if let Some(view) = self.view() {
            act(
                &view,
                Command {
                    name: text("name"),
                    item: text("item"),
                    note: text("note"),
                    text: text("text"),
                    author: text("author"),
                },
            );
        }
    }

    /// What is to be said aloud after a change.
    pub fn announcement(&self) -> String {
        self.look(|current| announcement(&current.view))
    }
}

/// What only Rust calls.
impl Widget {
    /// Shows what the configuration says, and returns that view. `hear` is told whatever happens but what does not work.
    pub fn show(&self, config: Config, host: Host, hear: impl Fn(&Host, &Shared, Event<'_>) + 'static) -> Shared {
        let session = self.session(&config, &host);
        let view = Shared(Rc::new(View {
            store: session.store.clone(),
            text: config.text,
            readonly: config.readonly,
            heading_level: config.heading_level,
            team: config.team,
            abilities: config.abilities,
            link: {
                let host = host.clone();
                Box::new(move |payload| host.link(payload))
            },
            moment: {
                let host = host.clone();
                // No moment that a document or a clock names is beyond 2⁵³.
                #[expect(clippy::cast_precision_loss)]
                Box::new(move |time| host.moment(time as f64))
            },
            sharing: Cell::default(),
            refusal: RefCell::default(),
            counted: Cell::default(),
            open_only: Cell::default(),
            said: Cell::default(),
            differences_only: Cell::default(),
            open: RefCell::default(),
            editing: RefCell::default(),
            checklist: config.checklist,
            whole: config.whole,
        }));
        view.counted.set(view.count());
        let subscription = {
            let view = view.clone();
            session.store.subscribe(Rc::new(move |event| match event {
                Event::Failed { code, message } => tell_error(&host, code, message),
                event => hear(&host, &view, event),
            }))
        };
        let keep = config.keep;
        self.0.current.replace(Some(Current { session, view: view.clone(), keep, _subscription: subscription }));
        self.0.app.borrow_mut().update(PartProps { view: Some(view.clone()), ..PartProps::default() });
        view
    }

    /// The session that is in use while list, team and place stay the same; state in memory would be lost with another.
    fn session(&self, config: &Config, host: &Host) -> Rc<Session> {
        if let Some(current) = self.0.current.borrow().as_ref() {
            let store = &current.session.store;
            let same = store.read_own(|state| state.document.is_of(&config.checklist.id, &config.team));
            if same && current.keep == config.keep {
                return current.session.clone();
            }
        }
        let session = Session::open(config, host);
        // What was asked of the one before has gone with it.
        host.tell("moved", "null");
        if let Some((code, message)) = session.trouble() {
            tell_error(host, code, message);
        }
        session
    }

    /// Merges a document in. Returns why not, if so.
    pub fn take_in(&self, document: Document) -> Option<String> {
        let current = self.0.current.borrow();
        let Some(current) = current.as_ref() else {
            return Some(NOTHING_SHOWN.to_owned());
        };
        // Where the host keeps the state, this is how it comes to be shown.
        if current.view.readonly && current.keep != Keep::Host {
            return Some("The checklist is read only.".to_owned());
        }
        let store = &current.session.store;
        if !store.read_own(|state| state.document.is_of(document.list(), document.team())) {
            return Some("The state belongs to another list or team.".to_owned());
        }
        store.merge(document, Origin::Here);
        None
    }

    fn view(&self) -> Option<Shared> {
        self.0.current.borrow().as_ref().map(|current| current.view.clone())
    }

    fn look(&self, look: impl FnOnce(&Current) -> String) -> String {
        self.0.current.borrow().as_ref().map(look).unwrap_or_default()
    }
}

/// The styles of the widget, for a constructed sheet.
#[cfg_attr(feature = "widget", wasm_bindgen)]
pub fn styles() -> String {
    include_str!(concat!(env!("OUT_DIR"), "/widget.css")).to_owned()
}

/// A link with the state in it.
fn link(current: &Current) -> String {
    let payload = current.session.store.read_own(|state| payload::encode(&state.document));
    (current.view.link)(&payload)
}

/// Tells the page's author what is wrong.
pub fn tell_error(host: &Host, code: &str, message: &str) {
    host.tell("error", &Json::object([("code", Json::from(code)), ("message", Json::from(message))]).to_text());
}

/// What a text holds, or what to say of it.
fn opened(text: &str) -> Result<Document, Key> {
    if text.len() > LONGEST_TEXT {
        return Err(Key::LinkTooLong);
    }
    if text.trim_start().starts_with('{') {
        return Document::parse(text).map_err(|error| match error {
            DocumentError::Newer(_) => Key::LinkNewer,
            DocumentError::Syntax(_) | DocumentError::Shape => Key::FileForeign,
        });
    }
    let payload = payload::payload_in(text).ok_or(Key::LinkForeign)?;
    payload::decode(payload).map_err(|error| match error {
        PayloadError::Cut => Key::LinkCut,
        PayloadError::Garbled => Key::LinkGarbled,
        PayloadError::Newer(_) => Key::LinkNewer,
        PayloadError::Foreign => Key::LinkForeign,
        PayloadError::TooLong => Key::LinkTooLong,
    })
}

/// Tells the element.
fn tell(host: &Host, view: &Shared, event: Event<'_>) {
    match event {
        Event::Changed(items) => tell_change(host, view, items),
        Event::Said => host.tell("said", "null"),
        _ => {}
    }
}

fn tell_change(host: &Host, view: &Shared, changed: &[String]) {
    let changed = Json::Array(changed.iter().map(|id| Json::from(id.as_str())).collect()).to_text();
    let (summary, state) = view
        .store
        .read_own(|state| (summary::to_json(&view.checklist, &state.document).to_text(), state.document.to_text()));
    let detail = ["{\"changed\":", &changed, ",\"summary\":", &summary, ",\"state\":", &state, "}"].concat();
    host.tell("change", &detail);
}
