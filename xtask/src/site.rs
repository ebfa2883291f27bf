//! Puts the published files together.

use crate::bundle;
use crate::licenses::{self, LICENSE, LICENSES};
use crate::oembed::{self, Address, OEMBED};
use crate::page;
use crate::project::{LIBRARY, PACKAGE, Project};
use crate::runtime::{self, Files, RUNTIME};
use crate::wasm::{self, Widget};
use alignment_checklist::core::catalogue::in_order;
use alignment_checklist::core::json::Json;
use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// Defines the element.
pub const ELEMENT: &str = "alignment-checklist.js";
/// Sets the element on the bare page up from the address.
pub const PAGE_SCRIPT: &str = "alignment-checklist-page.js";
/// Sizes the frames on somebody else's page and keeps their state.
pub const FRAME_SCRIPT: &str = "alignment-checklist-frame.js";
/// What an element that is drawn needs of JavaScript. It imports the glue of the WebAssembly.
pub const INTERFACE: &str = "interface.js";
/// Draws QR codes, when one is asked for.
pub const QR: &str = "qr.js";
/// The look of the bare page.
pub const PAGE_STYLE: &str = "alignment-checklist-page.css";
/// The page where one copies what a host needs.
const MAKER: &str = "embed.html";
/// Its script and style.
pub const MAKER_FILES: [&str; 2] = ["embed.js", "embed.css"];
/// What a page that has the element never asks for.
pub const ELSEWHERE: [&str; 4] = [FRAME_SCRIPT, MAKER, MAKER_FILES[0], MAKER_FILES[1]];
/// The icon of the bare page.
pub const ICON: &str = "icon.svg";

/// Which build of the site.
#[derive(Clone, Copy)]
pub enum Flavor {
    /// Quick to build, readable in the browser's tools; needs no Node.
    Development,
    /// As small as it gets, in `dist/`.
    Production,
}

/// Builds the site and returns its folder. Builds that were started at the same time wait for each other.
pub fn build(project: &Project, flavor: Flavor) -> Result<PathBuf> {
    build_for(project, flavor, None)
}

/// The same for the place where it is going to be published, if that is known. Only then it can be found by oEmbed.
pub fn build_for(project: &Project, flavor: Flavor, address: Option<&Address>) -> Result<PathBuf> {
    let target = project.target("");
    fs::create_dir_all(&target).with_context(|| format!("{} cannot be made.", target.display()))?;
    let lock = File::create(target.join("site.lock")).context("The lock of the build cannot be made.")?;
    // Held until the end of this function.
    lock.lock().context("The lock of the build cannot be taken.")?;
    match flavor {
        Flavor::Development => development(project),
        Flavor::Production => production(project, address),
    }
}

fn development(project: &Project) -> Result<PathBuf> {
    let widget = wasm::development(project)?;
    let site = emptied(project.target("site"))?;
    write(&site.join(format!("{LIBRARY}.js")), widget.glue)?;
    write(&site.join(format!("{LIBRARY}_bg.wasm")), widget.wasm)?;
    write(&site.join("index.html"), page::render(&read(&project.index_html())?, None)?)?;
    copy_unbundled(project, &site)?;
    Ok(site)
}

/// Copies what a browser can use as it is: the modules, the page's style and its icon.
pub fn copy_unbundled(project: &Project, site: &Path) -> Result<()> {
    copy_modules(project, site)?;
    copy_scripts(&project.maker(), site)?;
    let texts = texts(project)?;
    let names_of_texts = text_names(PACKAGE, &texts);
    for ((_, text), (_, name)) in texts.iter().zip(&names_of_texts) {
        write(&site.join(name), text)?;
    }
    let qr = copy_qr_library(project, site)?.then_some(QR);
    let names = Files { wasm: &format!("{LIBRARY}_bg.wasm"), interface: INTERFACE, qr };
    write(&site.join(RUNTIME), runtime::beside(&names, &names_of_texts))?;
    copy(&project.style("page.css"), &site.join(PAGE_STYLE))?;
    copy(&project.style(ICON), &site.join(ICON))?;
    let [_, maker_style] = MAKER_FILES;
    copy(&project.style(maker_style), &site.join(maker_style))?;
    write(&site.join(MAKER), page::render_maker(&read(&project.maker().join(MAKER))?, &project.version()?, None)?)
}

/// Lets the module that draws QR codes run without a bundler. It takes a package of npm, which development can do without.
fn copy_qr_library(project: &Project, site: &Path) -> Result<bool> {
    let library = project.npm_file("lean-qr/index.mjs");
    if !library.is_file() {
        return Ok(false);
    }
    copy(&library, &site.join("lean-qr.js"))?;
    let module = site.join(QR);
    write(&module, read(&module)?.replace("\"lean-qr\"", "\"./lean-qr.js\""))?;
    Ok(true)
}

