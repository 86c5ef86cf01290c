"""The share decision on screen: seven points or one confirm, asked once for each reader and document."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hsbdesk.domain.ids import FileId
from hsbdesk.domain.referral import Profile
from hsbdesk.domain.sharing import DocumentKind
from ui.context import PageContext
from ui.pages.print_preview import PrintPreviewPage
from ui.widgets.button import Button
from ui.widgets.label import PlainLabel

Show = Callable[[Profile], PrintPreviewPage]


@pytest.fixture
def show(qtbot: QtBot, demo_context: PageContext) -> Show:
    """Open the overview of the demo's child, made for a reader: it names nobody who would have to be decided."""

    def open_page(reader: Profile) -> PrintPreviewPage:
        page = PrintPreviewPage(demo_context)
        demo_context.messages.set_window(page)
        qtbot.addWidget(page)
        page.resize(1270, 900)
        page.show()
        page.load(DocumentKind.OVERVIEW, None, file_of(demo_context))
        demo_context.workers.wait_idle()
        choose(page, demo_context, reader)
        return page

    return open_page


def file_of(context: PageContext) -> FileId:
    return next(row.file for row in context.desk.files.children().rows if row.number == "H-0017P")


def choose(page: PrintPreviewPage, context: PageContext, reader: Profile) -> None:
    page.side.profile.set_value(reader.value)
    page.side.profile.chosen.emit(reader.value)
    context.workers.wait_idle()


def save(qtbot: QtBot, page: PrintPreviewPage, context: PageContext, path: Path) -> None:
    context.messages.answer_next(path)
    page.findChild(Button, "savePdfButton").click()
    qtbot.waitUntil(path.exists)
    context.workers.wait_idle()


def shown_texts(page: PrintPreviewPage) -> list[str]:
    return [label.text() for label in page.side.findChildren(PlainLabel) if not label.isHidden()]


def test_a_reader_without_a_duty_needs_each_point(
    qtbot: QtBot, show: Show, demo_context: PageContext, tmp_path: Path
) -> None:
    page = show(Profile.PARENT_OF_DISPLAYING)
    card = page.side.share
    assert [row.isVisible() for _, row in card.points] == [True] * 7
    assert card.because.text() == ""
    page.save_copies()
    assert "7 points are still to consider." in shown_texts(page)
    assert card.points[0][1].hasFocus()
    for _, row in card.points:
        row.setChecked(True)
    page.save_copies()
    assert card.because.hasFocus()
    card.because.set_text("They care for him and asked how he is.")
    page.save_copies()
    assert card.agreed.hasFocus()
    assert demo_context.desk.paper.copies(file_of(demo_context)) == ()
    card.agreed.setChecked(True)
    save(qtbot, page, demo_context, tmp_path / "overview.pdf")
    (copy,) = demo_context.desk.paper.copies(file_of(demo_context))
    assert (copy.profile, copy.recipient) == (Profile.PARENT_OF_DISPLAYING, "the parents or carers of this child")


def test_it_is_asked_once_and_may_be_decided_anew(
    qtbot: QtBot, show: Show, demo_context: PageContext, tmp_path: Path
) -> None:
    page = show(Profile.PARENT_OF_DISPLAYING)
    card = page.side.share
    for _, row in card.points:
        row.setChecked(True)
    card.because.set_text("They care for him.")
    card.agreed.setChecked(True)
    save(qtbot, page, demo_context, tmp_path / "one.pdf")
    assert not any(row.isVisible() for _, row in card.points)
    assert not card.agreed.isVisible()
    said = "Decided 18 March 2026, N. Morgan: necessary and proportionate, because They care for him."
    assert said in shown_texts(page)
    card.forget()
    choose(page, demo_context, Profile.PARENT_OF_DISPLAYING)
    save(qtbot, page, demo_context, tmp_path / "two.pdf")
    assert len(demo_context.desk.paper.copies(file_of(demo_context))) == 2
    card.again.click()
    assert card.points[0][1].isVisible()
    assert card.points[0][1].hasFocus()
    choose(page, demo_context, Profile.SPECIALIST)
    assert card.points[0][1].isVisible(), "another reader was not decided about"


def test_the_readers_of_a_document_are_offered_and_what_each_copy_hides(show: Show) -> None:
    page = show(Profile.SPECIALIST)
    values = [page.side.profile.itemData(place) for place in range(page.side.profile.count())]
    assert values == ["SS_POLICE", "SPECIALIST", "PARENT_OF_DISPLAYING", "INTERNAL_FULL"]
    assert page.side.hides.isVisible()
    said = [label.text() for label in page.side.hides.findChildren(PlainLabel)]
    assert "Whom the letters stand for: this reader never gets a key" in said
    assert page.side.share.basis.value() == "CONSENT_SPECIALIST_SERVICE"


def test_this_schools_own_copy_hides_nothing_and_asks_no_points(show: Show) -> None:
    page = show(Profile.INTERNAL_FULL)
    assert not page.side.hides.isVisible()
    assert not any(row.isVisible() for _, row in page.side.share.points)
    said = [label.text() for label in page.side.inside.findChildren(PlainLabel)]
    assert "Full names, for this school only" in said
