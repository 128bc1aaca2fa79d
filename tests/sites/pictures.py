"""Small images with texts in them, for tests."""

import struct
import zlib

__all__ = ["jpeg", "png", "png_chunk", "riff"]


def png_chunk(kind: bytes, body: bytes) -> bytes:
    """One chunk of a PNG file, with its length and checksum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*chunks: bytes) -> bytes:
    """A PNG file of one grey pixel, with more chunks before the picture."""
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    pixels = png_chunk(b"IDAT", zlib.compress(b"\0\x7f"))
    parts = (png_chunk(b"IHDR", header), *chunks, pixels, png_chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def jpeg(*segments: tuple[int, bytes]) -> bytes:
    """As much of a JPEG file as tools read that look for texts only."""
    parts = [
        b"\xff" + bytes([code]) + struct.pack(">H", len(body) + 2) + body
        for code, body in (*segments, (0xDA, b"\1\1\0\0\x3f\0"))
    ]
    return b"\xff\xd8" + b"".join(parts) + b"\x12\xff\0\x34\xff\xd9"


def riff(kind: bytes, body: bytes) -> bytes:
    """A WebP file with one chunk."""
    chunk = kind + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk
