"""A scheme that the project has never seen, made by chance from the data dictionary alone."""

import csv
import datetime as dt
import random
from pathlib import Path

Row = dict[str, object]
Tables = dict[str, list[Row]]

SNAPSHOTS = [dt.date(2024, month, 28) for month in range(1, 13)]
COHORTS = [
    ("core", "all", "Core"),
    ("wider", "exit", "Wider – leaving care"),
    ("wider", "rural", "Wider – rural"),
]
AREAS = ["north", "south", "isle"]
AGENCIES = ["probation_service", "police", "other"]


def make_scheme(seed: int) -> Tables:
    """Tables of a scheme of about 60 people over twelve snapshots, as rows of Python values."""
    chance = random.Random(seed)
    people = [_person(chance, number) for number in range(60)]
    stays = [_stay(chance, person) for person in people]
    return {
        "schemes": [{"scheme": "northshire", "name": "Northshire", "capacity": 45}],
        "cohorts": [_cohort(*cohort) for cohort in COHORTS],
        "areas": [{"scheme": "northshire", "area": area, "name": area.title()} for area in AREAS],
        "people": people,
        "snapshots": [row for stay in stays for row in _snapshots(chance, stay)],
        "episodes": [stay for stay in stays if stay],
        "referrals": [_referral(chance, number, people) for number in range(80)],
    }


def _person(chance: random.Random, number: int) -> Row:
    return {
        "person_ref": f"ns-{number:03d}-p",
        "birth_month": dt.date(chance.randint(1970, 2004), chance.randint(1, 12), 1),
        "sex": chance.choice(["female", "male", "not_stated"]),
        "ethnicity": chance.choice(["white_british", "white_other", "black_african", "not_stated"]),
    }


def _cohort(cohort: str, profile: str, label: str) -> Row:
    return {
        "scheme": "northshire",
        "cohort": cohort,
        "profile": profile,
        "label": label,
        "live_from": dt.date(2023, 11, 28),
        "share_target": 0.5 if cohort == "core" else None,
    }


def _stay(chance: random.Random, person: Row) -> Row:
    if chance.random() < 0.1:
        return {}
    cohort, profile, _ = chance.choice(COHORTS)
    adopted = dt.date(2023, 12, 1) + dt.timedelta(days=chance.randint(0, 300))
    left = adopted + dt.timedelta(days=chance.randint(20, 400))
    return {
        "scheme": "northshire",
        "episode_ref": f"{person['person_ref']}-1",
        "person_ref": person["person_ref"],
        "cohort": cohort,
        "profile": profile,
        "adopted_on": adopted,
        "deselected_on": left if left < dt.date(2024, 12, 31) else None,
    }


def _snapshots(chance: random.Random, stay: Row) -> list[Row]:
    if not stay:
        return []
    area = chance.choice(AREAS)
    until = stay["deselected_on"] or dt.date(2025, 1, 1)
    dates = [date for date in SNAPSHOTS if stay["adopted_on"] <= date < until]  # type: ignore[operator]
    return [_snapshot(chance, stay, area, date) for date in dates]


def _snapshot(chance: random.Random, stay: Row, area: str, date: dt.date) -> Row:
    kept = {key: stay[key] for key in ("scheme", "person_ref", "cohort", "profile")}
    moved = chance.random() < 0.05
    return {
        **kept,
        **({"cohort": "core", "profile": "all"} if moved else {}),
        "snapshot_date": date,
        "area": area,
        "setting": chance.choice(["community", "community", "custody"]),
        "statutory": chance.random() < 0.7,
        "lead_agency": chance.choice(AGENCIES),
        "order_type": chance.choice(["licence", "community_order", None]),
        "com_ref": chance.choice(["com-a", "com-b", None]),
    }


def _referral(chance: random.Random, number: int, people: list[Row]) -> Row:
    referred = dt.date(2024, 1, 1) + dt.timedelta(days=chance.randint(0, 360))
    decision = chance.choice(["adopted", "declined", "deferred", None])
    return {
        "scheme": "northshire",
        "referral_ref": f"ns-r-{number}",
        "person_ref": chance.choice(people)["person_ref"],
        "referred_on": referred,
        "source": chance.choice(["police", "probation", "self"]),
        "decided_on": referred + dt.timedelta(days=chance.randint(0, 40)) if decision else None,
        "decision": decision,
    }


def write_folder(tables: Tables, folder: Path) -> None:
    """The tables as Excel saves them in England: Windows-1252, dates as 30/09/2022."""
    folder.mkdir(parents=True)
    for table, rows in tables.items():
        columns = list(dict.fromkeys(column for row in rows for column in row))
        with (folder / f"{table}.csv").open("w", encoding="cp1252", newline="") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows({column: as_text(row.get(column)) for column in columns} for row in rows)


def as_text(value: object) -> str:
    """A cell as a person would type it."""
    if isinstance(value, dt.date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
