//! One state, many readers, each of which renders only when its own slice changes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::prelude::*;

use crate::core::catalogue::Key;
use crate::core::document::Writer;
use crate::core::state::{Action, Kind, State, update};

/// What the last action left to say beside the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Something went out of sight, and undo brings it back.
    Removed(Kind),
    /// Something was brought back.
    Undone,
}

/// The truth about saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saving {
    /// What to say.
    pub key: Key,
    /// When it was saved, in the reader's own format.
    pub time: String,
    /// Unreadable data was found where the state should stand.
    pub set_aside: bool,
}

/// Whether a change is to be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Somebody did it here.
    Here,
    /// It comes from where the state is saved.
    Storage,
}

/// Where the time comes from and where changes go.
pub struct Environment {
    /// The id of this replica.
    pub replica: String,
    /// Milliseconds since 1970.
    pub now: fn() -> u64,
    /// The one effect: called after every change, before anything renders.
    pub effect: Box<dyn Fn(&Store, Origin)>,
}

type Listener = Rc<dyn Fn(&[String])>;

struct Inner {
    /// `None` only while an update is under way.
    state: RefCell<Option<State>>,
    saving: RefCell<Saving>,
    notice: Cell<Option<Notice>>,
    listeners: RefCell<Vec<(u32, Option<String>, Listener)>>,
    next_listener: Cell<u32>,
    environment: Environment,
}

/// A shared handle to the state of one document.
#[derive(Clone)]
pub struct Store(Rc<Inner>);

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Store {
    /// A store with its first state.
    pub fn new(state: State, saving: Saving, environment: Environment) -> Store {
        Store(Rc::new(Inner {
            state: RefCell::new(Some(state)),
            saving: RefCell::new(saving),
            notice: Cell::new(None),
            listeners: RefCell::default(),
            next_listener: Cell::new(0),
            environment,
        }))
    }

    /// Looks at the state.
    ///
    /// # Panics
    /// When called from within an update, which nothing does.
    pub fn read<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        look(self.0.state.borrow().as_ref().expect("no update is under way"))
    }

    /// What is known about saving.
    pub fn saving(&self) -> Saving {
        self.0.saving.borrow().clone()
    }

    /// What the last action left to say.
    pub fn notice(&self) -> Option<Notice> {
        self.0.notice.get()
    }

    /// Does something to the state.
    pub fn dispatch(&self, action: Action) {
        let undone = matches!(action, Action::Undo);
        let changed = self.apply(action);
        if !changed.is_empty() {
            let kind = self.read(State::undoable).filter(|kind| kind.removes() && !undone);
            let undone = (undone && self.notice().is_some()).then_some(Notice::Undone);
            self.0.notice.set(kind.map(Notice::Removed).or(undone));
            (self.0.environment.effect)(self, Origin::Here);
            self.notify(&changed);
        }
    }

    /// Merges what came from elsewhere.
    pub fn merge(&self, document: crate::core::document::Document, origin: Origin) {
        let changed = self.apply(Action::Merge(document));
        (self.0.environment.effect)(self, origin);
        if !changed.is_empty() {
            self.notify(&changed);
        }
    }

    fn apply(&self, action: Action) -> Vec<String> {
        let environment = &self.0.environment;
        let writer = Writer { replica: &environment.replica, now: (environment.now)() };
        let state = self.0.state.take().expect("no update is under way");
        let (state, changed) = update(state, action, writer);
        self.0.state.replace(Some(state));
        changed
    }

    /// Says what is known about saving.
    pub fn set_saving(&self, saving: Saving) {
        if *self.0.saving.borrow() != saving {
            self.0.saving.replace(saving);
            self.notify(&[]);
        }
    }

    /// Calls the listener with the ids of the items that changed: of one item, or of any (and when saving changed).
    #[must_use]
    pub fn subscribe(&self, item: Option<String>, listener: Listener) -> Subscription {
        let id = self.0.next_listener.get();
        self.0.next_listener.set(id + 1);
        self.0.listeners.borrow_mut().push((id, item, listener));
        Subscription { store: self.clone(), id }
    }

    fn notify(&self, changed: &[String]) {
        let concerned = |item: &Option<String>| item.as_ref().is_none_or(|item| changed.contains(item));
        let listeners = self.0.listeners.borrow();
        let called: Vec<Listener> =
            listeners.iter().filter(|(_, item, _)| concerned(item)).map(|(_, _, listener)| listener.clone()).collect();
        drop(listeners);
        for listener in called {
            listener(changed);
        }
    }
}

/// Ends with its drop.
pub struct Subscription {
    store: Store,
    id: u32,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.store.0.listeners.borrow_mut().retain(|(id, _, _)| *id != self.id);
    }
}

/// A value taken from the store. The component renders again when the value differs, and only then.
#[hook]
pub fn use_slice<T, F>(store: &Store, item: Option<&str>, select: F) -> T
where
    T: Clone + PartialEq + 'static,
    F: Fn(&Store) -> T + 'static,
{
    let value = select(store);
    let shown = use_mut_ref(|| value.clone());
    shown.replace(value.clone());
    let update = use_force_update();
    let item = item.map(str::to_owned);
    use_effect_with((store.clone(), item), move |(store, item)| {
        let from = store.clone();
        let listener = move |_: &[String]| {
            if *shown.borrow() != select(&from) {
                update.force_update();
            }
        };
        let subscription = store.subscribe(item.clone(), Rc::new(listener));
        move || drop(subscription)
    });
    value
}
