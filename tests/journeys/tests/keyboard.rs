//! Without a mouse, and without eyes.

use journeys::{Page, Widget};
use serde_json::json;
use thirtyfour::Key;

journeys::journeys![
    everything_can_be_done_by_keyboard,
    undo_and_redo_have_their_usual_keys,
    focus_stays_where_it_was,
    focus_goes_to_what_is_near_when_something_else_takes_its_place_away,
    closing_a_banner_goes_back_to_where_one_was,
    closing_a_refusal_goes_back_to_what_was_pasted,
    what_has_the_focus_after_editing_is_seen,
    ten_quick_ticks_are_at_most_two_announcements,
    the_same_again_is_said_again,
    keys_typed_in_a_note_stay_in_it,
    the_focus_is_never_behind_the_banner,
    checkboxes_have_the_statements_as_names,
];

/// Presses Tab until the focus is on `wanted`, as somebody would who cannot point at it.
async fn tab_to(page: &Page, wanted: &str) {
    walk_to(page, wanted, &[Key::Tab]).await;
}

/// The same the other way round.
async fn tab_back_to(page: &Page, wanted: &str) {
    walk_to(page, wanted, &[Key::Shift, Key::Tab]).await;
}

async fn walk_to(page: &Page, wanted: &str, keys: &[Key]) {
    let mut passed = Vec::new();
    while page.focused().await != wanted {
        passed.push(page.focused().await);
        assert!(passed.len() < 60, "Tab does not lead to {wanted}, only to {passed:?}");
        page.press_together(keys).await;
    }
}

async fn everything_can_be_done_by_keyboard(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;

    tab_to(&page, "goals-short checkbox").await;
    page.press(" ").await;
    widget.until("inside('[data-item=goals-short]')[0].dataset.level === 'yes'").await;

    tab_to(&page, "goals-short more").await;
    page.press(Key::Enter).await;
    widget.until("inside('[data-item=goals-short] [data-field=note]').some(journal.drawn)").await;
    tab_to(&page, "goals-short note").await;
    page.press("Written without a mouse").await;
    tab_to(&page, "goals-short add-note").await;
    page.press(Key::Enter).await;
    widget.until("inside('[part~=note]').length === 1").await;
    assert_eq!(widget.notes("goals-short").await, ["Written without a mouse"]);

    page.press(Key::Escape).await;
    widget.until("inside('[data-item=goals-short] [data-action=more]')[0].ariaExpanded === 'false'").await;
    assert_eq!(page.focused().await, "goals-short more");

    widget.focus("[part~=toolbar] [data-action=open-only]").await;
    tab_to(&page, "undo").await;
    page.press(Key::Enter).await;
    widget.until("inside('[part~=note]').length === 0").await;
    assert_eq!(page.focused().await, "undo");
    tab_to(&page, "reset").await;
    page.press(" ").await;
    widget.until("journal.words(inside('[data-progress]')[0]) === '0 of 15 agreed'").await;
    tab_to(&page, "undo").await;
    page.press(Key::Enter).await;
    widget.until("journal.words(inside('[data-progress]')[0]) === '1 of 15 agreed'").await;

    tab_back_to(&page, "goals-mid more").await;
    page.press(" ").await;
    tab_to(&page, "goals-mid not-applicable").await;
    page.press(Key::Enter).await;
    widget.until("inside('[data-item=goals-mid]')[0].dataset.level === 'not_applicable'").await;
    assert_eq!(page.focused().await, "goals-mid applicable");
    page.expect_no_errors().await;
}

async fn undo_and_redo_have_their_usual_keys(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    widget.toggle("goals-mid").await;
    widget.focus("[data-item=goals-long] [part~=checkbox]").await;
    let control = char::from(Key::Control);
    let [undo, redo, redo_too] = [&[control, 'z'][..], &[control, Key::Shift.into(), 'Z'], &[control, 'y']];
    for (keys, done) in [(undo, 1), (undo, 0), (redo, 1), (redo_too, 2)] {
        page.press_together(keys).await;
        widget.until_about("host.summary.done === given", done.into()).await;
        assert_eq!(page.focused().await, "goals-long checkbox");
    }
    // In a field they are the browser's own.
    widget.open("goals-long").await;
    widget.focus("[data-item=goals-long] [data-field=note]").await;
    page.press("Oops").await;
    page.press_together(undo).await;
    page.press("Monthly").await;
    page.press_together(&[Key::Control, Key::Enter]).await;
    widget.until("inside('[part~=note]').length === 1").await;
    assert_eq!(widget.ticked().await, ["goals-short", "goals-mid"]);
    page.expect_no_errors().await;
}

