//! Where things are and what they are called.

use crate::command;
use anyhow::{Context, Result};
use std::env;
use std::path::{Path, PathBuf};

/// The package that becomes the widget.
pub const PACKAGE: &str = "alignment-checklist";
/// What Cargo calls the package's library, and so the WebAssembly file.
pub const LIBRARY: &str = "alignment_checklist";
/// The target the widget is compiled for.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The version of `package` in Cargo.lock.
#[cfg(test)]
pub fn locked_version(project: &Project, package: &str) -> String {
    let lock = crate::site::read(&project.root.join("Cargo.lock")).unwrap();
    let (_, entry) = lock.split_once(&format!("name = \"{package}\"\nversion = \"")).unwrap();
    entry.split('"').next().unwrap().to_owned()
}

/// One checkout of the project.
pub struct Project {
    /// The folder that holds the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// The folder whose `node_modules` are used. A copy of the sources borrows those of the checkout it was made from.
    npm_root: PathBuf,
}

impl Project {
    /// The checkout this program was started from.
    pub fn here() -> Self {
        // Cargo sets the variable for a program it runs; the constant serves a binary that was started by hand.
        let package =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package.parent().map_or_else(|| package.clone(), Path::to_path_buf);
        Self { npm_root: root.clone(), root }
    }

    /// The version in Cargo.toml, which everything that is published carries.
    pub fn version(&self) -> Result<String> {
        let packages = command::metadata(self)?.packages;
        let package = packages.iter().find(|package| package.name == PACKAGE);
        Ok(package.context("Cargo does not know the package.")?.version.to_string())
    }

    /// A copy of this checkout's sources at `root`, using this checkout's tools.
    pub fn copy_at(&self, root: PathBuf) -> Self {
        Self { root, npm_root: self.npm_root.clone() }
    }

    /// The checkout that packages from npm are installed for.
    pub fn npm_root(&self) -> &Path {
        &self.npm_root
    }

    /// A file of a package from npm.
    pub fn npm_file(&self, path: &str) -> PathBuf {
        self.npm_root.join("node_modules").join(path)
    }

    /// The production site.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The page template.
    pub fn index_html(&self) -> PathBuf {
        self.root.join("index.html")
    }

    /// The element's JavaScript modules, one flat folder.
    pub fn modules(&self) -> PathBuf {
        self.root.join("src/shell/element")
    }

    /// The page where one copies what a host needs, and its modules, one flat folder.
    pub fn maker(&self) -> PathBuf {
        self.root.join("src/maker")
    }

    /// The texts of the interface, one file for each language.
    pub fn texts(&self) -> PathBuf {
        self.root.join("content/text")
    }

    /// A style sheet or picture of the page.
    pub fn style(&self, name: &str) -> PathBuf {
        self.root.join("styles").join(name)
    }

    /// Where tasks keep what they make. Not Cargo's own folder of the same name when the user has moved that:
    /// paths below stay the same for everybody.
    pub fn target(&self, name: &str) -> PathBuf {
        self.root.join("target").join(name)
    }
}
