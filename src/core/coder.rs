//! JSON in few characters: an arithmetic coder that expects what documents look like.
//!
//! The way through a value is a row of decisions, such as "is there another member?", each of one bit. A bit costs the less the
//! more it was expected. What to expect is counted, for each decision in up to three contexts, beginning with a sample that
//! is gone through before anything is written. So a mark takes two or three bytes, and whatever else stands in a document
//! is written just as exactly. `docs/link.md` has it step by step.
//!
//! Writing and reading are one: each function takes what is to be written and returns what was written or read. Who reads
//! passes anything.

use super::json::{Json, MAX_DEPTH, Object};
use super::payload::PayloadError;

/// The alphabet of base64url (RFC 4648, section 5).
const SYMBOLS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The end of the interval in the beginning: five characters.
const HIGHEST: u32 = (1 << 30) - 1;

/// There are 2 to this power of expectations. Contexts that meet in one share it.
const MODEL_BITS: u32 = 16;

/// How much of a past an expectation has at most. The less, the sooner it follows what is new.
const MEMORY: u16 = 14;

/// Nothing is expected less than this, in parts of 2^16.
const LEAST: u32 = 32;

/// How often the sample is gone through.
const ROUNDS: u32 = 2;

/// So many words can be named by their number, and so many words and numbers are remembered.
const MEMORIES: usize = 1 << 10;

/// So many words are tried in one place before all others.
const TRIES: u32 = 16;

/// The most that is read: bytes of texts, and 8 for each value. A few characters could stand for any amount of what is expected.
const MAX_TEXT: usize = 1 << 20;

/// Ends a text. No byte of UTF-8 is this.
const END: u8 = 0xff;

// What is decided, as part of the context it is decided in.
const KIND: u32 = 1;
const MORE: u32 = 2;
const MINUTES: u32 = 3;
const LENGTH: u32 = 4;
const DIGITS: u32 = 5;
const MET_HERE: u32 = 6;
const MET: u32 = 7;
const WORD: u32 = 8;
const ALPHANUMERIC: u32 = 9;
const BYTE: u32 = 10;
// What is inside of something else.
const NAME: u32 = 11;
const VALUE: u32 = 12;
const ELEMENT: u32 = 13;

/// The character of a value below 64.
#[expect(clippy::indexing_slicing, reason = "there are 64 symbols")]
pub(super) fn symbol(value: usize) -> char {
    SYMBOLS[value & 63] as char
}

/// The value of a character; 64 for any that has none.
#[expect(clippy::indexing_slicing, reason = "there are 64 symbols")]
pub(super) fn value_of(character: u8) -> u32 {
    (0..64).find(|&value| SYMBOLS[value as usize] == character).unwrap_or(64)
}

/// Two numbers as one context.
fn mix(context: u32, with: u32) -> u32 {
    let mixed = (context ^ with.wrapping_mul(0x9e37_79b1)).wrapping_add(0x7f4a_7c15).wrapping_mul(0x85eb_ca6b);
    mixed ^ mixed >> 15
}

/// The contexts of a decision, the most special first. 0 is none.
type Contexts = [u32; 3];

fn within(contexts: Contexts, with: u32) -> Contexts {
    contexts.map(|context| if context == 0 { 0 } else { mix(context, with) })
}

/// How likely a one is, in parts of 2^16, and how often there was either.
#[derive(Clone, Copy)]
struct Expectation {
    one: u16,
    seen: u16,
}

/// A coder on its way through a value.
pub(super) struct Coder {
    model: Vec<Expectation>,
    /// Every text that was met.
    words: Vec<String>,
    /// In which context which word was met, the last one last.
    met: Vec<(u32, u32)>,
    /// Whole numbers: at which depth, behind which other, and the number.
    numbers: Vec<(usize, u64, u64)>,
    /// The last whole number; 0 at the beginning of an array.
    last: u64,
    /// What may still be read.
    room: usize,
    reading: bool,
    /// The characters, as values below 64.
    symbols: Vec<u32>,
    /// How many of them were read.
    at: usize,
    low: u32,
    high: u32,
    /// What was read, between `low` and `high`.
    code: u32,
}

