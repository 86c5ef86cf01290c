"""Referrals of one child and of all; a new one starts from the records."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.ids import FileId
from ui.context import PageContext
from ui.pages.referrals import ReferralsPage
from ui.widgets.button import Button
from ui.widgets.combo import Combo


def file_of(desk: Desk, number: str = "H-0017P") -> FileId:
    return next(row.file for row in desk.files.children().rows if row.number == number)


def numbers_of(page: ReferralsPage) -> list[str]:
    model = page.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.fixture
def show(qtbot: QtBot, demo_context: PageContext) -> Callable[[FileId | None], ReferralsPage]:
    def open_page(file: FileId | None) -> ReferralsPage:
        page = ReferralsPage(demo_context)
        demo_context.messages.set_window(page)
        qtbot.addWidget(page)
        page.resize(1142, 560)
        page.show()
        page.load(file)
        demo_context.workers.wait_idle()
        return page

    return open_page


def test_all_referrals_newest_first(show: Callable[[FileId | None], ReferralsPage]) -> None:
    page = show(None)
    assert numbers_of(page) == ["R-2026-0007F", "R-2026-0006E", "R-2026-0005D", "R-2026-0003B"]


def test_enter_opens_a_referral_of_a_child(
    qtbot: QtBot, show: Callable[[FileId | None], ReferralsPage], demo_context: PageContext
) -> None:
    file = file_of(demo_context.desk)
    page = show(file)
    assert "R-2026-0006E" not in numbers_of(page)
    page.focus_first()
    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    target = asked.args[0]
    rows = demo_context.desk.referrals.rows(file)
    assert (target.kind, target.id, target.file) == ("referral", rows[0].id, file)


def test_a_new_referral_of_a_child_starts_with_what_counts_ticked(
    qtbot: QtBot, show: Callable[[FileId | None], ReferralsPage], demo_context: PageContext
) -> None:
    desk, file = demo_context.desk, file_of(demo_context.desk)
    page = show(file)
    with qtbot.waitSignal(page.open_requested) as asked:
        page.findChild(Button, "newReferralButton").click()
    view = desk.referrals.read(asked.args[0].id)
    assert view.referral.front.phoned
    assert all(choice.ticked for choice in view.background if choice.kind == "fact")
    demo_context.workers.wait_idle()


def test_from_the_whole_list_the_child_is_chosen_first(
    qtbot: QtBot, show: Callable[[FileId | None], ReferralsPage], demo_context: PageContext
) -> None:
    page = show(None)
    page.findChild(Button, "newReferralButton").click()
    demo_context.workers.wait_idle()
    dialog = demo_context.messages.open_dialogs()[0]
    tomos = file_of(demo_context.desk, "H-0018R")
    dialog.findChild(Combo, "referralChildCombo").set_value(tomos)
    with qtbot.waitSignal(page.open_requested) as asked:
        dialog.button("save").click()
    assert demo_context.desk.referrals.read(asked.args[0].id).referral.file == tomos
    demo_context.workers.wait_idle()


def test_without_any_file_it_says_what_comes_first(qtbot: QtBot, context: PageContext) -> None:
    page = ReferralsPage(context)
    context.messages.set_window(page)
    qtbot.addWidget(page)
    page.show()
    page.load(None)
    context.workers.wait_idle()
    page.findChild(Button, "newReferralButton").click()
    context.workers.wait_idle()
    dialog = context.messages.open_dialogs()[0]
    dialog.button("close").click()
    assert not context.messages.open_dialogs()
