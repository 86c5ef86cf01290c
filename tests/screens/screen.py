"""Somebody at the keyboard: starts the program, presses keys, reads what stands there. There is no mouse."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self, TypeVar

from desktop import Desktop
from reader import CHECKED, FOCUSED, Node, Reader

PROGRAM = (sys.executable, str(Path(__file__).parents[2] / "main.py"))
PATIENCE = 20.0
_LOOK_AGAIN = 0.01
_MOVED_WITHIN = 10.0
_TYPED_WITHIN = 10.0
_MOST_STEPS = 40
_KEY_PAUSE_MS = 3
PERSON_MS = 180
_CELLS = frozenset({"cell", "list item", "page tab", "table cell", "tree item"})
_LISTS = frozenset({"list", "page tab list", "table", "tree"})

T = TypeVar("T")


class StuckError(AssertionError):
    """The walk cannot go on; says what was waited for and what stood there."""


class Screen:
    """One run of the program on a desktop; counts the keys that were pressed."""

    def __init__(
        self, desktop: Desktop, home: Path, *, verb: Sequence[str] = (), more: Mapping[str, str] | None = None
    ) -> None:
        self._desktop = desktop
        self._environment = {**desktop.environment, "HSBDESK_HOME": str(home), **(more or {})}
        self._said = home / "said.txt"
        home.mkdir(parents=True, exist_ok=True)
        self.keys = 0
        self.pause_ms = _KEY_PAUSE_MS
        """Between two keys; a person at the keyboard takes about PERSON_MS."""
        self._begun = time.monotonic()
        with self._said.open("ab") as said:
            self.process = subprocess.Popen([*PROGRAM, *verb], env=self._environment, stdout=said, stderr=said)
        self._reader = Reader(self._environment, self.process.pid)

    def __enter__(self) -> Self:
        try:
            self.wait(self._reader.is_there, "the program to show itself")
            self.wait(self._is_in_front, "the window to come to the front")
        except BaseException as error:
            error.add_note(self.report())
            self.__exit__()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        self._reader.close()
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(10)

    def report(self) -> str:
        """Return what there is to see after a failure; the picture lies beside the program's home."""
        picture = self._said.with_name(f"failed-{self.process.pid}.png")
        self._desktop.take_picture(picture)
        return f"picture: {picture}\nsaid: {self.said()}\non the screen:\n{self.describe()}"

    # -- keys

    def press(self, *keys: str) -> None:
        """Press keys one after the other, named as xdotool names them: Tab, ctrl+Return, F9."""
        self.keys += len(keys)
        self._xdotool("key", "--delay", str(self.pause_ms), *keys)
        time.sleep((self.pause_ms - _KEY_PAUSE_MS) / 1000)

    def type(self, text: str, *, pause_ms: int = 0) -> None:
        """Type a text; a line break is the Return key."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.press("Return")
            if line:
                self.keys += len(line)
                self._xdotool("type", "--delay", str(pause_ms or self.pause_ms), "--", line)
                self._wait_typed(line)

    def tab_to(self, name: str, *, back: bool = False) -> Node:
        """Press Tab until the field or button of this name (or objectName) has focus."""
        walked: dict[str, str] = {}
        here = self.focus()
        while here is None or here.path not in walked:
            if here is not None and name in {here.name, here.id}:
                return here
            walked[here.path if here is not None else ""] = str(here)
            self.press("shift+Tab" if back else "Tab")
            here = self._wait_moved(here)
        raise StuckError(f"Tab does not come to “{name}”; it came to:\n" + "\n".join(walked.values()))

    def fill(self, name: str, text: str) -> None:
        """Go to a field and type into it."""
        self.tab_to(name)
        self.type(text)

    def push(self, name: str, key: str = "space") -> None:
        """Go to a button or a choice and press it."""
        self.tab_to(name)
        self.press(key)

    def choose(self, first: str, wanted: str) -> None:
        """Go to a row of choices by the one Tab stops at, along it by arrow keys, and turn the wanted one on."""
        here = self.tab_to(first)
        for _ in range(_MOST_STEPS):
            if here.name == wanted:
                break
            self.press("Right")
            here = self._wait_moved(here)
        if not here.has(CHECKED):
            self.press("space")

    def go_along(self, key: str, wanted: str) -> None:
        """Press a key, such as Down, until the current row of the list that has the keyboard holds these words."""
        while wanted not in (was := self.current()):
            self.press(key)
            self.wait(lambda was=was: self.current() != was, f"the list to go on from “{was}” to “{wanted}”")

    # -- what stands there

    def nodes(self) -> list[Node]:
        """Return everything that shows."""
        return self._reader.nodes()

    def focus(self) -> Node | None:
        """Return the field, button or list that has the keyboard."""
        return _keyboard_in(self._reader.focused())

    def current(self) -> str:
        """Return the current row or cell of the list that has the keyboard, or of the suggestions under a field."""
        focused = self._reader.focused()
        here = _keyboard_in(focused)
        # Every list tells its own current cell; suggestions come last.
        if here is not None and here.role in _LISTS:
            return next((node.name for node in focused[focused.index(here) :] if node.role in _CELLS), "")
        return next((node.name for node in reversed(focused) if node.role in _CELLS), "")

    def label(self, node: Node) -> str:
        """Return what a screen reader calls it: its name, or the label that belongs to it."""
        return self._reader.label(node)

    def says(self, words: str) -> str | None:
        """Return the text on the screen that holds these words."""
        return next((node.name for node in self.nodes() if words in node.name), None)

    def wait_says(self, words: str) -> str:
        """Wait for words on the screen; return the whole text they stand in."""
        return self.wait(lambda: self.says(words), f"the words “{words}”")

    def field(self, name: str) -> str:
        """Return what stands in the field of this name."""
        return self.text(next(node for node in self.nodes() if node.role == "text" and node.name == name))

    def text(self, field: Node) -> str:
        """Return what stands in a field."""
        return self._reader.text(field)

    def table(self, name: str) -> tuple[list[str], list[list[str]]]:
        """Return the heads of the columns of a table, and the names of all its cells."""
        table = next(node for node in self.nodes() if node.role == "table" and node.name == name)
        return self._reader.heads(table), self._reader.cells(table)

    def wait_focus(self, name: str) -> Node:
        """Wait until something of this name has the keyboard."""

        def there() -> Node | None:
            node = self.focus()
            return node if node is not None and name in {node.name, node.id} else None

        return self.wait(there, f"the keyboard to be in “{name}”")

    def wait(self, look: Callable[[], T], what: str, seconds: float = PATIENCE) -> T:
        """Look until there is an answer; raises StuckError."""
        until = time.monotonic() + seconds
        while True:
            found = look()
            if found:
                return found
            if self.process.poll() is not None:
                raise StuckError(f"waited for {what}; the program ended with {self.process.returncode}")
            if time.monotonic() > until:
                raise StuckError(f"waited {seconds:.0f} s for {what}")
            time.sleep(_LOOK_AGAIN)

    def describe(self) -> str:
        """Return the screen as lines, the place of the keyboard marked."""
        if self.process.poll() is not None:
            return f"(the program ended with {self.process.returncode})"
        return "\n".join(f"{'>' if node.has(FOCUSED) else ' '} {node}" for node in self.nodes() if node.name)

    # -- ending

    @property
    def seconds(self) -> float:
        """Return how long this run has been going on."""
        return time.monotonic() - self._begun

    def close(self) -> None:
        """Close the window by its key and wait until the program has ended well and said nothing."""
        self.press("alt+F4")
        code = self.process.wait(PATIENCE)
        assert code == 0, f"ended with {code}: {self.said()}"
        assert not self.said(), f"it said: {self.said()}"

    def kill(self) -> None:
        """End it as a power cut does."""
        self.process.kill()
        self.process.wait(10)

    def said(self) -> str:
        """Return what the program wrote to its output."""
        return self._said.read_text(encoding="utf-8", errors="replace")

    # -- inside

    def _xdotool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self._environment, capture_output=True, text=True, timeout=60, check=True
        )
        return done.stdout

    def _is_in_front(self) -> bool:
        asked = subprocess.run(
            ["xdotool", "getactivewindow", "getwindowpid"],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=10,
            check=False,
        )
        return asked.stdout.strip() == str(self.process.pid)

    def _wait_typed(self, line: str) -> None:
        """Wait until a text field holds what was typed into it.

        While a screen reader listens, Qt asks it about every letter before the field gets it, but about no key command:
        on a busy PC the command comes first, and the letters land where it led.
        """
        here = self._reader.focused()
        until = time.monotonic() + _TYPED_WITHIN
        while here and here[-1].role == "text" and time.monotonic() < until:
            stands = self.text(here[-1])
            is_hidden = len(set(stands)) == 1  # a passphrase reads as so many dots
            if line in stands or (is_hidden and len(stands) >= len(line)):
                return
            time.sleep(_LOOK_AGAIN)

    def _wait_moved(self, before: Node | None) -> Node:
        until = time.monotonic() + _MOVED_WITHIN
        while time.monotonic() < until:
            here = self.focus()
            if here is not None and (before is None or here.path != before.path):
                return here
            time.sleep(_LOOK_AGAIN)
        raise StuckError(f"Tab stays in {before}")


def _keyboard_in(focused: Sequence[Node]) -> Node | None:
    # What only hands the keyboard on says it has it, too; the innermost thing with a name really has it.
    named = [node for node in focused if node.role not in _CELLS and node.name]
    return named[-1] if named else None


class Stopwatch:
    """Notes how many keys and seconds each part of a walk took."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    @contextmanager
    def time(self, screen: Screen, part: str) -> Iterator[None]:
        """Time what happens inside."""
        keys, begun = screen.keys, time.monotonic()
        yield
        seconds = time.monotonic() - begun
        self._lines.append(f"by keys: {part}: {screen.keys - keys} keys, {seconds:.1f} s")
