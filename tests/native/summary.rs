//! Summary: counts of agreed items among those that apply.

use alignment_checklist::core::builtin::pm_em;
use alignment_checklist::core::checklist::Checklist;
use alignment_checklist::core::document::{Document, Level};
use alignment_checklist::core::summary::{Count, to_json};
use proptest::prelude::*;

use crate::support::*;

/// Two sections with the items that generated documents talk about, one of them ticked from the start, one retired.
fn small() -> Checklist {
    list(
        r#"{"sections":[
            {"id":"one","items":[{"id":"goals","statement":"g"},{"id":"values","statement":"v","ticked":true}]},
            {"id":"two","items":[{"id":"stamp","statement":"s"},{"id":"value","statement":"o"},{"id":"old","statement":"r","retired":true}]}]}"#,
    )
}

fn overall(document: &Document) -> (usize, usize) {
    let count = Count::of_list(&small(), document);
    (count.done, count.total)
}

#[test]
fn an_initial_tick_counts_until_somebody_answers() {
    assert_eq!(overall(&empty()), (1, 4));
    assert_eq!(overall(&after(empty(), [untick("values")]).document), (0, 4));
    assert_eq!(overall(&undo(after(empty(), [untick("values")]), 1).document), (1, 4));
}

#[test]
fn only_yes_is_agreed() {
    for (level, done) in [(Level::Unset, 1), (Level::NotYet, 1), (Level::Partly, 1), (Level::Yes, 2)] {
        assert_eq!(overall(&after(empty(), [set("goals", level)]).document), (done, 4), "{level:?}");
    }
}

#[test]
fn what_does_not_apply_is_not_counted() {
    let state =
        after(empty(), [tick("goals"), not_applicable("goals", Level::Yes), not_applicable("values", Level::Yes)]);
    assert_eq!(overall(&state.document), (0, 2));
}

#[test]
fn when_nothing_applies_it_is_none_of_none() {
    let state = after(empty(), ITEMS.map(|item| not_applicable(item, Level::Unset)));
    assert_eq!(overall(&state.document), (0, 0));
    assert_eq!(
        to_json(&small(), &state.document).to_text(),
        r#"{"done":0,"sections":[{"done":0,"id":"one","total":0},{"done":0,"id":"two","total":0}],"total":0}"#,
    );
}

#[test]
fn retired_and_unknown_items_are_not_counted() {
    assert_eq!(overall(&after(empty(), [tick("old"), tick("item-of-tomorrow")]).document), (1, 4));
}

#[test]
fn the_built_in_list_has_fifteen() {
    let state = after(empty(), [tick("goals-short"), tick("em-customers")]);
    assert_eq!(
        to_json(&pm_em(), &state.document).to_text(),
        r#"{"done":2,"sections":[{"done":1,"id":"together","total":5},{"done":0,"id":"pm","total":5},{"done":1,"id":"em","total":5}],"total":15}"#,
    );
}

proptest! {
    #[test]
    fn sections_add_up_to_the_whole(document in any_document()) {
        let list = small();
        let whole = Count::of_list(&list, &document);
        let parts: Vec<Count> = list.sections.iter().map(|section| Count::of_section(section, &document)).collect();
        prop_assert_eq!(whole.done, parts.iter().map(|count| count.done).sum::<usize>());
        prop_assert_eq!(whole.total, parts.iter().map(|count| count.total).sum::<usize>());
        prop_assert!(whole.done <= whole.total && whole.total <= 4);
    }
}
