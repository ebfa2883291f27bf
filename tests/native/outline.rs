//! Lists as HTML: what hosts make of a list is read as the list that its author wrote.

use std::rc::Rc;

use alignment_checklist::core::builtin::pm_em;
use alignment_checklist::core::checklist::{Checklist, Party};
use alignment_checklist::core::json::Json;
use alignment_checklist::core::outline;
use alignment_checklist::core::rich::{Rich, Span};
use alignment_checklist::core::static_html::{self, Placement};
use proptest::collection::vec;
use proptest::prelude::*;
use pulldown_cmark::Options;

use crate::support::{self, file, html_of, json, nodes};

/// The list that this HTML is, a line for each thing: `# heading (id)`, introduction, `- item (id)` or `x item (id)` when it
/// is ticked, and its details behind two blanks.
fn read(html: &str) -> Vec<String> {
    lines(&support::outline(html))
}

fn lines(list: &Checklist) -> Vec<String> {
    let mut lines = Vec::new();
    for section in &list.sections {
        if !section.heading.is_blank() {
            lines.push(format!("# {} ({})", shown(&section.heading), section.id));
        }
        lines.extend(section.intro.iter().map(shown));
        for item in &section.items {
            lines.push(format!("{} {} ({})", if item.ticked { "x" } else { "-" }, shown(&item.statement), item.id));
            lines.extend(item.details.iter().map(|detail| format!("  {}", shown(detail))));
        }
    }
    lines
}

fn shown(rich: &Rich) -> String {
    let spans = rich.0.iter().map(|span| match span {
        Span::Text(text) => text.clone(),
        Span::Emphasis(inner) => format!("*{}*", shown(inner)),
        Span::Strong(inner) => format!("**{}**", shown(inner)),
        Span::Code(text) => format!("`{text}`"),
        Span::Link(href, inner) => format!("[{}]({})", shown(inner), href.as_str()),
    });
    spans.collect()
}

#[test]
fn reads_the_example_of_the_contract() {
    let html = r#"
  <h2>What we promise design</h2>
  <ul>
    <li id="early-review">We show work <em>early</em>. <a href="https://example.org/why">Why</a></li>
    <li>Nobody merges alone</li>
  </ul>
"#;
    assert_eq!(
        read(html),
        [
            "# What we promise design (what-we-promise-design)",
            "- We show work *early*. [Why](https://example.org/why) (early-review)",
            "- Nobody merges alone (nobody-merges-alone)",
        ],
    );
}

#[test]
fn without_a_list_item_there_is_no_list() {
    for html in
        ["", "text", "<p>text</p>", "<h2>Heading</h2><p>text</p>", "<ul></ul>", "<ul><li> </li><li><img></li></ul>"]
    {
        assert_eq!(outline::read(&nodes(html)), None, "{html}");
    }
}

#[test]
fn headings_of_every_level_open_sections_and_name_the_parties() {
    let list = support::outline(
        "<h1>One</h1><ul><li>a</li></ul>
         <h6 id='six' data-owner='pm' data-expected-by='Design'>Six</h6><ul><li>b</li></ul>
         <h3>Three</h3>",
    );
    assert_eq!(lines(&list), ["# One (one)", "- a (a)", "# Six (six)", "- b (b)", "# Three (three)"]);
    assert_eq!((&list.sections[0].owner, &list.sections[0].expected_by), (&None, &None));
    assert_eq!(list.sections[1].owner, Some(Party::Pm));
    assert_eq!(list.sections[1].expected_by, Some(Party::Named("Design".to_owned())));
}

#[test]
fn paragraphs_introduce_what_follows() {
    assert_eq!(
        read("<p>Before</p><ul><li>a</li></ul><h2>H</h2><p>One</p>Loose <b>text</b><p>Two</p><ol><li>b</li></ol>"),
        ["Before", "- a (a)", "# H (h)", "One", "Loose **text**", "Two", "- b (b)"],
    );
}

#[test]
fn a_paragraph_after_items_opens_a_section_of_its_own() {
    let list = support::outline("<h2>H</h2><ul><li>a</li></ul><p>Next</p><ul><li>b</li></ul><p>End</p>");
    let sections: Vec<(String, usize, usize)> = list
        .sections
        .iter()
        .map(|section| (section.heading.plain_text(), section.intro.len(), section.items.len()))
        .collect();
    assert_eq!(sections, [("H".to_owned(), 0, 1), (String::new(), 1, 1), (String::new(), 1, 0)]);
}

#[test]
fn empty_paragraphs_are_no_paragraphs() {
    assert_eq!(read("<p></p><p>&nbsp;</p><ul><li>a</li></ul><p> <br> </p><ul><li>b</li></ul>"), ["- a (a)", "- b (b)"]);
    assert_eq!(support::outline("<ul><li>a</li></ul><p>&nbsp;</p><ul><li>b</li></ul>").sections.len(), 1);
}

