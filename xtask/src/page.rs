//! The page: the template becomes `index.html` with the built-in list in it, readable before any script runs.

use alignment_checklist::core::{builtin, static_html};
use anyhow::{Result, ensure};

/// Where the template wants the list.
const MARKER: &str = "<!-- checklist: pm-em -->";

/// The page made from `template`, with the built-in list and without the lines that only Trunk reads.
pub fn render(template: &str) -> Result<String> {
    fill(&without_trunk(template), &static_html::render(&builtin::pm_em()))
}

/// Puts `list` in place of the marker.
fn fill(template: &str, list: &str) -> Result<String> {
    ensure!(
        template.matches(MARKER).count() == 1,
        "index.html must hold the comment `{MARKER}` exactly once, where the static list goes."
    );
    Ok(template.replace(MARKER, list.trim()))
}

/// Drops the lines that hold an element with the attribute `data-trunk`.
fn without_trunk(template: &str) -> String {
    template.split_inclusive('\n').filter(|line| !line.contains("data-trunk")).collect()
}

#[cfg(test)]
mod tests {
    use super::{MARKER, fill, without_trunk};

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
            "index.html must hold the comment `<!-- checklist: pm-em -->` exactly once, where the static list goes."
        );
    }

    #[test]
    fn lines_for_trunk_are_not_published() {
        let page = without_trunk("<head>\n  <link data-trunk rel=\"rust\">\n  <title>x</title>\n</head>\n");
        assert_eq!(page, "<head>\n  <title>x</title>\n</head>\n");
    }
}
