//! Blogs and wikis that the integrations are tried in.

use crate::command::{self, find, program, sentences};
use crate::project::Project;
use crate::setup::{apt, tools};
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;

/// A host as its tests call it, with Debian's packages for it.
pub struct Host {
    name: &'static str,
    packages: &'static [&'static str],
}

/// In the order in which they are tried. `php-cgi` and `mini-httpd` stand in for a web server that Debian would install otherwise.
const HOSTS: [Host; 6] = [
    Host { name: "jekyll", packages: &["jekyll"] },
    Host { name: "hugo", packages: &["hugo"] },
    Host { name: "mkdocs", packages: &["python3-venv"] },
    Host { name: "dokuwiki", packages: &["php-cli", "php-cgi", "php-xml", "php-mbstring", "dokuwiki"] },
    Host {
        name: "mediawiki",
        packages: &[
            "php-cli",
            "php-cgi",
            "php-sqlite3",
            "php-mbstring",
            "php-xml",
            "php-intl",
            "mini-httpd",
            "mediawiki",
        ],
    },
    Host {
        name: "wordpress",
        packages: &[
            "php-cli",
            "php-cgi",
            "php-mysql",
            "php-gd",
            "mini-httpd",
            "mariadb-server-core",
            "mariadb-client-core",
            "wordpress",
            "wordpress-theme-twentytwentythree",
        ],
    },
];

/// What pip installs for MkDocs. The folder is named for it, so another version gets another folder.
const MKDOCS: [&str; 2] = ["mkdocs==1.6.1", "mkdocs-material==9.8.2"];

/// The hosts in a list of tests.
pub fn named_in(tests: &str) -> Vec<&'static Host> {
    HOSTS.iter().filter(|host| tests.contains(&format!("::{}::", host.name))).collect()
}

/// Installs what `hosts` lack. Where that cannot be done the tests say what they skip.
pub fn install(project: &Project, hosts: &[&Host]) -> Result<()> {
    let mut packages = Vec::new();
    for package in hosts.iter().flat_map(|host| host.packages) {
        if !packages.contains(package) {
            packages.push(*package);
        }
    }
    let missing = apt::missing(project, &packages);
    if missing.is_empty() || !apt::can_install(project) {
        return Ok(());
    }
    apt::install(project, &missing)
}

/// MkDocs with its theme, when it is among `hosts` and Python is there; kept once for all checkouts of this user.
pub fn mkdocs(project: &Project, hosts: &[&Host]) -> Result<Option<PathBuf>> {
    let wanted = hosts.iter().any(|host| host.name == "mkdocs");
    let Some(python) = find(&["python3"]).filter(|_| wanted) else {
        return Ok(None);
    };
    let folder = tools::cache_folder()?.join("alignment-checklist").join(MKDOCS.join("-").replace("==", "-"));
    let (complete, mkdocs) = (folder.join("complete"), folder.join("bin/mkdocs"));
    if complete.is_file() && mkdocs.is_file() {
        return Ok(Some(mkdocs));
    }
    println!("Installing {}, once for all checkouts of this user.", MKDOCS.join(" and "));
    let venv = command::run(program(project, python).args(["-m", "venv", "--clear"]).arg(&folder), "`python3 -m venv`");
    if let Err(error) = venv {
        eprintln!("{}", sentences(&error));
        return Ok(None);
    }
    let mut pip = program(project, folder.join("bin/pip"));
    pip.args(["install", "--quiet", "--disable-pip-version-check"]).args(MKDOCS);
    command::run(&mut pip, "`pip install`")?;
    fs::write(&complete, "").with_context(|| format!("{} cannot be written.", complete.display()))?;
    Ok(Some(mkdocs))
}

#[cfg(test)]
mod tests {
    use super::named_in;

    #[test]
    fn only_hosts_that_are_tested_are_set_up() {
        let names = |tests| named_in(tests).into_iter().map(|host| host.name).collect::<Vec<_>>();
        assert_eq!(names("chromium::hugo::pages: test\nchromium::jekyll::posts: test\n"), ["jekyll", "hugo"]);
        assert_eq!(names("\n0 tests, 0 benchmarks\n"), [""; 0]);
    }
}
