//! Notes: nothing of what is written is lost, whatever happens meanwhile.

use journeys::Page;
use serde_json::json;
use thirtyfour::Key;

journeys::journeys![
    an_item_has_several_notes_each_by_somebody_or_nobody,
    a_note_can_be_changed,
    a_removed_note_comes_back_by_undo,
    what_adds_a_note_keeps_its_colour_under_the_pointer,
    the_second_click_of_two_is_not_for_what_came_under_the_pointer,
    a_note_that_is_left_half_way_is_kept,
    closing_an_item_keeps_what_is_written,
    undo_takes_back_what_was_done_before_the_note,
    what_is_written_in_a_note_that_others_remove_goes_on_as_a_new_one,
    a_note_that_two_change_at_once_is_two_notes,
    a_release_that_never_comes_loses_no_note,
    escape_on_a_button_removes_nothing,
    the_words_beside_a_field_belong_to_it,
    who_looks_something_up_elsewhere_writes_on,
    a_phone_that_is_put_away_has_kept_the_note,
    the_next_note_is_by_whoever_said_the_last,
    an_emptied_note_is_removed_with_the_way_back,
    keys_of_an_input_method_are_its_own,
    escape_is_for_what_is_open_inside,
];

async fn an_item_has_several_notes_each_by_somebody_or_nobody(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    assert_eq!(widget.count("textarea").await, 0, "notes are out of the way until they are wanted");
    widget.open("goals-short").await;
    widget.write_note("goals-short", "pm", "One").await;
    widget.write_note("goals-short", "em", "Two <b>bold</b> & \"quoted\"").await;
    widget.write_note("goals-short", "", "Three").await;
    assert_eq!(widget.notes("goals-short").await, ["PM One", "EM Two <b>bold</b> & \"quoted\"", "Three"]);
    page.reload().await;
    let widget = page.widget().await;
    assert_eq!(widget.notes("goals-short").await, ["PM One", "EM Two <b>bold</b> & \"quoted\"", "Three"]);
    page.expect_no_errors().await;
}

async fn a_note_can_be_changed(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.open("goals-short").await;
    widget.write_note("goals-short", "pm", "Until May").await;
    widget.act_on("goals-short", "edit-note").await;
    widget.until("inside('[part~=note] [data-field=note]')[0]?.value === 'Until May'").await;
    assert_eq!(page.focused().await, "goals-short note");
    page.press(Key::End + ", or June").await;
    widget.act_on("goals-short", "save-note").await;
    widget.until("journal.words(inside('[part~=note]')[0]).includes('Until May, or June')").await;
    assert_eq!(widget.notes("goals-short").await, ["PM Until May, or June"]);
    page.reload().await;
    assert_eq!(page.widget().await.notes("goals-short").await, ["PM Until May, or June"]);
}

async fn a_removed_note_comes_back_by_undo(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.open("goals-short").await;
    widget.write_note("goals-short", "pm", "Stays").await;
    widget.write_note("goals-short", "em", "Goes").await;
    widget.click("[part~=note]:nth-of-type(2) [data-action=remove-note]").await;
    widget.until("inside('[part~=note]').length === 1").await;
    assert_eq!(widget.notes("goals-short").await, ["PM Stays"]);
    let banner = widget.banner().await.expect("the way back is offered");
    assert!(banner.starts_with("Note removed."), "{banner}");
    widget.click("[part~=banner] [data-action=undo]").await;
    widget.until("inside('[part~=note]').length === 2").await;
    assert_eq!(widget.notes("goals-short").await, ["PM Stays", "EM Goes"]);

    widget.click("[part~=note]:nth-of-type(1) [data-action=remove-note]").await;
    widget.until("inside('[part~=note]').length === 1").await;
    page.reload().await;
    assert_eq!(page.widget().await.notes("goals-short").await, ["EM Goes"]);
}

