"""The rules, each by the cases of its fixture file and by the examples of its page.

A case has a block for what is checked (`guide`, `connector`, `brand` or, for several files of a
project, `project`) beside the block `diagnostics` with the lines that its rule reports. Other
blocks replace a file of the small world that every case lives in; a block named by a path with a
slash adds a file to it.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from fixture_files import Case, cases_in, read_cases
from fixture_files import accept as accept_block
from guidekit.connectors import Connector, read_connector
from guidekit.model import Guide, build_guide
from guidekit.project import load_project
from guidekit.rules import (
    ALL_RULES,
    Choice,
    Context,
    Rule,
    check_connector,
    check_guide,
    of_faults,
    rule_named,
    rule_page,
    select_rules,
)
from guidekit.site import build_site, lint_project
from guidekit.source import Diagnostic, SourceText
from guidekit.variants import Brand, Terms, read_brand, variant_of

FOLDER = Path(__file__).parent
CASES = cases_in(FOLDER, "gk*.md")
HOME = "connectors/lucca/lucca.mdx"
PROJECT_FILE = re.compile(r"^# ([\w./-]+\.(?:css|html|mdx|png|svg|yaml))\n", re.MULTILINE)

WORLD = {
    "guidekit.yaml": "title: Guides\nhouse: stackone\n",
    "brands/stackone.yaml": """\
name: StackOne
products:
  hub: StackOne Hub
identity:
  names: [StackOne, StackOne Hub]
  domains: [stackone.com]
  assets: ["stackone*"]
""",
    "brands/acme.yaml": """\
name: Acme
products:
  hub: Acme Gateway
vocabulary:
  StackOne Hub: Acme Gateway
  Hub: Gateway
links:
  https://admin.stackone.com/: refuse
""",
    "connectors/lucca/connector.yaml": """\
StackOne: 1.0.0
info:
  title: Lucca
  key: lucca
scopeDefinitions:
  employees:read:
    description: Read employees
  employees:write:
    description: Write employees
    includes: employees:read
authentication:
  - custom:
      type: custom
      label: API Key
      configFields:
        - key: subdomain
          label: Subdomain
          type: text
          required: true
        - key: apiKey
          label: API Key
          type: password
          required: true
        - key: region
          label: Region
          type: text
          required: false
          validation:
            type: html-pattern
            pattern: (eu|us)-[0-9]
        - key: tenantId
          label: Tenant ID
          type: text
          required: false
          display: false
""",
    HOME: "# Connect Lucca\n\nYour subdomain and your API key are in the settings.\n",
    "snippets/finish.mdx": "Select **Connect**.\n",
}
BLOCKS = {
    "guide": HOME,
    "connector": "connectors/lucca/connector.yaml",
    "brand": "brands/acme.yaml",
    "house": "brands/stackone.yaml",
}


class World:
    """The files of a case, and what rules ask of them."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = {**WORLD, **files}

    def exists(self, path: str) -> bool:
        return path in self.files

    def shows(self, path: str, brand: Brand) -> bool:
        return self.exists(path) and brand.offers(path.split("/")[1])

    def guide(self, path: str) -> Guide | None:
        if path not in self.files or not path.endswith(".mdx"):
            return None
        return build_guide(SourceText(path, self.files[path]), self.snippet)

    def snippet(self, path: str) -> SourceText | None:
        path = path.lstrip("/")
        return SourceText(path, self.files[path]) if path in self.files else None

    def brands(self) -> Iterator[Brand]:
        for path in sorted(self.files):
            if path.startswith("brands/"):
                source = SourceText(path, self.files[path])
                key = Path(path).stem
                yield read_brand(source, id=key, house=key == "stackone")[0]

    def check(self, subject: str, tmp_path: Path) -> tuple[Diagnostic, ...]:
        match subject:
            case "guide":
                return self.check_guide()
            case "connector":
                return check_connector(self.connector())
            case "brand":
                source = SourceText(BLOCKS["brand"], self.files[BLOCKS["brand"]])
                return of_faults(read_brand(source, id="acme", house=False)[1])
            case "output":
                return self.build(tmp_path)
            case _:
                return self.check_project(tmp_path)

    def connector(self) -> Connector:
        source = SourceText(BLOCKS["connector"], self.files[BLOCKS["connector"]])
        return read_connector(source, lambda path: None)

    def check_guide(self) -> tuple[Diagnostic, ...]:
        # A byte that is no UTF-8 is written as an escape, for fixtures are UTF-8.
        data = self.files[HOME].encode().replace(rb"\xe9", b"\xe9")
        source, faults = SourceText.decode(HOME, data)
        guide = build_guide(source, self.snippet)
        connector = self.connector()
        brands = tuple(self.brands())
        offering = [brand for brand in brands if brand.offers(connector.key)]
        house = next(brand for brand in brands if brand.house)
        context = Context(
            connector=connector,
            auth=connector.auth_methods[0],
            variants=tuple(variant_of(brand, connector) for brand in offering),
            house=house,
            terms=Terms(house, brands),
            project=self,
            home=HOME,
            brands=frozenset(brand.id for brand in brands if not brand.house),
        )
        return (*of_faults(faults), *check_guide(guide, context))

    def build(self, tmp_path: Path) -> tuple[Diagnostic, ...]:
        self.write(tmp_path)
        project = load_project(tmp_path)
        return build_site(project, tmp_path / "build", jobs=1, allow_errors=True).diagnostics

    def check_project(self, tmp_path: Path) -> tuple[Diagnostic, ...]:
        self.write(tmp_path)
        everything = select_rules(Choice(select=("ALL",)))
        return lint_project(load_project(tmp_path), jobs=1, selection=everything).diagnostics

    def write(self, folder: Path) -> None:
        for path, text in self.files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode().replace(rb"\xe9", b"\xe9"))


