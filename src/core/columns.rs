//! The body of a payload: a document as columns of bits.
//!
//! What has the form that this version writes goes into columns, where it takes two or three bytes for a mark; everything else
//! stays JSON, as it is. Which of the two is decided by making the record again from its columns and comparing, so that
//! nothing is ever left out. `docs/link.md` has the grammar.

use super::bits::{Reader, Writer, index};
use super::builtin;
use super::document::{Author, COLLECTIONS, Document, FORMAT, Level, MINUTE, View, note_id};
use super::json::{Json, Object, digits};
use super::payload::PayloadError;
use super::stamp::{MAX_COUNTER, Stamp};

/// The permanent ids of the built-in list, which need no text in a payload. New ones go to the end; none is ever changed, moved or
/// taken out, since links name them by their place.
pub const WORDS: [&str; 15] = [
    "goals-short",
    "goals-mid",
    "goals-long",
    "mutual-interest",
    "shared-values",
    "pm-research",
    "pm-team-health",
    "pm-technology",
    "pm-intangibles",
    "pm-product-sense",
    "em-direction",
    "em-requirements",
    "em-no-busywork",
    "em-no-bottleneck",
    "em-customers",
];

/// The team of a widget that names none.
const TEAM: &str = "default";
const VIEWS: [View; 3] = [View::Agreed, View::Owner, View::Counterpart];
const AUTHORS: [Author; 3] = [Author::Nobody, Author::Pm, Author::Em];

/// The longest name that goes into a table, in bytes. Registers repeat the names, so a long one would make a small payload large.
const MAX_NAME: usize = 160;

const GARBLED: PayloadError = PayloadError::Garbled;

/// Who set a register, and when.
#[derive(Clone, Copy)]
struct Set<'a> {
    stamp: Stamp<'a>,
    at: u64,
}

impl<'a> Set<'a> {
    fn of(register: &'a Json) -> Option<Set<'a>> {
        let set = Set { stamp: Stamp::from_json(register.get("stamp")?), at: register.get("at")?.as_u64()? };
        (set.stamp.replica.len() <= MAX_NAME && set.at <= MAX_COUNTER).then_some(set)
    }

    fn register(self, value: Json, before: Option<Json>) -> Json {
        let mut register = Object::from_iter([("value".to_owned(), value), ("stamp".to_owned(), self.stamp.to_json())]);
        register.insert("at", Json::from(self.at));
        if let Some(before) = before {
            register.insert("before", before);
        }
        Json::Object(register)
    }

    /// The register of a mark with that answer: a level, "not applicable" with the level to come back to, or none.
    fn mark(self, answer: u64) -> Option<Json> {
        let level = |number: u64| Level::ALL.get(index(number)).map(|level| Json::from(level.as_str()));
        match answer {
            0..4 => Some(self.register(level(answer)?, None)),
            4..8 => Some(self.register(level(4)?, level(answer - 4))),
            8 => Some(self.register(level(4)?, None)),
            9 => Some(self.register(Json::Null, None)),
            _ => None,
        }
    }
}

/// A note that is what its columns say.
struct Note<'a> {
    item: &'a str,
    author: u64,
    text: Option<&'a str>,
    /// Of its id.
    counter: u64,
    /// Of its id.
    replica: &'a str,
    set: Set<'a>,
}

impl<'a> Note<'a> {
    fn of(id: &'a str, record: &'a Json) -> Option<Note<'a>> {
        let register = record.get("text")?;
        let author = Author::parse(record.text("author")?);
        let (counter, replica) = id.split_once('-')?;
        let note = Note {
            item: record.text("item")?,
            author: AUTHORS.iter().take_while(|&&known| known != author).count() as u64,
            text: register.text("value"),
            counter: counter.parse().ok()?,
            replica,
            set: Set::of(register)?,
        };
        let fits = note.item.len().max(replica.len()) <= MAX_NAME && note.counter <= note.set.stamp.counter;
        let (same_id, same) = note.record()?;
        (fits && same_id == id && same == *record).then_some(note)
    }

    fn record(&self) -> Option<(String, Json)> {
        let record = Json::object([
            ("item", Json::from(self.item)),
            ("author", Json::from(AUTHORS.get(index(self.author))?.as_str())),
            ("text", self.set.register(self.text.map_or(Json::Null, Json::from), None)),
        ]);
        Some((note_id(self.counter, self.replica), record))
    }
}

