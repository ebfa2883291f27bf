//! The ways out of this browser and back in. What each button does with the browser is the shell's.

use yew::Html;

use super::button::button;
use super::element::{Attribute, element};
use super::notes::choice;
use super::view::View;
use crate::core::catalogue::Key;
use crate::core::json::decimal;
use crate::core::payload;

/// The longest link that is recommended, in characters: Teams and Confluence keep a little more.
pub const LONGEST_LINK: usize = 2000;

/// The panel, or nothing.
pub fn share(view: &View) -> Html {
    // What was shared by others is theirs to share.
    if !view.sharing.get() || view.store.is_looking() {
        return Html::default();
    }
    let ((marks, notes), payload) =
        view.store.read_own(|state| (state.document.counts(), payload::encode(&state.document)));
    let length = (view.link)(&payload).len();
    let count = |key, number: usize| view.text.count(key, number, &[("count", &decimal(number as u64))]);
    let holds =
        view.text.fill(Key::ShareHolds, &[("marks", &count(Key::Marks, marks)), ("notes", &count(Key::Notes, notes))]);
    let formats = [
        ("rich", Key::FormatRich),
        ("markdown", Key::FormatMarkdown),
        ("confluence", Key::FormatConfluence),
        ("plain", Key::FormatPlain),
    ];
    let tools = || element("div").class("tools");
    let by_link = tools()
        .child(button(view, "copy-link", Key::CopyLink))
        .child_if(view.abilities.sheet, || button(view, "send-link", Key::SendLink))
        .child_if(view.abilities.qr && length <= LONGEST_LINK, || button(view, "qr-code", Key::QrCode));
    let by_text = tools().child(button(view, "copy-summary", Key::CopySummary)).child(choice(
        view,
        Key::Format,
        "format",
        &formats,
    ));
    let by_file = tools().child(button(view, "save-file", Key::SaveFile)).child(button(view, "print", Key::Print));
    // What the clipboard does not take: the shell fills it and shows it.
    let by_hand = element("textarea")
        .key(&payload)
        .class("by-hand")
        .set(Attribute::Hidden, "")
        .set(Attribute::Rows, "3")
        .set(Attribute::ReadOnly, "")
        .set_text(Attribute::AriaLabel, &view.say(Key::CopyByHand));
    let label = view.say(Key::OpenLabel);
    let pasted = element("textarea")
        .set(Attribute::Rows, "1")
        .set(Attribute::Field, "opened")
        .set_text(Attribute::AriaLabel, &label)
        .set_text(Attribute::Placeholder, &label);
    let file = element("input")
        .class("unseen")
        .set(Attribute::Type, "file")
        .set(Attribute::Accept, ".json,application/json")
        .set(Attribute::Field, "file");
    let opening = tools()
        .child(pasted)
        .child(button(view, "open-text", Key::Open))
        .child(element("label").part("button").class("file").text(view.say(Key::OpenFile)).child(file));
    element("div")
        .class("share")
        .set(Attribute::Role, "group")
        .set_text(Attribute::AriaLabel, &view.say(Key::Share))
        .child(element("p").text(holds))
        .child_if(length > LONGEST_LINK, || element("p").text(count(Key::ShareLong, length)))
        .child(by_link)
        // What the shell draws into it is for this payload only, as what it writes into the field below.
        .child(element("div").key(&payload).class("qr").set(Attribute::Qr, ""))
        .child(by_text)
        .child(by_file)
        .child(by_hand)
        .child(opening)
        .into()
}
