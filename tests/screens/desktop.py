"""A desktop of its own: an X screen nobody sees, a window manager, and the bus a screen reader listens on."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import ImageGrab

TOOLS = ("Xvfb", "xkbcomp", "openbox", "xdotool", "dbus-daemon")
_LETTERS = "ŵŴŷŶâÂêÊîÎôÔûÛáéíóúÁÉÍÓÚïöëü’‘“”–—…·×£€°"
_KEYS = tuple(f"FK{number}" for number in range(13, 25)) + tuple(f"KP{number}" for number in range(10))
_REGISTRY = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
_SIZE = "1366x768x24"
_HUSH = subprocess.DEVNULL
_KEYMAP = """xkb_keymap {{
  xkb_keycodes {{ include "evdev+aliases(qwerty)" }};
  xkb_types {{ include "complete" }};
  xkb_compat {{ include "complete" }};
  xkb_symbols {{ include "pc+us+inet(evdev)"
{keys}
  }};
}};"""


def missing_tools() -> tuple[str, ...]:
    """Return what this PC lacks for driving a window by keys and reading it as a screen reader does."""
    lacking = [tool for tool in TOOLS if shutil.which(tool) is None]
    if not _REGISTRY.exists():
        lacking.append("at-spi2-core")
    return tuple(lacking)


@dataclass(frozen=True, slots=True)
class Desktop:
    """`environment`: what a program needs to show its window here."""

    environment: Mapping[str, str]

    @property
    def display(self) -> str:
        return self.environment["DISPLAY"]

    def take_picture(self, path: Path) -> None:
        """Save the whole screen as PNG."""
        ImageGrab.grab(xdisplay=self.display).save(path)


@contextmanager
def open_desktop() -> Iterator[Desktop]:
    """Start everything on a free display; stop it again, also after a failure."""
    # Sockets have short paths: not pytest's folder.
    home = Path(tempfile.mkdtemp(prefix="hsbscreen"))
    started: list[subprocess.Popen[str]] = []
    try:
        display = _start_screen(started)
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("QT_", "WAYLAND", "HSBDESK"))},
            "DISPLAY": display,
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "LANG": "C.UTF-8",
            "NO_AT_BRIDGE": "1",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            # The reader may ask about what has just gone; Qt would say so.
            "QT_LOGGING_RULES": "qt.accessibility.*=false",
        }
        environment["DBUS_SESSION_BUS_ADDRESS"] = _start_bus(started, environment)
        _add_letters(environment)
        _start(started, ["openbox", "--sm-disable"], environment)
        yield Desktop(environment)
    finally:
        for process in reversed(started):
            process.send_signal(signal.SIGTERM)
        for process in reversed(started):
            _wait_or_kill(process)
        shutil.rmtree(home, ignore_errors=True)


def _start_screen(started: list[subprocess.Popen[str]]) -> str:
    said, says = os.pipe()
    command = ["Xvfb", "-displayfd", str(says), "-screen", "0", _SIZE, "-nolisten", "tcp", "-noreset"]
    process = subprocess.Popen(command, pass_fds=(says,), stdout=_HUSH, stderr=_HUSH, text=True)
    started.append(process)
    os.close(says)
    with os.fdopen(said) as answer:
        number = answer.readline().strip()
    assert number, f"Xvfb ended with {process.wait(10)}"
    return f":{number}"


def _add_letters(environment: Mapping[str, str]) -> None:
    """Put letters of Welsh and printers' marks onto keys nobody uses.

    Without a key of their own xdotool gives each letter one for a moment, and the program may read it too late.
    """
    pairs = zip(_KEYS, zip(_LETTERS[::2], _LETTERS[1::2], strict=True), strict=False)
    keys = [f"    key <{key}> {{ [ U{ord(low):04X}, U{ord(high):04X} ] }};" for key, (low, high) in pairs]
    keymap = _KEYMAP.format(keys="\n".join(keys))
    command = ["xkbcomp", "-w0", "-", environment["DISPLAY"]]
    subprocess.run(command, env=dict(environment), input=keymap, text=True, timeout=20, check=True)


def _start_bus(started: list[subprocess.Popen[str]], environment: Mapping[str, str]) -> str:
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    process = subprocess.Popen(command, env=dict(environment), stdout=subprocess.PIPE, stderr=_HUSH, text=True)
    started.append(process)
    assert process.stdout is not None
    with process.stdout as answer:
        address = answer.readline().strip()
    assert address, f"dbus-daemon ended with {process.wait(10)}"
    return address


def _start(started: list[subprocess.Popen[str]], command: list[str], environment: Mapping[str, str]) -> None:
    started.append(subprocess.Popen(command, env=dict(environment), stdout=_HUSH, stderr=_HUSH, text=True))


def _wait_or_kill(process: subprocess.Popen[str]) -> None:
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(5)
