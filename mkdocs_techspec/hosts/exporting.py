"""The commands `techspec export` and `techspec schema`: the whole model as JSON, and the JSON Schemas of it."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ..language.fences import BlockKind
from ..language.schema import block_schema
from ..reports.export import SCHEMA_FILE, export
from .naming import Refusal
from .project import find_projects
from .settings import BaselineUse
from .sites import check_all, ending_on_settings

_STDOUT = Path("-")
_EXPORT = "export"
_SCHEMAS = (*(kind.value for kind in BlockKind), _EXPORT)
_path = click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))


@click.command("export")
@_path
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default=_STDOUT,
    type=click.Path(path_type=Path, allow_dash=True),
    help="The file to write.  [default: the standard output]",
)
@click.option("--output-format", type=click.Choice(["json"]), default="json", show_default=True, help="How it is told.")
def export_command(path: Path | None, output: Path, output_format: str) -> None:  # noqa: ARG001 - there is one as yet
    """Write the whole model of a site as one JSON document.

    PATH is the same as for check: a folder, a mkdocs.yml or a page. Gaps are in the document, and do not fail the
    command. `techspec schema export` prints its JSON Schema.

    Exits with 2 on wrong usage or settings, and where the file cannot be written, else with 0.
    """
    with ending_on_settings():
        ((_, checked),) = check_all((path,) if path else (), BaselineUse.READ)
    _write(output, export(checked).encode())


@click.command("schema")
@click.argument("of", type=click.Choice(_SCHEMAS))
@_path
def schema_command(of: str, path: Path | None) -> None:
    """Print the JSON Schema of a block, or of what export writes.

    With PATH, the kinds of component in a block are the built-in ones and those of that site's settings; without,
    any name of a kind passes.
    """
    if of == _EXPORT:
        _write(_STDOUT, SCHEMA_FILE.read_bytes())
        return
    with ending_on_settings():
        kinds = find_projects((path,), BaselineUse.IGNORE)[0].config.kinds if path else None
    _write(_STDOUT, (json.dumps(block_schema(BlockKind(of), kinds), indent=2) + "\n").encode())


def _write(output: Path, data: bytes) -> None:
    if output == _STDOUT:
        click.echo(data, nl=False)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise Refusal(f"'{output}' cannot be written: {error.strerror}") from None
