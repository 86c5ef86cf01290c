"""Fifty planted words pass through a whole session and stand nowhere on disk in clear.

Left out on purpose: a file that the user saved, and the print queue's own output; neither is written here.
"""

import logging
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from hsbdesk.desk.contacts import ContactDraft
from hsbdesk.desk.desk import Desk
from hsbdesk.desk.facts import FactDraft
from hsbdesk.desk.preferences import Preferences
from hsbdesk.desk.tasks import TaskDraft
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.concern import Concern, Role
from hsbdesk.domain.concern_draft import DraftAccount, DraftPerson, draft_fields
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.person import Pupil
from hsbdesk.domain.plan import (
    Attendance,
    Contingency,
    Control,
    ControlStatus,
    FamilySupport,
    Hold,
    NeedToKnow,
    PlanVoice,
    SheetHolder,
    SheetRule,
)
from hsbdesk.domain.referral import Outcome, RequestItem, RequestPart
from hsbdesk.domain.safety_plan import OwnWords
from hsbdesk.domain.sharing import DocumentKind, SharingDecision, Told
from hsbdesk.domain.triage import Categorised, Category, Triage
from hsbdesk.machine.log import end_log, start_log
from hsbdesk.machine.places import Places
from hsbdesk.storage.records import read_record
from hsbdesk.vault.keys import database_key

PLANTED = tuple(f"zq{first}{second}xwv" for first in "abcdefghijkl" for second in "fghijklmno")


@pytest.fixture
def words() -> Iterator[str]:
    return iter(PLANTED)


@pytest.fixture
def log(places: Places) -> Iterator[Path]:
    yield start_log(places.logs)
    end_log()


def test_planted_words_stand_nowhere_in_clear(
    desk: Desk,
    places: Places,
    vault_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: Iterator[str],
    log: Path,
) -> None:
    temp = tmp_path / "temp"
    temp.mkdir()
    monkeypatch.setenv("TMPDIR", str(temp))
    monkeypatch.setattr(tempfile, "tempdir", None)
    Preferences(places).change(last_vault=str(vault_folder))
    used: list[str] = []

    def word() -> str:
        used.append(next(words))
        return used[-1]

    desk.pupils.save(
        tuple(Pupil(id=str(n), first=word(), last=word(), other_names=(word(),), class_name=word()) for n in range(3))
    )
    drafted = replace(desk.concerns.new_draft(), what_happened=word(), done=word(), when=word())
    desk.drafts.keep(drafted.uuid, "concern", draft_fields(drafted), {"title": word()}, inbox=True)
    draft = replace(
        desk.concerns.new_draft(),
        people=(
            DraftPerson(key="pupil:0", name="", role=Role.DISPLAYED),
            DraftPerson(key="pupil:1", name="", role=Role.AFFECTED),
            DraftPerson(key="", name=word(), role=Role.WITNESS),
        ),
        places=(word(),),
        what_happened=word(),
        accounts=(DraftAccount(person_key="pupil:1", words=word()),),
        adult_said=word(),
        threat_against=word(),
        device=word(),
        injury=word(),
        done=word(),
        people_told=word(),
        on_behalf_of=word(),
        late_because=word(),
    )
    receipt = desk.concerns.submit(draft)
    child = read_record(desk.session.db, Concern, receipt.id).people[0].person
    triage = Triage(
        categories=(Categorised(category=Category.ABUSIVE, because=word(), by="N. Morgan", on="2026-03-18"),),
        significance=word(),
    )
    desk.triages.save(receipt.id, triage)
    desk.concerns.amend(receipt.id, "DISPUTED", word(), word(), word(), word())
    file = desk.files.open_file(f"person:{child}", FileKind.HSB, word())
    held = desk.files.read(file)
    desk.files.save(replace(held, lives_with_words=word(), health=word(), religion=word()))
    desk.files.save_person(replace(desk.files.read_person(child), address=word(), phone=word()))
    desk.facts.save(FactDraft(uuid=desk.facts.new_id(), file=file, when="today", text=word(), source_words=word()))
    call = ContactDraft(
        uuid=desk.contacts.new_id(),
        concern=receipt.id,
        when="today 09:00",
        said=word(),
        with_name=word(),
        return_if=word(),
    )
    desk.contacts.save(call)
    desk.tasks.add(TaskDraft(what=word(), why=word(), file=file))
    referral = desk.referrals.open(file)
    desk.referrals.save(
        replace(
            desk.referrals.read(referral).referral,
            requests=(RequestItem(lead=word(), text=word(), parts=(RequestPart(text=word()),)),),
            outcomes=(Outcome(who="CHILD", text=word(), because=word()),),
        )
    )
    write_plans(desk, file, word)
    prepared = desk.paper.prepare(DocumentKind.REFERRAL, file, record=referral)
    answers = {stray.found: "" for stray in prepared.strays}
    prepared = desk.paper.prepare(DocumentKind.REFERRAL, file, record=referral, answers=answers)
    rendered = desk.paper.render(prepared)
    desk.paper.file(prepared, rendered, SharingDecision(recipient="SS", necessary_because=word()), "PRINTED")
    desk.finder.search(used[0])
    desk.finder.left(len(used[0]), 1)
    note_a_fault(used[0])
    assert len(used) >= 80
    draft_words = (drafted.what_happened, drafted.done, drafted.when, desk.drafts.own()[0].title)
    inside = text_inside(desk)
    assert [word for word in used if word not in inside and word not in draft_words] == []

    assert (vault_folder / "records.db-wal").stat().st_size > 100_000
    assert found_in_clear(tmp_path, used) == []  # with a hot journal, while it is open
    key = database_key(desk.session.unlocked.deks[0][1])
    desk.sign_out()
    assert found_in_clear(tmp_path, used) == []
    assert list(temp.iterdir()) == []
    assert "error=ValueError" in log.read_text()

    records = vault_folder / "records.db"
    plain = sqlite3.connect(records)
    with pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM concern").fetchall()
    plain.close()
    other = apsw.Connection(str(records), flags=apsw.SQLITE_OPEN_READONLY)
    other.pragma("cipher", "sqlcipher")
    other.pragma("legacy", 4)
    other.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    assert other.execute("SELECT what_happened FROM concern").fetchall() == [(draft.what_happened,)]
    other.close()


