//! What can be done with the list as a whole.

use yew::Html;

use super::act::answered;
use super::button::button;
use super::element::{Attribute, element};
use super::view::View;
use crate::core::catalogue::Key;
use crate::core::state::State;

/// The tools.
pub fn toolbar(view: &View) -> Html {
    let undoable = view.store.read(State::undoable).is_some();
    element("div")
        .part("toolbar")
        .set(Attribute::Role, "group")
        .set_text(Attribute::AriaLabel, &view.say(Key::Tools))
        .child(button(view, "open-only", Key::OpenOnly).set_flag(Attribute::AriaPressed, view.open_only.get()))
        // Stays in reach of the keyboard when there is nothing more to take back, so that focus is not lost.
        .child_if(!view.is_fixed(), || button(view, "undo", Key::Undo).set_flag(Attribute::AriaDisabled, !undoable))
        .child_if(!view.store.is_looking(), || {
            button(view, "share", Key::Share).set_flag(Attribute::AriaExpanded, view.sharing.get())
        })
        .into()
}

/// What is done when all is said: the summary for others, and an empty list for the next time.
pub fn foot(view: &View) -> Html {
    if view.store.is_looking() {
        return Html::default();
    }
    element("div")
        .class("foot")
        .child(button(view, "copy-summary", Key::CopySummary))
        .child_if(!view.readonly, || {
            button(view, "reset", Key::Reset).set_flag(Attribute::AriaDisabled, answered(view).is_empty())
        })
        .into()
}
