"""Lets Markdown stand inside <alignment-checklist markdown>: tells Python-Markdown that the element is a block."""

from markdown.extensions import Extension


class AlignmentChecklist(Extension):
    def extendMarkdown(self, md):
        md.block_level_elements.append("alignment-checklist")


def on_config(config):
    config.markdown_extensions.append(AlignmentChecklist())
