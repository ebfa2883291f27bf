//! The payload of a link: it opens to exactly what was put in, is short, and says what is wrong when it was damaged.

use alignment_checklist::core::builtin;
use alignment_checklist::core::document::{Author, Document, Level, Writer};
use alignment_checklist::core::json::{Json, MAX_DEPTH, Object};
use alignment_checklist::core::payload::{MAX_PAYLOAD, PayloadError, SAMPLE, decode, encode, framed, payload_in};
use alignment_checklist::core::state::{Action, State, update};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::*;

/// As the widget makes them: two numbers below 2^32 in base 36.
const TWO_REPLICAS: [&str; 2] = ["1y2p0ij1wnb8d4", "vq9r3k1z141z3a"];

fn opened(text: &str) -> Document {
    decode(text).unwrap()
}

fn error(text: &str) -> PayloadError {
    decode(text).unwrap_err()
}

/// A random number, always the same for the same number.
fn chance(number: u64) -> u64 {
    number.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 20
}

/// Does this as one of the replicas, at so many minutes after some time in 2026.
fn at(state: State, replica: &str, minute: u64, action: Action) -> State {
    update(state, action, Writer { replica, now: 1_790_000_000_000 + minute * 60_000 }).0
}

/// Every item of the built-in list marked, by each replica in turn, at this minute after the start.
fn all_marked(replicas: &[&str], minute: impl Fn(u64) -> u64) -> State {
    let list = builtin::pm_em();
    let levels = [Level::Yes, Level::Yes, Level::Partly, Level::NotYet, Level::Unset];
    let mut state = State::new(Document::new("pm-em", 1, "default"));
    for (number, item) in (0..).zip(list.items()) {
        let replica = replicas[usize::try_from(number).unwrap() % replicas.len()];
        let level = levels[usize::try_from(chance(number)).unwrap() % levels.len()];
        let action = if number == 11 { not_applicable(&item.id, Level::Unset) } else { set(&item.id, level) };
        state = at(state, replica, minute(number), action);
    }
    state
}

/// Ten different notes of 120 characters beside that.
fn with_ten_notes(mut state: State) -> State {
    let texts = [
        "Ask in the next planning whether this still holds, and bring the numbers of the last two releases along to decide: yes?!",
        "The team says the roadmap for spring is not theirs; we agreed to go through it together with everyone on Tuesday, twice.",
        "Anna will collect what customers told support since August, so that we both see the same picture before the next review.",
        "Technical debt: two days a week are reserved from now on. If we miss it three weeks in a row we talk about the reason...",
        "We differ on what done means for the export feature. EM: tests and docs; PM: first ten customers use it without support.",
        "Velocity is no aim of ours. Let us show lead time instead, and only to ourselves, until we know what it tells us really.",
        "Still open whether interviews should be held by engineers alone. Try it once with Jonas and Mira, then decide in a month",
        "OKR draft: activation 40% to 55%, incidents below 3 a month. Both of us sign it or none of us does; deadline 12 December",
        "Good week! The pairing on discovery paid off: the riskiest assumption fell after two days rather than after two sprints.",
        "Stakeholder update goes out from both of us, same text. Last time two different messages reached sales, and we lost one.",
    ];
    for (number, (text, item)) in (0..).zip(texts.into_iter().zip(builtin::pm_em().items())) {
        assert_eq!(text.len(), 120);
        let author = [Author::Pm, Author::Em][usize::try_from(number % 2).unwrap()];
        let action = Action::AddNote { item: item.id.clone(), author, text: text.to_owned() };
        state = at(state, TWO_REPLICAS[usize::try_from(number % 2).unwrap()], 20_000 + 700 * number, action);
    }
    state
}

#[test]
fn ten_notes_that_no_expectation_helps_with_still_fit() {
    let mut state = all_marked(&TWO_REPLICAS, |number| number);
    for (number, item) in (0..10).zip(builtin::pm_em().items()) {
        let characters =
            (0..120).map(|place| char::from(33 + u8::try_from(chance(number * 120 + place) % 94).unwrap()));
        let text: String = characters.collect();
        state = at(state, TWO_REPLICAS[0], 20_000 + number, note(&item.id, &text));
    }
    let payload = encode(&state.document);
    println!("{} characters", payload.len());
    assert!(payload.len() <= 1900, "{} characters", payload.len());
}

