//! Comparison: how another document differs, in words that people would use, and what merging would make of it.

use alignment_checklist::core::checklist::Checklist;
use alignment_checklist::core::comparison::{Comparison, DifferentMark, compare};
use alignment_checklist::core::document::{Author, Document, Level, Side};
use alignment_checklist::core::state::{Action, State, update};
use proptest::prelude::*;

use crate::support::*;

/// A list of the items of these tests. The last comes ticked, one more is retired.
fn asked() -> Checklist {
    list(
        r#"{"id":"pm-em","sections":[{"items":[{"id":"goals","statement":"Goals"},{"id":"values","statement":"Values"},
            {"id":"ticked","statement":"Ticked","ticked":true},{"id":"retired","statement":"Retired","retired":true}]}]}"#,
    )
}

fn difference(mine: &Document, theirs: &Document) -> Comparison {
    compare(mine, theirs, &asked())
}

/// The document after what somebody else does.
fn theirs(document: &Document, actions: impl IntoIterator<Item = Action>) -> Document {
    let state = State::new(document.clone());
    actions.into_iter().fold(state, |state, action| update(state, action, writer("other")).0).document
}

/// Item and mark of each difference.
fn marks(comparison: &Comparison) -> Vec<(&str, DifferentMark)> {
    comparison.items.iter().filter_map(|item| Some((&*item.item, item.mark?))).collect()
}

/// What the notes say here and there, and whether merging takes theirs.
fn notes(comparison: &Comparison) -> Vec<(Option<&str>, Option<&str>, bool)> {
    let notes = comparison.items.iter().flat_map(|item| &item.notes);
    notes.map(|note| (note.mine.as_deref(), note.theirs.as_deref(), note.taken)).collect()
}

#[test]
fn what_says_the_same_is_no_difference() {
    let mine = after(empty(), [tick("goals"), note("goals", "one")]).document;
    for theirs in [
        mine.clone(),
        // The same again, set later.
        theirs(&mine, [untick("goals"), tick("goals")]),
        // What the item came with.
        theirs(&mine, [tick("ticked")]),
        // An answer and a note that were taken back.
        theirs(&mine, [tick("values"), Action::Undo, note("values", "two"), Action::Undo]),
    ] {
        let comparison = difference(&mine, &theirs);
        assert_eq!(comparison.items, []);
        assert!(comparison.is_empty());
    }
}

#[test]
fn what_only_stands_here_is_a_difference_that_merging_keeps() {
    let mine = after(empty(), [tick("goals"), note("goals", "one"), set("values", Level::Partly)]).document;
    let comparison = difference(&mine, &empty());
    let only_here = |mine| DifferentMark { mine, theirs: Level::Unset, new: false, taken: false };
    assert_eq!(marks(&comparison), [("goals", only_here(Level::Yes)), ("values", only_here(Level::Partly))]);
    assert_eq!(notes(&comparison), [(Some("one"), None, false)]);
    assert_eq!((comparison.own_marks(), comparison.own_notes()), (2, 1));
    assert_eq!((comparison.differing_marks(), comparison.removed_notes()), (0, 0));
    assert!(!comparison.is_empty() && !comparison.brings);
}

#[test]
fn what_says_nothing_is_not_only_here() {
    // Answers that were taken back, the tick that the item came with, and what no item of the list shows.
    let mine = [
        tick("goals"),
        untick("goals"),
        tick("values"),
        Action::Undo,
        tick("ticked"),
        tick("gone"),
        note("gone", "one"),
    ];
    assert!(difference(&after(empty(), mine).document, &empty()).is_empty());
    // Their answer was taken back before this one was given.
    let theirs = theirs(&empty(), [tick("goals"), untick("goals")]);
    let comparison = difference(&after(theirs.clone(), [tick("goals")]).document, &theirs);
    assert_eq!((comparison.own_marks(), comparison.differing_marks()), (1, 0));
}

#[test]
fn an_answer_where_there_was_none_is_new() {
    let comparison = difference(&empty(), &theirs(&empty(), [tick("values"), set("goals", Level::Partly)]));
    let new = |theirs| DifferentMark { mine: Level::Unset, theirs, new: true, taken: true };
    assert_eq!(marks(&comparison), [("goals", new(Level::Partly)), ("values", new(Level::Yes))]);
    assert_eq!((comparison.new_marks(), comparison.differing_marks()), (2, 0));
    assert!(!comparison.is_empty());
}

