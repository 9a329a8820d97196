"""PDF files of a site: only where a source asks for them."""

import subprocess
import sys
from pathlib import Path

import pytest

from gristmill.errors import UserError

from ..papers import lines, pdf
from .conftest import Answer, Place, Server, html

TEXT = lines("Rye is a cereal that grows on poor soil, and its flour is dark.")
PAPER = pdf([[(20, False, 72, 740, "On the milling of rye"), *TEXT]], title="On rye")


@pytest.fixture
def site(server: Server) -> Server:
    kind = {"Content-Type": "application/pdf"}
    server.pages({"/": html("Papers", "/rye.pdf", "/none"), "/rye.pdf": Answer(PAPER, headers=kind, validators=True)})
    return server


def test_links_to_pdf_files_are_left_alone_by_default(site: Server, place: Place) -> None:
    tally = place.crawl(site.root + "/")
    assert tally.kept == 1
    assert "/rye.pdf" not in site.asked()


def test_a_source_that_asks_for_them_gets_seeds_of_their_text(site: Server, place: Place) -> None:
    tally = place.crawl(site.root + "/", pdf=True)
    assert tally.kept == 2
    seed = place.seeds()["/rye.pdf"]
    assert (seed.title, seed.via, seed.path) == ("On rye", "pdf", "seeds/docs/rye.pdf.md")
    assert seed.markdown.startswith("<!-- page 1 -->\n\n# On the milling of rye\n\nRye is a cereal")
    before = place.files()
    assert place.crawl(site.root + "/", pdf=True).kept == 2
    assert place.files() == before
    assert [asked.status for asked in site.log if asked.path == "/rye.pdf"] == [200, 304]


def test_a_start_that_is_a_pdf_says_what_is_missing(site: Server, place: Place) -> None:
    assert place.crawl(site.root + "/rye.pdf").dropped == {"pdf": 1}
    assert place.crawl(site.root + "/rye.pdf", name="papers", pdf=True).kept == 1


def test_a_scanned_one_has_its_reason(site: Server, place: Place) -> None:
    site.answers["/rye.pdf"] = Answer(pdf([[]]), headers={"Content-Type": "application/pdf"})
    assert place.crawl(site.root + "/", pdf=True).dropped == {"scanned-pdf": 1, "http-404": 1}


def test_those_of_a_folder_are_read_too(place: Place, tmp_path: Path) -> None:
    folder = tmp_path / "built"
    folder.mkdir()
    (folder / "index.html").write_text(html("Papers"))
    (folder / "rye.PDF").write_bytes(PAPER)
    assert place.crawl(str(folder)).kept == 1
    assert place.crawl(str(folder), name="papers", pdf=True).kept == 2


def test_without_the_extra_the_run_does_not_begin(site: Server, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(UserError, match=r"needs the extra `pdf`"):
        place.crawl(site.root + "/", pdf=True)
    assert site.log == []


def test_the_command_line_reads_a_folder_of_papers(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "rye.pdf").write_bytes(PAPER)
    program = [sys.executable, "-c", "from gristmill.cli import main; main()"]
    subprocess.run([*program, "crawl", "papers", "--pdf", "--out", "w"], check=True, cwd=tmp_path, capture_output=True)
    assert (tmp_path / "w/seeds/papers/rye.pdf.md").read_text("utf-8").count("# On the milling of rye") == 1
