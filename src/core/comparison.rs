//! How another document differs, by meaning: what a reader is shown before taking it over.
//!
//! Stamps do not count here, only what people see.

use super::checklist::{Checklist, Item};
use super::document::{Author, Document, Level, Place, Side};
use super::json::{Json, Object};
use super::merge::is_register;
use super::summary::level;

/// How the other document differs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The items of which it does, in reading order.
    pub items: Vec<DifferentItem>,
    /// How many items that are not in the list it would change, with marks or notes.
    pub unknown_items: usize,
    /// Whether a merge would change anything here, seen or unseen, but when it was said.
    pub brings: bool,
    /// When its last change was made: milliseconds since 1970, to the minute. `None` when it says nothing.
    pub latest: Option<u64>,
}

/// An item of which the two say something different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferentItem {
    /// Its id
    pub item: String,
    /// What was agreed, when that differs.
    pub mark: Option<DifferentMark>,
    /// The notes that differ, oldest first.
    pub notes: Vec<DifferentNote>,
}

/// Two answers to the same question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DifferentMark {
    /// What holds here: the mark, or the tick that the item came with.
    pub mine: Level,
    /// What holds there.
    pub theirs: Level,
    /// Nobody has answered here.
    pub new: bool,
    /// A merge takes theirs, because it is later.
    pub taken: bool,
}

/// A note of which the two say something different. Without `mine` it is new when it is `taken`, else it was removed here. Without `theirs`
/// it was removed there when that is `taken`, else they have never had it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferentNote {
    /// Its own id
    pub note: String,
    /// Who wrote it
    pub author: Author,
    /// What it says here
    pub mine: Option<String>,
    /// What it says there
    pub theirs: Option<String>,
    /// A merge takes theirs, because it is later.
    pub taken: bool,
}

impl Comparison {
    /// Nothing differs.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.unknown_items == 0
    }

    /// Marks where nobody has answered here.
    pub fn new_marks(&self) -> usize {
        self.marks(true, false)
    }

    /// Marks where the answers differ.
    pub fn differing_marks(&self) -> usize {
        self.marks(false, false)
    }

    /// Marks that only stand here.
    pub fn own_marks(&self) -> usize {
        self.marks(false, true)
    }

    /// Notes that are not here.
    pub fn new_notes(&self) -> usize {
        self.notes(false, true, true)
    }

    /// Notes that were removed here.
    pub fn gone_notes(&self) -> usize {
        self.notes(false, true, false)
    }

    /// Notes whose texts differ.
    pub fn changed_notes(&self) -> usize {
        self.notes(true, true, true) + self.notes(true, true, false)
    }

    /// Notes that were removed there.
    pub fn removed_notes(&self) -> usize {
        self.notes(true, false, true)
    }

    /// Notes that only stand here.
    pub fn own_notes(&self) -> usize {
        self.notes(true, false, false)
    }

    fn marks(&self, new: bool, own: bool) -> usize {
        let marks = self.items.iter().filter_map(|item| item.mark);
        marks.filter(|mark| (mark.new, !mark.taken && mark.theirs == Level::Unset) == (new, own)).count()
    }

    fn notes(&self, mine: bool, theirs: bool, taken: bool) -> usize {
        let notes = self.items.iter().flat_map(|item| &item.notes);
        notes.filter(|note| (note.mine.is_some(), note.theirs.is_some(), note.taken) == (mine, theirs, taken)).count()
    }
}

/// How `theirs` differs from `mine`. Both are about this list.
pub fn compare(mine: &Document, theirs: &Document, checklist: &Checklist) -> Comparison {
    let merged = mine.clone().merge(theirs.clone());
    let pair = Pair { mine, theirs, merged: &merged };
    let is_known = |id: &str| checklist.sections.iter().any(|section| section.items.iter().any(|item| item.id == id));
    let none = Object::new();
    // A set: an object inserts each name once, and at its place.
    let mut unknown = Object::new();
    let mut look_at = |id: &str, taken: bool| {
        if taken && !is_known(id) {
            unknown.insert(id, Json::Null);
        }
    };

    let mut notes = Vec::new();
    for (id, record) in merged.collection("notes").unwrap_or(&none) {
        if let (Some(item), Some(note)) = (record.text("item"), pair.note(id, record)) {
            look_at(item, note.taken);
            notes.push((item, note));
        }
    }
    for (id, _) in merged.collection("marks").unwrap_or(&none) {
        let mark = pair.mark(&Item { id: id.clone(), ..Item::default() });
        look_at(id, mark.is_some_and(|mark| mark.taken));
    }

    let mut items = Vec::new();
    for item in checklist.items() {
        let mark = pair.mark(item);
        let mut of_item = Vec::new();
        for (id, note) in &notes {
            if *id == item.id {
                of_item.push(note.clone());
            }
        }
        if mark.is_some() || !of_item.is_empty() {
            items.push(DifferentItem { item: item.id.clone(), mark, notes: of_item });
        }
    }
    let brings = !says_the_same(merged.json(), mine.json());
    Comparison { items, unknown_items: unknown.iter().len(), brings, latest: theirs.latest() }
}

/// Whether the two have the same values, whenever they were set.
fn says_the_same(merged: &Json, mine: &Json) -> bool {
    match merged.as_object() {
        None => merged == mine,
        Some(members) => {
            // Elsewhere these names are ids, of items and notes.
            let is_register = is_register(merged);
            members.into_iter().all(|(name, value)| {
                is_register && (name == "stamp" || name == "at")
                    || mine.get(name).is_some_and(|mine| says_the_same(value, mine))
            })
        }
    }
}

/// Two documents, and what they are together.
struct Pair<'a> {
    mine: &'a Document,
    theirs: &'a Document,
    merged: &'a Document,
}

impl Pair<'_> {
    fn mark(&self, item: &Item) -> Option<DifferentMark> {
        let place = Place::mark(&item.id, Side::Agreed);
        let (mine, theirs) = (level(item, self.mine), level(item, self.theirs));
        let taken = self.taken(&place);
        let new = taken && self.mine.level(&item.id, Side::Agreed).is_none();
        (mine != theirs).then_some(DifferentMark { mine, theirs, new, taken })
    }

    fn note(&self, id: &str, record: &Json) -> Option<DifferentNote> {
        let place = Place::note_text(id);
        let text = |document: &Document| document.register(&place)?.text("value").map(str::to_owned);
        let (mine, theirs, taken) = (text(self.mine), text(self.theirs), self.taken(&place));
        let author = Author::parse(record.text("author").unwrap_or_default());
        (mine != theirs).then(|| DifferentNote { note: id.to_owned(), author, mine, theirs, taken })
    }

    fn taken(&self, place: &Place) -> bool {
        self.merged.register(place) != self.mine.register(place)
    }
}
