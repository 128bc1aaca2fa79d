"""What we use of Jinja, loaded without compiling the patterns of filters that no template uses."""

from guidekit.source.patterns import sparing_patterns

with sparing_patterns("jinja2"):
    from jinja2 import (
        Environment,
        FileSystemLoader,
        StrictUndefined,
        Template,
        TemplateError,
        TemplateNotFound,
        TemplateSyntaxError,
    )

__all__ = [
    "Environment",
    "FileSystemLoader",
    "StrictUndefined",
    "Template",
    "TemplateError",
    "TemplateNotFound",
    "TemplateSyntaxError",
]
