//! Rich text: emphasis, strong, code and links that cannot run anything.

use alignment_checklist::core::rich::{Href, Rich, Span};
use proptest::prelude::*;

use crate::support::{json, parse};

fn text(text: &str) -> Span {
    Span::Text(text.to_owned())
}

#[test]
fn links_go_to_http_https_and_mail() {
    for address in [
        "http://example.org",
        "https://example.org/a?b=c#d",
        "HTTPS://EXAMPLE.ORG",
        "mailto:a@example.org",
        "https://example.org/é",
        "https://example.org/javascript:alert(1)",
    ] {
        assert_eq!(Href::parse(address).unwrap().as_str(), address);
    }
    assert_eq!(Href::parse(" \n https://example.org \t").unwrap().as_str(), "https://example.org");
}

#[test]
fn addresses_in_plain_text_become_links_without_the_punctuation_behind_them() {
    let link = |address: &str| Span::Link(Href::parse(address).unwrap(), Rich::from(address));
    let (plain, long) = ("https://example.org", "http://example.org/a.b?c=(d),e");
    for (given, spans) in [
        ("", vec![text("")]),
        ("No link:\n http or https://, ttps://a", vec![text("No link:\n http or https://, ttps://a")]),
        ("javascript:alert(1) data:text/html,http:", vec![text("javascript:alert(1) data:text/html,http:")]),
        ("https://example.org", vec![text(""), link(plain), text("")]),
        ("See (https://example.org).", vec![text("See ("), link(plain), text(").")]),
        (
            "<https://example.org>\nhttp://example.org/a.b?c=(d),e!? \u{3000}and",
            vec![text("<"), link(plain), text(">\n"), link(long), text("!? \u{3000}and")],
        ),
        (
            "https://example.org/Foo_(bar), https://example.org/Köln",
            vec![
                text(""),
                link("https://example.org/Foo_(bar)"),
                // What is cut off would lead elsewhere.
                text(", https://example.org/Köln"),
            ],
        ),
    ] {
        assert_eq!(Rich::linked(given), Rich(spans), "{given:?}");
    }
}

#[test]
fn links_that_run_something_or_hide_their_scheme_are_refused() {
    for address in [
        "",
        "#section",
        "/path",
        "//example.org",
        "page.html",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "\u{1}javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "javascript&colon;alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "blob:https://example.org/1",
        "file:///etc/passwd",
        "ftp://example.org",
        "https:example.org",
        "http:/example.org",
        "\u{1}https://example.org",
        "https://exa\tmple.org",
        "https://exa mple.org",
        "https://example.org/\u{0}",
        "https://example.org/\u{7f}",
        "https\u{200b}://example.org",
        "é",
    ] {
        assert_eq!(Href::parse(address), None, "{address:?}");
    }
}

#[test]
fn reads_text_and_markup() {
    assert_eq!(Rich::from_json(&parse(r#""plain""#)), Rich::from("plain"));
    let rich = Rich::from_json(&parse(
        r#"["a ",{"em":"b"},{"strong":["c",{"em":"d"}]},{"code":["e",{"em":"f"}]},{"link":{"em":"g"},"href":"https://example.org"}]"#,
    ));
    assert_eq!(
        rich.0,
        [
            text("a "),
            Span::Emphasis(Rich::from("b")),
            Span::Strong(Rich(vec![text("c"), Span::Emphasis(Rich::from("d"))])),
            Span::Code("ef".to_owned()),
            Span::Link(Href::parse("https://example.org").unwrap(), Rich(vec![Span::Emphasis(Rich::from("g"))])),
        ],
    );
    assert_eq!(rich.plain_text(), "a bcdefg");
}

#[test]
fn a_link_that_is_not_allowed_leaves_its_text() {
    for href in [r#","href":"javascript:alert(1)""#, r#","href":7"#, ""] {
        let rich = Rich::from_json(&parse(&format!(r#"["see ",{{"link":"this"{href}}}]"#)));
        assert_eq!(rich.0, [text("see "), text("this")]);
    }
}

#[test]
fn what_is_not_understood_is_skipped() {
    assert_eq!(
        Rich::from_json(&parse(r#"["a",1,null,true,{"script":"x"},{"href":"https://example.org"},["b"]]"#)).0,
        [text("a"), text("b")]
    );
}

#[test]
fn white_space_alone_is_blank() {
    assert!(Rich::default().is_blank());
    assert!(Rich::from_json(&parse(r#"[" \n",{"em":"\u00a0"}]"#)).is_blank());
    assert!(!Rich::from("a").is_blank());
}

/// How often an address could run something if a browser read it.
fn hrefs(rich: &Rich) -> Vec<&Href> {
    let inner = rich.0.iter().flat_map(|span| match span {
        Span::Emphasis(inner) | Span::Strong(inner) => hrefs(inner),
        Span::Link(href, inner) => [vec![href], hrefs(inner)].concat(),
        Span::Text(_) | Span::Code(_) => Vec::new(),
    });
    inner.collect()
}

proptest! {
    #[test]
    fn linked_text_reads_as_it_was_written(words in prop::collection::vec("[ -~é\u{3000}]{0,6}|https?://", 0..12)) {
        let written = words.concat();
        prop_assert_eq!(Rich::linked(&written).plain_text(), written);
    }

    #[test]
    fn never_panics_on_any_json(json in json()) {
        let rich = Rich::from_json(&json);
        prop_assert_eq!(rich.is_blank(), rich.plain_text().trim().is_empty());
    }

    #[test]
    fn no_address_is_accepted_that_a_browser_reads_differently(
        address in prop_oneof![any::<String>(), "[ \t\n\u{0}-\u{1f}]?(https?|mailto|javascript|data|vbscript):(//)?[ -~\u{0}-\u{20}é]{0,12}"],
    ) {
        let json = parse(&serde_json::json!([{ "link": "x", "href": address }]).to_string());
        for href in hrefs(&Rich::from_json(&json)) {
            let scheme = href.as_str().split(':').next().unwrap().to_ascii_lowercase();
            prop_assert!(["http", "https", "mailto"].contains(&&*scheme));
            prop_assert!(!href.as_str().contains(|character: char| character.is_ascii_control() || character == ' '));
        }
    }
}
