//! Update: what each action does, what undo takes back, and that neither ever destroys what somebody else has said.

use alignment_checklist::core::document::{Author, Document, Level, Side};
use alignment_checklist::core::json::Json;
use alignment_checklist::core::state::{Action, Change, Kind, State, update};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::*;

/// The items that an action touched.
fn touched(state: &State, action: Action) -> Vec<String> {
    update(state.clone(), action, writer("me")).1.unwrap().items
}

/// The same document after somebody else's action.
fn elsewhere(document: &Document, action: Action) -> Action {
    Action::Merge(update(State::new(document.clone()), action, writer("other")).0.document)
}

#[test]
fn a_tick_is_yes_and_an_untick_is_unset() {
    let state = after(empty(), [tick("goals")]);
    assert_eq!(agreed(&state.document, "goals"), Some(Level::Yes));
    assert_eq!(agreed(&act(state, untick("goals")).document, "goals"), Some(Level::Unset));
}

#[test]
fn the_sides_of_an_item_do_not_touch_each_other() {
    let owner = Action::SetLevel { item: "goals".to_owned(), side: Side::Owner, level: Level::Partly };
    let state = after(empty(), [owner, tick("goals")]);
    assert_eq!(SIDES.map(|side| state.document.level("goals", side)), [Some(Level::Yes), Some(Level::Partly), None]);
}

#[test]
fn an_action_names_the_items_it_touched() {
    let state = after(empty(), [tick("goals"), note("values", "one")]);
    let id = state.document.notes("values")[0].id.clone();
    assert_eq!(touched(&state, untick("goals")), ["goals"]);
    assert_eq!(touched(&state, note("stamp", "two")), ["stamp"]);
    assert_eq!(touched(&state, edit(&id, "two")), ["values"]);
    assert_eq!(touched(&state, remove(&id)), ["values"]);
    assert_eq!(touched(&state, not_applicable("values", Level::Unset)), ["values"]);
    assert_eq!(touched(&state, reset(&["goals"])), ["goals"]);
    assert_eq!(touched(&state, Action::Undo), ["values"]);
    assert_eq!(touched(&state, elsewhere(&state.document, tick("stamp"))), ["stamp"]);
}

#[test]
fn what_says_the_same_again_changes_nothing() {
    let state = after(empty(), [tick("goals"), note("goals", "one"), not_applicable("values", Level::Yes)]);
    let id = state.document.notes("goals")[0].id.clone();
    for action in [
        tick("goals"),
        note("goals", ""),
        note("goals", " \n\t "),
        edit(&id, " one "),
        edit("no such note", "text"),
        remove("no such note"),
        not_applicable("values", Level::Yes),
        applicable("goals"),
        applicable("never answered"),
        reset(&[]),
        reset(&["values"]),
        Action::Merge(state.document.clone()),
        Action::Merge(empty()),
    ] {
        let (same, change) = update(state.clone(), action.clone(), writer("me"));
        assert_eq!(change, None, "{action:?}");
        assert_eq!(same.document, state.document, "{action:?}");
        assert_eq!(same.undoable(), state.undoable(), "{action:?}");
    }
}

#[test]
fn an_item_that_does_not_apply_comes_back_with_the_mark_it_had() {
    for mark in [Level::Unset, Level::NotYet, Level::Partly, Level::Yes] {
        let away = after(empty(), [set("goals", mark), not_applicable("goals", mark)]);
        assert_eq!(agreed(&away.document, "goals"), Some(Level::NotApplicable));
        let stored = document(&away.document.to_text());
        assert_eq!(agreed(&after(stored, [applicable("goals")]).document, "goals"), Some(mark));
    }
}

#[test]
fn an_item_that_came_ticked_comes_back_ticked() {
    let state = after(empty(), [not_applicable("goals", Level::Yes), applicable("goals")]);
    assert_eq!(agreed(&state.document, "goals"), Some(Level::Yes));
}

