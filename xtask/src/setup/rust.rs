//! The parts of the Rust toolchain.

use crate::command::{self, find, program};
use crate::project::{Project, WASM_TARGET};
use anyhow::{Context, Result, bail, ensure};
use std::env;
use std::path::PathBuf;

/// The standard library for the browser.
pub fn target(project: &Project) -> Result<()> {
    if sysroot(project)?.join("lib/rustlib").join(WASM_TARGET).is_dir() {
        return Ok(());
    }
    rustup(project, &["target", "add", WASM_TARGET])
}

/// The standard library's sources, which the production build compiles along.
pub fn sources(project: &Project) -> Result<()> {
    if sysroot(project)?.join("lib/rustlib/src/rust/library/Cargo.lock").is_file() {
        return Ok(());
    }
    rustup(project, &["component", "add", "rust-src"])
}

/// Fails unless the compiler is the one that rust-toolchain.toml names: rustup sees to that, other installations do not.
pub fn pinned_compiler(project: &Project) -> Result<()> {
    let pinned = pinned_version(project)?;
    let version = command::read(rustc(project).arg("--version"), "Asking for the compiler's version")?;
    ensure!(
        version.split(' ').nth(1) == Some(pinned.as_str()),
        "The production build needs Rust {pinned}, but this is {version}; with rustup it is chosen by itself (https://rustup.rs)."
    );
    Ok(())
}

/// The version of the compiler that rust-toolchain.toml names, and so of the standard library.
pub fn pinned_version(project: &Project) -> Result<String> {
    let toolchain = crate::site::read(&project.root.join("rust-toolchain.toml"))?;
    channel(&toolchain).map(str::to_owned).context("rust-toolchain.toml names no channel.")
}

/// The folder of the toolchain in use.
pub fn sysroot(project: &Project) -> Result<PathBuf> {
    command::read(rustc(project).args(["--print", "sysroot"]), "Asking for the compiler's folder").map(PathBuf::from)
}

/// The folder with the sources of the packages.
pub fn cargo_home() -> Result<PathBuf> {
    if let Some(home) = env::var_os("CARGO_HOME") {
        return Ok(home.into());
    }
    let home = env::home_dir().context("There is no home folder, so Cargo's cannot be found; set CARGO_HOME.")?;
    Ok(home.join(".cargo"))
}

fn channel(toolchain: &str) -> Option<&str> {
    toolchain.lines().find_map(|line| line.strip_prefix("channel = \"")?.strip_suffix('"'))
}

fn rustc(project: &Project) -> std::process::Command {
    program(project, env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
}

fn rustup(project: &Project, arguments: &[&str]) -> Result<()> {
    let part = arguments.last().copied().unwrap_or_default();
    if find(&["rustup"]).is_none() {
        bail!(
            "The Rust toolchain lacks {part}; install it the way you installed Rust, or use rustup (https://rustup.rs)."
        );
    }
    println!("Adding {part} to the Rust toolchain.");
    command::run(program(project, "rustup").args(arguments), &format!("`rustup {}`", arguments.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::channel;

    #[test]
    fn the_channel_is_read_from_the_toolchain_file() {
        assert_eq!(channel("[toolchain]\n# why\nchannel = \"1.95.0\"\nprofile = \"minimal\"\n"), Some("1.95.0"));
    }
}
