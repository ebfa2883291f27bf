//! The outcome of a sync as text to take away: for minutes, mails, pull requests and wiki pages.
//!
//! All formats have the same content in the same order, written by one walk over the list. A format is a table: what
//! stands around each thing, and how text is kept from being markup.

use super::catalogue::{Catalogue, Key, turns};
use super::checklist::{Checklist, Item};
use super::document::{Document, Level};
use super::escape::{Escapes, IN_XML, escape};
use super::json::decimal;
use super::rich::{Href, Rich, Span};
use super::summary::{Count, level};

/// What the outcome is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// GitHub-flavoured Markdown
    Markdown,
    /// Text that reads well as it is, in mails and chats
    Plain,
    /// HTML for the clipboard, without check boxes, which sanitizers drop. It is well-formed XML as well
    Html,
    /// The storage format of Confluence, with tasks. What does not apply is a complete task: nothing is left to do
    Confluence,
}

/// What the outcome says beyond list and document. Each may be missing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// An address that opens this state, for the last line. It is a link when [`Href::parse`] takes it, else text.
    pub link: Option<&'a str>,
    /// The name of the pair. `default` is as good as none.
    pub team: &'a str,
    /// The day, in the words of the reader.
    pub date: &'a str,
}

/// The list with its marks and notes; then, when some are agreed and some are not, those that are open once more.
pub fn render(
    format: Format,
    checklist: &Checklist,
    document: &Document,
    text: &Catalogue,
    context: Context<'_>,
) -> String {
    let syntax = match format {
        Format::Markdown => &MARKDOWN,
        Format::Plain => &PLAIN,
        Format::Html => &HTML,
        Format::Confluence => &CONFLUENCE,
    };
    syntax.outcome(checklist, document, text, context)
}

/// How far the two are, in words.
pub fn progress(count: Count, text: &Catalogue) -> String {
    if count.total == 0 {
        return text.say(Key::NothingApplies);
    }
    let (done, total) = (decimal(count.done as u64), decimal(count.total as u64));
    text.count(Key::Progress, count.total, &[("done", &done), ("total", &total)])
}

/// How a format writes. In each text `…` stands for the content and `@` for an address.
struct Syntax {
    title: &'static str,
    /// Of a section. A list follows.
    heading: &'static str,
    paragraph: &'static str,
    /// The items of a section.
    list: &'static str,
    /// An item that is open, with its notes.
    open: &'static str,
    /// One that is agreed.
    agreed: &'static str,
    /// One that does not apply.
    away: &'static str,
    /// The statement of one that does not apply.
    struck: &'static str,
    /// All notes of an item.
    notes: &'static str,
    /// Between two notes.
    note_break: &'static str,
    /// Between two lines of a note.
    line_break: &'static str,
    /// The open points.
    points: &'static str,
    point: &'static str,
    emphasis: &'static str,
    strong: &'static str,
    code: &'static str,
    link: &'static str,
    /// A link that shows its address. Empty where it is a link like others.
    bare_link: &'static str,
    prose: Escapes,
    in_code: Escapes,
    in_address: Escapes,
    /// Whether how a line or a link begins can be markup, which a backslash prevents.
    backslash: bool,
}

const MARKDOWN: Syntax = Syntax {
    title: "# …\n\n",
    heading: "## …\n\n",
    open: "- [ ] …\n",
    agreed: "- [x] …\n",
    away: "- …\n",
    struck: "~~…~~",
    notes: "\n  - …",
    note_break: "\n  - ",
    line_break: "\n    ",
    emphasis: "*…*",
    strong: "**…**",
    code: "`…`",
    // Angle brackets keep parentheses and asterisks in the address from ending the link.
    link: "[…](<@>)",
    bare_link: "<…>",
    prose: &[
        ('\n', " "),
        ('\\', "\\\\"),
        ('`', "\\`"),
        ('*', "\\*"),
        ('_', "\\_"),
        ('[', "\\["),
        (']', "\\]"),
        ('<', "\\<"),
        ('>', "\\>"),
        ('#', "\\#"),
        ('~', "\\~"),
        ('|', "\\|"),
        ('&', "\\&"),
    ],
    in_code: &[('\n', " "), ('`', "'")],
    backslash: true,
    ..PLAIN
};