#[test]
fn every_mark_set_is_at_most_120_characters() {
    const WEEK: u64 = 7 * 24 * 60;
    type Minute = fn(u64) -> u64;
    let ways: [(&str, Minute); 5] = [
        ("one sitting", |number| number),
        ("three sittings in five weeks", |number| number / 5 * 2 * WEEK + number % 5 * 3),
        ("one item every other day", |number| number * 2 * 24 * 60 + chance(number) % 600),
        ("any time within six weeks", |number| chance(number) % (6 * WEEK)),
        ("four sittings within a year", |number| number / 4 * 13 * WEEK + number % 4),
    ];
    for (way, minute) in ways {
        for replicas in [&TWO_REPLICAS[..1], &TWO_REPLICAS[..]] {
            let document = all_marked(replicas, minute).document;
            let payload = encode(&document);
            println!("{} characters, {} replicas, {way}", payload.len(), replicas.len());
            assert!(payload.len() <= 120, "{} characters: {way}", payload.len());
            assert_eq!(opened(&payload), document);
        }
    }
}

#[test]
fn ten_notes_of_120_characters_beside_them_are_at_most_1900() {
    let document = with_ten_notes(all_marked(&TWO_REPLICAS, |number| chance(number) % (42 * 24 * 60))).document;
    let payload = encode(&document);
    println!("{} characters", payload.len());
    assert!(payload.len() <= 1900, "{} characters", payload.len());
    assert_eq!(opened(&payload), document);
}

#[test]
fn is_a_version_a_length_a_body_and_a_checksum() {
    assert_eq!(framed(""), "1AAA5II79");
    assert_eq!(framed("Zz"), "1ACZzElnvgC");
    assert_eq!(encode(&Document::new("pm-em", 1, "default")), "1ADdiQEQCROw");
    assert_eq!(&framed(&"x".repeat(4094))[..4], "1_-x");
    assert_eq!(&framed(&"x".repeat(4095))[..7], "1__A__x");
    assert_eq!(framed(&"x".repeat(4095)).len(), 6 + 4095 + 6);
}

#[test]
fn a_long_one_opens_too() {
    let text: String = (0..8000).map(|place| char::from(33 + u8::try_from(chance(place) % 94).unwrap())).collect();
    let document = after(empty(), [note("goals-short", &text)]).document;
    let payload = encode(&document);
    assert!(payload.starts_with("1__"), "{payload}");
    assert_eq!(opened(&payload), document);
    for end in (1..payload.len()).step_by(97) {
        assert_eq!(error(&payload[..end]), PayloadError::Cut, "after {end}");
    }
}

#[test]
fn a_very_long_note_opens_or_is_too_long_to() {
    let note_of = |text: &str| after(empty(), [note("goals-short", text)]).document;
    let words = ["release", "customers", "we", "agreed", "the", "roadmap", "is", "not", "ours", "until", "spring,"];
    let prose: Vec<&str> = (0..18_000).map(|place| words[usize::try_from(chance(place) % 11).unwrap()]).collect();
    let prose = note_of(&prose.join(" ")[..100_000]);
    assert_eq!(opened(&encode(&prose)), prose);
    let mut random = 1_u32;
    let noise = (0..100_000).map(|_| {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(33 + u8::try_from((random >> 24) % 94).unwrap())
    });
    // So long that whoever shares it is told to save a file instead.
    let payload = encode(&note_of(&noise.collect::<String>()));
    assert!(payload.len() > MAX_PAYLOAD);
    assert_eq!(error(&payload), PayloadError::TooLong);
}

#[test]
fn is_of_characters_that_survive_in_links_and_ends_in_a_letter_or_digit() {
    for number in 0..500 {
        let payload = encode(&after(empty(), (0..number % 7).map(|item| tick(&format!("{item}-{number}")))).document);
        assert!(payload.starts_with('1'), "{payload}");
        assert!(payload.chars().all(|one| one.is_ascii_alphanumeric() || "-_".contains(one)), "{payload}");
        assert!(payload.ends_with(|one: char| one.is_ascii_alphanumeric()), "{payload}");
    }
}

#[test]
fn the_sample_knows_every_item_of_the_built_in_list() {
    // Items that came later. They are written as text, since the sample never changes.
    let later: [&str; 0] = [];
    let sample = parse(SAMPLE);
    for item in builtin::pm_em().sections.iter().flat_map(|section| &section.items) {
        let known = sample.get("marks").unwrap().get(&item.id).is_some();
        assert!(known || later.contains(&&*item.id), "{}", item.id);
    }
}

