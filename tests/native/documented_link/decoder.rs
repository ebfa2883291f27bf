//! The decoder, in the words and the order of the page. What it shares with the coder, such as the numbers of contexts, it has from there:
//! calling the coder's own would prove nothing.

use std::collections::{BTreeMap, HashMap};

use serde::de::IgnoredAny;
use serde_json::Value;

use crate::support::file;

// "Limits"
const MOST_CHARACTERS: usize = 65_536;
const MOST_BYTES: usize = 1_048_576;
pub(super) const MOST_LEVELS: usize = 96;

/// "Errors"
#[derive(Debug, PartialEq)]
pub(super) enum Error {
    Cut,
    Garbled,
    Newer,
    Foreign,
    TooLong,
}

/// "Payload": the JSON text of the document in it.
pub(super) fn read(payload: &str) -> Result<String, Error> {
    if payload.len() > MOST_CHARACTERS {
        return Err(Error::TooLong);
    }
    match payload.chars().next() {
        Some('1') => {}
        Some('2'..='9') => return Err(Error::Newer),
        _ => return Err(Error::Foreign),
    }
    let digits = payload.chars().map(digit).collect::<Option<Vec<u32>>>().ok_or(Error::Foreign)?;
    let number = |digits: &[u32]| digits.iter().fold(0, |number, &digit| number * 64 + u64::from(digit));
    let mut length = digits.get(1..3).map(number).ok_or(Error::Cut)?;
    let mut start = 3;
    if length == 4095 {
        length = digits.get(3..6).map(number).ok_or(Error::Cut)?;
        start = 6;
    }
    let end = start + usize::try_from(length).unwrap();
    if digits.len() < end + 6 {
        return Err(Error::Cut);
    }
    let (before, checksum) = payload.split_at(payload.len() - 6);
    if checksum != in_base_62(crc_32(before)) || digits.len() > end + 6 {
        return Err(Error::Garbled);
    }
    Decoder::primed().document(&digits[start..end])
}

const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn digit(character: char) -> Option<u32> {
    ALPHABET.find(character).map(|digit| u32::try_from(digit).unwrap())
}

pub(super) fn in_base_62(mut number: u32) -> String {
    let mut characters = ['A'; 6];
    for character in characters.iter_mut().rev() {
        *character = ALPHABET.chars().nth(usize::try_from(number % 62).unwrap()).unwrap();
        number /= 62;
    }
    characters.iter().collect()
}

pub(super) fn crc_32(text: &str) -> u32 {
    let shifted = |sum: u32| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 };
    !text.bytes().fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(byte), |sum, _| shifted(sum)))
}

/// "Bits"
struct Reader<'a> {
    low: u32,
    high: u32,
    code: u32,
    digits: &'a [u32],
}

/// 30 bits, all of them ones.
const HIGHEST: u32 = (1 << 30) - 1;

impl<'a> Reader<'a> {
    fn new(digits: &'a [u32]) -> Self {
        let mut reader = Reader { low: 0, high: HIGHEST, code: 0, digits };
        (0..5).for_each(|_| reader.take_character());
        reader
    }

    fn take_character(&mut self) {
        let (next, rest) = self.digits.split_first().unwrap_or((&0, &[]));
        self.code = self.code << 6 & HIGHEST | next;
        self.digits = rest;
    }

    fn bit(&mut self, p: u32) -> bool {
        let range = self.high - self.low;
        let middle = self.low + (range >> 16) * p + ((range % (1 << 16) * p) >> 16);
        let bit = self.code <= middle;
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while self.low >> 24 == self.high >> 24 {
            self.low = self.low << 6 & HIGHEST;
            self.high = self.high << 6 & HIGHEST | 63;
            self.take_character();
        }
        bit
    }
}

/// "Expectations"
#[derive(Clone)]
struct Expectation {
    one: u32,
    seen: u32,
}

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
const NAME: u32 = 11;
const VALUE: u32 = 12;
const ELEMENT: u32 = 13;