/// The answers of an item, when it has some and all are what their columns say.
fn marks<'a>(item: &str, record: &'a Json) -> Option<[Option<(u64, Set<'a>)>; 3]> {
    let members = record.as_object()?;
    let marks = VIEWS.map(|view| {
        let register = members.get(view.as_str())?;
        let set = Set::of(register)?;
        (0..10).find(|&answer| set.mark(answer).as_ref() == Some(register)).map(|answer| (answer, set))
    });
    let count = marks.iter().flatten().count();
    (item.len() <= MAX_NAME && count > 0 && count == members.iter().len()).then_some(marks)
}

/// The place of a name in its table, where it is put when it is new.
fn place<'a>(table: &mut Vec<&'a str>, name: &'a str) -> u64 {
    let found = table.iter().position(|known| *known == name);
    found.unwrap_or_else(|| {
        table.push(name);
        table.len() - 1
    }) as u64
}

/// The order in which registers were set, replica by replica: the times in it rise in small steps.
fn order(replicas: &[u64], counters: &[u64]) -> Vec<(u64, u64, usize)> {
    let keys = replicas.iter().zip(counters).enumerate();
    let mut order: Vec<_> = keys.map(|(index, (&replica, &counter))| (replica, counter, index)).collect();
    order.sort_unstable();
    order
}

/// The words that a payload of that list can do with.
fn words(list: &str) -> &'static [&'static str] {
    if list == builtin::PM_EM { &WORDS } else { &[] }
}

/// The document as bits.
pub(super) fn write(document: &Document) -> Writer {
    let of = |name| document.collection(name).into_iter().flatten();
    let notes: Vec<Note<'_>> = of("notes").filter_map(|(id, record)| Note::of(id, record)).collect();

    let words = words(document.list());
    let marked = of("marks").filter(|(item, record)| marks(item, record).is_some()).map(|(item, _)| item.as_str());
    let named: Vec<&str> = marked.chain(notes.iter().map(|note| note.item)).collect();
    let used = words.iter().rposition(|word| named.contains(word)).map_or(0, |last| last + 1);
    let mut items: Vec<&str> = words.iter().take(used).copied().collect();
    for name in named {
        place(&mut items, name);
    }

    let (mut views, mut answers, mut sets) = (Vec::new(), Vec::new(), Vec::new());
    for item in &items {
        let record = document.collection("marks").and_then(|all| all.get(item));
        let mut of_item = 0;
        for (view, mark) in record.and_then(|record| marks(item, record)).into_iter().flatten().enumerate() {
            if let Some((answer, set)) = mark {
                of_item |= 1 << view;
                answers.push(answer);
                sets.push(set);
            }
        }
        views.push(of_item);
    }
    sets.extend(notes.iter().map(|note| note.set));

    let mut replicas = Vec::new();
    let setters: Vec<u64> = sets.iter().map(|set| place(&mut replicas, set.stamp.replica)).collect();
    let counters: Vec<u64> = sets.iter().map(|set| set.stamp.counter).collect();
    // The same as who set the text, mostly: then this is 0.
    let writers: Vec<u64> = notes
        .iter()
        .zip(setters.iter().skip(answers.len()))
        .map(|(note, setter)| place(&mut replicas, note.replica) ^ setter)
        .collect();

    let mut rest = Object::new();
    let mut out = Writer::default();
    if let Json::Object(root) = Json::from(document.clone()) {
        rest = root;
    }
    for name in COLLECTIONS {
        out.bits(rest.get(name).is_some().into(), 1);
        let left: Object = of(name)
            .filter(|(id, record)| match name {
                "marks" => marks(id, record).is_none(),
                "notes" => Note::of(id, record).is_none(),
                _ => true,
            })
            .cloned()
            .collect();
        if left.iter().len() == 0 {
            rest.remove(name);
        } else {
            rest.insert(name, Json::Object(left));
        }
    }
    for (name, usual) in [("list", builtin::PM_EM), ("team", TEAM)] {
        let text = rest.get(name).and_then(Json::as_str).unwrap_or_default();
        out.bits((text == usual).into(), 1);
        if text != usual {
            out.text(Some(text));
        }
        rest.remove(name);
    }
    rest.remove("format");
    let revision = rest.get("list_revision").and_then(Json::as_u64).filter(|&revision| revision <= MAX_COUNTER);
    if revision.is_some() {
        rest.remove("list_revision");
    }
    out.number(revision.map_or(0, |revision| revision + 1), 3, 64);

    out.number(used as u64, 4, 64);
    out.number((items.len() - used) as u64, 2, 64);
    for item in items.iter().skip(used) {
        out.text(Some(item));
    }
    out.number(replicas.len() as u64, 2, 64);
    for replica in &replicas {
        let halves = halves(replica);
        out.bits(halves.is_some().into(), 1);
        match halves {
            Some((one, two)) => out.bits(one << 32 | two, 64),
            None => out.text(Some(replica)),
        }
    }
    out.number(notes.len() as u64, 2, 64);

    out.column(&views, 0);
    out.column(&answers, 0);
    out.column(&setters, 0);
    out.column(&counters, 0);
    times(&mut out, &order(&setters, &counters), &sets);
    if !notes.is_empty() {
        out.column(&notes.iter().map(|note| place(&mut items, note.item)).collect::<Vec<_>>(), 0);
        out.column(&notes.iter().map(|note| note.author).collect::<Vec<_>>(), 0);
        out.column(&notes.iter().map(|note| note.set.stamp.counter - note.counter).collect::<Vec<_>>(), 0);
        out.column(&writers, 0);
    }
    for note in &notes {
        out.text(note.text);
    }
    let rest = (rest.iter().len() > 0).then(|| Json::Object(rest).to_text());
    out.text(rest.as_deref());
    out
}

