"""The encoding of a CSV file: UTF-8 with or without its mark, or Windows-1252; never a guess between two."""

import codecs
import mmap
import re
from dataclasses import dataclass

import numpy as np

from data_model.reading.errors import UnusableSource

CHUNK = 1 << 22
SEVERAL_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""A letter of several bytes in UTF-8; Windows-1252 text seldom looks so."""

UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True)
class Scan:
    """What the bytes of a file hold, found in one pass."""

    utf8: bool
    quotes: bool
    nuls: bool
    commas: int
    lines: int
    odd_line_ends: bool
    """A return that no line feed follows."""


def scan(file: str, data: mmap.mmap) -> Scan:
    """One pass over the bytes of `file`. UnusableSource where they are UTF-16."""
    if data[:2] in UTF16:
        raise UnusableSource(f"[{file}] is in UTF-16: save it as CSV UTF-8 (comma delimited).")
    decoder, utf8 = codecs.getincrementaldecoder("utf-8")(), True
    counts = dict.fromkeys((b'"', b"\0", b",", b"\n", b"\r", b"\r\n"), 0)
    for start in range(0, len(data), CHUNK):
        chunk = data[start : start + CHUNK]
        utf8 = utf8 and _decodes(decoder, chunk, last=start + CHUNK >= len(data))
        _count(counts, chunk)
    # a return and its line feed may lie on either side of a chunk's end
    ends = [start for start in range(CHUNK, len(data), CHUNK) if data[start - 1 : start + 1] == b"\r\n"]
    lines = counts[b"\n"] + (data[-1:] != b"\n")
    odd = counts[b"\r"] != counts[b"\r\n"] + len(ends)
    return Scan(utf8, bool(counts[b'"']), bool(counts[b"\0"]), counts[b","], lines, odd)


def windows_1252(file: str, data: mmap.mmap) -> bytes:
    """The bytes of a Windows-1252 file as UTF-8. UnusableSource where the file is a mixture, or neither."""
    content = data[:]
    if SEVERAL_BYTES.search(content):
        raise UnusableSource(
            f"[{file}] line {_first_wrong_line(content)} is not UTF-8 though other text in the file is: "
            "save the whole file as CSV UTF-8."
        )
    try:
        return content.decode("cp1252").encode()
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UnusableSource(
            f"[{file}] line {line} is neither UTF-8 nor Windows-1252: save the file as CSV UTF-8."
        ) from None


def _first_wrong_line(content: bytes) -> int:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return content[: error.start].count(b"\n") + 1
    return 1


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, last: bool) -> bool:
    if chunk.isascii() and not decoder.getstate()[0]:
        return True
    try:
        decoder.decode(chunk, final=last)
    except UnicodeDecodeError:
        return False
    return True


def _count(counts: dict[bytes, int], chunk: bytes) -> None:
    """Add what `chunk` holds; numpy counts the dense marks, the bytes themselves the rare ones."""
    codes = np.frombuffer(chunk, np.uint8)
    for mark in (b",", b"\n"):
        counts[mark] += int(np.count_nonzero(codes == mark[0]))
    for mark in (b'"', b"\0"):
        counts[mark] += mark in chunk
    if b"\r" in chunk:
        counts[b"\r"] += int(np.count_nonzero(codes == 13))
        counts[b"\r\n"] += chunk.count(b"\r\n")