fn mix(context: u32, number: u32) -> u32 {
    let m = (context ^ number.wrapping_mul(0x9E37_79B1)).wrapping_add(0x7F4A_7C15).wrapping_mul(0x85EB_CA6B);
    m ^ m >> 15
}

fn mix_each<const N: usize>(contexts: [u32; N], number: u32) -> [u32; N] {
    contexts.map(|context| if context == 0 { 0 } else { mix(context, number) })
}

/// A whole number that was written before, for "Values" 2.
struct Before {
    depth: usize,
    last: u64,
    number: u64,
}

/// "Body". The page says how it is written. Here each step is given what is known to be written, which is all of the sample; what
/// is not known is read. Either way the step leaves the same behind.
struct Decoder<'a> {
    reader: Reader<'a>,
    expectations: Vec<Expectation>,
    words: Vec<String>,
    /// The numbers of the words that were met in each context, the latest at the end.
    met: HashMap<u32, Vec<u32>>,
    numbers: Vec<Before>,
    last: u64,
    /// What counts towards the limit.
    bytes: usize,
}

impl<'a> Decoder<'a> {
    /// "The sample"
    fn primed() -> Self {
        let mut decoder = Decoder {
            reader: Reader::new(&[]),
            expectations: vec![Expectation { one: 1 << 15, seen: 0 }; 1 << 16],
            words: Vec::new(),
            met: HashMap::new(),
            numbers: Vec::new(),
            last: 0,
            bytes: 0,
        };
        let sample: Value = serde_json::from_str(&file("src/core/sample.json")).unwrap();
        for _ in 0..2 {
            decoder.value(Some(&sample), 1, 1, 0).unwrap();
            decoder.numbers.clear();
            decoder.last = 0;
            decoder.bytes = 0;
        }
        decoder
    }

    fn document(mut self, body: &'a [u32]) -> Result<String, Error> {
        self.reader = Reader::new(body);
        self.value(None, 1, 1, 0)
    }

    /// "Expectations"
    fn bit(&mut self, known: Option<bool>, contexts: &[u32]) -> bool {
        let named = |&context: &u32| usize::try_from(context >> 16).unwrap();
        let contexts: Vec<usize> = contexts.iter().map(named).filter(|&number| number != 0).collect();
        let mut p = 1 << 15;
        for &context in contexts.iter().rev() {
            let Expectation { one, seen } = self.expectations[context];
            p = (2 * p + one * seen.pow(2)) / (2 + seen.pow(2));
        }
        let bit = known.unwrap_or_else(|| self.reader.bit(p.clamp(32, 65_504)));
        for context in contexts {
            let Expectation { one, seen } = &mut self.expectations[context];
            if bit {
                *one += (65_535 - *one) * 10 / (10 * *seen + 12);
            } else {
                *one -= *one * 10 / (10 * *seen + 12);
            }
            *seen = (*seen + 1).min(14);
        }
        bit
    }

    /// "Expectations": so many bits in some contexts
    fn bits<const N: usize>(&mut self, known: Option<u32>, count: u32, contexts: [u32; N]) -> u32 {
        let mut before = 1;
        for place in (0..count).rev() {
            let bit = self.bit(known.map(|number| number >> place & 1 == 1), &mix_each(contexts, before));
            before = before << 1 | u32::from(bit);
        }
        before - (1 << count)
    }

    /// "Limits"
    fn count(&mut self, bytes: usize) -> Result<(), Error> {
        self.bytes += bytes;
        if self.bytes > MOST_BYTES { Err(Error::TooLong) } else { Ok(()) }
    }

