//! A heading with its count, introduction and items.

use yew::prelude::*;

use super::element::{Attribute, Element, element};
use super::part::{Part, Topic};
use super::rich_text::{paragraphs, rich_text};
use super::view::{Shared, View};
use crate::core::catalogue::Key;
use crate::core::checklist::{Party, Section};
use crate::core::rich::Rich;

/// A section of the list.
pub fn section(view: &Shared, section: &std::rc::Rc<Section>) -> Html {
    let part = |topic| html! { <Part view={view.clone()} {topic} /> };
    let has_items = section.asked().next().is_some();
    let rows = section.asked().map(|item| {
        html! { <Part key={item.id.as_str()} view={view.clone()} topic={Topic::Item(item.clone())} /> }
    });
    let title = heading(view.heading_level + 1 + section.depth, "section-title", &section.heading);
    let title = if section.depth > 0 { title.class("deep") } else { title };
    let head = || {
        element("div").class("section-head").child(title).child_if(has_items, || part(Topic::Section(section.clone())))
    };
    let directed = directed(view, section).unwrap_or_default();
    element("section")
        .part("section")
        .key(&section.id)
        .child_if(!section.heading.is_blank(), head)
        .child_if(!directed.is_empty(), || element("p").class("directed").text(directed))
        .child(element("div").class("intro").children(paragraphs(&section.intro)))
        // WebKit drops the list role where the bullets are styled away.
        .child_if(has_items, || element("ul").part("list").set(Attribute::Role, "list").children(rows))
        .into()
}

/// A heading of that level, 1 to 6.
pub fn heading(level: u8, part: &'static str, content: &Rich) -> Element {
    let tag = ["h1", "h2", "h3", "h4", "h5", "h6"].get(usize::from(level).saturating_sub(1)).unwrap_or(&"h6");
    element(tag).part(part).children(rich_text(content))
}

fn directed(view: &View, section: &Section) -> Option<String> {
    let (owner, expected_by) = (section.owner.as_ref()?, section.expected_by.as_ref()?);
    if (owner, expected_by) == (&Party::Both, &Party::Both) {
        return Some(view.say(Key::DirectedBoth));
    }
    let (owner, expected_by) = (view.text.party(owner), view.text.party(expected_by));
    Some(view.text.fill(Key::Directed, &[("owner", &owner), ("expected_by", &expected_by)]))
}