async fn what_adds_a_note_keeps_its_colour_under_the_pointer(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-mid").await;
    widget.open("goals-short").await;
    widget.click("[data-item=goals-short] [data-action=add-note]").await;
    widget.until("inside('[data-action=add-note]')[0].matches(':hover')").await;
    // That of a box which is ticked.
    widget
        .until(
            "((colour) => colour(inside('[data-action=add-note]')[0]) === colour(inside('[data-item=goals-mid] [part~=checkbox]')[0]))
             ((element) => getComputedStyle(element).backgroundColor)",
        )
        .await;
}

async fn the_second_click_of_two_is_not_for_what_came_under_the_pointer(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.open("goals-short").await;
    widget.write_note("goals-short", "pm", "Back").await;
    widget.act_on("goals-short", "remove-note").await;
    widget.until("inside('[part~=banner] [data-action=undo]')[0]").await;
    widget.double_click("[part~=banner] [data-action=undo]").await;
    widget.until("inside('[part~=banner] [data-action=redo]')[0]").await;
    assert_eq!(widget.notes("goals-short").await, ["PM Back"]);
    widget.click("[part~=banner] [data-action=redo]").await;
    widget.until("inside('[part~=note]').length === 0").await;
    assert_eq!(page.widget().await.banner().await.as_deref(), Some("Note removed.UndoClose"));

    // Below it lie rows with boxes to tick and notes to open.
    widget.double_click("[part~=banner] [data-action=clear]").await;
    widget.until("!inside('[part~=banner]')[0]").await;
    let opened =
        "inside('[data-action=more][aria-expanded=true]').map((one) => one.closest('[data-item]').dataset.item)";
    assert_eq!(widget.ask::<Vec<String>>(opened).await, ["goals-short"]);
    assert_eq!(widget.ticked().await, [""; 0]);
    page.expect_no_errors().await;
}

async fn a_note_that_is_left_half_way_is_kept(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.open("goals-short").await;
    widget.type_into("[data-field=note]", "Typed and left").await;
    widget.click_tick("goals-mid").await;
    widget.until("inside('[part~=note]').length === 1").await;
    page.reload().await;
    assert_eq!(page.widget().await.notes("goals-short").await, ["Typed and left"]);
}

async fn closing_an_item_keeps_what_is_written(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.open("goals-short").await;
    widget.type_into("[data-field=note]", "Typed and closed").await;
    widget.act_on("goals-short", "more").await;
    widget.until("inside('[data-item=goals-short] [data-action=more]')[0].ariaExpanded === 'false'").await;
    widget.until("inside('[part~=note]').length === 1").await;

    widget.open("goals-short").await;
    widget.act_on("goals-short", "edit-note").await;
    widget.until("inside('[part~=note] [data-field=note]')[0]").await;
    page.press(", and changed").await;
    widget.act_on("goals-short", "more").await;
    widget.until("inside('[data-item=goals-short] [data-action=more]')[0].ariaExpanded === 'false'").await;
    page.reload().await;
    assert_eq!(page.widget().await.notes("goals-short").await, ["Typed and closed, and changed"]);
    let document = page.stored_document("alignment-checklist:pm-em:default").await;
    assert_eq!(document["notes"].as_object().map(serde_json::Map::len), Some(1), "{document}");
    page.expect_no_errors().await;
}

async fn undo_takes_back_what_was_done_before_the_note(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-mid").await;
    widget.open("goals-short").await;
    widget.type_into("[data-field=note]", "Only now").await;
    widget.undo().await;
    widget.until("inside('[data-item=goals-mid]')[0].dataset.level === 'unset'").await;
    widget.until("inside('[part~=note]').length === 1").await;

    // The note that is being changed goes with undo, and nothing else comes of it.
    widget.act_on("goals-short", "edit-note").await;
    widget.until("inside('[part~=note] [data-field=note]')[0]").await;
    page.press(", changed").await;
    widget.undo().await;
    widget.until("inside('[part~=note]').length === 0").await;
    page.reload().await;
    assert_eq!(page.widget().await.notes("goals-short").await, [""; 0]);
    page.expect_no_errors().await;
}

