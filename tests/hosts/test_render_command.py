"""The command `techspec render`: the files it writes, and what it says where it writes none."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import resvg_py
from click.testing import CliRunner, Result
from mkdocs_sites import CLEAN, SCREEN, SPEC, UNSERVED, write_site
from PIL import Image

from mkdocs_techspec.diagrams.draw import FONT
from mkdocs_techspec.hosts.cli import main

SVG = "{http://www.w3.org/2000/svg}"
FONTS = Path(__file__).parents[2] / "mkdocs_techspec/assets/fonts"

STAGED = """\
```techspec
system: shop
components:
  site: {kind: page, owner: web, screens: home, calls: [api, log]}
  api: {kind: server, owner: back, apis: {list: {serves: home.greeting, computed: It is made up}}}
  log: {kind: server, owner: back, apis: {add: {offscreen: For us}}}
  old: {kind: server, owner: back, apis: {add: {offscreen: For us}}}
```
```techspec
system: shop
stage: first
```
```techspec
system: shop
stage: second
after: first
components:
  old: null
  copies: {kind: cache, owner: back, volatile: It is only for speed}
```
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["render", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture(autouse=True)
def _in_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_site(tmp_path, {"docs/a.md": CLEAN})


def drawn(*arguments: str) -> ET.Element:
    """The picture that a command writes, read anew."""
    result = run(*arguments, "-o", "picture.svg")
    assert (result.exit_code, result.output) == (0, "")
    return ET.fromstring(Path("picture.svg").read_text(encoding="utf-8"))  # noqa: S314 - we wrote it


def titles(picture: ET.Element) -> set[str]:
    """What stands in the boxes of a picture in bold letters of the size of a title."""
    return {"".join(one.itertext()) for one in picture.iter(f"{SVG}text") if one.get("font-size") == "14"}


@pytest.mark.parametrize("scheme", [(), ("--dark",)])
def test_an_svg_stands_by_itself(scheme: Sequence[str]) -> None:
    picture = drawn(*scheme)
    text = Path("picture.svg").read_text(encoding="utf-8")
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" ')
    assert not re.search(r"var\(|href|xlink|class=|style=|data-|<a\b", text)
    assert all(one.tag.startswith(SVG) for one in picture.iter())
    assert titles(picture) == {"Web", "Api", "User"}
    assert picture.findtext(f"{SVG}title") == "Hello (components and links)"


def test_it_has_a_ground_of_its_own() -> None:
    for scheme, colour in (((), "#ffffff"), (("--dark",), "#0d1117")):
        picture = drawn(*scheme)
        ground = next(one for one in picture if one.tag not in {f"{SVG}title", f"{SVG}desc"})
        assert ground.tag == f"{SVG}rect"
        frame = " ".join(ground.get(side, "") for side in ("x", "y", "width", "height"))
        assert (frame, ground.get("fill")) == (picture.get("viewBox"), colour)


def test_nothing_of_the_light_colours_is_left_in_the_dark() -> None:
    light, dark = ({one.get(key) for one in drawn(*scheme).iter() for key in ("fill", "stroke")} for scheme in SCHEMES)
    assert light & dark <= {None, "none", "transparent", "currentColor"}


SCHEMES = ((), ("--dark",))


def test_a_png_is_as_large_as_is_asked_for() -> None:
    picture = drawn()
    width, height = (int(picture.get(side, "")) for side in ("width", "height"))
    for arguments, scale in (((), 2), (("--scale", "1"), 1), (("--scale", "0.5"), 0.5)):
        assert run("-o", "picture.png", *arguments).exit_code == 0
        with Image.open("picture.png") as image:
            assert image.size == pytest.approx((width * scale, height * scale), abs=1)


@pytest.mark.parametrize(("scheme", "paper"), [((), (255, 255, 255)), (("--dark",), (13, 17, 23))])
def test_a_png_shows_the_picture(scheme: Sequence[str], paper: tuple[int, int, int]) -> None:
    assert run("-o", "picture.PNG", *scheme).exit_code == 0
    with Image.open("picture.PNG") as image:
        colours = image.convert("RGB").getcolors(image.width * image.height) or []
        assert image.convert("RGB").getpixel((0, 0)) == paper
    assert len(colours) > 50
    assert max(colours)[1] == paper


def test_text_needs_no_font_of_the_machine() -> None:
    run("-o", "picture.png")
    drawn()
    svg = Path("picture.svg").read_text(encoding="utf-8")
    alone = resvg_py.svg_to_bytes(
        svg_string=svg.replace(FONT, "Techspec Sans"),
        font_files=[str(file) for file in sorted(FONTS.glob("*.ttf"))],
        skip_system_fonts=True,
        zoom=2,
    )
    assert Path("picture.png").read_bytes() == bytes(alone)
    without = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, zoom=2)
    assert bytes(alone) != bytes(without)