fn production(project: &Project, address: Option<&Address>) -> Result<PathBuf> {
    let widget = wasm::production(project)?;
    let site = emptied(project.dist())?;
    bundle_modules(project, widget, &site)?;
    bundle::style(project, &project.style("page.css"), &site.join(PAGE_STYLE))?;
    copy(&project.style(ICON), &site.join(ICON))?;
    write(&site.join("index.html"), page::render(&read(&project.index_html())?, address)?)?;
    if let Some(address) = address {
        write(&site.join(OEMBED), oembed::json(address))?;
    }
    bundle_maker(project, &site)?;
    copy(&project.root.join(LICENSE), &site.join(LICENSE))?;
    write(&site.join(LICENSES), licenses::published(project)?)?;
    refuse_private_folders(project, &site)?;
    Ok(site)
}

/// Bundles the element, what it loads later, and the scripts of pages; all but the three that pages name begin with the hash of what is
/// loaded later.
fn bundle_modules(project: &Project, widget: Widget, site: &Path) -> Result<()> {
    let modules = emptied(project.target("modules"))?;
    copy_modules(project, &modules)?;
    write(&modules.join(format!("{LIBRARY}.js")), widget.glue)?;
    let bundled = |module| {
        let output = project.target("later.js");
        bundle::entry(project, &modules.join(module), &[], &output)?;
        read(&output)
    };
    let mut later = vec![
        (".js".to_owned(), bundled(INTERFACE)?.into_bytes()),
        (".wasm".to_owned(), widget.wasm),
        ("-qr.js".to_owned(), bundled(QR)?.into_bytes()),
    ];
    let texts = texts(project)?;
    for ((_, end), (_, text)) in text_names("", &texts).into_iter().zip(&texts) {
        later.push((end, text.clone().into_bytes()));
    }
    let name = format!("{PACKAGE}-{}", content_hash(&later));
    for (end, bytes) in later {
        write(&site.join(format!("{name}{end}")), bytes)?;
    }
    let [interface, wasm, qr] = [".js", ".wasm", "-qr.js"].map(|end| format!("{name}{end}"));
    let names = Files { wasm: &wasm, interface: &interface, qr: Some(&qr) };
    write(&modules.join(RUNTIME), runtime::beside(&names, &text_names(&name, &texts)))?;
    bundle::entry(project, &modules.join(ELEMENT), &[&format!("./{name}*")], &site.join(ELEMENT))?;
    bundle::script(project, &modules.join(FRAME_SCRIPT), &site.join(FRAME_SCRIPT))?;
    // The page imports the element rather than containing it, so that both define it once.
    bundle::entry(project, &modules.join(PAGE_SCRIPT), &[&format!("./{ELEMENT}")], &site.join(PAGE_SCRIPT))
}

/// The page where one copies what a host needs. It uses the published element, and names the version and the hash of its script.
fn bundle_maker(project: &Project, site: &Path) -> Result<()> {
    let [script, style] = MAKER_FILES;
    bundle::entry(project, &project.maker().join(script), &[&format!("./{ELEMENT}")], &site.join(script))?;
    bundle::style(project, &project.style(style), &site.join(style))?;
    let template = read(&project.maker().join(MAKER))?;
    write(&site.join(MAKER), page::render_maker(&template, &project.version()?, Some(&integrity(site)?))?)
}

/// The hash of the element's script, as the attribute `integrity` takes it.
pub fn integrity(site: &Path) -> Result<String> {
    let element = site.join(ELEMENT);
    let bytes = fs::read(&element).with_context(|| format!("{} cannot be read.", element.display()))?;
    Ok(format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes))))
}

/// The languages of these interface texts, each with the name of its file, which begins with `name`.
fn text_names(name: &str, texts: &[(String, String)]) -> Vec<(String, String)> {
    texts.iter().map(|(language, _)| (language.clone(), format!("{name}-text-{language}.json"))).collect()
}

/// The interface texts by language, as the element takes them. They are loaded only when asked for; English is compiled in.
pub fn texts(project: &Project) -> Result<Vec<(String, String)>> {
    let mut texts = Vec::new();
    for (name, bytes) in files(&project.texts())? {
        if let Some(language) = language(&name)? {
            let messages = Json::parse(std::str::from_utf8(&bytes)?).with_context(|| format!("{name} is no JSON."))?;
            texts.push((language.to_owned(), in_order(&messages).to_text()));
        }
    }
    Ok(texts)
}

