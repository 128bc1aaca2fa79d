"""Two real trees, built as they are for their house and two partners."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from guidekit.project import load_project
from guidekit.site import BuildResult, build_site
from sites.projects import DRAWING, write_files

HOUSES = {
    "stackone": """\
name: StackOne
identity:
  names: [StackOne]
  domains: [stackone.com, stackone-dev.com, stackone-logos.com]
  emails: [stackone.com]
  assets: ["*stackone*"]
  keep:
    - {value: api.stackone.com/connect, reason: providers redirect to this address}
    - {value: api.stackone-dev.com/connect, reason: the same for tests}
    - {value: https://stackone.com/idp/endpoint, reason: a form asks for it and nobody calls it}
    - {value: stackoneapidemo, reason: a tenant that serves as an example}
    - {value: stackonetest, reason: a tenant that serves as an example}
    - {value: https://stackonetest.bamboohr.com, reason: the address of that tenant}
""",
    "nango": """\
name: Nango
identity:
  names: [Nango]
  domains: [nango.dev]
  keep:
    - {value: api.nango.dev/oauth/callback, reason: providers redirect to this address}
    - {value: https://app.tryordinal.com/nango, reason: the provider's own address}
    - {value: https://nango.float.com, reason: the provider's own address}
""",
}
PARTNERS = {
    "stackone": """\
name: Elmwood
vocabulary:
  StackOne Hub: Elmwood Desk
  StackOne: {use: Elmwood, code: true}
  StackOne_Integrations: {use: Elmwood_Integrations, code: true}
  integrations@stackone.com: help@elmwood.example
  https://www.stackone.com/terms/privacy-policy: {use: https://elmwood.example/p, code: true}
links:
  https://docs.stackone.com/: https://help.elmwood.example/
  https://hub.stackone.com/: null
  mailto:integrations@stackone.com: mailto:help@elmwood.example
assets: {"*stackone*.png": own.svg, "https://stackone-logos.com/*": own.svg}
""",
    "nango": """\
name: Elmwood
vocabulary:
  Nango: {use: Elmwood, code: true}
  NangoAccessRole: {use: ElmwoodAccessRole, code: true}
  arn:aws:iam::123456789012:role/NangoAccessRole:
    {use: arn:aws:iam::123456789012:role/ElmwoodAccessRole, code: true}
  ISU Nango@acme: {use: ISU Elmwood@acme, code: true}
  https://nango.bamboohr.com/home: {use: https://elmwood.bamboohr.com/home, code: true}
links:
  https://nango.dev/: https://help.elmwood.example/
  https://github.com/nangohq/: null
""",
}
PLAIN = "name: Plain\nvocabulary: {StackOne: Plain, Nango: Plain}\n"
EXAMPLES = {"nango": "nango-like.yaml", "stackone": "stackone-like.yaml"}
CALLBACK = re.compile(r"https://api\.[\w.-]+/[\w/.-]*callback")


@dataclass(frozen=True, slots=True)
class Built:
    """A tree, and what came of it."""

    tree: Path
    out: Path
    result: BuildResult

    def pages(self, brand: str) -> dict[str, str]:
        """The HTML of a brand's pages by their paths."""
        folder = self.out / brand
        files = sorted(folder.rglob("index.html"))
        return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in files}


@pytest.fixture(scope="module", params=sorted(HOUSES))
def built(
    request: pytest.FixtureRequest,
    shared: Path,
    repository: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Built:
    name: str = request.param
    own, tree = tmp_path_factory.mktemp(name), shared / "corpus" / name
    example = (repository / "docs" / "examples" / EXAMPLES[name]).read_text("utf-8")
    example = example.replace("packages/providers/providers.yaml", "providers.yaml")
    write_files(own, {
        "project.yaml": f"{example}images: images.txt\nhouse: {name}\n",
        f"brands/{name}.yaml": HOUSES[name],
        "brands/elmwood.yaml": PARTNERS[name],
        "brands/plain.yaml": PLAIN,
        "brands/own.svg": DRAWING.format(size=1),
    })  # fmt: skip
    project = load_project(tree, own / "project.yaml")
    return Built(tree, own / "out", build_site(project, own / "out", allow_errors=True))


def test_nothing_of_the_house_is_left(built: Built) -> None:
    left = [
        f"{d.span} {d.message}"
        for d in built.result.diagnostics
        if d.code in ("GK501", "GK902", "GK908") and d.variant != "plain"
    ]
    assert left == []
    assert built.pages("elmwood").keys() == built.pages(built.tree.name).keys()


def test_callback_addresses_are_the_same(built: Built) -> None:
    house, partner = built.pages(built.tree.name), built.pages("elmwood")
    found = {path: CALLBACK.findall(html) for path, html in house.items()}
    assert sum(map(len, found.values())) > 1
    assert {path: CALLBACK.findall(html) for path, html in partner.items()} == found


def test_code_is_untouched(built: Built) -> None:
    def code(html: str) -> list[str]:
        found = BeautifulSoup(html, "html.parser").find_all(["code", "pre"])
        return [tag.get_text() for tag in found]

    house, plain = built.pages(built.tree.name), built.pages("plain")
    named = {path for path, html in house.items() if "<code" in html and html != plain[path]}
    assert named
    for path in named:
        assert code(house[path]) == code(plain[path])


def test_no_article_is_wrong_before_the_partner_s_name(built: Built) -> None:
    for html in built.pages("elmwood").values():
        text = " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())
        assert not re.search(r"\ba Elmwood\b|\ban Desk\b|Elmwood Elmwood", text)
