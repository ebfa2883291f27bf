//! A frame is as tall as what is in it, and as light or dark as the page around.

use journeys::{Browser, Fault, Page};
use serde_json::{Value, json};

use super::{enter, fitted, fitted_at, inside, open, write};

journeys::journeys![
    each_frame_is_as_tall_as_what_is_in_it,
    // The others leave the content of frames at its size when a style enlarges the page, unlike their own zoom, which no driver reaches.
    enlarged_by_a_tenth_it_still_shows_all.only_in(&[Browser::Chromium]),
    a_frame_that_is_not_shown_is_sized_when_it_is,
    border_and_padding_are_outside_of_what_it_shows,
    what_is_said_is_where_it_can_be_seen,
    what_is_said_stays_at_the_edge_when_the_frame_grows,
    resizing_never_makes_it_grow,
    the_frame_looks_like_the_page_around_it,
    every_notation_of_a_colour_tells_dark_from_light,
    a_change_of_look_is_seen_wherever_it_comes_from,
    colours_that_fade_are_followed_to_their_end,
    a_change_of_look_while_it_is_not_shown_is_seen_when_it_is,
    without_the_script_it_scrolls_inside,
    a_macro_for_frames_is_enough.only_in(&[Browser::Chromium, Browser::Firefox]),
];

async fn each_frame_is_as_tall_as_what_is_in_it(page: Page) {
    open(&page, "frames.html").await;
    let before = fitted_at(&page, "#search").await;
    let low = fitted_at(&page, "#checkout").await;
    let widget = inside(&page, "#search").await;
    assert!(before > low, "five items take {low} pixels, fifteen {before}");
    widget.open("goals-short").await;
    let open = page.until::<u32>(&format!("innerHeight > {before} && innerHeight")).await;
    assert_eq!(fitted(&page).await, open);
    widget.act_on("goals-short", "more").await;
    page.until::<bool>(&format!("innerHeight === {before}")).await;
    page.expect_no_errors().await;
    page.leave_frame().await;
    assert_eq!(fitted_at(&page, "#checkout").await, low);
    page.expect_no_errors().await;
}

async fn enlarged_by_a_tenth_it_still_shows_all(page: Page) {
    write(&page, "frames.html", |html| html.replace("<style>", "<style>:root { zoom: 1.1 }"));
    page.open("frames.html").await;
    enter(&page, "#search").await;
    let widget = page.widget().await;
    // Lengths are no whole pixels then, those of the border neither.
    let fits = "((spare) => spare >= 0 && spare < 3 && document.documentElement.scrollHeight <= innerHeight)
                  (innerHeight - document.querySelector('main').getBoundingClientRect().height)";
    page.until::<bool>(fits).await;
    let before: u32 = page.value("innerHeight").await;
    widget.ask::<Value>("(inside('[data-action=more]')[0].click(), null)").await;
    page.until::<bool>(&format!("innerHeight > {before} && {fits}")).await;
    page.expect_no_errors().await;
}

async fn a_frame_that_is_not_shown_is_sized_when_it_is(page: Page) {
    write(&page, "frames.html", |html| html.replace("<div id=\"tab\">", "<div id=\"tab\" hidden>"));
    page.open("frames.html").await;
    fitted_at(&page, "#checkout").await;
    assert_eq!(page.value::<String>("document.querySelector('#search').style.height").await, "");
    page.run::<()>("document.querySelector('#tab').hidden = false", vec![]).await;
    let height = fitted_at(&page, "#search").await;
    // Away and back, as tabs go.
    page.run::<()>("document.querySelector('#tab').hidden = true", vec![]).await;
    fitted_at(&page, "#checkout").await;
    page.run::<()>("document.querySelector('#tab').hidden = false", vec![]).await;
    assert_eq!(fitted_at(&page, "#search").await, height);
    page.expect_no_errors().await;
}

async fn border_and_padding_are_outside_of_what_it_shows(page: Page) {
    for sizing in ["border-box", "content-box"] {
        write(&page, "frames.html", |html| {
            html.replace("box-sizing: border-box;", &format!("box-sizing: {sizing}; padding: 20px 5px 10px;"))
        });
        page.open("frames.html").await;
        fitted_at(&page, "#search").await;
        page.expect_no_errors().await;
    }
}

