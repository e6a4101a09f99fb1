"""Parameters: what was asked, checked against the metric's header and completed with its defaults."""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from data_model.columns import REF_PATTERN
from queries.catalogue import Metric
from queries.errors import QueryError
from queries.header import Parameter
from queries.store_facts import StoreFacts

LONGEST_TEXT = 64
"""Characters that a text may have: as many as a reference."""

Value = str | int | float | date | list[str] | None


def complete(metric: Metric, given: Mapping[str, object], facts: StoreFacts, today: date) -> dict[str, Value]:
    """A value for every parameter of `metric`, as given or its default; QueryError if not understood.

    A `snapshot` becomes the latest snapshot date on or before the day given: None where there is none.
    """
    asked = {
        name: value for name, value in given.items() if value is not None and value != () and value != []
    }
    _refuse_unknown(metric, asked)
    values: dict[str, Value] = {}
    for parameter in _in_order(metric.header.parameters):
        value = _checked(parameter, asked[parameter.name]) if parameter.name in asked else None
        value = _default(metric, parameter, values, facts, today) if value is None else value
        values[parameter.name] = _snapshot(value, facts) if parameter.kind == "snapshot" else value
    _refuse_nonsense(values, facts)
    return values


def _in_order(parameters: Iterable[Parameter]) -> list[Parameter]:
    """As declared, but for what takes its default from another parameter: that comes last."""
    return sorted(parameters, key=lambda parameter: parameter.default == "latest snapshot or end")


def _refuse_unknown(metric: Metric, asked: Mapping[str, object]) -> None:
    known = [parameter.name for parameter in metric.header.parameters]
    for name in asked:
        if name not in known:
            takes = ", ".join(known) or "no parameter"
            raise QueryError(f"[{metric.name}] has no parameter [{name}]; it takes: {takes}.")


def _default(
    metric: Metric, parameter: Parameter, values: Mapping[str, Value], facts: StoreFacts, today: date
) -> Value:
    if parameter.required:
        raise QueryError(f"[{metric.name}] needs [{parameter.name}]: {parameter.meaning}.")
    latest = facts.on_or_before(today)
    match parameter.default:
        case "today":
            return today
        case "latest snapshot":
            return latest
        case "first snapshot":
            return facts.snapshot_dates[0] if facts.snapshot_dates else None
        case "latest snapshot or end":
            known = [day for day in (latest, values.get("end")) if isinstance(day, date)]
            return max(known, default=None)
        case other:
            return other


def _snapshot(value: Value, facts: StoreFacts) -> date | None:
    return facts.on_or_before(value) if isinstance(value, date) else None


def _refuse_nonsense(values: Mapping[str, Value], facts: StoreFacts) -> None:
    start, end = values.get("start"), values.get("end")
    if isinstance(start, date) and isinstance(end, date) and start > end:
        raise QueryError(f"The start [{start}] is after the end [{end}].")
    cohorts = values.get("cohort")
    for cohort in cohorts if isinstance(cohorts, list) else []:
        if cohort not in facts.cohorts:
            raise QueryError(
                f"There is no cohort [{cohort}]; there are: {', '.join(facts.cohorts) or 'none'}."
            )


def _checked(parameter: Parameter, value: object) -> Value:
    return _CHECKS[parameter.kind](parameter, value)


def _ref(parameter: Parameter, value: object) -> str:
    if not isinstance(value, str) or not re.match(REF_PATTERN, value):
        raise QueryError(
            f"[{parameter.name}] cannot be [{value}]: a code is 1 to 64 letters, digits, - or _."
        )
    return value


def _refs(parameter: Parameter, value: object) -> list[str]:
    several = [value] if isinstance(value, str) else value
    if not isinstance(several, Iterable):
        raise QueryError(f"[{parameter.name}] cannot be [{value}]: it is a list of codes.")
    codes = [_ref(parameter, one) for one in several]
    return [_choice(parameter, code) for code in codes] if parameter.choices else codes


def _date(parameter: Parameter, value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise QueryError(f"[{parameter.name}] cannot be [{value}]: write dates as 2022-09-30.") from None


def _choice(parameter: Parameter, value: object) -> str:
    if value not in parameter.choices:
        raise QueryError(f"[{parameter.name}] cannot be [{value}]: choose {', '.join(parameter.choices)}.")
    return str(value)


def _text(parameter: Parameter, value: object) -> str | None:
    """What was typed, without the blanks around it; None where nothing is left, which is not asked."""
    typed = str(value).strip()
    if len(typed) > LONGEST_TEXT or not typed.isprintable():
        raise QueryError(
            f"[{parameter.name}] cannot be that: it is at most {LONGEST_TEXT} letters on one line."
        )
    return typed or None


def _number(parameter: Parameter, value: object) -> int:
    try:
        return int(str(value))
    except ValueError:
        raise QueryError(f"[{parameter.name}] cannot be [{value}]: it is a whole number.") from None


def _decimal(parameter: Parameter, value: object) -> float:
    try:
        number = float(str(value))
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or number < 0:
        raise QueryError(f"[{parameter.name}] cannot be [{value}]: it is a number from 0, such as 57.5.")
    return number


_CHECKS: dict[str, Callable[[Parameter, object], Value]] = {
    "ref": _ref,
    "refs": _refs,
    "date": _date,
    "snapshot": _date,
    "choice": _choice,
    "number": _number,
    "decimal": _decimal,
    "text": _text,
}
