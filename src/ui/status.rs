//! The truth about saving, and what is said aloud.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::banner::notice_key;
use super::store::{Saving, Store, use_slice};
use super::view::{Shared, ViewProps};
use crate::core::catalogue::Key;
use crate::core::markdown::progress;
use crate::core::summary::Count;

/// How long it stays quiet after a change, in milliseconds: ten quick ticks are one announcement.
const QUIET: u32 = 700;

/// The status line and the live region.
#[component]
pub fn Status(props: &ViewProps) -> Html {
    let ViewProps { view } = props;
    let Saving { key, time, set_aside } = use_slice(&view.store, None, Store::saving);
    let said = use_announcement(view);
    let key = if view.readonly { Key::ReadOnly } else { key };
    html! {
        <>
            <p part="status">
                { view.text.fill(key, &[("time", &time)]) }
                if set_aside { { " " }{ view.say(Key::SetAside) } }
            </p>
            <div role="status" class="unseen">{ said }</div>
        </>
    }
}

/// What is to be said aloud: nothing at first, then, once it is quiet, what happened.
#[hook]
fn use_announcement(view: &Shared) -> String {
    let said = use_state_eq(String::new);
    let pending = use_mut_ref(|| None::<Timeout>);
    {
        let said = said.setter();
        use_effect_with(view.clone(), move |view| {
            let subscription = view.store.subscribe(None, listener(view.clone(), said, pending));
            move || drop(subscription)
        });
    }
    (*said).clone()
}

fn listener(view: Shared, said: UseStateSetter<String>, pending: Rc<RefCell<Option<Timeout>>>) -> Rc<dyn Fn(&[String])> {
    Rc::new(move |changed| {
        if !changed.is_empty() {
            let (view, said) = (view.clone(), said.clone());
            // Replacing the timer that waits ends it.
            *pending.borrow_mut() = Some(Timeout::new(QUIET, move || said.set(words(&view))));
        }
    })
}

fn words(view: &Shared) -> String {
    let count = view.store.read(|state| Count::of_list(&view.checklist, &state.document));
    let mut words = view.store.notice().map(|notice| view.say(notice_key(notice)) + " ").unwrap_or_default();
    words.push_str(&progress(count, &view.text));
    words
}
