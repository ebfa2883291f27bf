//! Every integration in the host it is for.

use std::process::ExitCode;

mod jekyll;

fn main() -> ExitCode {
    let all = [jekyll::journeys()];
    journeys::run(&all.concat())
}
