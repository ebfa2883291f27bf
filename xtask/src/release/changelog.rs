//! What CHANGELOG.md says about one version.

use anyhow::{Context, Result, ensure};

/// The text under the heading of `version`. A date may follow the version in it.
pub fn section(changelog: &str, version: &str) -> Result<String> {
    let (_, text) = find(changelog, version).with_context(|| {
        format!("CHANGELOG.md has no section `## {version}`, the version in Cargo.toml; name the changes of this release there.")
    })?;
    ensure!(!text.trim().is_empty(), "The section `## {version}` of CHANGELOG.md says nothing.");
    Ok(text.trim().to_owned())
}

/// The date in the heading of `version`, when it has one.
pub fn date<'a>(changelog: &'a str, version: &str) -> Option<&'a str> {
    let (heading, _) = find(changelog, version)?;
    let date = heading.split_once('(')?.1.trim_end_matches(')');
    date.starts_with(|first: char| first.is_ascii_digit()).then_some(date)
}

/// The heading that begins with `version`, and the text under it.
fn find<'a>(changelog: &'a str, version: &str) -> Option<(&'a str, &'a str)> {
    let sections = changelog.strip_prefix("## ").or_else(|| Some(changelog.split_once("\n## ")?.1))?;
    sections
        .split("\n## ")
        .map(|section| section.split_once('\n').unwrap_or((section, "")))
        .find(|(heading, _)| heading.split_whitespace().next() == Some(version))
}

#[cfg(test)]
mod tests {
    use super::{date, section};

    const CHANGELOG: &str = "# Changelog\n\n## Unreleased\n\n- Next.\n\n## 0.2.0 (2027-01-31)\n\n- Second.\n\n### Known\n\n- Slow.\n\n## 0.1.0\n\nFirst.\n";

    #[test]
    fn a_section_ends_where_the_next_begins() {
        assert_eq!(section(CHANGELOG, "0.2.0").unwrap(), "- Second.\n\n### Known\n\n- Slow.");
        assert_eq!(section(CHANGELOG, "0.1.0").unwrap(), "First.");
    }

    #[test]
    fn what_is_released_has_its_date() {
        assert_eq!(date(CHANGELOG, "0.2.0"), Some("2027-01-31"));
        for (changelog, version) in [(CHANGELOG, "0.1.0"), (CHANGELOG, "0.2"), ("## 0.1.0 (unreleased)\n", "0.1.0")] {
            assert_eq!(date(changelog, version), None, "{version}");
        }
    }

    #[test]
    fn a_version_without_a_section_is_not_released() {
        for version in ["0.3.0", "0.1", "0.2.0-beta"] {
            assert_eq!(
                section(CHANGELOG, version).unwrap_err().to_string(),
                format!(
                    "CHANGELOG.md has no section `## {version}`, the version in Cargo.toml; name the changes of this release there."
                )
            );
        }
        assert_eq!(
            section("## 0.1.0\n\n## 0.0.1\n", "0.1.0").unwrap_err().to_string(),
            "The section `## 0.1.0` of CHANGELOG.md says nothing."
        );
    }
}