/// The language whose words the file of this name has, if it is one to be loaded.
fn language(name: &str) -> Result<Option<&str>> {
    let Some(language) = name.strip_suffix(".json") else {
        return Ok(None);
    };
    let first = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    ensure!(
        language == first,
        "content/text/{name} would never be loaded, since the element looks only for the first part of a page's language; name it {first}.json."
    );
    Ok(Some(language).filter(|language| *language != "en"))
}

/// One hash for all files that belong together: a new WebAssembly never meets an old glue or old words in some cache, which it finds by
/// their positions.
fn content_hash(files: &[(String, Vec<u8>)]) -> String {
    let mut hash = Sha256::new();
    for (name, bytes) in files {
        hash.update(name);
        // The length keeps them apart: moving bytes from one to the next makes another hash.
        hash.update(bytes.len().to_le_bytes());
        hash.update(bytes);
    }
    // Eight bytes of it: nobody gains by making two builds collide.
    let start = hash.finalize()[..8].iter().fold(0, |number: u64, byte| number << 8 | u64::from(*byte));
    format!("{start:016x}")
}

/// Copies the element's modules.
pub fn copy_modules(project: &Project, site: &Path) -> Result<()> {
    copy_scripts(&project.modules(), site)
}

fn copy_scripts(folder: &Path, site: &Path) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read.", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "js")
            && let Some(name) = path.file_name()
        {
            copy(&path, &site.join(name))?;
        }
    }
    Ok(())
}

/// Fails when a published file names a folder of this machine.
pub fn refuse_private_folders(project: &Project, site: &Path) -> Result<()> {
    let folders = wasm::private_folders(project)?;
    for (name, bytes) in files(site)? {
        for folder in &folders {
            ensure!(
                !contains(&bytes, folder.as_os_str().as_encoded_bytes()),
                "The published file {name} names a folder of this machine, {}.",
                folder.display()
            );
        }
    }
    Ok(())
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// The names and bytes of the files in `site`, by name; folders in it are left out.
pub fn files(site: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(site).with_context(|| format!("{} cannot be read.", site.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            continue;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = fs::read(&path).with_context(|| format!("{} cannot be read.", path.display()))?;
        files.push((name, bytes));
    }
    files.sort();
    Ok(files)
}

/// The folder, without anything that an earlier build left in it.
pub fn emptied(folder: PathBuf) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("{} cannot be emptied.", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made.", folder.display()))?;
    Ok(folder)
}

/// Reads a text file of the project.
pub fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read.", path.display()))
}

/// Writes a file of the site.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("{} cannot be written.", path.display()))
}

/// Copies a file.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("{} cannot be copied to {}.", from.display(), to.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{contains, content_hash, language, text_names};

    #[test]
    fn the_hash_follows_every_file() {
        let hash = |files: [&str; 3]| {
            let named = [".js", ".wasm", "-text-de.json"].into_iter().zip(files);
            content_hash(&named.map(|(name, bytes)| (name.to_owned(), bytes.into())).collect::<Vec<_>>())
        };
        let first = hash(["glue", "wasm", "words"]);
        assert_eq!(first.len(), 16);
        assert_eq!(first, hash(["glue", "wasm", "words"]));
        for other in [
            ["glue!", "wasm", "words"],
            ["glue", "wasm!", "words"],
            ["gluew", "asm", "words"],
            ["glue", "wasm", "other"],
        ] {
            assert_ne!(first, hash(other), "{other:?}");
        }
    }

    #[test]
    fn words_that_are_found_by_their_positions_are_named_for_their_build() {
        let texts = [("de".to_owned(), "[]".to_owned())];
        let names = text_names("alignment-checklist-0123456789abcdef", &texts);
        assert_eq!(names, [("de".to_owned(), "alignment-checklist-0123456789abcdef-text-de.json".to_owned())]);
    }

    #[test]
    fn words_that_the_element_would_never_load_stop_the_build() {
        assert_eq!(language("de.json").unwrap(), Some("de"));
        // Compiled in.
        assert_eq!(language("en.json").unwrap(), None);
        assert_eq!(language("README.md").unwrap(), None);
        for (name, right) in [("pt-BR.json", "pt"), ("zh_Hant.json", "zh"), ("DE.json", "de"), ("en-GB.json", "en")] {
            assert_eq!(
                language(name).unwrap_err().to_string(),
                format!(
                    "content/text/{name} would never be loaded, since the element looks only for the first part of a page's \
                     language; name it {right}.json."
                )
            );
        }
    }

    #[test]
    fn a_folder_is_found_inside_bytes() {
        assert!(contains(b"\0/home/me/src\0", b"/home/me"));
        assert!(!contains(b"/home", b"/home/me"));
    }
}
