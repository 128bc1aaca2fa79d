"""Which authentication method the word at the end of a guide's name means."""

from collections.abc import Callable

from guidekit.connectors import AuthMethod, Connector

__all__ = ["is_for_partners", "method_called"]

PARTNER = "partner-"


def _is_oauth(method: AuthMethod) -> bool:
    return "oauth" in plain(method.type)


def _has_own_credentials(method: AuthMethod) -> bool:
    """Whether an app signs in by itself, without a person who agrees."""
    return _is_oauth(method) and (
        plain(method.type).endswith("-cc") or plain(method.grant_type or "") == "client-credentials"
    )


Test = Callable[[AuthMethod], bool]
WORDS: dict[str, tuple[Test, ...]] = {
    "oauth": (lambda method: _is_oauth(method) and not _has_own_credentials(method), _is_oauth),
    "oauth2": (lambda method: _is_oauth(method) and not _has_own_credentials(method), _is_oauth),
    "oauth-client-credentials": (_has_own_credentials, _is_oauth),
    "client-credentials": (_has_own_credentials, _is_oauth),
    "service-user": (lambda method: not _is_oauth(method),),
    "service-account": (lambda method: not _is_oauth(method),),
    "api-key": (lambda method: not _is_oauth(method),),
    "apikey": (lambda method: not _is_oauth(method),),
    "api-token": (lambda method: not _is_oauth(method),),
    "token": (lambda method: not _is_oauth(method),),
}
"""What names of guides end in, and the methods that may be meant: those of the first test that
any method passes."""


def plain(word: str) -> str:
    """A word as names of files have it.

    >>> plain("API_KEY")
    'api-key'
    """
    return word.casefold().replace("_", "-")


def method_called(word: str, connector: Connector) -> AuthMethod | None:
    """The method that a word means: by its key, by its type, or as guides are commonly named.

    None where no method is meant, or more than one.
    """
    word = plain(word).removeprefix(PARTNER)
    tests: tuple[Test, ...] = (
        lambda method: plain(method.key) == word,
        lambda method: plain(method.type) == word,
        *WORDS.get(word, ()),
    )
    for test in tests:
        found = [method for method in connector.auth_methods if test(method)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def is_for_partners(word: str) -> bool:
    """Whether a word speaks of an app that the provider's partner registers.

    >>> is_for_partners("partner-oauth"), is_for_partners("oauth")
    (True, False)
    """
    return plain(word).startswith(PARTNER)