#[test]
fn an_id_is_data_item_or_id_or_derived() {
    assert_eq!(
        read(
            "<ul><li id=b data-item=a>1</li><li id=' c '>2</li><li data-item=' ' id=d>3</li><li id=''>Four, five</li></ul>"
        ),
        ["- 1 (a)", "- 2 (c)", "- 3 (d)", "- Four, five (four-five)"],
    );
}

#[test]
fn two_equal_texts_get_two_ids() {
    assert_eq!(
        read("<h2>H</h2><ul><li>Same</li></ul><h2>H</h2><ul><li>Same</li></ul>"),
        ["# H (h)", "- Same (same)", "# H (h-2)", "- Same (same-2)"]
    );
}

#[test]
fn a_new_item_never_takes_the_id_that_another_was_given() {
    assert_eq!(
        read("<ul><li>Goals</li><li data-item=goals>Old one</li></ul>"),
        ["- Goals (goals-2)", "- Old one (goals)"]
    );
}

#[test]
fn task_lists_are_read_with_their_ticks() {
    let expected = ["- open (open)", "x done (done)"];
    for html in [
        // GitHub
        r#"<ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" disabled> open</li>
           <li class="task-list-item"><input type="checkbox" disabled checked> done</li></ul>"#,
        // Loose lists
        "<ul><li><p><input type=checkbox> open</p></li><li><p><input type=checkbox checked> done</p></li></ul>",
        // MkDocs
        "<ul><li><label><input type=checkbox><span></span></label> open</li><li><label><input type=checkbox checked><span></span></label> done</li></ul>",
        "<ul><li><label><input type=checkbox> open</label></li><li><label><input type=checkbox checked> done</label></li></ul>",
        "<ul><li><span><input type=checkbox></span> open</li><li><span><input type=checkbox checked></span> done</li></ul>",
        // Renderers that do not know them
        "<ul><li>[ ] open</li><li>[x] done</li></ul>",
        "<ul><li><p>[ ] open</p></li><li>\n[X] done</li></ul>",
    ] {
        assert_eq!(read(html), expected, "{html}");
    }
}

#[test]
fn a_tick_of_a_nested_list_is_not_its_parents() {
    assert_eq!(
        read(
            "<ul><li><input type=checkbox> parent<ul><li><input type=checkbox checked> child</li><li>[x] other</li></ul></li></ul>"
        ),
        ["- parent (parent)", "  child", "  other"],
    );
}

#[test]
fn the_first_check_box_is_the_one_of_the_item() {
    for (html, tick) in [
        ("<ul><li><input type=hidden name=one><input type=checkbox checked> D</li></ul>", "x"),
        ("<ul><li><input type=checkbox> D<div><input type=checkbox checked>sub</div></li></ul>", "-"),
        ("<ul><li><p><input type=checkbox checked> D</p><p><input type=checkbox>sub</p></li></ul>", "x"),
        ("<ul><li><ul><li><input type=checkbox>sub</li></ul><p><input type=checkbox checked> D</p></li></ul>", "x"),
    ] {
        assert!(read(html)[0].starts_with(tick), "{html}");
    }
}

#[test]
fn nested_lists_are_details_of_their_parent() {
    assert_eq!(
        read("<ul><li>a<ul><li>b<ol><li>c</li></ol></li><li>d</li></ul>e</li><li>f</li></ul>"),
        ["- a (a)", "  b", "  c", "  d", "  e", "- f (f)"],
    );
}

#[test]
fn blocks_in_items_are_lines() {
    assert_eq!(
        read("<ul><li><p>a</p><p>b</p></li><li><div><p>c</p><blockquote>d</blockquote></div></li></ul>"),
        ["- a (a)", "  b", "- c (c)", "  d"]
    );
}

#[test]
fn whatever_wraps_a_list_is_passed_through() {
    let expected = ["# H (h)", "text", "- a (a)"];
    for tag in [
        "div",
        "section",
        "article",
        "main",
        "details",
        "blockquote",
        "td",
        "span",
        "center",
        "task-lists",
        "ac:layout",
        "a",
        "font",
    ] {
        let html = match tag {
            "td" => "<table><tr><td><h2>H</h2><p>text</p><ul><li>a</li></ul></td></tr></table>".to_owned(),
            tag => format!("<{tag}><h2>H</h2><div><p>text</p><{tag}><ul><li>a</li></ul></{tag}></div></{tag}>"),
        };
        assert_eq!(read(&html), expected, "{tag}");
    }
}