def write_plans(desk: Desk, file: FileId, word: Callable[[], str]) -> None:
    """Write a risk plan with an interim change and who was told, and a safety plan, in planted words."""
    made = desk.plans.begin(file)
    key = desk.plans.add_row(made, "SPORTS_CLUB", word())
    plan = desk.plans.read_version(made)
    club = plan.row(key)
    assert club is not None
    sheet = NeedToKnow(holders=(SheetHolder(name=word(), phone=word()),), rules=(SheetRule(text=word()),), helps=word())
    hold = Hold(
        reason=word(),
        decided_by=word(),
        waits_for=RecordId("n-1"),
        starts="2026-03-18",
        ends="2026-04-01",
        substitute=word(),
        told_how=word(),
    )
    club = replace(
        club,
        behaviour=word(),
        because=word(),
        attendance=Attendance.ON_HOLD,
        hold=hold,
        controls=(Control(key="a", what=word(), who=word(), cover=word(), status_words=word()),),
        contingencies=(Contingency(when="RULE_BROKEN", then=word()),),
        child_view=word(),
        sheet=sheet,
    )
    voice = PlanVoice(on="2026-03-18", words=word())
    family = FamilySupport(needs_help=word())
    desk.plans.save(replace(plan, rows=(club,), voices=(voice,), family=family, own_page=word(), why=word()))
    told = Told(id="", file=file, recipient=word(), safeguarding="NO", necessary_because=word())
    desk.interims.put(file, replace(desk.interims.new_change(file), what=word(), who=word()), (told,))
    desk.plans.set_control(made, key, "a", ControlStatus.NOT_DELIVERED, word())
    safety = desk.safety_plans.new(file)
    own = OwnWords(on="2026-03-18", words=word())
    kept = replace(desk.safety_plans.read_version(safety), trusted_adult=word(), if_worried=word(), own_words=(own,))
    desk.safety_plans.save(kept)
    desk.plans.read(file)
    desk.plans.due(file)


def note_a_fault(word: str) -> None:
    """Let the technical log write an error whose text holds what somebody typed."""
    logger = logging.getLogger("hsbdesk")
    logger.info("someone typed %s", word)
    try:
        raise ValueError(word)
    except ValueError:
        logger.exception("fault")


def text_inside(desk: Desk) -> str:
    """Return every text in the vault's tables, as one who is signed in reads them."""
    db = desk.session.db
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    own = [name for name in names if not name.startswith(("search", "sqlite", "_"))]
    return "\n".join(repr(db.execute(f'SELECT * FROM "{name}"').fetchall()) for name in own)


def found_in_clear(folder: Path, used: list[str]) -> list[str]:
    hits: list[str] = []
    for path in folder.rglob("*"):
        if not path.is_file():
            continue
        data = path.read_bytes().lower()
        name = path.name.lower()
        for planted in used:
            forms = (planted.encode(), planted.encode("utf-16-le"), planted.encode("utf-16-be"))
            if planted in name or any(form in data for form in forms):
                hits.append(f"{planted} in {path.name}")
    return hits


def test_the_search_for_planted_words_finds_them_where_they_are(tmp_path: Path) -> None:
    (tmp_path / "a").write_text(f"x{PLANTED[0]}y")
    (tmp_path / "b").write_bytes(PLANTED[1].encode("utf-16"))
    assert len(found_in_clear(tmp_path, list(PLANTED))) == 2
