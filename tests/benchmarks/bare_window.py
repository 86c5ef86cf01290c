"""The baseline of start and memory: a PySide6 window with the program's font and style sheet, and nothing else.

Arguments: the style sheet as a file, then font files. Nothing of the program is imported.
"""

import sys
from pathlib import Path

from child import answer, resident_mb, since_start
from painted import when_painted
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QLabel


def main() -> None:
    """Show the window, then say when it was painted and how much memory it holds."""
    app = QApplication(sys.argv[:1])
    for font in sys.argv[2:]:
        QFontDatabase.addApplicationFont(font)
    font = QFont("Inter Desk")
    font.setPixelSize(14)
    app.setStyle("Fusion")
    app.setFont(font)
    app.setStyleSheet(Path(sys.argv[1]).read_text(encoding="utf-8"))
    window = QLabel("Sign in")
    window.resize(1366, 696)

    def painted() -> None:
        answer(painted=since_start(), memory=resident_mb())
        app.quit()

    when_painted(window, painted)
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
