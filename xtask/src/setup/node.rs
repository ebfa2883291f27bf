//! Node and the packages in package-lock.json.

use crate::command::{self, find, program};
use crate::project::Project;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// Installs the locked packages when they are missing or older than the lock file.
pub fn packages(project: &Project) -> Result<()> {
    // npm writes this file last, so it stands for a complete installation.
    let installed = modified(&project.npm_file(".package-lock.json"));
    if installed.is_some() && installed >= modified(&project.npm_root().join("package-lock.json")) {
        return Ok(());
    }
    let npm = find(&["node"]).and_then(|_| find(&["npm"])).context(
        "The production build and the journeys need Node 18 or later with npm; \
         install it from https://nodejs.org or your system's packages.",
    )?;
    println!("Installing the packages of package-lock.json.");
    // None of the packages needs its installation script.
    let mut npm = program(project, npm);
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(project.npm_root());
    command::run(&mut npm, "`npm ci`")
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|data| data.modified()).ok()
}
