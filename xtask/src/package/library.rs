//! The crate as it is published.

use crate::command::{self, cargo};
use crate::project::{PACKAGE, Project, WASM_TARGET};
use crate::setup;
use anyhow::Result;
use std::path::PathBuf;

/// What is packed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sources {
    /// What lies in the working copy, committed or not.
    WorkingCopy,
    /// What is committed; an error where that is not all.
    Commit,
}

/// Packs the crate, compiles what was packed for the browser, and returns the file: a file that is not packed along is an error.
pub fn pack(project: &Project, sources: Sources) -> Result<PathBuf> {
    setup::rust::target(project)?;
    let mut package = cargo(project);
    package.args(["package", "--package", PACKAGE, "--locked", "--target", WASM_TARGET]);
    if sources == Sources::WorkingCopy {
        package.arg("--allow-dirty");
    }
    command::run(&mut package, "Packing the crate")?;
    Ok(command::cargo_target_dir(project)?.join(format!("package/{PACKAGE}-{}.crate", project.version()?)))
}
