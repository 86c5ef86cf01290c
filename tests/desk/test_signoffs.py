"""Sign-off: who may sign what, what it freezes, what falls away when a source changes, and how that is shown."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.facts import FactDraft
from hsbdesk.desk.paper import texts_of
from hsbdesk.desk.signed_versions import VersionView
from hsbdesk.desk.signoff_view import RoleView, SignOffView
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.intervention import Delivery, Intervention
from hsbdesk.domain.paper import PrintedReferral
from hsbdesk.domain.person import Person, Pupil
from hsbdesk.domain.referral import Profile, Referral
from hsbdesk.domain.sharing import DocumentKind, FiledCopy, SharingDecision
from hsbdesk.domain.signoff import SignOffRole
from hsbdesk.errors import DamagedVaultError, DeskError
from hsbdesk.exchange.case_file import read_case_file
from hsbdesk.storage.records import read_record, read_records

MINE = "five quiet herons wade"
THEIRS = "lantern otter violet cloud"
SHARE = SharingDecision(recipient="Social Services", necessary_because="a report is due today")
LEAD, READER, HEAD, MANAGER, *_ = SignOffRole
ROOT = Path(__file__).parents[2]


@dataclass
class Signing:
    """The demo's second referral, with what must be resolved answered, and Aled Rees as a second member."""

    desk: Desk
    file: FileId
    id: RecordId
    deputy: str

    def referral(self) -> Referral:
        return self.desk.referrals.read(self.id).referral

    def save(self, **changes: Any) -> None:
        self.desk.referrals.save(replace(self.referral(), **changes))

    def resolve(self) -> None:
        """Give a reason for everything that stops a signature."""
        referral = self.referral()
        for finding in self.desk.signoffs.read(self.id).stops:
            referral = self.desk.readiness.override(referral, finding.key, "agreed in the meeting")
        self.desk.referrals.save(referral)

    def lead(self, **more: Any) -> SignOffView:
        return self.desk.signoffs.sign(self.id, LEAD, MINE, **more)

    def reader(self, **more: Any) -> SignOffView:
        return self.desk.signoffs.sign(self.id, READER, THEIRS, member=self.deputy, **more)

    def aunt_meant(self) -> dict[str, str]:
        """Return that "Ms Sample" is the aunt: to a reader who may see no names of the family, both are one."""
        people = read_records(self.desk.session.db, Person)
        return {"Ms Sample": next(p.id for p in people if p.full == "Delyth Sample")}

    def prepare(self, kind: DocumentKind = DocumentKind.REFERRAL, **more: Any) -> Any:
        return self.desk.paper.prepare(kind, self.file, record=self.id, **more)

    def printed(self, **more: Any) -> PrintedReferral:
        return self.prepare(**more).printed

    def print_copy(self, **more: Any) -> FiledCopy:
        prepared = self.prepare(**more)
        return self.desk.paper.file(prepared, self.desk.paper.render(prepared), SHARE, "PRINTED")

    def concern(self) -> Concern:
        """Return the last entry that is ticked."""
        ticked = {choice.record for choice in self.referral().background}
        return max((c for c in self.all(Concern) if c.id in ticked), key=lambda concern: concern.number)

    def all(self, kind: type[Any]) -> list[Any]:
        return read_records(self.desk.session.db, kind)

    def rewrite(self, record: Any, **changes: Any) -> None:
        session = self.desk.session
        with session.saving():
            session.change(replace(record, **changes), "changed")

    def versions(self) -> tuple[VersionView, ...]:
        return self.desk.signoffs.versions(self.id).rows

    def stale(self) -> bool:
        return self.desk.signoffs.marks(self.file)[self.id].is_stale


def role(view: SignOffView, which: SignOffRole) -> RoleView:
    return next(part for part in view.roles if part.role is which)


@pytest.fixture
def draft(demo_desk: Desk, demo_file: FileId) -> Signing:
    deputy = demo_desk.accounts.add("Aled Rees", "Deputy DSP", THEIRS)
    found = next(row for row in demo_desk.referrals.rows(demo_file) if row.number == "R-2026-0007F")
    return Signing(demo_desk, demo_file, found.id, deputy)


