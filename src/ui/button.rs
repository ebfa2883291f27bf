//! Buttons, all of one kind: the shell acts on their `data-action`.

use super::element::{Attribute, Element, element};
use super::view::View;
use crate::core::catalogue::Key;

/// A button with its words and the name of what it does.
pub fn button(view: &View, action: &'static str, key: Key) -> Element {
    element("button").part("button").set(Attribute::Type, "button").set(Attribute::Action, action).text(view.say(key))
}
