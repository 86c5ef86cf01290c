"""Put an interim change into force: few fields, sensible defaults, Ctrl+Enter (domain.md section 6.5)."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal

from hsbdesk.desk.plan_views import PlanPage
from hsbdesk.domain.ids import RecordId, new_id
from hsbdesk.domain.interim import InterimChange
from hsbdesk.domain.plan_dates import interim_end
from hsbdesk.domain.sharing import ContentTier, Told
from ui.context import PageContext
from ui.pages.kept_form import KeptForm, Problem
from ui.pages.plan_fields import code_options, day_and_time, row_options, said_day, split_names, typed_now
from ui.pages.side_by_side import SideBySide
from ui.pages.small_form import Ask, SmallForm
from ui.widgets.card import Card
from ui.widgets.message_bar import MessageBar

FORM = "plan_interim"
_ROOM = 560
_WIDTHS = {"told": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class InterimStart:
    """What the form begins with."""

    row: str = ""
    """Key of the plan row it changes."""
    places: tuple[str, ...] = ()
    concern: RecordId | None = None
    because: str = ""
    """The concern in words, shown above: "I-0412K, Tue 17 March 2026, Year 5 cloakroom"."""


class InterimForm(KeptForm):
    """What, who and cover, where, from when, who has been told; when it ends is said."""

    put_into_force = Signal()

    def __init__(self, context: PageContext, page: PlanPage, start: InterimStart) -> None:
        words = context.words
        subtitle = " · ".join(part for part in (page.child, start.because) if part)
        super().__init__(
            context,
            FORM,
            f"{page.file} {start.concern or start.row}",
            title=words("Put an interim change into force"),
            subtitle=subtitle,
            action=words("Put it into force"),
        )
        self._page = page
        self._begun = start
        self._key = str(new_id())
        self._make_fields(start)
        self.add(MessageBar(context.theme, "tip", self._ends()))
        self.set_job(self._prepare_change, self._on_put)

    def _make_fields(self, start: InterimStart) -> None:
        context, words, theme = self._context, self._context.words, self._context.theme
        rows = self._page.current.rows if self._page.current is not None else ()
        hows = tuple((code, label) for code, label in code_options(context, "told_how") if code != "PRINTED")
        now = typed_now(context)
        asks = (
            Ask(
                key="what",
                label=words("What is done differently from now on"),
                name="interimWhatEdit",
                kind="text",
                aid=True,
                placeholder=words("Uses the other cloakroom; an adult at the door until the last child has left"),
            ),
            Ask(key="who", label=words("Who does it"), name="interimWhoEdit"),
            Ask(
                key="cover",
                label=words("Who, when they are away"),
                name="interimCoverEdit",
                optional=words("empty is “no cover”"),
            ),
            Ask(
                key="row",
                label=words("Which place of the plan it changes"),
                name="interimRowCombo",
                kind="choice",
                value=start.row,
                options=row_options(rows, empty=words("a place without a row")),
            ),
            Ask(
                key="places",
                label=words("Where"),
                name="interimPlacesEdit",
                value=", ".join(start.places),
                optional=words("the school's own places"),
            ),
            Ask(
                key="told",
                label=words("Who has been told"),
                name="interimToldEdit",
                optional=words("names with commas"),
                placeholder=words("E. Lloyd, J. Pugh"),
            ),
            Ask(key="how", label=words("How"), name="interimHowCombo", kind="choice", value="IN_PERSON", options=hows),
            Ask(key="from", label=words("From when"), name="interimFromEdit", kind="moment", value=now),
        )
        made = {ask.key: SmallForm(context, (ask,)) for ask in asks}
        card = Card(theme)
        card.add(made["what"])
        for keys in (("who", "cover"), ("row", "places") if rows else ("places",), ("told", "how", "from")):
            card.add(SideBySide(theme, tuple((made[key], _WIDTHS.get(key, 1)) for key in keys), room=_ROOM))
        self.add(card)
        if not rows:
            made.pop("row").deleteLater()
        for key, part in made.items():
            self.take_part(key, part)

    def said(self, key: str) -> str:
        """Return what stands in one field."""
        return self.values(key)[key]

    def _ends(self) -> str:
        """Say when it ends: never by itself."""
        words, desk = self._context.words, self._context.desk
        last = interim_end(desk.today(), desk.school.calendar)
        if last is None:
            return words(
                "It binds until somebody decides. Enter the next term in Settings, so that it is asked for in time."
            )
        return words(
            "It is decided at the next sign-off of the plan, or by {day} (5 school days). It never ends by itself.",
            day=said_day(last.isoformat()),
        )

    # -- storing

    def change(self) -> InterimChange:
        """Return what is put into force."""
        part = self.parts["from"]
        day, time = (day_and_time(part, "from") if isinstance(part, SmallForm) else None) or ("", "")
        return InterimChange(
            key=self._key,
            what=self.said("what"),
            who=self.said("who"),
            cover=self.said("cover"),
            from_day=day,
            from_time=time,
            row=self.said("row") if "row" in self.parts else "",
            places=tuple(place.strip() for place in self.said("places").split(",") if place.strip()),
            concern=self._begun.concern,
        )

    def tellings(self, change: InterimChange) -> tuple[Told, ...]:
        """Return who was told of it."""
        desk, at = self._context.desk, self._context.desk.now()
        because = self._context.words("Told so that the change holds from now on.")
        return tuple(
            Told(
                id=str(new_id()),
                file=self._page.file,
                row=change.key,
                recipient=name,
                tier=ContentTier.RULE_AND_PLACE,
                necessary_because=because,
                how=self.said("how"),
                on_day=at.date().isoformat(),
                on_time=f"{at:%H:%M}",
                shared_by=desk.me.short,
            )
            for name in split_names(self.said("told"))
        )

    def _prepare_change(self) -> Callable[[], RecordId] | None:
        words, change = self._context.words, self.change()
        problems: list[Problem] = []
        if not change.what:
            problems.append(("what", "what", words("Say in a few words what is done differently.")))
        if not change.who:
            problems.append(("who", "who", words("Name who does it, so that it is somebody's task.")))
        if not change.from_day:
            problems.append(("from", "from", words("Give the day from which it holds: today, or 18 March 14:00.")))
        if not self.accepts(problems):
            return None
        file, interims = self._page.file, self._context.desk.interims
        told = self.tellings(change)
        return lambda: interims.put(file, change, told)

    def _on_put(self, interim: RecordId) -> None:
        changes = self._context.changes
        changes.record_changed.emit("interim", interim)
        changes.file_changed.emit(self._page.file)
        changes.tasks_changed.emit()
        self.put_into_force.emit()
        self.close_requested.emit()
