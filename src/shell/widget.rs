//! The exports that the element calls. All text that crosses is JSON.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Renderer};

use super::config::{Config, Keep};
use super::host::Host;
use super::session::{self, Session};
use crate::core::document::Document;
use crate::core::json::Json;
use crate::core::outcome::{self, Context, Format};
use crate::core::summary;
use crate::ui::act::{Deed, act};
use crate::ui::app::{App, AppProps};
use crate::ui::banner::announcement;
use crate::ui::store::{Event, Origin, Subscription};
use crate::ui::view::{Shared, View};

/// One mounted widget.
#[wasm_bindgen]
pub struct Widget {
    app: RefCell<AppHandle<App>>,
    current: RefCell<Option<Current>>,
}

/// What is shown at the moment.
struct Current {
    session: Rc<Session>,
    view: Shared,
    keep: Keep,
    _subscription: Subscription,
}

#[wasm_bindgen]
impl Widget {
    /// A widget that renders into `root`. Yew never gives back the listeners of a root, so the element
    /// keeps a widget that it no longer needs, and its root, for the next element.
    #[wasm_bindgen(constructor)]
    pub fn new(root: Element) -> Widget {
        let app = Renderer::<App>::with_root(root).render();
        Widget { app: RefCell::new(app), current: RefCell::default() }
    }

    /// Shows nothing and lets go of the state.
    pub fn clear(&self) {
        self.current.take();
        self.app.borrow_mut().update(AppProps { view: None });
    }

    /// Shows what the configuration says (see `Config::read`). A change of list or team changes the state that is shown.
    /// Returns what is wrong with the list, if anything; then everything stays as it was.
    pub fn configure(&self, host: Host, config: &str) -> Option<String> {
        let json = Json::parse(config).unwrap_or(Json::Null);
        let config = match Config::read(&json) {
            Ok(config) => config,
            Err(error) => return Some(error.sentence()),
        };
        let session = self.session(&config, &host);
        let view = Shared(Rc::new(View {
            store: session.store.clone(),
            text: config.text,
            readonly: config.readonly,
            heading_level: config.heading_level,
            team: config.team,
            open_only: Cell::default(),
            open: RefCell::default(),
            editing: RefCell::default(),
            checklist: config.checklist,
        }));
        let subscription = {
            let view = view.clone();
            session.store.subscribe(Rc::new(move |changed, event| {
                if event == Event::Changed {
                    tell_change(&host, &view, changed);
                }
            }))
        };
        let keep = config.keep;
        self.current.replace(Some(Current { session, view: view.clone(), keep, _subscription: subscription }));
        self.app.borrow_mut().update(AppProps { view: Some(view) });
        None
    }

    /// The session that is in use while list, team and place stay the same; state in memory would be lost with another.
    fn session(&self, config: &Config, host: &Host) -> Rc<Session> {
        if let Some(current) = self.current.borrow().as_ref() {
            let same = current
                .session
                .store
                .read(|state| state.document.list() == config.checklist.id && state.document.team() == config.team);
            if same && current.keep == config.keep {
                return current.session.clone();
            }
        }
        let session = Session::open(config, host);
        if let Some((code, message)) = &session.trouble {
            tell_error(host, code, message);
        }
        session
    }

    /// The document.
    pub fn state(&self) -> String {
        self.look(|current| current.session.store.read(|state| state.document.to_text()))
    }

    /// Merges a document in. Returns what is wrong with it, if anything.
    pub fn merge(&self, text: &str) -> Option<String> {
        let document = match Document::parse(text) {
            Ok(document) => document,
            Err(error) => return Some(error.sentence()),
        };
        let current = self.current.borrow();
        let current = current.as_ref()?;
        if current.view.readonly {
            return Some("The checklist is read only.".to_owned());
        }
        let same = current
            .session
            .store
            .read(|state| state.document.list() == document.list() && state.document.team() == document.team());
        if !same {
            return Some("The state belongs to another list or team.".to_owned());
        }
        let store = current.session.store.clone();
        store.merge(document, Origin::Here);
        None
    }

    /// The counts.
    pub fn summary(&self) -> String {
        self.look(|current| {
            current.session.store.read(|state| summary::to_json(&current.view.checklist, &state.document).to_text())
        })
    }

    /// The outcome as Markdown.
    pub fn markdown(&self) -> String {
        self.look(|current| {
            let view = &current.view;
            let context = Context { team: &view.team, ..Context::default() };
            current
                .session
                .store
                .read(|state| outcome::render(Format::Markdown, &view.checklist, &state.document, &view.text, context))
        })
    }

    /// Does what somebody did (see [`Deed`]).
    pub fn act(&self, name: &str, item: &str, note: &str, text: &str, author: &str) {
        if let Some(view) = self.view() {
            act(&view, Deed { name, item, note, text, author });
        }
    }

    /// What is to be said aloud after a change.
    pub fn announcement(&self) -> String {
        self.look(|current| announcement(&current.view))
    }

    fn view(&self) -> Option<Shared> {
        self.current.borrow().as_ref().map(|current| current.view.clone())
    }

    fn look(&self, look: impl FnOnce(&Current) -> String) -> String {
        self.current.borrow().as_ref().map(look).unwrap_or_default()
    }
}

/// Takes over what another tab has stored.
#[wasm_bindgen(js_name = storedElsewhere)]
pub fn stored_elsewhere(key: &str, text: &str) {
    session::stored_elsewhere(key, text);
}

/// The styles of the widget, for a constructed sheet.
#[wasm_bindgen]
pub fn styles() -> String {
    include_str!(concat!(env!("OUT_DIR"), "/widget.css")).to_owned()
}

/// Tells the page's author what is wrong.
pub fn tell_error(host: &Host, code: &str, message: &str) {
    host.tell("error", &Json::object([("code", Json::from(code)), ("message", Json::from(message))]).to_text());
}

fn tell_change(host: &Host, view: &Shared, changed: &[String]) {
    let changed = Json::Array(changed.iter().map(|id| Json::from(id.as_str())).collect()).to_text();
    let (summary, state) = view
        .store
        .read(|state| (summary::to_json(&view.checklist, &state.document).to_text(), state.document.to_text()));
    let detail = ["{\"changed\":", &changed, ",\"summary\":", &summary, ",\"state\":", &state, "}"].concat();
    host.tell("change", &detail);
}
