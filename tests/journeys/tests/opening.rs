//! What somebody shared is shown first, and nothing is lost on either side.

use journeys::{Page, Widget};
use serde_json::{Value, json};

journeys::journeys![
    opening_a_link_writes_nothing,
    merging_takes_over_and_undo_is_one_step,
    looking_changes_nothing,
    keeping_mine_puts_the_link_aside,
    both_values_stand_side_by_side,
    the_same_again_says_so,
    a_link_of_nothing_says_no_time,
    what_is_looked_at_is_not_for_sharing,
    what_cannot_be_opened_stays_in_its_field,
    what_cannot_be_opened_leaves_what_waits_alone,
    an_offer_far_below_is_brought_into_view,
    a_checklist_that_waits_to_be_seen_gets_its_link,
    a_link_clicked_while_the_page_is_open_is_opened,
    while_an_offer_waits_the_page_goes_where_its_links_lead,
    a_link_that_an_application_goes_to_is_opened,
    an_offer_goes_on_with_what_takes_the_place_of_the_element,
    a_link_that_an_application_has_left_is_forgotten,
    a_link_for_one_that_fails_is_refused_by_another,
    a_link_that_was_refused_goes_to_what_it_is_for,
    an_offer_waits_for_its_element_to_come_back,
    a_link_in_the_query_is_opened,
    the_fragment_of_the_host_stays,
    a_pasted_link_is_opened,
    a_pasted_summary_is_opened,
    a_pasted_file_is_opened,
    a_saved_file_is_opened_again,
    golden_links_open,
    a_link_that_cannot_be_read_says_why,
    a_link_for_another_team_is_never_merged,
    each_element_takes_its_own,
    read_only_shows_and_does_not_merge,
    two_people_exchange_links_and_nothing_is_lost,
    hostile_notes_stay_text,
    a_huge_fragment_is_refused,
    no_barrier_while_sharing_or_opening,
];

const KEY: &str = "alignment-checklist:pm-em:default";

/// The link of a reader who ticked and noted something, from the site next door, whose storage is another.
async fn link_from_next_door(page: &Page, file: &str) -> String {
    page.go(&page.site().url_elsewhere(&format!("tests/pages/{file}"))).await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    widget.toggle("pm-research").await;
    widget.open("goals-mid").await;
    widget.write_note("goals-mid", "em", "Agree in June").await;
    widget.share_url().await
}

/// The payload of a link of that kind.
fn payload(link: &str) -> &str {
    link.split_once("#ac=").expect("the payload stands in the fragment").1
}

/// Opens the payload of a link from next door on the page here.
async fn open_here(page: &Page, link: &str) -> Widget {
    page.go(&page.site().url(&format!("tests/pages/built-in.html#ac={}", payload(link)))).await;
    let widget = page.widget().await;
    widget.until("inside('.offer')[0]").await;
    widget
}

async fn offer(widget: &Widget) -> String {
    widget.ask("journal.words(inside('.offer')[0])").await
}

async fn fragment(page: &Page) -> String {
    page.value("location.hash").await
}

/// Gives an answer and waits until the offer is gone.
async fn answer(widget: &Widget, action: &str) {
    widget.act(action).await;
    widget.until("!inside('.offer')[0]").await;
}

/// Opens the panel and then the text that is pasted into it.
async fn paste(widget: &Widget, text: &str) {
    widget.act("share").await;
    widget.until("inside('[data-field=opened]')[0]").await;
    widget.ask_about::<Value>("(inside('[data-field=opened]')[0].value = given, null)", json!(text)).await;
    widget.act("open-text").await;
    widget.until("inside('.offer')[0]").await;
}

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
    assert_eq!(widget.banner().await.as_deref(), Some("Merged.UndoClose"));
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

