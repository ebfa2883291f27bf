//! A folder in which a host is put together.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use journeys::repository;
use tempfile::TempDir;

/// Gone when dropped.
pub struct Workshop {
    folder: TempDir,
}

impl Workshop {
    /// An empty folder.
    pub fn empty() -> Self {
        Self { folder: tempfile::Builder::new().prefix("host-").tempdir().expect("a temporary folder can be made") }
    }

    /// The folder, or a file in it.
    pub fn path(&self, inside: &str) -> PathBuf {
        if inside.is_empty() { self.folder.path().to_owned() } else { self.folder.path().join(inside) }
    }

    /// Writes a file with all folders around it.
    pub fn write(&self, file: &str, text: impl AsRef<[u8]>) {
        let file = self.path(file);
        fs::create_dir_all(file.parent().expect("a file is in a folder")).expect("a folder can be made");
        fs::write(&file, text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }

    /// Copies a folder of `integrations/` as an author would.
    pub fn integrate(&self, integration: &str, to: &str) {
        self.copy(&repository().join("integrations").join(integration), to);
    }

    /// Copies the widget's own files as an author would who has no other server for them.
    pub fn bring_dist(&self, to: &str) {
        self.copy(&journeys::dist().expect("a journey begins only where there is a build"), to);
    }

    /// Copies a folder and what its links point at.
    pub fn copy(&self, from: &Path, to: &str) {
        let to = self.path(to);
        fs::create_dir_all(&to).expect("a folder can be made");
        Self::finish(Command::new("cp").args(["--recursive", "--dereference"]).arg(from.join(".")).arg(to));
    }

    /// A program that will run here.
    pub fn program(&self, name: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(name);
        // Nobody's own settings get in the way.
        command.current_dir(self.folder.path()).env("HOME", self.folder.path()).stdin(Stdio::null());
        command
    }

    /// A program that will go on running here, for [`Process`](journeys::Process), which listens to its standard output. Servers
    /// say on standard error that they are ready.
    pub fn daemon(&self, name: &str, arguments: &[&str]) -> tokio::process::Command {
        let mut command = self.program("sh");
        command.args(["-c", "exec \"$@\" 2>&1", "sh", name]).args(arguments);
        command.into()
    }

    /// Runs a program here to its end.
    pub fn run(&self, name: impl AsRef<std::ffi::OsStr>, arguments: &[&str]) -> String {
        Self::finish(self.program(name).args(arguments))
    }

    /// Runs a command to its end and hands out what it printed.
    pub fn finish(command: &mut Command) -> String {
        let shown = format!("{command:?}");
        let output = command.output().unwrap_or_else(|error| panic!("{shown} did not start: {error}"));
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{shown} failed:\n{said}\n{}", String::from_utf8_lossy(&output.stderr));
        said
    }
}

/// Says what is missing of the files that `package` of Debian brings.
///
/// # Errors
///
/// A sentence that names the file and the package.
pub fn programs(files: &[&str], package: &str) -> Result<(), String> {
    match files.iter().find(|file| !Path::new(file).exists()) {
        Some(missing) => Err(format!("{missing} is missing: apt-get install --no-install-recommends {package}.")),
        None => Ok(()),
    }
}

/// A program by the environment variable that names it, or on the search path.
///
/// # Errors
///
/// A sentence that says how to get it.
pub fn find(variable: &str, name: &str, remedy: &str) -> Result<PathBuf, String> {
    if let Some(named) = env::var_os(variable).filter(|value| !value.is_empty()) {
        return Ok(named.into());
    }
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
        .ok_or_else(|| format!("{name} is missing: {remedy}, or name it in {variable}."))
}
