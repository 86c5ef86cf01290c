"""Document, level and indicators of a threshold statement, out of what the school has typed."""

from collections.abc import Callable, Sequence

from hsbdesk.domain.directory import ThresholdLevel, ThresholdsDocument
from hsbdesk.domain.directory_picks import write_threshold
from ui.context import PageContext
from ui.pages.small_form import TICKED, Ask, SmallForm
from ui.widgets.combo import Combo

_WIDTH = 560


class ThresholdForm(SmallForm):
    """One document, one of its levels, and the indicators of that level that fit."""

    def __init__(self, context: PageContext, documents: Sequence[ThresholdsDocument]) -> None:
        words = context.words
        asks = [
            Ask(
                key="document",
                label=words("Threshold document"),
                name="thresholdDocumentCombo",
                kind="choice",
                value=documents[0].key,
                options=tuple((one.key, _title(one)) for one in documents),
            ),
            Ask(key="level", label=words("Level"), name="thresholdLevelCombo", kind="choice"),
        ]
        for one in documents:
            for level in one.levels:
                asks += [
                    Ask(key=_tick(one, level, place), label=text, name="thresholdIndicatorTick", kind="tick")
                    for place, text in enumerate(level.indicators)
                ]
        note = words("Tick what fits this child. The numbers go into the statement; you can change the words there.")
        super().__init__(context, asks, note=note, name="thresholdPickForm")
        self._documents = {document.key: document for document in documents}
        self._show_levels()
        self.changed.connect(self._on_changed)

    def text(self) -> str:
        """Return the words for the statement."""
        document, level = self._document(), self._level()
        if level is None:
            return write_threshold(document, "", ())
        values = self.values()
        ticked = [
            text for place, text in enumerate(level.indicators) if values[_tick(document, level, place)] == TICKED
        ]
        return write_threshold(document, level.level, ticked)

    def _document(self) -> ThresholdsDocument:
        return self._documents[self.values()["document"]]

    def _level(self) -> ThresholdLevel | None:
        chosen = self.values()["level"]
        return next((level for level in self._document().levels if level.level == chosen), None)

    def _on_changed(self) -> None:
        levels = {level.level for level in self._document().levels}
        if self.values()["level"] not in levels:
            self._show_levels()
        self._show_indicators()

    def _show_levels(self) -> None:
        control = self.control("level")
        if isinstance(control, Combo):
            levels = self._document().levels
            control.set_options([(one.level, " ".join(p for p in (one.level, one.name) if p)) for one in levels])
            # The higher levels are the ones a referral is about.
            control.set_value(levels[-1].level if levels else "")
        self._show_indicators()

    def _show_indicators(self) -> None:
        document, level = self._document(), self._level()
        shown = [_tick(document, level, place) for place in range(len(level.indicators))] if level is not None else []
        self.show_only(["document", "level", *shown])


def open_threshold_picker(
    context: PageContext, documents: Sequence[ThresholdsDocument], take: Callable[[str], None]
) -> None:
    """Open the documents over the page; `take` gets the words. Without any document it says where one is typed."""
    words = context.words
    if not documents:
        context.messages.ask(
            words("No threshold document yet"),
            words("Type your council's levels and indicators once, in Settings, Threshold documents. None is shipped."),
            (("close", words("Close"), "default"),),
            "close",
            lambda _key: None,
        )
        return
    form = ThresholdForm(context, documents)
    dialog = context.messages.open_form(
        words("Which level fits, and why?"),
        form,
        (("cancel", words("Cancel"), "default"), ("use", words("Put it into the statement"), "primary")),
        "cancel",
        width=_WIDTH,
    )

    def settle(key: str) -> None:
        dialog.done_with()
        if key == "use":
            take(form.text())

    dialog.chosen.connect(settle)


def _title(document: ThresholdsDocument) -> str:
    return ", ".join(part for part in (document.name, document.edition, document.council) if part)


def _tick(document: ThresholdsDocument, level: ThresholdLevel, place: int) -> str:
    return f"{document.key}/{level.level}/{place}"
