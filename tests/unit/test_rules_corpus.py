"""The field rules on real guides and definitions: what they find, and what they do not."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from guidekit.connectors import AuthMethod, Connector, Field, Support, read_connector
from guidekit.model import Guide, build_guide
from guidekit.rules import Context, check_guide
from guidekit.source import Diagnostic, SourceText, Span
from guidekit.variants import Brand, Terms, read_brand, variant_of

pytestmark = pytest.mark.corpus

FIELD_RULES = ("GK301", "GK302", "GK303", "GK304")
MOST_FALSE_ALARMS = 2
"""Of 549 required fields that their guides do explain, in words that no rule can foresee."""
LEAST_FOUND = 15
"""Of 17 fields that a reader found named nowhere in the guide."""


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
    [file] = folder.glob("*.connector.s1.yaml")

    def part(name: str) -> SourceText | None:
        text = folder / name
        return SourceText(name, text.read_text("utf-8")) if text.is_file() else None

    connector = read_connector(SourceText(file.name, file.read_text("utf-8")), part)
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


def forms(shared: Path) -> dict[str, tuple[Connector, AuthMethod]]:
    """The required fields of each provider, as its form shows them."""
    labels: dict[str, list[tuple[str, str]]] = defaultdict(list)
    titles: dict[str, str] = {}
    for row in rows(shared / "truth/nango_fields.jsonl"):
        provider = str(row["provider"])
        titles[provider] = str(row["display_name"])
        if row["visible"] and row["required"] and row["section"] != "integration_config":
            labels[provider].append((str(row["key"]), str(row["label"])))
    return {provider: form(provider, title, labels[provider]) for provider, title in titles.items()}


def own_forms(shared: Path) -> Iterator[tuple[Guide, Connector, AuthMethod]]:
    """Each guide with the form that it was written for."""
    known = forms(shared)
    for row in rows(shared / "truth/nango_guide_map.jsonl"):
        if row["status"] == "exists" and str(row["provider"]) in known:
            yield (
                read_guide(shared / "corpus/nango", str(row["path"])),
                *known[str(row["provider"])],
            )


def test_few_false_alarms_on_real_guides(shared: Path) -> None:
    unnamed = {
        (row["provider"], row["guide"], row["field"])
        for row in rows(shared / "truth/nango_labels.jsonl")
        if row["label"] is False
    }
    checked = 0
    alarms = []
    for guide, connector, auth in own_forms(shared):
        checked += len(auth.fields)
        alarms += [
            f"{found.span} {found.message}"
            for found in check(guide, connector, auth)
            if found.code == "GK301" and (connector.key, guide.path, found.field) not in unnamed
        ]
    assert checked > 500
    assert len(alarms) <= MOST_FALSE_ALARMS, alarms


def test_fields_that_a_reader_misses_are_found(shared: Path) -> None:
    known = forms(shared)
    missed, named = [], 0
    for row in rows(shared / "truth/nango_labels.jsonl"):
        if row["label"] is False and row["category"] in ("absent", "generic_word", "negated"):
            guide = read_guide(shared / "corpus/nango", str(row["guide"]))
            found = check(guide, *known[str(row["provider"])])
            if not any(d.code == "GK301" and d.field == row["field"] for d in found):
                missed.append(row)
            named += 1
    assert named >= LEAST_FOUND
    assert named - len(missed) >= LEAST_FOUND, missed