async fn focus_stays_where_it_was(page: Page) {
    page.open("built-in.html").await;
    let before: String = page.focused().await;
    let widget = page.widget().await;
    assert_eq!(page.focused().await, before, "starting takes no focus");
    widget.focus("[data-item=goals-mid] [part~=checkbox]").await;
    page.press(" ").await;
    widget.until("inside('[data-item=goals-mid]')[0].dataset.level === 'yes'").await;
    assert_eq!(page.focused().await, "goals-mid checkbox");

    // A tick that the filter hides must not drop the focus out of the checklist.
    widget.act("open-only").await;
    widget.until("inside('[part~=item]').filter(journal.drawn).length === 14").await;
    assert_eq!(page.focused().await, "open-only");

    widget.open("goals-long").await;
    widget.write_note("goals-long", "", "A note").await;
    widget.act_on("goals-long", "remove-note").await;
    widget.until("inside('[part~=note]').length === 0").await;
    assert!(
        page.value::<bool>("document.activeElement.localName === 'alignment-checklist'").await,
        "focus fell out of the checklist"
    );
    widget.click("[part~=banner] [data-action=undo]").await;
    widget.until("inside('[part~=note]').length === 1").await;
    assert!(
        page.value::<bool>("document.activeElement.localName === 'alignment-checklist'").await,
        "focus fell out of the checklist"
    );
}

async fn focus_goes_to_what_is_near_when_something_else_takes_its_place_away(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.open("goals-long").await;
    widget.write_note("goals-long", "", "A note").await;
    widget.focus("[data-action=edit-note]").await;
    // What another tab or the host says comes the same way.
    widget
        .ask::<()>(
            "(() => {
                const { notes, ...state } = host.state;
                const [[id, note]] = Object.entries(notes);
                host.state = { ...state, notes: { [id]: { ...note, text: { value: null, stamp: [1000, 'another'], at: 1 } } } };
                return null;
            })()",
        )
        .await;
    widget.until("host.shadowRoot.activeElement?.matches('[data-item=goals-long] .panel')").await;
    page.expect_no_errors().await;
}

async fn closing_a_banner_goes_back_to_where_one_was(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.toggle("em-direction").await;
    widget.focus("[data-item=em-direction] [part~=checkbox]").await;
    widget.focus(".foot [data-action=reset]").await;
    page.press(" ").await;
    widget.until("inside('[part~=banner] [data-action=clear]')[0]").await;
    widget.focus("[part~=banner] [data-action=clear]").await;
    page.press(" ").await;
    widget.until("!inside('[part~=banner]')[0]").await;
    widget.until("host.shadowRoot.activeElement").await;
    assert_eq!(page.focused().await, "reset");

    // What the filter hides by then cannot take it.
    widget.act("open-only").await;
    widget.open("goals-long").await;
    widget.focus("[data-item=goals-long] [data-action=not-applicable]").await;
    page.press(" ").await;
    widget.until("inside('[part~=banner] [data-action=clear]')[0]").await;
    widget.focus("[part~=banner] [data-action=clear]").await;
    widget.until("!journal.drawn(inside('[data-item=goals-long]')[0])").await;
    page.press(" ").await;
    widget.until("!inside('[part~=banner]')[0]").await;
    widget.until("host.shadowRoot.activeElement").await;
}

async fn closing_a_refusal_goes_back_to_what_was_pasted(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.open("em-customers").await;
    widget.write_note("em-customers", "", "Far below").await;
    widget.act("share").await;
    widget.until("inside('[data-field=opened]')[0]").await;
    widget.focus("[data-field=opened]").await;
    page.press("no link").await;
    page.press(Key::Enter).await;
    widget.until("inside('.offer [data-action=dismiss]')[0]").await;
    tab_to(&page, "dismiss").await;
    page.press(" ").await;
    widget.until("!inside('.offer')[0] && host.shadowRoot.activeElement").await;
    assert_eq!(page.focused().await, "opened");
}

async fn what_has_the_focus_after_editing_is_seen(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.open("goals-short").await;
    widget.write_note("goals-short", "", "Weekly").await;
    tab_back_to(&page, "goals-short edit-note").await;
    page.press(Key::Enter).await;
    widget.until("host.shadowRoot.activeElement?.matches('.notes textarea')").await;
    assert_eq!(widget.count(".panel > .compose").await, 0, "two fields at a time");
    page.press(Key::Escape).await;
    widget.until("host.shadowRoot.activeElement?.matches('.panel')").await;
    let ring: String = widget.ask("getComputedStyle(host.shadowRoot.activeElement).outlineStyle").await;
    assert_eq!(ring, "solid");
    assert_eq!(widget.count(".panel > .compose").await, 1);
}

