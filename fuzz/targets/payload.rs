//! A payload opens to a document or names its error, and what it opened to goes into a payload and back.

#![no_main]

use alignment_checklist::core::builtin;
use alignment_checklist::core::comparison::compare;
use alignment_checklist::core::document::{Document, Writer};
use alignment_checklist::core::payload::{PayloadError, decode, encode, framed, payload_in};
use alignment_checklist::core::state::{Action, State, update};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    look_at(text);
    // The same with length and checksum put right, without which nothing reaches what is inside.
    let body = text.get(3..text.len().saturating_sub(6)).unwrap_or_default();
    look_at(&framed(body));

    if let Some(payload) = payload_in(text) {
        look_at(payload);
    }
});

fn look_at(payload: &str) {
    if let Ok(document) = decode(payload) {
        assert!(matches!(Document::parse(&document.to_text()), Ok(same) if same == document));
        assert!(matches!(decode(&encode(&document)), Ok(same) if same == document) || is_too_long(&document));
        let mine = Document::new("pm-em", 1, "default");
        compare(&mine, &document, &builtin::pm_em());
        let writer = Writer { replica: "me", now: 0 };
        let (accepted, _) = update(State::new(mine), Action::Accept(document), writer);
        let _ = update(accepted, Action::Undo, writer);
    }
}

fn is_too_long(document: &Document) -> bool {
    decode(&encode(document)) == Err(PayloadError::TooLong)
}
