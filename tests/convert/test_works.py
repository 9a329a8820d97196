"""Papers and articles are works of their own: named by their titles, about no product of the site."""

import pytest

from converter.blocks import parts
from converter.printed import is_broken, is_credit, stops_amid
from converter.site import Site
from converter.works import LEAST_SAID, as_work, name_of, title_of


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("strucchange: An R Package for Testing", "strucchange"),
        ("FAI Guide (Fully Automatic Installation)", "FAI"),
        ("An Introduction to glmnet", "glmnet"),
        ("Various Versatile Variances: An Object-Oriented Implementation", "“Various Versatile Variances”"),
        ("On the milling of rye", "“On the milling of rye”"),
        ("“hhh4”: A framework for counts", "hhh4"),
        ("The Frost Mail User Manual", "Frost Mail"),
        ("MPICH Installer’s Guide", "MPICH"),
        ("thalie v0.13a Manual", "thalie"),
        ("siunitx – A comprehensive package", "siunitx"),
        ("Using Graphmill as a Library (mill version)", "Graphmill"),
        ("Using models in practice", "“Using models in practice”"),
        ("Installing Mill/GP", "Mill/GP"),
        ("Installation Guide", "“Installation Guide”"),
        ("zoo FAQ", "zoo"),
        ("Frst Quick Reference Guide", "Frst"),
        ("Quick Reference Guide", "“Quick Reference Guide”"),
        ("MillBayes version 3.2 Manual: Tutorials and Models", "MillBayes"),
        ("Getting Started V2.9.0~pre1+git2023, 28 Jun 2026", "“Getting Started”"),
        ("Manual for Axomill Version 2", "Axomill"),
        ("Developer’s Guide to the MILL library", "MILL"),
        ("The FROST2HTML Translator", "the FROST2HTML Translator"),
        ("GNU Linear Milling Kit", "the GNU Linear Milling Kit"),
        ("THE FROSTE INTERFACE TO MILLS", "“The FROSTE interface to mills”"),
        ("Frost Language Definition", "Frost"),
        ("An introduction to the frst package: Part I", "frst"),
        ("FRST Compiler User Guide", "FRST"),
        ("fros", "fros"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_paper_is_called_by_what_its_title_names(title: str, name: str) -> None:
    assert title_of(title) == name


@pytest.mark.parametrize(
    ("title", "file", "said", "name"),
    [
        ("Fitting models using frst4", "a", "frst4", "frst4"),
        ("Fitting models using frst4", "a", "other", "“Fitting models using frst4”"),
        ("Fitting models with care", "a", "care", "“Fitting models with care”"),
        ("Implementing tests: The frst package", "a", "frst", "frst"),
        ("Models of counts in R", "a", "R", "R"),
        ("Milling with Gate", "gate", "gate", "gate"),
        ("Milling with Gate", "a", "gate", "“Milling with Gate”"),
        ("On rye", "a", "\n\n```\n> library(frst)\n```\n\n", "the frst package"),
        ("R Milling and Grinding", "a", "\n\n```\n> library(frst)\n```\n\n", "R"),
        ("", "nfe", "Nfe", "Nfe"),
        ("Guide for Frost Maintainers", "frmake-doc.en", "frmake", "frmake"),
        ("Guide for Frost Maintainers", "a", "frmake", "“Guide for Frost Maintainers”"),
        ("", "nfe", "other", ""),
        ("", "mill", "mill", ""),
        ("A text on mills", "nfe", "nfe", "“A text on mills”"),
        ("Frosbian Mill / Frostmyllan 12 Birch Manual", "a", "Frosbian Mill", "Frosbian Mill"),
        ("Frosbian Mill / Frostmyllan 12 Birch Manual", "a", "other", "“Frosbian Mill / Frostmyllan 12 Birch Manual”"),
        ("Frosbian 12 Birch Installation Guide", "a", "Frosbian", "Frosbian"),
        ("Frosbian Mill Tools Developer Guide", "a", "Frosbian Mill Tools", "Frosbian Mill Tools"),
        ("Frosbian 12 Birch Manual", "a", "the Frosbian 12 Birch Manual", "“Frosbian 12 Birch Manual”"),
        ("Frosbian 12 Birch Installation Guide", "a", "frosbian", "“Frosbian 12 Birch Installation Guide”"),
        ("FRP / IQ 4 Manual", "a", "FRP/IQ", "“FRP / IQ 4 Manual”"),
        ("Chapter 12 Exercises Manual", "a", "Chapter", "“Chapter 12 Exercises Manual”"),
        ("Frosbian Kernel Gate Milling Guide", "a", "Frosbian", "“Frosbian Kernel Gate Milling Guide”"),
    ],
)
def test_a_paper_is_called_by_what_it_speaks_of_and_its_title_or_file_is_called_by(
    page, title, file, said, name
) -> None:
    text = f"# A\n\n{f'Here {said} turns. ' * LEAST_SAID}\n"
    assert name_of(page(text, via="pdf", title=title, path=file)) == name


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


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("The rank is minimised by\n\nX<sup>n</sup>\n\ni=1\n\nover all orders.", True),
        ("The distance is\n\nd<sub>ij</sub> = −\n\nof both.", True),
        ("The model is\n\ny<sub>i</sub> = µ + u<sub>i</sub>, (2)\n\nwith one mean.", False),
        ("[. . . ] as was seen above.", True),
        ("Give it:\n\n- `a`\n- b\n\n```\n)\n```\n\n| 1 | 2 |\n| --- | --- |\n\nYes.", False),
    ],
)
def test_pieces_of_a_formula_are_no_answer(text: str, broken: bool) -> None:
    assert is_broken(text) is broken


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Ada Lund May 6, 2026", True),
        ("Licensed under the terms of the mill, see there.", True),
        ("Mills turn.", False),
        ("Give it as:", False),
    ],
)
def test_who_wrote_a_paper_is_no_part_of_its_text(text: str, credit: bool) -> None:
    [part] = parts(f"# A\n\n{text}\n")
    assert is_credit(part.blocks[0]) is credit


def test_a_text_that_ends_at_a_word_goes_on_elsewhere() -> None:
    assert stops_amid("Use `--fast` if you do not want to build")
    assert not stops_amid("Give it `--fast`.")


def test_an_article_of_a_company_is_about_no_product_however_often_it_names_it(page) -> None:
    told = "We at Tarn have kept the old mill running through the whole of the winter, and we have learned from it. "
    text = "# How Tarn Grinds\n\n" + "\n\n".join([told * 5] * 5)
    seed = page(text, title="How Tarn Grinds", author="Ada Lund", published="2026-03-05")
    assert as_work(seed, Site(product="Tarn")).product == ""
    manual = page(text, title="How Tarn Grinds")
    assert as_work(manual, Site(product="Tarn")).product == "Tarn"