    /// "Values"
    fn value(&mut self, known: Option<&Value>, own: u32, around: u32, depth: usize) -> Result<String, Error> {
        self.count(8)?;
        let kind = known.map(|value| match value {
            Value::Null => 0,
            Value::Bool(false) => 1,
            Value::Bool(true) => 2,
            Value::Number(number) if number.is_u64() => 3,
            Value::Number(_) => 4,
            Value::String(_) => 5,
            Value::Array(_) => 6,
            Value::Object(_) => 7,
        });
        let kind = self.bits(kind, 3, mix_each([own, around], KIND));
        if kind >= 6 && depth == MOST_LEVELS {
            return Err(Error::Garbled);
        }
        match kind {
            0 => Ok("null".to_owned()),
            1 => Ok("false".to_owned()),
            2 => Ok("true".to_owned()),
            3 => Ok(self.whole_number(known.and_then(Value::as_u64), own, depth).to_string()),
            4 => {
                let number = self.text(known.map(Value::to_string).as_deref(), own)?;
                if is_number(&number) { Ok(number) } else { Err(Error::Garbled) }
            }
            5 => Ok(quoted(&self.word(known.and_then(Value::as_str), own, around)?)),
            6 => self.array(known.and_then(Value::as_array), own, around, depth),
            _ => self.object(known.and_then(Value::as_object), around, depth),
        }
    }

    /// "Values" 2
    fn whole_number(&mut self, known: Option<u64>, own: u32, depth: usize) -> u64 {
        let last = self.last;
        // The minimum is the first of several, so the latest has to come first.
        let same_depth = self.numbers.iter().rev().filter(|before| before.depth == depth);
        let near = same_depth.min_by_key(|before| before.last.abs_diff(last)).map_or(0, |before| before.number);

        let difference = known.map(|number| number.wrapping_sub(near).cast_signed());
        let minutes = self.bit(difference.map(|difference| difference % 60_000 == 0), &[mix(own, MINUTES)]);
        let unit = if minutes { 60_000 } else { 1 };
        let shifted = difference.map(|difference| {
            let shifted = (difference / unit).cast_unsigned() << 1;
            if difference < 0 { !shifted } else { shifted }
        });

        let length = self.bits(shifted.map(|number| 64 - number.leading_zeros()), 7, [mix(own, LENGTH)]).min(64);
        let mut number = u64::from(length > 0);
        for place in 2..=length {
            let known = shifted.map(|shifted| shifted >> (length - place) & 1 == 1);
            number = number << 1 | u64::from(self.bit(known, &mix_each([mix(own, DIGITS)], place)));
        }
        let difference = if number & 1 == 1 { !(number >> 1) } else { number >> 1 };
        let number = near.wrapping_add(difference.wrapping_mul(unit.cast_unsigned()));

        if self.numbers.len() == 1024 {
            self.numbers.clear();
        }
        self.numbers.push(Before { depth, last, number });
        self.last = number;
        number
    }

    /// "Values" 5
    fn array(&mut self, known: Option<&Vec<Value>>, own: u32, around: u32, depth: usize) -> Result<String, Error> {
        self.last = 0;
        let mut elements = Vec::new();
        loop {
            let own = mix(mix(own, ELEMENT), u32::try_from(elements.len().min(3)).unwrap());
            if !self.bit(known.map(|known| elements.len() < known.len()), &[mix(own, MORE)]) {
                return Ok(format!("[{}]", elements.join(",")));
            }
            let element = known.map(|known| &known[elements.len()]);
            elements.push(self.value(element, own, mix(around, ELEMENT), depth + 1)?);
        }
    }

    /// "Values" 6
    fn object(
        &mut self,
        known: Option<&serde_json::Map<String, Value>>,
        around: u32,
        depth: usize,
    ) -> Result<String, Error> {
        let mut rest = known.map(|known| known.iter().collect::<BTreeMap<_, _>>());
        let mut members = BTreeMap::<String, String>::new();
        let mut before = mix(around, MORE);
        loop {
            let contexts = [before, mix(around, NAME)];
            if !self.bit(rest.as_ref().map(|rest| !rest.is_empty()), &mix_each(contexts, MORE)) {
                let members: Vec<String> =
                    members.iter().map(|(name, value)| format!("{}:{value}", quoted(name))).collect();
                return Ok(format!("{{{}}}", members.join(",")));
            }
            let member = rest.as_mut().and_then(BTreeMap::pop_last);
            let [before_name, around_name] = mix_each(contexts, NAME);
            let name = self.word(member.map(|(name, _)| name.as_str()), before_name, around_name)?;
            let own = name.bytes().fold(around, |own, byte| mix(own, u32::from(byte)));
            let around_value = if depth == 0 { own } else { mix(around, VALUE) };
            let value = self.value(member.map(|(_, value)| value), own, around_value, depth + 1)?;
            members.insert(name, value);
            before = own;
        }
    }

