"""The front sheet: who it goes to and whose law that brings, the councils, and the family's agreement."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from hsbdesk.domain.readiness import FieldPlace
from hsbdesk.domain.referral import FamilyAgreement, Recipient, Referral
from ui.context import PageContext
from ui.pages.referral import ReferralPage
from ui.pages.referral_draft import draft_fields, restore_referral
from ui.pages.referral_front import FrontSection

Page = tuple[ReferralPage, FrontSection]


@pytest.fixture
def open_front(qtbot: QtBot, demo_context: PageContext) -> Callable[[], Page]:
    def open_page() -> Page:
        page = ReferralPage(demo_context)
        demo_context.messages.set_window(page)
        qtbot.addWidget(page)
        page.resize(1310, 724)
        page.show()
        row = next(row for row in demo_context.desk.referrals.rows() if row.number == "R-2026-0007F")
        page.load(row.id)
        settle(qtbot, page, demo_context)
        page.show_section("front")
        front = page.frame.sections["front"]
        assert isinstance(front, FrontSection)
        return page, front

    return open_page


def settle(qtbot: QtBot, page: ReferralPage, context: PageContext) -> None:
    qtbot.waitUntil(lambda: not page.work.is_settling(), timeout=8000)
    context.workers.wait_idle(20)
    QApplication.processEvents()
    context.workers.wait_idle(20)


def type_into(front: FrontSection, key: str, text: str) -> None:
    edit = front.fields.controls[key]
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    edit.selectAll()
    edit.insert(text)
    edit.textEdited.emit(text)
    edit.editingFinished.emit()


def written(page: ReferralPage, front: FrontSection) -> Referral:
    stored = page.work.stored
    assert stored is not None
    return front.fill(stored)


def test_a_pick_of_another_nation_brings_its_law_and_a_name_typed_over_it_is_nobodys(
    qtbot: QtBot, demo_context: PageContext, open_front: Callable[[], Page]
) -> None:
    page, front = open_front()
    there = Recipient(name="Children's Social Care", team="Arall", nation="england", service="arall", worker="E. Prys")
    front.to.picker._pick(there)
    assert written(page, front).recipient == there
    settle(qtbot, page, demo_context)
    page.save()
    settle(qtbot, page, demo_context)
    assert demo_context.desk.referrals.read(written(page, front).id).referral.recipient == there
    type_into(front, "name", "Somebody else")
    typed = written(page, front).recipient
    assert (typed.name, typed.service, typed.nation) == ("Somebody else", "", "england")


def test_councils_and_agreement_are_kept_with_the_referral_and_its_draft(
    qtbot: QtBot, demo_context: PageContext, open_front: Callable[[], Page]
) -> None:
    page, front = open_front()
    before = written(page, front)
    type_into(front, "council_of_concern", "Cyngor Arall")
    type_into(front, "council_found", "Cyngor Tri")
    front.agreement.answer.set_value("AGREED")
    type_into(front, "agreement_by", "Delyth Sample")
    type_into(front, "agreement_on", "17 March 2026")
    type_into(front, "agreement_how", "in a talk")
    now = written(page, front)
    agreed = FamilyAgreement(answer="AGREED", by="Delyth Sample", on="2026-03-17", how="in a talk")
    assert now.front == replace(
        before.front, council_of_concern="Cyngor Arall", council_found="Cyngor Tri", agreement=agreed
    )
    assert restore_referral(before, draft_fields(before, now)) == now
    settle(qtbot, page, demo_context)
    page.save()
    settle(qtbot, page, demo_context)
    stored = demo_context.desk.referrals.read(before.id).referral
    assert stored.front.agreement == agreed
    again, shown = open_front()
    assert written(again, shown).front == stored.front


def test_a_day_that_is_none_is_said_and_stays_to_be_corrected(open_front: Callable[[], Page]) -> None:
    page, front = open_front()
    type_into(front, "agreement_on", "last week")
    assert front.fields.fields["agreement_on"].error() == "Type a day, such as 17 March 2026."
    assert front.fields.text("agreement_on") == "last week"
    assert written(page, front).front.agreement is None
    type_into(front, "agreement_on", "17/3/2026")
    assert not front.fields.fields["agreement_on"].error()


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("nation", "recipientNationSegments"),
        ("worker", "recipientWorkerEdit"),
        ("council_of_concern", "councilOfConcernEdit"),
        ("agreement", "familyAgreementCombo"),
    ],
)
def test_go_leads_to_the_very_field(open_front: Callable[[], Page], field: str, name: str) -> None:
    page, front = open_front()
    assert page.go_to(FieldPlace(section="front", field=field))
    focus = QApplication.focusWidget()
    assert focus is not None
    control = front.fields.controls[field]
    assert control.objectName() == name
    assert control is focus or control.isAncestorOf(focus)


@pytest.mark.parametrize("tab", ["form", "course"])
def test_what_is_settled_beside_the_editor_opens_its_tab(open_front: Callable[[], Page], tab: str) -> None:
    page, _ = open_front()
    page.go_to(FieldPlace(section=tab, field="councils"))
    assert page.frame.tab() == tab
