//! The names under which a document is kept: in storage, and as a file.

use super::escape::{Escapes, escape};

const IN_TEAM: Escapes = &[('%', "%25"), (':', "%3A")];

/// `<list>:<team>`, different for any two documents: lists may be named after an address with colons in it, so that the last colon has to
/// be the one between the two.
pub fn storage_name(list: &str, team: &str) -> String {
    [list, ":", &escape(team, IN_TEAM)].concat()
}

/// The most characters of the name of a list, a team or a date that a file name holds.
const LONGEST: usize = 48;

/// `alignment-checklist-<list>-<team>-<date>.json`, at most 171 characters, each an ASCII letter or digit, `-`, `_` or `.`.
/// What is empty is left out, long parts are cut, and every other character becomes `-`.
pub fn file_name(list: &str, team: &str, date: &str) -> String {
    let mut name = "alignment-checklist".to_owned();
    for part in [list, team, date] {
        for (index, character) in part.chars().take(LONGEST).enumerate() {
            if index == 0 {
                name.push('-');
            }
            let safe = character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.');
            name.push(if safe { character } else { '-' });
        }
    }
    name + ".json"
}
