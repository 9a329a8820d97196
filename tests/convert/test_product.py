"""Names of products: proven by titles and by what the pages say, or not used."""

import pytest

from converter.convert import convert_page
from converter.product import phrase_of, prove
from converter.site import Site
from converter.titles import Titles, titles_of
from gristmill.config import Convert


def proven(pages, *, first=None, given=""):
    titles = Titles()
    for seed in pages:
        titles.add(titles_of(seed))
    found = prove(titles, len(pages), first or pages[0], pages, given=given)
    return f"{'the ' if found.article else ''}{found.name}"


@pytest.mark.parametrize(
    ("title", "phrase"),
    [
        ("Debian Policy Manual v4.6.2.0", "Debian Policy"),
        ("Flask Documentation (2.2.x)", "Flask"),
        ("BIND 9 9.18.49-1~deb12u3-Debian documentation", "BIND 9"),
        ("Varnish version 7.1.1 documentation", "Varnish"),
        ("The Rust Programming Language", "Rust"),
        ("Apache FOP 2.8 API", "Apache FOP"),
        ("The Linux Kernel documentation", "Linux Kernel"),
        ("aptitude user's manual", "aptitude"),
        ("Debian Developer’s Reference", "Debian"),
        ("PostgreSQL 15.20 Documentation", "PostgreSQL"),
        ("SQLite Home Page", "SQLite"),
        ("Documentation of the FrostKit software", "FrostKit software"),
        ("Documentation", ""),
        ("Guida all'installazione di Frost", "Frost"),
        ("Guia d'instal·lació de Frost", "Frost"),
        ("Panduan Instalasi Frost", "Frost"),
        ("Installationsguide for Frost", "Frost"),
        ("Guia de Instalação de Frost", "Frost"),
        ("Οδηγός Εγκατάστασης Frost", "Frost"),
    ],
)
def test_a_title_without_version_and_words_for_documents_is_a_name(title, phrase):
    assert phrase_of(title) == phrase


TEXT = "The gate opens, and with Frost it closes."


def test_the_end_that_most_titles_share_is_the_product(page):
    pages = [page(TEXT, path=f"p{i}", title=f"Gate {i}", site="Frost documentation") for i in range(5)]
    assert proven(pages) == "Frost"


def test_brackets_that_end_every_title_name_the_product_though_pages_seldom_do(page):
    pages = [page("The gate opens.", path=f"p{i}", title=f"Gate {i} (GNU Frost (version 7.3))") for i in range(5)]
    assert proven(pages) == "GNU Frost"


def test_what_doxygen_puts_before_all_titles_is_the_product_whatever_kind_of_page_it_is(page):
    kinds = ("ice.c File Reference", "Data Fields", "Globals", "File List")
    pages = [page("The gate opens.", path=f"p{i}", title=f"FrostCore: {kinds[i % 4]}") for i in range(8)]
    assert proven(pages) == "FrostCore"


@pytest.mark.parametrize(
    ("site", "name"),
    [
        ("ice-shell 3.6.0 documentation", "ice-shell"),  # no word of a dictionary: it is a name
        ("html 1.0 documentation", ""),
        ("Frost | Deduplicating Archiver 1.2 documentation", "Frost"),  # what the pages say, before what they never do
    ],
)
def test_an_end_of_titles_with_a_version_is_a_name_that_pages_need_not_say(page, site, name):
    pages = [page(TEXT, path=f"p{i}", title=f"Gate {i}", site=site) for i in range(5)]
    assert proven(pages) == name


def test_whose_tracker_every_page_links_is_the_product(page):
    linked = "Report bugs in the [Frostlib Trackers](https://frost.example/t)."
    pages = [page(linked, path=f"p{i}", title=f"gate{i}(3tcl)") for i in range(8)]
    assert proven(pages) == "Frostlib"
    assert proven([*pages[:5], *(page("The gate opens.", path=f"q{i}") for i in range(5))]) == ""


def test_a_title_that_most_pages_have_is_one_too_and_its_beginning_is_what_they_say(page):
    pages = [page(TEXT, path=f"p{i}", title="Frost Mail Engine") for i in range(5)]
    assert proven(pages) == "Frost"


