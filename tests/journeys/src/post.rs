//! The post that the project exists for, as its blog renders it.

use pulldown_cmark::{Options, Parser, html};

/// `tests/pages/post.html` with the post of `tests/pages/post.md` inside its element.
///
/// The Markdown is rendered by an ordinary renderer that knows nothing of the checklist: that is the promise.
pub fn rendered_post(layout: &str, markdown: &str) -> String {
    let mut post = String::new();
    html::push_html(&mut post, Parser::new_ext(markdown, Options::ENABLE_YAML_STYLE_METADATA_BLOCKS));
    assert!(layout.contains(MARKER), "tests/pages/post.html has lost its marker {MARKER}");
    layout.replace(MARKER, &post)
}

const MARKER: &str = "<!-- the rendered post -->";
