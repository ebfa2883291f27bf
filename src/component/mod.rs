//! The checklist as a component of a Yew application.
//!
//! It draws into a shadow root of its own, so that neither the styles of the application reach in nor its own get out, and in the
//! WebAssembly of the application: there is no second module, no custom element and no file to publish. What people do in it, how it is kept
//! and how it is shared is what the custom element does too, by the same code.
//!
//! ```no_run
//! use alignment_checklist::component::{AlignmentChecklist, Change, Summary};
//! use yew::prelude::*;
//!
//! #[component]
//! fn Team() -> Html {
//!     let agreed = use_state_eq(|| 0);
//!     let on_ready = {
//!         let agreed = agreed.clone();
//!         move |summary: Summary| agreed.set(summary.overall.done)
//!     };
//!     let on_change = {
//!         let agreed = agreed.clone();
//!         move |change: Change| agreed.set(change.summary.overall.done)
//!     };
//!     html! {
//!         <>
//!             <h1>{ format!("Checkout: {} agreed", *agreed) }</h1>
//!             <AlignmentChecklist team="checkout" {on_ready} {on_change} />
//!         </>
//!     }
//! }
//! ```
//!
//! What differs from the element is listed in
//! [docs/yew.md](https://docs.rs/crate/alignment-checklist/latest/source/docs/yew.md#differences-from-the-custom-element).

mod change;
mod mount;
mod props;

use std::cell::RefCell;

use web_sys::Element;
use yew::prelude::*;

pub use change::{Change, Problem, SectionCount, Summary};
use mount::Mount;
use props::Settings;
pub use props::{AlignmentChecklistProps, Storage, Theme};

use crate::core::document::Document;

/// A checklist. See [`AlignmentChecklistProps`].
#[component]
pub fn AlignmentChecklist(props: &AlignmentChecklistProps) -> Html {
    let element = use_node_ref();
    // Those of the last rendering: what happens later is for them.
    let callbacks = use_mut_ref(Callbacks::default);
    callbacks.replace(Callbacks {
        ready: props.on_ready.clone(),
        change: props.on_change.clone(),
        error: props.on_error.clone(),
    });
    let mount = use_mut_ref(|| None::<Mount>);

    {
        let (element, mount, callbacks) = (element.clone(), mount.clone(), callbacks.clone());
        use_effect_with((), move |()| {
            mount.replace(element.cast::<Element>().map(|element| Mount::new(&element, callbacks)));
            move || drop(mount.take())
        });
    }
    let settings = Settings::of(props);
    {
        let mount = mount.clone();
        use_effect_with(settings.clone(), move |settings| with(&mount, |mount| mount.show(settings)));
    }
    // After a change of list or team there is another state to merge it into.
    use_effect_with((props.state.clone(), settings), move |(state, _): &(Option<Document>, _)| {
        if let Some(state) = state {
            with(&mount, |mount| mount.merge(state));
        }
    });

    html! {
        <div
            ref={element}
            class={props.class.clone()}
            lang={props.lang.clone()}
            // Read by the styles of the widget, as the attribute of the custom element is.
            theme={props.theme.attribute()}
        />
    }
}

/// Who hears of what happens.
#[derive(Default)]
struct Callbacks {
    ready: Callback<Summary>,
    change: Callback<Change>,
    error: Callback<Problem>,
}

fn with(mount: &RefCell<Option<Mount>>, work: impl FnOnce(&Mount)) {
    if let Some(mount) = &*mount.borrow() {
        work(mount);
    }
}
