//! What is drawn, with Yew. One component is enough: [`part::Part`] draws one part of the widget, or the whole of it, again when that
//! part's slice of the state changes. Everything else is a function from data to nodes, one per file.
//!
//! Nothing here reads the browser: what is shown comes in through a [`view::View`], what people do comes in through
//! [`act::act`]. The shell listens once for the whole widget, so that a thousand rows carry no listener.

pub mod act;
pub mod banner;
pub mod button;
pub mod count;
pub mod element;
pub mod frame;
pub mod item;
pub mod notes;
pub mod offer;
pub mod part;
pub mod rich_text;
pub mod section;
pub mod share;
pub mod status;
pub mod store;
pub mod toolbar;
pub mod view;
