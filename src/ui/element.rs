//! Elements, put together by calls of a few functions.
//!
//! `html!` compiles every element into code of its own, and copies nodes on the way, so that Yew's code for copying whole trees
//! is shipped as well: together 4 kB of brotli for this widget. Yew compares attributes fastest between elements with the
//! very same list of names, so there is one list for all.

use yew::Html;
use yew::virtual_dom::{AttrValue, AttributeOrProperty, Attributes, Key, VList, VTag};

use super::rich_text::plain;

macro_rules! attributes {
    ($($name:ident = $text:literal,)*) => {
        /// What the widget sets on elements: attributes, and `defaultValue`, a property.
        #[derive(Clone, Copy)]
        #[expect(missing_docs, reason = "each is what HTML and ARIA mean by its name")]
        pub enum Attribute { $($name,)* }

        const NAMES: &[&str] = &[$($text,)*];
    };
}

attributes! {
    Part = "part",
    Class = "class",
    Type = "type",
    Dir = "dir",
    Lang = "lang",
    Role = "role",
    Href = "href",
    Target = "target",
    Rel = "rel",
    Rows = "rows",
    Max = "max",
    Value = "value",
    Accept = "accept",
    TabIndex = "tabindex",
    ReadOnly = "readonly",
    Hidden = "hidden",
    Disabled = "disabled",
    Selected = "selected",
    AutoComplete = "autocomplete",
    Placeholder = "placeholder",
    AriaLabel = "aria-label",
    AriaExpanded = "aria-expanded",
    AriaPressed = "aria-pressed",
    AriaDisabled = "aria-disabled",
    Action = "data-action",
    Field = "data-field",
    Item = "data-item",
    Level = "data-level",
    Note = "data-note",
    Notes = "data-notes",
    Open = "data-open",
    Progress = "data-progress",
    Qr = "data-qr",
    Shows = "data-shows",
    DefaultValue = "defaultValue",
}

/// An element on its way to a node. Methods are kept out of line: being called often is what makes them worth it.
#[must_use]
pub struct Element(Box<Inner>);

struct Inner {
    tag: VTag,
    values: Box<[Option<AttributeOrProperty>]>,
    children: Vec<Html>,
}

/// Begins an element.
#[inline(never)]
pub fn element(tag: &'static str) -> Element {
    Element(Box::new(Inner { tag: VTag::new(tag), values: vec![None; NAMES.len()].into(), children: Vec::new() }))
}

impl Element {
    #[inline(never)]
    fn put(mut self, attribute: Attribute, value: AttributeOrProperty) -> Element {
        self.0.values[attribute as usize] = Some(value);
        self
    }

    /// Sets an attribute to a fixed text.
    #[inline(never)]
    pub fn set(self, attribute: Attribute, value: &'static str) -> Element {
        self.put(attribute, AttributeOrProperty::Attribute(AttrValue::Static(value)))
    }

    /// Sets an attribute to a text.
    #[inline(never)]
    pub fn set_text(self, attribute: Attribute, value: &str) -> Element {
        self.put(attribute, AttributeOrProperty::Attribute(AttrValue::Rc(value.into())))
    }

    /// Sets an attribute that says "true" or "false".
    #[inline(never)]
    pub fn set_flag(self, attribute: Attribute, value: bool) -> Element {
        self.set(attribute, if value { "true" } else { "false" })
    }

    /// Sets an attribute that is there or is not.
    #[inline(never)]
    pub fn set_if(self, attribute: Attribute, value: bool) -> Element {
        if value { self.set(attribute, "") } else { self }
    }

    /// Names the part that a host may style.
    #[inline(never)]
    pub fn part(self, name: &'static str) -> Element {
        self.set(Attribute::Part, name)
    }

    /// Names the class, for the widget's own style.
    #[inline(never)]
    pub fn class(self, name: &'static str) -> Element {
        self.set(Attribute::Class, name)
    }

    /// The text that a field begins with. What is typed afterwards is the browser's.
    #[inline(never)]
    pub fn default_value(self, text: &str) -> Element {
        self.put(Attribute::DefaultValue, AttributeOrProperty::Property(text.into()))
    }

    /// Ticks or unticks a check box.
    #[inline(never)]
    pub fn checked(mut self, checked: bool) -> Element {
        self.0.tag.set_checked(checked);
        self
    }

    /// Tells the element from its siblings: it stays the same one when they change.
    #[inline(never)]
    pub fn key(mut self, key: &str) -> Element {
        self.0.tag.key = Some(Key::from(key));
        self
    }

    #[inline(never)]
    fn add(mut self, child: Html) -> Element {
        self.0.children.push(child);
        self
    }

    /// Adds a child. An empty one keeps its place, so that later siblings stay what they are.
    pub fn child(self, child: impl Into<Html>) -> Element {
        self.add(child.into())
    }

    /// Adds what `child` makes, or keeps its place.
    pub fn child_if<T: Into<Html>>(self, shown: bool, child: impl FnOnce() -> T) -> Element {
        self.add(if shown { child().into() } else { Html::default() })
    }

    /// Adds children.
    pub fn children(mut self, children: impl IntoIterator<Item = Html>) -> Element {
        children.into_iter().for_each(|child| self.0.children.push(child));
        self
    }

    /// Adds a text.
    #[inline(never)]
    pub fn text(self, text: String) -> Element {
        self.add(plain(text))
    }
}

impl From<Element> for Html {
    #[inline(never)]
    fn from(element: Element) -> Html {
        let Inner { mut tag, values, children } = *element.0;
        tag.attributes = Attributes::Dynamic { keys: NAMES, values };
        if let Some(all) = tag.children_mut() {
            *all = list(children);
        }
        tag.into()
    }
}

/// Several nodes in the place of one.
#[inline(never)]
pub fn list(nodes: Vec<Html>) -> Html {
    VList::from(nodes).into()
}
