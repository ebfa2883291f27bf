//! Content from the page itself, from a file, and from the post that started it all.

use journeys::{Fault, Page};
use serde_json::json;

journeys::journeys![
    plain_html_inside_the_element_is_the_list,
    nothing_in_a_list_runs_or_is_styled,
    ticks_in_a_task_list_are_the_initial_state,
    marks_follow_items_when_the_list_is_edited,
    a_list_from_a_file_is_shown_and_a_bad_one_is_named,
    attributes_take_hold_while_the_list_is_out_of_reach,
    an_own_list_without_a_name_is_kept_under_its_page,
    a_folder_and_its_index_are_one_page,
    the_list_follows_its_content,
    the_post_becomes_tickable_and_stays_itself,
    without_scripts_the_post_is_an_ordinary_post.without_scripts(),
];

async fn plain_html_inside_the_element_is_the_list(page: Page) {
    page.open("own-list.html").await;
    let widget = page.widget().await;
    assert_eq!(widget.headings().await, ["What we promise design", "What design promises us"]);
    assert_eq!(
        widget.ask::<Vec<String>>("host.summary.sections.map((section) => section.id)").await,
        ["what-we-promise-design", "from-design"]
    );
    assert_eq!(
        widget.statements().await,
        [
            "We show work early. Why",
            "Nobody merges alone",
            "We talk",
            "We talk",
            "We talk",
            "Nothing runs here",
            "Write to us"
        ]
    );
    let items = widget.items().await;
    assert_eq!(items[0], "early-review");
    assert_eq!(items[2], "same-words");
    let distinct: std::collections::BTreeSet<_> = items.iter().collect();
    assert_eq!(distinct.len(), 7, "equal texts have ids of their own: {items:?}");

    let text = widget.text().await;
    for words in [
        "Said in the first week, kept ever since.",
        "PM owns, Design expects",
        "Two pairs of eyes",
        "or one pair and cargo clippy",
    ] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    assert_eq!(
        widget.ask::<Vec<String>>("inside('[part~=statement], [part~=details]').flatMap((e) => [...e.querySelectorAll('em, strong, code')]).map((e) => e.outerHTML.replace(/<!--.*?-->/g, ''))").await,
        ["<em>early</em>", "<strong>alone</strong>", "<code>cargo clippy</code>"]
    );
    assert_eq!(
        widget.ask::<Vec<String>>("inside('[part~=item] a').map((a) => a.href)").await,
        ["https://example.org/why", "mailto:design@example.org"]
    );

    widget.toggle(&items[4]).await;
    page.reload().await;
    assert_eq!(page.widget().await.ticked().await, [items[4].clone()]);
    assert_eq!(page.stored_keys().await, ["alignment-checklist:my-charter:default"]);
    page.expect_no_errors().await;
}

async fn nothing_in_a_list_runs_or_is_styled(page: Page) {
    page.open("own-list.html").await;
    let widget = page.widget().await;
    let strange: Vec<String> = widget
        .ask("inside('script, img, iframe, object, form, [onclick], [onerror], [style], a[href^=\"javascript\" i]').map((e) => e.outerHTML)")
        .await;
    assert_eq!(strange, [""; 0]);
    // The page's own parser ran the script once, as it always did.
    assert_eq!(page.value::<u32>("window.inListRan").await, 1);
    assert!(page.value::<bool>("window.broken === undefined").await);
}

async fn ticks_in_a_task_list_are_the_initial_state(page: Page) {
    page.open("task-list.html").await;
    let widget = page.widget().await;
    assert_eq!(
        widget.statements().await,
        ["The changelog is written", "Support knows", "The version is announced", "The numbers are looked at"]
    );
    assert_eq!(widget.progress().await, "2 of 4 agreed");
    let items = widget.items().await;
    assert_eq!(widget.ticked().await, [items[0].clone(), items[2].clone()]);
    widget.toggle(&items[0]).await;
    widget.toggle(&items[1]).await;
    page.reload().await;
    assert_eq!(page.widget().await.ticked().await, [items[1].clone(), items[2].clone()]);
    page.expect_no_errors().await;
}

