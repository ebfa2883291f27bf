//! Every package in a real browser.

use std::process::ExitCode;

mod examples;
mod served;
mod single_file;

fn main() -> ExitCode {
    journeys::run(&[examples::journeys(), served::journeys(), single_file::journeys()].concat())
}
