"""From a copy of a site to a dataset that speaks of the site."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

from .conftest import SITE

Gristmill = Callable[..., CompletedProcess[str]]
BASE = "https://tarn.example/docs/"


def test_a_folder_with_its_public_url_gives_evidence_and_a_card_of_that_url(
    gristmill: Gristmill, tmp_path: Path
) -> None:
    done = gristmill("run", str(SITE), "--url", BASE.rstrip("/"), "--out", str(tmp_path / "w"))
    assert done.returncode == 0, done.stderr
    records = [json.loads(line) for line in (tmp_path / "w" / "kept.jsonl").read_text("utf-8").splitlines()]
    assert all(proof["url"].startswith(BASE) for record in records for proof in record["evidence"])
    texts = [path.read_text("utf-8") for part in ("seeds", "dataset") for path in (tmp_path / "w" / part).rglob("*.*")]
    assert not [text for text in texts if "file:/" in text]
    assert f"<{BASE}" in (tmp_path / "w" / "dataset" / "README.md").read_text("utf-8")


def test_one_address_is_for_one_target(gristmill: Gristmill, tmp_path: Path) -> None:
    done = gristmill("run", str(SITE), str(tmp_path), "--url", BASE, "--out", str(tmp_path / "w"))
    assert (done.returncode, "--url is the address of one TARGET" in done.stderr) == (2, True)
    done = gristmill("run", str(SITE), "--url", "tarn.example", "--out", str(tmp_path / "w"))
    assert (done.returncode, "expected an http(s) URL" in done.stderr) == (1, True)
