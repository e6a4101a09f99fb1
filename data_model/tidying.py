"""Tidying: what the cells say, to typed values. What can be read in two ways is refused, never guessed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time

import dataframely as dy
import polars as pl

from data_model.dates import read_dates
from data_model.faults import ROW, all_faults, faults_in
from data_model.parsed import Parsed

TRUE, FALSE = ("true", "yes", "1"), ("false", "no", "0")
PLAIN_NUMBER = r"^-?(\d+\.?\d*|\.\d+)$"
WHOLE_NUMBER = r"^-?\d+(\.0*)?$"
EMPTY = "must not be empty"
MONTHS = ("birth_month",)
"""Columns of dates that say a month, by its first day."""


@dataclass(frozen=True)
class Tidy:
    """A frame of ROW and the columns of the schema with its types, and the faults of what would not fit."""

    frame: pl.DataFrame
    faults: pl.DataFrame


def strip(frame: pl.DataFrame, faulty: pl.Series) -> pl.DataFrame:
    """The frame without spaces around text, without empty text and without rows that are wholly blank.

    Rows whose numbers are in `faulty` are no blank ones: something stands where no column is.
    """
    text = pl.col(pl.String).str.strip_chars()
    stripped = frame.with_columns(pl.col(pl.Categorical, pl.Enum, pl.Null).cast(pl.String)).with_columns(
        pl.when(text != "").then(text)
    )
    values = [name for name in stripped.columns if name != ROW]
    # a blank row is blank in every column: with one column full there is none to look for
    if any(stripped[name].null_count() == 0 for name in values):
        return stripped
    blank = pl.all_horizontal(pl.col(values).is_null())
    return stripped.filter(~blank | pl.col(ROW).is_in(faulty.implode()))


def tidy(cells: pl.DataFrame, schema: type[dy.Schema]) -> Tidy:
    """The stripped `cells` as values of the schema's types; what does not fit is null and at fault."""
    columns: dict[str, pl.Series] = {ROW: cells[ROW]}
    faults = []
    for name, column in schema.columns().items():
        parsed = _column(cells, name, column)
        columns[name] = parsed.values.alias(name)
        faults += [faults_in(cells[ROW].filter(bad), name, rule) for bad, rule in parsed.bad]
    return Tidy(pl.DataFrame(columns), all_faults(faults))


def _column(cells: pl.DataFrame, name: str, column: dy.Column) -> Parsed:
    if name not in cells.columns:
        return Parsed(pl.repeat(None, cells.height, dtype=column.dtype, eager=True))
    values = cells[name]
    parsed = _as_they_are(values, column) or _reader(name, column)(as_text(values))
    if column.nullable or not values.null_count():
        return parsed
    return Parsed(parsed.values, [*parsed.bad, (values.is_null(), EMPTY)])


def as_text(values: pl.Series) -> pl.Series:
    """Typed values as a CSV file would have them: `12`, `true`, `2022-09-30`."""
    kind = values.dtype
    if isinstance(kind, pl.Datetime):
        at_midnight = values.dt.time() == time()
        return values.dt.strftime("%Y-%m-%d").zip_with(at_midnight, values.dt.strftime("%Y-%m-%d %H:%M:%S"))
    if kind.is_float():
        whole = values.cast(pl.Int64, strict=False)
        return whole.cast(pl.String).zip_with((whole == values).fill_null(False), values.cast(pl.String))
    return values if kind == pl.String else values.cast(pl.String)


def _as_they_are(values: pl.Series, column: dy.Column) -> Parsed | None:
    """Values of a typed file that need no reading; None for any other."""
    kind = values.dtype
    if kind == pl.String:
        return None
    if kind.is_integer() and isinstance(column, dy.Int64 | dy.Float64):
        return Parsed(values.cast(column.dtype))
    if (
        kind.is_float()
        and isinstance(column, dy.Float64)
        and not values.is_infinite().any() | values.is_nan().any()
    ):
        return Parsed(values.cast(column.dtype))
    same = (pl.Date, dy.Date), (pl.Boolean, dy.Bool)
    return Parsed(values) if any(kind == had and isinstance(column, wanted) for had, wanted in same) else None


def _reader(name: str, column: dy.Column) -> Callable[[pl.Series], Parsed]:
    match column:
        case dy.Enum():
            return lambda text: _codes(text, column)
        case dy.Date():
            return lambda text: read_dates(text, months=name in MONTHS)
        case dy.Bool():
            return _flags
        case dy.Int64():
            return _whole_numbers
        case dy.Float64():
            return _numbers
        case _:
            return Parsed


def _codes(text: pl.Series, column: dy.Enum) -> Parsed:
    """Codes of a closed list; capitals are forgiven, nothing else is."""
    values = text.cast(column.dtype, strict=False)
    if values.null_count() > text.null_count():
        values = text.str.to_lowercase().cast(column.dtype, strict=False)
    return Parsed.of(values, text, f"must be one of {', '.join(column.categories)}")


def _flags(text: pl.Series) -> Parsed:
    low = text.str.to_lowercase()
    values = low.replace_strict(
        dict.fromkeys(TRUE, True) | dict.fromkeys(FALSE, False), default=None, return_dtype=pl.Boolean
    )
    return Parsed.of(values, text, "must be true or false (yes and no, 1 and 0 will do)")


def _whole_numbers(text: pl.Series) -> Parsed:
    plain = text.str.contains(WHOLE_NUMBER)
    values = text.str.replace(r"\.0*$", "").cast(pl.Int64, strict=False)
    return Parsed.of(_only(values, plain), text, "is not a whole number: write digits only, such as 12")


def _numbers(text: pl.Series) -> Parsed:
    plain = text.str.contains(PLAIN_NUMBER)
    values = text.cast(pl.Float64, strict=False)
    return Parsed.of(
        _only(values, plain), text, "is not a number: write digits and a point only, such as 12.5"
    )


def _only(values: pl.Series, plain: pl.Series) -> pl.Series:
    """`values` where the text was plain, and null elsewhere."""
    return values if plain.all() else values.set(~plain.fill_null(True), None)
