"""What a case file may not hold: refused at its place, and nothing typed in it is repeated."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from hsbdesk.domain.text import NARRATIVE_MOST
from hsbdesk.errors import DeskError
from hsbdesk.exchange import case_file
from hsbdesk.exchange.case_file import read_case_file
from hsbdesk.exchange.plain_json import Fault
from hsbdesk.words import Words

Broken = Callable[..., bytes]
SECRET = "Zebedee Planted"


def refuse(data: bytes) -> DeskError:
    with pytest.raises(DeskError) as caught:
        read_case_file(data)
    said = Words().refusal(caught.value)
    assert "{" not in said
    assert SECRET not in said
    assert SECRET not in repr(caught.value.params)
    return caught.value


@pytest.mark.parametrize(
    ("path", "to", "where", "why"),
    [
        (("concerns", 3, "when", "start"), SECRET, "concerns[3].when", Fault.PARTS_DO_NOT_FIT),
        (("concerns", 3, "when", "start"), 20260317, "concerns[3].when.start", Fault.NOT_TEXT),
        (("concerns", 3, "when", "start"), "20251105", "concerns[3].when", Fault.PARTS_DO_NOT_FIT),
        (("concerns", 3, "when", "time"), "25:00", "concerns[3].when", Fault.PARTS_DO_NOT_FIT),
        (("concerns", 3, "when", "precision"), SECRET, "concerns[3].when.precision", Fault.NOT_A_CODE),
        (("concerns", 3, "when"), None, "concerns[3].when", Fault.NOT_A_GROUP),
        (("concerns", 3, SECRET), "x", "concerns[3]", Fault.UNKNOWN_FIELD),
        (("concerns", 3, "places"), SECRET, "concerns[3].places", Fault.NOT_A_LIST),
        (("concerns", 3, "places", 0), 1.5, "concerns[3].places[0]", Fault.NOT_TEXT),
        (("concerns", 3, "read_back"), 1, "concerns[3].read_back", Fault.NOT_YES_OR_NO),
        (("concerns", 3, "order_hint"), True, "concerns[3].order_hint", Fault.NOT_A_NUMBER),
        (("concerns", 3, "order_hint"), 2**70, "concerns[3].order_hint", Fault.NOT_A_NUMBER),
        (("concerns", 3, "basis"), "observed", "concerns[3].basis", Fault.NOT_A_CODE),
        (("concerns", 3, "recorded_at"), "2025-11-05", "concerns[3].recorded_at", Fault.NOT_A_MOMENT),
        (("concerns", 3, "recorded_at"), "2025-11-05T12:30:00+00:00", "concerns[3].recorded_at", Fault.NOT_A_MOMENT),
        (("concerns", 3, "number"), "I-0361F", "concerns[3].number", Fault.NUMBER_WRONG),
        (("concerns", 3, "number"), "i-361e", "concerns[3].number", Fault.NUMBER_WRONG),
        (("concerns", 3, "number"), "F-0201G", "concerns[3].number", Fault.NUMBER_WRONG),
        (("concerns", 3, "number"), "I-0341H", "concerns[3].number", Fault.NUMBER_TWICE),
        (("concerns", 3, "id"), "", "concerns[3].id", Fault.ID_MISSING),
        (("concerns", 3, "what_happened"), f"{SECRET}\x00", "concerns[3].what_happened", Fault.TEXT_NOT_CLEAN),
        (("concerns", 3, "what_happened"), "a\r\nb", "concerns[3].what_happened", Fault.TEXT_NOT_CLEAN),
        (("concerns", 3, "what_happened"), "\ud800", "concerns[3].what_happened", Fault.TEXT_NOT_CLEAN),
        (
            ("concerns", 3, "what_happened"),
            "x" * (NARRATIVE_MOST + 1),
            "concerns[3].what_happened",
            Fault.TEXT_TOO_LONG,
        ),
        (("people", 0, "first"), "Cari\nAnn", "people[0].first", Fault.TEXT_NOT_CLEAN),
        (("people", 0, "last"), "x" * 201, "people[0].last", Fault.TEXT_TOO_LONG),
        (("people", 0, "born"), "12/06/2015", "people[0].born", Fault.NOT_A_DAY),
        (("files", 0, "number"), "S-0022Z", "files[0].number", Fault.NUMBER_WRONG),
        (("files", 0, "child"), SECRET, "files[0].child", Fault.LINK_MISSING),
        (("facts", 0, "file"), SECRET, "facts[0].file", Fault.LINK_MISSING),
        (("concerns", 3, "people", 0, "person"), SECRET, "concerns[3].people[0].person", Fault.LINK_MISSING),
        (("referrals", 0, "previous"), [SECRET], "referrals[0].previous[0]", Fault.LINK_MISSING),
        (("pupils", 0, "person"), SECRET, "pupils[0].person", Fault.LINK_MISSING),
        (("tasks", 0, "due_time"), "4 pm", "tasks[0].due_time", Fault.NOT_A_TIME),
        (("school", "terms", 0, "start"), "2 September", "school.terms[0].start", Fault.NOT_A_DAY),
        (("history", 0, "version"), 7, "history[0]", Fault.HISTORY_WRONG),
        (("history", 0, "kind"), "fact", "history[0].reading", Fault.UNKNOWN_FIELD),
        (("history", 0, "record"), SECRET, "history[0].record", Fault.LINK_MISSING),
        (("history", 0, "reading", "when"), SECRET, "history[0].reading.when", Fault.NOT_A_GROUP),
        (("history", 0, "reading"), None, "history[0]", Fault.HISTORY_WRONG),
        (("version",), "1", "version", Fault.NOT_A_NUMBER),
    ],
)
def test_a_wrong_place_is_named(broken: Broken, path: tuple[str | int, ...], to: Any, where: str, why: Fault) -> None:
    error = refuse(broken(*path, to=to))
    assert (error.id, error.params["path"], error.params["reason"]) == ("case_file_wrong", where, why.value)


def test_a_missing_field_is_named(demo_bytes: bytes) -> None:
    plain = json.loads(demo_bytes)
    del plain["contacts"][2]["when"]
    error = refuse(json.dumps(plain).encode())
    assert (error.params["path"], error.params["reason"]) == ("contacts[2].when", Fault.MISSING_FIELD.value)


def test_two_letters_alike_are_refused(demo_bytes: bytes) -> None:
    plain = json.loads(demo_bytes)
    file = next(place for place, file in enumerate(plain["files"]) if file["number"] == "H-0017P")
    plain["files"][file]["letters"][4]["letter"] = "A"
    error = refuse(json.dumps(plain).encode())
    assert error.params["path"] == f"files[{file}].letters[4]"
    assert error.params["reason"] == Fault.LETTER_TWICE.value


def test_the_child_of_a_file_has_no_letter_in_it(demo_bytes: bytes) -> None:
    plain = json.loads(demo_bytes)
    file = next(file for file in plain["files"] if file["number"] == "H-0017P")
    file["letters"][0]["person"] = file["child"]
    assert refuse(json.dumps(plain).encode()).params["reason"] == Fault.LETTER_TWICE.value


def test_the_same_id_twice_is_refused(demo_bytes: bytes) -> None:
    plain = json.loads(demo_bytes)
    plain["facts"][1]["id"] = plain["facts"][0]["id"]
    error = refuse(json.dumps(plain).encode())
    assert (error.params["path"], error.params["reason"]) == ("facts[1].id", Fault.ID_TWICE.value)


def test_a_field_that_stands_twice_is_refused() -> None:
    text = '{"format": "hsb-case", "version": 1, "people": [{"id": "a", "first": "x", "first": "Zebedee Planted"}]}'
    error = refuse(text.encode())
    assert (error.params["path"], error.params["reason"]) == ("people[0]", Fault.FIELD_TWICE.value)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\xff",
        b"{",
        b'{"format": "hsb-case", "version": 1, "people": [NaN]',
        b"[" * 200_000,
        b'{"format":' * 100_000,
        ("9" * 10_000).encode(),
    ],
    ids=("empty", "bytes", "cut", "cut list", "deep list", "deep group", "long number"),
)
def test_what_is_no_json_is_refused(data: bytes) -> None:
    assert refuse(data).id == "case_file_not_json"


def test_the_line_of_a_break_is_named(demo_bytes: bytes) -> None:
    lines = demo_bytes.split(b"\n")
    lines[41] = b'"Zebedee Planted": : ,'
    assert refuse(b"\n".join(lines)).params == {"line": 42}


@pytest.mark.parametrize("data", [b"[]", b"null", b"{}", b'{"format": "Zebedee Planted", "version": 1}'])
def test_another_format_is_refused(data: bytes) -> None:
    assert refuse(data).id == "case_file_other_format"


def test_a_newer_file_is_refused() -> None:
    assert refuse(b'{"format": "hsb-case", "version": 2}').id == "case_file_newer"


def test_a_number_that_is_none_is_refused() -> None:
    error = refuse(b'{"format": "hsb-case", "version": 1, "people": [NaN, Infinity]}')
    assert error.params["path"] == "people[0]"


def test_a_file_too_large_is_not_even_parsed(monkeypatch: pytest.MonkeyPatch, demo_bytes: bytes) -> None:
    monkeypatch.setattr(case_file, "MOST_BYTES", len(demo_bytes) - 1)
    assert refuse(demo_bytes).id == "case_file_too_large"
