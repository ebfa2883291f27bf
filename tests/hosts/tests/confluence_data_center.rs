//! The user macro for Confluence Data Center. What Velocity does to it is imitated: nobody gives Confluence away for tests.

use hosts::{
    Examples, a_link_leads_to_the_built_in_list_without_scripts, begin, fetch, the_built_in_list_is_ticked_and_kept,
};
use journeys::{Browser, Page, repository};
use std::fs;

journeys::journeys![
    the_user_macro_is_a_checklist.only_in(&[Browser::Chromium]),
    the_html_macro_is_a_checklist.only_in(&[Browser::Chromium]),
];

const HOSTILE: &str = "\"><script>steal()</script><x a='$paramOnly #end";

async fn the_user_macro_is_a_checklist(page: Page) {
    begin(&page).await;
    let template = fs::read_to_string(repository().join("integrations/confluence-data-center/alignment-checklist.vm"))
        .expect("the macro is there")
        .replace("https://example.org/checklist/", &page.site().url("dist/"));
    let write = |name: &str, parameters: &[(&str, &str)]| {
        page.site().write(name, rendered(&template, parameters));
        page.site().url(name)
    };

    let address = write("set.html", &[("Team", "checkout"), ("Theme", "dark")]);
    the_built_in_list_is_ticked_and_kept(&page, &address).await;
    a_link_leads_to_the_built_in_list_without_scripts(&page, &address).await;

    let raw = fetch(&write("unset.html", &[])).await;
    assert_eq!(raw.all_attributes("alignment-checklist"), [["list=pm-em"]]);

    let address = write("hostile.html", &[("Team", HOSTILE), ("Only", HOSTILE), ("Theme", HOSTILE)]);
    let [only, team, theme] = ["only", "team", "theme"].map(|name| format!("{name}={HOSTILE}"));
    let raw = fetch(&address).await;
    assert_eq!(raw.all_attributes("alignment-checklist"), [["list=pm-em".to_owned(), only, team, theme]]);
    assert!(!raw.texts("script").iter().any(|script| script.contains("steal()")));
    page.go(&address).await;
    page.widget().await;
    page.expect_no_errors().await;
}

async fn the_html_macro_is_a_checklist(page: Page) {
    begin(&page).await;
    let html = Examples::of("confluence", &page).under("Data Center: the HTML macro");
    page.site().write("html-macro.html", format!("<!doctype html><title>A page</title>{html}"));
    page.go(&page.site().url("html-macro.html")).await;
    assert_eq!(page.widget().await.items().await.len(), 15);
    page.expect_no_errors().await;
}

/// A page with the macro as Confluence renders it: comments go, `#if` keeps what stands before its `#end` when the parameter was given, and
/// `htmlEncode` stands for the parameter. What was put in is not read again.
fn rendered(template: &str, parameters: &[(&str, &str)]) -> String {
    let lines: Vec<_> = template.lines().filter(|line| !line.starts_with("##")).collect();
    let template = lines.join("\n");
    let mut parts = template.split("#if($param");
    let mut html = format!("<!doctype html><title>A page</title>{}", parts.next().expect("there is a first part"));
    for part in parts {
        let (name, rest) = part.split_once(')').expect("a condition is closed");
        let (inside, after) = rest.split_once("#end").expect("#if has an #end");
        if let Some((_, value)) = parameters.iter().find(|(parameter, _)| *parameter == name) {
            let reference = format!("$generalUtil.htmlEncode($param{name})");
            assert!(inside.contains(&reference), "{inside} does not encode {name}");
            html += &inside.replace(&reference, &html_encoded(value));
        }
        html += after;
    }
    assert!(
        !template.replace("$generalUtil.htmlEncode($param", "").replace("#if($param", "").contains('$'),
        "{template}"
    );
    html
}

fn html_encoded(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}
