"""The anchors that Python-Markdown makes of headings, in each of the ways that sites are usually set to."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable

_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_IMAGE = re.compile(r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])|\[\^[^\[\]]*\]")
_LINK = re.compile(r"\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_TAG = re.compile(r"<[^<>]*>")
_EMPHASIS = re.compile(r"(?<!\w)_+|_+(?!\w)")
_COUNTED = re.compile(r"(.*)_(\d+)", re.DOTALL)


def heading_slugs(titles: Iterable[str], taken: Iterable[str]) -> set[str]:
    """The anchors of headings with these titles, in order, on a page where some ids are `taken`."""
    texts = [_text(title) for title in titles]
    taken = frozenset(taken)
    found: set[str] = set()
    for slugify in (slug, slug_unicode, slug_github):
        found |= _unique(map(slugify, texts), taken)
    return found


def slug(text: str) -> str:
    """As `slugify` of markdown.extensions.toc, the default."""
    return slug_unicode(unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode())


def slug_unicode(text: str) -> str:
    """As `slugify_unicode` of markdown.extensions.toc."""
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", text).strip().lower())


def slug_github(text: str) -> str:
    """As `slugify(case="lower")` of pymdownx.slugs, which is GitHub's way."""
    return re.sub(r"[^\w\- ]", "", unicodedata.normalize("NFC", text).lower()).replace(" ", "-")


def _text(title: str) -> str:
    """A title without its markup: an underscore is part of a slug, but not as emphasis."""
    parts = _CODE.split(title)
    for at in range(0, len(parts), 3):
        plain = _LINK.sub(r"\1", _IMAGE.sub("", _TAG.sub("", parts[at])))
        parts[at] = html.unescape(_EMPHASIS.sub("", plain))
    return " ".join("".join(part for at, part in enumerate(parts) if at % 3 != 1).split())


def _unique(slugs: Iterable[str], taken: frozenset[str]) -> set[str]:
    """Slugs as `unique` of markdown.extensions.toc numbers them where they repeat."""
    used, last = set(taken), dict[str, int]()
    for name in slugs:
        if name and name not in used:
            used.add(name)
            continue
        counted = _COUNTED.fullmatch(name)
        base, count = (counted[1], int(counted[2])) if counted else (name, 0)
        count = max(count, last.get(base, 0)) + 1
        while f"{base}_{count}" in used:
            count += 1
        last[base] = count
        used.add(f"{base}_{count}")
    return used - taken
