"""A table of records to open and to sort: real HTML, which Streamlit's own tables are not or cannot be."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import streamlit as st

_HERE = Path(__file__)
_TABLE = st.components.v2.component(
    "record_table",
    html='<div class="records"></div>',
    css=_HERE.with_suffix(".css").read_text(encoding="utf-8"),
    js=_HERE.with_suffix(".js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True)
class Column:
    """A column: its heading, and whether pressing that sorts the list by it."""

    name: str
    label: str
    sorts: bool = True
    number: bool = False


@dataclass(frozen=True)
class Cell:
    """What stands in a cell: a text, one on a colour, a quiet line beneath, or chips."""

    text: str = ""
    quiet: str = ""
    fill: str = ""
    ink: str = ""
    chips: tuple[str, ...] = ()


@dataclass(frozen=True)
class Record:
    """A row: what it opens, the link and the text of its first cell, and the cells after it."""

    opens: str
    href: str
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Order:
    """By which column the records are sorted."""

    column: str
    descending: bool


def record_table(
    caption: str,
    columns: Sequence[Column],
    records: Sequence[Record],
    order: Order,
    *,
    key: str,
    quiet: str,
    opened: Callable[[str], None],
    sorted_by: Callable[[str], None],
) -> None:
    """Draw the table. `opened` gets what the record pressed opens, `sorted_by` the column pressed.

    `quiet` is the colour of quiet text. Both are called before the run that follows.
    """
    _TABLE(
        key=key,
        data={
            "caption": caption,
            "columns": [asdict(column) for column in columns],
            "rows": [asdict(record) for record in records],
            "order": asdict(order),
            "quiet": quiet,
        },
        on_opened_change=lambda: _tell(key, "opened", opened),
        on_sorted_change=lambda: _tell(key, "sorted", sorted_by),
    )


def _tell(key: str, event: str, listener: Callable[[str], None]) -> None:
    value = st.session_state[key][event]
    if isinstance(value, str):
        listener(value)