#[test]
fn an_item_without_a_mark_to_come_back_to_comes_back_open() {
    let by_hand = after(empty(), [set("goals", Level::NotApplicable), applicable("goals")]);
    assert_eq!(agreed(&by_hand.document, "goals"), Some(Level::Unset));
    let twice = after(empty(), [not_applicable("goals", Level::NotApplicable), applicable("goals")]);
    assert_eq!(agreed(&twice.document, "goals"), Some(Level::Unset));
}

#[test]
fn a_note_is_trimmed_and_its_author_kept() {
    let action =
        Action::AddNote { item: "goals".to_owned(), author: Author::Pm, text: "\n  Ask \n twice  ".to_owned() };
    let note = after(empty(), [action]).document.notes("goals").remove(0);
    assert_eq!((note.author, &*note.text), (Author::Pm, "Ask \n twice"));
}

#[test]
fn an_item_can_have_several_notes() {
    let state = after(empty(), [note("goals", "one"), note("values", "other"), note("goals", "one")]);
    assert_eq!(note_texts(&state.document, "goals"), ["one", "one"]);
}

#[test]
fn a_note_is_changed_in_its_place() {
    let state = after(empty(), [note("goals", "one"), note("goals", "two")]);
    let id = state.document.notes("goals")[0].id.clone();
    assert_eq!(note_texts(&act(state, edit(&id, "uno")).document, "goals"), ["uno", "two"]);
}

#[test]
fn a_note_that_is_blank_after_a_change_is_removed() {
    let state = after(empty(), [note("goals", "one")]);
    let id = state.document.notes("goals")[0].id.clone();
    let state = act(state, edit(&id, " \n "));
    assert_eq!(note_texts(&state.document, "goals"), [""; 0]);
    assert_eq!(state.undoable(), Some(Kind::RemovedNote));
    assert_eq!(note_texts(&undo(state, 1).document, "goals"), ["one"]);
}

#[test]
fn a_removed_note_cannot_be_changed() {
    let state = after(empty(), [note("goals", "one")]);
    let id = state.document.notes("goals")[0].id.clone();
    let state = act(act(state, remove(&id)), edit(&id, "again"));
    assert_eq!(note_texts(&state.document, "goals"), [""; 0]);
}

#[test]
fn a_note_of_any_length_is_kept_whole_and_stored_whole() {
    let text = "é".repeat(100_000);
    let state = after(empty(), [note("goals", "one"), note("goals", &text)]);
    let id = state.document.notes("goals")[0].id.clone();
    let state = act(state, edit(&id, &text));
    assert_eq!(note_texts(&document(&state.document.to_text()), "goals"), [&*text, &text]);
}

#[test]
fn undo_takes_each_action_back() {
    let state = after(empty(), [tick("goals"), note("goals", "one"), not_applicable("goals", Level::Yes)]);
    let state = undo(state, 1);
    assert_eq!(agreed(&state.document, "goals"), Some(Level::Yes));
    let state = undo(state, 1);
    assert_eq!(note_texts(&state.document, "goals"), [""; 0]);
    let state = undo(state, 1);
    assert_eq!(agreed(&state.document, "goals"), None);
    assert_eq!(state.undoable(), None);
    assert_eq!(update(state, Action::Undo, writer("me")).1, None);
}

#[test]
fn undo_goes_back_through_several_changes_of_one_item() {
    let levels = [Level::NotYet, Level::Partly, Level::Yes, Level::Unset];
    let mut state = after(empty(), levels.map(|level| set("goals", level)));
    for level in [Some(Level::Yes), Some(Level::Partly), Some(Level::NotYet), None] {
        state = undo(state, 1);
        assert_eq!(agreed(&state.document, "goals"), level);
    }
}

#[test]
fn undo_of_bringing_back_sends_away_again_and_still_knows_the_mark() {
    let state = undo(after(empty(), [tick("goals"), not_applicable("goals", Level::Yes), applicable("goals")]), 1);
    assert_eq!(agreed(&state.document, "goals"), Some(Level::NotApplicable));
    assert_eq!(agreed(&act(state, applicable("goals")).document, "goals"), Some(Level::Yes));
}

