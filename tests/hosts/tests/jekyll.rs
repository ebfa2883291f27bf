//! Jekyll, the generator behind many blogs and GitHub Pages.

use hosts::{
    Examples, Server, Workshop, a_line_of_the_maker_is_taken_as_it_is, an_own_list_is_ticked_and_kept, begin, fetch,
    listen, programs, the_built_in_list_is_read_without_scripts, the_built_in_list_is_ticked_and_kept,
    ticks_in_a_task_list_are_the_initial_state, what_stands_beside_it_stays_outside,
};
use journeys::{AWKWARD_LINE_ID, AWKWARD_LINE_WRITTEN, AWKWARD_TEAM, AWKWARD_TEAM_WRITTEN, Browser, Page};

journeys::journeys![posts_have_a_checklist.only_in(&[Browser::Chromium]).needs(installed),];

fn installed() -> Result<(), String> {
    programs(&["/usr/bin/jekyll"], "jekyll")
}

async fn posts_have_a_checklist(page: Page) {
    begin(&page).await;
    let (_workshop, blog) = blog(&page).await;
    let at = |name: &str| format!("{}{name}.html", blog.address);

    the_built_in_list_is_ticked_and_kept(&page, &at("built-in")).await;
    the_built_in_list_is_read_without_scripts(&at("built-in")).await;
    an_own_list_is_ticked_and_kept(&page, &at("own"), "my-charter", "early-review").await;
    an_own_list_is_ticked_and_kept(&page, &at("around"), "our-charter", "early-review").await;
    ticks_in_a_task_list_are_the_initial_state(&page, &at("tasks")).await;
    parameters_become_attributes(&at("parameters")).await;
    ids_are_where_the_author_wrote_them(&at("ids")).await;
    values_are_escaped_once(&at("escaped")).await;
    readonly_counts_whatever_its_value(&at("readonly")).await;
    a_line_of_the_maker_is_taken_as_it_is(&page, &at("typed")).await;
    what_stands_beside_it_stays_outside(&page, &at("beside")).await;
}

const BESIDE: &str = r#"---
---
{% capture charter %}
- One
- Two
{% endcapture %}

Before.
{% include alignment-checklist.html list="beside" content=charter %}
After.

## Later

- Ordinary one

Again:
{% include alignment-checklist.html team="checkout" %}
Then.

- Ordinary two
"#;

async fn parameters_become_attributes(address: &str) {
    assert_eq!(
        fetch(address).await.all_attributes("alignment-checklist"),
        [["lang=de", "list=pm-em", "loading=eager", "only=pm em", "readonly=", "storage=none", "team=a \"b\" <c>"]]
    );
}

async fn ids_are_where_the_author_wrote_them(address: &str) {
    assert_eq!(fetch(address).await.attributes("alignment-checklist li", "id"), ["early-review", "no-solo-merge"]);
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

/// A site of one page per example.
async fn blog(page: &Page) -> (Workshop, Server) {
    let workshop = Workshop::empty();
    let examples = Examples::of("jekyll", page);
    workshop.integrate("jekyll", "");
    workshop.write("_config.yml", examples.under("Jekyll"));
    workshop.write(
        "_layouts/default.html",
        "<!doctype html><html lang=\"en\"><head><title>{{ page.title }}</title></head><body>{{ content }}</body></html>",
    );
    let post = |text: String| text.replacen("---\n", "---\nlayout: default\n", 1);
    workshop.write("built-in.md", post(examples.under("The built-in list")));
    workshop.write("own.md", post(examples.under("A list of your own")));
    workshop.write("around.md", post(examples.under("Lists that are in the post already")));
    workshop.write(
        "parameters.md",
        "---\n---\n{% assign team = 'a \"b\" <c>' %}{% include alignment-checklist.html list=\"pm-em\" team=team only=\"pm em\" \
         readonly=true lang=\"de\" storage=\"none\" loading=\"eager\" %}\n",
    );
    workshop.write(
        "escaped.md",
        format!(
            "---\n---\n{{% include alignment-checklist.html team=\"{AWKWARD_TEAM_WRITTEN}\" %}}\n\n\
             {{% include alignment-checklist.html team='R&D \"core\"' %}}\n"
        ),
    );
    workshop.write(
        "ids.md",
        "---\n---\n{% capture charter %}\n- {:#early-review} We show work *early*.\n- {:#no-solo-merge} Nobody merges alone\n{% endcapture %}\n\n\
         {% include alignment-checklist.html list=\"ids\" content=charter %}\n",
    );
    workshop.write("beside.md", BESIDE);
    workshop.write(
        "readonly.md",
        "---\n---\n{% include alignment-checklist.html readonly=false %}\n\n{% include alignment-checklist.html readonly=\"\" %}\n\n\
         {% include alignment-checklist.html team=\"readonly\" %}\n",
    );
    workshop.write(
        "typed.md",
        format!(
            "---\n---\n{{% capture charter %}}\n- {{:id=\"{AWKWARD_LINE_ID}\"}} {AWKWARD_LINE_WRITTEN}\n{{% endcapture %}}\n\n\
             {{% include alignment-checklist.html list=\"typed\" content=charter %}}\n"
        ),
    );
    workshop.write(
        "tasks.md",
        "---\nlayout: default\n---\n{% capture tasks %}\n- [x] Done before\n- [ ] Still open\n{% endcapture %}\n\
         {% include alignment-checklist.html list=\"tasks\" content=tasks %}\n",
    );
    workshop.run("jekyll", &["build", "--disable-disk-cache", "--quiet"]);
    let server = listen(&workshop.path("_site")).await;
    (workshop, server)
}
