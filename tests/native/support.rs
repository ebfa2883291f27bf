//! Plumbing of these tests: generated values, pages as nodes, replicas.

use alignment_checklist::core::checklist::Checklist;
use alignment_checklist::core::document::{Author, Document, Level, Note, Place, Side, Writer};
use alignment_checklist::core::json::{Json, Object};
use alignment_checklist::core::outline;
use alignment_checklist::core::rich::Rich;
use alignment_checklist::core::stamp::MAX_COUNTER;
use alignment_checklist::core::state::{Action, State, update};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use scraper::{ElementRef, Html};

pub const SIDES: [Side; 3] = [Side::Agreed, Side::Owner, Side::Counterpart];

/// Ids of items, few enough to meet each other. One is named like a member of registers.
pub const ITEMS: [&str; 4] = ["goals", "values", "stamp", "value"];

pub fn parse(text: &str) -> Json {
    Json::parse(text).unwrap()
}

pub fn document(text: &str) -> Document {
    Document::parse(text).unwrap()
}

pub fn list(text: &str) -> Checklist {
    Checklist::parse(text).unwrap()
}

pub fn empty() -> Document {
    Document::new("pm-em", 1, "default")
}

pub fn writer(replica: &str) -> Writer<'_> {
    Writer { replica, now: 1_790_000_000_000 }
}

/// Does all these things as one replica.
pub fn after(document: Document, actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(State::new(document), act)
}

pub fn act(state: State, action: Action) -> State {
    update(state, action, writer("me")).0
}

pub fn undo(state: State, times: usize) -> State {
    (0..times).fold(state, |state, _| act(state, Action::Undo))
}

pub fn tick(item: &str) -> Action {
    set(item, Level::Yes)
}

pub fn untick(item: &str) -> Action {
    set(item, Level::Unset)
}

pub fn set(item: &str, level: Level) -> Action {
    Action::SetLevel { item: item.to_owned(), side: Side::Agreed, level }
}

pub fn not_applicable(item: &str, from: Level) -> Action {
    Action::SetNotApplicable { item: item.to_owned(), from }
}

pub fn applicable(item: &str) -> Action {
    Action::SetApplicable { item: item.to_owned() }
}

pub fn note(item: &str, text: &str) -> Action {
    Action::AddNote { item: item.to_owned(), author: Author::Nobody, text: text.to_owned() }
}

pub fn edit(note: &str, text: &str) -> Action {
    Action::EditNote { note: note.to_owned(), text: text.to_owned() }
}

pub fn remove(note: &str) -> Action {
    Action::RemoveNote { note: note.to_owned() }
}

pub fn reset(items: &[&str]) -> Action {
    Action::Reset { items: items.iter().map(|&item| item.to_owned()).collect() }
}

pub fn agreed(document: &Document, item: &str) -> Option<Level> {
    document.level(item, Side::Agreed)
}

pub fn note_texts(document: &Document, item: &str) -> Vec<String> {
    document.notes(item).into_iter().map(|note| note.text).collect()
}

/// Everything that people see of a document.
pub fn visible(document: &Document) -> Vec<(Vec<Option<Level>>, Vec<Note>)> {
    let of_item = |&item: &&str| (SIDES.map(|side| document.level(item, side)).to_vec(), document.notes(item));
    ITEMS.iter().map(of_item).collect()
}

/// Calls everything that reads a document.
pub fn look_at(document: &Document) {
    visible(document);
    let _ = (document.list(), document.team(), document.to_text(), document.news(&empty()));
    for item in ITEMS {
        for side in SIDES {
            let place = Place::mark(item, side);
            let _ = (document.register(&place), document.item_of(&place));
        }
        let place = Place::note_text(item);
        let _ = (document.register(&place), document.item_of(&place));
    }
}

/// A number as JSON allows it, in all its spellings.
pub fn number_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<u64>().prop_map(|number| number.to_string()),
        any::<i64>().prop_map(|number| number.to_string()),
        (-1e15..1e15_f64).prop_map(|number| format!("{number:?}")),
        "-?(0|[1-9][0-9]{0,3})(\\.[0-9]{1,3})?([eE][+-]?[0-9]{1,2})?",
    ]
}

fn scalar() -> impl Strategy<Value = Json> {
    prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        number_text().prop_map(|text| parse(&text)),
        any::<String>().prop_map(Json::String),
        "[a-c]?".prop_map(Json::String),
    ]
}

/// Any JSON value.
pub fn json() -> impl Strategy<Value = Json> {
    scalar().prop_recursive(5, 64, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Json::Array),
            btree_map(any::<String>(), inner, 0..6).prop_map(|members| Json::Object(members.into_iter().collect())),
        ]
    })
}

