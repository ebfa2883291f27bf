//! Where the packages and their examples are.

// As in the journeys: a helper that panics is how a test fails.
#![allow(clippy::missing_panics_doc)]

use std::path::PathBuf;
use std::process::Command;

use journeys::repository;
use serde_json::Value;

/// The packages under test: `ALIGNMENT_CHECKLIST_PACKAGES`, else `target/packages`.
pub fn packages() -> PathBuf {
    let named = std::env::var_os("ALIGNMENT_CHECKLIST_PACKAGES").filter(|value| !value.is_empty());
    let folder = named.map_or_else(|| repository().join("target/packages"), PathBuf::from);
    assert!(
        folder.join("npm/package.json").is_file(),
        "There are no packages in {}. Run `cargo xtask package` first, or name their folder in ALIGNMENT_CHECKLIST_PACKAGES.",
        folder.display()
    );
    folder
}

/// The package for npm, as a folder.
pub fn npm_package() -> PathBuf {
    packages().join("npm")
}

/// A file of the package for npm that is JSON.
pub fn described(file: &str) -> Value {
    let path = npm_package().join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The folder of an example, with its packages installed.
pub fn example(name: &str) -> PathBuf {
    let folder = repository().join("examples").join(name);
    assert!(
        folder.join("node_modules/alignment-checklist").is_dir(),
        "The packages of examples/{name} are not installed. Run `cargo xtask package` and then `npm ci` in that folder."
    );
    folder
}

/// A command of npm in `folder`.
pub fn npm(folder: &std::path::Path, arguments: &[&str]) -> Command {
    let mut npm = Command::new("npm");
    npm.args(arguments).current_dir(folder);
    npm
}

/// The hash in the names of what the element loads.
///
/// # Panics
///
/// When the package holds no WebAssembly.
pub fn hash() -> String {
    let names = std::fs::read_dir(npm_package()).expect("the package is a folder");
    names
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .find_map(|name| Some(name.strip_prefix("alignment-checklist-")?.strip_suffix(".wasm")?.to_owned()))
        .expect("there is a WebAssembly")
}
