//! What the environment says: which build, which browsers, which axe.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::Browser;

/// The root of the repository, which holds the pages and, unless told otherwise, `dist/`.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The production build under test: `ALIGNMENT_CHECKLIST_DIST`, else `dist/`.
///
/// # Errors
///
/// A sentence that says what to do when there is no build.
pub fn dist() -> Result<PathBuf, String> {
    let folder = path("ALIGNMENT_CHECKLIST_DIST").unwrap_or_else(|| repository().join("dist"));
    if folder.join("alignment-checklist.js").is_file() {
        return Ok(folder);
    }
    Err(format!(
        "There is no production build in {}. Run `cargo xtask build` first, or name its folder in ALIGNMENT_CHECKLIST_DIST.",
        folder.display()
    ))
}

/// The module that comes with the WebAssembly, by its name in that build, which has a hash in it.
///
/// # Panics
///
/// When there is no build, or none of this form.
pub fn interface() -> &'static str {
    static NAME: OnceLock<String> = OnceLock::new();
    NAME.get_or_init(|| {
        let files = std::fs::read_dir(dist().expect("there is a build")).expect("it can be read");
        let mut names = files.filter_map(|file| file.ok()?.file_name().into_string().ok());
        let wasm = names.find(|name| name.contains(".wasm")).expect("it has a WebAssembly");
        wasm.replace(".wasm", ".js")
    })
}

/// What `trunk build` left, when the caller made one: `ALIGNMENT_CHECKLIST_TRUNK_DIST`.
pub fn trunk_dist() -> Option<PathBuf> {
    path("ALIGNMENT_CHECKLIST_TRUNK_DIST")
}

/// The script of axe-core: `AXE`, else the one that npm installed.
///
/// # Panics
///
/// When there is none, with a sentence that says how to get it.
pub fn axe() -> String {
    let file = path("AXE").unwrap_or_else(|| repository().join("node_modules/axe-core/axe.min.js"));
    std::fs::read_to_string(&file).unwrap_or_else(|error| {
        panic!("axe-core could not be read from {}: {error}. Run `npm ci`, or name axe.min.js in AXE.", file.display())
    })
}

/// Which browsers to drive, and whether a missing one is a failure.
pub struct Browsers {
    pub wanted: Vec<Browser>,
    /// True in CI and for browsers that somebody asked for by name: a skipped promise would look like a kept one.
    pub required: bool,
}

/// `ALIGNMENT_CHECKLIST_BROWSERS`, separated by commas, else every engine that is installed.
///
/// # Errors
///
/// A sentence that names the word that is no browser.
pub fn browsers() -> Result<Browsers, String> {
    match std::env::var("ALIGNMENT_CHECKLIST_BROWSERS") {
        Ok(names) if !names.trim().is_empty() => {
            let wanted = names.split(',').map(|name| Browser::named(name.trim())).collect::<Result<_, _>>()?;
            Ok(Browsers { wanted, required: true })
        }
        _ => Ok(Browsers { wanted: Browser::ALL.to_vec(), required: in_ci() }),
    }
}

/// The browsers that `ALIGNMENT_CHECKLIST_BROWSERS` asks for, else every engine.
///
/// # Errors
///
/// A sentence that names the word that is no browser.
pub fn wanted() -> Result<Vec<Browser>, String> {
    Ok(browsers()?.wanted)
}

/// Whether a machine runs this for everybody, where a skipped promise would look like a kept one.
pub fn in_ci() -> bool {
    std::env::var_os("CI").is_some_and(|value| !value.is_empty())
}

fn path(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}
