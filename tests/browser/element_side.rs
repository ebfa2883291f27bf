//! The element's side of a widget, played by these tests, and the browser's storage.

use alignment_checklist::shell::host::Host;
use alignment_checklist::shell::widget::Widget;
use js_sys::Array;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Storage;

use crate::support::*;

#[wasm_bindgen(inline_js = r#"
export function host(replica, told) {
    return {
        tell: (kind, detail) => told.push(`${kind} ${detail}`),
        link: (payload) => `https://example.org/#ac=${payload}`,
        moment: (time) => new Date(time).toISOString(),
        time: () => "10:15",
        replica: () => replica,
    };
}

const localStorage = Object.getOwnPropertyDescriptor(window, "localStorage");
const setItem = Storage.prototype.setItem;
const refuse = (name) => () => { throw new DOMException("refused", name); };

export function block() {
    Object.defineProperty(window, "localStorage", { configurable: true, get: refuse("SecurityError") });
}

export function fill() {
    Storage.prototype.setItem = refuse("QuotaExceededError");
}

export function restore() {
    Object.defineProperty(window, "localStorage", localStorage);
    Storage.prototype.setItem = setItem;
}
"#)]
extern "C" {
    fn host(replica: &str, told: &Array) -> Host;
    fn block();
    fn fill();
    fn restore();
}

/// A widget as an element has it.
pub struct Embed {
    pub root: Root,
    pub widget: Widget,
    replica: &'static str,
    told: Array,
}

impl std::ops::Deref for Embed {
    type Target = Root;

    fn deref(&self) -> &Root {
        &self.root
    }
}

impl Embed {
    pub async fn new(replica: &'static str) -> Embed {
        let root = Root::new().await;
        Embed { widget: Widget::new(root.0.clone()), root, replica, told: Array::new() }
    }

    /// A widget of the built-in list for a team.
    pub async fn of_team(replica: &'static str, team: &str) -> Embed {
        let embed = Embed::new(replica).await;
        assert_eq!(embed.configure(&config(team)).await, None);
        embed
    }

    pub async fn configure(&self, config: &str) -> Option<String> {
        let problem = self.widget.configure(host(self.replica, &self.told), config);
        settled().await;
        problem
    }

    pub async fn act(&self, name: &str, item: &str) {
        self.act_on_note(name, item, "").await;
    }

    pub async fn act_on_note(&self, name: &str, item: &str, note: &str) {
        self.widget.act(&format!(r#"{{"name":"{name}","item":"{item}","note":"{note}"}}"#));
        settled().await;
    }

    pub async fn add_note(&self, item: &str, text: &str) {
        self.widget.act(&format!(r#"{{"name":"add-note","item":"{item}","text":"{text}"}}"#));
        settled().await;
    }

    pub async fn merge(&self, text: &str) -> Option<String> {
        let problem = self.widget.merge(text);
        settled().await;
        problem
    }

    /// What the widget has told since the last look, each as kind and JSON; without that another state is shown, which is for the element.
    pub fn told(&self) -> Vec<String> {
        let told = self.told.iter().filter_map(|line| line.as_string()).filter(|line| line != "moved null").collect();
        self.told.set_length(0);
        told
    }

    /// The same, only the kind and, of errors, the code.
    pub fn kinds(&self) -> Vec<String> {
        let short = |line: String| line.split_once(r#"","message""#).map_or(line.clone(), |(kind, _)| kind.to_owned());
        let kind = |line: String| {
            if line.starts_with("change ") { "change".to_owned() } else { short(line).replace(r#" {"code":""#, " ") }
        };
        self.told().into_iter().map(kind).collect()
    }
}

/// The configuration of a plain element with that team.
pub fn config(team: &str) -> String {
    format!(r#"{{"list":"pm-em","team":"{team}"}}"#)
}

/// A document of the built-in list with one item ticked.
pub fn ticked(team: &str, item: &str, counter: u64) -> String {
    format!(
        r#"{{"format":1,"list":"pm-em","team":"{team}","marks":{{"{item}":{{"agreed":{{"value":"yes","stamp":[{counter},"there"]}}}}}}}}"#
    )
}

pub fn storage() -> Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

pub fn key(team: &str) -> String {
    format!("alignment-checklist:pm-em:{team}")
}

/// What is stored for a team.
pub fn stored(team: &str) -> Option<String> {
    storage().get_item(&key(team)).unwrap()
}

pub fn store(team: &str, text: &str) {
    storage().set_item(&key(team), text).unwrap();
}

pub fn remove(team: &str) {
    storage().remove_item(&key(team)).unwrap();
}

/// What was set aside for a team.
pub fn set_aside(team: &str) -> Option<String> {
    storage().get_item(&format!("alignment-checklist-unreadable:pm-em:{team}")).unwrap()
}

/// A browser that refuses, until this is dropped.
pub struct Refusal(());

impl Refusal {
    /// Storage cannot even be named.
    pub fn blocked() -> Refusal {
        block();
        Refusal(())
    }

    /// Nothing more can be written.
    pub fn full() -> Refusal {
        fill();
        Refusal(())
    }
}

impl Drop for Refusal {
    fn drop(&mut self) {
        restore();
    }
}
