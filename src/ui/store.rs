//! One state, many readers.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::core::catalogue::Key;
use crate::core::checklist::Checklist;
use crate::core::comparison::{Comparison, compare};
use crate::core::document::{Document, Writer};
use crate::core::state::{Action, Change, Kind, State, update};

/// What there is to say of the last action: beside the list, aloud or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// These words.
    Words(Key),
    /// An action was taken back.
    Undone,
    /// From now on nothing is saved.
    NotSaved,
    /// The filter was turned on or off.
    Filtered,
    /// Something shared waits for an answer.
    Offered,
    /// Something that was opened cannot be shown.
    Refused,
}

impl Notice {
    /// Whether it tells of something that undo takes back.
    pub fn can_be_undone(self) -> bool {
        use Key::{Merged, NotApplicableDone, NoteRemoved, ResetDone};
        matches!(self, Notice::Words(NoteRemoved | NotApplicableDone | ResetDone | Merged))
    }

    /// Whether it is only said aloud: what it tells of is seen where it happened.
    fn is_only_said(self) -> bool {
        use Notice::{Filtered, Offered, Refused, Words};
        matches!(self, Words(Key::NoteAdded | Key::NoteSaved | Key::ApplicableDone) | Filtered | Offered | Refused)
    }
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

/// Where a change comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Somebody did it here: it is to be saved.
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
    /// The one effect: called after every change of the state, before anything is drawn.
    pub effect: Effect,
}

/// What happens after a change of the state.
pub type Effect = Box<dyn Fn(&Store, Origin)>;

