"""A council's form as a file that schools may pass on: its boxes alone, nothing of any child."""

import json
from dataclasses import dataclass
from typing import Any, cast

import msgspec

from hsbdesk.domain.council_form import CouncilFormContent, FormField
from hsbdesk.errors import DeskError
from hsbdesk.exchange.plain_json import Repeated, from_plain, to_plain

FORMAT = "hsbdesk-form"
VERSION = 1
MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFile:
    """What the file holds. When it was checked, and by whom, is each school's own to say."""

    format: str
    version: int
    name: str
    edition: str = ""
    nation: str = "wales"
    whose: str = ""
    fields: tuple[FormField, ...] = ()


def write_form_file(form: CouncilFormContent) -> bytes:
    """Return a form as JSON: UTF-8, two spaces, a newline at the end."""
    file = FormFile(
        format=FORMAT,
        version=VERSION,
        name=form.name,
        edition=form.edition,
        nation=form.nation,
        whose=form.whose,
        fields=form.fields,
    )
    return msgspec.json.format(msgspec.json.encode(to_plain(file)), indent=2) + b"\n"


def read_form_file(data: bytes) -> CouncilFormContent:
    """Return the form that the bytes hold, unchecked by anybody.

    Raises DeskError("form_file_too_large"), ("form_file_not_json", line=), ("form_file_other_format"),
    ("form_file_newer") or, for everything inside, ("form_file_wrong", path=, reason=): `fields[3].limit`.
    """
    if len(data) > MOST_BYTES:
        raise DeskError("form_file_too_large")
    plain = _parse(data)
    if plain.get("format") != FORMAT:
        raise DeskError("form_file_other_format")
    version = plain.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        raise DeskError("form_file_newer")
    try:
        file: FormFile = from_plain(plain, FormFile, "")
    except DeskError as error:
        path, reason = (str(error.params.get(name, "")) for name in ("path", "reason"))
        raise DeskError("form_file_wrong", path=path, reason=reason) from None
    if file.nation not in {"wales", "england"}:
        raise DeskError("form_file_wrong", path="nation", reason="the code is not one of this format's codes")
    return CouncilFormContent(
        name=file.name, edition=file.edition, nation=file.nation, whose=file.whose, fields=file.fields
    )


def _parse(data: bytes) -> dict[str, Any]:
    try:
        plain = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_group)
    except json.JSONDecodeError as error:
        raise DeskError("form_file_not_json", line=error.lineno) from None
    except (ValueError, RecursionError):
        raise DeskError("form_file_not_json", line=1) from None
    if not isinstance(plain, dict):
        raise DeskError("form_file_other_format")
    return cast("dict[str, Any]", plain)


def _group(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else Repeated(found)
