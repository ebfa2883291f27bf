//! The checklist in a frame fits the page around it, and that page keeps it.

use journeys::{Browser, Fault, Page, Widget};
use serde_json::{Value, json};

journeys::journeys![
    each_frame_is_as_high_as_what_is_in_it,
    // The others leave the content of frames at its size when a style enlarges the page, unlike their own zoom, which no driver reaches.
    enlarged_by_a_tenth_it_still_shows_all.only_in(&[Browser::Chromium]),
    either_side_may_be_there_first,
    strangers_are_not_listened_to,
    a_frame_that_is_not_shown_is_sized_when_it_is,
    resizing_never_makes_it_grow,
    the_frame_looks_like_the_page_around_it,
    without_the_script_it_scrolls_inside,
    a_macro_for_frames_is_enough.only_in(&[Browser::Chromium, Browser::Firefox]),
    the_page_around_remembers.only_in(&[Browser::Chromium, Browser::Firefox]),
    tabs_of_the_page_around_meet,
    two_frames_of_one_team_share,
    what_is_not_to_be_kept_is_not,
    what_another_tab_stored_is_not_written_over,
    what_the_frame_refuses_stays_stored,
    blocked_and_full_storage_of_the_page_around_cost_nothing,
    a_link_opens_in_the_frame_that_it_is_for,
    a_link_that_is_for_no_frame_is_refused_once,
    a_strict_policy_on_both_sides_is_no_hindrance,
    a_page_may_speak_for_itself,
    a_page_may_keep_an_element,
    links_lead_where_the_page_says,
];

const SEARCH: &str = "alignment-checklist:pm-em:search";

/// Opens a page of `tests/pages` as it would stand on somebody's site: its frames come from the site next door.
async fn open(page: &Page, file: &str) {
    write(page, file, |html| html);
    page.open(file).await;
}

/// Puts such a page on the site, changed by `change`.
fn write(page: &Page, file: &str, change: impl FnOnce(String) -> String) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../pages");
    let html = std::fs::read_to_string(folder.join(file)).unwrap_or_else(|error| panic!("tests/pages/{file}: {error}"));
    let html = html.replace("../../dist/index.html", &page.site().url_elsewhere("dist/index.html"));
    page.site().write(&format!("tests/pages/{file}"), change(html));
}

/// Looks at a frame, which is driven from now on. Browsers let those rest that nobody has scrolled to, and an upper one moves
/// those below while it grows, so it is looked at first.
async fn enter(page: &Page, frame: &str) {
    page.run::<()>("document.querySelector(arguments[0]).scrollIntoView()", vec![json!(frame)]).await;
    page.enter_frame(frame).await;
}

/// The widget in a frame, which is driven from now on.
async fn inside(page: &Page, frame: &str) -> Widget {
    enter(page, frame).await;
    let widget = page.widget().await;
    // A click while the frame grows would miss, and WebKit scrolls no page on behalf of a frame from elsewhere.
    fitted(page).await;
    page.leave_frame().await;
    enter(page, frame).await;
    widget
}

/// Waits until the frame that is driven shows all there is, and tells how high that is.
async fn fitted(page: &Page) -> u32 {
    page.until(
        "innerHeight === Math.ceil(document.querySelector('main').getBoundingClientRect().height)
           && document.documentElement.scrollHeight <= innerHeight && innerHeight",
    )
    .await
}

/// The same for a frame of the page that is driven.
async fn fitted_at(page: &Page, frame: &str) -> u32 {
    inside(page, frame).await;
    let height = fitted(page).await;
    page.leave_frame().await;
    height
}

/// A script of the page says something to the frame in it.
async fn say(page: &Page, message: Value) {
    page.run::<()>("document.querySelector('iframe').contentWindow.postMessage(arguments[0], '*')", vec![message])
        .await;
}

/// A message as the page and the frame send them.
fn message(kind: &str, detail: &Value) -> Value {
    let mut message = json!({ "source": "alignment-checklist", "version": 1, "type": kind });
    let members = detail.as_object().expect("details are members").clone();
    message.as_object_mut().expect("an object").extend(members);
    message
}

