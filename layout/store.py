"""What must be known of the store before a page is filtered: schemes, and of one its dates and cohorts."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from access.viewer import OPERATOR, Viewer
from data_model.reader import Reader
from layout.ask import ask_store
from queries import areas, quality, schemes

FEW = 8
"""Schemes up to which the newest is looked for: beyond it, the first page would wait for each one's dates."""

MADE_UP = frozenset({"synthetic", "example"})


@dataclass(frozen=True)
class Scheme:
    """One scheme of the store, as the filters need it."""

    code: str
    name: str
    capacity: int | None
    origin: str


@dataclass(frozen=True)
class Opened:
    """A store opened for one viewer."""

    reader: Reader
    location: str
    viewer: Viewer

    def schemes(self) -> dict[str, Scheme]:
        """The schemes that the viewer may see, by code."""
        rows = ask_store(schemes.list, self.reader, self.location, self.viewer).frame.iter_rows(named=True)
        return {
            row["scheme"]: Scheme(row["scheme"], row["name"], row["capacity"], row["origin"]) for row in rows
        }

    def newest(self) -> str:
        """The code of the scheme with the latest snapshot, the first listed where several have it."""
        codes = list(self.schemes())
        if len(codes) > FEW:
            return codes[0]
        return max(codes, key=lambda code: self.dates(code)[-1:] or (date.min,))

    def dates(self, scheme: str) -> tuple[date, ...]:
        """The snapshot dates of `scheme` up to today, in order."""
        today = datetime.now(UTC).date()
        frame = ask_store(
            schemes.snapshot_dates, self.reader, self.location, self.viewer, scheme=scheme
        ).frame
        return tuple(sorted(one for one in frame["snapshot_date"] if one <= today))

    def cohorts(self, scheme: str) -> dict[str, str]:
        """The cohorts of `scheme`, code to name, in the order in which it lists them."""
        frame = ask_store(schemes.cohorts, self.reader, self.location, self.viewer, scheme=scheme).frame
        labels: dict[str, list[str]] = {}
        for cohort, label in zip(frame["cohort"], frame["label"], strict=True):
            labels.setdefault(cohort, []).append(label or cohort)
        return {cohort: cohort_name(cohort, several) for cohort, several in labels.items()}

    def areas(self, scheme: str) -> dict[str, str]:
        """The areas of `scheme`: code to name."""
        frame = ask_store(areas.shapes, self.reader, self.location, self.viewer, scheme=scheme).frame
        return dict(zip(frame["area"], frame["name"], strict=True))

    def tables(self, scheme: str) -> frozenset[str]:
        """The tables that hold rows of `scheme`."""
        frame = ask_store(schemes.tables, self.reader, self.location, self.viewer, scheme=scheme).frame
        return frozenset(
            table for table, rows in zip(frame["table"], frame["rows"], strict=True) if rows != 0
        )


def cohort_name(cohort: str, labels: list[str]) -> str:
    """The name of a cohort whose profiles have `labels`: “Free” of “Free – female”, “Free – young adult”."""
    if len(labels) == 1:
        return labels[0]
    stems = {label.split(" – ")[0].split(" - ")[0].strip() for label in labels}
    return stems.pop() if len(stems) == 1 else cohort.replace("_", " ").capitalize()


def is_demo(reader: Reader, location: str) -> bool:
    """Whether every row of the store is made up: each load, and each scheme, says so."""
    loads = ask_store(quality.loads, reader, location, OPERATOR).frame
    known = ask_store(schemes.list, reader, location, OPERATOR).frame
    origins = {*loads["origin"], *known["origin"]}
    return not known.is_empty() and origins <= MADE_UP
