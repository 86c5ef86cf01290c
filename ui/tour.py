"""The tour: a picture of every screen of the demo vault, and every printed document as PDF, without a display."""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QWidget

from hsbdesk.desk.children import ChildRow
from hsbdesk.desk.desk import Desk, Places
from hsbdesk.desk.preferences import Preferences
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.intervention import Judgement
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.errors import DeskError
from hsbdesk.words import Words
from ui.demo import DEMO_PASSPHRASE, DEMO_START
from ui.main_window import MainWindow
from ui.pages.print_wish import PrintWish
from ui.program import Program
from ui.routes import Route
from ui.tour_draft import keep_demo_draft
from ui.tour_plan import find_plan_stops, prepare_plan_papers, show_plan
from ui.tour_referral import find_referral_stops, prepare_referral_papers, show_referrals
from ui.widgets.button import Button

T = TypeVar("T")
_SETTINGS = (
    "phones",
    "services",
    "thresholds",
    "forms",
    "guidance",
    "year",
    "places",
    "pupils",
    "members",
    "brook",
    "look",
    "about",
)
_REPORTS = ("months", "effects", "clocks", "gaps")
_LONGEST_WAIT = 60.0


def run_tour(places: Places, words: Words, out: Path, theme: str, size: tuple[int, int], scale: float) -> int:
    """Write the pictures and documents into a folder; return the exit code."""
    with tempfile.TemporaryDirectory(prefix="hsbdesk-tour-") as home:
        own = replace(
            places,
            settings=Path(home) / "settings.toml",
            state=Path(home) / "state.json",
            logs=Path(home) / "logs",
            vaults=Path(home),
            demo=Path(home) / "demo",
        )
        Preferences(own).change(theme=theme, text_scale=round(scale * 100), window=size)
        qInstallMessageHandler(_pass_on)
        try:
            out.mkdir(parents=True, exist_ok=True)
            return Tour(Program(own, words), out).go()
        except (DeskError, OSError) as error:
            said = words.refusal(error) if isinstance(error, DeskError) else f"{error.strerror}: {out}"
            print(said, file=sys.stderr)  # noqa: T201 - the tour has no window
            return 1


