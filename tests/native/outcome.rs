//! The outcome as text: complete in every format, and no text in it becomes markup in any.

use std::rc::Rc;

use alignment_checklist::core::builtin::pm_em;
use alignment_checklist::core::catalogue::Catalogue;
use alignment_checklist::core::checklist::{Checklist, Item, Section};
use alignment_checklist::core::document::{Author, Document, Level};
use alignment_checklist::core::outcome::{Context, Format, render};
use alignment_checklist::core::rich::{Href, Rich, Span};
use alignment_checklist::core::state::Action;
use proptest::collection::vec;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser};
use scraper::Html;

use crate::support::*;

const FORMATS: [Format; 4] = [Format::Markdown, Format::Plain, Format::Html, Format::Confluence];

const LINK: &str = "https://example.org/charter?a=1&b=2#ac=1xyz";

fn outcome(format: Format, list: &Checklist, document: &Document, context: Context<'_>) -> String {
    render(format, list, document, &Catalogue::english(), context)
}

fn markdown(list: &Checklist, document: &Document) -> String {
    outcome(Format::Markdown, list, document, Context::default())
}

fn list_of(statements: &[&str]) -> Checklist {
    let items: Vec<_> =
        ITEMS.iter().zip(statements).map(|(id, text)| serde_json::json!({ "id": id, "statement": text })).collect();
    list(&serde_json::json!({ "sections": [{ "items": items }] }).to_string())
}

fn says(item: &str, author: Author, text: &str) -> Action {
    Action::AddNote { item: item.to_owned(), author, text: text.to_owned() }
}

/// An outcome in which everything occurs.
fn charter(format: Format) -> String {
    let list = list(
        r#"{"title":"Charter","intro":["not shown"],"sections":[
            {"heading":["H ",{"em":"e"}],"items":[
                {"id":"a","statement":["We ",{"strong":"ship"}," ",{"code":"main"},", ",{"link":"why","href":"https://example.org/a_(b)*"}],"details":["not shown"]},
                {"id":"b","statement":"Open & <new>"},{"id":"c","statement":"Away"},{"id":"d","statement":"Partly"}]},
            {"heading":"Empty"},
            {"items":[{"id":"e","statement":"Ticked from the start","ticked":true},{"id":"f","statement":"Gone","retired":true}]}]}"#,
    );
    let document = after(
        empty(),
        [
            tick("a"),
            says("b", Author::Pm, "Ask\n\nthe team"),
            says("b", Author::Em, "Yes"),
            says("b", Author::Nobody, "Hm"),
            not_applicable("c", Level::Unset),
            says("c", Author::Em, "Since May"),
            set("d", Level::Partly),
        ],
    )
    .document;
    outcome(format, &list, &document, Context { link: Some(LINK), team: "payments", date: "22 November 2026" })
}