/// A stamp: mostly one that could be, else one that nobody honest writes.
fn stamp() -> impl Strategy<Value = Json> {
    prop_oneof![
        6 => (0..4_u64, "[a-c]").prop_map(|(counter, replica)| Json::Array(vec![Json::from(counter), Json::from(&*replica)])),
        1 => prop::sample::select(vec![
            r#"[9007199254740991,"z"]"#,
            r#"[9007199254740992,"z"]"#,
            r#"[18446744073709551616,"z"]"#,
            r#"["5","z"]"#,
            "[5]",
            r#"[5,"z","z"]"#,
            r#"[-1,"z"]"#,
            r#"[1.5,"z"]"#,
            "[]",
            r#""5z""#,
            "5",
            "null",
            r#"{"0":5,"1":"z"}"#,
        ])
        .prop_map(parse),
    ]
}

fn register(value: impl Strategy<Value = Json>) -> impl Strategy<Value = Json> {
    (stamp(), value, btree_map("[a-c]", scalar(), 0..2)).prop_map(|(stamp, value, mut members)| {
        members.insert("stamp".to_owned(), stamp);
        members.insert("value".to_owned(), value);
        Json::Object(members.into_iter().collect())
    })
}

/// JSON in which much of two values meets: few names, few stamps.
pub fn mergeable() -> impl Strategy<Value = Json> {
    scalar().prop_recursive(4, 48, 5, |inner| {
        let names = prop_oneof![4 => "[a-c]", 1 => Just("stamp".to_owned()), 1 => Just("value".to_owned())];
        prop_oneof![
            1 => vec(inner.clone(), 0..3).prop_map(Json::Array),
            3 => btree_map(names, inner.clone(), 0..5).prop_map(|members| Json::Object(members.into_iter().collect())),
            3 => register(inner),
        ]
    })
}

fn collection(record: impl Strategy<Value = Json>) -> impl Strategy<Value = Object> {
    btree_map(
        prop_oneof![4 => prop::sample::select(&ITEMS[..]).prop_map(str::to_owned), 1 => any::<String>()],
        record,
        0..5,
    )
    .prop_map(|members| members.into_iter().collect())
}

/// Any document that is accepted, whatever stands in it: written by a newer version, by hand, or by somebody hostile.
pub fn any_document() -> impl Strategy<Value = Document> {
    let answer = prop_oneof![
        4 => prop::sample::select(vec!["unset", "not_yet", "partly", "yes", "not_applicable", "somehow"]).prop_map(Json::from),
        1 => mergeable(),
    ];
    let sides = prop::sample::select(vec!["agreed", "owner", "counterpart", "observer"]).prop_map(str::to_owned);
    let marks = prop_oneof![
        4 => btree_map(sides, register(answer), 0..4).prop_map(|members| Json::Object(members.into_iter().collect())),
        1 => mergeable(),
    ];
    let text = prop_oneof![3 => any::<String>().prop_map(Json::String), 1 => Just(Json::Null), 1 => mergeable()];
    let notes = prop_oneof![
        4 => (prop::sample::select(&ITEMS[..]), "(pm|em|hr)?", register(text)).prop_map(|(item, author, text)| {
            Json::object([("item", Json::from(item)), ("author", Json::from(&*author)), ("text", text)])
        }),
        1 => mergeable(),
    ];
    let members =
        (collection(marks), collection(notes), collection(mergeable()), btree_map("[a-c]", mergeable(), 0..3));
    members.prop_filter_map("no document", |(marks, notes, others, unknown)| {
        let mut root: Object = unknown.into_iter().collect();
        for (name, value) in [("marks", marks), ("notes", notes), ("commitments", others.clone()), ("syncs", others)] {
            root.insert(name, Json::Object(value));
        }
        root.insert("format", Json::from(1));
        root.insert("list", Json::from("pm-em"));
        root.insert("team", Json::from("default"));
        Document::try_from(Json::Object(root)).ok()
    })
}

