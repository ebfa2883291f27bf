//! A list, from a file or from a page, is read or its error named; every item of it has an id of its own.

#![no_main]

use alignment_checklist::core::checklist::Checklist;
use alignment_checklist::core::json::Json;
use alignment_checklist::core::outline;
use alignment_checklist::core::static_html::{self, Placement};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(list) = Checklist::parse(text) {
        look_at(&list);
    }
    if let Ok(nodes) = Json::parse(text)
        && let Some(list) = outline::read(&nodes)
    {
        look_at(&list);
    }
});

fn look_at(list: &Checklist) {
    let mut ids: Vec<&str> =
        list.sections.iter().flat_map(|section| &section.items).map(|item| item.id.as_str()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
    let _ = static_html::render(list, Placement::Page);
}
