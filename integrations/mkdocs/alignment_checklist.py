"""Lets Markdown stand inside <alignment-checklist markdown>, and puts into an empty one what readers without JavaScript get."""

import html as markup
import pathlib
import re

from markdown.extensions import Extension
from mkdocs.utils import normalize_url

BUILT_IN = pathlib.Path(__file__).with_name("alignment-checklist-built-in.html").read_text(encoding="utf-8")
SCRIPT = "alignment-checklist.js"
WORDS = "What Product Manager and Engineering Manager expect of each other"
# A sign > in quotes does not end the tag.
EMPTY = re.compile(r"""<alignment-checklist((?:"[^"]*"|'[^']*'|[^"'>])*)>\s*</alignment-checklist>""")
ATTRIBUTE = re.compile(r"""\s([^\s"'=>]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")


class AlignmentChecklist(Extension):
    def extendMarkdown(self, md):
        # Otherwise the element becomes part of a paragraph, and its list ends up behind it.
        md.block_level_elements.append("alignment-checklist")


def on_config(config):
    config.markdown_extensions.append(AlignmentChecklist())


def on_page_content(html, page, config, **_):
    def filled(tag):
        written = tag[1]
        attributes = {name: value.strip("\"'") for name, value in ATTRIBUTE.findall(written)}
        if "list" not in attributes and "src" not in attributes:
            written = f' list="pm-em"{written}'
            attributes["list"] = "pm-em"
        content = BUILT_IN if attributes.get("list") == "pm-em" else link(page, config)
        # In a list it stands in a paragraph. Headings and lists would end it, and with it the element.
        return f"<div><alignment-checklist{written}>\n{content}</alignment-checklist></div>"

    return EMPTY.sub(filled, html)


def link(page, config):
    """To the page with the built-in list, which lies beside the script."""
    for script in map(str, config.extra_javascript):
        if script.split("?")[0].endswith(SCRIPT):
            address = normalize_url(script.split("?")[0].removesuffix(SCRIPT) or "./", page)
            return f'<p><a href="{markup.escape(address)}">{WORDS}</a></p>\n'
    return ""