@pytest.fixture
def ready(draft: Signing) -> Signing:
    draft.resolve()
    return draft


@pytest.fixture
def signed(ready: Signing) -> Signing:
    ready.reader()
    ready.desk.signoffs.note_agreed(ready.id, HEAD, "Sian Price", "Headteacher", "today", "told in person")
    ready.lead()
    return ready


# -- what stops a signature


def test_nobody_signs_while_something_must_be_resolved(draft: Signing) -> None:
    view = draft.desk.signoffs.read(draft.id)
    assert len(view.stops) == 2
    for sign in (draft.lead, draft.reader):
        with pytest.raises(DeskError) as refused:
            sign()
        assert refused.value.id == "sign_off_stopped"
        said = draft.desk.words.refusal(refused.value)
        assert said.startswith("2 things must be resolved before this is signed: 1 Background (1), 3 Request (1).")
    assert draft.referral().signatures == ()
    draft.resolve()
    assert draft.lead().is_signed


def test_what_is_sent_now_and_completed_later_may_be_signed(draft: Signing) -> None:
    draft.desk.readiness.complete_later(draft.id, "it cannot wait", "2026-03-19")
    assert draft.desk.signoffs.read(draft.id).stops == ()
    assert draft.lead().version == "1.0"


def test_a_wrong_passphrase_signs_nothing_and_is_counted_as_at_sign_in(ready: Signing) -> None:
    signoffs = ready.desk.signoffs
    with pytest.raises(DeskError) as refused:
        signoffs.sign(ready.id, LEAD, "not the right words")
    assert (refused.value.id, refused.value.field) == ("vault_wrong_passphrase", "passphrase")
    assert refused.value.params == {"tries": 9}
    with pytest.raises(DeskError) as waiting:
        signoffs.sign(ready.id, LEAD, MINE)
    assert (waiting.value.id, waiting.value.field) == ("sign_in_wait", "passphrase")
    assert signoffs.sign(ready.id, READER, THEIRS, member=ready.deputy)  # another member is not made to wait
    assert [s.role for s in ready.referral().signatures] == [READER]


def test_tries_that_failed_are_in_the_history_once_somebody_got_in(ready: Signing, monkeypatch: Any) -> None:
    monkeypatch.setattr("hsbdesk.vault.throttle.Throttle.wait", lambda *_: 0.0)
    for _ in range(2):
        with pytest.raises(DeskError):
            ready.desk.signoffs.sign(ready.id, LEAD, "not the right words")
    ready.lead()
    rows = ready.desk.session.db.execute("SELECT count(*) FROM audit WHERE action = 'member.signing_failed'")
    assert rows.fetchone() == (2,)


def test_the_second_reader_is_somebody_else(ready: Signing) -> None:
    signoffs = ready.desk.signoffs
    for name in ("Nia Morgan", "N. Morgan"):
        with pytest.raises(DeskError) as refused:
            signoffs.name_second_reader(ready.id, name)
        assert (refused.value.id, refused.value.field) == ("sign_off_same_person", "second_reader")
    ready.lead()
    for sign in (
        lambda: signoffs.sign(ready.id, READER, MINE),
        lambda: signoffs.note_agreed(ready.id, READER, "N. Morgan", "DSP", "today", "on paper"),
    ):
        with pytest.raises(DeskError) as refused:
            sign()
        assert refused.value.id == "sign_off_same_person"
    assert signoffs.name_second_reader(ready.id, " Aled Rees ").second_reader == "Aled Rees"
    assert ready.referral().second_reader == "Aled Rees"


def test_the_lead_is_not_who_read_it_second(ready: Signing) -> None:
    ready.desk.signoffs.sign(ready.id, READER, MINE)
    with pytest.raises(DeskError) as refused:
        ready.lead()
    assert refused.value.id == "sign_off_same_person"
    assert ready.desk.signoffs.sign(ready.id, LEAD, THEIRS, member=ready.deputy).version == "1.0"
    rows = ready.printed().signoff.rows
    assert rows[0] == ("Author", "Nia Morgan, Designated Safeguarding Person", "")
    assert rows[1][:2] == ("Signed off by", "Aled Rees, Deputy DSP")


