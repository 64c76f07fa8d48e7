"""The only markup that a field may hold, `code` and [links](to), as HTML; in linear time, whatever the text."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup, escape

from ..source import visible

Follow = Callable[[str], str | None]
"""Where a link's target leads; None for one that is no link, which is then shown as it was typed."""

NOTHING = Markup("")

# Possessive: nothing is given back, so that no text makes the search slow.
_MARKUP = re.compile(
    r"""
      `(?P<code>[^`]++)`
    | \[(?P<text>[^\[\]]*+)\]\((?P<target>[^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+)*+)\)
    | (?P<gap>\n[^\S\n]*+\n\s*+)
    """,
    re.VERBOSE,
)
_ANY = re.compile(r"[`\[\n]")
_CODE = re.compile(r"`(?P<code>[^`]++)`")
_JOINT = re.compile(r"(?<=[.:])(?=\w)")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_UNSAFE = re.compile(r"[\s\x00-\x1f\\<>]")
_SAFE_SCHEMES = ("http:", "https:", "mailto:")


def formatted(text: str, follow: Follow) -> Markup:
    """A field's text as HTML."""
    if not _ANY.search(text):
        return plain(text)
    parts, end = [], 0
    for found in _MARKUP.finditer(text):
        parts += [plain(text[end : found.start()]), _piece(found, follow)]
        end = found.end()
    return Markup("").join([*parts, plain(text[end:])])


def label(text: str) -> Markup:
    """A field's text as HTML that may stand inside a link: of a link in it, the words are left."""
    return formatted(text, _nowhere)


def plain(text: str) -> Markup:
    """Text with nothing to it, safe in HTML."""
    return escape(visible(text))


def text_of(html: str | Markup) -> str:
    """The words of some HTML, on one line."""
    return Markup(html).striptags()  # noqa: S704 - the tags are taken out


def breakable(text: str) -> Markup:
    """A name, safe in HTML, that a narrow column breaks after a dot or colon and not in the middle of a word."""
    return Markup("<wbr>").join(plain(part) for part in _JOINT.split(text))


def safe_target(target: str) -> bool:
    """Whether a browser can only take this for a web page, a mail address or a place on this site."""
    if not target or target.startswith("//") or _UNSAFE.search(target) or visible(target) != target:
        return False
    scheme = _SCHEME.match(target)
    return not scheme or scheme[0].lower() in _SAFE_SCHEMES


def _piece(found: re.Match[str], follow: Follow) -> Markup:
    if found["gap"]:
        return Markup("<br><br>")
    if found["code"]:
        return _code(found["code"])
    words = _words(found["text"] or found["target"])
    if follow is _nowhere:
        return words
    target = follow(found["target"])
    return plain(found[0]) if target is None else Markup('<a href="{}">{}</a>').format(target, words)


def _words(text: str) -> Markup:
    parts, end = [], 0
    for found in _CODE.finditer(text):
        parts += [plain(text[end : found.start()]), _code(found["code"])]
        end = found.end()
    return Markup("").join([*parts, plain(text[end:])])


def _code(text: str) -> Markup:
    return Markup("<code>{}</code>").format(plain(text))


def _nowhere(_target: str) -> str | None:
    return None
