//! The list with everything around it.

use yew::prelude::*;

use super::part::{Part, Topic};
use super::rich_text::{link, paragraphs, plain, rich_text};
use super::section::{heading, section};
use super::view::{Shared, View};
use crate::core::catalogue::Key;

/// Everything that a widget shows.
pub fn frame(view: &Shared) -> Html {
    let part = |topic| html! { <Part view={view.clone()} {topic} /> };
    html! {
        <div part="checklist" data-shows={if view.open_only.get() { "open" } else { "all" }}>
            <header part="header">
                if !view.checklist.title.is_blank() {
                    { heading(view.heading_level, "title", rich_text(&view.checklist.title)) }
                }
                <div class="intro">{ paragraphs(&view.checklist.intro) }</div>
                { credit(view) }
                <p class="paper">{ plain(view.text.fill(Key::PrintTeam, &[("team", &view.team)])) }</p>
                { part(Topic::Total) }
                { part(Topic::Toolbar) }
            </header>
            { for view.checklist.sections.iter().map(|it| section(view, it)) }
            { part(Topic::Banner) }
            { part(Topic::Status) }
        </div>
    }
}

fn credit(view: &View) -> Html {
    let Some(credit) = &view.checklist.credit else {
        return Html::default();
    };
    let (before, after) = view.text.around(Key::Credit, "title", &[("author", &credit.author)]);
    html! { <p class="credit">{ plain(before) }{ link(credit.href.as_str(), plain(credit.title.clone())) }{ plain(after) }</p> }
}