#[test]
fn a_later_answer_is_taken_and_an_earlier_one_is_not() {
    let common = after(empty(), [tick("goals")]).document;
    let later = theirs(&common, [set("goals", Level::NotYet)]);
    let (mine, theirs) = (Level::Yes, Level::NotYet);
    let comparison = difference(&common, &later);
    assert_eq!(marks(&comparison), [("goals", DifferentMark { mine, theirs, new: false, taken: true })]);
    let comparison = difference(&later, &common);
    let (mine, theirs) = (Level::NotYet, Level::Yes);
    assert_eq!(marks(&comparison), [("goals", DifferentMark { mine, theirs, new: false, taken: false })]);
    assert_eq!((comparison.new_marks(), comparison.differing_marks()), (0, 1));
}

#[test]
fn what_the_item_came_with_counts_as_the_answer() {
    let comparison = difference(&empty(), &theirs(&empty(), [untick("ticked")]));
    let mark = DifferentMark { mine: Level::Yes, theirs: Level::Unset, new: true, taken: true };
    assert_eq!(marks(&comparison), [("ticked", mark)]);
}

#[test]
fn an_answer_that_was_taken_back_is_a_difference_where_it_still_stands() {
    let common = after(empty(), [tick("goals")]).document;
    let back = theirs(&empty(), [tick("goals"), tick("values"), tick("values"), Action::Undo, Action::Undo]);
    let mark = DifferentMark { mine: Level::Yes, theirs: Level::Unset, new: false, taken: true };
    assert_eq!(marks(&difference(&common, &back)), [("goals", mark)]);
}

#[test]
fn notes_are_new_changed_or_removed() {
    let common = after(empty(), ["one", "two", "three"].map(|text| note("goals", text))).document;
    let ids: Vec<String> = common.notes("goals").into_iter().map(|note| note.id).collect();
    let new = Action::AddNote { item: "goals".to_owned(), author: Author::Em, text: "four".to_owned() };
    let theirs = theirs(&common, [edit(&ids[0], "uno"), remove(&ids[1]), new]);
    let comparison = difference(&common, &theirs);
    assert_eq!(
        notes(&comparison),
        [(Some("one"), Some("uno"), true), (Some("two"), None, true), (None, Some("four"), true)],
    );
    assert_eq!((comparison.new_notes(), comparison.changed_notes(), comparison.removed_notes()), (1, 1, 1));
    let found = &comparison.items[0];
    assert_eq!((&*found.item, found.mark), ("goals", None));
    assert_eq!((&*found.notes[0].note, found.notes[2].author), (&*ids[0], Author::Em));

    // The other way round, mine are later.
    let comparison = difference(&theirs, &common);
    assert_eq!(
        notes(&comparison),
        [(Some("uno"), Some("one"), false), (None, Some("two"), false), (Some("four"), None, false)],
    );
    let counts = (comparison.new_notes(), comparison.changed_notes(), comparison.gone_notes(), comparison.own_notes());
    assert_eq!(counts, (0, 1, 1, 1));
}

#[test]
fn a_note_that_was_removed_on_both_sides_is_no_difference_and_one_that_was_removed_here_stays_so() {
    let common = after(empty(), [note("goals", "one")]).document;
    let id = common.notes("goals")[0].id.clone();
    let mine = after(common.clone(), [remove(&id)]).document;
    let removed_here = difference(&mine, &common);
    assert_eq!(notes(&removed_here), [(None, Some("one"), false)]);
    assert!(!removed_here.brings);
    assert!(difference(&mine, &theirs(&common, [remove(&id)])).is_empty());
    assert_eq!(notes(&difference(&mine, &theirs(&mine, [Action::Undo]))), []);
    let back = theirs(&common, [remove(&id), Action::Undo]);
    assert_eq!(notes(&difference(&mine, &back)), [(None, Some("one"), true)]);
}

#[test]
fn the_same_said_at_another_time_brings_nothing_and_what_is_not_shown_does() {
    let mine = after(empty(), [tick("goals"), note("values", "one")]).document;
    let again = theirs(&mine, [untick("goals"), tick("goals")]);
    assert_ne!(again, mine);
    let same = difference(&mine, &again);
    assert!(same.is_empty() && !same.brings);
    let owner = Action::SetLevel { item: "goals".to_owned(), side: Side::Owner, level: Level::Yes };
    let unseen = difference(&mine, &theirs(&mine, [owner]));
    assert!(unseen.is_empty() && unseen.brings);
    assert!(difference(&mine, &theirs(&mine, [untick("goals")])).brings);
    assert!(!difference(&theirs(&mine, [untick("goals")]), &mine).brings);
}

