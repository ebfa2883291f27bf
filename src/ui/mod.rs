//! The Yew components, one per file, props beside each. No component reads the browser's window: what they
//! show comes in through a [`view::View`], what people do goes out through its [`store::Store`].

pub mod app;
pub mod banner;
pub mod compose;
pub mod count;
pub mod item;
pub mod notes;
pub mod rich_text;
pub mod section;
pub mod status;
pub mod store;
pub mod toolbar;
pub mod view;

/// Counts renderings by component, in builds with debug assertions, so that a test can hold what a tick costs.
#[cfg(debug_assertions)]
pub mod renderings {
    use std::cell::RefCell;
    use std::collections::BTreeMap;

    thread_local! {
        static COUNTS: RefCell<BTreeMap<&'static str, usize>> = const { RefCell::new(BTreeMap::new()) };
    }

    /// Notes one rendering.
    pub(super) fn add(component: &'static str) {
        COUNTS.with_borrow_mut(|counts| *counts.entry(component).or_default() += 1);
    }

    /// Hands out the counts since the last call.
    pub fn take() -> BTreeMap<&'static str, usize> {
        COUNTS.take()
    }
}

/// Notes a rendering of the named component; nothing in a release build.
fn rendered(component: &'static str) {
    #[cfg(debug_assertions)]
    renderings::add(component);
    #[cfg(not(debug_assertions))]
    let _ = component;
}
