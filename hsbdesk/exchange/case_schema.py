"""The case file's JSON Schema (draft 2020-12), for people who write or check case files elsewhere."""

import inspect
from typing import Any, cast

import msgspec

from hsbdesk.exchange.case import FORMAT, TYPES, VERSION, CaseFile

_REF = "#/$defs/{name}"


def case_file_schema() -> dict[str, Any]:
    """Return the schema: every field, its type, its codes and its default; unknown fields are forbidden.

    It says what `read_case_file` asks of types. Links, record numbers and dates are checked beyond it.
    """
    _, found = msgspec.json.schema_components([CaseFile, *TYPES.values()], ref_template=_REF)
    parts = cast("dict[str, dict[str, Any]]", found)
    for part in parts.values():
        part["description"] = inspect.cleandoc(part.get("description", ""))
        if part.get("type") == "object":
            part["additionalProperties"] = False
    readings = [{"$ref": _REF.format(name=record.__name__)} for record in TYPES.values()]
    parts["StatedVersion"]["properties"]["reading"] = {
        "anyOf": [*readings, {"type": "null"}],
        "default": None,
    }
    case = parts.pop("CaseFile")
    case["properties"]["version"] = {"const": VERSION}
    case["properties"]["format"] = {"const": FORMAT}
    case["required"] = ["format", "version"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "HSB Desk case file",
        **case,
        "$defs": dict(sorted(parts.items())),
    }
