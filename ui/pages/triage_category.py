"""Step 4 of triage: the category of this behaviour, not of the child, with its reason and its history."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.domain.triage import Categorised, Category, NotHsb, Triage
from ui.context import PageContext
from ui.pages.fields import make_text
from ui.pages.keys import add_keys
from ui.pages.triage_parts import Stamp
from ui.widgets.label import PlainLabel
from ui.widgets.segmented import Segmented

NOT_HSB = "NOT_HSB"
_NOT_YET = Category.UNSURE.value


class CategoryStep(QWidget):
    """First "Not harmful sexual behaviour", then the five, then "Not yet". Never chosen by the program."""

    changed = Signal()
    category_changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme, words, content = context.theme, context.words, context.desk.content
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        options = [(code, content.label("category_choice", code)) for code in content.choices("category_choice")]
        self.category = Segmented(theme, options, name=words("Category of this behaviour, not of the child"))
        self.category.setObjectName("categorySegments")
        column.addWidget(self.category)
        reasons = [(code, content.label("not_hsb_reason", code)) for code in content.choices("not_hsb_reason")]
        self.reason = Segmented(theme, reasons, name=words("Why it is not harmful sexual behaviour"))
        self.reason.setObjectName("notHsbSegments")
        column.addWidget(self.reason)
        self._about = PlainLabel(style="caption", tone="quiet", wrap=True)
        column.addWidget(self._about)
        self.because_field, self.because = make_text(
            theme,
            words("Because"),
            "categoryBecauseEdit",
            placeholder=words("What was seen or said"),
            min_lines=1,
        )
        column.addWidget(self.because_field)
        self._history = PlainLabel(style="caption", tone="quiet", wrap=True)
        column.addWidget(self._history)
        self._wire()

    def show_triage(self, triage: Triage) -> None:
        """Show what was decided before."""
        content = self._context.desk.content
        last = triage.categories[-1] if triage.categories else None
        if triage.not_hsb is not None:
            self.category.set_value(NOT_HSB)
            self.reason.set_value(triage.not_hsb.reason)
            self.because.set_text(triage.not_hsb.because)
        else:
            self.category.set_value(last.category.value if last else "")
            self.reason.set_value("")
            self.because.set_text(last.because if last else "")
        earlier = [
            f"{content.label('category', entry.category.value)} ({entry.by}, {entry.on}: {entry.because})"
            for entry in triage.categories[:-1]
        ]
        self._history.setText(self._context.words("Before: {entries}", entries="; ".join(earlier)))
        self._history.setVisible(bool(earlier))
        self.because_field.set_error(None)
        self._show()

    def fill_triage(self, triage: Triage, stamp: Stamp) -> Triage:
        """Return the triage with this decision; an earlier category with its reason is kept."""
        value, because = self.category.value(), self.because.text()
        if value == NOT_HSB:
            decision = NotHsb(reason=self.reason.value(), because=because, by=stamp.by, on=stamp.on)
            known = triage.not_hsb
            same = known is not None and (known.reason, known.because) == (decision.reason, because)
            return triage if same else replace(triage, not_hsb=decision)
        kept = replace(triage, not_hsb=None)
        if not value or (value == _NOT_YET and not because.strip() and not triage.categories):
            return kept
        category = Category(value)
        last = triage.categories[-1] if triage.categories else None
        if last is not None and (last.category, last.because) == (category, because):
            return kept
        added = Categorised(category=category, because=because, by=stamp.by, on=stamp.on)
        return replace(kept, categories=(*triage.categories, added))

    def fields(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "category": self.category.value(),
            "reason": self.reason.value(),
            "because": self.because.text(),
        }

    def show_fields(self, fields: dict[str, Any]) -> None:
        """Show what `fields` gave."""
        self.category.set_value(str(fields.get("category", "")))
        self.reason.set_value(str(fields.get("reason", "")))
        self.because.set_text(str(fields.get("because", "")))
        self._show()

    def chosen(self) -> Category | None:
        """Return the category that is chosen now."""
        value = self.category.value()
        return Category(value) if value and value != NOT_HSB else None

    def is_not_hsb(self) -> bool:
        """Return whether "Not harmful sexual behaviour" is chosen."""
        return self.category.value() == NOT_HSB

    def is_decided(self) -> bool:
        """Return whether a category or "not harmful" is chosen with its reason."""
        value = self.category.value()
        return bool(value) and value != _NOT_YET and bool(self.because.text().strip())

    def find_gap(self) -> str:
        """Return the objectName of the field that is missing; "" when none is."""
        words, value = self._context.words, self.category.value()
        if value == NOT_HSB and not self.reason.value():
            self.because_field.set_error(words("Choose one of the three reasons."))
            return "notHsbSegments"
        if value and value != _NOT_YET and not self.because.text().strip():
            self.because_field.set_error(words("Say why in a few words. It protects the child and you."))
            return "categoryBecauseEdit"
        return ""

    def _wire(self) -> None:
        self.category.chosen.connect(self._on_category)
        self.reason.chosen.connect(self._on_reason)
        self.because.text_edited.connect(self._on_because)
        codes = enumerate(self.category.keys(), start=1)
        add_keys(self.category, ((str(number), self.category.button(code).click) for number, code in codes))

    def _on_category(self, _code: str) -> None:
        self.because_field.set_error(None)
        self._show()
        self.changed.emit()
        self.category_changed.emit()

    def _on_reason(self, _code: str) -> None:
        self.because_field.set_error(None)
        self.changed.emit()

    def _on_because(self) -> None:
        self.because_field.set_error(None)
        self.changed.emit()

    def _show(self) -> None:
        value, content = self.category.value(), self._context.desk.content
        self.reason.setVisible(value == NOT_HSB)
        about = ""
        if value == NOT_HSB:
            about = self._context.words("It becomes a note: not counted, not charted, not in a referral.")
        elif value:
            about = content.label("category_paraphrase", value)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self.because_field.setVisible(bool(value))
