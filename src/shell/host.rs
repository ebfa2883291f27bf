//! What the page around a widget offers to it: the element, or the application.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The page's side. See `element/host.js`.
    #[derive(Clone)]
    pub type Host;

    /// Tells the page: `kind` is `change` or `error`, `detail` JSON; or the element: `said`, there is something to say aloud, or
    /// `moved`, another state is shown.
    /// The element passes it on later, so that a listener may call back into the widget.
    #[wasm_bindgen(method)]
    pub fn tell(this: &Host, kind: &str, detail: &str);

    /// The address of the page that links lead to, with a payload in it.
    #[wasm_bindgen(method)]
    pub fn link(this: &Host, payload: &str) -> String;

    /// A day and time in the reader's format, from milliseconds since 1970.
    #[wasm_bindgen(method)]
    pub fn moment(this: &Host, time: f64) -> String;

    /// The time of day in the reader's format.
    #[wasm_bindgen(method)]
    pub fn time(this: &Host) -> String;

    /// A random name, unique to one mounted widget.
    #[wasm_bindgen(method)]
    pub fn replica(this: &Host) -> String;
}

/// Milliseconds since 1970.
pub fn now() -> u64 {
    // Whole, positive and far below 2⁵³.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let now = js_sys::Date::now() as u64;
    now
}
