//! The list that comes with the widget.

use super::checklist::Checklist;

/// The name of the built-in list, and the key of its state.
pub const PM_EM: &str = "pm-em";

/// What a Product Manager and an Engineering Manager expect of each other: `content/pm-em.json`.
pub fn pm_em() -> Checklist {
    // A test holds that the file parses, so the fallback of an empty list is never seen.
    Checklist::parse(include_str!(concat!(env!("OUT_DIR"), "/pm-em.json"))).unwrap_or_default()
}
