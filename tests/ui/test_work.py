"""The two workers: answers on the window thread, in order, and never to an owner that has gone."""

import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from hsbdesk.errors import DeskError
from hsbdesk.words import Words
from ui.failures import Failures
from ui.work import Workers


@pytest.fixture
def workers(qtbot: QtBot) -> Workers:
    made = Workers(Failures(Words()))
    yield made
    made.stop()


def test_answers_come_on_the_window_thread_in_the_order_of_the_questions(workers: Workers) -> None:
    asked_on: set[str] = set()
    answered: list[tuple[int, str]] = []

    def job(n: int) -> int:
        asked_on.add(threading.current_thread().name)
        return n

    for n in range(50):
        workers.desk.run(lambda n=n: job(n), lambda n: answered.append((n, threading.current_thread().name)))
    assert workers.wait_idle(5)
    assert asked_on == {"desk"}
    assert answered == [(n, threading.main_thread().name) for n in range(50)]


def test_a_refusal_reaches_the_page_or_else_the_strip(workers: Workers, qtbot: QtBot) -> None:
    def refuse() -> None:
        raise DeskError("file_exists", field="out")

    got: list[DeskError] = []
    workers.desk.run(refuse, lambda _none: None, got.append)
    workers.wait_idle(5)
    assert [error.id for error in got] == ["file_exists"]
    with qtbot.waitSignal(workers.failures.raised) as said:
        workers.desk.run(refuse, lambda _none: None)
    assert said.args == [Words().refusal(got[0])]


def test_a_fault_is_noted_by_place_only_and_said_neutrally(
    workers: Workers, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise ValueError("Ioan Sample, 6 Oak")

    with qtbot.waitSignal(workers.failures.raised) as said:
        workers.paper.run(fail, lambda _none: None)
    assert "Ioan" not in said.args[0]
    assert "Traceback" not in said.args[0]
    assert "Ioan" not in caplog.text
    assert "ValueError" in caplog.text
    assert "test_work.py" in caplog.text


def test_an_answer_to_an_owner_that_is_deleted_is_dropped(workers: Workers) -> None:
    owner, gate, answered = QObject(), threading.Event(), []
    workers.desk.run(gate.wait, answered.append, owner=owner)
    import shiboken6

    shiboken6.delete(owner)
    gate.set()
    assert workers.wait_idle(5)
    assert answered == []


def test_an_answer_after_signing_out_is_dropped(workers: Workers, caplog: pytest.LogCaptureFixture) -> None:
    def show(_answer: int) -> None:
        raise DeskError("signed_out")

    workers.paper.run(lambda: 1, show)
    assert workers.wait_idle(5)
    assert not caplog.records


def test_waiting_includes_what_an_answer_asks_next(workers: Workers) -> None:
    seen: list[str] = []
    workers.desk.run(lambda: "paper", lambda word: workers.paper.run(lambda: word, seen.append))
    assert workers.wait_idle(5)
    assert seen == ["paper"]


def test_waiting_goes_on_when_becoming_idle_brings_new_work(workers: Workers) -> None:
    seen: list[int] = []
    workers.desk.idle.connect(lambda: None if seen else workers.desk.run(lambda: 1, seen.append))
    workers.desk.run(lambda: 0, lambda _answer: None)
    assert workers.wait_idle(5)
    assert seen == [1]


def test_stopping_ends_the_threads_and_drops_answers(qtbot: QtBot) -> None:
    workers, answered = Workers(Failures(Words())), []
    workers.desk.run(lambda: 1, answered.append)
    workers.stop()
    assert workers.wait_idle(1)
    assert answered == []
    assert not [thread for thread in threading.enumerate() if thread.name in {"desk", "paper"}]
    workers.desk.run(lambda: 2, answered.append)
    assert workers.desk.is_idle()
