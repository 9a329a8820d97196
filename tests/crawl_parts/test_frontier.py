"""What is asked next: order, turns, limits and waits, from rows in SQLite and a clock that the test sets."""

import pytest

from crawler.manners.politeness import Gate
from crawler.manners.robots import Robots
from crawler.source.frontier import BLOCK, Frontier
from crawler.source.site import Site
from crawler.state.pages import Page

from .conftest import Place

OTHER = "http://other.example"


class Asking:
    """A frontier, and who asks it: pages by path."""

    def __init__(self, place: Place, *sites: Site, delay: float = 0.0, robots: Robots | None = Robots()) -> None:  # noqa: B008 - immutable
        self.place, self.gates, self.sites = place, dict[str, Gate](), {site.source.name: site for site in sites}
        self.delay, self.rules = delay, robots
        self.frontier = Frontier(place.db, self.gate)
        for site in sites:
            self.frontier.add(site)

    def gate(self, _: Site, origin: str) -> Gate:
        """Every host alike."""
        return self.gates.setdefault(origin, Gate(origin, self.delay, 1000, self.rules))

    def page(self, now: float = 0.0) -> Page:
        """The next page; there must be one."""
        found = self.frontier.next(now)
        assert isinstance(found, Page)
        return found

    def all(self, now: float = 0.0) -> list[str]:
        """All that may be asked for at once, none of it answered."""
        found = []
        while isinstance(page := self.frontier.next(now), Page) and len(found) < 1000:
            found.append(self.path(page))
        return found

    @staticmethod
    def path(page: Page) -> str:
        return "/" + page.url.partition("://")[2].partition("/")[2]

    def answer(self, path: str, *, stored: bool = True, outcome: str = "ok") -> None:
        """Commit a page as the intake does."""
        page = self.place.set(path, state=1, run=1, outcome=outcome)
        if stored:
            self.sites[page.source].counts.store()
        self.frontier.done(page)


def test_pages_come_by_url_whatever_was_found_first(place: Place) -> None:
    place.discover("/c", "/a", "/d")
    place.discover("/b")
    assert Asking(place, place.site()).all() == ["/a", "/b", "/c", "/d"]


def test_pages_come_by_depth_before_url(place: Place) -> None:
    asking = Asking(place, place.site())
    place.discover("/a", "/b", depth=1)
    assert asking.path(asking.page()) == "/a"
    place.discover("/z", "/y", depth=0)  # a redirect of an upper level was answered late
    place.discover("/c", depth=1)
    asking.answer("/a")
    asking.answer(asking.path(asking.page()))
    asking.frontier.touch(asking.sites["docs"])
    assert asking.all() == ["/y", "/z", "/c"]


def test_a_level_begins_when_the_one_above_is_answered(place: Place) -> None:
    place.discover("/")
    place.discover("/a", "/b", depth=1)
    place.discover("/deep", depth=7)
    asking = Asking(place, place.site())
    assert asking.frontier.level(asking.sites["docs"]) == 0
    assert asking.all() == ["/"]
    asking.answer("/")
    assert asking.all() == ["/a", "/b"]
    assert asking.frontier.level(asking.sites["docs"]) == 1
    asking.answer("/a")
    assert asking.all() == []  # one of them is still under way
    asking.answer("/b")
    assert asking.all() == ["/deep"]
    assert asking.frontier.level(asking.sites["docs"]) == 7


def test_a_block_full_of_pages_under_way_hides_none_and_repeats_none(place: Place) -> None:
    # Pages under way still wait in the database: a block must reach beyond them, and leave them out.
    paths = [f"/p{number:03}" for number in range(2 * BLOCK + 7)]
    place.discover(*paths)
    assert Asking(place, place.site()).all() == paths


@pytest.mark.parametrize(
    ("limit", "first"), [(1, ["/a"]), (3, ["/a", "/b", "/c"]), (9, ["/a", "/b", "/c", "/d", "/e"])]
)
def test_a_page_limit_counts_pages_under_way(place: Place, limit: int, first: list[str]) -> None:
    place.discover("/a", "/b", "/c", "/d", "/e")
    assert Asking(place, place.site(max_pages=limit)).all() == first


def test_a_page_without_content_takes_no_room(place: Place) -> None:
    place.discover("/a", "/b", "/c", "/d")
    asking = Asking(place, place.site(max_pages=2))
    assert asking.all() == ["/a", "/b"]
    asking.answer("/a", stored=False, outcome="http-404")
    assert asking.all() == ["/c"]


def test_what_lies_beyond_the_page_limit_is_closed_as_such(place: Place) -> None:
    place.discover("/a", "/b", "/c")
    place.discover("/deep", depth=4)
    asking = Asking(place, place.site(max_pages=1))
    assert asking.all() == ["/a"]
    assert asking.frontier.pending()
    asking.answer("/a")
    assert asking.all() == []
    assert not asking.frontier.pending()
    assert place.query("SELECT url, state, outcome FROM pages ORDER BY url")[1:] == [
        (place.url(path), 1, "limit") for path in ("/b", "/c", "/deep")
    ]


def test_inventories_are_asked_for_beyond_the_page_limit(place: Place) -> None:
    place.discover("/a", "/c")
    place.discover("/b.xml", found="sitemap", kind="inventory")
    assert Asking(place, place.site(max_pages=1)).all() == ["/a", "/b.xml"]


