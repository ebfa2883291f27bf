//! What is to be ticked: sections of items, each directed from the one who expects to the one who owns.

use std::fmt;
use std::rc::Rc;

use super::json::{Json, JsonError, Object, decimal};
use super::rich::{Href, Rich};

/// The most text of a list that is read, in bytes. Far above any list that people go through together.
pub const MAX_LIST_BYTES: usize = 4 << 20;

/// A checklist.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checklist {
    /// The name under which state is kept.
    pub id: String,
    /// Counts the editions of the content.
    pub revision: u64,
    /// The language it is written in, as BCP 47 writes it; empty when that is the page's.
    pub lang: Rc<str>,
    /// The heading above everything; own lists on a host page have none.
    pub title: Rich,
    /// Paragraphs under the title.
    pub intro: Vec<Rich>,
    /// Where the content comes from.
    pub credit: Option<Rc<Credit>>,
    /// In reading order.
    pub sections: Vec<Rc<Section>>,
}

/// The work a list is based on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// Its title
    pub title: String,
    /// Who wrote it
    pub author: String,
    /// Where it is
    pub href: Href,
}

/// A heading with its items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Unique in the list.
    pub id: String,
    /// Empty where items stand before the first heading.
    pub heading: Rich,
    /// How far the heading stands below the topmost one until there.
    pub depth: u8,
    /// Who answers for the items.
    pub owner: Option<Party>,
    /// Who expects them.
    pub expected_by: Option<Party>,
    /// Paragraphs between the heading and the items.
    pub intro: Vec<Rich>,
    /// In reading order. A section may have none.
    pub items: Vec<Rc<Item>>,
}

/// One expectation, answered by "does this hold today?".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Permanent and unique in the list: marks follow it when the list is edited.
    pub id: String,
    /// The expectation.
    pub statement: Rich,
    /// What it looks like in practice.
    pub details: Vec<Rich>,
    /// Ticked as long as nobody has set a mark (`- [x]` in a task list).
    pub ticked: bool,
    /// No longer asked. Its marks are kept.
    pub retired: bool,
}

/// A side of the conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Party {
    /// The two together
    Both,
    /// The Product Manager
    Pm,
    /// The Engineering Manager
    Em,
    /// Somebody else, in an own list
    Named(String),
}

impl Party {
    /// Reads "both", "PM", "EM" in any case; other text names somebody else, blank text nobody.
    pub fn parse(text: &str) -> Option<Party> {
        let text = text.trim();
        if text.is_empty() {
            None
        } else if text.eq_ignore_ascii_case("both") {
            Some(Party::Both)
        } else if text.eq_ignore_ascii_case("pm") {
            Some(Party::Pm)
        } else if text.eq_ignore_ascii_case("em") {
            Some(Party::Em)
        } else {
            Some(Party::Named(text.to_owned()))
        }
    }

    /// The text that [`Party::parse`] reads as this party.
    pub fn as_str(&self) -> &str {
        match self {
            Party::Both => "both",
            Party::Pm => "PM",
            Party::Em => "EM",
            Party::Named(name) => name,
        }
    }
}

/// Why a list could not be read. The text says what to repair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListError {
    /// Not JSON at all.
    Syntax(JsonError),
    /// JSON, but without a section that has an item with a statement.
    NoItems,
    /// Longer than [`MAX_LIST_BYTES`].
    TooLong,
}

impl ListError {
    /// The error as a sentence that says what to repair.
    pub fn sentence(&self) -> String {
        match self {
            ListError::Syntax(error) => ["The list is ", &error.phrase(), "."].concat(),
            ListError::NoItems => {
                "The list has no items: it needs \"sections\", each with \"items\", each with a \"statement\"."
                    .to_owned()
            }
            ListError::TooLong => "The list is longer than 4 MiB.".to_owned(),
        }
    }
}

impl fmt::Display for ListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence())
    }
}

impl std::error::Error for ListError {}

impl Checklist {
    /// Reads a list from its JSON form (the schema is in `docs/list.schema.json`).
    ///
    /// Missing ids are derived from the text, repeated ids made unique; what is not understood is skipped.
    ///
    /// # Errors
    /// When the text is not JSON, too long, or has no item.
    pub fn parse(text: &str) -> Result<Checklist, ListError> {
        if text.len() > MAX_LIST_BYTES {
            return Err(ListError::TooLong);
        }
        let json = Json::parse(text).map_err(ListError::Syntax)?;
        let mut sections = Vec::new();
        for section in json.get("sections").map_or(&[][..], Json::elements) {
            let mut items = Vec::new();
            for item in section.get("items").map_or(&[][..], Json::elements) {
                let statement = rich_member(item, "statement");
                if !statement.is_blank() {
                    items.push(Rc::new(Item {
                        id: chosen_id(item),
                        statement,
                        details: rich_list(item.get("details")),
                        ticked: item.get("ticked") == Some(&Json::Bool(true)),
                        retired: item.get("retired") == Some(&Json::Bool(true)),
                    }));
                }
            }
            sections.push(Section {
                id: chosen_id(section),
                heading: rich_member(section, "heading"),
                depth: 0,
                owner: section.text("owner").and_then(Party::parse),
                expected_by: section.text("expected_by").and_then(Party::parse),
                intro: rich_list(section.get("intro")),
                items,
            });
        }
        assign_ids(&mut sections);
        let checklist = Checklist {
            id: json.text("id").unwrap_or_default().to_owned(),
            revision: json.get("revision").and_then(Json::as_u64).unwrap_or(0),
            lang: json.text("lang").unwrap_or_default().into(),
            title: rich_member(&json, "title"),
            intro: rich_list(json.get("intro")),
            credit: json.get("credit").and_then(Credit::from_json).map(Rc::new),
            sections: sections.into_iter().map(Rc::new).collect(),
        };
        if checklist.items().next().is_none() {
            return Err(ListError::NoItems);
        }
        Ok(checklist)
    }