impl Coder {
    /// Expects what this value looks like.
    pub fn new(sample: &Json) -> Coder {
        let mut coder = Coder {
            model: vec![Expectation { one: 1 << 15, seen: 0 }; 1 << MODEL_BITS],
            words: Vec::new(),
            met: Vec::new(),
            numbers: Vec::new(),
            last: 0,
            room: usize::MAX,
            reading: false,
            symbols: Vec::new(),
            at: 0,
            low: 0,
            high: HIGHEST,
            code: 0,
        };
        for _ in 0..ROUNDS {
            let _ = coder.root(sample);
        }
        coder.symbols.clear();
        (coder.low, coder.high) = (0, HIGHEST);
        coder
    }

    /// The value as characters.
    pub fn write(mut self, value: &Json) -> String {
        let _ = self.root(value);
        // Above low and not above high, whatever follows it.
        self.symbols.push((self.low >> 24) + 1);
        self.symbols.into_iter().map(|value| symbol(value as usize)).collect()
    }

    /// The value that was written as these characters.
    pub fn read(mut self, symbols: Vec<u32>) -> Result<Json, PayloadError> {
        self.symbols = symbols;
        self.reading = true;
        self.room = MAX_TEXT;
        for _ in 0..5 {
            self.next();
        }
        self.root(&Json::Null)
    }

    fn root(&mut self, value: &Json) -> Result<Json, PayloadError> {
        self.numbers.clear();
        self.last = 0;
        self.value(value, 1, 1, 0)
    }

    /// Reads a character. Behind the last there are zeros.
    fn next(&mut self) {
        self.code = self.code << 6 & HIGHEST | self.symbols.get(self.at).copied().unwrap_or(0);
        self.at += 1;
    }

    /// A bit that is a one with this probability, in parts of 2^16.
    fn likely(&mut self, one: u32, bit: bool) -> bool {
        let range = self.high - self.low;
        let middle = self.low + (range >> 16) * one + (((range & 0xffff) * one) >> 16);
        let bit = if self.reading { self.code <= middle } else { bit };
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while (self.low ^ self.high) >> 24 == 0 {
            if self.reading {
                self.next();
            } else {
                self.symbols.push(self.low >> 24);
            }
            self.low = self.low << 6 & HIGHEST;
            self.high = self.high << 6 & HIGHEST | 63;
        }
        bit
    }

    /// A bit that is as likely as it was in these contexts.
    #[expect(clippy::indexing_slicing, reason = "a context names one of all expectations")]
    fn bit(&mut self, contexts: Contexts, bit: bool) -> bool {
        let places = contexts.map(|context| (context >> (32 - MODEL_BITS)) as usize);
        let mut expected = 1 << 15;
        // The more often the special one was met, the less the general one counts.
        for place in places.into_iter().rev().filter(|&place| place > 0) {
            let Expectation { one, seen } = self.model[place];
            let weight = u32::from(seen) * u32::from(seen);
            expected = (expected * 2 + u32::from(one) * weight) / (2 + weight);
        }
        let bit = self.likely(expected.clamp(LEAST, (1 << 16) - LEAST), bit);
        for place in places.into_iter().filter(|&place| place > 0) {
            let Expectation { one, seen } = &mut self.model[place];
            let distance = if bit { u16::MAX - *one } else { *one };
            let step = u32::from(distance) * 10 / (u32::from(*seen) * 10 + 12);
            let step = u16::try_from(step).unwrap_or_default();
            *one = if bit { *one + step } else { *one - step };
            *seen = (*seen + 1).min(MEMORY);
        }
        bit
    }

    /// A number of so many bits, the highest first.
    fn bits(&mut self, contexts: Contexts, count: u32, number: u32) -> u32 {
        // A one in front tells the beginnings of different length apart.
        let mut read = 1;
        for at in (0..count).rev() {
            let bit = self.bit(within(contexts, read), number >> at & 1 == 1);
            read = read << 1 | u32::from(bit);
        }
        read ^ 1 << count
    }

