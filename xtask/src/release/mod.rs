//! Everything that a release publishes, in one folder. Nothing is published from here.

mod archive;
mod changelog;
mod sums;

use crate::command::{self, program};
use crate::licenses::{LICENSE, LICENSES};
use crate::package::library::{self, Sources};
use crate::package::{self, NPM, SINGLE};
use crate::project::{PACKAGE, Project};
use crate::setup;
use crate::site::{self, Flavor, copy, emptied, files, read, write};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// Is built in a checkout, which has the words for its export.
const FORGE_APP: &str = "confluence-forge";
/// The integrations that are installed as a folder into which the checklist's own files go, with that folder. It is replaced as a whole
/// when somebody upgrades, so their archives bring these files.
const PLUGINS: [(&str, &str); 3] =
    [("dokuwiki", "alignmentchecklist"), ("mediawiki", "AlignmentChecklist"), ("wordpress", "alignment-checklist")];
/// Where an integration names its version, which its host shows, and what stands before it.
const VERSIONS: [(&str, &str); 2] = [
    ("integrations/mediawiki/AlignmentChecklist/extension.json", "\"version\": \""),
    ("integrations/wordpress/alignment-checklist/alignment-checklist.php", " * Version: "),
];
/// The same for the one that has a date instead.
const DATE: (&str, &str) = ("integrations/dokuwiki/alignmentchecklist/plugin.info.txt", "date   ");
/// What describes the release to people.
const NOTES: &str = "NOTES.md";
/// The sums of all files of the release but itself.
const SUMS: &str = "SHA256SUMS";

/// Builds and packs what is published, for the version in Cargo.toml, and says what to do with it. `tag` is the one that it is made for,
/// `repository` the address of the sources.
pub fn run(project: &Project, tag: Option<&str>, repository: Option<&str>) -> Result<()> {
    let version = project.version()?;
    ensure!(
        tag.is_none_or(|tag| tag == format!("v{version}")),
        "The tag {} is not v{version}, the version in Cargo.toml; tag the commit that has this version.",
        tag.unwrap_or_default()
    );
    refuse_changes(project)?;
    let changelog = read(&project.root.join("CHANGELOG.md"))?;
    let changes = changelog::section(&changelog, &version)?;
    refuse_other_versions(project, &version, changelog::date(&changelog, &version))?;

    let dist = site::build(project, Flavor::Production)?;
    let packages = package::assemble(project, &dist, repository)?;
    let folder = emptied(project.target("publish"))?;
    let name = |end: &str| folder.join(format!("{PACKAGE}-{version}{end}"));

    let site = files(&dist)?;
    archive::write(&within(PACKAGE, &site), &name("-site.zip"))?;
    for host in hosts(project)? {
        let mut files = committed(project, &format!("integrations/{host}/"))?;
        files.push((license(&host), read(&project.root.join(LICENSE))?.into_bytes()));
        files.extend(brought(&host, &site));
        archive::write(&files, &name(&format!("-{host}.zip")))?;
    }
    copy(&packages.join(SINGLE), &name(".html"))?;
    copy(&packages.join(LICENSES), &name(&format!("-{LICENSES}")))?;
    npm_pack(project, &packages.join(NPM), &folder)?;
    copy(&library::pack(project, Sources::Commit)?, &name(".crate"))?;

    write(&folder.join(NOTES), notes(&changes, &site::integrity(&dist)?))?;
    let sums = sums::of(&files(&folder)?);
    write(&folder.join(SUMS), &sums)?;
    print!("{sums}");
    println!("{}", next(&version, &folder));
    Ok(())
}

/// Fails unless what is built is what git has.
fn refuse_changes(project: &Project) -> Result<()> {
    let changes = command::read(program(project, "git").args(["status", "--porcelain"]), "Asking git for changes")?;
    let changed: Vec<_> = changes.lines().filter_map(|line| line.split_whitespace().last()).collect();
    ensure!(
        changed.is_empty(),
        "A release is made of what is committed; commit, stash or remove these first: {}.",
        changed.join(", ")
    );
    Ok(())
}

