"""The comment on a pull request: what it says, and that nothing in it is taken for more than text."""

from __future__ import annotations

import json
import re

import yaml
from github_markdown import READ, html_of, shown
from hypothesis import example, given
from hypothesis import strategies as st
from support import check_text

from mkdocs_techspec.analysis.difference import Side, find_difference
from mkdocs_techspec.check import Checked
from mkdocs_techspec.reports.diff_json import as_diff_json
from mkdocs_techspec.reports.diff_markdown import Compared, PicturePair, as_markdown
from mkdocs_techspec.reports.markdown_text import code, inline
from mkdocs_techspec.source import visible

OURS = {"h2", "h3", "p", "ul", "li", "code", "strong", "details", "summary"}
HOSTILE = (
    "@acme/web-team",
    "#12 GH-12 acme/site#3 !4",
    "a | b || c",
    "```\ncode",
    "`a` ``b`` `",
    "<img src=x onerror=alert(1)> </details>",
    "[x](javascript:alert(1)) ![y](z)",
    "https://a.example/b www.example.com me@example.com",
    "d6cd1e2bd19e03a81132a23b2025920577f84e37",
    "*b* _i_ ~~s~~ :smile: $x^2$ \\",
    "- a\n\n# b\n\n1. c\n\n---",
    "\u202eleft &lt; &#64;me",
)
anything = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(alphabet=st.sampled_from("ab0 `|@#<>[]()!*_~\\&;:/.-\n\"'"), max_size=30),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)


@given(anything)
@example("")
@example("`")
@example(" `` ")
@example("Users++: a database of its own")
def test_a_text_stays_what_it_is(text: str) -> None:
    wanted = " ".join(visible(text).split())
    for written in (code(text), inline(text)):
        page = shown(f"- before {written} after")
        assert page.tags <= {"ul", "li", "code"}
        assert page.text.strip() == f"before {wanted or '(nothing)'} after"
        assert not READ.search(page.prose)


def test_a_sentence_is_no_code() -> None:
    for text in ("Tweets of the people I follow", "It's late, isn't it?", "Das Größte: 90 von 100", "写真"):
        assert inline(text) == text


def test_a_very_long_text_is_cut() -> None:
    assert len(inline("a" * 10_000)) < 300


def site(**texts: str) -> str:
    """A page with texts of someone's in every place that takes some."""
    text = texts.get
    screen = {
        "screen": "home",
        "title": text("title", "Home"),
        "shows": {"list": {"title": text("need", "A list"), "optional": "note" in texts}},
        **({"does": {"go": text("need")}} if "need" in texts else {}),
    }
    api = {"serves": "home.list", "computed": text("computed", "It is"), "route": text("route", "GET /")}
    spec = {
        "system": "shop",
        "title": text("title", "Shop"),
        "components": {
            "web": {"kind": "page", "owner": "web", "screens": "home", "calls": "api"},
            "api": {
                "kind": text("kind", "server"),
                "owner": text("owner", "back"),
                "note": text("note", "None"),
                "host": text("host", "box"),
                "apis": {"list": api},
            },
        },
        "tradeoffs": {"t": {"chose": text("chose", "A"), "over": text("over", "B"), "costs": text("costs", "C")}},
        "failures": {"f": {"what": text("what", "It dies"), "hits": "api", "fix": text("fix", "Again")}},
        "problems": {"p": {"ask": text("ask", "Why?"), **({"answer": text("ask")} if "ask" in texts else {})}},
        "accept": [{"gap": "failure", "on": "api", "why": text("why", "So")}],
    }
    blocks = (("screen", screen), ("techspec", spec))
    return "\n".join(f"~~~~{kind}\n{yaml.safe_dump(block, sort_keys=False)}~~~~\n" for kind, block in blocks)


def compared(before: Checked, after: Checked) -> Compared:
    sides = [
        Side(
            config=one.config,
            snapshot=one.last,
            gaps=one.diagnostics,
            accepted=one.accepted,
            all_read=one.all_read,
        )
        for one in (before, after)
    ]
    return Compared(old="main", new="@me/#12 `|", home="", difference=find_difference(*sides))


PLACES = ("title", "need", "computed", "route", "kind", "owner", "note", "host")
SAID = ("chose", "over", "costs", "what", "fix", "ask", "why")


@given(st.fixed_dictionaries({}, optional=dict.fromkeys((*PLACES, *SAID), anything)))
def test_no_text_of_a_site_breaks_the_comment(texts: dict[str, str]) -> None:
    plain, other = check_text(site()), check_text(site(**texts))
    for one in (compared(plain, other), compared(other, plain), compared(check_text(""), other)):
        written = as_markdown(one)
        page = shown(written)
        assert page.tags <= OURS
        assert not READ.search(page.prose)
        assert page.open == []
        json.loads(as_diff_json(one))


def test_nothing_is_told_where_nothing_changed() -> None:
    page = check_text(site())
    assert as_markdown(compared(page, page)) == "## Changes to the architecture\n\nNo change to the architecture."


def test_a_long_list_folds() -> None:
    needs = "".join(f"  need-{number:02}: A need\n" for number in range(60))
    page = f"```screen\nscreen: home\nshows:\n{needs}```\n"
    written = as_markdown(compared(check_text(""), check_text(page)))
    (section,) = re.findall(r"### Needs\n\n(.*?)\n\n### ", written, re.DOTALL)
    assert section.index("need-09") < section.index("<details><summary>50 more</summary>") < section.index("need-10")
    assert "And 10 more: `--output-format json` has all of them.\n\n</details>" in section


def test_pictures_are_linked_and_folded() -> None:
    page = check_text(site())
    pair = PicturePair("shop", "a (1)/shop-before.svg", "")
    written = as_markdown(compared(page, page)._replace(pictures=(pair,)))
    html = html_of(written)
    assert '<img src="a%20%281%29/shop-before.svg" alt="Before: system shop" />' in html
    assert "After" not in written
