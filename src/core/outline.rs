//! A list that stands as HTML on the host page, read as a checklist.
//!
//! The shell hands over what it finds inside the element as JSON, so that reading it is plain Rust: a node is a string (text) or
//! an array `["tag", {attributes}, child, …]` with the tag in lower case. The shell leaves out scripts, styles and templates,
//! gives links their absolute address, and hands over only the attributes that are read here.
//!
//! Headings open sections, paragraphs introduce them, list items are items, nested lists are details. Hosts decorate lists in
//! ways that are read as if they had not: `li > p`, `li > div`, links that only point at a heading, disabled check
//! boxes, empty paragraphs, wrapping blocks.

use std::rc::Rc;

use super::checklist::{Checklist, Item, Party, Section, assign_ids};
use super::json::Json;
use super::rich::{Href, Rich, Span};

/// Reads the sections and items of the nodes; `None` when there is no list item.
pub fn read(nodes: &Json) -> Option<Checklist> {
    let mut outline = Outline::default();
    outline.blocks(nodes.elements());
    outline.close();
    assign_ids(&mut outline.sections);
    let checklist = Checklist { sections: outline.sections.into_iter().map(Rc::new).collect(), ..Checklist::default() };
    checklist.items().next()?;
    Some(checklist)
}

/// An element of the host page.
#[derive(Clone, Copy)]
struct Node<'a> {
    tag: &'a str,
    attributes: &'a Json,
    children: &'a [Json],
}

impl<'a> Node<'a> {
    fn of(json: &'a Json) -> Option<Node<'a>> {
        let [Json::String(tag), attributes, children @ ..] = json.elements() else {
            return None;
        };
        Some(Node { tag, attributes, children })
    }

    fn attribute(self, name: &str) -> Option<&'a str> {
        self.attributes.text(name)
    }

    /// The first of these attributes that says anything.
    fn chosen_id(self, names: &[&str]) -> String {
        let values = names.iter().filter_map(|name| self.attribute(name)).map(str::trim);
        values.filter(|value| !value.is_empty()).map(str::to_owned).next().unwrap_or_default()
    }

    fn is_list(self) -> bool {
        matches!(self.tag, "ul" | "ol")
    }

    /// A block by its name, or an inline or unknown element around one, as hosts make them.
    fn is_block(self) -> bool {
        self.is_list()
            || self.is_heading()
            || matches!(
                self.tag,
                "p" | "div"
                    | "li"
                    | "section"
                    | "article"
                    | "main"
                    | "blockquote"
                    | "details"
                    | "summary"
                    | "pre"
                    | "dl"
                    | "dt"
                    | "dd"
                    | "table"
                    | "tbody"
                    | "thead"
                    | "tr"
                    | "td"
                    | "th"
                    | "figure"
                    | "header"
                    | "footer"
                    | "aside"
                    | "nav"
                    | "form"
                    | "hr"
            )
            || self.children.iter().filter_map(Node::of).any(Node::is_block)
    }

    fn is_heading(self) -> bool {
        matches!(self.tag, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
    }

    /// Links that hosts add to headings, not text of the author. Docusaurus has the class `anchor` on the heading itself.
    fn is_decoration(self) -> bool {
        let decorates = |class| matches!(class, "mw-editsection" | "hash-link" | "headerlink" | "anchor");
        matches!(self.tag, "a" | "span")
            && self.attribute("class").is_some_and(|classes| classes.split_ascii_whitespace().any(decorates))
    }
}

#[derive(Default)]
struct Outline {
    sections: Vec<Section>,
    current: Section,
    /// The level of the topmost heading until now; 0 before the first.
    top: u8,
}

impl Outline {
    /// Ends the section that is being read, and keeps it when it holds anything.
    fn close(&mut self) {
        let section = std::mem::take(&mut self.current);
        if !(section.heading.is_blank() && section.intro.is_empty() && section.items.is_empty()) {
            self.sections.push(section);
        }
    }

    fn blocks(&mut self, nodes: &[Json]) {
        let mut line = Line::default();
        for json in nodes {
            match Node::of(json) {
                Some(node) if node.is_block() => {
                    self.paragraph(line.take());
                    self.block(node);
                }
                _ => line.push(json),
            }
        }
        self.paragraph(line.take());
    }

    fn block(&mut self, node: Node<'_>) {
        if node.is_decoration() {
        } else if node.is_heading() {
            self.close();
            self.current.heading = inline(node.children);
            let level = node.tag.bytes().last().unwrap_or_default();
            self.top = if self.top == 0 { level } else { self.top.min(level) };
            self.current.depth = level - self.top;
            self.current.id = node.chosen_id(&["id"]);
            self.current.owner = node.attribute("data-owner").and_then(Party::parse);
            self.current.expected_by = node.attribute("data-expected-by").and_then(Party::parse);
        } else if node.tag == "li" {
            self.item(node);
        } else {
            self.blocks(node.children);
        }
    }

    /// A paragraph introduces its section; after items, it opens a section of its own, so that the order stays.
    fn paragraph(&mut self, rich: Rich) {
        if rich.is_blank() {
            return;
        }
        if !self.current.items.is_empty() {
            self.close();
        }
        self.current.intro.push(rich);
    }

