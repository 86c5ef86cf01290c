"""Start the program as `hsbdesk` does, and say when its sign-in page was painted, empty and with the names."""

import sys

from child import answer, since_start
from painted import when_painted
from PySide6.QtCore import QTimer

import main as program_main
from ui import program
from ui.pages.sign_in import SignInPage
from ui.widgets.combo import Combo


def run(self: program.Program, *, demo: bool = False) -> int:
    """Stand in for Program.run: note the paints, then quit."""
    window = self.start(demo=demo)
    page = window.findChild(SignInPage)
    assert page is not None
    names = page.findChild(Combo, "nameCombo")
    assert names is not None
    times: dict[str, float] = {}
    asking = QTimer(window)
    asking.setInterval(1)

    def painted() -> None:
        times["painted"] = since_start()
        asking.start()

    def look_for_names() -> None:
        if names.count():
            asking.stop()
            when_painted(page, filled)
            page.update()

    def filled() -> None:
        answer(**times, filled=since_start())
        self.app.quit()

    asking.timeout.connect(look_for_names)
    when_painted(page, painted)
    code = self.app.exec()
    self.end()
    return code


if __name__ == "__main__":
    program.Program.run = run  # type: ignore[method-assign]
    sys.argv = [sys.argv[0]]
    program_main.main()
