//! Trunk: the way for those who already have it. `Trunk.toml` says how it builds; what it cannot do is done here.

use crate::command::{self, cargo, program};
use crate::page;
use crate::project::{LIBRARY, PACKAGE, Project};
use crate::{setup, site};
use anyhow::{Context, Result};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// Runs `trunk build` without the network and returns the folder it filled.
pub fn build(project: &Project, tools: &Path) -> Result<PathBuf> {
    let trunk = setup::tools::trunk(project)?;
    command::run(
        program(project, trunk)
            .args(["build", "--offline"])
            .env("PATH", command::search_path(&[tools])?)
            // Trunk 0.21 reads this as its own option and refuses the value 1, which is what everybody sets.
            .env_remove("NO_COLOR"),
        "`trunk build`",
    )?;
    Ok(project.target("trunk"))
}

/// Compiles the commands of wasm-bindgen and returns the folder that holds them under their usual names.
pub fn wasm_tools(project: &Project) -> Result<PathBuf> {
    command::run(cargo(project).args(["build", "--package", "wasm-tools"]), "Compiling wasm-bindgen's commands")?;
    let compiled = command::cargo_target_dir(project)?.join("debug");
    let tools = project.target("tools");
    fs::create_dir_all(&tools).with_context(|| format!("{} cannot be made.", tools.display()))?;
    for (from, to) in [("bindgen", "wasm-bindgen"), ("wasm-bindgen-test-runner", "wasm-bindgen-test-runner")] {
        let program = |name| format!("{name}{}", env::consts::EXE_SUFFIX);
        site::copy(&compiled.join(program(from)), &tools.join(program(to)))?;
    }
    Ok(tools)
}

/// Trunk's hook after its build: adds the modules, style and icon, and puts the list into the page.
pub fn finish(project: &Project) -> Result<()> {
    let site = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("Trunk calls this command as a hook; there is nothing to do without its TRUNK_STAGING_DIR.")?;
    // Trunk names the glue after the package, and that name is the element's.
    for end in [".js", "_bg.wasm"] {
        let (from, to) = (site.join(format!("{PACKAGE}{end}")), site.join(format!("{LIBRARY}{end}")));
        fs::rename(&from, &to).with_context(|| format!("{} cannot be renamed.", from.display()))?;
    }
    site::copy_unbundled(project, &site)?;
    let page = site.join("index.html");
    site::write(&page, page::render(&site::read(&page)?, None)?)
}

#[cfg(test)]
mod tests {
    use crate::project::{Project, locked_version};
    use crate::site::read;

    #[test]
    fn trunk_takes_the_wasm_bindgen_of_the_lock_file() {
        let project = Project::here();
        let version = locked_version(&project, "wasm-bindgen");
        let trunk = read(&project.root.join("Trunk.toml")).unwrap();
        assert!(
            trunk.contains(&format!("wasm_bindgen = \"{version}\"")),
            "Trunk.toml must name wasm-bindgen {version}, the version in Cargo.lock."
        );
    }
}
