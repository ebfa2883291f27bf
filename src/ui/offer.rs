//! What somebody shared, before anything of it is taken over: what differs, and the three answers.

use yew::Html;

use super::button::button;
use super::element::{Attribute, Element, element, list};
use super::store::Offer;
use super::view::View;
use crate::core::catalogue::Key;
use crate::core::json::decimal;
use crate::core::outcome::progress;
use crate::core::summary::Count;

/// The banner above the list, or nothing.
pub fn offer(view: &View) -> Html {
    let refusal = view.refusal.borrow();
    if !refusal.is_empty() {
        let words = element("p").text(refusal.clone());
        return banner(view, "offer", words, list(vec![button(view, "dismiss", Key::Close).into()]));
    }
    let asked = |offer: &Offer| {
        // The shell looks at it: such an answer leaves the address alone.
        banner(
            view,
            if offer.apart { "offer asks apart" } else { "offer asks" },
            words(view, offer),
            answers(view, offer),
        )
    };
    view.store.read_offer(asked).unwrap_or_default()
}

fn banner(view: &View, class: &'static str, words: Element, answers: Html) -> Html {
    element("div")
        .part("banner")
        .class(class)
        .set(Attribute::Role, "region")
        .set_text(Attribute::AriaLabel, &view.say(Key::Offer))
        .set(Attribute::TabIndex, "-1")
        .child(words)
        .child(element("div").class("answers").child(answers))
        .into()
}

fn answers(view: &View, offer: &Offer) -> Html {
    if offer.comparison.is_empty() && !offer.comparison.brings {
        return list(vec![button(view, "keep", Key::Close).into()]);
    }
    // With keys, or the button that was pressed would become the one beside it, and keep focus.
    let mut answers = Vec::new();
    // What was taken back here has the later stamp, and stays.
    if !view.readonly && offer.comparison.brings {
        answers.push(button(view, "merge", Key::Merge).key("merge").into());
    }
    answers.push(button(view, "look", if offer.looking { Key::LookBack } else { Key::Look }).key("look").into());
    answers.push(button(view, "keep", Key::Keep).key("keep").into());
    if !offer.looking && hidden(view, offer) < offer.comparison.items.len() {
        let only = button(view, "differences", Key::Differences).key("differences");
        answers.push(only.set_flag(Attribute::AriaPressed, view.differences_only.get()).into());
    }
    list(answers)
}

/// How many of the items that differ are not shown.
fn hidden(view: &View, offer: &Offer) -> usize {
    let is_shown = |id: &str| view.checklist.items().any(|item| item.id == id);
    offer.comparison.items.iter().filter(|different| !is_shown(&different.item)).count()
}

/// What somebody who opened it is told first.
pub fn sentence(view: &View, offer: &Offer) -> String {
    let key = if offer.looking { Key::Looking } else { Key::Offered };
    let count = Count::of_list(&offer.checklist, &offer.state.document);
    let mut first = view.text.fill(key, &[("progress", &progress(count, &view.text))]);
    if let Some(time) = offer.comparison.latest {
        first.push(' ');
        first.push_str(&view.text.fill(Key::LastChanged, &[("time", &(view.moment)(time))]));
    }
    first
}

fn words(view: &View, offer: &Offer) -> Element {
    let counts = if offer.looking { Vec::new() } else { counts(view, offer) };
    let verdict = match (offer.comparison.brings, counts.is_empty()) {
        _ if offer.looking => None,
        (false, _) => Some(Key::OfferSame),
        (true, empty) => empty.then_some(Key::OfferUnseen),
    };
    element("div")
        .child(element("p").text(sentence(view, offer)))
        .child_if(view.team != "default", || element("p").text(view.text.fill(Key::Team, &[("team", &view.team)])))
        .children(verdict.map(|key| element("p").text(view.say(key)).into()))
        .child_if(!counts.is_empty(), || {
            element("ul").children(counts.into_iter().map(|line| element("li").text(line).into()))
        })
}

/// What differs, a line for each kind.
fn counts(view: &View, offer: &Offer) -> Vec<String> {
    let comparison = &offer.comparison;
    let counts = [
        (Key::NewMarks, comparison.new_marks()),
        (Key::DifferingMarks, comparison.differing_marks()),
        (Key::NewNotes, comparison.new_notes()),
        (Key::ChangedNotes, comparison.changed_notes()),
        (Key::RemovedNotes, comparison.removed_notes()),
        (Key::GoneNotes, comparison.gone_notes()),
        (Key::OwnMarks, comparison.own_marks()),
        (Key::OwnNotes, comparison.own_notes()),
        (Key::HiddenItems, hidden(view, offer)),
        (Key::UnknownMarks, comparison.unknown_items),
    ];
    let shown = counts.into_iter().filter(|(_, count)| *count > 0);
    shown.map(|(key, count)| view.text.count(key, count, &[("count", &decimal(count as u64))])).collect()
}

/// What was shared of one item, side by side with what stands here; nothing where both say the same, or while it is looked at by itself.
pub fn differences(view: &View, item: &str) -> Html {
    let compared = |offer: &Offer| if offer.looking { Vec::new() } else { lines(view, offer, item) };
    let lines = view.store.read_offer(compared).unwrap_or_default();
    if lines.is_empty() {
        return Html::default();
    }
    element("ul").class("differences").children(lines).into()
}

fn lines(view: &View, offer: &Offer, item: &str) -> Vec<Html> {
    let Some(difference) = offer.comparison.items.iter().find(|difference| difference.item == item) else {
        return Vec::new();
    };
    let line = |mut words: String, new: bool, taken: bool| {
        if !new {
            words.push_str(" – ");
            words.push_str(&view.say(if taken { Key::MergeTakesTheirs } else { Key::MergeKeepsMine }));
        }
        element("li").set(Attribute::Dir, "auto").text(words).into()
    };
    let mut lines = Vec::new();
    if let Some(mark) = &difference.mark {
        let (theirs, mine) = (view.text.level(mark.theirs), view.text.level(mark.mine));
        lines.push(line(
            view.text.fill(Key::MarkDiffers, &[("theirs", &theirs), ("mine", &mine)]),
            mark.new,
            mark.taken,
        ));
    }
    for note in &difference.notes {
        let (key, text) = match (&note.mine, &note.theirs) {
            (None, Some(text)) => (if note.taken { Key::NoteThere } else { Key::NoteGoneHere }, text),
            (Some(text), Some(_)) => (Key::NoteChangedThere, text),
            (Some(text), None) => (if note.taken { Key::NoteRemovedThere } else { Key::NoteHere }, text),
            (None, None) => continue,
        };
        let mut words = view.text.author(note.author);
        if !words.is_empty() {
            words.push_str(": ");
        }
        words.push_str(text);
        lines.push(line(
            view.text.fill(key, &[("text", &words), ("new", note.theirs.as_deref().unwrap_or_default())]),
            note.mine.is_none() && note.taken,
            note.taken,
        ));
    }
    lines
}