async fn marks_follow_items_when_the_list_is_edited(page: Page) {
    page.open("edited-before.html").await;
    let widget = page.widget().await;
    let items = widget.items().await;
    assert_eq!(items[..2], ["plan", "demo"]);
    let (answer, celebrate) = (items[2].clone(), items[3].clone());
    widget.toggle("demo").await;
    widget.toggle(&answer).await;
    widget.toggle(&celebrate).await;
    widget.open("demo").await;
    widget.write_note("demo", "em", "With the customers").await;

    page.open("edited-after.html").await;
    let widget = page.widget().await;
    assert_eq!(widget.statements().await[2], "We show what we built every second Friday");
    assert_eq!(widget.ticked().await, [answer.clone(), "demo".to_owned()]);
    assert_eq!(widget.progress().await, "2 of 4 agreed");
    widget.open("demo").await;
    assert_eq!(widget.notes("demo").await, ["EM With the customers"]);
    let added = widget.items().await[0].clone();
    widget.toggle(&added).await;

    page.open("edited-before.html").await;
    let widget = page.widget().await;
    assert_eq!(widget.ticked().await, ["demo".to_owned(), answer, celebrate]);
    page.expect_no_errors().await;
}

async fn a_list_from_a_file_is_shown_and_a_bad_one_is_named(page: Page) {
    page.open("list-from-file.html").await;
    let good = page.widget_at("#good").await;
    assert_eq!(good.items().await, ["lunch", "walk"]);
    assert_eq!(good.headings().await, ["Habits"]);
    good.toggle("walk").await;
    page.until::<bool>("journal.events.filter((e) => e.type === 'alignment-error').length === 2").await;
    let named: Vec<String> = page
        .value("journal.events.filter((e) => e.type === 'alignment-error').map((e) => `${e.target} ${e.detail.code}`).sort()")
        .await;
    assert_eq!(named, ["malformed list-malformed", "missing list-not-found"]);
    let readable: Vec<String> =
        page.value("[...document.querySelectorAll('li')].filter(journal.drawn).map(journal.words)").await;
    assert_eq!(readable, ["The first fallback.", "The second fallback."]);
    assert_eq!(page.stored_keys().await, ["alignment-checklist:charter:default"]);
    page.reload().await;
    assert_eq!(page.widget_at("#good").await.ticked().await, ["walk"]);
}

async fn attributes_take_hold_while_the_list_is_out_of_reach(page: Page) {
    page.open("list-from-file.html").await;
    let widget = page.widget_at("#good").await;
    widget.toggle("walk").await;
    page.site().fault("charter.json", Fault::Missing);
    page.run::<()>("document.querySelector('#good').setAttribute('team', 'other')", vec![]).await;
    widget.until("!inside('[data-item=walk] [part~=checkbox]')[0].checked").await;
    page.run::<()>("document.querySelector('#good').toggleAttribute('readonly')", vec![]).await;
    widget.until("inside('[data-item=walk] [part~=checkbox]')[0].disabled").await;
    assert_eq!(page.stored_keys().await, ["alignment-checklist:charter:default"]);
}

async fn an_own_list_without_a_name_is_kept_under_its_page(page: Page) {
    page.open("unnamed.html").await;
    let widget = page.widget().await;
    widget.toggle("first").await;
    assert_eq!(page.stored_keys().await, ["alignment-checklist:/tests/pages/unnamed.html:default"]);
    page.open("unnamed.html?utm_source=mail#second").await;
    assert_eq!(page.widget().await.ticked().await, ["first"]);
    page.expect_no_errors().await;
}

