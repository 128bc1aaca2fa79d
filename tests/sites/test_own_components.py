"""A project with a component of its own: checked, rendered, and never run as code."""

import json
import re
import sys
from html import unescape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guidekit.project import load_project
from guidekit.site import Inspector, lint_project
from sites.conftest import Run
from sites.projects import FILES, write_files

LUCCA = "connectors/lucca/lucca.mdx"
SPEC = """\
name: Plan
meaning: What the reader's plan must have
attributes:
  title: {meaning: the heading, required: true, prose: true}
  tier: {meaning: the least plan, allowed: [team, enterprise], default: team}
  seats: {meaning: how many people it is for, type: number, default: 5}
  href: {meaning: where plans are compared, url: true}
"""
TEMPLATE = """\
<aside class="plan plan-{{ props.tier }}"{% if anchor %} id="{{ anchor }}"{% endif %}{{ data }}>
<p>{{ props.title }} ({{ props.seats }})</p>
{{ content }}
{% if props.href %}{% call link(props.href) %}Compare{% endcall %}{% endif %}
</aside>
"""
USE = """
<Plan title="A plan of Orbit" tier="enterprise" seats={20} href="../jira/jira.mdx" id="plan">
  **Ask** for it in the Orbit Hub.
</Plan>
"""
OWN = {
    "guidekit.yaml": "title: Guides\nhouse: orbit\ncomponents: components\ntemplates: look\n",
    "components/plan.yaml": SPEC,
    "components/README.md": "No component.",
    "look/components/plan.html": TEMPLATE,
    "brands/globex.yaml": FILES["brands/globex.yaml"].replace("[lucca]", "[lucca, jira]"),
    LUCCA: FILES[LUCCA] + USE,
}


@pytest.fixture
def own(project: Path) -> Path:
    return write_files(project, OWN)


def page(brand: str) -> str:
    return Path(f"build/{brand}/lucca/lucca/index.html").read_text("utf-8")


def aside(brand: str) -> str:
    return page(brand).partition("<aside")[2].partition("</aside>")[0]


def problems(run: Run, *files: str) -> list[str]:
    report = json.loads(run("lint", "--format", "json", *files).stdout)
    return [
        f"{d['path']}:{d['start']['line']}:{d['start']['column']} {d['name']}: {d['message']}"
        for d in report["diagnostics"]
    ]


def test_a_component_is_rendered_for_each_brand(own: Path, run: Run) -> None:
    assert problems(run) == []
    assert run("build").exit_code == 0
    assert aside("orbit").splitlines() == [
        ' class="plan plan-enterprise" id="plan">',
        "<p>A plan of Orbit (20)</p>",
        "<p><strong>Ask</strong> for it in the Orbit Hub.</p>",
        '<a href="../../jira/jira/">Compare</a>',
    ]
    assert "<p>A plan of Acme (20)</p>" in aside("acme")
    assert "for it in the Acme Connect." in aside("acme")


def test_a_component_is_rendered_by_workers_too(own: Path, run: Run) -> None:
    run("build", "-o", "one", "--jobs", "1")
    run("build", "-o", "two", "--jobs", "2")
    assert Path("one/manifest.json").read_bytes() == Path("two/manifest.json").read_bytes()


def test_a_component_says_which_fields_it_explains(own: Path, run: Run) -> None:
    spec = "name: About\nmeaning: On inputs\ntemplate: part\nsectioning: true\nattributes:\n"
    spec += "  inputs: {meaning: their names, fields: true}\n"
    guide = "# Connect Lucca\n\n<About inputs='subdomain apiKy'>\n## Both\n\nAsk us.\n</About>\n"
    write_files(own, {"components/about.yaml": spec, LUCCA: guide})
    found = [line for line in problems(run) if "`inputs`" in line or "Subdomain" in line]
    assert found == [
        f"guides/{LUCCA}:3:26 stale-field: `inputs` names `apiKy`, expected a field of `custom`"
    ]


