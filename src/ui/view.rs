//! Everything a mounted widget shows, in one value.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::Html;

use super::rich_text::plain;
use super::store::Store;
use crate::core::catalogue::{Catalogue, Key};
use crate::core::checklist::Checklist;

/// What the shell hands to the components. A new one is made whenever an attribute changes.
pub struct View {
    /// The list, already narrowed to the sections that are shown.
    pub checklist: Checklist,
    /// The state.
    pub store: Store,
    /// The words.
    pub text: Catalogue,
    /// Nothing can be changed.
    pub readonly: bool,
    /// The level of the title; sections stand one below.
    pub heading_level: u8,
    /// The pair, as printed.
    pub team: String,
    /// Whether only open items are shown.
    pub open_only: Cell<bool>,
    /// The items whose notes are open.
    pub open: RefCell<Vec<String>>,
    /// The note that is being changed.
    pub editing: RefCell<Option<String>>,
}

impl View {
    /// A message without values.
    pub fn say(&self, key: Key) -> String {
        self.text.say(key)
    }

    /// The same as a node.
    pub fn words(&self, key: Key) -> Html {
        plain(self.say(key))
    }

    /// Whether the notes of an item are open.
    pub fn is_open(&self, item: &str) -> bool {
        self.open.borrow().iter().any(|open| open == item)
    }
}

/// A shared view: cheap to clone, equal only to itself.
#[derive(Clone)]
pub struct Shared(pub Rc<View>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for Shared {
    type Target = View;

    fn deref(&self) -> &View {
        &self.0
    }
}
