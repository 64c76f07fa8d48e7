"""The pictures of a built site as files, which the links under them lead to."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from mkdocs.exceptions import PluginError

from ..diagrams.takeaway import standing_alone
from ..render import Rendered


def write_pictures(rendered: Rendered, site: Path) -> None:
    """Write the file of each picture into the folder of the built site.

    Raises:
        PluginError: a file cannot be written.
    """
    for uri, svg in rendered.pictures.items():
        # Pages' addresses are quoted, as links have to be; the web server looks for what they stand for.
        file = site / unquote(uri)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(standing_alone(svg).encode())
        except OSError as error:
            raise PluginError(f"techspec: the picture '{unquote(uri)}' cannot be written: {error.strerror}") from None
