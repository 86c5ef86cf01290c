"""Write a quick report: eight things, filled from the vault, signed in the same step (domain.md 11, no. 30)."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal

from hsbdesk.desk.quick_reports import QuickView
from hsbdesk.domain.quick_report import ChildTonight, QuickReport
from hsbdesk.domain.referral import Referral
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.form_place import bring_into_view
from ui.pages.kept_form import KeptForm, Problem
from ui.pages.quick_report_stops import QuickStops
from ui.pages.side_by_side import SideBySide
from ui.pages.small_form import Ask, SmallForm
from ui.widgets.card import Card
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar

FORM = "quick_report"
_ROOM = 560
_TEXTS = ("happened", "at_risk", "done", "told", "reach")
_LOOK_AGAIN_MS = 400


class QuickReportForm(KeptForm):
    """Where each child is, what happened, who is at risk, what was done, who was told; then the passphrase."""

    signed = Signal(object)
    """The QuickView of what was signed."""

    def __init__(self, context: PageContext, view: QuickView, about: str) -> None:
        words = context.words
        super().__init__(
            context,
            FORM,
            about,
            title=words("Quick report"),
            subtitle=" · ".join(part for part in (view.child, view.about) if part),
            action=words("Sign and print"),
        )
        self._view = view
        self._quick = view.referral.quick or QuickReport()
        self._add_clock(view)
        self.stops = QuickStops(context)
        self.add(self.stops)
        self._add_children()
        self._add_texts()
        self.add_note(
            words(
                "The child's name, date of birth, address and carers, your name and the time are printed from the"
                " record. What stays empty prints as “Not known at {time}”.",
                time=f"{context.desk.now():%H:%M}",
            )
        )
        ask = Ask(
            key="passphrase",
            label=words("Your passphrase"),
            name="quickPassphraseEdit",
            kind="passphrase",
            hint=words("It is signed as {name} and frozen. Nobody else has to be there.", name=context.desk.me.short),
        )
        self.add_secret(SmallForm(context, (ask,)), title=words("Sign it"))
        self.set_job(self._prepare_report, self._on_signed)
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(_LOOK_AGAIN_MS)
        self._looking.timeout.connect(self._look_through)
        self.changed.connect(self._looking.start)
        self.stops.decided.connect(self._look_through)
        self.stops.show_stops(view.stops, view.strays)

    def referral(self) -> Referral:
        """Return the quick report as it stands on the screen."""
        typed = {key: self.values(key)[key] for key in _TEXTS}
        children = tuple(
            ChildTonight(child=row.child, now=self._cell("now", place), tonight=self._cell("tonight", place))
            for place, row in enumerate(self._quick.children)
        )
        return replace(self._view.referral, quick=replace(self._quick, children=children, **typed))

    def _cell(self, key: str, place: int) -> str:
        name = f"{key}{place}"
        return self.values(name)[name]

    # -- fields

    def _add_clock(self, view: QuickView) -> None:
        if view.clock:
            self.add(MessageBar(self.context.theme, "stop" if view.overdue else "tip", view.clock))

    def _add_texts(self) -> None:
        words, quick = self.context.words, self._quick
        asks = (
            Ask(
                key="happened",
                label=words("What happened, in exact words"),
                name="quickHappenedEdit",
                kind="text",
                value=quick.happened,
            ),
            Ask(
                key="at_risk",
                label=words("Who is at risk now"),
                name="quickRiskEdit",
                kind="text",
                value=quick.at_risk,
                placeholder=words("Who, where, and why it may happen again"),
            ),
            Ask(
                key="done",
                label=words("What was done at once"),
                name="quickDoneEdit",
                kind="text",
                value=quick.done,
                placeholder=words("Who stayed with whom, and what has changed since"),
            ),
            Ask(
                key="told",
                label=words("Who has been told"),
                name="quickToldEdit",
                kind="text",
                value=quick.told,
                placeholder=words("Who, by whom, when, and how"),
            ),
            Ask(
                key="reach",
                label=words("Your telephone, and until when it is answered"),
                name="quickReachEdit",
                value=quick.reach,
            ),
        )
        card = Card(self.context.theme)
        for ask in asks:
            part = SmallForm(self.context, (ask,))
            card.add(part)
            self.take_part(ask.key, part)
        self.add(card)

    def _add_children(self) -> None:
        words, theme = self.context.words, self.context.theme
        names = dict(self._view.children)
        card = Card(theme, words("Where each child is, and tonight"))
        for place, row in enumerate(self._quick.children):
            name = names.get(row.child, "")
            card.add(PlainLabel(name, style="strong", wrap=True))
            parts: list[tuple[SmallForm, int]] = []
            for key, label, value in (("now", words("Now"), row.now), ("tonight", words("Tonight"), row.tonight)):
                named = f"quick{key.capitalize()}{place}Edit"
                ask = Ask(key=f"{key}{place}", label=label, name=named, kind="text", value=value)
                part = SmallForm(self.context, (ask,))
                part.control(ask.key).setAccessibleName(f"{label}: {name}")
                self.take_part(ask.key, part)
                parts.append((part, 1))
            card.add(SideBySide(theme, parts, room=_ROOM))
        self.add(card)

    # -- what holds it back

    def _look_through(self) -> None:
        referral, answers = self.referral(), self.stops.names.answers()
        reports = self.context.desk.quick_reports

        def show(view: QuickView) -> None:
            if self.context.desk.is_open and self.save.isEnabled():
                self.stops.show_stops(view.stops, view.strays)

        self.context.workers.desk.run(lambda: reports.look_through(referral, answers), show, lambda _error: None, self)

    # -- signing

    def _prepare_report(self) -> Callable[[], QuickView] | None:
        words = self.context.words
        problems: list[Problem] = []
        if not self.values("happened")["happened"]:
            problems.append(("happened", "happened", words("Say in a few words what happened.")))
        if not self.accepts(problems):
            return None
        if not self.stops.is_answered():
            self.say("stop", words("Answer what holds it back first. What you typed is kept."))
            self.stops.go_to_first()
            return None
        secret = self.secret.values()["passphrase"] if self.secret is not None else ""
        if not secret and self.secret is not None:
            self.secret.show_problems([("passphrase", words("Type your passphrase: it signs the report."))])
            bring_into_view(self.secret.control("passphrase"))
            return None
        self._looking.stop()
        reports = self.context.desk.quick_reports
        answers, reasons = self.stops.names.answers(), self.stops.reasons()
        return partial(reports.finish, self.referral(), secret, answers=answers, reasons=reasons)

    def say_refusal(self, error: DeskError) -> None:
        """Say why it was not signed, at the field it is about, and show what is to answer."""
        super().say_refusal(error)
        if error.id in {"stray_names_undecided", "sign_off_stopped"}:
            self._look_through()

    def _on_signed(self, view: QuickView) -> None:
        if self.secret is not None:
            self.secret.set_values({"passphrase": ""})
        changes = self.context.changes
        changes.record_changed.emit("referral", view.referral.id)
        changes.file_changed.emit(view.referral.file)
        changes.tasks_changed.emit()
        self.signed.emit(view)
