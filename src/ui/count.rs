//! How far the two are, overall or in one section.

use std::rc::Rc;

use yew::prelude::*;

use super::store::use_slice;
use super::view::Shared;
use crate::core::catalogue::Key;
use crate::core::checklist::Section;
use crate::core::markdown::progress;
use crate::core::summary;

/// What is counted.
#[derive(Clone, PartialEq, Properties)]
pub struct CountProps {
    /// The widget
    pub view: Shared,
    /// One section, or without it the whole list.
    #[prop_or_default]
    pub section: Option<Rc<Section>>,
}

/// The count in words, and for the whole list as a bar.
#[component]
pub fn Count(props: &CountProps) -> Html {
    super::rendered("count");
    let CountProps { view, section } = props;
    let count = {
        let CountProps { view, section } = props.clone();
        use_slice(&props.view.store, None, move |store| {
            store.read(|state| match &section {
                Some(section) => summary::Count::of_section(section, &state.document),
                None => summary::Count::of_list(&view.checklist, &state.document),
            })
        })
    };
    if section.is_some() {
        let (done, total) = (count.done.to_string(), count.total.to_string());
        let values = [("done", done.as_str()), ("total", total.as_str())];
        return html! { <span part="section-progress">{ view.text.fill(Key::SectionProgress, &values) }</span> };
    }
    let words = progress(count, &view.text);
    html! {
        <div class="total">
            <span data-progress="">{ &words }</span>
            // A bar of nothing would be an indeterminate one.
            <progress part="progress" max={count.total.max(1).to_string()} value={count.done.to_string()} aria-label={words} />
            if count.done == count.total {
                <p class="nothing-open">{ view.say(Key::NothingOpen) }</p>
            }
        </div>
    }
}
