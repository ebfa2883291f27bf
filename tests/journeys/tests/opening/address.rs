//! A link in the address finds the checklist that it is for, whenever either of them comes.

use journeys::Page;
use serde_json::{Value, json};

use super::{answer, fragment, link_from_next_door, offer, open_here, payload};

journeys::journeys![
    an_answer_in_another_element_of_the_team_is_one,
    an_answer_to_what_the_page_offered_leaves_the_link_that_waits,
    what_was_pasted_stays_when_another_attribute_changes,
    a_link_that_waits_is_asked_again_when_its_team_is_shown_again,
    an_offer_far_below_is_brought_into_view,
    a_checklist_that_waits_to_be_seen_gets_its_link,
    a_link_clicked_while_the_page_is_open_is_opened,
    while_an_offer_waits_the_page_goes_where_its_links_lead,
    a_link_that_an_application_goes_to_is_opened,
    an_offer_goes_on_with_what_takes_the_place_of_the_element,
    a_link_that_an_application_has_left_is_forgotten,
    a_link_for_one_that_fails_is_refused_by_another,
    a_link_that_was_refused_goes_to_what_it_is_for,
    a_page_hands_over_what_it_has_from_elsewhere,
    what_shows_nothing_yet_takes_nothing,
    what_mail_has_wrapped_is_handed_over_as_well,
    a_text_without_end_costs_no_memory,
    an_offer_waits_for_its_element_to_come_back,
    a_link_in_the_query_is_opened,
    the_fragment_of_the_host_stays,
    a_link_for_another_team_is_never_merged,
    each_element_takes_its_own,
];

/// The link of somebody of the third checklist in `teams.html`, from the site next door.
async fn link_of_the_other_team(page: &Page) -> String {
    page.go(&page.site().url_elsewhere("tests/pages/teams.html")).await;
    let other = page.widget_at("#other").await;
    other.toggle("goals-mid").await;
    other.share_url().await
}

async fn an_offer_far_below_is_brought_into_view(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    page.open(&format!("far-below.html#ac={}", payload(&link))).await;
    let widget = page.widget().await;
    let seen = "inside('.offer').some((offer) => (({ top, bottom }) => top >= 0 && bottom <= innerHeight + 1)(offer.getBoundingClientRect()))";
    widget.until(seen).await;
    page.expect_no_errors().await;
}

async fn a_checklist_that_waits_to_be_seen_gets_its_link(page: Page) {
    let link = link_of_the_other_team(&page).await;
    page.open("far-below.html").await;
    // One above that is ready, and the one below that is for another team.
    page.run::<()>(
        "document.querySelector('alignment-checklist').setAttribute('team', 'checkout');
         document.querySelector('main').prepend(document.createElement('alignment-checklist'))",
        vec![],
    )
    .await;
    let first = page.widget().await;
    page.run::<()>("location.hash = arguments[0]", vec![json!(format!("ac={}", payload(&link)))]).await;
    let second = page.widget_at("alignment-checklist:last-of-type").await;
    second.until("inside('.offer')[0]").await;
    assert_eq!(first.count(".offer").await, 0);
    page.expect_no_errors().await;
}

async fn a_link_clicked_while_the_page_is_open_is_opened(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    page.open("built-in.html").await;
    let widget = page.widget().await;
    page.run::<()>("location.hash = arguments[0]", vec![json!(format!("ac={}", payload(&link)))]).await;
    widget.until("inside('.offer')[0]").await;
    answer(&widget, "merge").await;
    assert_eq!(widget.ticked().await, ["goals-short", "pm-research"]);
    // Once it is answered it can be opened again.
    page.run::<()>("location.hash = arguments[0]", vec![json!(format!("ac={}", payload(&link)))]).await;
    widget.until("inside('.offer')[0]").await;
}

async fn while_an_offer_waits_the_page_goes_where_its_links_lead(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    page.open(&format!("built-in.html?ac={}", payload(&link))).await;
    let widget = page.widget().await;
    widget.until("inside('.offer')[0]").await;
    page.promised::<()>(
        "new Promise((resolve) => {
           const end = document.createElement('h2');
           end.id = 'end';
           end.style.cssText = 'margin-block-start: 3000px; block-size: 3000px';
           document.body.append(end);
           // What is brought into view is so in a task after the event.
           addEventListener('hashchange', () => setTimeout(() => setTimeout(resolve)), { once: true });
           location.hash = 'end';
         }).then(() => null)",
    )
    .await;
    assert!(page.value::<bool>("Math.abs(document.querySelector('#end').getBoundingClientRect().top) < 2").await);
    assert_eq!(widget.count(".offer").await, 1);
    page.expect_no_errors().await;
}

