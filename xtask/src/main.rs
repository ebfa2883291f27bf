//! The one entrance to every developer task.
//!
//! This file reads the arguments; each task has a module of its own.

mod arrange;
mod bundle;
mod check;
mod command;
mod compress;
mod example;
mod forge_app;
mod fuzz;
mod glue;
mod integrations;
mod licenses;
mod links;
mod oembed;
mod package;
mod page;
mod project;
mod prune;
mod release;
mod reproduce;
mod runtime;
mod serve;
mod setup;
mod shorten;
mod site;
mod size;
mod speed;
mod steps;
mod test;
mod trunk;
mod wasm;

use anyhow::Result;
use clap::{Parser, Subcommand};
use oembed::Address;
use project::Project;
use setup::browsers::Browser;
use site::Flavor;
use std::process::ExitCode;

/// Builds, serves, tests and measures the Alignment Checklist.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Sets up what is missing, builds the page and serves it.
    Serve {
        /// The port to listen on; 0 takes any free one.
        #[arg(long, value_name = "N", default_value_t = 8080)]
        port: u16,
        /// Serves the production build instead of the quick one.
        #[arg(long)]
        release: bool,
        /// Opens the page in the default browser.
        #[arg(long)]
        open: bool,
    },
    /// Builds the production site in `dist/`.
    Build {
        /// Where it is going to be published: adds what hosts need that frame a page by its address (oEmbed).
        #[arg(long, value_name = "ADDRESS", value_parser = Address::parse)]
        address: Option<Address>,
    },
    /// Builds, and makes the package for npm and the page of one file in `target/packages/`.
    Package,
    /// Leaves everything that a release publishes in `target/publish/`, with sums and notes. Publishes nothing.
    Release {
        /// The tag that it is made for; fails when that is not the version in Cargo.toml.
        #[arg(long, value_name = "TAG")]
        tag: Option<String>,
        /// Where the sources are published, as a browser shows it; npm wants to know it of a package that says where it was built.
        #[arg(long, value_name = "ADDRESS")]
        repository: Option<String>,
    },
    /// Runs every test, in every browser, after setting up what is missing.
    Test {
        /// Runs the journeys in this browser only; may be given several times.
        #[arg(long, value_name = "BROWSER", value_enum)]
        browser: Vec<Browser>,
        /// Runs only the tests whose name contains this.
        #[arg(long, value_name = "NAME")]
        filter: Option<String>,
    },
    /// Checks format, lints, documentation and the syntax of the element's modules.
    Check,
    /// Feeds generated input to what reads links, documents and lists, and fails when something breaks.
    Fuzz {
        /// How long, for each target.
        #[arg(long, value_name = "N", default_value_t = 60)]
        seconds: u32,
        /// Runs this target only; may be given several times.
        #[arg(long, value_name = "NAME", value_enum)]
        target: Vec<fuzz::Target>,
    },
    /// Shows what each published file costs on the wire and fails when a budget is exceeded.
    Size {
        /// Builds first, even when `dist/` is there.
        #[arg(long)]
        build: bool,
    },
    /// Shows how quick the production build is in real browsers, and fails when a bar is exceeded.
    Speed {
        /// Builds first, even when `dist/` is there.
        #[arg(long)]
        build: bool,
        /// Measures in this browser only; may be given several times.
        #[arg(long, value_name = "BROWSER", value_enum)]
        browser: Vec<Browser>,
    },
    /// Writes the built-in list into the integrations, after a change of `content/`.
    Integrations,
    /// Finishes what Trunk has built; Trunk calls it as a hook.
    #[command(hide = true)]
    TrunkHook,
}

fn main() -> ExitCode {
    // Not returned from `main`, which would add a backtrace where the environment asks for one: these errors are
    // for whoever typed the command.
    match run(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", command::sentences(&error));
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<()> {
    let project = Project::here();
    match task {
        Task::Serve { port, release, open } => {
            let flavor = if release { Flavor::Production } else { Flavor::Development };
            serve::run(&project, flavor, port, open)
        }
        Task::Build { address } => site::build_for(&project, Flavor::Production, address.as_ref()).map(drop),
        Task::Package => package::run(&project),
        Task::Release { tag, repository } => release::run(&project, tag.as_deref(), repository.as_deref()),
        Task::Test { browser, filter } => test::run(&project, &browser, filter.as_deref()),
        Task::Check => check::run(&project),
        Task::Fuzz { seconds, target } => fuzz::run(&project, seconds, &target),
        Task::Size { build } => size::run(&project, build, size::Hold::Limits),
        Task::Speed { build, browser } => speed::run(&project, build, &browser, speed::Verdict::Held),
        Task::Integrations => integrations::run(&project),
        Task::TrunkHook => trunk::finish(&project),
    }
}
