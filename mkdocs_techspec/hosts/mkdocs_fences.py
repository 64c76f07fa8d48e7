"""Our fences and `techspec:` links in Python-Markdown, whatever other extensions a site has."""

from __future__ import annotations

from functools import partial
from typing import Protocol
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.superfences import SuperFencesCodeExtension

from ..language.fences import BlockKind

_SCHEME = "techspec:"


class Desk(Protocol):
    """What the extension asks about the page that is being rendered."""

    def takes_blocks(self) -> bool:
        """Whether the page's blocks are ours; if not, they stay code."""

    def block_html(self, kind: BlockKind, body: str, markdown: str) -> str | None:
        """The HTML of a block in the page's text, or None for what only looks like a block, and stays code."""

    def link_href(self, target: str) -> str | None:
        """Where a `techspec:` link leads, or None where it leads nowhere."""


class TechspecExtension(Extension):
    """Puts finished blocks in the place of their fences, and links where they lead."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Add our fences to the site's superfences, or beside its plain fences where it has none."""
        text = _Text(md)
        # Below pymdownx.snippets, and above superfences where they hide all fences so as to keep their tabs.
        md.preprocessors.register(text, "techspec_text", 31.5)
        fences = _superfences_of(md) or _beside_plain_fences(md)
        for kind in BlockKind:
            fences.extend_super_fences(kind.value, partial(self._html, kind, text, fences), self._takes, None)
        # Below MkDocs's own processor of links, which would take ours for links to files.
        md.treeprocessors.register(_Links(md, self._desk), "techspec_links", -10)

    def _takes(self, _language: str, inputs: dict[str, object], options: dict[str, object], *_: object) -> bool:
        # Any option will do: superfences takes a header with an unknown one for no fence at all.
        options.update(inputs)
        return self._desk.takes_blocks()

    def _html(self, kind: BlockKind, text: _Text, fences: SuperFencesCodeExtension, **fence: object) -> str | None:
        found = self._desk.block_html(kind, str(fence["src"]), text.markdown)
        return found if found is not None else _as_code(fences, **fence)


class _Text(Preprocessor):
    """Keeps a page's text as it is before fences are taken out of it."""

    markdown = ""

    def run(self, lines: list[str]) -> list[str]:
        self.markdown = "\n".join(lines)
        return lines


class _Links(Treeprocessor):
    def __init__(self, md: Markdown, desk: Desk) -> None:
        super().__init__(md)
        self._desk = desk

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            target = link.get("href", "")
            if target.startswith(_SCHEME):
                _lead(link, self._desk.link_href(target.removeprefix(_SCHEME)))


def _lead(link: Element, href: str | None) -> None:
    if href is None:
        del link.attrib["href"]
    else:
        link.set("href", href)


def _superfences_of(md: Markdown) -> SuperFencesCodeExtension | None:
    return next((ext for ext in md.registeredExtensions if isinstance(ext, SuperFencesCodeExtension)), None)


def _beside_plain_fences(md: Markdown) -> SuperFencesCodeExtension:
    """Superfences that take our blocks and leave every other fence, untouched, to the site's own extension."""
    name = "fenced_code_block"
    plain = md.preprocessors[name] if name in md.preprocessors else None  # noqa: SIM401 - a registry has no `get`
    fences = SuperFencesCodeExtension()
    fences.extendMarkdown(md)
    fences.superfences[0]["formatter"] = _leave
    if plain is not None:
        md.preprocessors.register(plain, f"plain_{name}", 24.9)
    return fences


def _leave(**_: object) -> None:
    """Nothing: superfences then leave a fence's text where it is."""


def _as_code(fences: SuperFencesCodeExtension, **fence: object) -> str | None:
    """What superfences make of a fence in a language that they know nothing of."""
    code = fences.superfences[0]
    options: dict[str, object] = {}
    code["validator"](fence["language"], fence["options"], options, fence["attrs"], fence["md"])
    html: str | None = code["formatter"](**{**fence, "options": options})
    return html
