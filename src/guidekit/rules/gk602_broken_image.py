"""An image whose file is not there.

What it does
    Looks for the file of each image: relative to the guide, or, with a leading `/`, in the
    project's folder. Images on other sites are not fetched.

Why it matters
    The reader sees an empty frame where the screenshot should be.

Reported::

    # Connect Lucca

    ![The list of API keys](./images/missing.png)

Accepted::

    # Connect Lucca

    ![The list of API keys](https://images.example.com/api-keys.png)
"""

from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.context import Context
from guidekit.rules.registry import Rule
from guidekit.rules.targets import file_of
from guidekit.source import Diagnostic, Severity

__all__ = ["RULE"]


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for image in guide.images:
        shown = image.url.strip() and context.readers(image.guard)
        path = file_of(image.url, context) if shown else None
        if path is not None and not context.project.exists(path):
            yield RULE.report(
                f"image `{image.url}`, but there is no file `{path}`, expected an image file",
                image.span,
                connector=context.connector_key,
            )


RULE = Rule("GK602", "broken-image", Severity.ERROR, check)
