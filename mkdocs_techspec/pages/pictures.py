"""A drawing in a card."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ..diagrams import Drawing

FileOf = Callable[[str, str], str]
"""`file_of(page_uri, name)`: where on the site the host puts the file of a page's picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing, or in words what kept it from being drawn, and `help` against that.

    `name` tells the pictures of a page apart, in a way that a reader's links may hold: that of the system and of its
    stage, and a number where there are several; `title` is for people. `asked` is what the script needs to answer
    questions, as JSON; it is empty where another picture of the page has it, and its name is `asks`. `file` is where on
    the site the picture is a file by itself, and `download` the link to that; both are empty where the host writes
    none. That of an overview has `parts`, and in `more` what is not among them.
    """

    svg: Markup
    key: Markup
    trouble: str
    help: str
    name: str
    title: str
    asked: str = ""
    asks: str = ""
    file: str = ""
    download: str = ""
    parts: tuple[Part, ...] = ()
    more: str = ""

    def all(self) -> Iterator[Picture]:
        """This one, and those that it opens into."""
        yield self
        yield from (part.picture for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of the pictures that an overview opens into, where its boxes lead: closed at first, under its title."""

    anchor: str
    title: str
    picture: Picture


def picture_of(drawing: Drawing, name: str, title: str, asked: str = "", asks: str = "") -> Picture:
    """A drawing as a template writes it."""
    return Picture(
        svg=Markup(drawing.svg),  # noqa: S704 - drawing escapes what authors wrote
        key=Markup(drawing.key),  # noqa: S704 - as above
        trouble=drawing.trouble,
        help=drawing.help,
        name=name,
        title=title,
        asked=asked,
        asks=asks,
    )
