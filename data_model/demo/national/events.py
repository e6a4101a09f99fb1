"""What happens to the people of a made-up scheme: referrals, custody, offences, treatment, services."""

import numpy as np
import polars as pl

from data_model.demo.calendar import second_wednesday
from data_model.demo.county.offending import CODES
from data_model.demo.county.referrals import SOURCES
from data_model.demo.national.stays import LAST_YEAR, MadeUp
from data_model.tables.assessments import PATHWAYS

END = pl.date(LAST_YEAR, 12, 31)
AGENCIES = ("Police", "Probation Service", "Council housing", "Drug and alcohol service", "HM Prison Service")
HOUSING = ("settled", "temporary", "approved_premises", "rough_sleeping", "none", "unknown")
HOUSING_SHARES = (0.45, 0.22, 0.1, 0.05, 0.11, 0.07)


def declined(scheme: MadeUp, people: pl.DataFrame) -> pl.DataFrame:
    """People referred and not adopted: `person_ref, adopted_on` (here the day of the decision)."""
    some = people.filter(scheme.chance(0.6, len(people)))
    return some.select(
        scheme.refs("d", pl.col("number")).alias("person_ref"), pl.col("adopted_on").alias("adopted_on")
    )


def referral_rows(scheme: MadeUp, people: pl.DataFrame, not_adopted: pl.DataFrame) -> pl.DataFrame:
    """Rows of `referrals`."""
    adopted = people.select("person_ref", "cohort", "adopted_on", pl.lit("adopted").alias("decision"))
    others = not_adopted.with_columns(pl.lit("declined").alias("decision"))
    both = pl.concat([adopted, others], how="diagonal")
    return both.select(
        scheme.refs("r", pl.int_range(1, len(both) + 1)).alias("referral_ref"),
        "person_ref",
        (pl.col("adopted_on") - pl.duration(days=scheme.days(5, 45, len(both)))).alias("referred_on"),
        scheme.picks(list(SOURCES), list(SOURCES.values()), len(both)).alias("source"),
        "cohort",
        pl.col("adopted_on").alias("decided_on"),
        "decision",
    )


def custody_rows(months: pl.DataFrame) -> pl.DataFrame:
    """Rows of `custody_periods`: each run of months in custody, ended in the month after it."""
    inside = months.filter(pl.col("jailed") & pl.col("jail_month"))
    runs = inside.group_by("person_ref", pl.col("tenure") // 12, maintain_order=True).agg(
        pl.col("snapshot_date").min().dt.month_start().alias("first"),
        pl.col("snapshot_date").max().alias("last"),
    )
    ended = pl.col("last") + pl.duration(days=15)
    return runs.select(
        "person_ref",
        (pl.col("first") + pl.duration(days=3)).alias("from_date"),
        pl.when(ended <= END).then(ended).alias("to_date"),
    )


def release_rows(scheme: MadeUp, custody: pl.DataFrame) -> pl.DataFrame:
    """Rows of `releases`."""
    ended = custody.filter(pl.col("to_date").is_not_null())
    homes = [scheme.picks(list(HOUSING), list(HOUSING_SHARES), len(ended)) for _ in range(2)]
    due = pl.col("to_date") + pl.duration(days=91) <= END
    return ended.select(
        "person_ref",
        pl.col("to_date").alias("released_on"),
        pl.lit("A prison").alias("prison"),
        homes[0].alias("accommodation_on_release"),
        pl.when(due).then(homes[1]).alias("accommodation_at_3_months"),
    )


