//! What is in the package for npm, and whether its descriptions are true.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

use hosts::Workshop;
use journeys::repository;
use packages::{described, example, hash, npm, npm_package};
use serde_json::Value;

/// What an installation takes on disk, in bytes, but for the licences of others. The download is less than half of it.
const MOST: u64 = 300_000;

/// What those take, in bytes.
const MOST_OF_LICENSES: u64 = 40_000;

#[test]
fn npm_packs_these_files_and_no_others() {
    let answer = Workshop::finish(&mut npm(&npm_package(), &["pack", "--dry-run", "--json"]));
    let packed: Value = serde_json::from_str(&answer).expect("npm answers in JSON");
    let files = packed[0]["files"].as_array().expect("npm lists the files");
    let hash = hash();
    let names: Vec<_> = files.iter().map(|file| text(&file["path"]).replace(&hash, "<hash>")).collect();
    let expected = [
        "CHANGELOG.md",
        "LICENSE",
        "README.md",
        "THIRD-PARTY-LICENSES.txt",
        "alignment-checklist-<hash>-qr.js",
        "alignment-checklist-<hash>.js",
        "alignment-checklist-<hash>.wasm",
        "alignment-checklist-frame.d.ts",
        "alignment-checklist-frame.js",
        "alignment-checklist-page.css",
        "alignment-checklist-page.js",
        "alignment-checklist.d.ts",
        "alignment-checklist.js",
        "custom-elements.json",
        "document.schema.json",
        "embed.css",
        "embed.html",
        "embed.js",
        "icon.svg",
        "index.html",
        "list.schema.json",
        "package.json",
        "react.d.ts",
    ];
    assert_eq!(BTreeSet::from_iter(&names), expected.map(str::to_owned).iter().collect());
    assert!(files.iter().all(|file| file["size"].as_u64().is_some_and(|size| size > 0)), "{answer}");
    let (licenses, others): (Vec<_>, Vec<_>) =
        files.iter().partition(|file| text(&file["path"]) == "THIRD-PARTY-LICENSES.txt");
    for (files, most) in [(others, MOST), (licenses, MOST_OF_LICENSES)] {
        let size: u64 = files.iter().filter_map(|file| file["size"].as_u64()).sum();
        assert!(size <= most, "{size} bytes, at most {most}, in {files:?}");
    }
}

#[test]
fn the_licences_of_others_are_those_of_the_site_and_beside_the_one_file() {
    let [package, one_file] = [npm_package(), npm_package().join("..")]
        .map(|folder| fs::read_to_string(folder.join("THIRD-PARTY-LICENSES.txt")).expect("it is there"));
    assert!(package.contains("\n- yew ") && package.contains("\n- lean-qr "), "{package}");
    assert_eq!(package, one_file);
    assert_eq!(fs::read_to_string(npm_package().join("LICENSE")).expect("it is there"), read("LICENSE"));
}

#[test]
fn nothing_names_a_folder_of_this_machine() {
    let root = repository().canonicalize().expect("the repository is there");
    let home = std::env::home_dir().expect("there is a home folder");
    let private = [root, home].map(|folder| format!("{}/", folder.display()));
    for entry in fs::read_dir(npm_package()).expect("the package is a folder") {
        let path = entry.expect("it can be read").path();
        let content = String::from_utf8_lossy(&fs::read(&path).expect("it can be read")).into_owned();
        for folder in &private {
            assert!(!content.contains(folder), "{} names {folder}", path.display());
        }
    }
}

#[test]
fn the_version_is_that_of_cargo_toml() {
    let manifest = read("Cargo.toml");
    let (_, package) = manifest.split_once("[package]").expect("Cargo.toml has a package");
    let version =
        package.split_once("version = \"").and_then(|(_, rest)| rest.split_once('"')).map(|(version, _)| version);
    assert_eq!(described("package.json")["version"].as_str(), version);
}

#[test]
fn every_file_that_is_named_is_there() {
    let package = described("package.json");
    let mut named = Vec::new();
    texts_in(&package["exports"], &mut named);
    texts_in(&package["types"], &mut named);
    texts_in(&package["customElements"], &mut named);
    assert!(named.len() > 8, "{named:?}");
    for file in named {
        assert!(npm_package().join(&file).is_file(), "package.json names {file}, which is not in the package");
    }
}

