"""Considered, not referred: kept with route and reason, brought back by what comes later, and answered."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hsbdesk.desk.chronologies import ChronologyFilter
from hsbdesk.desk.contacts import ContactDraft
from hsbdesk.desk.desk import Desk
from hsbdesk.desk.paper import texts_of
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.concern import Role
from hsbdesk.domain.concern_draft import ConcernDraft, DraftPerson
from hsbdesk.domain.contact import ContactKind
from hsbdesk.domain.decision import Considered, Decided, DecisionContent, Reconsidered
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.person import Pupil
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.domain.triage import NotHsb, RouteDecision, Triage
from hsbdesk.errors import DeskError

STANDS = Reconsidered(on="", by="", because="a word between friends, no contact, no threat")
MANAGE = RouteDecision(route="ROUTE_MANAGE_INTERNALLY", because="seat and check-in", by="N. Morgan", on="2026-03-18")


@pytest.fixture
def concern(desk: Desk) -> RecordId:
    """A concern about one pupil, whose file is open."""
    desk.pupils.save(
        (
            Pupil(id="1", first="Ioan", last="Sample", born="2015-06-12", year="Year 6", class_name="6 Oak"),
            Pupil(id="2", first="Cari", last="Prosser", born="2016-05-24", year="Year 5", class_name="5 Yew"),
        )
    )
    logged = log(desk)
    person = next(line.person for line in desk.concerns.read(logged).children if line.name.startswith("Ioan"))
    desk.triages.save(logged, Triage(), files=((person, FileKind.HSB),))
    return logged


@pytest.fixture
def file(desk: Desk, concern: RecordId) -> FileId:
    return desk.decisions.start(concern).file


def log(desk: Desk, what: str = "Ioan asked Cari Prosser a question about adults without clothes.") -> RecordId:
    draft: ConcernDraft = replace(
        desk.concerns.new_draft(),
        people=(
            DraftPerson(key="pupil:1", name="Ioan Sample", role=Role.DISPLAYED),
            DraftPerson(key="pupil:2", name="Cari Prosser", role=Role.AFFECTED),
        ),
        when="today",
        what_happened=what,
    )
    return desk.concerns.submit(draft).id


def content(file: FileId, *about: RecordId, **changes: Any) -> DecisionContent:
    made = DecisionContent(
        file=file,
        decided=Decided.NOT_REFERRED,
        about=about,
        considered_for="SS",
        routes=(MANAGE,),
        considerations=(Considered(code="PATTERN", words="one question, once"),),
        because="One question to a friend; he stopped when told.",
        decided_on="2026-03-18",
        return_if="a threat, contact, or a younger child",
        return_on="2026-04-16",
    )
    return replace(made, **changes)


def gap(act: Callable[[], object]) -> tuple[str, str | None]:
    with pytest.raises(DeskError) as refused:
        act()
    return refused.value.id, refused.value.field


def waiting(desk: Desk) -> list[tuple[str, str]]:
    groups = desk.worklists.today().groups
    return [(row.target.kind, row.target.id) for group in groups for row in group.rows if row.target.kind == "decision"]


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ({"routes": ()}, ("decision_needs_route", "routes")),
        ({"routes": (replace(MANAGE, because=" "),)}, ("decision_route_needs_reason", "routes.0.because")),
        ({"routes": (replace(MANAGE, route=""),)}, ("decision_route_needs_name", "routes.0.route")),
        ({"because": " "}, ("decision_needs_reason", "because")),
        ({"decided_on": "2026-03-19"}, ("decision_needs_its_day", "decided_on")),
        ({"considered_for": ""}, ("decision_needs_service", "considered_for")),
        ({"decided": Decided.WAIT_ON_ADVICE}, ("decision_needs_adviser", "consulted")),
        ({"return_if": ""}, ("decision_needs_return_if", "return_if")),
        ({"return_on": "2026-03-18"}, ("decision_needs_later_day", "return_on")),
    ],
)
def test_each_gap_is_said_at_its_field(
    desk: Desk, file: FileId, missing: dict[str, Any], said: tuple[str, str]
) -> None:
    assert gap(lambda: desk.decisions.record(content(file, **missing))) == said
    assert desk.decisions.rows(file) == ()


def test_it_stands_in_the_chronology_the_search_and_the_history(desk: Desk, file: FileId, concern: RecordId) -> None:
    made = desk.decisions.record(content(file, concern), "one-form")
    assert desk.decisions.record(content(file, concern), "one-form") == made
    (row,) = desk.decisions.rows(file)
    assert (row.number[0], row.state, row.is_back) == ("D", "comes back on 16 April 2026", False)
    (entry,) = (e for e in desk.chronologies.read(file).rows if e.kind == "decision")
    assert "Considered, not referred (Social Services), because: One question to a friend" in entry.text
    assert "Returns if: a threat, contact, or a younger child; at the latest 16 April 2026." in entry.text
    shown = desk.chronologies.read(file, ChronologyFilter(kind="referral")).rows
    assert [e.id for e in shown] == [made]
    headings = [section.heading for section in desk.chronologies.detail(made, file).sections]
    assert headings == [
        "Decided", "Considered, not referred, because", "Routes", "What was weighed", "Comes back if",
    ]  # fmt: skip
    found = [item.key for group in desk.finder.search("younger child") for item in group.items]
    assert made in found
    assert (row.number, "decision: recorded") in {(h.number, h.what) for h in desk.histories.read(file).rows}


def test_a_later_concern_brings_it_back_until_it_is_answered(
    desk: Desk, clock: Any, file: FileId, concern: RecordId
) -> None:
    made = desk.decisions.record(content(file, concern))
    assert waiting(desk) == []
    clock.move(hours=1)
    later = log(desk)
    assert waiting(desk) == [("decision", made)]
    (line,) = desk.triages.view(later).reopened
    assert (line.id, line.return_if, line.of_call) == (made, "a threat, contact, or a younger child", False)
    assert [row.target.id for row in desk.worklists.decisions(file, "") if row.target.kind == "decision"] == [made]
    view = desk.decisions.read(made)
    assert view.reopened is not None
    assert [found for found, _text in view.concerns] == [later]
    unsaid = replace(STANDS, because=" ")
    assert gap(lambda: desk.decisions.answer(made, unsaid)) == ("decision_needs_reason", "because")
    assert desk.decisions.answer(made, STANDS) is None
    assert waiting(desk) == []
    (step,) = desk.decisions.read(made).decision.reconsidered
    assert (step.concern, step.on, step.by) == (later, "2026-03-18", "N. Morgan")
    assert desk.decisions.rows(file)[0].state == "comes back on 16 April 2026"


def test_a_note_that_is_not_harmful_brings_nothing_back(
    desk: Desk, clock: Any, file: FileId, concern: RecordId
) -> None:
    desk.decisions.record(content(file, concern))
    clock.move(hours=1)
    note = log(desk)
    not_hsb = NotHsb(reason="AGE_EXPECTED", because="a word, no child present", by="N. Morgan", on="2026-03-18")
    desk.triages.save(note, Triage(not_hsb=not_hsb))
    assert waiting(desk) == []


def test_its_day_brings_it_back_and_waiting_longer_needs_the_next_day(
    desk: Desk, clock: Any, file: FileId, concern: RecordId
) -> None:
    made = desk.decisions.record(content(file, concern))
    clock.move(days=28)
    assert waiting(desk) == []
    clock.move(days=1)
    assert waiting(desk) == [("decision", made)]
    assert gap(lambda: desk.decisions.answer(made, STANDS)) == ("decision_needs_next_day", "next_on")
    past = replace(STANDS, next_on="2026-04-16")
    assert gap(lambda: desk.decisions.answer(made, past)) == ("decision_needs_later_day", "next_on")
    desk.decisions.answer(made, replace(STANDS, next_on="2026-05-14"))
    assert waiting(desk) == []
    assert desk.decisions.rows(file)[0].state == "comes back on 14 May 2026"
    clock.move(days=28)
    assert waiting(desk) == [("decision", made)]


def test_where_it_no_longer_stands_a_referral_is_opened_that_tells_of_it(
    desk: Desk, clock: Any, file: FileId, concern: RecordId
) -> None:
    made = desk.decisions.record(content(file, concern))
    clock.move(days=2)
    desk.triages.save(log(desk), Triage())
    met = replace(STANDS, stands=False, because="Cari Prosser was threatened: the condition is met.")
    referral = desk.decisions.answer(made, met)
    assert referral is not None
    assert waiting(desk) == []
    assert gap(lambda: desk.decisions.answer(made, STANDS)) == ("decision_answered", None)
    assert desk.decisions.refer(made) == referral
    # Decided after this referral was opened: it belongs to the next one.
    clock.move(days=1)
    desk.decisions.record(content(file, because="Later words", decided_on="2026-03-21"))
    text = " ".join(texts_of(desk.paper.prepare(DocumentKind.REFERRAL, file, record=referral).printed))
    assert "Considered before, and not referred" in text
    assert "One question to a friend; he stopped when told." in text
    assert "If: a threat, contact, or a younger child." in text
    assert "the condition is met" in text
    assert "This report follows." in text
    assert "Cari" not in text
    assert "Prosser" not in text
    assert "Later words" not in text


def test_a_call_that_advised_to_continue_comes_back_by_its_own_condition(
    desk: Desk, clock: Any, file: FileId, concern: RecordId
) -> None:
    call = desk.contacts.save(
        ContactDraft(
            uuid=desk.contacts.new_id(), concern=concern, kind=ContactKind.ADVICE_ONLY, when="18 March 2026 11:00",
            with_name="S. Vaughan", said="School continues.", return_if="contact happens again",
        )
    )  # fmt: skip
    start = desk.decisions.start(call.id)
    assert (start.decided, start.return_if, start.file) == (Decided.WAIT_ON_ADVICE, "contact happens again", file)
    assert [(about.id, about.ticked) for about in start.calls] == [(call.id, True)]
    assert "S. Vaughan" in start.consulted
    assert waiting(desk) == []
    clock.move(days=1)
    later = log(desk)
    desk.triages.save(later, Triage())
    assert waiting(desk) == [("decision", call.id)]
    assert [line.of_call for line in desk.triages.view(later).reopened] == [True]
    ticked = {about.id for about in desk.decisions.start(call.id).concerns if about.ticked}
    assert ticked == {concern, later}
    waits = content(
        file, call.id, later, decided=Decided.WAIT_ON_ADVICE, consulted=start.consulted, decided_on="2026-03-19"
    )
    desk.decisions.record(waits)
    assert waiting(desk) == []


def test_a_report_by_phone_answers_the_call_before_it(desk: Desk, clock: Any, file: FileId, concern: RecordId) -> None:
    def call(kind: ContactKind, when: str, return_if: str = "") -> None:
        draft = ContactDraft(uuid=desk.contacts.new_id(), concern=concern, kind=kind, when=when, return_if=return_if)
        desk.contacts.save(draft)

    call(ContactKind.ADVICE_ONLY, "18 March 2026 11:00", "contact happens again")
    clock.move(hours=1)
    desk.triages.save(log(desk), Triage())
    assert len(waiting(desk)) == 1
    clock.move(hours=1)
    call(ContactKind.REPORT, "18 March 2026 13:00")
    assert waiting(desk) == []


def test_a_decision_to_refer_opens_one_referral(desk: Desk, file: FileId, concern: RecordId) -> None:
    made = desk.decisions.record(content(file, concern, decided=Decided.REFER, return_if="", return_on=""))
    assert desk.decisions.rows(file)[0].state == "to be referred"
    referral = desk.decisions.refer(made)
    assert desk.decisions.refer(made) == referral
    assert len(desk.referrals.rows(file)) == 1
    assert desk.decisions.rows(file)[0].state == "referred since"


def test_a_child_without_a_file_needs_one_first(desk: Desk) -> None:
    desk.pupils.save(
        (
            Pupil(id="1", first="Ioan", last="Sample", born="2015-06-12", year="Year 6", class_name="6 Oak"),
            Pupil(id="2", first="Cari", last="Prosser", born="2016-05-24", year="Year 5", class_name="5 Yew"),
        )
    )
    logged = log(desk)
    assert gap(lambda: desk.decisions.start(logged)) == ("decision_needs_file", None)


def test_it_goes_out_and_comes_in_with_the_case(
    desk: Desk, clock: Any, file: FileId, concern: RecordId, make_desk: Callable[[], Desk], tmp_path: Path
) -> None:
    from hsbdesk.desk.accounts import NewVault

    made = desk.decisions.record(content(file, concern))
    clock.move(days=30)
    desk.decisions.answer(made, replace(STANDS, next_on="2026-05-14"))
    case = desk.cases.export_case(file)
    assert [one["return_on"] for one in json.loads(case)["decisions"]] == ["2026-04-16"]
    desk.sign_out()
    other = make_desk()
    new = NewVault(
        school="Ysgol Arall", nation="wales", main_record=True, other_system="", name="Nia Morgan", title="DSP",
        passphrase="five quiet herons wade", hint="",
    )  # fmt: skip
    other.create_vault(tmp_path / "other.hsbvault", new)
    other.cases.import_case(case)
    assert other.cases.export_case(file) == case
    assert other.decisions.rows(file)[0].state == "comes back on 14 May 2026"
