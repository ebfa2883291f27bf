//! The page: the template becomes `index.html` with the built-in list in it, readable before any script runs.

use alignment_checklist::core::{builtin, static_html};
use anyhow::{Result, ensure};

/// Where the template wants the list.
const MARKER: &str = "<!-- checklist: pm-em -->";

/// Where the template of the other page wants the hash of the element's script.
const INTEGRITY: &str = "<!-- integrity -->";

/// The page made from `template`, with the built-in list and without the lines that only Trunk reads.
pub fn render(template: &str) -> Result<String> {
    fill(&without_trunk(template), &static_html::render(&builtin::pm_em()))
}

/// The page where one copies what a host needs, made from `template`, with the hash of the element's script when it has one.
pub fn render_maker(template: &str, integrity: Option<&str>) -> Result<String> {
    let meta = integrity.map(|hash| format!("<meta name=\"integrity\" content=\"{hash}\">")).unwrap_or_default();
    ensure!(
        template.contains(INTEGRITY),
        "embed.html must hold the comment `{INTEGRITY}`, where the hash of the script goes."
    );
    render(&template.replace(INTEGRITY, &meta))
}

/// Puts `list` in place of the marker.
fn fill(template: &str, list: &str) -> Result<String> {
    ensure!(
        template.matches(MARKER).count() == 1,
        "A page must hold the comment `{MARKER}` exactly once, where the static list goes."
    );
    Ok(template.replace(MARKER, list.trim()))
}

/// Drops the lines that hold an element with the attribute `data-trunk`.
fn without_trunk(template: &str) -> String {
    template.split_inclusive('\n').filter(|line| !line.contains("data-trunk")).collect()
}

#[cfg(test)]
mod tests {
    use super::{MARKER, fill, render_maker, without_trunk};

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
    fn the_hash_of_the_script_stands_in_the_page_when_there_is_one() {
        let template = format!("<head><!-- integrity --></head>{MARKER}");
        let page = render_maker(&template, Some("sha384-x")).unwrap();
        assert!(page.starts_with("<head><meta name=\"integrity\" content=\"sha384-x\"></head>"));
        assert!(render_maker(&template, None).unwrap().starts_with("<head></head>"));
    }

    #[test]
    fn lines_for_trunk_are_not_published() {
        let page = without_trunk("<head>\n  <link data-trunk rel=\"rust\">\n  <title>x</title>\n</head>\n");
        assert_eq!(page, "<head>\n  <title>x</title>\n</head>\n");
    }
}