/// A frame as tall as the widget is mostly out of sight, and so would be what stands at its end.
async fn what_is_said_is_where_it_can_be_seen(page: Page) {
    open(&page, "frames.html").await;
    let widget = inside(&page, "#search").await;
    widget.toggle("goals-short").await;
    for (action, scrolled) in [("reset", 0), ("undo", 250)] {
        page.leave_frame().await;
        page.run::<()>("scrollBy(0, arguments[0])", vec![json!(scrolled)]).await;
        let place = "(({ top, height }) => [top, height, innerHeight])(document.querySelector('#search').getBoundingClientRect())";
        let (top, height, window): (f64, f64, f64) = page.value(place).await;
        assert!(height > 2.0 * window, "the frame is {height} pixels tall in a window of {window}");
        page.enter_frame("#search").await;
        // A driver would scroll to what it clicks.
        widget.ask_about::<()>("void inside(`[data-action=${given}]`)[0].click()", json!(action)).await;
        widget
            .until_about(
                "inside('.notice').map((notice) => notice.getBoundingClientRect())
                   .some(({ top, bottom }) => top + given.top >= 0 && bottom + given.top <= given.window)",
                json!({ "top": top, "window": window }),
            )
            .await;
    }
    page.expect_no_errors().await;
}

/// What there is to say makes the frame higher by itself, and so does what was opened. Below it stands the end of the list.
async fn what_is_said_stays_at_the_edge_when_the_frame_grows(page: Page) {
    open(&page, "frames.html").await;
    let widget = inside(&page, "#search").await;
    widget.toggle("goals-short").await;
    for action in ["reset", "undo", "reset", "share"] {
        // A driver would scroll to what it clicks.
        widget.ask_about::<()>("void inside(`[data-action=${given}]`)[0].click()", json!(action)).await;
        if action == "share" {
            widget.until("inside('.share')[0]").await;
            fitted(&page).await;
            widget.ask::<()>("void inside('.share [data-action=copy-link]')[0].click()").await;
            widget.until("/copied|by hand/.test(inside('.notice')[0]?.textContent)").await;
        } else {
            let said = if action == "undo" { "Redo" } else { "Undo" };
            widget.until_about("inside('.notice')[0]?.textContent.includes(given)", json!(said)).await;
        }
        fitted(&page).await;
        page.leave_frame().await;
        let place = "[document.querySelector('#search').getBoundingClientRect().top + 3, innerHeight]";
        let (top, window): (f64, f64) = page.value(place).await;
        page.enter_frame("#search").await;
        widget
            .until_about(
                "((below) => below > 40 && below < 60)
                   (given.window - given.top - inside('.notice')[0].getBoundingClientRect().bottom)",
                json!({ "top": top, "window": window }),
            )
            .await;
    }
    page.expect_no_errors().await;
}

async fn resizing_never_makes_it_grow(page: Page) {
    open(&page, "frames.html").await;
    fitted_at(&page, "#search").await;
    let mut heights = Vec::new();
    for width in [700, 400].repeat(5) {
        page.run::<()>(
            "const frame = document.querySelector('#search');
             frame.style.inlineSize = `${arguments[0] + 6}px`;
             // More than it needs, which must not become what it needs.
             frame.style.height = '6000px';
             frame.contentWindow.postMessage({ source: 'alignment-checklist', version: 1, type: 'hello' }, '*');",
            vec![json!(width)],
        )
        .await;
        enter(&page, "#search").await;
        page.until::<bool>(&format!("innerWidth === {width}")).await;
        heights.push(fitted(&page).await);
        page.leave_frame().await;
    }
    let (wide, narrow) = (heights[0], heights[1]);
    assert!(wide < narrow, "{heights:?}");
    assert_eq!(heights, [wide, narrow].repeat(5));
    page.expect_no_errors().await;
}

