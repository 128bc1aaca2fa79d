"""Where an expression in braces ends."""

from guidekit.syntax.script.statements import StatementReader
from guidekit.syntax.script.tokens import ScriptError, TooDeep

__all__ = ["expression_end"]


def expression_end(text: str, start: int, end: int, *, spread: bool = False) -> int | ScriptError:
    """The place of the ``}`` after the expression at ``start``, or what is wrong with it.

    A ``spread`` has its three dots.

    >>> expression_end("a.b} c", 0, 6)
    3
    >>> expression_end("a b}", 0, 4).token
    'b'
    """
    reader = StatementReader(text, start, end)
    whole: int | None = None
    try:
        reader.next()
        if spread:
            reader.expect("...")
            reader.assign()
        else:
            reader.expression()
        whole = reader.last_stop
        if not reader.is_mark("}"):
            reader.fail()
    except ScriptError as error:
        if whole is not None:
            error.told = whole
        return error
    except TooDeep:
        return end - 1
    return reader.start
