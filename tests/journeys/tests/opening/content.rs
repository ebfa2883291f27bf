//! What is pasted or chosen opens as well; what cannot be opened says why, and nothing in it runs.

use journeys::{Page, Widget};
use serde_json::{Value, json};

use super::{answer, fragment, link_from_next_door, offer, open_here, payload};

journeys::journeys![
    what_cannot_be_opened_stays_in_its_field,
    what_cannot_be_opened_leaves_what_waits_alone,
    a_pasted_link_is_opened,
    a_pasted_summary_is_opened,
    a_pasted_file_is_opened,
    a_saved_file_is_opened_again,
    notes_in_a_file_are_as_they_were,
    an_answer_to_what_was_pasted_leaves_the_link_that_waits,
    golden_links_open,
    two_people_go_on_from_golden_links_and_nothing_is_lost,
    a_link_that_cannot_be_read_says_why,
    hostile_notes_stay_text,
    a_huge_fragment_is_refused,
];

/// Opens the panel and then the text that is pasted into it.
async fn paste(widget: &Widget, text: &str) {
    widget.act("share").await;
    widget.until("inside('[data-field=opened]')[0]").await;
    widget.ask_about::<Value>("(inside('[data-field=opened]')[0].value = given, null)", json!(text)).await;
    widget.act("open-text").await;
    widget.until("inside('.offer')[0]").await;
}

async fn what_cannot_be_opened_stays_in_its_field(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    paste(&widget, "no link").await;
    assert!(offer(&widget).await.contains("This is not a link or summary of this checklist."));
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

/// Filters of mail programs put an address inside another, and a note may quote one.
async fn notes_in_a_file_are_as_they_were(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.open("goals-mid").await;
    widget.write_note("goals-mid", "", "https://safe.example/?url=https%3A%2F%2Fexample.org%2F%23ac%3D1AbC").await;
    let file: String = widget.ask("JSON.stringify(host.state)").await;
    paste(&widget, &file).await;
    assert!(
        offer(&widget).await.contains("Nothing to merge: what is here is the same or newer."),
        "{}",
        offer(&widget).await
    );
    page.expect_no_errors().await;
}

async fn an_answer_to_what_was_pasted_leaves_the_link_that_waits(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    let widget = open_here(&page, &link).await;
    let mut other: Value = widget.ask("host.state").await;
    other["marks"]["em-customers"] = json!({ "agreed": { "value": "yes", "stamp": [1, "other"] } });
    paste(&widget, &other.to_string()).await;
    widget.until("journal.words(inside('.offer')[0]).includes('1 new mark')").await;
    widget.act("look").await;
    widget.until("inside('[data-action=differences]').length === 0").await;
    answer(&widget, "merge").await;
    assert_eq!(widget.ticked().await, ["em-customers"]);
    assert!(fragment(&page).await.starts_with("#ac="), "the link is gone, and nobody has answered it");
    page.reload().await;
    page.widget().await.until("journal.words(inside('.offer')[0] ?? '').includes('2 new marks')").await;
    page.expect_no_errors().await;
}

async fn golden_links_open(page: Page) {
    let golden: Value =
        serde_json::from_str(include_str!("../../../golden/links.json")).expect("the golden links are JSON");
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
            assert!(
                offer.starts_with("Nothing here has changed. Somebody shared where they stand"),
                "{payload}: {offer}"
            );
        } else {
            assert!(
                offer.starts_with(&format!("This is for another checklist: list “{list}”, team “{team}”")),
                "{payload}: {offer}"
            );
        }
        answer(&widget, if offer.starts_with("Nothing") { "keep" } else { "dismiss" }).await;
    }
}

