"""The words of JSON Schema: its keywords, and names made from its keys and values."""

from collections.abc import Collection

from guidekit.source import Fault, did_you_mean
from guidekit.source.patterns import regex
from guidekit.source.reading import YamlReader

__all__ = ["KEYWORDS", "check_keywords", "humanised", "plain_name", "word_set"]

UNKNOWN_KEY = "unknown-definition-key"
EXTENSION = regex(r"x-|ui:|\$")


def word_set(words: str) -> frozenset[str]:
    """The words of a list, parted by spaces."""
    return frozenset(words.split())


KEYWORDS = word_set("""
    $anchor $comment $defs $dynamicAnchor $dynamicRef $id $ref $schema $vocabulary
    additionalItems additionalProperties allOf anyOf const contains contentEncoding
    contentMediaType contentSchema default definitions dependencies dependentRequired
    dependentSchemas deprecated description else enum examples exclusiveMaximum exclusiveMinimum
    format id if items maxContains maxItems maxLength maxProperties maximum minContains minItems
    minLength minProperties minimum multipleOf not oneOf pattern patternProperties prefixItems
    properties propertyNames readOnly required then title type unevaluatedItems
    unevaluatedProperties uniqueItems writeOnly
""")
"""The keywords of draft-07 and 2020-12, whether they say anything of a form or not."""

SHORTENED = {"example": "examples", "max": "maximum", "min": "minimum", "item": "items"}
"""Words that are taken for keywords, and that a comparison of letters would tell nothing of."""

UPPER = word_set("""
    ai api aws cli csv db dns ftp gcp gcs hr html http https id ip iso json jwt oidc pat pem rsa s3
    sa sftp sid sql ssh ssl sso tls ui uri url utc uuid xml
""")
MIXED = {"ids": "IDs", "ios": "iOS", "oauth": "OAuth", "oauth2": "OAuth2", "urls": "URLs"}
WORD = regex(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+[0-9]*|[A-Z]+[0-9]*|[^\W_]+")
UNSAFE = regex(r"[\s,\[\]]+")


def check_keywords(schema: YamlReader, keywords: Collection[str], *, only_near: bool) -> None:
    """Record keys that are no keywords, each as what it was probably meant to be.

    With ``only_near`` keys that resemble no keyword pass: JSON Schema lets anyone add some.
    """
    seen: set[str] = set()
    for key, _ in schema.node.entries:
        name = key.text
        if name in seen and name in keywords:
            schema.fail(f"second `{name}`, expected each key once", key.span)
        seen.add(name)
        if name in keywords or EXTENSION.match(name):
            continue
        meant = SHORTENED.get(name)
        advice = f"did you mean `{meant}`?" if meant else did_you_mean(name, keywords)
        if advice or not only_near:
            message = f"unknown key `{name}`, expected a keyword of the format"
            schema.faults.append(Fault(UNKNOWN_KEY, message, key.span, advice))


def humanised(key: str) -> str:
    """A key as a label.

    >>> humanised("api_key"), humanised("clientID"), humanised("use_oauth2"), humanised("--")
    ('API Key', 'Client ID', 'Use OAuth2', '--')
    """
    words = (word.casefold() for word in WORD.findall(key))
    shown = (w.upper() if w in UPPER else MIXED.get(w, w[:1].upper() + w[1:]) for w in words)
    return " ".join(shown) or key


def plain_name(text: str) -> str:
    """A value as part of a path, which guides name in lists: without spaces, commas, brackets.

    >>> plain_name(" OAuth 2.0 [beta]")
    'OAuth-2.0-beta'
    """
    return UNSAFE.sub("-", text).strip("-")