/// A register as widgets write it, or nearly so: with times, counters and replicas from one end of what there may be to the other.
fn written(value: impl Strategy<Value = Json>) -> impl Strategy<Value = Json> {
    let counters = prop_oneof![6 => 0..300_u64, 1 => MAX_COUNTER - 3..MAX_COUNTER + 2];
    let replicas = prop_oneof![
        4 => prop::sample::select(vec!["0", "00", "1z141z30", "k3f9x2a7q0b1c2", "zzzzzzzzzzzzzz", "tab", "Tab-2", "", "é"]),
        1 => Just(LONG),
    ];
    let times = prop_oneof![
        4 => (0..100_000_u64).prop_map(|minute| Json::from((29_833_333 + minute) * 60_000)),
        1 => any::<u64>().prop_map(Json::from),
        1 => (0..MAX_COUNTER + 2).prop_map(Json::from),
        1 => Just(Json::Null),
    ];
    let before = prop_oneof![4 => Just(None), 1 => level_name().prop_map(Some)];
    (value, counters, replicas, times, before).prop_map(|(value, counter, replica, at, before)| {
        let stamp = Json::Array(vec![Json::from(counter), Json::from(replica)]);
        let mut register = Object::from_iter([("value".to_owned(), value), ("stamp".to_owned(), stamp)]);
        if at != Json::Null {
            register.insert("at", at);
        }
        if let Some(before) = before {
            register.insert("before", before);
        }
        Json::Object(register)
    })
}

/// Longer than the names that a payload keeps in a table.
const LONG: &str = concat!(
    "an-id-that-is-longer-than-the-names-that-are-kept-in-tables-so-that-it-has-to-go-another-way-",
    "an-id-that-is-longer-than-the-names-that-are-kept-in-tables-so-that-it-has-to-go-another-way",
);

fn level_name() -> impl Strategy<Value = Json> {
    let names = vec!["unset", "not_yet", "partly", "yes", "yes", "yes", "not_applicable", "not_applicable", "somehow"];
    prop_oneof![8 => prop::sample::select(names).prop_map(Json::from), 1 => Just(Json::Null)]
}

/// A document as widgets write it, or nearly so, of any list and team.
pub fn usual_document() -> impl Strategy<Value = Document> {
    let item =
        || prop::sample::select(vec!["goals-short", "em-customers", "pm-research", "goals", "Ziele é", "", LONG]);
    let side = prop::sample::select(vec!["agreed", "agreed", "agreed", "owner", "counterpart", "observer"]);
    let members = |members: std::collections::BTreeMap<&str, Json>| {
        Json::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    };
    let marks = btree_map(item(), btree_map(side, written(level_name()), 0..3).prop_map(members), 0..6);
    let text = prop_oneof![3 => "[ -~]{0,30}".prop_map(Json::String), 1 => any::<String>().prop_map(Json::String), 1 => Just(Json::Null)];
    let note = (item(), "(pm|em|hr)?", written(text)).prop_map(|(item, author, text)| {
        Json::object([("item", Json::from(item)), ("author", Json::from(&*author)), ("text", text)])
    });
    let ids = prop_oneof!["00000000000000[0-9]{2}-(tab|k3f9x2a7q0b1c2|)", "0*[0-9]{1,16}-tab\\+?", "[a-z]{0,3}"];
    let revision = prop_oneof![
        Just(None),
        (0..3_u64).prop_map(|revision| Some(Json::from(revision))),
        number_text().prop_map(|text| Some(parse(&text))),
        Just(Some(Json::from("1")))
    ];
    let name = |usual| prop_oneof![3 => Just(usual), 1 => prop::sample::select(vec!["", "retro", "Team é"])];
    let collections = vec(prop::sample::select(vec![true, true, true, false]), 4);
    let parts = (marks, btree_map(ids, note, 0..5), name("pm-em"), name("default"), revision, collections);
    parts.prop_map(move |(marks, notes, list, team, revision, collections)| {
        let mut root = Object::new();
        root.insert("format", Json::from(1));
        root.insert("list", Json::from(list));
        root.insert("team", Json::from(team));
        if let Some(revision) = revision {
            root.insert("list_revision", revision);
        }
        let empty = || Json::Object(Object::new());
        let all = [("marks", members(marks)), ("notes", Json::Object(notes.into_iter().collect()))];
        let all = all.into_iter().chain([("commitments", empty()), ("syncs", empty())]);
        for ((name, value), present) in all.zip(collections) {
            if present {
                root.insert(name, value);
            }
        }
        Document::try_from(Json::Object(root)).unwrap()
    })
}

