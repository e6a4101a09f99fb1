"""The tables of a made-up scheme: what the caseload, its work and its crime pages count."""

import numpy as np
import polars as pl

from data_model.demo.county.people import DISABILITY, MARITAL, ORIENTATION, REASSIGNMENT, RELIGION
from data_model.demo.lincolnshire import ADOPTED
from data_model.demo.national.stays import AREAS, COHORTS, LAST_YEAR, MadeUp
from data_model.tables.assessments import PATHWAYS

LABELS = ("Fixed", "Flex", "Free – female", "Free – young adult")
END = pl.date(LAST_YEAR, 12, 31)


def scheme_tables(scheme: MadeUp) -> dict[str, pl.DataFrame]:
    """The few rows that describe the scheme itself."""
    live = {"scheme": scheme.code, "live_from": scheme.first_day}
    cohorts = [
        live
        | {
            "cohort": cohort,
            "profile": profile,
            "label": label,
            "share_target": 0.6 if label == "Fixed" else None,
        }
        for (cohort, profile), label in zip(COHORTS, LABELS, strict=True)
    ]
    areas = [{"scheme": scheme.code, "area": f"area-{n}", "name": f"Area {n}"} for n in range(1, AREAS + 1)]
    policy = {"ogrs": 60.0, "ogrs_serious": 50.0, "css": 1000.0, "source": "Made up"}
    policy |= {"scheme": scheme.code, "effective_from": scheme.first_day}
    event = {
        "scheme": scheme.code,
        "event_date": scheme.first_day,
        "title": "IOM goes live",
        "detail": "Made up.",
    }
    return {
        "schemes": pl.DataFrame(
            [{"scheme": scheme.code, "name": f"Scheme {scheme.number:02d}", "capacity": 350}]
        ),
        "cohorts": pl.DataFrame(cohorts),
        "areas": pl.DataFrame(areas),
        "selection_policy": pl.DataFrame([policy]),
        "scheme_events": pl.DataFrame([event]),
    }


def people_rows(scheme: MadeUp, people: pl.DataFrame, declined: pl.DataFrame) -> pl.DataFrame:
    """Rows of `people`: the adopted and the declined."""
    both = pl.concat([people.select("person_ref", "profile", "adopted_on"), declined], how="diagonal")
    rows = len(both)
    lists = {
        "ethnicity": ADOPTED,
        "disability": DISABILITY,
        "religion": RELIGION,
        "sexual_orientation": ORIENTATION,
        "gender_reassignment": REASSIGNMENT,
        "marital_status": MARITAL,
    }
    young = pl.col("profile") == "young_adult"
    older = pl.Series(np.clip(scheme.rng.normal(34, 8, rows), 18.1, 65))
    age = pl.when(young).then(pl.Series(scheme.rng.uniform(18.1, 23, rows))).otherwise(older)
    born = pl.col("adopted_on") - pl.duration(days=(age * 365.25).cast(pl.Int64))
    sex = scheme.picks(["male", "female"], [0.92, 0.08], rows)
    return both.select(
        "person_ref",
        born.dt.truncate("1mo").alias("birth_month"),
        pl.when(pl.col("profile") == "female").then(pl.lit("female")).otherwise(sex).alias("sex"),
        *(scheme.picks(list(kinds), list(kinds.values()), rows).alias(name) for name, kinds in lists.items()),
        scheme.chance(0.01, rows).alias("restricted"),
    )


def snapshot_rows(scheme: MadeUp, months: pl.DataFrame) -> pl.DataFrame:
    """Rows of `snapshots`."""
    inside = pl.col("jailed") & pl.col("jail_month")
    score = (68 + 12 * pl.col("level") + 3 * pl.col("slope") * pl.col("tenure")).clip(5, 98).round(0)
    statutory = pl.col("statutory") | inside
    return months.select(
        "snapshot_date",
        "person_ref",
        "cohort",
        "profile",
        "area",
        pl.when(inside).then(pl.lit("custody")).otherwise(pl.lit("community")).alias("setting"),
        statutory.alias("statutory"),
        pl.when(statutory).then(pl.lit("probation_service")).otherwise(pl.lit("police")).alias("lead_agency"),
        pl.when(inside)
        .then(pl.lit("licence"))
        .when(pl.col("statutory"))
        .then(pl.lit("community_order"))
        .otherwise(pl.lit("voluntary"))
        .alias("order_type"),
        pl.when(pl.col("number") % 3 == 0)
        .then(pl.lit("28.2"))
        .otherwise(pl.lit("46"))
        .alias("index_offence"),
        score.alias("ogrs"),
        pl.lit("ogrs3").alias("predictor"),
        (1500 + 400 * pl.col("level")).clip(50).round(0).alias("css"),
        (pl.col("number") % 40 == 0).alias("mappa"),
        pl.when(statutory).then(pl.format(f"{scheme.code}-com-{{}}", "staff")).alias("com_ref"),
        pl.format(f"{scheme.code}-polm-{{}}", "staff").alias("polm_ref"),
    )


def rating_rows(scheme: MadeUp, months: pl.DataFrame) -> pl.DataFrame:
    """Rows of `rag_ratings`, from the second month on: a slow level with some noise, so ratings stick."""
    later = months.filter(pl.col("tenure") > 0)
    noise = pl.Series(scheme.rng.normal(0, 0.35, len(later)))
    level = pl.col("level") + pl.col("slope") * pl.col("tenure") + noise
    rag = pl.when(level > 0.3).then(pl.lit("red")).when(level < -1.1).then(pl.lit("green"))
    return later.select(
        (pl.col("snapshot_date").dt.month_start() + pl.duration(days=9)).alias("meeting_date"),
        "person_ref",
        rag.otherwise(pl.lit("amber")).alias("rag"),
        pl.lit("retain").alias("outcome"),
    )


def assessment_rows(scheme: MadeUp, months: pl.DataFrame) -> pl.DataFrame:
    """Rows of `assessments`: nine pathways every month."""
    rows, kinds = len(months), len(PATHWAYS)
    usual = np.array([2.2, 4.6, 3.7, 2.6, 3.9, 1.4, 3.6, 3.6, 6.1])
    trend = (months["level"] + months["slope"] * months["tenure"]).to_numpy()
    scores = usual + trend[:, None] + scheme.rng.normal(0, 1.6, (rows, kinds))
    numbered = months.select(
        scheme.refs("a", pl.int_range(1, rows + 1)).alias("assessment_ref"),
        "person_ref",
        (pl.col("snapshot_date").dt.month_start() + pl.duration(days=10 + pl.col("number") % 15)).alias(
            "assessed_on"
        ),
    )
    return numbered[np.repeat(np.arange(rows), kinds)].with_columns(
        pl.lit("in_house").alias("instrument"),
        pl.Series("pathway", np.tile(np.array(PATHWAYS, dtype=object), rows)),
        pl.Series("score", np.clip(np.round(scores), 0, 10).ravel() + 0.0),
    )


def episode_rows(scheme: MadeUp, people: pl.DataFrame) -> pl.DataFrame:
    """Rows of `episodes`."""
    left = pl.col("deselected_on").is_not_null()
    reason = scheme.picks(
        ["three_greens", "sentence_ended", "risk_reduced", "moved_area"], [4, 3, 2, 1], len(people)
    )
    return people.select(
        scheme.refs("e", pl.col("number")).alias("episode_ref"),
        "person_ref",
        "cohort",
        "profile",
        "adopted_on",
        "deselected_on",
        pl.when(left).then(reason).alias("exit_reason"),
        pl.when(left).then(scheme.chance(0.7, len(people))).alias("exit_plan"),
    )
