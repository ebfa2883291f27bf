//! The package for npm on a server that knows nothing of packages.

use hosts::{Workshop, begin, listen, the_built_in_list_is_ticked_and_kept};
use journeys::{Browser, Page};
use packages::{described, npm_package};

journeys::journeys![
    a_page_takes_the_script_out_of_the_folder.only_in(&[Browser::Chromium]),
    the_folder_is_a_site.only_in(&[Browser::Chromium]),
    the_element_has_what_its_description_lists.only_in(&[Browser::Chromium]),
];

/// A page as the package's README writes it.
const PAGE: &str = r#"<!doctype html><html lang="en"><head><title>A page</title>
<script type="module" src="/node_modules/alignment-checklist/alignment-checklist.js"></script></head>
<body><alignment-checklist team="checkout" theme="dark"></alignment-checklist></body></html>"#;

async fn a_page_takes_the_script_out_of_the_folder(page: Page) {
    begin(&page).await;
    let workshop = Workshop::empty();
    workshop.write("index.html", PAGE);
    workshop.copy(&npm_package(), "node_modules/alignment-checklist");
    let server = listen(&workshop.path("")).await;
    the_built_in_list_is_ticked_and_kept(&page, &server.address).await;
}

async fn the_folder_is_a_site(page: Page) {
    begin(&page).await;
    let server = listen(&npm_package()).await;
    the_built_in_list_is_ticked_and_kept(&page, &format!("{}?team=checkout&theme=dark", server.address)).await;
}

async fn the_element_has_what_its_description_lists(page: Page) {
    page.journal_everywhere().await;
    let server = listen(&npm_package()).await;
    page.go(&server.address).await;
    let widget = page.widget().await;
    let element = described("custom-elements.json")["modules"][0]["declarations"][0].clone();
    let missing: Vec<String> = widget
        .ask_about(
            "given.members.filter((member) => member.name !== 'address' && !(member.name in host)).map((member) => member.name)
               .concat(given.cssParts.map((part) => part.name).filter((name) => !['note', 'banner'].includes(name) && !inside(`[part~=${name}]`).length))",
            element,
        )
        .await;
    assert_eq!(missing, [""; 0]);
}
