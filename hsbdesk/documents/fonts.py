"""The fonts of the paper: which characters each covers, and which letters each glyph stands for."""

import re
import unicodedata
from functools import cached_property, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, cast

import reportlab.pdfbase.pdfmetrics as _pdfmetrics
import reportlab.pdfbase.ttfonts as _ttfonts

from hsbdesk.errors import DeskError

FONT_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"
"""The fonts that come with the program."""

REGULAR = "InterDesk-Regular"
BOLD = "InterDesk-Bold"
FALLBACKS = (
    "NotoSans-Regular",
    "NotoSansArabic-Regular",
    "NotoSansHebrew-Regular",
    "NotoEmoji-Regular",
    "NotoSansSymbols2-Regular",
)
"""Asked in this order for what the main face lacks."""
EMOJI = "NotoEmoji-Regular"

# Code points of the private planes 15 and 16 name our shaped glyphs inside reportlab; readers never see them.
_FIRST_CODE = 0xF0000

# reportlab carries no type information; this is the one place where its objects enter.
_TTFont: Any = _ttfonts.TTFont
_register = cast("Any", _pdfmetrics).registerFont


def harfbuzz() -> Any:
    """Return the shaping library, loaded when first needed: most documents never are in need of it."""
    return import_module("uharfbuzz")


class PaperFont(_TTFont):
    """A TrueType font that can also draw glyphs by number, each with the letters it stands for.

    reportlab maps one character to one glyph and writes wrong text for characters above U+FFFF. Glyphs
    chosen by HarfBuzz (joined Arabic letters, emoji sequences, letters with loose accents) get a private code
    each; the table that search, copying and screen readers use is written here with the letters as typed.
    """

    def __init__(self, name: str, path: Path) -> None:
        _TTFont.__init__(self, name, str(path), asciiReadable=name in {REGULAR, BOLD}, shapable=False)
        self.name = name
        self.path = path
        self.units: float = 1000 / cast("int", self.face.unitsPerEm)
        glyphs = cast("dict[int, int]", self.face.charToGlyph)
        self.covered: frozenset[str] = frozenset(chr(code) for code, glyph in glyphs.items() if glyph)
        widths = cast("dict[int, float]", self.face.charWidths)
        self.advance: dict[str, float] = {char: widths.get(ord(char), 0.0) for char in self.covered}
        self.advance["\N{NO-BREAK SPACE}"] = self.advance.get(" ", 0.0)
        self._codes: dict[tuple[int, str, float], str] = {}
        self._letters: dict[int, str] = {}

    @cached_property
    def shaper(self) -> Any:
        """The HarfBuzz font over the same file."""
        library = harfbuzz()
        return library.Font(library.Face(library.Blob.from_file_path(str(self.path))))

    def code(self, glyph: int, letters: str, advance: float) -> str:
        """Return the character that draws a glyph; extraction reads it as `letters`.

        `advance` is in thousandths of the type size.
        """
        key = (glyph, letters, advance)
        found = self._codes.get(key)
        if found is None:
            code = _FIRST_CODE + len(self._codes)
            found = self._codes[key] = chr(code)
            self._letters[code] = letters
            self.face.charToGlyph[code] = glyph
            self.face.charWidths[code] = advance
        return found

    def addObjects(self, doc: Any) -> None:  # noqa: N802  (reportlab's name)
        """Write the font into a PDF, with our own table from glyphs to letters."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        _TTFont.addObjects(self, doc)
        written = doc.idToObject["BasicFonts"].dict
        internal = cast("str", doc.fontMapping[self.fontName])[1:]
        for number, subset in enumerate(subsets):
            reference = written[f"{internal}+{number}"].ToUnicode
            doc.idToObject[reference.name].content = self._letter_table(subset)

    def _letter_table(self, subset: list[int]) -> str:
        rows: list[str] = []
        for position, code in enumerate(subset):
            if code:
                letters = self._letters.get(code) or chr(code)
                rows.append(f"<{position:02X}> <{letters.encode('utf-16-be', 'replace').hex().upper()}>")
        lines = [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
        ]
        for start in range(0, len(rows), 100):  # the format allows a hundred rows a block
            block = rows[start : start + 100]
            lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
        lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
        return "\n".join(lines)


class FontSet:
    """The main face in two weights, and the fallbacks, which are read when first needed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.regular = self._load(REGULAR)
        self.bold = self._load(BOLD)

    def _load(self, name: str) -> PaperFont:
        path = self.folder / f"{name}.ttf"
        if not path.is_file():
            raise DeskError("paper_fonts_missing", file=path.name)
        font = PaperFont(name, path)
        _register(font)
        return font

    @cached_property
    def fallbacks(self) -> tuple[PaperFont, ...]:
        """The fonts asked, in order, for what the main face lacks."""
        return tuple(self._load(name) for name in FALLBACKS)

    @cached_property
    def plain(self) -> frozenset[str]:
        """The characters that need no care: covered in both weights, left to right, no accents that float."""
        return frozenset(char for char in self.regular.covered & self.bold.covered if _is_plain(char)) | {
            "\N{NO-BREAK SPACE}"
        }

    @cached_property
    def plain_run(self) -> re.Pattern[str]:
        """Matches a stretch of plain characters."""
        return re.compile("[" + "".join(map(re.escape, sorted(self.plain))) + "]+")

    def font_for(self, cluster: str, *, bold: bool = False) -> PaperFont | None:
        """Return the first font that covers every visible character of a cluster, or None."""
        visible = [char for char in cluster if not _is_ignorable(char)] or [cluster[0]]
        main = self.bold if bold else self.regular
        order = (main, *self.fallbacks)
        if "\N{VARIATION SELECTOR-16}" in cluster:
            order = (*(font for font in self.fallbacks if font.name == EMOJI), *order)
        return next((font for font in order if font.covered.issuperset(visible)), None)


def _is_plain(char: str) -> bool:
    if char == " ":
        return True
    if ord(char) > 0xFFFF or unicodedata.category(char) in {
        "Cc",
        "Cf",
        "Cn",
        "Co",
        "Cs",
        "Mn",
        "Mc",
        "Me",
        "Zs",
        "Zl",
        "Zp",
    }:
        return False
    return unicodedata.bidirectional(char) not in {"R", "AL", "AN"}


def _is_ignorable(char: str) -> bool:
    """Tell whether a character has no shape of its own: joiners, direction marks, selectors, flag letters."""
    code = ord(char)
    return code in {0x200C, 0x200D, 0x200E, 0x200F, 0x061C} or 0xFE00 <= code <= 0xFE0F or 0xE0020 <= code <= 0xE007F


@lru_cache(maxsize=4)
def load_fonts(folder: Path = FONT_FOLDER) -> FontSet:
    """Return the fonts of a folder, read and registered once per process.

    Raises DeskError "paper_fonts_missing" with the name of the file that is not there.
    """
    return FontSet(folder)
