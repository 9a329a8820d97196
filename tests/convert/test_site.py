"""What the whole crawl says: the product's name, infinitives, casing, headings."""

import pytest

from converter.site import Observation, first_page, observe, product_names, site_of


def whole(pages, names=()):
    seen = Observation()
    for seed in pages:
        seen.add(observe(seed, names))
    return site_of(seen, names)


@pytest.mark.parametrize(
    ("title", "source", "names"),
    [
        ("Python 3.11.2 documentation", "python", ["Python", "python"]),
        ("Welcome to Flask — Flask Documentation (2.2.x)", "flask", ["Flask", "flask"]),
        ("About these documents", "manual", ["About these documents", "About", "manual"]),
        ("The Linux Kernel documentation", "kernel.org", ["Linux Kernel", "Linux", "Kernel", "kernel"]),
        ("frost-2.0.3: Fast backups and proofs", "html", ["frost"]),
        ("File: Frost Handbook", "html", ["Frost"]),
        ("Index", "127.0.0.1-8000", []),
        ("", "docs.frost.example.org", ["docs", "frost", "example"]),
    ],
)
def test_candidates_for_the_product_come_from_title_and_source(title, source, names, page):
    assert product_names(source, page("", title=title)) == names


def test_a_first_page_without_a_telling_title_names_the_product_by_its_heading(page):
    assert product_names("html", page("Text.\n\n# Frost\n", title="File: README")) == ["Frost"]


def test_the_product_is_the_candidate_that_most_pages_hold_in_their_own_spelling(page):
    pages = [page("PostgreSQL is here. Docs too."), page("With PostgreSQL."), page("Nothing.")]
    assert whole(pages, ["docs", "postgresql"]).product == "PostgreSQL"


def test_a_name_in_lower_case_gives_way_to_one_with_a_capital(page):
    pages = [page("Run git now. Git is good."), page("Run git or git."), page("Git stores it.")]
    assert whole(pages, ["git"]).product == "Git"


def test_a_common_word_of_the_title_is_no_product(page):
    pages = [page("Import data with Frost. Data is data."), page("Frost reads data."), page("Some data.")]
    assert whole(pages, ["Frost Data", "Frost", "Data"]).product == "Frost"


def test_a_name_that_few_pages_hold_is_no_product(page):
    assert not whole([page("Frost"), *(page("nothing") for _ in range(9))], ["Frost"]).product


def test_words_in_code_are_no_evidence_of_a_name(page):
    assert not whole([page("```\nFrost\n```\n\n`Frost`")], ["Frost"]).product


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


def test_pages_in_other_languages_say_nothing_of_english_words(page):
    assert not whole([page("to query, to query", language="de")]).infinitives


def test_the_first_page_is_the_shallowest_index():
    assert first_page(["seeds/a/b/index.md", "seeds/a/about.md", "seeds/a/index.md"]) == "seeds/a/index.md"
    assert first_page(["seeds/a/about.md", "seeds/a/index.html.md"]) == "seeds/a/index.html.md"
    assert first_page([]) is None
