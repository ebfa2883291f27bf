//! Rich text as text nodes and checked links, never as markup.

use yew::prelude::*;
use yew::virtual_dom::VText;

use crate::core::rich::{Rich, Span};

/// Text as a node. Yew's own conversion takes whatever can be displayed, and with it the formatting machinery.
pub fn plain(text: String) -> Html {
    VText::new(text).into()
}

/// The spans as nodes.
pub fn rich_text(rich: &Rich) -> Html {
    rich.0.iter().map(span).collect()
}

/// Each as a paragraph.
pub fn paragraphs(lines: &[Rich]) -> Html {
    lines.iter().map(|line| html! { <p dir="auto">{ rich_text(line) }</p> }).collect()
}

fn span(span: &Span) -> Html {
    let (tag, content) = match span {
        Span::Text(text) => return plain(text.clone()),
        Span::Link(href, inner) => return link(href.as_str(), rich_text(inner)),
        Span::Emphasis(inner) => ("em", rich_text(inner)),
        Span::Strong(inner) => ("strong", rich_text(inner)),
        Span::Code(text) => ("code", plain(text.clone())),
    };
    html! { <@{tag}>{ content }</@> }
}

/// A link that opens beside the page, so that a sync is not interrupted and a frame not left.
pub fn link(href: &str, content: Html) -> Html {
    html! { <a href={href.to_owned()} target="_blank" rel="noopener noreferrer">{ content }</a> }
}
