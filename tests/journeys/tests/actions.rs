//! What can be done with items and with the list besides ticking and writing, and the way back.

use journeys::Page;

journeys::journeys![
    does_not_apply_and_back_restores_the_mark,
    a_list_of_which_nothing_applies_says_so,
    the_last_twenty_actions_can_be_undone,
    reset_is_one_action_with_the_way_back_beside_it,
    open_only_shows_what_is_open,
    in_open_only_no_click_is_lost,
    in_open_only_nothing_moves_until_the_list_is_left,
];

async fn does_not_apply_and_back_restores_the_mark(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    widget.open("goals-short").await;
    widget.act_on("goals-short", "not-applicable").await;
    widget.until("inside('[data-item=goals-short]')[0].dataset.level === 'not_applicable'").await;
    assert_eq!(widget.progress().await, "0 of 14 agreed");
    assert_eq!(widget.section_progress().await[0], "0 of 4");
    page.reload().await;
    let widget = page.widget().await;
    assert_eq!(widget.level("goals-short").await, "not_applicable");
    widget.open("goals-short").await;
    widget.act_on("goals-short", "applicable").await;
    widget.until("inside('[data-item=goals-short]')[0].dataset.level === 'yes'").await;
    assert_eq!(widget.progress().await, "1 of 15 agreed");
    page.expect_no_errors().await;
}

async fn a_list_of_which_nothing_applies_says_so(page: Page) {
    page.open("edited-before.html").await;
    let widget = page.widget().await;
    for item in widget.items().await {
        widget.open(&item).await;
        widget.act_on(&item, "not-applicable").await;
        widget
            .until_about(
                "inside(`[data-item=\"${given}\"]`)[0].dataset.level === 'not_applicable'",
                serde_json::json!(item),
            )
            .await;
    }
    assert_eq!(widget.progress().await, "Nothing here applies");
    let text = widget.text().await;
    assert!(!text.contains("NaN") && !text.contains("undefined"), "{text}");
    assert!(widget.ask::<bool>("inside('[part~=progress]').every((p) => p.value >= 0 && p.max > 0)").await);
    page.expect_no_errors().await;
}

async fn the_last_twenty_actions_can_be_undone(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    let items = widget.items().await;
    for item in items.iter().chain(&items[..7]) {
        widget.toggle(item).await;
    }
    // 22 actions: 15 ticks, 7 of them taken back.
    assert_eq!(widget.progress().await, "8 of 15 agreed");
    for left in (0..20).rev() {
        assert_eq!(
            widget.ask::<String>("inside('[part~=toolbar] [data-action=undo]')[0].ariaDisabled ?? 'false'").await,
            "false",
            "{left} to go"
        );
        let before = widget.ticked().await;
        widget.undo().await;
        widget
            .until_about(
                "JSON.stringify(inside('[part~=checkbox]').filter((c) => c.checked).map((c) => c.closest('[data-item]').dataset.item)) !== given",
                serde_json::json!(serde_json::to_string(&before).expect("names are JSON")),
            )
            .await;
    }
    assert_eq!(widget.ticked().await, items[..2]);
    widget.until("inside('[part~=toolbar] [data-action=undo]')[0].ariaDisabled === 'true'").await;
    page.reload().await;
    assert_eq!(page.widget().await.ticked().await, items[..2]);
}

async fn reset_is_one_action_with_the_way_back_beside_it(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    for item in ["goals-short", "pm-research", "em-customers"] {
        widget.toggle(item).await;
    }
    widget.act("reset").await;
    widget.until("journal.words(inside('[data-progress]')[0]) === '0 of 15 agreed'").await;
    assert_eq!(widget.ticked().await, [""; 0]);
    widget.until("inside('[part~=banner]').some(journal.drawn)").await;
    widget.click("[part~=banner] [data-action=undo]").await;
    widget.until("journal.words(inside('[data-progress]')[0]) === '3 of 15 agreed'").await;
    page.reload().await;
    assert_eq!(page.widget().await.ticked().await, ["goals-short", "pm-research", "em-customers"]);
    page.expect_no_errors().await;
}

async fn open_only_shows_what_is_open(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    widget.act("open-only").await;
    widget.until("inside('[data-action=open-only]')[0].ariaPressed === 'true'").await;
    widget.until("inside('[part~=item]').filter(journal.drawn).length === 14").await;
    assert!(!widget.items().await.contains(&"goals-short".to_owned()));
    assert_eq!(widget.progress().await, "1 of 15 agreed");
    widget.act("open-only").await;
    widget.until("inside('[part~=item]').filter(journal.drawn).length === 15").await;
    page.expect_no_errors().await;
}

/// They go when the list is left.
async fn in_open_only_no_click_is_lost(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.act("open-only").await;
    widget.until("inside('[data-action=open-only]')[0].ariaPressed === 'true'").await;
    let items = ["goals-short", "goals-mid", "goals-long", "shared-values"];
    for item in items {
        widget.toggle(item).await;
    }
    assert_eq!(widget.progress().await, "4 of 15 agreed");
    widget.focus("[part~=toolbar] [data-action=open-only]").await;
    widget.until("inside('[part~=item]').filter(journal.drawn).length === 11").await;
    page.expect_no_errors().await;
}

/// Anyone who clicks once more, because it was a mistake, must not tick the next one.
async fn in_open_only_nothing_moves_until_the_list_is_left(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    // However long they take: what the widget waits for comes at once. The rest is the driver's own.
    page.run::<()>("const usual = setTimeout; window.setTimeout = (work, time) => usual(work, time > 1000 ? time : 0); return null;", vec![]).await;
    let a_while = "new Promise((done) => setTimeout(() => setTimeout(() => done(true))))";
    widget.toggle("goals-long").await;
    widget.act("open-only").await;
    widget.until("inside('[part~=item]').filter(journal.drawn).length === 14").await;
    widget.toggle("goals-short").await;
    widget.double_click("[data-item=goals-mid] [part~=checkbox]").await;
    widget.until("host.summary.done === 2").await;
    assert_eq!(widget.ticked().await, ["goals-short", "goals-long"]);
    assert!(page.promised::<bool>(a_while).await);
    assert_eq!(widget.count("[part~=item]").await, 14);

    // Pressing beside them is no leaving of it.
    widget.click("[data-item=goals-mid] [part~=details]").await;
    assert_eq!(widget.count("[part~=item]").await, 14);
    // Away from the list it is tidied up.
    widget.ask::<()>("host.shadowRoot.activeElement.blur() ?? null").await;
    widget.until("inside('[part~=item]').filter(journal.drawn).length === 13").await;
    // And when the filter is turned on again.
    widget.toggle("goals-mid").await;
    widget.act("open-only").await;
    widget.act("open-only").await;
    widget.until("inside('[part~=item]').filter(journal.drawn).length === 12").await;
    page.expect_no_errors().await;
}