async fn the_frame_looks_like_the_page_around_it(page: Page) {
    let look =
        "[getComputedStyle(document.documentElement), getComputedStyle(document.querySelector('alignment-checklist'))]
        .map((style) => `${style.colorScheme} ${style.backgroundColor}`)";
    let dressed = |theme: &str| format!("document.documentElement.dataset.theme === '{theme}' && {look}");
    let around = "getComputedStyle(document.querySelector('#search')).colorScheme";
    open(&page, "frames.html").await;
    // Each is what the page does, what the frame comes to look like, and what the frame is for the page: where these differ,
    // browsers paint a ground behind the frame.
    for (change, theme, scheme) in [
        ("document.body.className = 'dark'", "dark", "dark"),
        ("document.body.className = ''", "light", "light"),
        ("document.documentElement.className = 'undeclared'", "dark", "dark"),
        ("document.querySelector('#search').dataset.theme = 'light'", "light", "dark"),
        ("document.querySelector('#search').dataset.theme = 'auto'", "dark", "dark"),
    ] {
        page.run::<()>(change, vec![]).await;
        enter(&page, "#search").await;
        let clear = format!("{theme} rgba(0, 0, 0, 0)");
        assert_eq!(page.until::<Vec<String>>(&dressed(theme)).await, [clear.clone(), clear], "{change}");
        page.leave_frame().await;
        assert_eq!(page.value::<String>(around).await, scheme, "{change}");
    }
    // What stands in the address of a frame holds until its element says otherwise.
    page.promised::<()>(
        "new Promise((loaded) => {
           const frame = document.querySelector('#checkout');
           frame.addEventListener('load', () => loaded(), { once: true });
           frame.src += '&theme=light';
         })",
    )
    .await;
    enter(&page, "#checkout").await;
    page.until::<bool>("document.documentElement.hasAttribute('data-clear')").await;
    assert_eq!(page.value::<String>("document.documentElement.dataset.theme").await, "light");
    page.expect_no_errors().await;
}

/// Does something to the page, and waits until the first frame looks like that.
async fn looks(page: &Page, change: &str, theme: &str) {
    page.run::<()>(change, vec![]).await;
    page.enter_frame("#search").await;
    page.until::<bool>(&format!("document.documentElement.dataset.theme === '{theme}'")).await;
    page.leave_frame().await;
}

async fn every_notation_of_a_colour_tells_dark_from_light(page: Page) {
    write(&page, "frames.html", |html| {
        html.replace("<style>", "<style>body { background: #111; color: oklch(0.97 0 0) }")
    });
    page.open("frames.html").await;
    fitted_at(&page, "#search").await;
    looks(&page, "", "dark").await;
    for (color, theme) in [
        ("lab(8 2 3)", "light"),
        ("color(display-p3 0.9 0.9 0.9)", "dark"),
        ("oklch(0.2 0.03 260 / 0.8)", "light"),
        ("rgb(238 238 238 / 0.9)", "dark"),
        ("color-mix(in oklab, black 80%, white)", "light"),
        ("hsl(60 100% 90%)", "dark"),
        ("CanvasText", "light"),
    ] {
        looks(&page, &format!("document.body.style.color = '{color}'"), theme).await;
    }
    page.expect_no_errors().await;
}

async fn a_change_of_look_is_seen_wherever_it_comes_from(page: Page) {
    write(&page, "frames.html", |html| {
        html.replace(
            "<style>",
            "<style id=\"sheet\" media=\"not all\">body { background: #101418; color: #e8ecea }</style>
             <style>* { transition: none !important }",
        )
    });
    page.open("frames.html").await;
    fitted_at(&page, "#search").await;
    for (change, theme) in [
        ("document.querySelector('main').className = 'dark'", "dark"),
        ("document.querySelector('main').className = ''", "light"),
        ("document.querySelector('#sheet').media = 'all'", "dark"),
        ("document.querySelector('#sheet').disabled = true", "light"),
        ("document.querySelector('#sheet').sheet.disabled = false", "dark"),
        ("document.querySelector('#sheet').sheet.deleteRule(0)", "light"),
    ] {
        looks(&page, change, theme).await;
    }
    page.expect_no_errors().await;
}

