//! What a pair has said about a list: the state that is stored, shared and merged.
//!
//! ```json
//! { "format": 1, "list": "pm-em", "list_revision": 1, "team": "default",
//!   "marks":       { "<item>": { "agreed": REGISTER, "owner": REGISTER, "counterpart": REGISTER } },
//!   "notes":       { "<id>": { "item": "<item>", "author": "pm", "text": REGISTER } },
//!   "commitments": { "<id>": { "item": "<item>", "owner": "em", "due": REGISTER, "text": REGISTER, "state": REGISTER } },
//!   "syncs":       { "<id>": { "date": "2026-11-22", "outcome": "…", "items": [ … ] } } }
//! ```
//!
//! with `REGISTER = { "value": …, "stamp": [counter, "replica"], "at": milliseconds }`. A note whose text is `null` is a tombstone.
//! Beside `not_applicable` stands `"before"`, the level to come back to.
//! Members that this version does not know are kept, merged and written back.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::json::{Json, JsonError, Object, decimal};
use super::merge::{highest_counter, is_register, merge};
use super::stamp::{MAX_COUNTER, Stamp};

/// The format that this version writes, and the newest that it reads.
pub const FORMAT: u64 = 1;

/// Milliseconds.
const MINUTE: u64 = 60_000;

/// The last moment that dates in JavaScript reach: 8.64 · 10¹⁵ milliseconds.
const LAST_MOMENT: u64 = 8_640_000_000_000_000;

const COLLECTIONS: [&str; 4] = ["marks", "notes", "commitments", "syncs"];

/// The state of one list for one team. Equal documents say the same.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(try_from = "Json", into = "Json")]
pub struct Document {
    /// An object in which the members of this format have the right kind.
    root: Json,
    /// At least the highest counter of any stamp within.
    clock: u64,
}

impl PartialEq for Document {
    fn eq(&self, other: &Document) -> bool {
        self.root == other.root
    }
}

impl Eq for Document {}

/// Whose answer a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What the two agreed on: the tick of the plain checklist.
    Agreed,
    /// What the one says who owns the item.
    Owner,
    /// What the one says who expects it.
    Counterpart,
}

impl Side {
    /// The name in the document.
    pub fn as_str(self) -> &'static str {
        match self {
            Side::Agreed => "agreed",
            Side::Owner => "owner",
            Side::Counterpart => "counterpart",
        }
    }
}

/// The answer to "does this hold today?".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    /// Not answered, or taken back.
    #[default]
    Unset,
    /// It does not hold yet.
    NotYet,
    /// It holds in part.
    Partly,
    /// It holds: ticked.
    Yes,
    /// The question does not arise for this pair.
    NotApplicable,
}

impl Level {
    /// Every level.
    pub const ALL: [Level; 5] = [Level::Unset, Level::NotYet, Level::Partly, Level::Yes, Level::NotApplicable];

    /// The name in the document.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Unset => "unset",
            Level::NotYet => "not_yet",
            Level::Partly => "partly",
            Level::Yes => "yes",
            Level::NotApplicable => "not_applicable",
        }
    }

    /// A level that this version does not know counts as unset; it stays in the document until somebody sets another.
    fn parse(name: &str) -> Level {
        Level::ALL.into_iter().find(|level| level.as_str() == name).unwrap_or_default()
    }
}

/// Who wrote a note.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Author {
    /// Nobody in particular
    #[default]
    Nobody,
    /// The Product Manager
    Pm,
    /// The Engineering Manager
    Em,
}

impl Author {
    /// The name in the document.
    pub fn as_str(self) -> &'static str {
        match self {
            Author::Nobody => "",
            Author::Pm => "pm",
            Author::Em => "em",
        }
    }

    /// Any name but "pm" and "em" is nobody.
    pub fn parse(name: &str) -> Author {
        match name {
            "pm" => Author::Pm,
            "em" => Author::Em,
            _ => Author::Nobody,
        }
    }
}

/// A note that was not removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its own id. Ids sort in the order in which notes were written.
    pub id: String,
    /// Who wrote it.
    pub author: Author,
    /// What it says.
    pub text: String,
}

/// Where a register stands in the document: collection, id, name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place(pub &'static str, pub String, pub &'static str);

impl Place {
    /// The mark of an item.
    pub fn mark(item: &str, side: Side) -> Place {
        Place("marks", item.to_owned(), side.as_str())
    }

    /// The text of a note.
    pub fn note_text(note: &str) -> Place {
        Place("notes", note.to_owned(), "text")
    }
}

/// Who writes, and when.
#[derive(Clone, Copy, Debug)]
pub struct Writer<'a> {
    /// The id of this replica, unique to one mounted widget. It goes into the ids of notes.
    pub replica: &'a str,
    /// Milliseconds since 1970; what is written is the minute. Shown to people, and between equal stamps the later one wins.
    pub now: u64,
}