def test_a_name_never_ends_as_an_owner_whose_book_was_cut_off(page):
    text = f"{TEXT} In The Frost Administrator's Handbook we say how the Frost Administrator's day goes."
    assert proven([page(text, path=f"p{i}", title="The Frost Administrator's Handbook") for i in range(5)]) == "Frost"


def test_one_page_s_title_names_no_other_page(page):
    pages = [page(f"It treats {name}.", path=name, title=name) for name in ("Cholera", "Measles", "Mumps", "Polio")]
    assert proven(pages) == ""


def test_the_name_of_the_source_and_of_its_folder_is_no_product(page):
    pages = [page("In legal matters it is legal.", path=f"p{i}", title=f"Act {i}", source="legal") for i in range(5)]
    assert proven(pages) == ""


def test_a_publisher_that_the_pages_do_not_speak_of_is_no_product(page):
    pages = [page("It is treated.", path=f"p{i}", title=f"Ill {i}", site="Office of Health") for i in range(5)]
    assert proven(pages) == ""


def test_the_name_is_written_as_the_pages_write_it_with_its_article(page):
    text = "It runs inside the Frost kernel, and the Frost kernel is small. Tell the Frost kernel to stop."
    pages = [page(text, path=f"p{i}", title=f"Gate {i}", site="The Frost Kernel documentation") for i in range(5)]
    assert proven(pages) == "the Frost kernel"


def test_a_name_in_lower_case_that_is_a_command_gives_way_to_one_with_a_capital(page):
    text = "Then run frost, or with Frost. And use Frost, if frost is run."
    pages = [page(text, path=f"p{i}", title=f"Gate {i}", site="frost 2.0 documentation") for i in range(5)]
    assert proven(pages) == "Frost"


def test_a_first_page_that_calls_itself_the_documentation_names_the_product(page):
    pages = [page(TEXT, path=f"p{i}", title=f"Gate {i}") for i in range(5)]
    assert proven(pages, first=page("Start.", title="Frost 2.1 Documentation")) == "Frost"
    assert proven(pages, first=page("Start.", title="Debian Developer's Reference")) == ""


@pytest.mark.parametrize(
    "title", ["Frost", "Welcome to Frost", "Frost - a mail engine", "Frost: mail", "The Ice Shell Manual (Frost)"]
)
def test_a_first_page_that_has_the_name_for_its_title_proves_it_where_the_pages_speak_of_it(page, title):
    pages = [page(TEXT, path=f"p{i}", title=f"Gate {i}") for i in range(5)]
    silent = [page("It opens.", path=f"p{i}", title=f"Gate {i}") for i in range(5)]
    assert proven(pages, first=page("Start.", title=title)) == "Frost"
    assert proven(silent, first=page("Start.", title=title)) == ""


def test_a_coined_name_that_the_pages_write_small_is_welcomed_with_a_capital_alone(page):
    pages = [page("It runs, and rsyslog stops.", path=f"p{i}", title=f"Gate {i}") for i in range(5)]
    assert proven(pages, first=page("Start.", title="Welcome to Rsyslog")) == "rsyslog"
    legal = [page("It is, and in legal matters too.", path=f"p{i}", title=f"Act {i}") for i in range(5)]
    assert proven(legal, first=page("Start.", title="Welcome to Legal")) == ""


def test_a_coined_word_that_most_pages_say_names_the_product_if_no_other_comes_near(page):
    pages = [page("Say it to FrostQL.", path=f"p{i}", title=f"Gate {i}") for i in range(9)]
    assert proven(pages) == "FrostQL"
    assert proven([*pages, *(page("Say OpenGate, FrostQL.", path=f"q{i}", title=f"G {i}") for i in range(9))]) == ""


def test_headings_links_and_code_are_no_evidence_of_a_name(page):
    apparatus = "# Frost\n\n[to Frost](/)\n\nRun `Frost`.\n"
    pages = [page(apparatus, path=f"p{i}", title="Frost manual") for i in range(5)]
    assert proven(pages) == ""


def test_what_a_person_gives_needs_no_proof_and_keeps_its_article(page):
    assert proven([page("Text.")], given="the Frost kernel") == "the Frost kernel"
    assert proven([page("Text.")], given="Frost") == "Frost"


