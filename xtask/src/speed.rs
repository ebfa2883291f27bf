//! How quick the production build is in real browsers, against what it may take.

use crate::command::{self, cargo};
use crate::project::Project;
use crate::setup::browsers::Browser;
use crate::site::{self, Flavor};
use crate::test::in_browsers;
use anyhow::Result;

/// What becomes of a figure above its bar.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The command fails.
    Held,
    /// It is printed. Tests do no more, since times depend on what else the machine does.
    Printed,
}

/// Measures in the browsers `chosen`, in all of them when none is, and prints the table. Builds first when told to, or when there is no build.
pub fn run(project: &Project, build: bool, chosen: &[Browser], verdict: Verdict) -> Result<()> {
    let chosen = if chosen.is_empty() { &Browser::ALL } else { chosen };
    let dist = project.dist();
    if build || !dist.join("index.html").is_file() {
        site::build(project, Flavor::Production)?;
    }
    let mut bench = cargo(project);
    bench.args(["run", "--quiet", "--package", "bench"]);
    in_browsers(project, &mut bench, &dist, chosen)?;
    if verdict == Verdict::Held {
        bench.args(["--", "--hold"]);
    }
    command::run(&mut bench, "Measuring")
}
