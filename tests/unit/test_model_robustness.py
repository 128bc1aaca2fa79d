"""Whatever the text, a guide is built, in time that grows with it, and its places are real."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guidekit.model import Guide
from sample_guides import EXPORTED_GUIDE, build

PIECES = [
    *EXPORTED_GUIDE.splitlines(keepends=True),
    "import A from '/a.mdx'\n\n", "import {b, C} from '/a.mdx'\n\n",
    "export const d = {e: 'f'}\n\n", "<A b='1' {...c}>", "</A>", "<C />", "{b}", "{d.e}",
    "{children}", "{a && <b/>}", "{/* x */}", "{brand.name}", "<Step>", "</Step>", "<Steps>",
    "</Steps>", "<Tabs>", "<Tab title={3}>", "</Tab>", "## Step 1: x\n", "#\n", "# h1\n", "> q\n",
    "- i\n", "1. j\n", "  ", "\n", "\n\n", "\t", "`c`", "``", "```\n", "**", "_", "[l](u 't')",
    "![](i)", "![a&amp;b](i)", "<br/>", "<img src='x' alt />", "| a | b |\n|--|--|\n| \\| |\n",
    "&nbsp;", "&#0;", "\\", "\u00a0", "\u200b", "---\n", "title: x\n", "<h2 id='a'>", "</h2>",
    "<p data-guide-field='a' data-whitelabel-hide='x'>", "</p>", "<script>", "<a name='' href>",
    "</a>", "<x.y>", "<>", "</>", "[^1]", "\n[^1]: note\n", "<td>", "\r\n", "{}",
    "> [!NOTE]\n", "{% hint style='info' %}\n", "{% endhint %}\n", "<Tabs items={['a', `b`]}>",
    "<Tab>",
]  # fmt: skip
SNIPPETS = {
    "/a.mdx": "import A from '/a.mdx'\n\nexport const b = 'B'\n\n"
    "export const C = ({x = 1}) => (<p>{x}{children}</p>);\n\n## In {b}\n\n{children}\n\n<A />\n"
}


def check(guide: Guide) -> None:
    """What holds for every guide."""
    for passage in guide.passages:
        assert passage.text
        at = 0
        for segment in passage.segments:
            assert segment.at == at
            assert 0 <= segment.start <= segment.end <= len(segment.source.text)
            at += segment.length
        assert at == len(passage.text)
        span = passage.span(0, at)
        assert span.start <= span.end
        assert passage.section is None or passage.section < len(guide.sections)
        assert passage.step is None or passage.step < len(guide.steps)
    assert all(part.anchor for part in (*guide.sections, *guide.steps))
    ids = [anchor.id for anchor in guide.anchors]
    if "duplicate-anchor" not in {fault.name for fault in guide.faults}:
        assert len(ids) == len(set(ids))
    assert list(guide.faults) == sorted(guide.faults, key=lambda fault: fault.span)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_mixture_is_built(pieces: list[str]) -> None:
    check(build("".join(pieces), SNIPPETS))


@settings(max_examples=100, deadline=None)
@given(st.text("<>/{}'\"=`*_#-|[]()! \nabS&;:\\.", max_size=120))
def test_any_text_is_built(text: str) -> None:
    check(build("# T\n\n" + text))


@pytest.mark.parametrize(
    "text",
    [
        "<div>\n" * 500 + "x\n" + "</div>\n" * 500,
        "<b>" * 500 + "x" + "</b>" * 500,
        "> " * 500 + "x",
        "<Note>" * 55 + "x" + "</Note>" * 55,
        "<Card title={" + "[" * 5000 + "]" * 5000 + "} />",
    ],
)
def test_depth_breaks_nothing(text: str) -> None:
    check(build("# T\n\n" + text))


STEP = "<Step title='Same'>\n\ntext **bold** `code` &amp; [link](#a)\n\n</Step>\n"


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "<Steps>\n" + STEP * n + "</Steps>\n",
        lambda n: "## A\n\n### B\n\ntext\n\n" * n,
        lambda n: "a &amp; \\* b {brand.name} c\n" * n,
        lambda n: "<section data-guide-section>\n<p id='x'>y</p>\n</section>\n" * n,
    ],
    ids=["steps", "headings", "lines", "sections"],
)
def test_time_grows_with_the_text(make: object) -> None:
    def seconds(size: int) -> float:
        text = "# T\n\n" + make(size)  # type: ignore[operator]
        best = 60.0
        for _ in range(3):
            start = time.process_time()
            build(text)
            best = min(best, time.process_time() - start)
        return best

    # Twice linear growth is still far from quadratic.
    assert seconds(800) < 2 * 8 * seconds(100) + 0.05