@pytest.mark.parametrize(
    ("title", "phrase"),
    [
        ("Manual de usuario de aptitude", "aptitude"),
        ("Handbuch für Debian Edu", "Debian Edu"),
        ("Guide d'utilisation de Frost", "Frost"),
        ("Guide to Frost", "Frost"),
        ("Référence Frost", "Frost"),
        ("Manuale utente di Frost", "Frost"),
        ("Frost: Java Gates 1.9 API", "Frost"),
    ],
)
def test_a_title_that_says_of_what_it_is_the_manual_names_that(title, phrase):
    assert phrase_of(title) == phrase


def test_what_the_first_page_is_of_is_the_product_and_not_the_publisher_in_all_titles(page):
    said = "Ice keeps what Frost and Gate do, when Ice and Frost can."
    pages = [page(said, path=f"p{i}", title=f"Gate {i}", site="Ice Docs") for i in range(5)]
    for heading in ("Welcome to Frost's documentation!", "Ice Block Storage (Frost)"):
        assert proven(pages, first=page(f"# {heading}\n\nText.", path="index")) == "Frost"


@pytest.mark.parametrize(
    ("site", "name"),
    [
        ("The Frost E-Mail Client", "Frost"),  # a client of mail, and not one of Frost
        ("Frost IRC Client User's Guide", "Frost"),
        ("The Frost Text Editor", "Frost"),
        ("Frost: a fast mail reader", "Frost"),
        ("User Guide for Frost", "Frost"),
        ("Frost Client", ""),
        ("Frost HTTP Client", ""),
        ("Frost E-Mail Plugin", ""),
        ("The Gate E-Mail Client", ""),  # no page speaks of it so
    ],
)
def test_a_program_is_called_by_its_name_and_not_its_kind_unless_it_is_made_for_another(page, site, name):
    titles = ("Introduction", "Getting Started", "Configuration", "Advanced Usage")
    pages = [page(TEXT, path=f"ch{i}", title=f"Chapter {i}. {title}", site=site) for i, title in enumerate(titles)]
    first = page(f"# {site}\n\nVersion 7", path="index", title=site, site=site)
    assert proven([first, *pages]) == name


def test_a_name_of_all_titles_ends_before_a_preposition(page):
    pages = [page("The gate opens.", path=f"p{i}", title=f"Gate {i}", site="Zithra for Ice 2") for i in range(5)]
    assert proven(pages, first=pages[0]) in ("", "Zithra")


def test_bindings_for_a_product_are_not_called_like_it(page):
    pages = [page(TEXT, path=f"p{i}", title=f"Gate {i}", site="Frost GLib bindings") for i in range(5)]
    assert proven(pages) == ""


def test_a_name_before_the_colon_of_all_doxygen_titles_is_the_product(page):
    pages = [page("`open`", path=f"p{i}", title=f"frostd: gate{i}.h File Reference") for i in range(5)]
    assert proven(pages) == "frostd"
    pages = [page(TEXT, path=f"p{i}", title=f"Frost library (frostd) API: gate{i}.h File Reference") for i in range(5)]
    assert proven(pages) == "frostd"


def test_titles_that_begin_with_the_products_documentation_may_be_few(page):
    chapters = [page(TEXT, path=f"c{i}", title=f"Frost Documentation - part {i}") for i in range(3)]
    assert proven([page(TEXT, path=f"p{i}", title=f"Gate {i}") for i in range(9)] + chapters) == "Frost"


def test_a_module_of_the_product_is_no_spelling_of_it(page):
    pages = [
        page(
            "Here Frost can open, as do frost.gate, frost.ice, frost.bar.",
            path=f"p{i}",
            title=f"G{i}",
            site="Frost docs",
        )
        for i in range(5)
    ]
    assert proven(pages) == "Frost"


@pytest.mark.parametrize(("path", "name"), [("index", "Frost"), ("docs/readme", "Frost"), ("gate", "")])
def test_only_a_page_that_a_site_begins_with_names_it_by_its_bare_title(page, path, name):
    pages = [page(TEXT, path=f"p{i}", title=f"Gate {i}") for i in range(5)]
    assert proven(pages, first=page("# Frost\n\nText.", path=path, title="Frost")) == name


