//! When a value was set, in an order that needs no clock.

use super::json::Json;

/// The highest counter, 2⁵³ − 1: the largest whole number that every JSON reader keeps exactly.
pub const MAX_COUNTER: u64 = (1 << 53) - 1;

/// A logical time (Lamport, 1978): the counter first, then, between two that counted the same, the id of the replica.
///
/// This version leaves the replica empty (see [`Document::write`](super::document::Document::write)).
///
/// In JSON it is `[counter, "replica"]`. Anything else is the lowest stamp, which every valid one beats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp<'a> {
    /// Higher than every counter that its replica had seen.
    pub counter: u64,
    /// The one that set the value: a tab, a phone, an import. Empty in what this version writes.
    pub replica: &'a str,
}

impl<'a> Stamp<'a> {
    /// Reads a stamp.
    pub fn from_json(json: &'a Json) -> Stamp<'a> {
        match json.elements() {
            [counter, Json::String(replica)] => match counter.as_u64() {
                Some(counter @ 0..=MAX_COUNTER) => Stamp { counter, replica },
                _ => Stamp::LOWEST,
            },
            _ => Stamp::LOWEST,
        }
    }

    /// The stamp as JSON.
    pub fn to_json(self) -> Json {
        Json::Array(vec![Json::from(self.counter), Json::from(self.replica)])
    }

    const LOWEST: Stamp<'static> = Stamp { counter: 0, replica: "" };
}
