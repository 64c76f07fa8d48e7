from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_techspec.model import Key
from mkdocs_techspec.pages import anchor, system_anchor

IDS = st.from_regex(r"(failure|problem|tradeoff|host|a|b)(-(a|b|failure|-))*", fullmatch=True)
NAMES = st.builds(
    lambda sort, id_: sort + id_, st.sampled_from(["", "failure/", "problem/", "tradeoff/", "host/"]), IDS
)
MEMBERS = st.one_of(st.just(""), st.from_regex(r"[aA](\.|_|-|a)*", fullmatch=True))
KEYS = st.builds(Key, st.one_of(st.just(""), IDS), NAMES, MEMBERS)


def test_anchors_read_as_what_they_lead_to() -> None:
    assert anchor(Key("feed", "auth")) == "ts-feed-auth"
    assert anchor(Key("feed", "auth", "login")) == "ts-feed-auth.login"
    assert anchor(Key("feed", "failure/worker-behind")) == "ts-feed-failure-worker-behind"
    assert anchor(Key("", "home", "timeline")) == "ts--home.timeline"
    assert system_anchor("feed") == "ts-feed"


def test_what_would_look_alike_does_not() -> None:
    assert anchor(Key("feed-api", "web")) != anchor(Key("feed", "api-web"))
    assert anchor(Key("feed", "failure/log")) != anchor(Key("feed", "failure-log"))


@given(KEYS, KEYS)
def test_no_two_keys_share_an_anchor(one: Key, other: Key) -> None:
    assert (anchor(one) == anchor(other)) == (one == other)


@given(KEYS, IDS)
def test_a_system_shares_its_anchor_with_nothing(key: Key, system: str) -> None:
    assert anchor(key) != system_anchor(system)
