//! Finds what a task needs and installs what is missing, or says in one sentence what to install.

pub mod apt;
pub mod browsers;
pub mod hosts;
pub mod node;
pub mod rust;
pub mod tools;
