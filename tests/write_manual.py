"""Writes the manual's page of all rules from their docstrings: `python tests/write_manual.py`."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path

from support import check_text

from mkdocs_techspec.reports.terminal import full
from mkdocs_techspec.rules.manual import EXAMPLE, MENDED, RulePage, pages

MANUAL = Path(__file__).parent.parent / "sample_site/docs/manual/rules.md"

_INTRODUCTION = """\
<!-- Generated from the rules' docstrings by tests/write_manual.py. -->

# Rules

A gap is something that a spec does not say, or says wrongly. Each has a rule, named `family/name`, and what it is by
default: an **error** fails the build, a **warning** fails it under `--strict`. The [settings](settings.md) make any
rule or family an error or a warning, or turn it off. A gap that is there on purpose is accepted where it is, with the
reason.

Below, each rule has an example with just this gap, what is printed for it, and the example mended.
"""
_FENCES = {".md": ("````", "markdown"), ".yaml": ("```", "yaml"), ".yml": ("```", "yaml"), ".json": ("```", "json")}
_FAMILIES = {
    "syntax": "Syntax: what cannot be read",
    "reference": "Reference: names",
    "coverage": "Coverage: what supports the screens",
    "owner": "Owner: who builds and runs it",
    "failure": "Failure: what will fail",
    "stage": "Stage: from simple to scaled",
    "contract": "Contract: what a component promises",
    "problem": "Problem: open questions",
    "accept": "Accept: gaps on purpose",
    "baseline": "Baseline: gaps that were there",
    "render": "Render: what only the built site shows",
}


def manual() -> str:
    """The whole page."""
    return "\n".join([_INTRODUCTION, *_table(), *_bodies()])


def _table() -> Iterator[str]:
    yield "| Rule | By default | The gap |"
    yield "|---|---|---|"
    for page in pages():
        anchor = page.name.replace("/", "")
        yield f"| [{page.name}](#{anchor}) | {page.severity or 'off'} | {page.summary} |"
    yield ""


def _bodies() -> Iterator[str]:
    family = ""
    for page in pages():
        if family != page.name.partition("/")[0]:
            family = page.name.partition("/")[0]
            yield f"## {_FAMILIES[family]}\n"
        yield f"### {page.name}\n"
        yield f"{page.summary} By default: **{page.severity or 'off'}**.\n"
        yield from _sections(page)


def _sections(page: RulePage) -> Iterator[str]:
    printed = "\n\n".join(full(diagnostic) for diagnostic in check_text(page.gap).diagnostics)
    for section in page.sections:
        yield f"**{section.title}**\n"
        if section.title == EXAMPLE:
            yield from _files(page.gap, page.mended, page.gap)
            if page.name.startswith("render/"):
                continue
            yield f"```text\n{printed}\n```\n"
        elif section.title == MENDED:
            changed = {name: text for name, text in page.mended.items() if text != page.gap[name]}
            yield from _files(changed, page.gap, page.gap)
        else:
            yield f"{section.text}\n"


def _files(files: Mapping[str, str], others: Mapping[str, str], named: Mapping[str, str]) -> Iterator[str]:
    """The files of an example, with the lines marked that the other example has not."""
    for name, text in files.items():
        fence, language = _FENCES.get(Path(name).suffix, ("````", "text"))
        title = f' title="{name}"' if len(named) > 1 else ""
        yield f"{fence}{language}{title}{_marks(others[name], text)}\n{text}{fence}\n"


def _marks(other: str, text: str) -> str:
    matcher = difflib.SequenceMatcher(None, other.split("\n"), text.split("\n"), autojunk=False)
    changes = [change for change in matcher.get_opcodes() if change[0] != "equal"]
    lines = [str(line + 1) for _, _, _, start, end in changes for line in range(start, end)]
    return f' hl_lines="{" ".join(lines)}"' if lines else ""


if __name__ == "__main__":
    MANUAL.parent.mkdir(parents=True, exist_ok=True)
    MANUAL.write_text(manual(), encoding="utf-8")
