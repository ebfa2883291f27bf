//! The text of the interface, in one language.
//!
//! A language is one file, `content/text/<language>.json`: an object from key to message. A message is a string, or an object
//! from plural category (`one`, `other`, … as in CLDR) to string. `{name}` in a message stands for a value.
//!
//! Builds put the messages into the order of the keys and leave the names out: two names for each message are 0.9 kB of brotli.

use super::checklist::Party;
use super::document::{Author, Level};
use super::json::Json;

/// English, which every other language falls back to, message by message: in the order of the keys.
const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/en.json"));

macro_rules! keys {
    ($($(#[$doc:meta])* $key:ident = $name:literal,)*) => {
        /// A message of the interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Key { $($(#[$doc])* $key,)* }

        impl Key {
            /// Every message.
            pub const ALL: &[Key] = &[$(Key::$key,)*];

            /// The name in the file.
            pub fn name(self) -> &'static str {
                match self { $(Key::$key => $name,)* }
            }
        }
    };
}

keys! {
    /// How many items are agreed: `{done}`, `{total}`
    Progress = "progress",
    /// The same, short, beside a heading
    SectionProgress = "section-progress",
    /// No item applies
    NothingApplies = "nothing-applies",
    /// No item is open
    NothingOpen = "nothing-open",
    /// The source of the list: `{title}`, `{author}`
    Credit = "credit",
    /// Who owns a section and who expects it: `{owner}`, `{expected_by}`
    Directed = "directed",
    /// Both own it and both expect it
    DirectedBoth = "directed-both",
    /// The two together
    Both = "both",
    /// The Product Manager
    Pm = "pm",
    /// The Engineering Manager
    Em = "em",
    /// Nobody in particular
    Nobody = "nobody",
    /// Opens notes and more
    More = "more",
    /// How many notes: `{count}`
    Notes = "notes",
    /// The field of a new note
    NewNote = "new-note",
    /// The field of a note being changed
    ChangeNote = "change-note",
    /// Who says it
    Author = "author",
    /// Adds the note
    AddNote = "add-note",
    /// Keeps the change of a note
    SaveNote = "save-note",
    /// Leaves without a change
    Cancel = "cancel",
    /// Changes a note
    Edit = "edit",
    /// Removes a note
    Remove = "remove",
    /// Says that an item does not apply
    NotApplicable = "not-applicable",
    /// Takes that back
    Applicable = "applicable",
    /// Shows only what is open
    OpenOnly = "open-only",
    /// Takes the last action back
    Undo = "undo",
    /// Does again what that took back
    Redo = "redo",
    /// Unticks everything
    Reset = "reset",
    /// Name of the group of these buttons
    Tools = "tools",
    /// After a note was added
    NoteAdded = "note-added",
    /// After a note was changed
    NoteSaved = "note-saved",
    /// After a note was removed
    NoteRemoved = "note-removed",
    /// After everything was unticked
    ResetDone = "reset-done",
    /// After an item was said not to apply
    NotApplicableDone = "not-applicable-done",
    /// After that was taken back
    ApplicableDone = "applicable-done",
    /// After undo
    Undone = "undone",
    /// After undo of one item: `{statement}`
    UndoneItem = "undone-item",
    /// Opens the ways to share, and names them
    Share = "share",
    /// What the link holds: `{marks}`, `{notes}`, each a count with its word
    ShareHolds = "share-holds",
    /// How many marks: `{count}`
    Marks = "marks",
    /// The link is longer than common tools keep: `{count}` characters
    ShareLong = "share-long",
    /// Copies the link
    CopyLink = "copy-link",
    /// Opens the system's own sheet
    SendLink = "send-link",
    /// Shows the link as a QR code
    QrCode = "qr-code",
    /// Copies the summary
    CopySummary = "copy-summary",
    /// Label of the choice of format
    Format = "format",
    /// Rich text, with Markdown for fields of plain text
    FormatRich = "format-rich",
    /// Markdown
    FormatMarkdown = "format-markdown",
    /// Confluence storage format
    FormatConfluence = "format-confluence",
    /// Plain text
    FormatPlain = "format-plain",
    /// Saves the whole state as a file
    SaveFile = "save-file",
    /// Prints
    Print = "print",
    /// Label of the field for a link
    OpenLabel = "open-label",
    /// Opens what stands in the field
    Open = "open",
    /// Opens a file
    OpenFile = "open-file",
    /// The link is on the clipboard
    LinkCopied = "link-copied",
    /// The summary is on the clipboard
    SummaryCopied = "summary-copied",
    /// What draws QR codes is out of reach
    NoCode = "no-code",
    /// The browser may not do it; the text is shown and selected
    CopyByHand = "copy-by-hand",
    /// Name of the region that shows what was opened
    Offer = "offer",
    /// Something was opened, that says so much: `{progress}`
    Offered = "offered",
    /// When what was opened was last changed: `{time}`
    LastChanged = "last-changed",
    /// It says the same, or less
    OfferSame = "offer-same",
    /// All that it says differently is what is not shown
    OfferUnseen = "offer-unseen",
    /// Marks where none stands here: `{count}`
    NewMarks = "new-marks",
    /// Marks that differ: `{count}`
    DifferingMarks = "differing-marks",
    /// Notes that are not here: `{count}`
    NewNotes = "new-notes",
    /// Notes with another text: `{count}`
    ChangedNotes = "changed-notes",
    /// Notes that were removed there: `{count}`
    RemovedNotes = "removed-notes",
    /// Notes that were removed here: `{count}`
    GoneNotes = "gone-notes",
    /// Marks that only stand here: `{count}`
    OwnMarks = "own-marks",
    /// Notes that only stand here: `{count}`
    OwnNotes = "own-notes",
    /// Items that differ in sections that are not shown: `{count}`
    HiddenItems = "hidden-items",
    /// Items that are not in this list: `{count}`
    UnknownMarks = "unknown-marks",
    /// Takes over what was shared
    Merge = "merge",
    /// Shows what was shared, unchangeable
    Look = "look",
    /// Shows the reader's own state again
    LookBack = "look-back",
    /// Puts what was shared aside
    Keep = "keep",
    /// Shows only items of which the two say something different
    Differences = "differences",
    /// Closes what there is nothing to answer to
    Close = "close",
    /// What was shared is shown
    Looking = "looking",
    /// What was shared was taken over
    Merged = "merged",
    /// An item of which both say something else: `{theirs}`, `{mine}`
    MarkDiffers = "mark-differs",
    /// A note that is not here: `{text}`
    NoteThere = "note-there",
    /// A note with another text: `{text}`
    NoteChangedThere = "note-changed-there",
    /// A note that was removed there: `{text}`
    NoteRemovedThere = "note-removed-there",
    /// A note that was removed here: `{text}`
    NoteGoneHere = "note-gone-here",
    /// A note that only stands here: `{text}`
    NoteHere = "note-here",
    /// Behind one of these: what stands here has the later stamp
    MergeKeepsMine = "merge-keeps-mine",
    /// Behind one of these: what was shared has the later stamp, and something else stands here
    MergeTakesTheirs = "merge-takes-theirs",
    /// The end of the link is missing
    LinkCut = "link-cut",
    /// The link was altered
    LinkGarbled = "link-garbled",
    /// A newer version made it
    LinkNewer = "link-newer",
    /// No link of ours
    LinkForeign = "link-foreign",
    /// Longer than is read
    LinkTooLong = "link-too-long",
    /// For a `{list}` or `{team}` that is not on this page
    LinkElsewhere = "link-elsewhere",
    /// A file that holds no document
    FileForeign = "file-foreign",
    /// Everything is agreed, and this browser forgets
    Reminder = "reminder",
    /// Saved, at `{time}`
    Saved = "saved",
    /// Will be saved
    WillBeSaved = "will-be-saved",
    /// Blocked storage
    NotSavedBlocked = "not-saved-blocked",
    /// Full storage
    NotSavedFull = "not-saved-full",
    /// A newer version's state stands there
    NotSavedNewer = "not-saved-newer",
    /// The page wants nothing kept
    NotSavedMemory = "not-saved-memory",
    /// Not saved: the page around was to keep it and cannot
    NotSavedHost = "not-saved-host",
    /// The page around keeps what is done
    KeptByHost = "kept-by-host",
    /// What was stored could not be read and was set aside
    SetAside = "set-aside",
    /// Nothing can be changed
    ReadOnly = "read-only",
    /// The mark in words: agreed
    LevelYes = "level-yes",
    /// The mark in words: in part
    LevelPartly = "level-partly",
    /// The mark in words: not yet
    LevelNotYet = "level-not-yet",
    /// The mark in words: not answered
    LevelUnset = "level-unset",
    /// The mark in words: does not apply
    LevelNotApplicable = "level-not-applicable",
    /// Below the title and in the outcome: the team, `{team}`
    Team = "team",
    /// Heads what is open in the outcome
    OpenPoints = "open-points",
    /// Ends the outcome: what opens the state, `{link}`
    OpenState = "open-state",
}

/// The messages of one language.
#[derive(Debug)]
pub struct Catalogue {
    messages: Json,
    english: Json,
    /// The plural category of every number below 200; empty for English.
    categories: Vec<String>,
}

impl Default for Catalogue {
    fn default() -> Self {
        Catalogue::english()
    }
}

impl Catalogue {
    /// The messages in English.
    pub fn english() -> Catalogue {
        Catalogue { messages: Json::Null, english: english(), categories: Vec::new() }
    }

    /// The messages of another language, as [`in_order`] leaves them, with the plural category of each number from 0 to 199 in it
    /// (as `Intl.PluralRules` gives them). Plural rules of whole numbers repeat every hundred, so larger numbers follow.
    pub fn new(messages: Json, categories: Vec<String>) -> Catalogue {
        Catalogue { messages, english: english(), categories }
    }

    fn category(&self, count: usize) -> &str {
        let index = if count < 200 { count } else { 100 + count % 100 };
        match self.categories.get(index) {
            Some(category) => category,
            None if count == 1 => "one",
            None => "other",
        }
    }

    /// A message without values.
    pub fn say(&self, key: Key) -> String {
        self.fill(key, &[])
    }

    /// How an author is called; nobody is not.
    pub fn author(&self, author: Author) -> String {
        match author {
            Author::Nobody => String::new(),
            Author::Pm => self.say(Key::Pm),
            Author::Em => self.say(Key::Em),
        }
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

    /// A mark in words.
    pub fn level(&self, level: Level) -> String {
        self.say(match level {
            Level::Yes => Key::LevelYes,
            Level::Partly => Key::LevelPartly,
            Level::NotYet => Key::LevelNotYet,
            Level::Unset => Key::LevelUnset,
            Level::NotApplicable => Key::LevelNotApplicable,
        })
    }

    /// A message with its values put in, without the characters in them that turn the direction of text.
    pub fn fill(&self, key: Key, values: &[(&str, &str)]) -> String {
        self.count(key, 0, values)
    }

    /// A message in the plural form for `count`, with its values put in.
    pub fn count(&self, key: Key, count: usize, values: &[(&str, &str)]) -> String {
        let form = |messages: &Json, category: &str| -> Option<String> {
            let message = messages.elements().get(key as usize)?;
            let text = message.as_str().or_else(|| message.text(category)).or_else(|| message.text("other"));
            text.map(str::to_owned)
        };
        let english = if count == 1 { "one" } else { "other" };
        let text =
            form(&self.messages, self.category(count)).or_else(|| form(&self.english, english)).unwrap_or_default();
        let mut filled = String::new();
        for (index, part) in text.split('{').enumerate() {
            match part.split_once('}') {
                Some((hole, rest)) if index > 0 => {
                    let value = values.iter().find(|(name, _)| *name == hole);
                    match value {
                        // What turns the direction of text would turn the words around it as well.
                        Some((_, value)) => filled.extend(value.chars().filter(|&next| !turns(next))),
                        None => filled.push_str(&["{", hole, "}"].concat()),
                    }
                    filled.push_str(rest);
                }
                _ => filled.push_str(part),
            }
        }
        filled
    }

    /// A message cut at one of its values: what stands before it and what after.
    pub fn around(&self, key: Key, hole: &str, values: &[(&str, &str)]) -> (String, String) {
        // No message holds this character, so it marks the place.
        let mut values = values.to_vec();
        values.push((hole, "\0"));
        let text = self.fill(key, &values);
        match text.split_once('\0') {
            Some((before, after)) => (before.to_owned(), after.to_owned()),
            None => (text, String::new()),
        }
    }
}

/// Whether a character turns the direction of the text after it: Unicode's embeddings, overrides and isolates (UAX 9).
pub fn turns(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The messages of a language's file in the order of the keys, `null` where it has none.
pub fn in_order(file: &Json) -> Json {
    Json::Array(Key::ALL.iter().map(|key| file.get(key.name()).cloned().unwrap_or(Json::Null)).collect())
}

fn english() -> Json {
    // A test holds that the file parses and has every key.
    Json::parse(ENGLISH).unwrap_or(Json::Null)
}
