//! Starting other programs: nothing reads standard input, and a failure is one sentence.

use crate::project::Project;
use anyhow::{Context, Result, bail};
use cargo_metadata::{Metadata, MetadataCommand};
use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A program to be run in the project's folder.
pub fn program(project: &Project, name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(&project.root).stdin(Stdio::null());
    command
}

/// Cargo, the one that runs this program.
pub fn cargo(project: &Project) -> Command {
    let mut command = program(project, env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // These describe `xtask` itself. Build scripts that watch them would run again for every task.
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")) {
            command.env_remove(name);
        }
    }
    command
}

/// What Cargo says of the workspace and its own packages.
pub fn metadata(project: &Project) -> Result<Metadata> {
    let mut metadata = cargo(project);
    metadata.args(["metadata", "--no-deps", "--format-version=1"]);
    MetadataCommand::parse(read(&mut metadata, "Asking Cargo for the workspace")?)
        .context("`cargo metadata` cannot be read.")
}

/// The folder Cargo puts its results in. Asked of Cargo, since the user may have moved it.
pub fn cargo_target_dir(project: &Project) -> Result<PathBuf> {
    Ok(metadata(project)?.target_directory.into())
}

/// The script `path` of an npm package, run by Node.
pub fn node(project: &Project, path: &str) -> Command {
    let mut command = program(project, "node");
    command.arg(project.npm_file(path));
    command
}

/// Runs `command` and shows what it prints. `task` completes the sentence "… failed".
pub fn run(command: &mut Command, task: &str) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("{task} failed ({status}); what it printed above says why.");
    }
    Ok(())
}

/// Runs `command` and returns what it printed, without the last line end. Its messages are shown.
pub fn read(command: &mut Command, task: &str) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output().with_context(|| cannot_start(command))?;
    if !output.status.success() {
        bail!("{task} failed ({}).", output.status);
    }
    let text =
        String::from_utf8(output.stdout).with_context(|| format!("{task} printed something that is not UTF-8."))?;
    Ok(text.trim_end().to_owned())
}

/// The full path of the first of `names` that is on the search path.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    // On Windows npm is a script.
    let endings = [env::consts::EXE_SUFFIX, ".cmd"];
    let files = names.iter().flat_map(|name| endings.map(|ending| format!("{name}{ending}")));
    files
        .into_iter()
        .find_map(|file| env::split_paths(&path).map(|folder| folder.join(&file)).find(|file| file.is_file()))
}

/// The search path with `folders` in front.
pub fn search_path(folders: &[&Path]) -> Result<std::ffi::OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().map(|folder| folder.to_path_buf()).chain(env::split_paths(&rest));
    env::join_paths(all).context("A folder name cannot be put on the search path.")
}

/// An error and its causes, one sentence after the other.
pub fn sentences(error: &anyhow::Error) -> String {
    let sentence = |text: String| if text.ends_with(['.', '?', ';']) { text } else { text + "." };
    error.chain().map(|cause| sentence(cause.to_string())).collect::<Vec<_>>().join(" ")
}

fn cannot_start(command: &Command) -> String {
    format!("`{}` could not be started; is it installed?", command.get_program().display())
}

#[cfg(test)]
mod tests {
    use super::{cargo_target_dir, sentences};
    use crate::project::{PACKAGE, Project, locked_version};

    #[test]
    fn cargo_says_the_version_and_where_things_are() {
        let project = Project::here();
        assert_eq!(project.version().unwrap(), locked_version(&project, PACKAGE));
        let folder = cargo_target_dir(&project).unwrap();
        assert!(std::env::current_exe().unwrap().starts_with(&folder), "{}", folder.display());
    }

    #[test]
    fn causes_follow_as_sentences() {
        let error = anyhow::anyhow!("no such file").context("dist/index.html cannot be read.");
        assert_eq!(sentences(&error), "dist/index.html cannot be read. no such file.");
    }
}
