//! One expectation: a tick, what it means, and behind a button what the two say about it.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::notes::Notes;
use super::rich_text::rich_text;
use super::store::use_slice;
use super::view::{Shared, View};
use crate::core::catalogue::Key;
use crate::core::checklist::Item;
use crate::core::document::{Level, View as Answer};
use crate::core::state::Action;
use crate::core::summary::level;

/// Which item.
#[derive(Clone, PartialEq, Properties)]
pub struct ItemProps {
    /// The widget
    pub view: Shared,
    /// The item
    pub item: Rc<Item>,
}

/// A row of the list.
#[component]
pub fn ItemRow(props: &ItemProps) -> Html {
    super::rendered("item");
    let ItemProps { view, item } = props;
    let (level, notes) = {
        let item = item.clone();
        use_slice(&view.store, Some(&props.item.id), move |store| {
            store.read(|state| (level(&item, &state.document), state.document.notes(&item.id)))
        })
    };
    let open = use_state_eq(|| false);

    let on_tick = {
        let ItemProps { view, item } = props.clone();
        Callback::from(move |event: Event| {
            let checkbox: HtmlInputElement = event.target_unchecked_into();
            let level = if checkbox.checked() { Level::Yes } else { Level::Unset };
            view.store.dispatch(Action::SetLevel { item: item.id.clone(), view: Answer::Agreed, level });
        })
    };
    let on_more = {
        let open = open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    let on_key = {
        let open = open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                open.set(false);
            }
        })
    };
    let not_applicable = level == Level::NotApplicable;
    let has_more = !view.readonly || !notes.is_empty();
    let more = match notes.len() {
        0 => view.say(Key::More),
        count => view.text.count(Key::Notes, count, &[("count", &count.to_string())]),
    };
    html! {
        <li part="item" data-item={item.id.clone()} data-level={level.as_str()} onkeydown={on_key}>
            <div class="row">
                <label>
                    <input part="checkbox" type="checkbox" autocomplete="off" checked={level == Level::Yes}
                        disabled={view.readonly || not_applicable} onchange={on_tick} />
                    <span part="statement" dir="auto">{ rich_text(&item.statement) }</span>
                </label>
                if has_more {
                    <button part="button" class="more" type="button" data-action="more" data-notes={notes.len().to_string()}
                        aria-expanded={open.to_string()} onclick={on_more}>
                        { more }<span class="unseen">{ ": " }{ item.statement.plain_text() }</span>
                    </button>
                }
            </div>
            <div part="details">
                <span class="mark">{ view.say(level_key(level)) }</span>
                { for item.details.iter().map(|line| html! { <p dir="auto">{ rich_text(line) }</p> }) }
                if *open || !notes.is_empty() {
                    <Notes view={view.clone()} item={item.clone()} {level} {notes} open={*open} />
                }
            </div>
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

/// The action behind "does not apply here", or its way back.
pub fn toggle_applicable(view: &View, item: &str, level: Level) {
    let item = item.to_owned();
    view.store.dispatch(match level {
        Level::NotApplicable => Action::SetApplicable { item },
        from => Action::SetNotApplicable { item, from },
    });
}
