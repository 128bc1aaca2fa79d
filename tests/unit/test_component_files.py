"""Components that projects describe: what a file says, and where it is wrong."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from guidekit.model import AttributeSpec, ComponentFile, ComponentSpec, build_guide, read_component
from guidekit.source import Fault, SourceText

PLAN = """\
name: PlanTable
meaning: What the reader's plan must have
template: plan
content: blocks
parents: [Steps, Step]
attributes:
  title: {meaning: the heading, required: true, prose: true}
  tier: {meaning: the least plan, allowed: [team, enterprise], default: team}
  seats: {type: number, default: 5}
  share: {type: number, default: 0.5}
  trial: {type: boolean, default: true}
  code: {type: string, default: 007}
  href: {url: true, default: /plans}
  picture: {image: true}
  anything: {type: any}
  bare:
"""


def read(text: str) -> tuple[ComponentFile | None, tuple[Fault, ...]]:
    return read_component(SourceText("components/plan.yaml", text))


def problems(text: str) -> list[str]:
    return [f"{fault.span.start} {fault.message}" for fault in read(text)[1]]


def test_a_file_is_read_as_a_spec() -> None:
    found, faults = read(PLAN)
    assert faults == ()
    assert found is not None
    assert found.spec == ComponentSpec(
        "PlanTable",
        "What the reader's plan must have",
        "plan.html",
        (
            AttributeSpec("title", "the heading", required=True, prose=True),
            AttributeSpec("tier", "the least plan", default="team", allowed=("team", "enterprise")),
            AttributeSpec("seats", "", "number", 5),
            AttributeSpec("share", "", "number", 0.5),
            AttributeSpec("trial", "", "boolean", default=True),
            AttributeSpec("code", "", default="007"),
            AttributeSpec("href", "", default="/plans", url=True),
            AttributeSpec("picture", "", image=True),
            AttributeSpec("anything", "", "any"),
            AttributeSpec("bare", ""),
        ),
        parents=("Steps", "Step"),
    )
    assert str(found.spans["parents.Step"].start) == "5:18"


@pytest.mark.parametrize(
    ("name", "template"),
    [("Plan", "plan"), ("PlanTable", "plan_table"), ("APIKey", "api_key"), ("OAuth2", "o_auth2")],
)
def test_a_template_is_named_after_its_component(name: str, template: str) -> None:
    found, faults = read(f"name: {name}\nmeaning: x\n")
    assert found is not None
    assert (found.spec.template, faults) == (f"{template}.html", ())


def test_an_inline_component_holds_a_phrase() -> None:
    found, faults = read("name: Key\nmeaning: x\ninline: true\n")
    assert found is not None
    assert (found.spec.inline, found.spec.content, faults) == (True, "phrase", ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["1:1 nothing, expected a map of keys and values"]),
        ("[x]", ["1:1 a list, expected a map of keys and values"]),
        ("meaning: x", ["1:1 no `name`, expected text"]),
        ("name: Plan", ["1:1 no `meaning`, expected text"]),
        (
            "name: plan\nmeaning: x",
            ["1:7 name `plan`, expected a capital letter, then letters and digits"],
        ),
        (
            "name: Plan.Row\nmeaning: x",
            ["1:7 name `Plan.Row`, expected a capital letter, then letters and digits"],
        ),
        (
            "name: Plan\nmeaning: x\ntemplate: ../../etc/passwd",
            ["3:11 template `../../etc/passwd`, expected the name of a file in `components/`"],
        ),
        (
            "name: Plan\nmeaning: x\ncontent: block",
            ["3:10 `content` is `block`, expected one of `blocks`, `phrase`, `none`"],
        ),
        (
            "name: Plan\nmeaning: x\ninline: true\ncontent: blocks",
            ["4:10 `blocks` in an inline component, expected `phrase` or `none`"],
        ),
        (
            "name: Plan\nmeaning: x\nattribute: {}",
            ["3:1 unknown key `attribute`, expected a known one"],
        ),
    ],
)
def test_what_is_wrong_with_a_component(text: str, expected: list[str]) -> None:
    assert problems(text) == expected


@pytest.mark.parametrize(
    ("attribute", "expected"),
    [
        (
            "tier: {type: text}",
            "4:16 `type` is `text`, expected one of `string`, `number`, `boolean`, `any`",
        ),
        ("tier: {alowed: [a]}", "4:10 unknown key `alowed`, expected a known one"),
        ("tier: team", "4:9 `tier` is `team`, expected a map"),
        ("id: {}", "4:3 attribute `id`, expected another name: every component has this one"),
        (
            "items: {}",
            "4:3 attribute `items`, expected another name: "
            "`props.items` is something else in a template",
        ),
        ("data-x: {}", "4:3 attribute `data-x`, expected a letter, then letters, digits and `_`"),
        ("tier: {}\n  tier: {}", "5:3 second `tier`, expected each key once"),
        ("n: {type: number, default: many}", "4:30 `default` is `many`, expected a number"),
        ("n: {type: boolean, default: 1}", "4:31 `default` is `1`, expected `{true}` or `{false}`"),
        ("n: {allowed: [a, b], default: c}", "4:33 `default` is `c`, expected one of `a`, `b`"),
        (
            "n: {default: [a]}",
            "4:16 `default` is a list, expected text, a number, `true` or `false`",
        ),
        (
            "href: {url: true, default: 'javascript:alert(1)'}",
            "4:30 `default` is `javascript:alert(1)`, expected a path, "
            "or an address with http, https, mailto or tel",
        ),
        ("n: {prose: true, url: true}", "4:20 `url` beside `prose`, expected one of them"),
        (
            "n: {type: number, prose: true}",
            "4:21 `prose` with the type `number`, expected it with `string`",
        ),
        ("n: {required: maybe}", "4:17 `required` is `maybe`, expected `true` or `false`"),
    ],
)
def test_what_is_wrong_with_an_attribute(attribute: str, expected: str) -> None:
    text = f"name: Plan\nmeaning: x\nattributes:\n  {attribute}\n"
    assert problems(text) == [expected]
    assert read(text)[0] is not None


def test_two_components_of_one_name_keep_their_defaults() -> None:
    for default in ("team", "enterprise"):
        found, _ = read(f"name: Plan\nmeaning: x\nattributes: {{tier: {{default: {default}}}}}")
        assert found is not None
        guide = build_guide(
            SourceText("a.mdx", "# A\n\n<Plan />\n"),
            lambda _: None,
            components={"Plan": found.spec},
        )
        [placement] = [p for p in guide.placements.values() if p.spec]
        assert placement.props == {"tier": default}


def test_tags_of_yaml_make_no_objects() -> None:
    found, faults = read("name: Plan\nmeaning: !!python/object/apply:os.getcwd []\n")
    assert faults
    assert found is None or found.spec.meaning == ""


CODE = (
    "{{ 7 * 7 }}",
    "{% for x in y %}",
    "{# gone #}",
    "${1 + 1}",
    "{1 + 1}",
    "__import__('os').getcwd()",
    "%(x)s {0}",
    "<script>alert(1)</script>",
)


@given(st.text(min_size=1, max_size=40) | st.sampled_from(CODE))
@example("{{ cycler.__init__.__globals__ }}")
def test_texts_are_kept_as_they_are(text: str) -> None:
    written = '"' + "".join(f"\\U{ord(char):08x}" for char in text) + '"'
    found, faults = read(
        f"name: Plan\nmeaning: {written}\n"
        f"attributes: {{tier: {{meaning: {written}, allowed: [{written}], default: {written}}}}}\n"
    )
    assert faults == ()
    assert found is not None
    [tier] = found.spec.attributes
    assert (found.spec.meaning, tier.meaning, tier.default, tier.allowed) == (
        text,
        text,
        text,
        (text,),
    )
