"""The command `techspec diff`: what a change does to the architecture, for its reviewers."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import click

from ..analysis.difference import Difference, Side, Turn, find_difference
from ..check import Checked
from ..config import SettingsError
from ..diagnostics import Severity
from ..reports.diff_json import as_diff_json
from ..reports.diff_markdown import Compared, PicturePair, as_markdown
from .paths import shown_path
from .sites import ending_on_settings, print_text
from .states import Asked, find_states, shown

_FORMATS: Mapping[str, Callable[[Compared], str]] = {"markdown": as_markdown, "json": as_diff_json}


@click.command("diff")
@click.argument("old")
@click.argument("new", required=False, default="")
@click.option(
    "--path",
    type=click.Path(exists=True, path_type=Path),
    default=".",
    help="The site in the repository: a folder or a mkdocs.yml.  [default: the working folder]",
)
@click.option("--merge-base", "is_parted", is_flag=True, help="Compare with the commit at which NEW left OLD.")
@click.option(
    "--output-format", type=click.Choice(list(_FORMATS)), default="markdown", show_default=True, help="How it is told."
)
@click.option(
    "--pictures",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Write pictures of the systems that differ, before and after, as SVG files.",
)
@click.option("--pictures-url", metavar="URL", default="", help="Where these can be seen.  [default: FOLDER]")
@click.option("--exit-code", is_flag=True, help="Exit with 1 where there are new errors, or needs are lost.")
def diff_command(old: str, new: str, path: Path, output_format: str, **options: object) -> None:
    """Tell what a change does to the architecture, for a comment on a pull request.

    OLD and NEW are git revisions or folders. Where there is a folder of that name, it is meant; write refs/heads/NAME
    for a branch that has the same. Without NEW, it is the site in the working folder, with all that is not committed.
    Gaps in a baseline are told, too.

    Exits with 2 on wrong usage or settings, else with 0; with --exit-code also with 1.
    """
    with ending_on_settings():
        before, after = find_states(Asked(path, old, new, is_parted=bool(options["is_parted"])))
        difference = find_difference(_side(before), _side(after))
        compared = Compared(old=shown(old), new=shown(new), home=_home(before, after), difference=difference)
        if isinstance(folder := options["pictures"], Path):
            address = str(options["pictures_url"]) or shown_path(folder, Path.cwd())
            pairs = _pictures(before, after, difference, _Gallery(folder, address))
            compared = compared._replace(pictures=tuple(pairs))
    print_text(_FORMATS[output_format](compared))
    sys.exit(int(bool(options["exit_code"]) and _is_worse(difference)))


def _side(checked: Checked) -> Side:
    return Side(
        config=checked.config,
        snapshot=checked.last,
        gaps=checked.diagnostics,
        accepted=checked.accepted,
        all_read=checked.all_read,
    )


def _home(before: Checked, after: Checked) -> str:
    """The only system that there is on both sides together."""
    systems = {*before.model.systems, *after.model.systems}
    return systems.pop() if len(systems) == 1 else ""


def _is_worse(difference: Difference) -> bool:
    gaps = difference.gaps
    is_lost = any(one.turn is Turn.LOST for one in difference.needs)
    return is_lost or bool(gaps.graver) or any(gap.severity is Severity.ERROR for gap in gaps.new)


class _Gallery(NamedTuple):
    """Where pictures are written, and where the reader of a comment finds them."""

    folder: Path
    address: str


def _pictures(before: Checked, after: Checked, difference: Difference, gallery: _Gallery) -> Iterator[PicturePair]:
    """Write both pictures of each system that differs."""
    # Only here, for they are not asked for often, and drawing takes much that comparing does not.
    from ..pages.drawn_changes import draw_changes

    for system in sorted(filter(None, difference.changed_systems)):
        drawings = draw_changes(before, after, system)
        old, new = (
            _written(drawing.svg, f"{system}-{side}.svg", gallery) if drawing and drawing.svg else ""
            for side, drawing in zip(("before", "after"), drawings, strict=True)
        )
        for drawing in filter(None, drawings):
            if drawing.trouble:
                click.echo(f"techspec: system '{system}': {drawing.trouble}", err=True)
        if old or new:
            yield PicturePair(system, old, new)


def _written(svg: str, name: str, gallery: _Gallery) -> str:
    from ..diagrams.takeaway import standing_alone

    try:
        gallery.folder.mkdir(parents=True, exist_ok=True)
        (gallery.folder / name).write_bytes(standing_alone(svg).encode())
    except OSError as error:
        folder = shown_path(gallery.folder, Path.cwd())
        raise SettingsError(f"no picture can be written into '{folder}': {error.strerror}") from None
    return f"{gallery.address.rstrip('/')}/{name}"
