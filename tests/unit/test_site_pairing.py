"""Which guide explains which method, and what is said where that is unclear."""

from collections.abc import Mapping

import pytest

from guidekit.connectors import Connector, read_connector
from guidekit.model import build_guide
from guidekit.project.pairing import missing_guides, pair_guides
from guidekit.source import SourceText

FIELD = "{key: %s, label: %s, type: text, required: %s, secret: false}"


def connector(**methods: Mapping[str, list[str]]) -> Connector:
    """A connector; each method has fields by the name of their list, `?` marks an optional one."""
    lines = ["StackOne: 1.0.0", "info: {title: Lucca, key: lucca, version: 1.0.0}"]
    lines += ["baseUrl: https://api.example", "authentication:"]
    for key, lists in methods.items():
        lines += [f"  - {key}:", "      type: custom", f"      label: {key}"]
        for name, labels in lists.items():
            fields = [
                FIELD % (label.strip("?"), label.strip("?"), str("?" not in label).lower())
                for label in labels
            ]
            lines.append(f"      {name}: [{', '.join(fields)}]")
    read = read_connector(SourceText("connector.yaml", "\n".join(lines) + "\n"), lambda _: None)
    assert read.faults == ()
    return read


def paired(
    made: Connector, guides: Mapping[str, str]
) -> tuple[dict[str, str | None], list[tuple[str, str]]]:
    """The method of each file, and what is wrong: name and message."""
    built = [
        (f"connectors/lucca/{name}", build_guide(SourceText(name, text), lambda _: None))
        for name, text in guides.items()
    ]
    pairs, problems = pair_guides(made, built)
    found = [*problems, *missing_guides(made, pairs)]
    keys = {pair.guide.path: pair.auth.key if pair.auth else None for pair in pairs}
    return keys, [(problem.name, problem.message) for problem in found]


CONFIG = {"configFields": ["key"]}
BOTH = {"configFields": ["key"], "setupFields": ["id"]}
TEXT = "# Lucca\n\nText.\n"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("lucca.mdx", "---\ntitle: L\nauth: oauth\n---\n", "oauth"),
        ("apikey.mdx", "---\ntitle: L\nauth: oauth\n---\n", "oauth"),
        ("oauth.mdx", TEXT, "oauth"),
        ("lucca-oauth.mdx", TEXT, "oauth"),
        ("oauth.md", TEXT, "oauth"),
        ("lucca.mdx", TEXT, None),
    ],
)
def test_a_guide_says_which_of_two_methods_it_is_for(
    name: str, text: str, expected: str | None
) -> None:
    keys, problems = paired(connector(apikey=CONFIG, oauth=CONFIG), {name: text})
    assert keys == {name: expected}
    if expected is None:
        assert problems == [
            ("ambiguous-guide", "guide for `apikey` or `oauth`, expected one of them")
        ]


def test_the_only_method_with_fields_for_the_audience_needs_no_name() -> None:
    made = connector(apikey=CONFIG, oauth={"setupFields": ["id"]})
    keys, problems = paired(made, {"lucca.mdx": TEXT, "setup.mdx": TEXT})
    assert keys == {"lucca.mdx": "apikey", "setup.mdx": "oauth"}
    assert problems == []


def test_a_method_s_setup_guide_is_named_after_it() -> None:
    made = connector(apikey=BOTH, oauth=BOTH)
    names = ("apikey.mdx", "apikey-setup.mdx", "oauth.mdx", "lucca-oauth-setup.mdx")
    keys, problems = paired(made, dict.fromkeys(names, TEXT))
    assert keys == {
        "apikey.mdx": "apikey",
        "apikey-setup.mdx": "apikey",
        "oauth.mdx": "oauth",
        "lucca-oauth-setup.mdx": "oauth",
    }
    assert problems == []


def test_a_method_without_fields_needs_no_guide_and_may_have_one() -> None:
    assert paired(connector(oauth={}), {}) == ({}, [])
    assert paired(connector(oauth={}), {"lucca.mdx": TEXT}) == ({"lucca.mdx": "oauth"}, [])
    keys, problems = paired(connector(oauth={}, saml={}), {"lucca.mdx": TEXT})
    assert (keys, problems) == ({"lucca.mdx": None}, [])


def test_a_missing_guide_is_told_for_each_method_and_audience() -> None:
    made = connector(apikey=BOTH, oauth=CONFIG)
    _, problems = paired(made, {"apikey.mdx": TEXT})
    assert problems == [
        ("missing-guide", "no `setup` guide for `apikey`, expected one that explains `id`"),
        ("missing-guide", "no `config` guide for `oauth`, expected one that explains `key`"),
    ]


def test_optional_fields_need_no_guide() -> None:
    assert paired(connector(apikey={"configFields": ["key?"]}), {})[1] == []


def test_an_unknown_method_is_told_with_the_nearest() -> None:
    made = connector(apikey=CONFIG)
    guide = build_guide(SourceText("a.mdx", "---\ntitle: L\nauth: apikay\n---\n"), lambda _: None)
    _, (problem,) = pair_guides(made, [("connectors/lucca/a.mdx", guide)])
    assert (problem.name, problem.help) == ("ambiguous-guide", "did you mean `apikey`?")


def test_two_guides_for_one_method_and_audience_are_told() -> None:
    _, problems = paired(connector(apikey=CONFIG), {"a.mdx": TEXT, "b.mdx": TEXT})
    assert problems == [
        ("ambiguous-guide", "second `config` guide for `apikey` beside `a.mdx`, expected one")
    ]


def test_an_ambiguous_guide_is_not_also_a_missing_one() -> None:
    _, problems = paired(connector(apikey=CONFIG, oauth=CONFIG), {"lucca.mdx": TEXT})
    assert [name for name, _ in problems] == ["ambiguous-guide"]
