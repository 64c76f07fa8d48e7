"""Pages for the tests of cards: checked, rendered, and read again as a browser would."""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from mkdocs_techspec.check import Checked, check
from mkdocs_techspec.contracts.operations import ReadFile, no_file
from mkdocs_techspec.render import Rendered, render
from mkdocs_techspec.settings import parse_config
from mkdocs_techspec.source import Source

VOID = {"br", "img", "wbr"}


def checked(pages: Mapping[str, str], settings: Mapping[str, object] | None = None) -> Checked:
    """A checked site from the text of its pages and contracts, by uri."""
    texts = {uri: textwrap.dedent(text) for uri, text in pages.items()}
    sources = [Source(path=f"docs/{uri}", uri=uri, text=text) for uri, text in texts.items() if uri.endswith(".md")]
    config = parse_config(settings or {}, datetime.date(2026, 11, 22))
    return check(sources, config, lambda uri: uri in pages or uri.endswith((".md", ".png")), _reader(texts))


def _reader(texts: Mapping[str, str]) -> ReadFile:
    return lambda path: texts[path] if path in texts else no_file(path)


def href(from_uri: str, to_uri: str) -> str:
    """A host's answer that is easy to recognise."""
    return f"from/{from_uri}/to/{to_uri}"


def rendered(pages: Mapping[str, str]) -> Rendered:
    return render(checked(pages), href, None)


def card(text: str) -> str:
    """The HTML of all blocks of one page."""
    return "\n".join(block.html for block in rendered({"page.md": text}).blocks)


@dataclass
class Element:
    """An element of a page, with all text and all elements in it."""

    tag: str
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def all(self) -> Iterator[Element]:
        yield self
        for child in self.children:
            yield from child.all()

    def by_id(self, name: str) -> Element:
        return next(one for one in self.all() if one.attributes.get("id") == name)

    def by_class(self, name: str) -> list[Element]:
        return [one for one in self.all() if name in one.classes]

    @property
    def links(self) -> dict[str, str]:
        return {
            one.text: one.attributes.get("href") or one.attributes["xlink:href"] for one in self.all() if one.tag == "a"
        }


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("page", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        closed = self.open.pop()
        assert closed.tag == tag, f"</{tag}> closes <{closed.tag}>"

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def read(html: str) -> Element:
    """The elements of some HTML; every tag must be closed by its own."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.open) == 1, f"not closed: {reader.open[-1].tag}"
    return reader.open[0]
