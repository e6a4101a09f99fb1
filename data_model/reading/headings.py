"""Headings: the names of the columns in the first row of a file."""

from collections.abc import Sequence

from data_model.reading.errors import UnusableSource

MOST_COLUMNS = 500
"""More columns than this is no extract; the widest table of the dictionary has 18."""

NAMELESS = "_nameless_"
"""Begins the name we give to a column that has none."""

OTHER_DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "bars"}


def heading_of(file: str, cells: Sequence[str | None]) -> tuple[str, ...]:
    """The column names, stripped and in small letters. UnusableSource where they cannot be column names."""
    if len(cells) > MOST_COLUMNS:
        raise UnusableSource(f"[{file}] row 1 has more than {MOST_COLUMNS} columns: this is no extract.")
    names = [(cell or "").strip().lower() for cell in cells]
    if not any(names):
        raise UnusableSource(f"[{file}] row 1 is empty: it must hold the names of the columns.")
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise UnusableSource(f"[{file}] row 1 names the column [{twice[0]}] more than once: keep one.")
    return tuple(name or f"{NAMELESS}{place}" for place, name in enumerate(names, start=1))


def check_delimiter(file: str, cells: Sequence[str]) -> None:
    """Nothing; UnusableSource where the heading is one cell that some other delimiter would divide."""
    for mark, name in OTHER_DELIMITERS.items():
        if len(cells) == 1 and mark in cells[0]:
            raise UnusableSource(
                f"[{file}] row 1 has {name} between the column names: save the file as CSV (comma delimited)."
            )