/// Why stored text is not a document of this version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentError {
    /// Not JSON.
    Syntax(JsonError),
    /// JSON, but no document.
    Shape,
    /// A document of a later format, which this version must not touch.
    Newer(u64),
}

impl DocumentError {
    /// The error as a sentence that says what to do where something can be done.
    pub fn sentence(&self) -> String {
        match self {
            DocumentError::Syntax(error) => ["The saved state is ", &error.phrase(), "."].concat(),
            DocumentError::Shape => "The saved state is not a document of this checklist.".to_owned(),
            DocumentError::Newer(format) => [
                "The saved state has format ",
                &decimal(*format),
                "; this version reads format 1. Reload the page to get the newer version.",
            ]
            .concat(),
        }
    }
}

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence())
    }
}

impl std::error::Error for DocumentError {}

impl TryFrom<Json> for Document {
    type Error = DocumentError;

    fn try_from(json: Json) -> Result<Document, DocumentError> {
        match json.get("format").and_then(Json::as_u64) {
            Some(FORMAT) => {}
            Some(format) if format > FORMAT => return Err(DocumentError::Newer(format)),
            _ => return Err(DocumentError::Shape),
        }
        let strings = ["list", "team"].iter().all(|name| json.text(name).is_some());
        // What is merged whole by a stamp would take the place of everything that the other document says.
        let united = |json: &Json| matches!(json, Json::Object(_)) && !is_register(json);
        let records = |json: &Json| !json.as_object().into_iter().flatten().any(|(_, record)| is_register(record));
        let collections = COLLECTIONS.iter().all(|name| json.get(name).is_none_or(|it| united(it) && records(it)));
        if strings && collections && united(&json) {
            Ok(Document { clock: highest_counter(&json), root: json })
        } else {
            Err(DocumentError::Shape)
        }
    }
}

impl From<Document> for Json {
    fn from(document: Document) -> Json {
        document.root
    }
}

impl Document {
    /// A document in which nothing is said yet.
    pub fn new(list: &str, list_revision: u64, team: &str) -> Document {
        let mut root = Json::object([
            ("format", Json::from(FORMAT)),
            ("list", Json::from(list)),
            ("list_revision", Json::from(list_revision)),
            ("team", Json::from(team)),
        ]);
        for name in COLLECTIONS {
            *member(&mut root, name) = Json::Object(Object::new());
        }
        Document { root, clock: 0 }
    }

    /// Reads the stored form.
    ///
    /// # Errors
    /// When it is not JSON, not a document, or a document of a newer format.
    pub fn parse(text: &str) -> Result<Document, DocumentError> {
        Json::parse(text).map_err(DocumentError::Syntax)?.try_into()
    }

    /// The stored form.
    pub fn to_text(&self) -> String {
        self.root.to_text()
    }

    /// The name of the list.
    pub fn list(&self) -> &str {
        self.root.text("list").unwrap_or_default()
    }

    /// The name of the pair.
    pub fn team(&self) -> &str {
        self.root.text("team").unwrap_or_default()
    }

    /// Whether it is what that pair has said about that list.
    pub fn is_of(&self, list: &str, team: &str) -> bool {
        self.list() == list && self.team() == team
    }

    /// Everything that either of the two says, where they differ the later. See [`super::merge`].
    #[must_use]
    pub fn merge(self, other: Document) -> Document {
        Document { clock: self.clock.max(other.clock), root: merge(self.root, other.root) }
    }

    pub(super) fn json(&self) -> &Json {
        &self.root
    }

    pub(super) fn collection(&self, name: &str) -> Option<&Object> {
        self.root.get(name)?.as_object()
    }

    /// The register at a place.
    pub fn register(&self, place: &Place) -> Option<&Json> {
        self.collection(place.0)?.get(&place.1)?.get(place.2)
    }

    /// What a side says of an item; `None` when it never said anything.
    pub fn level(&self, item: &str, side: Side) -> Option<Level> {
        let register = self.collection("marks")?.get(item)?.get(side.as_str())?;
        register.text("value").map(Level::parse)
    }

    /// How many items have an answer, and how many notes there are.
    pub fn counts(&self) -> (usize, usize) {
        let answer = |register: &Json| register.text("value").map(Level::parse).unwrap_or_default();
        let answered =
            |mark: &Json| mark.as_object().into_iter().flatten().any(|(_, side)| answer(side) != Level::Unset);
        let written = |note: &Json| note.get("text").and_then(|register| register.text("value")).is_some();
        let count = |name, counts: &dyn Fn(&Json) -> bool| {
            self.collection(name).into_iter().flatten().filter(|(_, record)| counts(record)).count()
        };
        (count("marks", &answered), count("notes", &written))
    }

