"""What became of a column of text: its values, and what would not fit."""

from dataclasses import dataclass, field

import polars as pl


@dataclass(frozen=True)
class Parsed:
    """The values (null where there are none), and pairs of which ones are bad and the rule they break."""

    values: pl.Series
    bad: list[tuple[pl.Series, str]] = field(default_factory=list)

    @classmethod
    def of(cls, values: pl.Series, text: pl.Series, rule: str) -> "Parsed":
        """`values`, bad wherever there was text and no value came of it."""
        if values.null_count() == text.null_count():
            return cls(values)
        return cls(values, [(values.is_null() & text.is_not_null(), rule)])
