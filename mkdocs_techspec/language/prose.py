"""What a page says around its blocks: `techspec:` links, the system in its front matter, headings to link to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from ..config import Limits
from ..diagnostics import Diagnostic, Severity
from ..source import Source, Span, Word
from .containers import indented_code
from .fences import Block, BlockKind
from .front_matter import body_start
from .raw_html import hidden_lines
from .slugs import heading_slugs
from .superfences import fences_in, outline
from .yaml_nodes import Fields, Node, Scalar, read_yaml

_LINK = re.compile(
    r"""
    (?: \]\(\s*+ | ^[>\ \t]*+\[(?!\^)[^\[\]\n]*\]:[ \t]*+(?:\n[>\ \t]*+)? )      # `[x](`, or `[x]:` at a line's start
    (?: <techspec:(?P<quoted>[^<>\n]*)> | techspec:(?P<bare>[^\s()<>]*) )
    """,
    re.VERBOSE | re.MULTILINE,
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TICKS_OR_PARAGRAPH = re.compile(r"(?<!\\)`+|\n[> \t]*\n")

_HEADING = re.compile(r"[> \t]*(?:(?:[-*+]|\d+\.)[ \t]+)?#{1,6}(?P<title>.*)")
_UNDERLINE = re.compile(r"[> \t]*(?:=+|-+)[ ]*$")
_ATTRIBUTES = re.compile(r"\{:?([^{}\n]*)\}")
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_ID = re.compile(r"""(?:(?<=[\s:{])#|(?<=[\s:{])(?:id|name)\s*=\s*["']?)([^\s"'<>{}]+)""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """What a page's prose says: the targets of its `techspec:` links, and the system that its front matter names.

    `front_gaps` is what is wrong with the front matter's `techspec`, if anything.
    """

    links: tuple[Word, ...] = ()
    front_system: Word | None = None
    front_gaps: tuple[Diagnostic, ...] = ()


def read_prose(source: Source) -> Prose:
    """What is said about specs outside of a page's blocks."""
    links = tuple(_links(source)) if "techspec:" in source.text else ()
    techspec = _front_techspec(source)
    if techspec is None:
        return Prose(links=links)
    system = _value(techspec, "system")
    if isinstance(system, Scalar) and not system.empty:
        return Prose(links=links, front_system=system.word)
    gap = Diagnostic(
        rule="syntax/value",
        severity=Severity.ERROR,
        span=techspec.span,
        message="the front matter's 'techspec' does not name a system",
        help="write `techspec: {system: feed}`, with the id of the page's system",
    )
    return Prose(links=links, front_gaps=(gap,))


def _links(source: Source) -> Iterator[Word]:
    if not _LINK.search(source.text):
        return
    lines = [(number, "" if tag else line) for number, line, tag in _lines(source)]
    starts = list(accumulate((len(line) + 1 for _, line in lines), initial=0))
    for found in _LINK.finditer(_without_code("\n".join(line for _, line in lines))):
        group = "bare" if found["bare"] is not None else "quoted"
        at = bisect_right(starts, found.start(group)) - 1
        line, column = lines[at][0] + 1, found.start(group) - starts[at] + 1
        yield Word(found[group], Span(source, line, column, line, column + len(found[group])))


def block_links(block: Block) -> tuple[Word, ...]:
    """The targets of the `techspec:` links in a block's texts."""
    if "techspec:" not in block.text:
        return ()
    return tuple(
        Word(found[group], block.place(number, found.start(group), number, found.end(group)))
        for number, line in enumerate(block.text.split("\n"))
        for found in _LINK.finditer(_without_code(line))
        for group in ("bare" if found["bare"] is not None else "quoted",)
    )


def block_page_links(block: Block) -> tuple[Word, ...]:
    """The relative links to pages, as in `[x](page.md#there)`, in a block's texts, without their anchors."""
    if ".md" not in block.text:
        return ()
    return tuple(
        Word(found[1], block.place(number, found.start(1), number, found.end(1)))
        for number, line in enumerate(block.text.split("\n"))
        for found in _PAGE_LINK.finditer(_without_code(line))
    )


_PAGE_LINK = re.compile(r"\]\(((?![a-z]+:|/)[^\s()<>#?]+\.md)(?=[#?)])")


def heading_anchors(source: Source) -> frozenset[str]:
    """The anchors that a link to the page may name: its ids, and its headings', whichever way the site makes them."""
    lines = list(_lines(source))
    text = _without_code("\n".join(line for _, line, _ in lines))
    ids = {name for marked in (*_ATTRIBUTES.findall(text), *_TAG.findall(text)) for name in _ID.findall(f" {marked}")}
    titles = _titles([line for _, line, tag in lines if not tag])
    return frozenset(ids | heading_slugs((_ATTRIBUTES.sub("", title) for title in titles if not _has_id(title)), ids))


def _titles(lines: list[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if found := _HEADING.match(line):
            yield found["title"].rstrip("# ")
        elif number and _UNDERLINE.match(line) and lines[number - 1].strip("> \t"):
            yield lines[number - 1].lstrip("> \t")


def _has_id(title: str) -> bool:
    return any(_ID.search(f" {marked}") for marked in _ATTRIBUTES.findall(title))


def _lines(source: Source) -> Iterator[tuple[int, str, str]]:
    """The lines of a page with their numbers from 0 and the tag of the HTML that hides them; code is left blank."""
    start = body_start(source)
    fences = list(fences_in(source.lines, start))
    lines = outline(source.lines, start, fences)
    tags = hidden_lines(lines)
    code = {*indented_code(lines), *(fence.opening.line for fence in fences)}
    for number, line in lines:
        yield number, "" if number in code else line, tags.get(number, "")


def _without_code(text: str) -> str:
    """The text with comments and inline code blank, so that all else keeps its place."""
    last = text.rfind("-->") + len("-->")
    text = _COMMENT.sub(lambda found: _blank(found[0]), text[:last]) + text[last:]
    parts, position = [], 0
    for start, end in _code_spans(text):
        parts += [text[position:start], _blank(text[start:end])]
        position = end
    return "".join((*parts, text[position:]))


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where inline code starts and ends: with as many backticks, in one paragraph."""
    ends: list[tuple[re.Match[str], int]] = []
    next_of_length: dict[int, int] = {}
    for found in reversed(list(_TICKS_OR_PARAGRAPH.finditer(text))):
        if found[0].startswith("\n"):
            next_of_length.clear()
        else:
            ends.append((found, next_of_length.get(len(found[0]), 0)))
            next_of_length[len(found[0])] = found.end()
    position = 0
    for found, end in reversed(ends):
        if end and found.start() >= position:
            yield found.start(), end
            position = end


def _front_techspec(source: Source) -> Node | None:
    """What the front matter holds under `techspec`; None, too, where it cannot be read."""
    start = body_start(source)
    lines = source.lines[1 : start - 1]
    if not start or not any("techspec" in line for line in lines):
        return None
    # Fenced by `---` as it is, front matter is read as a block; what is wrong with it is for MkDocs to say.
    span = Span(source, 1, 1, start, len(source.line(start)) + 1)
    text = "".join(f"{line}\n" for line in lines)
    front = Block(kind=BlockKind.TECHSPEC, span=span, text=text, offsets=(0,) * len(lines))
    return _value(read_yaml(front, Limits()).root, "techspec")


def _value(node: Node | None, key: str) -> Node | None:
    entry = node.entries.get(key) if isinstance(node, Fields) else None
    return entry.value if entry else None
