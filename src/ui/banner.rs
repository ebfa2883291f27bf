//! Says what was just removed, with the way back beside it, or that nothing is saved any more.

use yew::Html;

use super::button::button;
use super::element::{Attribute, element};
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
    let tools = element("div")
        .class("tools")
        .child_if(notice.can_be_undone() && !view.is_fixed(), || button(view, "undo", Key::Undo))
        .child_if(notice == Notice::NotSaved && !view.is_fixed(), || button(view, "copy-link", Key::CopyLink))
        .child(button(view, "hush", Key::Close));
    element("div")
        .part("banner")
        .class("notice")
        .set(Attribute::TabIndex, "-1")
        .child(element("span").text(words(view, notice)))
        .child(tools)
        .into()
}

/// The same said aloud, together with how far the two are.
pub fn announcement(view: &View) -> String {
    let mut words = view.store.notice().map(|notice| words(view, notice)).unwrap_or_default();
    words.push(' ');
    let count = view.store.read(|state| Count::of_list(&view.checklist, &state.document));
    words.push_str(&progress(count, &view.text));
    words
}

fn words(view: &View, notice: Notice) -> String {
    view.say(match notice {
        Notice::NoteRemoved => Key::NoteRemoved,
        Notice::NotApplicable => Key::NotApplicableDone,
        Notice::Reset => Key::ResetDone,
        Notice::Merged => Key::Merged,
        Notice::Undone => Key::Undone,
        Notice::LinkCopied => Key::LinkCopied,
        Notice::SummaryCopied => Key::SummaryCopied,
        Notice::CopyByHand => Key::CopyByHand,
        Notice::NoCode => Key::NoCode,
        Notice::NotSaved => view.store.saving().key,
    })
}
