//! The state of a mounted widget and the one function that changes it.

use super::document::{Author, Document, Level, Place, Side, Writer};
use super::json::Json;

/// How many actions can be taken back.
pub const MAX_UNDO: usize = 20;

/// Everything that changes while the widget is used.
#[derive(Clone, Debug)]
pub struct State {
    /// What is stored, shared and merged.
    pub document: Document,
    history: Vec<Step>,
    /// What undo has taken back and redo brings again, until something else is done.
    undone: Vec<Step>,
}

/// What people, or another document, do to the state.
#[derive(Clone, Debug)]
pub enum Action {
    /// Sets what a side says of an item.
    SetLevel {
        /// The id of the item
        item: String,
        /// Whose answer
        side: Side,
        /// The answer
        level: Level,
    },
    /// Says that an item does not apply, and remembers the mark there was.
    SetNotApplicable {
        /// The id of the item
        item: String,
        /// What it was until now
        from: Level,
    },
    /// Brings back an item that did not apply, with the mark it had.
    SetApplicable {
        /// The id of the item
        item: String,
    },
    /// Adds a note to an item. Blank text adds nothing.
    AddNote {
        /// The id of the item
        item: String,
        /// Who says it
        author: Author,
        /// What it says
        text: String,
    },
    /// Replaces the text of a note. Blank text removes the note.
    EditNote {
        /// The id of the note
        note: String,
        /// The new text
        text: String,
    },
    /// Removes a note.
    RemoveNote {
        /// The id of the note
        note: String,
    },
    /// Takes the answers of all these items back; what does not apply stays so, and notes stay.
    Reset {
        /// Their ids
        items: Vec<String>,
    },
    /// Takes the last action back, as a new change. What somebody else has changed since stays.
    Undo,
    /// Does again what undo took back last, as a new change. What somebody else has changed since stays.
    Redo,
    /// Merges another document in.
    Merge(Document),
    /// Merges another document in because somebody chose to, as one action that can be taken back.
    Accept(Document),
}

/// What an action in the history was, for the words beside "undo".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A mark was set
    Mark,
    /// An item was said not to apply
    NotApplicable,
    /// A note was added or edited
    Note,
    /// A note was removed
    RemovedNote,
    /// Everything was unticked
    Reset,
    /// Another document was accepted
    Merged,
}

/// What came of an action that changed the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The ids of the items it touched. There may be none: a merge also brings what no item shows.
    pub items: Vec<String>,
    /// What it was, if undo takes it back.
    pub kind: Option<Kind>,
    /// Nothing is left of what undo would have taken back until now, since somebody else has changed it.
    pub superseded: bool,
}

/// An action that can be taken back.
#[derive(Clone, Debug)]
struct Step {
    kind: Kind,
    writes: Vec<Write>,
}

/// A register that was set: where, and what stood there.
#[derive(Clone, Debug)]
struct Write {
    place: Place,
    before: Option<Json>,
}

impl State {
    /// The state with nothing to undo.
    pub fn new(document: Document) -> State {
        State { document, history: Vec::new(), undone: Vec::new() }
    }

    /// What undo would take back.
    pub fn undoable(&self) -> Option<Kind> {
        self.history.last().map(|step| step.kind)
    }

