//! A widget in an element of the application, from the first rendering to the last.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::platform::spawn_local;

use super::props::Settings;
use super::{Callbacks, Change, Problem, Summary};
use crate::core::document::Document;
use crate::shell::host::Host;
use crate::shell::session;
use crate::shell::widget::{Widget, styles};
use crate::ui::store::Event;
use crate::ui::view::{Abilities, Shared};

#[wasm_bindgen(module = "/src/component/mount.js")]
extern "C" {
    /// The JavaScript side of a mount.
    #[derive(Clone)]
    type Place;

    #[wasm_bindgen(constructor)]
    fn new(element: &Element, root: &Element, widget: Widget, tell_error: &Closure<dyn Fn(String, String)>) -> Place;

    #[wasm_bindgen(method, getter)]
    fn host(this: &Place) -> Host;

    #[wasm_bindgen(method, js_name = tellError)]
    fn tell_error(this: &Place, code: &str, message: &str);

    #[wasm_bindgen(method)]
    fn announce(this: &Place);

    #[wasm_bindgen(method, js_name = keepDrafts)]
    fn keep_drafts(this: &Place);

    #[wasm_bindgen(method)]
    fn shown(this: &Place);

    #[wasm_bindgen(method)]
    fn leave(this: &Place);

    fn prepare(styles: &str, stored_elsewhere: JsValue);
}

#[wasm_bindgen(module = "/src/shell/element/shadow.js")]
extern "C" {
    #[wasm_bindgen(js_name = newRoot)]
    fn new_root() -> Element;
}

#[wasm_bindgen(module = "/src/shell/element/host.js")]
extern "C" {
    /// What browser and page decide of a configuration.
    type Surroundings;

    fn surroundings() -> Surroundings;

    #[wasm_bindgen(method, getter)]
    fn page(this: &Surroundings) -> String;

    #[wasm_bindgen(method, getter)]
    fn sheet(this: &Surroundings) -> bool;

    #[wasm_bindgen(method, getter)]
    fn forgets(this: &Surroundings) -> bool;
}

/// Imports something from each of the modules that those above import, since wasm-bindgen brings along only the files that Rust names.
macro_rules! bring_along {
    ($($file:literal: $name:ident,)*) => {
        $(
            #[wasm_bindgen(module = $file)]
            extern "C" {
                fn $name();
            }
        )*
    };
}

bring_along! {
    "/src/shell/element/address.js": linkTo,
    "/src/shell/element/events.js": listen,
    "/src/shell/element/focus.js": keepFocus,
    "/src/shell/element/share.js": press,
    "/src/shell/element/window.js": watchWindow,
}

/// A widget and the root that it is bound to. Both are handles.
#[derive(Clone)]
struct Drawing {
    root: Element,
    widget: Widget,
}

thread_local! {
    static PREPARED: Cell<bool> = const { Cell::new(false) };

    /// Those whose component has gone. They serve again, since Yew cannot give back the listeners of a root.
    static SPARE: RefCell<Vec<Drawing>> = const { RefCell::new(Vec::new()) };
}

/// A mounted checklist. It goes with its drop.
pub(super) struct Mount {
    drawing: Drawing,
    place: Place,
    callbacks: Rc<RefCell<Callbacks>>,
    /// Called by `place` until that is left.
    _tell_error: Closure<dyn Fn(String, String)>,
}

impl Mount {
    /// A checklist in a shadow root of `element`. It is empty until it is told what to show.
    pub fn new(element: &Element, callbacks: Rc<RefCell<Callbacks>>) -> Mount {
        if !PREPARED.replace(true) {
            let stored_elsewhere = Closure::<dyn Fn()>::new(session::stored_elsewhere);
            prepare(&styles(), stored_elsewhere.into_js_value());
        }
        let drawing = SPARE.with_borrow_mut(Vec::pop).unwrap_or_else(|| {
            let root = new_root();
            Drawing { widget: Widget::new(root.clone()), root }
        });
        let tell_error = {
            let callbacks = callbacks.clone();
            Closure::<dyn Fn(String, String)>::new(move |code, message| {
                // Copied first: it may render the component, which writes to them.
                let on_error = callbacks.borrow().error.clone();
                on_error.emit(Problem { code, message });
            })
        };
        let place = Place::new(element, &drawing.root, drawing.widget.clone(), &tell_error);
        Mount { drawing, place, callbacks, _tell_error: tell_error }
    }

    /// Shows what the settings say.
    pub fn show(&self, settings: &Settings) {
        let surroundings = surroundings();
        let abilities = Abilities { sheet: surroundings.sheet(), qr: false, forgets: surroundings.forgets() };
        let config = settings.config(surroundings.page(), abilities);
        let (place, callbacks) = (self.place.clone(), self.callbacks.clone());
        let hear = move |_: &Host, view: &Shared, event: Event<'_>| match event {
            Event::Changed(items) => {
                place.announce();
                tell_change(&callbacks, view, items);
            }
            Event::Said => place.announce(),
            _ => {}
        };
        // The fields of what is shown now go, which some browsers tell nobody.
        self.place.keep_drafts();
        let view = self.drawing.widget.show(config, self.place.host(), hear);
        self.place.shown();
        let on_ready = self.callbacks.borrow().ready.clone();
        let summary = view.store.read_own(|state| Summary::of(&view.checklist, &state.document));
        spawn_local(async move { on_ready.emit(summary) });
    }

    /// Merges a state in.
    pub fn merge(&self, state: &Document) {
        if let Some(problem) = self.drawing.widget.take_in(state.clone()) {
            self.place.tell_error("state-refused", &problem);
        }
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        self.place.leave();
        self.drawing.widget.clear();
        SPARE.with_borrow_mut(|spare| spare.push(self.drawing.clone()));
    }
}

/// Later, so that the application may do to the checklist what it likes.
fn tell_change(callbacks: &RefCell<Callbacks>, view: &Shared, changed: &[String]) {
    let on_change = callbacks.borrow().change.clone();
    let document = view.store.read_own(|state| state.document.clone());
    let change = Change { summary: Summary::of(&view.checklist, &document), changed: changed.to_vec(), document };
    spawn_local(async move { on_change.emit(change) });
}
