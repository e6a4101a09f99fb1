"""Loaded text where Streamlit reads Markdown: shown letter by letter, never as a link, image or colour."""

import re

_INLINE = re.compile(r"([\\`*_{}\[\]()<>~$:|#!&])")
_LEADING = re.compile(r"^(\d*)([.)+-])(?=[\s=-]|$)")
_GAP = re.compile(r"[ \t\r\n\f\v]+")
_BARE_LINK = re.compile(r"(?i)(https?|ftp|www)(?=[:.])|(?=@)")
_WORD_JOINER = "\u2060"
"""Invisible: keeps Markdown from making a link of a bare address, which no escape does."""


def plain(text: str) -> str:
    """`text` on one line, with every character escaped that Markdown could read as more than itself."""
    line = _BARE_LINK.sub(lambda found: found[0] + _WORD_JOINER, _GAP.sub(" ", text).strip(" "))
    return _LEADING.sub(r"\1\\\2", _INLINE.sub(r"\\\1", line))


def plain_but_code(text: str) -> str:
    """Our own text, in which names stand between backticks: those as code, the rest as `plain` has it."""
    parts = text.split("`")
    # Every second part stood between two backticks; within code nothing is markup, nor may be escaped.
    return "`".join(_GAP.sub(" ", part) if place % 2 else _within(part) for place, part in enumerate(parts))


def _within(part: str) -> str:
    """A part of a sentence as `plain` has it, with the spaces at its ends."""
    start = " " if part[:1].isspace() else ""
    end = " " if part[-1:].isspace() and part.strip() else ""
    return f"{start}{plain(part)}{end}"
