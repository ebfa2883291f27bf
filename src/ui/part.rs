//! The parts of a widget that draw themselves again, each when its own slice of the state changes and only then.

use std::cell::Cell;
use std::mem::discriminant;
use std::rc::Rc;

use yew::prelude::*;

use super::act::answered;
use super::element::list;
use super::store::{Event, Subscription};
use super::view::Shared;
use super::{banner, count, frame, item, offer, share, status, toolbar};
use crate::core::checklist::{Item, Section};
use crate::core::state::State;
use crate::core::summary::Count;

/// Which part.
#[derive(Clone, Default)]
pub enum Topic {
    /// Everything, around the other parts.
    #[default]
    Frame,
    /// The count of the whole list.
    Total,
    /// The count of a section.
    Section(Rc<Section>),
    /// A row.
    Item(Rc<Item>),
    /// What somebody shared and what it says differently.
    Offer,
    /// The tools.
    Toolbar,
    /// The ways to share.
    Share,
    /// What is done at the end, and what was just removed.
    Banner,
    /// The truth about saving.
    Status,
}

/// What belongs to one view is the same thing or another; whether it reads the same does not matter.
impl PartialEq for Topic {
    fn eq(&self, other: &Topic) -> bool {
        match (self, other) {
            (Topic::Section(one), Topic::Section(other)) => Rc::ptr_eq(one, other),
            (Topic::Item(one), Topic::Item(other)) => Rc::ptr_eq(one, other),
            _ => discriminant(self) == discriminant(other),
        }
    }
}

/// A part of a widget.
#[derive(Clone, Default, PartialEq, Properties)]
pub struct PartProps {
    /// The widget; for a while a mount may have none to show.
    #[prop_or_default]
    pub view: Option<Shared>,
    /// Which part
    #[prop_or_default]
    pub topic: Topic,
}

/// Draws a part. Mounted by itself, it is the whole widget.
#[component]
pub fn Part(props: &PartProps) -> Html {
    let update = use_force_update();
    // Kept as long as it listens to the same, and dropped with the part. From before it is drawn, so that it misses nothing.
    use_memo(props.clone(), move |PartProps { view, topic }| view.as_ref().map(|view| listen(view, topic, update)));
    let PartProps { view: Some(view), topic } = props else {
        return Html::default();
    };
    #[cfg(debug_assertions)]
    renderings::add(topic);
    match topic {
        Topic::Frame => frame::frame(view),
        Topic::Total => count::total(view),
        Topic::Section(section) => count::section(view, section),
        Topic::Item(item) => item::row(view, item),
        Topic::Offer => offer::offer(view),
        Topic::Toolbar => toolbar::toolbar(view),
        Topic::Share => share::share(view),
        Topic::Banner => list(vec![toolbar::foot(view), banner::banner(view)]),
        Topic::Status => status::status(view),
    }
}

/// Draws a part again whenever its slice differs from the one that was drawn last.
fn listen(view: &Shared, topic: &Topic, update: UseForceUpdateHandle) -> Subscription {
    let (from, topic, seen) = (view.clone(), topic.clone(), Cell::new(slice(view, topic)));
    let listener = move |event: Event<'_>| {
        let due = match (&topic, event) {
            (_, Event::Replaced) => true,
            (Topic::Item(item), Event::Changed(items)) => items.contains(&item.id),
            (Topic::Item(item), Event::Shown(shown)) => shown == item.id,
            (topic, _) => {
                let slice = slice(&from, topic);
                seen.replace(slice) != slice
            }
        };
        if due {
            update.force_update();
        }
    };
    view.store.subscribe(Rc::new(listener))
}

/// What a part shows of the state, as two numbers that differ when it differs. An item's slice is told by its id instead.
fn slice(view: &Shared, topic: &Topic) -> (usize, usize) {
    let counts = |count: Count| (count.done, count.total);
    let changing = (usize::MAX, view.store.version());
    view.store.read(|state| match topic {
        Topic::Total => counts(view.count()),
        Topic::Section(section) => counts(Count::of_section(section, &state.document)),
        // Each of its words has another length.
        Topic::Frame => (view.shows().len(), usize::from(status::comes_first(view))),
        // These follow every change, as long as they are there at all.
        Topic::Offer if view.store.read_offer(|_| ()).is_some() || !view.refusal.borrow().is_empty() => changing,
        Topic::Share if view.sharing.get() => changing,
        Topic::Banner if view.store.notice().is_some() => changing,
        Topic::Status if status::is_untouched(view) => changing,
        Topic::Banner => (usize::from(answered(view).is_empty()), 0),
        Topic::Item(_) | Topic::Offer | Topic::Share => (0, 0),
        Topic::Toolbar => {
            let pressed = usize::from(view.open_only.get()) + 2 * usize::from(view.sharing.get());
            (usize::from(State::undoable(state).is_some()), pressed)
        }
        Topic::Status => (view.store.savings(), usize::from(status::is_to_be_forgotten(view))),
    })
}

/// Counts renderings by part, in builds with debug assertions, so that a test can hold what a tick costs.
#[cfg(debug_assertions)]
pub mod renderings {
    use std::cell::RefCell;

    use super::Topic;

    thread_local! {
        static PARTS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    }

    pub(super) fn add(topic: &Topic) {
        let name = match topic {
            Topic::Frame => "frame".to_owned(),
            Topic::Total => "total".to_owned(),
            Topic::Section(section) => format!("section {}", section.id),
            Topic::Item(item) => format!("item {}", item.id),
            Topic::Offer => "offer".to_owned(),
            Topic::Toolbar => "toolbar".to_owned(),
            Topic::Share => "share".to_owned(),
            Topic::Banner => "banner".to_owned(),
            Topic::Status => "status".to_owned(),
        };
        PARTS.with_borrow_mut(|parts| parts.push(name));
    }

    /// Hands out which parts were drawn since the last call, in order.
    pub fn take() -> Vec<String> {
        PARTS.take()
    }
}
