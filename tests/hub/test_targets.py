from pathlib import Path

import pytest

from gristmill.config import Config
from gristmill.configfile import parse
from gristmill.errors import UserError
from gristmill.targets import resolve

CONFIG = parse(
    """
defaults: {delay: 3, licence: MIT}
sources:
  - {name: tarn, start: ["https://tarn.example/docs/"], max_pages: 7}
  - {name: other, start: ["https://other.example/"]}
"""
)


def only(target: str, config: Config = CONFIG, **options: object) -> object:
    (source,) = resolve([target], config, **{"limits": {}, **options})
    return source


def test_a_name_of_the_configuration_is_that_source() -> None:
    assert only("tarn") == CONFIG.sources[0]


def test_no_target_means_every_source() -> None:
    assert [source.name for source in resolve([], CONFIG, limits={})] == ["tarn", "other"]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("http://127.0.0.1:8000/", "127.0.0.1-8000"),
        ("http://127.0.0.1:8000/index.html", "127.0.0.1-8000"),
        ("https://docs.Example.org/en/stable/intro.html", "docs.example.org-en-stable"),
        ("https://user:secret@example.org/", "example.org"),
        ("https://[::1]:80/", "1-80"),
        ("https://пример.example/", "example"),
    ],
)
def test_a_url_names_its_source_by_host_and_folder(url: str, name: str) -> None:
    assert only(url).name == name


def test_a_url_takes_the_defaults_only_when_asked() -> None:
    assert only("https://a.example/").delay is None
    assert only("https://a.example/", use_defaults=True).delay == 3
    assert only("https://a.example/", use_defaults=True).licence == "MIT"


def test_the_command_line_beats_the_configuration() -> None:
    source = only("tarn", limits={"max_pages": 2, "delay": None})
    assert (source.max_pages, source.delay) == (2, 3)


def test_a_folder_is_a_local_source(tmp_path: Path) -> None:
    (tmp_path / "Built HTML").mkdir()
    source = only(str(tmp_path / "Built HTML"))
    assert (source.name, source.is_local) == ("built-html", True)
    assert source.start == [str(tmp_path / "Built HTML")]


def test_an_archive_is_a_local_source(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc.gz").write_bytes(b"")
    assert only(str(tmp_path / "crawl.warc.gz")).is_local


def test_two_targets_of_one_name_stay_two_sources() -> None:
    found = resolve(["https://a.example/x.html", "https://a.example/y.html"], Config(), limits={})
    assert len({source.name for source in found}) == 2


def test_the_same_target_has_the_same_name_in_every_run() -> None:
    assert only("https://a.example/b/") == only("https://a.example/b/")


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("tran", "no URL, no folder"),
        ("ftp://a.example/", "expected an http"),
        ("https://", "expected an http"),
        ("file:///etc/passwd", "expected an http"),
        ("javascript://a", "expected an http"),
        ("/does/not/exist", "no URL, no folder"),
    ],
)
def test_what_is_no_target_is_one_sentence(target: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        only(target)


def test_no_source_at_all_says_what_to_name() -> None:
    with pytest.raises(UserError, match="no sources"):
        resolve([], Config(), limits={})


def test_a_bad_limit_of_the_command_line_is_one_sentence() -> None:
    with pytest.raises(UserError, match="tarn"):
        only("tarn", limits={"language": "not a tag"})


def test_an_address_of_a_pdf_asks_for_it_to_be_read() -> None:
    assert only("https://law.example/acts/Milling.PDF?v=2").pdf
    assert not only("https://law.example/acts/").pdf
    assert only("https://law.example/acts/", limits={"pdf": True}).pdf