async fn what_is_written_in_a_note_that_others_remove_goes_on_as_a_new_one(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    let remove = "for (const { text } of Object.values(theirs.notes)) [text.value, text.stamp] = [null, [text.stamp[0] + 9, 'other']]";
    widget.open("goals-short").await;
    widget.write_note("goals-short", "pm", "As it was").await;
    widget.act_on("goals-short", "edit-note").await;
    widget.until("host.shadowRoot.activeElement?.closest('[part~=note]')").await;
    page.press(", and half a").await;
    widget.ask::<()>(&format!("(() => {{ const theirs = host.state; {remove}; host.state = theirs; }})()")).await;
    widget.until("host.shadowRoot.activeElement?.closest('.panel > .compose')").await;
    page.press(" sentence more").await;
    page.press_together(&[Key::Control, Key::Enter]).await;
    let both = "PM As it was, and half a sentence more";
    widget.until("inside('[part~=note]').length === 1").await;
    assert_eq!(widget.notes("goals-short").await, [both]);

    // What nobody has changed is gone with its field, and comes back with nothing.
    widget.act_on("goals-short", "edit-note").await;
    widget.until("host.shadowRoot.activeElement?.closest('[part~=note]')").await;
    widget.ask::<()>(&format!("(() => {{ const theirs = host.state; {remove}; host.state = theirs; }})()")).await;
    widget.until("inside('[part~=note]').length === 0").await;
    assert_eq!(widget.ask::<Vec<String>>("inside('[data-field=note]').map(({ value }) => value)").await, [""]);
    page.expect_no_errors().await;
}

async fn a_note_that_two_change_at_once_is_two_notes(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    let theirs = async |text: &str| {
        let change = "for (const { text } of Object.values(state.notes)) [text.value, text.stamp] = [given, [text.stamp[0] + 9, 'other']]";
        let set =
            format!("(() => {{ const {{ state }} = host; const given = '{text}'; {change}; host.state = state; }})()");
        widget.ask::<()>(&set).await;
    };
    let edit = async || {
        widget.act_on("goals-short", "edit-note").await;
        widget.until("host.shadowRoot.activeElement?.closest('[part~=note]')").await;
    };
    widget.open("goals-short").await;
    widget.write_note("goals-short", "pm", "As it was").await;
    edit().await;
    page.press(", by one").await;
    theirs("As it was, by the other").await;
    page.press_together(&[Key::Control, Key::Enter]).await;
    widget.until("inside('[part~=note]').length === 2").await;
    assert_eq!(widget.notes("goals-short").await, ["PM As it was, by the other", "As it was, by one"]);
    assert_eq!(widget.ask::<usize>("inside('[part~=note] textarea').length").await, 0);

    // Who has written nothing has nothing to keep.
    edit().await;
    theirs("Once more by the other").await;
    widget.until("inside('[part~=note] textarea')[0].value === 'Once more by the other'").await;
    page.press_together(&[Key::Control, Key::Enter]).await;
    widget.until("inside('[part~=note] textarea').length === 0").await;
    assert_eq!(widget.notes("goals-short").await, ["PM Once more by the other", "Once more by the other"]);

    // And nobody else has changed what one changes alone, however often.
    for text in [" and", " again"] {
        edit().await;
        page.press(text).await;
        page.press_together(&[Key::Control, Key::Enter]).await;
        widget.until(&format!("inside('[part~=note]')[0].textContent.includes('{text}')")).await;
    }
    assert_eq!(widget.notes("goals-short").await, ["PM Once more by the other and again", "Once more by the other"]);
    page.expect_no_errors().await;
}

