//! What the element hands over: its attributes and its content, as plain values.

use std::rc::Rc;

use crate::core::builtin;
use crate::core::catalogue::Catalogue;
use crate::core::checklist::{Checklist, ListError};
use crate::core::json::Json;
use crate::core::outline;
use crate::ui::view::Abilities;

/// Where state is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// In the browser's local storage
    Browser,
    /// In memory only
    Memory,
    /// In memory; the page around saves it
    Host,
}

/// One configuration of a widget.
pub struct Config {
    /// The list, narrowed to the sections that are shown.
    pub checklist: Checklist,
    /// All of it.
    pub whole: Rc<Checklist>,
    /// The name of the pair.
    pub team: String,
    /// Nothing can be changed.
    pub readonly: bool,
    /// Where state is kept.
    pub keep: Keep,
    /// What the browser can do.
    pub abilities: Abilities,
    /// The words.
    pub text: Catalogue,
    /// The level of the title; headings of sections stand one below.
    pub heading_level: u8,
}

impl Config {
    /// Reads the element's JSON. Members: `list`, `team`, `only`, `storage`, `page` (the path of the page, the name of an own list
    /// that has none), `source` (text of a JSON list), `nodes` (content as [`outline`] reads it), `text` and
    /// `categories` (a language other than English), strings all but the last three; `readonly`, and `sheet`, `qr` and `forgets` as
    /// in [`Abilities`]; `level`, that of the first
    /// heading inside the element.
    ///
    /// # Errors
    /// When `source` is no list.
    pub fn read(json: &Json) -> Result<Config, ListError> {
        let text = |name| json.text(name).filter(|text| !text.is_empty());
        let flag = |name| json.get(name) == Some(&Json::Bool(true));
        let list = text("list");
        let own = match json.get("nodes") {
            Some(nodes) if list != Some(builtin::PM_EM) => outline::read(nodes),
            _ => None,
        };
        // Headings go on where the host page is: an own list has those of the page, another the title instead of the first.
        let first_heading = json.get("level").and_then(Json::as_u64).and_then(|level| u8::try_from(level).ok());
        let (mut checklist, heading_level) = match (text("source"), own) {
            (Some(source), _) => (Checklist::parse(source)?, first_heading.unwrap_or(2)),
            (None, Some(own)) => (own, first_heading.unwrap_or(2).saturating_sub(1)),
            (None, None) => (builtin::pm_em(), first_heading.unwrap_or(2)),
        };
        if checklist.id.is_empty() {
            text("page").unwrap_or("/").clone_into(&mut checklist.id);
        }
        if let Some(list) = list {
            list.clone_into(&mut checklist.id);
        }
        let language = match json.get("text") {
            Some(messages @ Json::Array(_)) => {
                let categories = json.get("categories").map_or(&[][..], Json::elements);
                let categories = categories.iter().filter_map(Json::as_str).map(str::to_owned).collect();
                Catalogue::new(messages.clone(), categories)
            }
            _ => Catalogue::english(),
        };
        let keep = match text("storage") {
            Some("none") => Keep::Memory,
            Some("host") => Keep::Host,
            _ => Keep::Browser,
        };
        Ok(Config {
            checklist: checklist.clone().only(text("only").unwrap_or_default()),
            whole: Rc::new(checklist),
            team: text("team").unwrap_or("default").to_owned(),
            readonly: flag("readonly"),
            abilities: Abilities { sheet: flag("sheet"), qr: flag("qr"), forgets: flag("forgets") },
            keep,
            text: language,
            heading_level,
        })
    }
}
