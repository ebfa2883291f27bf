//! What people do, as the shell reports it.

use super::store::{Answer, Notice};
use super::view::View;
use crate::core::catalogue::Key;
use crate::core::checklist::Item;
use crate::core::document::{Author, Level, Side};
use crate::core::state::Action;
use crate::core::summary::level;

/// One thing that somebody did: the name of the control, and what stands at it.
#[derive(Clone, Copy, Debug)]
pub struct Command<'a> {
    /// `data-action` of a button; `tick` or `untick` of a check box; `close` for Escape; `fade` when that something was
    /// copied has been said long enough; `kept` and `lost` when the host has kept what was done, and when it could not.
    pub name: &'a str,
    /// The item it happened in, if any.
    pub item: &'a str,
    /// The note it happened in, if any.
    pub note: &'a str,
    /// What was written.
    pub text: &'a str,
    /// Who was chosen as the one who says it.
    pub author: &'a str,
}

/// Does it. Unknown commands, and changes to what is read only, do nothing.
pub fn act(view: &View, command: Command<'_>) {
    match command.name {
        // Pressed once more, the second time they change nothing.
        "undo" | "redo" | "reset" => {}
        "fade" if !matches!(view.store.notice(), Some(Notice::Words(Key::LinkCopied | Key::SummaryCopied))) => {}
        // Who only reads has nothing to lose.
        "kept" | "lost" if view.readonly => return,
        "kept" => return view.store.set_kept(true),
        "lost" => return view.store.set_kept(false),
        // Whoever goes on has read what was said.
        name => view.store.clear_notice(name == "clear"),
    }
    match command.name {
        "clear" | "fade" => {}
        "open-only" => {
            view.open_only.set(!view.open_only.get());
            view.say_aloud(Notice::Filtered);
        }
        "more" if !view.is_open(command.item) => view.open.borrow_mut().push(command.item.to_owned()),
        "share" => view.sharing.set(!view.sharing.get()),
        "merge" if !view.readonly => view.store.answer(Answer::Merge),
        "look" => view.store.answer(Answer::Look),
        "keep" => view.store.answer(Answer::Keep),
        "differences" => view.differences_only.set(!view.differences_only.get()),
        // What waits for an answer goes on waiting.
        "dismiss" => drop(view.refusal.take()),
        "copied-link" => view.store.say(Notice::Words(Key::LinkCopied)),
        "copied-summary" => view.store.say(Notice::Words(Key::SummaryCopied)),
        "no-code" => view.store.say(Notice::Words(Key::NoCode)),
        "copy-by-hand" => {
            view.sharing.set(true);
            view.store.say(Notice::Words(Key::CopyByHand));
        }
        "more" | "close" => view.open.borrow_mut().retain(|open| open != command.item),
        _ if view.is_fixed() => return,
        "edit-note" => *view.editing.borrow_mut() = Some(command.note.to_owned()),
        "save-note" | "add-note" | "cancel" => *view.editing.borrow_mut() = None,
        _ => {}
    }
    let changed = action(view, command).is_some_and(|action| !view.is_fixed() && view.store.dispatch(action));
    if !changed {
        // A panel that opens; a field that goes though its text stayed; a check box that shows what the state refused.
        view.store.redraw(command.item);
    }
}

fn action(view: &View, command: Command<'_>) -> Option<Action> {
    let Command { name, item, note, text, author } = command;
    let (item, note, text) = (item.to_owned(), note.to_owned(), text.to_owned());
    let set = |level| Action::SetLevel { item: item.clone(), side: Side::Agreed, level };
    Some(match name {
        "tick" => set(Level::Yes),
        "untick" => set(Level::Unset),
        "add-note" => Action::AddNote { item, author: Author::parse(author), text },
        "save-note" => Action::EditNote { note, text },
        "remove-note" => Action::RemoveNote { note },
        "not-applicable" => {
            let known = view.checklist.items().find(|known| known.id == item)?;
            let from = view.store.read(|state| level(known, &state.document));
            Action::SetNotApplicable { item, from }
        }
        "applicable" => Action::SetApplicable { item },
        "undo" => Action::Undo,
        "redo" => Action::Redo,
        "reset" => Action::Reset { items: answered(view) },
        _ => return None,
    })
}

/// What unticking everything unticks: the ids of all that is shown, applies and is answered.
pub fn answered(view: &View) -> Vec<String> {
    view.store.read(|state| {
        let is_answered = |item: &Item| !matches!(level(item, &state.document), Level::Unset | Level::NotApplicable);
        view.checklist.items().filter(|item| is_answered(item)).map(|item| item.id.clone()).collect()
    })
}
