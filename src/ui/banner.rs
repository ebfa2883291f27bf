//! Says what was just removed, with the way back beside it.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::notes::button;
use super::store::{Notice, use_slice};
use super::view::ViewProps;
use crate::core::catalogue::Key;
use crate::core::state::{Action, Kind};

/// The words for a notice.
pub fn notice_key(notice: Notice) -> Key {
    match notice {
        Notice::Removed(Kind::RemovedNote) => Key::NoteRemoved,
        Notice::Removed(Kind::NotApplicable) => Key::NotApplicableDone,
        Notice::Removed(_) => Key::ResetDone,
        Notice::Undone => Key::Undone,
    }
}

/// The banner, or nothing.
#[component]
pub fn Banner(props: &ViewProps) -> Html {
    let ViewProps { view } = props;
    let notice = use_slice(&view.store, None, super::store::Store::notice);
    let banner = use_node_ref();
    let Some(notice) = notice else {
        return Html::default();
    };
    let on_undo = {
        let (view, banner) = (view.clone(), banner.clone());
        Callback::from(move |_| {
            // The button goes: focus stays beside what is said now.
            if let Some(banner) = banner.cast::<HtmlElement>() {
                let _ = banner.focus();
            }
            view.store.dispatch(Action::Undo);
        })
    };
    html! {
        <div part="banner" ref={banner} tabindex="-1">
            <span>{ view.say(notice_key(notice)) }</span>
            if notice != Notice::Undone {
                { button(view, "undo", Key::Undo, on_undo) }
            }
        </div>
    }
}
