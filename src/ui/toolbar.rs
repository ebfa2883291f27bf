//! What can be done with the list as a whole.

use yew::prelude::*;

use super::notes::button;
use super::store::use_slice;
use super::view::Shared;
use crate::core::catalogue::Key;
use crate::core::document::Level;
use crate::core::state::{Action, State};
use crate::core::summary::level;

/// The tools, and whether only open items are shown.
#[derive(Clone, PartialEq, Properties)]
pub struct ToolbarProps {
    /// The widget
    pub view: Shared,
    /// Whether only open items are shown
    pub open_only: bool,
    /// Shows only open items, or all
    pub on_open_only: Callback<bool>,
}

/// The tools.
#[component]
pub fn Toolbar(props: &ToolbarProps) -> Html {
    super::rendered("toolbar");
    let ToolbarProps { view, open_only, on_open_only } = props;
    let undoable = use_slice(&view.store, None, |store| store.read(State::undoable).is_some());
    let on_filter = {
        let (on_open_only, open_only) = (on_open_only.clone(), *open_only);
        Callback::from(move |_| on_open_only.emit(!open_only))
    };
    let on_undo = {
        let view = view.clone();
        Callback::from(move |_| view.store.dispatch(Action::Undo))
    };
    let on_reset = {
        let view = view.clone();
        Callback::from(move |_| reset(&view))
    };
    html! {
        <div part="toolbar" role="group" aria-label={view.say(Key::Tools)}>
            <button part="button" type="button" data-action="open-only" aria-pressed={open_only.to_string()} onclick={on_filter}>
                { view.say(Key::OpenOnly) }
            </button>
            if !view.readonly {
                // Stays in reach of the keyboard when there is nothing more to take back, so that focus is not lost.
                <button part="button" type="button" data-action="undo" aria-disabled={(!undoable).to_string()} onclick={on_undo}>
                    { view.say(Key::Undo) }
                </button>
                { button(view, "reset", Key::Reset, on_reset) }
            }
        </div>
    }
}

/// Unticks everything that is shown and applies.
pub fn reset(view: &Shared) {
    let items = view.store.read(|state| {
        let answered = view.checklist.items().filter(|item| {
            !matches!(level(item, &state.document), Level::Unset | Level::NotApplicable)
        });
        answered.map(|item| item.id.clone()).collect()
    });
    view.store.dispatch(Action::Reset { items });
}
