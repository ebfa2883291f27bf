"""Lets Markdown stand inside <alignment-checklist markdown>, and puts the built-in list into an empty one."""

import pathlib
import re

from markdown.extensions import Extension

BUILT_IN = pathlib.Path(__file__).with_name("alignment-checklist-built-in.html").read_text(encoding="utf-8")
EMPTY = re.compile(r"<alignment-checklist((?![^>]*\s(?:list|src)=)[^>]*)>\s*</alignment-checklist>")


class AlignmentChecklist(Extension):
    def extendMarkdown(self, md):
        # Otherwise the element becomes part of a paragraph, and its list ends up behind it.
        md.block_level_elements.append("alignment-checklist")


def on_config(config):
    config.markdown_extensions.append(AlignmentChecklist())


def on_page_content(html, **_):
    # For readers without JavaScript.
    return EMPTY.sub(lambda tag: f'<alignment-checklist list="pm-em"{tag[1]}>\n{BUILT_IN}</alignment-checklist>', html)
