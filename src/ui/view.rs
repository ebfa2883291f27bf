//! Everything a mounted widget shows, in one value.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::store::{Notice, Store};
use crate::core::catalogue::{Catalogue, Key};
use crate::core::checklist::Checklist;
use crate::core::summary::Count;

/// What the shell hands to the components. A new one is made whenever an attribute changes.
pub struct View {
    /// The list, already narrowed to the sections that are shown.
    pub checklist: Checklist,
    /// The list before it was narrowed. What others share is compared with all of it.
    pub whole: Rc<Checklist>,
    /// The state.
    pub store: Store,
    /// The words.
    pub text: Catalogue,
    /// Nothing can be changed.
    pub readonly: bool,
    /// The level of the title; sections stand one below.
    pub heading_level: u8,
    /// The pair, as it is shown.
    pub team: String,
    /// The address that carries a payload.
    pub link: Box<dyn Fn(&str) -> String>,
    /// A day and time in the reader's format, from milliseconds since 1970.
    pub moment: Box<dyn Fn(u64) -> String>,
    /// What this browser can do.
    pub abilities: Abilities,
    /// Whether the ways to share are shown.
    pub sharing: Cell<bool>,
    /// Why what somebody opened cannot be shown. Empty when there is nothing.
    pub refusal: RefCell<String>,
    /// The count that was said aloud last.
    pub counted: Cell<Count>,
    /// Whether only open items are shown.
    pub open_only: Cell<bool>,
    /// What is to be said aloud of this view alone.
    pub said: Cell<Option<Notice>>,
    /// Whether only items are shown that what was opened says something different of.
    pub differences_only: Cell<bool>,
    /// The items whose notes are open.
    pub open: RefCell<Vec<String>>,
    /// The note that is being changed.
    pub editing: RefCell<Option<String>>,
}

/// What one browser has and another has not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Abilities {
    /// A sheet that sends a link to other programs.
    pub sheet: bool,
    /// QR codes can be drawn.
    pub qr: bool,
    /// It deletes what a page has stored when the page is not visited for a week.
    pub forgets: bool,
}

impl View {
    /// Whether nothing can be changed: always, or while somebody else's state is shown.
    pub fn is_fixed(&self) -> bool {
        self.readonly || self.store.is_looking()
    }

    /// Which items are shown: `differences`, as long as somebody compares, `open` or `all`.
    pub fn shows(&self) -> &'static str {
        if self.differences_only.get() && self.store.read_offer(|offer| !offer.looking) == Some(true) {
            "differences"
        } else if self.open_only.get() {
            "open"
        } else {
            "all"
        }
    }

    /// Says something aloud that is only about this view.
    pub fn say_aloud(&self, notice: Notice) {
        self.said.set(Some(notice));
        self.store.announce();
    }

    /// How far the two are with what is shown.
    pub fn count(&self) -> Count {
        self.store.read(|state| Count::of_list(&self.checklist, &state.document))
    }

    /// A message without values.
    pub fn say(&self, key: Key) -> String {
        self.text.say(key)
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
