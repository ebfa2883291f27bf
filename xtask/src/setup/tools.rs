//! Programs of other Rust projects that the tests use: taken from the search path, or compiled once per user.

use crate::command::{self, cargo, find};
use crate::project::Project;
use anyhow::{Context, Result};
use std::env;
use std::path::PathBuf;
use std::process::Command;

/// A program that `cargo install` can compile.
struct Tool {
    name: &'static str,
    version: &'static str,
    /// What `--version` of a usable one starts with.
    accepts: &'static str,
}

const GECKODRIVER: Tool = Tool { name: "geckodriver", version: "0.37.1", accepts: "geckodriver 0." };
const TRUNK: Tool = Tool { name: "trunk", version: "0.21.14", accepts: "trunk 0.21." };

/// Firefox's WebDriver.
pub fn geckodriver(project: &Project) -> Result<PathBuf> {
    provide(project, &GECKODRIVER)
}

/// Trunk, the builder that many developers of Yew already have.
pub fn trunk(project: &Project) -> Result<PathBuf> {
    provide(project, &TRUNK)
}

fn provide(project: &Project, tool: &Tool) -> Result<PathBuf> {
    // Outside the checkout: every clone of this user shares what took minutes to compile.
    let root = cache_folder()?.join("alignment-checklist/tools");
    let compiled = root.join("bin").join(format!("{}{}", tool.name, env::consts::EXE_SUFFIX));
    let candidates = find(&[tool.name]).into_iter().chain([compiled.clone()]);
    if let Some(usable) = candidates.into_iter().find(|candidate| is_usable(candidate, tool)) {
        return Ok(usable);
    }
    println!("Compiling {} {}, once for all checkouts of this user; it takes a few minutes.", tool.name, tool.version);
    command::run(
        cargo(project)
            .args(["install", "--locked", "--force", tool.name, "--version", tool.version, "--root"])
            .arg(&root)
            // The user's own options could make it fail, and its folder may be cleaned with the checkout's.
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_TARGET_DIR"),
        &format!("Compiling {}", tool.name),
    )?;
    Ok(compiled)
}

fn is_usable(program: &PathBuf, tool: &Tool) -> bool {
    Command::new(program)
        .arg("--version")
        .output()
        .is_ok_and(|output| String::from_utf8_lossy(&output.stdout).starts_with(tool.accepts))
}

/// Where programs are kept for every checkout of this user.
pub fn cache_folder() -> Result<PathBuf> {
    if let Some(folder) = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute()) {
        return Ok(folder);
    }
    let home = env::home_dir().context("There is no home folder to keep tools in; set XDG_CACHE_HOME.")?;
    Ok(home.join(".cache"))
}
