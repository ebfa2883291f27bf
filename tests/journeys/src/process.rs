//! A program that the harness started and that ends with its owner.

use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::PATIENCE;

/// Killed by its process id, with everything it started, when dropped.
pub struct Process {
    child: Child,
}

impl Process {
    /// Starts `command` in silence.
    pub fn start(command: &mut Command) -> Self {
        let shown = format!("{command:?}");
        let child = command
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{shown} did not start: {error}"));
        Self { child }
    }

    /// Starts `command` and waits for the first line of its output in which `find` finds something.
    pub async fn start_until<T>(command: &mut Command, find: impl Fn(&str) -> Option<T>) -> (Self, T) {
        let shown = format!("{command:?}");
        let mut process = Self::start(command.stdout(Stdio::piped()));
        let mut lines = BufReader::new(process.child.stdout.take().expect("stdout is piped")).lines();
        let found = tokio::time::timeout(PATIENCE, async {
            while let Some(line) = lines.next_line().await.ok().flatten() {
                if let Some(found) = find(&line) {
                    return Some(found);
                }
            }
            None
        });
        let found = found.await.ok().flatten().unwrap_or_else(|| panic!("{shown} ended or stayed silent"));
        // Whoever writes into a closed pipe is killed by it, so what follows is read and forgotten.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        (process, found)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let Some(id) = self.child.id() else { return };
        // A driver that is killed leaves its browser running, so the tree goes, read before its root is gone.
        let family = descendants(id);
        let _ = self.child.start_kill();
        for id in family {
            let _ = std::process::Command::new("kill").args(["-KILL", &id.to_string()]).stderr(Stdio::null()).status();
        }
    }
}

/// Every living process below `root`; none where there is no `/proc`.
fn descendants(root: u32) -> Vec<u32> {
    let pairs: Vec<(u32, u32)> = std::fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let id = entry.ok()?.file_name().to_str()?.parse().ok()?;
            let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
            // The name of a program, in brackets, may itself hold spaces and brackets; the parent stands after it.
            let parent = stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()?;
            Some((id, parent))
        })
        .collect();
    let mut family = vec![root];
    let mut next = 0;
    while let Some(&parent) = family.get(next) {
        family.extend(pairs.iter().filter(|pair| pair.1 == parent).map(|pair| pair.0));
        next += 1;
    }
    family.split_off(1)
}