    /// A number, as the difference to one that it is likely to be near: in minutes, if it is a whole number of them.
    fn number(&mut self, context: u32, near: u64, number: u64) -> u64 {
        let context = |decision| [mix(context, decision), 0, 0];
        let difference = number.wrapping_sub(near).cast_signed();
        let minutes = self.bit(context(MINUTES), difference % 60_000 == 0);
        let unit = if minutes { 60_000 } else { 1 };
        let units = difference / unit;
        // The sign is the lowest bit.
        let folded = (units << 1 ^ units >> 63).cast_unsigned();
        let length = self.bits(context(LENGTH), 7, u64::BITS - folded.leading_zeros()).min(64);
        let mut read = 0_u64;
        for at in (0..length).rev() {
            // The first is a one.
            let place = length - at;
            let bit = place == 1 || self.bit(within(context(DIGITS), place), folded >> at & 1 == 1);
            read = read << 1 | u64::from(bit);
        }
        let units = (read >> 1).cast_signed() ^ -(read & 1).cast_signed();
        near.wrapping_add(units.wrapping_mul(unit).cast_unsigned())
    }

    /// A text that was not met before, byte by byte.
    fn text(&mut self, context: u32, text: &str) -> Result<String, PayloadError> {
        let mut bytes = Vec::new();
        let mut given = text.bytes();
        let (mut one, mut two) = (0, 0);
        loop {
            let contexts = [mix(mix(BYTE, one), two), mix(BYTE, one), mix(context, BYTE)];
            let byte = self.bits(contexts, 8, given.next().unwrap_or(END).into());
            (one, two) = (byte, one);
            match u8::try_from(byte) {
                Ok(byte) if byte != END => bytes.push(byte),
                _ => return String::from_utf8(bytes).map_err(|_| PayloadError::Garbled),
            }
            self.take(1)?;
        }
    }

    /// A text of digits and lower-case letters, any of which is as likely as any other.
    fn alphanumeric(&mut self, context: u32, text: &str) -> String {
        let mut read = String::new();
        let mut given = text.chars();
        let length = u32::try_from(text.len()).unwrap_or_default();
        for _ in 0..self.bits([mix(context, LENGTH), 0, 0], 5, length) {
            let digit = given.next().and_then(|digit| digit.to_digit(36)).unwrap_or_default();
            let (mut least, mut count) = (0, 36);
            while count > 1 {
                let half = count / 2;
                if self.likely(((count - half) << 16) / count, digit >= least + half) {
                    least += half;
                    count -= half;
                } else {
                    count = half;
                }
            }
            read.push(char::from_digit(least, 36).unwrap_or_default());
        }
        read
    }

    /// A text that may be met again: a name, a level, a replica, a note.
    fn word(&mut self, contexts: Contexts, text: &str) -> Result<String, PayloadError> {
        let number = self.number_of_word(contexts, text)?;
        let word = self.words.get(number as usize).cloned().ok_or(PayloadError::Garbled)?;
        self.take(word.len())?;
        Ok(word)
    }

