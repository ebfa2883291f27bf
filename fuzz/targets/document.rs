//! A stored document is read and written unchanged, merges with itself to itself, and goes into a payload and back.

#![no_main]

use alignment_checklist::core::document::Document;
use alignment_checklist::core::payload::{PayloadError, decode, encode};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(document) = Document::parse(text) {
        let stored = document.to_text();
        assert!(Document::parse(&stored).is_ok_and(|same| same == document && same.to_text() == stored));
        assert!(document.clone().merge(document.clone()) == document);
        match decode(&encode(&document)) {
            Ok(same) => assert!(same == document),
            Err(error) => assert!(error == PayloadError::TooLong),
        }
    }
});
