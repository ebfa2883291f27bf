//! Every promise to a person who uses the checklist, kept in real browsers against the production build.

use std::process::ExitCode;

mod actions;
mod bare_page;
mod element;
mod frame;
mod harness;
mod keyboard;
mod lists;
mod loading;
mod look;
mod maker;
mod memory;
mod notes;
mod odd_hosts;
mod opening;
mod scale;
mod share;
mod storage;

fn main() -> ExitCode {
    let all = [
        harness::journeys(),
        memory::journeys(),
        storage::journeys(),
        element::journeys(),
        lists::journeys(),
        actions::journeys(),
        notes::journeys(),
        keyboard::journeys(),
        loading::journeys(),
        odd_hosts::journeys(),
        bare_page::journeys(),
        look::journeys(),
        scale::journeys(),
        share::journeys(),
        opening::journeys(),
        maker::journeys(),
        frame::journeys(),
    ];
    journeys::run(&all.concat())
}