/// A document of team search in which one item is ticked.
fn ticked(item: &str) -> Value {
    json!({
        "format": 1, "list": "pm-em", "team": "search",
        "marks": { item: { "agreed": { "value": "yes", "stamp": [50, "there"], "at": 1_790_000_000_000_u64 } } },
    })
}

/// Waits until what the page keeps holds this item.
async fn kept(page: &Page, item: &str) {
    page.until_with::<bool>(
        "localStorage.getItem(given.key)?.includes(given.item)",
        json!({ "key": SEARCH, "item": item }),
    )
    .await;
}

async fn is_ticked(widget: &Widget, item: &str) {
    widget.until_about("inside(`[data-item='${given}']`)[0]?.dataset.level === 'yes'", json!(item)).await;
}

async fn each_frame_is_as_high_as_what_is_in_it(page: Page) {
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

async fn either_side_may_be_there_first(page: Page) {
    write(&page, "frames.html", |html| {
        html.replace("<script type=\"module\" src=\"../../dist/alignment-checklist-frame.js\"></script>", "")
    });
    page.open("frames.html").await;
    enter(&page, "#search").await;
    page.widget().await;
    page.leave_frame().await;
    // Twice, and not as a module, as pages do that were put together by several people.
    page.run::<()>(
        "for (const _ of [1, 2]) {
           const script = document.createElement('script');
           script.src = '../../dist/alignment-checklist-frame.js';
           document.head.append(script);
         }",
        vec![],
    )
    .await;
    fitted_at(&page, "#search").await;
    page.run::<()>(
        "const frame = document.querySelector('#search').cloneNode();
         frame.removeAttribute('data-alignment-checklist');
         frame.id = 'later';
         document.querySelector('main').append(frame);",
        vec![],
    )
    .await;
    enter(&page, "#later").await;
    page.widget().await;
    page.leave_frame().await;
    page.run::<()>("document.querySelector('#later').setAttribute('data-alignment-checklist', '')", vec![]).await;
    fitted_at(&page, "#later").await;
    page.expect_no_errors().await;
}

