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
        ("https://[::1]:80/", "1-80"),
        ("https://пример.example/", "example"),
    ],
)
def test_a_url_names_its_source_by_host_and_folder(url: str, name: str) -> None:
    assert only(url).name == name


def test_a_url_with_a_password_is_refused_without_repeating_it() -> None:
    with pytest.raises(UserError, match="without a user name or password") as refused:
        only("https://user:secret@example.org/")
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("docs.example.org", "has no scheme: did you mean https://docs.example.org/ ?"),
        ("docs.example.org/en/stable/", "did you mean https://docs.example.org/en/stable/ ?"),
        ("localhost:8000", "did you mean http://localhost:8000/ ?"),
        ("127.0.0.1:8000/docs", "did you mean http://127.0.0.1:8000/docs/ ?"),
        ("nosuch", "is no URL, no folder, no archive and no source of the configuration (sources: tarn, other)"),
        ("page.html", "is no URL, no folder, no archive"),
        ("no/such/folder", "is no URL, no folder, no archive"),
    ],
)
def test_what_is_no_target_is_told_what_it_may_be(target: str, said: str) -> None:
    with pytest.raises(UserError) as error:
        only(target)
    assert said in str(error.value)


def test_a_single_file_is_told_of_its_folder_and_of_extract(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>x</p>")
    with pytest.raises(UserError, match="is a file: name its folder to crawl it, or `gristmill extract"):
        only(str(tmp_path / "page.html"))


@pytest.mark.parametrize(
    ("licence", "known"),
    [
        ("CC-BY-4.0", True), ("CC-BY-NC-SA-3.0-IGO", True), ("Apache-2.0 OR MIT", True), ("etalab-2.0", True),
        ("", True),
        ("GPL-2.0-or-later WITH Classpath-exception-2.0", True), ("https://docs.example.org/terms", True),
        ("LicenseRef-house-terms", True), ("gfdl-1.3-or-later", True), ("CC BY", False), ("creative commons", False),
        ("yes", False), ("MIT, BSD", False), ("docs.example.org/terms", False),
    ],
)  # fmt: skip
def test_an_odd_licence_is_warned_about(licence: str, known: bool, caplog: pytest.LogCaptureFixture) -> None:
    only("https://a.example/", limits={"licence": licence})
    assert (not caplog.messages) is known
    assert known or f"licence {licence!r} is no SPDX identifier and no URL" in caplog.messages[0]


def test_the_licences_of_the_shipped_sources_are_known() -> None:
    from gristmill.configfile import load
    from gristmill.licences import is_known

    sources = load(Path(__file__).parents[2] / "spiders.yaml").sources
    assert [source.name for source in sources if not is_known(source.licence)] == []


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
        ("http://[::1", "its host cannot be read"),
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