@pytest.mark.parametrize(
    ("name", "on", "how", "field"),
    [
        (" ", "today", "on paper", "name"),
        ("Sian Price", "", "on paper", "on"),
        ("Sian Price", "tomorrow", "on paper", "on"),
        ("Sian Price", "week of 9 March", "on paper", "on"),
        ("Sian Price", "today", "  ", "how"),
    ],
)
def test_an_agreement_outside_needs_who_when_and_how(ready: Signing, name: str, on: str, how: str, field: str) -> None:
    with pytest.raises(DeskError) as refused:
        ready.desk.signoffs.note_agreed(ready.id, HEAD, name, "Headteacher", on, how)
    assert refused.value.field == field
    assert ready.referral().signatures == ()


def test_a_reader_without_a_duty_needs_a_second_reader_first(ready: Signing) -> None:
    recipient = replace(ready.referral().recipient, name="Early help", code="EARLY_HELP", statutory=False)
    ready.save(recipient=recipient)
    ready.resolve()
    named = ready.aunt_meant()
    view = ready.lead(answers=named)
    assert not view.is_signed
    assert view.state == "Draft: still to sign: Second reader."
    assert role(view, READER).is_needed
    assert ready.printed().frame.draft
    view = ready.reader(answers=named)
    assert view.version == "1.0"
    assert not ready.printed().frame.draft
    with pytest.raises(DeskError) as refused:
        ready.prepare(DocumentKind.IDENTITY_KEY)
    assert refused.value.id == "key_only_for_statutory"


def test_a_specialist_service_asks_for_a_senior_manager(ready: Signing) -> None:
    recipient = replace(ready.referral().recipient, name="A service", code="SPECIALIST", statutory=False)
    ready.save(recipient=recipient)
    ready.resolve()
    named = ready.aunt_meant()
    ready.reader()
    assert not ready.lead(answers=named).is_signed
    view = ready.desk.signoffs.note_agreed(
        ready.id, MANAGER, "Rhys Quill", "Chair of governors", "today", "by letter", answers=named
    )
    assert view.is_signed
    assert [row[0] for row in ready.printed().signoff.rows][-1] == "Senior manager (agrees)"


def test_names_are_decided_before_it_is_signed_off(ready: Signing) -> None:
    ready.desk.pupils.save((Pupil(id="new", first="Dewi", last="Bowen", year="Year 3"),))
    ready.rewrite(ready.concern(), what_happened="Dewi Bowen saw it.")
    ready.save(background=tuple(replace(c, wording="") for c in ready.referral().background))
    ready.resolve()
    ready.reader()  # looking is not sending
    with pytest.raises(DeskError) as refused:
        ready.lead()
    assert (refused.value.id, refused.value.params) == ("stray_names_undecided", {"n": 1})
    assert ready.desk.signoffs.read(ready.id).strays[0].found == "Dewi Bowen"
    view = ready.lead(answers={"Dewi Bowen": "new"})
    assert view.is_signed
    assert not any("Bowen" in text for text in texts_of(ready.printed()))
    assert ready.prepare().strays == ()
    ready.print_copy()


# -- what it freezes


def test_the_leads_signature_freezes_version_1_0(signed: Signing, text_of: Callable[[bytes], list[str]]) -> None:
    view = signed.desk.signoffs.read(signed.id)
    assert (view.version, view.is_signed) == ("1.0", True)
    assert view.state == "Version 1.0 is signed off and still is what the records say."
    assert [part.state for part in view.roles] == ["stands"] * 3
    prepared = signed.prepare()
    assert (prepared.version, prepared.signed) == ("1.0", "signed off 18 March 2026 11:20")
    assert prepared.file_name == "R-2026-0007F_v1.0_SS.pdf"
    pages = text_of(signed.desk.paper.render(prepared).data)
    assert all("R-2026-0007F · version 1.0 · signed-off copy" in page for page in pages)
    assert not any("DRAFT" in page for page in pages)
    last = " ".join(pages[-1].split())
    assert "signed in HSB Desk 18 March 2026 11:20, N. Morgan" in last
    assert "signed in HSB Desk 18 March 2026 11:20, A. Rees" in last
    assert "Headteacher (informed) Sian Price, Headteacher agreed 18 March 2026: told in person" in last
    key = signed.prepare(DocumentKind.IDENTITY_KEY)
    assert key.version == "1.0"
    assert key.printed.title == "Identity key to R-2026-0007F, version 1.0"
    assert not key.printed.frame.draft


