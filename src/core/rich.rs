//! Rich text: the little that survives from a host page.

use super::json::{Json, Object};

/// An address that may stand behind a link: http, https or mailto, nothing that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Href(String);

impl Href {
    /// Takes an address whose scheme is http, https or mailto and which holds no white space or control character.
    /// Those are refused because browsers skip some of them while they look for the scheme.
    pub fn parse(address: &str) -> Option<Href> {
        let address = address.trim();
        let allowed = ["http://", "https://", "mailto:"]
            .iter()
            .any(|scheme| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
        let clean = !address.chars().any(|character| character <= ' ' || character == '\u{7f}');
        (allowed && clean).then(|| Href(address.to_owned()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A run of text with its markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Plain text
    Text(String),
    /// `em`
    Emphasis(Rich),
    /// `strong`
    Strong(Rich),
    /// `code`
    Code(String),
    /// `a`, its address checked
    Link(Href, Rich),
}

/// Text with emphasis, strong, code and links.
///
/// In JSON it is a string, or an array whose elements are strings, `{"em": …}`, `{"strong": …}`, `{"code": "…"}` or
/// `{"link": …, "href": "…"}`, where … is rich text again. A link whose address is not allowed leaves its text; anything else is skipped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rich(pub Vec<Span>);

impl Rich {
    /// Reads rich text from its JSON form.
    pub fn from_json(json: &Json) -> Rich {
        let mut rich = Rich::default();
        rich.append(json);
        rich
    }

    fn append(&mut self, json: &Json) {
        match json {
            Json::String(text) => self.0.push(Span::Text(text.clone())),
            Json::Array(elements) => elements.iter().for_each(|element| self.append(element)),
            Json::Object(members) => self.append_markup(members),
            _ => {}
        }
    }

    fn append_markup(&mut self, members: &Object) {
        for (name, content) in members {
            let inner = Rich::from_json(content);
            match name.as_str() {
                "em" => self.0.push(Span::Emphasis(inner)),
                "strong" => self.0.push(Span::Strong(inner)),
                "code" => self.0.push(Span::Code(inner.plain_text())),
                "link" => match members.get("href").and_then(Json::as_str).and_then(Href::parse) {
                    Some(href) => self.0.push(Span::Link(href, inner)),
                    None => self.0.extend(inner.0),
                },
                _ => {}
            }
        }
    }

    /// Plain text in which addresses are links, http and https. Punctuation behind an address is not part of it.
    pub fn linked(text: &str) -> Rich {
        let bytes = text.as_bytes();
        let piece = |start: usize, end: usize| text.get(start..end).unwrap_or_default().to_owned();
        let (mut spans, mut plain, mut start) = (Vec::new(), 0, 0);
        while start < bytes.len() {
            let (mut end, mut whole) = (start, true);
            if bytes.get(start..).is_some_and(|rest| rest.starts_with(b"http")) {
                while bytes.get(end).is_some_and(u8::is_ascii_graphic) {
                    end += 1;
                }
                // A letter that is not in there may be part of it: better none than one that leads elsewhere.
                whole = bytes.get(end).is_none_or(u8::is_ascii);
                let brackets = bytes.get(start..end).is_some_and(|run| run.iter().any(|byte| b"([".contains(byte)));
                let around: &[u8] = if brackets { b".,;:!?>\"'" } else { b".,;:!?>\"')]" };
                // At its first letter it ends at the latest.
                while bytes.get(end - 1).is_some_and(|last| around.contains(last)) {
                    end -= 1;
                }
            }
            // A scheme alone leads nowhere.
            let is_long = whole && end > start + "https://".len();
            if let Some(href) = text.get(start..end).filter(|_| is_long).and_then(Href::parse) {
                spans.push(Span::Text(piece(plain, start)));
                spans.push(Span::Link(href, Rich(vec![Span::Text(piece(start, end))])));
                plain = end;
            }
            // What begins like an address and is none is looked at once, however long it is.
            start = end.max(start + 1);
        }
        spans.push(Span::Text(piece(plain, text.len())));
        Rich(spans)
    }

    /// The text alone.
    pub fn plain_text(&self) -> String {
        let mut out = String::new();
        self.write_text(&mut out);
        out
    }

    fn write_text(&self, out: &mut String) {
        for span in &self.0 {
            match span {
                Span::Text(text) | Span::Code(text) => out.push_str(text),
                Span::Emphasis(inner) | Span::Strong(inner) | Span::Link(_, inner) => inner.write_text(out),
            }
        }
    }

    /// Whether there is nothing to read.
    pub fn is_blank(&self) -> bool {
        self.plain_text().trim().is_empty()
    }
}

impl From<&str> for Rich {
    fn from(text: &str) -> Rich {
        Rich(vec![Span::Text(text.to_owned())])
    }
}