const PLAIN: Syntax = Syntax {
    title: "…\n\n",
    heading: "…\n",
    paragraph: "…\n\n",
    list: "…\n\n",
    open: "[ ] …\n",
    agreed: "[x] …\n",
    away: "[-] …\n",
    struck: "…",
    notes: "\n    - …",
    note_break: "\n    - ",
    line_break: "\n      ",
    points: "…\n\n",
    point: "- …\n",
    emphasis: "…",
    strong: "…",
    code: "…",
    link: "… <@>",
    bare_link: "…",
    prose: &[('\n', " ")],
    in_code: &[('\n', " ")],
    in_address: &[],
    backslash: false,
};

const HTML: Syntax = Syntax {
    title: "<h2>…</h2>\n",
    heading: "<h3>…</h3>\n",
    paragraph: "<p>…</p>\n",
    list: "<ul>\n…\n</ul>\n",
    open: "<li>☐ …</li>\n",
    agreed: "<li>☑ …</li>\n",
    away: "<li>…</li>\n",
    struck: "<s>…</s>",
    notes: "<ul><li>…</li></ul>",
    note_break: "</li><li>",
    line_break: "<br/>",
    points: "<ul>\n…\n</ul>\n",
    point: "<li>…</li>\n",
    emphasis: "<em>…</em>",
    strong: "<strong>…</strong>",
    code: "<code>…</code>",
    link: "<a href=\"@\">…</a>",
    bare_link: "",
    prose: IN_XML,
    in_code: IN_XML,
    in_address: IN_XML,
    backslash: false,
};

/// <https://confluence.atlassian.com/doc/confluence-storage-format-790796544.html>
const CONFLUENCE: Syntax = Syntax {
    list: "<ac:task-list>\n…\n</ac:task-list>\n",
    open: "<ac:task><ac:task-status>incomplete</ac:task-status><ac:task-body>…</ac:task-body></ac:task>\n",
    agreed: COMPLETE,
    away: COMPLETE,
    struck: "<span style=\"text-decoration: line-through;\">…</span>",
    ..HTML
};

const COMPLETE: &str = "<ac:task><ac:task-status>complete</ac:task-status><ac:task-body>…</ac:task-body></ac:task>\n";

/// What would end an address in one of the formats, and the mark of the templates.
const IN_ADDRESS: Escapes =
    &[('\n', ""), (' ', ""), ('<', "%3C"), ('>', "%3E"), ('"', "%22"), ('\\', "%5C"), ('…', "%E2%80%A6")];

impl Syntax {
    fn outcome(&self, checklist: &Checklist, document: &Document, text: &Catalogue, context: Context<'_>) -> String {
        let mut out = String::new();
        self.line(self.title, &self.inline(&checklist.title), &mut out);
        let mut about = String::new();
        if !matches!(context.team, "" | "default") {
            about = text.fill(Key::Team, &[("team", context.team)]);
            if !context.date.is_empty() {
                about.push_str(" · ");
            }
        }
        about.push_str(context.date);
        self.line(self.paragraph, &self.text(&about), &mut out);
        let count = Count::of_list(checklist, document);
        self.line(self.paragraph, &self.text(&progress(count, text)), &mut out);
        let mut points = String::new();
        for section in &checklist.sections {
            let mut items = String::new();
            for item in section.asked() {
                let mut statement = self.inline(&item.statement);
                let template = match level(item, document) {
                    Level::Yes => self.agreed,
                    Level::NotApplicable => {
                        let words = self.text(&text.say(Key::LevelNotApplicable));
                        statement = [&*around(self.struck, &statement), " (", &words, ")"].concat();
                        self.away
                    }
                    _ => {
                        self.line(self.point, &statement, &mut points);
                        self.open
                    }
                };
                let mut content = self.whole_line(&statement);
                push(self.notes, &self.notes(item, document, text), &mut content);
                push(template, &content, &mut items);
            }
            if !items.is_empty() {
                self.line(self.heading, &self.inline(&section.heading), &mut out);
                push(self.list, &items, &mut out);
            }
        }
        if count.done > 0 && !points.is_empty() {
            self.line(self.heading, &self.text(&text.say(Key::OpenPoints)), &mut out);
            push(self.points, &points, &mut out);
        }
        if let Some(address) = context.link {
            let link = match Href::parse(address) {
                Some(href) => {
                    let address = self.address(&href);
                    self.link(&address, &address)
                }
                None => self.text(address),
            };
            let (before, after) = text.around(Key::OpenState, "link", &[]);
            self.line(self.paragraph, &[&*self.text(&before), &link, &self.text(&after)].concat(), &mut out);
        }
        // There is no blank line below the last.
        out.pop();
        out
    }

