"""The field rules on real guides and definitions: what they find, and what they do not."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from guidekit.connectors import AuthMethod, Connector, Field, Support, read_connector
from guidekit.model import Guide, build_guide
from guidekit.rules import Context, check_guide
from guidekit.source import Diagnostic, SourceText, Span
from guidekit.variants import Brand, Terms, read_brand, variant_of

pytestmark = pytest.mark.corpus

FIELD_RULES = ("GK301", "GK302", "GK303", "GK304")
PAIRS_WITH_DEFINITION = 27


class NoProject:
    def exists(self, path: str) -> bool:
        return True

    def guide(self, path: str) -> Guide | None:
        return None

    def shows(self, path: str, brand: Brand) -> bool:
        return True


def check(
    guide: Guide, connector: Connector, auth: AuthMethod, *partners: Brand
) -> list[Diagnostic]:
    house = Brand("house", "House", house=True, source=SourceText("house.yaml", ""))
    variants = tuple(variant_of(brand, connector) for brand in (house, *partners))
    terms = Terms(house, partners)
    context = Context(connector, auth, variants, house, terms, NoProject(), home=guide.path)
    return [d for d in check_guide(guide, context) if d.code in FIELD_RULES]


def read_guide(root: Path, path: str) -> Guide:
    def snippet(name: str) -> SourceText | None:
        file = root / name.lstrip("/")
        return SourceText(name, file.read_text("utf-8")) if file.is_file() else None

    return build_guide(SourceText(path, (root / path).read_text("utf-8")), snippet)


def rows(file: Path) -> Iterator[dict[str, object]]:
    return map(json.loads, file.read_text("utf-8").splitlines())


@pytest.mark.parametrize(
    ("definition", "path", "expected"),
    [
        ("connectors/ashby", "ats/ashby", []),
        ("examples/gong", "iam/gong", [("GK303", 73), ("GK303", 74)]),
        ("examples/bamboohr-unified", "hris/bamboohr", [("GK301", 2)]),
        ("examples/bamboohr-unified", "lms/bamboohr", [("GK301", 2), ("GK304", 76)]),
        ("examples/hubspot-unified", "crm/hubspot", []),
        ("examples/googledrive", "documents/googledrive", []),
    ],
)
def test_real_definition_and_its_guide(
    shared: Path, definition: str, path: str, expected: list[tuple[str, int]]
) -> None:
    folder = shared / "corpus/stackone/connectors" / definition
    connector = definition_in(folder)
    guide = read_guide(shared / "corpus/stackone/docs", f"connection-guides/{path}.mdx")
    found = check(guide, connector, connector.auth_methods[0])
    assert [(d.code, d.span.start.line) for d in found] == expected


def test_model_guide_without_a_section(shared: Path) -> None:
    text = (shared / "seed/lucca.mdx").read_text("utf-8")
    start = text.index("<section")
    cut = text[:start] + text[text.index("<section", start + 1) :]
    span = Span.of_file("connector.yaml")
    connector, auth = form("lucca", "Lucca", [("subdomain", "Subdomain"), ("apiKey", "API Key")])
    brand, _ = read_brand(SourceText("acme.yaml", "name: Acme\n"), id="acme", house=False)
    whole = build_guide(SourceText("lucca.mdx", text), lambda path: None)
    assert check(whole, connector, auth, brand) == []
    guide = build_guide(SourceText("lucca.mdx", cut), lambda path: None)
    found = check(guide, connector, auth, brand)
    line = cut[: cut.index("<strong>Subdomain")].count("\n") + 1
    assert [(d.code, d.variant, d.field, d.span.start.line) for d in found] == [
        ("GK301", "acme", "subdomain", line),
        ("GK302", "house", "subdomain", line),
    ]
    assert span.path in (found[0].help or "")


def form(key: str, title: str, labels: list[tuple[str, str]]) -> tuple[Connector, AuthMethod]:
    span = Span.of_file("connector.yaml")
    fields = tuple(Field(k, label, True, False, True, "config", span, span) for k, label in labels)
    auth = AuthMethod("custom", "custom", title, fields, (), Support(), span)
    source = SourceText("connector.yaml", "")
    return Connector(key, title, None, None, (auth,), {}, (), source, span), auth


def definition_in(folder: Path) -> Connector:
    [file] = folder.glob("*.connector.s1.yaml")

    def part(name: str) -> SourceText | None:
        text = folder / name
        return SourceText(name, text.read_text("utf-8")) if text.is_file() else None

    return read_connector(SourceText(file.name, file.read_text("utf-8")), part)


def told_of(row: dict[str, object], guide: Guide, connector: Connector) -> str:
    """What the rules say of a record's field, or of a label that is no field's."""
    method = next(m for m in connector.auth_methods if row["auth"] in (m.key, m.type))
    about = row["label_mentioned"]
    claimed = about == "stale_in_guide" and method.fields_for("setup")
    if claimed or (row["section"] == "setupFields" and about != "not_required"):
        # The guide's file does not say that it is for the admin.
        guide = replace(guide, audience="setup")
    codes = {
        found.code
        for found in check(guide, connector, method)
        if (found.field == row["field"] and found.code != "GK302")
        or (about == "stale_in_guide" and f"`{row['label']}`" in found.message)
    }
    return min(codes, default="passed")


def test_labelled_pairs(shared: Path) -> None:
    table: Counter[tuple[str, str]] = Counter()
    for row in rows(shared / "truth/stackone_pairs.jsonl"):
        folder = shared / "corpus/stackone/connectors" / str(row["connector"])
        if folder.is_dir():
            guide = read_guide(shared / "corpus/stackone/docs", str(row["guide"]))
            table[str(row["label_mentioned"]), told_of(row, guide, definition_in(folder))] += 1
    assert table.total() == PAIRS_WITH_DEFINITION
    assert table == {
        ("True", "passed"): 10,
        ("False", "GK301"): 3,
        ("other_name", "GK301"): 3,
        ("other_name", "GK304"): 1,
        ("incidental", "passed"): 2,
        ("not_required", "passed"): 4,
        ("stale_in_guide", "GK303"): 3,
        # A token that steps make, but that no list has the reader enter.
        ("stale_in_guide", "passed"): 1,
    }
