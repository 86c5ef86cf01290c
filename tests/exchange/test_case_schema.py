"""The schema says what the reader asks of types."""

import dataclasses
import json
import typing
from typing import Any

import msgspec

from hsbdesk.domain.concern import Concern
from hsbdesk.domain.dates import PartialDate
from hsbdesk.domain.referral import Referral
from hsbdesk.exchange.case_file import CaseFile
from hsbdesk.exchange.case_schema import case_file_schema


def test_every_group_forbids_unknown_fields_and_is_described() -> None:
    schema = case_file_schema()
    groups = [schema, *(part for part in schema["$defs"].values() if part.get("type") == "object")]
    assert len(groups) > 40
    assert all(group["additionalProperties"] is False for group in groups)
    assert all(group.get("description") and group.get("title") for group in groups)


def test_fields_and_must_haves_are_those_of_the_records() -> None:
    schema = case_file_schema()
    for record in (Concern, Referral, PartialDate):
        part = schema["$defs"][record.__name__]
        fields = dataclasses.fields(record)
        assert set(part["properties"]) == {field.name for field in fields}
        assert set(part["required"]) == {f.name for f in fields if f.default is dataclasses.MISSING}
    assert set(schema["properties"]) == {field.name for field in dataclasses.fields(CaseFile)}
    assert schema["required"] == ["format", "version"]


def test_it_is_plain_json_and_holds_no_dangling_reference() -> None:
    schema = json.loads(msgspec.json.encode(case_file_schema()))
    names = {text.rpartition("/")[2] for text in _references(schema)}
    assert names <= set(schema["$defs"])
    assert "Concern" in names


def test_both_kinds_of_telling_have_a_short_name() -> None:
    parts = case_file_schema()["$defs"]
    assert not [name for name in parts if "." in name]
    assert "how_it_came" in parts["Told"]["properties"]
    assert "tier" in parts["ToldOfPlan"]["properties"]
    assert parts["ToldOfPlan"]["title"] == "ToldOfPlan"


def test_the_demo_keeps_to_it(demo_bytes: bytes) -> None:
    schema = case_file_schema()
    _check(json.loads(demo_bytes), schema, schema["$defs"])


def _references(value: Any) -> typing.Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "$ref":
                yield inner
            else:
                yield from _references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner)


def _check(value: Any, part: dict[str, Any], parts: dict[str, Any]) -> None:
    """Check a value against the few words of JSON Schema that the schema uses."""
    if "$ref" in part:
        _check(value, parts[part["$ref"].rpartition("/")[2]], parts)
    elif "anyOf" in part:
        assert any(_fits(value, choice, parts) for choice in part["anyOf"]), value
    elif "const" in part:
        assert value == part["const"]
    elif "enum" in part:
        assert value in part["enum"]
    elif part.get("type") == "object":
        assert isinstance(value, dict)
        assert set(part.get("required", ())) <= set(value) <= set(part["properties"])
        for key, inner in value.items():
            _check(inner, part["properties"][key], parts)
    elif part.get("type") == "array":
        assert isinstance(value, list)
        for inner in value:
            _check(inner, part["items"], parts)
    elif part:
        kinds = {"string": str, "boolean": bool, "integer": int, "null": type(None)}
        assert isinstance(value, kinds[part["type"]])


def _fits(value: Any, part: dict[str, Any], parts: dict[str, Any]) -> bool:
    try:
        _check(value, part, parts)
    except AssertionError:
        return False
    return True