def test_a_draft_says_so_and_its_cells_are_empty(ready: Signing, text_of: Callable[[bytes], list[str]]) -> None:
    prepared = ready.prepare()
    pages = text_of(ready.desk.paper.render(prepared).data)
    assert all("DRAFT: not signed off" in page for page in pages)
    assert not any("signed-off copy" in page for page in pages)
    assert [row[2] for row in ready.printed().signoff.rows] == ["", "", ""]
    ready.reader()
    printed = ready.printed()
    assert printed.frame.draft
    assert [bool(row[2]) for row in printed.signoff.rows] == [False, True, False]


def test_what_is_frozen_never_changes(signed: Signing) -> None:
    db = signed.desk.session.db
    for statement in (
        "UPDATE document_version SET json = '{}'",
        "DELETE FROM document_version",
        "UPDATE document_version_source SET reading = 1",
        "DELETE FROM document_version_source",
    ):
        with pytest.raises(Exception, match="a signed version"):
            db.execute(statement)


def test_a_frozen_text_that_was_tampered_with_is_told(signed: Signing, vault_folder: Path) -> None:
    from hsbdesk.storage.cipher import dbapi2
    from hsbdesk.vault.keys import database_key

    assert "2 signed versions read as they were signed" in signed.desk.checks.run()
    key = database_key(signed.desk.session.unlocked.deks[0][1])
    signed.desk.sign_out()
    other = dbapi2.connect(str(vault_folder / "records.db"))
    other.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    sql = other.execute("SELECT sql FROM sqlite_master WHERE name = 'document_version_update'").fetchone()[0]
    other.execute("DROP TRIGGER document_version_update")
    other.execute("UPDATE document_version SET json = replace(json, 'Assess', 'Refuse') WHERE kind = 'REFERRAL'")
    other.execute(sql)
    other.commit()
    other.close()
    signed.desk.sign_in(vault_folder, "Nia Morgan", MINE)
    for job in (lambda: signed.prepare(version="1.0"), signed.desk.checks.run):
        with pytest.raises(DamagedVaultError) as found:
            job()
        assert found.value.id == "document_version_damaged"


def test_the_same_version_gives_the_same_bytes_in_two_processes_too(
    signed: Signing, vault_folder: Path, tmp_path: Path
) -> None:
    here = [signed.desk.paper.render(signed.prepare(version="1.0")).data for _ in range(2)]
    assert here[0] == here[1]
    signed.desk.sign_out()
    job = (
        "import sys; from datetime import UTC, datetime; from pathlib import Path\n"
        "from hsbdesk.desk.desk import Cost, Desk; from hsbdesk.domain.sharing import DocumentKind\n"
        "from hsbdesk.machine.places import find_places; from hsbdesk.vault.keys import KdfCost\n"
        "from hsbdesk.words import Words\n"
        "home, vault, record, file, out = sys.argv[1:]\n"
        "cheap = Cost(KdfCost(1, 8192), KdfCost(1, 8192))\n"
        "at = datetime(2026, 3, 18, 11, 20, tzinfo=UTC)\n"
        "desk = Desk(find_places(Path(home)), Words(), lambda: at, cheap)\n"
        "desk.sign_in(Path(vault), 'Nia Morgan', 'five quiet herons wade')\n"
        "made = desk.paper.prepare(DocumentKind.REFERRAL, file, record=record, version='1.0')\n"
        "Path(out).write_bytes(desk.paper.render(made).data); desk.sign_out()\n"
    )
    for place, seed in enumerate(("1", "2")):
        out = tmp_path / f"{place}.pdf"
        arguments = (tmp_path / "home", vault_folder, signed.id, signed.file, out)
        subprocess.run(
            [sys.executable, "-c", job, *map(str, arguments)],
            check=True,
            timeout=120,
            env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
        )
        assert out.read_bytes() == here[0]


