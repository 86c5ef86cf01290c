"""The program is killed while it saves: nothing that was acknowledged is lost, and the vault is whole.

`HSBDESK_KILLS` raises the number of kills (50 unless said otherwise).
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.concern import Concern
from hsbdesk.storage.records import read_records

ROOT = Path(__file__).parent.parent
KILLS = int(os.environ.get("HSBDESK_KILLS", "50"))
PASSPHRASE = "five quiet herons wade"
CHILD = """
import sys
from dataclasses import replace
from pathlib import Path
from hsbdesk.desk.desk import Cost, Desk
from hsbdesk.machine.places import find_places
from hsbdesk.vault.keys import KdfCost
from hsbdesk.words import Words

cheap = Cost(KdfCost(1, 8192), KdfCost(1, 8192))
desk = Desk(find_places(), Words(), cost=cheap)
desk.sign_in(Path(sys.argv[1]), "Nia Morgan", sys.argv[2])
n = 0
while True:
    n += 1
    text = f"{sys.argv[3]}-{n} " + "A sentence that is long enough to fill a page. " * 40
    draft = replace(desk.concerns.new_draft(), child_not_known=True, what_happened=text)
    receipt = desk.concerns.submit(draft)
    print(receipt.id, receipt.number, flush=True)
"""


def test_kill_while_saving_loses_nothing_acknowledged(desk: Desk, vault_folder: Path, places) -> None:
    desk.sign_out()
    chance = random.Random(7)
    acknowledged: dict[str, str] = {}
    for kill in range(KILLS):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(vault_folder), PASSPHRASE, str(kill)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(chance.random() * 0.05)
        child.kill()
        rest = child.stdout.read()
        child.wait(timeout=30)
        child.stdout.close()
        lines = [line for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]
        assert lines, "the child saved nothing before it was killed"
        acknowledged |= {line.split()[0]: line.split()[1] for line in lines}
    desk.sign_in(vault_folder, "Nia Morgan", PASSPHRASE)
    stored = {record.id: record.number for record in read_records(desk.session.db, Concern)}
    assert {key: stored.get(key) for key in acknowledged} == acknowledged
    assert len(set(stored.values())) == len(stored)
    assert len(desk.checks.run()) == 5
