//! Every integration in the host it is for.

use std::process::ExitCode;

mod hugo;
mod jekyll;
mod mkdocs;

fn main() -> ExitCode {
    let all = [jekyll::journeys(), hugo::journeys(), mkdocs::journeys()];
    journeys::run(&all.concat())
}
