//! A document as the payload of a link: short, of letters, digits, `-` and `_` only, and proof against what happens to links.
//!
//! A payload is a version, the length of the body, the body and a checksum; `docs/link.md` has the grammar. The body is the document
//! itself, as JSON goes through the coder, so nothing is ever left out: [`decode`] gives back exactly what [`encode`] was given.

use std::fmt;

use super::coder::{Coder, symbol, value_of};
use super::document::Document;
use super::json::Json;

/// The longest payload that is read, in characters. Browsers differ in how long an address may be; this is below all of them.
pub const MAX_PAYLOAD: usize = 64 << 10;

/// The version that is written, the first character. Later ones have a later digit.
const VERSION: &str = "1";

/// What documents look like. Every payload of this version was written with exactly this in mind, so it never changes. An item that is
/// not in it is written as text.
pub const SAMPLE: &str = include_str!("sample.json");

/// A length in two characters; from this on it takes three more.
const LONG: usize = (1 << 12) - 1;

const CHECKSUM_LENGTH: usize = 6;

/// Why a text is not a payload that can be opened. Nothing of it is used then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PayloadError {
    /// Its end is missing.
    Cut,
    /// Something in it was changed.
    Garbled,
    /// Written by a later version, of which this is the first character.
    Newer(char),
    /// Never was a payload.
    Foreign,
    /// Longer than [`MAX_PAYLOAD`], or what it opens to is.
    TooLong,
}

impl PayloadError {
    /// The error as a sentence that says what to do.
    pub fn sentence(self) -> &'static str {
        match self {
            PayloadError::Cut => "The link was cut off, its end is missing. Copy it again, whole.",
            PayloadError::Garbled => "The link was changed on its way. Copy it again from where it was made.",
            PayloadError::Newer(_) => {
                "The link was made by a newer version of this checklist. Reload the page; if that does not help, the page has to be updated."
            }
            PayloadError::Foreign => "The link holds nothing that this checklist has written. Ask for a new one.",
            PayloadError::TooLong => "The link is longer than any that this checklist opens. Ask for the file instead.",
        }
    }
}

impl fmt::Display for PayloadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sentence())
    }
}

impl std::error::Error for PayloadError {}

/// The document as a payload. One longer than [`MAX_PAYLOAD`] will not be opened.
pub fn encode(document: &Document) -> String {
    framed(&coder().write(&document.clone().into()))
}

/// The payload with this body, which is not looked at.
pub fn framed(body: &str) -> String {
    let short = fixed(body.len().min(LONG), 64, 2);
    let long = if body.len() < LONG { String::new() } else { fixed(body.len(), 64, 3) };
    let content = [VERSION, &short, &long, body].concat();
    let checksum = checksum(&content);
    content + &checksum
}

/// The document that was made this payload.
///
/// # Errors
/// When it is none, see [`PayloadError`].
pub fn decode(payload: &str) -> Result<Document, PayloadError> {
    if payload.len() > MAX_PAYLOAD {
        return Err(PayloadError::TooLong);
    }
    match payload.as_bytes() {
        [b'1', ..] => {}
        [newer @ b'2'..=b'9', ..] => return Err(PayloadError::Newer(*newer as char)),
        _ => return Err(PayloadError::Foreign),
    }
    let symbols: Vec<u32> = payload.bytes().map(value_of).collect();
    if symbols.contains(&64) {
        return Err(PayloadError::Foreign);
    }
    let number = |start: usize, end: usize| {
        let digits = symbols.get(start..end).ok_or(PayloadError::Cut)?;
        Ok(digits.iter().fold(0, |number, digit| number << 6 | *digit as usize))
    };
    let (start, length) = match number(1, 3)? {
        LONG => (6, number(3, 6)?),
        length => (3, length),
    };
    let (Some(body), Some((content, sum))) =
        (symbols.get(start..start + length), payload.split_at_checked(start + length))
    else {
        return Err(PayloadError::Cut);
    };
    if sum.len() < CHECKSUM_LENGTH {
        return Err(PayloadError::Cut);
    }
    if sum != checksum(content) {
        return Err(PayloadError::Garbled);
    }
    let json = coder().read(body.to_vec())?;
    Document::try_from(json).map_err(|_| PayloadError::Garbled)
}

fn coder() -> Coder {
    // A test holds that the sample parses.
    Coder::new(&Json::parse(SAMPLE).unwrap_or(Json::Null))
}

/// CRC-32 (ISO 3309, as in zip and PNG) in six letters and digits.
fn checksum(content: &str) -> String {
    let mut crc = !0_u32;
    for byte in content.bytes() {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = crc >> 1 ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
        }
    }
    fixed(!crc as usize, 62, CHECKSUM_LENGTH)
}

/// A number as so many characters, the highest first.
fn fixed(mut number: usize, base: usize, length: usize) -> String {
    let mut text = String::new();
    for _ in 0..length {
        text.insert(0, symbol(number % base));
        number /= base;
    }
    text
}

/// The last payload in the fragment or query of an address, or in text that has addresses in it: a summary ends with its own, and its notes
/// may quote others.
///
/// A payload follows `ac=`, at the start or after `#`, `?`, `&` or the `;` of an `&amp;`, and may be empty. What is around it is not looked at.
pub fn payload_in(text: &str) -> Option<&str> {
    let begins = |&at: &usize| {
        let before = at.checked_sub(1).and_then(|before| text.as_bytes().get(before));
        matches!(before, None | Some(b'#' | b'?' | b'&' | b';'))
            && text.get(at..).is_some_and(|rest| rest.starts_with("ac="))
    };
    let value = text.get((0..text.len()).rev().find(begins)? + 3..)?;
    let payload = value.split(|next: char| !next.is_ascii_alphanumeric() && !"-_".contains(next)).next();
    // Punctuation after a link; a payload ends in a letter or digit.
    payload.map(|payload| payload.trim_end_matches(['-', '_']))
}
