//! `docs/link.md` is enough to read links. The decoder is written from that page alone, as another program would be, and opens what
//! the crate encodes to the same JSON. Where it does not, either the page or the coder is wrong.

mod decoder;

use std::iter;

use alignment_checklist::core::document::Document;
use alignment_checklist::core::json::Json;
use alignment_checklist::core::payload::{PayloadError, decode, encode, framed};
use proptest::collection::vec;
use proptest::prelude::*;

use self::decoder::{Error, MOST_LEVELS, crc_32, in_base_62, read};
use crate::payload::large;
use crate::support::*;

impl From<PayloadError> for Error {
    fn from(error: PayloadError) -> Error {
        match error {
            PayloadError::Cut => Error::Cut,
            PayloadError::Garbled => Error::Garbled,
            PayloadError::Newer(_) => Error::Newer,
            PayloadError::Foreign => Error::Foreign,
            PayloadError::TooLong => Error::TooLong,
        }
    }
}

/// What the page says of a payload, and what the crate does.
fn both(payload: &str) -> [Result<Document, Error>; 2] {
    let documented = read(payload).and_then(|json| Document::parse(&json).map_err(|_| Error::Garbled));
    [documented, decode(payload).map_err(Error::from)]
}

#[test]
fn the_examples_of_the_page_open() {
    let page = file("docs/link.md");
    for example in ["`1AAA5II79`", "`1ADdiQEQCROw`"] {
        assert!(page.contains(example), "{example}");
    }
    assert_eq!(in_base_62(crc_32("1AA")), "A5II79");
    assert_eq!(
        read("1ADdiQEQCROw").unwrap(),
        concat!(
            r#"{"commitments":{},"format":1,"list":"pm-em","list_revision":1,"#,
            r#""marks":{},"notes":{},"syncs":{},"team":"default"}"#
        )
    );
}

#[test]
fn every_golden_link_opens_to_its_document() {
    let golden = parse(&file("tests/golden/links.json"));
    for link in golden.get("links").unwrap().elements() {
        let (what, payload) = (link.text("what").unwrap(), link.text("payload").unwrap());
        assert_eq!(&parse(&read(payload).unwrap()), link.get("document").unwrap(), "{what}");
        let [documented, opened] = both(payload);
        assert_eq!(documented, opened, "{what}");
    }
}

#[test]
fn a_document_beyond_all_that_is_remembered_opens() {
    let document = large();
    assert_eq!(both(&encode(&document)), [Ok(document.clone()), Ok(document)]);
}

#[test]
fn what_a_payload_opens_to_has_the_limit_of_the_page() {
    // A text that came before costs less of it than a new one.
    for (last, expected) in [(6885, true), (6886, false), (8000, true)] {
        let texts = iter::repeat_n(8000, 126).chain([last]).map(|length| "x".repeat(length));
        let document = after(empty(), texts.map(|text| note("goals-short", &text))).document;
        let [documented, opened] = both(&encode(&document));
        assert_eq!(documented, if expected { Ok(document) } else { Err(Error::TooLong) }, "{last}");
        assert_eq!(documented, opened, "{last}");
    }
}

#[test]
fn nesting_has_the_limit_of_the_page() {
    // The document itself is one level.
    for (levels, expected) in [(MOST_LEVELS - 1, true), (MOST_LEVELS, false)] {
        let inner = (0..levels).fold(Json::Null, |inner, _| Json::Array(vec![inner]));
        let members = [("format", Json::from(1)), ("list", "l".into()), ("team", "t".into()), ("more", inner)];
        let document = Document::try_from(Json::object(members)).unwrap();
        let [documented, opened] = both(&encode(&document));
        assert_eq!(documented, if expected { Ok(document) } else { Err(Error::Garbled) });
        assert_eq!(documented, opened);
    }
}

proptest! {
    // Each goes through the sample several times.
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_document_opens(document in prop_oneof![usual_document(), any_document()]) {
        let payload = encode(&document);
        let json = read(&payload).unwrap();
        prop_assert_eq!(parse(&json).to_text(), document.to_text(), "{}", payload);
    }

    #[test]
    fn what_was_damaged_has_the_error_of_the_page(
        document in usual_document(),
        place in any::<prop::sample::Index>(),
        wrong in "[A-Za-z0-9_-]|é",
    ) {
        let payload = encode(&document);
        let place = place.index(payload.len());
        for damaged in [payload[..place].to_owned(), [&payload[..place], &wrong, &payload[place + 1..]].concat()] {
            let [documented, opened] = both(&damaged);
            prop_assert_eq!(documented, opened, "{}", damaged);
        }
    }

    #[test]
    fn any_body_opens_as_the_page_says(
        document in usual_document(),
        changes in vec((any::<prop::sample::Index>(), "[A-Za-z0-9_-]"), 0..4),
        more in "[A-Za-z0-9_-]{0,400}",
    ) {
        let payload = encode(&document);
        let mut body = payload[3..payload.len() - 6].to_owned();
        prop_assume!(body.len() < 4095);
        for (place, wrong) in changes {
            let place = place.index(body.len());
            body.replace_range(place..=place, &wrong);
        }
        for body in [[&*body, &more].concat(), more] {
            let [documented, opened] = both(&framed(&body));
            prop_assert_eq!(documented, opened, "{}", body);
        }
    }
}
