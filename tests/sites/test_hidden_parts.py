"""What a variant does not show is nowhere in what is built for it."""

import re
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from guarded_guides import DEFINITION, Draft, Reader, drafts
from guidekit.connectors import read_connector
from guidekit.model import Audience, build_guide
from guidekit.project import load_project
from guidekit.render import Theme, compile_page, fill
from guidekit.site import build_site
from guidekit.source import SourceText
from guidekit.variants import Brand, Terms, Variant, variant_of

from .projects import snapshot, write_files

SLOW = settings(
    deadline=None,
    max_examples=25,
    # To shrink what fails would build sites for minutes.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
WORD = re.compile(rb"zq\d+k")
HOUSE_ATTRIBUTE = re.compile(r' data-(?:guide|whitelabel)-[\w-]+(?:="[^"]*")?')
CHOICES = st.none() | st.lists(st.sampled_from("abc"), unique=True).map(tuple)
FOR_ALL = ('data-whitelabel-hide="globex"', 'data-guide-scopes="a"', 'data-guide-scopes="b c"')
THEME = Theme()
LUCCA = read_connector(SourceText("connector.yaml", DEFINITION), lambda _: None)


def files_of(draft: Draft, chosen: dict[str, tuple[str, ...] | None]) -> dict[str, str]:
    brands = {
        f"brands/{brand}.yaml": f"name: {brand.capitalize()}\n"
        + ("" if scopes is None else f"scopes: {{lucca: [{', '.join(scopes)}]}}\n")
        for brand, scopes in chosen.items()
    }
    return {
        **brands,
        "guidekit.yaml": "house: orbit\n",
        "brands/orbit.yaml": "name: Orbit\nidentity: {names: [Orbit]}\n",
        "connectors/lucca/connector.yaml": DEFINITION,
        "connectors/lucca/lucca.mdx": draft.text,
        "connectors/lucca/other.mdx": "# Other\n\nWith two guides, catalogues list their titles.\n",
        "snippets/part.mdx": "{word}\n",
    }


@SLOW
@given(drafts(), CHOICES, CHOICES)
def test_each_brand_s_files_hold_exactly_what_it_shows(
    draft: Draft, of_acme: tuple[str, ...] | None, of_globex: tuple[str, ...] | None
) -> None:
    chosen = {"acme": of_acme, "globex": of_globex}
    with TemporaryDirectory() as folder:
        project = load_project(write_files(Path(folder) / "project", files_of(draft, chosen)))
        out = Path(folder) / "out"
        assert build_site(project, out, jobs=1, allow_errors=True).replaced
        for brand in ("orbit", "acme", "globex"):
            reader = Reader(brand, chosen.get(brand))
            files = snapshot(out / brand)
            found = {word.decode() for text in files.values() for word in WORD.findall(text)}
            assert found == draft.shown(reader), brand
        assert not WORD.search((out / "manifest.json").read_bytes())


def page_of(draft: Draft, variant: Variant) -> str:
    guide = build_guide(SourceText("lucca.mdx", draft.text), snippet)
    page = compile_page(
        guide,
        connector=LUCCA,
        terms=Terms(variant.brand, []),
        theme=THEME,
        asset_url=lambda _: None,
        page_url=lambda _: None,
    )
    html = fill(page, variant, {})
    assert html == fill(page, variant, {})
    return html


def snippet(_: str) -> SourceText:
    return SourceText("part.mdx", "{word}\n")


def reader(brand: Brand, audience: Audience = "config") -> Variant:
    return variant_of(brand, LUCCA, audience)


@SLOW
@given(drafts(FOR_ALL))
def test_who_is_shown_everything_reads_what_the_house_reads(draft: Draft) -> None:
    source = SourceText("brand.yaml", "")
    house = Brand("orbit", "Orbit", house=True, source=source)
    everything = Brand("acme", "Orbit", house=False, source=source, scopes={"lucca": tuple("abc")})
    nothing_chosen = Brand("acme", "Orbit", house=False, source=source)
    wanted = HOUSE_ATTRIBUTE.sub("", page_of(draft, reader(house)))
    assert page_of(draft, reader(everything)) == wanted
    assert page_of(draft, reader(nothing_chosen)) == wanted


@SLOW
@given(drafts())
def test_a_variant_has_one_open_tab_a_group_and_no_empty_list(draft: Draft) -> None:
    brand = Brand("acme", "Acme", house=False, source=SourceText("brand.yaml", ""))
    html = page_of(draft, reader(brand))
    groups = re.findall(r'<input type="radio" name="(tabs-\d+)"( checked)?>', html)
    for group in {name for name, _ in groups}:
        assert sum(bool(checked) for name, checked in groups if name == group) == 1
    for one, next_one in pairwise(re.findall(r"</?\w+|[^<>\s][^<>]*", html)):
        assert (one, next_one) not in {("<ol", "</ol"), ("<ul", "</ul"), ("<p", "</p")}
