//! One expectation: a tick, what it means, and behind a button what the two say about it.

use yew::prelude::*;

use super::button::flag;
use super::notes::panel;
use super::rich_text::{paragraphs, plain, rich_text};
use super::view::View;
use crate::core::catalogue::Key;
use crate::core::checklist::Item;
use crate::core::document::Level;
use crate::core::json::decimal;
use crate::core::summary::level;

/// A row of the list.
pub fn row(view: &View, item: &Item) -> Html {
    let (level, notes) = view.store.read(|state| (level(item, &state.document), state.document.notes(&item.id)));
    let open = view.is_open(&item.id);
    let count = decimal(notes.len() as u64);
    let more = match notes.len() {
        0 => view.say(Key::More),
        number => view.text.count(Key::Notes, number, &[("count", &count)]),
    };
    html! {
        <li part="item" data-item={item.id.clone()} data-level={level.as_str()}>
            <div class="row">
                <label>
                    <input part="checkbox" type="checkbox" autocomplete="off" checked={level == Level::Yes}
                        disabled={view.readonly || level == Level::NotApplicable} />
                    <span part="statement" dir="auto">{ rich_text(&item.statement) }</span>
                </label>
                if !view.readonly || !notes.is_empty() {
                    <button part="button" class="more" type="button" data-action="more" data-notes={count} aria-expanded={flag(open)}>
                        { plain(more) }
                        <span class="unseen">{ plain([": ", &item.statement.plain_text()].concat()) }</span>
                    </button>
                }
            </div>
            <div part="details">
                <span class="mark">{ view.words(level_key(level)) }</span>
                { paragraphs(&item.details) }
            </div>
            { panel(view, level, &notes, open) }
        </li>
    }
}

/// The mark in words.
fn level_key(level: Level) -> Key {
    match level {
        Level::Yes => Key::LevelYes,
        Level::Partly => Key::LevelPartly,
        Level::NotYet => Key::LevelNotYet,
        Level::Unset => Key::LevelUnset,
        Level::NotApplicable => Key::LevelNotApplicable,
    }
}
