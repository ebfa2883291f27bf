//! JSON as a value, small enough to ship.
//!
//! The widget reads and writes JSON in three places: the stored document, a list from a file, and the messages
//! of the element. A general library costs about 10 kB of brotli here, most of it for floating point numbers,
//! of which there are none. This one keeps every number as it was written, so that a field of a
//! newer format goes through an older widget unchanged.
//!
//! Grammar: RFC 8259. Beyond it: nesting is limited to [`MAX_DEPTH`], of two equal keys the last wins, and
//! an escaped lone surrogate becomes U+FFFD, since a Rust string cannot hold it.

mod parser;
mod serde;

use std::cmp::Ordering;
use std::fmt;

use parser::parse;

/// The deepest nesting of arrays and objects that is read. Deeper input is refused, so that hostile text cannot exhaust the stack.
pub const MAX_DEPTH: usize = 96;

/// The members of a JSON object, sorted by name, each name once.
///
/// A sorted vector rather than a map: documents are read whole and in order, and a tree of maps is a tenth of the download.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Object(Vec<(String, Json)>);

impl Object {
    /// An object without members.
    pub const fn new() -> Object {
        Object(Vec::new())
    }

    fn find(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(name))
    }

    /// The member of that name.
    pub fn get(&self, name: &str) -> Option<&Json> {
        let index = self.find(name).ok()?;
        self.0.get(index).map(|(_, value)| value)
    }

    /// The member of that name, `null` when it was missing.
    #[expect(clippy::indexing_slicing, reason = "it was found there, or put there")]
    pub fn member(&mut self, name: &str) -> &mut Json {
        let index = self.find(name).unwrap_or_else(|index| {
            self.0.insert(index, (name.to_owned(), Json::Null));
            index
        });
        &mut self.0[index].1
    }

    /// Sets a member.
    pub fn insert(&mut self, name: &str, value: Json) {
        *self.member(name) = value;
    }

    /// Takes a member out.
    pub fn remove(&mut self, name: &str) {
        if let Ok(index) = self.find(name) {
            self.0.remove(index);
        }
    }

    /// Names and values, by name.
    pub fn iter(&self) -> std::slice::Iter<'_, (String, Json)> {
        self.0.iter()
    }
}

impl IntoIterator for Object {
    type Item = (String, Json);
    type IntoIter = std::vec::IntoIter<(String, Json)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Object {
    type Item = &'a (String, Json);
    type IntoIter = std::slice::Iter<'a, (String, Json)>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Of two equal names the last wins.
impl FromIterator<(String, Json)> for Object {
    fn from_iter<I: IntoIterator<Item = (String, Json)>>(members: I) -> Object {
        let mut members: Vec<_> = members.into_iter().collect();
        // What this version wrote is in order already; sorting once keeps hostile orders from costing more than their length.
        if !members.is_sorted_by(|(one, _), (two, _)| one < two) {
            members.sort_by(|(one, _), (two, _)| one.cmp(two));
            members.reverse();
            members.dedup_by(|(one, _), (two, _)| one == two);
            members.reverse();
        }
        Object(members)
    }
}

/// A JSON value. Values are totally ordered: by kind in the order of the variants, then by content.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as it was written
    Number(Number),
    /// A string
    String(String),
    /// An array
    Array(Vec<Json>),
    /// An object
    Object(Object),
}

/// A JSON number, kept as text. Ordered so that whole numbers without a sign compare by value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number(String);

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.0.len(), &self.0).cmp(&(other.0.len(), &other.0))
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Text that is not JSON. The message names the place, counted in bytes from the start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    offset: usize,
}

impl JsonError {
    /// What is wrong, to be put into a sentence.
    pub fn phrase(&self) -> String {
        ["not valid JSON at byte ", &decimal(self.offset as u64)].concat()
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.phrase())
    }
}

impl std::error::Error for JsonError {}

impl Json {
    /// Reads one JSON value and nothing after it but white space.
    ///
    /// # Errors
    /// When the text is not JSON, or is nested deeper than [`MAX_DEPTH`].
    pub fn parse(text: &str) -> Result<Json, JsonError> {
        parse(text).map_err(|offset| JsonError { offset })
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Json::String(text) => Some(text),
            _ => None,
        }
    }

    /// The value of a number that is whole and not negative.
    pub fn as_u64(&self) -> Option<u64> {
        match self {
            Json::Number(number) => number.0.parse().ok(),
            _ => None,
        }
    }

    /// The elements of an array; none for anything else.
    pub fn elements(&self) -> &[Json] {
        match self {
            Json::Array(elements) => elements,
            _ => &[],
        }
    }

    /// The members of an object.
    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Json::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The member of that name, when this is an object that has it.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.as_object()?.get(name)
    }

    /// The text of the member of that name, when it is a string.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str()
    }

    /// An object with these members.
    pub fn object<const N: usize>(members: [(&str, Json); N]) -> Json {
        Json::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    fn write(&self, out: &mut String) {
        match self {
            Json::Null => out.push_str("null"),
            Json::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Json::Number(number) => out.push_str(&number.0),
            Json::String(text) => write_string(text, out),
            Json::Array(elements) => {
                out.push('[');
                for (index, element) in elements.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    element.write(out);
                }
                out.push(']');
            }
            Json::Object(members) => {
                out.push('{');
                for (index, (name, value)) in members.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    write_string(name, out);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }

    /// The value as JSON text without white space. Equal values give equal text.
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_text())
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Json {
        Json::String(text.to_owned())
    }
}

impl From<u64> for Json {
    fn from(value: u64) -> Json {
        Json::Number(Number(decimal(value)))
    }
}

/// A number in decimal digits. The formatting machinery of the standard library is ten times as large.
pub fn decimal(mut value: u64) -> String {
    let mut digits = String::new();
    loop {
        digits.insert(0, (b'0' + (value % 10) as u8) as char);
        value /= 10;
        if value == 0 {
            return digits;
        }
    }
}

#[expect(clippy::indexing_slicing, reason = "there are 16 digits")]
fn write_string(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => {
                out.push('\\');
                out.push(character);
            }
            '\n' => out.push_str("\\n"),
            '\0'..='\x1f' => {
                let code = character as usize;
                out.push_str("\\u00");
                out.push(HEX[code >> 4] as char);
                out.push(HEX[code & 15] as char);
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}
