"""When the server does what: typing goes first."""

import asyncio
from collections.abc import Callable, Coroutine
from io import BytesIO

import pytest

from guidekit.lsp.pulse import Incoming, Pulse


class Work:
    """Notes what is done, in its order; so many pieces are left for idle moments."""

    def __init__(self, pieces: int = 0) -> None:
        self.done: list[str] = []
        self.left = pieces
        self.pulse = Pulse(self.beat, self.idle)

    def beat(self) -> None:
        self.done.append("beat")

    def idle(self) -> bool:
        self.left -= 1
        self.done.append("piece")
        return self.left > 0

    def during(self, do: Callable[[], Coroutine[None, None, None]]) -> list[str]:
        asyncio.run(asyncio.wait_for(do(), 20))
        return self.done

    async def until(self, count: int) -> None:
        while len(self.done) < count:
            await asyncio.sleep(0)


def test_many_changes_make_one_beat_and_then_the_pieces_follow() -> None:
    work = Work(3)

    async def do() -> None:
        for _ in range(5):
            work.pulse.soon()
        await work.until(4)
        await asyncio.sleep(0.01)

    assert work.during(do) == ["beat", "piece", "piece", "piece"]


def test_a_change_goes_before_the_pieces_that_are_left() -> None:
    work = Work(100)

    async def do() -> None:
        work.pulse.soon()
        await work.until(3)
        work.pulse.soon()
        await work.until(6)

    done = work.during(do)
    again = done.index("beat", 1)
    assert done[:again].count("piece") <= 4
    assert "piece" in done[again:]


def test_no_piece_is_done_while_a_message_comes_in() -> None:
    work = Work(5)
    calm = False
    work.pulse.calm = lambda: calm

    async def do() -> None:
        nonlocal calm
        work.pulse.soon()
        await asyncio.sleep(0.1)
        assert work.done == ["beat"]
        calm = True
        await work.until(6)

    assert work.during(do) == ["beat", *["piece"] * 5]


def test_a_check_that_fails_is_noted_and_the_next_one_is_made(
    caplog: pytest.LogCaptureFixture,
) -> None:
    work = Work()

    def fail() -> None:
        work.beat()
        raise ValueError("broken")

    work.pulse = Pulse(fail, lambda: False)

    async def do() -> None:
        work.pulse.soon()
        await work.until(1)
        await asyncio.sleep(0.01)
        work.pulse.soon()
        await work.until(2)

    assert work.during(do) == ["beat", "beat"]
    assert "a check failed" in caplog.text


def test_a_stream_knows_whether_something_has_just_come() -> None:
    class Raw(BytesIO):
        def readable(self) -> bool:
            return True

    incoming = Incoming(Raw(b"Content-Length: 2\r\n\r\n{}"))
    assert incoming.calm()
    assert incoming.readline() == b"Content-Length: 2\r\n"
    assert not incoming.calm()
    assert (incoming.readline(), incoming.read(2)) == (b"\r\n", b"{}")
