//! The component in a Yew application: the example in `examples/yew`.

use std::path::PathBuf;

use hosts::{Server, listen};
use journeys::{Browser, Key, Page, Widget};

journeys::journeys![
    ticks_are_counted_and_kept.only_in(&[Browser::Chromium]).needs(is_built),
    a_team_is_chosen_at_run_time.only_in(&[Browser::Chromium]).needs(is_built),
    a_checklist_can_go_and_come_back.only_in(&[Browser::Chromium]).needs(is_built),
    it_is_used_by_keyboard.only_in(&[Browser::Chromium]).needs(is_built),
    a_link_is_copied_and_opened.only_in(&[Browser::Chromium]).needs(is_built),
    another_tab_is_followed.only_in(&[Browser::Chromium]).needs(is_built),
    a_hundred_mounts_leave_nothing_behind.with_garbage_collection().needs(is_built),
    it_looks_like_the_element_and_carries_no_style_of_its_own.only_in(&[Browser::Chromium]).needs(is_built),
];

fn is_built() -> Result<(), String> {
    example().map(drop)
}

/// The folder that `cargo xtask test` built the example into.
fn example() -> Result<PathBuf, String> {
    let folder =
        std::env::var_os("YEW_EXAMPLE").map(PathBuf::from).filter(|folder| folder.join("index.html").is_file());
    folder.ok_or_else(|| "YEW_EXAMPLE names no build of examples/yew; `cargo xtask test` makes one.".to_owned())
}

/// Opens the application. It runs as long as its server.
async fn open(page: &Page) -> Server {
    page.journal_everywhere().await;
    let server = listen(&example().expect("it was there a moment ago")).await;
    page.go(&server.address).await;
    server
}

/// The built-in list, when it is drawn.
async fn expectations(page: &Page) -> Widget {
    drawn(page, "#expectations .checklist", 15).await
}

/// The application's own list, when it is drawn.
async fn charter(page: &Page) -> Widget {
    drawn(page, "#charter .checklist", 2).await
}

async fn drawn(page: &Page, selector: &str, items: usize) -> Widget {
    let widget = page.widget_unready(selector);
    widget.until(&format!("inside('[part~=item]').length === {items}")).await;
    widget
}

/// Waits until the application's header says so many of a list.
async fn until_counted(page: &Page, list: &str, words: &str) {
    page.until::<bool>(&format!("journal.words(document.querySelector('#{list}')) === '{words}'")).await;
}

async fn click(page: &Page, selector: &str) {
    page.run::<()>(&format!("document.querySelector('{selector}').click()"), vec![]).await;
}

async fn ticks_are_counted_and_kept(page: Page) {
    let _server = open(&page).await;
    let (expectations_shown, charter_shown) = (expectations(&page).await, charter(&page).await);
    until_counted(&page, "agreed", "0 of 15").await;
    until_counted(&page, "promised", "0 of 2").await;
    assert_eq!(charter_shown.statements().await, ["We show work early.", "Nothing ships that they have not seen."]);

    expectations_shown.toggle("goals-short").await;
    charter_shown.toggle("early-review").await;
    until_counted(&page, "agreed", "1 of 15").await;
    until_counted(&page, "promised", "1 of 2").await;
    expectations_shown.undo().await;
    until_counted(&page, "agreed", "0 of 15").await;
    expectations_shown.toggle("goals-mid").await;

    page.reload().await;
    assert_eq!(expectations(&page).await.ticked().await, ["goals-mid"]);
    assert_eq!(charter(&page).await.ticked().await, ["early-review"]);
    until_counted(&page, "agreed", "1 of 15").await;
    until_counted(&page, "promised", "1 of 2").await;
    assert_eq!(page.stored_keys().await, ["alignment-checklist:charter:default", "alignment-checklist:pm-em:checkout"]);
    page.expect_no_errors().await;
}

async fn a_team_is_chosen_at_run_time(page: Page) {
    let _server = open(&page).await;
    let widget = expectations(&page).await;
    widget.toggle("goals-short").await;
    click(&page, "#team").await;
    widget.until("inside('[part~=checkbox]').every((box) => !box.checked)").await;
    until_counted(&page, "agreed", "0 of 15").await;
    widget.toggle("goals-mid").await;
    widget.toggle("goals-long").await;
    until_counted(&page, "agreed", "2 of 15").await;

    click(&page, "#team").await;
    until_counted(&page, "agreed", "1 of 15").await;
    assert_eq!(widget.ticked().await, ["goals-short"]);
    page.expect_no_errors().await;
}