/// Menus swallow the release of the button that opened them, and some windows the release outside of them.
async fn a_release_that_never_comes_loses_no_note(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.open("goals-short").await;
    widget.type_into("[data-field=note]", "By the menu").await;
    page.run::<()>("window.dispatchEvent(new PointerEvent('pointerdown', { button: 2 }))", vec![]).await;
    page.press(Key::Tab + Key::Tab + Key::Tab).await;
    widget.until("inside('[part~=note]').length === 1").await;

    widget.type_into("[data-field=note]", "Outside").await;
    page.run::<()>("window.dispatchEvent(new PointerEvent('pointerdown', { button: 0 }))", vec![]).await;
    page.reload().await;
    assert_eq!(page.widget().await.notes("goals-short").await, ["By the menu", "Outside"]);
    page.expect_no_errors().await;
}

async fn escape_on_a_button_removes_nothing(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    for button in ["edit-note", "remove-note"] {
        widget.open("goals-short").await;
        if button == "edit-note" {
            widget.write_note("goals-short", "pm", "Stays").await;
        }
        widget.focus(&format!("[part~=note] [data-action={button}]")).await;
        page.press(Key::Escape + "").await;
        widget.until("inside('[data-item=goals-short] [data-action=more]')[0].ariaExpanded === 'false'").await;
        assert_eq!(widget.notes("goals-short").await, ["PM Stays"]);
    }
    page.expect_no_errors().await;
}

async fn the_words_beside_a_field_belong_to_it(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.open("goals-short").await;
    widget.type_into("[data-field=note]", "Whose?").await;
    widget.click_start_of("[data-item=goals-short] .choice").await;
    widget.until("host.shadowRoot.activeElement?.matches('select')").await;
    assert_eq!(widget.notes("goals-short").await, [""; 0]);
    page.press("E").await;
    widget.until("inside('[data-field=author]')[0].value === 'em'").await;
    widget.act_on("goals-short", "add-note").await;
    widget.until("inside('[part~=note]').length === 1").await;
    assert_eq!(widget.notes("goals-short").await, ["EM Whose?"]);
    page.expect_no_errors().await;
}

async fn who_looks_something_up_elsewhere_writes_on(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.open("goals-short").await;
    widget.type_into("[data-field=note]", "Half a sent").await;
    // What browsers tell a field when another window comes to the front. It stays the active one of its own.
    let elsewhere =
        "inside('[data-field=note]')[0].dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }))";
    widget.ask::<bool>(elsewhere).await;
    page.press("ence").await;
    widget.act_on("goals-short", "add-note").await;
    widget.until("inside('[part~=note]').length === 1").await;
    assert_eq!(widget.notes("goals-short").await, ["Half a sentence"]);

    // And what is not finished when the page goes is kept, whichever window is in front: in the background no field says that it is left.
    widget.type_into("[data-field=note]", "Unfinished").await;
    widget.ask::<bool>(elsewhere).await;
    page.run::<()>(
        "const blur = HTMLElement.prototype.blur;
         const stop = (event) => event.stopImmediatePropagation();
         HTMLElement.prototype.blur = function () {
           addEventListener('focusout', stop, true);
           blur.call(this);
           removeEventListener('focusout', stop, true);
         };",
        vec![],
    )
    .await;
    page.reload().await;
    assert_eq!(page.widget().await.notes("goals-short").await, ["Half a sentence", "Unfinished"]);
    page.expect_no_errors().await;
}

/// Phones end what is out of sight without a word.
async fn a_phone_that_is_put_away_has_kept_the_note(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.open("goals-short").await;
    widget.type_into("[data-field=note]", "On the way").await;
    page.run::<()>(
        "window.matchMedia = (query) => ({ matches: query === '(pointer:coarse)' });
         Object.defineProperty(document, 'hidden', { value: true });
         document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));",
        vec![],
    )
    .await;
    widget.until("inside('[part~=note]').length === 1").await;
    assert_eq!(widget.notes("goals-short").await, ["On the way"]);
    page.expect_no_errors().await;
}

