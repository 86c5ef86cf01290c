"""The verbs with windows: none, demo, tour. What they need of the system is checked before Qt starts."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hsbdesk.words import Words
from ui.system_libraries import missing_packages, reaches_screen

if TYPE_CHECKING:
    from hsbdesk.desk.desk import Places

VERBS = ("demo", "tour")
SWITCH_INTERVAL = 0.0005


def run(arguments: Sequence[str], places: "Places") -> int:
    """Open the window, the demo or the tour; return the exit code: 0 done, 1 refused in one sentence."""
    # Typing beside a layout in another thread: p95 of a key 2.9 ms with this, 16.8 ms without (measured).
    sys.setswitchinterval(SWITCH_INTERVAL)
    words = Words()
    wanted = _parse(arguments)
    if wanted.verb == "tour":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    elif not _has_display():
        _refuse(
            words(
                "There is no screen to open a window on. Use a desktop session, or make pictures of every"
                " screen without one: hsbdesk tour FOLDER"
            )
        )
        return 1
    missing = missing_packages(screen=_needs_x())
    if missing:
        _refuse(
            words(
                "Windows need system libraries that are not installed here. Install them, then start again:"
                " sudo apt install {packages}",
                packages=" ".join(missing),
            )
        )
        return 1
    if wanted.verb == "tour":
        from ui.tour import run_tour  # noqa: PLC0415

        return run_tour(places, words, wanted.out, wanted.theme, wanted.size, wanted.scale)
    from ui.program import Program  # noqa: PLC0415

    return Program(places, words).run(demo=wanted.verb == "demo")


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="hsbdesk")
    parser.set_defaults(verb="")
    verbs = parser.add_subparsers()
    demo = verbs.add_parser("demo", help="open the window on a fresh vault with the fictional demo case")
    demo.set_defaults(verb="demo")
    tour = verbs.add_parser("tour", help="save a picture of every screen and every printed document")
    tour.set_defaults(verb="tour")
    tour.add_argument("out", type=Path, metavar="OUT", help="folder for the pictures")
    tour.add_argument("--theme", choices=("light", "dark", "contrast"), default="light")
    tour.add_argument("--size", type=_size, default=(1366, 696), metavar="WxH", help="window, in pixels")
    tour.add_argument("--scale", type=float, choices=(1.0, 1.25, 1.5, 2.0), default=1.0, help="text size")
    return parser.parse_args(arguments)


def _size(text: str) -> tuple[int, int]:
    wide, _, high = text.lower().partition("x")
    if not (wide.isdigit() and high.isdigit()):
        raise argparse.ArgumentTypeError("write it as 1366x696")
    return int(wide), int(high)


def _has_display() -> bool:
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    if os.environ.get("WAYLAND_DISPLAY"):
        return True
    return bool(os.environ.get("DISPLAY")) and reaches_screen()


def _needs_x() -> bool:
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform:
        return platform.startswith("xcb")
    return bool(os.environ.get("DISPLAY")) and not os.environ.get("WAYLAND_DISPLAY")


def _refuse(sentence: str) -> None:
    print(sentence, file=sys.stderr)  # noqa: T201 - there is no window to say it in
