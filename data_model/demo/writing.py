"""Writing demo schemes as extracts: the files that a scheme would load."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from data_model.demo.frames import Tables
from data_model.demo.gwent import gwent
from data_model.demo.lincolnshire import lincolnshire
from data_model.demo.llr.scheme import llr
from data_model.demo.national.scheme import write_national

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many steps are done and how many there are."""


@dataclass(frozen=True)
class Extract:
    """A folder that can be loaded, what its rows are (`synthetic` or `example`) and the scheme in it."""

    folder: Path
    origin: str
    scheme: str


def write_extracts(
    folder: Path, *, seed: int = 1, schemes: int = 3, years: int = 4, progress: Progress | None = None
) -> list[Extract]:
    """Writes the extracts of `schemes` demo schemes into folders of `folder` and returns them in load order.

    The first three are Lincolnshire, LLR and Gwent, as CSV; any more are made up, together in one folder of
    Parquet files. The same seed gives the same bytes. Raises `ValueError` where a number is not positive.
    """
    if schemes < 1 or years < 1:
        raise ValueError(f"schemes [{schemes}] and years [{years}] must be 1 or more")
    report = progress or _silent
    makers: dict[str, tuple[str, Callable[[], Tables]]] = {
        "lincolnshire": ("synthetic", lambda: lincolnshire(seed, years)),
        "llr": ("example", lambda: llr(seed)),
        "gwent": ("synthetic", lambda: gwent(seed, years)),
    }
    extracts = []
    for number, (scheme, (origin, make)) in enumerate(list(makers.items())[:schemes]):
        report(f"writing {scheme}", number, schemes)
        extracts.append(Extract(_write(folder / scheme, make()), origin, scheme))
    if schemes > len(makers):
        write_national(folder / "national", seed=seed, last=schemes, years=years, progress=report)
        extracts.append(Extract(folder / "national", "synthetic", "national"))
    report("writing extracts", schemes, schemes)
    return extracts


def _write(folder: Path, tables: Tables) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        if len(rows):
            rows.write_csv(folder / f"{name}.csv")
    return folder


def _silent(doing: str, done: int, steps: int) -> None:
    """No progress is asked for."""
