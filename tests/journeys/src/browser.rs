//! The three engines and the programs each of them needs.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// An engine that the journeys are done in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Chromium, through chromedriver.
    Chromium,
    /// Firefox, through geckodriver.
    Firefox,
    /// `WebKitGTK`'s small browser, the nearest thing to Safari outside of Apple's systems.
    WebKit,
}

/// The programs that drive one engine, as found on this machine.
#[derive(Clone, Debug)]
pub struct Programs {
    pub driver: PathBuf,
    pub browser: PathBuf,
    /// The browser of this engine has no headless mode: it draws on this virtual screen.
    pub screen: Option<PathBuf>,
}

impl Browser {
    /// In the order in which they are run.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name used in `ALIGNMENT_CHECKLIST_BROWSERS` and in the names of trials.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The browser of that name.
    ///
    /// # Errors
    ///
    /// A sentence with the names there are.
    pub fn named(name: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|browser| browser.name() == name).ok_or_else(|| {
            format!("\"{name}\" in ALIGNMENT_CHECKLIST_BROWSERS is no browser. Use chromium, firefox and webkit, separated by commas.")
        })
    }

    /// The programs for this engine.
    ///
    /// # Errors
    ///
    /// A sentence that names the missing program and how to get it.
    pub fn programs(self) -> Result<Programs, String> {
        match self {
            Self::Chromium => Ok(Programs {
                driver: find("CHROMEDRIVER", &["chromedriver"], "apt-get install chromium-driver")?,
                browser: find(
                    "CHROME",
                    &["chromium", "chromium-browser", "google-chrome"],
                    "apt-get install chromium",
                )?,
                screen: None,
            }),
            Self::Firefox => Ok(Programs {
                driver: find("GECKODRIVER", &["geckodriver"], "cargo install geckodriver --locked")?,
                browser: find("FIREFOX", &["firefox-esr", "firefox"], "apt-get install firefox-esr")?,
                screen: None,
            }),
            Self::WebKit => Ok(Programs {
                driver: find("WEBKITDRIVER", &["WebKitWebDriver"], "apt-get install webkit2gtk-driver")?,
                browser: mini_browser().ok_or("MiniBrowser is missing: apt-get install webkit2gtk-driver.")?,
                screen: Some(find("XVFB", &["Xvfb"], "apt-get install xvfb xauth")?),
            }),
        }
    }
}

/// A program by the environment variable that names it, on the path, or among the tools that `cargo xtask` caches.
fn find(variable: &str, names: &[&str], remedy: &str) -> Result<PathBuf, String> {
    if let Some(named) = std::env::var_os(variable).filter(|value| !value.is_empty()) {
        return Ok(PathBuf::from(named));
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let cached = std::env::home_dir().map(|home| home.join(".cache/alignment-checklist/tools/bin"));
    std::env::split_paths(&path)
        .chain(cached)
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
        .find(|file| file.is_file())
        .ok_or_else(|| format!("{} is missing: {remedy}.", names[0]))
}

/// `WebKitGTK` installs its browser beside its libraries, in a folder named for machine and API version.
fn mini_browser() -> Option<PathBuf> {
    let folders = std::fs::read_dir(Path::new("/usr/lib")).ok()?;
    let libraries = folders.filter_map(|entry| Some(entry.ok()?.path()));
    let versions = [OsStr::new("webkit2gtk-4.1"), OsStr::new("webkit2gtk-4.0")];
    libraries
        .flat_map(|folder| versions.map(|version| folder.join(version).join("MiniBrowser")))
        .find(|file| file.is_file())
}
