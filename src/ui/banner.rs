//! Says what was just removed, with the way back beside it, or that nothing is saved any more.

use yew::Html;

use super::button::button;
use super::element::{Attribute, element};
use super::offer::sentence;
use super::store::Notice;
use super::view::View;
use crate::core::catalogue::Key;
use crate::core::outcome::progress;
use crate::core::state::State;

/// The banner, or nothing.
pub fn banner(view: &View) -> Html {
    let Some(notice) = view.store.notice() else {
        return Html::default();
    };
    let tools = element("div")
        .class("tools")
        .child_if(notice.can_be_undone() && !view.is_fixed(), || button(view, "undo", Key::Undo))
        .child_if(is_redoable(view, notice), || button(view, "redo", Key::Redo))
        .child_if(notice == Notice::NotSaved && !view.is_fixed(), || button(view, "copy-link", Key::CopyLink))
        .child(button(view, "clear", Key::Close));
    element("div")
        .part("banner")
        .class("notice")
        .set(Attribute::TabIndex, "-1")
        .child(element("span").text(words(view, notice)))
        .child(tools)
        .into()
}

fn is_redoable(view: &View, notice: Notice) -> bool {
    notice == Notice::Undone && !view.is_fixed() && view.store.read(State::is_redoable)
}

/// What is to be said aloud: what was done, and how far the two are when that is another count than was said last.
pub fn announcement(view: &View) -> String {
    let count = view.count();
    // What was done is more than what is shown of it.
    let (shown, done) = (view.said.take(), view.store.take_said());
    let said = done.or(shown);
    let mut words = said.map(|notice| words(view, notice)).unwrap_or_default();
    if view.counted.replace(count) != count || (words.is_empty() && said == Some(Notice::Filtered)) {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(&progress(count, &view.text));
    }
    words
}

fn words(view: &View, notice: Notice) -> String {
    view.say(match notice {
        Notice::Words(key) => key,
        Notice::Undone => match view.checklist.items().find(|item| view.store.is_undone(&item.id)) {
            Some(item) => return view.text.fill(Key::UndoneItem, &[("statement", &item.statement.plain_text())]),
            None => Key::Undone,
        },
        Notice::NotSaved => view.store.saving().key,
        Notice::Filtered if view.open_only.get() && view.count().is_complete() => Key::NothingOpen,
        Notice::Filtered => return String::new(),
        Notice::Offered => return view.store.read_offer(|offer| sentence(view, offer)).unwrap_or_default(),
        Notice::Refused => return view.refusal.borrow().clone(),
    })
}
