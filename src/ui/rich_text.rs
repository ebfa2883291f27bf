//! Rich text as text nodes and checked links, never as markup.

use yew::Html;
use yew::virtual_dom::VText;

use super::element::{Attribute, Element, element};
use crate::core::rich::{Rich, Span};

/// Text as a node. Yew's own conversion takes whatever can be displayed, and with it the formatting machinery.
pub fn plain(text: String) -> Html {
    VText::new(text).into()
}

/// The spans as nodes.
pub fn rich_text(rich: &Rich) -> impl Iterator<Item = Html> {
    rich.0.iter().map(span)
}

/// Each as a paragraph.
pub fn paragraphs(lines: &[Rich]) -> impl Iterator<Item = Html> {
    lines.iter().map(|line| element("p").set(Attribute::Dir, "auto").children(rich_text(line)).into())
}

fn span(span: &Span) -> Html {
    let (element, inner) = match span {
        Span::Text(text) => return plain(text.clone()),
        Span::Code(text) => return element("code").text(text.clone()).into(),
        Span::Link(href, inner) => (link(href.as_str()), inner),
        Span::Emphasis(inner) => (element("em"), inner),
        Span::Strong(inner) => (element("strong"), inner),
    };
    element.children(rich_text(inner)).into()
}

/// A link that opens beside the page, so that a sync is not interrupted and a frame not left.
pub fn link(href: &str) -> Element {
    element("a")
        .set_text(Attribute::Href, href)
        .set(Attribute::Target, "_blank")
        .set(Attribute::Rel, "noopener noreferrer")
}
