//! The truth about saving.

use yew::Html;

use super::button::button;
use super::element::{Element, element};
use super::store::Saving;
use super::view::View;
use crate::core::catalogue::Key;

/// The status line.
pub fn status(view: &View) -> Html {
    let Saving { key, time, set_aside } = view.store.saving();
    let mut words = if set_aside { view.say(Key::SetAside) } else { String::new() };
    let mut say = |more: &str| {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(more);
    };
    say(&view.text.fill(if view.is_fixed() { Key::ReadOnly } else { key }, &[("time", &time)]));
    let latest = view.store.read(|state| state.document.latest());
    if let (true, Some(time)) = (is_untouched(view), latest) {
        // When the two met last, as far as anybody knows.
        say(&view.text.fill(Key::LastChanged, &[("time", &(view.moment)(time))]));
    }
    let line = element("p").part("status").text(words);
    let reminder = |line: Element, link: bool| {
        element("div").class("reminder").child(line).child_if(link, || button(view, "copy-link", Key::CopyLink))
    };
    if comes_first(view) && !view.readonly {
        return reminder(line, is_lost(view)).into();
    }
    element("div")
        .child_if(is_to_be_forgotten(view), || reminder(element("p").text(view.say(Key::Reminder)), true))
        .child(line)
        .into()
}

/// Whether it is said first, not where the list ends: what is done is lost with the page, what was done before is not there, or nothing can
/// be done.
pub fn comes_first(view: &View) -> bool {
    is_lost(view) || view.readonly || view.store.saving().set_aside
}

/// Whether nothing has been done here yet that would be saved.
pub fn is_untouched(view: &View) -> bool {
    view.store.saving().key == Key::WillBeSaved
}

fn is_lost(view: &View) -> bool {
    !view.is_fixed() && view.store.is_lost()
}

/// Whether the two have come to the end, everything that applies is agreed, and this browser is going to delete it.
pub fn is_to_be_forgotten(view: &View) -> bool {
    let saved = matches!(view.store.saving().key, Key::WillBeSaved | Key::Saved);
    let count = view.count();
    view.abilities.forgets && saved && !view.is_fixed() && count.total > 0 && count.is_complete()
}