/// An application changes the address by itself, and puts the element into the page after that.
async fn a_link_that_an_application_goes_to_is_opened(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    page.open("built-in.html").await;
    page.widget().await;
    page.run::<()>(
        "history.pushState(null, '', arguments[0]);
         document.querySelector('alignment-checklist').replaceWith(document.createElement('alignment-checklist'));",
        vec![json!(format!("#ac={}", payload(&link)))],
    )
    .await;
    let widget = page.widget().await;
    widget.until("inside('.offer')[0]").await;
    page.expect_no_errors().await;
}

async fn an_offer_goes_on_with_what_takes_the_place_of_the_element(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    page.open(&format!("built-in.html#ac={}", payload(&link))).await;
    page.widget().await.until("inside('.offer')[0]").await;
    page.run::<()>(
        "document.querySelector('alignment-checklist').replaceWith(document.createElement('alignment-checklist'));",
        vec![],
    )
    .await;
    let widget = page.widget().await;
    widget.until("inside('.offer')[0]").await;
    widget.act("keep").await;
    widget.until("!inside('.offer')[0]").await;
    assert!(!page.value::<bool>("location.href.includes('ac=')").await);
    page.expect_no_errors().await;
}

async fn a_link_that_an_application_has_left_is_forgotten(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    page.site().write(
        "tests/pages/application.html",
        "<!doctype html><html lang=\"en\"><head><title>Application</title>
         <script type=\"module\" src=\"../../dist/alignment-checklist.js\"></script></head><body><main></main></body></html>",
    );
    page.open(&format!("application.html#ac={}", payload(&link))).await;
    page.run::<()>(
        "history.pushState(null, '', '?page=2');
         document.querySelector('main').append(document.createElement('alignment-checklist'));",
        vec![],
    )
    .await;
    let widget = page.widget().await;
    page.promised::<()>("new Promise((resolve) => setTimeout(resolve)).then(() => null)").await;
    assert_eq!(widget.count(".offer").await, 0);
    page.expect_no_errors().await;
}

async fn a_link_for_one_that_fails_is_refused_by_another(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    page.site().write(
        "tests/pages/one-fails.html",
        "<!doctype html><html lang=\"en\"><head><title>One fails</title>
         <script type=\"module\" src=\"../../dist/alignment-checklist.js\"></script></head><body>
         <alignment-checklist team=\"other\"></alignment-checklist><alignment-checklist src=\"none.json\"></alignment-checklist>
         </body></html>",
    );
    page.open(&format!("one-fails.html#ac={}", payload(&link))).await;
    let widget = page.widget().await;
    widget.until("inside('.offer')[0]").await;
    assert!(offer(&widget).await.contains("Open it on the page it came from."), "{}", offer(&widget).await);
    let mut codes = page.error_codes().await;
    codes.sort_unstable();
    assert_eq!(codes, ["link-refused", "list-not-found"]);
}

async fn a_link_that_was_refused_goes_to_what_it_is_for(page: Page) {
    let link = link_of_the_other_team(&page).await;
    page.open(&format!("built-in.html#ac={}", payload(&link))).await;
    let widget = page.widget().await;
    widget.until("inside('.offer')[0]").await;
    assert!(offer(&widget).await.contains("Open it on the page it came from."), "{}", offer(&widget).await);
    assert_eq!(page.error_codes().await, ["link-refused"]);

    page.run::<()>(
        "const later = document.createElement('alignment-checklist');
         later.id = 'later'; later.setAttribute('team', 'checkout'); document.querySelector('main').append(later);",
        vec![],
    )
    .await;
    let later = page.widget_at("#later").await;
    later.until("inside('.offer [data-action=look]')[0]").await;
    assert_eq!(page.error_codes().await, ["link-refused"], "it is refused once");
    widget.until("!inside('.offer')[0]").await;
}

async fn a_page_hands_over_what_it_has_from_elsewhere(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    let foreign = link_of_the_other_team(&page).await;
    page.open("built-in.html").await;
    let widget = page.widget().await;
    let said: String = page
        .run("return document.querySelector('alignment-checklist').offer(arguments[0])", vec![json!(foreign)])
        .await;
    assert!(said.contains("Open it on the page it came from."), "{said}");
    assert_eq!(page.error_codes().await, [""; 0], "until the page says so");
    assert_eq!(widget.count(".offer").await, 0);
    page.run::<()>(
        "document.querySelector('alignment-checklist').refuse(...arguments)",
        vec![json!(said), json!(foreign)],
    )
    .await;
    widget.until("inside('.offer')[0]").await;
    assert!(offer(&widget).await.contains(&said), "{}", offer(&widget).await);
    assert_eq!(page.error_codes().await, ["link-refused"]);

    assert!(
        page.run::<bool>(
            "return document.querySelector('alignment-checklist').offer(arguments[0]) === undefined",
            vec![json!(link)]
        )
        .await
    );
    widget.until("inside('.offer [data-action=merge]')[0]").await;
    answer(&widget, "merge").await;
    assert_eq!(widget.ticked().await, ["goals-short", "pm-research"]);
}

