//! What can be done with the list as a whole.

use yew::prelude::*;

use super::button::{button, stated};
use super::view::View;
use crate::core::catalogue::Key;
use crate::core::state::State;

/// The tools.
pub fn toolbar(view: &View) -> Html {
    let undoable = view.store.read(State::undoable).is_some();
    html! {
        <div part="toolbar" role="group" aria-label={view.say(Key::Tools)}>
            { stated(view, "open-only", Key::OpenOnly, Some(view.open_only.get()), None) }
            if !view.readonly {
                // Stays in reach of the keyboard when there is nothing more to take back, so that focus is not lost.
                { stated(view, "undo", Key::Undo, None, Some(!undoable)) }
                { button(view, "reset", Key::Reset) }
            }
        </div>
    }
}
