//! Writing text where some characters mean something.

/// Characters that would mean something, each with what is written instead.
pub type Escapes = &'static [(char, &'static str)];

/// For XML and HTML, between tags and within quotes.
pub const IN_XML: Escapes = &[('\n', " "), ('&', "&amp;"), ('<', "&lt;"), ('>', "&gt;"), ('"', "&quot;")];

/// The text with every character of the table replaced.
pub fn escape(text: &str, escapes: Escapes) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match escapes.iter().find(|(from, _)| *from == character) {
            Some((_, to)) => out.push_str(to),
            None => out.push(character),
        }
    }
    out
}
