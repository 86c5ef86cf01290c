"""The demo: a fresh vault with the fictional case, and a clock that starts on the day the case is about."""

import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hsbdesk.desk.desk import Desk, Places

DEMO_PERSON = "Nia Morgan"
DEMO_DEPUTY = "Aled Rees"
DEMO_PASSPHRASE = "lantern otter violet cloud"  # noqa: S105 - shown on the sign-in page of the demo
DEMO_START = datetime(2026, 3, 18, 11, 20, tzinfo=ZoneInfo("Europe/London"))
_FOLDER = "enghraifft.hsbvault"
_OLD_AFTER = 24 * 3600


def demo_clock(start: datetime = DEMO_START) -> Callable[[], datetime]:
    """Return a clock that stands at start now and runs on from there, aware."""
    begun = time.monotonic()
    return lambda: start + timedelta(seconds=time.monotonic() - begun)


def new_demo_folder(places: Places) -> Path:
    """Return a place for a new demo vault, and remove what demos that were cut off have left."""
    places.demo.mkdir(parents=True, exist_ok=True)
    now = time.time()
    for left in places.demo.iterdir():
        if left.is_dir() and now - left.stat().st_mtime > _OLD_AFTER:
            shutil.rmtree(left, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix="demo-", dir=places.demo)) / _FOLDER


def make_demo(desk: Desk, folder: Path) -> None:
    """Make the demo vault and sign out of it again. Runs on the desk thread."""
    from hsbdesk.desk.accounts import NewVault  # noqa: PLC0415 - brings the encrypted store with it

    sheet = desk.create_vault(
        folder,
        NewVault(
            school="Ysgol Enghraifft",
            nation="wales",
            main_record=False,
            other_system="School Record System (fictional)",
            name=DEMO_PERSON,
            title="Designated Safeguarding Person",
            passphrase=DEMO_PASSPHRASE,
            hint="It stands on this page.",
        ),
    )
    try:
        desk.accounts.confirm_recovery(sheet.key)
        desk.accounts.add(DEMO_DEPUTY, "Deputy DSP", DEMO_PASSPHRASE, hint="The same as Nia Morgan's.")
        for case in sorted((desk.places.resources / "demo").glob("*.json")):
            desk.cases.import_case(case.read_bytes())
    finally:
        desk.sign_out()
