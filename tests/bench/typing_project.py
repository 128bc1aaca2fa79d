"""Large projects to type in: one of many connectors with long guides, and real ones."""

from pathlib import Path

from guidekit.project import load_project
from sites.projects import FILES, definition, write_files

__all__ = ["adopted_project", "large_project", "long_guide"]

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"

STEP = """    <Step title="Do part {number}">
      Open **Settings**, then select *Part {number}* of your account. Compare it with
      [the other connector](../{other}/{other}.mdx#create-a-key) and {{brand.name}}.
    </Step>
"""
HEAD = """---
title: {title}
description: Link a {title} account in the Orbit Hub.
---

import Finish from '/snippets/finish.mdx'

<Warning>You need to be an administrator of {title}.</Warning>

## Find your subdomain

Your **Subdomain** is the first part of the address of {title}.

## Create a key

Select **Add key** and copy the **API Key**.

<Steps>
"""
TAIL = """</Steps>

<div data-whitelabel-hide>

## Fill out the form in the Hub

- **Subdomain**
- **API Key**

</div>

<Finish name="{title}" />
"""


def long_guide(number: int, count: int, lines: int = 200) -> str:
    """A guide of at least so many lines, which links to the next one."""
    title, other = f"Connector {number}", f"connector-{(number + 1) % count}"
    head, tail = HEAD.format(title=title), TAIL.format(title=title)
    steps = -(-(lines - len((head + tail).splitlines())) // len(STEP.splitlines()))
    return head + "".join(STEP.format(number=n, other=other) for n in range(steps)) + tail


def large_project(root: Path, count: int = 500) -> Path:
    """A project of so many connectors with a guide each, and three brands."""
    shared = {path: text for path, text in FILES.items() if not path.startswith("connectors/")}
    shared["brands/globex.yaml"] = shared["brands/globex.yaml"].replace("lucca", "connector-1")
    write_files(root, shared)
    for number in range(count):
        key, title = f"connector-{number}", f"Connector {number}"
        folder = f"connectors/{key}"
        files = {
            f"{folder}/connector.yaml": definition(key, title, "Subdomain", "API Key"),
            f"{folder}/{key}.mdx": long_guide(number, count),
            f"{folder}/images/icon.svg": FILES["connectors/lucca/images/icon.svg"],
        }
        write_files(root, files)
    return root


def adopted_project(folder: Path, tree: Path) -> tuple[Path, list[str]]:
    """A project file for a real tree, and the paths of the guides there."""
    text = (EXAMPLES / f"{tree.name}-like.yaml").read_text("utf-8")
    file = folder / f"{tree.name}.yaml"
    here = text.replace("packages/providers/providers.yaml", "providers.yaml")
    file.write_text(f"{here}images: images.txt\n", "utf-8")
    project = load_project(tree, file)
    return file, sorted({path for each in project.folders for path in each.guides})
