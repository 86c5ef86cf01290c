"""The bar over everything: school, search, who is signed in, names, blank, lock."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.words import Words
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import PlainLabel
from ui.widgets.tag import Tag

BAR_HEIGHT = 44
_WIDE = 1150
_NARROW = 700
_SEARCH_WIDTH = 330


class BarButton(Button):
    """A button of the bar: icon, words, and its key in a smaller style."""

    def __init__(self, theme: Theme, text: str, *, icon: str, key: str = "", name: str = "") -> None:
        super().__init__(theme, "", kind="bar", name=name or text)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(11), 0, theme.px(11), 0)
        row.setSpacing(theme.px(7))
        sign = QLabel()
        sign.setPixmap(theme.pixmap(icon, "barText", 17))
        self._words = PlainLabel(text, style="small", tone="bar")
        self._key = PlainLabel(key, style="caption", tone="bar2")
        row.addWidget(sign)
        row.addWidget(self._words)
        row.addWidget(self._key)
        for part in (sign, self._words, self._key):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._key.setVisible(bool(key))
        self._has_key = bool(key)
        self.setToolTip("")

    def say(self, text: str) -> None:
        """Change the words."""
        self._words.setText(text)
        self.updateGeometry()

    def stretch_words(self) -> None:
        """Push the key to the right end, as in a field."""
        self._row.setStretch(1, 1)

    def show_parts(self, *, words: bool, key: bool) -> None:
        """Show or hide words and key as the window has room."""
        self._words.setVisible(words)
        self._key.setVisible(key and self._has_key)
        self.setToolTip("" if words else self.accessibleName())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self._row.sizeHint().width(), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class PrivacyBar(QFrame):
    """Always present while signed in; says by name who is, so that the wrong person is noticed."""

    search_requested = Signal()
    names_requested = Signal(bool)
    blank_requested = Signal()
    lock_requested = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("privacyBar")
        self.setAccessibleName(words("Privacy bar"))
        self._theme = theme
        self._texts = words
        self._names_on = True
        self._titles = ("", "")
        self._tags = (words("Demo vault · fictional data"), words("Demo"))
        self.setFixedHeight(theme.px(BAR_HEIGHT))
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), 0, theme.px(12), 0)
        row.setSpacing(theme.px(12))
        self._school = PlainLabel(style="strong", tone="bar", elide=True)
        self._school.setObjectName("schoolLabel")
        self._school.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._tag = Tag(theme, self._tags[0], tone="bar")
        row.addWidget(self._school)
        row.addWidget(self._tag)
        row.addStretch(1)
        self.search_button = BarButton(
            theme,
            words("Search children, entries, places"),
            icon="search",
            key="Ctrl+K",
            name=words("Search, Ctrl+K"),
        )
        self.search_button.setObjectName("searchButton")
        self.search_button.stretch_words()
        row.addWidget(self.search_button)
        row.addSpacing(theme.px(8))
        row.addWidget(self._make_person())
        self.names_button = BarButton(theme, "", icon="name", name=words("Names on, F8"))
        self.names_button.setObjectName("namesButton")
        self.blank_button = BarButton(theme, words("Blank"), icon="blank", key="F9", name=words("Blank the screen, F9"))
        self.blank_button.setObjectName("blankButton")
        self.lock_button = BarButton(theme, words("Lock"), icon="lock", key="Ctrl+L", name=words("Lock, Ctrl+L"))
        self.lock_button.setObjectName("lockButton")
        for button in (self.names_button, self.blank_button, self.lock_button):
            row.addWidget(button)
        self._wire()
        self.show_names(on=True)

    def set_school(self, name: str, *, fictional: bool) -> None:
        """Say which school's vault this is, and whether it is the demo."""
        self._school.setText(name)
        self._tag.setVisible(fictional)

    def set_person(self, name: str, title: str, short_title: str) -> None:
        """Say who is signed in; the short title stands where there is little room."""
        self._person.setText(name)
        self._titles = (title, short_title)
        self._fit()

    def show_names(self, *, on: bool) -> None:
        """Say whether names are shown."""
        self._names_on = on
        text = self._texts("Names on") if on else self._texts("Names off")
        self.names_button.say(text)
        self.names_button.setAccessibleName(self._texts("{state}, F8", state=text))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only now the labels have the fonts of the style sheet, and so their widths.
        self._fit()

    def _make_person(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._person = PlainLabel(style="medium", tone="bar")
        self._person.setObjectName("personLabel")
        self._title = PlainLabel(style="caption", tone="bar2")
        for label in (self._person, self._title):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column.addStretch(1)
        column.addWidget(self._person)
        column.addWidget(self._title)
        column.addStretch(1)
        return box

    def _wire(self) -> None:
        self.search_button.clicked.connect(lambda _on=False: self.search_requested.emit())
        self.names_button.clicked.connect(lambda _on=False: self.names_requested.emit(not self._names_on))
        self.blank_button.clicked.connect(lambda _on=False: self.blank_requested.emit())
        self.lock_button.clicked.connect(lambda _on=False: self.lock_requested.emit())

    def _fit(self) -> None:
        """Drop what is said twice before anything is cut."""
        room = self.width() / self._theme.scale
        first = 0 if room >= _WIDE else 1 if room >= _NARROW else 2
        for step in range(first, 3):
            self._show_step(wide=step == 0, words=step < 2)
            if self._row.sizeHint().width() <= self.width():
                return

    def _show_step(self, *, wide: bool, words: bool) -> None:
        self.search_button.show_parts(words=wide, key=wide)
        self.search_button.setMinimumWidth(self._theme.px(_SEARCH_WIDTH) if wide else 0)
        self._tag.set_text(self._tags[0] if wide else self._tags[1], tone="bar")
        self._title.setText(self._titles[0] if wide else self._titles[1])
        for button in (self.names_button, self.blank_button, self.lock_button):
            button.show_parts(words=words, key=wide)
        on, off = ("Names on", "Names off") if wide else ("Names", "No names")
        self.names_button.say(self._texts(on if self._names_on else off))
        self._row.activate()
