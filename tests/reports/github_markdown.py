"""Markdown as GitHub's own parser reads it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import cmarkgfm
from cmarkgfm.cmark import Options

READ = re.compile(r"@\w|\B[#!~%$&^]\w|www\.|://|[0-9a-f]{7}|[a-z]-\d", re.IGNORECASE)
"""What a code host makes a link or a call of, outside of code."""


class Page(HTMLParser):
    """The tags of a page, the text in all of it, that outside of code, and that of each item of a list."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.open: list[str] = []
        self.text, self.prose = "", ""
        self.items: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(f"{tag} with {attrs}" if attrs else tag)
        self.open.append(tag)
        if tag == "li":
            self.items.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        self.prose += "\0" if "code" in self.open else data
        if "li" in self.open:
            self.items[-1] += data


def shown(markdown: str) -> Page:
    """What a page shows of Markdown."""
    return Page(html_of(markdown))


def html_of(markdown: str) -> str:
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_GITHUB_PRE_LANG
    return str(cmarkgfm.github_flavored_markdown_to_html(markdown, options))
