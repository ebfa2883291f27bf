//! One document in the browser's local storage.
//!
//! Every access can fail: blocked storage throws when it is merely named, a full one when it is written. Writing reads
//! first and merges, since another tab may have written; what cannot be read is copied aside before it is written over.

use std::cell::RefCell;

use gloo_storage::{LocalStorage, Storage as _};

use crate::core::document::{Document, DocumentError};
use crate::core::json::decimal;
use crate::core::name::storage_name;

/// Why something is not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The browser does not let this page store anything.
    Blocked,
    /// There is no room left.
    Full,
    /// A newer version has written; its data must not be touched.
    Newer,
}

/// What was found.
pub enum Found {
    /// Nothing
    Nothing,
    /// What stood there before
    Known,
    /// A document
    Document(Document),
    /// Something that is no document, or none of this list and team
    Unreadable(DocumentError),
}

/// The place of one document.
pub struct Storage {
    key: String,
    name: String,
    /// The text that stands in storage as far as is known, so that an unchanged one is not read again.
    known: RefCell<String>,
}

impl Storage {
    /// The place for a list and a team. Nothing is read yet.
    pub fn new(list: &str, team: &str) -> Storage {
        let name = storage_name(list, team);
        Storage { key: ["alignment-checklist:", &name].concat(), name, known: RefCell::default() }
    }

    /// The key in local storage.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Reads the document.
    ///
    /// # Errors
    /// When there is no access, or what stands there is newer.
    pub fn read(&self) -> Result<Found, Problem> {
        let (_, text, found) = self.look()?;
        if matches!(found, Found::Document(_)) {
            self.known.replace(text);
        }
        Ok(found)
    }

    /// Writes the document, and returns what another tab has written meanwhile: a document, merged with this one, or what is none, which
    /// is set aside.
    ///
    /// # Errors
    /// When it is not saved. What stood there before then stands there still.
    pub fn write(&self, document: &Document) -> Result<Found, Problem> {
        let (storage, stored, found) = self.look()?;
        let (text, found) = match found {
            Found::Document(theirs) => {
                let merged = theirs.merge(document.clone());
                (merged.to_text(), Found::Document(merged))
            }
            found => {
                if let Found::Unreadable(_) = found {
                    self.set_aside(&storage, &stored)?;
                }
                (document.to_text(), found)
            }
        };
        storage.set_item(&self.key, &text).map_err(|_| Problem::Full)?;
        self.known.replace(text);
        Ok(found)
    }

    /// The storage, the text in it, and what that is.
    fn look(&self) -> Result<(web_sys::Storage, String, Found), Problem> {
        let storage = local_storage().ok_or(Problem::Blocked)?;
        let text = get(&storage, &self.key)?.unwrap_or_default();
        let found = if text.is_empty() {
            Found::Nothing
        } else if text == *self.known.borrow() {
            Found::Known
        } else {
            match Document::parse(&text) {
                Ok(document) if storage_name(document.list(), document.team()) == self.name => {
                    Found::Document(document)
                }
                // Somebody has copied it here: two pairs do not share ticks.
                Ok(_) => Found::Unreadable(DocumentError::Shape),
                Err(DocumentError::Newer(_)) => return Err(Problem::Newer),
                Err(error) => Found::Unreadable(error),
            }
        };
        Ok((storage, text, found))
    }

    /// Copies a text to the first key for such that is free, or that holds it already. What was set aside before is never written over.
    fn set_aside(&self, storage: &web_sys::Storage, text: &str) -> Result<(), Problem> {
        let (mut number, mut counted) = (1, String::new());
        loop {
            let key = ["alignment-checklist-unreadable", &counted, ":", &self.name].concat();
            match get(storage, &key)? {
                None => return storage.set_item(&key, text).map_err(|_| Problem::Full),
                Some(kept) if kept == text => return Ok(()),
                Some(_) => {
                    number += 1;
                    counted = ["-", &decimal(number)].concat();
                }
            }
        }
    }
}

fn get(storage: &web_sys::Storage, key: &str) -> Result<Option<String>, Problem> {
    storage.get_item(key).map_err(|_| Problem::Blocked)
}

/// The browser's storage, unless it is blocked. `LocalStorage::raw` panics there, so the same question is put first.
fn local_storage() -> Option<web_sys::Storage> {
    let blocked = web_sys::window()?.local_storage().map_or(true, |storage| storage.is_none());
    (!blocked).then(LocalStorage::raw)
}