/// The state after undo was taken back as often.
fn redo(state: State, times: usize) -> State {
    (0..times).fold(state, |state, _| act(state, Action::Redo))
}

#[test]
fn redo_does_again_what_undo_took_back_one_by_one() {
    let state = undo(after(empty(), [tick("goals"), note("goals", "one"), not_applicable("goals", Level::Yes)]), 3);
    assert!(state.is_redoable());
    let state = redo(state, 1);
    assert_eq!(agreed(&state.document, "goals"), Some(Level::Yes));
    let state = redo(state, 1);
    assert_eq!(note_texts(&state.document, "goals"), ["one"]);
    let (state, change) = update(state, Action::Redo, writer("me"));
    assert_eq!(agreed(&state.document, "goals"), Some(Level::NotApplicable));
    assert_eq!(
        change,
        Some(Change { items: vec!["goals".to_owned()], kind: Some(Kind::NotApplicable), superseded: false })
    );
    assert!(!state.is_redoable());
    assert_eq!(agreed(&act(state.clone(), applicable("goals")).document, "goals"), Some(Level::Yes));
    assert_eq!(update(state.clone(), Action::Redo, writer("me")).1, None);
    // And undo takes it back as it did before.
    assert_eq!(agreed(&undo(state, 3).document, "goals"), None);
}

#[test]
fn what_is_done_after_undo_leaves_nothing_to_do_again() {
    let state = act(undo(after(empty(), [tick("goals"), tick("values")]), 2), tick("stamp"));
    assert!(!state.is_redoable());
    assert_eq!(agreed(&redo(state, 2).document, "goals"), None);
}

#[test]
fn redo_does_not_overwrite_what_somebody_else_has_changed_since() {
    let state = undo(after(empty(), [tick("goals"), tick("values")]), 2);
    let hears = |item| act(state.clone(), elsewhere(&state.document, set(item, Level::Partly)));
    let levels = |state: State| ["goals", "values"].map(|item| agreed(&redo(state.clone(), 2).document, item));
    assert_eq!(levels(hears("values")), [Some(Level::Yes), Some(Level::Partly)]);
    // What comes next is not what was taken back last.
    assert!(!hears("goals").is_redoable());
    assert_eq!(levels(hears("goals")), [Some(Level::Partly), None]);
}

#[test]
fn what_can_be_done_again_is_no_matter_to_what_undo_would_take_back() {
    let state = redo(undo(after(empty(), [tick("goals"), tick("stamp"), tick("values")]), 2), 1);
    let hears = |action| update(state.clone(), elsewhere(&state.document, action), writer("me")).1.unwrap().superseded;
    assert!(hears(set("stamp", Level::Partly)));
    assert!(!hears(set("values", Level::Partly)), "that is what redo would set");
}

#[test]
fn the_last_twenty_actions_can_be_taken_back_and_no_more() {
    let items: Vec<String> = (0..25).map(|number| format!("item-{number}")).collect();
    let state = undo(after(empty(), items.iter().map(|item| tick(item))), 30);
    let ticked = items.iter().filter(|item| agreed(&state.document, item) == Some(Level::Yes));
    assert_eq!(ticked.map(String::as_str).collect::<Vec<_>>(), ["item-0", "item-1", "item-2", "item-3", "item-4"]);
}

#[test]
fn reset_is_one_action() {
    let state = after(
        empty(),
        [tick("goals"), set("values", Level::Partly), note("goals", "one"), not_applicable("stamp", Level::Yes)],
    );
    let (state, change) = update(state, reset(&ITEMS), writer("me"));
    assert_eq!(
        ITEMS.map(|item| agreed(&state.document, item).unwrap()),
        [Level::Unset, Level::Unset, Level::NotApplicable, Level::Unset]
    );
    assert_eq!(note_texts(&state.document, "goals"), ["one"]);
    assert_eq!(change.unwrap().items, ["goals", "values", "value"]);
    let state = undo(state, 1);
    assert_eq!(
        ITEMS.map(|item| agreed(&state.document, item)),
        [Some(Level::Yes), Some(Level::Partly), Some(Level::NotApplicable), None],
    );
}