    /// The notes of an item, without what stands around them all.
    fn notes(&self, item: &Item, document: &Document, text: &Catalogue) -> String {
        let mut out = String::new();
        for note in document.notes(&item.id) {
            let mut start = text.author(note.author);
            if !start.is_empty() {
                start.push_str(": ");
            }
            let mut between = self.note_break;
            for line in clean(&note.text).split('\n') {
                if line.trim().is_empty() {
                    continue;
                }
                if !out.is_empty() {
                    out.push_str(between);
                }
                between = self.line_break;
                start.push_str(line);
                out.push_str(&self.whole_line(&self.text(&start)));
                start.clear();
            }
        }
        out
    }

    fn inline(&self, rich: &Rich) -> String {
        let mut out = String::new();
        for span in &rich.0 {
            let (template, inner) = match span {
                Span::Text(text) => {
                    out.push_str(&self.text(text));
                    continue;
                }
                Span::Link(href, inner) => {
                    // An exclamation mark makes the link behind it an image.
                    if self.backslash && out.ends_with('!') {
                        out.pop();
                        out.push_str("\\!");
                    }
                    out.push_str(&self.link(&self.address(href), &self.inline(inner)));
                    continue;
                }
                Span::Emphasis(inner) => (self.emphasis, self.inline(inner)),
                Span::Strong(inner) => (self.strong, self.inline(inner)),
                Span::Code(text) => (self.code, escaped(text, self.in_code)),
            };
            push(template, &inner, &mut out);
        }
        out
    }

    fn address(&self, href: &Href) -> String {
        escaped(&escaped(href.as_str(), IN_ADDRESS), self.in_address)
    }

    fn link(&self, address: &str, label: &str) -> String {
        if label == address && !self.bare_link.is_empty() {
            return around(self.bare_link, address);
        }
        let (before, after) = self.link.split_once('@').unwrap_or_default();
        around(&[before, address, after].concat(), label)
    }

    fn text(&self, text: &str) -> String {
        escaped(text, self.prose)
    }

    fn line(&self, template: &str, content: &str, out: &mut String) {
        push(template, &self.whole_line(content), out);
    }

    /// Markup as a line of its own, which in Markdown is no list, no numbered list and no underline of a heading by how it begins.
    fn whole_line(&self, content: &str) -> String {
        let line = content.trim();
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = (line.get(..digits).unwrap_or_default(), line.get(digits..).unwrap_or_default());
        let block = match rest.as_bytes().first() {
            Some(b'-' | b'+' | b'=') => digits == 0,
            Some(b'.' | b')') => digits > 0,
            _ => false,
        };
        [number, if block && self.backslash { "\\" } else { "" }, rest].concat()
    }
}

fn push(template: &str, content: &str, out: &mut String) {
    out.push_str(&around(template, content));
}

/// Content with what the template has before and after it, unless it is blank. Space at its edges stays outside, since in
/// Markdown it would keep the markup from being any.
fn around(template: &str, content: &str) -> String {
    let inner = content.trim();
    if inner.is_empty() {
        return content.to_owned();
    }
    let (before, after) = template.split_once('…').unwrap_or_default();
    let space = |is: bool| if is { " " } else { "" };
    [space(content.starts_with(' ')), before, inner, after, space(content.ends_with(' '))].concat()
}

fn escaped(text: &str, escapes: Escapes) -> String {
    escape(&clean(text), escapes)
}

/// The text with `\n` for every line break and a space for every other control character, without what XML cannot hold, and without
/// what turns the direction of all that follows (<https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters>).
fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\u{fffe}' | '\u{ffff}' => {}
            turning if turns(turning) => {}
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            _ => out.push(if character.is_control() { ' ' } else { character }),
        }
    }
    out
}