    /// "Words and texts": a word
    fn word(&mut self, known: Option<&str>, own: u32, around: u32) -> Result<String, Error> {
        let here = self.met.get(&own).cloned().unwrap_or_default();
        let [o, a] = mix_each([own, around], MET_HERE);
        for (tried, (place, &number)) in (1..=16).zip(here.iter().enumerate().rev()) {
            let word = self.words[usize::try_from(number).unwrap()].clone();
            let contexts = [mix(o, 17 + number), mix(o, tried), mix(a, tried)];
            if self.bit(known.map(|known| known == word), &contexts) {
                let here = self.met.get_mut(&own).unwrap();
                here.remove(place);
                here.push(number);
                self.count(word.len())?;
                return Ok(word);
            }
        }

        let number = known.map(|known| self.words.iter().take(1024).position(|word| word == known));
        let (word, number) = if self.bit(number.map(|number| number.is_some()), &mix_each([own, around], MET)) {
            let number = number.flatten().map(|number| u32::try_from(number).unwrap());
            let number = self.bits(number, 10, [mix(around, WORD)]);
            let word = self.words.get(usize::try_from(number).unwrap()).ok_or(Error::Garbled)?.clone();
            (word, number)
        } else {
            let alphanumeric = self.bit(known.map(is_alphanumeric), &mix_each([own, around], ALPHANUMERIC));
            let word = if alphanumeric { self.alphanumeric(known, around) } else { self.text(known, around)? };
            self.words.push(word.clone());
            (word, u32::try_from(self.words.len() - 1).unwrap())
        };

        if self.met.values().map(Vec::len).sum::<usize>() == 1024 {
            self.met.clear();
        }
        self.met.entry(own).or_default().push(number);
        self.count(word.len())?;
        Ok(word)
    }

    /// "Words and texts": digits and letters
    fn alphanumeric(&mut self, known: Option<&str>, around: u32) -> String {
        let length = known.map(|known| u32::try_from(known.len()).unwrap());
        let length = usize::try_from(self.bits(length, 5, [mix(around, LENGTH)])).unwrap();
        let mut word = String::new();
        for place in 0..length {
            let known = known.map(|known| char::from(known.as_bytes()[place]).to_digit(36).unwrap());
            let (mut least, mut numbers) = (0, 36);
            while numbers > 1 {
                let bottom = numbers / 2;
                let p = (numbers - bottom) * (1 << 16) / numbers;
                let above = known.map_or_else(|| self.reader.bit(p), |known| known >= least + bottom);
                (least, numbers) = if above { (least + bottom, numbers - bottom) } else { (least, bottom) };
            }
            word.push(char::from_digit(least, 36).unwrap());
        }
        word
    }

    /// "Words and texts": a text
    fn text(&mut self, known: Option<&str>, context: u32) -> Result<String, Error> {
        let mut known = known.map(str::bytes);
        let mut bytes = Vec::new();
        let (mut x, mut y) = (0, 0);
        loop {
            let byte = known.as_mut().map(|known| u32::from(known.next().unwrap_or(255)));
            let contexts = [mix(mix(BYTE, x), y), mix(BYTE, x), mix(context, BYTE)];
            let byte = self.bits(byte, 8, contexts);
            if byte == 255 {
                return String::from_utf8(bytes).map_err(|_| Error::Garbled);
            }
            self.count(1)?;
            bytes.push(u8::try_from(byte).unwrap());
            (x, y) = (byte, x);
        }
    }
}

fn is_alphanumeric(word: &str) -> bool {
    word.len() <= 31
        && word.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase())
        && word.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether JSON reads this as a number.
fn is_number(text: &str) -> bool {
    let begins = text.trim_ascii_start().starts_with(|first: char| first == '-' || first.is_ascii_digit());
    begins && serde_json::from_str::<IgnoredAny>(text).is_ok()
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
