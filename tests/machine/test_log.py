"""The technical log holds codes and ids, and nothing that anybody typed."""

import logging
import stat
import sys

import pytest

from hsbdesk.machine.log import end_log, start_log

TYPED = "Tomos pushed Mali"


@pytest.fixture
def log(tmp_path):
    path = start_log(tmp_path / "logs")
    yield path
    end_log()


def test_codes_and_ids_are_written_and_the_file_is_private(log):
    logging.getLogger("hsbdesk").info("vault.opened vault=%s seq=%d", "0f" * 16, 812)
    line = log.read_text()
    assert line.endswith(f"Z INFO vault.opened vault={'0f' * 16} seq=812\n")
    if sys.platform != "win32":
        assert stat.S_IMODE(log.stat().st_mode) == 0o600
        assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "said",
    [
        TYPED,
        f"saved text={TYPED}",
        f"saved {TYPED}",
        "saved text=",
        f"saved ok=1\n{TYPED}",
        "Saved",
        "saved a=ŵ",
    ],
)
def test_free_text_is_replaced_by_the_place_that_tried_to_write_it(log, said):
    logging.getLogger("hsbdesk.desk").warning(said)
    written = log.read_text()
    assert "WARNING log.replaced at=test_log.py:" in written
    assert not any(word in written for word in TYPED.split())


def test_of_an_error_only_class_and_place_are_written(log):
    try:
        int(TYPED)
    except ValueError:
        logging.getLogger("hsbdesk").exception("save.failed id=%s", "a1")
    written = log.read_text()
    assert "ERROR save.failed id=a1 error=ValueError at=test_log.py:" in written
    assert not any(word in written for word in (*TYPED.split(), "Traceback"))
    assert written.count("\n") == 1


def test_a_full_log_rolls_over_and_old_parts_are_private_too(log):
    logger = logging.getLogger("hsbdesk")
    for _ in range(9000):
        logger.info("vault.opened vault=%s", "0f" * 32)
    parts = sorted(log.parent.iterdir())
    assert 1 < len(parts) <= 5
    if sys.platform != "win32":
        assert {stat.S_IMODE(part.stat().st_mode) for part in parts} == {0o600}


def test_a_second_start_moves_the_log(log, tmp_path):
    second = start_log(tmp_path / "other")
    logging.getLogger("hsbdesk").info("vault.closed")
    assert (log.read_text(), second.read_text().count("vault.closed")) == ("", 1)