async fn a_checklist_can_go_and_come_back(page: Page) {
    let _server = open(&page).await;
    let widget = charter(&page).await;
    widget.toggle("early-review").await;
    widget.open("no-surprises").await;
    widget.type_into("[data-item='no-surprises'] [data-field=note]", "Mockups count").await;

    // What is being written is kept, however the field goes.
    for round in 1..=3 {
        page.element("return document.querySelector('#charter-switch')", vec![]).await.click().await.expect("a button");
        page.until::<bool>("!document.querySelector('#charter')").await;
        click(&page, "#charter-switch").await;
        let widget = charter(&page).await;
        assert_eq!(widget.ticked().await, ["early-review"], "round {round}");
        widget.open("no-surprises").await;
        assert_eq!(widget.notes("no-surprises").await, ["Mockups count"], "round {round}");
    }
    charter(&page).await.toggle("no-surprises").await;
    until_counted(&page, "promised", "2 of 2").await;
    page.expect_no_errors().await;
}

async fn it_is_used_by_keyboard(page: Page) {
    let _server = open(&page).await;
    let widget = expectations(&page).await;
    widget.focus("[data-item='goals-short'] [part~=checkbox]").await;
    page.press(" ").await;
    widget.until("inside('[data-item=goals-short]')[0].dataset.level === 'yes'").await;
    widget.focus("[data-item='goals-short'] [data-action=more]").await;
    page.press(Key::Enter).await;
    widget.until("inside('[data-item=goals-short] [data-field=note]').some(journal.drawn)").await;
    widget.focus("[data-item='goals-short'] [data-field=note]").await;
    page.press("Every other week").await;
    page.press_together(&[Key::Control, Key::Enter]).await;
    widget.until("inside('[data-item=goals-short] [part~=note]').length === 1").await;
    assert_eq!(widget.notes("goals-short").await, ["Every other week"]);

    page.press(Key::Escape).await;
    widget.until("!inside('[data-item=goals-short] [data-field=note]').some(journal.drawn)").await;
    widget.until("inside('[role=status]')[0].textContent.includes('1 of 15 agreed')").await;
    page.expect_no_errors().await;
}

async fn a_link_is_copied_and_opened(page: Page) {
    let server = open(&page).await;
    let widget = expectations(&page).await;
    widget.toggle("goals-short").await;
    widget.act("share").await;
    widget.until("inside('.share').length === 1").await;
    assert_eq!(widget.count("[data-action=qr-code]").await, 0, "without the package there is no QR code");
    page.run::<()>("navigator.clipboard.write = async ([item]) => { window.copied = await (await item.getType('text/plain')).text() }", vec![]).await;
    widget.act("copy-link").await;
    let link: String = page.until("window.copied").await;
    assert!(link.starts_with(&format!("{}#ac=", server.address)), "{link}");

    // In another browser there is nothing yet.
    page.run::<()>("localStorage.clear()", vec![]).await;
    page.go("about:blank").await;
    page.go(&link).await;
    let widget = expectations(&page).await;
    widget.until("inside('.offer').length === 1").await;
    assert_eq!(widget.ticked().await, [""; 0]);
    widget.act("merge").await;
    widget.until("inside('[data-item=goals-short]')[0].dataset.level === 'yes'").await;
    until_counted(&page, "agreed", "1 of 15").await;
    assert_eq!(page.value::<String>("location.href").await, server.address);
    page.expect_no_errors().await;
}

async fn another_tab_is_followed(page: Page) {
    let server = open(&page).await;
    expectations(&page).await;
    let first = page.tab().await;
    page.new_tab().await;
    page.journal_everywhere().await;
    page.go(&server.address).await;
    expectations(&page).await.toggle("goals-long").await;
    page.switch_to(&first).await;
    until_counted(&page, "agreed", "1 of 15").await;
    assert_eq!(expectations(&page).await.ticked().await, ["goals-long"]);
}

async fn it_looks_like_the_element_and_carries_no_style_of_its_own(page: Page) {
    let _server = open(&page).await;
    let widget = expectations(&page).await;
    assert_eq!(widget.ask::<usize>("host.shadowRoot.adoptedStyleSheets.length").await, 2);
    assert_eq!(widget.ask::<usize>("inside('[style], style, script').length").await, 0);
    assert_eq!(widget.ask::<String>("getComputedStyle(inside('[part~=checkbox]')[0]).appearance").await, "none");
    assert_eq!(page.barriers().await, [""; 0]);
}

async fn a_hundred_mounts_leave_nothing_behind(page: Page) {
    let _server = open(&page).await;
    charter(&page).await;
    let lives = "(async () => {
        const refs = [];
        const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        for (let life = 0; life < 100; life++) {
          const host = document.querySelector('#charter .checklist');
          host.shadowRoot.querySelector('[part~=checkbox]').click();
          refs.push(new WeakRef(host), new WeakRef(host.shadowRoot));
          document.querySelector('#charter-switch').click();
          await frame();
          document.querySelector('#charter-switch').click();
          await frame();
        }
        gc();
        await frame();
        gc();
        return refs.filter((ref) => ref.deref()).length;
      })()";
    let alive: usize = page.promised(lives).await;
    // The browser may hold on to the last ones for a while.
    assert!(alive <= 4, "{alive} of 200 nodes of checklists that were unmounted are still there");
    assert_eq!(charter(&page).await.ticked().await, [""; 0], "an even number of clicks leaves nothing ticked");
    page.expect_no_errors().await;
}