async fn what_shows_nothing_yet_takes_nothing(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    page.open("far-below.html").await;
    let offer = "return document.querySelector('alignment-checklist').offer(arguments[0]) ?? 'taken'";
    assert_eq!(page.run::<String>(offer, vec![json!(link)]).await, "The checklist is not ready.");
    // Nor does one when another has begun.
    page.run::<()>("document.querySelector('main').prepend(document.createElement('alignment-checklist'))", vec![])
        .await;
    let ready = page.widget().await;
    let early = "document.createElement('alignment-checklist').offer(given)";
    assert_eq!(ready.ask_about::<String>(early, json!(link)).await, "The checklist is not ready.");
    assert_eq!(page.run::<String>(offer, vec![json!(link)]).await, "taken");
    page.expect_no_errors().await;
}

async fn what_mail_has_wrapped_is_handed_over_as_well(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    page.open("built-in.html").await;
    let widget = page.widget().await;
    let problem: Value = widget
        .ask_about(
            "host.offer(`https://filter.example/?url=${encodeURIComponent(given)}&data=05%7C02`) ?? null",
            json!(link),
        )
        .await;
    assert_eq!(problem, Value::Null);
    widget.until("inside('.offer')[0]").await;
    answer(&widget, "merge").await;
    assert_eq!(widget.ticked().await, ["goals-short", "pm-research"]);
    page.expect_no_errors().await;
}

/// What the memory of the WebAssembly has grown to, it keeps.
async fn a_text_without_end_costs_no_memory(page: Page) {
    page.open("mounts.html").await;
    page.run::<()>(
        "const host = document.createElement('alignment-checklist');
         host.setAttribute('loading', 'eager');
         document.querySelector('main').append(host);",
        vec![],
    )
    .await;
    let widget = page.widget().await;
    let said: String = widget.ask("host.offer(`#ac=1${'A'.repeat(64 << 20)}`)").await;
    assert!(said.starts_with("This is too long to be opened."), "{said}");
    let memory: u64 = page.value("memories[0].buffer.byteLength").await;
    assert!(memory < 64 << 20, "it has {memory} bytes");
    page.expect_no_errors().await;
}

async fn an_offer_waits_for_its_element_to_come_back(page: Page) {
    let link = link_of_the_other_team(&page).await;
    page.open(&format!("teams.html#ac={}", payload(&link))).await;
    let other = page.widget_at("#other").await;
    other.until("inside('.offer [data-action=look]')[0]").await;
    page.run::<()>("window.other = document.querySelector('#other'); other.remove();", vec![]).await;
    page.run::<()>("document.querySelector('main').append(other);", vec![]).await;
    page.widget_at("#other").await.until("inside('.offer [data-action=look]')[0]").await;
    assert_eq!(page.error_codes().await, [""; 0], "none of the others refuses it meanwhile");
}

async fn a_link_in_the_query_is_opened(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    page.open(&format!("built-in.html?x=1&ac={}", payload(&link))).await;
    let widget = page.widget().await;
    widget.until("inside('.offer')[0]").await;
    answer(&widget, "merge").await;
    assert_eq!(page.value::<String>("location.search").await, "?x=1");
}

async fn the_fragment_of_the_host_stays(page: Page) {
    page.open("built-in.html#/route").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    let link = widget.share_url().await;
    assert!(link.contains("?ac=") && link.ends_with("#/route"), "{link}");
    page.go("about:blank").await;
    page.go(&link).await;
    let widget = page.widget().await;
    widget.until("inside('.offer')[0]").await;
    answer(&widget, "keep").await;
    assert_eq!(fragment(&page).await, "#/route");
    assert_eq!(page.value::<String>("location.search").await, "");
    // A fragment of somebody else's behind ours, and one with ours in it.
    let secret = format!("ac={}#?secret=s", link.split("ac=").nth(1).unwrap().split('#').next().unwrap());
    page.run::<()>("location.hash = arguments[0]", vec![json!(secret)]).await;
    widget.until("inside('.offer')[0]").await;
    answer(&widget, "keep").await;
    assert_eq!(fragment(&page).await, "#?secret=s");
    page.run::<()>(
        "location.hash = arguments[0]",
        vec![json!(format!("?secret=s&ac={}", link.split("ac=").nth(1).unwrap().split('#').next().unwrap()))],
    )
    .await;
    widget.until("inside('.offer')[0]").await;
    answer(&widget, "keep").await;
    assert_eq!(fragment(&page).await, "#?secret=s");
}

