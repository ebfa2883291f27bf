//! Node and the packages in package-lock.json.

use crate::command::{self, find, program};
use crate::project::Project;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

/// Those of `examples/` that use the package for npm.
const EXAMPLES: [&str; 3] = ["vite", "react", "vue"];

/// Installs the project's locked packages when they are missing or older than the lock file.
pub fn packages(project: &Project) -> Result<()> {
    packages_in(project, project.npm_root())
}

/// The same for the lock file in `folder`.
pub fn packages_in(project: &Project, folder: &Path) -> Result<()> {
    // npm writes this file last, so it stands for a complete installation.
    let installed = modified(&folder.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= modified(&folder.join("package-lock.json")) {
        return Ok(());
    }
    println!("Installing the packages of {}.", folder.join("package-lock.json").display());
    install(project, folder)
}

/// Installs what the examples take, with the package for npm as it is now.
pub fn examples(project: &Project) -> Result<()> {
    for example in EXAMPLES {
        println!("Installing the packages of examples/{example}.");
        install(project, &project.root.join("examples").join(example))?;
    }
    Ok(())
}

/// Installs what the lock file in `folder` names.
fn install(project: &Project, folder: &Path) -> Result<()> {
    // None of the packages needs its installation script.
    let mut npm = npm(project)?;
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]).current_dir(folder);
    command::run(&mut npm, "`npm ci`")
}

/// The command `npm`, where Node is there as well.
pub fn npm(project: &Project) -> Result<Command> {
    let npm = find(&["node"]).and_then(|_| find(&["npm"])).context(
        "The production build and the tests need Node 20.19 or later with npm; \
         install it from https://nodejs.org or your system's packages.",
    )?;
    Ok(program(project, npm))
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|data| data.modified()).ok()
}
