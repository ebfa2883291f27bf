//! What the two say about an item. The notes are always there, for paper; the fields only while it is open.

use yew::prelude::*;

use super::button::{button, flag};
use super::rich_text::plain;
use super::view::View;
use crate::core::catalogue::Key;
use crate::core::document::{Author, Level, Note};

/// The notes of an item, and what else can be said of it.
pub fn panel(view: &View, level: Level, notes: &[Note], open: bool) -> Html {
    if !open && notes.is_empty() {
        return Html::default();
    }
    let writable = open && !view.readonly;
    let toggle = match level {
        Level::NotApplicable => button(view, "applicable", Key::Applicable),
        _ => button(view, "not-applicable", Key::NotApplicable),
    };
    html! {
        <div class="panel" data-open={flag(open)} tabindex="-1">
            <ul class="notes" role="list">{ for notes.iter().map(|note| row(view, note, writable)) }</ul>
            if writable {
                <div class="compose" key="compose">
                    { field(view, Key::NewNote, "") }
                    <label class="author-field">
                        { plain(view.say(Key::Author) + " ") }
                        <select data-field="author">
                            // Yew adds options from the last to the first, and browsers choose the first they see.
                            <option value="" selected=true>{ view.words(Key::Nobody) }</option>
                            <option value="pm">{ view.words(Key::Pm) }</option>
                            <option value="em">{ view.words(Key::Em) }</option>
                        </select>
                    </label>
                    { button(view, "add-note", Key::AddNote) }
                </div>
                { toggle }
            }
        </div>
    }
}

fn row(view: &View, note: &Note, writable: bool) -> Html {
    let editing = writable && view.editing.borrow().as_ref() == Some(&note.id);
    let content = if editing {
        html! {
            <div class="compose">
                { field(view, Key::ChangeNote, &note.text) }
                { button(view, "save-note", Key::SaveNote) }
                { button(view, "cancel", Key::Cancel) }
            </div>
        }
    } else {
        html! {
            <>
                if note.author != Author::Nobody {
                    <b class="author">{ view.words(if note.author == Author::Pm { Key::Pm } else { Key::Em }) }</b>{ plain(" ".to_owned()) }
                }
                <span class="text" dir="auto">{ plain(note.text.clone()) }</span>
                if writable {
                    <span class="note-tools">
                        { button(view, "edit-note", Key::Edit) }
                        { button(view, "remove-note", Key::Remove) }
                    </span>
                }
            </>
        }
    };
    html! { <li key={note.id.as_str()} part="note" data-note={note.id.clone()}>{ content }</li> }
}

/// A field for a note. What is written in it is the browser's until it is left.
fn field(view: &View, label: Key, text: &str) -> Html {
    let label = view.say(label);
    html! {
        <textarea rows="2" dir="auto" data-field="note" aria-label={label.clone()} placeholder={label} defaultvalue={text.to_owned()} />
    }
}
