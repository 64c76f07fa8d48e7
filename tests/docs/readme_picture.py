"""The picture in the README: what the page shows of the README's own block, as files that stand by themselves."""

from __future__ import annotations

import re

from shown_outputs import ROOT

from mkdocs_techspec.check import check
from mkdocs_techspec.config import Config
from mkdocs_techspec.contracts.operations import no_file
from mkdocs_techspec.diagrams.takeaway import standing_alone
from mkdocs_techspec.render import render
from mkdocs_techspec.source import Source

PICTURES = {scheme: ROOT / f"sample_site/docs/assets/readme-{scheme}.svg" for scheme in ("light", "dark")}

_BLOCKS = re.compile(r"^`{4}markdown\n(.*?)^`{4}$", re.MULTILINE | re.DOTALL)


def picture(readme: str, scheme: str) -> str:
    """The picture of the first block in the README, in the colours of one scheme."""
    block = _BLOCKS.search(readme)
    assert block
    checked = check([Source(path="index.md", uri="index.md", text=block[1])], Config(), lambda _: False, no_file)
    (svg,) = render(checked, lambda _, to: to, None, lambda _, name: name).pictures.values()
    return standing_alone(svg, dark=scheme == "dark")
