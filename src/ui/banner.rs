//! Says what was just removed, with the way back beside it.

use yew::prelude::*;

use super::button::button;
use super::store::Notice;
use super::view::View;
use crate::core::catalogue::Key;
use crate::core::outcome::progress;
use crate::core::summary::Count;

/// The banner, or nothing.
pub fn banner(view: &View) -> Html {
    let Some(notice) = view.store.notice() else {
        return Html::default();
    };
    html! {
        <div part="banner" tabindex="-1">
            <span>{ view.words(notice_key(notice)) }</span>
            if notice != Notice::Undone {
                { button(view, "undo", Key::Undo) }
            }
        </div>
    }
}

/// The same said aloud, together with how far the two are.
pub fn announcement(view: &View) -> String {
    let mut words = view.store.notice().map(|notice| view.say(notice_key(notice))).unwrap_or_default();
    words.push(' ');
    let count = view.store.read(|state| Count::of_list(&view.checklist, &state.document));
    words.push_str(&progress(count, &view.text));
    words
}

fn notice_key(notice: Notice) -> Key {
    match notice {
        Notice::NoteRemoved => Key::NoteRemoved,
        Notice::NotApplicable => Key::NotApplicableDone,
        Notice::Reset => Key::ResetDone,
        Notice::Undone => Key::Undone,
    }
}
