"""Fills the cards beside a plan."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsbdesk.desk.plan_signoff_view import PlanSignView
from hsbdesk.desk.plan_views import DueLine, PlanPage
from hsbdesk.desk.tellings import RecallRow, ToldRow
from hsbdesk.domain.plan_duty import DueKind
from ui.pages.card_lines import CardLines, Wish
from ui.pages.plan_fields import said_day
from ui.pages.rows import make_dash_row
from ui.widgets.card import Card
from ui.widgets.divider import Divider
from ui.widgets.fact_list import FactList
from ui.widgets.label import PlainLabel
from ui.widgets.state_icon import StateIcon
from ui.widgets.tag import Tag

_TOLD_SHOWN = 5
_LABEL_WIDTH = 74
_ICON = 16
_SIGNS = {"stands": "done", "carried": "done", "declined": "check", "fallen": "check"}


class SideCards(CardLines):
    """Makes the lines; `wish` asks for a form."""

    def fill_force(self, card: Card, page: PlanPage, row: str) -> None:
        """Say what is in force, interim changes first, and offer another one."""
        words = self._context.words
        if page.since:
            card.add(PlainLabel(page.since, style="small", tone="quiet", wrap=True))
        for line in page.interims:
            text = f"{line.no} {line.text}"
            said = " · ".join(part for part in (line.who, line.until) if part)
            detail = PlainLabel(said, style="caption", tone="warn" if line.overdue else "quiet", wrap=True)
            named = words("Decide about interim change {n}", n=line.no)
            card.add(self.line(text, detail, words("Decide"), named, ("decide", line.key)))
        card.add(self.links([("interim", row, words("Add an interim change"), "addInterimButton")]))
        actions: list[tuple[str, str, str, str]] = []
        if page.versions:
            actions.append(("compare", "", words("Versions"), "planVersionsButton"))
        if page.current is not None:
            actions.append(("review", "", words("Review"), "planReviewButton"))
            actions.append(("end", "", words("Step down"), "planEndButton"))
        if actions:
            card.add(self.links(actions))

    def fill_due(self, card: Card, page: PlanPage, go: Wish) -> None:
        """List what is due, each with what to do; what another card offers already is not said twice."""
        for place, line in enumerate(due_here(page)):
            if place:
                card.add(Divider())
            card.add(self._due_line(line, go))

    def fill_draft(self, card: Card, page: PlanPage) -> bool:
        """Show the version that is being written, or offer to begin one; False when there is nothing to say."""
        words, theme = self._context.words, self._context.theme
        if page.draft is None:
            if page.current is None:
                return False
            n = page.current.plan_version + 1
            card.set_title(words("Next version"))
            card.add(
                PlainLabel(words("What is in force changes by a new version."), style="small", tone="quiet", wrap=True)
            )
            card.add(self.links([("version", "", words("Begin v{n}", n=n), "beginVersionButton")]))
            return True
        card.set_title(words("Plan v{n}", n=page.draft.plan_version))
        card.add(_left(Tag(theme, words("Draft"))))
        facts: list[tuple[str, str]] = [(words("Reason"), page.why or words("not said yet"))]
        if page.current is not None:
            changed = words.count(page.changed_rows, "1 row", "{n} rows")
            facts.append((words("Changed"), changed if page.changed_rows else words("nothing yet")))
        review = "; ".join(f"{line.when} ({line.text})" for line in page.due if line.kind in {"REVIEW", "CLOSURE"})
        if review:
            facts.append((words("Review"), review))
        if page.sight:
            facts.append((page.child, words("{sight} in sight", sight=page.sight)))
        card.add(FactList(theme, facts, label_width=_LABEL_WIDTH))
        actions = [("sign", "", words("Send for sign-off"), "sendForSignOffButton")]
        if page.current is not None:
            actions.insert(0, ("compare", "", words("Compare"), "comparePlanButton"))
        card.add(self.links(actions))
        return True

    def fill_sign(self, card: Card, view: PlanSignView) -> None:
        """Say who has signed and who is asked."""
        words = self._context.words
        for row in view.parts:
            box, line = self._row()
            kind = _SIGNS.get(row.state, "tip")
            line.addWidget(StateIcon(self._context.theme, kind, size=_ICON), 0, Qt.AlignmentFlag.AlignTop)
            texts = QVBoxLayout()
            texts.setSpacing(0)
            texts.addWidget(PlainLabel(row.who or row.label, style="small", wrap=True))
            texts.addWidget(PlainLabel(row.line, style="caption", tone="quiet", wrap=True))
            line.addLayout(texts, 1)
            card.add(box)
        card.add(self.links([("sign", "", words("Signatures"), "planSignaturesButton")]))

    def fill_told(self, card: Card, told: Sequence[ToldRow], recall: Sequence[RecallRow]) -> None:
        """Say who was told what, and who still holds the old one."""
        words = self._context.words
        if recall:
            head = words.count(len(recall), "1 person holds the old one", "{n} people hold the old one")
            card.add(make_dash_row(self._context.theme, PlainLabel(head, style="smallStrong", wrap=True), sign="check"))
            for row in recall:
                detail = PlainLabel(" ".join((row.holds, *row.reasons)), style="caption", tone="quiet", wrap=True)
                named = words("Tell {who} anew", who=row.who)
                card.add(self.line(row.who, detail, words("Tell anew"), named, ("tell", row.told[-1].id)))
            card.add(Divider())
        for row in told[:_TOLD_SHOWN]:
            detail = PlainLabel(
                " · ".join(part for part in (row.what, row.when, row.state) if part),
                style="caption",
                tone="warn" if row.is_old else "quiet",
                wrap=True,
            )
            if row.told.return_by and not row.is_returned:
                named = words("What became of the paper {who} holds", who=row.who)
                card.add(self.line(row.who, detail, words("Given back"), named, ("return", row.told.id)))
            else:
                card.add(self.line(row.who, detail, "", "", None))
        if not told:
            card.add(PlainLabel(words("Nobody is noted yet."), style="small", tone="quiet", wrap=True))
        actions = [("tell", "", words("Note who was told"), "noteToldButton")]
        if told:
            rest = words("All {n}", n=len(told))
            actions.append(("told", "", rest, "allToldButton"))
        card.add(self.links(actions))

    def fill_family(self, card: Card, page: PlanPage) -> bool:
        """Say what the family does and whose voices are in the plan; False without a plan."""
        plan, words = page.shown, self._context.words
        if plan is None:
            return False
        if page.names_off:
            card.add(PlainLabel(words("Names are off. Press F8 to read it."), style="small", tone="quiet", wrap=True))
        else:
            for voice in plan.voices[-2:]:
                who = page.child if voice.of == "CHILD" else voice.name or words("Carer")
                said = (
                    f"{who}, {said_day(voice.on)}: “{voice.words}”" if voice.words else f"{who}, {said_day(voice.on)}"
                )
                card.add(PlainLabel(said, style="small", wrap=True))
            if plan.family.needs_help:
                card.add(
                    PlainLabel(words("Needs help with: {what}", what=plan.family.needs_help), style="small", wrap=True)
                )
            if not plan.voices and not plan.family.needs_help:
                card.add(PlainLabel(words("Nothing written yet."), style="small", tone="quiet", wrap=True))
        label = words("Write it") if page.draft is not None else words("Read it")
        card.add(
            self.links(
                [("front", "", label, "planFrontButton"), ("meeting", "", words("Meeting view"), "meetingButton")]
            )
        )
        return True

    # -- parts

    def _due_line(self, line: DueLine, go: Wish) -> QWidget:
        tone = "stop" if line.overdue else "quiet"
        said = " · ".join(part for part in (line.when, line.detail) if part)
        detail = PlainLabel(said, style="caption", tone=tone, wrap=True)
        wish = due_wish(line)
        action = line.action_text if wish is not None else ""
        return self.line(line.text, detail, action, f"{action}: {line.text}", wish, go)

    def _row(self) -> tuple[QWidget, QHBoxLayout]:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._context.theme.px(8))
        return box, row


def due_here(page: PlanPage) -> tuple[DueLine, ...]:
    """Return what is due but for what stands in a card of its own: interim changes in time, signatures."""
    return tuple(line for line in page.due if line.overdue or line.kind not in {DueKind.INTERIM, DueKind.SIGNATURES})


def due_wish(line: DueLine) -> tuple[str, str] | None:
    """Return the form, row or settings page that settles what is due; None where the page itself does."""
    match line.kind:
        case DueKind.REVIEW:
            return ("review", "")
        case DueKind.INTERIM:
            return ("decide", line.change)
        case DueKind.HOLD:
            return ("hold", line.row)
        case DueKind.CLOSURE:
            return ("closure", line.closure)
        case DueKind.LOOSEN:
            return ("loosen", f"{line.row}/{line.control}")
        case DueKind.RETURN:
            return ("return", next(iter(line.told), ""))
        case DueKind.RECALL:
            return ("told", "")
        case DueKind.SIGNATURES | DueKind.START:
            return ("sign", "")
        case DueKind.NO_TERM:
            return ("settings", "year")
        case _:
            return ("row", line.row) if line.row else None


def _left(widget: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return box
