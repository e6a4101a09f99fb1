"""What rows may refer to: what this load brought so far, what it had to refuse, and what is stored."""

from dataclasses import dataclass, field

import polars as pl

from data_model.rules.stored import Stored

KEPT = {
    "schemes": ("scheme",),
    "cohorts": ("scheme", "cohort", "profile", "live_from", "live_to"),
    "areas": ("scheme", "area"),
    "people": ("person_ref",),
}
"""The columns kept of the tables that others refer to."""

WHY = "_why"
"""Says which row was refused and why."""


@dataclass
class Known:
    """Grows table by table, in the order of loading."""

    stored: Stored
    loaded: dict[str, pl.DataFrame] = field(default_factory=dict)
    refused: dict[str, pl.DataFrame] = field(default_factory=dict)

    def add(self, table: str, loaded: pl.DataFrame, refused: pl.DataFrame | None = None) -> None:
        """Keep what later tables may refer to; `refused` has the keys of the rows refused, and WHY."""
        if table in KEPT:
            self.loaded[table] = loaded.select(KEPT[table])
            if refused is not None:
                self.refused[table] = refused

    def keys(self, table: str, columns: tuple[str, ...]) -> pl.DataFrame:
        """The different values of `columns` that may be referred to."""
        parts = [self.stored.distinct(table, columns)]
        parts += [self.loaded[table].select(columns)] if table in self.loaded else []
        return pl.concat(parts).unique()

    def why_refused(self, table: str, columns: tuple[str, ...]) -> pl.DataFrame:
        """Values of `columns` to why the first row that had them was refused."""
        if table not in self.refused:
            return (
                self.stored.distinct(table, columns).clear().with_columns(pl.lit(None, pl.String).alias(WHY))
            )
        return self.refused[table].select(*columns, WHY).unique(columns, keep="first", maintain_order=True)

    def cohorts(self) -> pl.DataFrame:
        """Every cohort and profile with the days it ran: as in this load, or else as stored."""
        stored = self.stored.distinct("cohorts", KEPT["cohorts"])
        loaded = self.loaded.get("cohorts", stored.clear())
        return pl.concat([loaded, stored.join(loaded, on=["scheme", "cohort", "profile"], how="anti")])
