//! Every integration in the host it is for.

use std::process::ExitCode;

mod hugo;
mod jekyll;

fn main() -> ExitCode {
    let all = [jekyll::journeys(), hugo::journeys()];
    journeys::run(&all.concat())
}
