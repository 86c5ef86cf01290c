"""The case file's JSON Schema (draft 2020-12), for people who write or check case files elsewhere."""

import inspect
from typing import Any, cast

import msgspec

from hsbdesk.exchange.case import FORMAT, TYPES, VERSION, CaseFile

_REF = "#/$defs/{name}"
_SHORT = {"hsbdesk.domain.concern.Told": "Told", "hsbdesk.domain.sharing.Told": "ToldOfPlan"}
"""Two groups have one name in the program; the first had it to itself before."""


def case_file_schema() -> dict[str, Any]:
    """Return the schema: every field, its type, its codes and its default; unknown fields are forbidden.

    It says what `read_case_file` asks of types. Links, record numbers and dates are checked beyond it.
    """
    _, found = msgspec.json.schema_components([CaseFile, *TYPES.values()], ref_template=_REF)
    parts = cast("dict[str, dict[str, Any]]", _with_short_names(found))
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


def _with_short_names(value: Any) -> Any:
    """Return a part of the schema with the short names, as keys, as titles and in references."""
    if isinstance(value, dict):
        found = cast("dict[str, Any]", value)
        parts = {_SHORT.get(key, key): _with_short_names(inner) for key, inner in found.items()}
        for name in _SHORT.values():
            if name in parts and "title" in parts[name]:
                parts[name]["title"] = name
        return parts
    if isinstance(value, list):
        return [_with_short_names(inner) for inner in cast("list[Any]", value)]
    prefix, _, name = value.rpartition("/") if isinstance(value, str) else ("", "", "")
    return f"{prefix}/{_SHORT[name]}" if name in _SHORT else value