    fn item(&mut self, node: Node<'_>) {
        let mut parts = ItemParts::default();
        parts.read(node.children);
        parts.end_line();
        let mut lines = parts.lines.into_iter();
        let Some(mut statement) = lines.next() else {
            return;
        };
        let marker = take_task_marker(&mut statement);
        self.current.items.push(Rc::new(Item {
            id: node.chosen_id(&["data-item", "id"]),
            statement,
            details: lines
                .map(|mut line| {
                    take_task_marker(&mut line);
                    line
                })
                .collect(),
            ticked: marker.or_else(|| first_box(node.children)).unwrap_or_default(),
            retired: false,
        }));
    }
}

/// What stands in a list item: its lines in order, of which the first is the statement.
#[derive(Default)]
struct ItemParts {
    lines: Vec<Rich>,
    line: Line,
}

impl ItemParts {
    fn read(&mut self, nodes: &[Json]) {
        for json in nodes {
            match Node::of(json) {
                Some(node) if node.is_decoration() => {}
                Some(node) if node.is_block() => {
                    self.end_line();
                    self.read(node.children);
                    self.end_line();
                }
                _ => self.line.push(json),
            }
        }
    }

    fn end_line(&mut self) {
        let line = self.line.take();
        if !line.is_blank() {
            self.lines.push(line);
        }
    }
}

/// Inline content on its way to rich text.
#[derive(Default)]
struct Line {
    rich: Rich,
}

impl Line {
    fn push(&mut self, json: &Json) {
        append_inline(json, &mut self.rich.0);
    }

    /// What was collected, its white space folded as a browser folds it.
    fn take(&mut self) -> Rich {
        let mut rich = std::mem::take(&mut self.rich);
        let mut after_space = true;
        fold_white_space(&mut rich, &mut after_space);
        trim_end(&mut rich);
        rich
    }
}

fn inline(nodes: &[Json]) -> Rich {
    let mut line = Line::default();
    for node in nodes {
        line.push(node);
    }
    line.take()
}

fn append_inline(json: &Json, spans: &mut Vec<Span>) {
    if let Json::String(text) = json {
        spans.push(Span::Text(text.clone()));
    }
    let Some(node) = Node::of(json) else {
        return;
    };
    if node.is_decoration() {
        return;
    }
    let mut inner = Vec::new();
    node.children.iter().for_each(|child| append_inline(child, &mut inner));
    let inner = Rich(inner);
    match node.tag {
        "em" | "i" => spans.push(Span::Emphasis(inner)),
        "strong" | "b" => spans.push(Span::Strong(inner)),
        "code" | "kbd" => spans.push(Span::Code(inner.plain_text())),
        "br" => spans.push(Span::Text(" ".to_owned())),
        "a" => match node.attribute("href").and_then(Href::parse) {
            Some(href) => spans.push(Span::Link(href, inner)),
            None => spans.extend(inner.0),
        },
        _ => spans.extend(inner.0),
    }
}

fn fold_white_space(rich: &mut Rich, after_space: &mut bool) {
    rich.0.retain_mut(|span| match span {
        Span::Text(text) | Span::Code(text) => {
            *text = folded(text, after_space);
            !text.is_empty()
        }
        Span::Emphasis(inner) | Span::Strong(inner) | Span::Link(_, inner) => {
            fold_white_space(inner, after_space);
            !inner.0.is_empty()
        }
    });
}

fn folded(text: &str, after_space: &mut bool) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        let space = matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        if !space {
            out.push(character);
        } else if !*after_space {
            out.push(' ');
        }
        *after_space = space;
    }
    out
}

fn trim_end(rich: &mut Rich) {
    if let Some(last) = rich.0.last_mut() {
        match last {
            Span::Text(text) | Span::Code(text) => text.truncate(text.trim_end_matches(' ').len()),
            Span::Emphasis(inner) | Span::Strong(inner) | Span::Link(_, inner) => trim_end(inner),
        }
        if matches!(last, Span::Text(text) if text.is_empty()) {
            rich.0.pop();
        }
    }
}

/// Takes `[ ]` or `[x]` off the front of a statement, for renderers that do not know task lists.
fn take_task_marker(statement: &mut Rich) -> Option<bool> {
    let Some(Span::Text(text)) = statement.0.first_mut() else {
        return None;
    };
    for (marker, ticked) in [("[ ] ", false), ("[x] ", true), ("[X] ", true)] {
        if let Some(rest) = text.strip_prefix(marker) {
            *text = rest.to_owned();
            return Some(ticked);
        }
    }
    None
}

/// Whether the first check box is ticked: that of the item itself. Those of nested lists belong to its details.
fn first_box(nodes: &[Json]) -> Option<bool> {
    nodes.iter().filter_map(Node::of).find_map(|node| match node.attributes.get("checked") {
        Some(&Json::Bool(ticked)) => Some(ticked),
        _ if node.is_list() => None,
        _ => first_box(node.children),
    })
}
