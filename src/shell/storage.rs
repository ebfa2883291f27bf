//! One document in the browser's local storage.
//!
//! Every access can fail: blocked storage throws when it is merely named, a full one when it is written. Writing reads
//! first and merges, since another tab may have written; what cannot be read is copied aside before it is written over.

use std::cell::RefCell;

use gloo_storage::{LocalStorage, Storage as _};

use crate::core::document::{Document, DocumentError};
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
    /// Nothing yet
    Nothing,
    /// A document
    Document(Document),
    /// Something that is no document
    Unreadable(DocumentError),
    /// No access, or a newer document
    Problem(Problem),
}

/// The place of one document.
pub struct Storage {
    key: String,
    aside_key: String,
    /// The text that stands in storage as far as is known, so that an unchanged one is not read again.
    known: RefCell<String>,
}

impl Storage {
    /// The place for a list and a team. Nothing is read yet.
    pub fn new(list: &str, team: &str) -> Storage {
        let name = storage_name(list, team);
        Storage {
            key: ["alignment-checklist:", &name].concat(),
            aside_key: ["alignment-checklist-unreadable:", &name].concat(),
            known: RefCell::default(),
        }
    }

    /// The key in local storage.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Reads the document.
    pub fn read(&self) -> Found {
        let Some(storage) = local_storage() else {
            return Found::Problem(Problem::Blocked);
        };
        let Ok(stored) = storage.get_item(&self.key) else {
            return Found::Problem(Problem::Blocked);
        };
        let Some(text) = stored else {
            return Found::Nothing;
        };
        match Document::parse(&text) {
            Ok(document) => {
                self.known.replace(text);
                Found::Document(document)
            }
            Err(DocumentError::Newer(_)) => Found::Problem(Problem::Newer),
            Err(error) => Found::Unreadable(error),
        }
    }

    /// Writes the document, merged with what another tab has written meanwhile, which is returned when it adds something.
    ///
    /// # Errors
    /// When it is not saved. What stood there before then stands there still.
    pub fn write(&self, document: &Document) -> Result<Option<Document>, Problem> {
        let storage = local_storage().ok_or(Problem::Blocked)?;
        let stored = storage.get_item(&self.key).map_err(|_| Problem::Blocked)?;
        let mut merged = None;
        match stored {
            Some(stored) if stored != *self.known.borrow() => match Document::parse(&stored) {
                Ok(theirs) => merged = Some(theirs.merge(document.clone())),
                Err(DocumentError::Newer(_)) => return Err(Problem::Newer),
                Err(_) => storage.set_item(&self.aside_key, &stored).map_err(|_| Problem::Full)?,
            },
            _ => {}
        }
        let text = merged.as_ref().unwrap_or(document).to_text();
        storage.set_item(&self.key, &text).map_err(|_| Problem::Full)?;
        self.known.replace(text);
        Ok(merged.filter(|merged| merged != document))
    }
}

/// The browser's storage, unless it is blocked. `LocalStorage::raw` panics there, so the same question is put first.
fn local_storage() -> Option<web_sys::Storage> {
    let blocked = web_sys::window()?.local_storage().map_or(true, |storage| storage.is_none());
    (!blocked).then(LocalStorage::raw)
}
