//! One expectation: a tick, what it means, and behind a button what the two say about it.

use yew::Html;

use super::element::{Attribute, element};
use super::notes::panel;
use super::offer::differences;
use super::rich_text::{paragraphs, rich_text};
use super::view::View;
use crate::core::catalogue::Key;
use crate::core::checklist::Item;
use crate::core::document::Level;
use crate::core::json::decimal;
use crate::core::summary::level;

/// A row of the list.
pub fn row(view: &View, item: &Item) -> Html {
    let (level, notes) = view.store.read(|state| (level(item, &state.document), state.document.notes(&item.id)));
    let fixed = view.is_fixed();
    let open = view.is_open(&item.id);
    let count = decimal(notes.len() as u64);
    let more = match notes.len() {
        0 => view.say(Key::More),
        number => view.text.count(Key::Notes, number, &[("count", &count)]),
    };
    let tick = element("input")
        .part("checkbox")
        .set(Attribute::Type, "checkbox")
        .set(Attribute::AutoComplete, "off")
        .set_if(Attribute::Disabled, fixed || level == Level::NotApplicable)
        .checked(level == Level::Yes);
    let statement = element("span").part("statement").set(Attribute::Dir, "auto").children(rich_text(&item.statement));
    let more = || {
        element("button")
            .part("button")
            .class("more")
            .set(Attribute::Type, "button")
            .set(Attribute::Action, "more")
            .set_text(Attribute::Notes, &count)
            .set_flag(Attribute::AriaExpanded, open)
            .text(more)
            .child(element("span").class("unseen").text([": ", &item.statement.plain_text()].concat()))
    };
    let row = element("div")
        .class("row")
        .child(element("label").child(tick).child(statement))
        .child_if(!fixed || !notes.is_empty(), more);
    let details = element("div")
        .part("details")
        .child(element("span").class("mark").text(view.text.level(level)))
        .children(paragraphs(&item.details));
    element("li")
        .part("item")
        .set_text(Attribute::Item, &item.id)
        .set(Attribute::Level, level.as_str())
        .child(row)
        .child(details)
        .child(differences(view, &item.id))
        .child(panel(view, item, level, &notes, open))
        .into()
}
