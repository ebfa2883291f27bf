//! How two documents meet.
//!
//! The rule looks only at the JSON, not at what the members mean, so it keeps and merges what a newer widget
//! has added. It is the join of a semilattice, hence commutative, associative and idempotent:
//!
//! - Two *registers* (objects with a member `stamp`): the greater [`Stamp`] wins, whole. Between equal stamps the greater value.
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
    object.get("stamp").map(Stamp::from_json)
}

/// The highest counter of any stamp in the value.
pub fn highest_counter(json: &Json) -> u64 {
    match json {
        Json::Object(members) => {
            let own = members.get("stamp").map_or(0, |stamp| Stamp::from_json(stamp).counter);
            members.values().map(highest_counter).fold(own, u64::max)
        }
        _ => 0,
    }
}
