//! The app for Confluence Cloud: its packages, its build, and its tests without a browser. `tests/hosts` tries it in one.

use crate::command;
use crate::project::Project;
use crate::setup::node;
use anyhow::Result;
use std::path::{Path, PathBuf};

/// Builds the app from `dist` as its administrator does, and runs its own tests: the validation of its manifest is among them.
pub fn run(project: &Project, dist: &Path) -> Result<()> {
    install(project)?;
    for (task, name) in [("build", "Building the app"), ("test", "The tests of the app")] {
        let mut npm = node::npm(project)?;
        npm.args(["run", "--silent", task]).current_dir(folder(project)).env("ALIGNMENT_CHECKLIST_DIST", dist);
        command::run(&mut npm, name)?;
    }
    Ok(())
}

/// Installs what the app's own lock file names.
pub fn install(project: &Project) -> Result<()> {
    node::packages_in(project, &folder(project))
}

fn folder(project: &Project) -> PathBuf {
    project.root.join("integrations/confluence-forge")
}