    /// Whether redo would do something.
    pub fn is_redoable(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Merges, and returns what that has set and what came of it. Nothing when all of it was known.
    fn merge(&mut self, other: Document) -> Option<(Vec<Write>, Change)> {
        let merged = self.document.clone().merge(other);
        let before = std::mem::replace(&mut self.document, merged);
        if self.document == before {
            return None;
        }
        // What somebody else has changed is no longer ours to take back, nor is what we had written there before.
        let is_ours = |write: &Write| self.document.register(&write.place) == before.register(&write.place);
        let superseded = !retain(&mut self.history, is_ours);
        if !retain(&mut self.undone, is_ours) {
            // Redo would do again something else than what was taken back last.
            self.undone.clear();
        }
        let (items, places) = self.document.news(&before);
        let writes =
            places.into_iter().map(|place| Write { before: before.register(&place).cloned(), place }).collect();
        Some((writes, Change { items, kind: None, superseded }))
    }

    /// Puts a step that wrote something into the history, and the oldest out of it when there are too many.
    fn remember(&mut self, step: Step) -> Option<Kind> {
        if step.writes.is_empty() {
            return None;
        }
        self.undone.clear();
        if self.history.len() == MAX_UNDO {
            self.history.remove(0);
        }
        self.history.push(step);
        self.undoable()
    }

    /// Takes back the last step, or does the last again that was taken back.
    fn turn(&mut self, redo: bool, writer: Writer<'_>) -> Option<Change> {
        let State { document, history, undone } = self;
        let (from, to) = if redo { (undone, history) } else { (history, undone) };
        let mut step = from.pop()?;
        for Write { place, before } in &mut step.writes {
            // Where nothing stood, `null` does: a note that is removed, an item that shows the tick it came with.
            let member = |name| before.as_ref().and_then(|register| register.get(name)).cloned();
            *before = document.write(place, member("value").unwrap_or(Json::Null), member("before"), writer);
        }
        let change =
            Change { items: items_of(document, &step.writes), kind: redo.then_some(step.kind), superseded: false };
        to.push(step);
        Some(change)
    }
}

/// The state after an action, and what came of it: nothing when the document is as it was.
#[must_use]
pub fn update(mut state: State, action: Action, writer: Writer<'_>) -> (State, Option<Change>) {
    let change = match action {
        Action::Merge(other) => state.merge(other).map(|(_, change)| change),
        Action::Accept(other) => state
            .merge(other)
            .map(|(writes, change)| Change { kind: state.remember(Step { kind: Kind::Merged, writes }), ..change }),
        Action::Undo => state.turn(false, writer),
        Action::Redo => state.turn(true, writer),
        action => {
            let step = apply(&mut state.document, action, writer);
            let items = items_of(&state.document, &step.writes);
            let kind = state.remember(step);
            kind.is_some().then_some(Change { items, kind, superseded: false })
        }
    };
    (state, change)
}

fn apply(document: &mut Document, action: Action, writer: Writer<'_>) -> Step {
    let mut edit = Edit { document, writer, writes: Vec::new() };
    let kind = match action {
        Action::SetLevel { item, side, level } => {
            edit.set_level(&item, side, level, None);
            Kind::Mark
        }
        Action::SetNotApplicable { item, from } => {
            edit.set_level(&item, Side::Agreed, Level::NotApplicable, Some(from));
            Kind::NotApplicable
        }
        Action::SetApplicable { item } => {
            if edit.document.level(&item, Side::Agreed) == Some(Level::NotApplicable) {
                let place = Place::mark(&item, Side::Agreed);
                let before = edit.document.register(&place).and_then(|register| register.text("before"));
                let before = before.filter(|&level| level != Level::NotApplicable.as_str());
                let value = Json::from(before.unwrap_or(Level::Unset.as_str()));
                edit.write(place, value, None);
            }
            Kind::Mark
        }
        Action::AddNote { item, author, text } => {
            if let Some(text) = note_text(&text) {
                let place = edit.document.begin_note(&item, author, writer);
                edit.write(place, text, None);
            }
            Kind::Note
        }
        Action::EditNote { note, text } => {
            let text = note_text(&text);
            let kind = if text.is_some() { Kind::Note } else { Kind::RemovedNote };
            edit.write_note(&note, text.unwrap_or(Json::Null));
            kind
        }
        Action::RemoveNote { note } => {
            edit.write_note(&note, Json::Null);
            Kind::RemovedNote
        }
        Action::Reset { items } => {
            for item in items {
                if edit.document.level(&item, Side::Agreed) != Some(Level::NotApplicable) {
                    edit.set_level(&item, Side::Agreed, Level::Unset, None);
                }
            }
            Kind::Reset
        }
        // These are taken before this is called.
        Action::Undo | Action::Redo | Action::Merge(_) | Action::Accept(_) => Kind::Mark,
    };
    Step { kind, writes: edit.writes }
}

/// A document on its way through one action.
struct Edit<'a> {
    document: &'a mut Document,
    writer: Writer<'a>,
    writes: Vec<Write>,
}

impl Edit<'_> {
    fn set_level(&mut self, item: &str, side: Side, level: Level, before: Option<Level>) {
        let before = before.map(|level| Json::from(level.as_str()));
        self.write(Place::mark(item, side), Json::from(level.as_str()), before);
    }

    /// A note that is not there, or is removed already, has nothing to write to. White space around the text, as other programs may leave
    /// it, makes no other note.
    fn write_note(&mut self, note: &str, text: Json) {
        let place = Place::note_text(note);
        let stored = self.document.register(&place).and_then(|register| register.text("value"));
        if stored.is_some_and(|stored| text.as_str() != Some(stored.trim())) {
            self.write(place, text, None);
        }
    }

    /// Writes what is new; the same value again is no change.
    fn write(&mut self, place: Place, value: Json, before: Option<Json>) {
        let same = self.document.register(&place).is_some_and(|register| register.get("value") == Some(&value));
        if !same {
            let before = self.document.write(&place, value, before, self.writer);
            self.writes.push(Write { place, before });
        }
    }
}

fn note_text(text: &str) -> Option<Json> {
    let text = text.trim();
    (!text.is_empty()).then(|| Json::from(text))
}

/// Leaves only such writes. Says whether any is left of the last step.
fn retain(steps: &mut Vec<Step>, is_ours: impl Fn(&Write) -> bool) -> bool {
    let mut kept = true;
    steps.retain_mut(|step| {
        step.writes.retain(&is_ours);
        kept = !step.writes.is_empty();
        kept
    });
    kept
}

fn items_of(document: &Document, writes: &[Write]) -> Vec<String> {
    writes.iter().map(|write| document.item_of(&write.place).to_owned()).collect()
}