async fn a_folder_and_its_index_are_one_page(page: Page) {
    let html = "<!doctype html><html lang=\"en\"><head><title>Folder</title>
        <script type=\"module\" src=\"/dist/alignment-checklist.js\"></script></head><body>
        <alignment-checklist><ul><li id=\"first\">The first</li></ul></alignment-checklist></body></html>";
    for file in ["index.html", "myindex.html"] {
        page.site().write(&format!("tests/pages/folder/{file}"), html);
        page.open(&format!("folder/{file}")).await;
        page.widget().await.toggle("first").await;
    }
    page.run::<()>("history.replaceState(null, '', './')", vec![]).await;
    page.run::<()>("document.querySelector('alignment-checklist').setAttribute('lang', 'en-GB')", vec![]).await;
    page.widget().await.toggle("first").await;
    assert_eq!(
        page.stored_keys().await,
        [
            "alignment-checklist:/tests/pages/folder/myindex.html:default",
            "alignment-checklist:/tests/pages/folder:default"
        ]
    );
}

async fn the_list_follows_its_content(page: Page) {
    page.open("unnamed.html").await;
    let widget = page.widget().await;
    widget.toggle("first").await;
    page.run::<()>(
        "const item = document.createElement('li'); item.id = 'third'; item.textContent = 'Added by a script';
         document.querySelector('alignment-checklist ul').prepend(item); document.querySelector('#second').remove();",
        vec![],
    )
    .await;
    widget.until("inside('[data-item=third]').length === 1").await;
    assert_eq!(widget.items().await, ["third", "first"]);
    assert_eq!(widget.ticked().await, ["first"]);
    widget.toggle("third").await;
    assert_eq!(widget.progress().await, "2 of 2 agreed");
    page.run::<()>("document.querySelector('#third').hidden = true", vec![]).await;
    widget.until("inside('[data-item=third]').length === 0").await;
    assert_eq!(widget.progress().await, "1 of 1 agreed");
    page.expect_no_errors().await;
}

async fn the_post_becomes_tickable_and_stays_itself(page: Page) {
    page.open("post.html").await;
    let widget = page.widget().await;
    assert_eq!(
        widget.headings().await,
        [
            "Same goals for each time frame - short, mid and long term",
            "Be genuinely interested in each other work",
            "Shared values and principles.",
            "What would EM expect from PM?",
            "What would PM expect from EM?",
            "Summary",
        ]
    );
    // Three results, two lists of five, three benefits.
    let items = widget.items().await;
    assert_eq!(items.len(), 16);
    let text = widget.text().await;
    for words in [
        "create a virtuous circle that will really accelerate your product and team members;",
        "Having two conductors for the orchestra means that they really need to sync perfectly!",
        "There is also a huge benefit of better resiliency in the team.",
        "I am skipping core PM responsibilities",
        "Genuinely care about team health and everyone’s growth and careers.",
        "Spend time with customers. Not in same amount as PM, but know who you build for.",
        "However, you should invest much, much more in your relationship with PM.",
    ] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    assert_eq!(
        widget.ask::<Vec<String>>("inside('a[href*=\"engineering-manager.com/20\"]').filter((a) => a.closest('[part~=item]')).map((a) => a.href)").await,
        [
            "https://engineering-manager.com/2017-11-20/keep-your-business-close-to-your-employees",
            "https://engineering-manager.com/2019-01-14/ownership-explained-for-engineers-and-managers",
        ]
    );
    for section in ["What would EM expect from PM?", "What would PM expect from EM?"] {
        let ids: Vec<String> = widget
            .ask_about(
                "[...inside('[part~=section]').find((s) => journal.words(s.querySelector('[part~=section-title]')) === given).querySelectorAll('[part~=item]')].map((i) => i.dataset.item)",
                json!(section),
            )
            .await;
        assert_eq!(ids.len(), 5, "{section}");
        for id in ids {
            widget.toggle(&id).await;
        }
    }
    assert_eq!(widget.progress().await, "10 of 16 agreed");
    page.reload().await;
    let widget = page.widget().await;
    assert_eq!(widget.ticked().await, items[3..13]);
    assert_eq!(widget.progress().await, "10 of 16 agreed");
    page.expect_no_errors().await;
}

async fn without_scripts_the_post_is_an_ordinary_post(page: Page) {
    page.open("post.html").await;
    let readable = page.readable_items().await;
    assert_eq!(readable.len(), 16);
    assert_eq!(
        readable[15],
        "Have the best feedback loop - your PM/EM partner will give you great, just-in-time feedback to improve"
    );
}
