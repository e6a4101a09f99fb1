"""What is said of the pathways: need at entry and now, progress beyond chance, and services against need."""

from typing import Any

import polars as pl

from disclosure.figures import Figures
from findings.words import count, fitting, names, number, people, percent


def headline(progress: Figures) -> str:
    """In how many pathways the need of the closed group fell, or rose, beyond chance."""
    last = _last(progress)
    known = [row for row in last if row["change_low"] is not None]
    if not known:
        return "Too few were assessed at every step to tell progress"
    months = known[0]["month"]
    better, worse = [row for row in known if _way(row) < 0], [row for row in known if _way(row) > 0]
    after = f"after {count(months, 'month', 'months')}"
    if worse and not better:
        return f"Need rose in {_of(worse, known)}, beyond chance, {after}"
    if better and worse:
        fell = count(len(better), "pathway", "pathways")
        return f"Need fell in {fell} and rose in {len(worse)}, {after}"
    if better:
        return f"Need fell in {_of(better, known)}, beyond chance, {after}"
    return f"Need has not changed beyond chance in any pathway {after}"


def group(progress: Figures) -> str:
    """Whom the progress is about."""
    last = _last(progress)
    if not last:
        return ""
    return f"closed group of {people(last[0]['people'])} assessed at every step; down is less need"


def averages(entry: Figures, latest: Figures) -> str:
    """The need most people have, and how it moved."""
    rows = [row for row in entry.frame.to_dicts() if row["share_with_need"] is not None]
    if not rows:
        return "Need at entry cannot be told"
    most = max(rows, key=lambda row: row["share_with_need"])
    now = {row["pathway"]: row["share_with_need"] for row in latest.frame.to_dicts()}.get(most["pathway"])
    then = percent(most["share_with_need"])
    if now is None:
        return fitting(
            f"{most['label']}: the commonest need at entry, {then}", f"The commonest need: {then} at entry"
        )
    return fitting(
        f"{most['label']}: {then} at entry, {percent(now)} now",
        f"The commonest need: {then} at entry, {percent(now)} now",
    )


def movement(figures: Figures) -> str:
    """Whether more got better than worse, pathway by pathway."""
    rows = [
        row for row in figures.frame.to_dicts() if row["improved"] is not None and row["worsened"] is not None
    ]
    if not rows:
        return "Too few were assessed twice to tell"
    better = [row for row in rows if row["improved"] > row["worsened"]]
    return f"More people improved than worsened in {_of(better, rows)}"


def services(figures: Figures) -> str:
    """Where the fewest of those with a need were referred."""
    rows = [row for row in figures.frame.to_dicts() if row["share_referred"] is not None]
    if not rows:
        return "Services cannot be held against need here"
    least = min(rows, key=lambda row: row["share_referred"])
    if least["share_referred"] == 0:
        return fitting(f"{least['label']}: nobody in need was referred", "In one pathway nobody was referred")
    said = f"{percent(least['share_referred'])} of those in need referred"
    return fitting(f"{least['label']}: only {said}", f"The fewest referred: {said}")


def fall_out(figures: Figures) -> str:
    """How many are left of those who began."""
    rows = figures.frame.to_dicts()
    if not rows:
        return "Nobody was assessed at entry"
    first, last = rows[0]["in_group"], rows[-1]["in_group"]
    if first is None or last is None:
        return "How many fell out of the group is partly withheld"
    return f"{number(last)} of {people(first)} assessed at every step"


def mapping(figures: Figures) -> pl.DataFrame:
    """The scheme's own areas of need and which of the nine pathways each answers to."""
    columns = ("Area of need as assessed", "Pathway of the national strategy")
    rows = [
        {columns[0]: row["label"], columns[1]: str(row["nine"]).replace("_", " ").capitalize()}
        for row in figures.frame.to_dicts()
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String))


def is_mapped(figures: Figures) -> bool:
    """Whether any area of need is not one of the nine itself."""
    return any(row["pathway"] != row["nine"] for row in figures.frame.to_dicts())


def averages_in_words(entry: Figures, latest: Figures) -> str:
    """The three averages in words."""
    now = {row["pathway"]: row for row in latest.frame.to_dicts()}
    parts = [
        f"{row['label']} {percent(row['share_with_need'])} at entry and "
        f"{percent(now.get(row['pathway'], {}).get('share_with_need'))} at the latest"
        for row in entry.frame.to_dicts()
    ]
    return f"Share with need: {names(parts) or 'nobody assessed'}."


def progress_in_words(figures: Figures) -> str:
    """The last step of every pathway in words."""
    parts = [
        f"{row['label']} " + ("withheld" if row["change"] is None else f"{row['change']:+.1f}")
        for row in _last(figures)
    ]
    return f"Change of the mean score since entry: {names(parts) or 'nobody'}."


def movement_in_words(figures: Figures) -> str:
    """Improved and worsened in words."""
    parts = [
        f"{row['label']} {_count(row['improved'])} improved, {_count(row['worsened'])} worsened"
        for row in figures.frame.to_dicts()
    ]
    return f"{'; '.join(parts) or 'Nobody was assessed twice'}."


def services_in_words(figures: Figures) -> str:
    """Need and referrals in words."""
    parts = [
        f"{row['label']} {_count(row['referred'])} of {_count(row['people_with_need'])} referred"
        for row in figures.frame.to_dicts()
    ]
    return f"{'; '.join(parts) or 'Nobody with a need'}."


def _last(progress: Figures) -> list[dict[str, Any]]:
    """The rows of the last step."""
    months = progress.frame["month"].drop_nulls()
    return [] if months.is_empty() else progress.frame.filter(month=months.to_list()[-1]).to_dicts()


def _way(row: dict[str, Any]) -> int:
    """−1 where need fell beyond chance, 1 where it rose, 0 where it cannot be told."""
    sign = -1 if row["better"] == "higher" else 1
    low, high = sorted((sign * row["change_low"], sign * row["change_high"]))
    return -1 if high < 0 else 1 if low > 0 else 0


def _of(some: list[Any], every: list[Any]) -> str:
    if len(every) == 1:
        return "the one pathway" if some else "no pathway"
    if len(some) == len(every):
        return f"all {len(every)} pathways"
    return f"{len(some) or 'none'} of {len(every)} pathways"


def _count(how_many: int | None) -> str:
    return "a withheld number" if how_many is None else f"{how_many:,}"
