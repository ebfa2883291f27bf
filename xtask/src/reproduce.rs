//! Builds a copy of the sources in another folder and compares: the same sources must give the same bytes.

use crate::command::{self, program};
use crate::project::Project;
use crate::site::{self, Flavor};
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::{env, fs, process};

/// Fails unless a copy of the sources builds the same files as those in `dist`.
pub fn run(project: &Project, dist: &Path) -> Result<()> {
    // Another folder, and one whose name has another length: offsets would move if it got into a file.
    let folder = env::temp_dir().join(format!("alignment-checklist-copy-{}", process::id()));
    let copy = project.copy_at(site::emptied(folder)?);
    let result = copy_sources(project, &copy)
        .and_then(|()| site::build(&copy, Flavor::Production))
        .and_then(|copied| compare(&site::files(dist)?, &site::files(&copied)?));
    fs::remove_dir_all(&copy.root).with_context(|| format!("{} cannot be removed.", copy.root.display()))?;
    result
}

/// Copies every file that git keeps or would keep.
fn copy_sources(project: &Project, copy: &Project) -> Result<()> {
    let mut git = program(project, "git");
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    for name in command::read(&mut git, "Asking git for the project's files")?.split_terminator('\0') {
        let (from, to) = (project.root.join(name), copy.root.join(name));
        // A file that was removed but not yet committed so.
        if !from.is_file() {
            continue;
        }
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent).with_context(|| format!("{} cannot be made.", parent.display()))?;
        }
        site::copy(&from, &to)?;
    }
    Ok(())
}

fn compare(one: &[(String, Vec<u8>)], other: &[(String, Vec<u8>)]) -> Result<()> {
    let differing: Vec<_> = one
        .iter()
        .filter(|file| !other.contains(file))
        .chain(other.iter().filter(|file| !one.contains(file)))
        .collect();
    if differing.is_empty() {
        println!("Both builds have the same {} files.", one.len());
        return Ok(());
    }
    let mut names: Vec<_> = differing.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    bail!("A build of the same sources in another folder differs in {}.", names.join(", "));
}

#[cfg(test)]
mod tests {
    use super::compare;

    fn files(names_and_texts: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
        names_and_texts.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_owned())).collect()
    }

    #[test]
    fn the_same_files_pass() {
        assert!(compare(&files(&[("a", "1")]), &files(&[("a", "1")])).is_ok());
    }

    #[test]
    fn other_bytes_and_other_names_are_listed() {
        let error = compare(&files(&[("a", "1"), ("b", "2")]), &files(&[("a", "2"), ("c", "2")])).unwrap_err();
        assert_eq!(error.to_string(), "A build of the same sources in another folder differs in a, b, c.");
    }
}
