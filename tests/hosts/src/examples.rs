//! What the documentation tells authors to write.

use std::fs;

use journeys::{Page, repository};

/// The address of the script in the documentation.
const DOCUMENTED: &str = "https://example.org/checklist/";

/// The page of one host in `docs/hosts/`.
pub struct Examples {
    file: String,
    text: String,
    files: String,
}

impl Examples {
    /// Reads `docs/hosts/<host>.md`. The widget's files are where the server of `page` has them.
    pub fn of(host: &str, page: &Page) -> Self {
        let file = format!("docs/hosts/{host}.md");
        let text = fs::read_to_string(repository().join(&file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        Self { file, text, files: page.site().url("dist/") }
    }

    /// The first block of code under the heading `heading`.
    pub fn under(&self, heading: &str) -> String {
        let heading = format!("# {heading}\n");
        let after = self.text.split_once(&heading).map(|(_, after)| after);
        let block = after
            .and_then(|after| after.split_once("\n```"))
            .and_then(|(_, block)| block.split_once('\n'))
            .and_then(|(_, block)| block.split_once("\n```"));
        let (code, _) = block.unwrap_or_else(|| panic!("{} has no code under {heading}", self.file));
        format!("{code}\n").replace(DOCUMENTED, &self.files)
    }
}
