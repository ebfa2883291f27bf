//! One driver process with one browser session in a fresh profile.

use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::time::Instant;

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{Capabilities, WebDriver};
use tokio::net::TcpStream;
use tokio::process::Command;

use crate::PATIENCE;
use crate::browser::{Browser, Programs};
use crate::process::Process;
use crate::screen::Screen;

/// A running browser. [`Driver::quit`] ends it in good order; dropping it ends it in any case.
pub struct Driver {
    pub session: WebDriver,
    browser: Browser,
    _process: Process,
    _screen: Option<Screen>,
    _profile: TempDir,
}

/// How a journey wants its browser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Scripts of pages do not run. Chromium only.
    pub without_scripts: bool,
    /// `gc()` is there for scripts. Chromium only.
    pub with_garbage_collection: bool,
}

impl Driver {
    /// Starts the driver of `browser` and opens a session through it.
    pub async fn start(browser: Browser, programs: &Programs, wishes: Wishes) -> Self {
        let profile = tempfile::Builder::new().prefix("journey-").tempdir().expect("a temporary folder can be made");
        let screen = match &programs.screen {
            Some(xvfb) => Some(Screen::start(xvfb).await),
            None => None,
        };
        let (process, port) = match browser {
            Browser::Chromium => chromedriver(&programs.driver).await,
            Browser::Firefox => geckodriver(&programs.driver, profile.path()).await,
            Browser::WebKit => webkit_driver(&programs.driver, profile.path(), screen.as_ref()).await,
        };
        let capabilities = match capabilities(browser, &programs.browser, profile.path(), wishes) {
            Value::Object(map) => Capabilities::from(map),
            _ => unreachable!("capabilities are written as an object below"),
        };
        let session = WebDriver::builder(format!("http://127.0.0.1:{port}"), capabilities)
            .request_timeout(PATIENCE * 3)
            .connect()
            .await
            .unwrap_or_else(|error| panic!("{} did not open a session: {error}", browser.name()));
        session.set_script_timeout(PATIENCE).await.expect("the script timeout can be set");
        Self { session, browser, _process: process, _screen: screen, _profile: profile }
    }

    /// Leaves one empty window, as after the start.
    pub async fn clear_away(&self) -> WebDriverResult<()> {
        let windows = self.session.windows().await?;
        let (first, others) = windows.split_first().expect("a browser has a window");
        for window in others {
            self.session.switch_to_window(window.clone()).await?;
            self.session.close_window().await?;
        }
        self.session.switch_to_window(first.clone()).await?;
        self.session.goto("about:blank").await?;
        if self.browser == Browser::Chromium {
            // Its log is handed out once, and the next journey is not to answer for it.
            self.session.browser_log().await?;
        }
        Ok(())
    }

    /// Closes the browser and waits until it has gone.
    pub async fn quit(self) {
        let _ = tokio::time::timeout(PATIENCE, self.session.quit()).await;
    }
}

async fn chromedriver(program: &Path) -> (Process, u16) {
    let mut command = Command::new(program);
    command.arg("--port=0");
    // "ChromeDriver was started successfully on port 41253."
    let port = |line: &str| line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok();
    Process::start_until(&mut command, port).await
}

async fn geckodriver(program: &Path, home: &Path) -> (Process, u16) {
    let mut command = Command::new(program);
    command
        .args(["--host", "127.0.0.1", "--port", "0", "--websocket-port", &free_port().to_string()])
        .arg("--profile-root")
        .arg(home)
        .env("MOZ_HEADLESS", "1")
        .env("HOME", home);
    // "1700000000000	geckodriver	INFO	Listening on 127.0.0.1:41253"
    let port = |line: &str| line.split_once("Listening on 127.0.0.1:")?.1.trim().parse().ok();
    Process::start_until(&mut command, port).await
}

async fn webkit_driver(program: &Path, home: &Path, screen: Option<&Screen>) -> (Process, u16) {
    let port = free_port();
    let mut command = Command::new(program);
    command
        .args([&format!("--port={port}"), "--host=127.0.0.1"])
        .env("DISPLAY", screen.map_or("", |screen| &screen.display))
        .env("HOME", home)
        .env("GDK_BACKEND", "x11")
        .env("GSETTINGS_BACKEND", "memory")
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .env("NO_AT_BRIDGE", "1")
        .stdout(std::process::Stdio::null());
    let process = Process::start(&mut command);
    // This driver says nothing when it is there, so its port is asked: the one wait that has no signal.
    let begun = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.is_err() {
        assert!(begun.elapsed() < PATIENCE, "WebKitWebDriver did not listen on port {port}");
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    (process, port)
}

/// A port that nobody listened on a moment ago.
fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port can be bound");
    listener.local_addr().expect("a bound port has an address").port()
}

fn capabilities(browser: Browser, program: &Path, profile: &Path, wishes: Wishes) -> Value {
    match browser {
        Browser::Chromium => {
            let mut arguments = vec![
                "--headless=new".to_owned(),
                "--no-sandbox".to_owned(),
                "--disable-gpu".to_owned(),
                "--disable-dev-shm-usage".to_owned(),
                "--disable-quic".to_owned(),
                "--no-first-run".to_owned(),
                // Without these four it tries to reach the internet at every start.
                "--disable-background-networking".to_owned(),
                "--disable-component-update".to_owned(),
                "--disable-default-apps".to_owned(),
                "--disable-sync".to_owned(),
                "--lang=en-US".to_owned(),
                "--window-size=1280,900".to_owned(),
                format!("--user-data-dir={}", profile.display()),
            ];
            if wishes.with_garbage_collection {
                arguments.push("--js-flags=--expose-gc".to_owned());
            }
            let mut preferences = serde_json::Map::new();
            if wishes.without_scripts {
                // 2 is "block" among Chromium's content settings.
                preferences.insert("profile.managed_default_content_settings.javascript".to_owned(), json!(2));
            }
            json!({
                "browserName": "chrome",
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": { "binary": program, "args": arguments, "prefs": preferences },
            })
        }
        Browser::Firefox => json!({
            "browserName": "firefox",
            "moz:firefoxOptions": { "binary": program, "args": ["-headless", "--width=1280", "--height=900"] },
        }),
        Browser::WebKit => json!({
            "webkitgtk:browserOptions": { "binary": program, "args": ["--automation"] },
        }),
    }
}
