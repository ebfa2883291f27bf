//! Fuzzing with libFuzzer, on the pinned stable compiler: generated input that follows what the code does with it.

use crate::command::{self, cargo, find, program};
use crate::project::Project;
use crate::setup::apt;
use crate::site;
use alignment_checklist::core::json::Json;
use anyhow::{Context, Result, bail, ensure};
use clap::ValueEnum;
use std::fs;
use std::path::{Path, PathBuf};

/// What is fed: `fuzz/targets` has the program of each.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Target {
    /// The payload of a link.
    Payload,
    /// A stored document.
    Document,
    /// A list, from a file or from a page.
    List,
}

/// What makes the compiler count which places are reached and tell the fuzzer what is compared: libFuzzer's side of the
/// [coverage of LLVM](https://clang.llvm.org/docs/SanitizerCoverage.html).
const COVERAGE: [&str; 7] = [
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
];

/// Bytes. Enough for every golden link and document.
const LONGEST_INPUT: usize = 16 << 10;

/// Runs each of the targets, all when none is chosen, for so many seconds.
pub fn run(project: &Project, seconds: u32, chosen: &[Target]) -> Result<()> {
    let chosen = if chosen.is_empty() { Target::value_variants() } else { chosen };
    let programs = build(project)?;
    for target in chosen {
        target.run(project, &programs, seconds)?;
    }
    Ok(())
}

/// Compiles the targets and returns the folder of the programs.
fn build(project: &Project) -> Result<PathBuf> {
    let has_compiler = || std::env::var_os("CXX").is_some() || find(&["c++", "g++", "clang++"]).is_some();
    if !has_compiler() && apt::can_install(project) {
        apt::install(project, &["g++"])?;
    }
    ensure!(
        has_compiler(),
        "Fuzzing needs a C++ compiler (c++, g++ or clang++), since libFuzzer is compiled from its sources."
    );
    let host =
        command::read(program(project, "rustc").args(["--print", "host-tuple"]), "Asking for this machine's name")?;
    let folder = project.target("fuzz");
    command::run(
        cargo(project)
            // With a named target the options are kept from build scripts and macros.
            .args(["build", "--release", "--locked", "--manifest-path", "fuzz/Cargo.toml", "--target", &host])
            .arg("--target-dir")
            .arg(&folder)
            .env_remove("RUSTFLAGS")
            .env("CARGO_ENCODED_RUSTFLAGS", COVERAGE.join("\x1f")),
        "Compiling the targets",
    )?;
    Ok(folder.join(host).join("release"))
}

impl Target {
    fn name(self) -> &'static str {
        match self {
            Target::Payload => "payload",
            Target::Document => "document",
            Target::List => "list",
        }
    }

    /// What the input is made from in the beginning.
    fn seeds(self, project: &Project) -> Result<Vec<String>> {
        if self == Target::List {
            let list = site::read(&project.root.join("content/pm-em.json"))?;
            let page = r#"[["h2",{},"Goals"],["ul",{},["li",{"id":"a"},["input",{"type":"checkbox","checked":true}]," One"]]]"#;
            return Ok(vec![list, page.to_owned()]);
        }
        let golden = Json::parse(&site::read(&project.root.join("tests/golden/links.json"))?)?;
        let links = golden.get("links").map_or(&[][..], Json::elements);
        let seed = |link: &Json| match self {
            Target::Payload => link.text("payload").map(str::to_owned),
            _ => link.get("document").map(Json::to_text),
        };
        Ok(links.iter().filter_map(seed).collect())
    }

    fn run(self, project: &Project, programs: &Path, seconds: u32) -> Result<()> {
        let name = self.name();
        // What was found to reach new places stays for the next time.
        let corpus = folder(project.target("fuzz-corpus").join(name))?;
        let findings = folder(project.target("fuzz-findings").join(name))?;
        for (number, seed) in self.seeds(project)?.iter().enumerate() {
            let file = corpus.join(format!("seed-{number}"));
            fs::write(&file, seed).with_context(|| format!("{} cannot be written.", file.display()))?;
        }
        println!("Fuzzing {name} for {seconds} s …");
        let mut fuzzer = program(project, programs.join(name));
        fuzzer
            .arg(format!("-max_total_time={seconds}"))
            .arg(format!("-max_len={LONGEST_INPUT}"))
            .arg(format!("-artifact_prefix={}/", findings.display()))
            .args(["-timeout=10", "-print_final_stats=1"])
            .arg(&corpus);
        let output = fuzzer.output().with_context(|| format!("The target {name} could not be started."))?;
        let log = String::from_utf8_lossy(&output.stderr);
        if !output.status.success() {
            eprintln!("{log}");
            bail!("Fuzzing {name} failed ({}); the input is in {}.", output.status, findings.display());
        }
        let executions = executions(&log).with_context(|| format!("The target {name} does not say what it did."))?;
        println!("{name}: {executions} executions in {seconds} s, nothing found.");
        Ok(())
    }
}

/// How often libFuzzer says that it has called the target.
fn executions(log: &str) -> Option<u64> {
    log.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:")?.trim().parse().ok())
}

fn folder(path: PathBuf) -> Result<PathBuf> {
    fs::create_dir_all(&path).with_context(|| format!("{} cannot be made.", path.display()))?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::executions;

    #[test]
    fn the_number_of_executions_is_found() {
        let log =
            "#2\tINITED\nDone 812 runs in 2 second(s)\nstat::number_of_executed_units: 812\nstat::peak_rss_mb: 41\n";
        assert_eq!(executions(log), Some(812));
        assert_eq!(executions("Done"), None);
    }
}
