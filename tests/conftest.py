"""A real desk on a real encrypted vault, with cheap keys and a clock that stands still."""

import os
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hsbdesk.desk.desk import Cost, Desk
from hsbdesk.machine.places import Places, find_places
from hsbdesk.vault.keys import KdfCost
from hsbdesk.words import Words

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # windows of ring 2 need no screen; ring 3 makes its own

sys.path.insert(0, str(Path(__file__).parent))  # builders that several folders share: plan_case

CHEAP = Cost(KdfCost(1, 8192), KdfCost(1, 8192))
PASSPHRASE = "five quiet herons wade"
DESK_MOMENT = datetime(2026, 3, 18, 11, 20, tzinfo=UTC)


class Clock:
    """A clock that a test moves by hand."""

    def __init__(self, moment: datetime = DESK_MOMENT) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def move(self, **amount: float) -> None:
        self.moment += timedelta(**amount)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    monkeypatch.setenv("HSBDESK_HOME", str(tmp_path / "home"))
    return find_places(tmp_path / "home")


@pytest.fixture
def vault_folder(tmp_path: Path) -> Path:
    return tmp_path / "school.hsbvault"


@pytest.fixture
def make_desk(places: Places, clock: Clock) -> Iterator[Callable[[], Desk]]:
    """Return a maker of desks; what is still open at the end is closed."""
    made: list[Desk] = []

    def make(language: str = "en") -> Desk:
        desk = Desk(places, Words(language), clock, CHEAP)
        made.append(desk)
        return desk

    yield make
    for desk in made:
        desk.sign_out()


@pytest.fixture
def desk(make_desk: Callable[[], Desk], vault_folder: Path) -> Desk:
    """A new vault with Nia Morgan signed in."""
    from hsbdesk.desk.accounts import NewVault

    made = make_desk()
    made.create_vault(
        vault_folder,
        NewVault(
            school="Ysgol Enghraifft",
            nation="wales",
            main_record=False,
            other_system="School Record System (fictional)",
            name="Nia Morgan",
            title="Designated Safeguarding Person",
            passphrase=PASSPHRASE,
            hint="birds",
        ),
    )
    return made


@pytest.fixture
def demo_desk(desk: Desk, places: Places) -> Desk:
    """The demo case in a new vault, Nia Morgan signed in, Wednesday 18 March 2026, 11:20."""
    desk.cases.import_case((places.resources / "demo" / "ysgol-enghraifft.json").read_bytes())
    return desk
