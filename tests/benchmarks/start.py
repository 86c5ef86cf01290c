"""From the start of the process to the sign-in window on the screen, against a bare window.

Argument: the home with the vault. The bare window has the same font and the same style sheet.
"""

import sys
from pathlib import Path

from figure import Figure, median_ms, send
from process import read_answer, start_process

from hsbdesk.machine.places import find_places
from ui.theme import build_style_sheet, load_theme

ROUNDS = 9


def bare_arguments(home: Path) -> list[str]:
    """Write the style sheet under `home` and return what `bare_window.py` is started with."""
    resources = find_places(home).resources
    sheet = home / "sheet.qss"
    sheet.write_text(build_style_sheet(load_theme(resources, "light")), encoding="utf-8")
    return [str(sheet), *(str(font) for font in sorted((resources / "fonts").glob("InterDesk-*.ttf")))]


def main() -> None:
    """Start each in turn and send the medians."""
    home = Path(sys.argv[1])
    bare_with = bare_arguments(home)
    bare: list[float] = []
    window: list[float] = []
    filled: list[float] = []
    for round_no in range(ROUNDS + 1):
        alone = read_answer(start_process("bare_window.py", *bare_with, home=home))
        ours = read_answer(start_process("program_start.py", home=home))
        if round_no:  # the first round warms the disk
            bare.append(alone["painted"])
            window.append(ours["painted"])
            filled.append(ours["filled"])
    base, base_name = median_ms(bare), "bare window"
    send(
        [
            Figure(
                name="start to sign-in window painted", value=median_ms(window), base_name=base_name, base=base,
                most_times=2,
            ),
            Figure(
                name="start to sign-in window with the vault's names painted", value=median_ms(filled),
                base_name=base_name, base=base,
            ),
        ]
    )  # fmt: skip


if __name__ == "__main__":
    main()
