//! Everything that touches the browser: storage, the exports that the custom element calls, and, under `element/`,
//! the JavaScript of that element, of which the component for Yew applications uses a part.

pub mod config;
pub mod host;
pub mod session;
pub mod storage;
pub mod widget;
