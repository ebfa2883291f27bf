//! Blogs and wikis for trying the integrations in: each is installed into a folder of its own, started on a free port and
//! ends with its test.
//!
//! What an author would copy is taken from `integrations/`, and what an author would write from the page of that host in
//! `docs/hosts/`, so neither can promise what nobody has tried. The widget's own files come from another origin.

// As in the journeys: a helper that panics is how a test fails.
#![allow(clippy::missing_panics_doc)]

mod examples;
mod promises;
mod raw;
mod server;
mod workshop;

pub use examples::Examples;
pub use promises::{
    a_line_of_the_maker_is_taken_as_it_is, a_link_leads_to_the_built_in_list_without_scripts,
    a_newer_script_has_another_address, an_own_list_is_ticked_and_kept, begin,
    the_built_in_list_is_read_without_scripts, the_built_in_list_is_ticked_and_kept,
    the_script_may_lie_on_the_host_itself, ticks_in_a_task_list_are_the_initial_state,
    what_stands_beside_it_stays_outside,
};
pub use raw::{Raw, fetch};
pub use server::{Server, listen, listen_under, php};
pub use workshop::{Workshop, find, programs};
