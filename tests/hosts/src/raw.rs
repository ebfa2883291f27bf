//! Pages as a reader without scripts gets them.

use scraper::{ElementRef, Html, Selector};

/// One page as it came over the wire.
pub struct Raw {
    text: String,
}

/// Fetches a page.
pub async fn fetch(address: &str) -> Raw {
    let response = reqwest::get(address).await.unwrap_or_else(|error| panic!("{address}: {error}"));
    assert_eq!(response.status(), 200, "{address}");
    Raw { text: response.text().await.expect("pages are text") }
}

impl Raw {
    /// The text of every element that matches, white space folded.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector, |element| words(&element.text().collect::<String>()))
    }

    /// An attribute of every element that matches and has it.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        self.all(selector, |element| element.attr(name).map(str::to_owned)).into_iter().flatten().collect()
    }

    /// All attributes of every element that matches, as `name=value`, sorted.
    pub fn all_attributes(&self, selector: &str) -> Vec<Vec<String>> {
        self.all(selector, |element| {
            let mut all: Vec<_> = element.value().attrs().map(|(name, value)| format!("{name}={value}")).collect();
            all.sort();
            all
        })
    }

    fn all<T>(&self, selector: &str, take: impl Fn(ElementRef<'_>) -> T) -> Vec<T> {
        let selector = Selector::parse(selector).expect("a selector is one");
        Html::parse_document(&self.text).select(&selector).map(take).collect()
    }
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