#[test]
fn the_description_follows_the_schema() {
    let schema = read("node_modules/custom-elements-manifest/schema.json");
    let schema = serde_json::from_str(&schema).expect("a schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("it is a schema");
    let errors: Vec<_> = validator
        .iter_errors(&described("custom-elements.json"))
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(errors, [""; 0]);
}

#[test]
fn the_description_lists_what_the_sources_have() {
    let element = described("custom-elements.json")["modules"][0]["declarations"][0].clone();
    let names = |kind: &str| {
        let listed = element[kind].as_array().expect("it is listed").iter();
        listed.map(|one| text(&one["name"]).to_owned()).collect::<BTreeSet<_>>()
    };
    let attributes = read("src/shell/element/attributes.js");
    assert_eq!(names("attributes"), quoted(attributes.split_once('[').expect("there is a list").1));
    let readme = read("README.md");
    let (_, parts) = readme.split_once("Style it through parts (`").expect("README lists the parts");
    let (parts, rest) = parts.split_once('`').expect("the list ends");
    assert_eq!(names("cssParts"), words(parts));
    let (_, properties) = rest.split_once("(`--ac").expect("README lists the custom properties");
    assert_eq!(names("cssProperties"), words(&format!("--ac{}", properties.split_once('`').expect("it ends").0)));
    let (_, members) = readme.split_once("| property or method |").expect("README lists them");
    let (members, _) = members.split_once("\n\n").expect("the table ends");
    let members =
        members.lines().filter_map(|row| row.strip_prefix("| `")).filter_map(|row| row.split(['`', '(']).next());
    assert_eq!(names("members"), members.map(str::to_owned).collect());
    let types = read("packages/npm/alignment-checklist.d.ts");
    for name in names("events").iter().chain(&names("members")).chain(&names("attributes")) {
        // What every element has is in the types of every element.
        assert!(types.contains(name.as_str()) || name == "readonly", "{name} is not in the types");
    }
}

#[test]
fn what_the_element_has_is_described_or_says_that_it_is_internal() {
    let members = described("custom-elements.json")["modules"][0]["declarations"][0]["members"].clone();
    let described: BTreeSet<_> =
        members.as_array().expect("they are listed").iter().map(|one| text(&one["name"])).collect();
    let sources = read("src/shell/element/element.js");
    let (_, class) = sources.split_once("extends HTMLElement {\n").expect("there is a class");
    let (class, _) = class.split_once("\n}\n").expect("the class ends");
    let mut before = "";
    let mut internal = 0;
    for line in class.lines() {
        // Two spaces, and then `name(…) {`, with `get`, `set` or `async` before it.
        let head = line.strip_prefix("  ").filter(|line| line.starts_with(char::is_lowercase) && line.ends_with('{'));
        let name = head.and_then(|head| head.split('(').next()?.split(' ').next_back());
        let ours = |name: &&str| !name.starts_with('#') && !name.ends_with("Callback") && *name != "constructor";
        if let Some(name) = name.filter(ours) {
            let is_internal = before.starts_with("  // Internal");
            assert_ne!(described.contains(name), is_internal, "{name}");
            internal += usize::from(is_internal);
        }
        before = line;
    }
    assert_eq!(internal, 6);
}

#[test]
fn the_types_fit_what_authors_write() {
    let workshop = consumer("element.ts");
    symlink(npm_package(), workshop.path("node_modules/alignment-checklist")).expect("a link can be made");
    check_types(&workshop);
}

#[test]
fn the_types_fit_what_authors_of_react_write() {
    let workshop = consumer("react.tsx");
    for package in ["alignment-checklist", "react", "@types", "csstype"] {
        let installed = example("react").canonicalize().expect("it is there").join("node_modules").join(package);
        symlink(installed, workshop.path("node_modules").join(package)).expect("a link can be made");
    }
    check_types(&workshop);
}

/// A folder with one file of `consumer/` and the settings that authors have.
fn consumer(file: &str) -> Workshop {
    let workshop = Workshop::empty();
    workshop.write(file, read(&format!("tests/packages/consumer/{file}")));
    workshop.write(
        "tsconfig.json",
        r#"{ "compilerOptions": { "strict": true, "noEmit": true, "target": "ES2023", "module": "ESNext", "moduleResolution": "bundler",
             "jsx": "react-jsx", "lib": ["ES2023", "DOM", "DOM.Iterable"], "types": [] } }"#,
    );
    fs::create_dir(workshop.path("node_modules")).expect("a folder can be made");
    workshop
}

fn check_types(workshop: &Workshop) {
    let compiler = example("react").canonicalize().expect("it is there").join("node_modules/typescript/bin/tsc");
    Workshop::finish(Command::new("node").arg(compiler).arg("--project").arg(workshop.path("")));
}

fn read(file: &str) -> String {
    fs::read_to_string(repository().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn text(value: &Value) -> &str {
    value.as_str().expect("it is a text")
}

/// Every text in `value`, however deep.
fn texts_in(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Object(members) => members.values().for_each(|member| texts_in(member, found)),
        _ => panic!("{value} is no address"),
    }
}

fn words(text: &str) -> BTreeSet<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn quoted(list: &str) -> BTreeSet<String> {
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}