async fn strangers_are_not_listened_to(page: Page) {
    open(&page, "frames.html").await;
    let before = fitted_at(&page, "#search").await;
    fitted_at(&page, "#checkout").await;
    // The page speaks to itself, and the other frame to its neighbour; then everybody who is to be heard says odd things.
    page.run::<()>("postMessage(arguments[0], '*')", vec![message("height", &json!({ "height": 7 }))]).await;
    let odd = [
        Value::Null,
        json!("height"),
        json!({ "type": "height", "height": 7 }),
        json!({ "source": "alignment-checklist", "version": 2, "type": "height", "height": 7 }),
        message("toString", &json!({})),
        message("height", &json!({ "height": "none" })),
    ];
    let other = inside(&page, "#checkout").await;
    for message in &odd {
        page.run::<()>("parent.postMessage(arguments[0], '*')", vec![message.clone()]).await;
    }
    for message in [
        message("hello", &json!({ "address": "https://example.net/" })),
        message("theme", &json!({ "theme": "dark" })),
        message("state", &json!({ "state": ticked("goals-mid") })),
    ] {
        page.run::<()>("parent.frames[0].postMessage(arguments[0], '*')", vec![message]).await;
    }
    other.open("pm-research").await;
    fitted(&page).await;
    page.leave_frame().await;
    for message in odd {
        say(&page, message).await;
    }
    say(&page, message("theme", &json!({ "theme": "auto" }))).await;

    let widget = inside(&page, "#search").await;
    page.until::<bool>("document.documentElement.dataset.theme === 'auto'").await;
    assert_eq!(widget.ticked().await, [""; 0]);
    assert_eq!(widget.ask::<String>("host.address").await, page.site().url("tests/pages/frames.html"));
    assert_eq!(fitted(&page).await, before);
    page.expect_no_errors().await;
    page.leave_frame().await;
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
            "Not saved here: the browser blocks storage for this page. What you do stays until the page is closed.",
        ),
    ] {
        enter(&page, frame).await;
        let widget = page.widget().await;
        assert_eq!(page.value::<u32>("innerHeight").await, 400);
        widget.toggle("goals-short").await;
        widget.until_about("journal.words(inside('[part~=status]')[0]).startsWith(given)", json!(status)).await;
        widget.act("share").await;
        widget.until("inside('.share')[0]").await;
        page.run::<()>("addEventListener('copy', () => (globalThis.copied = true), { capture: true })", vec![]).await;
        widget.act("copy-link").await;
        widget.until("journal.words(inside('.notice')[0]) === 'Link copied.'").await;
        if page.browser() == Browser::Chromium {
            // The older way, since the frame has no right to the clipboard. Firefox asks for none.
            assert!(page.value::<bool>("globalThis.copied === true").await);
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

async fn the_page_around_remembers(page: Page) {
    // To such a frame its own server is another site.
    page.site().fault("/dist/", Fault::Header("access-control-allow-origin", "*"));
    open(&page, "frame-sandboxed.html").await;
    let widget = inside(&page, "#frame").await;
    widget.toggle("goals-short").await;
    widget.open("goals-mid").await;
    widget.write_note("goals-mid", "em", "Kept around the frame").await;
    assert_eq!(widget.status().await, "Kept by this page.");
    assert_eq!(page.error_codes().await, [""; 0]);
    page.leave_frame().await;
    page.until::<bool>("localStorage.getItem('alignment-checklist:pm-em:default')?.includes('Kept around')").await;

    page.reload().await;
    let widget = inside(&page, "#frame").await;
    is_ticked(&widget, "goals-short").await;
    assert_eq!(widget.ticked().await, ["goals-short"]);
    assert_eq!(widget.notes("goals-mid").await, ["EM Kept around the frame"]);
    page.leave_frame().await;
    assert_eq!(page.stored_keys().await, ["alignment-checklist:pm-em:default"]);
    page.expect_no_errors().await;
}

async fn tabs_of_the_page_around_meet(page: Page) {
    open(&page, "frames.html").await;
    let one = inside(&page, "#search").await;
    one.toggle("goals-short").await;
    page.leave_frame().await;
    kept(&page, "goals-short").await;
    let first = page.tab().await;

    page.new_tab().await;
    page.open("frames.html").await;
    let other = inside(&page, "#search").await;
    is_ticked(&other, "goals-short").await;
    other.toggle("goals-mid").await;
    page.leave_frame().await;
    kept(&page, "goals-mid").await;

    page.switch_to(&first).await;
    enter(&page, "#search").await;
    is_ticked(&one, "goals-mid").await;
    assert_eq!(one.ticked().await, ["goals-short", "goals-mid"]);
    page.expect_no_errors().await;
}

async fn two_frames_of_one_team_share(page: Page) {
    write(&page, "frames.html", |html| {
        html.replace("team=checkout&amp;only=pm", "team=search&amp;storage=host&amp;only=together")
    });
    page.open("frames.html").await;
    let one = inside(&page, "#search").await;
    one.toggle("goals-short").await;
    page.leave_frame().await;
    let other = inside(&page, "#checkout").await;
    is_ticked(&other, "goals-short").await;
    other.toggle("goals-mid").await;
    page.leave_frame().await;
    enter(&page, "#search").await;
    is_ticked(&one, "goals-mid").await;
    page.leave_frame().await;
    assert_eq!(page.stored_keys().await, [SEARCH]);
    page.expect_no_errors().await;
}

async fn what_is_not_to_be_kept_is_not(page: Page) {
    write(&page, "frames.html", |html| html.replace("storage=host", "storage=none"));
    page.open("frames.html").await;
    let widget = inside(&page, "#search").await;
    widget.toggle("goals-short").await;
    // What is said after the tick has arrived, so the tick has as well.
    widget.open("goals-mid").await;
    fitted(&page).await;
    page.leave_frame().await;
    assert_eq!(page.stored_keys().await, [""; 0]);
    page.expect_no_errors().await;
}

async fn what_another_tab_stored_is_not_written_over(page: Page) {
    open(&page, "frames.html").await;
    let widget = inside(&page, "#search").await;
    widget.toggle("goals-short").await;
    page.leave_frame().await;
    kept(&page, "goals-short").await;
    // No event tells the page of what it stores itself: as if that of another tab had not come yet.
    page.store(SEARCH, &ticked("goals-long").to_string()).await;
    inside(&page, "#search").await.toggle("goals-mid").await;
    is_ticked(&widget, "goals-long").await;
    page.leave_frame().await;
    for item in ["goals-short", "goals-mid", "goals-long"] {
        kept(&page, item).await;
    }
    page.expect_no_errors().await;
}

async fn what_the_frame_refuses_stays_stored(page: Page) {
    for text in [r#"{"format": 2, "ticks": []}"#, r#"{"format":1,"marks":{"goals-sh"#] {
        write(&page, "frames.html", |html| html);
        page.open("not-kept.html").await;
        page.store(SEARCH, text).await;
        page.open("frames.html").await;
        let widget = inside(&page, "#search").await;
        widget.toggle("goals-short").await;
        // Two ticks, since the first might have been answered by the refusal.
        widget.toggle("goals-mid").await;
        widget.open("goals-mid").await;
        fitted(&page).await;
        page.leave_frame().await;
        assert_eq!(page.stored(SEARCH).await.as_deref(), Some(text));
        page.expect_no_errors().await;
    }
}

async fn blocked_and_full_storage_of_the_page_around_cost_nothing(page: Page) {
    let refusals = [
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } });",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
    ];
    for refusal in refusals {
        write(&page, "frames.html", |html| html.replace("<style>", &format!("<script>{refusal}</script><style>")));
        page.open("frames.html").await;
        let widget = inside(&page, "#search").await;
        widget.toggle("goals-short").await;
        widget.open("goals-mid").await;
        fitted(&page).await;
        assert_eq!(widget.ticked().await, ["goals-short"]);
        page.expect_no_errors().await;
        page.leave_frame().await;
        page.expect_no_errors().await;
    }
}

