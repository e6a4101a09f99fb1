"""One person's needs in words: on how many pathways there is less need than there was."""

from typing import Any

import polars as pl

from findings.words import count, day, number

NONE = "No needs assessment is recorded up to this date."


def title(rows: pl.DataFrame) -> str:
    """“Less need on 5 of 9 pathways, more on 1”, of the rows of one instrument in `cases.needs`."""
    ways = [way(row) for row in rows.iter_rows(named=True)]
    compared = [one for one in ways if one]
    if not compared:
        return _once(rows)
    less, more = compared.count("less need"), compared.count("more need")
    scored = len(compared)
    of = f"of {count(scored, 'pathway', 'pathways')}"
    if not less and not more:
        return f"The same need on {'the one pathway' if scored == 1 else f'all {scored} pathways'} compared"
    if not less:
        return f"More need on {more} {of}, less on none"
    return f"Less need on {less} {of}" + (f", more on {more}" if more else "")


def _once(rows: pl.DataFrame) -> str:
    known = rows.drop_nulls("latest_score")
    if not known.height:
        return "Not assessed yet"
    needs = known.filter(pl.col("latest_score") != pl.col("no_need")).height
    return f"Assessed once: need on {needs} of {count(known.height, 'pathway', 'pathways')}"


def way(row: dict[str, Any]) -> str:
    """“less need”, “more need” or “the same”; empty where there are not two scores to compare."""
    first, latest = row["first_score"], row["latest_score"]
    if first is None or latest is None or row["first_on"] == row["latest_on"]:
        return ""
    if first == latest:
        return "the same"
    return "less need" if (latest < first) == (row["better"] == "lower") else "more need"


def alternative(rows: pl.DataFrame) -> str:
    """Each pathway's first and latest score."""
    parts = [_pathway(row) for row in rows.iter_rows(named=True)]
    scale = _scale(rows)
    return f"Then and now on each pathway{scale}: {'; '.join(parts)}."


def _scale(rows: pl.DataFrame) -> str:
    if not rows.height:
        return ""
    no_need, better = rows["no_need"][0], rows["better"][0]
    return f" ({number(no_need)} is no need, and {better} is better)"


def _pathway(row: dict[str, Any]) -> str:
    name = row["label"] or row["pathway"]
    if row["latest_score"] is None:
        return f"{name} not assessed"
    latest = f"{row['latest_score']:g} on {day(row['latest_on'])}"
    return (
        f"{name} {latest}" if not way(row) else f"{name} from {row['first_score']:g} to {latest}, {way(row)}"
    )
