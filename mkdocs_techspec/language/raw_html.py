"""Which stretches of a page are comments or raw HTML, so that Python-Markdown reads no Markdown in them."""

from __future__ import annotations

import enum
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

COMMENT = "!--"
# What stands in these is shown, or run, as it is written.
VERBATIM = frozenset({COMMENT, "canvas", "math", "option", "pre", "script", "style", "textarea"})

# The elements that are blocks, as in markdown.core, but for the empty `hr`.
BLOCK_TAG = (
    "(?:address|article|aside|blockquote|body|canvas|center|colgroup|dd|details|div|dl|dt|fieldset|figcaption|figure"
    "|footer|form|group|h[1-6]|header|hgroup|html|iframe|legend|li|main|map|math|menu|nav|noscript|object|ol|option"
    "|output|p|pre|progress|script|search|section|style|summary|table|tbody|td|textarea|tfoot|th|thead|tr|ul|video)"
)

_BLOCK = re.compile(BLOCK_TAG)
_MAY_HIDE = re.compile(r"<!--|^ {0,3}<[a-zA-Z]", re.MULTILINE)
_TOKEN = re.compile(r"<!--|<(?P<end>/?)(?P<tag>[a-zA-Z][^\s/>`<]*+)(?P<attributes>[^<>]*)>")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_LINE_START = re.compile(r"(?:^|\n) {0,3}$")
_SCRIPT_END = re.compile(r"</(?:script|style)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s=]+)(?:\s*=\s*("[^"]*"|'[^']*'|\S*))?""")


class _Reading(enum.IntEnum):
    """How the text in an element is read; what stands inside can only be read less."""

    MARKDOWN = enum.auto()
    RAW = enum.auto()
    VERBATIM = enum.auto()


class _Element(NamedTuple):
    tag: str
    start: int
    reading: _Reading
    hides: bool


class _Region(NamedTuple):
    start: int
    end: int
    tag: str


def has_html(text: str) -> bool:
    """Whether anything in a page's text could hide a line; cheap, and rarely so."""
    return "<" in text and _MAY_HIDE.search(text) is not None


def hidden_lines(lines: Sequence[tuple[int, str]]) -> Mapping[int, str]:
    """For each line that starts in a comment or in raw HTML, the tag that hides it; a fence is to be one line here."""
    text = "\n".join(line for _, line in lines)
    if not has_html(text):
        return {}
    starts = list(accumulate((len(line) + 1 for _, line in lines), initial=0))
    found: dict[int, str] = {}
    for region in sorted(_regions(text)):
        for at in range(bisect_left(starts, region.start), bisect_left(starts, region.end)):
            found[lines[at][0]] = region.tag
    return found


def _regions(text: str) -> Iterator[_Region]:
    """The comments and the elements that are not read as Markdown, and what is verbatim in these."""
    elements = _Elements()
    position, tail, last_comment_end = 0, -1, text.rfind("-->")
    while token := _TOKEN.search(text, position):
        start, position = token.span()
        starts = elements.reading is not _Reading.MARKDOWN or _starts_block(text, start, tail)
        if not token["tag"]:
            end = text.find("-->", position) + 3 if position <= last_comment_end else 0
            if end and (starts or not _BLANK_LINE.search(text, position, end)):
                yield _Region(start, end, COMMENT)
                tail = end
            position = end or position
        elif token["end"] and elements.opened:
            yield from elements.close(token["tag"].lower(), position)
            tail = tail if elements.opened else position
        elif starts and not token["end"] and elements.open(token["tag"].lower(), start, token["attributes"]):
            tail = position
            position = _end_of_script(text, token)
    while elements.opened:
        yield from elements.close(elements.opened[-1].tag, len(text))


def _starts_block(text: str, start: int, tail: int) -> bool:
    """Whether a tag stands where a block of HTML may start: first on its line, or right after another block."""
    after_another = tail >= 0 and text.find("\n", tail, start) < 0
    return after_another or _LINE_START.search(text[max(start - 4, 0) : start]) is not None


def _end_of_script(text: str, opening: re.Match[str]) -> int:
    if opening["tag"].lower() not in ("script", "style"):
        return opening.end()
    found = _SCRIPT_END.search(text, opening.end())
    return found.start() if found else len(text)


@dataclass(slots=True)
class _Elements:
    """The elements that are open, outermost first."""

    opened: list[_Element] = field(default_factory=list)
    count: Counter[str] = field(default_factory=Counter)

    @property
    def reading(self) -> _Reading:
        return self.opened[-1].reading if self.opened else _Reading.MARKDOWN

    def open(self, tag: str, start: int, attributes: str) -> bool:
        if not _BLOCK.fullmatch(tag) or attributes.endswith("/"):
            return False
        own = _Reading.VERBATIM if tag in VERBATIM else _Reading.MARKDOWN if _markdown(attributes) else _Reading.RAW
        reading = max(own, self.reading)
        self.opened.append(_Element(tag, start, reading, hides=reading > self.reading))
        self.count[tag] += 1
        return True

    def close(self, tag: str, end: int) -> Iterator[_Region]:
        """The regions that end with the element `tag`, which ends all that is open in it."""
        while self.count[tag]:
            element = self.opened.pop()
            self.count[element.tag] -= 1
            if element.hides:
                yield _Region(element.start, end, element.tag)
            if element.tag == tag:
                break


def _markdown(attributes: str) -> bool:
    """Whether an element's content is Markdown, as the extension `md_in_html` has it."""
    value = dict(_ATTRIBUTE.findall(attributes)).get("markdown", "0")
    return not value or value.strip("\"'") in ("1", "block", "span", "markdown")
