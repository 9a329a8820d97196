"""Who has no model need not have the libraries that ask one; who wants one is told what is missing."""

import subprocess
import sys
from pathlib import Path

import pytest

_WITHOUT = "import sys; sys.modules['openai'] = None; "


@pytest.mark.parametrize("module", ["converter.vary", "filters.verifier.endpoint"])
def test_what_asks_a_model_names_the_extra_where_it_is_missing(module: str) -> None:
    code = f"""{_WITHOUT}
import gristmill.workbench.bench, filters.judge, converter.convert
from gristmill.errors import UserError
try:
    import {module}
except UserError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == (
        "asking a model needs the [model] extra (openai is missing): pip install 'gristmill[model]'\n"
    )


def test_a_run_with_a_model_says_so_before_it_crawls(tmp_path: Path) -> None:
    code = f"{_WITHOUT}sys.argv = ['gristmill', *sys.argv[1:]]; from gristmill.cli import main; main()"
    words = ("run", str(tmp_path), "--model", "m", "--out", str(tmp_path / "workspace"))
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "gristmill: asking a model needs the [model] extra (openai is missing): pip install 'gristmill[model]'\n"
    )
