//! What differs is shown first, and each answer does what it says.

use journeys::{Key, Page};
use serde_json::json;

use super::{answer, fragment, link_from_next_door, offer, open_here, payload};

journeys::journeys![
    opening_a_link_writes_nothing,
    merging_takes_over_and_undo_is_one_step,
    looking_changes_nothing,
    pressed_twice_looking_is_still_no_merge,
    keeping_mine_puts_the_link_aside,
    both_values_stand_side_by_side,
    the_same_again_says_so,
    a_link_of_nothing_says_no_time,
    what_is_looked_at_is_not_for_sharing,
    read_only_shows_and_does_not_merge,
    two_people_exchange_links_and_nothing_is_lost,
    no_barrier_while_sharing_or_opening,
];

const KEY: &str = "alignment-checklist:pm-em:default";

async fn opening_a_link_writes_nothing(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    let widget = open_here(&page, &link).await;
    let offer = offer(&widget).await;
    assert!(offer.contains("2 new marks"), "{offer}");
    assert!(offer.contains("1 new note"), "{offer}");
    assert_eq!(widget.ticked().await, [""; 0]);
    assert_eq!(page.stored_keys().await, [""; 0]);
    page.reload().await;
    let widget = page.widget().await;
    widget.until("inside('.offer')[0]").await;
    page.expect_no_errors().await;
}

async fn merging_takes_over_and_undo_is_one_step(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    page.open("built-in.html").await;
    page.widget().await.toggle("em-customers").await;
    let widget = open_here(&page, &link).await;
    let entries: u32 = page.value("history.length").await;
    answer(&widget, "merge").await;
    assert_eq!(widget.ticked().await, ["goals-short", "pm-research", "em-customers"]);
    assert_eq!(fragment(&page).await, "");
    assert_eq!(page.value::<u32>("history.length").await, entries);
    assert_eq!(widget.banner().await.as_deref(), Some("Merged. Your link now holds both.UndoClose"));
    widget.undo().await;
    widget.until("inside('[data-item=goals-short]')[0].dataset.level === 'unset'").await;
    assert_eq!(widget.ticked().await, ["em-customers"]);
    page.reload().await;
    let widget = page.widget().await;
    assert_eq!(widget.ticked().await, ["em-customers"]);
    page.expect_no_errors().await;
}

async fn looking_changes_nothing(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    page.open("built-in.html").await;
    page.widget().await.toggle("em-customers").await;
    let before = page.stored(KEY).await;
    let widget = open_here(&page, &link).await;
    widget.act("look").await;
    widget.until("inside('[data-item=goals-short]')[0].dataset.level === 'yes'").await;
    assert_eq!(widget.ticked().await, ["goals-short", "pm-research"]);
    assert_eq!(fragment(&page).await, "");
    assert!(widget.ask::<bool>("inside('[part~=checkbox]').every((box) => box.disabled)").await);
    assert_eq!(page.stored(KEY).await, before);
    widget.act("look").await;
    widget.until("inside('[data-item=goals-short]')[0].dataset.level === 'unset'").await;
    assert_eq!(widget.ticked().await, ["em-customers"]);
    assert_eq!(page.stored(KEY).await, before);
}

async fn keeping_mine_puts_the_link_aside(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    let widget = open_here(&page, &link).await;
    answer(&widget, "keep").await;
    assert_eq!(widget.ticked().await, [""; 0]);
    assert_eq!(fragment(&page).await, "");
    assert_eq!(page.stored_keys().await, [""; 0]);
}

/// The button that goes must not hand its focus to the one beside it.
async fn pressed_twice_looking_is_still_no_merge(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    let widget = open_here(&page, &link).await;
    widget.focus("[data-action=look]").await;
    page.press(Key::Enter).await;
    widget.until("inside('[data-action=differences]').length === 0").await;
    assert_eq!(page.focused().await, "look");
    page.press(Key::Enter).await;
    widget.until("inside('[data-action=differences]').length === 1").await;
    assert_eq!(page.focused().await, "look");
    assert_eq!(widget.ticked().await, [""; 0]);
    page.expect_no_errors().await;
}

async fn both_values_stand_side_by_side(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    let widget = open_here(&page, &link).await;
    let lines =
        "inside('.differences').map((list) => `${list.closest('[data-item]').dataset.item}: ${journal.words(list)}`)";
    assert_eq!(
        widget.ask::<Vec<String>>(lines).await,
        [
            "goals-short: Shared: Agreed. Yours: Open",
            "goals-mid: New note: “EM: Agree in June”",
            "pm-research: Shared: Agreed. Yours: Open",
        ]
    );

    let shown = "inside('[part~=section],[part~=item]').filter(journal.drawn).map((part) => part.dataset.item ?? '')";
    assert_eq!(widget.ask::<Vec<String>>(shown).await.len(), 18);
    widget.act("differences").await;
    widget.until("inside('[data-action=differences]')[0].ariaPressed === 'true'").await;
    assert_eq!(widget.ask::<Vec<String>>(shown).await, ["", "goals-short", "goals-mid", "", "pm-research"]);
    assert_eq!(widget.count(".intro, .credit").await, 0, "the first difference is far below");
    // A row that says the same by now stays as long as it has the focus.
    widget.focus("[data-item=pm-research] [part~=checkbox]").await;
    page.press(" ").await;
    widget.until("inside('.differences').length === 2").await;
    assert_eq!(page.focused().await, "pm-research checkbox");
    answer(&widget, "merge").await;
    assert_eq!(widget.ask::<Vec<String>>(shown).await.len(), 18);
}

