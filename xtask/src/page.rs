//! The page: the template becomes `index.html` with the built-in list in it, readable before any script runs.

use crate::oembed::{Address, OEMBED};
use alignment_checklist::core::builtin;
use alignment_checklist::core::static_html::{self, Placement};
use anyhow::{Result, ensure};

/// Where the template wants the list.
const MARKER: &str = "<!-- checklist: pm-em -->";

/// Where the template of the other page wants to know which release it is of.
const RELEASE: &str = "<!-- release -->";

/// Where it wants the address of the description for oEmbed.
const DISCOVERY: &str = "data-address";

/// The page made from `template`, with the built-in list and without the lines that only Trunk reads. The line that leads to the
/// description for oEmbed takes the address where the page is going to be published.
pub fn render(template: &str, address: Option<&Address>) -> Result<String> {
    let page = discoverable(&without(template, "data-trunk"), address);
    fill(&page, &static_html::render(&builtin::pm_em(), Placement::Page))
}

/// The page where one copies what a host needs, made from `template`, with the version, which is in the names of archives, and the hash of
/// the element's script when it has one.
pub fn render_maker(template: &str, version: &str, integrity: Option<&str>) -> Result<String> {
    let release: String = [("version", Some(version)), ("integrity", integrity)]
        .into_iter()
        .filter_map(|(name, content)| Some(format!("<meta name=\"{name}\" content=\"{}\">", content?)))
        .collect();
    ensure!(
        template.contains(RELEASE),
        "embed.html must hold the comment `{RELEASE}`, where the version and the hash of the script go."
    );
    // What is copied goes into pages that have a title.
    fill(&template.replace(RELEASE, &release), &static_html::render(&builtin::pm_em(), Placement::Part))
}

/// Puts `list` in place of the marker.
fn fill(template: &str, list: &str) -> Result<String> {
    ensure!(
        template.matches(MARKER).count() == 1,
        "A page must hold the comment `{MARKER}` exactly once, where the static list goes."
    );
    Ok(template.replace(MARKER, list.trim()))
}

/// Drops the lines that hold an element with this attribute.
fn without(template: &str, attribute: &str) -> String {
    template.split_inclusive('\n').filter(|line| !line.contains(attribute)).collect()
}

/// Fills in the address of the description, or drops its line.
fn discoverable(template: &str, address: Option<&Address>) -> String {
    match address {
        Some(address) => template.replace(DISCOVERY, &format!("href=\"{}\"", address.of(OEMBED))),
        None => without(template, DISCOVERY),
    }
}

#[cfg(test)]
mod tests {
    use super::{MARKER, discoverable, fill, render_maker, without};
    use crate::oembed::Address;

    #[test]
    fn the_list_replaces_the_marker() {
        let page = fill(&format!("<main>{MARKER}</main>"), "<ul></ul>\n").unwrap();
        assert_eq!(page, "<main><ul></ul></main>");
    }

    #[test]
    fn a_template_without_the_marker_is_refused() {
        let error = fill("<main></main>", "<ul></ul>").unwrap_err();
        assert_eq!(
            error.to_string(),
            "A page must hold the comment `<!-- checklist: pm-em -->` exactly once, where the static list goes."
        );
    }

    #[test]
    fn the_page_says_which_release_it_is_of() {
        let template = format!("<head><!-- release --></head>{MARKER}");
        let version = "<head><meta name=\"version\" content=\"1.2.3\">";
        let page = render_maker(&template, "1.2.3", Some("sha384-x")).unwrap();
        assert!(page.starts_with(&format!("{version}<meta name=\"integrity\" content=\"sha384-x\"></head>")));
        assert!(render_maker(&template, "1.2.3", None).unwrap().starts_with(&format!("{version}</head>")));
    }

    #[test]
    fn lines_for_trunk_are_not_published() {
        let template = "<head>\n  <link data-trunk rel=\"rust\">\n  <title>x</title>\n</head>\n";
        assert_eq!(without(template, "data-trunk"), "<head>\n  <title>x</title>\n</head>\n");
    }

    #[test]
    fn a_page_with_an_address_leads_to_its_description() {
        let template = "<head>\n<link rel=\"alternate\" data-address>\n</head>\n";
        let address = Address::parse("https://example.org/checklist/").unwrap();
        assert_eq!(
            discoverable(template, Some(&address)),
            "<head>\n<link rel=\"alternate\" href=\"https://example.org/checklist/oembed.json\">\n</head>\n"
        );
        assert_eq!(discoverable(template, None), "<head>\n</head>\n");
    }
}
