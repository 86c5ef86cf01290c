"""A decision to refer or not: what was decided, why, the routes, what brings it back, what was weighed."""

from collections.abc import Callable, Sequence

from hsbdesk.desk.decisions import About, DecisionStart
from hsbdesk.domain.decision import Considered, Decided, DecisionContent
from hsbdesk.domain.ids import PersonId, RecordId
from hsbdesk.domain.triage import RouteDecision
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.days import read_day as typed_day
from ui.pages.days import write_day
from ui.pages.form_place import bring_into_view
from ui.pages.kept_form import KeptForm
from ui.pages.plan_fields import code_options, day_ask, read_day
from ui.pages.rows_editor import RowColumn, RowsEditor
from ui.pages.small_form import TICKED, Ask, SmallForm

FORM = "decision"
_BACK = ("return_if", "return_on")


class DecisionForm(KeptForm):
    """One page; the parts that do not apply are not shown."""

    def __init__(self, context: PageContext, start: DecisionStart, about: str) -> None:
        words = context.words
        super().__init__(
            context,
            FORM,
            about,
            title=words("Refer, or not"),
            subtitle=start.child,
            action=words("Save the decision"),
        )
        self._start = start
        self.add_part("what", self._make_what(), title=words("What is decided"))
        ticks = self._make_about()
        if ticks is not None:
            self.add_part("about", ticks, title=words("What it is about"))
        self._why = self._make_why()
        self.add_part("why", self._why, title=words("Why"))
        self._routes = self._make_routes()
        self.add_part("routes", self._routes, title=words("Routes"), detail=words("one or more, each with its reason"))
        self._back = self._make_back()
        self.add_part("back", self._back, title=words("What brings it back"))
        self.add_part(
            "weighed",
            self._make_weighed(),
            title=words("What was weighed"),
            detail=words("as far as it is known; “not known” is an answer"),
        )
        self.changed.connect(self._show)
        self._show()

    def content(self) -> DecisionContent:
        """Return what the form says."""
        what, why, back = self.values("what"), self.values("why"), self.values("back")
        weighed = self.values("weighed")
        decided = Decided(what["decided"] or Decided.NOT_REFERRED)
        on = read_day(self._small("what"), "decided_on")
        refers = decided is Decided.REFER
        return DecisionContent(
            file=self._start.file,
            decided=decided,
            about=tuple(RecordId(one) for one in self._ticked((*self._start.concerns, *self._start.calls))),
            children=tuple(PersonId(one) for one in self._ticked(self._start.children)),
            considered_for=what["considered_for"],
            routes=tuple(self._route(row, on) for row in self.rows("routes")),
            considerations=tuple(Considered(code=code, words=said) for code, said in weighed.items() if said),
            because=why["because"],
            consulted=why["consulted"],
            family_told=why["family_told"],
            child_told=why["child_told"],
            decided_by=what["decided_by"],
            decided_on=on,
            return_if="" if refers else back["return_if"],
            return_on="" if refers else read_day(self._back, "return_on"),
        )

    def say_refusal(self, error: DeskError) -> None:
        """Say a refusal at the field it is about: a route's stands in its row."""
        part, _, rest = (error.field or "").partition(".")
        if part != "routes":
            super().say_refusal(error)
            return
        sentence = self.context.words.refusal(error)
        place, _, key = rest.partition(".")
        if rest and self._routes.focus_row(int(place)):
            self._routes.show_error(int(place), key, sentence)
        else:
            self.say("stop", sentence)
            self._routes.focus_first()
        bring_into_view(self._routes)

    def set_stored(self, done: Callable[[RecordId], None]) -> None:
        """Say what follows once it is recorded."""
        desk = self.context.desk

        def prepare() -> Callable[[], RecordId] | None:
            content, key = self.content(), self.draft_id
            self.notice.hide()
            for part in self.parts.values():
                if isinstance(part, SmallForm):
                    part.show_problems([])
                else:
                    part.clear_errors()
            return lambda: desk.decisions.record(content, key)

        self.set_job(prepare, done)

    # -- parts

    def _make_what(self) -> SmallForm:
        context, words = self.context, self.context.words
        content, desk = context.desk.content, context.desk
        codes = (Decided.NOT_REFERRED, Decided.WAIT_ON_ADVICE, Decided.REFER)
        details = {
            Decided.NOT_REFERRED.value: words("It comes back by its condition or on its day."),
            Decided.WAIT_ON_ADVICE.value: words("Somebody was asked and said: go on, and come back if ..."),
            Decided.REFER.value: words("The {verb} is started from here.", verb=content.term("verb")),
        }
        services = tuple((kind.code, kind.name) for kind in content.recipient_types())
        return SmallForm(
            context,
            (
                Ask(
                    key="decided",
                    label=words("Decision"),
                    name="decidedRadios",
                    kind="radios",
                    value=self._start.decided.value,
                    options=tuple((code.value, content.label("decided", code.value)) for code in codes),
                    details=details,
                ),
                Ask(
                    key="considered_for",
                    label=words("Which service was considered"),
                    name="consideredForCombo",
                    kind="choice",
                    value=self._start.considered_for,
                    options=services,
                ),
                Ask(key="decided_by", label=words("Who decided"), name="decidedByEdit", value=desk.me.short),
                day_ask(context, "decided_on", words("When"), "decidedOnEdit", value=write_day(desk.today())),
            ),
            name="decisionWhatForm",
        )

    def _make_about(self) -> SmallForm | None:
        ticks = (*self._start.concerns, *self._start.calls, *self._start.children)
        names = ["decisionAboutTick"] * (len(ticks) - len(self._start.children))
        names += ["decisionChildTick"] * len(self._start.children)
        asks = [
            Ask(key=one.id, label=one.text, name=name, kind="tick", value=TICKED if one.ticked else "")
            for one, name in zip(ticks, names, strict=True)
        ]
        return SmallForm(self.context, asks, name="decisionAboutForm") if asks else None

    def _make_why(self) -> SmallForm:
        words = self.context.words
        return SmallForm(
            self.context,
            (
                Ask(key="because", label=words("Because"), name="decisionBecauseEdit", kind="text"),
                Ask(
                    key="consulted",
                    label=words("Advice taken: from whom, when, what they said"),
                    name="decisionConsultedEdit",
                    kind="brief",
                    value=self._start.consulted,
                ),
                Ask(key="family_told", label=words("Family told"), name="decisionFamilyEdit", kind="brief"),
                Ask(key="child_told", label=words("Child told"), name="decisionChildEdit", kind="brief"),
            ),
            name="decisionWhyForm",
        )

    def _make_routes(self) -> RowsEditor:
        context, words = self.context, self.context.words
        editor = RowsEditor(
            context,
            (
                RowColumn(
                    key="route", label=words("Route"), width=180, kind="choice", options=code_options(context, "route")
                ),
                RowColumn(key="because", label=words("Because"), width=240, kind="text"),
                RowColumn(key="by", label=words("Who decided"), width=110, placeholder=context.desk.me.short),
                RowColumn(key="on", label=words("When"), width=110, placeholder=words("as above")),
            ),
            name="routes",
            add=words("Add a route"),
            removed=words("One route was taken out."),
        )
        known = [
            {"route": one.route, "because": one.because, "by": one.by, "on": write_day(one.on)}
            for one in self._start.routes
        ]
        editor.set_rows(known or [{"route": "ROUTE_MANAGE_INTERNALLY"}])
        return editor

    def _make_back(self) -> SmallForm:
        context, words = self.context, self.context.words
        placeholder = words("a threat, contact, or a younger child")
        return SmallForm(
            context,
            (
                Ask(
                    key="return_if",
                    label=words("Comes back if"),
                    name="returnIfEdit",
                    kind="brief",
                    value=self._start.return_if,
                    placeholder=placeholder,
                    hint=words("Any later concern brings it back too: it is then answered with a reason."),
                ),
                day_ask(context, "return_on", words("At the latest on"), "returnOnEdit", planned=True),
            ),
            name="decisionBackForm",
        )

    def _make_weighed(self) -> SmallForm:
        content = self.context.desk.content
        asks = [
            Ask(key=code, label=content.label("consideration", code), name=f"weighed{code.title()}Edit", kind="brief")
            for code in content.choices("consideration")
        ]
        return SmallForm(self.context, asks, name="decisionWeighedForm")

    # -- what applies

    def _show(self) -> None:
        words, decided = self.context.words, self.values("what")["decided"]
        said = words("Considered, not referred, because") if decided == Decided.NOT_REFERRED else words("Because")
        self._why.field("because").label.setText(said)
        self._why.control("because").setAccessibleName(said)
        card = self._back.parentWidget()
        if card is not None:
            card.setVisible(decided != Decided.REFER)

    def _small(self, key: str) -> SmallForm:
        part = self.parts[key]
        assert isinstance(part, SmallForm)  # noqa: S101  only the routes are a list
        return part

    def _ticked(self, offered: Sequence[About]) -> list[str]:
        values = self.values("about") if "about" in self.parts else {}
        return [one.id for one in offered if values.get(one.id) == TICKED]

    def _route(self, row: dict[str, str], on: str) -> RouteDecision:
        day = typed_day(self.context, row["on"])
        return RouteDecision(
            route=row["route"],
            because=row["because"].strip(),
            by=row["by"].strip() or self.context.desk.me.short,
            on=day.isoformat() if day is not None else on,
        )
