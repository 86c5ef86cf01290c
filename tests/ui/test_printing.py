"""Printing: the print service is given exactly the bytes; where there is none, pages go out as pictures."""

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from hsbdesk.documents.raster import page_count, page_png, page_sizes
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.errors import DeskError
from ui.printing import PicturePrinter, Queue, list_queues, print_bytes, takes_pdf

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="CUPS is not on Windows")
Programs = Callable[..., None]


class PngSource:
    """Gives pages small, and notes what was asked for."""

    def __init__(self, data: bytes, asked: list[tuple[int, float]]) -> None:
        self.data = data
        self.asked = asked

    def __call__(self, index: int, scale: float, take: Callable[[bytes], None]) -> None:
        self.asked.append((index, scale))
        take(page_png(self.data, index, min(scale, 1.0)))


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """Return a maker of small programs that stand first on the path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    def make(**texts: str) -> None:
        for name, text in texts.items():
            program = folder / name
            program.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
            program.chmod(program.stat().st_mode | stat.S_IXUSR)

    return make


def test_queues_stand_with_the_usual_one_first(programs: Programs) -> None:
    programs(
        lp="exit 0",
        lpstat='[ "$1" = -e ] && echo Office && echo Staff_room || echo "system default destination: Staff_room"',
    )
    assert takes_pdf()
    assert list_queues() == (Queue("Staff_room", True), Queue("Office", False))


def test_no_answer_from_the_print_service_is_no_printer(programs: Programs) -> None:
    programs(lp="exit 0", lpstat='echo "lpstat: Unable to connect to server" >&2; exit 1')
    assert list_queues() == ()


def test_exactly_the_bytes_are_handed_over_without_a_file(programs: Programs, tmp_path: Path) -> None:
    programs(lp=f'echo "$@" > "{tmp_path}/said"; cat > "{tmp_path}/got"')
    data = b"%PDF-1.4\n\x00\xff bytes"
    print_bytes("Office", data, "R-2026-0007F_v0.1_SS")
    assert (tmp_path / "got").read_bytes() == data
    said = (tmp_path / "said").read_text(encoding="utf-8")
    assert said.split() == ["-s", "-d", "Office", "-n", "1", "-t", "R-2026-0007F_v0.1_SS"]


def test_a_printer_that_refuses_is_said(programs: Programs) -> None:
    programs(lp='cat > /dev/null; echo "no such printer" >&2; exit 1')
    with pytest.raises(DeskError, match="print_refused"):
        print_bytes("Gone", b"x", "R")


def test_pages_go_out_as_pictures_of_their_size(qtbot: QtBot, demo_desk: Desk, tmp_path: Path) -> None:
    desk = demo_desk
    file = next(row.file for row in desk.files.children().rows if row.number == "H-0017P")
    referral = desk.referrals.rows(file)[0].id
    portrait = desk.paper.render(desk.paper.prepare(DocumentKind.REFERRAL, file, record=referral))
    landscape = desk.paper.render(desk.paper.prepare(DocumentKind.CHRONOLOGY, file))
    for name, rendered in (("portrait", portrait), ("landscape", landscape)):
        data, asked = rendered.data, []

        def source(
            index: int, scale: float, take: Callable[[bytes], None], data: bytes = data, asked: list = asked
        ) -> None:
            asked.append((index, scale))
            take(page_png(data, index, min(scale, 1.0)))

        device = QPrinter(QPrinter.PrinterMode.HighResolution)
        device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        device.setOutputFileName(str(tmp_path / f"{name}.pdf"))
        printer = PicturePrinter(device, rendered.sizes, source)
        with qtbot.waitSignal(printer.finished):
            printer.start()
        out = (tmp_path / f"{name}.pdf").read_bytes()
        assert page_count(out) == rendered.pages
        assert [index for index, _scale in asked] == list(range(rendered.pages))
        assert all(scale <= 300 / 72 + 0.01 for _index, scale in asked)
        for (width, height), (wide, high) in zip(rendered.sizes, page_sizes(out), strict=True):
            assert abs(width - wide) < 2
            assert abs(height - high) < 2


def test_printing_pictures_can_be_stopped(qtbot: QtBot, tmp_path: Path) -> None:
    device = QPrinter()
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(tmp_path / "out.pdf"))
    asked: list[int] = []
    printer: PicturePrinter

    def source(index: int, _scale: float, take: Callable[[bytes], None]) -> None:
        asked.append(index)
        printer.stop()
        take(b"")

    printer = PicturePrinter(device, ((595.0, 842.0),) * 5, source)
    with qtbot.waitSignal(printer.finished):
        printer.start()
    assert asked == [0]
