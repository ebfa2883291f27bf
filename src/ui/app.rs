//! The whole widget.

use web_sys::Element;
use yew::prelude::*;

use super::banner::Banner;
use super::count::Count;
use super::rich_text::{link, rich_text};
use super::section::{SectionBlock, heading};
use super::status::Status;
use super::toolbar::Toolbar;
use super::view::{Shared, ViewProps};
use crate::core::catalogue::Key;
use crate::core::state::Action;

/// What is mounted: a widget, or for a while nothing.
#[derive(Clone, Default, PartialEq, Properties)]
pub struct RootProps {
    /// The widget
    #[prop_or_default]
    pub view: Option<Shared>,
}

/// The root of a mount.
#[component]
pub fn Root(props: &RootProps) -> Html {
    match &props.view {
        Some(view) => html! { <App view={view.clone()} /> },
        None => Html::default(),
    }
}

/// The checklist with everything around it.
#[component]
pub fn App(props: &ViewProps) -> Html {
    super::rendered("app");
    let ViewProps { view } = props;
    let open_only = use_state_eq(|| false);
    {
        let on_ready = view.on_ready.clone();
        use_effect_with((), move |()| on_ready.emit(()));
    }
    let on_open_only = {
        let open_only = open_only.setter();
        Callback::from(move |only| open_only.set(only))
    };
    let on_key = {
        let view = view.clone();
        Callback::from(move |event: KeyboardEvent| {
            let undo = event.key() == "z" && (event.ctrl_key() || event.meta_key()) && !event.shift_key();
            // In a text field the browser's own undo is meant.
            let writing = event.target_dyn_into::<Element>().is_some_and(|target| target.tag_name() == "TEXTAREA");
            if undo && !writing && !view.readonly {
                event.prevent_default();
                view.store.dispatch(Action::Undo);
            }
        })
    };
    let sections = view.checklist.sections.iter().map(|section| {
        html! { <SectionBlock key={section.id.as_str()} view={view.clone()} section={section.clone()} /> }
    });
    html! {
        <div part="checklist" data-filter={open_only.then_some("open")} onkeydown={on_key}>
            <header part="header">
                if !view.checklist.title.is_blank() {
                    { heading(view.heading_level, "title", rich_text(&view.checklist.title)) }
                }
                { for view.checklist.intro.iter().map(|paragraph| html! { <p class="intro">{ rich_text(paragraph) }</p> }) }
                { credit(view) }
                <p class="paper">{ view.text.fill(Key::PrintTeam, &[("team", &view.team)]) }</p>
                <Count view={view.clone()} />
                <Toolbar view={view.clone()} open_only={*open_only} {on_open_only} />
            </header>
            { for sections }
            <Banner view={view.clone()} />
            <Status view={view.clone()} />
        </div>
    }
}

fn credit(view: &Shared) -> Html {
    let Some(credit) = &view.checklist.credit else {
        return Html::default();
    };
    let (before, after) = view.text.around(Key::Credit, "title", &[("author", &credit.author)]);
    html! { <p class="credit">{ before }{ link(credit.href.as_str(), Html::from(credit.title.as_str())) }{ after }</p> }
}
