//! How far the two are, overall and in one section.

use yew::prelude::*;

use super::rich_text::plain;
use super::view::View;
use crate::core::catalogue::Key;
use crate::core::checklist::Section;
use crate::core::json::decimal;
use crate::core::outcome::progress;
use crate::core::summary::Count;

/// The count of the whole list, in words and as a bar.
pub fn total(view: &View) -> Html {
    let count = view.store.read(|state| Count::of_list(&view.checklist, &state.document));
    let words = progress(count, &view.text);
    html! {
        <div class="total">
            <span data-progress="">{ plain(words.clone()) }</span>
            // A bar of nothing would be an indeterminate one.
            <progress part="progress" max={decimal(count.total.max(1) as u64)} value={decimal(count.done as u64)} aria-label={words} />
            if count.done == count.total {
                <p class="nothing-open">{ view.words(Key::NothingOpen) }</p>
            }
        </div>
    }
}

/// The count of a section.
pub fn section(view: &View, section: &Section) -> Html {
    let count = view.store.read(|state| Count::of_section(section, &state.document));
    let (done, total) = (decimal(count.done as u64), decimal(count.total as u64));
    let words = view.text.fill(Key::SectionProgress, &[("done", &done), ("total", &total)]);
    html! { <span part="section-progress">{ plain(words) }</span> }
}