async fn the_next_note_is_by_whoever_said_the_last(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.open("goals-short").await;
    assert_eq!(page.focused().await, "goals-short note");
    widget.write_note("goals-short", "em", "One").await;
    assert_eq!(page.focused().await, "goals-short note");
    widget.open("goals-mid").await;
    widget.until("inside('[data-item=goals-mid] [data-field=author]')[0].value === 'em'").await;
    page.press("Two").await;
    page.press_together(&[Key::Control, Key::Enter]).await;
    widget.until("inside('[data-item=goals-mid] [part~=note]').length === 1").await;
    assert_eq!(widget.notes("goals-mid").await, ["EM Two"]);
    assert_eq!(page.focused().await, "goals-mid note");

    // Also where something is said already; and what was chosen stays while another note is changed.
    widget.act_on("goals-mid", "more").await;
    widget.until("!inside('[data-item=goals-mid] [data-field=author]')[0]").await;
    widget.open("goals-mid").await;
    widget.until("inside('[data-item=goals-mid] [data-field=author]')[0].value === 'em'").await;
    widget.choose("[data-item=goals-mid] [data-field=author]", "pm").await;
    widget.act_on("goals-mid", "edit-note").await;
    widget.until("host.shadowRoot.activeElement?.closest('[part~=note]')").await;
    assert_eq!(widget.ask::<String>("inside('[data-item=goals-mid] [data-field=author]')[0].value").await, "pm");
    page.expect_no_errors().await;
}

async fn an_emptied_note_is_removed_with_the_way_back(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.open("goals-short").await;
    widget.write_note("goals-short", "pm", "x").await;
    widget.act_on("goals-short", "edit-note").await;
    widget.until("inside('[part~=note] [data-field=note]')[0]").await;
    page.press(Key::Backspace + "").await;
    widget.act_on("goals-short", "save-note").await;
    widget.until("inside('[part~=note]').length === 0").await;
    let banner = widget.banner().await.expect("the way back is offered");
    assert!(banner.starts_with("Note removed."), "{banner}");
    assert!(widget.ask::<bool>("host.shadowRoot.activeElement === inside('.panel')[0]").await, "the focus is lost");
    widget.click("[part~=banner] [data-action=undo]").await;
    widget.until("inside('[part~=note]').length === 1").await;
    assert_eq!(widget.notes("goals-short").await, ["PM x"]);
}

async fn keys_of_an_input_method_are_its_own(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.open("goals-short").await;
    for composing in [true, false] {
        widget
            .ask_about::<()>(
                "(inside('[data-field=note]')[0].dispatchEvent(
                    new KeyboardEvent('keydown', { key: 'Escape', isComposing: given, bubbles: true })), null)",
                json!(composing),
            )
            .await;
        let open = widget.ask::<String>("inside('[data-item=goals-short] [data-action=more]')[0].ariaExpanded");
        if composing {
            assert_eq!(open.await, "true");
        }
    }
    widget.until("inside('[data-item=goals-short] [data-action=more]')[0].ariaExpanded === 'false'").await;
}

async fn escape_is_for_what_is_open_inside(page: Page) {
    page.open("built-in.html").await;
    page.run::<()>(
        "const dialog = document.createElement('dialog');
         document.body.append(dialog);
         dialog.append(document.querySelector('alignment-checklist'));
         dialog.showModal();",
        vec![],
    )
    .await;
    let widget = page.widget().await;
    widget.open("goals-short").await;
    page.press("Kept" + Key::Escape).await;
    widget.until("inside('[data-item=goals-short] [data-action=more]')[0].ariaExpanded === 'false'").await;
    assert_eq!(widget.notes("goals-short").await, ["Kept"]);
    assert!(page.value::<bool>("document.querySelector('dialog').open").await);
    page.press(Key::Escape + "").await;
    page.until::<bool>("!document.querySelector('dialog').open").await;
    page.expect_no_errors().await;
}
