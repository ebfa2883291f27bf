//! Packages of Debian and its relatives.

use crate::command::{self, program};
use crate::project::Project;
use anyhow::Result;
use std::path::Path;

/// Whether packages can be installed without a question: as root on a system of Debian's family.
pub fn can_install(project: &Project) -> bool {
    Path::new("/usr/bin/apt-get").exists()
        && command::read(program(project, "id").arg("-u"), "`id`").is_ok_and(|id| id == "0")
}

/// Installs `packages`.
pub fn install(project: &Project, packages: &[&str]) -> Result<()> {
    println!("Installing {}.", packages.join(" "));
    let apt = || {
        let mut apt = program(project, "apt-get");
        // A new machine may be updating itself and hold the lock for a while.
        apt.args(["-qq", "-o", "DPkg::Lock::Timeout=300"]).env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    command::run(apt().arg("update"), "`apt-get update`")?;
    command::run(apt().args(["install", "--yes", "--no-install-recommends"]).args(packages), "`apt-get install`")
}

/// Those of `packages` that are not installed; all of them where there is no such system.
pub fn missing(project: &Project, packages: &[&'static str]) -> Vec<&'static str> {
    let mut query = program(project, "dpkg-query");
    query.args(["--show", "--showformat=${Package} ${db:Status-Status}\\n"]).args(packages);
    // It ends with an error when it knows one of them not at all, and names the others all the same.
    let known = query.output().map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    not_installed(packages, &known)
}

fn not_installed(packages: &[&'static str], known: &str) -> Vec<&'static str> {
    let installed = |package: &str| known.lines().any(|line| line == format!("{package} installed"));
    packages.iter().copied().filter(|package| !installed(package)).collect()
}

#[cfg(test)]
mod tests {
    use super::not_installed;

    #[test]
    fn what_was_removed_or_is_unknown_is_missing() {
        let known = "hugo installed\njekyll config-files\n";
        assert_eq!(not_installed(&["hugo", "jekyll", "dokuwiki"], known), ["jekyll", "dokuwiki"]);
    }
}
