//! The component, mounted by a Yew application.

use std::cell::RefCell;
use std::rc::Rc;

use alignment_checklist::component::{
    AlignmentChecklist, AlignmentChecklistProps, Change, Problem, SectionCount, Storage, Summary, Theme,
};
use alignment_checklist::core::builtin::pm_em;
use alignment_checklist::core::document::Document;
use alignment_checklist::core::summary::Count;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;
use yew::{AppHandle, Renderer};

use crate::element_side::{Refusal, set_aside, store, stored, ticked};
use crate::support::*;

/// An application of any number of checklists.
#[derive(Clone, PartialEq, Properties)]
struct ApplicationProps {
    checklists: Vec<AlignmentChecklistProps>,
}

#[component]
fn Application(props: &ApplicationProps) -> Html {
    props.checklists.iter().map(|props| html! { <AlignmentChecklist ..props.clone() /> }).collect()
}

/// What the application has heard.
#[derive(Clone, Default)]
struct Heard {
    summaries: Rc<RefCell<Vec<Summary>>>,
    changes: Rc<RefCell<Vec<Change>>>,
    problems: Rc<RefCell<Vec<Problem>>>,
}

fn recorder<T: 'static>(list: &Rc<RefCell<Vec<T>>>) -> Callback<T> {
    let list = list.clone();
    Callback::from(move |heard| list.borrow_mut().push(heard))
}

impl Heard {
    fn codes(&self) -> Vec<String> {
        self.problems.borrow().iter().map(|problem| problem.code.clone()).collect()
    }

    fn changed(&self) -> Vec<Vec<String>> {
        self.changes.borrow().iter().map(|change| change.changed.clone()).collect()
    }
}

/// Properties of a checklist in memory.
fn in_memory(heard: &Heard) -> AlignmentChecklistProps {
    yew::props!(AlignmentChecklistProps {
        storage: Storage::Memory,
        on_ready: recorder(&heard.summaries),
        on_change: recorder(&heard.changes),
        on_error: recorder(&heard.problems),
    })
}

struct Mounted {
    place: Root,
    app: AppHandle<Application>,
}

impl Mounted {
    async fn new(checklists: Vec<AlignmentChecklistProps>) -> Mounted {
        let place = Root::new().await;
        let props = ApplicationProps { checklists };
        let app = Renderer::<Application>::with_root_and_props(place.0.clone(), props).render();
        settled().await;
        Mounted { place, app }
    }

    async fn update(&mut self, checklists: Vec<AlignmentChecklistProps>) {
        self.app.update(ApplicationProps { checklists });
        settled().await;
    }

    fn host(&self, index: usize) -> Element {
        self.place.all(":scope > div")[index].clone()
    }

    /// What stands in the shadow root of one of them.
    fn inside(&self, index: usize, selector: &str) -> Vec<Element> {
        let shadow = self.host(index).shadow_root().expect("a shadow root");
        let nodes = shadow.query_selector_all(selector).expect("a selector");
        (0..nodes.length()).filter_map(|index| nodes.item(index)?.dyn_into().ok()).collect()
    }

    fn text(&self, index: usize, selector: &str) -> String {
        text_of(&self.inside(index, selector)[0])
    }

    fn progress(&self, index: usize) -> String {
        self.text(index, "[data-progress]")
    }

    async fn click(&self, index: usize, selector: &str) {
        self.inside(index, selector)[0].unchecked_ref::<HtmlElement>().click();
        settled().await;
    }

    async fn tick(&self, index: usize, item: &str) {
        self.click(index, &format!("[data-item='{item}'] input[type=checkbox]")).await;
    }
}

fn document(team: &str, item: &str) -> Document {
    Document::parse(&ticked(team, item, 1)).expect("a document")
}

#[wasm_bindgen_test]
async fn it_draws_the_built_in_list_into_a_shadow_root() {
    let heard = Heard::default();
    let app = Mounted::new(vec![in_memory(&heard)]).await;
    assert_eq!(app.inside(0, "[part=item]").len(), 15);
    assert_eq!(app.text(0, "h2[part=title]"), "Product and engineering, in step");
    assert_eq!(app.host(0).child_element_count(), 0);
    assert_eq!(app.inside(0, "[style], style, script").len(), 0);
    let section = |id: &str| SectionCount { id: id.to_owned(), count: Count { done: 0, total: 5 } };
    assert_eq!(
        *heard.summaries.borrow(),
        [Summary {
            overall: Count { done: 0, total: 15 },
            sections: vec![section("together"), section("pm"), section("em")]
        }]
    );
    assert_eq!(heard.changed(), [[""; 0]; 0]);
}

