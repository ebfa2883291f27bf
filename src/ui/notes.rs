//! What the two say about an item. The notes are always there, for paper; the fields only while it is open.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::compose::Compose;
use super::item::toggle_applicable;
use super::view::Shared;
use crate::core::catalogue::Key;
use crate::core::checklist::Item;
use crate::core::document::{Author, Level, Note};
use crate::core::state::Action;

/// Of which item.
#[derive(Clone, PartialEq, Properties)]
pub struct NotesProps {
    /// The widget
    pub view: Shared,
    /// The item
    pub item: Rc<Item>,
    /// Its mark
    pub level: Level,
    /// Its notes, oldest first
    pub notes: Vec<Note>,
    /// Whether it is open on screen
    pub open: bool,
}

/// The notes of an item, and what else can be said of it.
#[component]
pub fn Notes(props: &NotesProps) -> Html {
    let NotesProps { view, item, level, notes, open } = props;
    let editing = use_state_eq(|| None::<String>);
    let panel = use_node_ref();
    let writable = *open && !view.readonly;

    let rows = notes.iter().map(|note| {
        let id = note.id.clone();
        if writable && editing.as_ref() == Some(&id) {
            let on_commit = {
                let (view, editing, id) = (view.clone(), editing.clone(), id.clone());
                Callback::from(move |(_, text)| {
                    view.store.dispatch(Action::EditNote { note: id.clone(), text });
                    editing.set(None);
                })
            };
            return html! {
                <li key={id} part="note"><Compose view={view.clone()} text={note.text.clone()} {on_commit} /></li>
            };
        }
        let on_edit = {
            let (editing, id) = (editing.clone(), id.clone());
            Callback::from(move |_| editing.set(Some(id.clone())))
        };
        let on_remove = {
            let (view, panel, note) = (view.clone(), panel.clone(), id.clone());
            Callback::from(move |_| {
                // The button goes with the note: focus moves to what stays.
                if let Some(panel) = panel.cast::<HtmlElement>() {
                    let _ = panel.focus();
                }
                view.store.dispatch(Action::RemoveNote { note: note.clone() });
            })
        };
        html! {
            <li key={id} part="note">
                { author_mark(view, note.author) }
                <span class="text" dir="auto">{ &note.text }</span>
                if writable {
                    <span class="note-tools">
                        { button(view, "edit-note", Key::Edit, on_edit) }
                        { button(view, "remove-note", Key::Remove, on_remove) }
                    </span>
                }
            </li>
        }
    });
    let on_add = {
        let (view, item) = (view.clone(), item.clone());
        Callback::from(move |(author, text)| {
            view.store.dispatch(Action::AddNote { item: item.id.clone(), author, text });
        })
    };
    let on_toggle = {
        let (view, item, level) = (view.clone(), item.clone(), *level);
        Callback::from(move |_| toggle_applicable(&view, &item.id, level))
    };
    let (action, key) = match level {
        Level::NotApplicable => ("applicable", Key::Applicable),
        _ => ("not-applicable", Key::NotApplicable),
    };
    html! {
        <div class={if *open { "panel" } else { "panel closed" }} ref={panel.clone()} tabindex="-1">
            <ul class="notes" role="list">{ for rows }</ul>
            if writable {
                <Compose view={view.clone()} on_commit={on_add} with_author=true />
                { button(view, action, key, on_toggle) }
            }
        </div>
    }
}

fn author_mark(view: &Shared, author: Author) -> Html {
    match author {
        Author::Nobody => Html::default(),
        Author::Pm => html! { <b class="author">{ view.say(Key::Pm) }</b> },
        Author::Em => html! { <b class="author">{ view.say(Key::Em) }</b> },
    }
}

/// A button with its words and the name of what it does.
pub fn button(view: &Shared, action: &'static str, key: Key, onclick: Callback<MouseEvent>) -> Html {
    html! { <button part="button" type="button" data-action={action} {onclick}>{ view.say(key) }</button> }
}
