"""The little HTML that the host itself writes and moves."""

from __future__ import annotations

import html
import re
from collections.abc import Collection
from urllib.parse import urldefrag, urljoin

from mkdocs.utils import get_relative_url

from ..diagnostics import Severity

_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_LINK = re.compile(r'(?<=\s)((?:xlink:)?href|src)="([^"]*)"')
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/")


def moved(text: str, from_url: str, to_url: str, anchors: Collection[str]) -> str:
    """The HTML of a block of the page at `from_url`, fit for the page at `to_url`.

    `anchors` are those in the HTML itself: links to these stay where they are.
    """

    def link(found: re.Match[str]) -> str:
        url = html.unescape(found[2])
        return f'{found[1]}="{html.escape(_moved(url, from_url, to_url, anchors))}"'

    return _TAG.sub(lambda tag: _LINK.sub(link, tag[0]), text)


def _moved(url: str, from_url: str, to_url: str, anchors: Collection[str]) -> str:
    if _ELSEWHERE.match(url) or (url.startswith("#") and url[1:] in anchors):
        return url
    path, fragment = urldefrag(urljoin(f"/{from_url}", url))
    relative = get_relative_url(path.removeprefix("/") or "./", to_url)
    return f"{relative}#{fragment}" if fragment else relative


def unchecked(body: str, severity: Severity | None) -> str:
    """What a page shows of a block that nobody checked: its text, and that."""
    told = ""
    if severity is not None:
        told = f'<div class="ts-gaps ts-{severity}" role="note"><div class="ts-gaps-head">Not checked</div></div>'
    code = f'<pre class="ts-source"><code>{html.escape(body)}</code></pre>'
    return f'<div class="ts-card ts-unread">{told}{code}</div>'
