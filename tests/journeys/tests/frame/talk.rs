//! The two sides of a frame understand each other, and nobody else; links go between them.

use journeys::Page;
use serde_json::{Value, json};

use super::{enter, fitted, fitted_at, inside, is_ticked, message, open, say, ticked, write};

journeys::journeys![
    a_link_in_the_address_of_a_frame_does_not_scroll_the_page_around,
    either_side_may_be_there_first,
    strangers_are_not_listened_to,
    a_frame_that_has_gone_elsewhere_is_a_stranger,
    a_link_opens_in_the_frame_that_it_is_for,
    a_link_brings_its_frame_into_view,
    while_an_offer_waits_the_page_goes_where_its_links_lead,
    a_link_that_is_for_no_frame_is_refused_once,
    a_strict_policy_on_both_sides_is_no_hindrance,
    a_page_may_speak_for_itself,
    links_lead_where_the_page_says,
];

/// As wikis have it where somebody has embedded what was shared with them.
async fn a_link_in_the_address_of_a_frame_does_not_scroll_the_page_around(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    let link = widget.share_url().await;
    let payload = link.split_once("#ac=").expect("the payload stands in the fragment").1;
    let address = page.site().url_elsewhere(&format!("dist/index.html?ac={payload}"));
    page.site().write(
        "tests/pages/far.html",
        format!("<!doctype html><title>Far</title><div style=\"height:3000px\"></div><iframe src=\"{address}\" height=400></iframe>"),
    );
    page.open("far.html").await;
    page.enter_frame("iframe").await;
    let widget = page.widget().await;
    widget.until("inside('.offer')[0]").await;
    // By then it would have scrolled.
    widget.ask::<Value>("(inside('[data-action=look]')[0].click(), null)").await;
    widget.until("inside('[data-action=differences]').length === 0").await;
    page.leave_frame().await;
    assert_eq!(page.value::<u32>("scrollY").await, 0);
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
    page.promised::<()>(
        "new Promise((loaded) => {
           const frame = document.querySelector('#search').cloneNode();
           frame.removeAttribute('data-alignment-checklist');
           frame.id = 'later';
           frame.addEventListener('load', () => loaded(null), { once: true });
           document.querySelector('main').append(frame);
         })",
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

async fn a_frame_that_has_gone_elsewhere_is_a_stranger(page: Page) {
    open(&page, "frames.html").await;
    fitted_at(&page, "#search").await;
    let height = "document.querySelector('#search').style.height";
    let before: String = page.value(height).await;
    let (ready, low) = (message("ready", &json!({})), message("height", &json!({ "height": 7 })));
    page.site().write(
        "stranger.html",
        format!(
            "<!doctype html><html lang=\"en\"><head><title>Stranger</title></head><body><script>
             // In place of what delivers: so it is seen to whom each is said as well, and what would be an error on the console.
             window.got = [];
             window.postMessage = (message, to) => got.push([message, to]);
             for (const message of [{ready}, {low}]) parent.postMessage(message, '*');
             </script></body></html>"
        ),
    );
    page.promised::<()>(&format!(
        "new Promise((resolve) => {{
           const frame = document.querySelector('#search');
           frame.addEventListener('load', () => resolve(), {{ once: true }});
           frame.contentWindow.location.replace('{}');
         }}).then(() => null)",
        page.site().url("stranger.html")
    ))
    .await;
    // All that this has to say of the page is said at once.
    page.run::<()>("document.body.className = 'dark'; dispatchEvent(new HashChangeEvent('hashchange'))", vec![]).await;
    page.until::<bool>("document.querySelector('#search').style.colorScheme === 'dark'").await;
    assert_eq!(page.value::<String>(height).await, before);
    page.enter_frame("#search").await;
    // When it came, and after the change of the address.
    let bare = json!([message("hello", &json!({})), "*"]);
    assert_eq!(page.value::<Value>("got").await, json!([bare, bare]));
    page.leave_frame().await;

    // Back at home it is heard as before, and told of the page.
    page.promised::<()>(
        "new Promise((resolve) => {
           const frame = document.querySelector('#search');
           frame.addEventListener('load', () => resolve(), { once: true });
           frame.contentWindow.location.replace(frame.src);
         }).then(() => null)",
    )
    .await;
    fitted_at(&page, "#search").await;
    let widget = inside(&page, "#search").await;
    page.until::<bool>("document.documentElement.dataset.theme === 'dark'").await;
    assert_eq!(widget.ask::<String>("host.address").await, page.site().url("tests/pages/frames.html"));
    page.expect_no_errors().await;
    page.leave_frame().await;
    page.expect_no_errors().await;
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

    // Neither is an answer.
    enter(&page, "#checkout").await;
    second.act("differences").await;
    second.until("inside('[data-action=differences]')[0].ariaPressed === 'true'").await;
    second.act("share").await;
    second.until("inside('[data-field=opened]')[0]").await;
    second.ask_about::<Value>("(inside('[data-field=opened]')[0].value = given, null)", json!("nonsense")).await;
    // By keyboard, since the frame grows with the panel and what is clicked moves.
    second.focus("[data-field=opened]").await;
    page.press(thirtyfour::Key::Enter).await;
    second.until("inside('.offer [data-action=dismiss]')[0]").await;
    second.focus(".offer [data-action=dismiss]").await;
    page.press(" ").await;
    second.until("inside('.offer [data-action=keep]')[0]").await;
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

async fn a_link_brings_its_frame_into_view(page: Page) {
    open(&page, "frames.html").await;
    let link = inside(&page, "#search").await.share_url().await;
    page.leave_frame().await;
    write(&page, "frames.html", |html| {
        html.replace("<div id=\"tab\">", "<div id=\"tab\" style=\"padding-block-start: 6000px\">")
    });
    page.go("about:blank").await;
    page.go(&link).await;
    page.until::<bool>(
        "(({ top }) => top >= 0 && top < innerHeight)(document.querySelector('#search').getBoundingClientRect())",
    )
    .await;
    page.enter_frame("#search").await;
    page.widget().await.until("inside('.offer')[0]").await;
    page.expect_no_errors().await;
}

async fn while_an_offer_waits_the_page_goes_where_its_links_lead(page: Page) {
    write(&page, "frames.html", |html| {
        html.replace(
            "</main>",
            "<h2 id=\"end\" style=\"margin-block-start: 3000px; block-size: 3000px\">End</h2></main>",
        )
    });
    page.open("frames.html?ac=1-cut").await;
    fitted_at(&page, "#search").await;
    let second = inside(&page, "#checkout").await;
    second.until("inside('.offer')[0]").await;
    page.leave_frame().await;
    // Both frames are greeted anew, and answer.
    page.promised::<()>(
        "new Promise((resolve) => {
           let answers = 0;
           addEventListener('message', ({ data }) => data.type === 'change' && ++answers === 2 && setTimeout(() => setTimeout(resolve)));
           location.hash = 'end';
         }).then(() => null)",
    )
    .await;
    assert!(page.value::<bool>("Math.abs(document.querySelector('#end').getBoundingClientRect().top) < 2").await);
    enter(&page, "#checkout").await;
    assert_eq!(second.count(".offer").await, 1);
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
    second.act("dismiss").await;
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
