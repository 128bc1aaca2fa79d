"""A project of any size out of real guides, and partners for it; nothing of it is committed."""

import re
import shutil
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

__all__ = ["REAL", "guide_paths", "make_sample"]

REAL = ("stackone/docs/connection-guides/**/*.mdx", "nango/docs/**/connect.mdx")
GUIDES_EACH = 1
"""Guides of one connector: real ones have one, and few have more."""

TRACES = re.compile(
    r"\b(?:stackone|nango)(?=\w|@|-dev|\.(?!com|dev)\w)"
    r"|(?<!docs\.)(?<!app\.)(?<!api\.)\bstackone(?=\.com)|(?<=\.com/)nango(?=/)",
    re.IGNORECASE,
)
"""Spellings in examples of which no vocabulary knows: no partner's site comes out with them."""

CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
NAMES = re.compile(r"\b(?:stackone|nango)\b(?!\.(?:com|dev))", re.IGNORECASE)
"""In code, where no word is replaced."""

SHORTEST = 200
"""A guide with fewer characters has nothing to read."""

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number} 9"><path d="M0 0h9"/></svg>\n'
)
PROJECT = """\
title: Connector guides
house: house
images: images.txt
# The definitions are made up, and what the guides lack is known: reports would be all of the time.
lint: {ignore: [GK2, GK3, GK5, GK6, GK7]}
"""
HOUSE = """\
name: Harbour
products: {hub: Harbour Hub, docs: Harbour Docs}
identity:
  names: [Harbour, StackOne, Nango]
  domains: [harbour.example, stackone.com, nango.dev]
  keep:
    - {value: api.stackone.com, reason: providers call back there}
    - {value: api.nango.dev, reason: providers call back there}
logo: logos/house.svg
support: {email: help@harbour.example}
"""
PARTNER = """\
name: Partner {number}
products: {{hub: Partner {number} Connect, docs: Partner {number} Docs}}
vocabulary:
  StackOne Hub: Partner {number} Connect
  StackOne: Partner {number}
  Nango: Partner {number}
  Connect UI: Partner {number} Link
links:
  https://docs.stackone.com/: https://docs.partner-{number}.example/
  https://app.stackone.com/: null
  https://docs.nango.dev/: null
  https://nango.dev/: https://partner-{number}.example/
colors: {{light: {{accent: "#{color:06x}"}}}}
logo: logos/partner-{number}.svg
support: {{url: https://partner-{number}.example/help}}
"""
METHOD = """\
  - {key}:
      type: custom
      label: Method {key}
      configFields:
        - {{key: apiKey, label: API Key, type: password, required: true, secret: true}}
        - {{key: subdomain, label: Subdomain, type: text, required: false}}
"""


def guide_paths(corpus: Path) -> list[Path]:
    """The real guides, in a fixed order."""
    return sorted(path for pattern in REAL for path in corpus.glob(pattern))


def make_sample(root: Path, corpus: Path, guides: int, partners: int) -> Path:
    """Write a project of so many guides and partners below a folder; real guides recur in it."""
    texts = [_neutral(path.read_text("utf-8")) for path in guide_paths(corpus)]
    texts = [text for text in texts if len(text) >= SHORTEST]
    for place in ("nango", "stackone"):
        source = corpus / place / "docs" / "snippets"
        if source.is_dir():
            shutil.copytree(source, root / "snippets", dirs_exist_ok=True)
    lists = ((corpus / place / "images.txt").read_text("utf-8") for place in ("nango", "stackone"))
    _write(root / "images.txt", "".join(lists).replace("docs/", ""))
    _write(root / "guidekit.yaml", PROJECT)
    _write(root / "brands" / "house.yaml", HOUSE)
    _write(root / "brands" / "logos" / "house.svg", DRAWING.format(number=1))
    for number in range(1, partners + 1):
        name = f"partner-{number}"
        text = PARTNER.format(number=number, color=number * 991 % 0x800000)
        _write(root / "brands" / f"{name}.yaml", text)
        _write(root / "brands" / "logos" / f"{name}.svg", DRAWING.format(number=number + 1))
    for number, text in zip(range(guides), cycle(texts), strict=False):
        key = f"connector-{number // GUIDES_EACH}"
        _write(root / "connectors" / key / f"guide-{number}.mdx", text)
    for first in range(0, guides, GUIDES_EACH):
        key = f"connector-{first // GUIDES_EACH}"
        names = [f"guide-{number}" for number in range(first, min(first + GUIDES_EACH, guides))]
        _write(root / "connectors" / key / "connector.yaml", "".join(_definition(key, names)))
    return root


def _neutral(text: str) -> str:
    """A guide that names the house where vocabularies find it, and nowhere else."""
    return CODE.sub(lambda code: NAMES.sub("example", code[0]), TRACES.sub("example", text))


def _definition(key: str, methods: list[str]) -> Iterator[str]:
    title = key.replace("-", " ").capitalize()
    yield f"StackOne: 1.0.0\ninfo: {{title: {title}, key: {key}, version: 1.0.0}}\n"
    yield "baseUrl: https://api.example\nauthentication:\n"
    yield from (METHOD.format(key=method) for method in methods)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
