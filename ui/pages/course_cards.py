"""Fills the cards of the send log: clocks, what was decided, what a refusal opened, the ladder, councils."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hsbdesk.desk.course_views import (
    AnswerRow,
    CourseClock,
    CourseView,
    EscalationRow,
    LadderStep,
    MatterRow,
    RefusalView,
)
from hsbdesk.domain.referral_due import CourseDueKind
from hsbdesk.domain.sending import RefusalMatter
from ui.pages.card_lines import CardLines
from ui.pages.entry_card import make_column
from ui.pages.rows import make_dash_row
from ui.widgets.card import Card
from ui.widgets.divider import Divider
from ui.widgets.label import PlainLabel
from ui.widgets.quote_block import QuoteBlock
from ui.widgets.state_icon import StateIcon

_ICON = 16
_GAP = 8
_RING = 4
_RUNGS = {"done": "done", "waiting": "check", "next": "tip", "later": ""}


class CourseCards(CardLines):
    """Makes the lines; `wish` asks for a form of `build_course_form`, or for "again", "plan", "call"."""

    def fill_clocks(self, card: Card, view: CourseView) -> None:
        """List what is due and by when, late first; what the card of a refusal asks is not said twice."""
        words = self._context.words
        shown = [clock for clock in view.clocks if clock.kind != CourseDueKind.MATTER]
        for place, clock in enumerate(shown):
            if place:
                card.add(Divider())
            card.add(self._clock(clock))
        if not shown:
            said = words("Nothing is waited for.") if view.sendings else words("Clocks start when it is sent.")
            card.add(PlainLabel(said, style="small", tone="quiet", wrap=True))

    def fill_answers(self, card: Card, view: CourseView) -> None:
        """Say what was decided about each child, with the reason in quotation marks; earlier answers below."""
        words, theme = self._context.words, self._context.theme
        shown: set[str] = set()
        for child in view.children:
            row = child.answer
            if row is None or not view.answers:
                said = PlainLabel(words("no decision noted yet"), style="small", tone="quiet", wrap=True)
                card.add(self._two(child.name, said))
                continue
            if row.key and row.key in shown:
                continue
            shown.add(row.key)
            card.add(self._answer(child.name, row))
        earlier = [row for row in view.answers if not row.stands]
        if earlier:
            card.add(Divider())
            card.add(PlainLabel(words("Before that"), style="label"))
        for row in earlier:
            parts = (row.child_name, row.decision_text, row.when, row.given_by)
            card.add(make_dash_row(theme, ", ".join(part for part in parts if part)))
        if not view.children and not view.answers:
            card.add(
                PlainLabel(words("The referral names no child about whom they decide."), style="small", tone="quiet")
            )

    def fill_refusal(self, card: Card, refusal: RefusalView) -> None:
        """List the five matters of a refusal, each with what came of it or what is asked today."""
        words = self._context.words
        card.set_title(words("Refused: {what}", what=refusal.title))
        left = open_matters(refusal)
        if refusal.is_over:
            said = words("Another decision has taken its place.")
        elif left:
            said = words.count(left, "1 thing is open, due the same day.", "{n} things are open, due the same day.")
        elif refusal.open:
            said = words("What was open goes on in the referral that took it up again.")
        else:
            said = words("All five are settled.")
        card.add(PlainLabel(said, style="small", tone="quiet", wrap=True))
        for matter in refusal.matters:
            card.add(Divider())
            card.add(self._matter(matter, is_over=refusal.is_over))

    def fill_ladder(self, card: Card, view: CourseView) -> None:
        """Show the ladder with what was done on each rung."""
        words = self._context.words
        for place, step in enumerate(view.ladder):
            if place:
                card.add(Divider())
            card.add(self._rung(place + 1, step))
        if not view.is_closed:
            card.add(self.links([("escalate", "", words("Note a step"), "escalateButton")]))

    def fill_councils(self, card: Card, view: CourseView) -> None:
        """Say which council takes it; until one accepts in writing the clocks of both run."""
        words = self._context.words
        for place, row in enumerate(view.councils):
            if place:
                card.add(Divider())
            if row.in_writing:
                said = words("accepted in writing {day}", day=row.in_writing)
            elif row.takes_text:
                said = words("takes it: {answer}", answer=row.takes_text.lower())
            else:
                said = words("not asked yet")
            detail = PlainLabel(
                " · ".join(part for part in (row.part, said, row.asked) if part),
                style="caption",
                tone="quiet",
                wrap=True,
            )
            action = words("Note it") if not view.is_closed else ""
            card.add(self.line(row.council, detail, action, f"{action}: {row.council}", ("taking", row.council)))

    def fill_after(self, card: Card, view: CourseView) -> None:
        """Offer what comes after it: a new report from it, and its end."""
        words = self._context.words
        actions: list[tuple[str, str, str, str]] = []
        for follow in view.follows:
            detail = PlainLabel(words("taken up again"), style="caption", tone="quiet")
            named = words("Open {number}", number=follow.label)
            card.add(self.line(follow.label, detail, words("Open"), named, ("follow", follow.code)))
        if view.may_refer_again and not view.follows:
            said = words("A new one starts with its requests, thresholds and records, and must say what has changed.")
            card.add(PlainLabel(said, style="small", tone="quiet", wrap=True))
            actions.append(("again", "", words("Refer again"), "referAgainButton"))
        if view.is_closed:
            card.add(PlainLabel(words("Closed: {why}", why=view.closed_text), style="small", wrap=True))
        elif view.sendings:
            actions.append(("close", "", words("Close it"), "closeCourseButton"))
        if actions:
            card.add(self.links(actions))

    # -- parts

    def _clock(self, clock: CourseClock) -> QWidget:
        box, column = make_column(self._context.theme, spacing=0)
        column.addWidget(PlainLabel(clock.text, style="smallStrong" if clock.overdue else "small", wrap=True))
        left = clock.left if not clock.overdue and clock.left != clock.when.lower() else ""
        column.addWidget(
            PlainLabel(
                " · ".join(part for part in (clock.when, left) if part),
                style="captionStrong",
                tone="stop" if clock.overdue else "quiet",
                wrap=True,
            )
        )
        column.addWidget(PlainLabel(clock.detail, style="caption", tone="quiet", wrap=True))
        wish, action = clock_wish(clock), self._clock_action(clock)
        if wish is not None:
            column.addWidget(self.link(action, f"{action}: {clock.text}", wish), 0, Qt.AlignmentFlag.AlignLeft)
        return self._marked(box, "stop" if clock.overdue else "tip" if clock.is_info else "check")

    def _clock_action(self, clock: CourseClock) -> str:
        words = self._context.words
        match clock.kind:
            case CourseDueKind.DECIDE | CourseDueKind.FOLLOW_UP:
                return words("Note the decision")
            case CourseDueKind.ACKNOWLEDGE:
                return words("Note it")
            case CourseDueKind.TAKE:
                return words("Note it")
            case CourseDueKind.MORE:
                return words("Note the sending")
            case CourseDueKind.ESCALATE:
                return words("Escalate")
            case _:
                return words("Note the answer")

    def _answer(self, name: str, row: AnswerRow) -> QWidget:
        words, theme = self._context.words, self._context.theme
        box, column = make_column(theme, spacing=4)
        parts = (row.when, row.given_by, row.how_text)
        said, lines = make_column(theme, spacing=0)
        lines.addWidget(PlainLabel(row.decision_text, style="strong", wrap=True))
        lines.addWidget(PlainLabel(", ".join(part for part in parts if part), style="small", tone="quiet", wrap=True))
        column.addWidget(self._two(name, said, icon="check" if row.refuses else "done"))
        if row.reason:
            quote = QuoteBlock(theme, (f"“{row.reason.strip('“”')}”",))
            quote.setAccessibleName(words("Their reason"))
            column.addWidget(quote)
        more = (
            words("Offered instead: {what}", what=row.alternative) if row.alternative else "",
            words("Spoke with the school first: {what}", what=row.conversation) if row.conversation else "",
            row.what_we_did,
        )
        for text in more:
            if text:
                column.addWidget(PlainLabel(text, style="small", tone="quiet", wrap=True))
        return box

    def _matter(self, row: MatterRow, *, is_over: bool) -> QWidget:
        words, theme = self._context.words, self._context.theme
        last = row.steps[-1] if row.steps else None
        box, column = make_column(theme, spacing=0)
        if last is not None:
            column.addWidget(PlainLabel(last.outcome_text, style="strong", wrap=True))
            parts = (last.when, last.by, last.words)
            column.addWidget(PlainLabel(" · ".join(p for p in parts if p), style="small", tone="quiet", wrap=True))
            if last.next_text:
                again = words("looked at again {day}", day=last.next_text)
                column.addWidget(PlainLabel(again, style="small", tone="quiet", wrap=True))
        else:
            column.addWidget(PlainLabel(row.question, style="strong", wrap=True))
        state = "done"
        if row.is_open:
            state = "stop" if row.overdue else "check"
            said = words("due {when}", when=row.when[:1].lower() + row.when[1:]) if not row.overdue else row.when
            column.addWidget(PlainLabel(said, style="caption", tone="stop" if row.overdue else "warn", wrap=True))
        elif is_over and last is None:
            state = "tip"
        actions: list[tuple[str, str, str, str]] = []
        about = f"{row.answer}/{row.matter.value}"
        if row.is_open:
            actions.append(("settle", about, words("Settle"), "settleButton"))
        elif last is not None and not is_over:
            actions.append(("settle", about, words("Note more"), "settleMoreButton"))
        if row.is_open and row.matter is RefusalMatter.SAFE_MEANWHILE:
            actions.append(("plan", "", words("Open the risk plan"), "openPlanButton"))
        if row.is_open and row.matter is RefusalMatter.ANSWER:
            actions.append(("escalate", "", words("Escalate"), "escalateMatterButton"))
        if actions:
            column.addSpacing(self._context.theme.px(_RING))
            column.addWidget(self.links(actions, about=row.text))
        return self._marked(box, state)

    def _rung(self, place: int, step: LadderStep) -> QWidget:
        words, theme = self._context.words, self._context.theme
        box, column = make_column(theme, spacing=2)
        states = {
            "done": words("done"),
            "waiting": words("waits for an answer"),
            "next": words("next step"),
            "later": "",
        }
        said = " · ".join(part for part in (f"{place} {step.label}", states[step.state]) if part)
        quiet = "quiet" if step.state == "later" else ""
        column.addWidget(PlainLabel(said, style="small", tone=quiet, wrap=True))
        for row in step.rows:
            column.addWidget(self._escalation(row))
        kind = _RUNGS[step.state]
        return self._marked(box, kind)

    def _escalation(self, row: EscalationRow) -> QWidget:
        words = self._context.words
        parts = [words("{when}, to {who}", when=row.when, who=row.who), row.grounds]
        if row.answer:
            parts.append(words("Answer {when}: {what}", when=row.answered, what=row.answer))
        if row.next_text:
            parts.append(words("next contact {day}", day=row.next_text))
        tone = "stop" if row.overdue else "quiet"
        detail = PlainLabel(" · ".join(parts), style="caption", tone=tone, wrap=True)
        action = words("Note the answer") if row.is_waiting or row.next_text else ""
        return self.line("", detail, action, f"{action}: {row.who}", ("escalation", row.key))

    def _marked(self, content: QWidget, kind: str) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._context.theme.px(_GAP))
        if kind:
            row.addWidget(StateIcon(self._context.theme, kind, size=_ICON), 0, Qt.AlignmentFlag.AlignTop)
        else:
            row.addSpacing(self._context.theme.px(_ICON + _GAP))
        row.addWidget(content, 1)
        return box

    def _two(self, name: str, said: QWidget, *, icon: str = "tip") -> QWidget:
        box, column = make_column(self._context.theme, spacing=0)
        column.addWidget(PlainLabel(name, style="label", wrap=True))
        column.addWidget(said)
        return self._marked(box, icon)


def open_matters(refusal: RefusalView) -> int:
    """Return how many matters of a refusal are asked for here."""
    return sum(row.is_open for row in refusal.matters)


def clock_wish(clock: CourseClock) -> tuple[str, str] | None:
    """Return the form that ends a clock, None for what is for information."""
    match clock.kind:
        case CourseDueKind.DECIDE | CourseDueKind.FOLLOW_UP:
            return ("answer", "")
        case CourseDueKind.ACKNOWLEDGE:
            return ("arrival", clock.sending)
        case CourseDueKind.TAKE:
            return ("taking", clock.council)
        case CourseDueKind.MORE:
            return ("sent", "")
        case CourseDueKind.ESCALATE:
            return ("escalate", "")
        case CourseDueKind.NEXT_CONTACT:
            return ("escalation", clock.escalation)
        case _:
            return None