#[test]
fn an_action_says_what_it_was() {
    let state = after(empty(), [note("goals", "one")]);
    let id = state.document.notes("goals")[0].id.clone();
    for (action, kind) in [
        (tick("goals"), Kind::Mark),
        (note("goals", "two"), Kind::Note),
        (edit(&id, "uno"), Kind::Note),
        (edit(&id, ""), Kind::RemovedNote),
        (remove(&id), Kind::RemovedNote),
        (not_applicable("goals", Level::Unset), Kind::NotApplicable),
        (reset(&["goals"]), Kind::Reset),
    ] {
        let (state, change) = update(state.clone(), action.clone(), writer("me"));
        assert_eq!(change.unwrap().kind, Some(kind), "{action:?}");
        assert_eq!(state.undoable(), Some(kind), "{action:?}");
    }
}

#[test]
fn undo_does_not_overwrite_what_somebody_else_has_changed_since() {
    let state = after(empty(), [set("goals", Level::Partly), tick("goals"), tick("values")]);
    let state = act(state.clone(), elsewhere(&state.document, set("goals", Level::NotYet)));
    assert_eq!(agreed(&state.document, "goals"), Some(Level::NotYet));
    let state = undo(state, 1);
    assert_eq!(agreed(&state.document, "values"), None);
    assert_eq!(state.undoable(), None);
    assert_eq!(agreed(&undo(state, 2).document, "goals"), Some(Level::NotYet));
}

#[test]
fn undo_of_a_reset_leaves_what_somebody_else_has_changed_since() {
    let state = after(empty(), [tick("goals"), tick("values"), reset(&["goals", "values"])]);
    let state = undo(act(state.clone(), elsewhere(&state.document, set("goals", Level::Partly))), 1);
    assert_eq!(agreed(&state.document, "goals"), Some(Level::Partly));
    assert_eq!(agreed(&state.document, "values"), Some(Level::Yes));
}

#[test]
fn a_merge_says_whether_it_leaves_anything_of_what_undo_would_take_back() {
    let state = after(empty(), [tick("stamp"), tick("goals"), reset(&["stamp", "goals"])]);
    let superseded = |state: &State, item| {
        update(state.clone(), elsewhere(&state.document, set(item, Level::Partly)), writer("me")).1.unwrap().superseded
    };
    assert!(!superseded(&state, "values"));
    assert!(!superseded(&state, "goals"));
    let state = act(state.clone(), elsewhere(&state.document, set("stamp", Level::Partly)));
    assert!(superseded(&state, "goals"));
    // What is older goes unnoticed.
    let state = act(state, tick("values"));
    assert!(!superseded(&state, "goals"));
    assert!(!superseded(&State::new(empty()), "goals"));
}

#[test]
fn undo_works_on_after_a_merge() {
    let state = after(empty(), [tick("goals")]);
    let state = undo(act(state.clone(), elsewhere(&state.document, tick("values"))), 1);
    assert_eq!(agreed(&state.document, "goals"), None);
    assert_eq!(agreed(&state.document, "values"), Some(Level::Yes));
}

#[test]
fn a_merge_is_nothing_to_undo() {
    let state = act(State::new(empty()), elsewhere(&empty(), tick("values")));
    assert_eq!(state.undoable(), None);
    assert_eq!(agreed(&undo(state, 1).document, "values"), Some(Level::Yes));
}

/// The same document after somebody else's actions, as something to accept.
fn shared(document: &Document, actions: impl IntoIterator<Item = Action>) -> Action {
    let state = State::new(document.clone());
    Action::Accept(actions.into_iter().fold(state, |state, action| update(state, action, writer("other")).0).document)
}

