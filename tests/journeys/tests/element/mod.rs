//! The element behaves like a native one.

mod attributes;
mod lifecycle;
mod placeholders;
mod properties;

use journeys::Journey;
use serde_json::{Value, json};

/// All of them.
pub fn journeys() -> Vec<Journey> {
    [attributes::journeys(), lifecycle::journeys(), placeholders::journeys(), properties::journeys()].concat()
}

/// A state as a host would hand it over.
fn state(marks: &Value) -> Value {
    json!({ "format": 1, "list": "pm-em", "list_revision": 1, "team": "default", "marks": marks, "notes": {}, "commitments": {}, "syncs": {} })
}

/// One item, ticked later than anything done by hand in a journey.
fn ticked(item: &str) -> Value {
    json!({ item: { "agreed": { "value": "yes", "stamp": [50, "host"], "at": 1_790_000_000_000_u64 } } })
}
