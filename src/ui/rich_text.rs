//! Rich text as text nodes and checked links, never as markup.

use yew::prelude::*;

use crate::core::rich::{Rich, Span};

/// The spans as nodes.
pub fn rich_text(rich: &Rich) -> Html {
    rich.0.iter().map(span).collect()
}

fn span(span: &Span) -> Html {
    match span {
        Span::Text(text) => Html::from(text.as_str()),
        Span::Emphasis(inner) => html! { <em>{ rich_text(inner) }</em> },
        Span::Strong(inner) => html! { <strong>{ rich_text(inner) }</strong> },
        Span::Code(text) => html! { <code>{ text }</code> },
        Span::Link(href, inner) => link(href.as_str(), rich_text(inner)),
    }
}

/// A link that opens beside the page, so that a sync is not interrupted and a frame not left.
pub fn link(href: &str, content: Html) -> Html {
    html! { <a href={href.to_owned()} target="_blank" rel="noopener noreferrer">{ content }</a> }
}
