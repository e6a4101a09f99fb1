"""Texts that a spreadsheet would run as a formula, made inert."""

import re

FORMULA = re.compile(r"\s*[=+\-@]|[\t\r]")
NUMBER = re.compile(r"\s*[+-]?\d+(\.\d*)?([eE][+-]?\d+)?\s*")


def inert(cell: str) -> str:
    """`cell`, with an apostrophe before it where a spreadsheet would take it for a formula; numbers stay numbers."""
    if FORMULA.match(cell) and not NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell
