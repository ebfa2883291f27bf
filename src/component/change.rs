//! What an application hears.

use std::rc::Rc;

use crate::core::checklist::{Checklist, Section};
use crate::core::document::Document;
use crate::core::summary::Count;

/// A change of the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// How far the two are now.
    pub summary: Summary,
    /// The ids of the items that changed.
    pub changed: Vec<String>,
    /// The whole state. It can be stored as text or with serde, and handed back as the property `state`.
    pub document: Document,
}

/// How far the two are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The count of everything that is shown.
    pub overall: Count,
    /// The counts of the sections that are shown, in reading order.
    pub sections: Vec<SectionCount>,
}

/// How far the two are in one section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionCount {
    /// The id of the section.
    pub id: String,
    /// Its count.
    pub count: Count,
}

/// Something that does not work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// For programs: `storage-blocked`, `storage-full`, `storage-newer`, `storage-unreadable`, `state-refused` or `link-refused`.
    pub code: String,
    /// A sentence for the author of the application.
    pub message: String,
}

impl Summary {
    /// The summary of a document by a list.
    pub fn of(checklist: &Checklist, document: &Document) -> Summary {
        let of_section = |section: &Rc<Section>| SectionCount {
            id: section.id.clone(),
            count: Count::of_section(section, document),
        };
        Summary {
            overall: Count::of_list(checklist, document),
            sections: checklist.sections.iter().map(of_section).collect(),
        }
    }
}
