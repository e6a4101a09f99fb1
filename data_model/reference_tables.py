"""The tables of the reference data: published figures, thresholds and words, each row with its source."""

import datetime as dt

import dataframely as dy
import polars as pl

from data_model.columns import text


def _source() -> dy.String:
    return text("Where the row is published")


def _note(*, nullable: bool = False) -> dy.String:
    return text("What to bear in mind when using the row", nullable=nullable)


class Population(dy.Schema):
    """Residents by characteristic, to hold the caseload against."""

    characteristic = text(
        "Characteristic counted; a suffix names a finer or an adult universe", primary_key=True
    )
    group = text("Code of the group within the characteristic", primary_key=True)
    area = text("Official code of the county, district, region or country", primary_key=True)
    age_range = text("Ages of the people counted")
    people = dy.Int64(min=0, description="Residents")
    source = _source()
    date = dy.Date(
        nullable=True,
        min=dt.date(2000, 1, 1),
        description="Day the figure stands for; empty where the source does not say",
    )
    note = _note()

    @dy.rule()
    def one_age_range_each(cls) -> pl.Expr:
        """A characteristic has one age range, so that its groups may be added up."""
        return pl.col("age_range").n_unique().over("characteristic") == 1


class Benchmarks(dy.Schema):
    """Published figures to compare with, and whether the comparison is fair."""

    measure = text("Code of the measure", primary_key=True)
    area = text("Place it is about", primary_key=True)
    period = text("Period or cohort it is about", primary_key=True)
    value = dy.Float64(description="The figure; shares as a fraction")
    source = _source()
    note = _note()
    label = text("Words shown to people")
    unit = text("Unit of the figure")
    fair_comparison = dy.Bool(description="Whether an IOM caseload may be compared with it")


class Targets(dy.Schema):
    """What the partnership set itself."""

    measure = text("Code of the target", primary_key=True)
    value = dy.Float64(min=0, description="The target; shares as a fraction")
    source = _source()
    label = text("Words shown to people")
    unit = text("Unit of the target")
    note = _note()


class OffenceCodes(dy.Schema):
    """Home Office offence codes and which of them are neighbourhood crime."""

    offence_code = text("Home Office code", primary_key=True)
    description = text("Offence in words")
    offence_group = text("Group of the offence")
    neighbourhood_crime = dy.Bool(description="In Appendix 1 of the strategy")
    serious = dy.Bool(description="Robbery or burglary: the lower score threshold of the fixed rule applies")
    source = _source()

    @dy.rule()
    def serious_is_neighbourhood_crime(cls) -> pl.Expr:
        """Robbery and burglary are neighbourhood crimes."""
        return pl.col("neighbourhood_crime") | ~pl.col("serious")


class Pathways(dy.Schema):
    """The nine pathways, and LLR's areas of need mapped to them; one row per pair."""

    pathway = text("Code of the pathway as loaded", primary_key=True)
    label = text("Words shown to people")
    nine = dy.Bool(description="One of the nine pathways of the strategy")
    mapped_to = text("The one of the nine that it answers to", primary_key=True)
    source = _source()
    llr = dy.Bool(description="One of the seven areas of the Leicestershire assessment")
    sort_order = dy.Int64(min=1, description="Order on a page")


class Instruments(dy.Schema):
    """The needs assessments: scale, direction and the mark that means no need."""

    instrument = text("Code of the instrument", primary_key=True)
    label = text("Words shown to people")
    scale_low = dy.Float64(description="Lowest score")
    scale_high = dy.Float64(description="Highest score")
    better = dy.Enum(["higher", "lower"], description="Which way is improvement")
    no_need_mark = dy.Float64(description="Score that means no need; a score worse than it is a need")
    source = _source()
    note = _note()

    @dy.rule()
    def no_need_mark_is_best_score(cls) -> pl.Expr:
        """The no-need mark is the best score of the scale."""
        best = pl.when(pl.col("better") == "lower").then("scale_low").otherwise("scale_high")
        return pl.col("no_need_mark") == best


class Ethnicity(dy.Schema):
    """The 19 Census groups rolled up to five."""

    ethnicity = text("Code of the ethnic group", primary_key=True)
    label = text("Group as the Census names it")
    group5 = text("Code of the broad group")
    group5_label = text("Broad group as the Census names it")
    white_minority = dy.Bool(description="White other than White British")
    sort_order = dy.Int64(min=1, description="Order on a page")
    source = _source()


class DisclosureThresholds(dy.Schema):
    """What each view withholds; dated by the day of reading, not by the date of the figures."""

    view = dy.Enum(["operator", "board", "publish"], primary_key=True, description="Disclosure view")
    effective_from = dy.Date(primary_key=True, description="Day from which the row applies")
    withhold_below = dy.Int64(min=0, description="Counts from 1 up to but not including this are withheld")
    round_to = dy.Int64(min=0, description="Counts are rounded to a multiple of this; 0 means not rounded")
    minimum_denominator = dy.Int64(min=0, description="No rate on a smaller denominator; 0 means no minimum")
    owner = text("Who decides the threshold")
    source = _source()
    note = _note()


class Labels(dy.Schema):
    """The words that stand for codes on a page."""

    list = text("Name of the closed list", primary_key=True)
    code = text("Code as stored", primary_key=True)
    label = text("Words shown to people")
    sort_order = dy.Int64(min=1, description="Order on a page")
    source = _source()


class Hexes(dy.Schema):
    """Where districts lie on a map of hexagons: rows counted north, odd rows shifted half a step east."""

    area = text("Official code of the district", primary_key=True)
    q = dy.Int64(description="Column of the hexagon")
    r = dy.Int64(description="Row of the hexagon, counted north")
    source = _source()


REFERENCE_TABLES: dict[str, type[dy.Schema]] = {
    "population": Population,
    "benchmarks": Benchmarks,
    "targets": Targets,
    "offence_codes": OffenceCodes,
    "pathways": Pathways,
    "instruments": Instruments,
    "ethnicity": Ethnicity,
    "disclosure_thresholds": DisclosureThresholds,
    "labels": Labels,
    "hexes": Hexes,
}
"""Reference table name to schema."""