#[wasm_bindgen_test]
async fn a_click_is_a_change_that_is_told() {
    let heard = Heard::default();
    let app = Mounted::new(vec![in_memory(&heard)]).await;
    app.tick(0, "pm-research").await;
    assert_eq!(app.progress(0), "1 of 15 agreed");
    assert_eq!(heard.changed(), [["pm-research"]]);
    {
        let changes = heard.changes.borrow();
        assert_eq!(changes[0].summary.overall, Count { done: 1, total: 15 });
        assert_eq!(changes[0].summary.sections[1].count, Count { done: 1, total: 5 });
        assert_eq!(changes[0].summary, Summary::of(&pm_em(), &changes[0].document));
    }
    app.click(0, "[data-action=undo]").await;
    assert_eq!(app.progress(0), "0 of 15 agreed");
    assert_eq!(heard.changed().len(), 2);
}

#[wasm_bindgen_test]
async fn properties_can_change_at_any_time() {
    let heard = Heard::default();
    let mut app = Mounted::new(vec![in_memory(&heard)]).await;
    app.tick(0, "goals-short").await;
    let changed = |change: &dyn Fn(&mut AlignmentChecklistProps)| {
        let mut props = in_memory(&heard);
        change(&mut props);
        vec![props]
    };

    app.update(changed(&|props| props.only = "pm together".into())).await;
    assert_eq!(app.progress(0), "1 of 10 agreed");
    assert_eq!(heard.summaries.borrow().last().unwrap().overall, Count { done: 1, total: 10 });

    app.update(changed(&|props| props.readonly = true)).await;
    assert_eq!(app.inside(0, "input:enabled").len(), 0);

    app.update(changed(&|props| props.heading_level = 4)).await;
    assert_eq!((app.inside(0, "h4[part=title]").len(), app.inside(0, "h5[part=section-title]").len()), (1, 3));

    app.update(changed(&|props| (props.theme, props.lang) = (Theme::Dark, Some("de".into())))).await;
    assert_eq!(app.host(0).get_attribute("theme").as_deref(), Some("dark"));
    assert_eq!(app.host(0).get_attribute("lang").as_deref(), Some("de"));
    assert_eq!(app.progress(0), "1 of 15 agreed");

    let one = list(r#"{"id":"one","sections":[{"items":[{"id":"one","statement":"One"}]}]}"#);
    app.update(changed(&|props| props.checklist = Some(one.clone()))).await;
    assert_eq!(app.text(0, "[part=statement]"), "One");
    app.tick(0, "one").await;
    assert_eq!(heard.changes.borrow().last().unwrap().document.list(), "one");
    assert_eq!(heard.codes(), [""; 0]);
}

#[wasm_bindgen_test]
async fn what_is_open_stays_open_when_only_the_state_changes() {
    let heard = Heard::default();
    let mut app = Mounted::new(vec![in_memory(&heard)]).await;
    app.click(0, "[data-item=goals-mid] [data-action=more]").await;
    let mut props = in_memory(&heard);
    props.state = Some(document("default", "goals-short"));
    app.update(vec![props]).await;
    assert_eq!(app.progress(0), "1 of 15 agreed");
    assert_eq!(app.inside(0, "[data-item=goals-mid] textarea").len(), 1);
    assert_eq!(heard.changed(), [["goals-short"]]);
}

#[wasm_bindgen_test]
async fn a_state_is_merged_and_takes_nothing_away() {
    let heard = Heard::default();
    let mut props = in_memory(&heard);
    props.storage = Storage::Host;
    props.state = Some(document("default", "goals-short"));
    let mut app = Mounted::new(vec![props.clone()]).await;
    app.tick(0, "goals-mid").await;
    assert_eq!(app.progress(0), "2 of 15 agreed");
    assert_eq!(app.text(0, "[part=status]"), "Kept by this page.");

    // What the application kept and hands back is no news.
    let kept = heard.changes.borrow().last().unwrap().document.clone();
    props.state = Some(kept);
    app.update(vec![props.clone()]).await;
    assert_eq!(heard.changed(), [["goals-short"], ["goals-mid"]]);

    props.state = Some(document("checkout", "goals-long"));
    app.update(vec![props]).await;
    assert_eq!(app.progress(0), "2 of 15 agreed");
    assert_eq!(
        *heard.problems.borrow(),
        [Problem {
            code: "state-refused".to_owned(),
            message: "The state belongs to another list or team.".to_owned()
        }]
    );
}

#[wasm_bindgen_test]
async fn two_of_one_team_show_the_same_and_another_team_does_not() {
    let of_team = |team: &'static str| yew::props!(AlignmentChecklistProps { team });
    let app = Mounted::new(vec![of_team("component-a"), of_team("component-a"), of_team("component-b")]).await;
    app.tick(0, "goals-short").await;
    assert_eq!(
        [app.progress(0), app.progress(1), app.progress(2)],
        ["1 of 15 agreed", "1 of 15 agreed", "0 of 15 agreed"]
    );
    assert!(stored("component-a").is_some());
    assert_eq!(stored("component-b"), None);
}

#[wasm_bindgen_test]
async fn one_that_goes_leaves_its_root_to_the_next() {
    let props = || yew::props!(AlignmentChecklistProps { team: "component-again" });
    let mut app = Mounted::new(vec![props()]).await;
    let root = app.inside(0, ".root")[0].clone();
    app.tick(0, "goals-short").await;
    let left = app.host(0).shadow_root().unwrap();
    for _ in 0..3 {
        app.update(Vec::new()).await;
        assert_eq!(left.child_element_count(), 0);
        assert_eq!(root.inner_html(), "");
        app.update(vec![props()]).await;
        assert_eq!(app.inside(0, ".root")[0], root);
        assert_eq!(app.progress(0), "1 of 15 agreed");
    }
    app.tick(0, "goals-mid").await;
    assert_eq!(app.progress(0), "2 of 15 agreed");
}

#[wasm_bindgen_test]
async fn what_does_not_work_is_told() {
    let heard = Heard::default();
    store("component-torn", "{");
    let of_team = |team: &'static str| {
        let Heard { problems, .. } = &heard;
        yew::props!(AlignmentChecklistProps { team, on_error: recorder(problems) })
    };
    let torn = Mounted::new(vec![of_team("component-torn")]).await;
    assert_eq!(heard.codes(), ["storage-unreadable"]);
    torn.tick(0, "goals-short").await;
    assert_eq!(set_aside("component-torn").as_deref(), Some("{"));

    let app = Mounted::new(vec![of_team("component-full")]).await;
    let _full = Refusal::full();
    app.tick(0, "goals-short").await;
    settled().await;
    assert_eq!(heard.codes(), ["storage-unreadable", "storage-full"]);
}

