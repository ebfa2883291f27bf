//! Alignment Checklist: what a Product Manager and an Engineering Manager expect of each other, as an
//! interactive checklist for wikis, blogs and Yew applications.
//!
//! Pages embed it as a custom element, which the README describes. An application that is written with [Yew](yew) mounts the component:
//!
//! ```no_run
//! use alignment_checklist::component::AlignmentChecklist;
//! use yew::prelude::*;
//!
//! #[component]
//! fn App() -> Html {
//!     html! { <AlignmentChecklist team="checkout" /> }
//! }
//!
//! yew::Renderer::<App>::new().render();
//! ```
//!
//! [`component`] says more. Beneath it the crate has three layers, each of which knows only those before it:
//!
//! - [`core`]: the checklist, the marks, their merge and the pure `update`. Plain Rust, runs anywhere.
//! - [`ui`]: what is drawn, with Yew.
//! - [`shell`]: everything that touches the browser, and the exports that the custom element calls.
//!
//! # Features
//!
//! - `component`, on by default: the component.
//! - `widget`: what the WebAssembly behind the custom element has besides, among it a global allocator. Not for applications.
//!
//! Without any, `core` is left and there is no dependency on Yew.

#[cfg(feature = "component")]
pub mod component;
pub mod core;
#[cfg(feature = "ui")]
pub mod shell;
#[cfg(feature = "ui")]
pub mod ui;

#[cfg(all(feature = "widget", target_arch = "wasm32"))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
