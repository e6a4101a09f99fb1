"""The cells of an Excel sheet as text."""

import datetime as dt
from decimal import Decimal
from typing import Any

FORMULA = "holds a formula: paste its value instead"
ERROR = "holds an error of Excel"

MIDNIGHT = dt.time()


def cell_text(value: object) -> str | None:
    """What a cell stands for: numbers in full, dates as 2022-09-30; None for an empty one."""
    match value:
        case None:
            return None
        case bool():
            return str(value).lower()
        case float():
            return _number(value)
        case dt.datetime():
            return value.date().isoformat() if value.time() == MIDNIGHT else value.isoformat(" ")
        case dt.date():
            return value.isoformat()
        case _:
            return str(value).strip() or None


def cell_fault(cell: Any) -> str | None:
    """Why the cell cannot be read, or None."""
    kind = getattr(cell, "data_type", None)
    if kind == "f":
        return FORMULA
    return f"{ERROR} ({cell.value})" if kind == "e" else None


def _number(value: float) -> str:
    """Excel keeps 15 figures; those beyond are what binary fractions leave over (0.1 + 0.2)."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{Decimal(f'{value:.15g}'):f}"