#[test]
fn what_hosts_add_to_headings_is_left_out() {
    for heading in [
        // MediaWiki
        r#"<h2><span class="mw-headline" id="x">H</span><span class="mw-editsection">[<a href="/edit">edit</a>]</span></h2>"#,
        // Sphinx, MkDocs
        r##"<h2>H<a class="headerlink" href="#h" title="Permalink">¶</a></h2>"##,
        // Docusaurus has the class of the link on the heading, too
        r##"<h2 class="anchor anchorWithStickyNavbar_LWe7" id="h">H<a href="#h" class="hash-link">#</a></h2>"##,
        // GitHub
        r##"<h2><a class="anchor" href="#h">link</a>H</h2>"##,
        r##"<div class="markdown-heading"><h2 class="heading-element">H</h2><a class="anchor" href="#h">link</a></div>"##,
    ] {
        assert_eq!(read(&format!("{heading}<ul><li>a</li></ul>")), ["# H (h)", "- a (a)"], "{heading}");
    }
    // Whatever it is made of, and in items, too.
    let link = r##"<a class="anchor" href="#h"><div>link</div></a>"##;
    assert_eq!(read(&format!("<h2>H{link}</h2>{link}<ul><li>a{link}</li></ul>")), ["# H (h)", "- a (a)"]);
}

#[test]
fn only_emphasis_strong_code_and_links_survive() {
    assert_eq!(
        read(
            "<ul><li><i>a</i> <b>b</b> <kbd>c</kbd> <u>d</u> <font color=red>e</font> <sub>f</sub><img src=x onerror=alert(1)> <code>g <em>h</em></code></li></ul>"
        ),
        ["- *a* **b** `c` d e f `g h` (a-b-c-d-e-f-g-h)"],
    );
}

#[test]
fn a_hostile_link_leaves_its_text() {
    for href in [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " javascript:alert(1)",
        "&#1;javascript:alert(1)",
        "java\tscript:alert(1)",
        "java&#10;script:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "#top",
        "/relative",
        "",
    ] {
        assert_eq!(
            read(&format!("<ul><li>see <a href=\"{href}\">this</a></li></ul>")),
            ["- see this (see-this)"],
            "{href:?}"
        );
    }
    assert_eq!(read("<ul><li><a>this</a></li></ul>"), ["- this (this)"]);
    assert_eq!(read("<ul><li><a href=' HTTPS://x.org '>this</a></li></ul>"), ["- [this](HTTPS://x.org) (this)"]);
}

#[test]
fn white_space_is_folded_as_a_browser_folds_it() {
    assert_eq!(
        read("<ul><li>\n   a\n   <em> b </em>\n c<br>d <strong> </strong> <code> e </code>\n</li></ul>"),
        ["- a *b *c d `e` (a-b-c-d-e)"],
    );
    assert_eq!(read("<h2>\n One\n two </h2><ul><li>a</li></ul>"), ["# One two (one-two)", "- a (a)"]);
}

#[test]
fn the_built_in_list_reads_back_from_its_html() {
    let list = support::outline(&static_html::render(&pm_em(), Placement::Page));
    assert_eq!(list.sections[0].heading, pm_em().title);
    assert_eq!(list.sections[0].items, []);
    // Below the title, which is a heading like theirs.
    let mut sections = pm_em().sections;
    for section in &mut sections {
        Rc::make_mut(section).depth = 1;
    }
    assert_eq!(list.sections[1..], sections);
}

/// The post as a blog shows it, without its front matter.
fn post() -> String {
    let text = file("tests/pages/post.md");
    text.splitn(3, "---\n").nth(2).unwrap().to_owned()
}

#[test]
fn the_post_gives_its_own_headings_and_both_lists_of_five() {
    for options in [Options::empty(), Options::all()] {
        let list = support::outline(&html_of(&post(), options));
        let sections: Vec<(String, usize)> = list
            .sections
            .iter()
            .map(|section| (section.heading.plain_text().replace('’', "'"), section.items.len()))
            .collect();
        let named = |heading: &str, items: usize| (heading.to_owned(), items);
        assert_eq!(
            sections,
            [
                named("", 3),
                named("", 0),
                named("Same goals for each time frame - short, mid and long term", 0),
                named("Be genuinely interested in each other work", 0),
                named("Shared values and principles.", 0),
                named("What would EM expect from PM?", 5),
                named("What would PM expect from EM?", 5),
                named("Summary", 3),
            ],
        );
    }
}

