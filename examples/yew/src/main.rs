//! Two checklists in a Yew application: the built-in list, for one of two teams, and a list of its own. What is agreed stands in the
//! application's header.

mod charter;

use alignment_checklist::component::{AlignmentChecklist, Change, Summary};
use alignment_checklist::core::summary::Count;
use charter::charter;
use yew::prelude::*;

#[component]
fn App() -> Html {
    let team = use_state_eq(|| "checkout");
    let is_charter_shown = use_state_eq(|| true);
    let agreed = use_state_eq(Count::default);
    let promised = use_state_eq(Count::default);
    let checklist = use_memo((), |()| charter());

    let change_team = {
        let team = team.clone();
        move |_| team.set(if *team == "checkout" { "search" } else { "checkout" })
    };
    let show_charter = {
        let is_charter_shown = is_charter_shown.clone();
        move |_| is_charter_shown.set(!*is_charter_shown)
    };
    let words = |count: Count| format!("{} of {}", count.done, count.total);

    html! {
        <>
            <header>
                <h1>{ format!("Team {}", *team) }</h1>
                <p>
                    <span>{ "Expectations: " }<output id="agreed">{ words(*agreed) }</output></span>
                    <span>{ "Promises: " }<output id="promised">{ words(*promised) }</output></span>
                    <button id="team" onclick={change_team}>{ "Other team" }</button>
                    <button id="charter-switch" onclick={show_charter}>
                        { if *is_charter_shown { "Hide the charter" } else { "Show the charter" } }
                    </button>
                </p>
            </header>
            <main>
                <div id="expectations">
                    <AlignmentChecklist
                        class="checklist"
                        team={*team}
                        on_ready={counted(&agreed)}
                        on_change={changed(&agreed)}
                    />
                </div>
                if *is_charter_shown {
                    <div id="charter">
                        <AlignmentChecklist
                            class="checklist"
                            checklist={(*checklist).clone()}
                            on_ready={counted(&promised)}
                            on_change={changed(&promised)}
                        />
                    </div>
                }
            </main>
        </>
    }
}

fn counted(count: &UseStateHandle<Count>) -> Callback<Summary> {
    let count = count.clone();
    Callback::from(move |summary: Summary| count.set(summary.overall))
}

fn changed(count: &UseStateHandle<Count>) -> Callback<Change> {
    let count = count.clone();
    Callback::from(move |change: Change| count.set(change.summary.overall))
}

fn main() {
    yew::Renderer::<App>::new().render();
}
