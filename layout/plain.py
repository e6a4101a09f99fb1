"""Loaded text in a place where Streamlit reads Markdown: shown letter by letter, never as a link, image or colour."""

import re

_INLINE = re.compile(r"([\\`*_{}\[\]()<>~$:|#!@&])")
_LEADING = re.compile(r"^(\d*)([.)+-])")
_BARE_LINK = re.compile(r"(?i)\b(www)\.")


def plain(text: str) -> str:
    """`text` on one line, with every character escaped that Markdown could read as more than itself."""
    line = " ".join(text.split("\n")).replace("\r", " ").strip()
    return _BARE_LINK.sub(r"\1\\.", _LEADING.sub(r"\1\\\2", _INLINE.sub(r"\\\1", line)))