#[test]
fn what_was_accepted_is_taken_back_in_one_step() {
    let state = after(empty(), [tick("goals"), note("goals", "one")]);
    let id = state.document.notes("goals")[0].id.clone();
    let theirs = [untick("goals"), tick("values"), edit(&id, "uno"), note("values", "two")];
    let (state, change) = update(state.clone(), shared(&state.document, theirs), writer("me"));
    let change = change.unwrap();
    assert_eq!((change.items, change.kind), (vec!["goals".to_owned(), "values".to_owned()], Some(Kind::Merged)));
    assert_eq!(
        (agreed(&state.document, "goals"), agreed(&state.document, "values")),
        (Some(Level::Unset), Some(Level::Yes))
    );
    assert_eq!(
        (note_texts(&state.document, "goals"), note_texts(&state.document, "values")),
        (vec!["uno".to_owned()], vec!["two".to_owned()])
    );
    assert_eq!(state.undoable(), Some(Kind::Merged));

    let accepted = state.document.clone();
    let state = undo(state, 1);
    assert_eq!((agreed(&state.document, "goals"), agreed(&state.document, "values")), (Some(Level::Yes), None));
    assert_eq!(
        (note_texts(&state.document, "goals"), note_texts(&state.document, "values")),
        (vec!["one".to_owned()], vec![])
    );
    // A new change, so hearing the same again does not bring it back.
    assert_eq!(visible(&accepted.merge(state.document.clone())), visible(&state.document));
}

#[test]
fn accepting_what_is_known_is_nothing_to_undo() {
    let state = after(empty(), [tick("goals")]);
    let (same, change) = update(state.clone(), Action::Accept(state.document.clone()), writer("me"));
    assert_eq!(change, None);
    assert_eq!(same.undoable(), Some(Kind::Mark));
}

/// The empty document with more in it, as something that came from elsewhere.
fn with(member: &str) -> Document {
    let name = format!("\"{}\":{{}}", member.split('"').nth(1).unwrap());
    document(&empty().to_text().replace(&name, member))
}

