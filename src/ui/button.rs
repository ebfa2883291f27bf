//! Buttons, all of one kind: the shell acts on their `data-action`.

use yew::prelude::*;

use super::view::View;
use crate::core::catalogue::Key;

/// A button with its words and the name of what it does.
pub fn button(view: &View, action: &'static str, key: Key) -> Html {
    stated(view, action, key, None, None)
}

/// A button that also says whether it is pressed, or whether it would do nothing.
pub fn stated(view: &View, action: &'static str, key: Key, pressed: Option<bool>, disabled: Option<bool>) -> Html {
    html! {
        <button part="button" type="button" data-action={action} aria-pressed={pressed.map(flag)} aria-disabled={disabled.map(flag)}>
            { view.words(key) }
        </button>
    }
}

/// A boolean as the value of an ARIA attribute.
pub fn flag(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}
