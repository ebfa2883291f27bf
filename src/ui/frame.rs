//! The list with everything around it.

use yew::prelude::*;

use super::element::{Attribute, element, list};
use super::part::{Part, Topic};
use super::rich_text::{link, paragraphs};
use super::section::{heading, section};
use super::status::comes_first;
use super::view::{Shared, View};
use crate::core::catalogue::Key;

/// Everything that a widget shows.
pub fn frame(view: &Shared) -> Html {
    let part = |topic| html! { <Part view={view.clone()} {topic} /> };
    let title = &view.checklist.title;
    // Own lists have no title.
    let name =
        view.checklist.sections.first().map(|first| &first.heading).filter(|_| title.is_blank()).unwrap_or(title);
    let status_first = comes_first(view);
    let header = element("div")
        .part("header")
        .child_if(!title.is_blank(), || heading(view.heading_level, "title", title))
        .child(element("div").class("intro").children(paragraphs(&view.checklist.intro)))
        .child(credit(view))
        .child_if(view.team != "default", || {
            element("p").class("credit").text(view.text.fill(Key::Team, &[("team", &view.team)]))
        })
        .child(part(Topic::Total))
        .child(part(Topic::Toolbar))
        .child(part(Topic::Share));
    let mut checklist = element("div").part("checklist");
    if !view.checklist.lang.is_empty() {
        // Read aloud, it would sound like the language of the page.
        checklist = checklist.set_text(Attribute::Lang, &view.checklist.lang);
    }
    checklist
        .set(Attribute::TabIndex, "-1")
        .set(Attribute::Role, "group")
        .set_text(Attribute::AriaLabel, &name.plain_text())
        .set(Attribute::Shows, view.shows())
        .child_if(status_first, || part(Topic::Status))
        .child(part(Topic::Offer))
        .child(header)
        .child(list(view.checklist.sections.iter().map(|it| section(view, it)).collect()))
        .child(part(Topic::Banner))
        .child_if(!status_first, || part(Topic::Status))
        .into()
}

fn credit(view: &View) -> Html {
    let Some(credit) = &view.checklist.credit else {
        return Html::default();
    };
    let (before, after) = view.text.around(Key::Credit, "title", &[("author", &credit.author)]);
    let title = link(credit.href.as_str()).text(credit.title.clone());
    element("p").class("credit").text(before).child(title).text(after).into()
}