class Tour:
    """Goes from screen to screen as a person would, and keeps a picture of each."""

    def __init__(self, program: Program, out: Path) -> None:
        self._program = program
        self._out = out
        self._taken = 0
        self._failed = False

    def go(self) -> int:
        """Take every picture, then every document; return 1 when a screen could not be shown, else 0."""
        window = self._program.start(demo=True, clock=lambda: DEMO_START)
        try:
            self._front(window)
            self._desk(window)
            self._documents(window.context.desk)
        finally:
            self._program.end()
        return 1 if self._failed else 0

    # -- stops

    def _front(self, window: MainWindow) -> None:
        self._settle(window)
        self._shoot(window, "sign_in")
        window.show_first_run()
        self._shoot(window, "first_run")

    def _desk(self, window: MainWindow) -> None:
        desk = window.context.desk
        folder = self._program.demo_folder()
        member = self._ask(window, lambda: desk.read_front(folder).members[0].id)
        self._ask(window, lambda: desk.sign_in(folder, member, DEMO_PASSPHRASE))
        window.enter()
        child = self._ask(window, lambda: _most_urgent(desk))
        concern, untriaged = self._ask(window, lambda: _concerns(desk, child.file))
        referral = self._ask(window, lambda: desk.referrals.rows(child.file)[0].id)
        judged = self._ask(window, lambda: _judged_mixed(desk, child.file))
        draft = self._ask(window, lambda: keep_demo_draft(desk))
        stops: tuple[tuple[str, Route], ...] = (
            ("today", Route("today")),
            ("children", Route("children")),
            ("child_overview", Route("child", file=child.file, tab="overview")),
            ("chronology", Route("child", concern, child.file, "chronology")),
            ("concerns", Route("child", concern, child.file, "concerns")),
            ("interventions", Route("child", judged, child.file, "interventions")),
            ("child_referrals", Route("child", file=child.file, tab="referrals")),
            ("people", Route("child", file=child.file, tab="people")),
            ("history", Route("child", file=child.file, tab="history")),
            ("log_a_concern", Route("log", draft)),
            ("triage", Route("triage", untriaged)),
            ("call_record", Route("call", untriaged)),
            ("referrals", Route("referrals")),
            ("referral", Route("referral", referral, child.file)),
            ("quick_report", Route("quick", concern)),
            ("decision", Route("decision", concern, child.file)),
            ("print_preview", Route("print", file=child.file, wish=_wish(child.file, referral))),
            ("reports", Route("reports", tab="places")),
            *((f"reports_{tab}", Route("reports", tab=tab)) for tab in _REPORTS),
            ("settings", Route("settings")),
            *((f"settings_{part}", Route("settings", tab=part)) for part in _SETTINGS),
        )
        for name, route in stops:
            self._visit(window, name, route)
        self._record(window, Route("child", file=child.file, tab="interventions"))
        plans = self._ask(window, lambda: find_plan_stops(desk, child.file))
        show_plan(window, plans, lambda name: self._shoot(window, name))
        referrals = self._ask(window, lambda: find_referral_stops(desk, child.file))
        show_referrals(window, referrals, lambda name: self._shoot(window, name))
        self._search(window, child)
        self._cover(window)

    def _visit(self, window: MainWindow, name: str, route: Route) -> None:
        if window.view is None:
            return
        try:
            window.view.go(route)
            self._shoot(window, name)
        except Exception as fault:  # noqa: BLE001 - the other screens are still worth a picture
            self._failed = True
            self._taken += 1
            error = window.context.workers.failures.note_fault(fault)
            print(f"{name}: {window.context.words.refusal(error)}", file=sys.stderr)  # noqa: T201

    def _record(self, window: MainWindow, route: Route) -> None:
        if window.view is None:
            return
        window.view.go(route)
        self._settle(window)
        button = window.findChild(Button, "recordInterventionButton")
        if button is not None:
            button.click()
        self._shoot(window, "record_an_intervention")

    def _search(self, window: MainWindow, child: ChildRow) -> None:
        view = window.view
        if view is None:
            return
        view.go(Route("today"))
        self._settle(window)
        panel = view.open_search()
        panel.edit.setText(child.name.split(" ", maxsplit=1)[0])
        panel.search(panel.edit.text())
        self._shoot(window, "search")
        panel.close_search()

    def _cover(self, window: MainWindow) -> None:
        window.show_help()
        helping = window.help_window()
        if helping is not None:
            self._shoot(helping, "help")
        window.blank()
        cover = window.cover()
        if cover is not None:
            self._shoot(cover, "blank")
            cover.drop()

    def _documents(self, desk: Desk) -> None:
        child = _most_urgent(desk)
        referral = desk.referrals.rows(child.file)[0].id
        wishes = (
            ("referral", DocumentKind.REFERRAL, referral),
            ("identity_key", DocumentKind.IDENTITY_KEY, referral),
            ("chronology", DocumentKind.CHRONOLOGY, None),
            ("overview", DocumentKind.OVERVIEW, None),
            ("report", DocumentKind.PATTERNS, None),
            ("governor_summary", DocumentKind.GOVERNOR_SUMMARY, None),
        )
        for name, kind, record in wishes:
            prepared = desk.paper.prepare(kind, child.file, record=record)
            (self._out / f"{name}.pdf").write_bytes(desk.paper.render(prepared).data)
        for name, prepared in prepare_referral_papers(desk, find_referral_stops(desk, child.file)):
            (self._out / f"{name}.pdf").write_bytes(desk.paper.render(prepared).data)
        for name, prepared in prepare_plan_papers(desk, find_plan_stops(desk, child.file)):
            (self._out / f"{name}.pdf").write_bytes(desk.paper.render(prepared).data)

    # -- taking pictures

    def _shoot(self, widget: QWidget, name: str) -> None:
        self._settle(widget)
        self._taken += 1
        widget.grab().save(str(self._out / f"{self._taken:02}_{name}.png"))

    def _settle(self, widget: QWidget) -> None:
        """Wait until nothing is under way and layouts have found their sizes."""
        workers = self._program.workers()
        widget.activateWindow()
        for _turn in range(4):
            if not workers.wait_idle(_LONGEST_WAIT):
                raise DeskError("tour_took_too_long")
            loop = QEventLoop()
            QTimer.singleShot(40, loop.quit)
            loop.exec()
        widget.repaint()

    def _ask(self, window: MainWindow, job: Callable[[], T]) -> T:
        """Return the desk's answer; a refusal is raised here."""
        found: list[T] = []
        refused: list[DeskError] = []
        window.context.workers.desk.run(job, found.append, refused.append)
        window.context.workers.wait_idle(_LONGEST_WAIT)
        if refused:
            raise refused[0]
        return found[0]


def _pass_on(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if not message.startswith("This plugin does not support"):
        print(message, file=sys.stderr)  # noqa: T201


def _most_urgent(desk: Desk) -> ChildRow:
    return next(row for row in desk.files.children().rows if row.kind is FileKind.HSB)


def _concerns(desk: Desk, file: FileId) -> tuple[RecordId, RecordId]:
    """Return the newest concern, and one to show the triage of."""
    rows = desk.concerns.rows(file, "all")
    open_rows = desk.concerns.rows(None, "not_triaged")
    return rows[0].id, (open_rows or rows)[0].id


def _judged_mixed(desk: Desk, file: FileId) -> RecordId:
    """Return the newest intervention whose effect was judged to be mixed: there is most to see."""
    rows = desk.interventions.rows(file)
    return next((row.id for row in reversed(rows) if row.judgement == Judgement.MIXED), rows[0].id)


def _wish(file: FileId, referral: RecordId) -> PrintWish:
    return PrintWish(DocumentKind.REFERRAL, file, referral)
