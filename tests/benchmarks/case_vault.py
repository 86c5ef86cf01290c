"""The demo case grown: one child's file with as many entries and interventions as a benchmark asks for."""

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from big_vault import MEMBER, PASSPHRASE, key, open_desk, vault_folder

from hsbdesk.desk.accounts import NewVault
from hsbdesk.desk.desk import Desk
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.dates import PartialDate, Precision, on_day
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.intervention import AimScope, Delivery, EffectObservation, Intervention, Judgement
from hsbdesk.domain.numbers import record_number
from hsbdesk.domain.referral import Chosen, Referral
from hsbdesk.storage.numbers import keep_number
from hsbdesk.storage.records import read_record, read_records

REFERRAL = "R-2026-0007F"
_FIRST_DAY, _LAST_DAY = date(2025, 9, 3), date(2026, 3, 17)
_FIRST_NUMBER = 5_000
"""Of the records added; the demo's own are lower."""


def make_case(home: Path, concerns: int, interventions: int) -> tuple[Desk, FileId, RecordId]:
    """Create the vault and return its desk, signed in, with the child's file and a referral that ticks everything."""
    desk = open_desk(home)
    desk.create_vault(
        vault_folder(home),
        NewVault(
            school="Ysgol Enghraifft",
            nation="wales",
            main_record=True,
            other_system="",
            name=MEMBER,
            title="Designated Safeguarding Person",
            passphrase=PASSPHRASE,
        ),
    )
    desk.cases.import_case((desk.places.resources / "demo" / "ysgol-enghraifft.json").read_bytes())
    row = next(row for row in desk.referrals.rows() if row.number == REFERRAL)
    session = desk.session
    rng = random.Random(7)
    entries = read_records(session.db, Concern, "t.number LIKE 'I-%'")
    done = read_records(session.db, Intervention, "t.file = ?", (row.file,))
    days = list(session.school.calendar.school_days(_FIRST_DAY, _LAST_DAY))
    added: list[Concern | Intervention] = []
    for n in range(concerns - len(entries)):
        day = rng.choice(days)
        added.append(_like(rng.choice([e for e in entries if e.counts]), n, day, rng))
    early = days[: len(days) // 2]
    added += [_intervention(n, row.file, rng.choice(early), days, rng) for n in range(interventions - len(done))]
    with session.saving():
        for record in added:
            keep_number(session.db, record.number, record.id)
            session.add(record, "recorded", text=record.number, file=row.file)
    referral = read_record(session.db, Referral, row.id)
    more = [Chosen(record=r.id) for r in added]
    desk.referrals.save(
        replace(
            referral,
            background=(*referral.background, *(c for c, r in zip(more, added, strict=True) if isinstance(r, Concern))),
            interventions=(
                *referral.interventions,
                *(c for c, r in zip(more, added, strict=True) if isinstance(r, Intervention)),
            ),
        )
    )
    return desk, row.file, row.id


def _like(entry: Concern, n: int, day: date, rng: random.Random) -> Concern:
    """Return an entry of the demo on another day, as a record of its own."""
    time = f"{rng.randrange(9, 15):02d}:{rng.randrange(60):02d}"
    return replace(
        entry,
        id=RecordId(key("e", n)),
        number=record_number("I", _FIRST_NUMBER + n),
        when=PartialDate(Precision.DATETIME, day.isoformat(), day.isoformat(), time),
        amendments=(),
        recorded_at=f"{day.isoformat()}T15:30:00Z",
    )


def _intervention(n: int, file: FileId, start: date, days: list[date], rng: random.Random) -> Intervention:
    since = [day for day in days if day >= start][:20]
    return Intervention(
        id=RecordId(key("n", n)),
        number=record_number("N", _FIRST_NUMBER + n),
        author="N. Morgan",
        recorded_at=f"{start.isoformat()}T15:30:00Z",
        file=file,
        type=rng.choice(("SUPERVISED_BREAKS", "CONVERSATION_CHILD", "HOTSPOT_CHANGE")),
        title=f"Adult near the {rng.choice(('playground', 'field', 'hall'))} door at lunch, plan {n + 1}",
        start=on_day(start),
        who="H. Bevan, J. Pugh",
        dose="Daily, 20 and 50 minutes",
        aim="No contact at break or lunch",
        aim_scope=AimScope(words="Break and lunch, any place", times=("Break", "Lunch")),
        deliveries=tuple(Delivery(day=day.isoformat(), state="IN_PLACE") for day in since),
        observations=(
            EffectObservation(
                on=(start + timedelta(days=20)).isoformat(), judgement=Judgement.MIXED, by="N. Morgan",
                better="Fewer on the playground than before", not_better="More on the field than before",
            ),
        ),
    )  # fmt: skip