def test_this_schools_own_copy_is_no_signed_copy(signed: Signing) -> None:
    prepared = signed.prepare(profile=Profile.INTERNAL_FULL)
    assert (prepared.version, prepared.signed) == ("1.0", "")
    assert prepared.printed.frame.document == "R-2026-0007F · version 1.0 · internal, full names"
    assert prepared.check_code != signed.prepare().check_code


def test_an_unsaved_text_is_shown_and_never_filed(signed: Signing) -> None:
    typed = replace(signed.referral(), opinion="Something else.")
    prepared = signed.prepare(draft=typed)
    assert prepared.printed.opinion == "Something else."
    assert prepared.printed.frame.draft
    with pytest.raises(DeskError) as refused:
        signed.desk.paper.file(prepared, signed.desk.paper.render(prepared), SHARE, "PRINTED")
    assert refused.value.id == "copy_not_saved"
    assert signed.referral().opinion != "Something else."


def test_a_version_that_is_not_there_is_a_sentence(signed: Signing) -> None:
    with pytest.raises(DeskError) as refused:
        signed.prepare(version="7.0")
    assert refused.value.id == "document_version_missing"


def test_the_same_signature_is_not_given_twice(signed: Signing) -> None:
    with pytest.raises(DeskError) as refused:
        signed.lead()
    assert refused.value.id == "sign_off_stands"


def test_a_signature_given_later_is_a_version_of_its_own(ready: Signing) -> None:
    ready.lead()
    first = ready.prepare().check_code
    assert ready.reader().version == "1.1"
    rows = ready.versions()
    assert [row.number for row in rows] == ["1.1", "1.0"]
    assert [row.is_stale for row in rows] == [False, False]
    assert ready.prepare(version="1.0").check_code == first != ready.prepare().check_code


# -- what has changed since


def test_a_changed_entry_marks_the_version_stale_and_shows_what_changed(signed: Signing, clock: Any) -> None:
    concern = signed.concern()
    assert not signed.stale()
    copy = signed.print_copy()
    clock.move(minutes=46)
    signed.rewrite(concern, what_happened=f"{concern.what_happened} It was the green coat.")
    assert signed.stale()
    mark = signed.desk.signoffs.marks()[signed.id]
    assert (mark.version, mark.text) == ("1.0", "version 1.0: changed since it was signed")
    version = signed.versions()[0]
    assert (version.number, version.is_stale, version.copies) == ("1.0", True, (copy,))
    source = version.changed[0]
    assert (source.number, source.kind, source.after - source.before) == (concern.number, "concern", 1)
    assert source.title == f"Concern {concern.number}"
    assert source.said == "changed 18 March 2026 12:06 by Nia Morgan"
    told = source.differences[0]
    assert told.label == "What happened"
    assert told.before == concern.what_happened
    assert told.after.endswith("It was the green coat.")


def test_the_signatures_fall_away_visibly(signed: Signing) -> None:
    concern = signed.concern()
    signed.rewrite(concern, what_happened="Something else.")
    view = signed.desk.signoffs.read(signed.id)
    assert not view.is_signed
    assert view.state == "3 signatures fell away, because what was signed has changed."
    for part in view.roles:
        assert part.state == "fallen"
        assert part.because[0].startswith(f"Concern {concern.number}: changed 18 March 2026")
    printed = signed.printed()
    assert printed.frame.draft
    assert [row[2] for row in printed.signoff.rows] == ["", "", ""]


def test_a_copy_of_the_signed_version_can_still_be_printed(signed: Signing) -> None:
    before = {kind: signed.prepare(kind) for kind in (DocumentKind.REFERRAL, DocumentKind.IDENTITY_KEY)}
    signed.rewrite(signed.concern(), what_happened="Something else.")
    child = next(p for p in signed.all(Person) if p.first == "Cari")
    signed.rewrite(child, born="2016-05-25")
    for kind, old in before.items():
        again = signed.prepare(kind, version="1.0")
        assert again.printed == old.printed
        assert again.check_code == old.check_code
        assert signed.desk.paper.render(again).data == signed.desk.paper.render(old).data
    copy = signed.print_copy(version="1.0")
    assert (copy.document_version, copy.copy_no) == ("1.0", 1)
    second = signed.print_copy(version="1.0")
    assert (second.check_code, second.copy_no) == (copy.check_code, 2)
    assert signed.versions()[0].copies == (second, copy)