@pytest.mark.parametrize(
    "paths", ["components/plan.yaml", "[components/plan.yaml]", "[components]"]
)
def test_components_may_be_named_one_by_one(own: Path, run: Run, paths: str) -> None:
    text = OWN["guidekit.yaml"].replace("components: components", f"components: {paths}")
    write_files(own, {"guidekit.yaml": text})
    assert problems(run) == []


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("<Plan />", 'missing-attribute: `<Plan>` without a `title`, expected `title="..."`'),
        (
            "<Plan title='x' tier='free' />",
            "invalid-attribute-value: `tier` of `<Plan>` is `free`, "
            "expected one of `team`, `enterprise`",
        ),
        (
            "<Plan title='x' seats='many' />",
            "invalid-attribute-value: `seats` of `<Plan>` is `many`, expected a number",
        ),
        (
            "<Plan title='x' teir='team' />",
            "unknown-attribute: unknown attribute `teir` of `<Plan>`, "
            "expected `title`, `tier`, `seats`, `href`",
        ),
        (
            "<Plan title='x' href='./none.mdx' />",
            "broken-link: link to `./none.mdx`, but there is no file `connectors/lucca/none.mdx`, "
            "expected a path relative to the guide",
        ),
    ],
)
def test_uses_are_checked_against_the_spec(own: Path, run: Run, tag: str, expected: str) -> None:
    write_files(own, {LUCCA: FILES[LUCCA] + f"\n{tag}\n"})
    found = [problem.split(" ", 1)[1] for problem in problems(run)]
    assert found == [expected]


def test_its_name_is_suggested(own: Path, run: Run) -> None:
    write_files(own, {LUCCA: FILES[LUCCA] + "\n<Plann title='x' />\n"})
    done = run("lint")
    assert "GK201 unknown-component" in done.output
    assert "did you mean `Plan`?" in done.output


def test_its_parents_are_checked(own: Path, run: Run) -> None:
    write_files(own, {"components/plan.yaml": SPEC + "parents: [Steps]\n"})
    assert [p.split(" ", 1)[1] for p in problems(run)] == [
        "misplaced-component: `<Plan>` stands on its own, expected it in `<Steps>`"
    ]


def test_a_file_without_a_project_does_not_know_it(own: Path, run: Run) -> None:
    write_files(own.parent, {"loose.mdx": f"# Lucca\n{USE}"})
    assert [p.split(" ")[1] for p in problems(run, "loose.mdx")] == ["unknown-component:"]


def test_a_component_that_is_inspected_is_shown(own: Path) -> None:
    html = Inspector("orbit").page(own / LUCCA)["html"]
    assert '<aside class="plan plan-enterprise"' in html


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"components/plan.yaml": SPEC.replace("type: number", "typ: number")},
            "guides/components/plan.yaml:6:47 invalid-project: "
            "unknown key `typ`, expected a known one",
        ),
        (
            {"components/plan.yaml": "name: Plan\nmeaning: [\n"},
            "guides/components/plan.yaml:2:10 invalid-yaml:",
        ),
        ({"components/plan.yaml": b"\x00"}, "guides/components/plan.yaml:1:1 unreadable-file:"),
        (
            {"components/card.yml": "name: Card\nmeaning: x\n"},
            "guides/components/card.yml:1:7 invalid-project: "
            "component `Card` is one of guidekit's, expected another name",
        ),
        (
            {"components/plan2.yaml": SPEC},
            "guides/components/plan2.yaml:1:7 invalid-project: "
            "component `Plan` is in `guides/components/plan.yaml` already, expected another name",
        ),
        (
            {"components/plan.yaml": SPEC + "parents: [Stepz]\n"},
            "guides/components/plan.yaml:8:11 invalid-project: "
            "parent `Stepz` of `Plan`, expected a component",
        ),
        (
            {"components/table.yaml": "name: PlanTable\nmeaning: x\n"},
            "guides/components/table.yaml:1:7 invalid-project: component `PlanTable` "
            "without a template, expected `look/components/plan_table.html`",
        ),
        (
            {"guidekit.yaml": "house: orbit\ncomponents: none\n"},
            "guides/guidekit.yaml:2:13 invalid-project: "
            "no folder or file `none`, expected the project's components there",
        ),
        (
            {"guidekit.yaml": "house: orbit\ncomponents: [../x, {}]\n"},
            "guides/guidekit.yaml:2:14 invalid-project: "
            "`components` is `../x`, expected a folder or file inside the project",
        ),
        (
            {"guidekit.yaml": "house: orbit\ncomponents: [{}]\n"},
            "guides/guidekit.yaml:2:14 invalid-project: "
            "`components` holds a map, expected a folder or file, or a list of them",
        ),
    ],
)
def test_a_wrong_description_is_a_diagnostic(
    own: Path, run: Run, files: dict[str, str | bytes], expected: str
) -> None:
    write_files(own, files)
    found = problems(run)
    assert [problem for problem in found if problem.startswith(expected)], found
    assert run("build").exit_code == 1


