//! The outcome as Markdown: complete, and no text in it becomes markup.

use alignment_checklist::core::builtin::pm_em;
use alignment_checklist::core::catalogue::Catalogue;
use alignment_checklist::core::checklist::Checklist;
use alignment_checklist::core::document::{Author, Document, Level};
use alignment_checklist::core::markdown;
use alignment_checklist::core::state::Action;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::support::*;

fn render(list: &Checklist, document: &Document) -> String {
    markdown::render(list, document, &Catalogue::english())
}

fn one_item(statement: &str) -> Checklist {
    list(&serde_json::json!({ "sections": [{ "items": [{ "id": "goals", "statement": statement }] }] }).to_string())
}

#[test]
fn says_everything() {
    let list = list(
        r#"{"title":"Charter","sections":[
            {"heading":["H ",{"em":"e"}],"items":[
                {"id":"a","statement":["We ",{"strong":"ship"}," ",{"code":"main"},", ",{"link":"why","href":"https://example.org/a_(b)*"}],"details":["not shown"]},
                {"id":"b","statement":"Open"},{"id":"c","statement":"Away"},{"id":"d","statement":"Partly"}]},
            {"heading":"Empty"},
            {"items":[{"id":"e","statement":"Ticked from the start","ticked":true},{"id":"f","statement":"Gone","retired":true}]}]}"#,
    );
    let by = |author, text: &str| Action::AddNote { item: "b".to_owned(), author, text: text.to_owned() };
    let document = after(
        empty(),
        [
            tick("a"),
            by(Author::Pm, "Ask\nthe team"),
            by(Author::Em, "Yes"),
            by(Author::Nobody, "Hm"),
            not_applicable("c", Level::Unset),
            set("d", Level::Partly),
        ],
    )
    .document;
    assert_eq!(
        render(&list, &document),
        "# Charter

2 of 4 agreed

## H *e*

- [x] We **ship** `main`, [why](<https://example.org/a_(b)*>)
- [ ] Open
  - PM: Ask
    the team
  - EM: Yes
  - Hm
- ~~Away~~ (Does not apply)
- [ ] Partly

- [x] Ticked from the start
",
    );
}

#[test]
fn when_nothing_applies_it_says_so() {
    let document = after(empty(), [not_applicable("goals", Level::Unset)]).document;
    assert_eq!(render(&one_item("a"), &document), "Nothing here applies\n\n- ~~a~~ (Does not apply)\n");
}

#[test]
fn the_built_in_list_reads_well() {
    let text = render(&pm_em(), &after(empty(), [tick("goals-short")]).document);
    assert!(text.starts_with(
        "# Product and engineering, in step\n\n1 of 15 agreed\n\n## What we both agree on\n\n- [x] We have the same goals for the next few weeks.\n"
    ));
    assert_eq!(text.matches("\n- [").count(), 15);
    assert!(!text.contains('\\'), "nothing in it needs an escape");
}

/// What a reader of the rendered Markdown sees: the text of each item and of each note, and everything that is neither.
fn seen(markdown: &str) -> (Vec<String>, Vec<String>) {
    let (mut items, mut strange) = (Vec::new(), Vec::new());
    let mut open: Vec<usize> = Vec::new();
    for event in
        Parser::new_ext(markdown, Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES)
    {
        match event {
            Event::Start(Tag::Item) => {
                open.push(items.len());
                items.push(String::new());
            }
            Event::End(pulldown_cmark::TagEnd::Item) => {
                open.pop();
            }
            Event::Text(text) => {
                if let Some(&item) = open.last() {
                    items[item].push_str(&text);
                }
            }
            Event::SoftBreak => {
                if let Some(&item) = open.last() {
                    items[item].push('\n');
                }
            }
            Event::TaskListMarker(_) | Event::Start(Tag::List(None) | Tag::Paragraph) | Event::End(_) => {}
            other => strange.push(format!("{other:?}")),
        }
    }
    (items, strange)
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
        "<https://example.org>",
        "&lt;b&gt;",
        "&amp;",
        "&#60;",
        "a | b\n--- | ---",
        "~~a~~",
        "\\",
        "\\*",
        "[x] a",
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
        "<!-- a -->",
        "a\r\nb",
        "a\rb",
    ] {
        let document = after(empty(), [note("goals", text)]).document;
        let (items, strange) = seen(&render(&one_item("statement"), &document));
        let expected = text.replace("\r\n", "\n").replace('\r', "\n").replace("  \n", "\n");
        assert_eq!(items, ["statement", &expected], "{text:?}");
        assert_eq!(strange, [""; 0], "{text:?}");
        let (items, strange) = seen(&render(&one_item(text), &empty()));
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(items.iter().map(|item| words(item)).collect::<Vec<_>>(), [words(text)], "{text:?}");
        assert_eq!(strange, [""; 0], "{text:?}");
    }
}

#[test]
fn no_address_ends_its_link() {
    let list = list(
        r#"{"sections":[{"items":[{"id":"a","statement":{"link":"b","href":"https://example.org/>)<script>\\"}}]}]}"#,
    );
    assert_eq!(
        html_of(&render(&list, &empty()), Options::empty()),
        "<p>0 of 1 agreed</p>\n<ul>\n<li>[ ] <a href=\"https://example.org/%3E)%3Cscript%3E%5C\">b</a></li>\n</ul>\n",
    );
}

#[test]
fn a_page_of_notes_stays_one_list() {
    let document = after(empty(), [note("goals", "one\n\n\ntwo"), note("goals", "three")]).document;
    let html = html_of(&render(&one_item("a"), &document), Options::empty());
    assert_eq!(html.matches("<ul>").count(), 2, "{html}");
    assert_eq!(html.matches("<li>").count(), 3, "{html}");
}

proptest! {
    #[test]
    fn no_note_and_no_statement_is_markup(
        text in prop_oneof![any::<String>(), "[-+*_#>=~`|!<&\\[\\](){}.:\\\\ a1\n\t]{0,12}"],
        statement in "[-+*_#>=~`|!<&\\[\\](){}.:\\\\ a1\n\t]{0,12}b",
    ) {
        let document = after(empty(), [note("goals", &text)]).document;
        let notes = document.notes("goals").len();
        let (items, strange) = seen(&render(&one_item(&statement), &document));
        prop_assert_eq!(items.len(), 1 + notes);
        prop_assert_eq!(strange, Vec::<String>::new());
        let letters = |text: &str| text.chars().filter(|character| !character.is_whitespace()).collect::<String>();
        prop_assert_eq!(letters(&items[0]), letters(&statement));
        if notes > 0 {
            prop_assert_eq!(letters(&items[1]), letters(&text).replace('\0', "\u{fffd}"));
        }
    }

    #[test]
    fn never_panics(document in any_document()) {
        render(&one_item("a"), &document);
    }
}
