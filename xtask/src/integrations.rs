//! The built-in list inside the integrations, for readers without JavaScript.

use crate::project::Project;
use crate::site;
use alignment_checklist::core::builtin;
use alignment_checklist::core::static_html::{self, Placement};
use anyhow::Result;

/// Where each host looks for it, in `integrations/`.
const COPIES: [&str; 6] = [
    "dokuwiki/alignmentchecklist/built-in.html",
    "hugo/layouts/partials/alignment-checklist-built-in.html",
    "jekyll/_includes/alignment-checklist-built-in.html",
    "mediawiki/AlignmentChecklist/built-in.html",
    "mkdocs/alignment-checklist-built-in.html",
    "wordpress/alignment-checklist/built-in.html",
];

/// Writes the list anew, as `content/` has it.
pub fn run(project: &Project) -> Result<()> {
    for copy in COPIES {
        site::write(&project.root.join("integrations").join(copy), list())?;
        println!("integrations/{copy}");
    }
    Ok(())
}

fn list() -> String {
    static_html::render(&builtin::pm_em(), Placement::Part)
}

#[cfg(test)]
mod tests {
    use super::{COPIES, list};
    use crate::project::Project;
    use crate::site;

    #[test]
    fn the_integrations_have_the_list_as_it_is() {
        for copy in COPIES {
            let text = site::read(&Project::here().root.join("integrations").join(copy)).unwrap();
            assert!(text == list(), "integrations/{copy} is another list; run `cargo xtask integrations`.");
        }
    }
}