#[test]
fn the_sample_is_the_one_that_every_link_was_written_with() {
    assert_eq!(SAMPLE.len(), 2432);
    assert_eq!(&framed(SAMPLE)[3 + 2432..], "Eaq9KV", "links that were made before do not open any more");
}

#[test]
fn says_what_is_wrong_and_what_to_do() {
    for (error, sentence) in [
        (PayloadError::Cut, "The link was cut off, its end is missing. Copy it again, whole."),
        (PayloadError::Garbled, "The link was changed on its way. Copy it again from where it was made."),
        (
            PayloadError::Newer('2'),
            "The link was made by a newer version of this checklist. Reload the page; if that does not help, the page has to be updated.",
        ),
        (PayloadError::Foreign, "The link holds nothing that this checklist has written. Ask for a new one."),
        (PayloadError::TooLong, "The link is longer than any that this checklist opens. Ask for the file instead."),
    ] {
        assert_eq!(error.sentence(), sentence);
        assert_eq!(error.to_string(), sentence);
    }
}

#[test]
fn a_link_that_was_cut_says_so_wherever_that_was() {
    let payload = encode(&with_ten_notes(all_marked(&TWO_REPLICAS, |number| number)).document);
    for end in 1..payload.len() {
        assert_eq!(error(&payload[..end]), PayloadError::Cut, "after {end}");
    }
}

#[test]
fn one_wrong_character_is_noticed_wherever_it_is() {
    let payload = encode(&all_marked(&TWO_REPLICAS, |number| number).document);
    for place in 0..payload.len() {
        for wrong in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".chars() {
            let mut changed: Vec<char> = payload.chars().collect();
            if changed[place] != wrong {
                changed[place] = wrong;
                let error = error(&changed.into_iter().collect::<String>());
                // The first character is the version, the next ones the length.
                let expected = match (place, wrong) {
                    (0, '2'..='9') => error == PayloadError::Newer(wrong),
                    (0, _) => error == PayloadError::Foreign,
                    (1 | 2, _) => matches!(error, PayloadError::Cut | PayloadError::Garbled),
                    _ => error == PayloadError::Garbled,
                };
                assert!(expected, "{error:?} for {wrong} at {place}");
            }
        }
    }
}

#[test]
fn characters_too_many_are_noticed() {
    let payload = encode(&empty());
    assert_eq!(error(&[&payload, "x"].concat()), PayloadError::Garbled);
    assert_eq!(error(&[&*payload, &payload].concat()), PayloadError::Garbled);
    assert_eq!(error(&[&payload, " "].concat()), PayloadError::Foreign);
}

#[test]
fn what_never_was_a_payload_is_named() {
    for text in ["", "0", "hello", "é", "-", "1 ", "1%20", "true", r#"{"format":1}"#] {
        assert_eq!(error(text), PayloadError::Foreign, "{text}");
    }
}

#[test]
fn a_later_version_is_named() {
    assert_eq!(error("2"), PayloadError::Newer('2'));
    assert_eq!(error("9~anything"), PayloadError::Newer('9'));
}

#[test]
fn what_is_too_long_is_not_looked_at() {
    assert_eq!(MAX_PAYLOAD, 65_536);
    assert_eq!(error(&"1".repeat(MAX_PAYLOAD)), PayloadError::Garbled);
    assert_eq!(error(&"1".repeat(MAX_PAYLOAD + 1)), PayloadError::TooLong);
    assert_eq!(error(&framed(&"x".repeat(MAX_PAYLOAD))), PayloadError::TooLong);
}

#[test]
fn a_body_that_is_no_document_is_garbled() {
    for body in ["", "A", "__________", "x".repeat(50).as_str()] {
        assert_eq!(error(&framed(body)), PayloadError::Garbled, "{body}");
    }
}

#[test]
fn a_small_payload_does_not_make_a_large_document() {
    // What is expected again and again costs hardly anything.
    let payload = encode(&after(empty(), (0..132).map(|_| note("goals-short", &"x".repeat(8000)))).document);
    assert!(payload.len() < 12_000, "{}", payload.len());
    assert_eq!(error(&payload), PayloadError::TooLong);
}

