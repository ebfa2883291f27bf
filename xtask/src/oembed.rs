//! oEmbed: what a host that is given only an address needs to frame the page (<https://oembed.com>).

use alignment_checklist::core::json::Json;

/// The file that describes the page to such hosts.
pub const OEMBED: &str = "oembed.json";

/// Wide enough for lines of a good length, and tall enough for a first section.
const WIDTH: u64 = 720;
const HEIGHT: u64 = 800;

/// Where the site is going to be published. Hosts that read the file resolve no relative addresses, so it takes a whole one.
#[derive(Clone, Debug)]
pub struct Address(String);

impl Address {
    /// Reads the address of a folder, with or without its last slash.
    ///
    /// # Errors
    /// A sentence, when it is not such an address.
    pub fn parse(text: &str) -> Result<Address, String> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let plain = |text: &str| !text.contains(|sign: char| sign.is_whitespace() || "?#\"'<>&".contains(sign));
        if rest.is_some_and(|rest| !rest.starts_with('/') && !rest.is_empty() && plain(rest)) {
            return Ok(Address([text.trim_end_matches('/'), "/"].concat()));
        }
        Err("it takes the address of a folder, as https://example.org/checklist/".to_owned())
    }

    /// The address of a file of the site.
    pub fn of(&self, file: &str) -> String {
        [&*self.0, file].concat()
    }
}

/// The description.
pub fn json(address: &Address) -> String {
    let title = "Alignment Checklist";
    let html = format!(
        "<iframe src=\"{}\" title=\"{title}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" frameborder=\"0\" data-alignment-checklist></iframe>",
        address.of("index.html")
    );
    Json::object([
        ("version", Json::from("1.0")),
        ("type", Json::from("rich")),
        ("title", Json::from(title)),
        ("provider_name", Json::from(title)),
        ("provider_url", Json::from(&*address.of(""))),
        ("html", Json::from(&*html)),
        ("width", Json::from(WIDTH)),
        ("height", Json::from(HEIGHT)),
    ])
    .to_text()
}

#[cfg(test)]
mod tests {
    use super::{Address, json};

    #[test]
    fn an_address_is_that_of_a_folder() {
        for text in ["https://example.org/checklist", "https://example.org/checklist/"] {
            assert_eq!(Address::parse(text).unwrap().of("index.html"), "https://example.org/checklist/index.html");
        }
        for text in [
            "",
            "example.org",
            "https://",
            "https:///x",
            "ftp://example.org",
            "https://example.org/?a",
            "https://example.org/\"x",
        ] {
            assert_eq!(
                Address::parse(text).unwrap_err(),
                "it takes the address of a folder, as https://example.org/checklist/",
                "{text}"
            );
        }
    }

    #[test]
    fn the_description_is_what_hosts_ask_for() {
        assert_eq!(
            json(&Address::parse("https://example.org/checklist").unwrap()),
            concat!(
                r#"{"height":800,"html":"<iframe src=\"https://example.org/checklist/index.html\" title=\"Alignment Checklist\" "#,
                r#"width=\"720\" height=\"800\" frameborder=\"0\" data-alignment-checklist></iframe>","#,
                r#""provider_name":"Alignment Checklist","provider_url":"https://example.org/checklist/","#,
                r#""title":"Alignment Checklist","type":"rich","version":"1.0","width":720}"#
            )
        );
    }
}
