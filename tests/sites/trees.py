"""Small trees that were not made for guidekit, and what lint says of them."""

import json
from collections.abc import Mapping

from sites.conftest import Run
from sites.projects import DRAWING

__all__ = [
    "HARBOR",
    "MANY_FILES",
    "MANY_FILES_PROJECT",
    "ONE_FILE",
    "ONE_FILE_PROJECT",
    "PROVIDERS",
    "TEXT",
    "found",
    "many",
]

PROVIDERS = """\
harbor:
  display_name: Harbor
  auth_mode: API_KEY
  docs: https://acme.example/docs/integrations/harbor
  docs_connect: https://acme.example/docs/integrations/harbor/connect
  credentials:
    apiKey: {type: string, title: Harbor key, description: The key of Harbor}
harbor-eu:
  alias: harbor
  display_name: Harbor in Europe
anchor:
  display_name: Anchor
  auth_mode: API_KEY
  docs: https://acme.example/docs/integrations/anchor
  docs_connect: https://acme.example/docs/integrations/anchor/connect
  setup_guide_url: https://acme.example/docs/setup/anchor#app
"""
HARBOR = """\
---
title: Harbor
---

import Note from '/snippets/note.mdx'

<Note />

## Find the key

Open **Settings** and copy the **Harbor key**. See [the setup](/setup/anchor#app) too.

![The list of keys](/images/keys.svg)

![The form](/images/form.png)
"""
ONE_FILE: Mapping[str, str] = {
    "defs/providers.yaml": PROVIDERS,
    "docs/integrations/harbor/connect.mdx": HARBOR,
    "docs/integrations/old/connect.mdx": "# Old\n\nA guide of nobody's.\n",
    "docs/setup/anchor.mdx": "# Register an app\n\n## App\n\nRegister an app.\n",
    "docs/snippets/note.mdx": "Ask an admin.\n",
    "docs/images/keys.svg": DRAWING.format(size=1),
    "docs/node_modules/x/connect.mdx": "# <Broken\n",
}
ONE_FILE_PROJECT = """\
title: Acme
definitions: defs/providers.yaml
guides: docs/**/connect.mdx
links: {"https://acme.example/docs/": docs}
root: docs
images: images.txt
"""


def many(key: str, *methods: str) -> str:
    """A connector whose methods each ask for one field; those called OAuth ask admins."""
    lines = [f"StackOne: 1.0.0\ninfo: {{title: {key.title()}, key: {key}}}\nauthentication:"]
    for method in methods:
        fields = "setupFields" if method.startswith("oauth") else "configFields"
        lines.append(
            f"  - {method}:\n      type: {method}\n      label: {method}\n"
            f"      {fields}: [{{key: key, label: Access key, type: text, required: true}}]"
        )
    return "\n".join(lines) + "\n"


TEXT = "# Guide\n\n## Find it\n\nCopy the **Access key** from the settings.\n"
MANY_FILES: Mapping[str, str] = {
    "connectors/a/harbor.connector.s1.yaml": many("harbor", "custom", "oauth2"),
    "connectors/b/anchor.connector.s1.yaml": many("anchor-hr", "custom"),
    "docs/guides/hr/harbor-api-key.mdx": TEXT,
    "docs/guides/hr/harbor-partner-oauth.mdx": TEXT,
    "docs/guides/hr/anchor.mdx": TEXT,
    "docs/guides/crm/anchor.mdx": TEXT,
    "docs/guides/crm/buoy.mdx": "# Buoy\n\nNobody's.\n",
}
MANY_FILES_PROJECT = """\
title: Acme
definitions: [connectors/**/*.connector.s1.yaml]
guides: [docs/guides/*/*.mdx]
"""


def found(run: Run, *arguments: str) -> list[str]:
    """What lint finds, as `path:line code connector`; that guides share their titles is meant."""
    options = ("--format", "json", "--ignore", "shared-title")
    report = json.loads(run("lint", *options, *arguments).stdout)
    return [
        f"{d['path']}:{d['start']['line']} {d['code']} {d['connector']}"
        for d in report["diagnostics"]
    ]
