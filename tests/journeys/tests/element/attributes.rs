//! What its attributes say holds, now and when they change.

use super::{state, ticked};
use journeys::Page;
use serde_json::Value;

journeys::journeys![
    two_elements_of_one_team_share_and_another_team_does_not,
    another_list_or_team_is_said_and_another_look_is_not,
    its_language_is_that_around_its_shadow_root,
    attributes_can_change_at_any_time,
    what_was_done_in_memory_comes_back_when_it_may,
    several_sections_can_be_chosen,
    read_only_changes_and_writes_nothing,
    a_language_that_is_no_tag_is_passed_over,
];

async fn two_elements_of_one_team_share_and_another_team_does_not(page: Page) {
    page.open("teams.html").await;
    let first = page.widget_at("#first").await;
    let second = page.widget_at("#second").await;
    let other = page.widget_at("#other").await;
    first.toggle("goals-short").await;
    second.until("inside('[data-item=goals-short]')[0].dataset.level === 'yes'").await;
    second.toggle("goals-mid").await;
    first.until("inside('[data-item=goals-mid]')[0].dataset.level === 'yes'").await;
    other.toggle("goals-long").await;
    assert_eq!(first.ticked().await, ["goals-short", "goals-mid"]);
    assert_eq!(second.ticked().await, ["goals-short", "goals-mid"]);
    assert_eq!(other.ticked().await, ["goals-long"]);

    page.reload().await;
    assert_eq!(page.widget_at("#first").await.ticked().await, ["goals-short", "goals-mid"]);
    assert_eq!(page.widget_at("#second").await.ticked().await, ["goals-short", "goals-mid"]);
    assert_eq!(page.widget_at("#other").await.ticked().await, ["goals-long"]);
    assert_eq!(page.stored_keys().await, ["alignment-checklist:pm-em:checkout", "alignment-checklist:pm-em:search"]);
    assert_eq!(
        page.site().requests_for(".wasm"),
        2,
        "one WebAssembly instance serves all elements of each of the two visits"
    );
    page.expect_no_errors().await;
}

async fn another_list_or_team_is_said_and_another_look_is_not(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    page.run::<()>(
        "window.totals = [];
         addEventListener('alignment-ready', ({ target }) => totals.push(`${target.summary.done}/${target.summary.total}`))",
        vec![],
    )
    .await;
    for (change, totals) in [
        ("host.setAttribute('team', 'other')", &["0/15"][..]),
        ("host.setAttribute('theme', 'dark')", &[]),
        ("host.setAttribute('loading', 'lazy')", &[]),
        ("host.setAttribute('only', 'pm')", &["0/5"]),
        ("(host.removeAttribute('team'), host.removeAttribute('only'))", &["1/15"]),
        (
            "(host.removeAttribute('list'), host.append(document.createElement('ul')), host.querySelector('ul').append(document.createElement('li')), \
          host.querySelector('li').append('Ours'))",
            &["0/1"],
        ),
    ] {
        page.promised::<()>(&format!(
            "new Promise((resolve) => setTimeout(() => {{
               const host = document.querySelector('alignment-checklist');
               {change};
               setTimeout(resolve);
             }})).then(() => null)"
        ))
        .await;
        assert_eq!(page.value::<Vec<String>>("window.totals.splice(0)").await, totals, "{change}");
    }
    page.expect_no_errors().await;
}

async fn its_language_is_that_around_its_shadow_root(page: Page) {
    page.open("built-in.html").await;
    page.widget().await;
    let text: String = page
        .promised(
            "(async () => {
               document.documentElement.lang = 'de';
               const around = document.createElement('div');
               const host = document.createElement('alignment-checklist');
               around.attachShadow({ mode: 'open' }).append(host);
               document.querySelector('main').prepend(around);
               await host.ready;
               return host.toMarkdown();
             })()",
        )
        .await;
    let year: u32 = page.value("new Date().getFullYear()").await;
    assert!(text.contains(&format!(".{year}")), "no German date: {text}");
}

