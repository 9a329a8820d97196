"""What the whole crawl says: infinitives, casing, headings."""

from converter.site import Observation, first_page, observe, site_of


def whole(pages):
    seen = Observation()
    for seed in pages:
        seen.add(observe(seed))
    return site_of(seen)


def test_infinitives_are_words_behind_to_that_come_more_than_once(page):
    site = whole([page("Use it to query. And to query again, to bake.")])
    assert dict(site.infinitives) == {"query": 2}


def test_words_that_keep_their_capital_inside_sentences_are_proper(page):
    site = whole([page("He runs Unix, and Unix runs, on the disk. A Disk is a disk.")])
    assert site.proper == {"unix"}


def test_nouns_are_words_behind_an_article_that_end_their_phrase(page):
    site = whole([page("It is a disk. Take a tape drive, or a disk of tape. It is a good disk in a bay door.")])
    assert dict(site.nouns) == {"disk": 2}


def test_a_site_orders_where_enough_headings_have_an_article_behind_a_verb(page):
    orders = "\n\n".join(f"## Reset {article} disk" for article in ("a", "the", "your", "an"))
    assert whole([page(orders)]).orders
    assert not whole([page(orders.replace("Reset", "For"))]).orders
    assert not whole([page(orders + "\n\n## Disk" * 99)]).orders
    assert not whole([page(orders[:30])]).orders


def test_a_word_with_a_capital_is_proper_unless_it_stands_without_as_often(page):
    site = whole([page("It runs on Solaris. It has a Disk and a disk.")])
    assert "solaris" in site.proper
    assert "disk" not in site.proper


def test_headings_are_counted_over_pages_and_not_inside_fences(page):
    site = whole([page("# Usage\n\n```\n# Usage\n```\n"), page("## `Usage`\n")])
    assert site.headings["usage"] == 2


def test_a_section_that_says_much_counts_once_however_many_pages_have_it(page):
    told, short = "A tape holds a week of copies. " * 12, "A tape holds a week."
    for linked, count in (
        (told, 1),
        (told.replace("tape", "[tape](a.html#b)"), 1),
        (short, 2),
    ):
        other = linked.replace("a.html", "c.html")
        assert whole([page(f"# Usage\n\n{linked}\n"), page(f"# Usage\n\n{other}\n")]).headings["usage"] == count
    assert whole([page(f"# Usage\n\n{told}\n"), page(f"# Usage\n\n{told}!\n")]).headings["usage"] == 2


def test_pages_in_other_languages_say_nothing_of_english_words(page):
    assert not whole([page("to query, to query", language="de")]).infinitives


def test_the_first_page_is_the_shallowest_index():
    assert first_page(["seeds/a/b/index.md", "seeds/a/about.md", "seeds/a/index.md"]) == "seeds/a/index.md"
    assert first_page(["seeds/a/about.md", "seeds/a/index.html.md"]) == "seeds/a/index.html.md"
    assert first_page([]) is None