def test_the_file_name_of_a_document_is_no_product(page):
    pages = [
        page("Text.", path=f"p{i}", title=f"Gate {i}", site="frostd-reference 12.1 documentation") for i in range(5)
    ]
    assert proven(pages) == ""


def test_a_namespace_is_no_beginning_of_a_title(page):
    pages = [page(TEXT.replace("Frost", "ICE"), path=f"p{i}", title=f"ICE::Gate{i}") for i in range(5)]
    assert proven(pages) == ""


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("FrostLib Gate Reference: 2.{} Bars", "FrostLib"),  # no word of a dictionary: it is a name
        ("frostd-libc: a gate {}", "frostd-libc"),
        ("Ice Gate: part {}", ""),  # words, which the pages would have to say
        ("User Guide: part {}", ""),
    ],
)
def test_what_nearly_all_titles_begin_with_is_a_name_up_to_the_colon(page, title, name):
    pages = [page("The gate opens.", path=f"p{i}", title=title.format(i)) for i in range(8)]
    assert proven([*pages, page("Text.", path="index", title="Contents")]) == name


def test_a_chapter_of_the_whole_book_names_it_as_its_pages_write_it(page):
    pages = [page("It is drawn by frostplot, if it can.", path=f"p{i}", title=f"Gate {i}") for i in range(5)]
    contents = page("- [Frostplot](node1.html)\n  - [Gates](node2.html)", path="index", title="figures")
    assert proven(pages, first=contents) == "frostplot"
    linked = page("[Frostplot](https://frost.example/)", path="index", title="figures")
    assert proven(pages, first=linked) == ""


@pytest.mark.parametrize("title", ["Web pages for FROST", "Manual pages for FROST"])
def test_a_first_page_that_says_whose_pages_follow_names_it(page, title):
    pages = [page("It is sent by FROST alone, if FROST can.", path=f"p{i}", title=f"Gate {i}") for i in range(5)]
    assert proven(pages, first=page("Start.", path="index", title=title)) == "FROST"


def test_a_word_of_titles_that_the_pages_write_as_any_other_is_no_name(page):
    pages = [
        page("It reads a file, and file by file it goes.", path=f"p{i}", title=f"File gate{i}.h") for i in range(8)
    ]
    assert proven(pages) == ""


def test_one_of_two_manuals_in_a_folder_does_not_name_both(page):
    own = [page(TEXT, path=f"p{i}", title=f"Gate {i}", site="Frost Reference") for i in range(5)]
    others = [page(TEXT, path=f"q{i}", title=f"Bar {i}", site="Ice 2.0 Reference") for i in range(4)]
    first = page("Start.", path="index", title="Contents")
    assert proven(own, first=first) == "Frost"
    assert proven([*own, *others], first=first) == ""


def test_a_chapters_number_in_all_titles_is_no_product(page):
    pages = [page("# NAME\n\ncat and 1 other.\n", title=f"{name}(1)") for name in ("CAT", "COMM", "CUT", "DF")]
    assert proven(pages) == ""


MANUAL = (
    "# NAME\n\ncat - put files one behind the other\n\n# OPTIONS\n\n- **-A, --all**: Show all marks of each line.\n\n"
    "# FEHLER\xa0MELDEN\n\nDie Hilfe steht auf der Seite der Verfasser, und dort nimmt man auch Fehler entgegen.\n"
)


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_manual_page_in_capitals_is_of_the_command_that_its_text_names(page, language):
    made = convert_page(page(MANUAL, title="CAT(1)", language=language), Site(), Convert())
    questions = [question for draft in made.drafts for question in draft.questions]
    assert questions
    assert all("`cat`" in question for question in questions)
    assert not any("MELDEN" in question for question in questions)


def test_a_word_of_several_titles_that_the_pages_speak_of_is_the_product_if_one_of_them_is_of_its_manual(page):
    titles = ["Ice", "NSIS gates", "NSIS bars", "NSIS Users Manual", *(f"Appendix {i}" for i in range(6))]
    pages = [page("It is made by NSIS alone, and the DLL is not.", path=f"p{i}", title=t) for i, t in enumerate(titles)]
    assert proven(pages) == "NSIS"
    assert proven([seed for seed in pages if "Manual" not in seed.title]) == ""