async fn attributes_can_change_at_any_time(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;

    widget.ask::<()>("host.setAttribute('team', 'other')").await;
    widget.until("journal.words(inside('[data-progress]')[0]) === '0 of 15 agreed'").await;
    widget.toggle("goals-mid").await;
    widget.ask::<()>("host.removeAttribute('team')").await;
    widget.until("inside('[data-item=goals-short]')[0].dataset.level === 'yes'").await;
    assert_eq!(widget.ticked().await, ["goals-short"]);
    assert_eq!(page.stored_keys().await, ["alignment-checklist:pm-em:default", "alignment-checklist:pm-em:other"]);

    widget.ask::<()>("host.setAttribute('only', 'em')").await;
    widget.until("inside('[part~=item]').length === 5").await;
    assert_eq!(
        widget.items().await,
        ["em-direction", "em-requirements", "em-no-busywork", "em-no-bottleneck", "em-customers"]
    );
    widget.ask::<()>("host.removeAttribute('only')").await;
    widget.until("inside('[part~=item]').length === 15").await;

    widget.ask::<()>("host.setAttribute('readonly', '')").await;
    widget.until("inside('[part~=checkbox]').every((box) => box.disabled)").await;
    widget.ask::<()>("host.removeAttribute('readonly')").await;
    widget.until("inside('[part~=checkbox]').every((box) => !box.disabled)").await;

    let colour = "getComputedStyle(inside('[part~=statement]')[0]).color";
    widget.ask::<()>("host.setAttribute('theme', 'light')").await;
    let light: String = widget.ask(colour).await;
    widget.ask::<()>("host.setAttribute('theme', 'dark')").await;
    let dark: String = widget.ask(colour).await;
    assert_ne!(light, dark);
    widget.ask::<()>("void (host.removeAttribute('theme'), document.documentElement.style.colorScheme = 'dark')").await;
    assert_eq!(widget.ask::<String>(colour).await, dark, "by itself it follows the page");

    widget.ask::<()>("host.setAttribute('list', 'another')").await;
    widget.until("journal.words(inside('[data-progress]')[0]) === '0 of 15 agreed'").await;
    widget.toggle("pm-research").await;
    assert_eq!(page.stored_document("alignment-checklist:another:default").await["list"], "another");
    widget.ask::<()>("host.setAttribute('list', 'pm-em')").await;
    widget.until("inside('[data-item=goals-short]')[0].dataset.level === 'yes'").await;
    page.expect_no_errors().await;
}

async fn what_was_done_in_memory_comes_back_when_it_may(page: Page) {
    page.open("not-kept.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    for readonly in [true, true, false] {
        page.promised::<()>(&format!(
            "(async () => {{ const host = document.querySelector('alignment-checklist'); host.remove();
               await new Promise((resolve) => setTimeout(resolve));
               host.toggleAttribute('readonly', {readonly}); document.querySelector('main').append(host); await host.ready; }})().then(() => null)"
        ))
        .await;
    }
    widget.until("inside('[data-item=goals-short]')[0].dataset.level === 'yes'").await;
    page.expect_no_errors().await;
}

async fn several_sections_can_be_chosen(page: Page) {
    page.open("only.html").await;
    let widget = page.widget().await;
    assert_eq!(widget.headings().await.len(), 2);
    assert_eq!(widget.items().await.len(), 10);
    assert!(widget.items().await.iter().all(|id| !id.starts_with("em-")));
    assert_eq!(widget.progress().await, "0 of 10 agreed");
}

async fn read_only_changes_and_writes_nothing(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    widget.open("goals-short").await;
    widget.write_note("goals-short", "", "For everybody to read").await;
    let key = "alignment-checklist:pm-em:default";
    let before = page.stored(key).await;

    page.open("readonly.html").await;
    let widget = page.widget().await;
    assert_eq!(widget.ticked().await, ["goals-short"]);
    widget.click_tick("goals-mid").await;
    widget.click_tick("goals-short").await;
    widget.ask::<()>("void host.reset()").await;
    let refused: String = widget
        .ask_about(
            "(() => { try { host.state = given } catch (error) { return error.message } })()",
            state(&ticked("goals-mid")),
        )
        .await;
    assert_eq!(refused, "The checklist is read only.");
    page.promised::<()>(
        "new Promise(requestAnimationFrame).then(() => new Promise((r) => setTimeout(r))).then(() => null)",
    )
    .await;
    assert_eq!(widget.ticked().await, ["goals-short"]);
    widget.act_on("goals-short", "more").await;
    widget.until("inside('[data-item=goals-short] [part~=note]').some(journal.drawn)").await;
    assert_eq!(widget.notes("goals-short").await, ["For everybody to read"]);
    assert_eq!(widget.count("textarea, [data-action=undo], [data-action=reset], [data-action=remove-note]").await, 0);
    assert!(widget.status().await.starts_with("Read only"), "{}", widget.status().await);
    assert_eq!(page.stored(key).await, before);
    assert_eq!(page.heard("alignment-change").await, [Value::Null; 0]);
    page.expect_no_errors().await;
}

async fn a_language_that_is_no_tag_is_passed_over(page: Page) {
    page.open("odd-language.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    widget.until("inside('[part~=status]')[0].textContent.startsWith('Saved in this browser, ')").await;
    widget.toggle("goals-mid").await;
    assert_eq!(widget.ticked().await, ["goals-short", "goals-mid"]);
}
