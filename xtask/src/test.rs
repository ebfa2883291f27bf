//! Every test, from plain functions to journeys through three browsers.

use crate::command::{self, cargo};
use crate::project::{PACKAGE, Project, WASM_TARGET};
use crate::setup::browsers::{self, Browser};
use crate::site::Flavor;
use crate::steps::Steps;
use crate::{example, forge_app, fuzz, package, reproduce, setup, site, size, speed, trunk};
use anyhow::Result;
use std::path::Path;
use std::process::Command;

/// Sets up what is missing and runs everything; the journeys only in `chosen`, when that is not empty.
///
/// With `filter` only tests are run that have it in their name, and none of the checks of the built site.
pub fn run(project: &Project, chosen: &[Browser], filter: Option<&str>) -> Result<()> {
    let chosen = if chosen.is_empty() { &Browser::ALL } else { chosen };
    let mut steps = Steps::default();

    // One package at a time: together they would agree on other features of what they share and compile it all again.
    steps.run("native tests", || native(project, PACKAGE, filter));
    steps.run("tests of the tasks", || native(project, "xtask", filter));
    steps.run("tests of the measuring", || native(project, "bench", filter));
    if filter.is_none() {
        // A minute in all: long enough for a parser that panics on what people could send.
        steps.run("fuzzing", || fuzz::run(project, 20, &[]));
    }
    let tools = steps.run("wasm-bindgen's commands", || trunk::wasm_tools(project));
    steps.run_with("browser tests", tools.as_deref(), |tools| in_chromium(project, tools, filter));

    let dist = steps.run("production build", || site::build(project, Flavor::Production));
    if filter.is_none() {
        steps.run_with("budgets", dist.as_ref(), |_| size::run(project, false, size::Hold::Ceilings));
        steps.run_with("app for Confluence", dist.as_deref(), |dist| forge_app::run(project, dist));
        steps.run_with("the same bytes from another folder", dist.as_deref(), |dist| reproduce::run(project, dist));
    }
    let trunk_dist = steps.run_with("Trunk build", tools.as_deref(), |tools| trunk::build(project, tools));
    steps.run_with("journeys", dist.as_deref().zip(trunk_dist), |(dist, trunk_dist)| {
        journeys(project, dist, &trunk_dist, chosen, filter)
    });
    steps.run_with("packages", dist.as_deref(), |dist| packages(project, dist, chosen, filter));
    if filter.is_none() {
        steps.run_with("speeds", dist.as_deref(), |_| speed::run(project, false, chosen, speed::Verdict::Printed));
    }
    if chosen.contains(&Browser::Chromium) {
        let example = steps.run("example of a Yew application", || example::build(project));
        steps.run_with("hosts", dist.zip(example), |(dist, example)| hosts(project, &dist, &example, filter));
    }
    steps.finish()
}

/// The tests of `package` that need no browser.
fn native(project: &Project, package: &str, filter: Option<&str>) -> Result<()> {
    let mut test = cargo(project);
    test.args(["test", "--no-fail-fast", "--package", package]);
    command::run(with_filter(&mut test, filter), "The native tests")
}

