"""Papers and articles are works of their own: named by their titles, about no product of the site."""

import pytest

from converter.site import Site
from converter.works import as_work, title_of


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("strucchange: An R Package for Testing", "strucchange"),
        ("FAI Guide (Fully Automatic Installation)", "FAI"),
        ("An Introduction to glmnet", "glmnet"),
        ("Various Versatile Variances: An Object-Oriented Implementation", "“Various Versatile Variances”"),
        ("On the milling of rye", "“On the milling of rye”"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_paper_is_called_by_what_its_title_names(title: str, name: str) -> None:
    assert title_of(title) == name


@pytest.mark.parametrize(
    ("text", "fields", "product"),
    [
        ("Mills turn.", {"author": "Ada Lund", "published": "2026-03-05"}, ""),
        ("Frost keeps packs.", {"author": "Ada Lund", "published": "2026-03-05"}, "Frost"),
        ("Mills turn.", {"author": "Ada Lund"}, "Frost"),
        ("Mills turn.", {"via": "pdf", "title": "coin: A Framework"}, "coin"),
    ],
)
def test_an_article_that_never_names_the_product_is_not_about_it(page, text, fields, product) -> None:
    assert as_work(page(f"# A\n\n{text}\n", **fields), Site(product="Frost")).product == product