    /// Every item that is asked, in reading order.
    pub fn items(&self) -> impl Iterator<Item = &Rc<Item>> {
        self.sections.iter().flat_map(|section| section.asked())
    }

    /// Keeps only the sections with these ids, separated by spaces. Ids that do not exist are passed over;
    /// when none is left the list stays as it is, since an empty checklist helps nobody.
    #[must_use]
    pub fn only(mut self, ids: &str) -> Checklist {
        let wanted: Vec<&str> = ids.split_ascii_whitespace().collect();
        let chosen = |section: &Rc<Section>| wanted.contains(&section.id.as_str());
        if self.sections.iter().any(chosen) {
            self.sections.retain(chosen);
        }
        self
    }
}

impl Section {
    /// The items that are not retired.
    pub fn asked(&self) -> impl Iterator<Item = &Rc<Item>> {
        self.items.iter().filter(|item| !item.retired)
    }
}

impl Credit {
    fn from_json(json: &Json) -> Option<Credit> {
        Some(Credit {
            title: json.text("title")?.to_owned(),
            author: json.text("author")?.to_owned(),
            href: Href::parse(json.text("href")?)?,
        })
    }
}

fn chosen_id(json: &Json) -> String {
    json.text("id").unwrap_or_default().trim().to_owned()
}

fn rich_member(json: &Json, name: &str) -> Rich {
    json.get(name).map(Rich::from_json).unwrap_or_default()
}

fn rich_list(json: Option<&Json>) -> Vec<Rich> {
    json.map_or(&[][..], Json::elements).iter().map(Rich::from_json).collect()
}

/// Gives every section, and every item, an id that no other has: the one its author chose, which stands there already, or
/// one derived from its text. Chosen ids go first, so that neither a new text nor an id chosen twice takes the one under which another
/// item has marks.
pub(super) fn assign_ids(sections: &mut [Section]) {
    let (mut of_sections, mut of_items) = (Vec::new(), Vec::new());
    for Section { id, heading, items, .. } in sections {
        of_sections.push((id, &*heading));
        for item in items.iter_mut().filter_map(Rc::get_mut) {
            of_items.push((&mut item.id, &item.statement));
        }
    }
    make_unique(of_sections);
    make_unique(of_items);
}

fn make_unique(mut entries: Vec<(&mut String, &Rich)>) {
    // With each id, the last number that was put behind it; 0 as long as the item that chose it is still to come.
    let mut used = Object::new();
    for (id, _) in &entries {
        used.insert(id, Json::from(0));
    }
    for chosen in [true, false] {
        for (id, text) in &mut entries {
            if id.is_empty() == chosen {
                continue;
            }
            let base = if chosen { std::mem::take(*id) } else { slug(&text.plain_text()) };
            let mut number = used.get(&base).and_then(Json::as_u64).unwrap_or(0);
            let mut unique = base.clone();
            while number > 0 && used.get(&unique).is_some() {
                number += 1;
                unique = [base.as_str(), "-", &decimal(number)].concat();
            }
            used.insert(&base, Json::from(number));
            used.insert(&unique, Json::from(1));
            **id = unique;
        }
    }
}

/// An id from text: ASCII letters and digits in lower case and everything beyond ASCII, the rest as single hyphens. Long
/// text is cut and ends in a hash of the whole, so that two texts with the same beginning keep apart wherever they stand.
fn slug(text: &str) -> String {
    const LONGEST: usize = 48;
    let mut slug = String::new();
    let mut hash = 0x811c_9dc5_u32;
    for character in text.chars() {
        // FNV-1a over code points, http://www.isthe.com/chongo/tech/comp/fnv/
        hash = (hash ^ u32::from(character)).wrapping_mul(0x0100_0193);
        if character.is_ascii_alphanumeric() || !character.is_ascii() {
            slug.push(character.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let full = slug.trim_end_matches('-');
    match full.char_indices().nth(LONGEST) {
        None if full.is_empty() => "item".to_owned(),
        None => full.to_owned(),
        Some((cut, _)) => full.get(..cut).unwrap_or_default().to_owned() + "-" + &decimal(hash.into()),
    }
}