/// Tests of the components, compiled to WebAssembly.
fn in_chromium(project: &Project, tools: &Path, filter: Option<&str>) -> Result<()> {
    setup::rust::target(project)?;
    browsers::install(project, &[Browser::Chromium])?;
    let mut test = cargo(project);
    test.args(["test", "--package", PACKAGE, "--all-features", "--target", WASM_TARGET, "--test", "browser"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools.join("wasm-bindgen-test-runner"))
        .env("CHROMEDRIVER", browsers::chromedriver()?)
        // Seconds for starting the driver and for all tests together. The runner's own 5 and 20 are too few on a
        // machine that is busy otherwise.
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        // Of the runner, which is of no interest: a failed test brings its own.
        .env("RUST_BACKTRACE", "0")
        // With either of these set the runner would take another browser than the one we have just installed.
        .env_remove("GECKODRIVER")
        .env_remove("SAFARIDRIVER");
    command::run(with_filter(&mut test, filter), "The tests in Chromium")
}

/// Journeys through the built sites with WebDriver.
fn journeys(project: &Project, dist: &Path, trunk_dist: &Path, chosen: &[Browser], filter: Option<&str>) -> Result<()> {
    let mut test = browser_tests(project, "journeys", dist, chosen)?;
    test.env("ALIGNMENT_CHECKLIST_TRUNK_DIST", trunk_dist);
    command::run(with_filter(&mut test, filter), "The journeys")
}

/// The packages that are published besides the site, and the examples that use them.
fn packages(project: &Project, dist: &Path, chosen: &[Browser], filter: Option<&str>) -> Result<()> {
    let packages = package::assemble(project, dist, None)?;
    if listed(project, "packages", dist, filter)?.contains(": test") {
        setup::node::examples(project)?;
    }
    let mut test = browser_tests(project, "packages", dist, chosen)?;
    test.env("ALIGNMENT_CHECKLIST_PACKAGES", packages);
    command::run(with_filter(&mut test, filter), "The tests of the packages")
}

/// The tests in `package`, which drive the browsers `chosen`.
fn browser_tests(project: &Project, package: &str, dist: &Path, chosen: &[Browser]) -> Result<Command> {
    let mut test = cargo(project);
    test.args(["test", "--no-fail-fast", "--package", package]);
    in_browsers(project, &mut test, dist, chosen)?;
    Ok(test)
}

/// Installs what the browsers `chosen` lack, and tells `command` where they and the production build are.
pub fn in_browsers(project: &Project, command: &mut Command, dist: &Path, chosen: &[Browser]) -> Result<()> {
    browsers::install(project, chosen)?;
    setup::node::packages(project)?;
    let names: Vec<_> = chosen.iter().map(|browser| browser.name()).collect();
    command
        .env("ALIGNMENT_CHECKLIST_DIST", dist)
        .env("ALIGNMENT_CHECKLIST_BROWSERS", names.join(","))
        .env("AXE", project.npm_file("axe-core/axe.min.js"));
    if chosen.contains(&Browser::Chromium) {
        command.env("CHROMEDRIVER", browsers::chromedriver()?);
    }
    if chosen.contains(&Browser::Firefox) {
        command.env("GECKODRIVER", setup::tools::geckodriver(project)?);
    }
    Ok(())
}

/// The integrations in blogs and wikis, and the component in a Yew application, in Chromium.
fn hosts(project: &Project, dist: &Path, example: &Path, filter: Option<&str>) -> Result<()> {
    browsers::install(project, &[Browser::Chromium])?;
    let tests = listed(project, "hosts", dist, filter)?;
    let wanted = setup::hosts::named_in(&tests);
    setup::hosts::install(project, &wanted)?;
    if tests.contains("::confluence_forge::") {
        forge_app::install(project)?;
    }
    let mut test = cargo(project);
    test.args(["test", "--package", "hosts"])
        .env("ALIGNMENT_CHECKLIST_DIST", dist)
        .env("YEW_EXAMPLE", example)
        .env("CHROMEDRIVER", browsers::chromedriver()?);
    if let Some(mkdocs) = setup::hosts::mkdocs(project, &wanted)? {
        test.env("MKDOCS", mkdocs);
    }
    command::run(with_filter(&mut test, filter), "The tests in the hosts")
}

/// The names of the tests in `package` that are going to run, each before ": test".
fn listed(project: &Project, package: &str, dist: &Path, filter: Option<&str>) -> Result<String> {
    let mut list = cargo(project);
    list.args(["test", "--package", package, "--", "--list"]).args(filter).env("ALIGNMENT_CHECKLIST_DIST", dist);
    command::read(&mut list, "Asking for the tests that are going to run")
}

fn with_filter<'a>(test: &'a mut Command, filter: Option<&str>) -> &'a mut Command {
    if let Some(filter) = filter {
        test.args(["--", filter]);
    }
    test
}