async fn the_same_again_says_so(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    let widget = open_here(&page, &link).await;
    answer(&widget, "merge").await;
    let widget = {
        page.go("about:blank").await;
        open_here(&page, &link).await
    };
    let offer = offer(&widget).await;
    assert!(offer.contains("Nothing to merge: what is here is the same or newer."), "{offer}");
}

async fn a_link_of_nothing_says_no_time(page: Page) {
    page.open("built-in.html").await;
    let link = page.widget().await.share_url().await;
    page.go("about:blank").await;
    let widget = open_here(&page, &link).await;
    assert_eq!(
        offer(&widget).await,
        "Nothing here has changed. Somebody shared where they stand: 0 of 15 agreed.Nothing to merge: what is here is the same or newer.Close"
    );
}

async fn what_is_looked_at_is_not_for_sharing(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    let widget = open_here(&page, &link).await;
    widget.act("share").await;
    widget.until("inside('.share')[0]").await;
    widget.act("look").await;
    widget.until("inside('[data-item=goals-short]')[0].dataset.level === 'yes'").await;
    assert_eq!((widget.count(".share").await, widget.count("[data-action=share]").await), (0, 0));
    // Their note stands in the list, with its author, and not a second time among the differences.
    assert_eq!(widget.notes("goals-mid").await, ["EM Agree in June"]);
    assert_eq!(widget.count("[data-item=goals-mid] .differences").await, 0);
    widget.act("look").await;
    widget.until("inside('.share')[0]").await;
    page.expect_no_errors().await;
}

async fn read_only_shows_and_does_not_merge(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    page.open(&format!("readonly.html#ac={}", payload(&link))).await;
    let widget = page.widget().await;
    widget.until("inside('.offer')[0]").await;
    assert_eq!(widget.count("[data-action=merge]").await, 0);
    widget.act("look").await;
    widget.until("inside('[data-item=goals-short]')[0].dataset.level === 'yes'").await;
}

async fn two_people_exchange_links_and_nothing_is_lost(page: Page) {
    const ITEMS: [&str; 10] = [
        "goals-short",
        "goals-mid",
        "goals-long",
        "mutual-interest",
        "shared-values",
        "pm-research",
        "pm-team-health",
        "pm-technology",
        "pm-intangibles",
        "pm-product-sense",
    ];
    let (here, there) =
        (page.site().url("tests/pages/built-in.html"), page.site().url_elsewhere("tests/pages/built-in.html"));
    let mut link = None;
    for (turn, item) in ITEMS.into_iter().enumerate() {
        let home = if turn % 2 == 0 { &here } else { &there };
        // Somewhere else first: the same page with another fragment would not load anew.
        page.go("about:blank").await;
        page.go(&link.map_or_else(|| home.clone(), |link: String| format!("{home}#ac={}", payload(&link)))).await;
        let widget = page.widget().await;
        if turn > 0 {
            widget.until("inside('.offer')[0]").await;
            answer(&widget, "merge").await;
        }
        widget.toggle(item).await;
        widget.open(item).await;
        widget.write_note(item, if turn % 2 == 0 { "pm" } else { "em" }, &format!("Turn {turn}")).await;
        link = Some(widget.share_url().await);
    }
    let widget = page.widget().await;
    assert_eq!(widget.ticked().await, ITEMS);
    for (turn, item) in ITEMS.into_iter().enumerate() {
        let author = if turn % 2 == 0 { "PM" } else { "EM" };
        assert_eq!(widget.notes(item).await, [format!("{author} Turn {turn}")]);
    }
    page.expect_no_errors().await;
}

async fn no_barrier_while_sharing_or_opening(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    let widget = open_here(&page, &link).await;
    for theme in ["light", "dark"] {
        page.run::<()>(
            "document.querySelector('alignment-checklist').setAttribute('theme', arguments[0])",
            vec![json!(theme)],
        )
        .await;
        widget.until("inside('.offer')[0]").await;
        assert_eq!(page.barriers().await, [""; 0], "{theme}, opened");
    }
    widget.act("look").await;
    widget.until("inside('[part~=checkbox]')[0].disabled").await;
    assert_eq!(page.barriers().await, [""; 0], "looking");
    answer(&widget, "keep").await;
    widget.act("share").await;
    widget.until("inside('.share')[0]").await;
    widget.act("qr-code").await;
    widget.until("inside('.qr svg')[0]").await;
    assert_eq!(page.barriers().await, [""; 0], "sharing");
}
