"""A secret in a guide that looks like a real one.

What it does
    Looks everywhere in the text, also in code, for what the tokens and keys of well-known services
    look like, for signed web tokens and for private keys. What has gaps or a pattern, such as
    `xxxx`, `1234567890` or `EXAMPLE`, is left alone.

Why it matters
    If the secret is real, everybody has it now; and scanners of secrets stop the publication.

Reported::

    # Connect Lucca

    Your subdomain and your API key are in the settings. The key looks like
    `AKIAQ7RT5WXKLM2VYB3D`.

Accepted::

    # Connect Lucca

    Your subdomain and your API key are in the settings. The key looks like
    `AKIA****************`.
"""

import re
from collections.abc import Iterator

from guidekit.model import Guide
from guidekit.rules.context import Context
from guidekit.rules.registry import Rule
from guidekit.rules.wording import wording_of
from guidekit.source import Diagnostic, Severity
from guidekit.source.patterns import regex

__all__ = ["RULE"]

SECRET = regex(
    r"""(?<![A-Za-z0-9_-])(?:
      (?:AKIA|ASIA)[A-Z0-9]{16}
    | AIza[A-Za-z0-9_-]{35}
    | gh[opsru]_[A-Za-z0-9]{36,}
    | github_pat_[A-Za-z0-9_]{50,}
    | glpat-[A-Za-z0-9_-]{20,}
    | xox[abprs]-[A-Za-z0-9-]{20,}
    | [rs]k_(?:live|test)_[A-Za-z0-9]{20,}
    | sk-(?:proj-|ant-)?[A-Za-z0-9_-]{32,}
    | SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}
    | shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}
    | lin_api_[A-Za-z0-9]{32,}
    | npm_[A-Za-z0-9]{36}
    | pat-(?:eu|na)[0-9]-[0-9a-f-]{36}
    | eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{20,}
    )(?![A-Za-z0-9])
    | -----BEGIN\ (?:[A-Z]+\ )*PRIVATE\ KEY-----\s*(?:[A-Za-z0-9+/=]{40,}\s*){3,}""",
    re.VERBOSE,
)
WORDS = (
    "akia", "asia", "aiza", "gho_", "ghp_", "ghs_", "ghr_", "ghu_", "github_pat_", "glpat-", "xox",
    "k_live_", "k_test_", "sk-", "sg.", "shpat_", "shpca_", "shppa_", "shpss_", "lin_api_", "npm_",
    "pat-eu", "pat-na", "eyj", "-----begin",
)  # fmt: skip
MADE_UP = regex(
    r"example|sample|dummy|fake|your|test(?!_)|1234|abcd|([A-Za-z0-9])\1{3}", re.IGNORECASE
)
FEWEST_CHARACTERS = 9
"""How many different characters a random text of twenty has at the very least."""


def check(guide: Guide, context: Context) -> Iterator[Diagnostic]:
    for found in wording_of(guide, context).find(SECRET, *WORDS):
        secret = found.match[0]
        made_up = MADE_UP.search(secret) or len(set(secret)) < FEWEST_CHARACTERS
        if not made_up and context.readers(found.passage.guard):
            yield RULE.report(
                f"`{secret[:8]}...` looks like a real secret, expected one that is masked",
                found.span,
                help="withdraw it where it was made, and show `****` in its place",
                connector=context.connector_key,
            )


RULE = Rule("GK313", "secret-in-example", Severity.WARNING, check)
