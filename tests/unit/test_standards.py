"""What a project file asks of guides, and what it says wrongly."""

import pytest

from guidekit.project.settings import read_settings
from guidekit.rules import SectionRule
from guidekit.source import SourceText


def test_sections_are_titles_or_say_whom_they_concern() -> None:
    text = """\
house: acme
image-limit: 300000
sections:
  - Before you begin
  - title: [Create *, Register *]
    auth: [oauth2, custom]
    audience: setup
    optional: true
"""
    settings, faults = read_settings(SourceText("guidekit.yaml", text))
    assert faults == ()
    assert settings.standards.image_limit == 300_000
    assert settings.standards.sections == (
        SectionRule(("Before you begin",)),
        SectionRule(("Create *", "Register *"), ("oauth2", "custom"), "setup", optional=True),
    )


@pytest.mark.parametrize(
    ("lines", "place", "message"),
    [
        ("sections: Begin", "2:11", "`sections` is `Begin`, expected a list of titles"),
        ("sections: [[Begin]]", "2:12", "`sections` holds a list, expected titles"),
        ("sections: [{title: Begin, optinal: true}]", "2:27", "unknown key `optinal`"),
        ("sections: [{auth: custom}]", "2:12", "no `title`, expected the section's title"),
        ("sections: [{title: A, audience: all}]", "2:33", "`audience` is `all`, expected one of"),
        ("image-limit: small", "2:14", "`image-limit` is `small`, expected a number of bytes"),
        ("image-limit: 0", "2:14", "`image-limit` is `0`, expected a number of bytes"),
        ("image-limit: true", "2:14", "expected a number of bytes"),
    ],
)
def test_what_is_no_standard_is_reported(lines: str, place: str, message: str) -> None:
    text = f"house: acme\n{lines}\n"
    settings, (fault,) = read_settings(SourceText("guidekit.yaml", text))
    assert fault.name == "invalid-project"
    assert str(fault.span.start) == place
    assert message in fault.message
    assert settings.standards.image_limit == 1_000_000