def world_of(subject: str, blocks: Mapping[str, str]) -> World:
    files = {}
    for name, text in blocks.items():
        if name == "project":
            files.update(split_files(text))
        elif name != "diagnostics":
            files[BLOCKS.get(name, name)] = text
    return World(files)


def split_files(text: str) -> dict[str, str]:
    """The files of a `project` block: each begins with a line `# path`."""
    _, *pieces = PROJECT_FILE.split(text)
    return dict(zip(pieces[::2], pieces[1::2], strict=True))


def lines_of(found: tuple[Diagnostic, ...], main: str, tmp_path: Path) -> Iterator[str]:
    for one in found:
        path = one.span.path.removeprefix(f"{tmp_path.as_posix()}/")
        place = "" if path == main else f"{path}:"
        yield (
            f"{place}{one.span.start}-{one.span.end} {one.severity.value} "
            f"{one.code} {one.name}: {one.message}"
        )
        if one.help:
            yield f"  help: {one.help}"
        if one.fix:
            yield f"  fix: {one.fix.title}"


def rule_of(path: Path) -> Rule:
    return rule_named(path.stem.partition("_")[0])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_fixture(case: Case, accept: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rule = rule_of(case.path)
    found = world_of(rule.subject, case.blocks).check(rule.subject, tmp_path)
    mine = tuple(one for one in found if one.code == rule.code)
    main = BLOCKS.get(rule.subject, "")
    text = "".join(f"{line}\n" for line in lines_of(mine, main, tmp_path))
    if accept and text != case.blocks.get("diagnostics"):
        accept_block(case, "diagnostics", text)
    else:
        assert text == case.blocks["diagnostics"]


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_rule_has_a_fixture_with_and_without_findings(rule: Rule) -> None:
    path = FOLDER / f"{rule.code.lower()}_{rule.name.replace('-', '_')}.md"
    expected = [case.blocks["diagnostics"] for case in read_cases(path)]
    assert any(expected)
    assert "" in expected


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_a_fixture_shows_a_fix_where_the_rule_has_one(rule: Rule) -> None:
    path = FOLDER / f"{rule.code.lower()}_{rule.name.replace('-', '_')}.md"
    expected = "".join(case.blocks["diagnostics"] for case in read_cases(path))
    assert rule.fixable == ("\n  fix: " in expected)


def example(rule: Rule, title: str) -> str:
    """An example of a rule's page: the indented block below a title."""
    page = rule_page(rule.code)
    block = re.search(rf"^{title}::\n\n((?:    .*\n|\n)+)", f"{page}\n", re.MULTILINE)
    assert block, f"no `{title}::` with an indented block"
    return re.sub(r"^    ", "", block[1], flags=re.MULTILINE).rstrip("\n") + "\n"


def codes_of(rule: Rule, text: str, tmp_path: Path) -> set[str]:
    block = "project" if rule.subject in ("project", "output") else rule.subject
    found = world_of(rule.subject, {block: text}).check(rule.subject, tmp_path)
    return {one.code for one in found}


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_reported_example_is_reported(rule: Rule, tmp_path: Path) -> None:
    assert rule.code in codes_of(rule, example(rule, "Reported"), tmp_path)


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_accepted_example_is_accepted_and_sound(rule: Rule, tmp_path: Path) -> None:
    codes = codes_of(rule, example(rule, "Accepted"), tmp_path)
    assert rule.code not in codes
    unsound = {code for code in codes if code.startswith(("GK1", "GK2", "GK8", "GK9"))}
    assert unsound == set()


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_page_has_its_parts_and_is_short(rule: Rule) -> None:
    page = rule_page(rule.name)
    summary, blank, *_ = page.splitlines()
    assert summary.endswith(".")
    assert blank == ""
    titles = re.findall(r"^\S.*$", page, re.MULTILINE)[1:]
    assert titles == ["What it does", "Why it matters", "Reported::", "Accepted::"]
