//! The truth about saving.

use yew::Html;

use super::button::button;
use super::element::{Attribute, Element, element};
use super::store::Saving;
use super::view::View;
use crate::core::catalogue::Key;

/// The status line.
pub fn status(view: &View) -> Html {
    let Saving { key, time, set_aside } = view.store.saving();
    let mut words = view.text.fill(if view.is_fixed() { Key::ReadOnly } else { key }, &[("time", &time)]);
    if set_aside {
        words.push(' ');
        words.push_str(&view.say(Key::SetAside));
    }
    let lost = is_lost(view);
    let line = element("p").part("status").set_flag(Attribute::Saved, !lost).text(words);
    let with_link =
        |line: Element| element("div").class("reminder").child(line).child(button(view, "copy-link", Key::CopyLink));
    if lost {
        return with_link(line).into();
    }
    element("div")
        .child_if(view.abilities.forgets && is_finished(view), || with_link(element("p").text(view.say(Key::Reminder))))
        .child(line)
        .into()
}

/// Whether what is done is lost with the page, which is said first, not where the list ends.
pub fn is_lost(view: &View) -> bool {
    !view.is_fixed() && view.store.is_lost()
}

/// Whether the two have come to the end: everything that applies is agreed.
pub fn is_finished(view: &View) -> bool {
    let count = view.count();
    count.total > 0 && count.is_complete()
}
