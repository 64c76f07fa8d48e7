"""What the manual says of rules, as text for a terminal and as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from ..rules.manual import RulePage, Section

# A link within the manual leads nowhere from a terminal.
_LINK = re.compile(r"\[([^\]\n]+)\]\((?!\w+:)[^)\n]*\)")
_FENCE = re.compile(r"(`{3,})")


def rule_text(page: RulePage) -> str:
    """The page of a rule: what it is, then its sections, each indented below its title."""
    parts = [f"{page.name}: {_severity(page)}\n{page.summary}", *map(_section, page.sections)]
    return "\n\n".join(parts)


def rule_list(pages: Sequence[RulePage]) -> str:
    """A line for each rule: its name, its severity, and the gap."""
    widest = max((len(page.name) for page in pages), default=0)
    return "\n".join(f"{page.name:<{widest}}  {_severity(page):<7}  {page.summary}" for page in pages)


def rules_as_json(pages: Iterable[RulePage]) -> str:
    """A list of objects; the text of a section is Markdown."""
    found = [
        {
            "rule": page.name,
            "severity": _severity(page),
            "summary": page.summary,
            "sections": [{"title": one.title, "text": one.text} for one in page.sections],
        }
        for page in pages
    ]
    return json.dumps(found, indent=2)


def _severity(page: RulePage) -> str:
    return page.severity.value if page.severity else "off"


def _section(section: Section) -> str:
    lines = [f"  {line}".rstrip() for line in _readable(section.text)]
    return "\n".join([section.title, *lines])


def _readable(text: str) -> Iterable[str]:
    """The lines of a Markdown text, without the links and the fences that a reader at a terminal can do without.

    What stands in the outermost fences is set off, and is as it is.
    """
    fence = ""
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if fence:
            if line == fence:
                fence = ""
            else:
                yield f"  {line}"
        elif found:
            fence = found[1]
            title = re.search(r'title="([^"]+)"', line)
            if title:
                yield f"{title[1]}:"
        else:
            yield _LINK.sub(r"\1", line)
