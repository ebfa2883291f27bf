//! Numbers and texts as bits, six to a character: the alphabet of base64url (RFC 4648, section 5), the highest bit first.
//!
//! The grammar is in `docs/link.md`. Reading takes nothing on trust: it ends where the bits end.

use super::payload::PayloadError;

const SYMBOLS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The most bits that a value of a column has.
const MAX_BITS: u32 = 53;

/// The character of a value below 64.
pub(super) fn symbol(value: u32) -> char {
    SYMBOLS[value as usize & 63] as char
}

/// The value of a character; 64 for any that has none.
fn value_of(character: u8) -> u64 {
    SYMBOLS.iter().take_while(|&&symbol| symbol != character).count() as u64
}

/// How a byte of a text is written with so many bits. It does not fit when there is more of it than that.
fn code(byte: u8, width: u32) -> u64 {
    if width == 6 { value_of(byte) } else { byte.into() }
}

/// How many bits go together in a column of that many.
fn group(bits: u32, halvings: u64) -> u32 {
    (bits >> halvings).max(1)
}

/// What is written so far.
#[derive(Default)]
pub(super) struct Writer(Vec<bool>);

impl Writer {
    /// The lowest `count` bits of a value.
    pub fn bits(&mut self, value: u64, count: u32) {
        for bit in (0..count).rev() {
            self.0.push(value >> bit & 1 == 1);
        }
    }

    /// A number below 2 to the power of `left`, lowest bits first, in groups. After each group, one bit says whether another follows;
    /// after `left` bits none can.
    pub fn number(&mut self, mut value: u64, group: u32, mut left: u32) {
        while left > 0 {
            let count = group.min(left);
            self.bits(value, count);
            value >>= count;
            left -= count;
            if left > 0 {
                self.bits((value > 0).into(), 1);
                if value == 0 {
                    return;
                }
            }
        }
    }

    /// A text with its length, in the fewest bits for each byte that do for all. No text is not the empty text.
    pub fn text(&mut self, text: Option<&str>) {
        self.number(text.map_or(0, |text| text.len() as u64 + 1), 4, 64);
        if let Some(text) = text {
            let width = (6..8).find(|&width| text.bytes().all(|byte| code(byte, width) >> width == 0)).unwrap_or(8);
            self.bits(u64::from(width) - 6, 2);
            for byte in text.bytes() {
                self.bits(code(byte, width), width);
            }
        }
    }

    /// Numbers below 2 to the power of [`MAX_BITS`], as many as the reader expects. They count as having `bits` bits, or
    /// more when one of them has more.
    pub fn column(&mut self, values: &[u64], bits: u32) {
        let bits = values.iter().fold(bits, |bits, value| bits.max(u64::BITS - value.leading_zeros()));
        self.number(bits.into(), 4, 8);
        let tries = (0..4).map(|halvings| {
            let mut column = Writer::default();
            column.bits(halvings, 2);
            for &value in values {
                column.number(value, group(bits, halvings), bits);
            }
            column.0
        });
        self.0.extend(tries.min_by_key(Vec::len).unwrap_or_default());
    }

    /// The bits as characters. The last is filled up with zeros.
    pub fn into_text(self) -> String {
        let value = |bits: &[bool]| (0..6).fold(0, |value, bit| value << 1 | u32::from(bits.get(bit) == Some(&true)));
        self.0.chunks(6).map(|bits| symbol(value(bits))).collect()
    }
}

/// What is still to be read. Running out of bits is [`PayloadError::Garbled`].
pub(super) struct Reader {
    bits: Vec<bool>,
    at: usize,
}

impl Reader {
    /// Reads these characters.
    pub fn new(text: &[u8]) -> Result<Reader, PayloadError> {
        let mut writer = Writer::default();
        for &character in text {
            match value_of(character) {
                64 => return Err(PayloadError::Foreign),
                value => writer.bits(value, 6),
            }
        }
        Ok(Reader { bits: writer.0, at: 0 })
    }

    /// How many bits are left.
    pub fn left(&self) -> usize {
        self.bits.len() - self.at
    }

    /// Leaves the last bits away, which are not more than there are left.
    pub fn drop_last(&mut self, count: usize) {
        self.bits.truncate(self.bits.len().saturating_sub(count).max(self.at));
    }

    /// A value of `count` bits, at most 64.
    pub fn bits(&mut self, count: u32) -> Result<u64, PayloadError> {
        let mut value = 0;
        for _ in 0..count {
            value = value << 1 | u64::from(*self.bits.get(self.at).ok_or(PayloadError::Garbled)?);
            self.at += 1;
        }
        Ok(value)
    }

    /// One bit.
    pub fn bit(&mut self) -> Result<bool, PayloadError> {
        Ok(self.bits(1)? == 1)
    }

    /// The counterpart of [`Writer::number`]. `group` is not 0, `limit` at most 64.
    pub fn number(&mut self, group: u32, limit: u32) -> Result<u64, PayloadError> {
        let (mut value, mut done) = (0, 0);
        while done < limit {
            let count = group.min(limit - done);
            value |= self.bits(count)? << done;
            done += count;
            if done < limit && !self.bit()? {
                break;
            }
        }
        Ok(value)
    }

    /// How many records follow. Each has at least one bit.
    pub fn count(&mut self, group: u32) -> Result<usize, PayloadError> {
        let count = index(self.number(group, 64)?);
        if count > self.left() { Err(PayloadError::Garbled) } else { Ok(count) }
    }

    /// The counterpart of [`Writer::text`].
    pub fn text(&mut self) -> Result<Option<String>, PayloadError> {
        let Some(length) = self.count(4)?.checked_sub(1) else { return Ok(None) };
        let width = 6 + u32::try_from(self.bits(2)?).unwrap_or_default();
        let mut bytes = Vec::new();
        for _ in 0..length {
            let code = self.bits(width)?;
            let byte = if width == 6 { symbol(u32::try_from(code).unwrap_or_default()).into() } else { code };
            bytes.push(u8::try_from(byte).map_err(|_| PayloadError::Garbled)?);
        }
        String::from_utf8(bytes).map(Some).map_err(|_| PayloadError::Garbled)
    }

    /// The counterpart of [`Writer::column`]: so many numbers, and how many bits they count as having.
    pub fn column(&mut self, count: usize) -> Result<(Vec<u64>, u32), PayloadError> {
        let bits = u32::try_from(self.number(4, 8)?).unwrap_or(u32::MAX);
        if bits > MAX_BITS {
            return Err(PayloadError::Garbled);
        }
        let group = group(bits, self.bits(2)?);
        let mut values = Vec::new();
        for _ in 0..count {
            values.push(self.number(group, bits)?);
        }
        Ok((values, bits))
    }
}

/// A number as a place in a table. One that is too large is beyond every table.
pub(super) fn index(value: u64) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}
