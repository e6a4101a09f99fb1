"""What the columns of a figure are, and so what disclosure control does to each."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from fnmatch import fnmatchcase


class Kind(StrEnum):
    """How a column is treated on its way out."""

    KEY = "key"
    """What the row is about: a code, a date. Never withheld."""
    COUNT = "count"
    """A count of people: released cell by cell."""
    VALUE = "value"
    """A statistic of the people in a count, withheld with that count."""
    REFERENCE = "reference"
    """A number that counts nobody (a capacity, a target, rows of a file). Never withheld."""
    DERIVED = "derived"
    """Worked out after release from what is left."""
    COMPUTED = "computed"
    """Worked out after release by the metric's `derive`, which sees released rows alone."""
    IDENTIFIER = "identifier"
    """A reference of one person or one member of staff: for the operator's view only."""


class Unit(StrEnum):
    """How a number reads on screen."""

    NUMBER = "number"
    SHARE = "share"
    """A fraction from 0 to 1, shown per cent."""
    PER_CENT = "per cent"
    """Already in per cent."""
    DAYS = "days"
    MEASURE = "measure"
    """Of whatever size: the smaller, the more decimals."""


@dataclass(frozen=True)
class Column:
    """One column of a figure. A `*` in the name stands for as many columns as the rows bring."""

    name: str
    kind: Kind
    description: str = ""
    of: tuple[str, ...] = ()
    """For a value: the counts it is withheld with. For a computed column: those it is marked like."""
    expression: str | None = None
    """For a derived column: SQL over the columns before it."""
    denominator: str | None = None
    """For a rate: the count below whose minimum it is unreliable."""
    otherwise: str | None = None
    """For an identifier: the column that stands in for it outside the operator's view."""
    open: bool = False
    """For a count: no protected characteristic, area or attribute of a person is behind it."""
    hidden: bool = False
    """Needed on the way, not shown."""
    unit: Unit = Unit.NUMBER


def expand(declared: Iterable[Column], names: Iterable[str]) -> tuple[Column, ...]:
    """The columns declared, each `*` replaced by the columns in `names` that it stands for."""
    columns = tuple(declared)
    exact = {column.name for column in columns}
    free = [name for name in names if name not in exact]
    return tuple(one for column in columns for one in _matching(column, free))


def _matching(column: Column, names: list[str]) -> list[Column]:
    if "*" not in column.name:
        return [column]
    return [replace(column, name=name) for name in names if fnmatchcase(name, column.name)]
