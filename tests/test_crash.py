"""The program is killed while it saves: nothing that was acknowledged is lost, and the vault is whole.

`HSBDESK_KILLS` raises the number of kills (50 unless said otherwise). One helper process imports the program
once and forks a writer for each kill, so that a kill costs no start.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.plan_force import put_into_force
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.concern_draft import draft_from_fields
from hsbdesk.domain.interim import Interim
from hsbdesk.domain.person import Pupil
from hsbdesk.domain.plan import Plan, PlanStatus
from hsbdesk.machine.places import Places
from hsbdesk.storage.copies import read_told
from hsbdesk.storage.records import read_records
from hsbdesk.storage.versions import read_versions

ROOT = Path(__file__).parent.parent
KILLS = int(os.environ.get("HSBDESK_KILLS", "50"))
PASSPHRASE = "five quiet herons wade"
WRITER = """
import os, sys
from dataclasses import replace
from pathlib import Path
from hsbdesk.desk.desk import Cost, Desk
from hsbdesk.desk.plan_force import put_into_force
from hsbdesk.domain.concern_draft import draft_fields
from hsbdesk.domain.sharing import Told
from hsbdesk.machine.places import find_places
from hsbdesk.vault.keys import KdfCost
from hsbdesk.words import Words

def say(*parts):
    os.write(1, (" ".join(map(str, parts)) + "\\n").encode())  # in one piece, or not at all

def write(vault, passphrase, kill):
    cheap = Cost(KdfCost(1, 8192), KdfCost(1, 8192))
    desk = Desk(find_places(), Words(), cost=cheap)
    desk.sign_in(Path(vault), "Nia Morgan", passphrase)
    n = 0
    while True:
        n += 1
        text = f"{kill}-{n} " + "A sentence that is long enough to fill a page. " * 40
        draft = replace(desk.concerns.new_draft(), child_not_known=True, what_happened=text)
        desk.drafts.keep(draft.uuid, "concern", draft_fields(draft), {}, inbox=True)
        say("draft", draft.uuid, n)
        receipt = desk.concerns.submit(draft)
        say("saved", receipt.id, receipt.number)
        desk.drafts.drop(draft.uuid)
        say("dropped", draft.uuid, n)

def write_plans(vault, passphrase, kill):
    cheap = Cost(KdfCost(1, 8192), KdfCost(1, 8192))
    desk = Desk(find_places(), Words(), cost=cheap)
    desk.sign_in(Path(vault), "Nia Morgan", passphrase)
    file = sys.argv[3]
    n = 0
    while True:
        n += 1
        text = f"{kill}-{n} " + "A sentence that is long enough to fill a page. " * 10
        draft = desk.plans.read(file).draft
        desk.plans.save_row(draft.id, replace(draft.rows[0], behaviour=text))
        say("saved", f"row:{kill}-{n}", draft.number)
        change = replace(desk.interims.new_change(file), what=text, who="E. Lloyd")
        desk.interims.put(file, change, (Told(id="", file=file, recipient="E. Lloyd"),))
        say("saved", f"change:{change.key}", draft.number)
        if n % 3 == 0:
            with desk.session.saving():
                put_into_force(desk.session, desk.plans.read_version(draft.id), desk.session.now())
            say("saved", f"signed:{draft.id}", draft.number)
        if desk.plans.read(file).draft is None:
            desk.plans.begin_version(file, "next")

Desk(find_places(), Words()).warm_up()
for kill in sys.stdin:
    child = os.fork()
    if child == 0:
        try:
            (write_plans if sys.argv[3:] else write)(sys.argv[1], sys.argv[2], kill.strip())
        finally:
            os._exit(1)
    say("pid", child, 0)
    os.waitpid(child, 0)
    say("gone", child, 0)