/// When the registers were set: the earliest time, then in this order the steps from each to the next. A step back wraps around.
fn times(out: &mut Writer, order: &[(u64, u64, usize)], sets: &[Set<'_>]) {
    let whole = sets.iter().all(|set| set.at % MINUTE == 0);
    let unit = if whole { MINUTE } else { 1 };
    let base = sets.iter().map(|set| set.at / unit).min().unwrap_or_default();
    let latest = sets.iter().map(|set| set.at / unit).max().unwrap_or_default();
    let bits = u64::BITS - (latest - base).leading_zeros();
    let mut before = base;
    let mut steps = Vec::new();
    for set in order.iter().filter_map(|&(_, _, place)| sets.get(place)) {
        let at = set.at / unit;
        steps.push(at.wrapping_sub(before) & mask(bits));
        before = at;
    }
    out.bits(whole.into(), 1);
    out.number(base, 26, 64);
    out.column(&steps, bits);
}

/// The lowest so many bits, fewer than 64.
fn mask(bits: u32) -> u64 {
    (1 << bits) - 1
}

/// A replica as widgets name themselves: two numbers below 2^32 in base 36, one after the other.
fn halves(name: &str) -> Option<(u64, u64)> {
    let number = |text: &str| {
        text.chars().fold(0_u64, |number, digit| {
            number.wrapping_mul(36).wrapping_add(digit.to_digit(36).unwrap_or_default().into())
        })
    };
    (1..name.len()).find_map(|cut| {
        let (one, two) = name.split_at_checked(cut)?;
        let (one, two) = (number(one), number(two));
        (one.max(two) >> 32 == 0 && joined(one, two) == name).then_some((one, two))
    })
}

fn joined(one: u64, two: u64) -> String {
    digits(one, 36) + &digits(two, 36)
}

/// The document that was written as these bits.
pub(super) fn read(bits: &mut Reader) -> Result<Document, PayloadError> {
    let mut present = Vec::new();
    for name in COLLECTIONS {
        present.push((name, bits.bit()?));
    }
    let mut name = |usual: &str| Ok(if bits.bit()? { usual.to_owned() } else { bits.text()?.ok_or(GARBLED)? });
    let (list, team) = (name(builtin::PM_EM)?, name(TEAM)?);
    let revision = bits.number(3, 64)?;

    let used = index(bits.number(4, 64)?);
    let words = words(&list).get(..used).ok_or(PayloadError::Newer('1'))?;
    let mut items: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
    for _ in 0..bits.count(2)? {
        items.push(short(bits)?);
    }
    let mut replicas = Vec::new();
    for _ in 0..bits.count(2)? {
        replicas.push(if bits.bit()? { joined(bits.bits(32)?, bits.bits(32)?) } else { short(bits)? });
    }
    let count = bits.count(2)?;

    let views = bits.column(items.len())?.0;
    let marks = views.iter().map(|of_item| of_item.count_ones() as usize).sum();
    let answers = bits.column(marks)?.0;
    let setters = bits.column(marks + count)?.0;
    let counters = bits.column(marks + count)?.0;
    let times = read_times(bits, &order(&setters, &counters))?;
    let set = |place: usize| {
        let replica = replicas.get(index(*setters.get(place)?))?;
        Some(Set { stamp: Stamp { counter: *counters.get(place)?, replica }, at: *times.get(place)? })
    };

    let (mut all_marks, mut all_notes) = (Vec::new(), Vec::new());
    let mut place = 0;
    for (item, of_item) in items.iter().zip(views) {
        let mut registers = Vec::new();
        for (bit, view) in VIEWS.iter().enumerate() {
            if of_item >> bit & 1 == 1 {
                let answer = answers.get(place).ok_or(GARBLED)?;
                let register = set(place).and_then(|set| set.mark(*answer)).ok_or(GARBLED)?;
                registers.push((view.as_str().to_owned(), register));
                place += 1;
            }
        }
        if !registers.is_empty() {
            all_marks.push((item.clone(), Json::Object(registers.into_iter().collect())));
        }
    }
    if count > 0 {
        let (of_items, authors) = (bits.column(count)?.0, bits.column(count)?.0);
        let (ages, writers) = (bits.column(count)?.0, bits.column(count)?.0);
        for (((&item, author), age), writer) in of_items.iter().zip(authors).zip(ages).zip(writers) {
            let text = bits.text()?;
            let note = || {
                let set = set(place)?;
                let note = Note {
                    item: items.get(index(item))?,
                    author,
                    text: text.as_deref(),
                    counter: set.stamp.counter.checked_sub(age)?,
                    replica: replicas.get(index(writer ^ setters.get(place)?))?,
                    set,
                };
                note.record()
            };
            all_notes.push(note().ok_or(GARBLED)?);
            place += 1;
        }
    }

    let rest = bits.text()?.unwrap_or_else(|| "{}".to_owned());
    let Ok(Json::Object(mut root)) = Json::parse(&rest) else { return Err(GARBLED) };
    for ((name, present), told) in present.into_iter().zip([all_marks, all_notes, Vec::new(), Vec::new()]) {
        if present {
            let rest = root.get(name).and_then(Json::as_object).cloned().unwrap_or_default();
            root.insert(name, Json::Object(rest.into_iter().chain(told).collect()));
        }
    }
    root.insert("format", Json::from(FORMAT));
    root.insert("list", Json::String(list));
    root.insert("team", Json::String(team));
    if let Some(revision) = revision.checked_sub(1) {
        root.insert("list_revision", Json::from(revision));
    }
    // Fewer than fill a character.
    if bits.left() >= 6 {
        return Err(GARBLED);
    }
    Document::try_from(Json::Object(root)).map_err(|_| GARBLED)
}

/// A name for a table.
fn short(bits: &mut Reader) -> Result<String, PayloadError> {
    bits.text()?.filter(|name| name.len() <= MAX_NAME).ok_or(GARBLED)
}

/// The counterpart of [`times`].
fn read_times(bits: &mut Reader, order: &[(u64, u64, usize)]) -> Result<Vec<u64>, PayloadError> {
    let unit = if bits.bit()? { MINUTE } else { 1 };
    let base = bits.number(26, 64)?;
    let (steps, width) = bits.column(order.len())?;
    let mut times = vec![0; order.len()];
    let mut after = 0_u64;
    for (&(_, _, place), step) in order.iter().zip(steps) {
        after = (after + step) & mask(width);
        let at = base.checked_add(after).and_then(|at| at.checked_mul(unit)).ok_or(GARBLED)?;
        if let Some(time) = times.get_mut(place) {
            *time = at;
        }
    }
    Ok(times)
}
