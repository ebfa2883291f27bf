//! The licences of what others have written and the published files contain.

use crate::command::{self, cargo};
use crate::project::{PACKAGE, Project, WASM_TARGET};
use crate::setup;
use crate::site::{files, read};
use crate::wasm::WIDGET;
use anyhow::{Context, Result};
use cargo_metadata::{MetadataCommand, Package};
use std::collections::BTreeMap;
use std::path::Path;

/// What the licences of others are published as.
pub const LICENSES: &str = "THIRD-PARTY-LICENSES.txt";
/// The project's own licence.
pub const LICENSE: &str = "LICENSE";

/// How the names of files begin that say under which conditions a package may be used.
const TEXTS: [&str; 6] = ["COPYING", "COPYRIGHT", "LICENCE", "LICENSE", "NOTICE", "UNLICENSE"];

/// The folders of the standard library's sources that have the texts of its licences.
const STANDARD_LIBRARY: [&str; 3] = ["compiler-builtins", "portable-simd", "stdarch"];

/// What stands between two texts.
const RULE: &str = "================================================================================";

/// Something that the published files contain.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    /// With its version.
    name: String,
    /// As its authors write it for tools.
    license: String,
    /// Whom to ask.
    origin: String,
    /// Its files that say more, by name.
    texts: Vec<(String, String)>,
}

/// The list of all parts, and after it each text with the parts that it is of.
pub fn published(project: &Project) -> Result<String> {
    let library = setup::rust::sysroot(project)?.join("lib/rustlib/src/rust/library");
    let mut parts = crates(project, &project.root.join("Cargo.toml"), &WIDGET)?;
    let standard = ["--no-default-features"];
    parts.extend(crates(project, &library.join("std/Cargo.toml"), &standard)?);
    parts.push(standard_library(project, &library)?);
    parts.push(qr_library(project)?);
    parts.sort();
    parts.dedup();
    Ok(render(&parts))
}

/// The crates from the registry that are compiled into the crate at `manifest`. What only runs while compiling is none of them.
fn crates(project: &Project, manifest: &Path, features: &[&str]) -> Result<Vec<Part>> {
    let asked = |subcommand: &str| {
        let mut command = cargo(project);
        command.args([subcommand, "--locked", "--manifest-path"]).arg(manifest).args(features);
        // The standard library's own manifests are not for stable compilers.
        command.env("RUSTC_BOOTSTRAP", "1");
        command
    };
    let mut metadata = asked("metadata");
    metadata.args(["--format-version=1", "--filter-platform", WASM_TARGET]);
    let metadata = MetadataCommand::parse(command::read(&mut metadata, "Asking Cargo for the crates")?)
        .context("`cargo metadata` cannot be read.")?;
    // Metadata has the features of the whole workspace; the tree has those of this build.
    let mut tree = asked("tree");
    tree.args(["--target", WASM_TARGET, "--edges", "normal,no-proc-macro", "--prefix", "none", "--no-dedupe"]);
    let tree = command::read(tree.args(["--format", "{p}"]), "Asking Cargo for what is compiled")?;
    let mut parts = Vec::new();
    for line in tree.lines() {
        // "name v1.2.3", for those in folders with the folder.
        let is_it = |package: &&Package| {
            line.split(' ').take(2).eq([package.name.to_string(), format!("v{}", package.version)])
        };
        let package = metadata.packages.iter().find(is_it);
        let package = package.with_context(|| format!("Cargo says nothing about {line}, which is compiled."))?;
        // Those without a source are this crate and the standard library.
        if package.source.is_some() {
            parts.push(part(package)?);
        }
    }
    Ok(parts)
}

fn part(package: &Package) -> Result<Part> {
    let authors = package.authors.iter().map(|author| author.split(" <").next().unwrap_or_default().to_owned());
    let folder = package.manifest_path.parent().context("A manifest is in a folder.")?;
    Ok(Part {
        name: format!("{} {}", package.name, package.version),
        license: package.license.clone().unwrap_or_else(|| "see its text".to_owned()),
        origin: authors.chain(package.repository.clone()).collect::<Vec<_>>().join(", "),
        texts: texts(folder.as_std_path())?,
    })
}

fn standard_library(project: &Project, library: &Path) -> Result<Part> {
    let texts = STANDARD_LIBRARY.map(|folder| {
        let texts = texts(&library.join(folder))?.into_iter();
        anyhow::Ok(texts.map(|(name, text)| (format!("{folder}/{name}"), text)).collect::<Vec<_>>())
    });
    Ok(Part {
        name: format!("Rust's standard library {}", setup::rust::pinned_version(project)?),
        license: "(MIT OR Apache-2.0) AND MIT AND Apache-2.0 WITH LLVM-exception".to_owned(),
        origin: "https://github.com/rust-lang/rust".to_owned(),
        texts: texts.into_iter().collect::<Result<Vec<_>>>()?.concat(),
    })
}

/// What draws QR codes: the one package from npm that is published.
fn qr_library(project: &Project) -> Result<Part> {
    setup::node::packages(project)?;
    let folder = project.npm_file("lean-qr");
    let description: serde_json::Value =
        serde_json::from_str(&read(&folder.join("package.json"))?).context("The description of lean-qr is no JSON.")?;
    let text = |name: &str| {
        description[name].as_str().map(str::to_owned).with_context(|| format!("lean-qr does not say its {name}."))
    };
    Ok(Part {
        name: format!("{} {}", text("name")?, text("version")?),
        license: text("license")?,
        origin: text("author").or_else(|_| text("homepage")).unwrap_or_default(),
        texts: texts(&folder)?,
    })
}