def test_no_word_of_titles_is_the_product_where_the_pages_speak_as_often_of_another(page):
    named = [f"{name} gate {i}" for name in ("NSIS", "NULL") for i in range(3)]
    titles = ["Ice", "NSIS Users Manual", *named, *(f"Appendix {i}" for i in range(6))]
    pages = [page("It is made by NSIS or NULL alone.", path=f"p{i}", title=title) for i, title in enumerate(titles)]
    assert proven(pages) == ""


def test_the_makers_name_is_no_product_and_what_stands_behind_it_proves_both(page):
    pages = [
        page("Then open Zithra, if you can.", path=f"p{i}", title="Gate", site="GNU Zithra docs") for i in range(8)
    ]
    pages += [page("The GNU people, as GNU is said.", path="q", title="GNU", site="GNU Zithra docs")]
    assert proven(pages) == "GNU Zithra"


@pytest.mark.parametrize("more", ["![Frost](logo.png)\n\n", ""])
def test_a_logo_of_all_pages_names_the_product_where_some_speak_of_it(page, more):
    said = [TEXT, *["The gate opens."] * 8]
    pages = [page(f"{more}{text}", path=f"p{i}", title=f"Gate {i}") for i, text in enumerate(said)]
    assert proven(pages) == ("Frost" if more else "")
    assert proven([page(f"{more}The gate opens.", path=f"p{i}", title=f"Gate {i}") for i in range(9)]) == ""


@pytest.mark.parametrize(("folder", "name"), [("org/apache/frost/gate", "Frost"), ("org/util/gate", ""), ("a/b", "")])
def test_the_package_of_all_addresses_names_the_product_where_some_pages_speak_of_it(page, folder, name):
    said = [TEXT, *["The gate opens."] * 8]
    pages = [page(text, path=f"api/{folder}/G{i}", title=f"Class G{i}") for i, text in enumerate(said)]
    assert proven(pages) == name


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Welcome to the frost project's manual pages.", "It is sent by frost if it can.", "frost"),
        ("Bisonc++ (Version 6.04) User Guide", "It is made by bisonc++ alone.", "bisonc++"),
    ],
)
def test_a_first_page_names_a_product_that_the_pages_write_small(page, title, text, name):
    pages = [page(text, path=f"p{i}", title=f"Gate {i}") for i in range(5)]
    assert proven(pages, first=page(f"# {title}\n\nStart.", path="index", title=title)) == name


def test_of_the_beginnings_of_all_titles_the_one_that_pages_speak_of_is_the_product(page):
    pages = [
        page("Open it with ZTrack if you can.", path=f"p{i}", title="ZTrack Copier", site="Offline Browser")
        for i in range(4)
    ]
    pages += [page("The gate.", path=f"q{i}", title="ZTrack Copier", site="Offline Browser") for i in range(6)]
    assert proven(pages) == "ZTrack"


def test_what_all_documents_of_a_source_are_of_is_the_product_by_its_short_name_where_pages_use_that(page):
    def of(site, count):
        return [
            page("As IGM opens, IGM closes.", path=f"{site}{i}", title=f"{i}. Gate", site=site) for i in range(count)
        ]

    pages = [*of("Ice Gate Mill User Manual", 5), *of("Ice Gate Mill Developer Guide", 3)]
    assert proven([*pages, *of("IGM Packager and Integrators Guide", 3)]) == "IGM"
    assert proven([*pages, *of("Frost Administrator Guide", 3)]) == ""


def test_the_first_of_several_books_is_not_what_all_of_them_are_of(page):
    text = "It is as Gates from Ice has it: with Frost, if Frost is right."
    titles = ["Gates from Ice", "Frost Explained", "Frost Administration", "Frost Development"]
    pages = [page(text, path=f"{i}/index", title=title) for i, title in enumerate(titles)]
    assert proven(pages) == "Frost"
    assert proven(pages[:1]) == "Gates from Ice"


def test_a_house_that_publishes_is_no_product(page):
    text = "The mill of Tarn stands still. In Tarn the brook has run dry, and Tarn waits for rain in vain."
    assert (
        proven([page(text, path="index", title="On Water, Stones and a Dry Summer", site="Tarn Tenants' Advice")]) == ""
    )
    assert proven([page(text, path="index", title="On Water, Stones and a Dry Summer", site="Tarn")]) == "Tarn"
