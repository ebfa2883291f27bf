//! From Rust to WebAssembly and its JavaScript glue.

use crate::command::{self, cargo};
use crate::project::{LIBRARY, PACKAGE, Project, WASM_TARGET};
use crate::shorten::{rename_in_glue, shortened};
use crate::{arrange, bundle, glue, prune, setup};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// The two files that run the widget.
pub struct Widget {
    /// The JavaScript module that loads and calls the WebAssembly.
    pub glue: String,
    /// The WebAssembly module.
    pub wasm: Vec<u8>,
}

/// What is compiled for the custom element. The crate's own default is for Yew applications.
pub const WIDGET: [&str; 3] = ["--no-default-features", "--features", "widget"];

/// Options of the compiler that leave out of the module what a page has no use for: the texts and places of
/// panics (a panic stops the module at once, and the element says so) and the code that prints values for
/// debugging. Together with a standard library that is built the same way they save a fifth of the download.
const SMALLEST: [&str; 4] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

/// The stack lies below the data. With a quarter less of it, 768 KiB, no address in the data takes more than three bytes.
const STACK: &str = "-Clink-arg=-zstack-size=786432";

/// The standard library is compiled along, with the options above.
const BUILD_STD: [&str; 2] = ["-Zbuild-std=core,alloc,std,panic_abort", "-Zbuild-std-features=optimize_for_size"];

/// Builds quickly and keeps everything that helps to debug.
pub fn development(project: &Project) -> Result<Widget> {
    setup::rust::target(project)?;
    command::run(
        cargo(project).args(["build", "--package", PACKAGE, "--lib", "--target", WASM_TARGET]).args(WIDGET),
        "Compiling the widget",
    )?;
    let file = command::cargo_target_dir(project)?.join(WASM_TARGET).join("debug").join(LIBRARY).with_extension("wasm");
    let mut output = Bindgen::new().input_path(file).debug(true).web(true)?.typescript(false).generate_output()?;
    Ok(Widget { glue: output.js().to_owned(), wasm: output.wasm_mut().emit_wasm() })
}

/// Builds the smallest module, the same bytes on every run and in every folder.
pub fn production(project: &Project) -> Result<Widget> {
    setup::rust::pinned_compiler(project)?;
    setup::rust::target(project)?;
    setup::rust::sources(project)?;
    // A folder of its own: the options differ from those of every other build, which would otherwise start afresh.
    let target = project.target("production");
    command::run(
        cargo(project)
            // Only as a cdylib: beside an rlib the compiler exports everything and does not optimise across crates.
            .args(["rustc", "--release", "--locked", "--lib", "--crate-type", "cdylib"])
            .args(["--package", PACKAGE, "--target", WASM_TARGET])
            .args(WIDGET)
            .args(BUILD_STD)
            .arg("--target-dir")
            .arg(&target)
            // Lets a stable compiler take the options above. They are why rust-toolchain.toml names one exact release.
            .env("RUSTC_BOOTSTRAP", "1")
            .env_remove("RUSTFLAGS")
            // Unlike RUSTFLAGS this takes folder names with spaces; it replaces the user's own options, which must not matter.
            .env("CARGO_ENCODED_RUSTFLAGS", compiler_options(project)?.join("\x1f")),
        "Compiling the widget for production",
    )?;
    let file = target.join(WASM_TARGET).join("release").join(LIBRARY).with_extension("wasm");
    shrink(project, &file)
}

/// Options that make small code, and those that keep this machine's folders out of it.
fn compiler_options(project: &Project) -> Result<Vec<String>> {
    let mut options: Vec<String> = SMALLEST.iter().chain([&STACK]).map(ToString::to_string).collect();
    for folder in private_folders(project)? {
        options.push(format!("--remap-path-prefix={}=.", folder.display()));
    }
    Ok(options)
}

/// The folders of this machine that a compiler could write into what it makes: nothing published may name them.
pub fn private_folders(project: &Project) -> Result<Vec<PathBuf>> {
    let mut folders = vec![setup::rust::cargo_home()?, setup::rust::sysroot(project)?, project.root.clone()];
    for folder in folders.clone() {
        let real = fs::canonicalize(&folder).with_context(|| format!("{} cannot be read.", folder.display()))?;
        if real != folder {
            folders.push(real);
        }
    }
    Ok(folders)
}

/// Runs wasm-bindgen, gives both files short names for each other, and optimizes each with its own tool.
fn shrink(project: &Project, file: &Path) -> Result<Widget> {
    let compiled = fs::read(file).with_context(|| format!("{} cannot be read.", file.display()))?;
    let mut output = Bindgen::new()
        .input_bytes(LIBRARY, prune::run(&compiled)?)
        .web(true)?
        .typescript(false)
        // The element names the WebAssembly itself; a second name inside the glue would have to follow its hash.
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()?;
    let glue = glue::cut(output.js())?;
    let module = output.wasm_mut();
    for name in glue::UNCALLED {
        let export = module.exports.iter().find(|export| export.name == name).map(walrus::Export::id);
        module.exports.delete(export.with_context(|| format!("The module has no {name}."))?);
    }

    let imports = shortened(module.imports.iter().map(|import| import.name.as_str()));
    let exports = shortened(module.exports.iter().map(|export| export.name.as_str()));
    let source = format!("./{LIBRARY}_bg.js");
    for import in module.imports.iter_mut() {
        ensure!(import.module == source, "The widget imports from `{}`, which the glue does not offer.", import.module);
        "a".clone_into(&mut import.module);
        import.name.clone_from(&imports[&import.name]);
    }
    for export in module.exports.iter_mut() {
        export.name.clone_from(&exports[&export.name]);
    }
    let glue = rename_in_glue(&glue, &imports, &exports)?.replace(&format!("\"{source}\""), "a");

    let wasm = arrange::run(&bundle::optimize_wasm(project, &module.emit_wasm())?)?;
    Ok(Widget { glue, wasm })
}

#[cfg(test)]
mod tests {
    use crate::project::{Project, locked_version};

    #[test]
    fn the_library_and_the_commands_of_wasm_bindgen_are_one_version() {
        let project = Project::here();
        let library = locked_version(&project, "wasm-bindgen");
        for command in ["wasm-bindgen-cli-support", "wasm-bindgen-cli"] {
            assert_eq!(
                locked_version(&project, command),
                library,
                "{command} in Cargo.toml must be the wasm-bindgen of Cargo.lock: their wire format is private."
            );
        }
    }
}
