//! Every integration in the host it is for.

use std::process::ExitCode;

mod dokuwiki;
mod hugo;
mod jekyll;
mod mediawiki;
mod mkdocs;
mod wordpress;

fn main() -> ExitCode {
    let all = [
        jekyll::journeys(),
        hugo::journeys(),
        mkdocs::journeys(),
        dokuwiki::journeys(),
        mediawiki::journeys(),
        wordpress::journeys(),
    ];
    journeys::run(&all.concat())
}
