//! What somebody shared is shown first, and nothing is lost on either side.

mod address;
mod answers;
mod content;

use journeys::{Journey, Page, Widget};

/// All journeys with what was shared.
pub fn journeys() -> Vec<Journey> {
    [answers::journeys(), address::journeys(), content::journeys()].concat()
}

/// The link of a reader who ticked and noted something, from the site next door, whose storage is another.
async fn link_from_next_door(page: &Page, file: &str) -> String {
    page.go(&page.site().url_elsewhere(&format!("tests/pages/{file}"))).await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    widget.toggle("pm-research").await;
    widget.open("goals-mid").await;
    widget.write_note("goals-mid", "em", "Agree in June").await;
    widget.share_url().await
}

/// The payload of a link of that kind.
fn payload(link: &str) -> &str {
    link.split_once("#ac=").expect("the payload stands in the fragment").1
}

/// Opens the payload of a link from next door on the page here.
async fn open_here(page: &Page, link: &str) -> Widget {
    page.go(&page.site().url(&format!("tests/pages/built-in.html#ac={}", payload(link)))).await;
    let widget = page.widget().await;
    widget.until("inside('.offer')[0]").await;
    widget
}

async fn offer(widget: &Widget) -> String {
    widget.ask("journal.words(inside('.offer')[0])").await
}

async fn fragment(page: &Page) -> String {
    page.value("location.hash").await
}

/// Gives an answer and waits until the offer is gone.
async fn answer(widget: &Widget, action: &str) {
    widget.act(action).await;
    widget.until("!inside('.offer')[0]").await;
}
