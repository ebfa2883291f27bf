//! The outcome as Markdown, for minutes and pull requests.

use super::catalogue::{Catalogue, Key};
use super::checklist::{Checklist, Item};
use super::document::{Author, Document, Level};
use super::json::decimal;
use super::rich::{Href, Rich, Span};
use super::summary::{Count, level};

/// The list with its marks and notes as GitHub-flavoured Markdown.
pub fn render(checklist: &Checklist, document: &Document, text: &Catalogue) -> String {
    let mut out = String::new();
    if !checklist.title.is_blank() {
        line(&mut out, "# ", &inline(&checklist.title));
        out.push('\n');
    }
    let count = Count::of_list(checklist, document);
    line(&mut out, "", &progress(count, text));
    for section in &checklist.sections {
        if section.asked().next().is_none() {
            continue;
        }
        out.push('\n');
        if !section.heading.is_blank() {
            line(&mut out, "## ", &inline(&section.heading));
            out.push('\n');
        }
        for item in section.asked() {
            render_item(item, document, text, &mut out);
        }
    }
    out
}

fn render_item(item: &Item, document: &Document, text: &Catalogue, out: &mut String) {
    let statement = inline(&item.statement);
    match level(item, document) {
        Level::NotApplicable => {
            let word = text.say(Key::LevelNotApplicable);
            line(out, "- ", &["~~", &statement, "~~ (", &word, ")"].concat());
        }
        Level::Yes => line(out, "- [x] ", &statement),
        _ => line(out, "- [ ] ", &statement),
    }
    for note in document.notes(&item.id) {
        let author = match note.author {
            Author::Nobody => String::new(),
            Author::Pm => text.say(Key::Pm) + ": ",
            Author::Em => text.say(Key::Em) + ": ",
        };
        let lines = note.text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
        for (index, text) in lines.enumerate() {
            match index {
                0 if author.is_empty() => line(out, "  - ", &escape_line(text)),
                0 => line(out, "  - ", &[&author, &*escape(text)].concat()),
                _ => line(out, "    ", &escape_line(text)),
            }
        }
    }
}

/// How far the two are, in words.
pub fn progress(count: Count, text: &Catalogue) -> String {
    if count.total == 0 {
        return text.say(Key::NothingApplies);
    }
    let (done, total) = (decimal(count.done as u64), decimal(count.total as u64));
    text.count(Key::Progress, count.total, &[("done", &done), ("total", &total)])
}

fn line(out: &mut String, start: &str, content: &str) {
    out.push_str(start);
    out.push_str(content);
    out.push('\n');
}

fn inline(rich: &Rich) -> String {
    let mut out = String::new();
    for span in &rich.0 {
        match span {
            Span::Text(text) => out.push_str(&escape(text)),
            Span::Emphasis(inner) => out.push_str(&["*", &inline(inner), "*"].concat()),
            Span::Strong(inner) => out.push_str(&["**", &inline(inner), "**"].concat()),
            Span::Code(text) => {
                out.push_str(&["`", &replaced(text, &[('`', "'"), ('\n', " "), ('\r', " ")]), "`"].concat());
            }
            Span::Link(href, inner) => out.push_str(&["[", &inline(inner), "](<", &address(href), ">)"].concat()),
        }
    }
    out
}

/// An address within angle brackets, which keep parentheses and asterisks in it from ending the link.
fn address(href: &Href) -> String {
    replaced(href.as_str(), &[('<', "%3C"), ('>', "%3E"), ('\\', "%5C")])
}

fn replaced(text: &str, replacements: &[(char, &str)]) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match replacements.iter().find(|(from, _)| *from == character) {
            Some((_, to)) => out.push_str(to),
            None => out.push(character),
        }
    }
    out
}

/// Keeps text from being read as markup within a line.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '~' | '|' | '&') {
            out.push('\\');
        }
        out.push(if matches!(character, '\n' | '\r') { ' ' } else { character });
    }
    out
}

/// Keeps a whole line from being read as markup, also by how it begins: as a list, a numbered list, an underlined heading.
fn escape_line(text: &str) -> String {
    let rest = text.trim_start_matches(|character: char| character.is_ascii_digit());
    let number = text.strip_suffix(rest).unwrap_or_default();
    let marks: &[char] = if number.is_empty() { &['-', '+', '='] } else { &['.', ')'] };
    [number, if rest.starts_with(marks) { "\\" } else { "" }, &escape(rest)].concat()
}
