from __future__ import annotations

from card_pages import Element, card, checked, href, read

from mkdocs_techspec.render import render

PAGE = """
    ```screen
    screen: home
    title: Home `timeline`
    note: Seen first, see [the study](study/home.md#one)
    shows:
      tweets: {title: Newest tweets, data: tweets, fresh: 5 min, times: 2, note: Paged}
      trends: {title: What is talked about, optional: true}
    does:
      post: Post a tweet
      mute: {title: Mute a thread, planned: Not in the first release}
      zoom: {title: Enlarge a picture, local: true}
    includes: header
    wireframe: home.png
    rate: 12000/s
    slo: 99.9%
    within: 300 ms
    ```

    ```screen
    screen: header
    part: true
    shows: {unread: How much is unread}
    ```

    ```screen
    screen: replays
    planned: Comes next year
    shows: {list: Past videos}
    ```

    ```techspec
    system: feed
    components:
      web: {kind: page, owner: a, screens: [{screen: home, without: post}, replays], calls: api}
      mobile: {title: Mobile app, kind: mobile, owner: a, screens: home, calls: api}
      api:
        title: Feed API
        kind: server
        owner: a
        replicas: 2
        apis:
          tweets: {route: GET /tweets, serves: home.tweets, reads: db.tweets}
          post: {title: Post it, serves: home.post, writes: db.tweets}
          unread: {route: GET /unread, serves: header.unread, computed: Counted}
      db: {kind: database, owner: a, stores: [tweets], replicas: 2}
    failures: {slow: {what: It is slow, hits: api, fix: Wait, tradeoff: waiting}}
    tradeoffs: {waiting: {chose: Waiting, over: Failing, costs: Time}}
    ```
    """


def screen(name: str, text: str = PAGE) -> Element:
    return read(card(text)).by_id(f"ts-feed-{name}")


def test_everything_that_a_screen_says_is_shown() -> None:
    shown = screen("home").text
    for said in [
        *("Home timeline", "Seen first, see the study", "Newest tweets", "What is talked about", "Post a tweet"),
        *("Data tweets", "Fresh within 5 min", "Times 2", "Paged", "Not in the first release", "optional"),
        *("Peak 12000/s", "SLO 99.9%", "Within 300 ms", "Includes Header"),
    ]:
        assert said in shown


def test_a_need_leads_to_what_serves_it() -> None:
    tweets = screen("home.tweets")
    assert "supported" in tweets.text
    assert tweets.links["GET /tweets"] == "#ts-feed-api.tweets"
    assert tweets.links["Feed API"] == "#ts-feed-api"
    assert screen("home.post").links["Post it"] == "#ts-feed-api.post"


def test_a_need_says_in_words_how_it_stands() -> None:
    assert "planned" in screen("home.mute").text
    assert "on the page" in screen("home.zoom").text
    assert "planned" in screen("replays.list").text
    assert "Comes next year" in screen("replays").text


def test_a_gap_is_told_at_its_need_and_in_the_banner() -> None:
    home = screen("home")
    trends = home.by_id("ts-feed-home.trends")
    assert "ts-is-gap" in trends.classes
    assert "home.trends" in trends.by_class("ts-why")[0].text
    banner = home.by_class("ts-gaps")[0].text
    assert "1 error" in banner
    assert "coverage/unserved line 8" in banner
    assert trends.by_class("ts-why")[0].text in banner


def test_an_accepted_gap_says_why() -> None:
    accept = "accept: {gap: coverage/unserved, on: home.trends, why: Bought next year, until: 2027-01-01}\n    "
    place = PAGE.rindex("failures:")
    trends = screen("home.trends", PAGE[:place] + accept + PAGE[place:])
    assert "accepted gap" in trends.text
    assert "Bought next year" in trends.text


def test_the_screen_counts_its_needs() -> None:
    assert "Supported 4 of 5" in screen("home").text


def test_pages_that_present_a_screen_are_linked() -> None:
    home = screen("home")
    foot = home.by_class("ts-foot")[0]
    assert foot.links["Web"] == "#ts-feed-web"
    assert foot.links["Mobile app"] == "#ts-feed-mobile"
    assert "Only on Mobile app" in home.by_id("ts-feed-home.post").text


def test_a_part_names_the_screens_that_it_is_in() -> None:
    header = screen("header")
    assert "part" in header.by_class("ts-eyebrow")[0].text
    assert header.by_class("ts-foot")[0].links["Home timeline"] == "#ts-feed-home"


def test_the_wireframe_has_words_for_those_who_do_not_see_it() -> None:
    (picture,) = screen("home").by_class("ts-picture")
    assert picture.attributes["alt"] == "Wireframe of Home `timeline`"
    assert picture.attributes["src"] == "from/page.md/to/home.png"


def test_a_wireframe_that_is_not_there_is_not_linked() -> None:
    home = screen("home", PAGE.replace("home.png", "lost.svg"))
    assert not home.by_class("ts-picture")
    assert "lost.svg is not there" in home.text


def test_links_in_a_field_lead_to_built_pages() -> None:
    assert screen("home").links["the study"] == "from/page.md/to/study/home.md#one"


def test_screens_come_before_any_system() -> None:
    alone = checked({"page.md": "```screen\nscreen: home\nshows: {a: A}\n```\n"})
    (block,) = render(alone, href, None).blocks
    assert block.anchors == ("ts--home", "ts--home.a")
    assert "ts-is-gap" in read(block.html).by_id("ts--home.a").classes