/// Fails unless the integrations name `version`, and `date` where the changelog has one: hosts would show an older one.
fn refuse_other_versions(project: &Project, version: &str, date: Option<&str>) -> Result<()> {
    let named = VERSIONS.map(|place| (place, version)).into_iter().chain(date.map(|date| (DATE, date)));
    for ((file, before), expected) in named {
        let text = read(&project.root.join(file))?;
        ensure!(
            names(&text, before, expected),
            "{file} has not `{before}{expected}`, which this release is; change it there, and commit it."
        );
    }
    Ok(())
}

/// Whether `expected`, and nothing longer, stands behind `before`.
fn names(text: &str, before: &str, expected: &str) -> bool {
    let goes_on = |rest: &str| rest.starts_with(|next: char| next.is_alphanumeric() || matches!(next, '.' | '-' | '+'));
    text.split(before).skip(1).filter_map(|after| after.strip_prefix(expected)).any(|rest| !goes_on(rest))
}

/// The integrations that are of use without the rest of the project, by name.
fn hosts(project: &Project) -> Result<Vec<String>> {
    let folder = project.root.join("integrations");
    let entries = fs::read_dir(&folder).with_context(|| format!("{} cannot be read.", folder.display()))?;
    let mut hosts = entries.map(|entry| Ok(entry?.file_name().display().to_string())).collect::<Result<Vec<_>>>()?;
    hosts.retain(|host| host != FORGE_APP);
    hosts.sort();
    Ok(hosts)
}

/// The files that git keeps in `folder`, by their names in it.
fn committed(project: &Project, folder: &str) -> Result<Vec<(String, Vec<u8>)>> {
    let mut git = program(project, "git");
    let names = command::read(git.args(["ls-files", "-z", folder]), "Asking git for the files of an integration")?;
    let file = |path: &str| {
        let bytes = fs::read(project.root.join(path)).with_context(|| format!("{path} cannot be read."))?;
        Ok((path.strip_prefix(folder).unwrap_or(path).to_owned(), bytes))
    };
    names.split_terminator('\0').map(file).collect()
}

/// The files of the site that the archive of an integration brings.
fn brought(host: &str, site: &[(String, Vec<u8>)]) -> Vec<(String, Vec<u8>)> {
    let Some(folder) = folder_of(host) else {
        return Vec::new();
    };
    let mut files = within(&format!("{folder}/dist"), site);
    // Of no use in a page that has the element.
    files.retain(|(path, _)| !site::ELSEWHERE.iter().any(|name| path.ends_with(&format!("/{name}"))));
    files
}

/// Where the licence lies in the archive of an integration. Of one without a folder of its own, the files go among those of a site.
fn license(host: &str) -> String {
    folder_of(host).map_or_else(|| format!("{PACKAGE}-{LICENSE}"), |folder| format!("{folder}/{LICENSE}"))
}

/// The folder that an integration is installed as, if it is.
fn folder_of(host: &str) -> Option<&'static str> {
    PLUGINS.iter().find(|(name, _)| *name == host).map(|(_, folder)| *folder)
}

/// The same files in `folder`.
fn within(folder: &str, files: &[(String, Vec<u8>)]) -> Vec<(String, Vec<u8>)> {
    files.iter().map(|(name, bytes)| (format!("{folder}/{name}"), bytes.clone())).collect()
}

/// Packs the package for npm into `folder`.
fn npm_pack(project: &Project, package: &Path, folder: &Path) -> Result<()> {
    let mut pack = setup::node::npm(project)?;
    pack.args(["pack", "--silent", "--pack-destination"]).arg(folder).current_dir(package);
    command::read(&mut pack, "`npm pack`").map(drop)
}