async fn a_link_opens_in_the_frame_that_it_is_for(page: Page) {
    open(&page, "frames.html").await;
    fitted_at(&page, "#search").await;
    let widget = inside(&page, "#checkout").await;
    widget.toggle("pm-research").await;
    let link = widget.share_url().await;
    let home = page.site().url("tests/pages/frames.html#ac=");
    assert!(link.starts_with(&home), "{link}");
    // Taken back, so that there is something to merge.
    widget.undo().await;
    widget.until("inside('[data-item=pm-research]')[0].dataset.level === 'unset'").await;
    page.leave_frame().await;

    page.go("about:blank").await;
    page.go(&link).await;
    let first = inside(&page, "#search").await;
    page.leave_frame().await;
    let second = inside(&page, "#checkout").await;
    second.until("inside('.offer')[0]").await;
    page.leave_frame().await;
    enter(&page, "#search").await;
    assert_eq!(first.count(".offer").await, 0);
    page.leave_frame().await;
    assert_eq!(page.value::<String>("location.href").await, link);

    let entries: u32 = page.value("history.length").await;
    enter(&page, "#checkout").await;
    second.act("keep").await;
    page.leave_frame().await;
    page.until::<bool>("!location.href.includes('#')").await;
    assert_eq!(page.value::<u32>("history.length").await, entries);
    enter(&page, "#checkout").await;
    second.until("!inside('.offer')[0]").await;
    page.leave_frame().await;

    // The same link again, clicked while the page is open.
    page.run::<()>("location.hash = arguments[0].split('#')[1]", vec![json!(link)]).await;
    enter(&page, "#checkout").await;
    second.until("inside('.offer')[0]").await;
    page.expect_no_errors().await;
}

