//! What two people came to leaves the browser: as a link, as a summary, as a picture for a phone.

use journeys::{Browser, Fault, Page};
use serde_json::{Value, json};

journeys::journeys![
    the_link_is_copied,
    the_summary_is_copied_in_the_chosen_format,
    at_the_end_of_the_list_the_summary_is_copied_too,
    escape_closes_the_panel,
    blocked_clipboard_leaves_a_selected_field,
    where_nothing_is_saved_any_more_the_link_can_be_had_at_once,
    the_link_is_handed_to_the_systems_sheet,
    links_take_the_place_of_older_payloads_only,
    a_sheet_that_refuses_leaves_the_clipboard,
    a_camera_reads_the_qr_code,
    nothing_that_was_said_covers_the_qr_code,
    a_code_that_cannot_be_loaded_says_so,
    enter_opens_what_was_pasted,
    among_open_items_those_that_differ_are_shown,
];

async fn the_link_is_copied(page: Page) {
    page.open("clipboard.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    widget.act("share").await;
    widget.until("inside('.share')[0]").await;
    assert!(widget.text().await.contains("The link holds 1 mark and 0 notes. Whoever has it can read them."));
    widget.act("copy-link").await;
    widget.until("journal.words(inside('.notice')[0]) === 'Link copied.Close'").await;
    assert_eq!(page.value::<Value>("copied").await, json!({ "text/plain": widget.share_url().await }));
}

async fn the_summary_is_copied_in_the_chosen_format(page: Page) {
    page.open("clipboard.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    widget.act("share").await;
    widget.until("inside('.share')[0]").await;
    let link = widget.share_url().await;
    for (format, plain, rich) in [
        (
            "rich",
            "- [x] We have the same goals for the next few weeks.",
            Some("<li>☑ We have the same goals for the next few weeks."),
        ),
        ("markdown", "- [x] We have the same goals for the next few weeks.", None),
        ("confluence", "<ac:task-status>complete</ac:task-status>", None),
        ("plain", "[x] We have the same goals for the next few weeks.", None),
    ] {
        widget.ask_about::<Value>("(inside('[data-field=format]')[0].value = given, null)", json!(format)).await;
        page.run::<()>("document.querySelector('#copied').value = ''", vec![]).await;
        widget.act("copy-summary").await;
        page.until::<bool>("document.querySelector('#copied').value !== ''").await;
        let copied: Value = page.value("copied").await;
        let text = copied["text/plain"].as_str().expect("there is always plain text");
        assert!(text.contains(plain) && text.contains(&link), "{format}: {text}");
        match (copied["text/html"].as_str(), rich) {
            (Some(html), Some(rich)) => assert!(html.contains(rich), "{html}"),
            (html, rich) => assert_eq!(html, rich, "{format}"),
        }
    }
}

async fn at_the_end_of_the_list_the_summary_is_copied_too(page: Page) {
    page.open("clipboard.html").await;
    let widget = page.widget().await;
    widget.toggle("em-customers").await;
    widget.click(".foot [data-action=copy-summary]").await;
    widget.until("journal.words(inside('.notice')[0]) === 'Summary copied.Close'").await;
    page.until::<bool>("document.querySelector('#copied').value !== ''").await;
    let copied: Value = page.value("copied").await;
    let [plain, rich] = ["text/plain", "text/html"].map(|kind| copied[kind].as_str().expect("both are copied"));
    assert!(plain.contains("- [x] The EM spends time with customers."), "{plain}");
    assert!(rich.contains("<li>☑ The EM spends time with customers."), "{rich}");
    page.expect_no_errors().await;
}

async fn escape_closes_the_panel(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.act("share").await;
    widget.until("inside('.share')[0]").await;
    widget.focus("[data-field=opened]").await;
    page.press(thirtyfour::Key::Escape).await;
    widget.until("!inside('.share')[0]").await;
    assert_eq!(page.focused().await, "share");
}

async fn blocked_clipboard_leaves_a_selected_field(page: Page) {
    page.open("clipboard.html?blocked").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    widget.act("share").await;
    widget.until("inside('.share')[0]").await;
    widget.act("copy-link").await;
    widget.until("inside('.by-hand')[0]?.selectionEnd > 0").await;
    let link = widget.share_url().await;
    assert_eq!(widget.ask::<String>("inside('.by-hand')[0].value").await, link);
    assert_eq!(widget.ask::<usize>("inside('.by-hand')[0].selectionEnd").await, link.len());
    assert_eq!(
        widget.ask::<String>("journal.words(inside('.notice')[0])").await,
        "The text is selected: copy it by hand.Close"
    );
    // What has changed since is not in it.
    widget.toggle("pm-research").await;
    widget.until("inside('.by-hand')[0].hidden && !inside('.by-hand')[0].value").await;
    widget.act("copy-link").await;
    widget.until("!inside('.by-hand')[0].hidden && inside('.by-hand')[0].selectionEnd > 0").await;
    let newer = widget.share_url().await;
    assert_ne!(newer, link);
    assert_eq!(widget.ask::<String>("inside('.by-hand')[0].value").await, newer);
}

async fn where_nothing_is_saved_any_more_the_link_can_be_had_at_once(page: Page) {
    let fill = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }";
    for (file, expected) in [
        ("clipboard.html", "inside('.notice')[0]?.textContent === 'Link copied.Close'"),
        // The list is long, and the field stands at its beginning.
        (
            "clipboard.html?blocked",
            "(({ top, bottom } = {}) => Math.round(top) >= 0 && bottom < inside('.notice')[0].getBoundingClientRect().top)
               (inside('.by-hand')[0]?.getBoundingClientRect())",
        ),
    ] {
        page.open(file).await;
        let widget = page.widget().await;
        page.run::<()>(fill, vec![]).await;
        widget.toggle("em-customers").await;
        widget
            .until("journal.words(inside('[role=status]')[0]).startsWith('Not saved here: the browser’s storage')")
            .await;
        widget.click(".notice [data-action=copy-link]").await;
        widget.until(expected).await;
        assert!(widget.ask::<bool>("Boolean(host.shadowRoot.activeElement)").await, "focus fell out of the checklist");
    }
}

async fn the_link_is_handed_to_the_systems_sheet(page: Page) {
    page.open("clipboard.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    widget.act("share").await;
    widget.until("inside('.share')[0]").await;
    widget.act("send-link").await;
    let shared: Value = page.until("globalThis.shared").await;
    assert_eq!(shared, json!({ "title": "With a clipboard and a disk that tell", "url": widget.share_url().await }));
    // Closing the sheet, which it reports as a failure, is none.
    page.expect_no_errors().await;
}

/// As in a frame that may not: there it says that it cannot share only when it is asked to.
async fn a_sheet_that_refuses_leaves_the_clipboard(page: Page) {
    page.open("clipboard.html").await;
    page.run::<()>("navigator.share = async () => { throw new DOMException('no', 'NotAllowedError') }", vec![]).await;
    let widget = page.widget().await;
    widget.act("share").await;
    widget.until("inside('.share')[0]").await;
    widget.act("send-link").await;
    widget.until("journal.words(inside('.notice')[0]) === 'Link copied.Close'").await;
    page.expect_no_errors().await;
}

async fn a_code_that_cannot_be_loaded_says_so(page: Page) {
    page.site().fault("-qr", Fault::Missing);
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.act("share").await;
    widget.until("inside('.share')[0]").await;
    widget.act("qr-code").await;
    widget.until("journal.words(inside('.notice')[0]) === 'The QR code could not be loaded. Try again.Close'").await;
    assert_eq!(widget.count(".qr > *").await, 0);
}

async fn enter_opens_what_was_pasted(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    let link = widget.share_url().await;
    widget.act("share").await;
    widget.until("inside('.share')[0]").await;
    widget.focus("[data-field=opened]").await;
    page.press(link + thirtyfour::Key::Enter).await;
    widget
        .until("journal.words(inside('.offer')[0])?.includes('Nothing to merge: what is here is the same or newer.')")
        .await;
    assert_eq!(widget.ask::<String>("inside('[data-field=opened]')[0].value").await, "");
    page.expect_no_errors().await;
}

async fn among_open_items_those_that_differ_are_shown(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    widget.toggle("goals-short").await;
    let open = widget.share_url().await;
    widget.toggle("goals-short").await;
    widget.act("open-only").await;
    widget.until("inside('[part~=item]').filter(journal.drawn).length === 14").await;
    assert_eq!(widget.ask_about::<Value>("host.offer(given) ?? null", json!(open)).await, Value::Null);
    widget.until("inside('[part~=item]').filter(journal.drawn).length === 15").await;
    assert!(widget.text().await.contains("Shared: Open. Yours: Agreed – merging keeps yours."));
    page.expect_no_errors().await;
}

async fn links_take_the_place_of_older_payloads_only(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    let link = widget.share_url().await;
    let (_, payload) = link.split_once("#ac=").expect("the payload stands in the fragment");
    for (address, link) in [
        ("https://wiki.example/page", "https://wiki.example/page#ac=…"),
        ("https://wiki.example/page#", "https://wiki.example/page#ac=…"),
        ("https://wiki.example/?q=a%20b&flag&t=x~y#at", "https://wiki.example/?q=a%20b&flag&t=x~y&ac=…#at"),
        ("https://wiki.example/page?ac=1", "https://wiki.example/page#ac=…"),
        ("https://wiki.example/page?a=1&ac=1&ac=2&b=2", "https://wiki.example/page?a=1&b=2#ac=…"),
        ("https://wiki.example/page?a=(1+2)&", "https://wiki.example/page?a=(1+2)&#ac=…"),
        ("https://wiki.example/page?a=(1+2)&ac=1", "https://wiki.example/page?a=(1+2)#ac=…"),
        ("https://wiki.example/#ac=1&ac=2", "https://wiki.example/#ac=…"),
        ("https://wiki.example/#mac=1", "https://wiki.example/?ac=…#mac=1"),
        ("https://wiki.example/#ac=1&b=2", "https://wiki.example/?ac=…#b=2"),
        ("https://wiki.example/#a=1&ac=1&ac=2", "https://wiki.example/?ac=…#a=1"),
        ("https://wiki.example/#a=1&ac=1&ac=2&b=2", "https://wiki.example/?ac=…#a=1&b=2"),
        ("https://wiki.example/#!/route?ac=1", "https://wiki.example/?ac=…#!/route"),
        ("https://wiki.example/#!/route?ac=1&x=1&ac=2", "https://wiki.example/?ac=…#!/route?x=1"),
        ("https://wiki.example/#!/route?x=1&ac=1", "https://wiki.example/?ac=…#!/route?x=1"),
        ("https://wiki.example/#?secret=s", "https://wiki.example/?ac=…#?secret=s"),
        ("https://wiki.example/#ac=1#?secret=s", "https://wiki.example/?ac=…#?secret=s"),
        ("https://wiki.example/#mac=1&x", "https://wiki.example/?ac=…#mac=1&x"),
        ("https://wiki.example/#ac=&x=é", "https://wiki.example/?ac=…#x=%C3%A9"),
    ] {
        let made: String = widget.ask_about("(host.address = given, host.shareUrl())", json!(address)).await;
        assert_eq!(made.replace(payload, "…"), link, "{address}");
    }
    // Whatever an address is put together of, one payload is in the link. Each of these asks for a sixth of them, since a script has only
    // so much time.
    let parts = ["", "#", "?", "&", "ac=1", "a"];
    for first in parts {
        let wrong: Vec<String> = widget
            .ask_about(
                "[0, 1, 2, 3].reduce((tails) => tails.flatMap((tail) => given.parts.map((part) => tail + part)), [given.first])
                   .map((tail) => (host.address = `https://wiki.example/${tail}`, host.shareUrl()))
                   .filter((link) => (({ search, hash }) => (search + hash).match(/[#?&]ac=/g)?.length !== 1)(new URL(link)))",
                json!({ "first": first, "parts": parts }),
            )
            .await;
        assert_eq!(wrong, [""; 0]);
    }
}

async fn a_camera_reads_the_qr_code(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    assert!(
        !page
            .value::<bool>("performance.getEntriesByType('resource').some((entry) => entry.name.includes('-qr'))")
            .await
    );
    for item in ["goals-short", "goals-mid", "pm-research", "em-direction"] {
        widget.toggle(item).await;
    }
    widget.act("share").await;
    widget.until("inside('.share')[0]").await;
    widget.act("qr-code").await;
    widget.until("inside('.qr svg')[0]").await;
    page.expect_no_errors().await;
    // WebKit's driver takes black pictures of what it has to scroll to.
    if page.browser() == Browser::WebKit {
        return;
    }
    assert_eq!(seen_by_a_camera(&widget.picture(".qr svg").await), [widget.share_url().await]);
}

async fn nothing_that_was_said_covers_the_qr_code(page: Page) {
    page.open("clipboard.html").await;
    let widget = page.widget().await;
    widget.act("share").await;
    widget.until("inside('.share')[0]").await;
    widget.act("copy-link").await;
    widget.until("inside('.notice')[0]").await;
    let since: f64 = page.value("performance.now()").await;
    widget.act("qr-code").await;
    widget.until("inside('.qr svg')[0] && !inside('.notice')[0]").await;
    // By itself it would have gone later.
    let passed = page.value::<f64>("performance.now()").await - since;
    assert!(passed < 5000.0, "it stood for {passed} milliseconds");
    page.expect_no_errors().await;
}

/// What the QR codes in a picture say.
fn seen_by_a_camera(png: &[u8]) -> Vec<String> {
    let picture = image::load_from_memory(png).expect("a browser takes pictures as PNG").to_luma8();
    let mut picture = rqrr::PreparedImage::prepare(picture);
    picture.detect_grids().iter().map(|code| code.decode().expect("the code can be read").1).collect()
}