def offence_rows(scheme: MadeUp, people: pl.DataFrame) -> pl.DataFrame:
    """Rows of `offences`: more in the year before adoption than in the year after."""
    counts = scheme.rng.poisson(5.5, len(people))
    rows = int(counts.sum())
    spread = np.where(scheme.rng.random(rows) < 0.62, -scheme.rng.integers(1, 500, rows), 0)
    after = pl.Series(np.where(spread == 0, scheme.rng.integers(1, 500, rows), spread)).cast(pl.Int32)
    listed = people.select("person_ref", "adopted_on")[np.repeat(np.arange(len(people)), counts)]
    dated = listed.with_columns(
        (pl.col("adopted_on") + pl.duration(days=pl.lit(after))).alias("offence_date"),
        scheme.picks(list(CODES), [weight for weight, _ in CODES.values()], rows).alias("offence_code"),
        scheme.days(20, 400, rows).alias("delay"),
        scheme.chance(0.74, rows).alias("proven"),
    ).filter(pl.col("offence_date") <= END)
    proven_on = pl.col("offence_date") + pl.duration(days=pl.col("delay"))
    severity = {code: weight for code, (_, weight) in CODES.items()}
    return dated.select(
        scheme.refs("o", pl.int_range(1, len(dated) + 1)).alias("offence_ref"),
        "person_ref",
        "offence_date",
        "offence_code",
        pl.when(pl.col("proven") & (proven_on <= END)).then(proven_on).alias("proven_on"),
        pl.col("offence_code").replace_strict(severity, return_dtype=pl.Float64).alias("severity"),
    )


def requirement_rows(scheme: MadeUp, people: pl.DataFrame) -> pl.DataFrame:
    """Rows of `treatment_requirements`, for one person in eight."""
    some = people.filter(pl.col("statutory") & scheme.chance(0.12, len(people)))
    ended = pl.col("adopted_on") + pl.duration(days=200)
    done = ended <= END
    return some.select(
        "person_ref",
        scheme.picks(["drug_rehabilitation", "alcohol", "mental_health"], [5, 3, 2], len(some)).alias(
            "requirement"
        ),
        pl.col("adopted_on").alias("made_on"),
        pl.when(done).then(pl.col("adopted_on") + pl.duration(days=25)).alias("started_on"),
        pl.when(done).then(ended).alias("ended_on"),
        pl.when(done)
        .then(scheme.picks(["completed", "breached", "revoked"], [5, 3, 2], len(some)))
        .otherwise(pl.lit("ongoing"))
        .alias("outcome"),
    )


def service_rows(scheme: MadeUp, people: pl.DataFrame) -> pl.DataFrame:
    """Rows of `service_referrals`: one a person."""
    rows = len(people)
    contact = pl.col("adopted_on") + pl.duration(days=12 + scheme.days(2, 40, rows))
    return people.select(
        scheme.refs("s", pl.col("number")).alias("service_referral_ref"),
        "person_ref",
        scheme.picks(list(PATHWAYS), [1.0] * len(PATHWAYS), rows).alias("pathway"),
        scheme.picks(list(AGENCIES[2:4]), [1.0, 1.0], rows).alias("agency"),
        (pl.col("adopted_on") + pl.duration(days=12)).alias("referred_on"),
        scheme.chance(0.5, rows).alias("fast_track"),
        pl.when(contact <= END).then(contact).alias("first_contact_on"),
        pl.Series(scheme.rng.poisson(6, rows)).alias("contacts"),
    )


def enforcement_rows(scheme: MadeUp, people: pl.DataFrame) -> pl.DataFrame:
    """Rows of `enforcement`: one for about every second person."""
    some = people.filter(scheme.chance(0.5, len(people)))
    kinds = ["arrest", "breach", "recall", "search", "tag_violation"]
    return some.select(
        "person_ref",
        (pl.col("adopted_on") + pl.duration(days=scheme.days(1, 21, len(some)))).alias("event_date"),
        scheme.picks(kinds, [5, 3, 1, 1, 1], len(some)).alias("kind"),
    )


def attendance_rows(scheme: MadeUp) -> pl.DataFrame:
    """Rows of `meeting_attendance`: the monthly conference."""
    meetings = [second_wednesday(day) for day in scheme.months]
    listed = [(day, "macc", agency, 1) for day in meetings for agency in AGENCIES]
    columns = ["meeting_date", "meeting", "agency", "expected"]
    return pl.DataFrame(listed, schema=columns, orient="row").with_columns(
        scheme.chance(0.88, len(listed)).cast(pl.Int64).alias("attended")
    )