#[test]
fn the_links_of_the_post_are_intact() {
    let list = support::outline(&html_of(&post(), Options::empty()));
    let end_of = |section: usize, item: usize| list.sections[section].items[item].statement.0.last().cloned().unwrap();
    let link = |span: Span| match span {
        Span::Link(href, text) => (href.as_str().to_owned(), text.plain_text()),
        other => panic!("{other:?} is no link"),
    };
    assert_eq!(
        link(end_of(5, 0)),
        (
            "https://engineering-manager.com/2017-11-20/keep-your-business-close-to-your-employees".to_owned(),
            "Keep your business close to engineers.".to_owned(),
        ),
    );
    assert_eq!(
        link(end_of(6, 3)),
        (
            "https://engineering-manager.com/2019-01-14/ownership-explained-for-engineers-and-managers".to_owned(),
            "You can find more about strengthening ownership in your team here.".to_owned(),
        ),
    );
}

#[test]
fn the_post_has_its_items_and_introductions_in_full() {
    let list = support::outline(&html_of(&post(), Options::empty()));
    let em = &list.sections[6];
    assert_eq!(
        em.items[4].statement.plain_text(),
        "Spend time with customers. Not in same amount as PM, but know who you build for."
    );
    assert_eq!(em.intro.len(), 1);
    assert!(em.intro[0].plain_text().starts_with("Similarly, skipping the classic EM job specs"));
    assert_eq!(list.sections[3].intro.len(), 2);
    assert!(matches!(&list.sections[1].intro[0].0[0], Span::Strong(_)));
}

/// Pages that no author and no host ever wrote.
fn tag_soup() -> impl Strategy<Value = Json> {
    let tag = || {
        prop::sample::select(vec![
            "ul", "ol", "li", "p", "div", "h2", "h7", "a", "em", "strong", "code", "br", "input", "label", "span",
            "table", "x-y", "", "UL", "script",
        ])
    };
    let attributes = || {
        prop::sample::select(vec![
            "{}",
            r#"{"id":"a"}"#,
            r#"{"data-item":"a"}"#,
            r#"{"href":"https://example.org"}"#,
            r#"{"href":"javascript:x"}"#,
            r#"{"class":"anchor"}"#,
            r#"{"checked":true}"#,
            r#"{"data-owner":7}"#,
            "null",
            "[]",
        ])
        .prop_map(support::parse)
    };
    let text = prop_oneof!["[ a\n]{0,4}", "\\[x\\] a?", any::<String>()].prop_map(Json::String);
    let node = prop_oneof![4 => text, 1 => json()].prop_recursive(6, 64, 6, move |inner| {
        (tag(), attributes(), vec(inner, 0..6))
            .prop_map(|(tag, attributes, children)| Json::Array([vec![Json::from(tag), attributes], children].concat()))
    });
    vec(node, 0..6).prop_map(Json::Array)
}

proptest! {
    #[test]
    fn never_panics_and_never_gives_a_blank_item_or_an_id_twice(nodes in prop_oneof![4 => tag_soup(), 1 => json()]) {
        if let Some(list) = outline::read(&nodes) {
            let mut ids: Vec<_> = list.items().map(|item| &item.id).collect();
            let count = ids.len();
            ids.sort();
            ids.dedup();
            prop_assert!(count > 0 && ids.len() == count);
            for item in list.items() {
                prop_assert!(!item.id.is_empty() && !item.statement.is_blank());
            }
        }
    }

    #[test]
    fn loses_no_word_of_a_page(words in vec(("p|h2|li|div|span|b|x-y", "[a-z]{1,5}"), 1..12)) {
        let html: String = words.iter().map(|(tag, word)| match tag.as_str() {
            "li" => format!("<ul><li>{word}</li></ul>"),
            _ => format!("<{tag}>{word}</{tag}> "),
        }).collect();
        if let Some(list) = outline::read(&nodes(&html)) {
            let mut all = String::new();
            for section in &list.sections {
                all += &section.heading.plain_text();
                all += &support::texts(&section.intro).concat();
                for item in &section.items {
                    all += &item.statement.plain_text();
                }
            }
            let expected: String = words.iter().map(|(_, word)| word.as_str()).collect();
            prop_assert_eq!(all.replace(' ', ""), expected);
        }
    }

    #[test]
    fn any_list_of_plain_text_reads_back_from_its_html(
        sections in vec(("[a-z<&\"]{1,8}", vec("[a-z<>&\" ]{0,8}[a-z]", 1..5)), 1..4),
    ) {
        let json = serde_json::json!({ "sections": sections.iter().map(|(heading, items)| serde_json::json!({
            "heading": heading,
            "items": items.iter().map(|item| serde_json::json!({ "statement": item.split_whitespace().collect::<Vec<_>>().join(" ") })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>() });
        let list = support::list(&json.to_string());
        prop_assert_eq!(support::outline(&static_html::render(&list, Placement::Page)).sections, list.sections);
    }
}