def test_signing_again_freezes_1_1(signed: Signing) -> None:
    signed.rewrite(signed.concern(), what_happened="Something else.")
    view = signed.lead()
    assert view.version == "1.1"
    assert role(view, READER).state == "fallen"
    rows = signed.versions()
    assert [(row.number, row.state) for row in rows] == [
        ("1.1", "Signed off, unchanged"),
        ("1.0", "Superseded by 1.1"),
    ]
    assert not signed.stale()
    assert signed.prepare().version == "1.1"
    assert signed.reader().version == "1.2"


def test_an_entry_whose_print_wording_stays_is_still_a_changed_source(signed: Signing) -> None:
    concern = signed.concern()
    signed.save(
        background=tuple(
            replace(c, wording="It prints so.") if c.record == concern.id else c for c in signed.referral().background
        )
    )
    signed.resolve()
    signed.lead()
    before = signed.printed()
    signed.rewrite(concern, done="Something that never prints.")
    assert signed.stale()
    version = signed.versions()[0]
    assert [source.kind for source in version.changed] == ["concern"]
    after = signed.printed()
    assert after.entries == before.entries


def test_a_struck_out_source_says_so(signed: Signing) -> None:
    concern = signed.concern()
    signed.desk.concerns.strike_out(concern.id, "entered twice")
    source = next(s for s in signed.versions()[0].changed if s.number == concern.number)
    assert source.said.startswith("struck out 18 March 2026")


def test_a_new_entry_that_the_document_leaves_out_is_a_change(signed: Signing) -> None:
    concern = signed.concern()
    again = replace(concern, id=RecordId("another"), number="I-9999Y")
    session = signed.desk.session
    with session.saving():
        session.add(again, "recorded")
    assert signed.stale()
    changed = signed.versions()[0].changed
    assert [source.kind for source in changed] == ["pages"]
    assert any("left out" in difference.after for difference in changed[0].differences)


def test_the_referrals_own_text_is_a_source_too(signed: Signing) -> None:
    request = signed.referral().requests[0]
    signed.save(requests=(replace(request, by="8 May 2026"), *signed.referral().requests[1:]))
    own, pages = signed.versions()[0].changed
    assert own.title == "This referral's own text"
    assert [(d.label, d.before, d.after) for d in own.differences] == [("Requests 1, by", request.by, "8 May 2026")]
    assert pages.title == "On paper"
    assert [(d.label, d.after) for d in pages.differences] == [("3 Request, request 1", "8 May 2026")]


def test_what_is_changed_back_stands_again(signed: Signing) -> None:
    opinion = signed.referral().opinion
    signed.save(opinion="Something else.")
    assert signed.stale()
    signed.save(opinion=opinion)
    assert not signed.stale()
    assert signed.desk.signoffs.read(signed.id).version == "1.0"
    assert signed.versions()[0].changed == ()


def test_days_on_which_it_was_delivered_are_no_change_of_the_text(signed: Signing) -> None:
    ticked = {choice.record for choice in signed.referral().interventions}
    done = next(i for i in signed.all(Intervention) if i.id in ticked and not i.deliveries and i.aim_scope is None)
    signed.rewrite(done, deliveries=(Delivery(day="2026-03-18", state="IN_PLACE"),))
    assert not signed.stale()
    assert signed.desk.signoffs.read(signed.id).is_signed


def test_where_it_stands_with_the_council_is_no_change_of_the_text(signed: Signing) -> None:
    signed.save(sent_at="18 March 2026, 14:31", sent_how="secure e-mail")
    signed.desk.signoffs.name_second_reader(signed.id, "Hari Bevan")
    assert not signed.stale()


def test_with_names_off_the_comparison_names_nobody(
    signed: Signing, shown_texts: Callable[[Any], Iterator[str]]
) -> None:
    signed.rewrite(signed.concern(), what_happened="Cari Prosser and Ioan Sample ran.")
    signed.desk.set_names(on=False)
    said = " ".join(text for row in signed.versions() for text in shown_texts(row.changed))
    assert "ran." in said
    assert not any(name in said for name in ("Cari", "Prosser", "Ioan", "Sample"))
    reasons = " ".join(shown_texts(signed.desk.signoffs.read(signed.id)))
    assert "Ioan" not in reasons


