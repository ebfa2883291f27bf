//! The payload of a link: it opens to exactly what was put in, is short, and says what is wrong when it was damaged.

use alignment_checklist::core::builtin;
use alignment_checklist::core::columns::WORDS;
use alignment_checklist::core::document::{Author, Document, Level, Writer};
use alignment_checklist::core::payload::{
    MAX_PAYLOAD, PayloadError, decode, encode, framed, payloads_of, without_payload,
};
use alignment_checklist::core::state::{Action, State, update};
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

fn with_ten_notes(mut state: State) -> State {
    let text = "Ask in the next planning whether this still holds, and bring the numbers of the last two releases along to decide: yes?!";
    assert_eq!(text.len(), 120);
    for (number, item) in (0..10).zip(builtin::pm_em().items()) {
        let author = [Author::Pm, Author::Em][usize::try_from(number % 2).unwrap()];
        let action = Action::AddNote { item: item.id.clone(), author, text: text.to_owned() };
        state = at(state, TWO_REPLICAS[usize::try_from(number % 2).unwrap()], 20_000 + 700 * number, action);
    }
    state
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

/// The payload whose body has these bits.
fn of_bits(bits: &str) -> String {
    const SYMBOLS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let bits: Vec<u8> = bits.bytes().filter(|bit| *bit != b' ').collect();
    let symbol = |bits: &[u8]| {
        let value = (0..6).fold(0, |value, bit| value * 2 + usize::from(bits.get(bit) == Some(&b'1')));
        char::from(SYMBOLS[value])
    };
    framed(&bits.chunks(6).map(symbol).collect::<String>())
}

/// Collections, list and team as usual, no revision.
const USUAL: &str = "1111 1 1 0000";
/// No words, no items, no replicas, no notes.
const NO_NAMES: &str = "00000 000 000 000";
/// The columns of no register: views, answers, replicas, counters, times.
const NO_REGISTERS: &str = "00000 00  00000 00  00000 00  00000 00  1 00000000000000000000000000 0 00000 00";
/// No rest.
const NO_REST: &str = "00000";

#[test]
fn a_document_that_says_nothing_is_short() {
    let payload = encode(&Document::new("pm-em", 1, "default"));
    assert_eq!(payload, "1g_QAAAAAACAAAAAAABKICBS");
    assert_eq!(opened(&payload), Document::new("pm-em", 1, "default"));
}

#[test]
fn is_written_as_the_grammar_says() {
    let bare = of_bits(&[USUAL, NO_NAMES, NO_REGISTERS, NO_REST].concat());
    assert_eq!(
        opened(&bare).to_text(),
        r#"{"commitments":{},"format":1,"list":"pm-em","marks":{},"notes":{},"syncs":{},"team":"default"}"#
    );
    let ticked = [
        "1111 1 1  010 0",
        // One word, no other item; one replica, of the two numbers 10 and 11; no note.
        "0001 0  000  010  1 00000000000000000000000000001010 00000000000000000000000000001011  000",
        // The first view of the first word, "yes", of the first replica, its third change, in minute 3 of 1970.
        "0001 0 00 1  0010 0 00 11  0000 0 00  0010 0 00 11  1 00000000000000000000000011 0 0000 0 00",
        "0000 0",
    ];
    assert_eq!(
        opened(&of_bits(&ticked.concat())).to_text(),
        r#"{"commitments":{},"format":1,"list":"pm-em","list_revision":1,"marks":{"goals-short":{"agreed":{"at":180000,"stamp":[3,"ab"],"value":"yes"}}},"notes":{},"syncs":{},"team":"default"}"#,
    );
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
fn the_words_are_the_items_of_the_built_in_list_and_stay_where_they_are() {
    let first = [
        "goals-short",
        "goals-mid",
        "goals-long",
        "mutual-interest",
        "shared-values",
        "pm-research",
        "pm-team-health",
        "pm-technology",
        "pm-intangibles",
        "pm-product-sense",
        "em-direction",
        "em-requirements",
        "em-no-busywork",
        "em-no-bottleneck",
        "em-customers",
    ];
    assert_eq!(WORDS[..first.len()], first);
    for item in builtin::pm_em().sections.iter().flat_map(|section| &section.items) {
        assert!(WORDS.contains(&&*item.id), "{} is not among the words of src/core/columns.rs", item.id);
    }
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
    // The same version, with a word more than this one knows.
    let payload = of_bits(&[USUAL, "0000 1 0001 0", "000 000 000", NO_REGISTERS, NO_REST].concat());
    assert_eq!(error(&payload), PayloadError::Newer('1'));
}

#[test]
fn what_is_too_long_is_not_looked_at() {
    assert_eq!(MAX_PAYLOAD, 65_536);
    assert_eq!(error(&"1".repeat(MAX_PAYLOAD + 1)), PayloadError::TooLong);
    let notes = (0..10).map(|_| note("goals-short", &"x".repeat(8000)));
    assert_eq!(error(&encode(&after(empty(), notes).document)), PayloadError::TooLong);
}

#[test]
fn a_body_that_no_version_writes_is_garbled() {
    for (what, bits) in [
        ("nothing", ""),
        ("a name that is missing", "1111 0 00000"),
        ("a name longer than there are bits", "1111 0 0000 1 1111 1 1111 0 00"),
        ("more items than there are bits", "1111 1 1 0000  00000 11 1 11 1 11 1 11 1 11 0"),
        ("more notes than there are bits", "1111 1 1 0000  00000 000 000 11 1 11 1 11 1 11 1 11 0"),
        ("a column of 54 bits", "1111 1 1 0000  0001 0 000 000 000  0110 1 0011  00 1"),
        (
            "a mark by nobody",
            "1111 1 1 0000  0001 0 000 000 000  0001 0 00 1  0000 0 00  0000 0 00  0000 0 00  1 00000000000000000000000000 0 0000 0 00  0000 0",
        ),
        (
            "an answer that is none",
            "1111 1 1 0000  0001 0 000  010 1 00000000000000000000000000000000 00000000000000000000000000000000  000  0001 0 00 1  0100 0 00 1010  0000 0 00  0000 0 00  1 00000000000000000000000000 0 0000 0 00  0000 0",
        ),
        ("a character too many", &[USUAL, NO_NAMES, NO_REGISTERS, NO_REST, "000000"].concat()),
        ("a rest that is no JSON", &[USUAL, NO_NAMES, NO_REGISTERS, "0010 0  00 000000"].concat()),
        ("a text that is no UTF-8", &[USUAL, NO_NAMES, NO_REGISTERS, "0010 0  10 11111111"].concat()),
    ] {
        assert_eq!(error(&of_bits(bits)), PayloadError::Garbled, "{what}");
    }
}

#[test]
fn a_rest_that_makes_no_document_is_garbled() {
    for rest in ["[]", "7", "{", r#"{"stamp":[9,"z"]}"#, r#"{"notes":{"stamp":[9,"z"]}}"#] {
        let bits = rest.bytes().map(|byte| format!("{byte:08b}")).collect::<Vec<_>>().concat();
        let length = rest.len() + 1;
        let length = format!("{:04b} 1 {:04b} 0", length % 16, length / 16);
        let payload = of_bits(&[USUAL, NO_NAMES, NO_REGISTERS, &length, "10", &bits].concat());
        assert_eq!(error(&payload), PayloadError::Garbled, "{rest}");
    }
}

#[test]
fn a_small_payload_does_not_make_a_large_document() {
    let long = "x".repeat(161);
    let named = r#"{"format":1,"list":"l","team":"t","marks":{"a":{"agreed":{"at":0,"stamp":[1,"NAME"],"value":"yes"}},"b":{"agreed":{"at":0,"stamp":[1,"NAME"],"value":"yes"}}}}"#;
    let payload = encode(&document(&named.replace("NAME", &long)));
    // As JSON, where each mark names the replica again.
    assert!(payload.len() > 2 * 161, "{}", payload.len());
    let payload = encode(&document(&named.replace("NAME", &long[1..])));
    assert!(payload.len() < 2 * 161, "{}", payload.len());
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
    ] {
        assert_eq!(payloads_of(text).collect::<Vec<_>>(), ["1AbC"], "{text}");
    }
    assert_eq!(payloads_of("#ac=1Ab-_C and ?ac=2x&ac=").collect::<Vec<_>>(), ["1Ab-_C", "2x", ""]);
    for text in ["", "#", "#?secret=x", "?mac=1AbC", "#Ac=1AbC", "#ac", "#/ac=1AbC", "account"] {
        assert_eq!(payloads_of(text).count(), 0, "{text}");
    }
}

#[test]
fn the_rest_of_the_address_is_the_hosts() {
    for (fragment, kept) in [
        ("", ""),
        ("#", "#"),
        ("#ac=1AbC", ""),
        ("ac=1AbC", ""),
        ("?ac=1AbC", ""),
        ("#?secret=x", "#?secret=x"),
        ("#ac=1AbC#?secret=x", "#?secret=x"),
        ("#!/route?x=1&ac=1AbC", "#!/route?x=1"),
        ("#!/route?ac=1AbC&x=1", "#!/route?x=1"),
        ("#!/route?ac=1AbC", "#!/route"),
        ("#a=1&ac=1AbC&b=2", "#a=1&b=2"),
        ("#ac=1AbC&b=2", "#b=2"),
        ("?a=1&ac=1&ac=2", "?a=1"),
        ("#mac=1AbC&x", "#mac=1AbC&x"),
        ("#ac=&x=é", "#x=é"),
    ] {
        assert_eq!(without_payload(fragment), kept, "{fragment}");
    }
}

proptest! {
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
        let end = payload.len() - 6;
        let start = (2..6).find(|&start| framed(&payload[start..end]) == payload).unwrap();
        let mut body = payload[start..end].to_owned();
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
    fn finding_and_removing_never_fails_and_leaves_none(text in "([#?&;]|ac=|1AbC|[a-z]|é){0,12}") {
        let kept = without_payload(&text);
        prop_assert_eq!(payloads_of(&kept).count(), 0, "{}", kept);
        if payloads_of(&text).count() == 0 {
            prop_assert_eq!(kept, text);
        }
    }
}
