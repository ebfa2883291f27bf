//! A document as the payload of a link: short, of letters, digits, `-` and `_` only, and proof against what happens to links.
//!
//! A payload is a version, a length, a body and a checksum; `docs/link.md` has the grammar. What has one of the usual forms is
//! written in columns of bits, everything else as JSON beside it, so nothing is ever left out: [`decode`] gives
//! back exactly what [`encode`] was given.

use std::fmt;

use super::bits::{Reader, Writer, index, symbol};
use super::columns;
use super::document::Document;

/// The longest payload that is read, in characters. Browsers differ in how long an address may be; this is below all of them.
pub const MAX_PAYLOAD: usize = 64 << 10;

/// The version that is written, the first character. Later ones have a later digit.
const VERSION: &str = "1";

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
    /// Longer than [`MAX_PAYLOAD`].
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
    framed(&columns::write(document).into_text())
}

/// The payload with this body, which is not looked at.
pub fn framed(body: &str) -> String {
    let mut length = Writer::default();
    length.number(body.len() as u64, 5, 64);
    let content = [VERSION, &length.into_text(), body].concat();
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
    let rest = match payload.as_bytes() {
        [b'1', rest @ ..] => rest,
        [newer @ b'2'..=b'9', ..] => return Err(PayloadError::Newer(*newer as char)),
        _ => return Err(PayloadError::Foreign),
    };
    let mut reader = Reader::new(rest)?;
    let length = index(reader.number(5, 64).map_err(|_| PayloadError::Cut)?).saturating_add(CHECKSUM_LENGTH);
    let left = reader.left() / 6;
    if left < length {
        return Err(PayloadError::Cut);
    }
    match payload.split_at_checked(payload.len() - CHECKSUM_LENGTH) {
        Some((content, sum)) if left == length && sum == checksum(content) => {}
        _ => return Err(PayloadError::Garbled),
    }
    reader.drop_last(CHECKSUM_LENGTH * 6);
    columns::read(&mut reader)
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
    crc = !crc;
    let mut text = String::new();
    for _ in 0..CHECKSUM_LENGTH {
        text.insert(0, symbol(crc % 62));
        crc /= 62;
    }
    text
}

/// What stands before a parameter of an address; `;` in one that was written into HTML.
const SEPARATORS: [char; 4] = ['#', '?', '&', ';'];

const PARAMETER: &str = "ac=";

/// Every payload in the fragment or query of an address, or in text that has addresses in it.
///
/// A payload follows `ac=`, at the start or after `#`, `?`, `&` or `;`, and may be empty. What is around it is not looked at.
pub fn payloads_of(text: &str) -> impl Iterator<Item = &str> {
    let values = text.split(SEPARATORS).filter_map(|part| part.strip_prefix(PARAMETER));
    values.map(|value| {
        let payload = value.split(|next: char| !next.is_ascii_alphanumeric() && !"-_".contains(next)).next();
        // Punctuation after a link; a payload ends in a letter or digit.
        payload.unwrap_or_default().trim_end_matches(['-', '_'])
    })
}

/// The fragment or query without its payloads; all that belongs to the host stays as it is.
pub fn without_payload(fragment: &str) -> String {
    let mut kept = String::new();
    for part in fragment.split_inclusive(SEPARATORS) {
        if !part.starts_with(PARAMETER) {
            kept.push_str(part);
        } else if !part.ends_with(SEPARATORS) {
            kept.pop();
        }
    }
    kept
}
