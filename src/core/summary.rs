//! How far the two are, in counts. Never a grade, never a ranking.

use super::checklist::{Checklist, Item, Section};
use super::document::{Document, Level, Side};
use super::json::Json;

/// Agreed items of those that apply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// How many are agreed.
    pub done: usize,
    /// How many apply. May be 0.
    pub total: usize,
}

impl Count {
    /// The count of these items.
    pub fn of<'a>(items: impl IntoIterator<Item = &'a std::rc::Rc<Item>>, document: &Document) -> Count {
        let mut count = Count::default();
        for item in items {
            let level = level(item, document);
            count.total += usize::from(level != Level::NotApplicable);
            count.done += usize::from(level == Level::Yes);
        }
        count
    }

    /// Nothing that applies is open.
    pub fn is_complete(self) -> bool {
        self.done == self.total
    }

    /// The count of a section.
    pub fn of_section(section: &Section, document: &Document) -> Count {
        Count::of(section.asked(), document)
    }

    /// The count of a list.
    pub fn of_list(checklist: &Checklist, document: &Document) -> Count {
        Count::of(checklist.items(), document)
    }
}

/// What the pair agreed of an item: its mark, or else the tick it came with.
pub fn level(item: &Item, document: &Document) -> Level {
    let initial = if item.ticked { Level::Yes } else { Level::Unset };
    document.level(&item.id, Side::Agreed).unwrap_or(initial)
}

/// The summary as the element hands it out: `{done, total, sections: [{id, done, total}]}`.
pub fn to_json(checklist: &Checklist, document: &Document) -> Json {
    let sections = checklist.sections.iter().map(|section| {
        let count = Count::of_section(section, document);
        Json::object([
            ("id", Json::from(section.id.as_str())),
            ("done", number(count.done)),
            ("total", number(count.total)),
        ])
    });
    let overall = Count::of_list(checklist, document);
    Json::object([
        ("done", number(overall.done)),
        ("total", number(overall.total)),
        ("sections", Json::Array(sections.collect())),
    ])
}

fn number(value: usize) -> Json {
    Json::from(value as u64)
}
