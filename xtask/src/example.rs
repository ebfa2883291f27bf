//! The example of a Yew application, put together as Trunk would do it.

use crate::command::{self, cargo};
use crate::project::{Project, WASM_TARGET};
use crate::{setup, site};
use anyhow::{Result, ensure};
use std::path::PathBuf;
use wasm_bindgen_cli_support::Bindgen;

/// Its package, and so the name of its files.
const EXAMPLE: &str = "yew-example";

/// What Trunk reads in the page, and replaces by the script that starts the application.
const MARKER: &str = "<link data-trunk rel=\"rust\">";

/// Builds the example and returns its folder.
pub fn build(project: &Project) -> Result<PathBuf> {
    setup::rust::target(project)?;
    command::run(
        cargo(project).args(["build", "--package", EXAMPLE, "--target", WASM_TARGET]),
        "Compiling the example",
    )?;
    let wasm = command::cargo_target_dir(project)?.join(WASM_TARGET).join("debug").join(EXAMPLE).with_extension("wasm");
    let folder = site::emptied(project.target(EXAMPLE))?;
    // Beside glue and WebAssembly this writes the modules that the component brings along.
    Bindgen::new()
        .input_path(wasm)
        .web(true)?
        .typescript(false)
        // So that the glue finds the WebAssembly beside it.
        .omit_default_module_path(false)
        .generate(&folder)?;
    let page = site::read(&project.root.join("examples/yew/index.html"))?;
    ensure!(page.contains(MARKER), "examples/yew/index.html must hold the line `{MARKER}`, where its script goes.");
    let start = format!("<script type=\"module\">import start from \"./{EXAMPLE}.js\"; start();</script>");
    site::write(&folder.join("index.html"), page.replace(MARKER, &start))?;
    Ok(folder)
}
