//! The virtual screen for a browser that has no headless mode.

use std::path::Path;

use tokio::process::Command;

use crate::process::Process;

/// An X server of its own, gone when dropped.
pub struct Screen {
    _process: Process,
    /// The value for `DISPLAY`.
    pub display: String,
}

impl Screen {
    /// Starts one on a display number that it chooses itself.
    pub async fn start(xvfb: &Path) -> Self {
        let mut command = Command::new(xvfb);
        command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp", "-noreset"]);
        let number = |line: &str| line.trim().parse::<u32>().ok();
        let (process, number) = Process::start_until(&mut command, number).await;
        Self { _process: process, display: format!(":{number}") }
    }
}
