//! One root serves one view after another.

use std::rc::Rc;

use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::*;

#[wasm_bindgen_test]
async fn without_a_view_the_root_is_empty_and_the_state_let_go() {
    let mut page = Scene::built_in().mount().await;
    let left = Rc::downgrade(&page.view.0);
    page.show(None).await;
    assert_eq!(page.0.inner_html(), "");
    page.view = Scene::built_in().view().0;
    assert!(left.upgrade().is_none());
}

#[wasm_bindgen_test]
async fn the_next_view_is_drawn_into_the_same_root() {
    let mut page = Scene::built_in().mount().await;
    page.press("tick", "goals-short").await;
    page.show(None).await;

    let (view, _) = Scene::of(list(r#"{"sections":[{"items":[{"id":"one","statement":"One"}]}]}"#)).view();
    page.show(Some(view.clone())).await;
    page.view = view;
    assert_eq!(page.texts("[part=statement]"), ["One"]);
    page.press("tick", "one").await;
    assert!(page.is_ticked("one"));
    assert_eq!(page.progress(), "1 of 1 agreed");
}

#[wasm_bindgen_test]
async fn another_view_of_the_same_items_follows_its_own_state() {
    let mut page = Scene::built_in().mount().await;
    page.press("tick", "goals-short").await;
    let left = Rc::downgrade(&page.view.0);

    let (view, _) = Scene::built_in().view();
    page.show(Some(view.clone())).await;
    page.view = view;
    assert!(left.upgrade().is_none());
    assert!(!page.is_ticked("goals-short"));
    assert_eq!(page.progress(), "0 of 15 agreed");
    page.press("tick", "goals-mid").await;
    assert!(page.is_ticked("goals-mid"));
    assert_eq!(page.progress(), "1 of 15 agreed");
}

#[wasm_bindgen_test]
async fn two_views_of_one_state_show_the_same() {
    let one = Scene::built_in().mount().await;
    let (mut view, _) = Scene::built_in().view();
    Rc::get_mut(&mut view.0).unwrap().store = one.view.store.clone();
    let mut other = Scene::built_in().mount().await;
    other.show(Some(view.clone())).await;
    other.view = view;

    one.press("tick", "goals-short").await;
    assert!(other.is_ticked("goals-short"));
    other.press("untick", "goals-short").await;
    assert!(!one.is_ticked("goals-short"));
    // What is open is each one's own.
    one.press("more", "goals-short").await;
    assert_eq!((one.count("textarea"), other.count("textarea")), (1, 0));
}
