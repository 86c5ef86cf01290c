"""The demo case, and small cases to break one thing in."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hsbdesk.exchange.case_file import CaseFile, read_case_file

DEMO = Path(__file__).parents[2] / "resources" / "demo" / "ysgol-enghraifft.json"


@pytest.fixture(scope="session")
def demo_bytes() -> bytes:
    return DEMO.read_bytes()


@pytest.fixture(scope="session")
def demo(demo_bytes: bytes) -> CaseFile:
    return read_case_file(demo_bytes)


@pytest.fixture
def broken(demo_bytes: bytes) -> Callable[..., bytes]:
    """Return a maker of the demo with one place changed: `broken("concerns", 3, "when", "start", to="yesterday")`."""

    def make(*path: str | int, to: Any) -> bytes:
        plain = json.loads(demo_bytes)
        place = plain
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = to
        return json.dumps(plain).encode()

    return make