def test_an_editor_that_was_open_before_undoes_no_signature(ready: Signing) -> None:
    before = ready.referral()
    ready.desk.signoffs.name_second_reader(ready.id, "Aled Rees")
    ready.lead()
    ready.desk.referrals.save(replace(before, read_with_care="Counts are few."))
    assert [s.role for s in ready.referral().signatures] == [LEAD]
    assert ready.referral().second_reader == "Aled Rees"


def test_the_history_tells_who_signed(signed: Signing) -> None:
    rows = signed.desk.histories.read(signed.file).rows
    told = {(row.who, row.what) for row in rows if row.number == "R-2026-0007F"}
    assert {
        ("Nia Morgan", "referral: signed"),
        ("Aled Rees", "referral: signed"),
        ("Nia Morgan", "referral: agreement outside noted"),
        ("Nia Morgan", "referral: signed off and frozen"),
    } <= told


def test_signing_off_the_same_text_depends_on_no_one_session(signed: Signing, vault_folder: Path) -> None:
    """Who is signed in is printed nowhere but in the copy's own line."""
    code = signed.desk.signoffs.read(signed.id).content_code
    signed.desk.sign_out()
    signed.desk.sign_in(vault_folder, "Aled Rees", THEIRS)
    assert signed.desk.signoffs.read(signed.id).content_code == code
    assert signed.prepare().version == "1.0"


def test_a_case_file_carries_the_signatures(signed: Signing, make_desk: Callable[..., Desk], tmp_path: Path) -> None:
    from hsbdesk.desk.accounts import NewVault

    case = signed.desk.cases.export_case(signed.file)
    given = signed.referral().signatures
    other = make_desk()
    other.create_vault(
        tmp_path / "other.hsbvault",
        NewVault(
            school="Ysgol Arall", nation="wales", main_record=True, name="Tegan Ellis", title="DSP", passphrase=THEIRS
        ),
    )
    other.cases.import_case(case)
    brought = read_record(other.session.db, Referral, signed.id)
    assert brought.signatures == given
    assert other.cases.export_case(signed.file) == case
    view = other.signoffs.read(signed.id)
    assert not view.is_signed
    assert role(view, LEAD).line.endswith("N. Morgan")
    assert other.signoffs.versions(signed.id).rows[0].number.startswith("0.")
    prepared = other.paper.prepare(DocumentKind.REFERRAL, signed.file, record=signed.id)
    assert prepared.printed.frame.draft  # type: ignore[union-attr]


def test_a_signature_of_no_day_is_not_imported(signed: Signing) -> None:
    case = json.loads(signed.desk.cases.export_case(signed.file))
    place, referral = next((n, r) for n, r in enumerate(case["referrals"]) if r["id"] == signed.id)
    referral["signatures"][1]["at"] = "tomorrow"
    with pytest.raises(DeskError) as refused:
        read_case_file(json.dumps(case).encode())
    assert refused.value.params["path"] == f"referrals[{place}].signatures[1].at"


def test_readiness_asks_to_sign_again_only_while_the_source_reads_differently(signed: Signing, clock: Any) -> None:
    concern = signed.concern()
    clock.move(minutes=5)
    signed.rewrite(concern, what_happened="Something else.")

    def changed() -> list[str]:
        return [f.key for f in signed.desk.readiness.check(signed.referral()) if f.rule == "R49"]

    assert len(changed()) == 1
    assert signed.desk.signoffs.read(signed.id).stops == ()
    signed.rewrite(concern)
    assert changed() == []
    assert signed.desk.signoffs.read(signed.id).is_signed


def test_a_fact_logged_elsewhere_leaves_it_signed(signed: Signing) -> None:
    facts = signed.desk.facts
    other = next(row.file for row in signed.desk.files.children().rows if row.file != signed.file)
    facts.save(FactDraft(uuid=facts.new_id(), file=other, when="today", text="Plays chess."))
    assert not signed.stale()
