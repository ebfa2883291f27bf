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
//! [`component`] says more. Beneath it is [`core`]: the checklist, the marks, their merge and the pure `update`. Plain Rust, runs anywhere.
//! These two are the interface of the crate.
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
// Public for the tests in the browser, which are a crate of their own. What they hold may change with any release.
#[cfg(feature = "ui")]
#[doc(hidden)]
pub mod shell;
#[cfg(feature = "ui")]
#[doc(hidden)]
pub mod ui;

// What these two show is compiled as it is pasted.
#[cfg(all(doctest, feature = "component"))]
#[doc = include_str!("../README.md")]
#[doc = include_str!("../docs/yew.md")]
struct Shown;

#[cfg(all(feature = "widget", target_arch = "wasm32"))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