def test_a_component_without_a_template_shows_what_is_in_it(own: Path, run: Run) -> None:
    (own / "look/components/plan.html").unlink()
    done = run("build", "--allow-errors")
    assert done.exit_code == 1
    assert "GK901 invalid-project: component `Plan` without a template" in done.output
    assert "<p><strong>Ask</strong> for it in the Orbit Hub.</p>" in page("orbit")
    assert "A plan of Orbit" not in page("orbit")


def test_a_template_of_guidekit_may_be_used(own: Path, run: Run) -> None:
    write_files(own, {"components/plan.yaml": SPEC + "template: tile.html\n"})
    (own / "look/components/plan.html").unlink()
    write_files(own, {"look/components/tile.html": "<b>{{ kind }}: {{ content }}</b>"})
    assert run("build").exit_code == 0
    assert "<b>Plan: <p>" in page("orbit")


def test_the_template_of_a_component_of_guidekit_may_be_replaced(own: Path, run: Run) -> None:
    write_files(own, {"look/components/callout.html": "<b>{{ kind }}! {{ content }}</b>"})
    assert run("build").exit_code == 0
    assert "<b>Warning! <p>You need" in page("orbit")


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    ("path", "template", "expected"),
    [
        ("components/plan.html", "\n{{ props.colour }}", "line 2: 'dict object' has no attribute"),
        ("components/plan.html", "{{ nothing }}", "line 1: 'nothing' is undefined"),
        ("components/plan.html", "\n\n{% if %}", "line 3: Expected an expression"),
        ("components/plan.html", "{% include 'none.html' %}", "line 1: no template `none.html`"),
        ("components/plan.html", "\n{{ 1 / 0 }}", "line 2: ZeroDivisionError"),
        ("components/plan.html", "{{ props.title() }}", "line 1: TypeError"),
        ("components/plan.html", "{% call link(none) %}{% endcall %}", "line 1: "),
        ("components/plan.html", "{{ props.tier|nofilter }}", "line 1: No filter named 'nofilter'"),
        ("components/step.html", "{{ oops }}", "line 1: 'oops' is undefined"),
        ("partials/header.html", "{{ oops }}", "line 1: 'oops' is undefined"),
        ("partials/icon.html", "{{ oops }}", "line 1: 'oops' is undefined"),
        ("layouts/page.html", "{{ oops }}", "line 1: 'oops' is undefined"),
        ("layouts/catalogue.html", "{{ oops }}", "line 1: 'oops' is undefined"),
        ("layouts/brand.css", "{{ oops }}", "line 1: 'oops' is undefined"),
    ],
)
def test_a_template_that_fails_is_named_with_its_line(
    own: Path, run: Run, path: str, template: str, expected: str, jobs: str
) -> None:
    write_files(own, {f"look/{path}": template})
    done = run("build", "--jobs", jobs)
    assert done.exit_code == 2
    assert f"guidekit: template `guides/look/{path}`, {expected}" in done.stderr
    assert "Traceback" not in done.output
    assert sorted(p.name for p in Path().iterdir()) == ["guides"]


def test_a_template_that_is_no_text_is_named(own: Path, run: Run) -> None:
    write_files(own, {"look/components/plan.html": b"\xff\xfe"})
    done = run("build")
    assert done.exit_code == 2
    assert "guidekit: template `components/plan.html`: no UTF-8 text" in done.stderr


