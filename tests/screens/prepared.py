"""A vault made beforehand by the desk, and asked afterwards: the same file the window opens."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from hsbdesk.desk.accounts import NewVault
from hsbdesk.desk.desk import Desk, utc_now
from hsbdesk.desk.preferences import Preferences
from hsbdesk.machine.places import find_places
from hsbdesk.words import Words
from ui.demo import DEMO_START, make_demo

LEAD = "Nia Morgan"
PASSPHRASE = "lantern otter violet cloud"
"""The demo's lead has the same."""
DEPUTY = "Huw Rees"
DEPUTY_PASSPHRASE = "seven copper gates swing"
ROLL = """UPN,Forename,Surname,DOB,Year,Reg
,Ioan,Sample,12/06/2015,6,6 Oak
,Cari,Prosser,24/05/2016,5,5 Yew
,Llew,Sample,03/11/2019,1,1 Elm
,Nel,Corwyn,19/04/2017,4,4 Ash
"""
_FOLDER = "ysgol-enghraifft.hsbvault"


def make_home(home: Path) -> None:
    """Make a vault with two leads and a roll of four, nobody signed in, as the one last opened."""
    places = find_places(home)
    desk = Desk(places, Words())
    folder = places.vaults / _FOLDER
    desk.create_vault(
        folder,
        NewVault(
            school="Ysgol Enghraifft",
            nation="wales",
            main_record=True,
            name=LEAD,
            title="Designated Safeguarding Person",
            passphrase=PASSPHRASE,
        ),
    )
    try:
        desk.accounts.add(DEPUTY, "Deputy Designated Safeguarding Person", DEPUTY_PASSPHRASE)
        sheet = desk.pupils.read_sheet(ROLL.encode("utf-8"))
        desk.pupils.apply(desk.pupils.plan(sheet, desk.pupils.guess(sheet)))
    finally:
        desk.sign_out()
    Preferences(places).change(last_vault=str(folder))


def copy_home(made: Path, home: Path) -> None:
    """Copy a made home; the copy opens its own vault."""
    shutil.copytree(made, home)
    places = find_places(home)
    Preferences(places).change(last_vault=str(vault_in(home)))


def vault_in(home: Path) -> Path:
    """Return the one vault of a home."""
    (folder,) = find_places(home).vaults.glob("*.hsbvault")
    return folder


def demo_in(home: Path) -> Path:
    """Return the demo vault of a home, while the demo runs or after it was cut off."""
    (folder,) = find_places(home).demo.glob("*/*.hsbvault")
    return folder


@contextmanager
def open_demo(home: Path) -> Iterator[Desk]:
    """Make a demo vault beside the window's own, and open it at the moment at which the demo begins."""
    desk = Desk(find_places(home), Words(), lambda: DEMO_START)
    folder = find_places(home).vaults / _FOLDER
    make_demo(desk, folder)
    desk.sign_in(folder, LEAD, PASSPHRASE)
    try:
        yield desk
    finally:
        desk.sign_out()


@contextmanager
def open_vault(
    home: Path,
    *,
    folder: Path | None = None,
    name: str = LEAD,
    passphrase: str = PASSPHRASE,
    later: timedelta = timedelta(),
    at: datetime | None = None,
) -> Iterator[Desk]:
    """Open the vault of a home without a window, to ask what is stored.

    `later`: as if so much time had gone by; `at`: as if it were that moment, aware.
    """
    desk = Desk(find_places(home), Words(), lambda: (at or utc_now()) + later)
    desk.sign_in(folder or vault_in(home), name, passphrase)
    try:
        yield desk
    finally:
        desk.sign_out()
