//! The package for npm: the site, and what editors, compilers and people read about it.

use crate::project::Project;
use crate::site::{copy, emptied, files, read, write};
use anyhow::{Result, ensure};
use std::path::Path;

/// Of the project's own files, those that the package has too. The licence comes with the site.
const SHARED: [&str; 3] = ["CHANGELOG.md", "docs/list.schema.json", "docs/document.schema.json"];
/// What the description of the package says where the version of the project goes.
const VERSION: &str = "\"version\": \"0.0.0\"";

/// Fills `folder` from the site in `dist` and the templates in `packages/npm`.
pub fn assemble(project: &Project, dist: &Path, repository: Option<&str>, folder: &Path) -> Result<()> {
    let folder = emptied(folder.to_owned())?;
    for source in [dist, &project.root.join("packages/npm")] {
        for (name, bytes) in files(source)? {
            write(&folder.join(name), bytes)?;
        }
    }
    for file in SHARED {
        let from = project.root.join(file);
        copy(&from, &folder.join(from.file_name().unwrap_or_default()))?;
    }
    let description = folder.join("package.json");
    write(&description, described(&read(&description)?, &project.version()?, repository)?)
}

/// The description of the package with the version of the project in it, and where its sources are, if that is known: npm holds this
/// against its statement of where a package was built.
fn described(template: &str, version: &str, repository: Option<&str>) -> Result<String> {
    ensure!(
        template.matches(VERSION).count() == 1,
        "packages/npm/package.json must hold `{VERSION}` once, where the version of Cargo.toml goes."
    );
    let repository = repository
        .map(|address| format!(",\n  \"repository\": {{ \"type\": \"git\", \"url\": \"git+{address}.git\" }}"))
        .unwrap_or_default();
    Ok(template.replace(VERSION, &format!("\"version\": \"{version}\"{repository}")))
}

#[cfg(test)]
mod tests {
    use super::described;

    #[test]
    fn the_version_is_that_of_the_project() {
        let template = "{ \"name\": \"x\", \"version\": \"0.0.0\" }";
        assert_eq!(described(template, "1.2.3", None).unwrap(), "{ \"name\": \"x\", \"version\": \"1.2.3\" }");
        assert_eq!(
            described("{}", "1.2.3", None).unwrap_err().to_string(),
            "packages/npm/package.json must hold `\"version\": \"0.0.0\"` once, where the version of Cargo.toml goes."
        );
    }

    #[test]
    fn the_repository_is_named_when_it_is_known() {
        assert_eq!(
            described("{ \"version\": \"0.0.0\" }", "1.2.3", Some("https://example.org/team/list")).unwrap(),
            "{ \"version\": \"1.2.3\",\n  \"repository\": { \"type\": \"git\", \"url\": \"git+https://example.org/team/list.git\" } }"
        );
    }
}
