//! What is published besides the site: the package for npm, the page that is one file, and the crate.

pub mod library;
mod npm;
mod single;

use crate::licenses::LICENSES;
use crate::project::Project;
use crate::site::{self, Flavor, emptied};
use anyhow::Result;
use std::path::{Path, PathBuf};

/// The folder of the package for npm.
pub const NPM: &str = "npm";
/// The page with everything inside.
pub const SINGLE: &str = "alignment-checklist.html";

/// Builds the production site and makes the packages of it in `target/packages`.
pub fn run(project: &Project) -> Result<()> {
    let packages = assemble(project, &site::build(project, Flavor::Production)?, None)?;
    println!("The packages are in {}.", packages.display());
    Ok(())
}

/// Makes the packages of the production site in `dist` and returns the folder that holds them. `repository` is where the sources are published.
pub fn assemble(project: &Project, dist: &Path, repository: Option<&str>) -> Result<PathBuf> {
    let packages = emptied(project.target("packages"))?;
    npm::assemble(project, dist, repository, &packages.join(NPM))?;
    site::write(&packages.join(SINGLE), single::page(project, dist)?)?;
    // It contains what the site does, and the site's files are not beside it.
    site::copy(&dist.join(LICENSES), &packages.join(LICENSES))?;
    // What was not in the site has been added since.
    for folder in [&packages, &packages.join(NPM)] {
        site::refuse_private_folders(project, folder)?;
    }
    Ok(packages)
}
