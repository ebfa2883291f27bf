//! Names of lists and teams, as one writes them and as hosts take them.

use journeys::{AWKWARD_TEAM, AWKWARD_TEAM_WRITTEN, Page};
use serde_json::json;

use super::{choose, code, open};

journeys::journeys![
    a_team_is_written_so_that_each_host_takes_all_of_it,
    a_name_may_be_written_in_any_way,
    a_name_that_cannot_be_one_is_said_and_nothing_is_handed_out,
    a_name_says_what_it_is_for,
];

/// What the hosts make of it, their own tests say.
async fn a_team_is_written_so_that_each_host_takes_all_of_it(page: Page) {
    open(&page).await;
    choose(&page, "team", AWKWARD_TEAM).await;
    for host in ["jekyll", "hugo", "wordpress", "mediawiki", "dokuwiki"] {
        choose(&page, "host", host).await;
        let copied = code(&page).await;
        let team = format!(" team=\"{AWKWARD_TEAM_WRITTEN}\" ");
        assert!(copied.iter().any(|code| code.contains(&team)), "{host}: {copied:?}");
    }
    let mut elements = Vec::new();
    for host in ["html", "class-names", "confluence-dc", "mkdocs", "docusaurus"] {
        choose(&page, "host", host).await;
        let code = code(&page).await;
        let element = code.iter().find(|code| code.contains("R&amp;D")).expect("it is written");
        let (_, tag) = element.split_once("R&amp;D").expect("it was found a moment ago");
        let (tag, _) = tag.split_once('>').expect("a tag ends");
        assert!(tag.contains("&lt;a&gt;"), "{host}: the first sign that ends a tag ends this one, not {tag}");
        elements.push(element.clone());
    }
    // That page lets nobody read HTML.
    page.open("not-kept.html").await;
    let teams = "return arguments[0].map((html) => {
        const node = new DOMParser().parseFromString(html, 'text/html').querySelector('[team], [data-team]');
        return node.getAttribute('team') ?? node.dataset.team })";
    assert_eq!(page.run::<Vec<String>>(teams, vec![json!(elements)]).await, [AWKWARD_TEAM; 5]);
}

async fn a_name_may_be_written_in_any_way(page: Page) {
    open(&page).await;
    choose(&page, "kind", "own").await;
    page.run::<()>("const field = document.querySelector('[name=list]'); field.focus(); field.select()", vec![]).await;
    page.press("Design Charter").await;
    for (typed, name) in [
        ("", "design-charter"),
        ("caf\u{e9} & Co.", "cafe-co"),
        ("our-charter", "our-charter"),
        (" PM-EM 2 ", "pm-em-2"),
        ("2027", "2027"),
    ] {
        if !typed.is_empty() {
            choose(&page, "list", typed).await;
        }
        assert!(code(&page).await[1].starts_with(&format!("<alignment-checklist list=\"{name}\">")), "{typed:?}");
        assert_eq!(
            page.value::<String>("document.querySelector('#naming').innerText").await,
            format!("Ticks are kept under {name}.")
        );
        // What somebody is typing is left alone.
        let typed = if typed.is_empty() { "Design Charter" } else { typed };
        assert_eq!(page.value::<String>("document.querySelector('[name=list]').value").await, typed);
        assert_eq!(page.value::<String>("document.querySelector('[name=list]').ariaInvalid").await, "false");
    }
}

async fn a_name_that_cannot_be_one_is_said_and_nothing_is_handed_out(page: Page) {
    open(&page).await;
    choose(&page, "kind", "own").await;
    for (bad, why) in
        [("", "a letter from a to z"), ("\u{65e5}\u{672c}", "a letter from a to z"), ("PM & EM", "the built-in list")]
    {
        choose(&page, "list", bad).await;
        assert_eq!(code(&page).await, [""; 0], "{bad:?}");
        let [said, instead]: [String; 2] =
            page.value("['#misnamed', '#nothing'].map((place) => document.querySelector(place).innerText)").await;
        assert!(said.contains(why), "{bad:?}: {said}");
        assert_eq!(instead, format!("Nothing to copy yet. {said}"));
        assert_eq!(page.value::<String>("document.querySelector('[name=list]').ariaInvalid").await, "true");
        choose(&page, "list", "Ours").await;
        assert!(code(&page).await[1].starts_with("<alignment-checklist list=\"ours\">"), "{bad:?}");
        assert_eq!(page.value::<String>("document.querySelector('#misnamed').textContent").await, "");
        assert!(!page.value::<bool>("document.querySelector('#nothing').checkVisibility()").await);
    }
    // The built-in list has its own name, whatever stands in the field.
    choose(&page, "list", "").await;
    choose(&page, "kind", "built-in").await;
    assert!(code(&page).await[1].starts_with("<alignment-checklist list=\"pm-em\">"));
    page.expect_no_errors().await;
}

async fn a_name_says_what_it_is_for(page: Page) {
    open(&page).await;
    choose(&page, "kind", "own").await;
    for (field, name, hint) in [
        ("team", "Team", "Two teams on one site do not share ticks. A single one needs no name."),
        (
            "lines",
            "One expectation per line",
            "A line that begins with # and a space is a heading. Each line gets an id from its words.",
        ),
        ("list", "Its name", "Ticks are kept under our-charter."),
    ] {
        let said: [String; 2] = page
            .run(
                "const field = document.querySelector('#choices').elements[arguments[0]];
                 const hints = field.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id).innerText);
                 return [field.labels[0].innerText.trim(), hints.join(' ').trim()]",
                vec![json!(field)],
            )
            .await;
        assert_eq!(said.map(|said| said.lines().next().unwrap_or_default().to_owned()), [name, hint]);
    }
    // What is not filled in does not look as if it were.
    assert_eq!(page.value::<usize>("document.querySelectorAll('[placeholder]').length").await, 0);
    // Below the field, in its column, and nearer to it than to the next.
    let [field, left, above, below]: [f64; 4] = page
        .value(
            "(() => { const [field, hint, next] = ['[name=team]', '#teams', '[name=theme]'].map((part) => document.querySelector(part).getBoundingClientRect());
               return [field.left, hint.left, hint.top - field.bottom, next.top - hint.bottom] })()",
        )
        .await;
    assert!((field - left).abs() < 0.5, "{field} and {left}");
    assert!(above >= 0.0 && above < below, "{above} and {below}");
}