    #[expect(clippy::indexing_slicing, reason = "places are below the length")]
    fn number_of_word(&mut self, contexts: Contexts, text: &str) -> Result<u32, PayloadError> {
        // First those that were met in the same context, the last one first.
        let [own, around, _] = within(contexts, MET_HERE);
        let mut tries = 0;
        for place in (0..self.met.len()).rev() {
            let (context, number) = self.met[place];
            if context == contexts[0] && tries < TRIES {
                tries += 1;
                let is_it = self.words.get(number as usize).is_some_and(|word| word == text);
                if self.bit([mix(own, TRIES + 1 + number), mix(own, tries), mix(around, tries)], is_it) {
                    let met = self.met.remove(place);
                    self.met.push(met);
                    return Ok(number);
                }
            }
        }
        let known = (0..).zip(&self.words).take(MEMORIES).find(|(_, word)| *word == text).map(|(number, _)| number);
        let number = if self.bit(within(contexts, MET), known.is_some()) {
            self.bits([mix(contexts[1], WORD), 0, 0], 10, known.unwrap_or_default())
        } else {
            let mut characters = text.bytes();
            let alphanumeric = text.len() < 32
                && characters.all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase())
                && text.bytes().any(|byte| byte.is_ascii_digit());
            let word = if self.bit(within(contexts, ALPHANUMERIC), alphanumeric) {
                self.alphanumeric(contexts[1], text)
            } else {
                self.text(contexts[1], text)?
            };
            self.words.push(word);
            u32::try_from(self.words.len() - 1).unwrap_or_default()
        };
        if self.met.len() == MEMORIES {
            self.met.clear();
        }
        self.met.push((contexts[0], number));
        Ok(number)
    }

    fn take(&mut self, bytes: usize) -> Result<(), PayloadError> {
        self.room = self.room.checked_sub(bytes).ok_or(PayloadError::TooLong)?;
        Ok(())
    }

    /// A value in its own context and that of all its siblings.
    fn value(&mut self, json: &Json, own: u32, around: u32, depth: usize) -> Result<Json, PayloadError> {
        self.take(8)?;
        let whole = json.as_u64();
        let kind = match json {
            Json::Null => 0,
            Json::Bool(value) => 1 + u32::from(*value),
            Json::Number(_) => 3 + u32::from(whole.is_none()),
            Json::String(_) => 5,
            Json::Array(_) => 6,
            Json::Object(_) => 7,
        };
        let contexts = [own, around, 0];
        Ok(match self.bits(within(contexts, KIND), 3, kind) {
            0 => Json::Null,
            kind @ 1..3 => Json::Bool(kind == 2),
            3 => {
                let behind = self.last;
                let alike = self.numbers.iter().rev().filter(|known| known.0 == depth);
                let near = alike.min_by_key(|known| known.1.abs_diff(behind)).map_or(0, |known| known.2);
                self.last = self.number(own, near, whole.unwrap_or_default());
                if self.numbers.len() == MEMORIES {
                    self.numbers.clear();
                }
                self.numbers.push((depth, behind, self.last));
                Json::from(self.last)
            }
            4 => match Json::parse(&self.text(own, &json.to_text())?) {
                Ok(number @ Json::Number(_)) => number,
                _ => return Err(PayloadError::Garbled),
            },
            5 => Json::String(self.word(contexts, json.as_str().unwrap_or_default())?),
            // What opens is to be stored, and read again.
            _ if depth == MAX_DEPTH => return Err(PayloadError::Garbled),
            6 => self.array(json.elements(), own, around, depth)?,
            _ => self.object(json.as_object().unwrap_or(&Object::new()), around, depth)?,
        })
    }

    fn array(&mut self, given: &[Json], own: u32, around: u32, depth: usize) -> Result<Json, PayloadError> {
        self.last = 0;
        let mut given = given.iter();
        let mut elements = Vec::new();
        let mut place = 0;
        loop {
            let element = given.next();
            let own = mix(mix(own, ELEMENT), place);
            if !self.bit([mix(own, MORE), 0, 0], element.is_some()) {
                return Ok(Json::Array(elements));
            }
            elements.push(self.value(element.unwrap_or(&Json::Null), own, mix(around, ELEMENT), depth + 1)?);
            place = (place + 1).min(3);
        }
    }

    /// The last member first, since what a time belongs to says more about it than the other way round.
    fn object(&mut self, given: &Object, around: u32, depth: usize) -> Result<Json, PayloadError> {
        let mut given = given.iter().rev();
        let mut members = Vec::new();
        let mut before = mix(around, MORE);
        loop {
            let member = given.next();
            let contexts = [before, mix(around, NAME), 0];
            if !self.bit(within(contexts, MORE), member.is_some()) {
                return Ok(Json::Object(members.into_iter().collect()));
            }
            let (name, value) = member.map_or(("", &Json::Null), |(name, value)| (name.as_str(), value));
            let name = self.word(within(contexts, NAME), name)?;
            before = name.bytes().fold(around, |context, byte| mix(context, byte.into()));
            let inside = if depth == 0 { before } else { mix(around, VALUE) };
            members.push((name, self.value(value, before, inside, depth + 1)?));
        }
    }
}
