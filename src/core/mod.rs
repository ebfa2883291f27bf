//! The checklist as plain Rust: no browser, no Yew, no panic on any input.

#![warn(clippy::indexing_slicing)]

pub mod builtin;
pub mod catalogue;
pub mod checklist;
mod coder;
pub mod comparison;
pub mod document;
mod escape;
pub mod json;
pub mod merge;
pub mod name;
pub mod outcome;
pub mod outline;
pub mod payload;
pub mod rich;
pub mod stamp;
pub mod state;
pub mod static_html;
pub mod summary;
