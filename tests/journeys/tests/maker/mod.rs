//! The page where one copies what a host needs.

mod doctor;
mod form;
mod height;
mod names;
mod own_list;
mod snippets;

use journeys::{Journey, Page};
use serde_json::json;

/// All journeys of that page.
pub fn journeys() -> Vec<Journey> {
    [
        doctor::journeys(),
        form::journeys(),
        height::journeys(),
        names::journeys(),
        own_list::journeys(),
        snippets::journeys(),
    ]
    .concat()
}

async fn open(page: &Page) {
    page.go(&page.site().url("dist/embed.html")).await;
    page.widget().await;
    page.until::<bool>("document.querySelectorAll('#doctor li').length === 5").await;
}

/// Chooses, as somebody who uses the form would.
async fn choose(page: &Page, name: &str, value: &str) {
    page.run::<()>(
        "const field = document.querySelector('#choices').elements[arguments[0]];
         field.value = arguments[1];
         (field instanceof RadioNodeList ? [...field].find((one) => one.checked) : field).dispatchEvent(new Event('input', { bubbles: true }));",
        vec![json!(name), json!(value)],
    )
    .await;
}

async fn code(page: &Page) -> Vec<String> {
    page.value("[...document.querySelectorAll('#steps code')].map((code) => code.textContent)").await
}