@pytest.mark.parametrize("name", ["one.svg", "one.png"])
def test_twice_the_same_bytes(name: str) -> None:
    command = [sys.executable, "-m", "mkdocs_techspec", "render", "-o", name]
    written = []
    for seed in ("1", "2"):
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        written.append(Path(name).read_bytes())
    assert written[0] == written[1] != b""


def test_to_the_standard_output() -> None:
    result = CliRunner().invoke(main, ["render", "-o", "-"])
    assert ET.fromstring(result.stdout_bytes).tag == f"{SVG}svg"  # noqa: S314 - we wrote it
    assert not Path("-").exists()


def test_a_page_or_a_folder() -> None:
    assert titles(drawn("docs/a.md")) == titles(drawn("docs")) == titles(drawn("mkdocs.yml")) == titles(drawn())


def test_what_supports_a_screen(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": SCREEN + STAGED})
    assert "Log" in titles(drawn())
    assert titles(drawn("--screen", "home")) == {"User", "Site", "Api"}
    assert titles(drawn("--screen", "shop:home")) == {"User", "Site", "Api"}


def test_a_stage(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": SCREEN + STAGED})
    assert {"Copies", "Old"} & titles(drawn()) == {"Copies"}
    assert {"Copies", "Old"} & titles(drawn("--stage", "first")) == {"Old"}


def test_one_system_of_several(tmp_path: Path) -> None:
    other = CLEAN.replace("system: hello", "system: other").replace("web:", "spider:").replace("```screen", "```none")
    write_site(tmp_path, {"docs/a.md": CLEAN, "docs/b.md": other})
    assert "Spider" in titles(drawn("--system", "other"))
    assert "Spider" not in titles(drawn("--system", "hello"))
    # Only one of them has the screen, so there is nothing to ask.
    assert titles(drawn("--screen", "home")) == {"User", "Web", "Api"}


def test_gaps_do_not_keep_it_from_being_drawn(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": UNSERVED})
    assert titles(drawn()) == {"User", "Web", "Api"}


def test_what_could_not_be_read_is_told(tmp_path: Path) -> None:
    broken = "\n```techspec\nsystem: hello\ncomponents: [\n```\n"
    for times, told in ((1, "a syntax error keeps a part"), (2, "2 syntax errors keep parts")):
        write_site(tmp_path, {"docs/a.md": CLEAN + broken * times})
        result = run("-o", "picture.svg")
        assert result.exit_code == 0
        assert result.stderr == f"techspec: {told} of this site from being drawn: run `techspec check`\n"


REFUSED = {
    "a system": (("--system", "helo"), "there is no system 'helo' in these pages; did you mean 'hello'?"),
    "no system near": (("--system", "zzz"), "there is no system 'zzz' in these pages: write hello"),
    "a screen": (("--screen", "hom"), "there is no screen 'hom' in these pages; did you mean 'home'?"),
    "a screen of a system": (("--screen", "hello:x"), "there is no screen 'x' in system 'hello': write home"),
    "the system of a screen": (("--screen", "x:home"), "there is no system 'x' in these pages: write hello"),
    "a stage": (("--stage", "x"), "there is no stage 'x' in system 'hello', nor any other"),
    "another file": (("-o", "picture.jpg"), "'picture.jpg' is neither an .svg nor a .png"),
    "no suffix": (("-o", "picture"), "'picture' is neither an .svg nor a .png"),
    "no folder": (("-o", "no/picture.svg"), "'no/picture.svg' cannot be written: No such file or directory"),
}


@pytest.mark.parametrize(("arguments", "told"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_there(arguments: Sequence[str], told: str) -> None:
    output = () if "-o" in arguments else ("-o", "picture.svg")
    result = run(*arguments, *output)
    assert (result.exit_code, result.stderr) == (2, f"techspec: {told}\n")


def test_which_of_several(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": CLEAN, "docs/b.md": CLEAN.replace("system: hello", "system: other")})
    assert (
        run("-o", "a.svg").stderr == "techspec: there are several systems: say which with `--system`: hello or other\n"
    )
    own = {name: SCREEN.replace("screen: home", f"screen: home\nsystem: {name}") for name in ("hello", "other")}
    pages = {f"docs/{name}.md": own[name] + SPEC.replace("hello", name) for name in own}
    (tmp_path / "docs/a.md").unlink()
    (tmp_path / "docs/b.md").unlink()
    write_site(tmp_path, pages)
    told = "techspec: several systems have a screen 'home': write hello:home or other:home\n"
    assert run("--screen", "home", "-o", "a.svg").stderr == told


@pytest.mark.parametrize(
    ("page", "arguments", "told"),
    [
        ("# Nothing\n", (), "there is no system in these pages, so there is nothing to draw"),
        (SCREEN, (), "there is no system in these pages, so there is nothing to draw"),
        (SCREEN, ("--screen", "home"), "there is no picture: nothing supports screen 'home'"),
        ("```techspec\nsystem: empty\n```\n", (), "there is no picture: nothing of system 'empty' is drawn"),
    ],
)
def test_nothing_to_draw(page: str, arguments: Sequence[str], told: str, tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": page})
    result = run(*arguments, "-o", "picture.svg")
    assert (result.exit_code, result.stderr) == (2, f"techspec: {told}\n")
    assert not Path("picture.svg").exists()


def test_a_layout_that_fails(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/a.md": CLEAN}, "plugins: [techspec: {limits: {boxes: 1}}]\n")
    result = run("-o", "picture.svg")
    assert result.exit_code == 1
    assert re.fullmatch(r"techspec: .*boxes.*\n", result.stderr)


@pytest.mark.parametrize("scale", ["0", "21", "large"])
def test_a_scale_that_makes_no_sense(scale: str) -> None:
    assert run("-o", "picture.png", "--scale", scale).exit_code == 2


def test_a_picture_too_large_for_any_machine(tmp_path: Path) -> None:
    many = "".join(f"  box-{number}: {{kind: other, owner: me, offscreen: A load tool}}\n" for number in range(120))
    write_site(tmp_path, {"docs/a.md": f"```techspec\nsystem: many\ncomponents:\n{many}```\n"})
    result = run("-o", "picture.png", "--scale", "20")
    assert result.exit_code == 2
    assert re.fullmatch(
        r"techspec: a picture of \d+ by \d+ pixels cannot be written: write another `--scale`\n", result.stderr
    )


def test_what_is_written_by_an_author_stays_text(tmp_path: Path) -> None:
    said = 'var(--ts-a, red) & <b class="x">'
    write_site(tmp_path, {"docs/a.md": CLEAN.replace("kind: server\n", f"kind: server\n    title: '{said}'\n")})
    assert run("-o", "picture.svg").exit_code == 0
    picture = ET.fromstring(Path("picture.svg").read_text(encoding="utf-8"))  # noqa: S314 - we wrote it
    assert said in "".join(picture.itertext())


def test_svg_loads_no_rasteriser_and_checking_no_drawing() -> None:
    script = (
        "import sys; from mkdocs_techspec.hosts.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: print(*sys.modules, file=sys.stderr)"
    )

    def loaded(*arguments: str) -> set[str]:
        command = [sys.executable, "-c", script, *arguments]
        return set(subprocess.run(command, capture_output=True, check=True, text=True).stderr.split())

    assert not {"mkdocs_techspec.render", "resvg_py"} & loaded("check")
    assert {"mkdocs_techspec.render"} == {"mkdocs_techspec.render", "resvg_py"} & loaded("render", "-o", "picture.svg")
