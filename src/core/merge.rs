//! How two documents meet.
//!
//! The rule looks only at the JSON, not at what the members mean, so it keeps and merges what a newer widget
//! has added. It is the join of a semilattice, hence commutative, associative and idempotent:
//!
//! - Two *registers* (objects whose member `stamp` is an array): the greater [`Stamp`] wins, whole. Between equal stamps the
//!   greater value. An item may well have the id `stamp`; its marks are an object, so they are no register.
//! - Two other objects: the union of their members; members of both are merged.
//! - A register and another object: the register.
//! - Anything else: the greater value, in the total order of [`Json`], where objects stand above all.

use super::json::{Json, Object};
use super::stamp::Stamp;

/// The join of two values.
#[must_use]
pub fn merge(a: Json, b: Json) -> Json {
    match (a, b) {
        (Json::Object(a), Json::Object(b)) => match (stamp_of(&a), stamp_of(&b)) {
            (None, None) => Json::Object(union(a, b)),
            (x, y) => {
                // `None`, no register, is less than any stamp.
                let a_wins = (x, &a) >= (y, &b);
                Json::Object(if a_wins { a } else { b })
            }
        },
        (a, b) => a.max(b),
    }
}

fn union(mut a: Object, b: Object) -> Object {
    for (name, theirs) in b {
        let merged = match a.remove(&name) {
            Some(ours) => merge(ours, theirs),
            None => theirs,
        };
        a.insert(name, merged);
    }
    a
}

fn stamp_of(object: &Object) -> Option<Stamp<'_>> {
    match object.get("stamp") {
        Some(stamp @ Json::Array(_)) => Some(Stamp::from_json(stamp)),
        _ => None,
    }
}

/// Whether the value is merged whole, by its stamp.
pub fn is_register(json: &Json) -> bool {
    json.as_object().and_then(stamp_of).is_some()
}

/// The highest counter of any stamp in the value.
pub fn highest_counter(json: &Json) -> u64 {
    match json {
        Json::Object(members) => {
            let own = stamp_of(members).map_or(0, |stamp| stamp.counter);
            members.values().map(highest_counter).fold(own, u64::max)
        }
        _ => 0,
    }
}
