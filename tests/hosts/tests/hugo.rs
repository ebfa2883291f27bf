//! Hugo.

use hosts::{
    Examples, Server, Workshop, a_line_of_the_maker_is_taken_as_it_is, an_own_list_is_ticked_and_kept, begin, fetch,
    listen, programs, the_built_in_list_is_read_without_scripts, the_built_in_list_is_ticked_and_kept,
    ticks_in_a_task_list_are_the_initial_state, what_stands_beside_it_stays_outside,
};
use journeys::{AWKWARD_LINE_WRITTEN, AWKWARD_TEAM, AWKWARD_TEAM_WRITTEN, Browser, Page};
use std::fs;

journeys::journeys![pages_have_a_checklist.only_in(&[Browser::Chromium]).needs(installed)];

fn installed() -> Result<(), String> {
    programs(&["/usr/bin/hugo"], "hugo")
}

async fn pages_have_a_checklist(page: Page) {
    begin(&page).await;
    let (_workshop, site) = site(&page).await;
    let at = |name: &str| format!("{}{name}/", site.address);

    the_built_in_list_is_ticked_and_kept(&page, &at("built-in")).await;
    the_built_in_list_is_read_without_scripts(&at("built-in")).await;
    an_own_list_is_ticked_and_kept(&page, &at("own"), "my-charter", "we-show-work-early-why").await;
    ticks_in_a_task_list_are_the_initial_state(&page, &at("tasks")).await;
    parameters_become_attributes(&at("parameters")).await;
    values_are_escaped_once(&at("escaped")).await;
    readonly_counts_whatever_its_value(&at("readonly")).await;
    a_line_of_the_maker_is_taken_as_it_is(&page, &at("typed")).await;
    what_stands_beside_it_stays_outside(&page, &at("beside")).await;
    two_checklists_share_one_script(&page, &at("parameters")).await;
    a_page_that_is_drawn_again_has_the_script_again(&page, &at("again"), &at("amp/again")).await;
}

const BESIDE: &str = r#"---
---
Before.
{{< alignment-checklist list="beside" >}}
- One
- Two
{{< /alignment-checklist >}}
After.

## Later

- Ordinary one

Again:
{{< alignment-checklist team="checkout" />}}
Then.

- Ordinary two
"#;

async fn parameters_become_attributes(address: &str) {
    let all = fetch(address).await.all_attributes("alignment-checklist");
    assert_eq!(
        all[0],
        ["lang=de", "list=pm-em", "loading=eager", "only=pm em", "readonly=", "storage=none", "team=a \"b\" <c>"]
    );
}

async fn values_are_escaped_once(address: &str) {
    let awkward = format!("team={AWKWARD_TEAM}");
    let teams = [&*awkward, "team=R&D \"core\""].map(|team| ["list=pm-em", team]);
    assert_eq!(fetch(address).await.all_attributes("alignment-checklist"), teams);
}

async fn readonly_counts_whatever_its_value(address: &str) {
    let lists = [vec!["list=pm-em", "readonly="], vec!["list=pm-em", "readonly="], vec!["list=pm-em", "team=readonly"]];
    assert_eq!(fetch(address).await.all_attributes("alignment-checklist"), lists);
}

async fn two_checklists_share_one_script(page: &Page, address: &str) {
    let raw = fetch(address).await;
    assert_eq!(raw.attributes("script", "src"), [page.site().url("dist/alignment-checklist.js")]);
    assert_eq!(raw.texts("alignment-checklist").len(), 2);
}

/// As `hugo server` draws a page again without forgetting what was kept with it.
async fn a_page_that_is_drawn_again_has_the_script_again(page: &Page, first: &str, second: &str) {
    for address in [first, second] {
        let raw = fetch(address).await;
        assert_eq!(raw.attributes("script", "src"), [page.site().url("dist/alignment-checklist.js")], "{address}");
        assert_eq!(raw.texts("alignment-checklist").len(), 2);
    }
}

/// A site of one page per example.
async fn site(page: &Page) -> (Workshop, Server) {
    let workshop = Workshop::empty();
    let examples = Examples::of("hugo", page);
    workshop.integrate("hugo", "");
    workshop.write(
        "config.toml",
        format!("disableKinds = [\"home\", \"section\", \"taxonomy\", \"term\"]\n{}", examples.under("Hugo")),
    );
    let layout =
        "<!doctype html><html lang=\"en\"><head><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>";
    workshop.write("layouts/_default/single.html", layout);
    workshop.write("layouts/_default/single.amp.html", layout);
    // With a shortcode of its own for a format, Hugo draws the content once more.
    let shortcode = "layouts/shortcodes/alignment-checklist";
    fs::copy(workshop.path(&format!("{shortcode}.html")), workshop.path(&format!("{shortcode}.amp.html")))
        .expect("the shortcode was copied a moment ago");
    workshop.write(
        "content/again.md",
        "---\noutputs: [html, amp]\n---\n{{< alignment-checklist />}}\n\n{{< alignment-checklist team=\"checkout\" />}}\n",
    );
    workshop.write("content/built-in.md", examples.under("The built-in list"));
    workshop.write("content/own.md", examples.under("A list of your own"));
    workshop.write(
        "content/parameters.md",
        "---\n---\n{{< alignment-checklist list=\"pm-em\" team=`a \"b\" <c>` only=\"pm em\" readonly=\"true\" lang=\"de\" storage=\"none\" \
         loading=\"eager\" />}}\n\n{{< alignment-checklist />}}\n",
    );
    workshop.write(
        "content/escaped.md",
        format!(
            "---\n---\n{{{{< alignment-checklist team=\"{AWKWARD_TEAM_WRITTEN}\" />}}}}\n\n\
             {{{{< alignment-checklist team=`R&D \"core\"` />}}}}\n"
        ),
    );
    workshop.write("content/beside.md", BESIDE);
    workshop.write(
        "content/readonly.md",
        "---\n---\n{{< alignment-checklist readonly=false />}}\n\n{{< alignment-checklist readonly=\"\" />}}\n\n\
         {{< alignment-checklist team=\"readonly\" />}}\n",
    );
    workshop.write(
        "content/typed.md",
        format!(
            "---\n---\n{{{{< alignment-checklist list=\"typed\" >}}}}\n- {AWKWARD_LINE_WRITTEN}\n{{{{< /alignment-checklist >}}}}\n"
        ),
    );
    workshop.write(
        "content/tasks.md",
        "---\n---\n{{< alignment-checklist list=\"tasks\" >}}\n- [x] Done before\n- [ ] Still open\n{{< /alignment-checklist >}}\n",
    );
    let server = listen(&workshop.path("public")).await;
    workshop.run("hugo", &["--baseURL", &server.address]);
    (workshop, server)
}
