//! Browsers and their drivers.

use crate::command::find;
use crate::project::Project;
use crate::setup::apt;
use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use std::path::PathBuf;

/// An engine the journeys run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Browser {
    /// Chromium or Chrome through ChromeDriver.
    Chromium,
    /// Firefox through geckodriver.
    Firefox,
    /// WebKitGTK's small browser through `WebKitWebDriver`, on a virtual screen.
    Webkit,
}

impl Browser {
    /// Every engine.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// What it is called on the command line and in the environment of the journeys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// What must be on the search path, each under one of its names, and Debian's package with it.
    const fn needs(self) -> &'static [Need] {
        match self {
            Self::Chromium => &[
                Need { programs: &["chromium", "chromium-browser", "google-chrome"], package: "chromium" },
                Need { programs: &["chromedriver"], package: "chromium-driver" },
            ],
            Self::Firefox => &[Need { programs: &["firefox-esr", "firefox"], package: "firefox-esr" }],
            Self::Webkit => &[
                Need { programs: &["WebKitWebDriver"], package: "webkit2gtk-driver" },
                Need { programs: &["Xvfb"], package: "xvfb" },
                Need { programs: &["xauth"], package: "xauth" },
            ],
        }
    }
}

struct Need {
    programs: &'static [&'static str],
    package: &'static str,
}

/// Installs what `browsers` lack, where that can be done without a question: as root on a system of Debian's family.
pub fn install(project: &Project, browsers: &[Browser]) -> Result<()> {
    let packages = missing_packages(browsers, |programs| find(programs).is_some());
    if packages.is_empty() {
        return Ok(());
    }
    if !apt::can_install(project) {
        bail!(
            "These packages are missing (names as on Debian): {}; install them, or choose browsers with --browser.",
            packages.join(" ")
        );
    }
    apt::install(project, &packages)
}

/// Chromium's WebDriver.
pub fn chromedriver() -> Result<PathBuf> {
    find(&["chromedriver"]).context("chromedriver is not on the search path.")
}

fn missing_packages(browsers: &[Browser], installed: impl Fn(&[&str]) -> bool) -> Vec<&'static str> {
    let needs = browsers.iter().flat_map(|browser| browser.needs());
    needs.filter(|need| !installed(need.programs)).map(|need| need.package).collect()
}

#[cfg(test)]
mod tests {
    use super::{Browser, missing_packages};

    #[test]
    fn only_what_is_missing_is_installed() {
        let packages = missing_packages(&Browser::ALL, |programs| programs.contains(&"chromium"));
        assert_eq!(packages, ["chromium-driver", "firefox-esr", "webkit2gtk-driver", "xvfb", "xauth"]);
    }

    #[test]
    fn browsers_that_are_not_asked_for_need_nothing() {
        assert_eq!(missing_packages(&[Browser::Firefox], |_| false), ["firefox-esr"]);
    }
}