async fn two_people_go_on_from_golden_links_and_nothing_is_lost(page: Page) {
    const KEY: &str = "alignment-checklist:pm-em:default";
    const ITEMS: [&str; 10] = [
        "pm-research",
        "em-direction",
        "pm-team-health",
        "goals-long",
        "pm-technology",
        "mutual-interest",
        "pm-intangibles",
        "shared-values",
        "pm-product-sense",
        "em-customers",
    ];
    let golden: Value =
        serde_json::from_str(include_str!("../../../golden/links.json")).expect("the golden links are JSON");
    // Together they say everything there is, and only of one item both something else.
    let old = [
        "every item, by two replicas",
        "notes, one of them changed and one removed",
        "commitments and syncs",
        "what only a newer version knows",
    ]
    .map(|what| {
        let links = golden["links"].as_array().expect("an array of links");
        links.iter().find(|link| link["what"] == what).expect("it is never taken out")
    });
    let changed = |path: &[&str]| match path {
        ["list_revision"] | ["marks", "goals-mid", ..] => true,
        ["marks", item, ..] => ITEMS.contains(item),
        _ => false,
    };
    let homes = [page.site().url("tests/pages/built-in.html"), page.site().url_elsewhere("tests/pages/built-in.html")];
    // Each has said something before the two exchange anything.
    for (home, note) in homes.iter().zip(["Said here", "Said there"]) {
        page.go(home).await;
        let widget = page.widget().await;
        widget.open("em-requirements").await;
        widget.write_note("em-requirements", "", note).await;
    }
    let [before @ .., mut next] = old.map(|link| link["payload"].as_str().expect("each has a payload").to_owned());
    for payload in before {
        merge(&page, &homes[0], &payload).await;
    }
    let mut ticks = Vec::new();
    for (turn, item) in ITEMS.into_iter().enumerate() {
        let widget = merge(&page, &homes[turn % 2], &next).await;
        widget.toggle(item).await;
        ticks.push(widget.level(item).await);
        widget.open(item).await;
        widget.write_note(item, "", &format!("Turn {turn}")).await;
        payload(&widget.share_url().await).clone_into(&mut next);
    }
    // The last word reaches the one who did not say it, and both have the same.
    let there = page.stored_document(KEY).await;
    let widget = merge(&page, &homes[0], &next).await;
    let here = page.stored_document(KEY).await;
    assert_eq!(here, there);
    for ((turn, item), tick) in ITEMS.into_iter().enumerate().zip(ticks) {
        assert_eq!(widget.level(item).await, tick, "{item}");
        let notes = widget.notes(item).await;
        assert!(notes.contains(&format!("Turn {turn}")), "{item} has {notes:?}");
    }
    let mut said = widget.notes("em-requirements").await;
    said.sort();
    assert_eq!(said, ["Said here", "Said there"]);
    for link in old {
        expect_all_of(&link["document"], &here, &mut Vec::new(), &changed);
    }
    page.expect_no_errors().await;
}

/// Opens a payload at a page and takes it over.
async fn merge(page: &Page, home: &str, payload: &str) -> Widget {
    // Somewhere else first: the same page with another fragment would not load anew.
    page.go("about:blank").await;
    page.go(&format!("{home}#ac={payload}")).await;
    let widget = page.widget().await;
    widget.until("inside('.offer')[0]").await;
    answer(&widget, "merge").await;
    widget
}

/// Whether all that `old` says is still said in `new`, but for what was `changed` since.
fn expect_all_of<'a>(old: &'a Value, new: &Value, path: &mut Vec<&'a str>, changed: &impl Fn(&[&str]) -> bool) {
    match old {
        Value::Object(members) => {
            for (name, member) in members {
                path.push(name);
                expect_all_of(member, &new[name], path, changed);
                path.pop();
            }
        }
        _ if changed(path) => {}
        _ => assert_eq!(new, old, "{path:?}"),
    }
}

async fn a_link_that_cannot_be_read_says_why(page: Page) {
    let link = link_from_next_door(&page, "built-in.html").await;
    let whole = payload(&link).to_owned();
    let cut = &whole[..whole.len() - 9];
    let (before, after) = (&whole[..8], &whole[9..]);
    let garbled = [before, if &whole[8..9] == "A" { "B" } else { "A" }, after].concat();
    for (payload, words) in [
        (cut, "This link was cut off on its way."),
        (&garbled, "This link was altered on its way"),
        (&format!("2{}", &whole[1..]), "A newer version of this checklist made this."),
        ("~", "This is not a link or summary of this checklist."),
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
    assert!(offer.starts_with("This is too long to be opened."), "{offer}");
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
