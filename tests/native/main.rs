//! What the core promises, tested natively: `cargo test --no-default-features --test native`.

mod catalogue;
mod checklist;
mod comparison;
mod content;
mod document;
mod documented_link;
mod invariants;
mod json;
mod merge;
mod name;
mod outcome;
mod outline;
mod payload;
mod rich;
mod state;
mod static_html;
mod summary;
mod support;
