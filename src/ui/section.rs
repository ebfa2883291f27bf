//! A heading with its count, introduction and items.

use std::rc::Rc;

use yew::prelude::*;

use super::count::Count;
use super::item::ItemRow;
use super::rich_text::rich_text;
use super::view::Shared;
use crate::core::catalogue::Key;
use crate::core::checklist::{Party, Section};

/// Which section.
#[derive(Clone, PartialEq, Properties)]
pub struct SectionProps {
    /// The widget
    pub view: Shared,
    /// The section
    pub section: Rc<Section>,
}

/// A section of the list.
#[component]
pub fn SectionBlock(props: &SectionProps) -> Html {
    super::rendered("section");
    let SectionProps { view, section } = props;
    let heading = heading(view.heading_level + 1, "section-title", rich_text(&section.heading));
    let rows = section.asked().map(|item| {
        html! { <ItemRow key={item.id.as_str()} view={view.clone()} item={item.clone()} /> }
    });
    html! {
        <section part="section" data-section={section.id.clone()}>
            if !section.heading.is_blank() {
                <div class="section-head">
                    { heading }
                    if section.asked().next().is_some() {
                        <Count view={view.clone()} section={section.clone()} />
                    }
                </div>
            }
            { directed(view, section) }
            { for section.intro.iter().map(|paragraph| html! { <p class="intro">{ rich_text(paragraph) }</p> }) }
            if section.asked().next().is_some() {
                // WebKit drops the list role where the bullets are styled away.
                <ul part="list" role="list">{ for rows }</ul>
            }
        </section>
    }
}

/// A heading of that level, 1 to 6.
pub fn heading(level: u8, part: &'static str, content: Html) -> Html {
    let tag = ["h1", "h2", "h3", "h4", "h5", "h6"].get(usize::from(level).saturating_sub(1)).unwrap_or(&"h6");
    html! { <@{*tag} part={part}>{ content }</@> }
}

fn directed(view: &Shared, section: &Section) -> Html {
    let words = match (&section.owner, &section.expected_by) {
        (Some(Party::Both), Some(Party::Both)) => view.say(Key::DirectedBoth),
        (Some(owner), Some(expected_by)) => {
            let (owner, expected_by) = (view.party(owner), view.party(expected_by));
            view.text.fill(Key::Directed, &[("owner", &owner), ("expected_by", &expected_by)])
        }
        _ => return Html::default(),
    };
    html! { <p class="directed">{ words }</p> }
}
