"""What the store holds already, as far as the rules across tables need it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import polars as pl

from data_model.collection import TABLES
from data_model.engine import quoted

Ask = Callable[[str], pl.DataFrame]
"""Runs a SELECT on the store."""


@dataclass(frozen=True)
class Stored:
    """The current version of the store; without `ask`, an empty one."""

    ask: Ask | None = None

    def distinct(self, table: str, columns: Sequence[str]) -> pl.DataFrame:
        """The different values of `columns` in `table`, codes as text."""
        kinds = TABLES[table].columns()
        wanted = pl.Schema({name: _plain(kinds[name].dtype) for name in columns})
        if self.ask is None:
            return wanted.to_frame()
        listed = ", ".join(map(quoted, columns))
        return self.ask(f"select distinct {listed} from {quoted(table)}").cast(wanted)  # noqa: S608 - our own names

    def is_empty(self, table: str) -> bool:
        """Whether `table` has no rows."""
        if self.ask is None:
            return True
        return self.ask(f"select 1 as one from {quoted(table)} limit 1").is_empty()  # noqa: S608 - our own name


def _plain(kind: pl.DataType) -> pl.DataType:
    return pl.String() if isinstance(kind, pl.Enum) else kind
