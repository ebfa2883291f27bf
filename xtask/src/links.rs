//! How long the links are, against how long they may be: people paste them where other programs cut them.

use alignment_checklist::core::builtin;
use alignment_checklist::core::document::{Author, Document, Level, Side, Writer};
use alignment_checklist::core::payload;
use alignment_checklist::core::state::{Action, State, update};

/// The longest payload of every mark of the built-in list without a note, in characters.
const MARKS: usize = 120;
/// The longest link, address and all, of every mark and ten notes of 120 characters.
const MARKS_AND_NOTES: usize = 2000;
/// An address of usual length.
const ADDRESS: &str = "https://wiki.example.org/spaces/TEAM/pages/123456789/Product+and+engineering#ac=";

/// Ten notes as people write them, of 120 characters each: the same words again and again would take less.
const NOTES: [&str; 10] = [
    "Q3 goal agreed: halve checkout errors before we start on the loyalty programme; Maria tells sales about it this Tuesday.",
    "Discovery calls moved to Wednesday mornings, so that two engineers can sit in every week without missing their stand-up.",
    "We disagree about rewriting search. Next step: a spike of three days, then decide together by the numbers, not by taste.",
    "Both of us answer the leadership survey on our own first, compare what we wrote over lunch, and send in a single answer.",
    "Support rota: product joins on the first Friday of each month, reads twenty tickets aloud and picks one to fix that day.",
    "On-call load was too high in August, eleven pages at night. No new features for billing until alerts are down by a half.",
    "Retro found handovers unclear: a story without a design link or an owner does not enter the sprint, whoever asks for it.",
    "Hiring plan: one senior backend engineer now, a researcher in spring. Budget is approved, job ad to be drafted by David.",
    "Feature flags stay on for two releases at most; afterwards whoever began the experiment removes the dead code in a week.",
    "Promise to customer Nordwind was made without asking us. Dates go out only when both have said yes in writing, from now.",
];

/// What a link holds, its length and the most it may be.
pub struct Link {
    /// What it holds
    pub what: &'static str,
    /// In characters
    pub length: usize,
    /// In characters
    pub limit: usize,
}

/// The links that the project promises something of.
pub fn measured() -> [Link; 2] {
    let marked = marked();
    let noted = NOTES.iter().fold(marked.clone(), |state, &text| {
        let note = Action::AddNote { item: "pm-research".to_owned(), author: Author::Em, text: text.to_owned() };
        act(state, note, "1y2p0ij32e8e7w", 530_000)
    });
    [
        Link { what: "payload of fifteen marks", length: length(&marked), limit: MARKS },
        Link {
            what: "link of fifteen marks and ten notes of 120 characters",
            length: ADDRESS.len() + length(&noted),
            limit: MARKS_AND_NOTES,
        },
    ]
}

/// Every item of the built-in list, agreed in the course of a year, each in a visit of its own and some after a change of mind.
fn marked() -> State {
    let list = builtin::pm_em();
    let state = State::new(Document::new(&list.id, list.revision, "default"));
    list.items().enumerate().fold(state, |state, (index, item)| {
        let minutes = (index as u64 * 26 * 24 + chance(index) % 400) * 60 + chance(index) % 60;
        let answers = [Level::Yes, Level::Unset, Level::Yes, Level::Unset, Level::Yes];
        answers.into_iter().skip(2 * (index % 3)).fold(state, |state, level| {
            let action = Action::SetLevel { item: item.id.clone(), side: Side::Agreed, level };
            act(state, action, &format!("visit {index}"), minutes)
        })
    })
}

/// A number that follows no rule, but is the same each time.
fn chance(index: usize) -> u64 {
    (index as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40
}

fn act(state: State, action: Action, replica: &str, minutes: u64) -> State {
    update(state, action, Writer { replica, now: 1_795_000_000_000 + minutes * 60_000 }).0
}

fn length(state: &State) -> usize {
    payload::encode(&state.document).len()
}

#[cfg(test)]
mod tests {
    use super::{NOTES, measured};

    #[test]
    fn the_notes_are_as_long_as_is_said() {
        for note in NOTES {
            assert_eq!(note.chars().count(), 120, "{note}");
        }
    }

    #[test]
    fn links_fit_where_people_paste_them() {
        for link in measured() {
            assert!(link.length <= link.limit, "{} has {} characters, at most {}", link.what, link.length, link.limit);
        }
    }
}