/// What people do. Notes are named by their place among all there are, since their ids are not known before.
#[derive(Clone, Debug)]
pub enum Step {
    Set(&'static str, Side, Level),
    NotApplicable(&'static str, Level),
    Applicable(&'static str),
    AddNote(&'static str, Author, String),
    EditNote(usize, String),
    RemoveNote(usize),
    Reset(Vec<&'static str>),
    Undo,
    Redo,
}

pub fn step() -> impl Strategy<Value = Step> {
    let item = || prop::sample::select(&ITEMS[..]);
    let level = || prop::sample::select(&Level::ALL[..]);
    let text = || prop_oneof![3 => "[a-z]{1,3}", 1 => " ?", 1 => any::<String>()];
    prop_oneof![
        4 => (item(), prop::sample::select(&SIDES[..]), level()).prop_map(|(item, side, level)| Step::Set(item, side, level)),
        1 => (item(), level()).prop_map(|(item, from)| Step::NotApplicable(item, from)),
        1 => item().prop_map(Step::Applicable),
        2 => (item(), prop::sample::select(vec![Author::Nobody, Author::Pm, Author::Em]), text())
            .prop_map(|(item, author, text)| Step::AddNote(item, author, text)),
        1 => (any::<usize>(), text()).prop_map(|(note, text)| Step::EditNote(note, text)),
        1 => any::<usize>().prop_map(Step::RemoveNote),
        1 => prop::sample::subsequence(&ITEMS[..], 0..=ITEMS.len()).prop_map(Step::Reset),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}

impl Step {
    /// The action it is on this document.
    pub fn on(&self, document: &Document) -> Action {
        let note = |number: usize| {
            let notes: Vec<Note> = ITEMS.iter().flat_map(|item| document.notes(item)).collect();
            notes.get(number % notes.len().max(1)).map(|note| note.id.clone()).unwrap_or_default()
        };
        match self.clone() {
            Step::Set(item, side, level) => Action::SetLevel { item: item.to_owned(), side, level },
            Step::NotApplicable(item, from) => not_applicable(item, from),
            Step::Applicable(item) => applicable(item),
            Step::AddNote(item, author, text) => Action::AddNote { item: item.to_owned(), author, text },
            Step::EditNote(number, text) => edit(&note(number), &text),
            Step::RemoveNote(number) => remove(&note(number)),
            Step::Reset(items) => reset(&items),
            Step::Undo => Action::Undo,
            Step::Redo => Action::Redo,
        }
    }
}

/// A replica does something, or takes over what another says.
#[derive(Clone, Debug)]
pub enum Event {
    Does(usize, Step),
    Hears(usize, usize),
}

pub const REPLICAS: [&str; 3] = ["tab", "phone", "import"];

pub fn events() -> impl Strategy<Value = Vec<Event>> {
    let replica = || 0..REPLICAS.len();
    vec(
        prop_oneof![
            4 => (replica(), step()).prop_map(|(who, step)| Event::Does(who, step)),
            1 => (replica(), replica()).prop_map(|(who, whom)| Event::Hears(who, whom)),
        ],
        0..40,
    )
}

/// What the replicas say after all this.
pub fn replicas_after(events: &[Event]) -> Vec<Document> {
    let mut replicas: Vec<State> = REPLICAS.iter().map(|_| State::new(empty())).collect();
    for (index, event) in (0..).zip(events) {
        let (who, action) = match event {
            Event::Does(who, step) => (*who, step.on(&replicas[*who].document)),
            Event::Hears(who, whom) => (*who, Action::Merge(replicas[*whom].document.clone())),
        };
        // Clocks differ, and what counts the same is told apart by them.
        let writer = writer(REPLICAS[who]);
        let writer = Writer { now: writer.now + index * 7 % 5 * 60_000, ..writer };
        replicas[who] = update(replicas[who].clone(), action, writer).0;
    }
    replicas.into_iter().map(|state| state.document).collect()
}

/// HTML as the shell hands it over.
pub fn nodes(html: &str) -> Json {
    let page = Html::parse_fragment(html);
    Json::Array(children(page.root_element()).collect())
}

fn children(element: ElementRef<'_>) -> impl Iterator<Item = Json> {
    element.children().filter_map(|child| match ElementRef::wrap(child) {
        Some(element) => Some(node(element)),
        None => child.value().as_text().map(|text| Json::from(&**text)),
    })
}

fn node(element: ElementRef<'_>) -> Json {
    let mut attributes = Object::new();
    for (name, value) in element.value().attrs() {
        attributes.insert(name, Json::from(value));
    }
    if element.value().name() == "input" && element.attr("type") == Some("checkbox") {
        attributes.insert("checked", Json::Bool(element.attr("checked").is_some()));
    }
    let mut json = vec![Json::from(element.value().name()), Json::Object(attributes)];
    json.extend(children(element));
    Json::Array(json)
}

/// The list that this HTML is.
pub fn outline(html: &str) -> Checklist {
    outline::read(&nodes(html)).unwrap()
}

/// Markdown as hosts render it.
pub fn html_of(markdown: &str, options: pulldown_cmark::Options) -> String {
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new_ext(markdown, options));
    html
}

pub fn texts(rich: &[Rich]) -> Vec<String> {
    rich.iter().map(Rich::plain_text).collect()
}

/// A file of the project.
pub fn file(path: &str) -> String {
    std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}
