"""The texts that an image file carries beside its picture: comments, EXIF, XMP and the like.

Formats are told by their first bytes. PNG and JPEG are read piece by piece; of the others every
run of letters counts, for what they hold packed looks like none.
"""

import re
import struct
import zlib
from collections.abc import Iterator

from guidekit.source.patterns import regex

__all__ = ["IMAGES", "DamagedImageError", "runs_in", "texts_in"]

IMAGES = {
    ".avif": regex(rb"....ftyp", re.DOTALL),
    ".gif": regex(rb"GIF8[79]a"),
    ".ico": regex(rb"\0\0[\1\2]\0"),
    ".jpeg": regex(rb"\xff\xd8\xff"),
    ".jpg": regex(rb"\xff\xd8\xff"),
    ".mp4": regex(rb"....ftyp", re.DOTALL),
    ".png": regex(rb"\x89PNG\r\n\x1a\n"),
    ".webm": regex(rb"\x1a\x45\xdf\xa3"),
    ".webp": regex(rb"RIFF....WEBP", re.DOTALL),
}
"""How a file begins, by the end of its name."""

MOST_TEXT = 4_000_000
"""So many bytes of packed text are unpacked; honest ones are a thousandth of that."""

RUNS = regex(rb"[\x20-\x7e]{6,}")
WIDE_RUNS = regex(rb"(?:[\x20-\x7e]\0){6,}")
MARKER = regex(rb"\xff[^\0\xd0-\xd7\xff]")
PNG_PICTURE = frozenset({b"IHDR", b"PLTE", b"IDAT", b"fdAT", b"IEND", b"tRNS"})
JPEG_TEXTS = frozenset({*range(0xE0, 0xF0), 0xFE})
JPEG_SCAN, JPEG_END = 0xDA, 0xD9


class DamagedImageError(ValueError):
    """A file that cannot be read as the image that it seems to be; says why."""


def texts_in(data: bytes, suffix: str) -> Iterator[tuple[str, str]]:
    r"""Where in an image file there is text, and the text.

    Raises :class:`DamagedImageError` where the file is broken, after what could be read of it.

    >>> comment = b"\xff\xd8\xff\xfe\x00\x09Made by\xff\xd9"
    >>> list(texts_in(comment, ".jpg"))
    [('JPEG comment', 'Made by')]
    """
    if not IMAGES[suffix].match(data):
        raise DamagedImageError(f"begins like no {suffix.removeprefix('.').upper()} file")
    if suffix == ".png":
        yield from _png(data)
    elif suffix in (".jpg", ".jpeg"):
        yield from _jpeg(data)
    else:
        yield from runs_in(data)


def _png(data: bytes) -> Iterator[tuple[str, str]]:
    at = 8
    while True:
        if at + 12 > len(data):
            raise DamagedImageError("ends in the middle")
        length, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + length]
        check = data[at + 8 + length : at + 12 + length]
        if len(check) < len(b"CRC!"):
            raise DamagedImageError("ends in the middle")
        if zlib.crc32(kind + body).to_bytes(4, "big") != check:
            raise DamagedImageError(f"has a `{kind.decode('latin-1')}` chunk with a wrong checksum")
        if kind not in PNG_PICTURE:
            yield from _chunk(kind.decode("latin-1"), body)
        at += 12 + length
        if kind == b"IEND":
            break
    yield from _blob("data behind the picture", data[at:])


def _chunk(kind: str, body: bytes) -> Iterator[tuple[str, str]]:
    """The texts of one chunk; packed ones are unpacked."""
    place = f"PNG `{kind}`"
    key, _, rest = body.partition(b"\0")
    if kind in ("zTXt", "iCCP"):
        body = key + b"\0" + _unpacked(rest[1:], place)
    elif kind == "iTXt" and rest[:1] == b"\1":
        language, _, others = rest[2:].partition(b"\0")
        translated, _, packed = others.partition(b"\0")
        body = b"\0".join((key, language, translated, _unpacked(packed, place)))
    yield from _blob(place, body)


def _unpacked(packed: bytes, place: str) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(packed, MOST_TEXT)
    except zlib.error as error:
        raise DamagedImageError(f"has text in {place} that cannot be unpacked") from error
    if unpacking.unconsumed_tail:
        raise DamagedImageError(f"has more text in {place} than a picture has use for")
    return text


def _jpeg(data: bytes) -> Iterator[tuple[str, str]]:
    at = 2
    while True:
        marker = MARKER.search(data, at)
        if marker is None:
            raise DamagedImageError("ends in the middle")
        code = marker[0][1]
        at = marker.end()
        if code == JPEG_END:
            break
        length = int.from_bytes(data[at : at + 2], "big")
        if length < len(b"II") or at + length > len(data):
            raise DamagedImageError("ends in the middle")
        if code in JPEG_TEXTS:
            name = "comment" if code == max(JPEG_TEXTS) else f"`APP{code - min(JPEG_TEXTS)}`"
            yield from _blob(f"JPEG {name}", data[at + 2 : at + length])
        at += length
    yield from _blob("data behind the picture", data[at:])


def _blob(place: str, blob: bytes) -> Iterator[tuple[str, str]]:
    """Bytes of unknown make as text, of one byte a letter or of two."""
    if not blob.strip(b"\0"):
        return
    text = blob.decode("utf-8", "replace").replace("\0", "\n")
    yield place, text
    if b"\0" in blob:
        yield place, blob.replace(b"\0", b"").decode("utf-8", "replace")


def runs_in(data: bytes) -> Iterator[tuple[str, str]]:
    """Every run of letters in a file of any kind, as one text."""
    found = [run.decode("ascii") for run in RUNS.findall(data)]
    found += [run.replace(b"\0", b"").decode("ascii") for run in WIDE_RUNS.findall(data)]
    if found:
        yield "bytes that read as text", "\n".join(found)