#[test]
fn what_is_nested_as_deep_as_documents_may_be_opens_and_what_is_deeper_does_not() {
    let nested = |levels: usize, innermost: Json| {
        let inner = (0..levels).fold(innermost, |inner, _| Json::Array(vec![inner]));
        let members = [("format", Json::from(1)), ("list", "l".into()), ("team", "t".into()), ("more", inner)];
        Document::try_from(Json::object(members)).unwrap()
    };
    // The document itself is one level.
    for deepest in [nested(MAX_DEPTH - 1, Json::from(7)), nested(MAX_DEPTH - 2, Json::Array(Vec::new()))] {
        assert_eq!(Document::parse(&deepest.to_text()).as_ref(), Ok(&deepest));
        assert_eq!(serde_json::from_str::<Document>(&deepest.to_text()).as_ref().ok(), Some(&deepest));
        assert_eq!(opened(&encode(&deepest)), deepest);
    }
    let empty_object = Json::object::<0>([]);
    for deeper in [nested(MAX_DEPTH, Json::from(7)), nested(MAX_DEPTH - 1, empty_object)] {
        assert!(Document::parse(&deeper.to_text()).is_err());
        assert!(serde_json::from_str::<Document>(&deeper.to_text()).is_err());
        assert_eq!(error(&encode(&deeper)), PayloadError::Garbled);
    }
}

#[test]
fn words_of_every_length_and_kind_open_to_exactly_what_they_were() {
    let letters = "0123456789abcdefghijklmnopqrstuvwxyz".repeat(2);
    let words = (1..letters.len()).flat_map(|length| [letters[..length].to_owned(), letters[length..].to_uppercase()]);
    let document = after(empty(), words.map(|word| note("goals", &word))).document;
    assert_eq!(note_texts(&document, "goals").len(), 142);
    assert_eq!(opened(&encode(&document)), document);
}

/// A document with more words and more numbers than are remembered, some of which come again.
pub fn large() -> Document {
    let notes = (0..700_u64).map(|number| {
        let text = match number % 5 {
            0 => format!("note {}", number / 3),
            1 => format!("k{}", chance(number) % 600),
            2 => format!("{} é", number % 40),
            3 => "again".to_owned(),
            _ => format!("n{}", number / 7 % 300),
        };
        let at = 1_790_000_000_000 + chance(number) % 9_000 * 60_000 + number % 50 / 49;
        let stamp =
            Json::Array(vec![Json::from(number + number / 100), TWO_REPLICAS[usize::from(number % 3 == 0)].into()]);
        let text = Json::object([("at", Json::from(at)), ("stamp", stamp), ("value", Json::from(&*text))]);
        let item = ITEMS[usize::try_from(number % 4).unwrap()];
        (
            format!("{number:016}-{}", chance(number) % 90),
            Json::object([("item", Json::from(item)), ("author", Json::from("em")), ("text", text)]),
        )
    });
    let mut members = Object::from_iter([("notes".to_owned(), Json::Object(notes.collect()))]);
    for (name, value) in [("format", Json::from(1)), ("list", Json::from("l")), ("team", Json::from("t"))] {
        members.insert(name, value);
    }
    Document::try_from(Json::Object(members)).unwrap()
}

#[test]
fn a_document_beyond_all_that_is_remembered_is_always_written_in_the_same_way() {
    let document = large();
    let payload = encode(&document);
    assert_eq!(opened(&payload), document);
    // Written otherwise, what others have would not open any more.
    assert_eq!(
        (payload.len(), &payload[payload.len() - 6..]),
        (7500, "D6Obd0"),
        "links that were made before do not open any more"
    );
}

#[test]
fn links_that_were_ever_made_still_open() {
    let golden = parse(&file("tests/golden/links.json"));
    let links = golden.get("links").unwrap().elements();
    assert!(links.len() >= 10, "links were taken out of tests/golden/links.json");
    for link in links {
        let expected = document(&link.get("document").unwrap().to_text());
        assert_eq!(decode(link.text("payload").unwrap()), Ok(expected), "{}", link.text("what").unwrap());
    }
}

