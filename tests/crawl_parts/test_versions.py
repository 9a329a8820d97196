"""Several versions of one documentation come to one page each."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crawler.urls.canonical import canonical
from crawler.urls.versions import LATEST, STABLE, Versions, choose, detect, fold, is_label, rank

H = "https://docs.example.org"
NAMES = [f"part{number // 10}/page{number}.html" for number in range(100)]


def site(*labels: str, prefix: str = "/en/") -> list[str]:
    return [f"{H}{prefix}{label}{'/' if label else ''}{name}" for label in labels for name in NAMES]


def labels(urls: dict[str, str]) -> set[str]:
    return set(urls.values())


@pytest.mark.parametrize(
    ("policy", "expected"),
    [("stable", "stable"), ("latest", "latest"), ("4.1", "4.1"), ("4.*", "4.2"), ("v4.1", "4.1"), ("lat*", "latest")],
)
def test_versions_of_a_hundred_pages_are_a_hundred_pages(policy: str, expected: str) -> None:
    found = fold(site("stable", "4.1", "4.2", "latest"), policy)
    assert len(found.kept) == 100
    assert len(found.dropped) == 300
    assert labels(found.kept) == {expected}


def test_all_versions_are_kept_where_all_are_asked_for() -> None:
    found = fold(site("stable", "4.1", "latest"), "all")
    assert (len(found.kept), found.dropped) == (300, ())
    assert labels(found.kept) == {"stable", "4.1", "latest"}


@pytest.mark.parametrize(
    ("policy", "expected"), [("stable", "4.2"), ("latest", "4.3.0rc1"), ("4.1*", "4.1"), ("*", "4.3.0rc1")]
)
def test_without_names_the_numbers_decide_and_stable_takes_no_preview(policy: str, expected: str) -> None:
    assert labels(fold(site("4.1", "4.2", "4.3.0rc1"), policy).kept) == {expected}


def test_pages_that_only_another_version_has_are_not_kept() -> None:
    found = fold([*site("stable", "3.0"), H + "/en/3.0/removed.html"], "stable")
    assert H + "/en/3.0/removed.html" in found.dropped


def test_a_pattern_that_no_version_fits_keeps_only_pages_without_versions() -> None:
    assert list(fold([*site("3.1", "3.2"), H + "/about"], "9.*").kept) == [H + "/about"]


def test_pages_beside_the_versions_are_always_kept() -> None:
    found = fold([*site("stable", "latest"), H + "/", H + "/blog/2024/01/news", H + "/en/imprint"], "stable")
    assert {H + "/", H + "/blog/2024/01/news", H + "/en/imprint"} <= set(found.kept)
    assert found.kept[H + "/"] == ""


def test_each_language_and_manual_chooses_for_itself() -> None:
    urls = site("stable", "1.0") + site("2.0", "1.0", prefix="/de/") + site("latest", prefix="/api/")
    kept = fold(urls, "stable").kept
    assert len(kept) == 300
    assert {(url.split("/")[3], version) for url, version in kept.items()} == {
        ("en", "stable"), ("de", "2.0"), ("api", "latest"),
    }  # fmt: skip


def test_unlabelled_pages_with_counterparts_are_the_current_version() -> None:
    urls = [*site("", "next", "2.3", prefix="/docs/"), H + "/docs/only-here.html"]
    assert labels(fold(urls, "stable").kept) == {""}
    assert labels(fold(urls, "latest").kept) == {"next", ""}
    assert H + "/docs/only-here.html" in fold(urls, "latest").kept
    assert labels(fold(urls, "2.*").kept) == {"2.3", ""}
    assert sum(not version for version in fold(urls, "2.*").kept.values()) == 1


def test_whole_numbers_are_versions_where_pages_have_counterparts() -> None:
    found = fold(site("15", "16", "17", prefix="/docs/"), "latest")
    assert (len(found.kept), labels(found.kept)) == (100, {"17"})


def test_chapters_and_issues_are_no_versions() -> None:
    urls = [f"{H}/book/{number}/{name}" for number in range(1, 5) for name in (f"a{number}", f"b{number}", "c")]
    urls += [f"{H}/issues/{number}/" for number in range(1, 900)]
    assert set(fold([url for url in urls if "/book/" in url], "stable").kept) == {u for u in urls if "/book/" in u}


def test_a_number_before_a_version_does_not_hide_it() -> None:
    urls = [f"{H}/2/{label}/{name}" for label in ("stable", "4.1") for name in NAMES]
    assert labels(fold(urls, "stable").kept) == {"stable"}
    assert list(fold([H + "/2/stable/a"], "latest").kept) == [H + "/2/stable/a"]


def test_the_version_of_a_named_label_is_what_the_inventory_says() -> None:
    found = fold([H + "/stable/a", H + "/1.2/a", H + "/b"], "all", inventory="4.2.1")
    assert found.kept == {H + "/stable/a": "4.2.1", H + "/1.2/a": "1.2", H + "/b": "4.2.1"}


@pytest.mark.parametrize(
    "label",
    ["stable", "Latest", "main", "4.2", "v4.2", "V4", "v1.x", "4.2.1", "1.2.3.4", "4.2rc1", "4.2-beta.1", "v10-alpha",
     "2024.1", "5.0.dev0", "3.12", "%76%31"],
)  # fmt: skip
def test_what_reads_like_a_version_is_one(label: str) -> None:
    assert is_label(label)


@pytest.mark.parametrize(
    "segment",
    ["", "4", "16", "guide", "v", "4.2.html", "stable-diffusion", "1.2.3.4.5", "v2ray", "2024-01-02", "x.1", "4.",
     "e.g", "12345.1", "mainly", "४.२"],
)  # fmt: skip
def test_what_does_not_read_like_one_is_none(segment: str) -> None:
    assert not is_label(segment)


@pytest.mark.parametrize("number", ["4", "16", "999"])
def test_whole_numbers_count_only_when_asked(number: str) -> None:
    assert is_label(number, bare=True)
    assert detect(f"{H}/docs/{number}/a") is None


def test_a_place_says_where_the_version_stands() -> None:
    place = detect(H + "/en/v4.2/guide/a.html?x=1")
    assert place is not None
    assert (place.prefix, place.label, place.rest) == (H + "/en/", "v4.2", "/guide/a.html?x=1")
    assert place.page == H + "/en/guide/a.html?x=1"


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("4.2", "4.10"),
        ("4.2rc1", "4.2"),
        ("v1", "v2"),
        ("4.2", "4.x"),
        ("1.9.9", "v2"),
        ("5.0.dev1", "5.0"),
        ("4.3b2", "4.3rc1"),
        ("4.3-alpha.9", "4.3-beta.1"),
        ("4.2", "4.2.post1"),
        ("4.2.9", "4.3.dev0"),
        ("2.0rc9", "2.0rc10"),
        ("4.1", "4.2rc1"),
    ],
)
def test_versions_are_ordered_as_people_order_them(older: str, newer: str) -> None:
    assert rank(older) < rank(newer)


def test_choosing_is_the_same_in_any_order_of_labels() -> None:
    assert choose(["1.0", "stable", "2.0"], "stable") == choose(["2.0", "stable", "1.0"], "stable") == "stable"
    assert choose([], "stable") == ""


def test_what_is_found_later_changes_the_answer() -> None:
    versions = Versions(policy="stable")
    versions.add(site("3.0"))
    assert versions.wanted(site("3.0")[0])
    versions.add(site("stable"))
    assert not versions.wanted(site("3.0")[0])
    versions.add([H + "/en/16/a", H + "/en/17/a"])
    assert versions.place(H + "/en/16/a") is not None


SEGMENTS = st.sampled_from(
    ["a", "b", "guide", "2", "3", "17", "v1", "v2", "1.0", "2.0rc1", *STABLE[:2], *LATEST[:2], ""]
)
URLS = st.lists(
    st.lists(SEGMENTS, min_size=1, max_size=4).map(lambda parts: canonical(H + "/" + "/".join(parts))),
    min_size=1, max_size=30,
)  # fmt: skip


@given(URLS, st.sampled_from(["all", "stable", "latest", "1.*", "*", "["]))
def test_every_url_is_kept_or_dropped_and_the_order_does_not_matter(urls: list[str], policy: str) -> None:
    found = fold(urls, policy)
    assert sorted([*found.kept, *found.dropped]) == sorted(set(urls))
    assert fold(reversed(urls), policy) == found
    assert policy != "all" or not found.dropped


@example(urls=[f"{H}/2", f"{H}/v1/2"], policy="stable")  # a page called "2" is no version of which pages are kept
@given(URLS, st.sampled_from(["stable", "latest"]))
def test_something_of_every_manual_is_kept(urls: list[str], policy: str) -> None:
    found = fold(urls, policy)
    for url in found.dropped:
        prefix = (detect(url) or detect(url, bare=True)).prefix if detect(url, bare=True) else url  # type: ignore[union-attr]
        assert any(kept.startswith(prefix.rsplit("/", 2)[0]) for kept in found.kept)


@example(urls=[f"{H}/a/2", f"{H}/a/v1", f"{H}/a/2/2"], policy="stable")
@given(URLS, st.sampled_from(["stable", "latest", "1.*"]))
def test_folding_what_was_kept_keeps_it(urls: list[str], policy: str) -> None:
    kept = fold(urls, policy).kept
    assert len(fold(kept, policy).kept) == len(kept)


def test_folding_takes_time_in_proportion_to_the_pages() -> None:
    urls = [f"{H}/docs/{label}/p{number}.html" for label in (15, 16) for number in range(4000)]
    urls += [f"{H}/issues/{number}/" for number in range(999)]
    begin = time.process_time()
    fold(urls, "stable")
    assert time.process_time() - begin < 3