async fn ten_quick_ticks_are_at_most_two_announcements(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    assert_eq!(widget.ask::<String>("journal.words(inside('[role=status]')[0])").await, "", "nothing is said on load");
    listen(&widget).await;
    // Each in a frame of its own, as ten ticks of a person are, so that none is drawn together with the next.
    page.promised::<()>(
        "(async () => {
           for (const box of journal.inside('alignment-checklist', '[part~=checkbox]').slice(0, 10)) { box.click(); await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))); }
         })().then(() => null)",
    )
    .await;
    widget.until("journal.words(inside('[role=status]')[0]).includes('10 of 15 agreed')").await;
    let said: Vec<String> = page.value("journal.said").await;
    let said: Vec<_> = said.into_iter().filter(|words| !words.is_empty()).collect();
    assert!(said.len() <= 2, "{said:?}");
    assert_eq!(widget.count("[aria-live], [role=alert], [role=log], [role=status]").await, 1, "one live region");
}

async fn keys_typed_in_a_note_stay_in_it(page: Page) {
    page.open("shortcuts.html").await;
    let widget = page.widget().await;
    widget.open("goals-short").await;
    widget.type_into("[data-field=note]", "g/[").await;
    assert_eq!(widget.ask::<String>("inside('[data-field=note]')[0].value").await, "g/[");
    assert_eq!(page.value::<Vec<String>>("keys").await, [""; 0]);

    widget.focus("[data-item=goals-mid] [part~=checkbox]").await;
    page.press("g").await;
    page.until::<bool>("keys.length === 1").await;
    page.run::<()>("document.querySelector('#host-button').focus()", vec![]).await;
    page.press("/").await;
    page.until::<bool>("keys.length === 2").await;
    assert_eq!(page.value::<Vec<String>>("keys").await, ["g", "/"]);
}

async fn the_focus_is_never_behind_the_banner(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    widget.act("reset").await;
    widget.until("inside('[part~=banner]').some(journal.drawn)").await;
    widget.focus("[part~=toolbar] [data-action=share]").await;
    tab_to(&page, "goals-short checkbox").await;
    while page.focused().await != "em-customers more" {
        page.press(Key::Tab).await;
        // WebKit scrolls some time after it has moved the focus.
        widget
            .until(
                "(() => { const focused = journal.focused(); const box = focused.getClientRects()[0];
                   const top = host.shadowRoot.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                   return focused.contains(top) || Boolean(top?.closest('label')?.contains(focused)) })()",
            )
            .await;
    }
    tab_to(&page, "clear").await;
    let ring = "(({ outlineColor, color }) => outlineColor === color)(getComputedStyle(journal.focused()))";
    assert!(widget.ask::<bool>(ring).await, "on the dark banner the ring is as light as its words");
}

async fn checkboxes_have_the_statements_as_names(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    let names: Vec<String> = widget.ask("inside('[part~=checkbox]').map((box) => journal.words(box.labels[0]))").await;
    assert_eq!(names, widget.statements().await);
    assert_eq!(names[0], "We have the same goals for the next few weeks.");
    assert!(widget.ask::<bool>("inside('[part~=checkbox]').every((box) => box.matches('input[type=checkbox]') && !box.hasAttribute('role'))").await);
    assert_eq!(widget.count("progress").await, 1);
}

async fn the_same_again_is_said_again(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    listen(&widget).await;
    widget.open("goals-short").await;
    for (index, note) in ["One", "Two"].iter().enumerate() {
        widget.write_note("goals-short", "", note).await;
        let often = "journal.said.filter((words) => words === 'Note added.').length > given";
        widget.until_about(often, json!(index)).await;
    }
    // Words in the place of the same words are no change, and not read out.
    assert_eq!(page.value::<Vec<String>>("journal.said").await, ["Note added.", "", "Note added."]);
}

/// Keeps what is said aloud from now on, in `journal.said`.
async fn listen(widget: &Widget) {
    widget
        .ask::<()>(
            "void (journal.said = [], new MutationObserver(() => journal.said.push(journal.words(inside('[role=status]')[0])))
               .observe(inside('[role=status]')[0], { childList: true, characterData: true, subtree: true }))",
        )
        .await;
}
