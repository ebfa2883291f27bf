//! The truth about saving.

use yew::prelude::*;

use super::rich_text::plain;
use super::store::Saving;
use super::view::View;
use crate::core::catalogue::Key;

/// The status line.
pub fn status(view: &View) -> Html {
    let Saving { key, time, set_aside } = view.store.saving();
    let mut words = view.text.fill(if view.readonly { Key::ReadOnly } else { key }, &[("time", &time)]);
    if set_aside {
        words.push(' ');
        words.push_str(&view.say(Key::SetAside));
    }
    html! { <p part="status">{ plain(words) }</p> }
}
