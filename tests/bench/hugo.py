"""Hugo with the same guides: a project of its own, whose theme is one short layout."""

import re
import shutil
from pathlib import Path

__all__ = ["hugo_command", "make_hugo"]

CONFIG = (
    'baseURL = "https://guides.example/"\ntitle = "Guides"\ndisableKinds = ["RSS", "sitemap"]\n'
)
LAYOUT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }} | {{ .Section }}</title>
<link rel="stylesheet" href="/theme.css"></head>
<body><header>{{ .Section }}</header><main><h1>{{ .Title }}</h1>{{ .Content }}</main></body></html>
"""
FRONTMATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def make_hugo(root: Path, guides: list[Path], brands: int) -> Path:
    """Write a project with every guide once for each brand: Hugo has no other way to brand them."""
    (root / "layouts" / "_default").mkdir(parents=True)
    (root / "config.toml").write_text(CONFIG, "utf-8")
    for name in ("single", "list"):
        (root / "layouts" / "_default" / f"{name}.html").write_text(LAYOUT, "utf-8")
    for guide in guides:
        # What Hugo would take for shortcodes is text here.
        text = FRONTMATTER.sub("", guide.read_text("utf-8")).replace("{{", "{ {")
        for brand in range(brands):
            page = root / "content" / f"brand-{brand}" / guide.parent.name / f"{guide.stem}.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(f"---\ntitle: {guide.stem}\n---\n{text}", "utf-8")
    return root


def hugo_command(root: Path) -> tuple[str, ...] | None:
    """The command that builds it; None where Hugo is not installed."""
    hugo = shutil.which("hugo")
    return (hugo, "--quiet", "--source", str(root), "--destination", "public") if hugo else None
