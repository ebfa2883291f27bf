//! Format, lints, documentation and the syntax of the modules: what a reviewer should not have to look for.

use crate::command::{self, cargo, node};
use crate::package::library::{self, Sources};
use crate::project::{LIBRARY, PACKAGE, Project, WASM_TARGET};
use crate::setup;
use crate::site::{ELEMENT, FRAME_SCRIPT, INTERFACE, MAKER_FILES, PAGE_SCRIPT, QR};
use crate::steps::Steps;
use anyhow::Result;

/// Runs every check, also after one has failed.
pub fn run(project: &Project) -> Result<()> {
    let mut steps = Steps::default();
    steps.run("format", || command::run(cargo(project).args(["fmt", "--all", "--check"]), "`cargo fmt --check`"));
    steps.run("lints", || clippy(project, &["--workspace", "--all-targets"]));
    steps.run("lints of the core alone", || clippy(project, &["--package", PACKAGE, "--lib", "--no-default-features"]));
    steps.run("lints for the browser", || {
        setup::rust::target(project)?;
        let browser = ["--package", PACKAGE, "--lib", "--test", "browser", "--all-features", "--target", WASM_TARGET];
        clippy(project, &browser)
    });
    steps.run("documentation", || {
        let mut doc = cargo(project);
        doc.args(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "--deny=warnings");
        command::run(&mut doc, "`cargo doc`")
    });
    steps.run("scripts", || scripts(project));
    steps.run("modules", || modules(project));
    steps.run("packaging", || library::pack(project, Sources::WorkingCopy).map(drop));
    steps.finish()
}

fn clippy(project: &Project, arguments: &[&str]) -> Result<()> {
    let mut clippy = cargo(project);
    clippy.arg("clippy").args(arguments).args(["--", "--deny=warnings"]);
    command::run(&mut clippy, "`cargo clippy`")
}

/// Format and lints of everything in JavaScript and TypeScript, as `biome.json` has them.
fn scripts(project: &Project) -> Result<()> {
    setup::node::packages(project)?;
    let mut biome = node(project, "@biomejs/biome/bin/biome");
    biome.args(["ci", "--error-on-warnings"]);
    command::run(&mut biome, "`biome ci`")
}

/// Bundles the modules and throws the result away: a slip of syntax or a wrong import is an error.
fn modules(project: &Project) -> Result<()> {
    setup::node::packages(project)?;
    let mut esbuild = node(project, "esbuild/bin/esbuild");
    esbuild.args(["--bundle", "--format=esm", "--log-level=warning"]);
    esbuild.arg(format!("--outdir={}", project.target("checked").display()));
    // The glue is made by the build.
    esbuild.arg(format!("--external:./{LIBRARY}.js"));
    // Beside the page that copies only where the site is built.
    esbuild.arg(format!("--external:./{ELEMENT}"));
    for name in [ELEMENT, PAGE_SCRIPT, FRAME_SCRIPT, INTERFACE, QR] {
        esbuild.arg(project.modules().join(name));
    }
    esbuild.arg(project.root.join("src/component/mount.js"));
    esbuild.arg(project.maker().join(MAKER_FILES[0]));
    command::run(&mut esbuild, "Reading the modules")
}
