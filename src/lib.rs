//! Alignment Checklist: what a Product Manager and an Engineering Manager expect of each other, as an
//! interactive checklist to embed in a wiki or a blog.
//!
//! The crate has three layers, each of which knows only those before it:
//!
//! - [`core`]: the checklist, the marks, their merge and the pure `update`. Plain Rust, runs anywhere.
//! - `ui`: the Yew components.
//! - `shell`: everything that touches the browser, and the exports that the custom element calls.

pub mod core;
#[cfg(feature = "widget")]
pub mod shell;
#[cfg(feature = "widget")]
pub mod ui;

#[cfg(all(feature = "widget", target_arch = "wasm32"))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
