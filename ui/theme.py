"""Colours, type and icons: tokens and one style sheet from resources/theme, fonts, line icons."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QDir, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

THEME_NAMES = ("light", "dark", "contrast")
TEXT_SCALES = (1.0, 1.25, 1.5, 2.0)

# Later families are asked only for letters that the first has not.
FAMILIES = (
    "Inter Desk",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Emoji",
    "Noto Sans Symbols2",
    "Segoe UI",
)

# style: size in px, weight
TEXT_STYLES: Mapping[str, tuple[int, int]] = {
    "display": (21, 600),
    "title": (17, 600),
    "heading": (15, 600),
    "label": (13, 600),
    "body": (14, 400),
    "medium": (14, 500),
    "strong": (14, 600),
    "record": (14, 400),
    "small": (13, 400),
    "smallStrong": (13, 600),
    "caption": (12, 400),
    "captionStrong": (12, 600),
    "mark": (11, 700),
    "meetingTitle": (34, 600),
    "meetingLabel": (18, 600),
    "meeting": (22, 400),
}

_TOKEN = re.compile(r"\{(\w+)\}")
_LENGTH = re.compile(r"\b(\d+)px\b")
_THINNEST_GROWING = 4


@dataclass(frozen=True)
class Theme:
    """The look as handed to every widget: colour tokens, text size (1.0 is 100 %) and where icons lie."""

    name: str
    colours: Mapping[str, str]
    resources: Path
    scale: float = 1.0

    def px(self, n: float) -> int:
        """Return n logical pixels at the chosen text size."""
        return max(1, round(n * self.scale))

    def colour(self, token: str) -> QColor:
        """Return the colour of a token; KeyError for a name that is not in the theme."""
        return QColor(self.colours[token])

    def font(self, style: str, weight: int | None = None) -> QFont:
        """Return the font of a text style, in pixels at the chosen text size."""
        size, usual = TEXT_STYLES[style]
        font = QFont(list(FAMILIES))
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight or usual))
        # The files carry no hints; guessed ones would bend letters and widths at small sizes.
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def pixmap(self, name: str, tint: str = "text2", size: float = 20, gap: float = 0) -> QPixmap:
        """Return a line icon in a token's colour; size, and empty space after it, in px at 100 % text."""
        return _draw_icon(
            str(self.resources / "icons" / f"{name}.svg"),
            self.colours[tint],
            self.px(size),
            self.px(gap) if gap else 0,
            QGuiApplication.primaryScreen().devicePixelRatio(),
        )

    def icon(self, name: str, tint: str = "text2", size: float = 20, gap: float = 0) -> QIcon:
        """As pixmap, with its look for disabled controls."""
        icon = QIcon(self.pixmap(name, tint, size, gap))
        icon.addPixmap(self.pixmap(name, "text3", size, gap), QIcon.Mode.Disabled)
        return icon

    def icon_size(self, size: float = 20, gap: float = 0) -> QSize:
        """Return the size to give to setIconSize for an icon made with the same numbers."""
        return QSize(self.px(size) + (self.px(gap) if gap else 0), self.px(size))


def load_theme(resources: Path, name: str) -> Theme:
    """Read one theme's tokens; name is one of THEME_NAMES, FileNotFoundError otherwise."""
    with (resources / "theme" / f"{name}.toml").open("rb") as file:
        tokens: dict[str, str] = tomllib.load(file)["colours"]
    return Theme(name, tokens, resources)


def apply_theme(app: QApplication, theme: Theme, text_scale: float = 1.0) -> Theme:
    """Dress the application and return the theme, at this text size, for its widgets."""
    dressed = replace(theme, scale=text_scale)
    if app.property("deskFonts") is None:
        for path in sorted((theme.resources / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(path))
        app.setProperty("deskFonts", True)
        app.setStyle("Fusion")
    QDir.setSearchPaths("mark", [str(theme.resources / "theme")])
    app.setFont(dressed.font("body"))
    app.setPalette(build_palette(dressed))
    app.setStyleSheet(build_style_sheet(dressed))
    return dressed


def build_style_sheet(theme: Theme) -> str:
    """Return the style sheet with this theme's colours and every length of 4 px and more at its text size."""
    template = (theme.resources / "theme" / "base.qss").read_text(encoding="utf-8")
    for style, (size, weight) in TEXT_STYLES.items():
        template += f'\nQLabel[textStyle="{style}"] {{ font-size: {size}px; font-weight: {weight}; }}'
    grown = _LENGTH.sub(lambda match: _grow_length(theme, int(match[1])), template)
    words = {
        **theme.colours,
        "name": theme.name,
        # Where disabled text has the colour of all other text, the outline has to say it.
        "offLine": "dashed" if theme.name == "contrast" else "solid",
    }
    return _TOKEN.sub(lambda match: words[match[1]], grown)


def build_palette(theme: Theme) -> QPalette:
    """Return the palette behind the style sheet, for parts that no rule reaches."""
    role = QPalette.ColorRole
    tokens = {
        role.Window: "app",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "surface2",
        role.Text: "text",
        role.PlaceholderText: "text3",
        role.Button: "surface",
        role.ButtonText: "text",
        role.BrightText: "stop",
        role.Highlight: "accent",
        role.HighlightedText: "onAccent",
        role.Accent: "accent",
        role.Link: "link",
        role.LinkVisited: "link",
        role.ToolTipBase: "surface",
        role.ToolTipText: "text",
        role.Light: "surface2",
        role.Midlight: "surface2",
        role.Mid: "border",
        role.Dark: "ctl",
        role.Shadow: "ctl",
    }
    palette = QPalette()
    for part, token in tokens.items():
        palette.setColor(part, theme.colour(token))
    for part in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, theme.colour("text3"))
    return palette


def set_look(widget: QWidget, **properties: str | bool) -> None:
    """Set dynamic properties that the style sheet listens to, and let it look again."""
    for key, value in properties.items():
        widget.setProperty(key, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # it is dressed when it is first shown
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def _grow_length(theme: Theme, length: int) -> str:
    return f"{theme.px(length) if length >= _THINNEST_GROWING else length}px"


@lru_cache(maxsize=512)
def _draw_icon(path: str, colour: str, size: int, gap: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - not needed before the first icon is asked for

    source = Path(path).read_text(encoding="utf-8").replace("currentColor", colour)
    pixels = round(size * ratio)
    pixmap = QPixmap(round((size + gap) * ratio), pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
