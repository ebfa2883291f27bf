//! The list as plain HTML: nothing in it is markup that was text, and Markdown hosts leave it alone.

use alignment_checklist::core::builtin::pm_em;
use alignment_checklist::core::static_html::{Placement, render};
use pulldown_cmark::Options;

use crate::support::{file, html_of, list};

#[test]
fn renders_all_of_a_list() {
    let list = list(
        r#"{"title":"T","intro":["I"],"credit":{"title":"C","author":"A","href":"https://example.org/?a=1&b=2"},
            "sections":[{"id":"s","heading":"H","owner":"pm","expected_by":"Design","intro":["J"],"items":[
                {"id":"a","statement":["x ",{"em":"e"},{"strong":"s"},{"code":"c"},{"link":"l","href":"https://example.org"}]},
                {"id":"b","statement":"y","details":["d","f"]},
                {"id":"c","statement":"gone","retired":true}]}]}"#,
    );
    assert_eq!(
        render(&list, Placement::Page),
        r#"<h1>T</h1>
<p>I</p>
<p>Based on <a href="https://example.org/?a=1&amp;b=2">C</a> by A</p>
<h2 id="s" data-owner="PM" data-expected-by="Design">H</h2>
<p>J</p>
<ul>
<li data-item="a">x <em>e</em><strong>s</strong><code>c</code><a href="https://example.org">l</a></li>
<li data-item="b">y<ul><li>d</li><li>f</li></ul></li>
</ul>
"#,
    );
}

#[test]
fn what_is_missing_leaves_no_empty_element() {
    let list = list(
        r#"{"sections":[{"items":[{"statement":"a"}]},{"heading":"Empty"},{"items":[{"statement":"gone","retired":true}]}]}"#,
    );
    assert_eq!(
        render(&list, Placement::Page),
        "<ul>\n<li data-item=\"a\">a</li>\n</ul>\n<h2 id=\"empty\">Empty</h2>\n"
    );
}

#[test]
fn in_a_page_with_a_title_headings_are_a_level_below() {
    let list = list(r#"{"title":"T","sections":[{"heading":"H","items":[{"statement":"a"}]}]}"#);
    assert_eq!(
        render(&list, Placement::Part),
        "<h2>T</h2>\n<h3 id=\"h\">H</h3>\n<ul>\n<li data-item=\"a\">a</li>\n</ul>\n"
    );
}

#[test]
fn text_is_never_markup() {
    let list = list(
        r#"{"title":"<script>alert(1)</script>","sections":[{"id":"\"><img>","heading":"a & b","owner":"\" onclick=\"x","items":[
            {"id":"'\"<","statement":{"code":"</code><script>"},"details":[{"link":"<b>","href":"https://example.org/\"><script>"}]}]}]}"#,
    );
    assert_eq!(
        render(&list, Placement::Page),
        r#"<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>
<h2 id="&quot;&gt;&lt;img&gt;" data-owner="&quot; onclick=&quot;x">a &amp; b</h2>
<ul>
<li data-item="'&quot;&lt;"><code>&lt;/code&gt;&lt;script&gt;</code><ul><li><a href="https://example.org/&quot;&gt;&lt;script&gt;">&lt;b&gt;</a></li></ul></li>
</ul>
"#,
    );
}

#[test]
fn no_text_breaks_a_line() {
    let list = list(r#"{"title":"T\n\n    x","sections":[{"heading":"H","items":[{"statement":"a\n\nb"}]}]}"#);
    let html = render(&list, Placement::Page);
    assert!(!html.contains("\n\n") && !html.contains("\n "), "{html}");
}

#[test]
fn markdown_hosts_leave_it_as_it_is() {
    let html = render(&pm_em(), Placement::Page);
    assert!(!html.contains("\n\n") && !html.contains("\n "), "a blank line or an indentation");
    let embedded = format!("<div>\n<alignment-checklist list=\"pm-em\">\n{html}</alignment-checklist>\n</div>\n");
    assert_eq!(html_of(&embedded, Options::all()), embedded);
}

#[test]
fn the_page_has_one_place_for_it() {
    assert_eq!(file("index.html").matches("<!-- checklist: pm-em -->").count(), 1);
}
