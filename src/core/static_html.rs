//! A checklist as plain HTML: what a page shows before, or without, any script.
//!
//! There is no blank line and no indentation in it, since Markdown hosts would read those as paragraphs and code.
//! [`super::outline::read`] reads it back.

use super::checklist::{Checklist, Section};
use super::escape::{IN_XML, escape};
use super::rich::{Rich, Span};

/// Where the checklist stands in the outline of a page: its title is a heading of this level, those of its sections of the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// The page is the checklist: `h1`.
    Page,
    /// The page has a title of its own: `h2`.
    Part,
}

/// The checklist as HTML.
pub fn render(checklist: &Checklist, placement: Placement) -> String {
    let (title, heading) = match placement {
        Placement::Page => ("h1", "h2"),
        Placement::Part => ("h2", "h3"),
    };
    let mut out = String::new();
    if !checklist.title.is_blank() {
        element(title, &checklist.title, &mut out);
    }
    for paragraph in &checklist.intro {
        element("p", paragraph, &mut out);
    }
    if let Some(credit) = &checklist.credit {
        out.push_str("<p>Based on <a href=\"");
        out.push_str(&escape(credit.href.as_str(), IN_XML));
        out.push_str("\">");
        out.push_str(&escape(&credit.title, IN_XML));
        out.push_str("</a> by ");
        out.push_str(&escape(&credit.author, IN_XML));
        out.push_str("</p>\n");
    }
    for section in &checklist.sections {
        render_section(section, heading, &mut out);
    }
    out
}

fn render_section(section: &Section, heading: &str, out: &mut String) {
    if !section.heading.is_blank() {
        out.push('<');
        out.push_str(heading);
        attribute("id", &section.id, out);
        if let Some(owner) = &section.owner {
            attribute("data-owner", owner.as_str(), out);
        }
        if let Some(party) = &section.expected_by {
            attribute("data-expected-by", party.as_str(), out);
        }
        out.push('>');
        inline(&section.heading, out);
        out.push_str("</");
        out.push_str(heading);
        out.push_str(">\n");
    }
    for paragraph in &section.intro {
        element("p", paragraph, out);
    }
    if section.asked().next().is_none() {
        return;
    }
    out.push_str("<ul>\n");
    for item in section.asked() {
        out.push_str("<li");
        attribute("data-item", &item.id, out);
        out.push('>');
        inline(&item.statement, out);
        if !item.details.is_empty() {
            out.push_str("<ul>");
            for detail in &item.details {
                out.push_str("<li>");
                inline(detail, out);
                out.push_str("</li>");
            }
            out.push_str("</ul>");
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n");
}

fn element(tag: &str, content: &Rich, out: &mut String) {
    wrapped(tag, content, out);
    out.push('\n');
}

fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    out.push_str(&escape(value, IN_XML));
    out.push('"');
}

fn wrapped(tag: &str, content: &Rich, out: &mut String) {
    out.push('<');
    out.push_str(tag);
    out.push('>');
    inline(content, out);
    out.push_str("</");
    out.push_str(tag);
    out.push('>');
}

fn inline(rich: &Rich, out: &mut String) {
    for span in &rich.0 {
        match span {
            Span::Text(text) => out.push_str(&escape(text, IN_XML)),
            Span::Emphasis(inner) => wrapped("em", inner, out),
            Span::Strong(inner) => wrapped("strong", inner, out),
            Span::Code(text) => wrapped("code", &Rich::from(text.as_str()), out),
            Span::Link(href, inner) => {
                out.push_str("<a");
                attribute("href", href.as_str(), out);
                out.push('>');
                inline(inner, out);
                out.push_str("</a>");
            }
        }
    }
}
