//! Merge: a join, so the order in which documents meet does not matter, and nothing is lost that was not superseded.

use alignment_checklist::core::document::{Document, Level, Side, Writer};
use alignment_checklist::core::json::Json;
use alignment_checklist::core::merge::{highest_counter, is_register, merge};
use alignment_checklist::core::stamp::{MAX_COUNTER, Stamp};
use alignment_checklist::core::state::{Action, State, update};
use proptest::prelude::*;

use crate::support::*;

/// What the two values are together, both ways round.
fn merged(a: &str, b: &str) -> String {
    let one = merge(parse(a), parse(b));
    assert_eq!(one, merge(parse(b), parse(a)), "the order matters to {a} and {b}");
    one.to_text()
}

#[test]
fn the_greater_stamp_wins_whole() {
    let ours = r#"{"at":9,"extra":1,"stamp":[3,"a"],"value":"yes"}"#;
    let theirs = r#"{"at":1,"stamp":[4,"a"],"value":"unset"}"#;
    assert_eq!(merged(ours, theirs), theirs);
}

#[test]
fn of_equal_counters_the_greater_replica_wins() {
    let ours = r#"{"stamp":[3,"a"],"value":"z"}"#;
    let theirs = r#"{"stamp":[3,"b"],"value":"a"}"#;
    assert_eq!(merged(ours, theirs), theirs);
}

