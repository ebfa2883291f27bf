//! Every integration in the host it is for.

use std::process::ExitCode;

mod dokuwiki;
mod hugo;
mod jekyll;
mod mkdocs;

fn main() -> ExitCode {
    let all = [jekyll::journeys(), hugo::journeys(), mkdocs::journeys(), dokuwiki::journeys()];
    journeys::run(&all.concat())
}
