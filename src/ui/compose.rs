//! Writing a note. What was written is kept when focus leaves, however that happens: there is nothing to save.

use web_sys::{HtmlElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::notes::button;
use super::view::Shared;
use crate::core::catalogue::Key;
use crate::core::document::Author;

/// A new note, or one that is changed.
#[derive(Clone, PartialEq, Properties)]
pub struct ComposeProps {
    /// The widget
    pub view: Shared,
    /// The text to start from: empty for a new note.
    #[prop_or_default]
    pub text: String,
    /// Whether it is asked who says it.
    #[prop_or_default]
    pub with_author: bool,
    /// Takes the note. Called with the unchanged text when it was left unchanged.
    pub on_commit: Callback<(Author, String)>,
}

/// A field for a note.
#[component]
pub fn Compose(props: &ComposeProps) -> Html {
    let ComposeProps { view, text, with_author, on_commit } = props;
    let (group, field, author) = (use_node_ref(), use_node_ref(), use_node_ref());
    let changing = !with_author;

    {
        let (field, text) = (field.clone(), text.clone());
        use_effect_with((), move |()| {
            if let (Some(field), true) = (field.cast::<HtmlTextAreaElement>(), changing) {
                field.set_value(&text);
                let _ = field.focus();
            }
        });
    }
    let commit = {
        let (field, author, on_commit) = (field.clone(), author.clone(), on_commit.clone());
        Callback::from(move |()| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                let written = field.value();
                if changing || !written.trim().is_empty() {
                    let author = author.cast::<HtmlSelectElement>().map(|select| Author::parse(&select.value()));
                    // Emptied first: what follows moves focus, which would commit it again.
                    field.set_value("");
                    on_commit.emit((author.unwrap_or_default(), written));
                }
            }
        })
    };
    let on_leave = {
        let (group, commit) = (group.clone(), commit.clone());
        Callback::from(move |event: FocusEvent| {
            let to = event.related_target().map(wasm_bindgen::JsCast::unchecked_into::<web_sys::Node>);
            let stays = group.cast::<HtmlElement>().is_some_and(|group| group.contains(to.as_ref()));
            if !stays {
                commit.emit(());
            }
        })
    };
    let on_key = {
        let commit = commit.clone();
        let (field, text, on_commit) = (field.clone(), text.clone(), on_commit.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                commit.emit(());
            } else if event.key() == "Escape" && changing {
                // Back to the note as it was; the panel stays open.
                event.stop_propagation();
                if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                    field.set_value(&text);
                }
                on_commit.emit((Author::Nobody, text.clone()));
            }
        })
    };
    let on_click = Callback::from(move |_| commit.emit(()));
    let (label, done) = if changing { (Key::ChangeNote, Key::SaveNote) } else { (Key::NewNote, Key::AddNote) };
    let action = if changing { "save-note" } else { "add-note" };
    html! {
        <div class="compose" ref={group} onfocusout={on_leave} onkeydown={on_key}>
            <textarea ref={field} rows="2" dir="auto" data-field="note" aria-label={view.say(label)} placeholder={view.say(label)} />
            if *with_author {
                <label class="author-field">{ view.say(Key::Author) }{ " " }
                    <select ref={author} data-field="author">
                        <option value="">{ view.say(Key::Nobody) }</option>
                        <option value="pm">{ view.say(Key::Pm) }</option>
                        <option value="em">{ view.say(Key::Em) }</option>
                    </select>
                </label>
            }
            { button(view, action, done, on_click) }
        </div>
    }
}