/// The files in `folder` that say under which conditions it may be used.
fn texts(folder: &Path) -> Result<Vec<(String, String)>> {
    let is_one = |name: &str| TEXTS.iter().any(|start| name.to_ascii_uppercase().starts_with(start));
    let mut texts: Vec<_> = files(folder)?.into_iter().filter(|(name, _)| is_one(name)).collect();
    if texts.iter().any(|(name, _)| name.ends_with("-MIT")) {
        // The others say what one may choose instead.
        texts.retain(|(name, _)| name.ends_with("-MIT"));
    }
    Ok(texts.into_iter().map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).replace("\r\n", "\n"))).collect())
}

fn render(parts: &[Part]) -> String {
    let mut out = format!(
        "{PACKAGE} is published under the licence in {LICENSE}. Its files contain what others have written, each under a licence of its\n\
         own; where one may choose, MIT. The texts follow after the list. Those that differ only in white space, and in whose copyright it is,\n\
         are there once.\n\n"
    );
    // By its words, where it stands first, itself, and whose it is.
    let mut shared: BTreeMap<String, (usize, Vec<&str>, Vec<String>)> = BTreeMap::new();
    for Part { name, license, origin, texts } in parts {
        let alone = if texts.is_empty() { format!(" ({origin}; its package has no text)") } else { String::new() };
        out.extend(["- ", name, ": ", license, &alone, "\n"]);
        for (file, text) in texts {
            let (notices, lines): (Vec<_>, Vec<_>) =
                text.trim_matches('\n').lines().map(str::trim_end).partition(|line| is_notice(line, text));
            let words = lines.iter().flat_map(|line| line.split_whitespace()).collect::<Vec<_>>().join(" ");
            let whose: String = notices.iter().flat_map(|notice| ["\n    ", notice.trim_start()]).collect();
            let position = shared.len();
            shared.entry(words).or_insert((position, lines, Vec::new())).2.push(format!("{name} ({file}){whose}"));
        }
    }
    let mut shared: Vec<_> = shared.into_values().collect();
    shared.sort_by_key(|(position, ..)| *position);
    for (_, lines, of) in shared {
        out.extend(["\n", RULE, "\n", &of.join("\n"), "\n\n", lines.join("\n").trim_matches('\n'), "\n"]);
    }
    out
}

/// Whether a line says whose copyright a text of the kind of MIT is about.
fn is_notice(line: &str, text: &str) -> bool {
    line.trim_start().starts_with("Copyright") && text.contains("Permission is hereby granted")
}

#[cfg(test)]
mod tests {
    use super::{Part, RULE, published, render};
    use crate::project::{Project, locked_version};

    fn part(name: &str, texts: &[(&str, &str)]) -> Part {
        Part {
            name: name.to_owned(),
            license: "MIT".to_owned(),
            origin: "Somebody, https://example.org".to_owned(),
            texts: texts.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect(),
        }
    }

    #[test]
    fn a_text_stands_once_with_all_that_share_it() {
        let rendered = render(&[
            part("a 1.0.0", &[("LICENSE", "\n  Do \n\nwhat you like.\n")]),
            part("b 1.0.0", &[]),
            part("c 1.0.0", &[("COPYING", "Other."), ("LICENSE-MIT", "Do what\n\tyou like.")]),
            part("d 1.0.0", &[("LICENSE", "MIT\n\nCopyright (c) D\n\nPermission is hereby granted.\n")]),
            part("e 1.0.0", &[("LICENSE", "MIT\nCopyright (c) E\nCopyright (c) F\n\nPermission is hereby granted.\n")]),
        ]);
        let (_, rest) = rendered.split_once("\n\n").unwrap();
        assert_eq!(
            rest,
            format!(
                "- a 1.0.0: MIT\n- b 1.0.0: MIT (Somebody, https://example.org; its package has no text)\n- c 1.0.0: MIT\n\
                 - d 1.0.0: MIT\n- e 1.0.0: MIT\n\n\
                 {RULE}\na 1.0.0 (LICENSE)\nc 1.0.0 (LICENSE-MIT)\n\n  Do\n\nwhat you like.\n\n\
                 {RULE}\nc 1.0.0 (COPYING)\n\nOther.\n\n\
                 {RULE}\nd 1.0.0 (LICENSE)\n    Copyright (c) D\n\
                 e 1.0.0 (LICENSE)\n    Copyright (c) E\n    Copyright (c) F\n\nMIT\n\n\nPermission is hereby granted.\n"
            )
        );
    }

    #[test]
    fn what_is_compiled_in_is_named_and_what_only_compiles_is_not() {
        let project = Project::here();
        let text = published(&project).unwrap();
        assert!(text == published(&project).unwrap(), "it is another one the next time");
        for name in ["yew", "wasm-bindgen", "web-sys", "talc", "gloo-events", "serde_core"] {
            assert!(text.contains(&format!("\n- {name} {}: ", locked_version(&project, name))), "{name} in {text}");
        }
        for name in ["lean-qr", "Rust's standard library", "dlmalloc"] {
            assert!(text.contains(&format!("\n- {name} ")), "{name} in {text}");
        }
        for name in ["alignment-checklist", "syn", "proc-macro2", "yew-macro", "serde_derive", "anyhow", "core"] {
            assert!(!text.contains(&format!("\n- {name} ")), "{name} in {text}");
        }
        for words in ["Copyright © 2023 Shaun Beautement", "David Evans", "Apache License"] {
            assert!(text.contains(words), "{words} in {text}");
        }
    }
}