def test_lint_reads_no_templates(own: Path, run: Run) -> None:
    write_files(own, {"look/components/plan.html": "{{ nothing }}"})
    assert problems(run) == []


TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp", "Cn", "Co")), min_size=1
) | st.sampled_from(["{{ 7 * 7 }}", "{% raw %}", "{#", "${x}", "</p><script>", "__import__('os')"])


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_no_text_of_a_description_is_evaluated(own: Path, text: str) -> None:
    quoted = json.dumps(text)
    spec = (
        f"name: Plan\nmeaning: {quoted}\n"
        f"attributes:\n  tier: {{meaning: {quoted}, default: {quoted}, allowed: [{quoted}]}}\n"
    )
    write_files(own, {"components/plan.yaml": spec, LUCCA: "# Lucca\n\n<Plan />\n"})
    write_files(own, {"look/components/plan.html": "<aside title='{{ props.tier }}'></aside>"})
    assert load_project(own).faults == ()
    html = Inspector("orbit").page(own / LUCCA)["html"]
    [shown] = re.findall("<aside title='([^'<>]*)'></aside>", html)
    assert unescape(shown) == text


# --- installed components

INSTALLED = """\
from guidekit.model import AttributeSpec, ComponentSpec

PLAN = ComponentSpec("Plan", "What it costs", "plan.html", (AttributeSpec("title", "x"),))
SEAL = ComponentSpec("Seal", "A sign", "seal.html", content="none", inline=True)
CARD = ComponentSpec("Card", "Another card", "card.html")
WRONG = ComponentSpec("seal", "A sign", "seal.html")
NOTHING = "Seal"
"""


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, *entries: str) -> None:
    """A package that offers components, as if it were installed."""
    lines = "\n".join(entries)
    write_files(
        folder,
        {
            "parts_of_acme.py": INSTALLED,
            "acme_parts-1.0.dist-info/METADATA": "Name: acme-parts\nVersion: 1.0\n",
            "acme_parts-1.0.dist-info/entry_points.txt": f"[guidekit.components]\n{lines}\n",
        },
    )
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.delitem(sys.modules, "parts_of_acme", raising=False)


def test_an_installed_component_is_used_with_the_project_s_template(
    project: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path / "site", monkeypatch, "Seal = parts_of_acme:SEAL")
    files = {
        "guidekit.yaml": "title: Guides\nhouse: orbit\ntemplates: look\n",
        "look/components/none.html": "",
        LUCCA: FILES[LUCCA] + "\nA <Seal /> sign.\n",
    }
    write_files(project, files)
    expected = "component `Seal` without a template, expected `components/seal.html`"
    assert [p.split(": ", 1)[1] for p in problems(run)] == [expected]
    write_files(project, {"look/components/seal.html": "<b>seal</b>"})
    assert problems(run) == []
    assert run("build", "--jobs", "2").exit_code == 0
    assert "<p>A <b>seal</b> sign.</p>" in page("orbit")


def test_an_installed_component_that_nobody_uses_is_no_problem(
    project: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path / "site", monkeypatch, "Seal = parts_of_acme:SEAL")
    assert problems(run) == []


def test_a_component_of_the_project_goes_before_an_installed_one(
    own: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path / "site", monkeypatch, "Plan = parts_of_acme:PLAN")
    assert problems(run) == []
    assert lint_project(load_project(own)).errors == 0


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("x = no_such_module:X", "cannot be loaded: ModuleNotFoundError: No module named"),
        ("x = parts_of_acme:NONE", "cannot be loaded: AttributeError"),
        ("x = parts_of_acme:NOTHING", "is str, expected `ComponentSpec`"),
        ("x = parts_of_acme:CARD", "is a second `Card`, expected another name"),
        ("x = parts_of_acme:WRONG", "is named `seal`, expected a capital letter"),
    ],
)
def test_a_broken_package_is_a_diagnostic(
    project: Path,
    tmp_path: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    entry: str,
    expected: str,
) -> None:
    install(tmp_path / "site", monkeypatch, entry)
    [problem] = problems(run)
    start = f"guides/guidekit.yaml:1:1 invalid-project: installed component `x` ({entry[4:]}) "
    assert problem.startswith(start + expected)
