//! The examples, built and served as their authors would.

use std::fs;

use hosts::{Workshop, listen};
use journeys::{Browser, Page, Process};
use packages::{example, hash, npm};

journeys::journeys![
    vite_bundles_the_package.only_in(&[Browser::Chromium]),
    vite_serves_the_package_while_one_works.only_in(&[Browser::Chromium]),
    react_sets_the_state_and_hears_of_changes.only_in(&[Browser::Chromium]),
    vue_sets_the_state_and_hears_of_changes.only_in(&[Browser::Chromium]),
];

async fn vite_bundles_the_package(page: Page) {
    is_built_and_works(&page, "vite").await;
    a_file_that_is_missing_is_named_by_its_address(&page).await;
}

/// Bundlers give files other names and places, and it is these that the author of the page looks for.
async fn a_file_that_is_missing_is_named_by_its_address(page: &Page) {
    let is_wasm = |name: &String| name.contains(".wasm");
    let is_interface = |name: &String| name.contains(".js") && name.contains(&hash()) && !name.contains("-qr");
    for is_missing in [&is_wasm as &dyn Fn(&String) -> bool, &is_interface] {
        let workshop = Workshop::empty();
        workshop.copy(&example("vite").join("dist"), "");
        let assets = workshop.path("assets");
        let mut names =
            fs::read_dir(&assets).expect("it was built").filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let missing = names.find(is_missing).expect("the bundle has it");
        fs::remove_file(assets.join(&missing)).expect("it can be removed");
        let server = listen(&workshop.path("")).await;
        page.go(&server.address).await;
        page.until::<bool>("journal.events.some((event) => event.type === 'alignment-error')").await;
        let errors = page.heard("alignment-error").await;
        assert_eq!(errors[0]["code"], "not-found");
        let message = errors[0]["message"].as_str().expect("it is a sentence");
        assert!(message.contains(&format!("{}assets/{missing}", server.address)), "{message}");
    }
}

async fn vite_serves_the_package_while_one_works(page: Page) {
    let mut command = tokio::process::Command::from(npm(&example("vite"), &["run", "dev"]));
    // "  ➜  Local:   http://localhost:5173/"
    let address = |line: &str| Some(line.split_once("Local:")?.1.trim().to_owned());
    let (_server, address) = Process::start_until(command.env("NO_COLOR", "1"), address).await;
    works(&page, &address).await;
}

async fn react_sets_the_state_and_hears_of_changes(page: Page) {
    is_built_and_works(&page, "react").await;
}

async fn vue_sets_the_state_and_hears_of_changes(page: Page) {
    is_built_and_works(&page, "vue").await;
}

/// The example builds, and what is built does what the example is for.
async fn is_built_and_works(page: &Page, name: &str) {
    let folder = example(name);
    Workshop::finish(&mut npm(&folder, &["run", "build"]));
    let server = listen(&folder.join("dist")).await;
    works(page, &server.address).await;
}

/// What is ticked is told to the page and still there after a reload; what the page sets is merged into it.
async fn works(page: &Page, address: &str) {
    page.journal_everywhere().await;
    page.go(address).await;
    page.widget().await.toggle("goals-short").await;
    page.until::<bool>("journal.words(document.querySelector('output')) === '1 of 15'").await;

    page.reload().await;
    let widget = page.widget().await;
    assert_eq!(widget.ticked().await, ["goals-short"]);

    page.run::<()>("document.querySelector('button').click()", vec![]).await;
    page.until::<bool>("journal.words(document.querySelector('output')) === '2 of 15'").await;
    assert_eq!(widget.ticked().await, ["goals-short", "goals-long"]);
    page.expect_no_errors().await;
}
