"""Print preview: what is seen is filed, and what is filed is printed and saved, byte for byte."""

import os
import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hsbdesk.desk.chronologies import ChronologyFilter
from hsbdesk.desk.desk import Desk
from hsbdesk.documents.raster import page_text
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.referral import Profile
from hsbdesk.domain.sharing import DocumentKind
from ui.context import PageContext
from ui.pages.preview_tabs import DECISIONS, KEY
from ui.pages.print_preview import PrintPreviewPage
from ui.widgets.button import Button
from ui.widgets.combo import Combo
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="CUPS is not on Windows")


@pytest.fixture(autouse=True)
def queue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A print service with one printer; its jobs lie in the folder, in order."""
    folder, jobs = tmp_path / "bin", tmp_path / "jobs"
    folder.mkdir()
    jobs.mkdir()
    texts = {
        "lpstat": 'case "$1" in -e) echo Office;; -d) echo "system default destination: Office";; esac',
        "lp": f'[ -e "{tmp_path}/broken" ] && exit 1; n=$(ls "{jobs}" | wc -l); cat > "{jobs}/$n.pdf"',
    }
    for name, text in texts.items():
        program = folder / name
        program.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return jobs


@pytest.fixture
def no_printer(queue: Path, tmp_path: Path) -> None:
    """Take the printer away again."""
    (tmp_path / "bin" / "lpstat").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")


def file_of(desk: Desk) -> FileId:
    return next(row.file for row in desk.files.children().rows if row.number == "H-0017P")


def referral_of(desk: Desk) -> RecordId:
    return desk.referrals.rows(file_of(desk))[0].id


Show = Callable[..., PrintPreviewPage]


@pytest.fixture
def show(qtbot: QtBot, demo_context: PageContext) -> Show:
    def open_page(kind: DocumentKind = DocumentKind.REFERRAL, width: int = 1270, **more: object) -> PrintPreviewPage:
        desk = demo_context.desk
        page = PrintPreviewPage(demo_context)
        demo_context.messages.set_window(page)
        qtbot.addWidget(page)
        page.resize(width, 652)
        page.show()
        record = referral_of(desk) if kind is DocumentKind.REFERRAL else None
        page.load(kind, record, file_of(desk), **more)  # type: ignore[arg-type]
        demo_context.workers.wait_idle()
        return page

    return open_page


def said(page: PrintPreviewPage) -> str:
    bar = page.findChild(MessageBar, "printNotice")
    return bar.accessibleName() if bar.isVisible() else ""


def press(page: PrintPreviewPage, context: PageContext, name: str) -> None:
    page.findChild(Button, name).click()
    context.workers.wait_idle()


def plant_name(desk: Desk, text: str) -> None:
    view = desk.referrals.read(referral_of(desk))
    desk.referrals.save(replace(view.referral, opinion=text))


def test_looking_files_nothing_and_shows_the_real_pages(show: Show, demo_context: PageContext) -> None:
    page = show()
    desk = demo_context.desk
    made = page.made()
    assert made is not None
    assert page.pages.shown_bytes() == made.rendered.data
    assert page.pages.page_line().endswith(f"of {made.rendered.pages}")
    texts = [label.text() for label in page.side.findChildren(PlainLabel)]
    assert "Print for Ioan Sample, 12 June 2015" in texts
    assert "7 children as letters, 0 names found" in texts
    assert desk.paper.copies(file_of(desk)) == ()


def test_it_leaves_only_with_a_reason_and_one_confirmation(show: Show, demo_context: PageContext, queue: Path) -> None:
    page = show()
    press(page, demo_context, "printButton")
    assert not list(queue.iterdir())
    assert page.side.agreed.hasFocus()
    page.side.agreed.setChecked(True)
    page.side.because.set_text("  ")
    press(page, demo_context, "printButton")
    assert not list(queue.iterdir())
    assert demo_context.desk.paper.copies(file_of(demo_context.desk)) == ()


def test_report_and_key_are_filed_and_exactly_those_bytes_printed(
    show: Show, demo_context: PageContext, queue: Path
) -> None:
    desk = demo_context.desk
    page = show()
    made, key = page.made(), page.key()
    assert made is not None
    assert key is not None
    page.side.agreed.setChecked(True)
    press(page, demo_context, "printButton")
    jobs = [job.read_bytes() for job in sorted(queue.iterdir())]
    assert jobs == [made.rendered.data, key.rendered.data]
    filed = {copy.kind: desk.paper.copy_bytes(copy.id) for copy in desk.paper.copies(file_of(desk))}
    assert filed == {DocumentKind.REFERRAL: jobs[0], DocumentKind.IDENTITY_KEY: jobs[1]}
    assert said(page).startswith("Filed and sent to the printer: Referral, copy 1 of 1")
    assert "Cari Prosser" not in "".join(page_text(jobs[0], place) for place in range(made.rendered.pages))


def test_two_copies_are_numbered_and_one_key_goes_with_them(show: Show, demo_context: PageContext, queue: Path) -> None:
    page = show()
    page.side.copies.button("2").click()
    demo_context.workers.wait_idle()
    page.side.agreed.setChecked(True)
    press(page, demo_context, "printButton")
    jobs = [job.read_bytes() for job in sorted(queue.iterdir())]
    feet = [page_text(job, 0) for job in jobs]
    assert len(jobs) == 3
    assert "copy 1 of 2" in feet[0]
    assert "copy 2 of 2" in feet[2]
    assert "Identity key" in feet[1] or "identity key" in feet[1]


def test_without_the_key_only_the_report_goes(show: Show, demo_context: PageContext, queue: Path) -> None:
    page = show()
    button = page.findChild(Button, "printButton")
    assert button.label() == "Print report and key"
    page.side.key.setChecked(False)
    assert button.label() == "Print report"
    page.side.agreed.setChecked(True)
    press(page, demo_context, "printButton")
    assert len(list(queue.iterdir())) == 1


def test_full_names_for_this_school_have_no_key(show: Show, demo_context: PageContext) -> None:
    page = show()
    page.side.profile.set_value(Profile.INTERNAL_FULL.value)
    page.side.profile.chosen.emit(Profile.INTERNAL_FULL.value)
    demo_context.workers.wait_idle()
    assert page.key() is None
    made = page.made()
    assert made is not None
    assert "Cari Prosser" in "".join(page_text(made.rendered.data, n) for n in range(made.rendered.pages))


def test_the_key_can_be_looked_at(show: Show, demo_context: PageContext) -> None:
    page = show()
    page.frame.open_tab(KEY)
    demo_context.workers.wait_idle()
    key = page.key()
    assert key is not None
    assert page.pages.shown_bytes() == key.rendered.data


def test_saving_writes_the_filed_bytes_and_the_key_beside(
    qtbot: QtBot, show: Show, demo_context: PageContext, tmp_path: Path
) -> None:
    desk = demo_context.desk
    page = show()
    page.side.agreed.setChecked(True)
    demo_context.messages.answer_next(tmp_path / "report.pdf")
    page.findChild(Button, "savePdfButton").click()
    qtbot.waitUntil(lambda: said(page).startswith("Filed and saved"))
    demo_context.workers.wait_idle()
    filed = {copy.kind: desk.paper.copy_bytes(copy.id) for copy in desk.paper.copies(file_of(desk))}
    assert (tmp_path / "report.pdf").read_bytes() == filed[DocumentKind.REFERRAL]
    assert (tmp_path / "report_key.pdf").read_bytes() == filed[DocumentKind.IDENTITY_KEY]


def test_a_file_that_can_not_be_written_is_said(
    qtbot: QtBot, show: Show, demo_context: PageContext, tmp_path: Path
) -> None:
    page = show()
    page.side.agreed.setChecked(True)
    demo_context.messages.answer_next(tmp_path / "no such folder" / "report.pdf")
    page.findChild(Button, "savePdfButton").click()
    qtbot.waitUntil(lambda: page.findChild(Button, "savePdfButton").isEnabled() and bool(said(page)))
    assert "Filed and saved" not in said(page)
    demo_context.workers.wait_idle()


def test_without_a_printer_nothing_is_filed_and_saving_is_offered(
    show: Show, demo_context: PageContext, no_printer: None
) -> None:
    page = show()
    page.side.agreed.setChecked(True)
    press(page, demo_context, "printButton")
    assert said(page).startswith("No printer is set up on this PC")
    assert any(b.label() == "Save as PDF" and b.isVisible() for b in page.frame.notice.findChildren(Button))
    assert demo_context.desk.paper.copies(file_of(demo_context.desk)) == ()


def test_a_printer_that_refuses_is_said_and_the_same_copy_is_tried_again(
    show: Show, demo_context: PageContext, queue: Path, tmp_path: Path
) -> None:
    desk = demo_context.desk
    page = show()
    page.side.agreed.setChecked(True)
    (tmp_path / "broken").touch()
    press(page, demo_context, "printButton")
    first = desk.paper.copies(file_of(desk))
    assert len(first) == 1
    assert said(page)
    (tmp_path / "broken").unlink()
    press(page, demo_context, "printButton")
    jobs = [job.read_bytes() for job in sorted(queue.iterdir())]
    assert jobs[0] == desk.paper.copy_bytes(first[0].id)
    assert len(desk.paper.copies(file_of(desk))) == 2


def test_a_name_that_is_undecided_stops_everything_until_it_is_decided(
    show: Show, demo_context: PageContext, queue: Path
) -> None:
    desk = demo_context.desk
    pupil = next(p for p in desk.pupils.roll() if p.person is None and p.left_on is None)
    plant_name(desk, f"In our opinion {pupil.full} saw it.")
    page = show()
    made = page.made()
    assert made is not None
    assert [stray.found for stray in made.prepared.strays]
    page.side.agreed.setChecked(True)
    press(page, demo_context, "printButton")
    assert not list(queue.iterdir())
    assert "undecided" in said(page)
    for _name in range(4):
        QApplication.processEvents()
        combos = [c for c in page.side.names.findChildren(Combo, "strayCombo") if c.isVisible()]
        if not combos:
            break
        place = combos[0].count() - 1
        combos[0].set_value(str(place - 1))
        combos[0].chosen.emit(str(place - 1))
        demo_context.workers.wait_idle()
    made = page.made()
    assert made is not None
    assert made.prepared.strays == ()
    press(page, demo_context, "printButton")
    assert len(list(queue.iterdir())) == 2


def test_a_filed_copy_opens_as_it_was_filed(show: Show, demo_context: PageContext, queue: Path) -> None:
    desk = demo_context.desk
    page = show()
    page.side.agreed.setChecked(True)
    press(page, demo_context, "printButton")
    plant_name(desk, "Another opinion.")
    again = show()
    copy = next(c for c in desk.paper.copies(file_of(desk)) if c.kind is DocumentKind.REFERRAL)
    again.frame.copies.opened.emit(copy)
    demo_context.workers.wait_idle()
    assert again.pages.shown_bytes() == desk.paper.copy_bytes(copy.id)
    assert "as it was filed" in said(again)
    next(b for b in again.frame.notice.findChildren(Button) if b.label() == "Back to the preview").click()
    made = again.made()
    assert made is not None
    assert again.pages.shown_bytes() == made.rendered.data


def test_a_chronology_prints_as_it_was_filtered(show: Show, demo_context: PageContext, queue: Path) -> None:
    page = show(DocumentKind.CHRONOLOGY, filter=ChronologyFilter(kind="concern", place="Playground"))
    made = page.made()
    assert made is not None
    text = page_text(made.rendered.data, 0)
    assert "I-0407E" in text
    assert "I-0412K" not in text
    page.side.agreed.setChecked(True)
    press(page, demo_context, "printButton")
    assert [job.read_bytes() for job in queue.iterdir()] == [made.rendered.data]
    copies = demo_context.desk.paper.copies(file_of(demo_context.desk))
    assert copies[0].file_name == "H-0017P_chronology.pdf"


def test_ctrl_p_prints_and_close_goes_back(qtbot: QtBot, show: Show, demo_context: PageContext, queue: Path) -> None:
    page = show()
    page.side.agreed.setChecked(True)
    page.focus_first()
    qtbot.keyClick(page.pages.pages, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    demo_context.workers.wait_idle()
    assert list(queue.iterdir())
    with qtbot.waitSignal(page.close_requested):
        page.findChild(Button, "closePreviewButton").click()


def test_a_narrow_page_shows_pages_or_decisions(show: Show, demo_context: PageContext, queue: Path) -> None:
    page = show(width=700)
    assert page.pages.isVisible()
    assert not page.side.isVisible()
    press(page, demo_context, "printButton")
    assert page.side.isVisible()
    assert not page.pages.isVisible()
    assert page.frame.tabs.value() == DECISIONS
    assert not list(queue.iterdir())