async fn colours_that_fade_are_followed_to_their_end(page: Page) {
    for fading in ["body", "*"] {
        write(&page, "frames.html", |html| {
            html.replace("<style>", &format!("<style>{fading} {{ transition: color 0.2s, background-color 0.2s }}"))
        });
        page.open("frames.html").await;
        fitted_at(&page, "#search").await;
        looks(&page, "document.body.className = 'dark'", "dark").await;
        looks(&page, "document.body.className = ''", "light").await;
        page.expect_no_errors().await;
    }
}

async fn a_change_of_look_while_it_is_not_shown_is_seen_when_it_is(page: Page) {
    open(&page, "frames.html").await;
    fitted_at(&page, "#search").await;
    page.promised::<()>(
        "(async () => {
           const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
           document.querySelector('#tab').hidden = true;
           await drawn();
           document.querySelector('main').className = 'dark';
           await drawn();
         })().then(() => null)",
    )
    .await;
    looks(&page, "document.querySelector('#tab').hidden = false", "dark").await;
    page.expect_no_errors().await;
}

async fn without_the_script_it_scrolls_inside(page: Page) {
    open(&page, "frame-fixed.html").await;
    enter(&page, "#frame").await;
    let widget = page.widget().await;
    widget.toggle("em-customers").await;
    assert_eq!(page.value::<u32>("innerHeight").await, 400);
    assert!(page.value::<bool>("scrollY > 0 && document.documentElement.scrollWidth <= innerWidth").await);
    page.leave_frame().await;
    assert_eq!(page.value::<Vec<String>>("heard").await, ["ready"]);
    page.expect_no_errors().await;
}

async fn a_macro_for_frames_is_enough(page: Page) {
    // To the frame in the sandbox its own server is another site.
    page.site().fault("/dist/", Fault::Header("access-control-allow-origin", "*"));
    open(&page, "frame-macro.html").await;
    for (frame, status) in [
        ("#macro", "Saved in this browser"),
        (
            "#sandboxed",
            "Not saved here: the browser blocks storage for this page. What you do stays until the page is closed; copy the link",
        ),
    ] {
        enter(&page, frame).await;
        let widget = page.widget().await;
        assert_eq!(page.value::<u32>("innerHeight").await, 400);
        widget.toggle("goals-short").await;
        widget.until_about("journal.words(inside('[part~=status]')[0]).startsWith(given)", json!(status)).await;
        let first = "inside('[part~=status]')[0].getBoundingClientRect().top < inside('[part~=title]')[0].getBoundingClientRect().top";
        assert_eq!(widget.ask::<bool>(first).await, frame == "#sandboxed", "what is not saved is said first");
        widget.act("share").await;
        widget.until("inside('.share')[0]").await;
        page.run::<()>("addEventListener('copy', () => (globalThis.copied = true), { capture: true })", vec![]).await;
        widget.act("copy-link").await;
        widget.until("journal.words(inside('.notice')[0]) === 'Link copied.Close'").await;
        if page.browser() == Browser::Chromium {
            // The older way, since the frame has no right to the clipboard. Firefox asks for none.
            assert!(page.value::<bool>("globalThis.copied === true").await);
        }
        if frame == "#sandboxed" {
            // Files do not get out, and no browser says so.
            widget.act("save-file").await;
            widget.until("inside('.by-hand')[0]?.selectionEnd > 0").await;
            let text: String = widget.ask("inside('.by-hand')[0].value").await;
            assert_eq!(
                serde_json::from_str::<Value>(&text).expect("it is the file")["marks"]["goals-short"]["agreed"]["value"],
                "yes"
            );
        }
        page.leave_frame().await;
    }

    page.reload().await;
    for (frame, ticked) in [("#macro", &["goals-short"][..]), ("#sandboxed", &[])] {
        enter(&page, frame).await;
        assert_eq!(page.widget().await.ticked().await, ticked);
        page.expect_no_errors().await;
        page.leave_frame().await;
    }
    page.expect_no_errors().await;
    assert_eq!(page.stored_keys().await, [""; 0], "the page around has no part in it");
}