#[test]
fn says_everything_as_markdown() {
    assert_eq!(
        charter(Format::Markdown),
        r"# Charter

Team: payments · 22 November 2026

2 of 4 agreed

## H *e*

- [x] We **ship** `main`, [why](<https://example.org/a_(b)*>)
- [ ] Open \& \<new\>
  - PM: Ask
    the team
  - EM: Yes
  - Hm
- ~~Away~~ (Does not apply)
  - EM: Since May
- [ ] Partly

- [x] Ticked from the start

## Open points

- Open \& \<new\>
- Partly

Open this checklist: <https://example.org/charter?a=1&b=2#ac=1xyz>
",
    );
}

#[test]
fn says_everything_as_plain_text() {
    assert_eq!(
        charter(Format::Plain),
        "Charter

Team: payments · 22 November 2026

2 of 4 agreed

H e
[x] We ship main, why <https://example.org/a_(b)*>
[ ] Open & <new>
    - PM: Ask
      the team
    - EM: Yes
    - Hm
[-] Away (Does not apply)
    - EM: Since May
[ ] Partly

[x] Ticked from the start

Open points
- Open & <new>
- Partly

Open this checklist: https://example.org/charter?a=1&b=2#ac=1xyz
",
    );
}

#[test]
fn says_everything_as_html() {
    assert_eq!(
        charter(Format::Html),
        r#"<h2>Charter</h2>
<p>Team: payments · 22 November 2026</p>
<p>2 of 4 agreed</p>
<h3>H <em>e</em></h3>
<ul>
<li>☑ We <strong>ship</strong> <code>main</code>, <a href="https://example.org/a_(b)*">why</a></li>
<li>☐ Open &amp; &lt;new&gt;<ul><li>PM: Ask<br/>the team</li><li>EM: Yes</li><li>Hm</li></ul></li>
<li><s>Away</s> (Does not apply)<ul><li>EM: Since May</li></ul></li>
<li>☐ Partly</li>
</ul>
<ul>
<li>☑ Ticked from the start</li>
</ul>
<h3>Open points</h3>
<ul>
<li>Open &amp; &lt;new&gt;</li>
<li>Partly</li>
</ul>
<p>Open this checklist: <a href="https://example.org/charter?a=1&amp;b=2#ac=1xyz">https://example.org/charter?a=1&amp;b=2#ac=1xyz</a></p>"#,
    );
}

#[test]
fn says_everything_for_confluence() {
    assert_eq!(
        charter(Format::Confluence),
        r#"<h2>Charter</h2>
<p>Team: payments · 22 November 2026</p>
<p>2 of 4 agreed</p>
<h3>H <em>e</em></h3>
<ac:task-list>
<ac:task><ac:task-status>complete</ac:task-status><ac:task-body>We <strong>ship</strong> <code>main</code>, <a href="https://example.org/a_(b)*">why</a></ac:task-body></ac:task>
<ac:task><ac:task-status>incomplete</ac:task-status><ac:task-body>Open &amp; &lt;new&gt;<ul><li>PM: Ask<br/>the team</li><li>EM: Yes</li><li>Hm</li></ul></ac:task-body></ac:task>
<ac:task><ac:task-status>complete</ac:task-status><ac:task-body><span style="text-decoration: line-through;">Away</span> (Does not apply)<ul><li>EM: Since May</li></ul></ac:task-body></ac:task>
<ac:task><ac:task-status>incomplete</ac:task-status><ac:task-body>Partly</ac:task-body></ac:task>
</ac:task-list>
<ac:task-list>
<ac:task><ac:task-status>complete</ac:task-status><ac:task-body>Ticked from the start</ac:task-body></ac:task>
</ac:task-list>
<h3>Open points</h3>
<ul>
<li>Open &amp; &lt;new&gt;</li>
<li>Partly</li>
</ul>
<p>Open this checklist: <a href="https://example.org/charter?a=1&amp;b=2#ac=1xyz">https://example.org/charter?a=1&amp;b=2#ac=1xyz</a></p>"#,
    );
}

#[test]
fn when_nothing_applies_it_says_so() {
    let document = after(empty(), [not_applicable("goals", Level::Unset)]).document;
    assert_eq!(markdown(&list_of(&["a"]), &document), "Nothing here applies\n\n- ~~a~~ (Does not apply)\n");
}

#[test]
fn open_points_would_repeat_a_list_that_is_all_open_and_are_none_when_all_is_agreed() {
    let of = |actions: &[Action]| markdown(&list_of(&["a", "b"]), &after(empty(), actions.iter().cloned()).document);
    assert_eq!(of(&[]), "0 of 2 agreed\n\n- [ ] a\n- [ ] b\n");
    assert_eq!(of(&[tick("goals"), tick("values")]), "2 of 2 agreed\n\n- [x] a\n- [x] b\n");
    assert_eq!(
        of(&[tick("goals"), not_applicable("values", Level::Unset)]),
        "1 of 1 agreed\n\n- [x] a\n- ~~b~~ (Does not apply)\n"
    );
    assert_eq!(of(&[tick("values")]), "1 of 2 agreed\n\n- [ ] a\n- [x] b\n\n## Open points\n\n- a\n");
}

#[test]
fn team_and_date_are_said_when_there_are_any() {
    for (team, date, expected) in [
        ("", "", "0 of 1 agreed"),
        ("default", "", "0 of 1 agreed"),
        ("payments", "", "Team: payments\n\n0 of 1 agreed"),
        ("", "22. November 2026", "22. November 2026\n\n0 of 1 agreed"),
        ("default", "22 Nov", "22 Nov\n\n0 of 1 agreed"),
        ("{done}", "{date}", "Team: {done} · {date}\n\n0 of 1 agreed"),
    ] {
        let text = outcome(Format::Plain, &list_of(&["a"]), &empty(), Context { link: None, team, date });
        assert_eq!(text, format!("{expected}\n\n[ ] a\n"), "{team:?} {date:?}");
    }
}

#[test]
fn a_date_is_no_numbered_list() {
    let context = Context { date: "22. November 2026", ..Context::default() };
    let text = outcome(Format::Markdown, &list_of(&["a"]), &empty(), context);
    assert_eq!(text, "22\\. November 2026\n\n0 of 1 agreed\n\n- [ ] a\n");
}

#[test]
fn what_is_no_markup_where_it_stands_is_written_as_it_is() {
    for text in [".NET and C", "(a) or b)", ") a", "1 - a + b = c", "10-20", "3.", "a. b", "so!"] {
        let expected = if text == "3." { "3\\." } else { text };
        assert_eq!(markdown(&list_of(&[text]), &empty()), format!("0 of 1 agreed\n\n- [ ] {expected}\n"));
    }
}

#[test]
fn an_address_that_may_not_be_a_link_is_text() {
    for link in ["javascript:alert(1)", "file:///home/a.html", "https://example.org/ b", "", "<b>"] {
        let context = Context { link: Some(link), ..Context::default() };
        let plain = outcome(Format::Plain, &list_of(&["a"]), &empty(), context);
        assert_eq!(plain.lines().last(), Some(["Open this checklist: ", link].concat().trim()));
        for format in FORMATS {
            assert!(!structure(format, &outcome(format, &list_of(&["a"]), &empty(), context)).contains("href"));
        }
    }
}

#[test]
fn a_link_that_shows_its_address_shows_it_once() {
    let list = list(r#"{"sections":[{"items":[{"statement":{"link":"https://a.b/","href":"https://a.b/"}}]}]}"#);
    let last = |format| outcome(format, &list, &empty(), Context::default()).lines().last().unwrap().to_owned();
    assert_eq!(last(Format::Markdown), "- [ ] <https://a.b/>");
    assert_eq!(last(Format::Plain), "[ ] https://a.b/");
}

#[test]
fn no_address_ends_its_link() {
    let list = list(
        r#"{"sections":[{"items":[{"id":"a","statement":{"link":"b","href":"https://example.org/>)<script>\\\"'"}}]}]}"#,
    );
    let of = |format| outcome(format, &list, &empty(), Context::default());
    let expected = "<a href=\"https://example.org/%3E)%3Cscript%3E%5C%22'\">b</a>";
    assert!(of(Format::Html).contains(expected));
    assert!(of(Format::Confluence).contains(expected));
    assert_eq!(of(Format::Plain).lines().last(), Some("[ ] b <https://example.org/%3E)%3Cscript%3E%5C%22'>"));
    assert_eq!(
        html_of(&of(Format::Markdown), Options::empty()),
        ["<p>0 of 1 agreed</p>\n<ul>\n<li>[ ] ", &expected.replace('\'', "&#x27;"), "</li>\n</ul>\n"].concat(),
    );
}

#[test]
fn a_link_after_an_exclamation_mark_is_no_image() {
    let list = list(r#"{"sections":[{"items":[{"statement":["So!",{"link":"b","href":"https://a.b/"}," Yes!"]}]}]}"#);
    assert_eq!(markdown(&list, &empty()).lines().last(), Some("- [ ] So\\![b](<https://a.b/>) Yes!"));
}

#[test]
fn a_page_of_notes_stays_one_list() {
    let document = after(empty(), [note("goals", "one\n\n\ntwo"), note("goals", "three")]).document;
    let html = html_of(&markdown(&list_of(&["a"]), &document), Options::empty());
    assert_eq!(html.matches("<ul>").count(), 2, "{html}");
    assert_eq!(html.matches("<li>").count(), 3, "{html}");
}

#[test]
fn the_built_in_list_reads_well() {
    let document = after(empty(), [tick("goals-short")]).document;
    let text = markdown(&pm_em(), &document);
    assert!(text.starts_with(
        "# Product and engineering, in step\n\n1 of 15 agreed\n\n## What we both agree on\n\n- [x] We have the same goals for the next few weeks.\n"
    ));
    assert_eq!(text.matches("\n- [").count(), 15);
    assert!(!text.contains('\\'), "nothing in it needs an escape");
    for format in FORMATS {
        let text = outcome(format, &pm_em(), &document, Context::default());
        assert_eq!(text.matches("We have the same goals for the coming quarters.").count(), 2);
    }
}

#[test]
fn directions_are_not_turned_and_lines_not_broken() {
    let text = "a\u{202e}b\u{2066}c\u{2028}[x] d\u{85}[x] e\u{b}[x] f\0g\u{feff}\u{ffff}";
    let [_, plain, ..] = FORMATS.map(|format| {
        let written = hostile(format, text);
        assert!(!written.contains(|character| "\u{202e}\u{2066}\u{2028}\u{85}\u{b}\0\u{ffff}".contains(character)));
        written
    });
    assert!(plain.starts_with("abc [x] d [x] e [x] f g\u{feff}\n\nTeam: abc [x] d"), "{plain}");
    assert!(plain.contains("\n    - PM: abc\n      [x] d\n      [x] e\n      [x] f g\u{feff}\n"), "{plain}");
}

/// An outcome in which this text stands in every place.
fn hostile(format: Format, text: &str) -> String {
    let statement = serde_json::json!([
        text, " x ", { "em": text }, " y ", { "strong": text }, " z ", { "code": text }, " w ", { "link": text, "href": LINK }
    ]);
    let items = ITEMS.map(
        |id| serde_json::json!({ "id": id, "statement": if id == "values" { text.into() } else { statement.clone() } }),
    );
    let list = list(
        &serde_json::json!({ "title": text, "sections": [{ "heading": text, "items": items }, { "heading": statement, "items": [{ "statement": "b" }] }] })
            .to_string(),
    );
    let document = after(
        empty(),
        [
            tick("goals"),
            not_applicable("stamp", Level::Unset),
            says("goals", Author::Pm, text),
            note("goals", text),
            note("values", text),
            note("stamp", text),
        ],
    )
    .document;
    outcome(format, &list, &document, Context { link: Some(text), team: text, date: text })
}

/// What a reader makes of it apart from the text: the elements, or the lines, with breaks within notes left out.
fn structure(format: Format, written: &str) -> String {
    match format {
        Format::Markdown => {
            let strange = |event: &Event<'_>| !matches!(event, Event::Text(_) | Event::SoftBreak);
            let event = |event| match event {
                Event::Code(_) => "code".to_owned(),
                Event::Start(pulldown_cmark::Tag::Link { dest_url, .. }) => format!("href={dest_url}"),
                other => format!("{other:?}"),
            };
            markdown_events(written).filter(strange).map(event).collect::<Vec<_>>().join(" ")
        }
        Format::Plain => {
            let kind = |line: &str| if line.starts_with("    - ") { "note" } else { "line" };
            written.lines().filter(|line| !line.starts_with("      ")).map(kind).collect::<Vec<_>>().join(" ")
        }
        Format::Html => {
            let page = Html::parse_fragment(written);
            let elements = page.root_element().descendent_elements().skip(1);
            let elements = elements.map(|element| shape(element.value().name(), element.value().attrs()));
            elements.filter(|shape| shape != "br").collect::<Vec<_>>().join(" ")
        }
        Format::Confluence => {
            let page = xml(written);
            let page = roxmltree::Document::parse(&page).unwrap();
            let elements = page.descendants().filter(roxmltree::Node::is_element).map(|element| {
                let attributes = element.attributes().map(|attribute| (attribute.name(), attribute.value()));
                shape(element.tag_name().name(), attributes)
            });
            elements.filter(|shape| shape != "br").collect::<Vec<_>>().join(" ")
        }
    }
}

/// An element with its attributes.
fn shape<'a>(name: &str, attributes: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    attributes.fold(name.to_owned(), |shape, (name, value)| shape + " " + name + "=" + value)
}

/// Whether it begins something that is more than a run of text.
fn is_block(event: &Event<'_>) -> bool {
    use pulldown_cmark::Tag::{Emphasis, Link, Strong};
    let inline = matches!(event, Event::Text(_) | Event::Code(_) | Event::TaskListMarker(_) | Event::End(_));
    !inline && !matches!(event, Event::Start(Emphasis | Strong | Link { .. }))
}

/// The text that a reader sees.
fn text_of(format: Format, written: &str) -> String {
    match format {
        Format::Plain => written.to_owned(),
        Format::Markdown => markdown_events(written)
            .filter_map(|event| match event {
                Event::Text(text) | Event::Code(text) => Some(text.into_string()),
                _ => None,
            })
            .collect(),
        Format::Html => Html::parse_fragment(written).root_element().text().collect(),
        Format::Confluence => {
            let xml = xml(written);
            let xml = roxmltree::Document::parse(&xml).unwrap();
            xml.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect()
        }
    }
}

fn markdown_events(written: &str) -> Parser<'_> {
    Parser::new_ext(written, Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES)
}

fn xml(written: &str) -> String {
    ["<page xmlns:ac=\"http://atlassian.com/content\">", written, "</page>"].concat()
}

/// The text without space, without what is no text, and with the backtick that code in Markdown cannot hold as what stands for it.
fn letters(text: &str) -> String {
    let kept = |character: &char| {
        !character.is_whitespace()
            && !character.is_control()
            && !matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
    };
    text.chars().filter(kept).map(|character| if character == '`' { '\'' } else { character }).collect()
}

/// Holds that this text is nothing but text, wherever it stands, in every format.
fn is_only_text(text: &str) -> Result<(), TestCaseError> {
    for format in FORMATS {
        let (written, harmless) = (hostile(format, text), hostile(format, "Qq"));
        prop_assert_eq!(
            structure(format, &written),
            structure(format, &harmless),
            "{:?} {:?}\n{}",
            format,
            text,
            written
        );
        let expected = letters(&text_of(format, &harmless)).replace("Qq", &letters(text));
        prop_assert_eq!(letters(&text_of(format, &written)), expected, "{:?} {:?}\n{}", format, text, written);
    }
    // Confluence is read as XML above; this is HTML and XML as well.
    prop_assert!(roxmltree::Document::parse(&xml(&hostile(Format::Html, text))).is_ok());
    Ok(())
}

#[test]
fn text_is_never_markup() {
    for text in [
        "# a",
        "> a",
        "- a",
        "+ a",
        "* a",
        "1. a",
        "1) a",
        "---",
        "***",
        "===",
        "a\n===",
        "a\n---",
        "a\n- b",
        "a\n1. b",
        "a\n# b",
        "a\n> b",
        "a\n+ b",
        "a\n\n    b",
        "     a",
        "*a*",
        "_a_",
        "**a**",
        "`a`",
        "```a",
        "~~~a",
        "[a](b)",
        "![a](b)",
        "[a]: b",
        "<b>a</b>",
        "</li></ul></ac:task-body>",
        "<script>alert(1)</script>",
        "<https://example.org>",
        "&lt;b&gt;",
        "&amp;",
        "&#60;",
        "&nbsp;",
        "<![CDATA[a]]>",
        "]]>",
        "<!-- a -->",
        "<?xml version=\"1.0\"?>",
        "\"'",
        "a | b\n--- | ---",
        "~~a~~",
        "\\",
        "\\*",
        "[x] a",
        "a\n[x] a",
        "a  \nb",
        "a\\\nb",
        "a*b*c",
        "2026-11-22",
        "3.5 of 10",
        "a - b + c = d",
        "1",
        "1.",
        "-",
        "+",
        "=",
        "a\r\nb",
        "a\rb",
        "\u{1}    - a",
        "\u{202e}- a",
        "a\u{2029}- b",
        "a\u{b}<b>",
        "…",
        "@",
        "{link}",
    ] {
        is_only_text(text).unwrap();
    }
}

/// Rich text as no reader of lists makes it: nested at will, empty, with space and markup at its edges.
fn any_rich() -> impl Strategy<Value = Rich> {
    let text = || "[-+*_#>=~`|!<&\\[\\](){}.:\\\\ a1\n…@\"]{0,6}";
    let href = "https://[-+*_#=~`|!<>&\\[\\](){}.:\\\\a1…@\"\u{80}\u{2028}\u{202e}]{0,8}";
    let leaf = prop_oneof![text().prop_map(Span::Text), text().prop_map(Span::Code)];
    let span = leaf.prop_recursive(3, 12, 3, move |inner| {
        let rich = || vec(inner.clone(), 0..3).prop_map(Rich);
        prop_oneof![
            rich().prop_map(Span::Emphasis),
            rich().prop_map(Span::Strong),
            (href, rich()).prop_map(|(href, inner)| Span::Link(Href::parse(&href).unwrap(), inner)),
        ]
    });
    vec(span, 1..4).prop_map(Rich)
}

proptest! {
    #[test]
    fn no_text_is_markup(
        text in prop_oneof![any::<String>(), "[-+*_#>=~`|!<&\\[\\](){}.:\\\\ a1\n\t;/\"']{0,12}"]
            .prop_filter("blank", |text| !letters(text).is_empty()),
    ) {
        is_only_text(&text)?;
    }

    #[test]
    fn every_address_stays_one_link(rest in "[-+*_#=~`|!<>&;'\\[\\](){}.:\\\\a1…@\"\u{80}\u{2028}\u{202e}]{0,8}") {
        let link = ["https://example.org/", &rest].concat();
        let context = Context { link: Some(&link), ..Context::default() };
        for format in FORMATS {
            let written = outcome(format, &list_of(&["a"]), &empty(), context);
            let plain = outcome(format, &list_of(&["a"]), &empty(), Context { link: Some("https://x"), ..context });
            prop_assert_eq!(structure(format, &written).matches("href=").count(), structure(format, &plain).matches("href=").count());
            prop_assert_eq!(written.lines().count(), plain.lines().count());
        }
    }

    #[test]
    fn markup_of_a_list_stays_inside_its_line(
        statement in any_rich().prop_filter("blank", |statement| !statement.is_blank()),
    ) {
        let item = |id: &str, statement: Rich| Rc::new(Item { id: id.to_owned(), statement, ..Item::default() });
        let items = vec![item("goals", Rich::from("a")), item("values", statement.clone())];
        let section = Rc::new(Section { heading: statement.clone(), items, ..Section::default() });
        let list = Checklist { sections: vec![section], ..Checklist::default() };
        let document = after(empty(), [tick("goals")]).document;
        let of = |format| outcome(format, &list, &document, Context::default());

        let written = of(Format::Markdown);
        prop_assert_eq!(markdown_events(&written).filter(is_block).count(), 8, "{}", written);
        let written = of(Format::Plain);
        prop_assert_eq!(written.lines().count(), 8, "{}", written);
        for (format, expected) in [(Format::Html, 8), (Format::Confluence, 12)] {
            let written = of(format);
            let page = xml(&written);
            let page = roxmltree::Document::parse(&page).unwrap();
            let markup = ["page", "em", "strong", "code", "a"];
            let names = page.descendants().filter(roxmltree::Node::is_element).map(|element| element.tag_name().name());
            prop_assert_eq!(names.filter(|name| !markup.contains(name)).count(), expected, "{}", written);
            let text = letters(&text_of(Format::Confluence, &written));
            prop_assert!(text.matches(&letters(&statement.plain_text())).count() >= 2, "{}", written);
        }
    }

    #[test]
    fn never_panics(document in any_document()) {
        for format in FORMATS {
            outcome(format, &list_of(&["a", "b", "c", "d"]), &document, Context::default());
        }
    }
}
