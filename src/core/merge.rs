//! How two documents meet.
//!
//! The rule looks only at the JSON, not at what the members mean, so it keeps and merges what a newer widget
//! has added. It is the join of a semilattice, hence commutative, associative and idempotent:
//!
//! - Two *registers* (objects whose member `stamp` is an array): the greater [`Stamp`] wins, whole. Between equal stamps the
//!   greater object, which is the one with the later `at`, else the greater value. An item may well have the id `stamp`; its marks
//!   are an object, so they are no register.
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

fn union(a: Object, b: Object) -> Object {
    let mut all = Vec::new();
    let mut theirs = b.into_iter().peekable();
    for (name, ours) in a {
        while let Some(before) = theirs.next_if(|(other, _)| *other < name) {
            all.push(before);
        }
        let merged = match theirs.next_if(|(other, _)| *other == name) {
            Some((_, theirs)) => merge(ours, theirs),
            None => ours,
        };
        all.push((name, merged));
    }
    all.extend(theirs);
    all.into_iter().collect()
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
            members.iter().map(|(_, member)| highest_counter(member)).fold(own, u64::max)
        }
        _ => 0,
    }
}