type Listener = Rc<dyn Fn(Event<'_>)>;

/// What a listener is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event<'a> {
    /// The state changed, in the items with these ids.
    Changed(&'a [String]),
    /// Only what is shown of it changed: the item with this id, none when it is empty.
    Shown(&'a str),
    /// What is shown of it may have changed, and there is something to say aloud.
    Said,
    /// Another state is shown: everything is to be drawn again.
    Replaced,
    /// Something does not work: for the page's author.
    Failed {
        /// One of the codes of `alignment-error`.
        code: &'a str,
        /// What to repair.
        message: &'a str,
    },
}

/// What somebody else shared, opened and waiting for an answer. Nothing of it is in the state yet.
pub struct Offer {
    /// What it says.
    pub state: State,
    /// The whole list, of which less may be shown.
    pub checklist: Rc<Checklist>,
    /// What it says differently.
    pub comparison: Comparison,
    /// Whether it is what is shown, instead of the reader's own state.
    pub looking: bool,
    /// Whether it came in another way than by the address.
    pub apart: bool,
}

/// What becomes of an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is merged in.
    Merge,
    /// It is shown, and cannot be changed.
    Look,
    /// It is put aside.
    Keep,
}

struct Inner {
    /// `None` only while an update is under way.
    state: RefCell<Option<State>>,
    offer: RefCell<Option<Offer>>,
    saving: RefCell<Saving>,
    savings: Cell<usize>,
    notice: Cell<Option<Notice>>,
    said: Cell<Option<Notice>>,
    undone: RefCell<String>,
    warned: Cell<bool>,
    listeners: RefCell<Vec<(usize, Listener)>>,
    subscriptions: Cell<usize>,
    version: Cell<usize>,
    environment: Environment,
}

/// A shared handle to the state of one document.
#[derive(Clone)]
pub struct Store(Rc<Inner>);

impl Store {
    /// A store with its first state.
    pub fn new(state: State, saving: Saving, environment: Environment) -> Store {
        Store(Rc::new(Inner {
            state: RefCell::new(Some(state)),
            offer: RefCell::default(),
            saving: RefCell::new(saving),
            savings: Cell::new(0),
            notice: Cell::default(),
            said: Cell::default(),
            undone: RefCell::default(),
            warned: Cell::default(),
            listeners: RefCell::default(),
            subscriptions: Cell::new(0),
            version: Cell::new(0),
            environment,
        }))
    }

    /// Looks at the state that is shown: the reader's own, or the one that somebody shared.
    ///
    /// # Panics
    /// When called from within an update, which nothing does.
    pub fn read<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        match &*self.0.offer.borrow() {
            Some(offer) if offer.looking => look(&offer.state),
            _ => self.read_own(look),
        }
    }

    /// Looks at the reader's own state: what is saved, shared and told to the page.
    ///
    /// # Panics
    /// As [`Store::read`].
    pub fn read_own<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        look(self.0.state.borrow().as_ref().expect("no update is under way"))
    }

    /// Looks at what waits for an answer.
    pub fn read_offer<T>(&self, look: impl FnOnce(&Offer) -> T) -> Option<T> {
        self.0.offer.borrow().as_ref().map(look)
    }

    /// Whether somebody else's state is shown.
    pub fn is_looking(&self) -> bool {
        self.read_offer(|offer| offer.looking) == Some(true)
    }

    /// Shows what a shared document says differently. Until it is answered it changes nothing. `apart` when it did not come by the address.
    pub fn open(&self, document: Document, checklist: &Rc<Checklist>, apart: bool) {
        let comparison = self.read_own(|state| compare(&state.document, &document, checklist));
        let (state, checklist) = (State::new(document), Rc::clone(checklist));
        self.0.offer.replace(Some(Offer { state, checklist, comparison, looking: false, apart }));
        self.0.notice.set(None);
        self.notify(Event::Replaced);
        self.say(Notice::Offered);
    }

    /// Answers what waits, if anything does.
    pub fn answer(&self, answer: Answer) {
        match answer {
            Answer::Look => {
                if let Some(offer) = &mut *self.0.offer.borrow_mut() {
                    offer.looking = !offer.looking;
                }
            }
            Answer::Merge | Answer::Keep => {
                let offer = self.0.offer.take();
                if let (Some(offer), Answer::Merge) = (offer, answer) {
                    self.dispatch(Action::Accept(offer.state.document));
                }
            }
        }
        self.notify(Event::Replaced);
    }

    /// Says what has come of something that leaves the state alone.
    pub fn say(&self, notice: Notice) {
        self.note(notice);
        self.announce();
    }

    /// There is something to say aloud.
    pub fn announce(&self) {
        self.notify(Event::Said);
    }

    fn note(&self, notice: Notice) {
        self.0.said.set(Some(notice));
        if !notice.is_only_said() {
            self.0.notice.set(Some(notice));
        }
    }

    /// Clears the notice of the last action. The one that nothing is saved stays until it is closed or another takes its place. Drawn with
    /// what comes next.
    pub fn clear_notice(&self, closed: bool) {
        if closed || self.notice() != Some(Notice::NotSaved) {
            self.0.notice.take();
        }
    }

    /// Tells those who are there what does not work, as code and sentence for the page's author.
    pub fn fail(&self, code: &str, message: &str) {
        self.notify(Event::Failed { code, message });
    }

    /// What is known about saving.
    pub fn saving(&self) -> Saving {
        self.0.saving.borrow().clone()
    }

    /// Whether what should be saved is lost with the page.
    pub fn is_lost(&self) -> bool {
        use Key::{NotSavedBlocked, NotSavedFull, NotSavedHost, NotSavedNewer};
        matches!(self.0.saving.borrow().key, NotSavedBlocked | NotSavedFull | NotSavedHost | NotSavedNewer)
    }

    /// How often that has changed.
    pub fn savings(&self) -> usize {
        self.0.savings.get()
    }

    /// What is to be said aloud, once.
    pub fn take_said(&self) -> Option<Notice> {
        self.0.said.take()
    }

    /// Whether it is the one item of which something was taken back.
    pub fn is_undone(&self, item: &str) -> bool {
        *self.0.undone.borrow() == item
    }

    /// What the last action left to say beside the list.
    pub fn notice(&self) -> Option<Notice> {
        self.0.notice.get()
    }

    /// Does something to the state, and says whether that changed it.
    ///
    /// While somebody else's state is shown it does nothing.
    pub fn dispatch(&self, action: Action) -> bool {
        if self.is_looking() {
            return false;
        }
        let done = match action {
            Action::Undo => Some(Notice::Undone),
            Action::AddNote { .. } => Some(Notice::Words(Key::NoteAdded)),
            Action::SetApplicable { .. } => Some(Notice::Words(Key::ApplicableDone)),
            _ => None,
        };
        let redoes = matches!(action, Action::Redo);
        let Some(change) = self.apply(action) else {
            return false;
        };
        let notice = match change.kind {
            Some(Kind::RemovedNote) => Some(Notice::Words(Key::NoteRemoved)),
            Some(Kind::NotApplicable) => Some(Notice::Words(Key::NotApplicableDone)),
            Some(Kind::Reset) => Some(Notice::Words(Key::ResetDone)),
            Some(Kind::Merged) => Some(Notice::Words(Key::Merged)),
            Some(Kind::Note) if done.is_none() => Some(Notice::Words(Key::NoteSaved)),
            _ => done,
        };
        if let Some(notice) = notice {
            // Of several, none: no item has the id that is empty.
            self.0.undone.replace(if let [item] = &*change.items { item.clone() } else { String::new() });
            self.note(notice);
        }
        if redoes && self.notice() == Some(Notice::Undone) {
            // There may be more of it.
            self.0.undone.take();
            self.0.notice.set(self.read_own(State::is_redoable).then_some(Notice::Undone));
        }
        (self.0.environment.effect)(self, Origin::Here);
        if self.is_lost() && !self.0.warned.replace(true) {
            self.0.said.set(Some(Notice::NotSaved));
        }
        self.notify(Event::Changed(&change.items));
        true
    }

    /// Merges what came from elsewhere.
    pub fn merge(&self, document: Document, origin: Origin) {
        if let Some(change) = self.apply(Action::Merge(document)) {
            // Undo would take back something older now.
            if change.superseded && self.notice().is_some_and(Notice::can_be_undone) {
                self.0.notice.set(None);
            }
            (self.0.environment.effect)(self, origin);
            self.notify(Event::Changed(&change.items));
        }
    }

    fn apply(&self, action: Action) -> Option<Change> {
        let environment = &self.0.environment;
        let writer = Writer { replica: &environment.replica, now: (environment.now)() };
        let state = self.0.state.take().expect("no update is under way");
        let (state, change) = update(state, action, writer);
        self.0.state.replace(Some(state));
        if let Some(Offer { state, checklist, comparison, .. }) = &mut *self.0.offer.borrow_mut() {
            *comparison = self.read_own(|own| compare(&own.document, &state.document, checklist));
        }
        change
    }

    /// Whether the host keeps what is done: news only where nothing else does.
    pub fn set_kept(&self, kept: bool) {
        let saving = self.saving();
        let (is_news, key) =
            if kept { (self.is_lost(), Key::KeptByHost) } else { (saving.key == Key::KeptByHost, Key::NotSavedHost) };
        if is_news {
            self.set_saving(Saving { key, ..saving });
            // It may come long after what was done.
            self.announce();
        }
    }

    /// Says what is known about saving.
    pub fn set_saving(&self, saving: Saving) {
        if *self.0.saving.borrow() != saving {
            let was_lost = self.is_lost();
            self.0.saving.replace(saving);
            if !self.is_lost() && self.notice() == Some(Notice::NotSaved) {
                self.0.notice.take();
            } else if self.is_lost() && !was_lost {
                self.note(Notice::NotSaved);
            }
            self.0.savings.set(self.savings() + 1);
            self.notify(Event::Shown(""));
        }
    }

    /// Calls the listener after every change.
    #[must_use]
    pub fn subscribe(&self, listener: Listener) -> Subscription {
        let id = self.0.subscriptions.get();
        self.0.subscriptions.set(id + 1);
        self.0.listeners.borrow_mut().push((id, listener));
        Subscription { store: self.clone(), id }
    }

    /// Draws an item again because something else than its state changed, and whatever differs besides.
    pub fn redraw(&self, item: &str) {
        self.notify(Event::Shown(item));
    }

    /// Another number after each thing that listeners were told.
    pub fn version(&self) -> usize {
        self.0.version.get()
    }

    fn notify(&self, event: Event<'_>) {
        self.0.version.set(self.version() + 1);
        // A copy, since a listener may end its own subscription.
        let listeners = self.0.listeners.borrow().clone();
        for (_, listener) in listeners {
            listener(event);
        }
    }
}

/// Ends with its drop.
pub struct Subscription {
    store: Store,
    id: usize,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.store.0.listeners.borrow_mut().retain(|(id, _)| *id != self.id);
    }
}