def test_a_page_under_way_may_be_asked_for_again_though_the_limit_is_reached(place: Place) -> None:
    place.discover("/a", "/b")
    asking = Asking(place, place.site(max_pages=1))
    asking.frontier.again(asking.page(), at=5.0)
    assert asking.all(now=4.9) == []
    assert asking.all(now=5.0) == ["/a"]


def test_hosts_take_turns(place: Place) -> None:
    place.discover("/a", "/b", "/c", f"{OTHER}/x", f"{OTHER}/y", f"{OTHER}/z")
    assert Asking(place, place.site()).all() == ["/a", "/x", "/b", "/y", "/c", "/z"]


def test_a_host_that_wants_quiet_holds_up_no_other(place: Place) -> None:
    place.discover("/a", f"{OTHER}/x", f"{OTHER}/y")
    asking = Asking(place, place.site())
    asking.gate(asking.sites["docs"], place.url("")).next_at = 10.0
    assert asking.all(now=9.0) == ["/x", "/y"]
    assert asking.all(now=10.0) == ["/a"]


def test_sources_take_turns_on_the_host_that_they_share(place: Place) -> None:
    place.discover("/a", "/b")
    place.discover("/x", "/y", name="other")
    asking = Asking(place, place.site(), place.site(name="other"))
    assert asking.all() == ["/a", "/x", "/b", "/y"]


def test_a_source_that_has_reached_its_limit_leaves_the_others_alone(place: Place) -> None:
    place.discover("/a", "/b")
    place.discover("/x", "/y", name="other")
    asking = Asking(place, place.site(max_pages=1), place.site(name="other"))
    assert asking.all() == ["/a", "/x", "/y"]
    asking.answer("/a")
    assert asking.all() == []
    assert place.page("/b").outcome == "limit"
    assert place.page("/x", name="other").outcome == ""


def test_robots_txt_is_asked_for_first_and_once(place: Place) -> None:
    place.discover("/a", "/b")
    asking = Asking(place, place.site(), robots=None)
    gate = asking.frontier.next(0.0)
    assert isinstance(gate, Gate)
    assert gate.active == 1
    assert asking.frontier.next(0.0) is None
    gate.learn(Robots())
    gate.leave()
    assert asking.all() == ["/a", "/b"]


def test_a_source_without_robots_asks_for_none(place: Place) -> None:
    place.discover("/a")
    assert Asking(place, place.site(robots=False), robots=None).all() == ["/a"]


def test_pages_of_a_host_that_is_down_are_handed_out_at_once_to_be_refused(place: Place) -> None:
    place.discover("/a", "/b")
    asking = Asking(place, place.site())
    gate = asking.gate(asking.sites["docs"], place.url(""))
    gate.next_at, gate.down = 100.0, "timeout"
    assert asking.all(now=0.0) == ["/a", "/b"]


def test_time_wakes_what_waits_for_a_delay(place: Place) -> None:
    place.discover("/a", "/b")
    asking = Asking(place, place.site(), delay=3.0)
    asking.page(now=10.0)
    gate = asking.gates[place.url("")]
    gate.enter(10.0)
    assert asking.frontier.next(10.0) is None
    assert asking.frontier.wake(10.0) == 3.0
    assert asking.frontier.wake(12.5) == 0.5
    gate.concurrency = 1
    assert asking.frontier.wake(10.0) is None  # only the answer can make it ready


def test_time_wakes_what_is_asked_for_again(place: Place) -> None:
    place.discover("/a", "/b")
    asking = Asking(place, place.site())
    first, second = asking.page(), asking.page()
    asking.frontier.again(second, at=9.0)
    asking.frontier.again(first, at=7.0)
    assert asking.frontier.wake(5.0) == 2.0
    assert asking.frontier.wake(8.0) == 0.0
    assert asking.all(now=6.9) == []
    assert sorted(asking.all(now=9.0)) == ["/a", "/b"]


def test_pages_of_the_level_that_come_late_are_taken_in_when_the_source_is_touched(place: Place) -> None:
    place.discover("/a")
    asking = Asking(place, place.site())
    assert asking.all() == ["/a"]
    place.discover("/b", f"{OTHER}/x")
    place.discover("/later", depth=1)
    assert asking.all() == []
    asking.frontier.touch(asking.sites["docs"])
    assert sorted(asking.all()) == ["/b", "/x"]
    asking.frontier.touch(asking.sites["docs"])
    assert asking.all() == []


def test_nothing_is_pending_once_all_is_answered(place: Place) -> None:
    place.discover("/a")
    asking = Asking(place, place.site())
    assert asking.frontier.pending()
    assert asking.all() == ["/a"]
    asking.answer("/a")
    assert asking.frontier.pending()  # nobody has looked for another level yet
    assert asking.all() == []
    assert not asking.frontier.pending()


def test_a_source_that_it_does_not_know_is_none_of_its_business(place: Place) -> None:
    place.discover("/a")
    asking = Asking(place)
    stranger = place.site()
    asking.frontier.touch(stranger)
    asking.frontier.done(place.page("/a"))
    assert asking.frontier.level(stranger) == 0
    assert asking.frontier.next(0.0) is None
    assert not asking.frontier.pending()