    /// The notes of an item, oldest first.
    pub fn notes(&self, item: &str) -> Vec<Note> {
        let mut notes = Vec::new();
        for (id, note) in self.collection("notes").into_iter().flatten() {
            let text = note.get("text").and_then(|register| register.text("value"));
            if let (Some(text), true) = (text, note.text("item") == Some(item)) {
                notes.push(Note {
                    id: id.clone(),
                    author: Author::parse(note.text("author").unwrap_or_default()),
                    text: text.to_owned(),
                });
            }
        }
        notes
    }

    /// The item that a record (a note, a commitment) belongs to.
    pub fn item_of<'a>(&'a self, place: &'a Place) -> &'a str {
        if place.0 == "marks" {
            return &place.1;
        }
        let record = self.collection(place.0).and_then(|records| records.get(&place.1));
        record.and_then(|record| record.text("item")).unwrap_or_default()
    }

    /// When the latest of all that stands in it was set, in milliseconds since 1970. `None` when nothing was. Times that no calendar has
    /// do not count.
    pub fn latest(&self) -> Option<u64> {
        latest(&self.root)
    }

    /// What a merge has brought into this document, which was `before` until then: the items that it touched, and the answers and texts
    /// of notes that it set. There may be neither, since documents hold more than what items show.
    pub fn news(&self, before: &Document) -> (Vec<String>, Vec<Place>) {
        let (mut items, mut places) = (Vec::new(), Vec::new());
        let collections =
            [("marks", &["agreed", "owner", "counterpart"][..]), ("notes", &["text"]), ("commitments", &[])];
        for (name, members) in collections {
            for (id, record) in self.collection(name).into_iter().flatten() {
                let known = before.collection(name).and_then(|records| records.get(id));
                if known == Some(record) {
                    continue;
                }
                for record in [known.unwrap_or(record), record] {
                    let item = if name == "marks" { id } else { record.text("item").unwrap_or_default() };
                    if !items.iter().any(|known| known == item) {
                        items.push(item.to_owned());
                    }
                }
                for &member in members {
                    let register = record.get(member);
                    if register.is_some() && register != known.and_then(|known| known.get(member)) {
                        places.push(Place(name, id.clone(), member));
                    }
                }
            }
        }
        (items, places)
    }

    /// Sets a register, later than all there is, and returns what stood there. Members of the register that this
    /// version does not know stay; `before` is the value to come back to, if there is one.
    pub fn write(&mut self, place: &Place, value: Json, before: Option<Json>, writer: Writer<'_>) -> Option<Json> {
        let register = member(member(member(&mut self.root, place.0), &place.1), place.2);
        let previous = matches!(register, Json::Object(_)).then(|| register.clone());
        // Each visit is another replica, and naming it would make every link longer. Of two that counted the same the later minute wins.
        let mut replica = String::new();
        if self.clock < MAX_COUNTER {
            self.clock += 1;
        } else if let Some(stamp) = previous.as_ref().and_then(|register| register.get("stamp")) {
            // Only what has been made up counts so high. It is beaten all the same.
            replica = [Stamp::from_json(stamp).replica, "+"].concat();
        }
        let stamp = Stamp { counter: self.clock, replica: &replica };
        *member(register, "value") = value;
        *member(register, "stamp") = stamp.to_json();
        *member(register, "at") = Json::from(writer.now - writer.now % MINUTE);
        match (before, register) {
            (Some(before), register) => *member(register, "before") = before,
            (None, Json::Object(members)) => members.remove("before"),
            _ => {}
        }
        previous
    }

    /// Begins a note and returns the place of its text, which is still to be written.
    pub fn begin_note(&mut self, item: &str, author: Author, writer: Writer<'_>) -> Place {
        // Fixed width, so that ids sort by the counter.
        let counter = decimal((self.clock + 1).min(MAX_COUNTER));
        let mut id = "0".repeat(16_usize.saturating_sub(counter.len())) + &counter + "-" + writer.replica;
        // Only where the counter stands at its highest, which no honest replica reaches.
        while self.collection("notes").is_some_and(|notes| notes.get(&id).is_some()) {
            id.push('+');
        }
        let note = member(member(&mut self.root, "notes"), &id);
        *member(note, "item") = Json::from(item);
        *member(note, "author") = Json::from(author.as_str());
        Place::note_text(&id)
    }
}

/// When a register was set, in milliseconds since 1970; none that no calendar has.
pub fn moment(register: &Json) -> Option<u64> {
    register.get("at").and_then(Json::as_u64).filter(|&at| at <= LAST_MOMENT)
}

/// The latest time of any register in the value.
fn latest(json: &Json) -> Option<u64> {
    let mut found = if is_register(json) { moment(json) } else { None };
    for (_, member) in json.as_object().unwrap_or(&Object::new()) {
        found = found.max(latest(member));
    }
    found
}

/// The member of that name, made when it is missing, in what is made an object when it is something else.
fn member<'a>(json: &'a mut Json, name: &str) -> &'a mut Json {
    if !matches!(json, Json::Object(_)) {
        *json = Json::Object(Object::new());
    }
    match json {
        Json::Object(members) => members.member(name),
        other => other,
    }
}
