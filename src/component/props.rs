//! What an application says of a checklist.

use std::rc::Rc;

use yew::prelude::*;

use super::{Change, Problem, Summary};
use crate::core::builtin::pm_em;
use crate::core::catalogue::Catalogue;
use crate::core::checklist::Checklist;
use crate::core::document::Document;
use crate::shell::config::{Config, Keep};
use crate::ui::view::Abilities;

/// The properties of [`AlignmentChecklist`](super::AlignmentChecklist). Each may change at any time; none is required.
#[derive(Clone, PartialEq, Properties)]
pub struct AlignmentChecklistProps {
    /// The list. Without one it is the built-in list of a Product Manager and an Engineering Manager. State is kept under its `id`; a list
    /// without an id is kept under the path of the page.
    #[prop_or_default]
    pub checklist: Option<Checklist>,
    /// The pair: two teams do not share ticks.
    #[prop_or(AttrValue::Static("default"))]
    pub team: AttrValue,
    /// Ids of sections, separated by spaces. Only these are shown.
    #[prop_or_default]
    pub only: AttrValue,
    /// Nothing can be changed and nothing is written.
    #[prop_or_default]
    pub readonly: bool,
    /// Light, dark, or as the page is.
    #[prop_or_default]
    pub theme: Theme,
    /// The language in which dates are written, as a language tag. Without one it is that of the page.
    #[prop_or_default]
    pub lang: Option<AttrValue>,
    /// Where state is kept.
    #[prop_or_default]
    pub storage: Storage,
    /// The level of the title, 1 to 6. Headings of sections stand one below.
    #[prop_or(2)]
    pub heading_level: u8,
    /// A state to merge in whenever it changes. Merging destroys nothing: what was changed later stays.
    #[prop_or_default]
    pub state: Option<Document>,
    /// Classes of the element around it, which the styles of the application can place.
    #[prop_or_default]
    pub class: Classes,
    /// Hears the counts when a state is shown: once it is mounted, and after a property has changed what is shown.
    #[prop_or_default]
    pub on_ready: Callback<Summary>,
    /// Hears of every change of the state: by people here, in another tab, or by `state`.
    #[prop_or_default]
    pub on_change: Callback<Change>,
    /// Hears of what does not work. The people who use the checklist are told of it in the checklist itself, where it concerns them.
    #[prop_or_default]
    pub on_error: Callback<Problem>,
}

/// How a checklist looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the page around it.
    #[default]
    Auto,
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
}

impl Theme {
    pub(super) fn attribute(self) -> Option<&'static str> {
        match self {
            Theme::Auto => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        }
    }
}

/// Where the state of a checklist is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Storage {
    /// In the local storage of the browser. Checklists of the same list and team, on the page and in other tabs, show the same.
    #[default]
    Local,
    /// In memory, as long as it is mounted.
    Memory,
    /// By the application: it keeps what `on_change` brings, and hands it back as `state`.
    Host,
}

/// What decides of the properties what is shown. A change of one draws the checklist anew.
#[derive(Clone, PartialEq)]
pub(super) struct Settings {
    checklist: Option<Checklist>,
    team: AttrValue,
    only: AttrValue,
    readonly: bool,
    lang: Option<AttrValue>,
    storage: Storage,
    heading_level: u8,
}

impl Settings {
    pub fn of(props: &AlignmentChecklistProps) -> Settings {
        let AlignmentChecklistProps { checklist, team, only, readonly, lang, storage, heading_level, .. } =
            props.clone();
        Settings { checklist, team, only, readonly, lang, storage, heading_level }
    }

    /// The configuration of a widget on the page with the path `page`.
    pub fn config(&self, page: String, abilities: Abilities) -> Config {
        let mut checklist = self.checklist.clone().unwrap_or_else(pm_em);
        if checklist.id.is_empty() {
            checklist.id = page;
        }
        let keep = match self.storage {
            Storage::Local => Keep::Browser,
            Storage::Memory => Keep::Memory,
            Storage::Host => Keep::Host,
        };
        Config {
            checklist: checklist.clone().only(&self.only),
            whole: Rc::new(checklist),
            team: self.team.to_string(),
            readonly: self.readonly,
            abilities,
            keep,
            text: Catalogue::english(),
            heading_level: self.heading_level.clamp(1, 6),
        }
    }
}