/// What has changed, and how a page makes sure of the script that it loads.
fn notes(changes: &str, integrity: &str) -> String {
    format!(
        "{changes}\n\n## Integrity\n\nA page that names the hash of the entry script runs no other:\n\n```html\n\
         <script type=\"module\" src=\"…/{}\" integrity=\"{integrity}\" crossorigin></script>\n```\n",
        site::ELEMENT
    )
}

/// What is left to do.
fn next(version: &str, folder: &Path) -> String {
    format!(
        "\nThe release {version} is in {}. Nothing has been published.\n\
         `git tag v{version} && git push origin v{version}` has the workflow in .github/workflows/release.yml publish it; \
         docs/packages.md says how to do the same by hand.",
        folder.display()
    )
}

#[cfg(test)]
mod tests {
    use super::{DATE, VERSIONS, brought, folder_of, hosts, license, names, notes, refuse_other_versions};
    use crate::project::Project;
    use crate::site::read;

    #[test]
    fn the_archives_of_plugins_bring_the_checklist() {
        let names = [
            "LICENSE",
            "THIRD-PARTY-LICENSES.txt",
            "alignment-checklist-0123456789abcdef.wasm",
            "alignment-checklist-frame.js",
            "alignment-checklist-page.js",
            "alignment-checklist.js",
            "embed.html",
            "embed.js",
            "index.html",
        ];
        let site = names.map(|name| (name.to_owned(), name.into()));
        let of = |host: &str| brought(host, &site).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
        assert_eq!(
            of("wordpress"),
            [
                "alignment-checklist/dist/LICENSE",
                "alignment-checklist/dist/THIRD-PARTY-LICENSES.txt",
                "alignment-checklist/dist/alignment-checklist-0123456789abcdef.wasm",
                "alignment-checklist/dist/alignment-checklist-page.js",
                "alignment-checklist/dist/alignment-checklist.js",
                "alignment-checklist/dist/index.html",
            ]
        );
        let project = Project::here();
        for host in hosts(&project).unwrap() {
            let folder = folder_of(&host);
            assert_eq!(of(&host).is_empty(), folder.is_none(), "{host}");
            // Their own folder, which is there.
            assert!(project.root.join("integrations").join(&host).join(folder.unwrap_or_default()).is_dir(), "{host}");
        }
    }

    #[test]
    fn the_integrations_have_the_version_of_the_release() {
        let project = Project::here();
        refuse_other_versions(&project, &project.version().unwrap(), None).unwrap();
        for (file, before) in VERSIONS.into_iter().chain([DATE]) {
            assert_eq!(read(&project.root.join(file)).unwrap().matches(before).count(), 1, "{file}");
        }
        assert_eq!(
            refuse_other_versions(&project, &project.version().unwrap(), Some("2001-01-31")).unwrap_err().to_string(),
            "integrations/dokuwiki/alignmentchecklist/plugin.info.txt has not `date   2001-01-31`, which this release is; \
             change it there, and commit it."
        );
        assert!(refuse_other_versions(&project, "0.0.1", None).is_err());
    }

    #[test]
    fn each_archive_has_the_licence_and_overwrites_none() {
        assert_eq!(license("wordpress"), "alignment-checklist/LICENSE");
        assert_eq!(license("hugo"), "alignment-checklist-LICENSE");
    }

    #[test]
    fn a_longer_version_is_another_one() {
        assert!(names(" * Version: 0.2.0\n", " * Version: ", "0.2.0"));
        for other in ["0.2.01", "0.2.0.1", "0.2.0-beta", "0.2.0+1", "10.2.0"] {
            assert!(!names(&format!(" * Version: {other}\n"), " * Version: ", "0.2.0"), "{other}");
        }
    }

    #[test]
    fn the_notes_hold_the_changes_and_the_hash() {
        assert_eq!(
            notes("- Faster.", "sha384-x"),
            "- Faster.\n\n## Integrity\n\nA page that names the hash of the entry script runs no other:\n\n```html\n\
             <script type=\"module\" src=\"…/alignment-checklist.js\" integrity=\"sha384-x\" crossorigin></script>\n```\n"
        );
    }
}