async fn both_values_stand_side_by_side(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    let widget = open_here(&page, &link).await;
    let lines =
        "inside('.differences').map((list) => `${list.closest('[data-item]').dataset.item}: ${journal.words(list)}`)";
    assert_eq!(
        widget.ask::<Vec<String>>(lines).await,
        [
            "goals-short: Shared: Agreed. Here: Open.",
            "goals-mid: New note: EM: Agree in June",
            "pm-research: Shared: Agreed. Here: Open.",
        ]
    );

    let shown = "inside('[part~=section],[part~=item]').filter(journal.drawn).map((part) => part.dataset.item ?? '')";
    assert_eq!(widget.ask::<Vec<String>>(shown).await.len(), 18);
    widget.act("differences").await;
    widget.until("inside('[data-action=differences]')[0].ariaPressed === 'true'").await;
    assert_eq!(widget.ask::<Vec<String>>(shown).await, ["", "goals-short", "goals-mid", "", "pm-research"]);
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
    assert!(offer.contains("It matches what stands here."), "{offer}");
}

async fn a_link_of_nothing_says_no_time(page: Page) {
    page.open("built-in.html").await;
    let link = page.widget().await.share_url().await;
    page.go("about:blank").await;
    let widget = open_here(&page, &link).await;
    assert_eq!(
        offer(&widget).await,
        "Somebody shared where they stand. Nothing here has changed.It matches what stands here.Close"
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

async fn what_cannot_be_opened_stays_in_its_field(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    paste(&widget, "no link").await;
    assert!(offer(&widget).await.contains("There is no state of this checklist in it."));
    assert_eq!(widget.ask::<String>("inside('[data-field=opened]')[0].value").await, "no link");
    answer(&widget, "dismiss").await;
    widget.ask::<()>("void (inside('[data-field=opened]')[0].value = ' ')").await;
    widget.act("open-text").await;
    widget.until("host.shadowRoot.activeElement?.matches('[data-field=opened]')").await;
    assert_eq!(widget.count(".offer").await, 0);
    page.expect_no_errors().await;
}

async fn what_cannot_be_opened_leaves_what_waits_alone(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    let widget = open_here(&page, &link).await;
    paste(&widget, "nonsense").await;
    widget.until("inside('.offer [data-action=dismiss]')[0]").await;
    widget.act("dismiss").await;
    widget.until("inside('.offer [data-action=merge]')[0]").await;
    assert!(fragment(&page).await.starts_with("#ac="), "the link is gone, and nobody has answered it");
    answer(&widget, "merge").await;
    assert_eq!(fragment(&page).await, "");
    assert_eq!(widget.ticked().await, ["goals-short", "pm-research"]);
    page.expect_no_errors().await;
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
    page.go(&page.site().url_elsewhere("tests/pages/teams.html")).await;
    let second = page.widget_at("#other").await;
    second.toggle("goals-mid").await;
    let link = second.share_url().await;
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
    assert!(offer(&widget).await.contains("which is not on this page"), "{}", offer(&widget).await);
    let mut codes = page.error_codes().await;
    codes.sort_unstable();
    assert_eq!(codes, ["link-refused", "list-not-found"]);
}

async fn a_link_that_was_refused_goes_to_what_it_is_for(page: Page) {
    page.go(&page.site().url_elsewhere("tests/pages/teams.html")).await;
    let other = page.widget_at("#other").await;
    other.toggle("goals-mid").await;
    let link = other.share_url().await;
    page.open(&format!("built-in.html#ac={}", payload(&link))).await;
    let widget = page.widget().await;
    widget.until("inside('.offer')[0]").await;
    assert!(offer(&widget).await.contains("which is not on this page"), "{}", offer(&widget).await);
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
}

async fn an_offer_waits_for_its_element_to_come_back(page: Page) {
    page.go(&page.site().url_elsewhere("tests/pages/teams.html")).await;
    let other = page.widget_at("#other").await;
    other.toggle("goals-mid").await;
    let link = other.share_url().await;
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

async fn a_pasted_link_is_opened(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    page.open("built-in.html").await;
    let widget = page.widget().await;
    paste(&widget, &format!("Here you are: <{link}>, see you on Friday.")).await;
    answer(&widget, "keep").await;
    widget.act("share").await;
    widget.until("!inside('.share')[0]").await;
    // As the filters of mail programs put it into an address of their own.
    let wrapped: String = page.run("return encodeURIComponent(arguments[0])", vec![json!(link)]).await;
    paste(&widget, &format!("https://filter.example/?url={wrapped}&data=05%7C02")).await;
    assert!(page.value::<bool>("journal.focused().classList.contains('offer')").await);
    answer(&widget, "merge").await;
    assert_eq!(widget.ticked().await, ["goals-short", "pm-research"]);
}

async fn a_pasted_summary_is_opened(page: Page) {
    link_from_next_door(&page, "built-in.html").await;
    let widget = page.widget().await;
    let summary: String = widget.ask("host.toMarkdown()").await;
    page.open("built-in.html").await;
    let widget = page.widget().await;
    paste(&widget, &summary).await;
    answer(&widget, "merge").await;
    assert_eq!(widget.ticked().await, ["goals-short", "pm-research"]);
}

async fn a_pasted_file_is_opened(page: Page) {
    link_from_next_door(&page, "built-in.html").await;
    let state: Value = page.widget().await.ask("host.state").await;
    page.open("built-in.html").await;
    let widget = page.widget().await;
    paste(&widget, &state.to_string()).await;
    answer(&widget, "merge").await;
    assert_eq!(widget.ticked().await, ["goals-short", "pm-research"]);
}

async fn a_saved_file_is_opened_again(page: Page) {
    page.go(&page.site().url_elsewhere("tests/pages/clipboard.html")).await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    widget.act("share").await;
    widget.until("inside('.share')[0]").await;
    widget.act("save-file").await;
    let saved: Value = page.until("globalThis.saved").await;
    let name = saved["name"].as_str().expect("the file has a name");
    let date = name.strip_prefix("alignment-checklist-pm-em-default-").and_then(|rest| rest.strip_suffix(".json"));
    assert_eq!(date.map(str::len), Some("2026-11-25".len()), "{name}");
    let file = std::env::temp_dir().join(format!("{}-{:?}-{name}", std::process::id(), page.browser()));
    std::fs::write(&file, saved["text"].as_str().expect("the file has a text")).expect("a file can be written");

    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.act("share").await;
    widget.until("inside('[data-field=file]')[0]").await;
    let find = "return document.querySelector('alignment-checklist').shadowRoot.querySelector('[data-field=file]')";
    let field = page.element(find, vec![]).await;
    field.send_keys(file.to_str().expect("a path in letters")).await.expect("a file can be chosen");
    widget.until("inside('.offer')[0]").await;
    answer(&widget, "merge").await;
    assert_eq!(widget.ticked().await, ["goals-short"]);
    std::fs::remove_file(file).expect("the file is still there");
}

async fn golden_links_open(page: Page) {
    let golden: Value =
        serde_json::from_str(include_str!("../../golden/links.json")).expect("the golden links are JSON");
    for link in golden["links"].as_array().expect("an array of links") {
        let (document, payload) = (&link["document"], link["payload"].as_str().expect("each has a payload"));
        let (list, team) =
            (document["list"].as_str().unwrap_or_default(), document["team"].as_str().unwrap_or_default());
        page.go("about:blank").await;
        page.open(&format!("built-in.html#ac={payload}")).await;
        let widget = page.widget().await;
        widget.until("inside('.offer')[0]").await;
        let offer = offer(&widget).await;
        if (list, team) == ("pm-em", "default") {
            assert!(offer.starts_with("Somebody shared where they stand"), "{payload}: {offer}");
        } else {
            assert!(
                offer.starts_with(&format!("This is for the list “{list}” of team “{team}”")),
                "{payload}: {offer}"
            );
        }
        answer(&widget, if offer.starts_with("Somebody") { "keep" } else { "dismiss" }).await;
    }
}

async fn a_link_that_cannot_be_read_says_why(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    let whole = payload(&link).to_owned();
    let cut = &whole[..whole.len() - 9];
    let garbled = whole.replacen(&whole[8..9], if &whole[8..9] == "A" { "B" } else { "A" }, 1);
    for (payload, words) in [
        (cut, "This link was cut off on its way."),
        (&garbled, "This link was altered on its way"),
        (&format!("2{}", &whole[1..]), "A newer version of this checklist made this."),
        ("~", "There is no state of this checklist in it."),
    ] {
        page.go("about:blank").await;
        page.open(&format!("built-in.html#ac={payload}")).await;
        let widget = page.widget().await;
        widget.until("inside('.offer')[0]").await;
        let offer = offer(&widget).await;
        assert!(offer.starts_with(words), "{payload}: {offer}");
        assert_eq!(page.error_codes().await, ["link-refused"]);
        answer(&widget, "dismiss").await;
        assert_eq!(fragment(&page).await, "");
        assert_eq!(page.stored_keys().await, [""; 0]);
    }
}

async fn a_link_for_another_team_is_never_merged(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    page.open(&format!("teams.html#ac={}", payload(&link))).await;
    let widget = page.widget_at("alignment-checklist").await;
    widget.until("inside('.offer')[0]").await;
    let offer = offer(&widget).await;
    assert_eq!(
        offer,
        "This is for the list “pm-em” of team “default”, which is not on this page. Nothing here has changed.Close"
    );
    assert_eq!(widget.ticked().await, [""; 0]);
}

async fn each_element_takes_its_own(page: Page) {
    page.go(&page.site().url_elsewhere("tests/pages/teams.html")).await;
    let second = page.widget_at("#other").await;
    second.toggle("goals-mid").await;
    let link = second.share_url().await;
    page.open(&format!("teams.html#ac={}", payload(&link))).await;
    let second = page.widget_at("#other").await;
    second.until("inside('.offer')[0]").await;
    assert_eq!(page.widget().await.count(".offer").await, 0);
    answer(&second, "merge").await;
    assert_eq!(second.ticked().await, ["goals-mid"]);
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

async fn hostile_notes_stay_text(page: Page) {
    page.go(&page.site().url_elsewhere("tests/pages/built-in.html")).await;
    let widget = page.widget().await;
    let state: Value = widget.ask("host.state").await;
    let mut state = state;
    let hostile = "<img src=x onerror=document.title='hit'>\u{202e}<script>document.title='hit'</script>";
    state["notes"] = json!({ "n": { "item": "goals-short", "author": "<b>", "text": { "value": hostile, "stamp": [1, "<i>"], "at": 0 } } });
    widget.ask_about::<Value>("((host.state = given), null)", state).await;
    let link = widget.share_url().await;
    let widget = open_here(&page, &link).await;
    answer(&widget, "merge").await;
    assert_eq!(widget.ask::<String>("inside('[part~=note] .text')[0].textContent").await, hostile);
    assert_eq!(widget.ask::<usize>("inside('img, script').length").await, 0);
    assert_ne!(page.value::<String>("document.title").await, "hit");
    page.expect_no_errors().await;
}

async fn a_huge_fragment_is_refused(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    page.run::<()>("location.hash = 'ac=1' + 'A'.repeat(900_000)", vec![]).await;
    widget.until("inside('.offer')[0]").await;
    let offer = offer(&widget).await;
    assert!(offer.starts_with("This link is longer than any that this checklist opens"), "{offer}");
    answer(&widget, "dismiss").await;
    widget.act("share").await;
    widget.until("inside('[data-field=file]')[0]").await;
    // Ten million letters as a file: in the field, browsers would lay them out for minutes.
    page.run::<()>(
        "const files = new DataTransfer();
         files.items.add(new File([`#ac=1${'A'.repeat(10_000_000)}`], 'huge.txt'));
         const field = document.querySelector('alignment-checklist').shadowRoot.querySelector('[data-field=file]');
         field.files = files.files;
         field.dispatchEvent(new Event('change', { bubbles: true }));",
        vec![],
    )
    .await;
    widget.until("inside('.offer')[0]").await;
    assert_eq!(page.stored_keys().await, [""; 0]);
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
