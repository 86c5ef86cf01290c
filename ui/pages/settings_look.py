"""Settings: how the window looks for this user of this PC, and what the program is."""

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.context import PageContext
from ui.models.guidance_model import COLUMNS, list_guidance, make_guidance_model
from ui.pages.code_check import CodeCheck
from ui.pages.settings_section import SettingsSection
from ui.theme import TEXT_SCALES
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.fact_list import FactList
from ui.widgets.field import Field
from ui.widgets.hugging import Hug
from ui.widgets.segmented import Segmented
from ui.widgets.table import TextTable


class LookSection(SettingsSection):
    """Theme and text size; what is chosen shows at once."""

    look_requested = Signal(str, int)
    """Name of the theme, text size in per cent."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words, theme = context.words, context.theme
        super().__init__(
            context,
            "look",
            words("Look"),
            words("For you on this PC. It is kept outside the vault and says nothing about children."),
            parent,
        )
        self._labels = {"light": words("Light"), "dark": words("Dark"), "contrast": words("High contrast")}
        card = Card(theme)
        card.body.setSpacing(theme.px(14))
        self.themes = Segmented(theme, tuple(self._labels.items()), name=words("Colours"))
        self.themes.setObjectName("themeSegments")
        self.themes.set_value(theme.name)
        sizes = tuple((str(round(scale * 100)), f"{scale:.0%}".replace("%", " %")) for scale in TEXT_SCALES)
        self.sizes = Segmented(theme, sizes, name=words("Text size"))
        self.sizes.setObjectName("textSizeSegments")
        size = str(round(theme.scale * 100))
        self.sizes.set_value(size if size in self.sizes.keys() else "")  # noqa: SIM118 - not a mapping
        card.add(Field(theme, words("Colours"), self.themes))
        card.add(
            Field(
                theme,
                words("Text size"),
                self.sizes,
                hint=words("Lists fold and columns go under each other where the window is too narrow."),
            )
        )
        self.column.addWidget(card)
        for control in (self.themes, self.sizes):
            control.chosen.connect(self._ask)

    def detail(self) -> str:
        theme = self.context.theme
        return f"{self._labels.get(theme.name, theme.name)}, {round(theme.scale * 100)} %"

    def focus_first(self) -> None:
        self.themes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, _key: str) -> None:
        theme = self.context.theme
        size = int(self.sizes.value() or round(theme.scale * 100))
        if (self.themes.value(), size) != (theme.name, round(theme.scale * 100)):
            self.look_requested.emit(self.themes.value(), size)


class AboutSection(SettingsSection):
    """Versions, and the guidance the wording rests on: when it was last checked, what is not confirmed."""

    help_requested = Signal(str)
    """The topic of the help."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words, theme, content = context.words, context.theme, context.desk.content
        super().__init__(
            context,
            "about",
            words("About"),
            words("Law and guidance change. Read the current text before you rely on a wording here."),
            parent,
        )
        model = make_guidance_model(words, self)
        rows = list_guidance(words, content)
        model.set_rows(rows)
        card = Card(theme, words("This program"))
        unsure = [place for place in range(len(rows)) if _is_unsure(model.row(model.index(place, 0)))]
        card.add(
            FactList(
                theme,
                (
                    (words("HSB Desk"), program_version()),
                    (words("Content pack"), f"{content.version}, {content.term('country')}"),
                    (
                        words("Not confirmed"),
                        words.count(len(unsure), "1 text, marked below", "{n} texts, marked below"),
                    ),
                ),
            )
        )
        self.protects = Button(theme, words("What this protects, and what it does not"), icon="info")
        self.protects.setObjectName("protectsHelpLink")
        card.body.addSpacing(theme.px(4))
        card.body.addWidget(self.protects, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(card)
        self.code_check = CodeCheck(context)
        self.column.addWidget(self.code_check)
        self.table = TextTable(theme, name=words("Guidance"), columns=COLUMNS, grouped=True)
        self.table.setObjectName("guidanceTable")
        self.table.setModel(model)
        Hug(self.table, least=None)
        self.column.addWidget(self.table)
        self.protects.clicked.connect(lambda _on=False: self.help_requested.emit("protects"))

    def detail(self) -> str:
        return self.context.desk.content.version

    def focus_first(self) -> None:
        self.protects.setFocus(Qt.FocusReason.OtherFocusReason)


def program_version() -> str:
    """Return the version of the program as it is installed; empty where it runs without being installed."""
    try:
        return version("hsbdesk")
    except PackageNotFoundError:
        return ""


def _is_unsure(row: object) -> bool:
    return bool(row) and not getattr(row, "confirmed", True) and not getattr(row, "by_school", False)
