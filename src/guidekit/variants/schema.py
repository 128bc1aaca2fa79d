"""The JSON Schema of brand files, made from the description that their reader goes by."""

import json
from typing import Any, TypeAlias, assert_never

from guidekit.variants.brand_keys import BRAND
from guidekit.variants.shapes import Either, Flag, Items, Kind, Record, Shape, Table, Text, Word

__all__ = ["brand_schema", "brand_schema_text"]

Schema: TypeAlias = dict[str, Any]


def brand_schema() -> Schema:
    """The schema, of draft 2020-12, as plain data.

    >>> brand_schema()["properties"]["radius"]["description"]
    'how round corners are'
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A brand of a guidekit project",
        **_record(BRAND),
    }


def brand_schema_text() -> str:
    """The schema as a JSON file."""
    return json.dumps(brand_schema(), indent=2, ensure_ascii=False) + "\n"


def _schema(shape: Shape) -> Schema:
    match shape:
        case Text(kind):
            return _text(kind)
        case Word(allowed):
            return {"enum": list(allowed)}
        case Flag():
            return {"type": "boolean"}
        case Items(item):
            return {"type": "array", "items": _schema(item)}
        case Table():
            return _table(shape)
        case Record():
            return _record(shape)
        case Either(plain, full, _):
            return {"anyOf": [_plain(plain, full), _schema(full)]}
        case _:
            assert_never(shape)


def _text(kind: Kind) -> Schema:
    """YAML reads `5` as a number, which is a text here as soon as a text may look so."""
    text = {"type": "string", "pattern": f"^(?:{kind.pattern})$"}
    if kind.fits("7"):
        return {**text, "type": ["string", "number"]}
    return {"anyOf": [text, {"const": 0}]} if kind.fits("0") else text


def _plain(plain: Text | Flag, full: Record | Text) -> Schema:
    """Only `false` says something that an address does not."""
    return (
        {"const": False} if isinstance(plain, Flag) and isinstance(full, Text) else _schema(plain)
    )


def _table(table: Table) -> Schema:
    value = _schema(table.value)
    if table.nullable or isinstance(table.value, Items):
        value = _or_nothing(value)
    names = {"propertyNames": {"pattern": f"^(?:{table.key.pattern})$"}} if table.key else {}
    return {"type": "object", **names, "additionalProperties": value}


def _record(record: Record) -> Schema:
    properties: Schema = {}
    for key in record.keys:
        schema = _schema(key.shape)
        hinted = isinstance(key.shape, Text) and key.shape.kind.hint
        if not key.required and not hinted:
            schema = _or_nothing(schema)
        whose = {"house": " (only for the house)", "partner": " (only for partners)", None: ""}
        properties[key.name] = {"description": key.meaning + whose[key.role], **schema}
    required = [key.name for key in record.keys if key.required]
    return {
        "type": "object",
        "properties": properties,
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _or_nothing(schema: Schema) -> Schema:
    """The same, or a key without a value, which is as good as none."""
    if "anyOf" in schema:
        return {"anyOf": [*schema["anyOf"], {"type": "null"}]}
    if "enum" in schema:
        return {"enum": [*schema["enum"], None]}
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return {**schema, "type": [*types, "null"]}
