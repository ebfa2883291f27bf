//! MkDocs with its theme Material.

use hosts::{
    Examples, Server, Workshop, a_line_of_the_maker_is_taken_as_it_is, an_own_list_is_ticked_and_kept, begin, fetch,
    find, listen, the_built_in_list_is_read_without_scripts, the_built_in_list_is_ticked_and_kept,
    ticks_in_a_task_list_are_the_initial_state, what_stands_beside_it_stays_outside,
};
use journeys::{AWKWARD_LINE_ID, AWKWARD_LINE_WRITTEN, Browser, Page};

journeys::journeys![pages_have_a_checklist.only_in(&[Browser::Chromium]).needs(installed)];

fn installed() -> Result<(), String> {
    mkdocs().map(drop)
}

fn mkdocs() -> Result<std::path::PathBuf, String> {
    find("MKDOCS", "mkdocs", "pip install mkdocs-material")
}

async fn pages_have_a_checklist(page: Page) {
    begin(&page).await;
    let (_workshop, site) = site(&page).await;
    let at = |name: &str| format!("{}{name}/", site.address);

    the_built_in_list_is_ticked_and_kept(&page, &at("built-in")).await;
    the_built_in_list_is_read_without_scripts(&at("built-in")).await;
    an_own_list_is_ticked_and_kept(&page, &at("own"), "my-charter", "early-review").await;
    ticks_in_a_task_list_are_the_initial_state(&page, &at("tasks")).await;
    ids_are_where_the_author_wrote_them(&at("ids")).await;
    a_line_of_the_maker_is_taken_as_it_is(&page, &at("typed")).await;
    what_stands_beside_it_stays_outside(&page, &at("beside")).await;
    an_empty_checklist_has_something_to_read_without_scripts(&page, &at("empty")).await;
    instant_navigation_brings_a_checklist(&page, &at("built-in")).await;
}

async fn instant_navigation_brings_a_checklist(page: &Page, from: &str) {
    page.go(from).await;
    page.widget().await;
    page.run::<()>("window.sameDocument = true; document.querySelector('a[href$=\"own/\"]').click()", vec![]).await;
    page.until::<bool>("document.querySelector('h1')?.textContent.startsWith('Our charter')").await;
    assert_eq!(page.widget().await.ticked().await, ["early-review"]);
    assert!(page.value::<bool>("window.sameDocument").await, "the page was not loaded anew");
    page.expect_no_errors().await;
}

async fn ids_are_where_the_author_wrote_them(address: &str) {
    assert_eq!(fetch(address).await.attributes("alignment-checklist li", "id"), ["early-review", "no-solo-merge"]);
}

const BESIDE: &str = r#"# Beside

Before.
<alignment-checklist list="beside" markdown>

- One
- Two

</alignment-checklist>
After.

## Later

- Ordinary one

    Again:
    <alignment-checklist team="checkout" markdown></alignment-checklist>
    Then.

- Ordinary two
"#;

const EMPTY: &str = r#"# Empty

<alignment-checklist list="pm-em" team="core > web" markdown></alignment-checklist>

<alignment-checklist list='pm-em'></alignment-checklist>

<alignment-checklist src="charter.json" markdown></alignment-checklist>

<alignment-checklist list="our-charter" src="charter.json"></alignment-checklist>
"#;

async fn an_empty_checklist_has_something_to_read_without_scripts(page: &Page, address: &str) {
    let raw = fetch(address).await;
    assert_eq!(
        raw.all_attributes("alignment-checklist"),
        [
            vec!["list=pm-em", "team=core > web"],
            vec!["list=pm-em"],
            vec!["src=charter.json"],
            vec!["list=our-charter", "src=charter.json"]
        ]
    );
    assert_eq!(raw.texts("[list=pm-em] > [data-item], [list=pm-em] > ul > [data-item]").len(), 30);
    assert_eq!(raw.attributes("[src$=json] a", "href"), [page.site().url("dist/"), page.site().url("dist/")]);
}

/// A site of one page per example.
async fn site(page: &Page) -> (Workshop, Server) {
    let workshop = Workshop::empty();
    let examples = Examples::of("mkdocs", page);
    let server = listen(&workshop.path("site")).await;
    workshop.integrate("mkdocs", "");
    workshop.write(
        "mkdocs.yml",
        format!(
            "site_name: Handbook\nsite_url: {}\ntheme:\n  name: material\n  font: false\n  features: [navigation.instant]\n{}",
            server.address,
            examples.under("MkDocs")
        ),
    );
    workshop.write("docs/index.md", "# Handbook\n");
    workshop.write("docs/built-in.md", examples.under("The built-in list"));
    workshop.write("docs/own.md", examples.under("A list of your own"));
    workshop.write("docs/empty.md", EMPTY);
    workshop.write(
        "docs/ids.md",
        "# Ids\n\n<alignment-checklist list=\"ids\" markdown>\n\n- We show work *early*.\n  {: #early-review }\n- Nobody merges alone\n  {: #no-solo-merge }\n\n</alignment-checklist>\n",
    );
    workshop.write("docs/beside.md", BESIDE);
    workshop.write(
        "docs/typed.md",
        format!(
            "<alignment-checklist list=\"typed\" markdown>\n\n- {AWKWARD_LINE_WRITTEN}\n  {{: id=\"{AWKWARD_LINE_ID}\" }}\n\n</alignment-checklist>\n"
        ),
    );
    workshop.write(
        "docs/tasks.md",
        "# Tasks\n\n<alignment-checklist list=\"tasks\" markdown>\n\n- [x] Done before\n- [ ] Still open\n\n</alignment-checklist>\n",
    );
    workshop.run(mkdocs().expect("it was there a moment ago"), &["build", "--strict", "--quiet"]);
    (workshop, server)
}
