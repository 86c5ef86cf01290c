"""Step 8 of triage: where it goes, the police question, and what the lead thinks it means."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.domain.triage import PoliceDecision, RouteDecision, Triage
from ui.context import PageContext
from ui.pages.fields import make_line, make_text
from ui.pages.side_by_side import SideBySide
from ui.pages.slots import then
from ui.pages.triage_parts import Stamp
from ui.widgets.button import Button
from ui.widgets.chip_list import ChipList
from ui.widgets.field import Field
from ui.widgets.segmented import Segmented


class RouteStep(QWidget):
    """Routes can be combined; each keeps who decided, when and why."""

    changed = Signal()
    decision_requested = Signal()
    """A record of why it is, or is not, referred."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme, words, content = context.theme, context.words, context.desk.content
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        routes = [(code, content.label("route", code)) for code in content.choices("route")]
        self.routes = ChipList(theme, routes, name=words("Route"))
        self.routes.setObjectName("routeChips")
        column.addWidget(Field(theme, words("Route"), self.routes, optional=words("One or more")))
        because, self.because = make_line(theme, words("Because"), "routeBecauseEdit")
        column.addWidget(because)
        self.decide = Button(theme, words("Considered, not referred: record why"), kind="link")
        self.decide.setObjectName("recordDecisionButton")
        column.addWidget(self.decide, 0, Qt.AlignmentFlag.AlignLeft)
        answers = [(code, content.label("police_answer", code)) for code in content.choices("police_answer")]
        self.police = Segmented(theme, answers, name=words("Police"))
        self.police.setObjectName("policeSegments")
        column.addWidget(Field(theme, words("Police"), self.police, hint=content.legal("police.join").text))
        why, self.police_because = make_line(theme, words("Because"), "policeBecauseEdit")
        number, self.reference = make_line(theme, words("Police reference"), "policeReferenceEdit")
        column.addWidget(SideBySide(theme, ((why, 2), (number, 1)), room=440))
        told = [(code, content.label("family_told_police", code)) for code in content.choices("family_told_police")]
        self.family = Segmented(theme, told, name=words("Does the family know that police are informed?"))
        self.family.setObjectName("familyToldSegments")
        self._family_field = Field(theme, words("Does the family know that police are informed?"), self.family)
        column.addWidget(self._family_field)
        opinion, self.opinion = make_text(
            theme,
            words("What it may mean"),
            "significanceEdit",
            optional=words("Your opinion, shown with your name"),
            min_lines=1,
        )
        column.addWidget(opinion)
        self._wire()
        self._show()

    def show_triage(self, triage: Triage) -> None:
        """Show what was decided before."""
        police = triage.police or PoliceDecision(answer="")
        self.show_fields(
            {
                "routes": [route.route for route in triage.routes],
                "because": triage.routes[-1].because if triage.routes else "",
                "police": police.answer,
                "police_because": police.because,
                "reference": police.reference,
                "family": police.family_told,
                "opinion": triage.significance,
            }
        )

    def fill_triage(self, triage: Triage, stamp: Stamp) -> Triage:
        """Return the triage with this route; what was not changed keeps who decided it."""
        because = self.because.text()
        known = {route.route: route for route in triage.routes}
        routes = tuple(
            known[code]
            if code in known and known[code].because == because
            else RouteDecision(route=code, because=because, by=stamp.by, on=stamp.on)
            for code in self.routes.values()
        )
        opinion = self.opinion.text()
        by = triage.significance_by if opinion == triage.significance else stamp.by if opinion else ""
        return replace(
            triage,
            routes=routes,
            police=self._police(triage, stamp),
            significance=opinion,
            significance_by=by,
        )

    def fields(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "routes": self.routes.values(),
            "because": self.because.text(),
            "police": self.police.value(),
            "police_because": self.police_because.text(),
            "reference": self.reference.text(),
            "family": self.family.value(),
            "opinion": self.opinion.text(),
        }

    def show_fields(self, fields: dict[str, Any]) -> None:
        """Show what `fields` gave."""
        self.routes.set_values(fields["routes"])
        self.because.setText(fields["because"])
        self.police.set_value(fields["police"])
        self.police_because.setText(fields["police_because"])
        self.reference.setText(fields["reference"])
        self.family.set_value(fields["family"])
        self.opinion.set_text(fields["opinion"])
        self._show()

    def summary(self) -> str:
        """Return the folded line."""
        content = self._context.desk.content
        parts = [content.label("route", code) for code in self.routes.values()]
        if self.police.value():
            answer = content.label("police_answer", self.police.value())
            parts.append(self._context.words("police: {answer}", answer=answer))
        return " · ".join(parts)

    def is_decided(self) -> bool:
        """Return whether there is a route and an answer about the police."""
        return bool(self.routes.values()) and self.police.value() not in {"", "NOT_DECIDED"}

    def _police(self, triage: Triage, stamp: Stamp) -> PoliceDecision | None:
        typed = (self.police_because.text(), self.reference.text(), self.family.value())
        if not self.police.value() and not any(typed):
            return None
        on = triage.police.on if triage.police is not None else stamp.on
        decision = PoliceDecision(
            answer=self.police.value() or "NOT_DECIDED",
            because=typed[0],
            reference=typed[1],
            family_told=typed[2],
            on=on,
        )
        return decision if decision == triage.police else replace(decision, on=stamp.on)

    def _wire(self) -> None:
        self.routes.toggled.connect(self.changed)
        self.decide.clicked.connect(then(self.decision_requested.emit))
        self.police.chosen.connect(self._on_police)
        self.family.chosen.connect(self.changed)
        self.opinion.text_edited.connect(self.changed)
        for edit in (self.because, self.police_because, self.reference):
            edit.textEdited.connect(self.changed)

    def _on_police(self, _code: str) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self._family_field.setVisible(self.police.value() in {"YES", "SOCIAL_SERVICES_WILL"})
