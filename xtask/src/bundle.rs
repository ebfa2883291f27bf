//! The tools from npm that make published files small: esbuild for scripts and styles, Binaryen for WebAssembly.

use crate::command::{self, node};
use crate::project::Project;
use crate::setup;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// The oldest browsers that have everything the widget needs; esbuild writes nothing newer.
const BROWSERS: &str = "--target=chrome123,firefox121,safari17.5";

/// What the compiler may use in the WebAssembly. Named one by one: "all features" includes compact imports, which
/// browsers refuse ("Invalid import kind 127").
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// What Binaryen does, found by trying: control flow is taken apart and put together anew, and what has one caller goes into it only where it is
/// short, since functions of middle length resemble each other more. Together almost a hundredth less than with `-Oz` alone.
const SMALLEST: [&str; 6] =
    ["--flatten", "--rereloop", "-Os", "-Oz", "--converge", "--one-caller-inline-max-function-size=40"];

/// Bundles the module `entry` into one file. Modules named in `external` stay imports.
pub fn entry(project: &Project, entry: &Path, external: &[&str], output: &Path) -> Result<()> {
    let mut command = esbuild(project)?;
    command.arg(entry).args(["--bundle", "--format=esm"]).arg(outfile(output));
    command.args(external.iter().map(|module| format!("--external:{module}")));
    command::run(&mut command, "Bundling the element's modules")
}

/// Turns a module into a script that is no module: it runs in whichever way a page loads it, and leaves no name behind.
pub fn script(project: &Project, module: &Path, output: &Path) -> Result<()> {
    command::run(
        esbuild(project)?.arg(module).args(["--bundle", "--format=iife"]).arg(outfile(output)),
        "Shortening the script of the host page",
    )
}

/// Shortens a style sheet.
pub fn style(project: &Project, source: &Path, output: &Path) -> Result<()> {
    command::run(esbuild(project)?.arg(source).arg(outfile(output)), "Shortening a style sheet")
}

/// Optimizes a WebAssembly module for size.
pub fn optimize_wasm(project: &Project, wasm: &[u8]) -> Result<Vec<u8>> {
    setup::node::packages(project)?;
    let (input, output) = (project.target("widget.wasm"), project.target("widget.opt.wasm"));
    fs::write(&input, wasm).with_context(|| format!("{} cannot be written.", input.display()))?;
    let mut command = node(project, "binaryen/bin/wasm-opt");
    command.arg(&input).arg("-o").arg(&output).args(SMALLEST).args(WASM_FEATURES);
    // What lies below address 1024 is the far end of the stack, which nothing points to.
    command.arg("--low-memory-unused");
    command.args(["--strip-debug", "--strip-producers", "--strip-target-features"]);
    command::run(&mut command, "Optimizing the WebAssembly")?;
    fs::read(&output).with_context(|| format!("{} cannot be read.", output.display()))
}

fn esbuild(project: &Project) -> Result<std::process::Command> {
    setup::node::packages(project)?;
    let mut command = node(project, "esbuild/bin/esbuild");
    // A copy of the sources has no packages of its own.
    command.env("NODE_PATH", project.npm_file(""));
    command.args(["--minify", "--legal-comments=none", "--charset=utf8", "--log-level=warning", BROWSERS]);
    Ok(command)
}

fn outfile(path: &Path) -> std::ffi::OsString {
    let mut option = std::ffi::OsString::from("--outfile=");
    option.push(path);
    option
}
