"""The case file: a school, a roll, people and records as one JSON text (resources/help/case-file.md).

Reading is strict: nothing is guessed, dropped or tidied. Writing is canonical: the same case is always the
same bytes, so `write_case_file(read_case_file(x)) == x` for every file that was written here.
"""

import json
from dataclasses import replace
from typing import Any, cast

import msgspec

from hsbdesk.domain.numbers import parse_number
from hsbdesk.domain.person import Person, Pupil
from hsbdesk.domain.record import Recorded
from hsbdesk.errors import DeskError
from hsbdesk.exchange.case import FORMAT, TYPES, VERSION, CaseFile, RecordKind, StatedVersion
from hsbdesk.exchange.case_checks import check_case
from hsbdesk.exchange.plain_json import Fault, Repeated, from_plain, to_plain, wrong

__all__ = ["CaseFile", "RecordKind", "StatedVersion", "read_case_file", "write_case_file"]

MOST_BYTES = 50_000_000


def read_case_file(data: bytes) -> CaseFile:
    """Return the case that the bytes hold.

    Raises DeskError("case_file_too_large", most=MB), ("case_file_not_json", line=), ("case_file_newer"),
    ("case_file_other_format") or, for everything inside, ("case_file_wrong", path=, reason=). The path is
    made of field names and places in lists; no refusal repeats what stands in the file.
    """
    plain = _parse(data)
    if plain.get("format") != FORMAT:
        raise DeskError("case_file_other_format")
    version = plain.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise wrong("version", Fault.NOT_A_NUMBER)
    reader = _READERS.get(version)
    if reader is None:
        raise DeskError("case_file_newer")
    case = reader(plain)
    check_case(case)
    return case


def write_case_file(case: CaseFile) -> bytes:
    """Return the case in its one canonical form: UTF-8, two spaces, a newline at the end.

    Fields in the order of `hsbdesk/domain`, those at their default left out; records by number, people and
    pupils by last name, first name and id, history by record and version. Lists inside a record keep their
    order.
    """
    plain = {"format": FORMAT, "version": VERSION, **to_plain(_in_order(case))}
    return msgspec.json.format(msgspec.json.encode(plain), indent=2) + b"\n"


def _parse(data: bytes) -> dict[str, Any]:
    if len(data) > MOST_BYTES:
        raise DeskError("case_file_too_large", most=MOST_BYTES // 1_000_000)
    try:
        plain = json.loads(
            data.decode("utf-8-sig"), object_pairs_hook=_group, parse_constant=_refuse, parse_float=_refuse
        )
    except json.JSONDecodeError as error:
        raise DeskError("case_file_not_json", line=error.lineno) from None
    except (ValueError, RecursionError):
        raise DeskError("case_file_not_json", line=1) from None
    if not isinstance(plain, dict):
        raise DeskError("case_file_other_format")
    return cast("dict[str, Any]", plain)


def _group(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else Repeated(found)


def _refuse(_text: str) -> object:
    """Return something that is no value of ours, so that the walk refuses it with its path."""
    return object()


def _read_version_1(plain: dict[str, Any]) -> CaseFile:
    case: CaseFile = from_plain(plain, CaseFile, "")
    history = tuple(
        replace(stated, reading=from_plain(stated.reading, TYPES[stated.kind] | None, f"history[{n}].reading"))
        for n, stated in enumerate(case.history)
    )
    return replace(case, history=history)


_READERS = {1: _read_version_1}
"""A reader for every version ever written; an older one is never taken away."""


def _in_order(case: CaseFile) -> CaseFile:
    return replace(
        case,
        people=tuple(sorted(case.people, key=_by_name)),
        pupils=tuple(sorted(case.pupils, key=_by_name)),
        files=tuple(sorted(case.files, key=_by_number)),
        concerns=tuple(sorted(case.concerns, key=_by_number)),
        facts=tuple(sorted(case.facts, key=_by_number)),
        interventions=tuple(sorted(case.interventions, key=_by_number)),
        contacts=tuple(sorted(case.contacts, key=_by_number)),
        tasks=tuple(sorted(case.tasks, key=_by_number)),
        referrals=tuple(sorted(case.referrals, key=_by_number)),
        plans=tuple(sorted(case.plans, key=_by_number)),
        interims=tuple(sorted(case.interims, key=_by_number)),
        safety_plans=tuple(sorted(case.safety_plans, key=_by_number)),
        decisions=tuple(sorted(case.decisions, key=_by_number)),
        forms=tuple(sorted(case.forms, key=_by_number)),
        told=tuple(sorted(case.told, key=lambda told: (told.on_day, told.on_time, told.id))),
        returns=tuple(sorted(case.returns, key=lambda returned: (returned.on_day, returned.id))),
        history=tuple(sorted(case.history, key=lambda stated: (stated.record, stated.version))),
    )


def _by_name(one: Person | Pupil) -> tuple[str, str, str]:
    return (one.last, one.first, one.id)


def _by_number(record: Recorded) -> tuple[str, int, int]:
    number = parse_number(record.number)
    return (number.prefix, number.year or 0, number.n)