#[test]
fn what_no_item_shows_is_a_change_too_and_nothing_to_undo() {
    let sync = with(r#""syncs":{"s":{"date":"2026-11-22","outcome":"fine"}}"#);
    let commitment = with(r#""commitments":{"c":{"item":"values","text":{"value":"Ask","stamp":[9,"other"]}}}"#);
    let newer = document(&empty().to_text().replacen('{', r#"{"moods":{},"#, 1));
    let mut state = after(empty(), [note("goals", "one")]);
    let id = state.document.notes("goals")[0].id.clone();
    state = act(state, remove(&id));
    for (other, items) in [(sync, vec![]), (commitment, vec!["values".to_owned()]), (newer, vec![])] {
        for action in [Action::Merge(other.clone()), Action::Accept(other.clone())] {
            let (next, change) = update(state.clone(), action.clone(), writer("me"));
            assert_eq!(change, Some(Change { items: items.clone(), kind: None, superseded: false }), "{action:?}");
            assert_eq!(next.document, state.document.clone().merge(other.clone()), "{action:?}");
            assert_eq!(next.undoable(), Some(Kind::RemovedNote), "{action:?}");
        }
    }
}

#[test]
fn what_was_done_before_accepting_can_still_be_taken_back() {
    let state = after(empty(), [tick("stamp"), tick("goals")]);
    let state = act(state.clone(), shared(&state.document, [set("goals", Level::Partly)]));
    let state = undo(state, 1);
    assert_eq!(agreed(&state.document, "goals"), Some(Level::Yes));
    let state = undo(state, 1);
    assert_eq!((agreed(&state.document, "goals"), agreed(&state.document, "stamp")), (Some(Level::Yes), None));
}

#[test]
fn undo_is_a_later_change_so_it_reaches_the_other_tab() {
    let ticked = after(empty(), [tick("goals")]);
    let undone = undo(ticked.clone(), 1);
    assert_eq!(agreed(&ticked.document.merge(undone.document), "goals"), None);
}

#[test]
fn what_is_done_after_a_merge_beats_what_was_merged() {
    let theirs = after(empty(), [tick("values"), note("values", "one"), tick("goals")]).document;
    let state = act(State::new(empty()), Action::Merge(theirs.clone()));
    let state = act(state, set("goals", Level::Partly));
    assert_eq!(agreed(&theirs.merge(state.document), "goals"), Some(Level::Partly));
}

/// The empty document with a note in it as another program may have written it.
fn noted(text: &str) -> Document {
    let text = Json::from(text).to_text();
    with(&format!(r#""notes":{{"n":{{"item":"goals","author":"pm","text":{{"value":{text},"stamp":[3,"other"]}}}}}}"#))
}

proptest! {
    #[test]
    fn a_note_that_is_saved_as_it_stands_is_no_change(text in r"[ \n\t]{0,3}\PC[ \n\PC]{0,30}") {
        prop_assume!(!text.trim().is_empty());
        let state = after(noted(&text), [tick("values")]);
        for text in [&*text, text.trim(), &format!("\n {text} ")] {
            let (same, change) = update(state.clone(), edit("n", text), writer("me"));
            prop_assert_eq!(change, None);
            prop_assert_eq!(&same.document, &state.document);
            prop_assert_eq!(same.undoable(), Some(Kind::Mark));
        }
    }

    #[test]
    fn never_panics_whatever_is_done_to_whatever_document(
        document in any_document(),
        steps in vec(step(), 0..30),
        other in any_document(),
    ) {
        let mut state = act(State::new(document), Action::Merge(other));
        for step in steps {
            let before = state.document.clone();
            let action = step.on(&state.document);
            let (next, change) = update(state, action, writer("me"));
            prop_assert_eq!(change.is_some(), next.document != before, "{:?}", step);
            look_at(&next.document);
            prop_assert_eq!(Document::parse(&next.document.to_text()), Ok(next.document.clone()));
            state = next;
        }
    }

    #[test]
    fn undoing_everything_brings_back_what_was_seen_before(
        document in any_document(),
        steps in vec(step().prop_filter("undo is what is tested", |step| !matches!(step, Step::Undo | Step::Redo)), 0..20),
    ) {
        let before = visible(&document);
        let mut state = State::new(document);
        for step in &steps {
            let action = step.on(&state.document);
            state = act(state, action);
        }
        let state = undo(state, steps.len());
        prop_assert_eq!(visible(&state.document), before);
        prop_assert_eq!(state.undoable(), None);
    }

    #[test]
    fn redoing_what_was_undone_brings_back_what_was_seen_before(
        document in any_document(),
        steps in vec(step(), 0..20),
        times in 0..20_usize,
    ) {
        let mut state = State::new(document);
        for step in &steps {
            let action = step.on(&state.document);
            state = act(state, action);
        }
        // So that there are no older ones to do again.
        state = act(state, note("goals", "the last"));
        let again = redo(undo(state.clone(), times), times);
        prop_assert_eq!(visible(&again.document), visible(&state.document));
        prop_assert_eq!(again.undoable(), state.undoable());
        prop_assert!(!again.is_redoable());
    }

    #[test]
    fn undo_takes_back_exactly_the_last_action(events in events(), step in step()) {
        for document in replicas_after(&events) {
            let action = step.on(&document);
            if !matches!(action, Action::Undo) {
                let done = act(State::new(document.clone()), action);
                prop_assert_eq!(visible(&undo(done, 1).document), visible(&document));
            }
        }
    }

    #[test]
    fn undo_takes_back_all_that_was_accepted(events in events()) {
        let replicas = replicas_after(&events);
        for mine in &replicas {
            for theirs in &replicas {
                let accepted = act(State::new(mine.clone()), Action::Accept(theirs.clone()));
                prop_assert_eq!(&accepted.document, &mine.clone().merge(theirs.clone()));
                let undone = undo(accepted.clone(), 1);
                prop_assert_eq!(visible(&undone.document), visible(mine));
                prop_assert_eq!(visible(&undone.document.clone().merge(theirs.clone())), visible(mine));
                prop_assert_eq!(visible(&redo(undone, 1).document), visible(&accepted.document));
            }
        }
    }
}
