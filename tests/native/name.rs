//! The names in storage and of files: whatever list and team are called, the former are never mixed up, the latter safe on every system.

use alignment_checklist::core::name::{file_name, storage_name};
use proptest::prelude::*;

#[test]
fn in_storage_the_last_colon_is_the_one_between() {
    assert_eq!(storage_name("pm-em", "checkout"), "pm-em:checkout");
    assert_eq!(storage_name("/wiki/User:Ada", "web: 50%"), "/wiki/User:Ada:web%3A 50%25");
}

#[test]
fn says_list_team_and_date() {
    assert_eq!(file_name("pm-em", "checkout", "2026-11-22"), "alignment-checklist-pm-em-checkout-2026-11-22.json");
}

#[test]
fn what_is_empty_is_left_out() {
    assert_eq!(file_name("pm-em", "", "2026-11-22"), "alignment-checklist-pm-em-2026-11-22.json");
    assert_eq!(file_name("", "", ""), "alignment-checklist.json");
}

#[test]
fn what_is_not_safe_becomes_a_hyphen() {
    for (team, expected) in [
        ("Team_1.5", "Team_1.5"),
        ("a/b\\c", "a-b-c"),
        ("../../etc/passwd", "..-..-etc-passwd"),
        (".hidden", ".hidden"),
        ("C:\\con", "C--con"),
        ("a\0b\nc\u{202e}d", "a-b-c-d"),
        ("<a href=\"b\">", "-a-href--b--"),
        ("équipe 支払い", "-quipe----"),
    ] {
        assert_eq!(file_name("l", team, "d"), ["alignment-checklist-l-", expected, "-d.json"].concat(), "{team:?}");
    }
}

#[test]
fn long_names_are_cut() {
    let long = "a".repeat(1_000);
    let cut = "a".repeat(48);
    assert_eq!(file_name(&long, "", ""), format!("alignment-checklist-{cut}.json"));
    assert_eq!(file_name(&long, &long, &long).len(), 171);
}

proptest! {
    #[test]
    fn in_storage_no_two_are_one(one in "[a:%]{0,4}:[a:%253A]{0,6}", other in "[a:%]{0,4}:[a:%253A]{0,6}") {
        for (one, other) in [(&one, &one), (&one, &other)] {
            let cuts = |text: &String| -> Vec<(String, String)> {
                let cuts = text.match_indices(':');
                cuts.map(|(at, _)| (text[..at].to_owned(), text[at + 1..].to_owned())).collect()
            };
            for first in cuts(one) {
                for second in cuts(other) {
                    let same = storage_name(&first.0, &first.1) == storage_name(&second.0, &second.1);
                    prop_assert_eq!(same, first == second, "{:?} {:?}", first, second);
                }
            }
        }
    }

    #[test]
    fn every_name_is_a_safe_one(list: String, team: String, date: String) {
        let name = file_name(&list, &team, &date);
        prop_assert!(name.starts_with("alignment-checklist"), "{}", name);
        prop_assert!(name.len() <= 171, "{}", name);
        let safe = |character: char| character.is_ascii_alphanumeric() || "-_.".contains(character);
        prop_assert!(name.chars().all(safe), "{}", name);
    }
}