#[test]
fn counters_are_compared_as_numbers() {
    let theirs = r#"{"stamp":[10,"a"],"value":1}"#;
    assert_eq!(merged(r#"{"stamp":[9,"a"],"value":2}"#, theirs), theirs);
}

#[test]
fn of_equal_stamps_the_greater_value_wins() {
    let greater = r#"{"stamp":[3,"a"],"value":"b"}"#;
    assert_eq!(merged(r#"{"stamp":[3,"a"],"value":"a"}"#, greater), greater);
}

#[test]
fn objects_are_united() {
    assert_eq!(merged(r#"{"a":{"x":1},"b":2}"#, r#"{"a":{"y":1},"c":3}"#), r#"{"a":{"x":1,"y":1},"b":2,"c":3}"#);
}

#[test]
fn unticking_beats_an_older_tick() {
    let ticked = after(empty(), [tick("goals")]).document;
    let unticked = after(ticked.clone(), [untick("goals")]).document;
    assert_eq!(agreed(&ticked.clone().merge(unticked.clone()), "goals"), Some(Level::Unset));
    assert_eq!(agreed(&unticked.merge(ticked), "goals"), Some(Level::Unset));
}

#[test]
fn two_tabs_that_tick_different_items_keep_both_ticks() {
    let (here, there) = (after(empty(), [tick("goals")]), after(empty(), [tick("values")]));
    let both = here.document.merge(there.document);
    assert_eq!((agreed(&both, "goals"), agreed(&both, "values")), (Some(Level::Yes), Some(Level::Yes)));
}

#[test]
fn a_removed_note_stays_removed_and_a_new_one_beside_it_stays() {
    let common = after(empty(), [note("goals", "one")]).document;
    let id = common.notes("goals")[0].id.clone();
    let here = after(common.clone(), [remove(&id)]).document;
    let there = update(State::new(common), note("goals", "two"), writer("other")).0.document;
    assert_eq!(note_texts(&here.merge(there), "goals"), ["two"]);
}

#[test]
fn an_item_named_like_a_member_of_registers_is_an_item() {
    let one = after(empty(), [tick("stamp"), tick("goals")]).document;
    let two = update(State::new(empty()), tick("values"), writer("other")).0.document;
    let both = two.merge(one);
    for item in ["stamp", "goals", "values"] {
        assert_eq!(agreed(&both, item), Some(Level::Yes), "{item}");
    }
}

#[test]
fn what_a_newer_version_has_added_survives() {
    let newer = document(
        r#"{"format":1,"list":"pm-em","list_revision":9,"team":"default","mood":{"stamp":[2,"n"],"value":"good"},
            "marks":{"item-of-tomorrow":{"agreed":{"stamp":[1,"n"],"value":"mostly"},"observer":{"stamp":[1,"n"],"value":"yes"}}},
            "notes":{"n":{"item":"goals","author":"hr","reactions":{"a":1},"text":{"stamp":[1,"n"],"value":"hi","lang":"en"}}},
            "commitments":{"c":{"item":"goals","weight":7}},"syncs":{"s":{"date":"2026-11-22","items":[1,2]}}}"#,
    );
    let both = after(empty(), [tick("goals")]).document.merge(newer.clone());
    let json = parse(&both.to_text());
    assert_eq!(json.get("mood").unwrap().to_text(), r#"{"stamp":[2,"n"],"value":"good"}"#);
    assert_eq!(
        json.get("marks").unwrap().get("item-of-tomorrow").unwrap().to_text(),
        r#"{"agreed":{"stamp":[1,"n"],"value":"mostly"},"observer":{"stamp":[1,"n"],"value":"yes"}}"#,
    );
    for name in ["notes", "commitments", "syncs"] {
        assert_eq!(json.get(name), parse(&newer.to_text()).get(name), "{name}");
    }
    assert_eq!(json.get("list_revision").and_then(Json::as_u64), Some(9));
    assert_eq!(both.level("item-of-tomorrow", Side::Agreed), Some(Level::Unset));
    assert_eq!(both.notes("goals")[0].text, "hi");
}

#[test]
fn a_stamp_that_nobody_honest_writes_loses_to_every_other() {
    let ours = r#"{"stamp":[1,"a"],"value":"ours"}"#;
    for stamp in [
        r#"[9007199254740992,"z"]"#,
        r#"[18446744073709551616,"z"]"#,
        r#"[-1,"z"]"#,
        r#"[1e9,"z"]"#,
        r#"["9","z"]"#,
        "[9,9]",
        "[9]",
        r#"[9,"z",9]"#,
        "[]",
        "9",
        r#""z""#,
        "null",
        "{}",
    ] {
        let hostile = format!(r#"{{"stamp":{stamp},"value":"zzz"}}"#);
        assert_eq!(merged(ours, &hostile), ours, "{stamp}");
        assert_eq!(highest_counter(&parse(&hostile)), 0, "{stamp}");
    }
}

#[test]
fn the_highest_counter_there_may_be_leaves_a_working_document() {
    let highest = format!(
        r#"{{"format":1,"list":"l","team":"t","marks":{{"goals":{{"agreed":{{"stamp":[{MAX_COUNTER},"a"],"value":"yes","at":1}}}}}}}}"#
    );
    let state =
        after(document(&highest), [untick("goals"), note("goals", "one"), note("goals", "two"), tick("values")]);
    assert_eq!(agreed(&state.document, "goals"), Some(Level::Unset));
    assert_eq!(note_texts(&state.document, "goals"), ["one", "two"]);
    assert_eq!(highest_counter(&parse(&state.document.to_text())), MAX_COUNTER);
    assert_eq!(agreed(&state.document.clone().merge(document(&highest)), "goals"), Some(Level::Unset));
    // Nor does it freeze anything: each later answer beats what its writer has seen.
    let mut seen = state.document.clone();
    for level in [Level::Yes, Level::NotYet, Level::Unset, Level::Yes] {
        let answered = after(seen.clone(), [set("goals", level)]).document;
        assert_eq!(agreed(&answered.clone().merge(seen), "goals"), Some(level));
        seen = answered;
    }
    assert_eq!(agreed(&undo(state, 4).document.merge(document(&highest)), "goals"), Some(Level::Yes));
}

#[test]
fn of_two_that_counted_the_same_the_later_minute_wins() {
    let answers = |first, second| {
        let writer = |now| Writer { replica: "me", now };
        let at = |level, now| update(State::new(empty()), set("goals", level), writer(now)).0.document;
        agreed(&at(first, 1_790_000_000_000).merge(at(second, 1_790_000_060_000)), "goals")
    };
    assert_eq!(answers(Level::Yes, Level::Unset), Some(Level::Unset));
    assert_eq!(answers(Level::Unset, Level::Yes), Some(Level::Yes));
}

#[test]
fn stamps_are_ordered_by_counter_and_then_by_replica() {
    let ordered =
        [(0, ""), (0, "a"), (1, ""), (1, "a"), (1, "b"), (2, "a")].map(|(counter, replica)| Stamp { counter, replica });
    assert!(ordered.is_sorted());
    for stamp in ordered {
        assert_eq!(Stamp::from_json(&stamp.to_json()), stamp);
    }
}

/// Whether `merged` says all that `part` says, or something that supersedes it.
fn keeps(merged: &Json, part: &Json) -> bool {
    match (merged, part) {
        (Json::Object(all), Json::Object(members)) if !is_register(merged) && !is_register(part) => {
            members.iter().all(|(name, value)| all.get(name).is_some_and(|merged| keeps(merged, value)))
        }
        (Json::Object(_), Json::Object(_)) => {
            let stamp = |json: &Json| is_register(json).then(|| Stamp::from_json(json.get("stamp").unwrap()).to_json());
            (stamp(merged), merged) >= (stamp(part), part)
        }
        _ => merged >= part,
    }
}

proptest! {
    #[test]
    fn is_commutative(a in mergeable(), b in mergeable()) {
        prop_assert_eq!(merge(a.clone(), b.clone()), merge(b, a));
    }

    #[test]
    fn is_associative(a in mergeable(), b in mergeable(), c in mergeable()) {
        let left = merge(merge(a.clone(), b.clone()), c.clone());
        prop_assert_eq!(left, merge(a, merge(b, c)));
    }

    #[test]
    fn is_idempotent(a in mergeable(), b in mergeable()) {
        prop_assert_eq!(merge(a.clone(), a.clone()), a.clone());
        let both = merge(a.clone(), b.clone());
        prop_assert_eq!(merge(both.clone(), a), both.clone());
        prop_assert_eq!(merge(both.clone(), b), both);
    }

    #[test]
    fn loses_nothing_that_was_not_superseded(a in mergeable(), b in mergeable()) {
        let both = merge(a.clone(), b.clone());
        prop_assert!(keeps(&both, &a), "{} does not keep {}", both, a);
        prop_assert!(keeps(&both, &b), "{} does not keep {}", both, b);
    }

    #[test]
    fn invents_nothing(a in mergeable(), b in mergeable()) {
        if !keeps(&a, &b) && !keeps(&b, &a) {
            prop_assert!(a.as_object().is_some() && b.as_object().is_some());
        } else {
            let winner = if keeps(&a, &b) { &a } else { &b };
            prop_assert_eq!(&merge(a.clone(), b.clone()), winner);
        }
    }

    #[test]
    fn of_two_documents_is_a_document_whatever_stands_in_them(a in any_document(), b in any_document()) {
        let both = a.clone().merge(b.clone());
        prop_assert_eq!(both.to_text(), b.merge(a).to_text());
        prop_assert_eq!(document(&both.to_text()).to_text(), both.to_text());
        look_at(&both);
    }

    #[test]
    fn replicas_that_exchange_documents_in_any_order_end_equal(
        events in events(),
        order in Just(vec![0, 1, 2]).prop_shuffle(),
    ) {
        let replicas = replicas_after(&events);
        let together = |order: &[usize]| {
            order.iter().map(|&replica| replicas[replica].clone()).reduce(Document::merge).unwrap()
        };
        let everything = together(&[0, 1, 2]);
        prop_assert_eq!(&together(&order), &everything);
        for replica in &replicas {
            let heard = update(State::new(replica.clone()), Action::Merge(everything.clone()), writer("any")).0.document;
            prop_assert_eq!(&heard, &everything);
            prop_assert!(keeps(&parse(&everything.to_text()), &parse(&replica.to_text())));
        }
    }
}
