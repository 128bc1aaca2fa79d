"""Projects for tests: a small one with three brands, and what is needed to bend it."""

from collections.abc import Mapping
from pathlib import Path

from guidekit.site.memory import FOLDER

__all__ = [
    "DEFINITION",
    "DRAWING",
    "FILES",
    "GUIDE",
    "definition",
    "inodes",
    "snapshot",
    "write_files",
]

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} 9"><path d="M0 0h9"/></svg>\n'
)


def definition(key: str, title: str, *fields: str) -> str:
    """A connector with one method, whose required fields have these labels."""
    entries = "".join(
        f"""
        - key: {label.lower().replace(" ", "")}
          label: {label}
          type: text
          required: true
          secret: true"""
        for label in fields
    )
    return f"""StackOne: 1.0.0
info:
  title: {title}
  key: {key}
  version: 1.0.0
  description: What {title} is for
  assets:
    icon: images/icon.svg
baseUrl: https://api.{key}.example
authentication:
  - custom:
      type: custom
      label: API Key
      configFields:{entries}
"""


DEFINITION = definition("lucca", "Lucca", "Subdomain", "API Key")

GUIDE = """---
title: Lucca
description: Link a Lucca account in the Orbit Hub.
---

import Finish from '/snippets/finish.mdx'

<Warning>You need to be an administrator.</Warning>

<section data-guide-section data-guide-scopes="" data-guide-field="subdomain">
  <h2>Find your subdomain</h2>

  <Steps>
    <Step title="Read the address">
      <div data-guide-step>
        Your **Subdomain** is the first part of the address.

        <img src="./images/address.svg" alt="The address bar" />
      </div>
    </Step>
  </Steps>
</section>

## Create an API key

1. Select **Add key**.
2. Copy the **API Key**. Give it to Orbit.

![The list of keys](./images/keys.svg)

<div data-whitelabel-hide>

## Fill out the form in the Hub

Enter the values in the Orbit Hub. See [Jira](../jira/jira.mdx#create-a-token) too.

- **Subdomain**
- **API Key**

<img src="./images/orbit-form.svg" alt="The form of Orbit" />

</div>

<div data-whitelabel-only>

<Finish name="Lucca" />

</div>
"""

FILES: Mapping[str, str] = {
    "guidekit.yaml": "title: Orbit guides\nhouse: orbit\n",
    "brands/orbit.yaml": """name: Orbit
products: {hub: Orbit Hub}
identity: {names: [Orbit], domains: [orbit.example], assets: ["orbit*"]}
logo: logos/orbit.svg
support: {email: help@orbit.example}
""",
    "brands/acme.yaml": """name: Acme
products: {hub: Acme Connect}
vocabulary: {Orbit Hub: Acme Connect, Orbit: Acme, Hub: Connect}
logo: logos/acme.svg
colors: {light: {accent: "#aa2200"}}
support: {url: https://acme.example/help}
""",
    "brands/globex.yaml": """name: Globex
vocabulary: {Orbit Hub: Globex Desk, Orbit: Globex, Hub: Desk}
connectors: [lucca]
""",
    "brands/logos/orbit.svg": DRAWING.format(size=1),
    "brands/logos/acme.svg": DRAWING.format(size=2),
    "connectors/lucca/connector.yaml": DEFINITION,
    "connectors/lucca/lucca.mdx": GUIDE,
    "connectors/lucca/images/icon.svg": DRAWING.format(size=3),
    "connectors/lucca/images/address.svg": DRAWING.format(size=4),
    "connectors/lucca/images/keys.svg": DRAWING.format(size=5),
    "connectors/lucca/images/orbit-form.svg": DRAWING.format(size=6),
    "connectors/lucca/images/unused.svg": DRAWING.format(size=7),
    "connectors/jira/connector.yaml": definition("jira", "Jira", "API Token"),
    "connectors/jira/jira.mdx": """# Jira

> Link a Jira account.

## Create a token

Open your account and copy the **API Token**. It works like [Lucca](../lucca/lucca.mdx).
""",
    "connectors/jira/images/icon.svg": DRAWING.format(size=8),
    "snippets/finish.mdx": "Go back to {brand.name} and connect {name}.\n",
}


def write_files(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder, which is made, and return it."""
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            target.write_bytes(content)
        else:
            target.write_text(content, "utf-8")
    return root


def snapshot(folder: Path) -> dict[str, bytes]:
    """All files of a folder by their paths, but for what is remembered between runs."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and FOLDER not in path.parts
    }


def inodes(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_ino for path in folder.rglob("*") if path.is_file()}
