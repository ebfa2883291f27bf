//! What the two say about an item. The notes are always there, for paper; the fields only while it is open.

use yew::Html;

use super::button::button;
use super::element::{Attribute, Element, element, list};
use super::rich_text::{plain, rich_text};
use super::view::View;
use crate::core::catalogue::Key;
use crate::core::checklist::Item;
use crate::core::document::{Level, Note, Place, moment};
use crate::core::rich::Rich;

/// The notes of an item, and what else can be said of it.
pub fn panel(view: &View, item: &Item, level: Level, notes: &[Note], open: bool) -> Html {
    if !open && notes.is_empty() {
        return Html::default();
    }
    let writable = open && !view.is_fixed();
    let edits = notes.iter().any(|note| view.editing.borrow().as_ref() == Some(&note.id));
    let notes = element("ul")
        .class("notes")
        .set(Attribute::Role, "list")
        .children(notes.iter().map(|note| row(view, note, writable)));
    element("div")
        .class(if edits { "panel edits" } else { "panel" })
        .set_flag(Attribute::Open, open)
        .set(Attribute::TabIndex, "-1")
        // Its buttons are called the same in every item.
        .set(Attribute::Role, "group")
        .set_text(Attribute::AriaLabel, &item.statement.plain_text())
        .child(notes)
        .child_if(writable, || compose(view))
        .child_if(writable, || match level {
            Level::NotApplicable => button(view, "applicable", Key::Applicable),
            _ => button(view, "not-applicable", Key::NotApplicable),
        })
        .into()
}

/// The field of a new note, and whose it is.
fn compose(view: &View) -> Element {
    let author = [("", Key::Nobody), ("pm", Key::Pm), ("em", Key::Em)];
    element("div")
        .class("compose")
        .child(field(view, Key::NewNote, ""))
        .child(choice(view, Key::Author, "author", &author))
        .child(button(view, "add-note", Key::AddNote))
}

/// A list of values to choose from, with their words. The first is chosen.
pub fn choice(view: &View, label: Key, field: &'static str, values: &[(&'static str, Key)]) -> Element {
    let mut select = element("select").set(Attribute::Field, field);
    for (index, (value, key)) in values.iter().enumerate() {
        // Yew adds options from the last to the first, and browsers choose the first they see.
        let option = element("option").set(Attribute::Value, value).set_if(Attribute::Selected, index == 0);
        select = select.child(option.text(view.say(*key)));
    }
    element("label").class("choice").text(view.say(label) + " ").child(select)
}

fn row(view: &View, note: &Note, writable: bool) -> Html {
    let row = element("li").key(&note.id).part("note").set_text(Attribute::Note, &note.id);
    if writable && view.editing.borrow().as_ref() == Some(&note.id) {
        let field = element("div")
            .class("compose")
            .child(field(view, Key::ChangeNote, &note.text))
            .child(button(view, "save-note", Key::SaveNote))
            .child(button(view, "cancel", Key::Cancel));
        return row.child(field).into();
    }
    let author = view.text.author(note.author);
    let written = view.store.read(|state| state.document.register(&Place::note_text(&note.id)).and_then(moment));
    row.child_if(!author.is_empty(), || {
        list(vec![element("b").class("author").text(author).into(), plain(" ".to_owned())])
    })
    .child(element("span").class("text").set(Attribute::Dir, "auto").children(rich_text(&Rich::linked(&note.text))))
    .child_if(written > Some(0), || element("span").class("written").text((view.moment)(written.unwrap_or_default())))
    .child_if(writable, || {
        element("span").class("note-tools").child(button(view, "edit-note", Key::Edit)).child(button(
            view,
            "remove-note",
            Key::Remove,
        ))
    })
    .into()
}

/// A field for a note. What is written in it is the browser's until it is left.
fn field(view: &View, label: Key, text: &str) -> Element {
    let label = view.say(label);
    element("textarea")
        .set(Attribute::Rows, "2")
        .set(Attribute::Dir, "auto")
        .set(Attribute::Field, "note")
        .set_text(Attribute::AriaLabel, &label)
        .set_text(Attribute::Placeholder, &label)
        .default_value(text)
}
