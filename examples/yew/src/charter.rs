//! A list of the application's own, as Rust data.

use std::rc::Rc;

use alignment_checklist::core::checklist::{Checklist, Item, Party, Section};

/// What a team promises the designers it works with.
pub fn charter() -> Checklist {
    let promises = Section {
        id: "design".to_owned(),
        heading: "What we promise design".into(),
        owner: Some(Party::Named("Engineering".to_owned())),
        expected_by: Some(Party::Named("Design".to_owned())),
        items: vec![
            item("early-review", "We show work early."),
            item("no-surprises", "Nothing ships that they have not seen."),
        ],
        ..Section::default()
    };
    Checklist {
        id: "charter".to_owned(),
        revision: 1,
        title: "Our charter".into(),
        sections: vec![Rc::new(promises)],
        ..Checklist::default()
    }
}

fn item(id: &str, statement: &str) -> Rc<Item> {
    Rc::new(Item { id: id.to_owned(), statement: statement.into(), ..Item::default() })
}
