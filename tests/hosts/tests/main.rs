//! Every integration in the host it is for.

use std::process::ExitCode;

mod confluence_data_center;
mod confluence_forge;
mod dokuwiki;
mod hugo;
mod jekyll;
mod mediawiki;
mod mkdocs;
mod wordpress;
mod yew;

fn main() -> ExitCode {
    let all = [
        jekyll::journeys(),
        hugo::journeys(),
        mkdocs::journeys(),
        dokuwiki::journeys(),
        mediawiki::journeys(),
        wordpress::journeys(),
        confluence_forge::journeys(),
        confluence_data_center::journeys(),
        yew::journeys(),
    ];
    journeys::run(&all.concat())
}