async fn a_link_for_another_team_is_never_merged(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    page.open(&format!("teams.html#ac={}", payload(&link))).await;
    let widget = page.widget_at("alignment-checklist").await;
    widget.until("inside('.offer')[0]").await;
    let offer = offer(&widget).await;
    assert_eq!(
        offer,
        "This is for another checklist: list “pm-em”, team “default”. Open it on the page it came from. Nothing here has changed.Close"
    );
    assert_eq!(widget.ticked().await, [""; 0]);
}

async fn each_element_takes_its_own(page: Page) {
    let link = link_of_the_other_team(&page).await;
    page.open(&format!("teams.html#ac={}", payload(&link))).await;
    let second = page.widget_at("#other").await;
    second.until("inside('.offer')[0]").await;
    assert_eq!(page.widget().await.count(".offer").await, 0);
    answer(&second, "merge").await;
    assert_eq!(second.ticked().await, ["goals-mid"]);
}

async fn a_link_that_waits_is_asked_again_when_its_team_is_shown_again(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    let widget = open_here(&page, &link).await;
    let show = async |team: &str| {
        page.run::<()>(
            &format!("document.querySelector('alignment-checklist').setAttribute('team', '{team}')"),
            vec![],
        )
        .await;
    };
    show("another").await;
    widget.until("!inside('.offer')[0]").await;
    show("default").await;
    widget.until("inside('.offer [data-action=merge]')[0]").await;
    // Another list is another state, too.
    page.run::<()>("document.querySelector('alignment-checklist').innerHTML = '<ul><li>One</li></ul>'", vec![]).await;
    widget.until("!inside('.offer')[0]").await;
    page.run::<()>("document.querySelector('alignment-checklist').innerHTML = ''", vec![]).await;
    widget.until("inside('.offer [data-action=merge]')[0]").await;
    answer(&widget, "merge").await;
    assert_eq!(widget.ticked().await, ["goals-short", "pm-research"]);
    page.expect_no_errors().await;
}

async fn an_answer_in_another_element_of_the_team_is_one(page: Page) {
    page.go(&page.site().url_elsewhere("tests/pages/teams.html")).await;
    let theirs = page.widget_at("#first").await;
    theirs.toggle("goals-mid").await;
    let link = theirs.share_url().await;
    page.open(&format!("teams.html#ac={}", payload(&link))).await;
    page.widget_at("#first").await.until("inside('.offer')[0]").await;
    let second = page.widget_at("#second").await;
    second.until("inside('.offer')[0]").await;
    answer(&second, "keep").await;
    assert_eq!(fragment(&page).await, "");
}

async fn an_answer_to_what_the_page_offered_leaves_the_link_that_waits(page: Page) {
    let link = link_of_the_other_team(&page).await;
    page.open(&format!("teams.html#ac={}", payload(&link))).await;
    let other = page.widget_at("#other").await;
    other.until("inside('.offer')[0]").await;
    let first = page.widget_at("#first").await;
    let document = json!({ "format": 1, "list": "pm-em", "team": "search",
        "marks": { "goals-long": { "agreed": { "value": "yes", "stamp": [1, "there"] } } } });
    first.ask_about::<Value>("(host.offer(given), null)", json!(document.to_string())).await;
    first.until("inside('.offer [data-action=keep]')[0]").await;
    // It stands in the other element of that team as well.
    answer(&page.widget_at("#second").await, "keep").await;
    assert!(fragment(&page).await.starts_with("#ac="), "the link is gone, and nobody has answered it");
    assert_eq!(other.count(".offer").await, 1);
}

async fn what_was_pasted_stays_when_another_attribute_changes(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    let widget = open_here(&page, &link).await;
    let document = json!({ "format": 1, "list": "pm-em", "team": "default",
        "marks": { "em-customers": { "agreed": { "value": "yes", "stamp": [1, "there"] } } } });
    widget.ask_about::<Value>("(host.offer(given), null)", json!(document.to_string())).await;
    let shown =
        "inside('.differences').map((list) => list.closest('[data-item]').dataset.item).join() === 'em-customers'";
    widget.until(shown).await;
    page.run::<()>("document.querySelector('alignment-checklist').setAttribute('only', 'pm em')", vec![]).await;
    widget.until("inside('[part~=section]').length === 2").await;
    widget.until(shown).await;
}
