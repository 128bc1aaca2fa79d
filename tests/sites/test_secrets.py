"""Every kind of secret that a guide may show is found; they are put together here, for no scanner
to take this file for what it tests."""

from pathlib import Path

import pytest

from guidekit.project import load_project
from guidekit.site import lint_project
from sites.projects import write_files

LETTERS = "Q7rT5wXkLm2VyB3dZ8pNc6HjF9sGvKqR4tWx2YzM" * 2
CAPITALS, HEX = "Q7RT5WXKLM2VYB3D", "7f3a9c0e5b82d614" * 3
BLOCK = "-----BEGIN {} KEY-----\n" + f"{LETTERS[:64]}\n" * 3 + "-----END {} KEY-----"

SECRETS = (
    *(start + CAPITALS for start in ("AKIA", "ASIA")),
    "AIza" + LETTERS[:35],
    *(f"gh{kind}_" + LETTERS[:36] for kind in "opsru"),
    "github_pat_" + LETTERS[:60],
    "glpat-" + LETTERS[:20],
    *(f"xox{kind}-" + LETTERS[:24] for kind in "abprs"),
    *(f"{kind}k_{mode}_" + LETTERS[:24] for kind in "rs" for mode in ("live", "test")),
    *("sk-" + kind + LETTERS[:40] for kind in ("", "proj-", "ant-")),
    f"SG.{LETTERS[:20]}.{LETTERS[:40]}",
    *(f"shp{kind}_" + HEX[:32] for kind in ("at", "ca", "pa", "ss")),
    "lin_api_" + LETTERS[:32],
    "npm_" + LETTERS[:36],
    *(f"pat-{place}1-" + HEX[:36] for place in ("eu", "na")),
    f"eyJ{LETTERS[:20]}.eyJ{LETTERS[:20]}.{LETTERS[:30]}",
    *(BLOCK.format(kind, kind) for kind in ("PRIVATE", "RSA PRIVATE")),
)


@pytest.mark.parametrize("secret", SECRETS, ids=range(len(SECRETS)))
def test_a_secret_is_found(project: Path, secret: str) -> None:
    guide = f"# Lucca\n\nPaste the key.\n\n```text\nkey: {secret}\n```\n"
    found = lint_project(load_project(write_files(project, {"connectors/lucca/lucca.mdx": guide})))
    masked = [each for each in found.diagnostics if each.code == "GK313"]
    assert [each.span.start.line for each in masked] == [6]
