//! The state of one list and team on this page, shared by every element that shows it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

#[cfg(feature = "widget")]
use wasm_bindgen::prelude::*;

use super::config::{Config, Keep};
use super::host::{Host, now};
use super::storage::{Found, Problem, Storage};
use crate::core::catalogue::Key;
use crate::core::document::{Document, DocumentError};
use crate::core::state::State;
use crate::ui::store::{Environment, Origin, Saving, Store};

thread_local! {
    /// Those that use the browser's storage.
    static SESSIONS: RefCell<Vec<Rc<Session>>> = const { RefCell::new(Vec::new()) };
}

/// One document in use.
pub struct Session {
    /// Its state.
    pub store: Store,
    saver: Rc<Saver>,
    /// What went wrong when it was opened.
    trouble: Option<Trouble>,
}

/// What does not work, as code and sentence, for the page's author.
type Trouble = (&'static str, String);

/// The effect of a store: saves, and says so.
struct Saver {
    /// `None` when nothing is to be saved.
    storage: Option<Storage>,
    /// Knows the time.
    host: Host,
    /// Something was done that is saved nowhere.
    unsaved: Cell<bool>,
    /// The code of what was told to the page last, as long as it lasts.
    told: Cell<Option<&'static str>>,
}

impl Session {
    /// The session of this configuration: the one that is in use already, or a new one.
    pub fn open(config: &Config, host: &Host) -> Rc<Session> {
        if config.keep != Keep::Browser {
            return Rc::new(Session::new(config, None, host.clone()));
        }
        let storage = Storage::new(&config.checklist.id, &config.team);
        Session::drop_unused();
        let session = SESSIONS.with_borrow_mut(|sessions| {
            if let Some(session) = sessions.iter().find(|session| session.key() == Some(storage.key())) {
                return session.clone();
            }
            let session = Rc::new(Session::new(config, Some(storage), host.clone()));
            sessions.push(session.clone());
            session
        });
        if !config.readonly {
            // Meanwhile there may be room, or leave.
            session.saver.save_again(&session.store);
        }
        session
    }

    /// Lets go of those that nobody shows any more, unless they have what is saved nowhere.
    pub fn drop_unused() {
        SESSIONS.with_borrow_mut(|sessions| {
            sessions.retain(|session| Rc::strong_count(session) > 1 || session.saver.unsaved.get());
        });
    }

    fn new(config: &Config, storage: Option<Storage>, host: Host) -> Session {
        let found = storage.as_ref().map_or(Ok(Found::Nothing), Storage::read);
        let key = match config.keep {
            Keep::Browser => Key::WillBeSaved,
            Keep::Memory => Key::NotSavedMemory,
            Keep::Host => Key::KeptByHost,
        };
        let mut saving = Saving { key, time: String::new(), set_aside: false };
        let (document, trouble) = judge(found, &mut saving);
        let told = Cell::new(trouble.as_ref().map(|&(code, _)| code));
        let list = &config.checklist;
        let document = document.unwrap_or_else(|| Document::new(&list.id, list.revision, &config.team));
        let replica = host.replica();
        let saver = Rc::new(Saver { storage, host, unsaved: Cell::default(), told });
        let effect = {
            let saver = saver.clone();
            Box::new(move |store: &Store, origin| {
                if origin == Origin::Here {
                    saver.save(store);
                }
            })
        };
        let store = Store::new(State::new(document), saving, Environment { replica, now, effect });
        Session { store, saver, trouble }
    }

    /// What went wrong when it was opened, until saving has gone well.
    pub fn trouble(&self) -> Option<&Trouble> {
        self.trouble.as_ref().filter(|trouble| self.saver.told.get() == Some(trouble.0))
    }

    fn key(&self) -> Option<&str> {
        self.saver.storage.as_ref().map(Storage::key)
    }
}

/// Takes over what other tabs have stored.
#[cfg_attr(feature = "widget", wasm_bindgen(js_name = storedElsewhere))]
pub fn stored_elsewhere() {
    // A copy, since what is told of it may open another.
    let sessions = SESSIONS.with_borrow(Vec::clone);
    for Session { store, saver, .. } in sessions.iter().map(Rc::as_ref) {
        let is_saved = store.saving().key == Key::Saved;
        match saver.storage.as_ref().map(Storage::read) {
            Some(Ok(Found::Document(document))) => {
                store.merge(document.clone(), Origin::Storage);
                // Of two that write in the same moment the second cannot know of the first: what has gone that way is written again, by the one
                // that has written it before.
                if is_saved && store.read_own(|state| state.document != document) {
                    saver.save(store);
                }
            }
            // Deleted. It stays so until something is done here.
            Some(Ok(Found::Nothing)) if is_saved => {
                store.set_saving(Saving { key: Key::WillBeSaved, ..store.saving() });
            }
            // What cannot be read is met again, and set aside, at the next write.
            _ => {}
        }
        saver.save_again(store);
    }
}

impl Saver {
    /// Tries once more what did not go well.
    fn save_again(&self, store: &Store) {
        if self.unsaved.get() {
            self.save(store);
        }
    }

    fn save(&self, store: &Store) {
        let Some(storage) = &self.storage else {
            return;
        };
        let found = store.read_own(|state| storage.write(&state.document));
        let mut saving = Saving { key: Key::Saved, time: self.host.time(), ..store.saving() };
        let failed = found.is_err();
        self.unsaved.set(failed);
        let (merged, trouble) = judge(found, &mut saving);
        if failed && store.saving().key == Key::KeptByHost {
            // The page around a frame keeps what the frame cannot.
            saving.key = Key::KeptByHost;
        }
        store.set_saving(saving);
        let told = self.told.take();
        if let Some((code, message)) = trouble {
            if told != Some(code) {
                store.fail(code, &message);
            }
            // What is set aside is settled by that; the next of its kind is another.
            self.told.set(failed.then_some(code));
        }
        if let Some(merged) = merged {
            store.merge(merged, Origin::Storage);
        }
    }
}

/// The document that was found, and what the page's author is to be told. What readers are told goes into `saving`.
fn judge(found: Result<Found, Problem>, saving: &mut Saving) -> (Option<Document>, Option<Trouble>) {
    match found {
        Ok(Found::Nothing | Found::Known) => (None, None),
        Ok(Found::Document(document)) => (Some(document), None),
        Ok(Found::Unreadable(error)) => {
            saving.set_aside = true;
            (None, Some(unreadable(&error)))
        }
        Err(problem) => {
            saving.key = problem_key(problem);
            (None, Some(described(problem)))
        }
    }
}

fn unreadable(error: &DocumentError) -> Trouble {
    let message = error.sentence() + " It is copied to a key of its own before anything is written over it.";
    ("storage-unreadable", message)
}

fn problem_key(problem: Problem) -> Key {
    match problem {
        Problem::Blocked => Key::NotSavedBlocked,
        Problem::Full => Key::NotSavedFull,
        Problem::Newer => Key::NotSavedNewer,
    }
}

fn described(problem: Problem) -> Trouble {
    let (code, message) = match problem {
        Problem::Blocked => (
            "storage-blocked",
            "The browser blocks local storage for this page or frame, so nothing is kept here when it closes; \
             a sandbox needs allow-same-origin for that.",
        ),
        Problem::Full => (
            "storage-full",
            "Local storage of this site is full, so the last changes are not kept when the page closes.",
        ),
        Problem::Newer => (
            "storage-newer",
            "A newer version of this checklist has saved its state here, which stays untouched; publish that version on this page too.",
        ),
    };
    (code, message.to_owned())
}
