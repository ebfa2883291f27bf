//! What a mount draws.

use yew::prelude::*;

use super::part::{Part, Topic};
use super::view::Shared;

/// What is mounted: a widget, or for a while nothing.
#[derive(Clone, Default, PartialEq, Properties)]
pub struct AppProps {
    /// The widget
    #[prop_or_default]
    pub view: Option<Shared>,
}

/// The root of a mount.
#[component]
pub fn App(props: &AppProps) -> Html {
    match &props.view {
        Some(view) => html! { <Part view={view.clone()} topic={Topic::Frame} /> },
        None => Html::default(),
    }
}
