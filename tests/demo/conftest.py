import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

DEMO = Path(__file__).parents[2] / "demo"


@pytest.fixture(scope="session")
def serve() -> ModuleType:
    return _module("serve")


@pytest.fixture(scope="session")
def demo(serve: ModuleType) -> ModuleType:
    sys.modules["serve"] = serve  # demo.py runs as a script, beside serve.py
    return _module("demo")


def _module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, DEMO / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
