//! What every host promises.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use journeys::{AWKWARD_LINE, AWKWARD_LINE_ID, Fault, Page, Widget};

use crate::raw::fetch;

/// Makes `page` ready for pages of other servers, and its own server one that gives the widget's files to other origins.
pub async fn begin(page: &Page) {
    page.journal_everywhere().await;
    page.site().fault("/dist/", Fault::Header("access-control-allow-origin", "*"));
}

/// The built-in list for the team "checkout" in the dark theme is drawn, is ticked, and is still ticked after a reload.
pub async fn the_built_in_list_is_ticked_and_kept(page: &Page, address: &str) {
    page.go(address).await;
    let widget = page.widget().await;
    assert_eq!(widget.items().await.len(), 15);
    assert_eq!(scheme(&widget).await, "dark");

    widget.toggle("goals-short").await;
    page.reload().await;
    assert_eq!(page.widget().await.ticked().await, ["goals-short"]);
    assert_eq!(kept(page).await, ["alignment-checklist:pm-em:checkout"]);
    page.expect_no_errors().await;
}

/// The list that the author wrote, of two items under a heading, is drawn, is ticked, and is still ticked after a reload.
/// It is kept under `list`, and the id of its first item is `first`.
pub async fn an_own_list_is_ticked_and_kept(page: &Page, address: &str, list: &str, first: &str) {
    page.go(address).await;
    let widget = page.widget().await;
    assert_eq!(widget.headings().await, ["What we promise design"]);
    assert_eq!(widget.statements().await, ["We show work early. Why", "Nobody merges alone"]);
    assert_eq!(widget.items().await, [first, "nobody-merges-alone"]);
    assert_eq!(widget.ask::<Vec<String>>("inside('[part~=statement] em').map(journal.words)").await, ["early"]);
    assert_eq!(
        widget.ask::<Vec<String>>("inside('[part~=statement] a').map((a) => a.href)").await,
        ["https://example.org/why"]
    );

    widget.toggle(first).await;
    page.reload().await;
    assert_eq!(page.widget().await.ticked().await, [first]);
    assert!(kept(page).await.contains(&format!("alignment-checklist:{list}:default")));
    page.expect_no_errors().await;

    assert_eq!(
        fetch(address).await.texts("alignment-checklist li, .alignment-checklist li"),
        ["We show work early. Why", "Nobody merges alone"],
        "without scripts the list is in the page"
    );
}

/// The list of two tasks that the author wrote, of which the first is done, begins with the first one ticked.
pub async fn ticks_in_a_task_list_are_the_initial_state(page: &Page, address: &str) {
    page.go(address).await;
    let widget = page.widget().await;
    assert_eq!(widget.statements().await, ["Done before", "Still open"]);
    assert_eq!(widget.ticked().await, ["done-before"]);
}

/// The line that is written as `embed.html` writes it means what was typed there, and the item has the id that it has there.
pub async fn a_line_of_the_maker_is_taken_as_it_is(page: &Page, address: &str) {
    page.go(address).await;
    let widget = page.widget().await;
    assert_eq!(widget.statements().await, [AWKWARD_LINE]);
    assert_eq!(widget.items().await, [AWKWARD_LINE_ID]);
}

/// On a page whose text touches a list of the author's own, "beside", and further down the built-in one for the team "checkout", everything
/// else stays where it is, and neither is in the other.
pub async fn what_stands_beside_it_stays_outside(page: &Page, address: &str) {
    page.go(address).await;
    assert_eq!(page.widget_at("[list=beside]").await.statements().await, ["One", "Two"]);
    assert_eq!(page.widget_at("[team=checkout]").await.items().await.len(), 15);
    let rest = "(() => {
      const rest = document.body.cloneNode(true);
      rest.querySelectorAll('alignment-checklist').forEach((element) => element.remove());
      return rest;
    })()";
    let items = format!("{rest}.querySelectorAll('[data-item]').length");
    assert_eq!(page.value::<usize>(&items).await, 0, "the built-in list is where it is ticked, and nowhere else");
    let words = ["Before.", "After.", "Later", "Ordinary one", "Again:", "Then.", "Ordinary two"];
    let there = format!("given.filter((words) => {rest}.textContent.includes(words))");
    assert_eq!(page.until_with::<Vec<String>>(&there, words.to_vec().into()).await, words);
    page.expect_no_errors().await;
}

/// Where nothing says where the script is, it lies beside the integration: at `script` below the host's own address. It is `file`.
pub async fn the_script_may_lie_on_the_host_itself(page: &Page, address: &str, script: &str, file: &Path) {
    page.go(address).await;
    page.widget().await;
    // What stands behind the address does not have a file loaded under two of them.
    let loaded = "performance.getEntriesByType('resource').map(({ name }) => name.split('?')[0]).filter((name) => name.includes('/dist/'))";
    let loaded: Vec<String> = page.value(loaded).await;
    assert_eq!(BTreeSet::from_iter(&loaded).len(), loaded.len(), "{loaded:?}");
    assert!(loaded.iter().any(|name| name.ends_with(script)), "{loaded:?}");
    page.expect_no_errors().await;
    a_newer_script_has_another_address(address, script, file).await;
}

/// The script at `script`, which is `file`, is asked for anew after an upgrade, whatever a cache has.
pub async fn a_newer_script_has_another_address(address: &str, script: &str, file: &Path) {
    let before = fetch(address).await.attributes("script[type=module]", "src");
    assert!(before.len() == 1 && before[0].starts_with(&format!("{script}?")), "{before:?}");
    assert_eq!(fetch(address).await.attributes("script[type=module]", "src"), before);
    let newer = fs::read_to_string(file).expect("the script is there") + "// newer\n";
    fs::write(file, newer).expect("it can be written");
    let after = fetch(address).await.attributes("script[type=module]", "src");
    assert!(after.len() == 1 && after[0].starts_with(&format!("{script}?")), "{after:?}");
    assert_ne!(before, after);
}

/// Without scripts the built-in list stands in the page.
pub async fn the_built_in_list_is_read_without_scripts(address: &str) {
    let raw = fetch(address).await;
    assert_eq!(raw.texts("alignment-checklist h3").len(), 3);
    assert_eq!(raw.texts("alignment-checklist [data-item]").len(), 15);
}

/// Without scripts there is a link to the page that has the built-in list in its HTML.
pub async fn a_link_leads_to_the_built_in_list_without_scripts(page: &Page, address: &str) {
    let links = fetch(address).await.attributes("alignment-checklist a", "href");
    assert_eq!(links, [page.site().url("dist/")]);
    assert_eq!(fetch(&links[0]).await.texts("alignment-checklist [data-item]").len(), 15);
}

/// The colour scheme in which a widget draws.
async fn scheme(widget: &Widget) -> String {
    widget.ask("getComputedStyle(inside('[part~=checklist]')[0]).colorScheme").await
}

/// What the widget keeps. Hosts keep things of their own.
async fn kept(page: &Page) -> Vec<String> {
    let keys = page.stored_keys().await;
    keys.into_iter().filter(|key| key.starts_with("alignment-checklist:")).collect()
}
