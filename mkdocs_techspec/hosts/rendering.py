"""The command `techspec render`: one picture of a site as a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import click

from ..check import Checked, check
from ..config import SettingsError
from ..diagrams.takeaway import standing_alone
from ..render import draw_target
from .naming import Refusal, target_of
from .project import find_projects
from .settings import BaselineUse

_STDOUT = Path("-")


class _NotDrawn(Refusal):
    """The layout failed, which is no fault of who asked for it."""

    exit_code = 1


@click.command("render")
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
@click.option("--system", metavar="ID", default="", help="The system to draw, where there are several.")
@click.option("--stage", metavar="ID", default="", help="The stage to draw it at.  [default: the last]")
@click.option("--screen", metavar="ID", default="", help="Draw only what supports this screen.")
@click.option("--dark", is_flag=True, help="Take the colours for dark pages.")
@click.option(
    "--scale",
    type=click.FloatRange(0.1, 20),
    default=2,
    show_default=True,
    help="How many pixels of a PNG one of the picture is.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    required=True,
    type=click.Path(path_type=Path, allow_dash=True),
    help="The file to write, an .svg or a .png; - writes SVG to the standard output.",
)
def render_command(path: Path | None, output: Path, *, dark: bool, scale: float, **asked: str) -> None:
    """Write the picture of a system as a file.

    PATH is the same as for check: a folder, a mkdocs.yml or a page. Gaps do not keep a picture from being drawn.

    Exits with 1 where the picture cannot be laid out, with 2 where there is nothing to draw or the file cannot be
    written, else with 0.
    """
    written = _form_of(output)
    svg = _drawn(_checked(path), asked, dark=dark)
    _write(output, written(svg, scale))


def _as_svg(svg: str, _: float) -> bytes:
    return svg.encode()


def _as_png(svg: str, scale: float) -> bytes:
    # Only here, because it is large, and an SVG file does without.
    from ..diagrams.raster import png_of

    try:
        return png_of(svg, scale)
    except ValueError as error:
        raise Refusal(f"{error}: write another `--scale`") from None


_Form = Callable[[str, float], bytes]
_FORMS: Mapping[str, _Form] = {".svg": _as_svg, ".png": _as_png}


def _form_of(output: Path) -> _Form:
    """How a file of this name is written."""
    form: _Form | None = _as_svg if output == _STDOUT else _FORMS.get(output.suffix.lower())
    if form is None:
        raise Refusal(f"'{output}' is neither an .svg nor a .png")
    return form


def _checked(path: Path | None) -> Checked:
    """The site, with a word on what of it could not be read."""
    try:
        (project,) = find_projects((path,) if path else (), BaselineUse.IGNORE)
        checked = check(project.sources(), project.config, project.has_file, project.read_file)
    except SettingsError as error:
        raise Refusal(str(error)) from None
    unread = sum(gap.rule.startswith("syntax/") for gap in checked.diagnostics)
    if unread:
        told = "a syntax error keeps a part" if unread == 1 else f"{unread} syntax errors keep parts"
        click.echo(f"techspec: {told} of this site from being drawn: run `techspec check`", err=True)
    return checked


def _drawn(checked: Checked, asked: Mapping[str, str], *, dark: bool) -> str:
    target = target_of(checked.model, **asked)
    drawing = draw_target(checked, target)
    if drawing is None:
        what = f"supports screen '{target.screen.name}'" if target.screen else f"of system '{target.system}' is drawn"
        raise Refusal(f"there is no picture: nothing {what}")
    if not drawing.svg:
        raise _NotDrawn(f"{drawing.trouble}: {drawing.help}" if drawing.help else drawing.trouble)
    return standing_alone(drawing.svg, dark=dark)


def _write(output: Path, data: bytes) -> None:
    if output == _STDOUT:
        click.echo(data, nl=False)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise Refusal(f"'{output}' cannot be written: {error.strerror}") from None
