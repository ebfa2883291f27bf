//! Everything a mounted widget shows and may do, in one value.

use std::rc::Rc;

use yew::prelude::*;

use super::store::Store;
use crate::core::catalogue::{Catalogue, Key};
use crate::core::checklist::{Checklist, Party};

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
    /// Called once after the first rendering.
    pub on_ready: Callback<()>,
}

impl View {
    /// A message without values.
    pub fn say(&self, key: Key) -> String {
        self.text.say(key)
    }

    /// How a party is called.
    pub fn party(&self, party: &Party) -> String {
        match party {
            Party::Both => self.say(Key::Both),
            Party::Pm => self.say(Key::Pm),
            Party::Em => self.say(Key::Em),
            Party::Named(name) => name.clone(),
        }
    }
}

/// The one prop that every component takes: cheap to clone, equal only to itself.
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

/// The props of a component that needs nothing else.
#[derive(Clone, PartialEq, Properties)]
pub struct ViewProps {
    /// What it shows.
    pub view: Shared,
}