"""


@dataclass(slots=True)
class Said:
    """What the writers acknowledged before they were killed."""

    saved: dict[str, str] = field(default_factory=dict[str, str])
    """Number by id."""
    kept: set[str] = field(default_factory=set[str])
    """Drafts that were acknowledged and neither saved nor thrown away."""

    def take(self, line: str) -> None:
        what, key, rest = line.split()
        if what == "draft":
            self.kept.add(key)
        elif what == "saved":
            self.saved[key] = rest
            self.kept.discard(key)


@contextmanager
def started_helper(vault_folder: Path, *more: str) -> Iterator[subprocess.Popen[str]]:
    started = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(vault_folder), PASSPHRASE, *more],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    yield started
    assert started.stdin is not None
    assert started.stdout is not None
    started.stdin.close()
    started.stdout.close()
    assert started.wait(timeout=30) == 0


@pytest.fixture
def helper(desk: Desk, vault_folder: Path) -> Iterator[subprocess.Popen[str]]:
    desk.sign_out()
    with started_helper(vault_folder) as started:
        yield started


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_kill_while_saving_loses_nothing_acknowledged(
    desk: Desk, vault_folder: Path, helper: subprocess.Popen[str], places: Places
) -> None:
    chance = random.Random(7)
    said = Said()
    for kill in range(KILLS):
        before = len(said.saved)
        _kill_one(helper, kill, chance.random() * 0.03, said)
        assert len(said.saved) > before, "the writer saved nothing before it was killed"
    desk.sign_in(vault_folder, "Nia Morgan", PASSPHRASE)
    stored = {record.id: record for record in read_records(desk.session.db, Concern)}
    assert {key: stored[key].number if key in stored else "" for key in said.saved} == said.saved
    assert len({record.number for record in stored.values()}) == len(stored)
    assert all(len(record.what_happened) > 1_800 for record in stored.values())
    assert desk.checks.run()
    for uuid in said.kept:
        draft = draft_from_fields(desk.drafts.open(uuid).fields)
        assert len(draft.what_happened) > 1_800
        assert desk.concerns.submit(replace(draft, done="finished later")).id == uuid
    assert len(read_records(desk.session.db, Concern)) == len(stored.keys() | said.kept)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_kill_while_a_plan_is_written_loses_nothing_and_halves_nothing(
    desk: Desk, vault_folder: Path, places: Places
) -> None:
    """A row, an interim change with its telling, and a version put into force: each whole, or not there."""
    desk.pupils.save((Pupil(id="1", first="Ioan", last="Sample"),))
    file = desk.files.open_file("pupil:1", FileKind.HSB, "first entry")
    first = desk.plans.begin(file)
    desk.plans.add_row(first, "OTHER", "A place", ready=False)
    with desk.session.saving():
        put_into_force(desk.session, desk.plans.read_version(first), desk.session.now())
    desk.plans.begin_version(file, "next")
    desk.sign_out()
    chance, said = random.Random(11), Said()
    with started_helper(vault_folder, file) as started:
        for kill in range(max(10, KILLS // 5)):
            _kill_one(started, kill, chance.random() * 0.05, said)
    desk.sign_in(vault_folder, "Nia Morgan", PASSPHRASE)
    db = desk.session.db
    plans = read_records(db, Plan)
    assert sum(plan.is_in_force for plan in plans) == 1
    assert sum(plan.status is PlanStatus.DRAFT for plan in plans) <= 1
    kept = {f"signed:{plan.id}" for plan in plans if plan.in_force_day}
    for plan in plans:
        rows = [row for version in read_versions(db, plan.id) for row in version.record.rows]
        kept |= {f"row:{row.behaviour.split(' ')[0]}" for row in rows}
    changes = [change for interim in read_records(db, Interim) for change in interim.changes]
    kept |= {f"change:{change.key}" for change in changes}
    assert said.saved.keys() <= kept
    assert [told.row for told in read_told(db, file)] == [change.key for change in changes]
    assert desk.checks.run()


def _kill_one(helper: subprocess.Popen[str], kill: int, after: float, said: Said) -> None:
    """Start a writer, kill it a moment after its first acknowledged save, and note what it had said."""
    assert helper.stdin is not None
    assert helper.stdout is not None
    helper.stdin.write(f"{kill}\n")
    pid = 0
    for line in helper.stdout:
        if line.startswith("pid "):
            pid = int(line.split()[1])
        elif line.startswith("gone "):
            return
        elif line.endswith("\n"):
            said.take(line)
            if line.startswith("saved ") and pid:
                time.sleep(after)
                os.kill(pid, signal.SIGKILL)
                pid = 0
    pytest.fail("the helper ended")