async fn a_link_that_is_for_no_frame_is_refused_once(page: Page) {
    write(&page, "frames.html", |html| html);
    page.open("frames.html?ac=1-cut&page=7#section").await;
    let first = inside(&page, "#search").await;
    page.leave_frame().await;
    let second = inside(&page, "#checkout").await;
    second.until("inside('.offer')[0]").await;
    let words: String = second.ask("journal.words(inside('.offer')[0])").await;
    assert!(words.starts_with("This link was"), "{words}");
    page.leave_frame().await;
    enter(&page, "#search").await;
    assert_eq!(first.count(".offer").await, 0);
    page.leave_frame().await;
    enter(&page, "#checkout").await;
    second.act("keep").await;
    page.leave_frame().await;
    page.until::<bool>("location.search === '?page=7' && location.hash === '#section'").await;
    page.expect_no_errors().await;
}

async fn a_strict_policy_on_both_sides_is_no_hindrance(page: Page) {
    open(&page, "frame-strict-policy.html").await;
    let widget = inside(&page, "#frame").await;
    widget.toggle("goals-short").await;
    page.expect_no_errors().await;
    page.leave_frame().await;
    page.until::<bool>("localStorage.getItem('alignment-checklist:pm-em:default')?.includes('goals-short')").await;
    page.expect_no_errors().await;
}

async fn a_page_may_speak_for_itself(page: Page) {
    open(&page, "frame-database.html").await;
    let widget = inside(&page, "#frame").await;
    widget.toggle("goals-short").await;
    let link = widget.share_url().await;
    assert!(link.starts_with("https://example.org/wiki?page=7#ac="), "{link}");
    page.leave_frame().await;
    let changes = "heard.filter((data) => data.type === 'change')";
    let tick: Value = page.until(&format!("{changes}.find((data) => data.changed.length > 0)")).await;
    assert_eq!(tick["changed"], json!(["goals-short"]));
    assert_eq!(tick["summary"]["done"], 1);
    assert_eq!(tick["state"]["marks"]["goals-short"]["agreed"]["value"], "yes");
    let first: Value = page.value(&format!("{changes}[0]")).await;
    assert_eq!((&first["changed"], &first["state"]["team"]), (&json!([]), &json!("default")));

    page.reload().await;
    let widget = inside(&page, "#frame").await;
    is_ticked(&widget, "goals-short").await;
    page.leave_frame().await;
    let answer: Value = page.until(&format!("{changes}.find((data) => data.tag === 'from the database')")).await;
    assert_eq!(answer["summary"]["done"], 1);
    assert_eq!(page.stored_keys().await, ["my-database"]);
    page.expect_no_errors().await;
}

async fn a_page_may_keep_an_element(page: Page) {
    page.open("kept-by-host.html").await;
    let widget = page.widget().await;
    assert_eq!(widget.status().await, "Kept by this page.");
    widget.toggle("goals-short").await;
    page.until::<bool>("localStorage.getItem('my-database')?.includes('goals-short')").await;
    page.reload().await;
    let widget = page.widget().await;
    is_ticked(&widget, "goals-short").await;
    assert_eq!(page.stored_keys().await, ["my-database"]);
    // An element that goes and comes back is the same one.
    page.promised::<()>(
        "(async () => {
           const host = document.querySelector('alignment-checklist');
           host.remove();
           await new Promise((resolve) => setTimeout(resolve));
           document.querySelector('main').append(host);
         })().then(() => null)",
    )
    .await;
    is_ticked(&widget, "goals-short").await;
    page.expect_no_errors().await;
}

async fn links_lead_where_the_page_says(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    let own = page.site().url("tests/pages/built-in.html#ac=");
    for (address, start) in [
        (json!("https://example.org/wiki?page=7"), "https://example.org/wiki?page=7#ac="),
        (json!("https://example.org/app#/team"), "https://example.org/app?ac="),
        (json!("https://example.org/wiki?ac=1old#ac=1old"), "https://example.org/wiki#ac="),
        (json!("no address"), &own),
        (Value::Null, &own),
    ] {
        let link: String = widget.ask_about("((host.address = given), host.shareUrl())", address).await;
        assert!(link.starts_with(start), "{link}");
        assert!(widget.ask::<bool>("host.toMarkdown().includes(host.shareUrl())").await);
    }
    page.expect_no_errors().await;
}
