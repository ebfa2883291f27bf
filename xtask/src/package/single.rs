//! The page that is one file, for attaching, mailing and opening from disk: it asks for nothing else.

use crate::bundle;
use crate::compress::gzip;
use crate::page;
use crate::project::Project;
use crate::runtime::{self, Files, RUNTIME};
use crate::site::{self, ICON, PAGE_SCRIPT, PAGE_STYLE, QR, copy, emptied, files, read, write};
use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::path::Path;

/// The page, made of the production site in `dist` and the element's modules.
pub fn page(project: &Project, dist: &Path) -> Result<String> {
    let parts =
        Parts { script: script(project, dist)?, style: read(&dist.join(PAGE_STYLE))?, icon: read(&dist.join(ICON))? };
    parts.put_into(&page::render(&read(&project.index_html())?, None)?)
}

/// One script of all modules, with the WebAssembly in it.
fn script(project: &Project, dist: &Path) -> Result<String> {
    let (wasm_name, wasm) = files(dist)?
        .into_iter()
        .find(|(name, _)| Path::new(name).extension().is_some_and(|end| end == "wasm"))
        .with_context(|| format!("There is no WebAssembly in {}; run `cargo xtask build`.", dist.display()))?;
    let interface = wasm_name.replace(".wasm", ".js");
    let modules = emptied(project.target("single"))?;
    site::copy_modules(project, &modules)?;
    copy(&dist.join(&interface), &modules.join(&interface))?;
    let names = Files { wasm: &wasm_name, interface: &interface, qr: Some(QR) };
    let texts = site::texts(project)?;
    write(&modules.join(RUNTIME), runtime::inside(&names, &STANDARD.encode(gzip(&wasm)?), &texts))?;
    let bundled = project.target("single.js");
    bundle::entry(project, &modules.join(PAGE_SCRIPT), &[], &bundled)?;
    read(&bundled)
}

/// What the page of the site has in files of its own.
struct Parts {
    script: String,
    style: String,
    icon: String,
}

impl Parts {
    /// The page with everything in it, under a policy that allows just that and no request.
    fn put_into(&self, page: &str) -> Result<String> {
        for (text, end) in [(&self.script, "</script"), (&self.script, "<!--"), (&self.style, "</style")] {
            ensure!(!text.contains(end), "What goes into the page must not hold `{end}`, which would end it early.");
        }
        let policy = format!(
            "default-src 'none'; script-src '{}' 'wasm-unsafe-eval'; style-src '{}'; img-src data:; base-uri 'none'; \
             form-action 'none'; require-trusted-types-for 'script'",
            hash(&self.script),
            hash(&self.style)
        );
        let page = replace(page, between(page, "Content-Security-Policy\" content=\"", "\"")?, &policy)?;
        let icon = format!("data:image/svg+xml;base64,{}", STANDARD.encode(&self.icon));
        let page = replace(&page, &format!("href=\"{ICON}\""), &format!("href=\"{icon}\""))?;
        let style = format!("<style>{}</style>", self.style);
        let page = replace(&page, &format!("<link rel=\"stylesheet\" href=\"{PAGE_STYLE}\">"), &style)?;
        let page = replace(&page, &format!("<script type=\"module\" src=\"{PAGE_SCRIPT}\"></script>\n"), "")?;
        // At the end: the list is drawn while the script is still being read.
        replace(&page, "</body>", &format!("<script type=\"module\">{}</script>\n</body>", self.script))
    }
}

/// The source expression that allows `text` in a policy.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

/// What stands in `page` after `start` and before the next `end`.
fn between<'a>(page: &'a str, start: &str, end: &str) -> Result<&'a str> {
    page.split_once(start)
        .and_then(|(_, rest)| rest.split_once(end))
        .map(|(inside, _)| inside)
        .with_context(|| format!("index.html must hold `{start}`, which the page of one file changes."))
}

/// Replaces what must be there exactly once.
fn replace(page: &str, old: &str, new: &str) -> Result<String> {
    ensure!(page.matches(old).count() == 1, "index.html must hold `{old}` once, which the page of one file changes.");
    Ok(page.replace(old, new))
}

#[cfg(test)]
mod tests {
    use super::{Parts, hash};

    const PAGE: &str = "<head>\n\
        <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'\">\n\
        <link rel=\"icon\" href=\"icon.svg\" type=\"image/svg+xml\">\n\
        <link rel=\"stylesheet\" href=\"alignment-checklist-page.css\">\n\
        <script type=\"module\" src=\"alignment-checklist-page.js\"></script>\n\
        </head>\n<body>\n<main></main>\n</body>\n";

    fn parts(script: &str) -> Parts {
        Parts { script: script.to_owned(), style: "body{margin:0}".to_owned(), icon: "<svg/>".to_owned() }
    }

    #[test]
    fn everything_is_in_the_page_and_allowed_by_its_hash() {
        let page = parts("run()").put_into(PAGE).unwrap();
        assert!(!page.contains("src=\"") && !page.contains("'self'"), "{page}");
        assert!(page.contains("<style>body{margin:0}</style>"));
        assert!(page.ends_with("<script type=\"module\">run()</script>\n</body>\n"));
        for text in ["run()", "body{margin:0}"] {
            assert!(page.contains(&format!("'{}'", hash(text))), "{page}");
        }
    }

    #[test]
    fn a_hash_is_written_as_policies_want_it() {
        assert_eq!(hash(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    #[test]
    fn a_script_that_would_end_early_is_refused() {
        assert_eq!(
            parts("'</script>'").put_into(PAGE).unwrap_err().to_string(),
            "What goes into the page must not hold `</script`, which would end it early."
        );
    }

    #[test]
    fn a_page_that_has_changed_is_refused() {
        assert_eq!(
            parts("").put_into(&PAGE.replace("icon.svg", "icon.png")).unwrap_err().to_string(),
            "index.html must hold `href=\"icon.svg\"` once, which the page of one file changes."
        );
    }
}