#[wasm_bindgen_test]
async fn what_does_not_work_is_told_to_the_one_that_is_left() {
    let (gone, left) = (Heard::default(), Heard::default());
    let with = |heard: &Heard| {
        let on_error = recorder(&heard.problems);
        vec![yew::props!(AlignmentChecklistProps { team: "component-left", on_error })]
    };
    let mut first = Mounted::new(with(&gone)).await;
    let second = Mounted::new(with(&left)).await;
    first.update(Vec::new()).await;
    let _full = Refusal::full();
    second.tick(0, "goals-short").await;
    settled().await;
    assert_eq!((gone.codes(), left.codes()), (Vec::new(), vec!["storage-full".to_owned()]));
}

#[wasm_bindgen_test]
async fn a_callback_may_change_the_properties() {
    /// Shows the built-in list until an item is ticked.
    #[component]
    fn Impatient() -> Html {
        let only = use_state_eq(|| AttrValue::from(""));
        let on_change = {
            let only = only.clone();
            move |_: Change| only.set("em".into())
        };
        html! { <AlignmentChecklist storage={Storage::Memory} only={(*only).clone()} {on_change} /> }
    }
    let place = Root::new().await;
    Renderer::<Impatient>::with_root(place.0.clone()).render();
    settled().await;
    let shadow = place.get(":scope > div").shadow_root().unwrap();
    shadow.query_selector("input").unwrap().unwrap().unchecked_into::<HtmlElement>().click();
    settled().await;
    assert_eq!(shadow.query_selector_all("[part=section]").unwrap().length(), 1);
}