#[test]
fn is_found_in_a_fragment_and_in_a_query() {
    for text in [
        "ac=1AbC",
        "#ac=1AbC",
        "?ac=1AbC",
        "?a=b&ac=1AbC",
        "?ac=1AbC&a=b",
        "#!/route?x=1&ac=1AbC",
        "#ac=1AbC#?secret=x",
        "https://example.org/#ac=1AbC",
        "Have a look: https://example.org/page?x=1#ac=1AbC.",
        "[Our checklist](https://example.org/#ac=1AbC)",
        "<a href=\"/?a=b&amp;ac=1AbC\">",
        "# Summary\n\n- [x] Goals\n\n<https://example.org/#ac=1AbC>\n",
        "https://example.org/#ac=1AbC-",
        "?ac=2x and #ac=1AbC",
        "- [x] Goals\n  - As in https://example.org/?ac=1Old#top\n\nOpen this checklist: https://example.org/#ac=1AbC",
    ] {
        assert_eq!(payload_in(text), Some("1AbC"), "{text}");
    }
    assert_eq!(payload_in("#ac=1Ab-_C"), Some("1Ab-_C"));
    assert_eq!(payload_in("?x&ac="), Some(""));
    for text in [
        "",
        "#",
        "#?secret=x",
        "?mac=1AbC",
        "#Ac=1AbC",
        "#ac",
        "#/ac=1AbC",
        "account",
        "%23ac",
        "%23ac%2F1",
        "%41ac%3D1",
    ] {
        assert_eq!(payload_in(text), None, "{text}");
    }
}

proptest! {
    // Each goes through the sample several times.
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_mark_set_is_at_most_120_characters_in_however_many_visits(
        order in Just(builtin::pm_em().items().map(|item| item.id.clone()).collect::<Vec<_>>()).prop_shuffle(),
        visits in vec((0..70_u64 * 24 * 60, 0..4_usize, prop::sample::select(&[Level::Yes, Level::Partly, Level::NotYet][..])), 15),
    ) {
        let mut state = State::new(Document::new("pm-em", 1, "default"));
        let mut minute = 0;
        for (number, (item, (pause, changes_of_mind, level))) in order.iter().zip(visits).enumerate() {
            minute += pause;
            for level in [Level::Unset, level].into_iter().cycle().skip(1).take(2 * changes_of_mind + 1) {
                state = at(state, &format!("visit {number}"), minute, set(item, level));
            }
        }
        let payload = encode(&state.document);
        prop_assert!(payload.len() <= 120, "{} characters", payload.len());
    }

    #[test]
    fn opens_to_exactly_what_was_put_in(document in prop_oneof![usual_document(), any_document()]) {
        let payload = encode(&document);
        prop_assert_eq!(decode(&payload), Ok(document.clone()), "{}", payload);
        prop_assert_eq!(opened(&payload).to_text(), document.to_text());
    }

    #[test]
    fn opens_to_exactly_what_people_did(events in events()) {
        for document in replicas_after(&events) {
            prop_assert_eq!(decode(&encode(&document)), Ok(document));
        }
    }

    #[test]
    fn any_cut_and_any_wrong_character_is_an_error(
        document in usual_document(),
        place in any::<prop::sample::Index>(),
        wrong in "[A-Za-z0-9_-]",
    ) {
        let payload = encode(&document);
        let place = place.index(payload.len());
        let cut = if place == 0 { PayloadError::Foreign } else { PayloadError::Cut };
        prop_assert_eq!(decode(&payload[..place]), Err(cut));
        let changed = [&payload[..place], &wrong, &payload[place + 1..]].concat();
        prop_assert_eq!(decode(&changed).is_ok(), changed == payload);
    }

    #[test]
    fn any_text_is_a_document_or_an_error(text in any::<String>(), body in "1?[A-Za-z0-9_-]{0,400}") {
        for text in [&text, &body, &framed(&text), &framed(&body)] {
            if let Ok(document) = decode(text) {
                look_at(&document);
                prop_assert_eq!(decode(&encode(&document)), Ok(document));
            }
        }
    }

    #[test]
    fn a_damaged_body_is_a_document_or_an_error(
        document in usual_document(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), "[A-Za-z0-9_-]"), 1..4),
    ) {
        let payload = encode(&document);
        let mut body = payload[3..payload.len() - 6].to_owned();
        prop_assume!(body.len() < 4095);
        prop_assert_eq!(&framed(&body), &payload);
        for (place, wrong) in changes {
            let place = place.index(body.len());
            body.replace_range(place..=place, &wrong);
        }
        if let Ok(document) = decode(&framed(&body)) {
            look_at(&document);
            prop_assert_eq!(decode(&encode(&document)), Ok(document));
        }
    }

    #[test]
    fn is_found_behind_any_address(page in "([#?&;]|ac=|[a-z]|é){0,12}") {
        let text = [&page, "#ac=1AbC"].concat();
        prop_assert_eq!(payload_in(&text), Some("1AbC"), "{}", text);
    }
}
