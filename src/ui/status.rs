//! The truth about saving.

use yew::Html;

use super::button::button;
use super::element::{Attribute, element};
use super::store::Saving;
use super::view::View;
use crate::core::catalogue::Key;
use crate::core::summary::Count;

/// The status line.
pub fn status(view: &View) -> Html {
    let Saving { key, time, set_aside } = view.store.saving();
    let mut words = view.text.fill(if view.is_fixed() { Key::ReadOnly } else { key }, &[("time", &time)]);
    if set_aside {
        words.push(' ');
        words.push_str(&view.say(Key::SetAside));
    }
    let unsaved = !view.is_fixed() && matches!(key, Key::NotSavedBlocked | Key::NotSavedFull | Key::NotSavedNewer);
    let reminder = || {
        element("div").class("reminder").child(element("p").text(view.say(Key::Reminder))).child(button(
            view,
            "copy-link",
            Key::CopyLink,
        ))
    };
    element("div")
        .child_if(view.abilities.forgets && is_finished(view), reminder)
        .child(element("p").part("status").set_flag(Attribute::Saved, !unsaved).text(words))
        .into()
}

/// Whether the two have come to the end: everything that applies is agreed.
pub fn is_finished(view: &View) -> bool {
    let count = view.store.read(|state| Count::of_list(&view.checklist, &state.document));
    count.total > 0 && count.done == count.total
}
