"""The command `techspec explain`."""

from __future__ import annotations

import json

import pytest
from techspec_command import techspec

from mkdocs_techspec.config import RULES
from mkdocs_techspec.reports.rule_text import rule_text
from mkdocs_techspec.rules.manual import EXAMPLE, NEEDED, RulePage, pages


def test_all_rules_are_listed() -> None:
    done = techspec("explain")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(RULES)
    assert "coverage/unserved     error    A need that nothing serves." in lines
    assert next(line for line in lines if line.startswith("failure/cycle")).split()[1] == "off"


def test_a_rule_is_told_in_full() -> None:
    text = techspec("explain", "owner/missing").stdout
    assert text.startswith("owner/missing: error\nA component that nobody owns.\n\nWhat it finds\n  ")
    assert [line for line in text.splitlines() if line and not line.startswith(" ")][2:6] == list(NEEDED)


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_examples_are_as_they_are(page: RulePage) -> None:
    text = rule_text(page)
    for name, example in page.gap.items():
        assert "".join(f"    {line}".rstrip() + "\n" for line in example.splitlines()) in f"{text}\n", name
    assert "](#" not in text
    assert "````" not in text
    assert all(line == line.rstrip() for line in text.split("\n"))


def test_a_family_and_several_rules() -> None:
    def told(*names: str) -> list[str]:
        lines = techspec("explain", *names).stdout.splitlines()
        return [line.partition(":")[0] for line in lines if line.partition(":")[0] in RULES]

    assert told("owner") == ["owner/missing", "owner/unknown"]
    assert told("owner/unknown", "coverage/unused", "owner/unknown") == ["coverage/unused", "owner/unknown"]


def test_a_rule_that_is_none() -> None:
    done = techspec("explain", "coverage/unservd")
    assert done.returncode == 2
    assert "there is no rule or family 'coverage/unservd'; did you mean 'coverage/unserved'?" in done.stderr
    assert techspec("explain", "xyz").returncode == 2


def test_json() -> None:
    (rule,) = json.loads(techspec("explain", "owner/missing", "--output-format", "json").stdout)
    assert (rule["rule"], rule["severity"]) == ("owner/missing", "error")
    assert EXAMPLE in [section["title"] for section in rule["sections"]]
    assert len(json.loads(techspec("explain", "--output-format", "json").stdout)) == len(RULES)
