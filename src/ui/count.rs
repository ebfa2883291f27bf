//! How far the two are, overall and in one section.

use yew::Html;

use super::element::{Attribute, element};
use super::view::View;
use crate::core::catalogue::Key;
use crate::core::checklist::Section;
use crate::core::json::decimal;
use crate::core::outcome::progress;
use crate::core::summary::Count;

/// The count of the whole list, in words and as a bar.
pub fn total(view: &View) -> Html {
    let count = view.count();
    let words = progress(count, &view.text);
    let bar = element("progress")
        .part("progress")
        // A bar of nothing would be an indeterminate one.
        .set_text(Attribute::Max, &decimal(count.total.max(1) as u64))
        .set_text(Attribute::Value, &decimal(count.done as u64))
        .set_text(Attribute::AriaLabel, &words);
    element("div")
        .class("total")
        .child(element("span").set(Attribute::Progress, "").text(words))
        .child(bar)
        .child_if(count.is_complete(), || element("p").class("nothing-open").text(view.say(Key::NothingOpen)))
        .into()
}

/// The count of a section.
pub fn section(view: &View, section: &Section) -> Html {
    let count = view.store.read(|state| Count::of_section(section, &state.document));
    let (done, total) = (decimal(count.done as u64), decimal(count.total as u64));
    let words = view.text.fill(Key::SectionProgress, &[("done", &done), ("total", &total)]);
    element("span").part("section-progress").text(words).into()
}
