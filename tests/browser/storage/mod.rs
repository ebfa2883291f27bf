//! What is done is kept in the browser, and what stands there is never lost. Each test has a team of its own.

mod saving;
mod tabs;
mod trouble;

use alignment_checklist::shell::session::stored_elsewhere;

use crate::element_side::store;
use crate::support::settled;

const WILL_BE_SAVED: &str = "Ticks and notes are saved in this browser.";
const SAVED: &str = "Saved in this browser, 10:15.";
const ASIDE: &str = "What was saved before could not be read. It is set aside, not deleted. To go on from there, open a link or file that you kept. ";

/// Of which this page hears.
async fn another_tab_stores(team: &str, text: &str) {
    store(team, text);
    stored_elsewhere();
    settled().await;
}
