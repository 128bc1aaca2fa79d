"""How a term changes in a sentence: its plural, and its letter case."""

import re

__all__ = ["carry_case", "plural", "possessive"]

CONSONANT_Y = re.compile(r"[^\W\d_aeiou]y\Z", re.IGNORECASE)
HISSING_END = re.compile(r"(?:ss|us|is|as|x|z|ch|sh)\Z", re.IGNORECASE)


def plural(term: str) -> str:
    """More than one of what the term names; a term that looks like a plural stays.

    >>> [plural(term) for term in ("Hub", "Gateway", "Library", "Inbox", "Connections")]
    ['Hubs', 'Gateways', 'Libraries', 'Inboxes', 'Connections']
    """
    if CONSONANT_Y.search(term):
        return f"{term[:-1]}ies"
    if HISSING_END.search(term):
        return f"{term}es"
    if term[-1:] in {"s", "S"} or not term[-1:].isalpha():
        return term
    return f"{term}s"


def possessive(word: str, suffix: str) -> str:
    """The ending that makes a possessive of a word, with the apostrophe of the one found.

    Names in the plural take an apostrophe alone.

    >>> [possessive(word, "'s") for word in ("Acme", "Globex Systems", "Atlas", "Boss")]
    ["'s", "'", "'s", "'s"]
    >>> possessive("people", "\u2019")
    '\u2019s'
    """
    plain = word[-1:] in {"s", "S"} and not HISSING_END.search(word)
    if plain or (len(suffix) == 1 and word[-1:] in {"s", "S"}):
        return suffix[0]
    if len(suffix) > 1:
        return suffix
    return f"{suffix}{'S' if word.isupper() else 's'}"


def carry_case(found: str, term: str, own: str) -> str:
    """``own``, in place of ``term``, in the letter case in which a text has it.

    Spelt as the term itself, it becomes ``own`` as the brand spells it.

    >>> [carry_case(found, "Hub", "HR Gateway") for found in ("Hub", "hub", "HUB")]
    ['HR Gateway', 'HR gateway', 'HR GATEWAY']
    >>> [carry_case(found, "linked item", "open box") for found in ("Linked item", "Linked Item")]
    ['Open box', 'Open Box']
    """
    if found == term:
        return own
    if found.islower():
        return " ".join(word if _is_acronym(word) else word.lower() for word in own.split(" "))
    if found.isupper():
        return own.upper()
    if _is_titled(found) and not _is_titled(term) and len(found.split()) > 1:
        return " ".join(_capital(word) for word in own.split(" "))
    return _capital(own) if found[:1].isupper() and not term[:1].isupper() else own


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_titled(text: str) -> bool:
    return all(word[0].isupper() for word in text.split())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