#[test]
fn an_answer_counts_whatever_the_item_is_called() {
    for id in ["at", "stamp", "other"] {
        assert!(difference(&empty(), &theirs(&empty(), [tick(id)])).brings, "{id}");
    }
}

#[test]
fn items_that_are_not_in_the_list_are_counted_once() {
    let theirs =
        theirs(&empty(), [tick("gone"), note("gone", "one"), note("away", "two"), tick("goals"), tick("retired")]);
    let comparison = difference(&empty(), &theirs);
    assert_eq!(comparison.unknown_items, 2);
    assert_eq!(comparison.items.len(), 1);
    assert!(!comparison.is_empty());
    assert_eq!(difference(&theirs, &theirs).unknown_items, 0);
}

#[test]
fn the_time_of_their_last_change_is_named() {
    let written = |at: &str| {
        document(&format!(
            r#"{{"format":1,"list":"pm-em","team":"default","marks":{{"goals":{{"agreed":{{"at":60000,"stamp":[9,"a"],"value":"yes"}}}}}},
                "notes":{{"n":{{"item":"goals","author":"","text":{{"at":{at},"stamp":[2,"a"],"value":"hi"}}}}}}}}"#
        ))
    };
    assert_eq!(difference(&empty(), &empty()).latest, None);
    assert_eq!(difference(&empty(), &written("180000")).latest, Some(180_000));
    assert_eq!(difference(&empty(), &written("1")).latest, Some(60_000));
    assert_eq!(difference(&empty(), &written("\"soon\"")).latest, Some(60_000));
    // The last that JavaScript has a date for, and what it calls invalid.
    assert_eq!(difference(&empty(), &written("8640000000000000")).latest, Some(8_640_000_000_000_000));
    assert_eq!(difference(&empty(), &written("8640000000000001")).latest, Some(60_000));
    assert_eq!(difference(&empty(), &written("18000000000000000000")).latest, Some(60_000));
}

proptest! {
    #[test]
    fn is_empty_exactly_when_accepting_would_change_nothing_that_is_seen(events in events()) {
        let replicas = replicas_after(&events);
        for mine in &replicas {
            for theirs in &replicas {
                let checklist = list(r#"{"sections":[{"items":[{"id":"goals","statement":"1"},{"id":"values","statement":"2"}]}]}"#);
                let seen = |document: &Document| {
                    let of = |item: &&str| (agreed(document, item).unwrap_or_default(), document.notes(item));
                    ITEMS.iter().map(of).collect::<Vec<_>>()
                };
                let merged = mine.clone().merge(theirs.clone());
                let comparison = compare(mine, theirs, &checklist);
                let taken = comparison.items.iter().any(|item| {
                    item.mark.is_some_and(|mark| mark.taken) || item.notes.iter().any(|note| note.taken)
                });
                if seen(&merged) == seen(mine) {
                    prop_assert!(!taken, "{:?}", comparison);
                } else {
                    prop_assert!(taken || comparison.unknown_items > 0, "{:?}", comparison);
                }
                let all_taken = compare(mine, &merged, &checklist);
                for item in &all_taken.items {
                    prop_assert!(item.mark.is_none_or(|mark| mark.taken) && item.notes.iter().all(|note| note.taken));
                }
                prop_assert!(compare(&merged, &merged, &checklist).is_empty());
            }
        }
    }

    #[test]
    fn never_panics_on_any_two_documents(mine in any_document(), theirs in prop_oneof![any_document(), usual_document()]) {
        let comparison = difference(&mine, &theirs);
        prop_assert_eq!(
            comparison.is_empty(),
            comparison.items.is_empty() && comparison.unknown_items == 0,
        );
        let notes = comparison.new_notes() + comparison.changed_notes() + comparison.removed_notes() + comparison.gone_notes() + comparison.own_notes();
        prop_assert_eq!(notes, comparison.items.iter().map(|item| item.notes.len()).sum::<usize>());
        let marks = comparison.new_marks() + comparison.differing_marks() + comparison.own_marks();
        prop_assert_eq!(marks, comparison.items.iter().filter(|item| item.mark.is_some()).count());
    }
}
