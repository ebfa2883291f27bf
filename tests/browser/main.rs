//! What the widget promises, in a real browser: `cargo test --target wasm32-unknown-unknown --test browser`, with the runner
//! of wasm-bindgen; `cargo xtask test` sets it up.

#![cfg(target_arch = "wasm32")]

mod applicability;
mod banner;
mod built_in;
mod component;
mod controls;
mod element_side;
mod language;
mod mounting;
mod notes;
mod own_list;
mod read_only;
#[cfg(debug_assertions)]
mod renderings;
mod sharing;
mod status;
mod storage;
mod support;
mod widget;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
