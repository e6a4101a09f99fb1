"""Findings about other thresholds: how many would meet them, and who would join and leave."""

from typing import Any

import polars as pl

from disclosure.figures import Figures
from findings.selection import meet, some
from findings.words import capital, count, people

CHARACTERISTICS = {"sex": "Sex", "age_band": "Age", "ethnicity": "Ethnicity"}
GROUPS = {
    "under_18": "under 18",
    "65+": "65 and over",
    "not_stated": "not stated",
    "white": "White",
    "mixed": "Mixed or multiple",
    "asian": "Asian",
    "black": "Black",
    "other": "Other",
}
TOO_FEW = "too few to tell"
COMPARED = "exact test, Holm-corrected; with fewer than 5 moving it is too few to tell"


def setting(meets: int, unknown: int, planned: int | None, *, own: bool, fixed: str) -> str:
    """“45 would meet this setting, 27 below the 72 planned”."""
    verb = f"{meet(meets)} the rule" if own else "would meet this setting"
    base = f"{capital(some(meets))} {verb}"
    if planned is None:
        return f"{base}{f'; {unknown:,} cannot be told' if unknown else ''}"
    if meets == planned:
        return f"{base}, exactly the {planned:,} planned for {fixed}"
    side = "below" if meets < planned else "above"
    return f"{base}, {abs(planned - meets):,} {side} the {planned:,} planned"


def counted(unknown: int) -> str:
    """Who is counted: nobody from outside the scheme, and of whom it cannot be told."""
    rest = f"; of {people(unknown)} it cannot be told" if unknown else ""
    return f"people on the scheme alone{rest}"


def movers(what_if: Figures, *, own: bool) -> str:
    """“4 would join and nobody would leave: too few to tell”."""
    if own:
        return "At the scheme's own rule nobody joins or leaves"
    joins, leaves = moving(what_if)
    if not joins and not leaves:
        return "With this setting nobody would join or leave"
    base = f"{capital(some(joins))} would join, {some(leaves)} would leave"
    told = _told(what_if)
    if not told:
        return f"{base}: {TOO_FEW} of any group"
    return f"{base}; {count(len(told), 'group stands', 'groups stand')} out"


def moving(what_if: Figures) -> tuple[int, int]:
    """How many people would join and leave altogether."""
    row = whole(what_if)
    return int(row["joins"] or 0), int(row["leaves"] or 0)


def whole(what_if: Figures) -> dict[str, Any]:
    """The row over all cohorts and groups; zeros where nobody is on the scheme."""
    rows = what_if.frame.filter(cohort="total", characteristic="all")
    return rows.row(0, named=True) if rows.height else dict.fromkeys(what_if.frame.columns, 0)


def _told(what_if: Figures) -> list[str]:
    """The groups of which an exact test tells something."""
    found = pl.any_horizontal(pl.col("joins_finding", "leaves_finding").is_in(["more often", "less often"]))
    return what_if.frame.filter(found)["group"].to_list()


def group_rows(what_if: Figures) -> pl.DataFrame:
    """Each group with anybody in it as texts: who meets the setting, joins, leaves, and what that tells."""
    rows = what_if.frame.filter(
        pl.col("characteristic") != "all", pl.sum_horizontal("meets", "does_not_meet", "unknown") > 0
    )
    return pl.DataFrame(
        [_group(row) for row in rows.iter_rows(named=True)],
        schema=dict.fromkeys(
            ("Group", "People", "Meet the setting", "Join", "Leave", "Against everybody else"), pl.String
        ),
    )


def _group(row: dict[str, Any]) -> dict[str, str]:
    everyone = row["meets"] + row["does_not_meet"] + row["unknown"]
    return {
        "Group": f"{CHARACTERISTICS[row['characteristic']]}: {group(row['group'])}",
        "People": f"{everyone:,}",
        "Meet the setting": f"{row['meets']:,}",
        "Join": _signed(row["joins"], "+"),
        "Leave": _signed(row["leaves"], "\N{MINUS SIGN}"),
        "Against everybody else": compared(row),
    }


def _signed(how_many: int | None, sign: str) -> str:
    return f"{sign}{how_many:,}" if how_many else "0"


def group(code: str) -> str:
    """A group as words: “female”, “18–24”, “65 and over”."""
    return GROUPS.get(code) or code.replace("_", " ").replace("-", "–")


def compared(row: dict[str, Any]) -> str:
    """“joins more often; leaves: too few to tell”, or the one word that holds for both."""
    found = [(move, row[f"{move}_finding"]) for move in ("joins", "leaves")]
    known = [(move, words) for move, words in found if words]
    if not known:
        moves = row["group"] == "not_stated" and (row["joins"] or row["leaves"])
        return "not compared" if moves else ""
    if {words for _, words in known} == {TOO_FEW}:
        return TOO_FEW
    return "; ".join(f"{move} {words}" if words != TOO_FEW else f"{move}: {words}" for move, words in known)


def bars(what_if: Figures, *, own: bool) -> list[tuple[str, dict[str, int]]]:
    """What is counted and the people of each cohort: the scheme, its rule and the setting, where another."""
    rows = what_if.frame.filter(pl.col("characteristic") == "all", pl.col("cohort") != "total")
    rows = rows.with_columns(pl.sum_horizontal("meets", "does_not_meet", "unknown").alias("everyone"))
    counted = {
        "everyone": "On the scheme",
        "within_rule": "Meet the scheme's rule",
        "meets": "Meet this setting",
    }
    return [
        (words, dict(rows.select("cohort", column).iter_rows()))
        for column, words in counted.items()
        if not (own and column == "meets")
    ]


def capacity_alternative(
    rows: list[tuple[str, dict[str, int]]], capacity: int | None, planned: int | None
) -> str:
    """The bars in words."""
    places = [
        f"capacity {capacity:,}" if capacity is not None else "",
        f"{planned:,} planned" if planned else "",
    ]
    held = ", ".join(f"{name.lower()} {sum(by_cohort.values()):,}" for name, by_cohort in rows)
    return f"Bars: {held}. {', '.join(filter(None, places))}".rstrip(". ") + "."
