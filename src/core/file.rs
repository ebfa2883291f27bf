//! The name under which a document is kept as a file.

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
